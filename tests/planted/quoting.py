"""Quotations that are not exact, and passages that carry something else."""

import re
from collections.abc import Iterator

from generator.content.problems import Place
from generator.evidence.quotation_marks import quoted_spans
from tests.planted.falsehoods import Falsehood, language, of_kinds, picked
from tests.planted.folders import NEW, Draft, Folder, Path_, Stated, made, occurs_once
from tests.planted.naming import people

_SENTENCE = re.compile(r"\S.*?(?:(?<!\d)[.!?؟…]+[”\"»“’')]*(?=\s|$)|$)")
_BEYOND = r"[.,;:!?]?[”»«“\"][.,]?\s+(?:—\s+)?(?:\w+\W+){2}\w+"
"""What follows a quotation's closing mark: three words of the article's own."""
_LOOKALIKE = {"a": "а", "o": "о", "e": "е", "а": "a", "о": "o", "е": "e", "ه": "ة"}


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph whose quotation marks are paired, of four words or more."""
    found = (one[0].strip() for one in _SENTENCE.finditer(text))
    return [one for one in found if len(one.split()) > 3 and _is_paired(one)]


def _is_paired(text: str) -> bool:
    """Whether each quotation mark in a sentence has its other one."""
    bare = re.sub(r"(?<=\w)[’'](?=\w)", "", text)
    low = "„" in bare or "”" not in bare
    pairs = ("„“" if low else "“”", "«»", "‹›")
    if any(bare.count(one) != bare.count(other) for one, other in pairs):
        return False
    return not (bare.count('"') % 2 or bare.count("'") % 2 or re.match(r"[”»—–]", bare))


def _put(path: Path_, value: object):
    return lambda draft: draft.put(path, value)


@of_kinds(
    "quotation exact",
    0,
    "quotation-letter-changed",
    "quotation-word-dropped",
    "quotation-words-swapped",
    "quotation-lookalike",
    "quotation-half-outside-marks",
    "quotation-other-paragraph",
    "report-as-quotation",
)
def inexact_quotations(folder: Folder) -> Iterator[Falsehood]:
    """Quotations in which something is altered, and an article's words as a quotation."""
    for stated in folder.statements:
        for index, cited in enumerate(stated.said.evidence):
            if not cited.evidence.quote:
                if cited.article and not cited.is_own:
                    yield from _as_quotation(folder, stated, index)
                continue
            path = (*stated.path, "evidence", index)
            quote = [*cited.evidence.quote]
            for kind, new in _altered(quote[0]):
                told = [new, *quote[1:]]
                words = folder.words(cited)
                yield Falsehood(
                    f"quotation-{kind}", stated.id, new, words, _put((*path, "quote"), told)
                )
            if not cited.article or len(quote) > 1 or cited.is_own:
                continue
            text = folder.words(cited)
            if found := re.search(re.escape(quote[0]) + _BEYOND, text):
                yield Falsehood(
                    "quotation-half-outside-marks",
                    stated.id,
                    found[0],
                    text,
                    _put((*path, "quote"), found[0]),
                )
            number = cited.paragraphs[0] % len(cited.article.paragraphs) + 1
            yield Falsehood(
                "quotation-other-paragraph",
                stated.id,
                f"paragraph {number}: {quote[0]}",
                text,
                _put((*path, "paragraph"), number),
            )


def _altered(quote: str) -> Iterator[tuple[str, str]]:
    words = quote.split()
    if len(words) < 4:
        return
    middle = len(words) // 2
    word = words[middle]
    changed = word[:-1] + ("x" if word[-1] != "x" else "y")
    yield "letter-changed", " ".join([*words[:middle], changed, *words[middle + 1 :]])
    yield "word-dropped", " ".join([*words[:middle], *words[middle + 1 :]])
    if words[1] != words[2]:
        yield "words-swapped", " ".join([words[0], words[2], words[1], *words[3:]])
    for one, other in _LOOKALIKE.items():
        if one in quote:
            yield "lookalike", quote.replace(one, other, 1)
            return


def _as_quotation(folder: Folder, stated: Stated, index: int) -> Iterator[Falsehood]:
    cited = stated.said.evidence[index]
    words = [one for one in cited.evidence.passage if not quoted_spans([one])[0]]
    if words and not any(mark in words[0] for mark in "“”„«»\"'‘’"):
        new = {"source": cited.evidence.source, "quote": words[0]}
        path = (*stated.path, "evidence", index)
        yield Falsehood("report-as-quotation", stated.id, words[0], words[0], _put(path, new))


