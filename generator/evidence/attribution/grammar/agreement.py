"""Who is the subject of a verb where verbs agree with it and may stand before it.

“Об этом во вторник объявила министр Анна Лис”: the place of words tells little, their endings
much. Whatever may be a subject by its own ending, and agrees with the verb, is looked for in the
clause of the verb, then before what stands between commas. Where two may be, nobody is told.
"""

from collections.abc import Iterator

from generator.evidence.attribution.grammar import noun_phrases
from generator.evidence.attribution.grammar.case_endings import (
    agrees,
    gender_agreed,
    genders_of_name,
    is_unchanging,
)
from generator.evidence.attribution.grammar.nominatives import (
    Nominative,
    is_calling,
    is_governed,
    may_begin_name,
    nominatives,
    run_end,
)
from generator.evidence.attribution.grammar.noun_phrases import DASHES, Phrase
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.grammar.unsaid import is_name_in_marks

_OBJECT = 3
"""How many words may stand between a comma and a verb whose subject is before the comma."""

_BREAKS = {",", "،", ";", ":", "(", ")", ".", "?", "!", "…", *DASHES}


def subject_of_sentence(sentence: Sentence) -> Phrase | None:
    """What a sentence is about, by endings where they tell it, else by place."""
    if not sentence or not agrees(sentence[0]):
        return noun_phrases.main_subject(sentence)
    for start, end in _clauses(sentence):
        first = next((t for t in sentence[start:end] if t.is_word and not t.is_a("joiners")), None)
        if first is None or first.is_a("relatives") or first.is_a("openers"):
            continue
        found = list(nominatives(sentence, start, end))
        is_first = len(found) > 1 and found[0].phrase == Phrase(start, start + 1)
        if is_first and found[0].name is not None and found[1].noun is not None:
            return found[1].phrase  # “Приказ подписала директор Анна Лис”
        if found:
            return found[0].phrase
    return None


def subject_by_agreement(sentence: Sentence, verb: int) -> Phrase | None:
    """The words that name the subject of the verb at `verb`, before or behind it."""
    start, end = clause_start(sentence, verb), clause_end(sentence, verb)
    before = _fitting(sentence, verb, start, verb)
    behind = _fitting(sentence, verb, verb + 1, end)
    before = [one for one in before if not _is_told(sentence, one)] or before
    behind = behind[1:] if len(behind) > 1 and _is_told(sentence, behind[0]) else behind
    behind = behind[1:] if _is_owner(sentence, behind) else behind
    if not before and behind and _is_inquit(sentence, verb, start, behind[0]):
        return _with_apposition(sentence, behind[0])
    if before and (before[-1].is_somebody or not behind):
        return before[-1].phrase
    if not before and sentence[verb - 1].is_a("joiners") and not behind:
        return _coordinated(sentence, verb, start)
    if before:  # “Программу показала компания”: what has one form for both cases
        return None if behind[0].is_somebody else before[-1].phrase
    if start and sentence[start].is_a("relatives") and not behind:
        return _antecedent(sentence, verb, start)
    is_near = verb - start <= _OBJECT or _is_bare(sentence[start:verb])
    across = _across(sentence, verb, start) if is_near else None
    if behind and (behind[0].is_somebody or across is None):
        return _with_apposition(sentence, behind[0])
    return across or _beside(sentence, verb, start, end)


def _is_inquit(sentence: Sentence, verb: int, start: int, one: Nominative) -> bool:
    """Whether a verb begins a clause beside what is said, with a person behind it whose name or
    noun has another form for an object: “Пробы воды, отметила эколог, чистые”."""
    noun = sentence[one.phrase.start]
    is_person = one.is_somebody or noun.is_title or noun.is_a("women", "generic")
    return is_person and leads_clause(sentence, verb, start)


