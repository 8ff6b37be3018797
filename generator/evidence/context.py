"""What a quotation or a passage loses when words around it are left out: evidence rule 5.

Each loss names the word that turns, limits or conditions what is cited. What only stands somewhere
else in the sentence is no loss: readers see the whole of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from generator.evidence.articles import Article, Passage
from generator.evidence.attribution.article import interruption
from generator.evidence.attribution.reporting_clauses import find_reports
from generator.evidence.attribution.tokens import Sentence, sentences
from generator.evidence.clauses import Clause, Clauses, Governing
from generator.evidence.languages import Language, words
from generator.evidence.phrases import Found
from generator.evidence.quotation_marks import Span

Kind = Literal[
    *("negation", "limit", "condition", "hypothetical", "contrast", "question", "speaker", "joint")
]

_NEAR = 3
"""How many words before a quotation a negation stands at most that surely is about its words."""

_PHRASE = 3
"""How many words a quotation has at most that may be a phrase, and no sentence of its own."""

_ASIDE = 16
"""How many words tell at most, between two stretches of a quotation, who says it."""

_OUTRIGHT = 5
"""How many words a clause has at most that only denies, or supposes, what follows."""

_AND_NOT = 4
"""How many words a clause has at most that limits what it is joined to (“and for nothing less”)."""

_FOLLOWING = 3
"""How many clauses behind a quotation are read."""

_AGAIN, _LONG = 12, 5
"""How many words a sentence has at most that limits what the one before says, and how many letters
a word has at least that it takes up."""

_QUESTIONS = {"?", "？", "؟"}
_ENDS = set(".?!…。？！؟۔।")


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left out `before`, `after` or `between` what is cited, the `word` that tells so, and
    the words `left_out`. Where it is not `is_sure`, the words may keep their meaning."""

    kind: Kind
    side: Literal["before", "after", "between"]
    word: str
    left_out: str
    is_sure: bool = True
    fragment: int = 0


@dataclass(frozen=True)
class _Cut:
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
        keys = self.clauses.keys[self.first : self.last]
        if not keys:
            return False
        is_short = self.clauses.words(self.first, self.last) <= _PHRASE
        return is_short and not self.clauses.context["subjects"].at(keys)

    def loss(
        self, kind: Kind, side: Literal["before", "after"], word: Found, is_sure: bool = True
    ) -> Loss:
        """What is lost by the word that tells so."""
        sentence = self.clauses.sentence
        tokens = sentence[: self.first] if side == "before" else sentence[self.last :]
        left_out = " ".join(self.text[tokens[0].span.start : tokens[-1].span.end].split())
        return Loss(kind, side, word.text, left_out, is_sure)


def losses(
    passages: Sequence[Passage], article: Article, language: Language, is_quoted: bool
) -> Iterator[Loss]:
    """What some passages, one after the other, lose: at most one loss at either end."""
    for side, passage in (("before", passages[0]), ("after", passages[-1])):
        cut = _cut(passage, article, language, is_quoted, is_first=side == "before")
        if cut is None:
            continue
        found = [*(_before(cut) if side == "before" else _after(cut))]
        if side == "after" and is_quoted:
            found += _question(cut)
            found += _followed(cut, passage, article, language)
        yield from sorted(found, key=lambda one: not one.is_sure)[:1]


