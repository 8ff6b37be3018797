"""Whether an article denies that quoted words are said: “…,” she never said. Evidence rule 5.

Short because it reads the clause that tells who speaks, and nothing else.
"""

from collections.abc import Iterator, Sequence

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.attribution.grammar.interruptions import interruption
from generator.evidence.attribution.grammar.tokens import Sentence, sentences
from generator.evidence.context.clauses import Clause, Clauses
from generator.evidence.languages import Language, words
from generator.evidence.phrases import Found
from generator.evidence.quotation_marks import Span

_BETWEEN = 1
"""How many words stand at most between what denies and the verb: “has never once said”."""

_NAME = 5
"""How many words a name has at most in a script without capital letters, with what its bearer is;
what stands behind a comma tells that too."""

_MARKS = {",", "،", "–", "—", "-"}
_LEADING = {":", ",", "،"}
_COMMAS = {",", "،"}
_ASIDE = {"relatives", "openers", "conditions", "contrasts", "complements"}
"""Lists whose words begin a clause that is about something else."""

_ARTICLES = ("determiners", "indefinite", "obliques")
"""Lists of words that may begin an object."""

_DENYING = ("negations", "falsehoods", "denials")


def denied_saying(
    passage: Passage, article: Article, language: Language
) -> tuple[Span, bool] | None:
    """What tells that nobody says a quotation there: a verb of saying that is denied, or one that
    denies, in the clause before, behind or inside it that tells who speaks.

    It is not sure of words that deny something themselves, or stand behind a colon: they may be
    what is denied by (“she denied it: “We never …””).
    """
    paragraph = article.paragraphs[passage.paragraph - 1]
    if paragraph.speakers:
        return None
    own = article.quotation_around(passage).span
    for tokens, is_before in _telling(paragraph.text, paragraph.quoted, own, language):
        clauses = Clauses(tokens, language.context)
        if clauses.all and (place := _verb(clauses, is_before)) is not None:
            clause = clauses.all[clauses.index_of(place)]
            denies_itself = _denies(paragraph.text[own.start : own.end], language)
            if found := _denial(clauses, clause, place, is_before):
                is_own = clauses.begins("disclaiming", found.start) is not None
                denies_itself |= is_before and tokens[-1].text == ":"
                span = Span(tokens[found.start].span.start, tokens[found.end - 1].span.end)
                return span, not (is_own and denies_itself)
    return None


def _telling(
    text: str, quoted: Sequence[Span], own: Span, language: Language
) -> Iterator[tuple[Sentence, bool]]:
    """The words of the article that may tell who speaks: those that break the quotation, behind it,
    and before it."""
    if broken := interruption(text, own, language.speech):
        yield broken[0], False
    for sentence in sentences(text, quoted, language.speech):
        place = next((n for n, one in enumerate(sentence) if one.quotation == own), None)
        if place is None:
            continue
        others = [n for n, one in enumerate(sentence) if one.quotation]
        end = min((n for n in others if n > place), default=len(sentence))
        start = max((n + 1 for n in others if n < place), default=0)
        behind, before = sentence[place + 1 : end], sentence[start:place]
        if behind and _is_led_on(sentence[place].text, behind[0].text):
            yield behind, False
        if before and before[-1].text in _LEADING:
            yield before, not start


def _is_led_on(quotation: str, following: str) -> bool:
    """Whether a quotation goes on in the article's sentence: behind one that ends as a sentence,
    another may begin (“Who pays?” Nobody answered)."""
    end = quotation.rstrip("\"'“”„«»‘’‚‹›")[-1:]
    return following in _MARKS or end in {",", "،"} or (end in {"!", "?"} and following.islower())


def _verb(clauses: Clauses, is_before: bool) -> int | None:
    """The verb that tells that somebody speaks: the nearest to the quotation."""
    found = [
        n
        for one in clauses.all
        if _ASIDE.isdisjoint(one.leads)
        for n in range(one.body, one.end)
        if _says(clauses, n, is_before)
    ]
    return (found[-1] if is_before else found[0]) if found else None


def _says(clauses: Clauses, place: int, is_before: bool) -> bool:
    """Whether a word is a verb of saying; of those before a quotation only what has its words for
    an object, as “did not comment: “…”” denies nothing of them."""
    key, token = clauses.keys[place : place + 1], clauses.sentence[place]
    if any(clauses.context[name].at(key) for name in ("speaking", "disclaiming")):
        return True
    return not is_before and token.is_a("verbs") and not token.is_a("nouns")


def _denial(clauses: Clauses, clause: Clause, verb: int, is_before: bool) -> Found | None:
    """What denies a verb of saying, or the verb itself, where that denies and has no other object
    (“denied the claims: “…””)."""
    end = _end(clauses, clause) if is_before else clause.end
    is_alone = _is_speaker(clauses, verb + 1, _edge(clauses, verb + 1, end))
    negations = clauses.find("negations", clause.start, clause.end)
    if own := clauses.begins("disclaiming", verb, clause.end):
        is_denied = any(one.end <= verb <= one.end + _BETWEEN for one in negations)
        return Found(verb, verb + 1, own.text) if is_alone and not is_denied else None
    for one in negations:
        if one.end <= verb and clauses.words(one.end, verb) <= _BETWEEN:
            return one if is_alone or not is_before else None
        if one.start > verb and not clauses.words(one.end, end):
            return one if _is_speaker(clauses, verb + 1, one.start) else None
    for one in clauses.find("denials", clause.start, verb) if is_alone or not is_before else ():
        is_tied = clauses.sentence[verb - 1].is_a("infinitives") or "complements" in clause.leads
        is_tied = is_tied or clauses.begins("disclaiming", one.start) is not None
        if is_tied and clauses.words(one.end, verb) <= _BETWEEN + 1:
            return one
    return None


def _end(clauses: Clauses, clause: Clause) -> int:
    """Where a clause before a quotation ends: at its lead-in, or at a comma behind which nothing
    tells that somebody speaks (“Holm never said, opening the fair: “…””)."""
    following = clauses.all[clauses.all.index(clause) + 1 :]
    is_aside = bool(following) and following[0].is_after == "," and not following[0].leads
    later = clauses.sentence[clause.end :]
    is_told = any(one.is_a("verbs", "participles") for one in later)
    return clause.end if is_aside and not is_told else len(clauses.keys)


def _edge(clauses: Clauses, start: int, end: int) -> int:
    """Where the name behind a verb ends, as when and where it is said follows (“at noon”)."""
    for place in range(start, end):
        token = clauses.sentence[place]
        if token.is_a("boundaries", "links") and not token.is_a("datives", *_ARTICLES):
            return place
    return end


def _is_speaker(clauses: Clauses, start: int, end: int) -> bool:
    """Whether some words beside the verb may be a name alone, or are none."""
    rest = [one for one in clauses.sentence[start:end] if one.is_word]
    known = [one for one in rest if one.is_upper or one.pronoun or one.is_a("determiners")]
    if len(known) == len(rest):
        return True
    has_case = any(one.text[:1].isupper() or one.text[:1].islower() for one in rest)
    comma = next((n for n in range(start, end) if clauses.keys[n] in _COMMAS), end)
    limits = clauses.find("limits", start, end)
    return not has_case and clauses.words(start, comma) <= _NAME and not limits


def _denies(text: str, language: Language) -> bool:
    keys, context = words(text), language.context
    ends = context.negation_endings or ("\0",)
    is_listed = any(context[name].first(keys) for name in _DENYING)
    return is_listed or any(key.endswith(ends) for key in keys)
