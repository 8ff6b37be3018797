"""Relations that do not hold: conditions, reactions, answers, stances, differences and days."""

import datetime
import re
from collections.abc import Iterator

from generator.content.statements import Condition, Reaction
from tests.planted.falsehoods import Falsehood, language, of_kinds
from tests.planted.folders import Draft, Folder, Path_, Stated, listed, occurs_once
from tests.planted.naming import people
from tests.planted.quoting import sentences

_REVERSED = {
    "accepts": "rejects",
    "accepts-with-conditions": "rejects",
    "partly": "rejects",
    "rejects": "accepts",
    "welcomes": "criticises",
    "mixed": "accepts",
    "questions": "welcomes",
    "criticises": "welcomes",
    "undecided": "accepts",
    "met": "not-met",
    "not-met": "met",
}
_LIMIT = 10


def _put(path: Path_, value: object):
    return lambda draft: draft.put(path, value)


def _unlike(folder: Folder, stated: Stated) -> list[Stated]:
    """The statements that are drawn from other paragraphs and stand on another issue."""
    issues = set(stated.said.statement.issue)
    return [
        one
        for one in folder.statements
        if not one.spots & stated.spots and not issues & set(one.said.statement.issue)
    ]


@of_kinds("relations", _LIMIT, "condition-of-another-position")
def misplaced_conditions(folder: Folder) -> Iterator[Falsehood]:
    """Conditions of something else that their party says."""
    for stated in folder.statements:
        statement = stated.said.statement
        if not isinstance(statement, Condition) or not statement.qualifies:
            continue
        target = next((one for one in folder.statements if one.id == statement.qualifies), None)
        owner = stated.said.owner
        for other in folder.statements:
            is_other = other.id not in (stated.id, statement.qualifies) and target is not None
            if not is_other or other.said.owner != owner or other.spots & target.spots:
                continue
            if {other.id, target.id} & {*_replaced(other), *_replaced(target)}:
                continue
            if other.spots & stated.spots or other.said.statement.kind in ("condition", "question"):
                continue
            path = (*stated.path, "qualifies")
            told = f"{stated.summary} → {other.summary}"
            yield Falsehood(
                "condition-of-another-position",
                stated.id,
                told,
                target.summary,
                _put(path, other.id),
            )


def _replaced(stated: Stated) -> tuple[str, ...]:
    return getattr(stated.said.statement, "replaces", ())


@of_kinds("relations", _LIMIT, "reaction-before-target", "reaction-to-another", "response-reversed")
def wrong_reactions(folder: Folder) -> Iterator[Falsehood]:
    """Reactions that come before what they are to, are to something else, or are the opposite."""
    known = {one.id: one for one in folder.statements}
    for stated in folder.statements:
        statement = stated.said.statement
        if not isinstance(statement, Reaction):
            continue
        words = f"{stated.summary} → {statement.to}"
        target = known.get(statement.to)
        if target and target.said.when and (day := target.said.when.first):
            earlier = (day - datetime.timedelta(days=12)).isoformat()
            yield Falsehood(
                "reaction-before-target",
                stated.id,
                f"{earlier}: {words}",
                str(day),
                _dated(stated, earlier),
            )
        for other in _unlike(folder, stated):
            if other.said.owner == stated.said.owner or (target and other.spots & target.spots):
                continue
            told = f"{stated.summary} → {other.summary}"
            path = (*stated.path, "to")
            yield Falsehood("reaction-to-another", stated.id, told, words, _put(path, other.id))
        new = _REVERSED[statement.response]
        path = (*stated.path, "response")
        yield Falsehood("response-reversed", stated.id, f"{new}: {words}", words, _put(path, new))


def _dated(stated: Stated, day: str):
    def plant(draft: Draft) -> None:
        draft.drop(stated.path, "at")
        draft.put((*stated.path, "on"), day)

    return plant


@of_kinds("relations", _LIMIT, "stance-reversed", "stance-invented")
def wrong_stances(folder: Folder) -> Iterator[Falsehood]:
    """Stances that are the opposite, or that nobody takes."""
    for p, party in enumerate(folder.base.at(("parties",)).items):
        name = listed(party.fields["id"])[0]
        for n, point in enumerate(getattr(party.fields.get("points"), "items", ())):
            path = ("parties", p, "points", n, "stance")
            says = point.fields["says"].text
            for stance in listed(point.fields.get("stance")):
                new = _REVERSED[stance]
                told = f"{new}: {says}"
                yield Falsehood("stance-reversed", name, told, says, _put(path, new))
            if "stance" not in point.fields:
                for new in ("rejects", "undecided"):
                    told = f"{new}: {says}"
                    yield Falsehood("stance-invented", name, told, says, _put(path, new))


