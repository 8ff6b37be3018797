"""The pages of who says what: the matrix, one a party, and one an issue that several speak on."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.content.model import Issue, Membership, Party, Person
from generator.content.statements import Statement
from generator.evidence.resolution.asks import Asked
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dividing.splitting import ListPage, Part, packed, parts_of, room
from generator.pages.dividing.ways import Ways, ways_of
from generator.pages.dividing.weights import line, rows, total
from generator.pages.leading import party_ways
from generator.pages.lists import plan_ways
from generator.pages.matrix import who_says_what
from generator.pages.page import Page
from generator.pages.standing import axis
from generator.pages.urls import address, sole_voice
from generator.pages.view_models import Cell, cell_of

LINE_COUNTS = (120, 90, 60, 45, 30, 20, 15, 10, 7, 5, 3, 2, 1)
"""How many statements of each party a page lists in one line each: as many of these as fit."""


def plan_positions(dossier: Dossier) -> Iterator[Page]:
    """The matrix of issues and parties, in which two parties can be set side by side, on as many
    pages as it needs."""
    whole = who_says_what(dossier)
    further = (f"positions/all--{number}.md" for number in range(2, len(whole.pages) + 1))
    paths = ["positions/index.md", *further]
    for number, (path, sections) in enumerate(zip(paths, whole.pages, strict=True), 1):
        data = {"matrix": whole, "sections": sections, "number": number, "paths": paths}
        yield Page(path, "positions", data=data, is_wide=True)


def plan_parties(dossier: Dossier) -> Iterator[Page]:
    """One page a party, which is the home of each of its statements: what it says issue by issue,
    what it asks and what was answered, then each statement in full. Where that would be too long,
    each statement is one link there, to the page of the party and the issue."""
    drawn = axis(dossier)
    main = drawn.issue if drawn else None
    for party in dossier.explainer.parties:
        statements, parts = dossier.of_party(party), parts_of(dossier, party)
        path = address(dossier, party)
        cells = [(one, cell_of(dossier, party, one)) for one in dossier.explainer.issues]
        cells = [(issue, cell) for issue, cell in cells if cell.said]
        cells.sort(key=lambda one: one[0] is not main)
        shown = _says(party, cells, parts)
        ways = ways_of(path, party_ways(dossier, party, shown), 1 if shown[1:] else room(0.5))
        data = {
            "party": party,
            "statements": statements,
            "main": main,
            "cells": shown[0].items,
            "asks": [one for one in map(dossier.asks.get, party.statements) if _is_live(one)],
            "members": _members(dossier, party),
            "kinds": list(Counter(statement.kind for statement in statements).items()),
            "split": parts,
            "paths": [run.path for run in shown],
            "number": 1,
            "ways": ways,
        }
        own = () if parts else party.statements
        yield Page(path, "party", party.name, party.summary, party.place, data, at_home=own)
        for run in shown[1:]:
            held = data | {"cells": run.items, "number": run.number, "ways": Ways()}
            yield Page(run.path, "says", party.name, None, party.place, held)
        yield from plan_ways(path, party, ways)
        for at, part in enumerate(parts):
            held = {"part": part, "number": part.number, "statements": part.statements}
            held |= {"before": parts[max(at - 1, 0) : at], "after": parts[at + 1 : at + 2]}
            yield Page(part.path, "part", None, None, party.place, held, part.statements)


def _says(
    party: Party, cells: Sequence[tuple[Issue, Cell]], parts: Sequence[Part]
) -> list[ListPage[tuple[Issue, Cell]]]:
    """What a party says issue by issue: on one page, or where that was cut on as many as needed."""
    most = room(0.5) if parts else sys.maxsize

    def weigh(one: tuple[Issue, Cell]) -> int:
        issue, cell = one
        held = len([part for part in parts if part.issue is issue])
        says = cell.point.says if cell.point else cell.said[0].summary
        return rows(issue.name, says) + held * _NUMBER

    runs = packed(cells, weigh, most)
    paths = [f"positions/{party.id}.md"]
    paths += [f"positions/{party.id}/says--{n}.md" for n in range(2, len(runs) + 1)]
    return [
        ListPage(path, n, (*run,)) for n, (path, run) in enumerate(zip(paths, runs, strict=True), 1)
    ]


_NUMBER = 60
"""What the number of a part takes, which leads to it."""


def _is_live(asked: Asked | None) -> bool:
    """Whether something is asked, and still so."""
    return asked is not None and asked.is_ask and not asked.is_over


def plan_issues(dossier: Dossier) -> Iterator[Page]:
    """One page an issue with everyone on it side by side; an issue on which one party alone speaks
    stands with that party, and its page leads there."""
    issues = [one for one in dossier.explainer.issues if not sole_voice(dossier, one)]
    for at, issue in enumerate(issues):
        cells = [cell_of(dossier, party, issue) for party in dossier.explainer.parties]
        said = [(cell.party, dossier.of_party_on(cell.party, issue)) for cell in cells]
        data = {
            "issue": issue,
            "statements": dossier.on_issue(issue),
            "cells": [cell for cell in cells if cell.said],
            "said": said,
            "most": _most(dossier, [*(these for _, these in said), dossier.on_issue(issue)]),
            "before": issues[max(at - 1, 0) : at],
            "after": issues[at + 1 : at + 2],
        }
        path = address(dossier, issue)
        yield Page(path, "issue", issue.name, issue.summary, issue.place, data)


def _most(dossier: Dossier, lists: Sequence[Sequence[Statement]]) -> int:
    """Of how many statements of each list there is room for a line."""
    fitting = (
        most
        for most in LINE_COUNTS
        if total(line(dossier, one, 9) for held in lists for one in held[:most]) <= room()
    )
    return next(fitting, 1)


def _members(dossier: Dossier, party: Party) -> list[tuple[Person, Membership]]:
    """The people of other parties that belonged to this one too, and when."""
    people = (person for other in dossier.explainer.parties for person in other.people)
    return [(who, one) for who in people for one in who.memberships if one.party == party.id]
