"""Rules about what statements, events and pages say, and of one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Condition, Event, OpenQuestion, Statement
from generator.problems import Place, Problem, did_you_mean
from generator.relations import Relations

_UNSAFE_LINK = re.compile(
    r"(\]\(|^\s*\[[^\[\]]*\]:)[ \t]*+(?!https?://|[\w./#-]+([\s)]|$))", re.IGNORECASE
)
"""The beginning of a link, or of a reference, to neither the web nor another page."""


def check_answered_means_answers(relations: Relations) -> Iterator[Problem]:
    """A status that says there is an answer names it.

    Bad:  status: answered
    Good: status: answered … answered_by: [us-reply]
    """
    for statement in relations.statements:
        if (
            isinstance(statement, Condition | OpenQuestion)
            and statement.status != "open"
            and not statement.answered_by
            and "answered_by" not in statement.node.fields
        ):
            message = f"the status is “{statement.status}”, but `answered_by` names no statement"
            hint = "add `answered_by: [id]`, or write `status: open`"
            yield Problem(statement.at("status"), "status-without-answer", message, hint)


def check_condition_is_on_its_own_position(relations: Relations) -> Iterator[Problem]:
    """A condition qualifies a position of the party that sets it.

    Bad:  qualifies: ua-agrees   (in russia.yaml)
    Good: qualifies: ru-agrees
    """
    for statement in relations.statements:
        if not isinstance(statement, Condition):
            continue
        position = relations.positions.get(statement.qualifies)
        ours = relations.parties_of(statement)
        theirs = relations.parties_of(position) if position else ours
        if not {party.id for party in ours} & {party.id for party in theirs}:
            message = f"“{statement.qualifies}” is a position of another party"
            known = [position.id for party in ours for position in party.positions]
            hint = did_you_mean(statement.qualifies, known)
            place = statement.at("qualifies")
            yield Problem(place, "condition-on-another-party", message, hint)


def check_dates_are_not_after_the_as_of_date(relations: Relations) -> Iterator[Problem]:
    """Nothing is dated after the day up to which the content was brought.

    Bad:  on: 2025-03-31   (as_of: 2025-03-13)
    Good: on: 2025-03-13
    """
    explainer = relations.explainer
    if not explainer.as_of.day and explainer.as_of.year < 9999:
        hint = "write YYYY-MM-DD"
        message = "the as-of date names no day"
        yield Problem(explainer.at("as_of"), "as-of-without-day", message, hint)
        return
    records: tuple[Event | Statement, ...] = (*explainer.events, *relations.statements)
    for record in records:
        if record.on and record.on > explainer.as_of:
            message = f"{record.on} is after the as-of date, {explainer.as_of}"
            hint = "correct it, or move `as_of` in explainer.yaml on"
            yield Problem(record.at("on"), "date-after-as-of", message, hint)


def check_difference_is_between_sources(relations: Relations) -> Iterator[Problem]:
    """A difference is between two sources.

    Bad:  two accounts, both with `source: reuters`
    Good: one account from each source
    """
    for difference in relations.explainer.differences:
        if len({account.source for account in difference.accounts}) < 2:
            message = f"“{difference.id}” compares a source with itself"
            hint = "add the account of another source"
            yield Problem(difference.at("accounts"), "difference-of-one-source", message, hint)


def check_pages_hold_no_html(relations: Relations) -> Iterator[Problem]:
    """A hand-written page is Markdown alone, without HTML or attributes in braces.

    Bad:  <b>Note</b>
    Good: **Note**
    """
    for page in relations.explainer.pages:
        for number, line in enumerate(page.text.split("\n"), page.place.line + 1):
            if found := re.search(r"<[a-zA-Z/!?]|\{[:#.%{]", line):
                place = Place(page.place.file, number, found.start() + 1, len(found[0]))
                hint = "use Markdown: **bold**, *italic*, [text](address)"
                yield Problem(place, "page-with-html", "HTML or an attribute stands here", hint)
            if link := _UNSAFE_LINK.search(line):
                place = Place(page.place.file, number, link.end() + 1)
                hint = "link to https:// or to another page"
                yield Problem(place, "page-with-unsafe-link", "this link is not allowed", hint)
