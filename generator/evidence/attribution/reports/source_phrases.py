"""Phrases that name whom the words are from: “according to X”, “X zufolge”, “wie X mitteilte”."""

from generator.evidence.attribution.grammar.agreement import clause_end
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.joined_articles import is_definite
from generator.evidence.attribution.grammar.noun_phrases import CLAUSE, Phrase, phrase_from
from generator.evidence.attribution.grammar.plausibility import may_name
from generator.evidence.attribution.grammar.subjects import ends_clause, subject_before
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.reports.speaking_bodies import text_that_says, words_together

_OUTLET = 6
"""How far behind a verb of an outlet that stands whom it has something from."""

SourcePhrase = tuple[Phrase, Phrase]
"""The words of a source phrase, and those that name whom the words are from."""


def find_source(sentence: Sentence, index: int) -> SourcePhrase | None:
    """The source phrase that begins, or stands, at a token, and whom it names; None without one."""
    token = sentence[index]
    for phrase in token.speech.source_phrases_from(token.key):
        end = index + len(phrase)
        if owner := _owner_inside(sentence, index, phrase):
            return (Phrase(index, end + 1), owner)
        if tuple(one.key for one in sentence[index:end]) != phrase:
            continue
        mention = _behind(sentence, end)
        if mention and sentence[end - 1].is_a("records") and not _is_owner(sentence[mention.start]):
            continue  # “بحسب بيان مشترك”
        is_cited = any(one.is_a("citing") for one in sentence[index:end])
        is_beside = not is_cited and _is_beside_verb(sentence, index)
        if mention and may_name(sentence, mention) and not is_beside:
            return (Phrase(index, end), mention)
    if token.is_a("relaying") and (origin := _origin(sentence, index)):
        return origin
    if token.is_a("sources_owned"):
        return _owned(sentence, index)
    if token.is_a("impersonals"):
        return text_that_says(sentence, index) or _heard_within(sentence, index)
    if token.is_a("sources_verbal"):
        return None if agrees(token) else _verbal(sentence, index)
    if token.is_a("sources_apart"):
        return _apart(sentence, index)
    is_behind = index > 0 and token.is_a("sources_after")
    if is_behind and index == 1 and sentence[0].is_a("his", "hers"):
        return Phrase(1, 2), Phrase(0, 1)  # “Ihr zufolge”
    mention = subject_before(sentence, index) if is_behind else None
    return (Phrase(index, index + 1), mention) if mention else None


def _is_owner(first: Token) -> bool:
    """Whether a word behind a text begins whose it is, and is no adjective of the text."""
    return is_definite(first) or first.is_title or first.is_a("bodies")


def _phrase_in_case(sentence: Sentence, start: int) -> Phrase | None:
    """The words at `start` that name somebody, be it in a case that no subject has: “des Amtes”."""
    is_led = start < len(sentence) and sentence[start].is_a("obliques")
    phrase = phrase_from(sentence, start + is_led)
    return Phrase(start, phrase.end) if phrase and not sentence[phrase.start].pronoun else phrase


