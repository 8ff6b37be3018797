"""What readers are told of a piece of evidence beside its words: by the sentence that rests on it.

What words lose, or how an article frames them, is no loss where the sentence says so itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.content.problems import Doubt
from generator.content.statements import Condition, Statement
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.languages import language_of, read_language, words
from generator.evidence.phrases import Context
from generator.evidence.resolution.dangling import is_dangling
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.support.word_lists import read_wording

DENYING = ("negations", "denials", "falsehoods")
"""The lists of phrases that deny: see Context."""

_STEM = 5
"""How many letters two forms of a word have in common at least."""

_MEANT = 3
"""How many words a clause has at least that is more than “Says,”."""

_CLAUSE = re.compile(r"[,،;:–—]")


@dataclass(frozen=True)
class Doubts:
    """What a person judges of each piece of evidence: the sentence that rests on it."""

    dossier: Dossier

    @cached_property
    def _resting(self) -> dict[Cited, Assertion]:
        found: dict[Cited, Assertion] = {}
        for one in assertions(self.dossier):
            for cited in one.rests_on if one.is_tied else ():
                if one.record in (cited.record, cited.evidence):
                    found.setdefault(cited, one)
        return found

    def of(self, cited: Cited) -> Doubt:
        """The doubt about what rests on a piece of evidence."""
        if one := self._resting.get(cited):
            return one.doubt
        record = cited.record
        told = getattr(record, "summary", None) or str(getattr(record, "name", ""))
        runs = (*cited.quotes, *cited.reported)
        return Doubt(f"{record.id}.evidence", told, runs, cited.evidence.source)


@lru_cache(maxsize=1)
def doubts_of(dossier: Dossier) -> Doubts:
    """What a person judges of each piece of evidence of a dossier."""
    return Doubts(dossier)


def tells_condition(dossier: Dossier, cited: Cited) -> bool:
    """Whether readers are told on what it depends: by a summary, or by a statement's conditions."""
    context = read_language(dossier.explainer.language).context
    told = [getattr(cited.record, "summary", "") or ""]
    if _conditions_in(told, context) > _conditions_in(cited.quotes, context):
        return True
    if not isinstance(cited.record, Statement):
        return False
    return bool(dossier.conditions_on(cited.record)) or _may_be_bound(dossier, cited.record)


def _may_be_bound(dossier: Dossier, statement: Statement) -> bool:
    """Whether a condition of its party is told to be of a statement that there is not."""
    owner = dossier.of(statement).owner
    return any(
        isinstance(one, Condition) and is_dangling(dossier, one, "qualifies")
        for one in (dossier.of_party(owner) if owner else ())
    )


def _conditions_in(texts: Sequence[str], context: Context) -> int:
    """How many conditions some texts tell; a verb is one at the head of a clause alone (“Were they
    to pay, …”)."""
    clauses = [words(one) for text in texts for one in _CLAUSE.split(text)]
    found = [one for keys in map(words, texts) for one in context["conditions"].find(keys)]
    inverted = sum(context["inverted"].at(keys) is not None for keys in clauses)
    return inverted + sum(not context["absences"].at((one.text,)) for one in found)


def tells_rest(dossier: Dossier, cited: Cited, left_out: str) -> bool:
    """Whether the sentence itself says what is left out: it has half of the words with a meaning of
    their own that the quoted words lack, in whatever form."""
    assert cited.article
    empty = read_wording(language_of(dossier.explainer, cited.article.source).code).empty
    told = {one[:_STEM] for one in words(getattr(cited.record, "summary", "") or "")}
    own = {one[:_STEM] for one in _quoted_words(cited)}
    meant = {one[:_STEM] for one in words(left_out) if one not in empty} - own
    return bool(meant) and 2 * len(meant & told) >= len(meant)


def denies(dossier: Dossier, cited: Cited) -> bool:
    """Whether what readers read says that something is denied or refused."""
    return responds_against(cited) or tells_denial(dossier, cited)


def responds_against(cited: Cited) -> bool:
    """Whether what rests on it is a reaction against something."""
    return getattr(cited.record, "response", None) in {"rejects", "criticises"}


def tells_denial(dossier: Dossier, cited: Cited) -> bool:
    """Whether the sentence itself says so: it denies more than the words that are quoted."""
    context = read_language(dossier.explainer.language).context
    told = words(getattr(cited.record, "summary", "") or "")
    return _denials_in(told, context) > _denials_in(_quoted_words(cited), context)


def denies_words(dossier: Dossier, cited: Cited) -> bool:
    """Whether the sentence itself denies the quoted words: where it begins, or beside some of
    them; what it denies besides is something else."""
    context = read_language(dossier.explainer.language).context
    clauses = [*_told_clauses(cited)]
    own = {one[:_STEM] for one in _quoted_words(cited)} - _empty(dossier, cited)
    head = next((n for n, one in enumerate(clauses) if len(one) >= _MEANT), len(clauses))
    about = [n for n, one in enumerate(clauses) if n <= head or own & {w[:_STEM] for w in one}]
    return tells_denial(dossier, cited) and any(_denials_in(clauses[n], context) for n in about)


def tells_unsaid(dossier: Dossier, cited: Cited) -> bool:
    """Whether the sentence itself begins with it that something is not said; by a verb of denying,
    where the quoted words deny something themselves."""
    context = read_language(dossier.explainer.language).context
    first = next(_told_clauses(cited), [])
    is_named = context["disclaiming"].first(first) is not None
    is_plain = is_named or not _denials_in(_quoted_words(cited), context)
    return is_plain and _denials_in(first, context) > 0 and tells_denial(dossier, cited)


def _told_clauses(cited: Cited) -> Iterator[list[str]]:
    """The words of each clause of the sentence that rests on some evidence."""
    told = getattr(cited.record, "summary", "") or ""
    yield from (keys for keys in map(words, _CLAUSE.split(told)) if keys)


def _empty(dossier: Dossier, cited: Cited) -> set[str]:
    assert cited.article
    code = language_of(dossier.explainer, cited.article.source).code
    return {one[:_STEM] for one in read_wording(code).empty}


def names_denial(dossier: Dossier, cited: Cited) -> bool:
    """Whether the sentence has a verb or noun of denying (“Denies …”) that is not quoted."""
    context = read_language(dossier.explainer.language).context
    told = words(getattr(cited.record, "summary", "") or "")
    denials = context["denials"]
    return len(denials.find(told)) > len(denials.find(_quoted_words(cited)))


def _denials_in(keys: list[str], context: Context) -> int:
    ends = context.negation_endings or ("\0",)
    found = sum(len(context[name].find(keys)) for name in DENYING)
    torn = sum(bool(v.first(keys) and p.first(keys)) for v, p in context.particles)
    return found + torn + sum(key.endswith(ends) for key in keys)


def _quoted_words(cited: Cited) -> list[str]:
    """The words that are quoted: what they deny or suppose themselves, a summary has of them."""
    return [one for quote in cited.quotes for one in words(quote)]
