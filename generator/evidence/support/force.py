"""How a sentence says it: what it denies, and how sure, wanted or bound to be it is.

Compared clause by clause: what a clause of the sentence shares with one of the passage must be
denied in both or in neither, and not be surer or more binding in the sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from generator.evidence.languages import read_language
from generator.evidence.quotation_marks import Span
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.reading import ReadText, Word

_BREAK = regex.compile(r"[,;:.!?…–—()،؛؟。，；]")

_REACH = 2
"""Within how many words of a modal the verb stands."""

_CONFLICTS = {
    "possible": {"coming", "must"},
    "perhaps": {"coming", "must"},
    "coming": {"possible", "perhaps", "must"},
    "should": {"coming", "must"},
    "must": {"possible", "perhaps", "coming"},
    "wanting": {"coming", "must"},
}
"""For each class of modality of a passage, those that a sentence may not make of it."""


@dataclass(frozen=True)
class ReadClause:
    """A clause of a text: its words, those that carry content, those that deny, the stems of its
    `loosely` denying words, its `limiting` ones, and the classes of its modals."""

    words: tuple[Word, ...]
    content: ReadText
    denials: tuple[Word, ...]
    loose: frozenset[str]
    limits: frozenset[str]
    modals: tuple[tuple[str, Word], ...]

    @cached_property
    def is_denied(self) -> bool:
        """Whether it says no: twice no is yes, save where several such words are one."""
        wording = self.content.wording
        plain = [one for one in self.denials if wording.is_negation(one.key)]
        more = len(self.denials) - len(plain)
        count = min(1, len(plain)) if "concord" in wording.habits else len(plain)
        return (count + more) % 2 == 1

    def may_deny_as(self, other: "ReadClause") -> bool:
        """Whether the one of two clauses that is not denied may deny in other words: “rules out”,
        “only when” for “not until”."""
        plain, denied = (other, self) if self.is_denied else (self, other)
        return bool(plain.loose - denied.loose or plain.limits - denied.limits)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of its modals."""
        names = {name for name, _ in self.modals}
        return frozenset(names | {"possible"} if "perhaps" in names else names)


@lru_cache(maxsize=1 << 13)
def clauses_of(reading: ReadText) -> tuple[ReadClause, ...]:
    """The clauses of a text, in order."""
    wording = reading.wording
    cancelled = {
        index + at for index, phrase in reading.at(wording.cancels) for at in range(len(phrase))
    }
    denying = frozenset(
        word
        for index, word in enumerate(reading.words)
        if index not in cancelled and wording.is_denial(word.key)
    )
    modals = sorted(
        (index, name)
        for name, phrases in wording.modals.items()
        for index, _ in reading.at(phrases)
    )
    return tuple(
        ReadClause(
            words := reading.words[start:end],
            ReadText(
                reading.text,
                reading.code,
                tuple(w for w in words if _carries(w, reading) and w not in denying),
            ),
            tuple(word for word in words if word in denying),
            frozenset(word.stem for word in words if word.key in wording.loosely),
            frozenset(word.key for word in words if word.key in wording.limiting),
            tuple((name, reading.words[at]) for at, name in modals if start <= at < end),
        )
        for start, end in _edges(reading, denying)
    )


def _carries(word: Word, reading: ReadText) -> bool:
    """Whether a word carries content; a number does here."""
    return word in reading.content_set or word.text[0].isnumeric()


def _edges(reading: ReadText, denying: frozenset[Word]) -> Iterator[tuple[int, int]]:
    """Where clauses begin and end, counted in words. What is denied goes on in what it denies
    (“never said that”)."""
    joins, words, start = reading.wording.joins, reading.words, 0
    that = {phrase[0] for phrase in read_language(reading.code).jointly.get("that", ())}
    for index in range(1, len(words)):
        key, between = words[index].key, reading.text[words[index - 1].end : words[index].start]
        joined = key in joins or (key.startswith("و") and words[index] in denying)
        is_marked = _BREAK.search(between) is not None
        if not is_marked and not (joined and index - start > _REACH):
            continue
        said = words[start:index]
        is_said = any(_carries(one, reading) and one not in denying for one in said)
        goes_on = (key in that or (":" in between and not is_said)) and any(
            one in denying for one in said[-_REACH - 1 :]
        )
        if not goes_on and (is_marked or is_said):
            yield start, index
            start = index
    if words:
        yield start, len(words)


def force_findings(
    sentence: ReadText, ground: Ground, named: frozenset[str] = frozenset()
) -> Iterator[Mismatch]:
    """Clauses that deny what the passages do not deny, or the reverse (`negation`), and those that
    are surer or more binding (`modality`).

    `instead` are the words of the passage that tell it otherwise. `named` are the stems of names:
    who is spoken of is in either.
    """
    if len(sentence.content) < _REACH:
        return  # such as “Of ferries.”, an account of another's one
    if finding := _nothing_denied(sentence, ground):
        yield finding
        return
    ours = clauses_of(sentence)
    theirs = [clause for reading in ground.near for clause in clauses_of(reading)]
    shares = [[(other, _shared(one, other) - named) for other in theirs] for one in ours]
    nears = [[(other, shared) for other, shared in row if shared] for row in shares]
    matched = {id(other): other for near in nears for other, _ in near}.values()
    denies = any(other.denials or other.loose or other.limits for other in theirs)
    compared = _Compared(_denied(ours), _denied(matched), denies, len(ground.compared), ours)
    is_asked = sentence.text.rstrip().endswith(("?", "？", "؟"))
    for clause, near in zip(ours, nears, strict=True):
        if (finding := _negation(clause, near, compared)) or (
            near and not is_asked and (finding := _modality(clause, near, compared.classes))
        ):
            yield finding


