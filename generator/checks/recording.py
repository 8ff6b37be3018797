"""Evidence rule 6: a text is the one that was recorded, and what rests on an edit is looked at
again.

What an edit changed is not told here: that needs the text as it was, which only a repository has.
Whoever prints these problems adds it (`authoring/rewordings.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.content.problems import Doubt, Place, Problem, counted, shortened
from generator.content.statements import Evidence
from generator.evidence.articles.archive import listed
from generator.evidence.assertions import assertions
from generator.evidence.recorded import edited_evidence, recorded_digests
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited

_SHOWN = 300
"""How many characters of a paragraph are shown."""

_ELSEWHERE = 1
"""By so many days two clocks may differ: it is not the same day everywhere."""

_YEARS = 10
"""After so many years nobody confirms anything of content that stays as it is."""


def check_source_is_unchanged(dossier: Dossier) -> Iterator[Problem]:
    """Rule 6: an article is the one that was checked when its SHA-256 was recorded.

    Bad:  sha256 of another version of the file
    Good: the digits that `explainer source update` writes
    """
    for article in dossier.archive.articles.values():
        source = article.source
        written = source.node.fields.get("sha256")
        if written and written.plain() == source.sha256 != article.sha256:
            message = f"“{source.file}” is not the file that was recorded here"
            hint = f"explainer source update {source.id}"
            if source.sha256.strip("0"):
                hint = f"restore the file; or, if the change is meant: {hint}"
            else:
                message = f"nothing is recorded of “{source.file}” yet"
            yield Problem(source.at("sha256"), "source-changed", message, hint)


def check_every_paragraph_is_recorded(dossier: Dossier) -> Iterator[Problem]:
    """Rule 6: there is a digest for each paragraph, so that it can be told what was edited.

    Bad:  digests: …   (of 30 paragraphs, where the article has 31)
    Good: what `explainer source update` writes
    """
    for article in dossier.archive.articles.values():
        source, count = article.source, len(recorded_digests(article.source))
        if count and count != len(article.paragraphs) and source.sha256 == article.sha256:
            message = f"{counted(count, 'paragraph')} of “{source.id}” were recorded, and it has "
            message += f"{len(article.paragraphs)}"
            hint = (
                f"this tells what was edited, and records it: explainer source update {source.id}"
            )
            yield Problem(source.at("digests"), "edit-not-recorded", message, hint, is_error=False)


def check_what_was_edited_is_confirmed(dossier: Dossier) -> Iterator[Problem]:
    """Rule 6: nothing rests on a paragraph that was edited since, unless somebody has confirmed it.

    Bad:  digests: …   (of “the president supported the idea”, where the article has “opposed”)
    Good: a sentence that was confirmed again beside the words as they are now
    """
    articles = dossier.archive.articles.values()
    waiting = {one.source.id for one in articles if one.source.sha256 != one.sha256}
    found = edited_evidence(dossier).items()
    edited = {evidence: numbers for evidence, numbers in found if evidence.source not in waiting}
    told = set[Evidence]()
    for one in assertions(dossier) if edited else ():
        pieces = [cited for cited in one.rests_on if cited.evidence in edited]
        if one.is_tied and pieces:
            yield _edited(one.place, one.about, one.doubt.sentence, pieces, edited)
            told.update(cited.evidence for cited in pieces)
    for cited in dossier.evidence:
        if cited.evidence in edited and cited.evidence not in told:
            # What an update tells of an ask is in no sentence of its own.
            ask = cited.record
            sentence = str(getattr(ask, "summary", "") or getattr(ask, "name", ""))
            place, about = cited.evidence.place, f"{ask.id}.evidence"
            yield _edited(place, about, sentence, [cited], edited)


def check_confirmations_are_of_their_time(dossier: Dossier) -> Iterator[Problem]:
    """Nobody has confirmed a sentence before its article was there, nor long after all else.

    Bad:  on: 2999-01-01   (the newest day that the content tells of is 2031-05-05)
    Good: the day that `explainer confirm` writes
    """
    explainer = dossier.explainer
    published = {one.id: one.published.first for one in explainer.sources if one.published}
    taken = (one.accessed.last for one in explainer.sources if one.accessed)
    newest = max([explainer.as_of.last, *taken, *(one.on.last for one in explainer.changes)])
    for one in explainer.confirmed:
        source = one.place.file.rpartition("/")[2].removesuffix(".yaml")
        first = published.get(source) or min(published.values(), default=None)
        hint = f"`explainer confirm {one.about}` writes the day; nobody types it"
        if first and (first - one.on.last).days > _ELSEWHERE:
            message = (
                f"this was confirmed on {one.on}, before its article was published, on {first}"
            )
            yield Problem(one.at("on"), "confirmed-out-of-time", message, hint, is_error=False)
        elif one.on.first.year - newest.year > _YEARS:
            message = f"this was confirmed on {one.on}, and the newest day here is {newest}"
            yield Problem(one.at("on"), "confirmed-out-of-time", message, hint, is_error=False)


def _edited(
    place: Place,
    about: str,
    sentence: str,
    pieces: Iterable[Cited],
    edited: Mapping[Evidence, Sequence[int]],
) -> Problem:
    """That what a sentence rests on is not what it was, and the words that are there now."""
    texts = {
        (cited.source.id, number): cited.article.paragraphs[number - 1].text
        for cited in pieces
        if cited.article
        for number in edited[cited.evidence]
    }
    where: dict[str, list[int]] = {}
    for name, number in sorted(texts):
        where.setdefault(name, []).append(number)
    shown = "; ".join(f"paragraph {listed(numbers)} of “{name}”" for name, numbers in where.items())
    message = f"this rests on what was edited after it was recorded: {shown}"
    now = [says_now(number, texts[name, number]) for name, number in sorted(texts)]
    hint = "\n".join([*now, f"change it, or, if it still holds: explainer confirm {about}"])
    passages = tuple(texts[one] for one in sorted(texts))
    doubt = Doubt(about, sentence, passages, next(iter(where)))
    return Problem(place, "source-edited", message, hint, is_error=False, doubt=doubt)


def says_now(number: int, text: str) -> str:
    """What a paragraph says that was edited, in a line of a hint."""
    return f"paragraph {number} says now: “{shortened(text, _SHOWN)}”"
