"""How an article frames words that it puts in quotation marks: whether it denies them, makes them
depend on something, or nobody says them in this place. Evidence rule 5."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.context.clauses import JOINED, LEADS, Clause, Governing
from generator.evidence.context.cuts import sentences_of
from generator.evidence.context.labelled import Labelled
from generator.evidence.context.marked import Frame, Marked, marked
from generator.evidence.context.unspoken import denied_saying
from generator.evidence.languages import Language, words
from generator.evidence.phrases import Found
from generator.evidence.stances import is_contrary, stances_told

_DENYING = ("negations", "falsehoods", "denials")

_BESIDE = 2
"""How many words stand at most between “and” and the words that it joins to what is denied."""

_ASIDES = (("relatives",), ("openers",))
_MARKS = {":", ",", "،", "–", "—", "-"}
_COMMAS = {",", "،", "–", "—"}
_LED_ON = (",", ".", "!", "?", "…", "،", "؟")
"""How a quotation ends that is more than a part of the article's sentence."""


def frames(passage: Passage, article: Article, language: Language) -> Iterator[Frame]:
    """How the sentence of an article frames a quotation; nothing in a text by its speaker."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if paragraph.speakers:
        return
    if denied := denied_saying(passage, article, language):
        unsaid, is_sure = denied
        told = paragraph.text[unsaid.start : unsaid.end]
        around = sentences_of([passage], article, language)
        yield Frame("unsaid", told, unsaid, paragraph.text[around.start : around.end], is_sure)
    if found := marked(passage, article, language):
        framed = _Framed(found.clauses, found.place, found.told, found.paragraph, language.code)
        yield from framed.denied()
        yield from framed.supposed()
        yield from Labelled(found.clauses, found.place, found.told, found.paragraph).written()


@dataclass(frozen=True)
class _Framed(Marked):
    """What the sentence of a quotation, in the language of this code, denies or supposes of it."""

    code: str

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
        governing = [*self._about(governing or self._goes_on())]
        for stretch in governing:
            for name in _DENYING:
                for one in clauses.find(name, stretch.start, stretch.end):
                    if not self._is_reported_apart(one, stretch):
                        yield self.frame("denied", one, stretch.depth > 0 and stretch.is_sure)
            yield from self._torn(stretch)
        yield from self._called_false()
        yield from self._denied_behind()

    def _goes_on(self) -> list[Governing]:
        """The clause before a comma and words that go on with it (“Es gibt keine Pläne, „den Hafen
        zu sperren“”): no sentence of their own, nor what somebody says."""
        clauses, index = self.clauses, self.clauses.index_of(self.place)
        own, before = clauses.all[index], clauses.all[index - 1] if index else None
        keys = words(self.bare)
        is_part = own.start == self.place and own.is_after == "," and self.bare[:1].islower()
        if before is None or not is_part or before.leads[:1] in _ASIDES:
            return []
        is_said = any(map(self.is_saying, range(before.start, before.end)))
        if is_said and not {*keys[-2:-1]} & {*self.sentence[0].speech.listed("infinitives")}:
            return []
        is_led = any(clauses.context[name].at(keys) for name in LEADS if name != "relatives")
        return [] if is_led else [Governing(before.start, before.end, 1, False)]

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
        asking = clauses.all[index - 1].start if index and own.leads else own.start
        for one in clauses.find("wonderings", asking, self.place):
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
        if not stretch.depth and self._is_nobody(denial, stretch):
            return False  # “Nobody at the club had promised “…””
        end = min(stretch.end, self.place)
        saying = [n for n in range(denial.end, end) if self.is_saying(n)]
        if any(map(self._is_joined, range(denial.end + 1, end))):
            return True
        if not saying or self.sentence[saying[-1] - 1].is_a("infinitives"):
            return False
        return self.clauses.words(denial.end, saying[-1]) > 1

    def _is_joined(self, place: int) -> bool:
        """Whether a word is a verb of saying or calling with “and” written together with it."""
        key, tokens = self.clauses.keys[place], self.sentence[place]
        lead = next((one for one in JOINED if key.startswith(one)), "")
        is_calling = self.clauses.context["callings"].at((key[len(lead) :],)) is not None
        return bool(lead) and (is_calling or tokens.is_a("verbs"))

    def _is_nobody(self, denial: Found, stretch: Governing) -> bool:
        """Whether a denial is the head of a clause's subject, of which the verb then tells."""
        clause = self.clauses.all[self.clauses.index_of(stretch.start)]
        return denial.start == clause.body and self.sentence[denial.end].is_a("links", "boundaries")

    def _called_false(self) -> Iterator[Frame]:
        """What a clause calls false that the words' own is the subject of (“That … is a lie”), or
        denies or blames of what others hold (“The charge that …, she called ridiculous”)."""
        clauses, index = self.clauses, self.clauses.index_of(self.place)
        own = clauses.all[index]
        if clauses.find("tenets", own.start, self.place):
            behind = [replace(own, start=self.place + 1), *clauses.all[index + 1 : index + 2]]
            yield from (self._blame(one) for one in behind if self._is_blamed(one))
        is_held = index and clauses.find("tenets", clauses.all[index - 1].start, self.place)
        if not is_held and (index or "complements" not in clauses.all[0].leads):
            return
        for following in clauses.all[index + 1 : index + 2]:
            yield from self._denied_in(following, is_held=bool(is_held))
            if is_held and self._is_blamed(following):
                yield self._blame(following)

    def _denied_in(self, clause: Clause, *, is_held: bool) -> Iterator[Frame]:
        """What a clause denies of the one before it."""
        clauses = self.clauses
        for name in _DENYING:
            for one in clauses.find(name, clause.start, clause.end):
                yield self.frame("denied", one, False)
        keys = clauses.keys[clause.start : clause.end]
        for verb, particle in clauses.particles if is_held else ():
            if verb.first(keys) and (apart := particle.first(keys)):
                place = apart.start + clause.start
                yield self.frame("denied", Found(place, place + 1, apart.text), False)

    def _blame(self, clause: Clause) -> Frame:
        told = " ".join(self.clauses.keys[clause.start : clause.end])
        return self.frame("denied", Found(clause.start, clause.end, told), False)

    def _is_blamed(self, clause: Clause) -> bool:
        """Whether a clause only has words against something."""
        text = " ".join(one.text for one in self.sentence[clause.start : clause.end])
        told = stances_told([text], self.code) or frozenset()
        return is_contrary("accepts", told) and not is_contrary("rejects", told)

    def _denied_behind(self) -> Iterator[Frame]:
        clauses, place = self.clauses, self.place
        quotation = self.bare
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
