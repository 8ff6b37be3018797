"""Where cited words begin and end in their sentence, and what may be lost with the rest of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Literal

from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.attribution.grammar.interruptions import interruption
from generator.evidence.attribution.grammar.tokens import Sentence, sentences
from generator.evidence.context.clauses import Clause, Clauses
from generator.evidence.languages import Language, read_language, words
from generator.evidence.phrases import Found
from generator.evidence.quotation_marks import Span
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind

LossKind = Literal[
    "negation",
    "limit",
    "condition",
    "hypothetical",
    "contrast",
    "rest",
    "question",
    "speaker",
    "joint",
]

SHORT = 5
"""How many words a clause has at most that only denies, limits or supposes what is beside it."""

_PHRASE = 3
"""How many words a quotation has at most that may be a phrase, and no sentence of its own."""

_ASIDE = 16
"""How many words tell at most, between two stretches of a quotation, who says it."""

_BY_ANY_VERB = 4
"""How many it has at most where no list has its verb: “…,” growled X, “and …”."""

_ENDS = set(".?!…。？！؟۔।")


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left out `before`, `after` or `between` what is cited, the `word` that tells so, and
    the words `left_out`. Where it is not `is_sure`, the words may keep their meaning."""

    kind: LossKind
    side: Literal["before", "after", "between"]
    word: str
    left_out: str
    is_sure: bool = True
    fragment: int = 0


@dataclass(frozen=True)
class Cut:
    """A sentence in which words begin, or end, that are cited: the token `first` to `last`, that
    which follows them."""

    text: str
    clauses: Clauses
    first: int
    last: int
    is_quoted: bool

    @cached_property
    def is_phrase(self) -> bool:
        """Whether the words may be a phrase, and no sentence of its own."""
        if self.first == self.last or self.clauses.words(self.first, self.last) > _PHRASE:
            return False
        return not self.clauses.begins("subjects", self.first, self.last)

    @cached_property
    def is_clause(self) -> bool:
        """Whether the words begin with a clause, and are more than a phrase of it."""
        clauses = self.clauses
        clause = clauses.all[clauses.index_of(self.first)]
        is_whole = not clauses.words(0, self.first) and clauses.words(0, self.last) > 1
        is_head = not clauses.words(clause.body, self.first)
        return is_whole or (is_head and self.first < self.last and not self.is_phrase)

    def loss(
        self, kind: LossKind, side: Literal["before", "after"], word: Found, is_sure: bool = True
    ) -> Loss:
        """What is lost by the word that tells so."""
        sentence = self.clauses.sentence
        tokens = sentence[: self.first] if side == "before" else sentence[self.last :]
        left_out = " ".join(self.text[tokens[0].span.start : tokens[-1].span.end].split())
        return Loss(kind, side, word.text, left_out, is_sure)

    def part(self, kind: LossKind, side: Literal["before", "after"], start: int, end: int) -> Loss:
        """What is perhaps lost with some tokens, by the first word of them."""
        tokens = [one for one in self.clauses.sentence[start:end] if one.is_word]
        left_out = self.text[tokens[0].span.start : tokens[-1].span.end]
        return Loss(kind, side, tokens[0].text, " ".join(left_out.split()), False)


def cut(
    passage: Passage, article: Article, language: Language, is_quoted: bool, is_first: bool
) -> Cut | None:
    """The sentence that a passage begins in, or ends in."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    text = paragraph.text
    if is_quoted:
        text = only(text, said_around(passage, article, language))
    for sentence in _sentences(text, () if is_quoted else paragraph.quoted, language):
        inside = [n for n, token in enumerate(sentence) if _meets(token.span, passage.span)]
        is_meant = is_first or sentence[-1].span.end >= passage.span.end
        if inside and is_meant:
            rest = sentence[: inside[0]] if is_first else sentence[inside[-1] + 1 :]
            if (is_first or not is_quoted) and not any(token.is_word for token in rest):
                return None
            clauses = Clauses(sentence, language.context)
            found = Cut(text, clauses, inside[0], inside[-1] + 1, is_quoted)
            return found if clauses.all else None
    return None


def sentences_of(
    passages: Sequence[Passage], article: Article, language: Language, kept: Kept = NONE_KEPT
) -> Span:
    """The stretch from the first to the last sentence of a paragraph that some passages of it have
    words of; a paragraph that is `kept` is not cut again."""
    paragraph = article.paragraphs[passages[0].paragraph - 1]
    quoted = () if paragraph.speakers else tuple(paragraph.quoted)
    read = (paragraph.text, quoted, language.code)
    found = [Span(*one) for one in kept.told(_STRETCHES, read, partial(_stretches, *read))]
    held = [one for one in found if any(_meets(one, passage.span) for passage in passages)]
    held += [one.span for one in passages]
    whole = Span(min(one.start for one in held), max(one.end for one in held))
    own = [one for one in paragraph.own if any(_meets(one, two.span) for two in passages)]
    if not own:
        return whole
    return Span(max(whole.start, own[0].start), min(whole.end, own[-1].end))


_STRETCHES = KeptKind[list[tuple[int, int]]]("sentences of a paragraph", list[tuple[int, int]])


def _stretches(text: str, quoted: tuple[Span, ...], code: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    return [(one[0].span.start, one[-1].span.end) for one in _split(text, quoted, code)]


def _sentences(text: str, quoted: Sequence[Span], language: Language) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, those that stand inside its marks too."""
    return _split(text, tuple(quoted), language.code)


