"""Condition trees: what somebody says must hold first, under what it qualifies, issue by issue,
with the questions that the same party asks there, and what answers them.

Short because the tree is one thing, drawn on two pages.
"""

from collections import defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.content.model import Issue, Party, Point
from generator.content.statements import Condition, Question, Statement
from generator.evidence.resolution.asks import Asked
from generator.evidence.resolution.dossier import Dossier

_DEEPEST = 4
"""Conditions of conditions beneath that many stand in one row."""


@dataclass(frozen=True)
class Branch:
    """A condition, and the conditions of it in turn."""

    condition: Statement
    beneath: Sequence["Branch"]

    @property
    def conditions(self) -> list[Statement]:
        """It, and all beneath it."""
        return [self.condition, *(one for under in self.beneath for one in under.conditions)]


@dataclass(frozen=True)
class Leaf:
    """What a party says on one issue must hold first, and what it asks there.

    `point` is what it says there in one sentence, where that rests on some of it.
    """

    issue: Issue
    branches: list[Branch]
    questions: list[Statement]
    point: Point | None

    @property
    def conditions(self) -> list[Statement]:
        """The conditions, each before those of it."""
        return [one for branch in self.branches for one in branch.conditions]

    @property
    def asks(self) -> list[Statement]:
        """The conditions, then the questions."""
        return [*self.conditions, *self.questions]


@dataclass(frozen=True)
class Tree:
    """What a party says must hold before something applies.

    `party` sets the conditions; or one of its people does, for nobody else. `root` is what is
    qualified, which may be another party's; None where no source names it. `own` are the conditions
    on the root's own issue, which are no leaf where there are others. `asked` is what became of
    each condition and question; `others` are the ids of what in it somebody else has stated.
    `first` is the first condition, which whoever sets those of the tree has stated.
    """

    party: Party
    root: Statement | None
    own: list[Branch]
    leaves: list[Leaf]
    asked: list[Asked]
    others: frozenset[str]
    first: Statement

    @property
    def is_own_view(self) -> bool:
        """Whether whoever sets the conditions speaks for nobody else."""
        return bool(self.first.personal)

    @property
    def anchor(self) -> str:
        """What the trees of one party, or of one person's own view, are found by on a page."""
        own = self.first.speaker or (f"own--{self.party.id}",)
        return "--".join(("by", *(own if self.is_own_view else (self.party.id,))))

    @property
    def trunk(self) -> list[Statement]:
        """The conditions of the root on its own issue."""
        return [one.condition for one in self.own]

    @property
    def conditions(self) -> list[Statement]:
        """All conditions of the tree."""
        own = [one for branch in self.own for one in branch.conditions]
        return [*own, *(one for leaf in self.leaves for one in leaf.conditions)]

    @property
    def questions(self) -> list[Statement]:
        """All questions of the tree."""
        return [one for leaf in self.leaves for one in leaf.questions]

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

    def weight(tree: Tree) -> tuple[bool, bool, bool, int]:
        issue = dossier.of(tree.root).issue if tree.root else None
        is_proposed = bool(issue and issue.proposal)
        return tree.is_own_view, tree.root is None, not is_proposed, -len(tree.conditions)

    return sorted(found, key=weight)


def past(dossier: Dossier) -> list[Asked]:
    """What became of the conditions that stand in no tree: they were met or withdrawn, have lapsed,
    or something else is asked for in their place."""
    conditions = (one for one in dossier.statements if isinstance(one, Condition))
    return [asked for one in conditions if _is_past(asked := dossier.asks[one])]


def _is_past(asked: Asked) -> bool:
    return asked.is_over or asked.status == "met"


def _rooted(dossier: Dossier) -> Iterator[Tree]:
    for root in dossier.statements:
        if dossier.of(root).owner and not _is_condition_of_told(dossier, root):
            branches = _branches(dossier, dossier.conditions_on(root), {root})
            yield from _by_voice(dossier, root, branches)


def _free(dossier: Dossier) -> Iterator[Tree]:
    for party in dossier.explainer.parties:
        free = [one for one in party.statements if isinstance(one, Condition)]
        free = [one for one in free if not _is_condition_of_told(dossier, one)]
        rootless = [one for one in free if not _is_root(dossier, one)]
        yield from _by_voice(dossier, None, _branches(dossier, rootless, set()))


def _by_voice(
    dossier: Dossier, root: Statement | None, branches: Iterable[Branch]
) -> Iterator[Tree]:
    """A tree for each of those who set conditions of one thing."""
    by_voice: dict[_Voice, list[Branch]] = defaultdict(list)
    for one in branches:
        by_voice[_voice(dossier, one.condition)].append(one)
    for voice, set_by_it in by_voice.items():
        yield _tree(dossier, voice, root, set_by_it)


_Voice = tuple[Party, tuple[str, ...]]
"""A party; and where some of its people speak for nobody else, that they do, and who they are."""


