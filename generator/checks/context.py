"""Evidence rule 5: what is cited keeps its context.

A negation, a condition or a denial is not cut off on either side, nor skipped; nor are the words
those that an article denies, or that nobody says in it.
"""

from collections.abc import Iterator

from generator.content.problems import Place, Problem
from generator.content.statements import Statement
from generator.evidence.articles import Article, Passage
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.utterances import known_speakers
from generator.evidence.context import Loss, losses
from generator.evidence.dossier import Dossier
from generator.evidence.framing import Frame, frames
from generator.evidence.gaps import skipped
from generator.evidence.languages import Language, language_of, read_language, words
from generator.evidence.passages import skipped_texts
from generator.evidence.said import Cited

_TELLS = {
    "negation": ("negation-left-out", "denies something"),
    "limit": ("limit-left-out", "limits them"),
    "condition": ("condition-left-out", "makes them depend on something"),
    "hypothetical": ("condition-left-out", "only supposes them"),
    "contrast": ("contrast-left-out", "takes something of them back"),
    "speaker": ("speaker-left-out", "tells that somebody else says so"),
}
"""The rule that a loss breaks, and what the words do that are left out."""

_SHOWN = 160
"""How many characters are shown of what is left out."""

_IS_SAID_BESIDE = {"said-after", "said-between", "said-before", "colon"}
"""Rules of attribution by which somebody says words, whatever they are the name of."""


