"""An article → its utterances in order, each with its speaker as far as the rules can tell.

Long because one reader goes through an article, and each of its rules needs what stood before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.evidence.articles.archive import Paragraph, Passage
from generator.evidence.articles.primary_texts import has_own_words
from generator.evidence.articles.turns import QUESTIONS
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.indirect_speech import goes_on
from generator.evidence.attribution.grammar.interruptions import interruption
from generator.evidence.attribution.grammar.noun_phrases import Phrase, apposed_name
from generator.evidence.attribution.grammar.tokens import Sentence, sentences
from generator.evidence.attribution.grammar.unsaid import (
    is_caption,
    is_name_in_marks,
    is_plain_name,
)
from generator.evidence.attribution.people.figures import Figure, words_of
from generator.evidence.attribution.people.meant import Cast
from generator.evidence.attribution.people.names_in_cases import may_do
from generator.evidence.attribution.people.pronouns import is_pronoun
from generator.evidence.attribution.reports.doubtful_subjects import (
    may_be_object,
    may_begin_with_verb,
)
from generator.evidence.attribution.reports.dropped_subjects import gender_of_verb
from generator.evidence.attribution.reports.going_on import (
    asks,
    carried,
    is_broken,
    part,
    quoted_at_end,
)
from generator.evidence.attribution.reports.pairing import GOES_ON, NO_SPEAKER, Choice, Told
from generator.evidence.attribution.reports.parted_sentences import parts_told_anew
from generator.evidence.attribution.reports.reported_speech import holds_view, reported
from generator.evidence.attribution.utterances import Known, Utterance
from generator.evidence.languages import Language
from generator.evidence.matching import reads_as_sentence
from generator.evidence.quotation_marks import Span

_LONGEST = 10
"""How many utterances of one sentence are looked through at most."""

_CAPTION = 2
"""How many sentences the caption of a picture has at most."""

_GENDERED = ("verbs", "naming", "views", "participles")
"""The lists of words whose form tells whether a man, a woman or several speak."""

_STANDING_ALONE = {"said-after", "said-between", "colon", "carried-over"}
"""Rules by which a quotation is more than a few words of the writer's sentence."""


def attribute(
    paragraphs: Sequence[Paragraph], language: Language, known: Sequence[Known] = ()
) -> list[Utterance]:
    """Every quotation and every reporting sentence of an article, in order, boilerplate left out.

    Each quoted stretch that is not empty is part of exactly one utterance. `known` may be empty.
    In a text by its speaker, or in a turn, each paragraph is an utterance of that speaker; what is
    said there by somebody who speaks for no party is none.
    """
    speech = language.speech
    read = [
        (p, sentences(p.text, [span for span in p.quoted if span.start < span.end], speech))
        for p in paragraphs
        if not p.boilerplate and not p.speakers
    ]
    cast = Cast(known, speech)
    cast.read(sentence for _, parts in read for sentence in parts)
    own = [utterance for p in paragraphs for utterance in in_own_words(p)]
    return sorted((*_Reader(cast).read(read), *own), key=lambda one: one.paragraph)


def in_own_words(paragraph: Paragraph) -> Iterator[Utterance]:
    """What a paragraph of a text by its speaker, or of a turn, says; nothing where that is only
    what somebody else put in brackets, such as “(Applause.)”."""
    for span in () if paragraph.boilerplate or paragraph.is_nobodys else paragraph.own:
        if has_own_words(paragraph.text, span, paragraph.inserted):
            first, *others = paragraph.speakers
            spoken = Passage(paragraph.number, span)
            yield Utterance(
                (spoken,), True, "own-words", "high", speaker=first, along=tuple(others)
            )