def _origin(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“نقلت «X» عن Y”: whom an outlet has it from, behind the outlet and a preposition."""
    for place in range(index + 1, min(len(sentence), index + _OUTLET)):
        if sentence[place].is_a("relayed_from"):
            mention = phrase_from(sentence, place + 1)
            is_named = mention is not None and may_name(sentence, mention)
            return (Phrase(index, index + 1), mention) if mention and is_named else None
    return None


def _owned(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“nach X’ Worten”: a name that owns the words, behind a preposition that leads them in."""
    start = index
    while start > 0 and sentence[start - 1].is_upper and not sentence[start - 1].is_a("led_owners"):
        start -= 1
    if start == index or start == 0 or not sentence[start - 1].is_a("led_owners"):
        return None
    mention = Phrase(start, index)
    return (Phrase(index, index + 1), mention) if may_name(sentence, mention) else None


def _behind(sentence: Sentence, start: int) -> Phrase | None:
    """The words behind a source phrase that name somebody."""
    if start < len(sentence) and agrees(sentence[start]) and not sentence[start].pronoun:
        return words_together(sentence, start, clause_end(sentence, start - 1), is_text=True)
    return _phrase_in_case(sentence, start)


def _owner_inside(sentence: Sentence, index: int, phrase: tuple[str, ...]) -> Phrase | None:
    """The word inside a source phrase that tells whose words they are: “по его словам”."""
    own = sentence[index + 1 : index + 2]
    if not own or not own[0].is_a("his", "hers") or len(phrase) < 2:
        return None
    rest = sentence[index + 2 : index + 1 + len(phrase)]
    said = (sentence[index].key, *(one.key for one in rest))
    return Phrase(index + 1, index + 2) if said == phrase else None


def _heard_within(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“Aus der Fraktion hieß es”: from whom it is heard, between the preposition and the verb."""
    subject = sentence[index + 1 : index + 2]
    if "verb_second" not in sentence[index].speech.listed("habits"):
        return None
    if not subject or subject[0].pronoun != "thing":
        return None
    start = index
    while start > 0 and sentence[start - 1].is_word:
        start -= 1
    led = sentence[start : start + 2]
    is_body = len(led) > 1 and (
        led[1].is_a("obliques", "determiners") or led[0].is_a("joined_leads")
    )
    if not is_body or not led[0].is_a("heard_from") or index - start > CLAUSE:
        return None
    mention = Phrase(start + 1, index)
    return (Phrase(index, index + 2), mention) if may_name(sentence, mention) else None


def _apart(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“…, so X.”: a word of many senses, which brings in a speaker where a name stands alone."""
    before = sentence[index - 1] if index else None
    mention = phrase_from(sentence, index + 1)
    is_apart = before is None or before.text in {",", "–", "—", "-"} or before.quotation is not None
    if not is_apart or mention is None or not may_name(sentence, mention):
        return None
    first, end = sentence[mention.start], sentence[mention.end : mention.end + 1]
    is_led = first.is_upper or first.is_a("determiners", "possessives")
    if index == 0 or before is None:
        is_done = any(t.text == ":" or t.quotation for t in end)
    else:
        is_done = ends_clause(sentence, mention.end)
    return (Phrase(index, index + 1), mention) if is_led and is_done else None


def _verbal(sentence: Sentence, index: int) -> SourcePhrase | None:
    """“…, wie X mitteilte.”: a word that brings in a speaker where a verb of saying ends it."""
    before = sentence[index - 1] if index else None
    end = index + 1
    while end < min(len(sentence), index + CLAUSE) and sentence[end].is_word:
        end += 1
    mention = phrase_from(sentence, index + 1)
    is_apart = before is None or not before.is_word
    if any(token.is_a("comparing") for token in sentence[max(0, index - 3) : index]):
        return None
    if not is_apart or mention is None or not may_name(sentence, mention):
        return None
    is_said = any(t.is_a("verbs") for t in sentence[max(mention.end, end - 2) : end])
    first, rest = sentence[mention.start], sentence[mention.end : end - 1]
    is_thing = first.pronoun in {"thing", "self"}
    if first.pronoun == "woman" and any(t.is_a("articles") or t.is_upper for t in rest):
        is_thing = True  # “wie sie die Stadt fordert”
    return (Phrase(index, index + 1), mention) if is_said and not is_thing else None


def _is_beside_verb(sentence: Sentence, index: int) -> bool:
    """Whether a verb of saying has a speaker of its own right before: “X said, according to Y”.

    Where no comma stands between, the phrase names the outlet: “sagte X laut Y”.
    """
    start = index
    while start > max(0, index - CLAUSE) and sentence[start - 1].is_word:
        start -= 1
    clause = sentence[start:index]
    return any(token.is_a("verbs", "sources_apart") for token in clause)
