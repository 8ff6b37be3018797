"""A sentence beside what it rests on: all that can be found, one cause told once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal

from generator.content.dates import PartialDate
from generator.evidence.quotation_marks import Span
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind, digest_of
from generator.evidence.support.contest import exchanged_with_another
from generator.evidence.support.elsewhere import Corpus
from generator.evidence.support.figures.counts import number_findings
from generator.evidence.support.figures.days import dates_in
from generator.evidence.support.figures.told_days import day_findings
from generator.evidence.support.force.compared_force import force_findings
from generator.evidence.support.force.polarity import NO_SUMMARIES, Summaries
from generator.evidence.support.ground import Ground, Mismatch
from generator.evidence.support.meaning import meaning_findings
from generator.evidence.support.named.bare_names import bare_name_findings
from generator.evidence.support.named.names import KnownNames
from generator.evidence.support.named.naming import name_findings, names_in
from generator.evidence.support.quoted import prose_quotations, quoted_findings
from generator.evidence.support.reading import ReadText, read_words
from generator.evidence.support.roles.compared_roles import KnownSides, role_findings
from generator.evidence.support.untold import accusing_findings

HARD = ("quoted-nowhere", "quoted-elsewhere", "number", "date", "name-foreign")
"""The kinds of finding that stop a build."""


Telling = Literal["sentence", "account", "question", "name", "difference"]
"""How a text tells something. An `account` tells in what words a source does so, as does what sums
up a `difference`, and may count them; a `question` of the editors' own and a `name` say nothing."""

_WHOLE = ("sentence", "account")

_BESIDE = KeptKind[tuple[Mismatch, ...]]("beside", tuple[Mismatch, ...])
_ELSEWHERE = KeptKind[Mismatch | None]("elsewhere", Mismatch | None)


class Sides(dict[str, str]):
    """Of which party each id is: the same of all sentences of an explainer."""

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds."""
        return digest_of(dict(self))


@dataclass(frozen=True)
class Circumstances:
    """What else is known of a sentence: the `names` that its explainer knows, the stems of those of
    whoever is `speaking` in it, the `days` that are told of it elsewhere, how many those are that
    it tells of (`counted`), of which party each id is (`sides`), the `summaries` of what it rests
    on, its `manner`, and whether it `is_conditional`: its condition is told elsewhere."""

    names: KnownNames
    speaking: frozenset[str] = frozenset()
    days: tuple[PartialDate, ...] = ()
    counted: frozenset[int] = frozenset()
    sides: Sides = field(default_factory=Sides)
    summaries: Summaries = NO_SUMMARIES
    corpus: Corpus | None = None
    manner: Telling = "sentence"
    is_conditional: bool = False

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds, but for the `corpus`."""
        known = (self.names.digest, self.sides.digest)
        told = (self.speaking, self.days, self.counted, self.manner, self.is_conditional)
        given = self.summaries
        return digest_of((*known, *told, given.code, given.texts, given.refuse))


def mismatches(
    text: str, ground: Ground, known: Circumstances, kept: Kept = NONE_KEPT
) -> tuple[Mismatch, ...]:
    """What of a sentence its ground does not have.

    Where something stops a build, what may be a consequence is not told; where the sentence seems
    to be of another passage, nothing else is. What all articles have is asked for apart, so that
    another article changes nothing of what is `kept` of the sentence beside its own.
    """
    if not ground.pieces:
        return ()
    read = (text, ground.digest, known.digest)
    found = kept.told(_BESIDE, read, partial(_beside, text, ground, known))
    corpus = known.corpus
    if corpus is None or not _may_be_of_another(found, ground, known):
        return found
    look = partial(_elsewhere, text, ground, known, corpus)
    other = kept.told(_ELSEWHERE, (*read, corpus.digest), look)
    return (other,) if other else found


def _may_be_of_another(found: Iterable[Mismatch], ground: Ground, known: Circumstances) -> bool:
    """Whether a sentence beside which that was `found` may be of another article's passage."""
    if ground.is_foreign or ground.is_mixed or known.manner != "sentence":
        return False
    return not any(one.kind == "exchanged" or one.kind in HARD for one in found)


def _beside(text: str, ground: Ground, known: Circumstances) -> tuple[Mismatch, ...]:
    """What of a sentence its ground does not have, whatever other articles have."""
    sentence = read_words(text, ground.code)
    quoted = prose_quotations(text)
    dated = [one.span for one in dates_in(sentence)]
    may_count = known.manner in ("account", "difference")
    certain = [
        *quoted_findings(text, ground),
        *number_findings(sentence, ground, [*quoted, *dated], may_count, known.counted, known.days),
        *day_findings(sentence, ground, quoted, known.days),
        *name_findings(sentence, ground, known.names, known.speaking, quoted),
    ]
    if any(one.kind in HARD for one in certain):
        return tuple(one for one in certain if one.kind in HARD)
    if ground.is_foreign or known.manner not in _WHOLE:
        return (*certain, *_not_compared(sentence, ground))
    more = _once(_told_by_words(sentence, ground, known))
    more = [one for one in more if one.kind != "unsupported" or known.manner == "sentence"]
    if more and ground.is_mixed:
        more = list(_not_compared(sentence, ground))
    exchanged = [one for one in more if one.kind == "exchanged"]
    return tuple(exchanged or [*certain, *more])


def _told_by_words(sentence: ReadText, ground: Ground, known: Circumstances) -> Iterator[Mismatch]:
    """What is found by words, which must be of one language."""
    named = _named(sentence, known)
    is_account, is_conditional = known.manner == "account", known.is_conditional
    yield from force_findings(sentence, ground, named, known.summaries, is_account, is_conditional)
    yield from role_findings(sentence, ground, KnownSides(known.names, known.sides, known.speaking))
    quoted = prose_quotations(sentence.text)
    yield from meaning_findings(sentence, ground, quoted, named)
    yield from accusing_findings(sentence, ground, quoted)
    yield from bare_name_findings(sentence, ground, named)


def _elsewhere(text: str, ground: Ground, known: Circumstances, corpus: Corpus) -> Mismatch | None:
    """That a sentence is of another article's passage."""
    sentence = read_words(text, ground.code)
    quoted, named = prose_quotations(text), _named(sentence, known)
    is_own = not known.summaries.texts
    return exchanged_with_another(sentence, ground, quoted, named, corpus, is_own)


def _named(sentence: ReadText, known: Circumstances) -> frozenset[str]:
    """The stems of names: of those in a sentence, of those who speak in it, and of all known."""
    named = frozenset(word.stem for word in names_in(sentence, known.names))
    return named | known.speaking | known.names.parts


def _once(found: Iterable[Mismatch]) -> list[Mismatch]:
    """One finding of each kind; none of a denial or an accusation to which words without support
    have led."""
    first: dict[str, Mismatch] = {}
    for one in found:
        first.setdefault(one.kind, one)
    if "unsupported" in first and "negation" in first and not first["negation"].instead:
        del first["negation"]
    if "unsupported" in first:
        first.pop("accusing", None)
    return list(first.values())


def _not_compared(sentence: ReadText, ground: Ground) -> Iterator[Mismatch]:
    """That the sentence is in another language than what it rests on."""
    if ground.is_mixed and sentence.words:
        foreign = dict.fromkeys(one.code for one in ground.pieces if one not in ground.compared)
        span = Span(0, len(sentence.text))
        yield Mismatch("not-compared", span, sentence.text, tuple(foreign))
