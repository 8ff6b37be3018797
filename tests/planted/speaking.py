"""Words that are given to somebody who did not say them."""

from collections.abc import Iterator

from tests.planted.falsehoods import Falsehood, of_kinds
from tests.planted.folders import Draft, Folder, Stated, made
from tests.planted.naming import is_named, people

_NEAR = ("same-paragraph", "near", "far", "pronoun")


def _kinds(what: str) -> tuple[str, ...]:
    return (*(f"speaker-{what}-{where}" for where in _NEAR), f"joint-{what}")


@of_kinds("speaker, quotations", 10, *_kinds("quotation"))
def quotations_of_another(folder: Folder) -> Iterator[Falsehood]:
    """Quotations that are given to another person."""
    for stated in folder.statements:
        if any(one.evidence.quote and not one.evidence.passage for one in stated.said.evidence):
            yield from _of_another(folder, stated, "quotation")


@of_kinds("speaker, reports", 25, *_kinds("report"))
def reports_of_another(folder: Folder) -> Iterator[Falsehood]:
    """Reports that are given to another person."""
    for stated in folder.statements:
        if any(not one.evidence.quote for one in stated.said.evidence):
            yield from _of_another(folder, stated, "report")


def _of_another(folder: Folder, stated: Stated, what: str) -> Iterator[Falsehood]:
    if len(stated.speakers) != 1 or stated.speakers[0] == "unnamed":
        return
    own = folder.dossier.party_of(stated.speakers[0])
    for index, cited in enumerate(stated.said.evidence):
        is_of_kind = bool(cited.evidence.quote) == (what == "quotation")
        if not is_of_kind or cited.is_own or cited.article is None or not cited.paragraphs:
            continue
        here = folder.words(cited)
        first = cited.paragraphs[0]
        before = " ".join(
            one.text for one in cited.article.paragraphs[max(0, first - 3) : first - 1]
        )
        nobody = not any(is_named(one, here, folder.language) for one, _ in people(folder))
        for person, party in people(folder):
            if own is None or party == own.id:
                continue
            where = "far"
            if is_named(person, here, folder.language):
                where = "same-paragraph"
            elif nobody:
                where = "pronoun"
            elif is_named(person, before, folder.language):
                where = "near"
            told = f"{person.name}: {stated.summary}"
            yield Falsehood(
                f"speaker-{what}-{where}",
                stated.id,
                told,
                here,
                _given(stated.id, index, person.id, party),
            )
            if where != "same-paragraph":
                continue
            yield Falsehood(
                f"joint-{what}",
                stated.id,
                f"{stated.speakers[0]} and {told}",
                here,
                _shared(stated, index, person.id),
            )


def _given(name: str, index: int, speaker: str, party: str):
    def plant(draft: Draft) -> None:
        entry = draft.move(name, party)
        _alone(entry, index)
        entry.fields["speaker"] = made(speaker, entry.place)

    return plant


def _shared(stated: Stated, index: int, speaker: str):
    def plant(draft: Draft) -> None:
        entry = draft.free(stated.id)
        _alone(entry, index)
        entry.fields["speaker"] = made([*stated.speakers, speaker], entry.place)

    return plant


def _alone(entry, index: int) -> None:
    """Leave one piece of evidence alone."""
    evidence = entry.fields["evidence"]
    evidence.items = [evidence.items[index]]
