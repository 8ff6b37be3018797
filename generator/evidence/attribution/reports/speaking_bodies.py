"""Bodies and texts that speak without being a subject: “в мэрии сообщили”, “говорится в письме X”.

Where verbs agree with their subject, a plural without one tells that somebody said it, and a place
beside it who that is; “it says” tells so, with the text and whose it is behind it.
"""

from generator.evidence.attribution.grammar.agreement import clause_end, clause_start
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.subjects import after_fillers, skip_fillers
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.unsaid import is_name_in_marks

_TEXT = 4
"""How many words may stand between “in” and what a text is called."""

_ADJECTIVES = 3
"""How many words the noun for a body is among: “в Национальном антикоррупционном бюро”."""

_BODY = 8
"""How many words the name of a body has at most."""


def body_that_speaks(sentence: Sentence, verb: int) -> Phrase | None:
    """The body in which those are who say something, beside a verb in the plural."""
    start, end = clause_start(sentence, verb), clause_end(sentence, verb)
    while start < verb and (sentence[start].is_a("joiners") or sentence[start].is_filler):
        start += 1
    if start < verb and sentence[start].is_a("within"):
        last = skip_fillers(sentence, verb)
        if found := _body(sentence, start + 1, last + 1):
            return found
    for place in range(after_fillers(sentence, verb + 1), end):
        if sentence[place].is_a("within") and (found := _body(sentence, place + 1, end)):
            return found
    return None


def text_that_says(sentence: Sentence, index: int) -> tuple[Phrase, Phrase] | None:
    """“Говорится в заявлении министерства”: the words up to the text, and those of whose it is."""
    place, end = index + 1, clause_end(sentence, index)
    first = index - 1 if index and sentence[index - 1].is_a("sources_verbal") else index
    if place >= end or not sentence[place].is_a("prepositions"):
        return None
    for text in range(place + 1, min(end, place + 1 + _TEXT)):
        if sentence[text].is_a("documents"):
            owner = words_together(sentence, text + 1, end, is_text=True)
            return (Phrase(first, text + 1), owner) if owner else None
    return None


def _body(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """A body that a stretch names first, by a capital letter or a noun for one."""
    found = words_together(sentence, start, end)
    if found is None:
        return None
    tokens = sentence[found.start : found.end]
    is_body = any(t.is_a("houses") or t.is_upper or t.quotation for t in tokens)
    is_text = any(token.is_a("documents", "days", "times") for token in tokens)
    return found if is_body and not is_text else None


def _may_belong(before: Token, token: Token, is_text: bool) -> bool:
    """Whether a word may go on with the name of a body: “в Минске план назвали” does not."""
    if token.is_upper or token.quotation or token.is_a("links"):
        return True
    is_name = before.is_upper and not (before.is_a("houses") or before.is_title)
    if before.quotation or (is_name and not is_text):
        return False
    is_led = before.is_a("links") or not before.is_a("houses", "documents")
    return is_led or token.key.endswith(tuple(token.speech.listed("genitive_endings")))


def words_together(
    sentence: Sentence, start: int, end: int, is_text: bool = False
) -> Phrase | None:
    """The words from `start` on that belong together, names in marks among them; `is_text` where
    nothing else can follow them in their clause."""
    nouns = range(start, min(end, start + _ADJECTIVES))
    head = next((n for n in nouns if sentence[n].is_a("houses")), start)
    place = start
    while place < min(end, start + _BODY):
        token = sentence[place]
        is_apart = token.is_cue or token.is_filler or token.is_a("within", "boundaries", "days")
        is_owned = token.is_a("determiners") and not token.is_a("within")
        is_apart = place > start if is_owned else is_apart
        if place > start and token.is_a("audiences") and not is_text:
            break  # “в администрации редакции ответили”
        is_said = token.quotation is not None and not is_name_in_marks(sentence, place)
        if token.pronoun or is_said or (is_apart and not token.is_a("links")):
            break
        if place > head and not _may_belong(sentence[place - 1], token, is_text):
            break
        place += 1
    while place > start and sentence[place - 1].is_a("links"):
        place -= 1
    return Phrase(start, place) if place > start else None
