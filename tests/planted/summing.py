"""Sentences that say something else than the words that they rest on."""

import re
from collections.abc import Iterator

from tests.planted.falsehoods import Falsehood, language, of_kinds, open_end, picked, turned
from tests.planted.folders import Folder, Path_, Stated
from tests.planted.naming import names_in
from tests.planted.quoting import prose

WRITTEN = {
    "negation": "summary-negation",
    "modality": "summary-modality",
    "antonym": "summary-antonym",
    "roles": "summary-roles-swapped",
    "fact": "summary-invented-fact",
    "turned": "summary-turned-round",
}
"""How the classes are called in falsehoods.yaml, and here."""


_ARTICLES = ("The", "Der", "Die", "Das")
_BEFORE = {"the", "der", "die", "das", "des", "dem", "den", "vom", "zum", "zur", "beim", "im"}


def _put(path: Path_, value: object):
    return lambda draft: draft.put(path, value)


def _words(folder: Folder, stated: Stated) -> str:
    held = [" … ".join(one.evidence.quote or one.evidence.passage) for one in stated.said.evidence]
    return " | ".join(held)


def _said(folder: Folder, stated: Stated, kind: str, told: str, written: bool = False) -> Falsehood:
    path = (*stated.path, "summary")
    return Falsehood(kind, stated.id, told, _words(folder, stated), _put(path, told), written)


@of_kinds("negation, foreign name", 12, "summary-negation")
@of_kinds("modality", 40, "summary-modality")
@of_kinds("antonym, roles, fact", 100, "summary-antonym")
def turned_summaries(folder: Folder) -> Iterator[Falsehood]:
    """Summaries that are denied, made certain, or turned round: by rule and as written down."""
    known = {one.id: one for one in folder.statements}
    for written in folder.falsehoods:
        if written["class"] in ("negation", "modality", "antonym"):
            kind, told = WRITTEN[written["class"]], written["summary"]
            yield _said(folder, known[written["of"]], kind, told, True)
    for stated in folder.statements:
        for rules in ("negation", "modality", "antonym"):
            for told in list(turned(stated.summary, folder.language, rules))[:1]:
                yield _said(folder, stated, f"summary-{rules}", told)


@of_kinds("negation, foreign name", 12, "point-negation")
def turned_points(folder: Folder) -> Iterator[Falsehood]:
    """Points and the headline, denied."""
    for where, path, text in prose(folder):
        if where in ("point", "headline"):
            for told in list(turned(text, folder.language, "negation"))[:1]:
                yield Falsehood("point-negation", str(path), told, text, _put(path, told))


@of_kinds("who does what", 60, "summary-turned-round")
def turned_round(folder: Folder) -> Iterator[Falsehood]:
    """Summaries, and sentences of their passages, in which the one who does it and the one to whom
    it is done have changed places."""
    known = {one.id: one for one in folder.statements}
    for written in folder.falsehoods:
        if written["class"] == "turned":
            told = written["summary"]
            yield _said(folder, known[written["of"]], WRITTEN["turned"], told, True)
    for stated in folder.statements:
        cited = [one.evidence for one in stated.said.evidence]
        pieces = [" … ".join(one.quote or one.passage) for one in cited]
        for text in (stated.summary, *pieces):
            for told in list(turned(text, folder.language, "turning"))[:1]:
                yield _said(folder, stated, "summary-turned-round", told)


@of_kinds("antonym, roles, fact", 100, "summary-roles-swapped", "summary-name-swapped")
def swapped_names(folder: Folder) -> Iterator[Falsehood]:
    """Summaries in which who does what to whom is turned round, or somebody else stands."""
    known = {one.id: one for one in folder.statements}
    for written in folder.falsehoods:
        if written["class"] == "roles":
            told = written["summary"]
            yield _said(folder, known[written["of"]], WRITTEN["roles"], told, True)
    everybody = [(party.id, party.name) for party in folder.explainer.parties]
    for stated in folder.statements:
        named = names_in(stated.summary, folder)
        if len(named) == 2:
            one, other = named[0][1], named[1][1]
            told = _swapped(stated.summary, one, other)
            yield _said(folder, stated, "summary-roles-swapped", told)
        for name, printed in named[:1]:
            held = folder.dossier.party_of(name)
            own = folder.dossier.party_of(stated.speakers[0]) if stated.speakers else None
            others = [
                each
                for key, each in everybody
                if key not in (held and held.id, own and own.id) and each not in stated.summary
            ]
            if others:
                told = _renamed(stated.summary, printed, str(picked(folder, stated.id, others)))
                yield _said(folder, stated, "summary-name-swapped", told)


