"""Condition trees: what somebody says must hold first, under what it qualifies, issue by issue,
with the questions that the same party asks there, and what answers them.

Short because the tree is one thing, drawn on two pages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.content.model import Issue, Party, Point
from generator.content.statements import Condition, Question, Statement
from generator.evidence.asks import Asked
from generator.evidence.dossier import Dossier


@dataclass(frozen=True)
class Leaf:
    """What a party says on one issue must hold first, and what it asks there.

    `point` is what it says there in one sentence, where that rests on some of it.
    """

    issue: Issue
    conditions: list[Statement]
    questions: list[Statement]
    point: Point | None

    @property
    def asks(self) -> list[Statement]:
        """The conditions, then the questions."""
        return [*self.conditions, *self.questions]


@dataclass(frozen=True)
class Tree:
    """What a party says must hold before something that it says applies.

    `root` is what is qualified; None where no source names it. `trunk` are the conditions on the
    root's own issue, which are no leaf where there are others. `asked` is what became of each
    condition and question.
    """

    party: Party
    root: Statement | None
    trunk: list[Statement]
    leaves: list[Leaf]
    asked: list[Asked]

    @property
    def conditions(self) -> list[Statement]:
        """All conditions of the tree."""
        return [*self.trunk, *(one for leaf in self.leaves for one in leaf.conditions)]

    @property
    def answered(self) -> list[Asked]:
        """What of it somebody has answered."""
        return [one for one in self.asked if one.replies]

    @property
    def unanswered(self) -> list[Asked]:
        """What of it nobody has answered."""
        return [one for one in self.asked if not one.replies]

    @property
    def reactions(self) -> list[Statement]:
        """What others say of the conditions without answering them."""
        return list(dict.fromkeys(one for asked in self.asked for one in asked.reactions))


def trees(dossier: Dossier) -> list[Tree]:
    """Every tree, those on the issue with a proposal first, then by how many conditions they hold;
    what qualifies nothing that a source names has a tree of its own, party by party."""
    found = [*_rooted(dossier), *_free(dossier)]

    def weight(tree: Tree) -> tuple[bool, bool, int]:
        issue = dossier.of(tree.root).issue if tree.root else None
        return tree.root is None, not (issue and issue.proposal), -len(tree.conditions)

    return sorted(found, key=weight)


def _rooted(dossier: Dossier) -> Iterator[Tree]:
    for root in dossier.statements:
        owner = dossier.of(root).owner
        if owner is None or _is_condition_of_told(dossier, root):
            continue
        if conditions := _live(dossier, _below(dossier, root)):
            yield _tree(dossier, owner, root, conditions)


def _free(dossier: Dossier) -> Iterator[Tree]:
    for party in dossier.explainer.parties:
        free = [one for one in party.statements if isinstance(one, Condition)]
        free = [one for one in free if not _is_condition_of_told(dossier, one)]
        roots = {one.id for one in free if dossier.conditions_on(one)}
        if found := _live(dossier, [one for one in free if one.id not in roots]):
            yield _tree(dossier, party, None, found)


def _is_condition_of_told(dossier: Dossier, statement: Statement) -> bool:
    return "qualifies" in dossier.of(statement).refers_to


def _below(dossier: Dossier, root: Statement) -> list[Statement]:
    """The conditions of a statement, and those of these in turn, each once."""
    found: dict[Statement, None] = {}
    waiting = [*dossier.conditions_on(root)]
    while waiting:
        one = waiting.pop(0)
        if one not in found and one is not root:
            found[one] = None
            waiting += dossier.conditions_on(one)
    return list(found)


def _live(dossier: Dossier, asks: Iterable[Statement]) -> list[Statement]:
    """Those that still stand and are still asked."""
    return [one for one in asks if not one.retracted and not dossier.asks[one].is_over]


def _tree(
    dossier: Dossier, party: Party, root: Statement | None, conditions: Sequence[Statement]
) -> Tree:
    own = dossier.of(root).issue if root else None
    trunk = [one for one in conditions if own and dossier.of(one).issue == own]
    trunk = [] if len(trunk) == len(conditions) else trunk
    held = [one for one in conditions if one not in trunk]
    questions = _questions(dossier, party, own, held)
    leaves = [*_leaves(dossier, party, held, questions)]
    asks = (*trunk, *(one for leaf in leaves for one in leaf.asks))
    return Tree(party, root, trunk, leaves, [dossier.asks[one] for one in asks])


def _questions(
    dossier: Dossier, party: Party, own: Issue | None, held: Iterable[Statement]
) -> list[Statement]:
    """The party's questions on the issues of the conditions, and on those of the root's group."""
    beside = {dossier.of(one).issue for one in held}
    found = (one for one in dossier.of_party(party) if isinstance(one, Question))
    return [
        one
        for one in _live(dossier, found)
        if (issue := dossier.of(one).issue) in beside
        or (own and issue and issue != own and issue.group and issue.group == own.group)
    ]


def _leaves(
    dossier: Dossier, party: Party, held: Sequence[Statement], questions: Sequence[Statement]
) -> Iterator[Leaf]:
    """One leaf an issue: those with conditions first, each in the order of the issues."""
    for asks in (held, questions):
        for issue in dossier.explainer.issues:
            conditions = [one for one in held if dossier.of(one).issue == issue]
            asked = [one for one in questions if dossier.of(one).issue == issue]
            if conditions if asks is held else asked and not conditions:
                point = dossier.point(party, issue)
                rests = {one.id for one in (*conditions, *asked)}
                is_of_these = point and rests & set(point.rests_on)
                yield Leaf(issue, conditions, asked, point if is_of_these else None)