@of_kinds("relations", _LIMIT, "answer-of-unrelated", "answer-reversed")
def wrong_answers(folder: Folder) -> Iterator[Falsehood]:
    """What is asked is answered by what has nothing to do with it, or the other way round."""
    for asked in folder.dossier.asks.values():
        name = asked.statement.id
        stated = next((one for one in folder.statements if one.id == name), None)
        if stated is None or asked.statement.kind == "intent":
            continue
        whom = getattr(asked.statement, "asked_of", ())
        outcome = "replies" if asked.statement.kind == "question" else "accepts"
        for other in _unlike(folder, stated):
            parties = {one.id for one in other.said.parties}
            is_asked = not whom or parties & {
                folder.dossier.party_of(one).id for one in whom if folder.dossier.party_of(one)
            }
            own = stated.said.owner
            is_free = isinstance(other.said.statement, Reaction) or (own and own.id in parties)
            if not is_asked or is_free or name in getattr(other.said.statement, "answers", ()):
                continue
            path = (*other.path, "answers")
            told = f"{stated.summary} ← {outcome}: {other.summary}"
            answers = {**getattr(other.said.statement, "answers", {}), name: outcome}
            yield Falsehood("answer-of-unrelated", name, told, other.summary, _put(path, answers))
    for stated in folder.statements:
        answers = getattr(stated.said.statement, "answers", {})
        for name, outcome in answers.items():
            if outcome in _REVERSED:
                new = {**answers, name: _REVERSED[outcome]}
                told = f"{name} ← {_REVERSED[outcome]}: {stated.summary}"
                path = (*stated.path, "answers")
                yield Falsehood("answer-reversed", stated.id, told, stated.summary, _put(path, new))


@of_kinds("relations", _LIMIT, "difference-agreeing", "difference-unrelated")
def false_differences(folder: Folder) -> Iterator[Falsehood]:
    """Differences whose sides agree, or of which one says something else."""
    sources = list(folder.archive.articles.values())
    for person, _ in people(folder):
        found = []
        for article in sources:
            told = [
                (one, article.source.id)
                for paragraph in article.paragraphs
                if not paragraph.boilerplate
                for one in sentences(paragraph.text)
                if person.name in one and occurs_once(one, folder, article.source.id)
            ]
            found += told[:1]
        if len(found) > 1:
            accounts = [
                {"source": name, "summary": f"{person.name}.", "passage": words}
                for words, name in found[:2]
            ]
            new = {"id": "planted", "kind": "spelling", "name": person.name, "accounts": accounts}
            words = " | ".join(one["passage"] for one in accounts)
            yield Falsehood("difference-agreeing", person.id, person.name, words, _difference(new))
    for n, difference in enumerate(
        getattr(folder.base.tree.fields.get("differences"), "items", ())
    ):
        for k, account in enumerate(difference.fields["accounts"].items):
            yield from _unrelated(folder, n, k, account)


def _unrelated(folder: Folder, n: int, k: int, account) -> Iterator[Falsehood]:
    source = listed(account.fields["source"])[0]
    rests_on = " ".join(listed(account.fields.get("passage")) + listed(account.fields.get("quote")))
    summary = listed(account.fields["summary"])[0]
    article = folder.archive.articles[source]
    for paragraph in article.paragraphs:
        for words in sentences(paragraph.text)[:1]:
            is_there = rests_on in paragraph.text or paragraph.boilerplate
            if not is_there and occurs_once(words, folder, source):
                new = {"source": source, "summary": summary, "passage": words}
                path = ("differences", n, "accounts", k)
                yield Falsehood("difference-unrelated", source, summary, words, _put(path, new))


def _difference(new: dict):
    def plant(draft: Draft) -> None:
        held = draft.tree.fields["differences"].items
        draft.put(("differences",), [])
        draft.put(("differences",), [new])
        draft.tree.fields["differences"].items[:0] = held

    return plant


@of_kinds("dates", _LIMIT, "event-date-wrong", "statement-date-wrong", "deadline-wrong")
@of_kinds("days that no article tells", 100, "statement-date-untold")
def wrong_days(folder: Folder) -> Iterator[Falsehood]:
    """Events, statements and deadlines on another day than the article tells, or leaves open."""
    for n, event in enumerate(getattr(folder.base.tree.fields.get("events"), "items", ())):
        for days in (-400, -33, -2):
            yield from _moved("event-date-wrong", ("events", n, "on"), event, days)
    for stated in folder.statements:
        entry = folder.base.at(stated.path)
        kind = "statement-date-wrong" if _tells_day(folder, stated) else "statement-date-untold"
        for days in (-400, -33, -12):
            yield from _moved(kind, (*stated.path, "on"), entry, days)
        yield from _moved("deadline-wrong", (*stated.path, "deadline"), entry, 40)


def _tells_day(folder: Folder, stated: Stated) -> bool:
    """Whether the cited paragraphs, or the two before them, name a month or a day of the week."""
    data = language(folder.language)
    for cited in stated.said.evidence:
        if cited.article and cited.paragraphs:
            first, last = cited.paragraphs[0], cited.paragraphs[-1]
            near = cited.article.paragraphs[max(0, first - 3) : last]
            text = " ".join(one.text for one in near)
            if any(re.search(rf"(?<!\w){one}", text) for one in (*data["months"], *data["days"])):
                return True
    return False


def _moved(kind: str, path: Path_, entry, days: int) -> Iterator[Falsehood]:
    for day in listed(entry.fields.get(path[-1])):
        ends = day.split("/")
        try:
            moved = "/".join(one and _later(one, days) for one in ends)
        except ValueError:
            continue
        if moved != day:
            told = f"{moved}: {listed(entry.fields.get('summary') or entry.fields.get('name'))}"
            yield Falsehood(kind, str(path), told, day, _put(path, moved))


def _later(day: str, days: int) -> str:
    """A day, a month or a year some days later; an interval's open end stays open."""
    if day == "..":
        return day
    whole = (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]
    date = datetime.date.fromisoformat(whole) + datetime.timedelta(days=days)
    moved = date.isoformat()[: len(day)]
    return moved if moved != day else str(int(day[:4]) + (1 if days > 0 else -1)) + day[4:]
