"""A paragraph → words and marks, in sentences; a quotation counts as one word of its sentence."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from generator.evidence.attribution.grammar.datelines import text_start
from generator.evidence.attribution.grammar.forms import Form, form_of
from generator.evidence.languages import Speech
from generator.evidence.quotation_marks import CLOSERS, Span

QUOTED = "\0"
"""The key of a token that stands for a whole quotation."""

_TOKEN = regex.compile(
    r"[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?<=\b\p{L})\.(?=\p{L}\b)|(?<=\d)[.,](?=\d)"
    r"|['’ʼ&/-](?=[\p{L}\p{N}]))*|[^\s]"
)
_ENDS = ".?!…。？！؟۔।"
_DOUBLE = {"''", "``"}
"""Marks that are written with two signs."""

_MARKS = {*CLOSERS, *"".join(CLOSERS.values())}
_MONTH = regex.compile(r"\s+(\p{L}+)")
_CLITIC = regex.compile(r"['’](?:s|d|ve|re|ll)$", regex.IGNORECASE)


class Token(NamedTuple):
    """A word, a mark or a whole quotation of a paragraph, and where it stands; its `form` is what
    it is in its language, wherever it stands."""

    form: Form
    span: Span
    quotation: Span | None = None

    @property
    def text(self) -> str:
        """How it is written."""
        return self.form.text

    @property
    def key(self) -> str:
        """The same, folded and in lower case."""
        return self.form.key

    @property
    def speech(self) -> Speech:
        """What is known of its language."""
        return self.form.speech

    @property
    def is_word(self) -> bool:
        """Whether it is a word, and no mark or quotation."""
        return self.form.is_word

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, or its script has none."""
        return self.form.is_capital

    @property
    def is_upper(self) -> bool:
        """Whether it begins with a capital letter of a script that has small ones."""
        return self.form.is_upper

    @property
    def is_genitive(self) -> bool:
        """Whether it is the end of a name to which something belongs: “X’s”."""
        return self.form.is_genitive

    @property
    def pronoun(self) -> str:
        """Whom it stands for, if it is a pronoun: see Speech."""
        return self.form.pronoun

    @property
    def stands_for(self) -> str:
        """Whom it stands for, as a pronoun or as a word that tells whose something is: “his”."""
        return self.form.stands_for

    @property
    def is_cue(self) -> bool:
        """Whether it may be a verb that has a speaker."""
        return self.form.is_cue

    @property
    def is_verb(self) -> bool:
        """Whether it is such a verb, and no name that is like one."""
        return self.form.is_verb

    @property
    def is_title(self) -> bool:
        """Whether it is a title, or stands before names as one."""
        return self.form.is_title

    @property
    def is_before_name(self) -> bool:
        """Whether it tells more of somebody whose name follows, and is no part of it."""
        return self.form.is_before_name

    @property
    def is_day(self) -> bool:
        """Whether it is the name of a day or month."""
        return self.form.is_day

    @property
    def is_source_word(self) -> bool:
        """Whether it belongs to a phrase like “according to”."""
        return self.form.is_source_word

    @property
    def is_filler(self) -> bool:
        """Whether it may stand between a speaker and the verb."""
        return self.form.is_filler

    @property
    def is_stop(self) -> bool:
        """Whether it is no part of a name and ends it."""
        return self.form.is_stop

    @property
    def leads_in(self) -> bool:
        """Whether it begins an introduction: “In Moscow, …”, “When …”, “On Monday …”."""
        return self.form.leads_in

    def is_a(self, *lists: str) -> bool:
        """Whether its language has it in one of these lists of words: see Speech."""
        return not self.form.lists.isdisjoint(lists)


Sentence = tuple[Token, ...]
"""The tokens of one sentence."""


def sentences(text: str, quoted: Sequence[Span], speech: Speech) -> list[Sentence]:
    """The sentences of one paragraph, in order; `quoted` are its stretches inside marks.

    A dateline before the first is no part of it.
    """
    return list(_sentences(text, tuple(quoted), speech))


@lru_cache(maxsize=1 << 14)  # several rules, one after the other, read the paragraphs of all
def _sentences(text: str, quoted: tuple[Span, ...], speech: Speech) -> tuple[Sentence, ...]:
    tokens = list(_tokens(text, quoted, speech))
    found: list[Sentence] = []
    start = 0
    for index, token in enumerate(tokens[:-1], 1):
        if token.quotation is None and token.form.text[-1] not in _ENDS:
            continue
        if _ends(token, tokens[index : index + 9], text):
            found.append(tuple(tokens[start:index]))
            start = index
    return (*found, tuple(tokens[start:])) if tokens else ()


