"""What somebody says in an article and no statement carries yet: its evidence, and its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.authoring.citations import Citation, cite_passage, cite_quoted, whole
from generator.content.statements import Statement
from generator.evidence.articles.archive import Article, Passage
from generator.evidence.articles.primary_texts import begins_turn
from generator.evidence.attribution.grammar.tokens import sentences
from generator.evidence.attribution.reports.untold import tells_nothing
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.coverage import is_cited_in_full, settled_terms
from generator.evidence.languages import Language, language_of, words
from generator.evidence.matching import reads_as_sentence
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier, Spot
from generator.evidence.resolution.resolve import cited_words

_FEW, _FEWEST = 4, 2
"""How many words a term in marks has at most: where nobody speaks, and where somebody may."""

_SHOWN = 400
"""How many characters of a paragraph an editor is shown around a quotation."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An utterance and the entries that cite it.

    `spoken` is what is quoted or, in a report, its sentence; `own` what the article says around
    it in its own words; `context` the passage to show to an editor; `gist` what an id is made of.
    """

    utterance: Utterance
    citations: tuple[Citation, ...]
    spoken: str
    own: str
    context: str
    gist: str


def find_candidates(dossier: Dossier, article: Article, every: bool) -> Iterator[Candidate]:
    """Everything that is said in `article`, in its order, and so no term; what is cited already,
    what nobody seems to say, and that somebody spoke, only if `every`."""
    language = language_of(dossier.explainer, article.source)
    stated = [one for one in dossier.evidence if isinstance(one.record, Statement)]
    stated = [one for one in stated if one.evidence.source == article.source.id]
    quoted = cited_words(stated)
    terms = settled_terms(dossier, article)
    for utterance in dossier.hearing.of(article).utterances:
        candidate = _candidate(article, _weighed(article, utterance), language)
        is_idle = not every and language.is_known and _is_idle(article, utterance, language)
        if is_idle or _is_settled(utterance, terms):
            continue
        if every or not _is_cited(candidate, article, quoted):
            yield candidate


def _weighed(article: Article, utterance: Utterance) -> Utterance:
    """An utterance with how sure it is who speaks: where turns begin without names, a paragraph
    that goes on may be another's."""
    is_told_by_number = any(turn.paragraphs for turn in article.source.turns)
    if utterance.rule != "own-words" or not is_told_by_number:
        return utterance
    is_begun = begins_turn(article.source, article.heads, utterance.paragraph)
    return utterance if is_begun else replace(utterance, confidence="low")


def _is_settled(utterance: Utterance, terms: Sequence[Passage]) -> bool:
    """Whether all that is quoted is a term, which nobody says."""
    return utterance.is_quoted and all(
        any(one.paragraph == part.paragraph and one.span.holds(part.span) for one in terms)
        for part in utterance.parts
    )


def _is_idle(article: Article, utterance: Utterance, language: Language) -> bool:
    """Whether nobody seems to say it, or it tells nothing that is said, or perhaps whoever asks."""
    if utterance.rule == "own-words" and utterance.paragraph in article.questions_within:
        return True
    return _is_unsaid(article, utterance) or _tells_nothing(article, utterance, language)