def _cut(
    passage: Passage, article: Article, language: Language, is_quoted: bool, is_first: bool
) -> _Cut | None:
    """The sentence that a passage begins in, or ends in."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    text = paragraph.text
    if is_quoted:
        text = only(text, said_around(passage, article, language))
    for sentence in _sentences(text, () if is_quoted else paragraph.quoted, language):
        inside = [n for n, token in enumerate(sentence) if _meets(token.span, passage.span)]
        if inside:
            found = _Cut(text, Clauses(sentence, language.context), inside[0], inside[-1] + 1, is_quoted)
            if is_first or sentence[-1].span.end >= passage.span.end:
                return found
    return None


def _sentences(text: str, quoted: Sequence[Span], language: Language) -> Iterator[Sentence]:
    """The sentences of a paragraph, those that stand inside its marks too."""
    for whole in sentences(text, quoted, language.speech):
        if quoted:
            stretch = only(text, [Span(whole[0].span.start, whole[-1].span.end)])
            yield from sentences(stretch, (), language.speech)
        else:
            yield whole


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
    kept = max((n for n, sign in enumerate(text) if sign in _ENDS), default=-1) if is_between else -1
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
    found: list[Span] = []
    for span in spoken[first : last + 1]:
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
    is_one = is_begun and is_comma and is_led_on and not more[:1].isupper()
    return is_one and is_telling and len(between) <= _ASIDE and not _ENDS & set(told)


def _before(cut: _Cut) -> Iterator[Loss]:
    """What is left out in front of the words, in their sentence, and is about them."""
    governing = cut.clauses.governing(cut.first)
    yield from _denied_before(cut, governing)
    yield from _supposed(cut, governing)
    if cut.is_quoted:
        yield from _limited_before(cut)
        yield from _told_by_another(cut, governing)


def _denied_before(cut: _Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    clauses = cut.clauses
    names = ("negations", "falsehoods", "denials")
    found = [
        (one, stretch)
        for stretch in governing
        for name in names
        for one in clauses.find(name, stretch.start, stretch.end)
    ]
    found += [(one, stretch) for stretch in governing[1:] for one in _torn(clauses, stretch)]
    is_double = len(found) == 2
    for one, stretch in found:
        is_near = clauses.words(one.end, cut.first) <= _NEAR
        if not cut.is_quoted and (not stretch.is_sure or not (is_near or stretch.depth)):
            continue
        is_sure = stretch.is_sure and (is_near or not cut.is_phrase) and not is_double
        yield cut.loss("negation", "before", one, is_sure)
    clause = clauses.all[clauses.index_of(cut.first)]
    before = clauses.all[: clauses.index_of(cut.first)]
    if before and clause.is_after in {",", "،", "–", "—", "-"} and not clause.leads:
        last = before[-1]
        outright = clauses.find("outright", last.start, last.end)
        if outright and clauses.words(last.start, last.end) <= _OUTRIGHT:
            yield cut.loss("negation", "before", outright[0])
        supposed = clauses.find("hypotheticals", last.start, last.end)
        if supposed and clauses.words(last.start, last.end) <= _OUTRIGHT:
            yield cut.loss("hypothetical", "before", supposed[0])


def _torn(clauses: Clauses, stretch: Governing) -> Iterator[Found]:
    """A verb whose sense is turned by a word that stands apart from it in the same clause."""
    keys = clauses.keys[stretch.start : stretch.end]
    for verb, particle in clauses.context.particles:
        if verb.first(keys) and (one := particle.first(keys)):
            yield Found(one.start + stretch.start, one.end + stretch.start, one.text)


def _supposed(cut: _Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    """An “if” in front of the words, whether they are what is supposed or what then follows."""
    clauses, index = cut.clauses, cut.clauses.index_of(cut.first)
    for stretch in governing:
        for one in clauses.find("hypotheticals", stretch.start, stretch.end):
            yield cut.loss("hypothetical", "before", one, stretch.is_sure)
        for one in clauses.find("conditions", stretch.start, stretch.end):
            yield cut.loss("condition", "before", one, not cut.is_phrase and stretch.is_sure)
    if clauses.all[index].is_apart or _turns_away(clauses.all[index]):
        return
    for number, clause in enumerate(clauses.all[:index]):
        conditions = clauses.find("conditions", clause.start, clause.body)
        is_next = number == index - 1
        if not conditions and not number and not _asks(clauses):
            inverted = clauses.context["inverted"].at(clauses.keys[clause.start : clause.end])
            conditions = [inverted] if inverted else []
        between = clauses.all[number + 1 : index]
        if conditions and not any(map(_turns_away, between)):
            is_sure = is_next and not cut.is_phrase and cut.is_quoted
            yield cut.loss("condition", "before", conditions[0], is_sure)


def _turns_away(clause: Clause) -> bool:
    """Whether a clause begins something that an “if” before is not about."""
    is_long = clause.end - clause.body > _OUTRIGHT
    return clause.leads[:1] == ("contrasts",) or (clause.leads[:1] == ("coordinators",) and is_long)


def _asks(clauses: Clauses) -> bool:
    return clauses.keys[-1] in _QUESTIONS


def _limited_before(cut: _Cut) -> Iterator[Loss]:
    start = cut.clauses.governing(cut.first)[0].start
    for one in cut.clauses.find("limits", start, cut.first):
        distance = cut.clauses.words(one.end, cut.first)
        if distance <= _NEAR:
            yield cut.loss("limit", "before", one, distance == 0)


def _told_by_another(cut: _Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    """“They say that” in front of the words, which are then not the speaker's view."""
    clauses = cut.clauses
    for report in find_reports(clauses.sentence):
        mention = report.mention
        is_governing = any(one.start <= report.cue.start < one.end for one in governing)
        if mention is None or report.end > cut.first or not is_governing:
            continue
        if not clauses.context["own"].first(clauses.keys[mention.start : mention.end]):
            word = clauses.keys[report.cue.start]
            yield cut.loss("speaker", "before", Found(0, 1, word), False)


