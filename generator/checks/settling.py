"""What the rules found and what somebody has confirmed of it: what is left are the problems."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.content.confirmation import Confirmation
from generator.content.problems import Doubt, Problem
from generator.content.references import references
from generator.content.statements import is_draft
from generator.content.tree import Mapping, last_line
from generator.evidence.assertions import assertions
from generator.evidence.resolution.dangling import is_dangling
from generator.evidence.resolution.dossier import Confirmed, Dossier, Unsettled

SENTENCE = "sentence"
"""The rule that a confirmation names where no rule asked: somebody compared a sentence."""

_WHOLE = (SENTENCE, "not-compared")
"""The rules of which a confirmation tells that somebody compared all of a sentence."""


_ON_WHICH_IT_HANGS = ("speaker", "rests_on")
"""The fields that name who says a sentence, and what carries it."""


@dataclass(frozen=True)
class Findings:
    """The problems that are left, in order, and each doubt that somebody has settled, once."""

    problems: list[Problem]
    confirmed: tuple[Confirmed, ...]

    @property
    def waiting(self) -> tuple[Unsettled, ...]:
        """Each doubt that nobody has settled, once."""
        asked = ((one.doubt, one.rule) for one in self.problems if one.doubt)
        return tuple(dict.fromkeys(asked))


def settle(found: Iterable[Problem], confirmations: Sequence[Confirmation]) -> Findings:
    """Take away what is confirmed of what was found.

    A warning is settled by anybody's confirmation, an error by a person's alone. Where only other
    words were confirmed, the problem that is left tells so.
    """
    given = by_fingerprint(confirmations)
    before = {(one.about, one.rule): one for one in confirmations}
    left, settled = [], dict[tuple[Doubt, str], Confirmed]()
    for problem in found:
        doubt = problem.doubt
        if doubt is None:
            left.append(problem)
            continue
        by = given.get((problem.rule, doubt.fingerprint(problem.rule)), ())
        valid = [one for one in by if one.by == "person" or not problem.is_error]
        if valid:
            settled[doubt, problem.rule] = (doubt, valid[0])
        else:
            left.append(_expired(problem, before.get((doubt.about, problem.rule)), bool(by)))
    return Findings(left, tuple(settled.values()))


def let_questions_wait(problems: Iterable[Problem], dossier: Dossier) -> list[Problem]:
    """The same problems without what a person is asked about a sentence of which it is not known
    who says it, or on what it rests; and without any question while a file cannot be read, which
    may have the names, the answers and the confirmations. That is told, and the rest hangs on it.
    """
    if dossier.explainer.unread:
        return [one for one in problems if not (one.doubt or one.waits)]
    found = (one.record for one in references(dossier.explainer) if one.field in _ON_WHICH_IT_HANGS)
    hanging = (one for one in found if is_dangling(dossier, one, *_ON_WHICH_IT_HANGS))
    lines = _lines_of(one.node for one in hanging)
    return [one for one in problems if not (one.doubt and one.place.line in lines[one.place.file])]


def let_drafts_wait(problems: Iterable[Problem], dossier: Dossier) -> list[Problem]:
    """The same problems; what a draft is warned of waits with it, and so does what a person may
    judge, since no page shows it."""
    lines = _lines_of(draft.node for draft in filter(is_draft, dossier.statements))
    return [
        replace(one, waits=True, is_error=False)
        if (one.doubt or not one.is_error) and one.place.line in lines[one.place.file]
        else one
        for one in problems
    ]


def _lines_of(nodes: Iterable[Mapping]) -> defaultdict[str, set[int]]:
    """The lines on which some parts of files stand, file by file."""
    lines = defaultdict[str, set[int]](set)
    for node in nodes:
        lines[node.place.file].update(range(node.place.line, last_line(node) + 1))
    return lines


def by_fingerprint(
    confirmations: Iterable[Confirmation],
) -> dict[tuple[str, str], list[Confirmation]]:
    """Confirmations by rule and fingerprint, those of people first."""
    found: dict[tuple[str, str], list[Confirmation]] = defaultdict(list)
    for one in sorted(confirmations, key=lambda one: one.by != "person"):
        found[one.rule, one.fingerprint].append(one)
    return found


def read_by_somebody(dossier: Dossier) -> list[Confirmed]:
    """The sentences that somebody compared with their evidence, each once, a person's comparison
    first, whether or not a rule asked for it."""
    confirmed = [one for one in dossier.explainer.confirmed if one.rule in _WHOLE]
    given, found = by_fingerprint(confirmed), list[Confirmed]()
    for doubt in (one.doubt for one in assertions(dossier) if given):
        by = [one for rule in _WHOLE for one in given.get((rule, doubt.fingerprint(rule)), ())]
        if by:
            found.append((doubt, min(by, key=lambda one: one.by != "person")))
    return found


def _expired(problem: Problem, before: Confirmation | None, is_by_program: bool) -> Problem:
    """A problem that is left, with what was confirmed of it."""
    told = problem.hint
    if is_by_program:
        told += "\na program confirmed it; that it is right against this rule only a person can say"
    elif before:
        told += f"\n{before.name} confirmed other words on {before.on}: confirm these"
    return problem if told == problem.hint else replace(problem, hint=told.strip("\n"))
