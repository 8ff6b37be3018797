"""A comparison of two states of an explainer → what has changed, in short, in its language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.authoring.diff import Comparison, Finding, Shift
from generator.content.model import Condition, OpenQuestion
from generator.pages.words import Words

_BY_ITSELF = ({"stance"}, {"status"}, {"status", "answered_by"}, {"answered_by"})
"""Fields that are told by themselves: where nothing else changed, the statement is not counted."""

_NEW = ("party", "issue", "source", "event", "difference")


def headlines(comparison: Comparison, words: Words) -> list[str]:
    """What readers would want to know first, each in a few words; empty when it is nothing."""
    return [
        *_counted(comparison, words, "added"),
        *_counted(comparison, words, "removed"),
        *_counted(comparison, words, "revised"),
        *_stances(comparison, words),
        *_statuses(comparison, words),
        *_new(comparison, words),
    ]


def headline(comparison: Comparison, words: Words) -> str:
    """The headlines as one sentence; empty when there is none."""
    told = words.text("changed.joint").join(headlines(comparison, words))
    return words.text("changed.sentence").format(told=told[:1].upper() + told[1:]) if told else ""


def _counted(comparison: Comparison, words: Words, verb: str) -> Iterator[str]:
    """How many statements were added, removed or revised, party by party."""
    verbs = "changed" if verb == "revised" else verb
    found = [one for one in comparison.of("statement", verbs) if not _is_told_by_itself(one)]
    for party, count in Counter(finding.party for finding in found).items():
        name = comparison.names.get(("party", party), party) or words.text("kind.background")
        yield words.text(f"changed.{verb}", count).format(n=count, party=name)


def _is_told_by_itself(finding: Finding) -> bool:
    """Whether a changed statement is one that other headlines tell of, or has but another id."""
    fields = {shift.field for shift in finding.shifts}
    return finding.verb == "changed" and (not fields or fields in _BY_ITSELF)


def _stances(comparison: Comparison, words: Words) -> Iterator[str]:
    for finding in comparison.of("statement", "changed"):
        if shift := finding.shift("stance"):
            yield _stance(comparison, words, finding, shift)


def _stance(comparison: Comparison, words: Words, finding: Finding, shift: Shift) -> str:
    before, after = (
        words.text(f"stance.{said[0]}") if said else "" for said in (shift.before, shift.after)
    )
    issue = str(getattr(finding.record, "issue", ""))
    key = "stance" if before and after else "stance_new" if after else "stance_gone"
    return words.text(f"changed.{key}").format(
        party=comparison.names.get(("party", finding.party), finding.party),
        issue=comparison.names.get(("issue", issue), issue),
        before=before,
        after=after,
    )


def _statuses(comparison: Comparison, words: Words) -> Iterator[str]:
    """The conditions and the questions of which something has become."""
    changed = comparison.of("statement", "changed")
    moved = [(one.record, shift) for one in changed if (shift := one.shift("status"))]
    asked = Counter(shift.after[0] for record, shift in moved if isinstance(record, OpenQuestion))
    for status, count in asked.items():
        yield words.text(f"changed.question.{status}", count).format(n=count)
    if count := sum(isinstance(record, Condition) for record, _ in moved):
        yield words.text("changed.condition", count).format(n=count)


def _new(comparison: Comparison, words: Words) -> Iterator[str]:
    for kind in _NEW:
        if count := len(comparison.of(kind, "added")):
            yield words.text(f"changed.new.{kind}", count).format(n=count)