def _voice(dossier: Dossier, statement: Statement) -> _Voice:
    owner = dossier.of(statement).owner
    assert owner
    return owner, (statement.personal, *statement.speaker) if statement.personal else ()


def _is_root(dossier: Dossier, statement: Statement) -> bool:
    return bool(_branches(dossier, dossier.conditions_on(statement), {statement}))


def _is_condition_of_told(dossier: Dossier, statement: Statement) -> bool:
    roots = dossier.of(statement).refers_to.get("qualifies", ())
    return any(dossier.of(one).owner and not one.retracted for one in roots)


def _branches(
    dossier: Dossier, conditions: Iterable[Statement], seen: set[Statement], depth: int = 0
) -> list[Branch]:
    """Conditions with those of each, none twice; of what is past those beneath it, if any."""
    found: list[Branch] = []
    for one in conditions:
        if one in seen:
            continue
        seen.add(one)
        below = dossier.conditions_on(one)
        if depth < _DEEPEST:
            beneath = _branches(dossier, below, seen, depth + 1)
        else:
            beneath = [Branch(each, ()) for each in _all_below(dossier, below, seen)]
        found += [Branch(one, beneath)] if _stands(dossier, one) else beneath
    return found


def _all_below(
    dossier: Dossier, conditions: Iterable[Statement], seen: set[Statement]
) -> Iterator[Statement]:
    """Conditions and all of theirs in one row, none twice, without what is past."""
    waiting = deque(conditions)
    while waiting:
        one = waiting.popleft()
        if one not in seen:
            seen.add(one)
            waiting += dossier.conditions_on(one)
            if _stands(dossier, one):
                yield one


def _stands(dossier: Dossier, ask: Statement) -> bool:
    """Whether something is neither retracted nor past."""
    return not (ask.retracted or _is_past(dossier.asks[ask]))


def _tree(
    dossier: Dossier, voice: _Voice, root: Statement | None, branches: Iterable[Branch]
) -> Tree:
    party, _ = voice
    main = dossier.of(root).issue if root else None
    by_issue: dict[Issue | None, list[Branch]] = defaultdict(list)
    for one in branches:
        by_issue[dossier.of(one.condition).issue].append(one)
    own = by_issue.pop(main, []) if len(by_issue) > 1 else []
    leaves = _leaves(dossier, party, by_issue, _questions(dossier, voice, main, by_issue))
    asks = [one for branch in own for one in branch.conditions]
    asks += [one for leaf in leaves for one in leaf.asks]
    said = [root, *asks] if root else asks
    others = frozenset(one.id for one in said if not _is_voiced(dossier, voice, one))
    parts = (*own, *(branch for leaf in leaves for branch in leaf.branches))
    first = next(one for part in parts for one in part.conditions)
    return Tree(party, root, own, leaves, [dossier.asks[one] for one in asks], others, first)


def _is_voiced(dossier: Dossier, voice: _Voice, statement: Statement) -> bool:
    """Whether a statement is of that voice, alone or with others."""
    party, people = voice
    is_joint = not people and not statement.personal and party in dossier.of(statement).parties
    return is_joint or _voice(dossier, statement) == voice


def _questions(
    dossier: Dossier, voice: _Voice, main: Issue | None, beside: Container[Issue | None]
) -> dict[Issue | None, list[Statement]]:
    """The questions of one voice by issue: those beside its conditions, and those of the group to
    which what is qualified belongs."""
    found: dict[Issue | None, list[Statement]] = defaultdict(list)
    party, people = voice
    asked = [one for one in dossier.own_views(party) if _voice(dossier, one) == voice]
    for one in asked if people else dossier.of_party(party):
        if not isinstance(one, Question) or not _stands(dossier, one):
            continue
        issue = dossier.of(one).issue
        of_group = main and issue and issue != main and issue.group and issue.group == main.group
        if issue in beside or of_group:
            found[issue].append(one)
    return found


def _leaves(
    dossier: Dossier,
    party: Party,
    branches: Mapping[Issue | None, list[Branch]],
    questions: Mapping[Issue | None, list[Statement]],
) -> list[Leaf]:
    """One leaf an issue: those with conditions first, each in the order of the issues."""
    order = {issue: number for number, issue in enumerate(dossier.explainer.issues)}
    issues = {one for one in (*branches, *questions) if one}
    leaves = []
    for issue in sorted(issues, key=lambda one: (one not in branches, order[one])):
        leaf = Leaf(issue, branches.get(issue, []), questions.get(issue, []), None)
        leaves.append(replace(leaf, point=_point(dossier, party, leaf)))
    return leaves


def _point(dossier: Dossier, party: Party, leaf: Leaf) -> Point | None:
    """What the party says on the issue of a leaf, where that rests on some of the leaf."""
    point = dossier.point(party, leaf.issue)
    rests = {one.id for one in leaf.asks}
    return point if point and rests & set(point.rests_on) else None