def _renamed(text: str, old: str, new: str) -> str:
    """A sentence with another name in the place of one, and one article before it."""
    article, _, rest = new.partition(" ")
    at = text.index(old)
    if article in _ARTICLES and at:
        before = text[:at].split()[-1:]
        is_there = before and (before[0].casefold() in _BEFORE or old.split()[0] in _ARTICLES)
        new = rest if is_there and old.split()[0] not in _ARTICLES else f"{article.lower()} {rest}"
    return text[:at] + new + text[at + len(old) :]


def _swapped(text: str, one: str, other: str) -> str:
    pattern = rf"(?<!\w)(?:{re.escape(one)}|{re.escape(other)})(?!\w)"
    return re.sub(pattern, lambda found: other if found[0] == one else one, text)


@of_kinds("numbers and dates added", 2, "number-added", "date-added")
@of_kinds("negation, foreign name", 12, "foreign-name")
@of_kinds("antonym, roles, fact", 100, "summary-invented-fact")
def added_words(folder: Folder) -> Iterator[Falsehood]:
    """Sentences to which a number, a date, a name or a fact is added that no source has."""
    kinds = {
        "number_added": "number-added",
        "date_added": "date-added",
        "foreign": "foreign-name",
        "fact": "summary-invented-fact",
    }
    data = language(folder.language)
    for where, path, text in prose(folder):
        if where in ("role", "other", "page"):
            continue
        for name, kind in kinds.items():
            if name == "fact" and where != "summary":
                continue
            told = str(picked(folder, f"{name} {path}", data[name])).format(open_end(text))
            if text.rstrip()[-1:] not in "?؟":
                yield Falsehood(kind, str(path[-2:]), told, text, _put(path, told))


@of_kinds("numbers changed", 12, "number-changed", "date-changed")
def changed_numbers(folder: Folder) -> Iterator[Falsehood]:
    """Sentences in which a number, in digits or in words, or a month is another one."""
    data = language(folder.language)
    everything = " ".join(p.text for a in folder.archive.articles.values() for p in a.paragraphs)
    for where, path, text in prose(folder):
        if where in ("role", "other", "page"):
            continue
        for found in re.finditer(r"(?<![\w.,])\d+(?:[., \u00a0]\d+)*(?!\w)", text):
            is_day = any(text[found.end() :].lstrip(". ").startswith(m) for m in data["months"])
            told = _other_number(found[0], everything, is_day)
            new = text[: found.start()] + told + text[found.end() :]
            yield Falsehood("number-changed", str(path[-2:]), new, text, _put(path, new))
        for kind, words in (("number-changed", data["numbers"]), ("date-changed", data["months"])):
            for n, word in enumerate(words):
                found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
                if not found or (kind == "date-changed" and not found.start()):
                    continue
                others = [one for one in words if one.casefold() not in everything.casefold()]
                others = [one for one in others if one != word]
                if others:
                    other = others[n % len(others)]
                    new = text[: found.start()] + other + text[found.end() :]
                    yield Falsehood(kind, str(path[-2:]), new, text, _put(path, new))


def _other_number(number: str, everything: str, is_day: bool) -> str:
    """Another number that no article has; a day of a month for one."""
    if is_day:
        days = [str(n) for n in range(2, 29) if not re.search(rf"(?<!\d){n}(?!\d)", everything)]
        return days[int(number) % len(days)]
    digits = re.sub(r"\D", "", number)
    for more in range(1, 100):
        first = str((int(number[0]) + more - 1) % 9 + 1)
        last = str((int(digits[-1]) + 3 * more) % 10)
        new = (first + number[1:-1] + last) if len(number) > 1 else str(int(number) + more + 1)
        if not re.search(rf"(?<!\d){re.escape(new)}(?!\d)", everything) and new != number:
            return new
    raise AssertionError(number)


@of_kinds("another statement's summary", 12, "summary-of-another", "point-of-another")
def other_summaries(folder: Folder) -> Iterator[Falsehood]:
    """Summaries of what the same speaker says elsewhere, or another; points of another party."""
    for stated in folder.statements:
        others = [one for one in folder.statements if not one.spots & stated.spots]
        own = [one for one in others if set(one.speakers) & set(stated.speakers)]
        others = [one for one in own or others if one.said.statement.kind != "question"]
        if others:
            told = picked(folder, f"summary {stated.id}", others).summary
            yield _said(folder, stated, "summary-of-another", told)
    points = [(path, text) for where, path, text in prose(folder) if where == "point"]
    for path, text in points:
        others = [one for at, one in points if at[1] != path[1]]
        if others:
            told = str(picked(folder, f"{path}", others))
            yield Falsehood("point-of-another", str(path), told, text, _put(path, told))
