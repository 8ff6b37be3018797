"""Editorial gaps: warnings that something is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.drafts import is_draft
from generator.content.problems import Problem
from generator.evidence.resolve import Relations


def check_party_says_something(relations: Relations) -> Iterator[Problem]:
    """A party has a statement.

    Bad:  a file with a name and a type alone
    Good: a file with at least one position
    """
    for party in relations.explainer.parties:
        if not relations.of_party(party) and not _is_partly_read(relations):
            message = f"nothing is recorded of {party.name}"
            hint = "add a statement, or delete the file"
            yield Problem(party.place, "party-without-statement", message, hint, is_error=False)


def check_issue_is_spoken_on(relations: Relations) -> Iterator[Problem]:
    """Someone speaks on every issue.

    Bad:  an issue that no statement names
    Good: an issue that at least one statement names
    """
    for issue in relations.explainer.issues:
        if not relations.on_issue(issue) and not _is_partly_read(relations):
            message = f"nobody speaks on “{issue.name}”"
            hint = "give it a statement, or delete it"
            yield Problem(issue.place, "issue-without-statement", message, hint, is_error=False)


def check_source_is_cited(relations: Relations) -> Iterator[Problem]:
    """Every source carries a statement.

    Bad:  a source that no evidence names
    Good: a source that at least one piece of evidence names
    """
    for article in relations.archive.articles.values():
        source = article.source
        if not relations.from_source(source) and not _is_partly_read(relations):
            message = f"no statement is drawn from “{source.id}”"
            hint = "cite it, or delete it"
            yield Problem(source.place, "source-without-statement", message, hint, is_error=False)


def check_drafts_are_reviewed(relations: Relations) -> Iterator[Problem]:
    """Every statement has been reviewed by an editor.

    Bad:  review: needed
    Good: no such line
    """
    for statement in filter(is_draft, relations.statements):
        message = f"“{statement.id}” is a draft: no page shows it"
        hint = "complete it, compare it with its source, and delete this line"
        place = statement.at("review")
        yield Problem(place, "draft-not-reviewed", message, hint, is_error=False)


def _is_partly_read(relations: Relations) -> bool:
    """Whether something that is written was not understood, so that it only seems to be missing."""
    return bool(relations.explainer.unread or relations.explainer.lost)