@of_kinds(
    "another passage",
    15,
    "passage-neighbouring-sentence",
    "passage-neighbouring-paragraph",
    "passage-anywhere",
)
def other_passages(folder: Folder) -> Iterator[Falsehood]:
    """Reports that rest on other words of the same article."""
    for stated in folder.statements:
        if len(stated.said.evidence) != 1 or not stated.is_reported:
            continue
        cited = stated.said.evidence[0]
        if cited.article is None or cited.is_own or not cited.paragraphs:
            continue
        passage = " ".join(cited.evidence.passage)
        first, last = cited.paragraphs[0], cited.paragraphs[-1]
        for paragraph in cited.article.paragraphs:
            if paragraph.boilerplate:
                continue
            where = "anywhere"
            if first <= paragraph.number <= last:
                where = "neighbouring-sentence"
            elif paragraph.number in (first - 1, last + 1):
                where = "neighbouring-paragraph"
            for sentence in sentences(paragraph.text):
                if sentence in passage or any(one in sentence for one in cited.evidence.passage):
                    continue
                words = sentence.strip()
                if _overlap(words, passage) or not occurs_once(
                    words, folder, cited.evidence.source
                ):
                    continue
                new = {"source": cited.evidence.source, "passage": words}
                yield Falsehood(
                    f"passage-{where}",
                    stated.id,
                    stated.summary,
                    words,
                    _put((*stated.path, "evidence", 0), new),
                )


def _overlap(one: str, other: str) -> bool:
    """Whether two stretches share four words in a row."""
    words = one.split()
    runs = (" ".join(words[n : n + 4]) for n in range(len(words) - 3))
    return any(run in other for run in runs)


@of_kinds(
    "invented quotation",
    0,
    *(
        f"invented-words-{where}"
        for where in (
            "summary",
            "point",
            "headline",
            "role",
            "background",
            "event",
            "page",
            "other",
        )
    ),
)
def invented_quotations(folder: Folder) -> Iterator[Falsehood]:
    """Words in quotation marks that no source has, in all that readers read."""
    data = language(folder.language)
    for where, path, text in prose(folder):
        words = picked(folder, f"{path}", data["invented"])
        calling = picked(folder, f"calling {path}", data["calling"])
        marked = calling.replace(data["marks"][0] + "{}" + data["marks"][1], _marked(data, words))
        told = marked.format(text.rstrip().rstrip("."))
        yield Falsehood(f"invented-words-{where}", str(path[-2:]), told, text, _put(path, told))


@of_kinds("invented quotation", 0, "invented-words-new-page")
def invented_on_pages(folder: Folder) -> Iterator[Falsehood]:
    """A hand-written page that puts words into somebody's mouth."""
    data = language(folder.language)
    for person, _ in people(folder)[:2]:
        told = f"{person.name}: {_marked(data, picked(folder, person.id, data['invented']))}."
        page = {"id": "planted", "title": folder.explainer.title, "text": told}

        def plant(draft: Draft, page: dict = page) -> None:
            pages = draft.tree.fields["pages"]
            pages.items.append(made(page, Place("content/pages/planted.md", NEW)))

        yield Falsehood("invented-words-new-page", person.id, told, "", plant)


def _marked(data: dict, words: str) -> str:
    return f"{data['marks'][0]}{words}{data['marks'][1]}"


def prose(folder: Folder) -> Iterator[tuple[str, Path_, str]]:
    """All that readers read, where it stands, and as what."""
    tree = folder.base
    wanted = {
        "headline": ("headline", "says"),
        "standfirst": ("standfirst", "says"),
        "summary": ("summary",),
    }
    for name, path in wanted.items():
        if name in tree.tree.fields:
            where = "headline" if name != "summary" else "other"
            yield where, path, tree.at(path).text
    lists = {
        "background": "background",
        "events": "event",
        "issues": "other",
        "differences": "other",
    }
    for name, where in lists.items():
        for n, entry in enumerate(getattr(tree.tree.fields.get(name), "items", ())):
            for field in ("summary", "name") if name == "events" else ("summary",):
                if field in entry.fields:
                    yield where, (name, n, field), entry.fields[field].text
            for k, account in enumerate(getattr(entry.fields.get("accounts"), "items", ())):
                yield "other", (name, n, "accounts", k, "summary"), account.fields["summary"].text
    for n, page in enumerate(tree.at(("pages",)).items):
        yield "page", ("pages", n, "text"), page.fields["text"].text
    for p, party in enumerate(tree.at(("parties",)).items):
        for field in ("role", "summary"):
            if field in party.fields:
                where = "role" if field == "role" else "other"
                yield where, ("parties", p, field), party.fields[field].text
        for n, point in enumerate(getattr(party.fields.get("points"), "items", ())):
            yield "point", ("parties", p, "points", n, "says"), point.fields["says"].text
    for stated in folder.statements:
        yield "summary", (*stated.path, "summary"), stated.summary
