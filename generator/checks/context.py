"""Evidence rule 5: what is cited keeps its context.

A negation, a condition or a denial is not cut off on either side, nor skipped; nor are the words
those that an article denies, or that nobody says in it.

Long because each rule here asks the same of a summary: whether it tells what the words lose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.content.problems import Doubt, Place, Problem
from generator.content.statements import Statement
from generator.evidence.articles import Article, Passage
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.context import losses, skipped
from generator.evidence.cuts import SHORT, Loss
from generator.evidence.dossier import Dossier
from generator.evidence.framing import Frame, frames
from generator.evidence.languages import Language, language_of, read_language, words
from generator.evidence.passages import skipped_texts
from generator.evidence.phrases import Context
from generator.evidence.said import Cited

_DENYING = ("negations", "denials", "falsehoods")

_CLAUSE = re.compile(r"[,،;:–—]")

_SHOWN = 160
"""How many characters are shown of what is left out."""

_IS_SAID_BESIDE = {"said-after", "said-between", "said-before", "colon"}
"""Rules of attribution by which somebody says words, whatever they are the name of."""


@dataclass(frozen=True)
class _Doubts:
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
def _doubts_of(dossier: Dossier) -> _Doubts:
    return _Doubts(dossier)


def check_nothing_left_out_turns_the_words(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what is cut off before or after the words, or skipped, neither denies nor limits
    them, and they do not depend on it.

    Bad:  quote: We will stop              (the article: “We will stop, but not on Monday”)
    Bad:  quote: [We will stop, on Monday]
    Good: quote: We will stop, but not on Monday
    """
    doubts = _doubts_of(dossier)
    for cited in dossier.evidence:
        article = cited.article
        if not article:
            continue
        language = language_of(dossier.explainer, article.source)
        reported = cited.passages if cited.evidence.passage else ()
        for field, passages in (("passage", reported), ("quote", cited.quoted)):
            if passages:
                found = _lost(passages, article, language, field == "quote")
                lost = [one for one in found if not _is_told(dossier, cited, one)]
                # What is surely lost is told first: to put it in may mend the rest.
                for loss in [one for one in lost if one.is_sure] or lost:
                    doubt = None if loss.is_sure else doubts.of(cited)
                    yield _problem(cited, field, loss, doubt)
                if not language.is_known:
                    yield from _unread(cited, field, passages, doubts)


def _lost(
    passages: tuple[Passage, ...], article: Article, language: Language, is_quoted: bool
) -> Iterator[Loss]:
    if language.is_known:
        yield from losses(passages, article, language, is_quoted)
        yield from skipped(passages, article, language, is_quoted)


