"""How an article frames words that it puts in quotation marks: whether it denies them, or nobody
says them in this place. Evidence rule 5."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.evidence.articles import Article, Paragraph, Passage
from generator.evidence.attribution.tokens import QUOTED, Sentence, sentences
from generator.evidence.clauses import Clauses, Governing
from generator.evidence.cuts import sentences_of
from generator.evidence.languages import Language
from generator.evidence.phrases import Found
from generator.evidence.quotation_marks import Span
from generator.evidence.unspoken import denied_saying

_DENYING = ("negations", "falsehoods", "denials")

_FAR = 8
"""How many tokens stand at most between a thing that words are on, and the words."""

_BESIDE = 2
"""How many words stand at most between “and” and the words that it joins to what is denied."""

_FEW = 3
"""How many words a phrase has at most, and how many stand before it, that is only named."""

_LABELLING = (("relatives",), ("openers",))
"""Lists of which one leads a clause that tells what others call something."""

_INNER = {"complements", "relatives", "openers"}
"""Lists whose words begin a clause that tells what another says than the one before it tells."""

_NOBODY = {"", "thing"}
"""Whom a pronoun stands for that is nobody's."""

_QUOTES = "\"'“”„«»‘’‚‹› \0"
_MARKS = {":", ",", "،", "–", "—", "-"}
_COMMAS = {",", "،", "–", "—"}
_LED_ON = (",", ".", "!", "?", "…", "،", "؟")
"""How a quotation ends that is more than a part of the article's sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article says of words in marks, by the `word` that tells it, in the `sentence` in
    which they stand: that it is denied or supposed, that nobody says them, that they are only
    written or called so, or that they are `woven` into the sentence as a part of it."""

    kind: Literal["denied", "unsaid", "supposed", "written", "woven"]
    word: str
    span: Span
    sentence: str
    is_sure: bool = False


def frames(passage: Passage, article: Article, language: Language) -> Iterator[Frame]:
    """How the sentence of an article frames a quotation; nothing in a text by its speaker."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if paragraph.speakers:
        return
    if unsaid := denied_saying(passage, article, language):
        words = paragraph.text[unsaid.start : unsaid.end]
        around = sentences_of([passage], article, language)
        yield Frame("unsaid", words, unsaid, paragraph.text[around.start : around.end], True)
    if framed := _framed(passage, article, language):
        yield from framed.denied()
        yield from framed.supposed()
        yield from framed.written()


def woven_into(passage: Passage, article: Article, language: Language) -> Frame | None:
    """How a quotation is part of an article's own sentence, behind other words of it; none in a
    text by its speaker."""
    framed = _framed(passage, article, language)
    return framed.woven() if framed else None


def _framed(passage: Passage, article: Article, language: Language) -> "_Framed | None":
    """The quotation in its sentence."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if paragraph.speakers:
        return None
    quotation = article.quotation_around(passage).span
    for sentence in sentences(paragraph.text, paragraph.quoted, language.speech):
        for place, token in enumerate(sentence):
            if token.quotation == quotation:
                told = paragraph.text[sentence[0].span.start : sentence[-1].span.end]
                return _Framed(Clauses(sentence, language.context), place, told, paragraph)
    return None