def _after(cut: _Cut) -> Iterator[Loss]:
    """What is left out behind the words, in their sentence, and is about them."""
    clauses = cut.clauses
    index = clauses.index_of(cut.last - 1)
    if not clauses.all:
        return
    clause = clauses.all[index]
    yield from _rest(cut, clause)
    yield from _torn_apart(cut)
    for number, other in enumerate(clauses.all[index + 1 : index + 1 + _FOLLOWING]):
        if other.is_apart:
            return
        is_next = not number and not clauses.words(cut.last, clause.end)
        found = list(_taken_back(cut, other, is_next, not number))
        yield from found
        if found or "contrasts" in other.leads or "conditions" in other.leads:
            return


def _rest(cut: _Cut, clause: Clause) -> Iterator[Loss]:
    """What the clause goes on with in which the words end."""
    clauses = cut.clauses
    for name in ("negations", "falsehoods"):
        for one in clauses.find(name, cut.last, clause.end):
            yield cut.loss("negation", "after", one, not cut.is_phrase)
    for one in clauses.find("limits_after", cut.last, clause.end):
        distance = clauses.words(cut.last, one.start)
        if cut.is_quoted and distance <= _NEAR:
            is_mere = clauses.context["mere"].at((one.text,)) is not None
            yield cut.loss("limit", "after", one, not distance and not is_mere and not cut.is_phrase)


def _torn_apart(cut: _Cut) -> Iterator[Loss]:
    """The word behind that turns the sense of a verb (“lehnen den Plan … ab”)."""
    clauses = cut.clauses
    keys = clauses.keys
    for verb, particle in clauses.context.particles:
        verbs = verb.find(keys[: cut.last])
        if not verbs or particle.first(keys[verbs[-1].end : cut.last]):
            continue
        for one in particle.find(keys[cut.last :]):
            following = keys[cut.last + one.end : cut.last + one.end + 1]
            ends = not following or not following[0][:1].isalnum()
            if ends or clauses.context["coordinators"].at(following):
                yield cut.loss("negation", "after", one, not cut.is_phrase)


def _taken_back(cut: _Cut, clause: Clause, is_next: bool, is_near: bool) -> Iterator[Loss]:
    """What a clause behind the words takes back of them."""
    clauses = cut.clauses
    if "contrasts" in clause.leads:
        yield from _contrasted(cut, clause, is_next, is_near)
    elif is_next and clauses.context["alternatives"].at(clauses.keys[clause.start : clause.end]):
        if cut.is_quoted and _has_subject(clauses, clause):
            word = Found(0, 1, clauses.keys[clause.start])
            yield cut.loss("contrast", "after", word, False)
    elif "conditions" in clause.leads:
        [condition, *_] = clauses.find("conditions", clause.start, clause.body)
        is_mere = clauses.context["mere"].at(condition.text.split()) is not None
        if not (is_mere and clause.leads[0] == "coordinators"):
            yield cut.loss("condition", "after", condition, is_near and not cut.is_phrase)
    elif clause.leads == ("coordinators",):
        negations = clauses.find("negations", clause.start, clause.end)
        if cut.is_quoted and negations and clauses.words(clause.start, clause.end) <= _AND_NOT:
            yield cut.loss("negation", "after", negations[0], False)
    elif not clause.leads:
        before = clauses.all[clauses.all.index(clause) - 1]
        if "complements" in before.leads and is_near:
            for one in clauses.find("falsehoods", clause.start, clause.end):
                yield cut.loss("negation", "after", one)
        head = clauses.find("limits_after", clause.start, clause.start + 4)
        if cut.is_quoted and head and head[0].start == clause.start:
            is_mere = clauses.context["mere"].at(head[0].text.split()) is not None
            yield cut.loss("limit", "after", head[0], is_next and not is_mere and not cut.is_phrase)
        negations = clauses.find("negations", clause.start, clause.end)
        if negations and clauses.words(clause.start, clause.end) == 1:
            yield cut.loss("negation", "after", negations[0], not cut.is_phrase)