def _tells_nothing(article: Article, utterance: Utterance, language: Language) -> bool:
    """Whether a report has nothing but its speaker, a verb that calls something something, and
    perhaps a day: “Holm spoke on Monday.” What he spoke of stands elsewhere."""
    part, known = utterance.parts[0], (utterance.cue, utterance.mention)
    named = sorted(one.span for one in known if one and one.paragraph == part.paragraph)
    if utterance.is_quoted or not utterance.cue or len(named) < len(known):
        return False
    if _is_left_untold(article, utterance, language):
        return True
    speech, cue = language.speech, " ".join(words(article.words(utterance.cue)))
    if {"naming"} != {"naming", "verbs", "views"} & speech.lists_with(cue):
        return False
    text = article.paragraphs[part.paragraph - 1].text
    ends = [part.span.start, *(end for span in named for end in span), part.span.end]
    gaps = (text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    idle = speech.listed("days") | speech.listed("boundaries")
    return {*words(" ".join(gaps))} <= idle


def _is_left_untold(article: Article, utterance: Utterance, language: Language) -> bool:
    """Whether a report tells only with whom somebody speaks, or that a question is left open."""
    assert utterance.cue
    paragraph, cue = article.paragraphs[utterance.cue.paragraph - 1], utterance.cue.span
    quoted = [span for span in paragraph.quoted if span.start < span.end]
    for sentence in sentences(paragraph.text, quoted, language.speech):
        for place, token in enumerate(sentence):
            if token.span.end == cue.end and not token.quotation:
                return tells_nothing(sentence, place)
    return False


def _is_unsaid(article: Article, utterance: Utterance) -> bool:
    """Whether quotation marks stand around what nobody seems to say: the caption of a picture, or
    a few words that make no sentence, where no verb of saying is near."""
    if utterance.rule == "caption":
        return True
    few = {"nobody": _FEW, "nearest": _FEWEST}.get(utterance.rule, 0)
    quoted = [article.words(part) for part in utterance.parts]
    return all(len(one.split()) <= few and not reads_as_sentence(one) for one in quoted)


def _is_cited(candidate: Candidate, article: Article, quoted: Mapping[Spot, list[Span]]) -> bool:
    """Whether nothing would be cited for the first time, beside the words that statements rest on
    already: of a report some, and of a paragraph in its speaker's own words any."""
    name, parts = article.source.id, candidate.utterance.parts
    if candidate.utterance.rule == "own-words":
        return bool(quoted.get((name, candidate.utterance.paragraph)))
    if not any(citation.quote for citation in candidate.citations):
        return all(
            any(touch(part.span, span) for span in quoted.get((name, part.paragraph), ()))
            for part in parts
        )
    spans = ((article.paragraphs[p.paragraph - 1], p.span) for p in parts)
    return all(is_cited_in_full(p, span, quoted.get((name, p.number), [])) for p, span in spans)


def _candidate(article: Article, utterance: Utterance, language: Language) -> Candidate:
    spoken = " … ".join(article.words(part) for part in utterance.parts)
    citations = _cite(article, utterance, language)
    if not utterance.is_quoted:
        gist = _after_cue(article, utterance, language) or spoken
        return Candidate(utterance, citations, spoken, spoken, spoken, gist)
    if utterance.rule == "own-words":
        context = _context(article, utterance.parts)
        return Candidate(utterance, citations, spoken, spoken, context, spoken)
    own = " ".join(_own_words(article, utterance, language))
    return Candidate(utterance, citations, spoken, own, _context(article, utterance.parts), spoken)


def _cite(article: Article, utterance: Utterance, language: Language) -> tuple[Citation, ...]:
    """Evidence for an utterance: what is quoted, or its words as a passage where nothing can be."""
    parts = [whole(article, part) for part in utterance.parts]
    if utterance.is_quoted and (quoted := cite_quoted(article, parts, language)):
        return quoted
    numbers = dict.fromkeys(part.paragraph for part in parts)
    apart = ([part for part in parts if part.paragraph == number] for number in numbers)
    return tuple(cite_passage(article, some, language) for some in apart)


def _own_words(article: Article, utterance: Utterance, language: Language) -> Iterator[str]:
    """The article's own words in the sentences that hold a quotation."""
    for number in dict.fromkeys(part.paragraph for part in utterance.parts):
        paragraph = article.paragraphs[number - 1]
        parts = {part.span for part in utterance.parts if part.paragraph == number}
        for sentence in sentences(paragraph.text, paragraph.quoted, language.speech):
            if any(token.quotation in parts for token in sentence):
                yield from (token.text for token in sentence if not token.quotation)


def _context(article: Article, parts: Sequence[Passage]) -> str:
    """The paragraphs of a quotation, so much of them as helps to judge it."""
    shown = []
    for number in dict.fromkeys(part.paragraph for part in parts):
        text = article.paragraphs[number - 1].text
        first = next(part.span for part in parts if part.paragraph == number)
        start = max(0, min(first.start - _SHOWN // 4, len(text) - _SHOWN))
        head, tail = "… " * (start > 0), " …" * (start + _SHOWN < len(text))
        shown.append(f"{head}{text[start : start + _SHOWN].strip()}{tail}")
    return " ¶ ".join(shown)


def _after_cue(article: Article, utterance: Utterance, language: Language) -> str:
    """What a reporting sentence says after its verb of saying, without “that” and “on Thursday”;
    empty where that is too little to tell it by."""
    (part,), cue, speech = utterance.parts[:1], utterance.cue, language.speech
    if not cue or cue.paragraph != part.paragraph or not part.span.holds(cue.span):
        return ""
    rest = article.words(Passage(part.paragraph, Span(cue.span.end, part.span.end))).split()
    keys = [" ".join(words(word)) for word in rest]
    days = {index for index, key in enumerate(keys) if key in speech.listed("days")}
    idle = days | {index - 1 for index in days if keys[index - 1] in speech.listed("boundaries")}
    idle |= {index for index, key in enumerate(keys) if key in speech.listed("openers")}
    start = next((index for index in range(len(keys)) if index not in idle), len(keys))
    return " ".join(rest[start:]) if len(rest) > start + 2 else ""


_KINDS = {"demands": "demand", "offers": "offer", "intents": "intent"}
"""A language's cues, and the kind of statement that they tell."""

_QUESTION = re.compile("[?？؟]")


@dataclass(frozen=True, slots=True)
class Guess:
    """The kind of a statement, and the words that told it."""

    name: str = "position"
    cue: str | None = None


def find_kind(candidate: Candidate, language: Language, is_about_others: bool) -> Guess:
    """What an utterance is, as far as the words tell; a plain position otherwise.

    Conditions are looked for in what is said, all else in how the article reports it. A reaction
    is one to somebody: `is_about_others` tells whether the article names another party there.
    """
    if candidate.utterance.rule == "own-words":
        # Of a whole paragraph it is no question that somewhere in it one is asked.
        asked = _QUESTION.search(candidate.spoken[-1:])
        question = asked[0] if asked else None
    elif candidate.utterance.is_quoted:
        asked = _QUESTION.search(candidate.spoken)
        question = asked[0] if asked else None
    else:
        question = language.cue_in("questions", candidate.own)
    if question:
        return Guess("question", question)
    if cue := language.cue_in("conditions", candidate.spoken):
        return Guess("condition", cue)
    if is_about_others and (cue := language.cue_in("reactions", candidate.own)):
        return Guess("reaction", cue)
    found = ((kind, language.cue_in(cues, candidate.own)) for cues, kind in _KINDS.items())
    return next((Guess(kind, cue) for kind, cue in found if cue), Guess())
