"""Who does what in a sentence: the words that name the subject of a verb, by their place alone."""

from collections.abc import Iterator
from itertools import zip_longest

from generator.evidence.attribution.grammar.noun_phrases import DASHES, LONGEST, Phrase, phrase_from
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.verb_senses import may_be_verb

_TOLD = 4
"""How many words tell at most who is told something: “der Deutschen Presse-Agentur”."""


def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """The words before a verb that name who does it: “X”, “X, the mayor,”, “X, who”."""
    last = skip_fillers(sentence, verb)
    if last >= 0 and sentence[last].is_a("relatives"):
        last -= 2 if last >= 1 and sentence[last - 1].text == "," else 1
    elif last >= 0 and sentence[last].text in {",", "،", ")", "]", *DASHES}:
        return None if is_joined_on(sentence, verb) else _across(sentence, last)
    elif last > 0 and sentence[last].quotation and _is_name_of_noun(sentence, last):
        named = _phrase_to(sentence, last - 1)  # “der Verein „Unser Wald“ fordert”
        return Phrase(named.start, last + 1) if named else None
    elif last >= 0 and sentence[last].is_a("alone"):
        return Phrase(last, last + 1)
    return _phrase_to(sentence, last)


def is_joined_on(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is written together with an “and” that goes on with the clause before."""
    speech, key = sentence[verb].speech, sentence[verb].key
    is_joined = key[:1] in speech.listed("joined") and key[1:] in speech.listed("verbs")
    return is_joined and not sentence[0].is_a("topics")


def subject_after(sentence: Sentence, verb: int) -> Phrase | None:
    """The words after a verb that name who does it: “said X”."""
    return phrase_from(sentence, after_fillers(sentence, verb + 1))


def ends_clause(sentence: Sentence, place: int) -> bool:
    """Whether nothing follows at `place` but a mark, a time, a place or more about a name."""
    if place >= len(sentence):
        return True
    token = sentence[place]
    if token.quotation or token.text == ":":
        return bool(token.quotation)
    if not token.is_word:
        return True
    if token.is_a("datives") and any(t.is_a("audiences") for t in sentence[place : place + _TOLD]):
        return True
    is_told_more = token.is_a("boundaries", "links", "relatives", "times") or token.is_day
    is_told_more = is_told_more or token.is_a("fillers")
    return is_told_more and not token.is_a("clauses", "finite")


def owner_of(sentence: Sentence, noun: int) -> Phrase | None:
    """Whose saying a noun like “claim” brings in: “X’s claim that …”, “his warning: …”."""
    following = sentence[noun + 1 : noun + 2]
    brings_in = any(t.quotation or t.text == ":" or t.is_a("openers") for t in following)
    if noun < 1 or not brings_in:
        return None
    if sentence[noun - 1].is_a("possessives"):
        return Phrase(noun - 1, noun)
    last = noun - 2
    if not sentence[noun - 1].is_genitive or not _may_end(sentence, last):
        return None
    start = _short_start(sentence, _clause_start(sentence, last), last)
    return None if _has_verb(sentence[start : last + 1]) else Phrase(start, last + 1)


def _has_verb(tokens: Sentence) -> bool:
    """Whether one small word parts two names as a verb does: “X echoed Y”, not “X aide Y”."""
    return any(
        before.is_upper and behind.is_upper and token.is_word and not _may_join(token)
        for before, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _may_join(token: Token) -> bool:
    """Whether a word may stand inside a name, or between one and what it belongs to."""
    is_small = token.is_a("links", "boundaries", "name_links", "joiners", "determiners", "unnamed")
    return token.is_upper or is_small or token.is_before_name or token.is_filler


def after_fillers(sentence: Sentence, start: int) -> int:
    """The first token from `start` on that is no auxiliary of a verb."""
    while start < len(sentence) and sentence[start].is_filler:
        start += 1
    return start


def skip_fillers(sentence: Sentence, verb: int) -> int:
    """The last token of what stands before a verb and its auxiliaries; -1 when nothing does."""
    last = verb - 1
    while last >= 0:
        if _is_between(sentence, last) and not sentence[last].is_a("joiners"):
            last -= 1
        elif last >= 1 and _is_time(sentence, last):
            last -= 2 if sentence[last].is_a("times") else 1
            while last >= 1 and sentence[last].is_a("boundaries"):
                last -= 1
        else:
            break
    return last


def _is_time(sentence: Sentence, index: int) -> bool:
    """Whether a time ends with the token at `index`: “Monday”, “Monday night”."""
    token, before = sentence[index], sentence[index - 1]
    return token.is_day or (token.is_a("times") and before.is_day)


def _is_between(sentence: Sentence, index: int) -> bool:
    """Whether the word at `index` stands between a speaker and the verb, and is neither."""
    token = sentence[index]
    if token.pronoun or not token.is_filler:
        return False
    is_noun = index > 0 and (
        sentence[index - 1].is_a("determiners") or sentence[index - 1].is_genitive
    )
    return token.is_a("fillers") or not is_noun


def _may_end(sentence: Sentence, last: int) -> bool:
    """Whether a name may end with the token at `last`."""
    if last < 0 or sentence[last].pronoun:
        return last >= 0
    token = sentence[last]
    return token.is_word and not token.is_stop and not token.is_a("determiners")


def _phrase_to(sentence: Sentence, last: int) -> Phrase | None:
    """The name that ends with the token at `last`, if one may."""
    if not _may_end(sentence, last):
        return None
    if sentence[last].pronoun:
        return Phrase(last, last + 1)
    start = _clause_start(sentence, last)
    while start < last and (sentence[start].is_filler or sentence[start].is_a("joiners")):
        start += 1
    if sentence[start].leads_in or last - start >= LONGEST:
        start = _short_start(sentence, start, last)
    start = _called_start(sentence, start, last)
    return Phrase(_inner_start(sentence, Phrase(start, last + 1)), last + 1)


def _clause_start(sentence: Sentence, last: int) -> int:
    """Where the clause begins that holds the token at `last`, as far as words tell."""
    index = last
    while index > 0 and _is_inside(sentence, index - 1):
        index -= 1
    if index > 1 and sentence[index - 1].is_a("joiners"):
        earlier = index - 1
        while earlier > 0 and _is_inside(sentence, earlier - 1):
            earlier -= 1
        while earlier < index - 1 and sentence[earlier].is_a("joiners"):
            earlier += 1
        if earlier < index - 1 and _is_bare(sentence[earlier : index - 1]):
            return earlier
    return index


def _is_inside(sentence: Sentence, index: int) -> bool:
    """Whether the token at `index` may belong to the clause of the word behind it."""
    token = sentence[index]
    if not token.is_word:
        return token.text in {"'s", "’s", "&"}
    is_link = token.is_a("boundaries") or not (token.is_a("openers") or token.is_verb)
    return is_link and not token.is_a("relatives")


def _is_bare(tokens: Sentence) -> bool:
    """Whether tokens hold a name alone, and nothing that a verb would need."""
    return not any(
        (t.is_filler and not t.is_a("determiners")) or t.is_a("boundaries") for t in tokens
    )


def _short_start(sentence: Sentence, start: int, last: int) -> int:
    """Where a name begins that ends with the token at `last` and has a preposition before it."""
    index = last
    while index > start and not sentence[index].is_a("determiners"):
        before = sentence[index - 1]
        if before.is_word and (before.is_stop or before.is_filler):
            break
        index -= 1
    for place in range(index + 1, last + 1):
        is_honorific = sentence[place].is_a("honorifics") and sentence[place].is_capital
        if is_honorific and not sentence[place - 1].is_capital:
            return place
    return index


def _called_start(sentence: Sentence, start: int, last: int) -> int:
    """Where somebody begins whom a noun and a name call, behind what only leads in to them.

    “На встрече с жителями депутат X” has the member for its subject, where verbs may come first.
    """
    if start == 0 or not sentence[start - 1].is_a("boundaries"):
        return start
    habits = sentence[last].speech.listed("habits")
    if "inverts" not in habits or "nouns_are_capital" in habits:
        return start
    noun = last
    while noun > start and sentence[noun].is_upper:
        noun -= 1
    is_noun = sentence[noun].is_word and not sentence[noun].is_a("determiners", "name_links")
    return noun if start < noun < last and is_noun else start


def _across(sentence: Sentence, last: int) -> Phrase | None:
    """The name before an apposition: “X, the mayor,”, “X (D-Ohio)”, “X — who was there —”."""
    if sentence[last].text in {")", "]"}:
        opened = max((n for n in range(last) if sentence[n].text in {"(", "["}), default=0)
        is_led_in = opened > 0 and sentence[opened - 1].text == ","
        return (_across if is_led_in else _phrase_to)(sentence, opened - 1)
    return _first_name(sentence, list(_chunks(sentence, last))[::-1])


def _chunks(sentence: Sentence, last: int) -> Iterator[Phrase]:
    """What stands between the commas before `last`, from there back to where the clause begins."""
    end = last
    for index in range(last - 1, -2, -1):
        token = sentence[index] if index >= 0 else None
        if token and token.quotation and _is_name_of_noun(sentence, index):
            continue
        if token is None or token.quotation or token.text in {",", "،", ":", ";", *DASHES}:
            if index + 1 < end:
                yield Phrase(index + 1, end)
            if token is None or token.quotation or token.text in {":", ";"}:
                return
            end = index
        elif _is_main_verb(sentence, index):
            return


def _is_name_of_noun(sentence: Sentence, index: int) -> bool:
    """Whether a quotation is what the noun before it is called: “die Gruppe „Unser Wald“”."""
    if index < 1 or "nouns_are_capital" not in sentence[index].speech.listed("habits"):
        return False
    is_whole = sentence[index].text.rstrip("“”\"'‘’«»„` ")[-1:] not in {*",.!?…"}
    return is_whole and sentence[index - 1].is_word and sentence[index - 1].is_upper


def _is_main_verb(sentence: Sentence, index: int) -> bool:
    """Whether a verb of saying has a clause of its own, and does not belong to “who …”."""
    if not sentence[index].is_cue or not may_be_verb(sentence, index):
        return False
    last = skip_fillers(sentence, index)
    return last < 0 or not sentence[last].is_a("relatives")


def _first_name(sentence: Sentence, chunks: list[Phrase]) -> Phrase | None:
    """The chunk that names the subject; the others lead in, or tell more about it.

    The last names none: between a subject and its verb no single comma stands.
    """
    is_led_in, is_passed = False, False
    for chunk, following in zip_longest(chunks, chunks[1:]):
        start = chunk.start
        while start < chunk.end - 1 and _is_idle(sentence[start]):
            start += 1
        first = sentence[start]
        if first.is_a("topics") and start + 1 < chunk.end and following:
            return Phrase(start + 1, min(chunk.end, start + LONGEST))
        if first.leads_in or not first.is_word or first.is_a("relatives"):
            is_led_in = True
            continue
        if is_led_in and following and _is_name(sentence[following.start]):
            is_passed = True
            continue
        start = _inner_start(sentence, Phrase(start, chunk.end))
        return Phrase(start, min(chunk.end, start + LONGEST)) if following or is_passed else None
    return None


def _is_idle(token: Token) -> bool:
    """Whether a word may stand before a subject and changes nothing: “And X”, “Now X”."""
    is_adverb = token.is_filler and token.is_a("openers")
    return token.is_a("joiners") or (is_adverb and not token.is_a("finite"))


def _inner_start(sentence: Sentence, chunk: Phrase) -> int:
    """Where a name begins behind the last word that opens a clause: “it is odd that X, …”."""
    for index in range(chunk.end - 2, chunk.start - 1, -1):
        token, following = sentence[index], sentence[index + 1]
        if token.is_a("openers") and not token.is_a("joiners"):
            is_name = following.is_capital or following.is_a("determiners")
            return index + 1 if is_name else chunk.start
    return chunk.start


def _is_name(token: Token) -> bool:
    return token.is_capital and not token.is_a("determiners") and not token.leads_in
