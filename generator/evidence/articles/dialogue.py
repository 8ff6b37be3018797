"""Speech led by a dash: which stretches of a paragraph somebody says, and which tell who does.

Languages print it in three ways, which their data files name: `spaced` (“— Нет, — сказал Холм. —
Никогда.”), `attached` (“—No —dijo Holm—. Nunca.”) and `comma` (“— Non, dit Holm.”). A paragraph
counts only where it begins with a dash and a reporting clause stands in it: else it may be one of a
list. What is not surely said counts as the writer's. In a language of which nothing is known here,
a clause is told by its form: no capital at its head, and soon one of a name (“– Nei, sier Holm.”,
“– Nie – powiedział Holm.”).
"""

import re
from collections.abc import Callable

import regex

from generator.evidence.languages import Speech, words
from generator.evidence.matching import fold
from generator.evidence.quotation_marks import Span

_LEAD = re.compile(r"(?:[—–―]\s*|-\s+)(?=[¿¡«“„\"'(\w])")
_SPACED = re.compile(r"(?P<mark>[,.:;?!…]+)[»”\")]*\s+[—–―-]\s+")
_OPENS = re.compile(r"(?<=\s)[—–―](?=[^\s—–―])")
_CLOSES = re.compile(r"(?<=[^\s—–―])[—–―](?=[\s.,;:!?…]|$)\s?(?P<mark>[.,;:]?)\s*")
_COMMA = re.compile(r"(?P<mark>[,?!…]+)[»”\")]*\s+")
_CLAUSE, _BEFORE_VERB = 16, 4
"""How many words a reporting clause has at most, and how many of them before its verb."""

_CUT = re.compile(r"(?P<mark>[,?!…]+)[»”\")]*\s+(?:[—–―]\s+)?|\s[—–―]\s+")
_FORM = regex.compile(r"(?:\p{Ll}[\p{L}\p{M}'’-]*\s+){1,3}+(?:\p{Lu}|\p{Ll}{2,4}[.,:]?$)")
"""How a clause begins that says who: a verb, and soon a name, or a pronoun at the end."""

_FAR = 80
"""In how many characters the verb of saying and its subject are looked for."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.?!…])\s+")


def spoken_spans(text: str, speech: Speech) -> tuple[Span, ...]:
    """The stretches of a paragraph that are said, in order, where it begins with a dash; none
    where the language does not print speech so, or nothing tells who speaks."""
    lead = _LEAD.match(text)
    if not lead or _first_letter(text, lead.end()).islower():
        return ()
    styles = speech.listed("dashes") if speech.lists else ("unknown",)
    for style in (one for one in _STYLES if one in styles):
        if spans := _STYLES[style](text, lead.end(), speech):
            return tuple(span for one in spans if (span := _trimmed(text, one)))
    return ()


def _unknown(text: str, start: int, speech: Speech) -> list[Span]:
    """What stands before the first clause that is told by its form; a word alone may be one of a
    sentence that the writer begins, unless it is a question or a cry."""
    cuts = (cut for cut in _CUT.finditer(text, start) if _FORM.match(text, cut.end()))
    if not (cut := next(cuts, None)):
        return []
    said = text[start : cut.start()].strip()
    is_whole = " " in said or set(cut["mark"] or "") & set("?!")
    return [Span(start, cut.end("mark") if cut["mark"] else cut.start())] if is_whole else []


def _first_letter(text: str, start: int) -> str:
    return next((sign for sign in text[start:] if sign.isalnum()), "")


def _trimmed(text: str, span: Span) -> Span | None:
    """A stretch without spaces and the comma that leads on to the clause."""
    said = text[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    kept = said.strip().rstrip(",;: ")
    return Span(start, start + len(kept)) if any(map(str.isalnum, kept)) else None


def _spaced(text: str, start: int, speech: Speech) -> list[Span]:
    """What stands first, and what stands right behind a clause: all else may be either."""
    cuts = list(_SPACED.finditer(text, start))
    edges = (start, *(cut.end() for cut in cuts))
    ends = (*(cut.end("mark") for cut in cuts), len(text))
    parts = [Span(one, other) for one, other in zip(edges, ends, strict=True)]
    clauses = [n > 0 and _is_clause(text[p.start : p.end], speech) for n, p in enumerate(parts)]
    said = [parts[0]] if any(clauses) else []
    for number, part in enumerate(parts[1:], 1):
        is_after = clauses[number - 1] and not clauses[number]
        if is_after and _goes_on(text, parts[number - 1], part):
            said.append(part)
    return said


def _goes_on(text: str, clause: Span, part: Span) -> bool:
    """Whether a stretch goes on with what is said: a new sentence begins with a capital letter."""
    is_ended = text[clause.end - 1] in ".?!…"
    return not (is_ended and _first_letter(text, part.start).islower())


def _attached(text: str, start: int, speech: Speech) -> list[Span]:
    """What stands outside the pairs of dashes; one that nothing closes holds all that follows."""
    said: list[Span] = []
    is_told = False
    while opened := _OPENS.search(text, start):
        said.append(Span(start, opened.start()))
        closed = _CLOSES.search(text, opened.end())
        clause = text[opened.end() : closed.start() if closed else len(text)]
        is_told = is_told or _is_clause(clause, speech)
        if not closed:
            return said if is_told else []
        start = closed.end()
    return [*said, Span(start, len(text))] if is_told else []


def _comma(text: str, start: int, speech: Speech) -> list[Span]:
    """What stands before the first clause: nothing tells where that ends."""
    for cut in _COMMA.finditer(text, start):
        if _is_inverted(text[cut.end() :], speech):
            return [Span(start, cut.end("mark"))]
    return []


def _is_inverted(text: str, speech: Speech) -> bool:
    """Whether words begin with a verb of saying, and then who says it: “dit Holm”, “dit-il”."""
    raw = _WORD.findall(text[:_FAR])
    if len(raw) > 1 and "fillers" in _lists(raw[0], speech):
        raw = raw[1:]
    raw = [*raw[:1], *(word for word in raw[1:] if len(word) > 1)]  # “demande-t-il”
    if len(raw) < 2 or "verbs" not in _lists(raw[0], speech):
        return False
    who = _lists(raw[1], speech) & {"determiners", "titles", "honorifics", "unnamed"}
    return bool(who) or raw[1][:1].isupper() or raw[1].casefold() in speech.pronouns


def _lists(word: str, speech: Speech) -> frozenset[str]:
    return speech.lists_with(fold(word).casefold())


def _is_clause(text: str, speech: Speech) -> bool:
    """Whether words begin with who says so: a verb of saying among the first, in no clause of its
    own."""
    said = words(_SENTENCE.split(text.strip(), maxsplit=1)[0])
    places = [
        n for n, word in enumerate(said[: _BEFORE_VERB + 1]) if word in speech.listed("verbs")
    ]
    if not places or len(said) > _CLAUSE:
        return False
    before = (speech.lists_with(word) for word in said[: places[0]])
    return not any(lists & {"relatives", "openers"} for lists in before)


_STYLES: dict[str, Callable[[str, int, Speech], list[Span]]] = {
    "attached": _attached,
    "spaced": _spaced,
    "comma": _comma,
    "unknown": _unknown,
}