def _nothing_denied(sentence: ReadText, ground: Ground) -> Mismatch | None:
    """That a sentence denies nothing, in whatever way, where all that is cited is denied."""
    cited = [clause for reading in ground.cited for clause in clauses_of(reading)]
    saying = [clause for clause in cited if clause.content.words or clause.denials]
    if not saying or not all(clause.is_denied for clause in saying):
        return None
    ours = clauses_of(sentence)
    if any(clause.denials or clause.loose or clause.limits for clause in ours):
        return None
    told = tuple(word.text for clause in saying for word in clause.denials)[:3]
    span = Span(sentence.words[0].start, sentence.words[-1].end)
    return Mismatch("negation", span, sentence.text[span.start : span.end], told)


def _denied(clauses: Iterable[ReadClause]) -> int:
    """How many clauses deny something."""
    return sum(clause.is_denied for clause in clauses)


def _shared(clause: ReadClause, other: ReadClause) -> frozenset[str]:
    """The stems of the words that a clause shares with another."""
    return frozenset(word.stem for word in clause.content.words if other.content.has(word))


_Near = Sequence[tuple[ReadClause, frozenset[str]]]


@dataclass(frozen=True)
class _Compared:
    """How many clauses a sentence denies, and how many those of its passages that share words with
    it; whether they deny anything anywhere; how many pieces of evidence they are of, and the
    sentence's clauses."""

    ours: int
    theirs: int
    is_denied_there: bool
    pieces: int
    clauses: tuple[ReadClause, ...]

    @property
    def classes(self) -> frozenset[str]:
        """The classes of modality of the whole sentence."""
        return frozenset[str]().union(*(clause.classes for clause in self.clauses))


def _negation(clause: ReadClause, near: _Near, compared: _Compared) -> Mismatch | None:
    """That a clause denies what all clauses that share words with it do not, or the reverse."""
    ours, theirs = compared.ours, compared.theirs
    if not near and clause.is_denied and not compared.is_denied_there:
        return _denial(clause, ())
    same = frozenset[str]().union(
        *(
            shared
            for other, shared in near
            if other.is_denied == clause.is_denied or other.may_deny_as(clause)
        )
    )
    turned = frozenset[str]().union(*(shared for _, shared in near)) - same
    is_one_sided = not (theirs if clause.is_denied else ours)
    is_brief = len(turned) < 2 and not clause.denials and compared.pieces > 1
    if not turned or is_brief or len(turned) < len(same):
        return None
    if same and len(turned) == len(same) and ours:
        return None
    is_more = ours > theirs if clause.is_denied else theirs > ours
    if not is_one_sided and (not is_more or len(turned) <= 2 * len(same)) and len(turned) < 2:
        return None
    if not is_one_sided and same and len(turned) <= 2 * len(same):
        return None
    others = [other for other, shared in near if shared & turned]
    told = tuple(word.text for other in others for word in other.denials)[:3]
    return _denial(clause, told)


def _denial(clause: ReadClause, told: tuple[str, ...]) -> Mismatch:
    """The finding at the word that denies, or at the clause that does not."""
    marked = clause.denials[0] if clause.denials else clause.words[0]
    end = marked.end if clause.denials else clause.words[-1].end
    return Mismatch("negation", Span(marked.start, end), _text(clause, marked, end), told)


def _text(clause: ReadClause, first: Word, end: int) -> str:
    return clause.content.text[first.start : end]


def _modality(clause: ReadClause, near: _Near, ours: frozenset[str]) -> Mismatch | None:
    """That a clause is surer or more binding than all clauses that share most words with it; `ours`
    are the classes of modality of the whole sentence."""
    most = max(len(shared) for _, shared in near)
    closest = [other for other, shared in near if 2 * len(shared) >= most]
    theirs = frozenset[str]().union(*(other.classes for other in closest))
    words = tuple(word.text for other in closest for _, word in other.modals)[:3]
    made_of = theirs - clause.classes - (ours & {"wanting"})
    for name, word in clause.modals:
        is_passive = name == "coming" and _has_participle(clause)
        if name not in theirs and not is_passive and any(name in _CONFLICTS[m] for m in made_of):
            return Mismatch("modality", word.span, word.text, words)
    most_shared = [other for other, shared in near if len(shared) == most]
    is_only_possible = all(_is_only_possible(other) for other in most_shared)
    if not ours and most > 1 and is_only_possible:
        end = clause.words[-1].end
        span = Span(clause.words[0].start, end)
        return Mismatch("modality", span, _text(clause, clause.words[0], end), words)
    return None


def _is_only_possible(clause: ReadClause) -> bool:
    """Whether a clause says that something may be, and no more."""
    return {name for name, _ in clause.modals} == {"possible"} and not clause.denials


def _has_participle(clause: ReadClause) -> bool:
    patterns = clause.content.wording.participles
    return any(regex.fullmatch(one, word.key) for one in patterns for word in clause.words)