def check_nothing_left_out_turns_the_words(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what is cut off before or after the words, or skipped, neither denies nor limits
    them, and they do not depend on it.

    Bad:  quote: We will stop              (the article: “We will stop, but not on Monday”)
    Bad:  quote: [We will stop, on Monday]
    Good: quote: We will stop, but not on Monday
    """
    for cited in dossier.evidence:
        article = cited.article
        if not article:
            continue
        language = language_of(dossier.explainer, article.source)
        reported = cited.passages if cited.evidence.passage else ()
        for field, passages in (("passage", reported), ("quote", cited.quoted)):
            if passages:
                found = _lost(passages, article, language, field == "quote")
                for loss in found if language.is_known else ():
                    if not _is_told(dossier, cited, loss):
                        yield _problem(cited, field, loss)
                if not language.is_known:
                    yield from _unread(cited, field, passages)


def _lost(
    passages: tuple[Passage, ...], article: Article, language: Language, is_quoted: bool
) -> Iterator[Loss]:
    yield from losses(passages, article, language, is_quoted)
    yield from skipped(passages, article, language, is_quoted)


def _is_told(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether readers are told what is lost: that the words are a question, or on what they depend
    by a statement that is their condition; or whether what rests on them is not about it."""
    record = cited.record
    if not isinstance(record, Statement) and not cited.evidence.quote and loss.kind != "negation":
        return True
    if loss.kind == "condition" and isinstance(record, Statement):
        return bool(dossier.conditions_on(record))
    return loss.kind == "question" and getattr(record, "kind", "") == "question"


def _problem(cited: Cited, field: str, loss: Loss) -> Problem:
    verb = "write" if field == "passage" else "quote"
    fragment = loss.fragment
    if loss.side == "after":
        fragment = len(cited.evidence.passage if field == "passage" else cited.evidence.quote) - 1
    hint = f"left out: {loss.left_out[:_SHOWN]}\n{verb} these words too"
    place = cited.evidence.at(field, fragment)
    if loss.kind == "question":
        message = "these words are part of a question, which is left out"
        return Problem(place, "question-left-out", message, hint, loss.is_sure)
    if loss.kind == "joint":
        message = "these words and those before them are parts of two sentences"
        if not loss.is_sure:
            message = "words are left out in the middle of what these words say"
        hint = f"left out: {loss.left_out[:_SHOWN]}\n{verb} these words too, or give each part an "
        hint += "entry of its own under evidence"
        return Problem(place, "fragments-joined", message, hint, loss.is_sure)
    rule, does = _TELLS[loss.kind]
    side = "after" if loss.side == "after" else "before"
    message = f"what is left out {side} these words {does}: “{loss.word}”"
    return Problem(place, rule, message, hint, loss.is_sure)


def _unread(cited: Cited, field: str, passages: tuple[Passage, ...]) -> Iterator[Problem]:
    """What is skipped in a language of which nothing is known."""
    assert cited.article
    verb = "write" if field == "passage" else "quote"
    for number, text in enumerate(skipped_texts(passages, cited.article), 1):
        if words(text):
            message = "words are left out before these that cannot be checked for a negation"
            hint = f"left out: {text[:_SHOWN]}\n{verb} without leaving anything out"
            place = cited.evidence.at(field, number)
            yield Problem(place, "negation-left-out", message, hint, is_error=False)


def check_quoted_words_are_not_denied(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what an article denies is no claim of whom it names.

    Bad:  summary: Says that there was a secret deal.    (Holm denied that there was “a secret deal”)
    Good: summary: Denies that there was a secret deal.
    """
    for place, cited, frame in _framed(dossier, "denied"):
        if not _denies(dossier, cited):
            message = f"the article denies these words: “{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nsay in the summary what is denied"
            yield Problem(place, "denied-by-article", message, hint, frame.is_sure)


def check_quoted_words_are_not_only_supposed(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: where an article says on what quoted words depend, the summary says so too.

    Bad:  summary: Would block the road.    (If the gate closed, Holm said, “we would block the road”)
    Good: summary: Would block the road if the gate closed.
    """
    for place, cited, frame in _framed(dossier, "supposed"):
        context = read_language(dossier.explainer.language).context
        told = words(getattr(cited.record, "summary", "") or "")
        is_told = any(context[name].find(told) for name in ("conditions", "inverted"))
        if not is_told and not dossier.conditions_on(cited.record):
            message = f"the article makes these words depend on something: “{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nsay in the summary on what they depend"
            yield Problem(place, "condition-left-out", message, hint, frame.is_sure)


def check_quoted_words_are_said(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what a placard says, what something is titled and what critics call it, no party
    says.

    Bad:  quote: No toll     (Holm stood before a banner reading “No toll”)
    Good: (no statement)
    """
    for place, cited, frame in _framed(dossier, "written"):
        if not _is_said(dossier, cited, frame):
            message = "the article quotes what is written or named, and not what somebody says: "
            message += f"“{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nquote what the speaker says"
            yield Problem(place, "words-not-said", message, hint, is_error=False)


def _framed(dossier: Dossier, kind: str) -> Iterator[tuple[Place, Cited, Frame]]:
    """Each piece of evidence that quotes words that an article frames so, once."""
    for cited in dossier.evidence:
        if not cited.article or not isinstance(cited.record, Statement):
            continue
        language = language_of(dossier.explainer, cited.article.source)
        for index, passage in enumerate(cited.quoted):
            found = [one for one in frames(passage, cited.article, language) if one.kind == kind]
            if found:
                best = min(found, key=lambda one: not one.is_sure)
                yield cited.evidence.at("quote", index), cited, best
                break


def _denies(dossier: Dossier, cited: Cited) -> bool:
    """Whether what readers read says that something is denied or refused."""
    record = cited.record
    if getattr(record, "response", None) in {"rejects", "criticises"}:
        return True
    context = read_language(dossier.explainer.language).context
    keys = words(getattr(record, "summary", "") or "")
    is_denied = any(context[name].find(keys) for name in ("negations", "denials", "falsehoods"))
    torn = any(v.first(keys) and p.first(keys) for v, p in context.particles)
    return is_denied or torn or any(key.endswith(context.negation_endings or ("\0",)) for key in keys)


def _is_said(dossier: Dossier, cited: Cited, frame: Frame) -> bool:
    """Whether the article gives the words to the speaker of the statement nonetheless."""
    article = cited.article
    assert article
    language = language_of(dossier.explainer, article.source)
    around = {article.quotation_around(passage) for passage in cited.quoted}
    for one in attribute(article.paragraphs, language, known_speakers(dossier.explainer.parties)):
        if one.speaker in cited.speakers and one.rule in _IS_SAID_BESIDE and around & {*one.parts}:
            return one.cue is not None and one.cue.span.start >= frame.span.end
    return False
