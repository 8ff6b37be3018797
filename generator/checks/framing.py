"""Evidence rule 5: what is quoted is said, and is neither denied nor only supposed where it stands.

An article may deny words that it quotes, make them depend on something, or have them from a
placard, a title or somebody's label, which no party says.
"""

from collections.abc import Iterator
from functools import lru_cache, partial

from generator.checks.told import (
    denies_words,
    doubts_of,
    names_denial,
    responds_against,
    tells_condition,
    tells_unsaid,
)
from generator.content.ids import UNNAMED
from generator.content.problems import Place, Problem
from generator.content.statements import Statement
from generator.evidence.articles.archive import Article, Passage
from generator.evidence.context.framing import frames
from generator.evidence.context.labelled import woven_into
from generator.evidence.context.marked import Frame
from generator.evidence.languages import Language, language_of
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.mentions import is_named
from generator.evidence.store.kept import KeptKind

_FRAMES = KeptKind[tuple[Frame, ...]]("frames", tuple[Frame, ...])
_WOVEN = KeptKind[Frame | None]("woven", Frame | None)

_UNTOLD = {"nobody", "nearest"}
"""Rules of attribution by which no verb of saying tells who speaks."""

_SHOWN = 160
"""How many characters are shown of the sentence in which quoted words stand."""

_IS_SAID_BESIDE = {"said-after", "said-between", "said-before", "colon"}
"""Rules of attribution by which somebody says words, whatever they are the name of."""


def check_quoted_words_are_not_denied(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what an article denies is no claim of whom it names.

    Bad:  summary: Says that there was a deal.    (Holm denied that there was “a deal”)
    Good: summary: Denies that there was a deal.
    """
    doubts = doubts_of(dossier)
    for place, cited, frame in _framed(dossier, "denied", "unsaid"):
        if not _is_told(dossier, cited, frame):
            message = f"the article denies these words: “{frame.word}”"
            hint = f"it says: {frame.sentence[:_SHOWN]}\nsay in the summary what is denied"
            yield Problem(
                place, "denied-by-article", message, hint, frame.is_sure, doubt=doubts.of(cited)
            )


def _is_told(dossier: Dossier, cited: Cited, frame: Frame) -> bool:
    """Whether the sentence that rests on quoted words tells that an article denies them."""
    if frame.kind == "unsaid":
        return (tells_unsaid if frame.is_sure else names_denial)(dossier, cited)
    return denies_words(dossier, cited) or (not frame.is_sure and responds_against(cited))


def check_quoted_words_are_not_only_supposed(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: where an article says on what quoted words depend, the summary says so too.

    Bad:  summary: Would leave.       (If the gate closed, Holm said, “we would leave”)
    Good: summary: Would leave if the gate closed.
    """
    doubts = doubts_of(dossier)
    for place, cited, frame in _framed(dossier, "supposed"):
        if not tells_condition(dossier, cited):
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
    doubts = doubts_of(dossier)
    told = set[int]()
    for place, cited, frame in _framed(dossier, "written"):
        if not _is_said(dossier, cited, frame):
            message = "the article quotes what is written or named, and not what somebody says: "
            message += f"“{frame.word}”"
            hint = _advice(frame)
            told.add(id(cited))
            yield Problem(place, "words-not-said", message, hint, False, doubt=doubts.of(cited))
    for cited, _ in _frames_of(dossier):
        woven = None if id(cited) in told else _woven(dossier, cited)
        if woven:
            message = "these words are part of a sentence of the article’s own, and nothing in it "
            message += "tells that somebody says them"
            place, hint = cited.evidence.at("quote", 0), _advice(woven)
            yield Problem(place, "words-not-said", message, hint, False, doubt=doubts.of(cited))


def _advice(frame: Frame) -> str:
    return f"it says: {frame.sentence[:_SHOWN]}\nquote what the speaker says"


def _framed(dossier: Dossier, *kinds: str) -> Iterator[tuple[Place, Cited, Frame]]:
    """Each piece of evidence that quotes words that an article frames so, once."""
    for cited, found in _frames_of(dossier):
        for index, framing in enumerate(found):
            if alike := [one for one in framing if one.kind in kinds]:
                best = min(alike, key=lambda one: not one.is_sure)
                yield cited.evidence.at("quote", index), cited, best
                break


@lru_cache(maxsize=1)
def _frames_of(dossier: Dossier) -> tuple[tuple[Cited, list[tuple[Frame, ...]]], ...]:
    """How articles frame what statements quote of them, fragment by fragment."""
    found = []
    for cited in dossier.evidence:
        article = cited.article
        if article and isinstance(cited.record, Statement):
            language = language_of(dossier.explainer, article.source)
            framed = []
            for one in cited.quoted:
                read = (article.digest, dossier.explainer.language, one)
                look = partial(_frames, one, article, language)
                framed.append(dossier.kept.told(_FRAMES, read, look))
            found.append((cited, framed))
    return tuple(found)


def _frames(passage: Passage, article: Article, language: Language) -> tuple[Frame, ...]:
    return tuple(frames(passage, article, language))


def _woven(dossier: Dossier, cited: Cited) -> Frame | None:
    """How an article has words in a sentence of its own to which no verb of saying leads; a source
    without a name it may have told before."""
    article = cited.article
    if article is None or cited.speakers == (UNNAMED,):
        return None
    heard = dossier.hearing.of(article)
    if not heard.language.is_known:
        return None
    for passage in cited.quoted:
        if all(one.rule in _UNTOLD for one in heard.holding(passage)):
            read = (article.digest, dossier.explainer.language, passage)
            look = partial(woven_into, passage, article, heard.language)
            frame = dossier.kept.told(_WOVEN, read, look)
            names = [name for who in cited.speakers for name in dossier.called(who)]
            if frame is None or not frame.word:
                return frame
            before = article.words(Passage(passage.paragraph, frame.span))
            return None if is_named(names, before, heard.language) else frame
    return None


def _is_said(dossier: Dossier, cited: Cited, frame: Frame) -> bool:
    """Whether the article gives the words to the speaker of the statement nonetheless."""
    article = cited.article
    assert article
    around = {article.quotation_around(passage) for passage in cited.quoted}
    for one in dossier.hearing.of(article).utterances:
        if one.speaker in cited.speakers and one.rule in _IS_SAID_BESIDE and around & {*one.parts}:
            return one.cue is not None and one.cue.span.start >= frame.span.end
    return False
