"""What is drawn, in pieces that fit on a page: reactions to one thing, conditions of one statement.

Each piece is drawn like a whole: it begins with what was reacted to, or what is qualified.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from generator.content.model import Party
from generator.content.statements import Statement
from generator.evidence.resolution.asks import Asked
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dividing import weights
from generator.pages.dividing.splitting import ListPage, list_pages, packed, room
from generator.pages.dividing.weights import Heft, total
from generator.pages.reactions import Took, all_took
from generator.pages.trees import Branch, Leaf, Tree, past, trees

CONDITIONS, REACTIONS = "conditions.md", "reactions.md"
"""Where the two lists stand."""

_FRAME = 900
"""What stands around a piece takes, beside what it begins with."""


@lru_cache(maxsize=2)
def reaction_runs(dossier: Dossier) -> list[ListPage[Took]]:
    """How everything was taken that somebody reacted to, page by page."""
    pieces = (piece for one in all_took(dossier) for piece in _cut_took(dossier, one))
    return list_pages(REACTIONS, pieces, lambda one: _took(dossier, one))


def _cut_took(dossier: Dossier, took: Took) -> Iterator[Took]:
    each = [[one] for these in took.reactions for one in these]
    whole = took.reactions if total([_took(dossier, took)]) <= room() else each
    left = room() - total([_begins(dossier, took.target)])
    for run in packed(whole, lambda these: _reactions(dossier, these), left):
        yield Took(took.target, run)


def _took(dossier: Dossier, took: Took) -> Heft:
    begins = _begins(dossier, took.target)
    return sum((_reactions(dossier, these) for these in took.reactions), begins)


def _reactions(dossier: Dossier, these: list[Statement]) -> Heft:
    return weights.together(weights.line(dossier, one, 2) for one in these)


def _begins(dossier: Dossier, record: object) -> Heft:
    return Heft(_FRAME) if isinstance(record, Party) else _FRAME + weights.line(dossier, record)


@lru_cache(maxsize=2)
def condition_runs(dossier: Dossier) -> list[ListPage[Tree | Asked]]:
    """Every tree of conditions, party by party, then what became of those that stand in none, page
    by page."""
    drawn = trees(dossier)
    order = {party: at for at, party in enumerate(dict.fromkeys(one.party for one in drawn))}
    drawn.sort(key=lambda one: order[one.party])
    pieces: list[Tree | Asked] = [piece for one in drawn for piece in _cut_tree(dossier, one)]
    return list_pages(CONDITIONS, [*pieces, *past(dossier)], lambda one: _condition(dossier, one))


def _condition(dossier: Dossier, one: Tree | Asked) -> Heft:
    return _tree(dossier, one) if isinstance(one, Tree) else _came_of(dossier, one)


def _cut_tree(dossier: Dossier, tree: Tree) -> Iterator[Tree]:
    """A tree as it is; or one that is too large as trees with the same root."""
    if total([_tree(dossier, tree)]) <= room():
        yield tree
        return
    main = dossier.of(tree.root).issue if tree.root else None
    own = [Leaf(main, tree.own, [], None)] if main and tree.own else []
    bits = [bit for leaf in (*own, *tree.leaves) for bit in _bits(leaf)]
    left = room() - (total([_begins(dossier, tree.root)]) if tree.root else _FRAME)
    for run in packed(bits, lambda bit: _leaf(dossier, bit), left):
        leaves = _joined(run)
        asked = [dossier.asks[one] for leaf in leaves for one in leaf.asks]
        yield replace(tree, own=[], leaves=leaves, asked=asked)


def _bits(leaf: Leaf) -> Iterator[Leaf]:
    """A leaf with one condition or question each."""
    for branch in leaf.branches:
        for one in _flat(branch):
            yield replace(leaf, branches=[one], questions=[])
    for question in leaf.questions:
        yield replace(leaf, branches=[], questions=[question])


def _flat(branch: Branch) -> list[Branch]:
    """A branch as it is, or one with very many conditions as these in a row."""
    conditions = branch.conditions
    few = len(conditions) <= weights.TIES
    return [branch] if few else [Branch(one, ()) for one in conditions]


def _joined(bits: list[Leaf]) -> list[Leaf]:
    """Leaves of one issue together again."""
    found: dict[object, Leaf] = {}
    for bit in bits:
        known = found.get(bit.issue)
        if known:
            branches = [*known.branches, *bit.branches]
            found[bit.issue] = replace(
                known, branches=branches, questions=[*known.questions, *bit.questions]
            )
        else:
            found[bit.issue] = bit
    return [*found.values()]


def _tree(dossier: Dossier, tree: Tree) -> Heft:
    begins = _begins(dossier, tree.root) if tree.root else Heft(_FRAME)
    return sum((_came_of(dossier, one) for one in tree.asked), begins)


def _leaf(dossier: Dossier, leaf: Leaf) -> Heft:
    return weights.together(_came_of(dossier, dossier.asks[one]) for one in leaf.asks)


def _came_of(dossier: Dossier, asked: Asked) -> Heft:
    """What an ask takes, with what answers it and what is said of it."""
    told = _FRAME // 4 + weights.line(dossier, asked.statement, 2)
    replies = (one.record for one in asked.replies[: weights.TIES])
    beneath = (*replies, *asked.reactions[: weights.TIES])
    return weights.together((told, *(weights.line(dossier, one) for one in beneath)))