def _has_subject(clauses: Clauses, clause: Clause) -> bool:
    return clauses.context["subjects"].at(clauses.keys[clause.body : clause.end]) is not None


def _contrasted(cut: _Cut, clause: Clause, is_next: bool, is_near: bool) -> Iterator[Loss]:
    """A “but” behind the words: it surely takes them back where it denies or limits at once."""
    clauses = cut.clauses
    names = ("negations", "limits", "limits_after", "conditions", "denials", "falsehoods")
    found = [one for name in names for one in clauses.find(name, clause.start, clause.end)]
    contrast = Found(0, 1, clauses.keys[clause.start])
    is_mere = clauses.context["mere_contrasts"].at(clauses.keys[clause.start : clause.end])
    at_once = [one for one in found if one.start <= clause.body + 1]
    if at_once and not ("conditions" in clause.leads and _is_followed(cut, clause)):
        yield cut.loss("contrast", "after", at_once[0], not cut.is_phrase)
    elif cut.is_quoted and is_near and (found or (is_next and not is_mere)):
        yield cut.loss("contrast", "after", found[0] if found else contrast, False)


def _is_followed(cut: _Cut, clause: Clause) -> bool:
    """Whether the “if” of “but if …” is about what follows it, and not about what stands before."""
    index = cut.clauses.all.index(clause)
    following = cut.clauses.all[index + 1 : index + 2]
    word = cut.clauses.find("conditions", clause.start, clause.body)
    is_mere = bool(word) and cut.clauses.context["mere"].at(word[0].text.split()) is not None
    return is_mere and bool(following) and not following[0].leads


def _followed(
    cut: _Cut, passage: Passage, article: Article, language: Language
) -> Iterator[Loss]:
    """A sentence behind the words, in their paragraph, that takes them back at once (“But not in
    this form.”)."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if cut.clauses.words(cut.last, len(cut.clauses.sentence)):
        return
    text = only(paragraph.text, paragraph.spoken)
    behind = cut.clauses.sentence[-1].span.end
    following = (
        one for one in sentences(text, (), language.speech) if one[0].span.start >= behind
    )
    first = next(following, None)
    clauses = Clauses(first, language.context) if first else None
    if clauses is None or not clauses.all:
        return
    other, clause = _Cut(text, clauses, 0, 0, True), clauses.all[0]
    if "contrasts" in clause.leads:
        found = [one for one in _contrasted(other, clause, False, False) if one.is_sure]
        yield from (replace(one, is_sure=False) for one in found)
        return
    is_short = clauses.words(0, len(clauses.keys)) <= _OUTRIGHT
    for one in [*clauses.find("conditions"), *clauses.find("limits_after")]:
        is_at_once = is_short and clauses.words(0, one.start) <= 1
        if is_at_once or _says_again(cut, clauses):
            yield other.loss("limit", "after", one, False)


def _says_again(cut: _Cut, following: Clauses) -> bool:
    """Whether a sentence takes up a word of what is cited (“It stands only until May.”)."""
    cited = cut.clauses.keys[cut.first : cut.last]
    long = {key for key in cited if len(key) >= _LONG}
    is_short = following.words(0, len(following.keys)) <= _AGAIN
    return is_short and not long.isdisjoint(following.keys)


def _question(cut: _Cut) -> Iterator[Loss]:
    """The question of which the words are a part."""
    clauses = cut.clauses
    marks = [n for n, key in enumerate(clauses.keys) if key in _QUESTIONS and n >= cut.last]
    if not marks:
        return
    index = clauses.index_of(cut.last - 1)
    others = [one for one in clauses.all[index + 1 :] if one.start < marks[0]]
    if not any(map(_turns_away, others)):
        first = next((n for n, one in enumerate(clauses.sentence) if one.is_word), 0)
        yield cut.loss("question", "after", Found(0, 1, clauses.keys[marks[0]]), cut.first > first)
