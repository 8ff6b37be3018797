"""Who does what in a sentence, beside its ground: the same deed, done by the one to whom it is done
there, or by another party.

Only where both are certain, and where no passage tells it as the sentence does.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.support.force.deeds import Deed
from generator.evidence.support.force.denials import ReadClause
from generator.evidence.support.force.verb_forms import VerbPlace, same_verbs, verbs_in
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.named.names import (
    KnownNames,
    are_same_name,
    countries_of,
    country_names,
)
from generator.evidence.support.reading import ReadText, Word, are_alike
from generator.evidence.support.roles.role_case import CaseReader
from generator.evidence.support.roles.role_order import OrderReader

_SPEAKER = "@"
"""The mark of whoever speaks."""

_Marks = dict[Word, frozenset[str]]


@dataclass(frozen=True, eq=False)
class KnownSides:
    """What is known of those whom a sentence may name: all `names`, the party of each id (`sides`),
    and the stems of the names of whoever is `speaking`."""

    names: KnownNames
    sides: Mapping[str, str]
    speaking: frozenset[str]

    @cached_property
    def own(self) -> frozenset[str]:
        """The parties of whoever is speaking."""
        ids = frozenset[str]().union(*map(self.names.bearers, self.speaking))
        return frozenset(f"@{self.sides.get(one, one)}" for one in ids)

    def may_be_speaking(self, stem: str) -> bool:
        """Whether a word is a name of whoever is speaking."""
        is_near = stem[:3] in self._beginnings
        return is_near and any(are_same_name(stem, one) for one in self.speaking)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(one[:3] for one in self.speaking)


@dataclass(frozen=True, eq=False)
class _Told:
    """A deed in a clause, and what is `known` of those whom it may name."""

    deed: Deed
    clause: ReadClause
    known: KnownSides

    @property
    def reading(self) -> ReadText:
        """The words of its clause that carry content."""
        return self.clause.content

    @cached_property
    def agents(self) -> _Marks:
        """Who does it, with the marks by which those are told whom words name."""
        return {word: _marks(word, self.reading, self.known) for word in self.deed.agents}

    @cached_property
    def others(self) -> _Marks:
        """All others of whom the clause tells, with the same."""
        return {word: _marks(word, self.reading, self.known) for word in self.deed.others}

    @property
    def is_by_speaker(self) -> bool:
        """Whether whoever speaks does it."""
        return self.deed.is_by_speaker or _has(self.agents, _SPEAKER)

    @property
    def is_to_speaker(self) -> bool:
        """Whether whoever speaks is told of otherwise."""
        return self.deed.is_to_speaker or _has(self.others, _SPEAKER)


def role_findings(sentence: ReadText, ground: Ground, known: KnownSides) -> Iterator[Mismatch]:
    """Deeds of a sentence that its ground tells as done by another: by the one to whom the sentence
    has it done, or by somebody of another party. `instead` has the words that tell it."""
    for clause, index in verbs_in(sentence):
        same = same_verbs(clause.words[index], ground.near, sentence.wording)
        deed = _deed_in(clause, index, bool(known.speaking)) if same else None
        if deed is None:
            continue
        other = _told_otherwise(_Told(deed, clause, known), same, known)
        if other:
            span = Span(clause.words[0].start, clause.words[-1].end)
            yield Mismatch("roles", span, sentence.text[span.start : span.end], _words(other))
            return


def _sides(marks: _Marks) -> frozenset[str]:
    """The parties that words name."""
    found = frozenset[str]().union(*marks.values())
    return frozenset(one for one in found if one.startswith("@") and one != _SPEAKER)


def _words(told: _Told) -> tuple[str, ...]:
    """The clause that tells a deed."""
    words = told.clause.words
    return (told.reading.text[words[0].start : words[-1].end],)


def _told_otherwise(ours: _Told, places: Sequence[VerbPlace], known: KnownSides) -> _Told | None:
    """What some places tell as done by another, or to another, where it is certain at each; no
    more of them is read than it takes to know that none does."""
    certain: list[_Told] = []
    is_by_same, may_be_to_another = False, bool(_sides(ours.others)) and not ours.deed.is_state
    for clause, at in places:
        deed = _deed_in(clause, at, False)
        if deed is None:
            return None
        certain.append(_Told(deed, clause, known))
        is_by_same = is_by_same or _is_by_same(ours, certain[-1])
        if is_by_same and not may_be_to_another:
            return None
    for one in () if is_by_same else certain:
        if _is_swapped(ours, one) or _is_replaced(ours, one, known.own):
            return one
    return next((one for one in certain if _is_done_to_another(ours, one, certain)), None)


def _is_owned(word: Word, reading: ReadText) -> bool:
    """Whether a word stands right behind one that tells whose it is."""
    before = reading.text[: word.start].casefold().split()[-1:]
    return not read_language(reading.code).speech.listed("possessives").isdisjoint(before)


@lru_cache(maxsize=1 << 13)  # asked again for each deed of a clause
def _marks(word: Word, reading: ReadText, known: KnownSides) -> frozenset[str]:
    """What tells whom a word names: the ids of parties, groups of like words, countries."""
    ids, others = known.names.bearers(word.stem), _others_named(word, reading)
    if not word.is_capital and _is_owned(word, reading):
        return others  # “her group” is not the “Green Group”
    is_speaker = known.may_be_speaking(word.stem)
    if not ids and not is_speaker:
        return others
    sides = {f"@{known.sides.get(one, one)}" for one in ids}
    return others | sides | ({_SPEAKER} if is_speaker else set())


@lru_cache(maxsize=1 << 15)
def _others_named(word: Word, reading: ReadText) -> frozenset[str]:
    groups = (f"#{one}" for one in reading.wording.alike.get(word.key, ()))
    countries = countries_of(word, country_names(reading.code), reading)
    return frozenset((*groups, *(f"+{one}" for one in countries)))


def _has(marks: _Marks, mark: str) -> bool:
    return any(mark in one for one in marks.values())


def _pairs(ours: _Marks, theirs: _Marks) -> Iterator[tuple[Word, Word]]:
    """The words of two texts that name the same."""
    for one, marks in ours.items():
        for other, more in theirs.items():
            if are_alike(one.stem, other.stem) or not marks.isdisjoint(more):
                yield one, other


def _name_same(ours: _Marks, theirs: _Marks) -> bool:
    """Whether two texts have words that name the same."""
    return next(_pairs(ours, theirs), None) is not None


def _is_by_same(ours: _Told, theirs: _Told) -> bool:
    """Whether both deeds may be of one."""
    if theirs.deed.is_by_pronoun:
        is_of_same = _name_same(ours.others, theirs.others)
        return is_of_same and not _name_same(ours.agents, theirs.others)
    if ours.is_by_speaker and theirs.is_by_speaker:
        return True
    return _name_same(ours.agents, theirs.agents)


def _is_swapped(ours: _Told, theirs: _Told) -> bool:
    """Whether those who do it are those to whom it is done in the other text, and the reverse."""
    if ours.deed.is_state or theirs.deed.is_state:
        return False
    done_to = list(_pairs(ours.others, theirs.agents))
    done_by = list(_pairs(ours.agents, theirs.others))
    is_to_speaker = theirs.is_by_speaker or theirs.deed.is_by_pronoun
    is_to = bool(done_to) or (ours.is_to_speaker and is_to_speaker)
    is_by = bool(done_by) or (ours.is_by_speaker and theirs.is_to_speaker)
    if not is_to or not is_by:
        return False
    by_ending = "by ending" in ours.reading.wording.roles.order
    return not by_ending or _have_changed([*done_to, *done_by])


def _have_changed(pairs: Collection[tuple[Word, Word]]) -> bool:
    """Whether some word has another ending in each text, as one has in another case."""
    return not pairs or any(one.key != other.key for one, other in pairs)


def _is_replaced(ours: _Told, theirs: _Told, own: frozenset[str]) -> bool:
    """Whether another party does it, of which the other text does not tell at all; `own` are those
    of whoever is speaking."""
    sides = _sides(ours.agents) or (own if ours.is_by_speaker else frozenset())
    instead = _sides(theirs.agents) if sides else sides
    if not instead or theirs.is_by_speaker:
        return False
    elsewhere = any(sides & marks for marks in theirs.others.values())
    is_alike = ours.deed.is_state == theirs.deed.is_state
    is_of_same = ours.deed.is_state or _name_same(ours.others, theirs.others)
    return is_alike and not elsewhere and not sides & instead and is_of_same


def _is_done_to_another(ours: _Told, theirs: _Told, all_theirs: Collection[_Told]) -> bool:
    """Whether the same one does it to another party, of which no passage tells."""
    if ours.deed.is_state or theirs.deed.is_state:
        return False
    sides = _sides(ours.others)
    instead = _sides(theirs.others) if sides else sides
    if not instead:
        return False
    there = frozenset[str]().union(*(_sides(one.others) | _sides(one.agents) for one in all_theirs))
    here = sides | _sides(ours.agents)
    is_by_same = (ours.is_by_speaker and theirs.deed.is_by_pronoun) or _is_by_same(ours, theirs)
    is_of_same = _name_same(ours.others, theirs.others)
    return is_by_same and is_of_same and sides.isdisjoint(there) and instead.isdisjoint(here)


@lru_cache(maxsize=1 << 14)  # asked again for each sentence that rests on the same words
def _deed_in(clause: ReadClause, index: int, is_told: bool) -> Deed | None:
    """The deed that one of a clause's words tells, if it is a verb and it is certain whose deed;
    a sentence that `is_told` of somebody may leave out its subject."""
    roles = clause.content.wording.roles
    if clause.words[index].key in roles.mutual:
        return None
    if "by case" in roles.order:
        return CaseReader(clause, index, is_told).by_case()
    reader = OrderReader(clause, index, is_told)
    if "verb before" in roles.order:
        return reader.verb_before()
    return reader.subject_before() if "subject before" in roles.order else None