@dataclass(frozen=True)
class _Framed:
    """A quotation that is the token `place` of a sentence of an article."""

    clauses: Clauses
    place: int
    told: str
    paragraph: Paragraph

    @property
    def sentence(self) -> Sentence:
        return self.clauses.sentence

    def frame(
        self, kind: Literal["denied", "supposed", "written", "woven"], word: Found, is_sure: bool
    ) -> Frame:
        start, end = self.sentence[word.start].span.start, self.sentence[word.end - 1].span.end
        return Frame(kind, word.text, Span(start, end), self.told, is_sure)

    def denied(self) -> Iterator[Frame]:
        """What denies the words, before or behind them in their clause, or in that on which this
        depends (“denied that there was “…””)."""
        clauses, governing = self.clauses, self.clauses.governing(self.place)
        is_led_in = self.place > 0 and clauses.keys[self.place - 1] in _MARKS
        governing = (
            governing[1:] if is_led_in and clauses.keys[self.place - 1] != ":" else governing
        )
        if is_led_in and clauses.keys[self.place - 1] == ":":
            governing = []
        governing = [*self._about(governing)]
        for stretch in governing:
            for name in _DENYING:
                for one in clauses.find(name, stretch.start, stretch.end):
                    if not self._is_reported_apart(one, stretch):
                        yield self.frame("denied", one, stretch.depth > 0 and stretch.is_sure)
            yield from self._torn(stretch)
        yield from self._called_false()
        yield from self._denied_behind()

    def _about(self, governing: Sequence[Governing]) -> Iterator[Governing]:
        """Those stretches that are about the words: none in front of a colon, none that “and” joins
        to more than the words (“lacked money and called it “dull””), and none beside somebody who
        says or calls something (“Nobody came, said Holm, who called it “dull””)."""
        clause = self.clauses.all[self.clauses.index_of(self.place)]
        is_far = self.clauses.words(clause.body, self.place) > _BESIDE
        has_verb = False
        for stretch in governing:
            is_joined = not stretch.is_sure and (has_verb or is_far)
            if is_joined or (stretch.depth and has_verb and not clause.leads):
                return
            yield stretch
            tokens = self.sentence[stretch.start : stretch.end]
            has_verb |= any(one.is_a("verbs", "naming") for one in tokens)
            has_verb |= bool(self.clauses.find("callings", stretch.start, stretch.end))
            if stretch.start and self.clauses.keys[stretch.start - 1] == ":":
                return

    def _torn(self, stretch: Governing) -> Iterator[Frame]:
        keys = self.clauses.keys[stretch.start : stretch.end]
        for verb, particle in self.clauses.particles:
            if stretch.depth and verb.first(keys) and (one := particle.first(keys)):
                found = Found(one.start + stretch.start, one.end + stretch.start, one.text)
                yield self.frame("denied", found, True)

    def supposed(self) -> Iterator[Frame]:
        """The “if” of a clause in front of the words, which are what would then be so."""
        clauses = self.clauses
        index = clauses.index_of(self.place)
        own = clauses.all[index]
        for one in clauses.find("wonderings", own.start, self.place):
            yield self.frame("supposed", one, False)
        if own.is_after not in _COMMAS or own.leads:
            return
        index -= index > 1 and clauses.is_reporting(clauses.all[index - 1])
        before = clauses.all[index - 1] if index else None
        if before is None:
            return
        found = clauses.find("conditions", before.start, before.body)
        inverted = clauses.begins("inverted", before.start, before.end)
        if inverted and index == 1 and not found:
            found = [inverted]
        is_next = own.start == self.place
        if not is_next:  # “Without going into detail, he spoke of …” supposes nothing
            found = [one for one in found if not clauses.context["absences"].at((one.text,))]
        yield from (self.frame("supposed", one, is_next) for one in found[:1])

    def _is_reported_apart(self, denial: Found, stretch: Governing) -> bool:
        """Whether a verb of saying leads to the words that the denial is not about: “unable to
        come, he said “…””, and not “he never said “…””, nor “refused to say “…””."""
        if self.clauses.context["disclaiming"].at((denial.text,)):
            return False  # “denied having promised “…””
        end = min(stretch.end, self.place)
        saying = [n for n in range(denial.end, end) if self._is_saying(n)]
        if not saying or self.sentence[saying[-1] - 1].is_a("infinitives"):
            return False
        return self.clauses.words(denial.end, saying[-1]) > 1

    def _is_saying(self, place: int) -> bool:
        token, key = self.sentence[place], self.clauses.keys[place]
        is_cue = token.is_a("verbs", "participles") or key in token.speech.listed("participles")
        return is_cue and not token.is_a("nouns")

    def _called_false(self) -> Iterator[Frame]:
        """What a clause calls false that the words' own is the subject of (“That … is a lie”), or
        denies of what others hold (“The charge that …, she denied”)."""
        clauses, index = self.clauses, self.clauses.index_of(self.place)
        is_held = index and clauses.find("tenets", clauses.all[index - 1].start, self.place)
        if not is_held and (index or "complements" not in clauses.all[0].leads):
            return
        for following in clauses.all[index + 1 : index + 2]:
            for name in ("falsehoods", "denials") if is_held else ("falsehoods",):
                for one in clauses.find(name, following.start, following.end):
                    yield self.frame("denied", one, False)
            keys = clauses.keys[following.start : following.end]
            for verb, particle in clauses.particles if is_held else ():
                if verb.first(keys) and (apart := particle.first(keys)):
                    place = apart.start + following.start
                    yield self.frame("denied", Found(place, place + 1, apart.text), False)

    def _denied_behind(self) -> Iterator[Frame]:
        clauses, place = self.clauses, self.place
        quotation = self._bare
        yield from self._denied_behind_aside()
        if quotation.endswith(_LED_ON) or clauses.keys[place + 1 : place + 2] == (",",):
            return
        clause = clauses.all[clauses.index_of(place)]
        for name in _DENYING:
            for one in clauses.find(name, place + 1, clause.end):
                yield self.frame("denied", one, False)
        for verb, particle in clauses.particles:
            if verb.first(clauses.keys[clause.start : place]):
                for one in particle.find(clauses.keys[place + 1 :])[:1]:
                    found = Found(one.start + place + 1, one.end + place + 1, one.text)
                    yield self.frame("denied", found, False)

    def _denied_behind_aside(self) -> Iterator[Frame]:
        """What denies the words behind “he said”, which breaks the sentence off that has them (“Of
        “a deal”, he said, nothing was known”)."""
        clauses, index = self.clauses, self.clauses.index_of(self.place)
        own, behind = clauses.all[index], clauses.all[index + 2 : index + 3]
        if own.start == self.place or not behind or not clauses.is_broken(index + 2):
            return
        for name in _DENYING:
            for one in clauses.find(name, behind[0].start, behind[0].end):
                yield self.frame("denied", one, False)

    def written(self) -> Iterator[Frame]:
        """What the words stand on, are the name of, or are only called by."""
        before = max(0, self.place - _FAR)
        for one in self._read_out():
            yield self.frame("written", one, False)
            return
        for one in self.clauses.find("terms", before, self.place):
            if self._leads_on(one.end, self.place, ()):
                yield self.frame("written", one, False)
                return
        if label := self._label():
            yield self.frame("written", label, False)
            return
        if self._is_only_named():
            yield self.frame("written", Found(self.place, self.place + 1, self._bare), False)
            return
        behind = self.place + 1
        spots = ((before, self.place, True), (behind, behind + _FAR, False))
        for start, end, is_before in spots:
            for one in self.clauses.find("print", start, end):
                edge = (one.end, self.place) if is_before else (behind, one.start)
                if not self._is_called(one) and self._leads_on(*edge, ("print_said",)):
                    yield self.frame("written", one, False)
                    return

    def woven(self) -> Frame | None:
        """The words in front of the quotation of which it is a part, or those behind that name
        nobody, and the verb of saying among them; none behind a colon, nor where “he” says it or
        the sentence is indirect speech."""
        before = [n for n, token in enumerate(self.sentence[: self.place]) if token.is_word]
        is_led_in = self.clauses.keys[self.place - 1 : self.place] == (":",)
        is_led_in |= self.place > 0 and self.sentence[0].quotation is not None
        if is_led_in or any(one.is_a("subjunctives") for one in self.sentence):
            return None
        clause = self.clauses.all[self.clauses.index_of(self.place)]
        saying = [n for n in range(clause.start, self.place) if self.sentence[n].is_cue]
        if saying and any(map(self._is_he, range(clause.start, saying[0] + 2))):
            return None
        beside = before or self._unnamed_behind()
        if not beside:
            return None
        end, word = (saying[0], self.clauses.keys[saying[0]]) if saying else (beside[-1], "")
        return self.frame("woven", Found(beside[0], end + 1, word), False)

    def _is_he(self, place: int) -> bool:
        """Whether a word is “he”, “she” or “they”, and the subject of its clause."""
        token, subjects = self.sentence[place], self.clauses.context["subjects"]
        return token.pronoun not in _NOBODY and subjects.at((token.key,)) is not None

    def _unnamed_behind(self) -> list[int]:
        """The words of the clause behind the quotation, where they name nobody (“…,” it says)."""
        rest = self.sentence[self.place + 1 :]
        end = next((n for n, one in enumerate(rest) if n and not one.is_word), len(rest))
        told = [n for n, one in enumerate(rest[:end]) if one.is_word]
        is_he = any(self._is_he(self.place + 1 + n) for n in told)
        is_named = any(rest[n].is_capital for n in told)  # or its script has no capital letters
        return [] if is_he or is_named else [self.place + 1 + n for n in told]

    @property
    def _bare(self) -> str:
        return self.sentence[self.place].text.strip(_QUOTES)

    def _label(self) -> Found | None:
        """What tells that the words are what somebody calls something by (“what the town calls
        “…””), or what somebody holds (“the rumour that it was “…””), and not the speaker."""
        clauses, place = self.clauses, self.place
        clause = clauses.all[clauses.index_of(place)]
        for one in clauses.find("free_relatives", max(0, place - _FAR), place)[-1:]:
            is_named = clauses.find("callings", one.end, clause.end)
            named = [n for n in range(one.end, clause.end) if self.sentence[n].is_a("naming")]
            if is_named or named:
                return one
        if clause.leads[:1] in _LABELLING and clause.is_after:
            named = [n for n in range(clause.body, clause.end) if self.sentence[n].is_a("naming")]
            if named and named[0] > clause.body:
                return Found(clause.start, clause.start + 1, clauses.keys[clause.start])
        for stretch in clauses.governing(place)[1:]:
            for one in clauses.find("tenets", stretch.start, stretch.end):
                owner = self.sentence[one.start - 1 : one.start]
                is_own = any(token.is_a("possessives") or token.is_genitive for token in owner)
                if one.end == stretch.end and not is_own:
                    return one
        return None

    def _is_only_named(self) -> bool:
        """Whether a few quoted words are the subject of the article's own sentence, in which nobody
        says anything: “Berg’s “offer” turned out to be a loan”."""
        before = self.sentence[: self.place]
        is_owned = not before or before[-1].is_a("possessives", "determiners")
        is_owned = is_owned or before[-1].is_upper or before[-1].key.endswith(("’s", "'s"))
        behind = self.sentence[self.place + 1 : self.place + 2]
        is_subject = len(before) <= _FEW and is_owned and bool(behind) and behind[0].is_word
        told = any(one.is_a("verbs", "naming", "views", "participles") for one in self.sentence)
        called = self.clauses.find("callings")
        return is_subject and len(self._bare.split()) <= _FEW and not told and not called

    def _read_out(self) -> list[Found]:
        """What tells that the words behind it are another's: read from what he has written, or said
        to the speaker (“Holm said that a docker had told her: “…””)."""
        clauses = self.clauses
        index = clauses.index_of(self.place)
        if not index or clauses.all[index].is_after != ":":
            return clauses.find("recitals", clauses.all[index].start, self.place)
        before = clauses.all[index - 1]
        told = [n for n in range(before.start) if self.sentence[n].is_a("verbs")]
        told += [one.start for one in clauses.find("recitals", 0, before.start)]
        saying = [n for n in range(before.body, before.end) if self._is_saying(n)]
        is_inner = not _INNER.isdisjoint(before.leads) or clauses.is_broken(index - 1)
        is_inner = is_inner and bool(told or "complements" in before.leads)
        if clauses.is_reporting(before) and index > 1 and clauses.all[index - 2].end < before.start:
            earlier = clauses.all[index - 2]
            inner = [n for n in range(earlier.body, earlier.end) if self._is_saying(n)]
            saying, is_inner = (inner, True) if inner else (saying, is_inner)
        if saying and is_inner:
            return [Found(saying[0], saying[0] + 1, clauses.keys[saying[0]])]
        return clauses.find("recitals", 0, self.place)

    def _is_called(self, thing: Found) -> bool:
        """Whether somebody says in the words what a thing is: “called the film “dull””, “admitted
        that the letter was “clumsy””."""
        clause = self.clauses.all[self.clauses.index_of(thing.start)]
        if thing.end <= self.place and "complements" in clause.leads:
            return True
        if self.clauses.find("callings", clause.start, thing.start):
            return True
        is_named = any(one.is_a("naming") for one in self.sentence[clause.start : thing.start])
        return is_named and thing.end < self.place  # “praised the report as “fair””

    def _leads_on(self, start: int, end: int, lists: Sequence[str]) -> bool:
        """Whether nothing but words of some lists, articles and marks stand from one token up to
        another; behind the words, something must."""
        keys = self.clauses.keys[start:end]
        said = {
            n
            for name in lists
            for one in self.clauses.context[name].find(keys)
            for n in range(one.start, one.end)
        }
        rest = [
            n
            for n in range(len(keys))
            if n not in said
            and keys[n] not in _MARKS
            and not self.sentence[start + n].is_a("determiners")
        ]
        if start > self.place and len(rest) == 1 and self._is_crowd(start + rest[0]):
            rest = []
        return not rest and QUOTED not in keys

    def _is_crowd(self, place: int) -> bool:
        """Whether a word behind an article is no name (““Out!” the cyclists chanted”)."""
        token, before = self.sentence[place], self.sentence[place - 1]
        return before.is_a("determiners") and not token.is_upper and not token.is_a("verbs")