class _Reader:
    """Goes through an article once and remembers who spoke last."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._done: list[Utterance] = []
        self._before: Told | None = None
        self._runs_on = False
        self._was_said, self._is_caption = False, False
        self._spoke: list[Figure] = []
        self._gender, self._first = "", 0

    def read(self, paragraphs: Iterable[tuple[Paragraph, list[Sentence]]]) -> list[Utterance]:
        """The utterances of all paragraphs, each of which is given with its sentences, in order."""
        for paragraph, parts in paragraphs:
            self._is_caption = len(parts) <= _CAPTION and any(map(is_caption, parts))
            for sentence in parts:
                told = Told.of(paragraph.number, sentence)
                self._read_sentence(told, paragraph.text)
                self._before, self._runs_on = told, False
            last = parts[-1][-1].quotation if parts else None
            self._runs_on = last is not None and last.end == len(paragraph.text)
        return self._done

    def _read_sentence(self, told: Told, text: str) -> None:
        self._spoke, done = [], len(self._done)
        self._first = done
        quoted = [(n, token.quotation) for n, token in enumerate(told.sentence) if token.quotation]
        is_named_only = all(is_name_in_marks(told.sentence, n) for n, _ in quoted)
        beside = [] if is_named_only or self._is_caption else self._beside(told)
        for part_beside in beside:
            if part_beside.whole.span.end <= quoted[0][1].start:
                self._report(part_beside)
        for place, quotation in quoted:
            if self._is_caption:
                self._done.append(Utterance((part(told, quotation),), True, "caption", "none"))
            elif is_plain_name(told.sentence, place):
                self._done.append(Utterance((part(told, quotation),), True, "nobody", "none"))
            elif broken := interruption(text, quotation, told.sentence[place].speech):
                self._broken_within(told, *broken)
            else:
                self._quote(told, place, part(told, quotation))
        for part_beside in beside:
            if part_beside.whole.span.start >= quoted[0][1].end:
                self._was_said |= len(self._done) > done
                self._report(part_beside)
        if is_named_only and not self._is_caption:
            self._report_all(told) or self._sign(told) or self._go_on(told)
        self._was_said = len(self._done) > done
        self._cast.remember(told.sentence, self._spoke, told.paragraph)

    def _quote(self, told: Told, place: int, quoted: Passage) -> None:
        """One quoted stretch: an utterance of its own, or one more part of the last."""
        choice = told.choose(place)
        last = self._done[-1] if self._done else None
        parts = (*last.parts, quoted) if last else (quoted,)
        if last and self._runs_on and place == 0:
            if choice is None or last.confidence == "high":
                self._done[-1] = replace(last, parts=parts)
            else:
                self._done[-1] = self._utterance(told, parts, choice)
        elif last and choice and is_broken(told, place, choice, last):
            self._done[-1] = replace(last, parts=parts, rule="said-between")
        elif choice is None and not any(token.is_word for token in told.sentence):
            self._done.append(self._alone(told, quoted))
        elif is_name_in_marks(told.sentence, place):
            self._done.append(Utterance((quoted,), True, "nobody", "none"))
        elif choice is None and last and self._may_be_more_of(last, told):
            self._done.append(carried(last, (quoted,), self._is_in_paragraph(told)))
        else:
            self._done.append(self._utterance(told, (quoted,), choice or told.about(place)))

    def _broken_within(self, told: Told, words: Sentence, *stretches: Span) -> None:
        """A quotation inside whose marks the writer tells who speaks."""
        inner = Told.of(told.paragraph, words)
        parts = tuple(Passage(told.paragraph, stretch) for stretch in stretches)
        report = next((one for one in inner.reports if one.mention), None)
        choice = report and Choice("said-between", "high", report.cue, report.mention)
        self._done.append(self._utterance(inner, parts, choice or NO_SPEAKER))

    def _alone(self, told: Told, quoted: Passage) -> Utterance:
        """A quotation without a word around it: whoever spoke, or was spoken of, before it."""
        before = self._before
        is_far = before is None or told.paragraph - before.paragraph > 1
        if before is None or is_far or before.sentence[-1].text in QUESTIONS:
            return self._utterance(told, (quoted,), NO_SPEAKER)
        last = self._last_whole(before)
        ended = quoted_at_end(before, last) if last and last.is_quoted else []
        if last and ended and last.rule != "nobody":
            is_whole = last.rule in _STANDING_ALONE or any(map(reads_as_sentence, ended))
            is_whole = is_whole and not any(map(asks, ended))  # somebody else may answer
            return carried(last, (quoted,), before.paragraph == told.paragraph or is_whole)
        if last and self._was_said and self._is_report_before(last, told):
            return carried(last, (quoted,), is_sure=True)
        choice = before.about(len(before.sentence))
        if before.reports and not any(token.quotation for token in before.sentence):
            report, is_led_in = before.reports[-1], before.sentence[-1].text == ":"
            mention = before.speaker_of(report, before.reports)
            choice = Choice("nearest", "low", report.cue, mention)
            choice = replace(choice, rule="colon", confidence="high") if is_led_in else choice
        return self._utterance(before, (quoted,), choice)

    def _is_report_before(self, last: Utterance, told: Told) -> bool:
        """Whether the sentence before, in this paragraph, tells for sure what somebody said."""
        if last.rule not in {"reported", "goes-on"} or not self._is_in_paragraph(told):
            return False
        assert self._before is not None
        cues = [t for t in self._before.sentence if last.cue and t.span == last.cue.span]
        return last.confidence == "high" and all(token.is_a("verbs") for token in cues)

    def _last_whole(self, before: Told) -> Utterance | None:
        """The last utterance, or the one before it in the same sentence that is more than a few
        words of the writer's: of “…,” X said, though Y says “no”, the first."""
        last = self._done[-1] if self._done else None
        if last is None or last.rule in _STANDING_ALONE:
            return last
        for one in reversed(self._done[-_LONGEST:]):
            if not (one.is_quoted and quoted_at_end(before, one)):
                break
            if one.rule in _STANDING_ALONE and one.confidence == "high":
                return one
        return last

    def _beside(self, told: Told) -> list[Told]:
        """The parts of a sentence in which nothing is quoted, while in others something is."""
        parts = [one for one in parts_told_anew(told.sentence) if len(one) < len(told.sentence)]
        bare = [one for one in parts if not any(token.quotation for token in one)]
        telling = [one for one in bare if any(token.is_a("clauses") for token in one)]
        return [Told.of(told.paragraph, one) for one in telling]

    def _report_all(self, told: Told) -> bool:
        """A sentence in which nothing is quoted: one report, or each of several people's."""
        parts = [Told.of(told.paragraph, one) for one in parts_told_anew(told.sentence)]
        named = [one.reports[0].mention for one in parts if one.reports]
        several = [one for one in named if one is not None]
        if len(several) > 1 and len(several) == len(named):
            return sum(self._report(one) for one in parts) > 0
        return self._report(told)

    def _report(self, told: Told) -> bool:
        """A sentence that reports what somebody said, if this is one."""
        found = reported(told)
        if found is None or (found.rule == GOES_ON and not self._last_speaker):
            return False
        last = self._last_speaker
        if found.confidence == "low" and last and self._may_go_on(told, last):
            return False  # “Das habe er gesagt” goes on with what somebody else says
        self._done.append(self._utterance(told, (told.whole,), found))
        return True

    def _sign(self, told: Told) -> bool:
        """A name alone behind a dash, which signs the quotation before it."""
        last = self._done[-1] if self._done else None
        signature = told.signed(-1)
        if not (signature and last and last.rule == "nobody" and self._was_said):
            return False
        if told.paragraph - last.parts[-1].paragraph > 1:
            return False
        self._done[-1] = self._utterance(told, last.parts, signature)
        return True

    def _go_on(self, told: Told) -> bool:
        """A sentence in indirect speech that goes on with what the one before reports."""
        last = self._done[-1] if self._done else None
        if last is None or not self._may_go_on(told, last):
            return False
        one = carried(last, (told.whole,), self._is_in_paragraph(told))
        self._done.append(replace(one, is_quoted=False, rule="goes-on", cue=None))
        return True

    def _may_go_on(self, told: Told, last: Utterance) -> bool:
        """Whether a sentence, by its verb, goes on with what was said in the one before."""
        return self._was_said and last.mention is not None and goes_on(told.sentence)

    def _may_be_more_of(self, last: Utterance, told: Told) -> bool:
        """Whether words that a sentence quotes are surely more of what was said before it."""
        return last.confidence == "high" and self._may_go_on(told, last)

    def _is_in_paragraph(self, told: Told) -> bool:
        """Whether the sentence before stands in the same paragraph."""
        return self._before is not None and self._before.paragraph == told.paragraph

    def _utterance(self, told: Told, parts: tuple[Passage, ...], choice: Choice) -> Utterance:
        if choice.rule == GOES_ON and (last := self._last_speaker):
            return self._going_on(told, parts, choice, last)
        if choice.mention is None:
            return Utterance(parts, True, "nobody", "none")
        stood_for = told.stood_for(choice.mention)
        figure, is_sure = self._cast.meant(told.sentence, stood_for, told.paragraph)
        is_other = stood_for != choice.mention
        is_sure = is_sure and not (is_other and figure is not None and not figure.is_person)
        if figure and choice.cue and choice.rule != "source-given":
            is_sure = may_do(figure, told.sentence[choice.cue.end - 1]) and is_sure
        is_sure = is_sure and not may_begin_with_verb(told, choice, figure)
        if figure is None and agrees(told.sentence[0]) and choice.confidence == "high":
            self._spoke.append(Figure(("",)))
        if figure and choice.rule != "nearest" and choice.confidence == "high":
            first = told.sentence[choice.mention.start]
            kind = first.stands_for if is_pronoun(told.sentence, choice.mention) else ""
            self._spoke.append(figure if is_sure else Figure(("",), kind))
        if self._may_be_addressed(told, choice, figure) or may_be_object(told, choice, figure):
            is_sure = False
        cues = told.sentence[choice.cue.start : choice.cue.start + 1] if choice.cue else ()
        self._gender = "".join(gender_of_verb(t) for t in cues if t.is_a(*_GENDERED))
        if figure and figure.gender and not any(token.is_cue for token in cues):
            self._gender = figure.gender
        sure = choice.confidence if is_sure else "low"
        if is_sure and figure and figure.known and holds_view(told, choice):
            sure = "high"
        cue, mention = told.passage(choice.cue), told.passage(self._words_for(told, choice, figure))
        is_quoted = choice.rule != "reported"
        stands = is_pronoun(told.sentence, choice.mention)
        one = Utterance(parts, is_quoted, choice.rule, sure, cue, mention, is_pronoun=stands)
        if figure is None:
            return one
        name = figure.names[0] or None
        if sure == "high":
            return replace(one, name=name, speaker=figure.id)
        return replace(one, name=name, perhaps=figure.id)

    @property
    def _last_speaker(self) -> Utterance | None:
        """The last utterance, if anybody is told to have made it; names in marks before it in its
        sentence are none."""
        end = len(self._done)
        while end > self._first and self._done[end - 1].rule == "nobody":
            end -= 1
        return self._done[end - 1] if end and self._done[end - 1].mention else None

    def _going_on(
        self, told: Told, parts: tuple[Passage, ...], choice: Choice, last: Utterance
    ) -> Utterance:
        """What is said by a verb that leaves out its subject: that of the sentence before, where
        the form of the verb is that of whoever spoke there."""
        assert choice.cue is not None
        gender = gender_of_verb(told.sentence[choice.cue.start])
        is_sure = choice.confidence == "high" and self._was_said and gender == self._gender
        is_sure = is_sure and last.confidence == "high" and self._spoke_alone(last, told)
        one = carried(last, parts, is_sure)
        is_report = parts == (told.whole,)
        rule = "goes-on" if is_report else one.rule
        return replace(one, is_quoted=not is_report, rule=rule, cue=told.passage(choice.cue))

    def _spoke_alone(self, last: Utterance, told: Told) -> bool:
        """Whether nobody but whoever spoke last spoke in that paragraph, if it is another: of two
        who did, the first may go on behind the break."""
        number = last.parts[-1].paragraph
        if number == told.paragraph:
            return True
        named = [one for one in self._done if one.mention and one.parts[-1].paragraph == number]
        return len({(one.speaker, one.name) for one in named}) == 1

    def _may_be_addressed(self, told: Told, choice: Choice, figure: Figure | None) -> bool:
        """Whether the one name behind a verb may be whom whoever spoke before it asks or blames:
        “ودعا الحكومة إلى”."""
        last, speech = self._last_speaker, told.sentence[0].speech
        cue, mention = choice.cue, choice.mention
        if last is None or cue is None or mention is None or mention < cue:
            return False
        verb, name = told.sentence[cue.start], told.sentence[mention.start : mention.end]
        if "drops_speaker" not in speech.listed("habits") or not verb.is_a("addressing"):
            return False
        if any(token.is_a("objects") for token in told.sentence[mention.end : mention.end + 1]):
            return False  # “وصف X هذا القرار”: it has another object
        if figure and self._was_said and figure.names[0] == last.name and last.confidence == "high":
            return False  # nobody else can have been left out: “ودعت X إلى”, behind what X said
        if figure is None or not figure.known:
            return True
        if figure.id == last.speaker or name[-1].key not in words_of(figure.names):
            return False
        return self._was_said and gender_of_verb(verb) == self._gender

    def _words_for(self, told: Told, choice: Choice, figure: Figure | None) -> Phrase | None:
        """The words that stand for the speaker, with the name that tells more of them."""
        nearest = told.nearest_mention(choice)
        if nearest is None or nearest != choice.mention or not figure or figure.is_nameless:
            return nearest
        name = apposed_name(told.sentence, nearest)
        last = told.sentence[name.end - 1].text if name else ""
        is_named = name is not None and any(one.endswith(last) for one in figure.names)
        return Phrase(nearest.start, name.end) if name and is_named else nearest
