"""Words in marks that nobody says where they stand: what is written on something, titles, names,
labels, what is read out, and words that an article weaves into a sentence of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.attribution.grammar.tokens import QUOTED
from generator.evidence.context.marked import Frame, Marked, marked
from generator.evidence.languages import Language
from generator.evidence.phrases import Found

_FAR = 8
"""How many tokens stand at most between a thing that words are on, and the words."""

_FEW = 3
"""How many words a phrase has at most, and how many stand before it, that is only named."""

_LABELLING = (("relatives",), ("openers",))
"""Lists of which one leads a clause that tells what others call something."""

_INNER = {"complements", "relatives", "openers"}
"""Lists whose words begin a clause that tells what another says than the one before it tells."""

_NOBODY = {"", "thing"}
"""Whom a pronoun stands for that is nobody's."""

_MARKS = {":", ",", "،", "–", "—", "-"}


def woven_into(passage: Passage, article: Article, language: Language) -> Frame | None:
    """How a quotation is part of an article's own sentence, behind other words of it; none in a
    text by its speaker."""
    found = marked(passage, article, language)
    if found is None:
        return None
    return Labelled(found.clauses, found.place, found.told, found.paragraph).woven()


class Labelled(Marked):
    """What tells of a quotation that nobody says it."""

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
            yield self.frame("written", Found(self.place, self.place + 1, self.bare), False)
            return
        yield from self._written_there()
        behind = self.place + 1
        spots = ((before, self.place, True), (behind, behind + _FAR, False))
        for start, end, is_before in spots:
            for one in self.clauses.find("print", start, end):
                edge = (one.end, self.place) if is_before else (behind, one.start)
                if not self._is_called(one) and self._leads_on(*edge, ("print_said",)):
                    yield self.frame("written", one, False)
                    return

    def _written_there(self) -> Iterator[Frame]:
        """A thing in the clause before a colon in which nobody says anything (“On the door hung a
        sheet: “…””)."""
        clauses, index = self.clauses, self.clauses.index_of(self.place)
        if index and clauses.all[index].is_after == ":":
            before = clauses.all[index - 1]
            said = any(self.sentence[n].is_cue for n in range(before.start, before.end))
            for one in clauses.find("print", before.start, before.end)[: not said]:
                yield self.frame("written", one, False)

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
        if saying[-1:] == [self.place - 1] and self.is_saying(saying[-1]) and not clause.leads:
            return None  # who says it may have any name
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
        behind = range(self.place + 1, len(self.sentence))
        told = [*takewhile(self._is_word, dropwhile(lambda n: not self._is_word(n), behind))]
        is_he = any(map(self._is_he, told))
        is_named = any(self.sentence[n].is_capital for n in told)  # or its script has no capitals
        return [] if is_he or is_named else told

    def _is_word(self, place: int) -> bool:
        return self.sentence[place].is_word

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
        return is_subject and len(self.bare.split()) <= _FEW and not told and not called

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
        saying = [n for n in range(before.body, before.end) if self.is_saying(n)]
        is_broken = clauses.is_broken(index - 1)
        is_inner = is_broken or (
            not _INNER.isdisjoint(before.leads) and bool(told or "complements" in before.leads)
        )
        if not is_broken and clauses.is_reporting(before) and index > 1:
            earlier = clauses.all[index - 2]
            inner = [n for n in range(earlier.body, earlier.end) if self.is_saying(n)]
            saying, is_inner = (inner, True) if inner else (saying, is_inner)
        passive = [n for n in saying if self.sentence[n - 1].is_a("passives")]
        if passive:  # “recalled being told by the insurers: “…””
            return [Found(passive[-1], passive[-1] + 1, clauses.keys[passive[-1]])]
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