def _is_told(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether readers are told what is lost: that the words are a question, or on what they depend
    by a statement that is their condition; or whether what rests on them is not about it."""
    record = cited.record
    if _is_cited_too(dossier, cited, loss):
        return True
    if not isinstance(record, Statement):
        return not loss.is_sure or (loss.kind != "negation" and not cited.evidence.quote)
    if loss.kind == "condition":
        return _is_conditional(dossier, cited)
    if loss.kind == "negation" and loss.side == "before" and _is_part(dossier, cited):
        return _denies(dossier, cited)
    return loss.kind == "question" and record.kind in {"question", "background"}


def _is_cited_too(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether an entry of its own beside this one cites the word that tells what is lost."""
    if not isinstance(cited.record, Statement) or not loss.word:
        return False
    others = (one for one in dossier.of(cited.record).evidence if one is not cited)
    texts = (text for one in others for text in (*one.quotes, *one.reported))
    return any(text in loss.left_out and loss.word in " ".join(words(text)) for text in texts)


def _is_part(dossier: Dossier, cited: Cited) -> bool:
    """Whether a few words are quoted that make no sentence: Rejects “a toll of two coins”."""
    if len(cited.quotes) != 1 or not cited.article:
        return False
    context = language_of(dossier.explainer, cited.article.source).context
    keys = words(cited.quotes[0])
    is_denial = any(context[name].find(keys) for name in _DENYING)
    return len(keys) <= SHORT and not is_denial and not context["subjects"].at(keys)


def _is_conditional(dossier: Dossier, cited: Cited) -> bool:
    """Whether readers are told on what it depends: by a summary, or by a statement's conditions."""
    context = read_language(dossier.explainer.language).context
    told = [getattr(cited.record, "summary", "") or ""]
    if _conditions_in(told, context) > _conditions_in(cited.quotes, context):
        return True
    return isinstance(cited.record, Statement) and bool(dossier.conditions_on(cited.record))


def _conditions_in(texts: Sequence[str], context: Context) -> int:
    """How many conditions some texts tell; a verb is one at the head of a clause alone (“Were they
    to pay, …”)."""
    clauses = [words(one) for text in texts for one in _CLAUSE.split(text)]
    found = [one for keys in map(words, texts) for one in context["conditions"].find(keys)]
    inverted = sum(context["inverted"].at(keys) is not None for keys in clauses)
    return inverted + sum(not context["absences"].at((one.text,)) for one in found)


def _quoted_words(cited: Cited) -> list[str]:
    """The words that are quoted: what they deny or suppose themselves, a summary has of them."""
    return [one for quote in cited.quotes for one in words(quote)]


def _problem(cited: Cited, field: str, loss: Loss, doubt: Doubt | None) -> Problem:
    fragments = cited.evidence.passage if field == "passage" else cited.evidence.quote
    fragment = len(fragments) - 1 if loss.side == "after" else loss.fragment
    place = cited.evidence.at(field, fragment)
    is_sure, verb = loss.is_sure, "write" if field == "passage" else "quote"
    hint = f"left out: {loss.left_out[:_SHOWN]}\n{verb} these words too"
    lost = f"what is left out {'after' if loss.side == 'after' else 'before'} these words"
    word = f"“{loss.word}”"
    match loss.kind:
        case "negation":
            message = f"{lost} denies something: {word}"
            return Problem(place, "negation-left-out", message, hint, is_sure, doubt=doubt)
        case "limit":
            message = f"{lost} limits them: {word}"
            return Problem(place, "limit-left-out", message, hint, is_sure, doubt=doubt)
        case "condition" | "hypothetical":
            does = "only supposes them"
            does = "makes them depend on something" if loss.kind == "condition" else does
            message = f"{lost} {does}: {word}"
            return Problem(place, "condition-left-out", message, hint, is_sure, doubt=doubt)
        case "contrast":
            message = f"{lost} takes something of them back: {word}"
            return Problem(place, "contrast-left-out", message, hint, is_sure, doubt=doubt)
        case "speaker":
            message = f"{lost} tells that somebody else says so: {word}"
            return Problem(place, "speaker-left-out", message, hint, is_sure, doubt=doubt)
        case "question":
            message = "these words are part of a question, which is left out"
            return Problem(place, "question-left-out", message, hint, is_sure, doubt=doubt)
    message = "these words do not follow those before them without what is left out"
    if is_sure:
        message = "these words and those before them are parts of two sentences"
    hint += ", or give each part an entry of its own under evidence"
    return Problem(place, "fragments-joined", message, hint, is_sure, doubt=doubt)


def _unread(
    cited: Cited, field: str, passages: tuple[Passage, ...], doubts: _Doubts
) -> Iterator[Problem]:
    """What is skipped in a language of which nothing is known."""
    assert cited.article
    verb = "write" if field == "passage" else "quote"
    for number, text in enumerate(skipped_texts(passages, cited.article), 1):
        if words(text):
            message = "words are left out before these that cannot be checked for a negation"
            hint = f"left out: {text[:_SHOWN]}\n{verb} without leaving anything out"
            place = cited.evidence.at(field, number)
            doubt = doubts.of(cited)
            yield Problem(place, "negation-left-out", message, hint, False, doubt=doubt)


def check_quoted_words_are_not_denied(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what an article denies is no claim of whom it names.

    Bad:  summary: Says that there was a deal.    (Holm denied that there was “a deal”)
    Good: summary: Denies that there was a deal.
    """
    doubts = _doubts_of(dossier)
    for place, cited, frame in _framed(dossier, "denied", "unsaid"):
        is_told = _tells_denial if frame.kind == "unsaid" else _denies
        if not is_told(dossier, cited):
            message = f"the article denies these words: “{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nsay in the summary what is denied"
            yield Problem(
                place, "denied-by-article", message, hint, frame.is_sure, doubt=doubts.of(cited)
            )


def check_quoted_words_are_not_only_supposed(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: where an article says on what quoted words depend, the summary says so too.

    Bad:  summary: Would leave.       (If the gate closed, Holm said, “we would leave”)
    Good: summary: Would leave if the gate closed.
    """
    doubts = _doubts_of(dossier)
    for place, cited, frame in _framed(dossier, "supposed"):
        if not _is_conditional(dossier, cited):
            message = f"the article makes these words depend on something: “{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nsay in the summary on what they depend"
            yield Problem(
                place, "condition-left-out", message, hint, frame.is_sure, doubt=doubts.of(cited)
            )


def check_what_is_written_is_not_quoted(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what a placard says, what something is titled and what critics call it, no party
    says.

    Bad:  quote: No toll     (Holm stood before a banner reading “No toll”)
    Good: (no statement)
    """
    doubts = _doubts_of(dossier)
    for place, cited, frame in _framed(dossier, "written"):
        if not _is_said(dossier, cited, frame):
            message = "the article quotes what is written or named, and not what somebody says: "
            message += f"“{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nquote what the speaker says"
            yield Problem(place, "words-not-said", message, hint, False, doubt=doubts.of(cited))


def _framed(dossier: Dossier, *kinds: str) -> Iterator[tuple[Place, Cited, Frame]]:
    """Each piece of evidence that quotes words that an article frames so, once."""
    for cited, found in _frames_of(dossier):
        for index, framing in enumerate(found):
            if alike := [one for one in framing if one.kind in kinds]:
                best = min(alike, key=lambda one: not one.is_sure)
                yield cited.evidence.at("quote", index), cited, best
                break


@lru_cache(maxsize=1)
def _frames_of(dossier: Dossier) -> tuple[tuple[Cited, list[list[Frame]]], ...]:
    """How articles frame what statements quote of them, fragment by fragment."""
    found = []
    for cited in dossier.evidence:
        article = cited.article
        if article and isinstance(cited.record, Statement):
            language = language_of(dossier.explainer, article.source)
            found.append((cited, [[*frames(one, article, language)] for one in cited.quoted]))
    return tuple(found)


def _denies(dossier: Dossier, cited: Cited) -> bool:
    """Whether what readers read says that something is denied or refused."""
    if getattr(cited.record, "response", None) in {"rejects", "criticises"}:
        return True
    return _tells_denial(dossier, cited)


def _tells_denial(dossier: Dossier, cited: Cited) -> bool:
    """Whether the sentence itself says so: it denies more than the words that are quoted."""
    context = read_language(dossier.explainer.language).context
    told = words(getattr(cited.record, "summary", "") or "")
    return _denials_in(told, context) > _denials_in(_quoted_words(cited), context)


def _denials_in(keys: list[str], context: Context) -> int:
    ends = context.negation_endings or ("\0",)
    found = sum(len(context[name].find(keys)) for name in _DENYING)
    torn = sum(bool(v.first(keys) and p.first(keys)) for v, p in context.particles)
    return found + torn + sum(key.endswith(ends) for key in keys)


def _is_said(dossier: Dossier, cited: Cited, frame: Frame) -> bool:
    """Whether the article gives the words to the speaker of the statement nonetheless."""
    article = cited.article
    assert article
    around = {article.quotation_around(passage) for passage in cited.quoted}
    for one in dossier.hearing.of(article).utterances:
        if one.speaker in cited.speakers and one.rule in _IS_SAID_BESIDE and around & {*one.parts}:
            return one.cue is not None and one.cue.span.start >= frame.span.end
    return False