def _tokens(text: str, quoted: Sequence[Span], speech: Speech) -> Iterator[Token]:
    place = text_start(text, speech)
    place = 0 if quoted and quoted[0].start < place else place
    for span in quoted:
        opened, closed = _with_marks(text, span, place)
        yield from plain_tokens(text, place, opened, speech)
        # What a dash leads has no mark of its own, and is no word all the same.
        mark = QUOTED if opened and opened == span.start else ""
        form = Form(mark + text[opened:closed], QUOTED, speech)
        yield Token(form, Span(opened, closed), span)
        place = closed
    yield from plain_tokens(text, place, len(text), speech)


def _with_marks(text: str, span: Span, after: int) -> tuple[int, int]:
    """Where the quotation begins and ends with its marks, and spaces between them."""
    opened, closed = span.start, span.end
    while opened > after and text[opened - 1].isspace():
        opened -= 1
    while closed < len(text) and text[closed].isspace():
        closed += 1
    if text[opened - 2 : opened] in _DOUBLE and opened - 2 >= after:
        return opened - 2, closed + 2 if text[closed : closed + 2] in _DOUBLE else closed
    has_opener = opened > after and text[opened - 1] in _MARKS
    has_closer = closed < len(text) and text[closed] in _MARKS
    return (opened - 1 if has_opener else span.start, closed + 1 if has_closer else span.end)


def plain_tokens(text: str, start: int, end: int, speech: Speech) -> Iterator[Token]:
    """The words and marks from `start` up to `end`, where nothing is quoted."""
    done, before, earlier = start, "", ""
    has_leads = bool(speech.listed("leads"))
    for match in _TOKEN.finditer(text, start, end):
        word, place = match[0], match.start()
        if place < done:
            continue
        has_mark = "'" in word or "’" in word
        if has_mark and (clitic := _CLITIC.search(word)):
            yield _token(word[: clitic.start()], place, speech)
            word, place = clitic[0], place + clitic.start()
        done = match.end()
        if has_leads and (bare := _without_lead(word, before, earlier, speech)):
            yield _token(word[0], place, speech)
            yield Token(form_of(bare, speech), Span(place, done))
            before = earlier = ""
            continue
        if text.startswith(".", done, end) and _is_dotted(word, text, Span(done + 1, end), speech):
            done += 1
        yield _token(text[place:done], place, speech)
        before, earlier = word, before


def _without_lead(word: str, before: str, earlier: str, speech: Speech) -> str:
    """A word without the preposition that is written together with it, behind a word that needs
    one, or a text that it has something from: “وفقا للوزير” is “وفقا ل الوزير”, “بحسب تقرير
    للوزارة” “بحسب تقرير ل الوزارة”; empty where there is none."""
    if not before:
        return ""
    form = form_of(before, speech)
    is_text = form.is_a("records") and bool(earlier)
    is_text = is_text and form_of(earlier, speech).key in speech.source_words
    if not (form.is_a("led") or is_text):
        return ""
    for lead in sorted(speech.listed("leads"), key=len, reverse=True):
        prefix, _, instead = lead.partition("-")
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return instead + word[len(prefix) :]
    return ""


def _is_dotted(word: str, text: str, rest: Span, speech: Speech) -> bool:
    """Whether a full stop behind a word is part of it: “Mr.”, and “12. November” in German."""
    if form_of(word, speech).is_shortened:
        return True
    if not word.isdigit() or len(word) > 2 or "ordinals" not in speech.listed("habits"):
        return False
    following = _MONTH.match(text, rest.start, rest.end)
    return following is not None and form_of(following[1], speech).is_day


def _token(text: str, place: int, speech: Speech) -> Token:
    return Token(form_of(text, speech), Span(place, place + len(text)))


def _ends(token: Token, ahead: Sequence[Token], text: str) -> bool:
    """Whether a sentence ends with `token`; `ahead` begins with the token that follows."""
    following = ahead[0]
    gap = text[token.span.end : following.span.start]
    starts = following.quotation is not None or not following.text[0].islower()
    if token.quotation:
        last = text[token.quotation.end - 1 : token.quotation.end]
        if last not in _ENDS or not starts or not (following.is_word or following.quotation):
            return False
        return last == "." or not _goes_on(ahead)
    if token.is_word and token.text.endswith("."):
        begins = following.pronoun or following.is_a("determiners", "openers")
        return following.is_upper and bool(begins) and not token.is_a("honorifics")
    if token.text not in _ENDS or not starts:
        return False
    return bool(gap) or token.text != "." or following.quotation is not None


def _goes_on(ahead: Sequence[Token]) -> bool:
    """Whether “X said” follows, as after a quoted question: “Why?” Putin asked."""
    if ahead[0].is_upper and "verb_second" in ahead[0].speech.listed("habits"):
        return False  # „Warum?“ fragte X; behind a name there the next sentence has its verb
    telling = (t.is_cue for t in ahead if t.is_cue or not t.is_word or t.is_a("openers"))
    return next(telling, False)