def leads_clause(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether a verb begins the clause that begins at `start`, behind a comma."""
    is_parted = start > 0 and sentence[start - 1].text == ","
    return is_parted and all(token.is_filler for token in sentence[start:verb])


def _beside(sentence: Sentence, verb: int, start: int, end: int) -> Phrase | None:
    """The name right beside a verb that has nobody else, whatever its ending: “сказал Шойгу”."""
    if gender_agreed(sentence[verb]) == "several":
        return None
    for place in (verb + 1, verb - 1):
        if start <= place < end and sentence[place].is_upper and may_begin_name(sentence[place]):
            first = place
            while first > start and place < verb and sentence[first - 1].is_upper:
                first -= 1
            behind = verb if place < verb else run_end(sentence, place, end)
            return None if is_governed(sentence, first) else Phrase(first, behind)
    return None


def clause_start(sentence: Sentence, verb: int) -> int:
    """Where the clause of a verb begins, behind the mark or the word that opens it."""
    start = verb
    while start > 0 and not _parts(sentence, start - 1):
        start -= 1
    return start


def clause_end(sentence: Sentence, verb: int) -> int:
    """Where the clause of a verb ends."""
    end = verb + 1
    while end < len(sentence) and not _parts(sentence, end):
        end += 1
    return end


def _parts(sentence: Sentence, place: int) -> bool:
    """Whether a token parts two clauses: a mark, what is quoted, “что”."""
    token = sentence[place]
    if token.quotation:
        return not is_name_in_marks(sentence, place)
    return token.text in _BREAKS or (token.is_a("openers") and not token.is_a("joiners"))


def _fitting(sentence: Sentence, verb: int, start: int, end: int) -> list[Nominative]:
    """The words of a stretch that may be the subject of a verb by all endings, in order."""
    gender = gender_agreed(sentence[verb])
    found = nominatives(sentence, start, end, gender)
    return [one for one in found if not gender or gender in one.genders]


def _is_told(sentence: Sentence, one: Nominative) -> bool:
    """Whether words without endings may be whom something is told: “сообщил ТАСС министр”."""
    return one.noun is None and is_unchanging(sentence[one.phrase.end - 1])


def _is_owner(sentence: Sentence, behind: list[Nominative]) -> bool:
    """Whether the first of two names is of what a noun before it tells, and the full name behind it
    is whom that calls: “отметила гидролог Института воды Анна Лис”."""
    if len(behind) < 2 or behind[0].noun is not None or behind[1].noun is not None:
        return False
    first, second = (one.phrase for one in behind[:2])
    noun = sentence[first.start - 1]
    is_noun = noun.is_word and noun.text.islower() and not (noun.is_cue or noun.is_filler)
    is_noun = is_noun and not noun.is_a("boundaries", "prepositions", "openers", "joiners")
    return is_noun and first.end - first.start == 1 and second.end - second.start > 1


def _is_bare(tokens: Sentence) -> bool:
    """Whether words before a verb name nobody, and lead in to it at most."""
    return all(token.is_filler or token.is_a("joiners", "boundaries") for token in tokens)


def _across(sentence: Sentence, verb: int, start: int) -> Phrase | None:
    """The subject before what stands between commas: “X, приехавший вчера, сказал”."""
    if start == 0 or sentence[start - 1].text not in {",", ")", *DASHES}:
        return None
    pieces = [one for one in _clauses(sentence) if one[1] < verb]
    begin = max(
        (n for n, piece in enumerate(pieces) if _is_after_speech(sentence, piece)), default=0
    )
    for number, (first, end) in enumerate(pieces[begin:], begin):
        if any(one.is_cue or one.is_a("sources_verbal") for one in sentence[first:end]):
            return None
        found = _fitting(sentence, verb, first, end)
        if found:
            return _told_more(sentence, found[-1], pieces[number + 1 :])
    return None


def _antecedent(sentence: Sentence, verb: int, start: int) -> Phrase | None:
    """Whom “who” stands for, whatever the case: “слова мэра, который обещал”."""
    across = _across(sentence, verb, start)
    first = start - 1
    while first > 0 and (sentence[first - 1].is_upper or sentence[first - 1].is_title):
        first -= 1
    if first == start - 1 or (across and across.end > first):
        return across
    return Phrase(first, start - 1)


def _told_more(sentence: Sentence, one: Nominative, following: list[tuple[int, int]]) -> Phrase:
    """The words behind a comma that tell who a noun is: “Инвестор, компания «Норд», заявил”."""
    if one.is_somebody or not following:
        return one.phrase
    start, end = following[0]
    told = next(nominatives(sentence, start, end), None)
    is_whole = told is not None and told.phrase == Phrase(start, end)
    return told.phrase if told and is_whole else one.phrase


def _coordinated(sentence: Sentence, verb: int, start: int) -> Phrase | None:
    """The only subject before several verbs: “Он ходил по дворам, смотрел и обещал помочь”."""
    pieces = [one for one in _clauses(sentence) if one[1] < start]
    if any(_is_led_in(sentence, *piece) for piece in pieces):
        return None
    every = [one for piece in pieces for one in nominatives(sentence, *piece)]
    found = [one for piece in pieces for one in _fitting(sentence, verb, *piece)]
    return found[0].phrase if len(every) == len(found) == 1 else None


def _is_led_in(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a word like “что” or “который” begins a stretch, or somebody speaks in it."""
    opens = sentence[start].is_a("openers", "relatives") and not sentence[start].is_a("joiners")
    return opens or any(token.is_cue for token in sentence[start:end])


def _is_after_speech(sentence: Sentence, piece: tuple[int, int]) -> bool:
    start = piece[0]
    return start > 0 and (
        sentence[start - 1].quotation is not None or sentence[start - 1].text == ":"
    )


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence between marks and quotations, in order."""
    start = 0
    for place, token in enumerate(sentence):
        is_said = token.quotation is not None and not is_name_in_marks(sentence, place)
        if is_said or token.text in _BREAKS:
            if place > start:
                yield start, place
            start = place + 1
    if start < len(sentence):
        yield start, len(sentence)


def _with_apposition(sentence: Sentence, one: Nominative) -> Phrase:
    """The name behind a noun and a comma that tells who it is: “сосед, бывший шахтер X, сказал”."""
    comma = one.phrase.end
    if one.is_somebody or comma >= len(sentence) or sentence[comma].text != ",":
        return one.phrase
    end = clause_end(sentence, comma)
    told = next(nominatives(sentence, comma + 1, end), None)
    is_all = told is not None and told.phrase == Phrase(comma + 1, end)
    is_name = is_all and told is not None and told.name is not None
    return told.phrase if told and is_name and told.genders & one.genders else one.phrase


def quoted_object(sentence: Sentence, verb: int) -> Phrase | None:
    """Whom a text quotes: the first who is named or called behind “цитирует”, in no subject's case.

    “Цитирует министра газета” has the minister, “цитирует его X” him.
    """
    end = clause_end(sentence, verb)
    for place in range(verb + 1, end):
        token = sentence[place]
        if token.stands_for:
            return Phrase(place, place + 1)
        if token.is_title and not token.is_a("subjects"):
            behind = place + 1
            while behind < end and (sentence[behind].is_upper or sentence[behind].is_title):
                behind += 1
            return Phrase(place, behind)
        if token.is_upper and not is_calling(token):
            behind = run_end(sentence, place, end)
            is_subject = bool(genders_of_name(sentence[place:behind]) - {"woman"})
            return None if is_subject else Phrase(place, behind)
    return None
