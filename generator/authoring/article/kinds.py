"""What kind of text an article seems to be, and who speaks in it: what an editor is to confirm.

A transcript or an interview is told by the names at the head of its turns, or by questions between
which somebody answers, an address by speaking of “I” and “we” outside quotation marks. Who speaks
is looked for among the explainer's people.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.article.vocabulary import ArticleWords, read_vocabulary
from generator.content.ids import UNNAMED
from generator.content.problems import counted
from generator.evidence.articles.turns import (
    QUESTIONS,
    Head,
    are_turns,
    behind_questions,
    find_heads,
    is_asker,
    key_of,
    without_number,
)
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech, read_language, words
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import quoted_spans

_OFTEN, _SHARE = 4, 0.02
"""How many words speak of “I” and “we” at least in an address, and what share of all they are."""

_ASKED, _SHARE_ASKED = 4, 0.25
"""How many paragraphs are questions at least in an interview without names, and what share of all
from the first one on."""


@dataclass(frozen=True, slots=True)
class SeemingTurn:
    """A name as it stands at the head of turns, or several of one speaker, or none; who it seems to
    be, empty where that is for the editor to say; and the paragraphs that begin so."""

    names: tuple[str, ...]
    speaker: str
    paragraphs: tuple[int, ...]

    @property
    def beginning(self) -> str:
        """What stands at the head of the turns, or how many paragraphs they begin at, in words."""
        return self.names[0] if self.names else counted(len(self.paragraphs), "paragraph")


@dataclass(frozen=True, slots=True)
class SeemingKind:
    """The kind that a text seems to be, with who speaks in all of it or in turns, and why.

    `is_given` where an editor has said so.
    """

    kind: str = "article"
    speaker: tuple[str, ...] = ()
    turns: tuple[SeemingTurn, ...] = ()
    reason: str = ""
    is_given: bool = False


def tell_kind(
    paragraphs: Mapping[int, str], title: str, language: str, known: Sequence[Known]
) -> SeemingKind:
    """What the paragraphs that are no boilerplate, given by their numbers, seem to be."""
    speech = read_language(language).speech
    heads = find_heads(paragraphs, speech)
    if are_turns(heads, speech):
        turns = turns_of(paragraphs, title, language, known)
        is_asked = any(turn.speaker == UNNAMED for turn in turns)
        reason = f"{len(heads)} paragraphs begin with a name"
        return SeemingKind("interview" if is_asked else "transcript", (), turns, reason)
    if _are_answered(paragraphs):
        turns = turns_of(paragraphs, title, language, known)
        reason = f"{sum(map(_is_question, paragraphs.values()))} paragraphs are questions"
        return SeemingKind("interview", (), turns, reason)
    if _is_in_first_person(list(paragraphs.values()), read_vocabulary(language)):
        found = _who(title, speech, known)
        reason = "it says “I” and “we” outside quotation marks"
        return SeemingKind("address", (found,) if found else (), (), reason)
    return SeemingKind()


def turns_of(
    paragraphs: Mapping[int, str], title: str, language: str, known: Sequence[Known]
) -> tuple[SeemingTurn, ...]:
    """Every name that stands at the head of a paragraph as turns begin; and questions and answers
    without one. Who answers these is told by the names, else by the title and what leads in."""
    speech = read_language(language).speech
    heads = find_heads(paragraphs, speech)
    turns = tuple(_turns(heads, speech, known))
    first = min((head.number for head in heads), default=0)
    later = [n for n in paragraphs if n > first and all(head.number != n for head in heads)]
    asked = [number for number in later if _is_question(paragraphs[number])]
    if not asked:
        return turns
    led = " ".join([title, *(text for n, text in paragraphs.items() if n < asked[0])])
    answering = {turn.speaker for turn in turns} - {UNNAMED, ""}
    who = answering.pop() if len(answering) == 1 else "" if answering else _who(led, speech, known)
    answered = behind_questions(asked, later)
    nameless = (SeemingTurn((), UNNAMED, tuple(asked)), SeemingTurn((), who, tuple(answered)))
    return (*turns, *(one for one in nameless if one.paragraphs))


def _is_question(text: str) -> bool:
    """Whether a paragraph ends as a question, and stands inside no quotation marks."""
    return text.endswith(QUESTIONS)


def _are_answered(paragraphs: Mapping[int, str]) -> bool:
    """Whether questions stand apart, and somebody answers each of several, as in an interview."""
    asked = [number for number, text in paragraphs.items() if _is_question(text)]
    answered = [number for number in asked if number + 1 in paragraphs and number + 1 not in asked]
    span = sum(number >= asked[0] for number in paragraphs) if asked else 0
    return len(answered) >= _ASKED and len(answered) >= _SHARE_ASKED * span


def _turns(heads: Iterable[Head], speech: Speech, known: Sequence[Known]) -> Iterable[SeemingTurn]:
    """The names at the heads, those of one speaker together, in the order of the text."""
    named: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        speaker = UNNAMED if is_asker(head.name, speech) else _who(head.name, speech, known)
        named[speaker if speaker and speaker != UNNAMED else key_of(head.name)].append(head)
    for same in named.values():
        first = without_number(same[0].name) if is_asker(same[0].name, speech) else same[0].name
        speaker = UNNAMED if is_asker(first, speech) else _who(first, speech, known)
        printed = {key_of(one.name): one.name for one in reversed(same)}
        names = (first,) if speaker == UNNAMED else tuple(reversed(printed.values()))
        yield SeemingTurn(names, speaker, tuple(one.number for one in same))


def _who(text: str, speech: Speech, known: Sequence[Known]) -> str:
    """The id of the only one whose name or office a text has; empty where none or several do."""
    said = [word for word in words(text) if not _is_title(word, speech)]
    whole = key_of(text)
    exact = {one.id for one in known if whole in {key_of(name) for name in one.names}}
    persons = [one for one in known if one.party]
    held = {one.id for one in persons if one.role and key_of(one.role) == whole}
    family = {one.id for one in persons if _families(one) & set(said)}
    parties = {one.id for one in known if not one.party and any(_has(text, n) for n in one.names)}
    found: set[str] = next(filter(None, (exact, held, family, parties)), set())
    return found.pop() if len(found) == 1 else ""


def _families(one: Known) -> set[str]:
    """The last words of somebody's names."""
    return {last for name in one.names for last in words(name)[-1:]}


def _has(text: str, name: str) -> bool:
    return f" {' '.join(words(name))} " in f" {' '.join(words(text))} "


def _is_title(word: str, speech: Speech) -> bool:
    return bool(speech.lists_with(fold(word).casefold()) & {"titles", "honorifics"})


def _is_in_first_person(texts: Sequence[str], vocabulary: ArticleWords) -> bool:
    """Whether a text speaks of “I” and “we” in its own voice, as no article does."""
    said: list[str] = []
    for text, quoted in zip(texts, quoted_spans(texts), strict=True):
        edges = [0, *(edge for span in quoted for edge in (span.start, span.end)), len(text)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            said += words(text[start:end])
    often = sum(word in vocabulary.listed("first_person") for word in said)
    return often >= _OFTEN and often >= _SHARE * len(said)