@lru_cache(maxsize=256)  # both ends of what is cited, and all that is cited of one paragraph
def _split(text: str, quoted: tuple[Span, ...], code: str) -> tuple[Sentence, ...]:
    speech = read_language(code).speech
    found: list[Sentence] = []
    for whole in sentences(text, quoted, speech):
        if any(token.quotation for token in whole):
            stretch = only(text, [Span(whole[0].span.start, whole[-1].span.end)])
            found += sentences(stretch, (), speech)
        else:
            found.append(whole)
    return tuple(found)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def only(text: str, spans: Iterable[Span]) -> str:
    """`text` with spaces in place of all but some stretches, which are given in order."""
    parts, at = [], 0
    for span in spans:
        parts += [_blank(text[at : span.start], at > 0), text[span.start : span.end]]
        at = span.end
    return "".join([*parts, " " * (len(text) - at)])


def _blank(text: str, is_between: bool) -> str:
    """Spaces in place of a text; what ends a sentence between two stretches is kept."""
    kept = (
        max((n for n, sign in enumerate(text) if sign in _ENDS), default=-1) if is_between else -1
    )
    return "".join(sign if n == kept else " " for n, sign in enumerate(text))


def said_around(passage: Passage, article: Article, language: Language) -> list[Span]:
    """The stretches of its paragraph that are said in one breath with a quotation: those of its
    marks, without the words that tell inside them who speaks, and those before and behind that such
    words alone divide from it (“We pay,” he said, “if …”)."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    own = article.quotation_around(passage).span
    if paragraph.speakers:
        return [own]
    spoken = list(paragraph.quoted)
    first = last = spoken.index(own)
    while first > 0 and _goes_on(paragraph.text, spoken[first - 1], spoken[first], language):
        first -= 1
    while last + 1 < len(spoken) and _goes_on(
        paragraph.text, spoken[last], spoken[last + 1], language
    ):
        last += 1
    return said_parts(paragraph, spoken[first : last + 1], language)


def said_parts(paragraph: Paragraph, spans: Iterable[Span], language: Language) -> list[Span]:
    """Stretches of what is said without the words that tell inside them who speaks."""
    found: list[Span] = []
    for span in spans:
        broken = interruption(paragraph.text, span, language.speech)
        found += broken[1:] if broken else (span,)
    return found


def _goes_on(text: str, one: Span, other: Span, language: Language) -> bool:
    """Whether nothing but “he said” stands between two stretches of one sentence."""
    said, told, more = text[one.start : one.end], text[one.end : other.start], text[other.start :]
    between = words(told)
    is_begun = not said.rstrip()[-1:] or said.rstrip()[-1] not in _ENDS
    is_comma = said.rstrip().endswith((",", "،", "—", "–")) or "," in told[:3] or "،" in told[:3]
    is_led_on = told.rstrip(" \"'“”„«»‘’‚‹›").endswith((",", "،", "—", "–", ":"))
    is_telling = any(one in language.speech.listed("verbs") for one in between)
    is_telling = is_telling or 0 < len(between) <= _BY_ANY_VERB
    is_one = is_begun and is_comma and is_led_on and not more[:1].isupper()
    return is_one and is_telling and len(between) <= _ASIDE and not _ENDS & set(told)


def turns_away(clause: Clause) -> bool:
    """Whether a clause begins something that an “if” before is not about."""
    is_long = clause.end - clause.body > SHORT
    return clause.leads[:1] == ("contrasts",) or (clause.leads[:1] == ("coordinators",) and is_long)
