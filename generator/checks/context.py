"""Evidence rule 5: what is cited loses nothing by what is left out around it.

A negation, a condition or a denial is not cut off on either side, nor skipped.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.checks.told import DENYING, Doubts, denies, doubts_of, tells_condition, tells_rest
from generator.content.problems import Doubt, Problem
from generator.content.statements import Condition, Statement
from generator.evidence.articles.archive import Article, Passage
from generator.evidence.context.cuts import SHORT, Loss
from generator.evidence.context.left_out import losses, skipped
from generator.evidence.languages import Language, language_of, words
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.passages import skipped_texts
from generator.evidence.resolution.said import Cited
from generator.evidence.store.kept import KeptKind

_LOSSES = KeptKind[tuple[Loss, ...]]("losses", tuple[Loss, ...])

_SHOWN = 160
"""How many characters are shown of what is left out."""


def check_nothing_left_out_turns_the_words(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what is cut off before or after the words, or skipped, neither denies nor limits
    them, and they do not depend on it.

    Bad:  quote: We will stop              (the article: “We will stop, but not on Monday”)
    Bad:  quote: [We will stop, on Monday]
    Good: quote: We will stop, but not on Monday
    """
    doubts = doubts_of(dossier)
    for cited in dossier.evidence:
        article = cited.article
        if not article:
            continue
        language = language_of(dossier.explainer, article.source)
        reported = cited.passages if cited.evidence.passage else ()
        for field, passages in (("passage", reported), ("quote", cited.quoted)):
            if passages:
                read = (article.digest, dossier.explainer.language, passages, field == "quote")
                look = partial(_lost, passages, article, language, field == "quote")
                found = dossier.kept.told(_LOSSES, read, look)
                lost = [one for one in found if not _is_told(dossier, cited, one)]
                # What is surely lost is told first: to put it in may mend the rest.
                for loss in [one for one in lost if one.is_sure] or lost:
                    doubt = doubts.of(cited) if _is_judged(dossier, cited, loss) else None
                    yield _problem(cited, field, loss, doubt)
                if not language.is_known:
                    yield from _unread(cited, field, passages, doubts)


def _lost(
    passages: tuple[Passage, ...], article: Article, language: Language, is_quoted: bool
) -> tuple[Loss, ...]:
    if not language.is_known:
        return ()
    ends = losses(passages, article, language, is_quoted)
    return (*ends, *skipped(passages, article, language, is_quoted))


def _is_told(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether readers are told what is lost: that the words are a question, or on what they depend
    by a statement that is their condition; or whether what rests on them is not about it."""
    record = cited.record
    if _is_cited_too(dossier, cited, loss):
        return True
    if not isinstance(record, Statement):
        return not loss.is_sure or (loss.kind != "negation" and not cited.evidence.quote)
    if loss.kind in ("condition", "hypothetical") and tells_condition(dossier, cited):
        return True
    if any(_cites(one, loss) for one in _conditions_near(dossier, cited, [record])):
        return True
    if loss.kind == "condition" and _is_of_another_condition(dossier, cited, loss):
        return True
    if loss.kind in ("limit", "rest", "condition") and _is_judged(dossier, cited, loss):
        return tells_rest(dossier, cited, loss.left_out)
    if loss.kind == "negation" and loss.side == "before" and _is_part(dossier, cited):
        return denies(dossier, cited)
    return loss.kind == "question" and record.kind in {"question", "background"}


def _is_cited_too(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether an entry of its own beside this one cites the word that tells what is lost."""
    if not isinstance(cited.record, Statement) or not loss.word:
        return False
    others = (one for one in dossier.of(cited.record).evidence if one is not cited)
    texts = (text for one in others for text in (*one.quotes, *one.reported))
    return any(text in loss.left_out and loss.word in " ".join(words(text)) for text in texts)


def _is_of_another_condition(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether another condition of the same statement cites the condition that is left out."""
    record = cited.record
    bound = (
        dossier.of(record).refers_to.get("qualifies", ()) if isinstance(record, Condition) else ()
    )
    return any(_cites(one, loss) for one in _conditions_near(dossier, cited, bound))


def _conditions_near(
    dossier: Dossier, cited: Cited, statements: Iterable[Statement]
) -> Iterator[Cited]:
    """What other conditions of some statements cite of the same paragraphs."""
    for target in statements:
        for each in dossier.conditions_on(target):
            for one in dossier.of(each).evidence if each is not cited.record else ():
                if one.article is cited.article and {*one.paragraphs} & {*cited.paragraphs}:
                    yield one


def _cites(cited: Cited, loss: Loss) -> bool:
    """Whether some evidence cites words that are left out, with the one that tells what is lost."""
    left_out, told = words(loss.left_out), words(loss.word)
    cites = [words(text) for text in (*cited.quotes, *cited.reported)]
    return any(
        _holds(each, told) and (_holds(each, left_out) or _holds(left_out, each)) for each in cites
    )


def _holds(keys: Sequence[str], part: Sequence[str]) -> bool:
    """Whether some words stand among others, one after the other."""
    return f" {' '.join(part)} " in f" {' '.join(keys)} "


def _is_judged(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    """Whether a person may judge what is lost: it is in doubt, or it is one more condition beside
    one that the cited words tell."""
    return not loss.is_sure or _is_further(dossier, cited, loss)


def _is_further(dossier: Dossier, cited: Cited, loss: Loss) -> bool:
    if loss.kind != "condition" or not cited.article:
        return False
    context = language_of(dossier.explainer, cited.article.source).context
    texts = (*cited.quotes, *cited.reported)
    own = [one for text in texts for one in context["conditions"].find(words(text))]
    return any(not context["absences"].at(words(one.text)) for one in own)


def _is_part(dossier: Dossier, cited: Cited) -> bool:
    """Whether a few words are quoted that make no sentence: Rejects “a toll of two coins”."""
    if len(cited.quotes) != 1 or not cited.article:
        return False
    context = language_of(dossier.explainer, cited.article.source).context
    keys = words(cited.quotes[0])
    is_denial = any(context[name].find(keys) for name in DENYING)
    return len(keys) <= SHORT and not is_denial and not context["subjects"].at(keys)


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
        case "rest":
            message = f"these words break off, and what is left out goes on with them: {word}"
            return Problem(place, "limit-left-out", message, hint, is_sure, doubt=doubt)
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
    cited: Cited, field: str, passages: tuple[Passage, ...], doubts: Doubts
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
