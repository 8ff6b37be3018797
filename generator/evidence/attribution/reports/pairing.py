"""Which reporting clause of its sentence a quotation belongs to.

Long because every place where a clause may stand beside a quotation is looked at in one order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.evidence.articles.archive import Passage
from generator.evidence.attribution.grammar.agreement import subject_of_sentence
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.subjects import (
    after_fillers,
    is_joined_on,
    skip_fillers,
)
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.grammar.unsaid import is_name_in_marks, is_title, signed_name
from generator.evidence.attribution.people.figures import is_headline
from generator.evidence.attribution.reports.accounts import account_of
from generator.evidence.attribution.reports.asides import without_apposition
from generator.evidence.attribution.reports.dropped_subjects import drops_speaker
from generator.evidence.attribution.reports.leading_subjects import behind_its_verb
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause, find_reports
from generator.evidence.attribution.utterances import Confidence
from generator.evidence.quotation_marks import Span

_FAR = 100
"""How many words away a clause may stand that tells who speaks, in a sentence however long."""

_NEAR = 8
"""How many words may stand between a verb of saying and the words that it surely brings in."""

_JOINED = 3
"""How far apart quotations may be that one verb surely brings in both: “a” and “b”."""

_PARTING = {",", "،", ";", ":", "(", "–", "—"}


@dataclass(frozen=True)
class Choice:
    """What attributes a quotation: the rule, how sure it is, the verb and the speaker's words."""

    rule: str
    confidence: Confidence
    cue: Phrase | None = None
    mention: Phrase | None = None


NO_SPEAKER = Choice("nobody", "none")

GOES_ON = "carried-over"
"""The rule of a verb of saying without a speaker, where a speaker who goes on is left out."""


@dataclass(frozen=True)
class Told:
    """A sentence, the number of the paragraph that it stands in, and its reporting clauses."""

    paragraph: int
    sentence: Sentence
    reports: Sequence[ReportingClause]

    @classmethod
    def of(cls, paragraph: int, sentence: Sentence) -> "Told":
        """A sentence of a paragraph, its reporting clauses found."""
        return cls(paragraph, sentence, find_reports(sentence))

    def passage(self, phrase: Phrase | None) -> Passage | None:
        """Where the words of a phrase stand."""
        if phrase is None:
            return None
        tokens = self.sentence[phrase.start : phrase.end]
        return Passage(self.paragraph, Span(tokens[0].span.start, tokens[-1].span.end))

    @property
    def whole(self) -> Passage:
        """All of the sentence."""
        first, last = self.sentence[0].span, self.sentence[-1].span
        return Passage(self.paragraph, Span(first.start, last.end))

    def choose(self, place: int) -> Choice | None:
        """What attributes the quotation that is the token at `place`; None when nothing does.

        What only stands in marks because it is a name is attributed by nothing.

        “X said” right behind the quotation comes first, then a verb before it, then one at the end
        of the sentence, then whom the sentence is about.
        """
        if is_name_in_marks(self.sentence, place):
            return None
        reports = [one for one in self.reports if -_FAR <= one.cue.start - place < _FAR]
        after = self._around(place, reports) or self._right_after(place, reports)
        before = self._before(place, reports)
        if before and before.confidence == "high" and (before.rule == "colon" or not after):
            return before
        trailing = self._trailing(place, reports)
        return after or self.signed(place) or trailing or before or self._colon(place)

    def signed(self, place: int) -> Choice | None:
        """“…” — X: what attributes words by the name behind them, after the token at `place`."""
        name = signed_name(self.sentence, place)
        return Choice("signed", "high", None, name) if name else None

    def about(self, place: int) -> Choice:
        """Whom the sentence is about, as the likely speaker of some quoted words in it."""
        sentence = self.sentence
        subject = subject_of_sentence(sentence) if sentence[0].speech.lists else None
        is_work = is_title(sentence, place) or is_name_in_marks(sentence, place)
        if subject is None or subject.start > place or is_work or is_headline(sentence):
            return NO_SPEAKER
        return Choice("nearest", "low", None, subject)

    def speaker_of(
        self, report: ReportingClause, reports: Sequence[ReportingClause]
    ) -> Phrase | None:
        """The words that name the speaker of a clause, which may stand in a clause before it."""
        if report.mention:
            return report.mention
        earlier = [one for one in reports if one.cue < report.cue and one.kind != "view"]
        if (
            earlier
            and self.sentence[report.cue.start].is_a("answering")
            and self._asks(earlier[-1])
        ):
            return None
        outer = [one for one in earlier if not _is_told_of(self.sentence, one)] or earlier
        found = [one.mention for one in outer if one.mention]
        subject = subject_of_sentence(self.sentence)
        if subject and subject.end <= report.cue.start:
            found.append(behind_its_verb(self.sentence, subject, report.cue.start))
        named = [one for one in found if not self.sentence[one.start].pronoun]
        return max(named or found, default=None)

    def _asks(self, earlier: ReportingClause) -> bool:
        """Whether a clause asks somebody who may answer in the next: “وسأله X، فأجاب”."""
        token = self.sentence[earlier.cue.start]
        return "drops_speaker" in token.speech.listed("habits") and token.is_a("addressing")

    def stood_for(self, mention: Phrase) -> Phrase:
        """The words for which a pronoun stands where a verb comes before its subject: whoever its
        sentence has told something before it, “شكر X الجمعية، لكنه نبه”."""
        first = self.sentence[mention.start]
        if not first.pronoun or "speaker_follows" not in first.speech.listed("habits"):
            return mention
        named = [one.mention for one in self.reports if one.mention and one.mention < mention]
        return next((one for one in named if not self.sentence[one.start].pronoun), mention)

    def nearest_mention(self, choice: Choice) -> Phrase | None:
        """The words that stand for the speaker beside the verb: of “X, who said”, the “who”."""
        if choice.cue is None or choice.mention is None:
            return choice.mention
        last = skip_fillers(self.sentence, choice.cue.start)
        is_relative = last >= choice.mention.end and self.sentence[last].is_a("relatives")
        return Phrase(last, last + 1) if is_relative else choice.mention

    def _going_on(self, report: ReportingClause) -> Choice | None:
        """What attributes words by a clause for which nobody is found: whoever spoke goes on, in a
        language that leaves him out there, and surely where the clause has nobody else."""
        if "drops_speaker" not in self.sentence[0].speech.listed("habits"):
            return None
        is_sure = drops_speaker(self.sentence, report.cue)
        return Choice(GOES_ON, "high" if is_sure else "low", report.cue)

    def _around(self, place: int, reports: Sequence[ReportingClause]) -> Choice | None:
        """Branded as “…” by X."""
        for report in reports:
            if report.mention and report.cue.start < place < report.mention.start:
                return Choice("said-before", "high", report.cue, report.mention)
        return None

    def _right_after(self, place: int, reports: Sequence[ReportingClause]) -> Choice | None:
        """“…,” X said; “…,” said X; “…,” according to X."""
        if _is_part_of_name(self.sentence, place):
            return None
        start = place + 1
        while start < len(self.sentence) and not self.sentence[start].is_word:
            if self.sentence[start].quotation or self.sentence[start].text in "(;":
                return None
            start += 1
        start = after_fillers(self.sentence, start)
        for report in reports:
            is_anew = report.start == start and is_joined_on(self.sentence, start)
            if report.start == start and report.kind != "participle" and not is_anew:
                rule = "source-given" if report.kind == "source" else "said-after"
                cue = self.sentence[report.cue.start]
                is_others = cue.is_a("quoting") and not agrees(cue)
                sure: Confidence = "low" if report.kind == "view" or is_others else "high"
                choice = Choice(rule, sure, report.cue, report.mention)
                return choice if report.mention else self._going_on(report)
        return None

    def _before(self, place: int, reports: Sequence[ReportingClause]) -> Choice | None:
        """X said: “…”; X called it “…”; and the clauses that leave the speaker out."""
        earlier = [one for one in reports if one.cue.start < place and one.end <= place]
        if not earlier:
            return None
        report = _outermost(self.sentence, earlier)
        mention = self.speaker_of(report, earlier)
        if mention is None:
            verbs = [one for one in earlier if one.kind == "verb"]  # “ردت على سؤال بالقول إن”
            return self._going_on(verbs[-1] if verbs and report.kind == "participle" else report)
        if report.kind == "source":
            return Choice("source-given", "high", report.cue, mention)
        is_led_in = self.sentence[place - 1].text == ":"  # it is whole, and of whom the verb names
        if not is_led_in and (outer := account_of(self.sentence, earlier, report)):
            return Choice("said-before", "low", outer.cue, self.speaker_of(outer, earlier))
        rule = "participle" if report.kind == "participle" else "said-before"
        rule = "colon" if is_led_in else rule
        is_near = _is_near(self.sentence, max(one.end for one in earlier), place)
        if "speaker_follows" in self.sentence[0].speech.listed("habits"):
            is_brought = rule == "colon" or self.sentence[place - 1].is_a("clauses")
            is_brought = is_brought and len(earlier) == 1 and report.mention is not None
            is_near = is_near or (is_brought and not _is_told_of(self.sentence, report))
        is_doubtful = report.kind == "view" or _is_doubtful(self.sentence, report, mention)
        cue = self.sentence[report.cue.start]  # “смеется, когда слышит про «…»”
        is_weak = agrees(cue) and cue.is_a("weak") and not cue.is_a("naming") and rule != "colon"
        is_doubtful = is_doubtful or is_weak or _is_called(self.sentence, report, place)
        return Choice(rule, "high" if is_near and not is_doubtful else "low", report.cue, mention)

    def _trailing(self, place: int, reports: Sequence[ReportingClause]) -> Choice | None:
        """Words that end with “, X said.”"""
        for report in reports:
            if report.start <= place or report.kind == "participle" or not report.mention:
                continue
            before = self.sentence[report.start - 1]
            if before.text == "," or before.quotation:
                rule = "source-given" if report.kind == "source" else "said-after"
                return Choice(rule, "low", report.cue, report.mention)
        return None

    def _colon(self, place: int) -> Choice | None:
        """X: “…”."""
        if place < 2 or self.sentence[place - 1].text != ":":
            return None
        subject = subject_of_sentence(self.sentence[: place - 1])
        is_all = subject == Phrase(0, place - 1)
        is_all = is_all and "speaker_follows" not in self.sentence[0].speech.listed("habits")
        return Choice("colon", "high" if is_all else "low", None, subject) if subject else None


def _is_part_of_name(sentence: Sentence, place: int) -> bool:
    """Whether a quotation belongs to the words around it: “the group “Save us” said”.

    What is said has a mark at its end, in it or behind it, or nothing before it.
    """
    if place == 0 or not sentence[place - 1].is_word or place + 1 >= len(sentence):
        return False
    has_mark = sentence[place].text.rstrip("“”\"'‘’«»„` ")[-1:] in {*",.!?…"}
    return sentence[place + 1].is_word and not has_mark


def _is_doubtful(sentence: Sentence, report: ReportingClause, mention: Phrase) -> bool:
    """Whether a clause that leaves its speaker out may go on with another than the one taken.

    “to call it” is said of a deed as often as of words; in “X left after she met them and called
    it”, a pronoun nearer than X may be the speaker.
    """
    if report.mention:
        return False
    between = sentence[mention.end : report.cue.start]
    if any(token.pronoun not in {"", "thing"} for token in between):
        return True
    named = sentence[mention.start : mention.end]
    is_name = any(t.is_capital or t.is_title or t.is_a("unnamed") or t.pronoun for t in named)
    return not is_name or sentence[report.cue.start - 1].is_a("infinitives")


def _is_told_of(sentence: Sentence, report: ReportingClause) -> bool:
    """Whether a clause is part of what somebody tells: “قلنا لها إن X يروي …، هزت رأسها: «…»”."""
    return any(t.is_a("clauses") for t in sentence[max(0, report.start - 1) : report.start])


def _is_called(sentence: Sentence, report: ReportingClause, place: int) -> bool:
    """Whether a verb without an object tells what a thing is called: “a tool called “Marble”.”"""
    mention = report.mention
    if mention is None or report.cue.end != place or mention.end != report.cue.start:
        return False
    named = sentence[mention.start : mention.end]
    is_name = any(t.pronoun or t.is_title or (t.is_upper and i) for i, t in enumerate(named))
    is_name = is_name or (named[0].is_upper and not named[0].is_a("determiners"))
    return sentence[report.cue.start].is_a("naming") and not is_name


def _outermost(sentence: Sentence, earlier: Sequence[ReportingClause]) -> ReportingClause:
    """The last clause, or the one that it hangs on: of “X said he hoped”, the first."""
    index = len(earlier) - 1
    while index > 0:
        inner, outer = earlier[index], earlier[index - 1]
        if inner.mention is None or inner.kind == "source":
            break
        is_pronoun = sentence[inner.mention.start].pronoun
        is_inside = is_pronoun or (inner.kind == "view" and outer.kind == "verb")
        between = sentence[outer.cue.end : inner.start]
        if not is_inside or len(between) > 2 or any(not token.is_word for token in between):
            break
        index -= 1
    return earlier[index]


def _is_near(sentence: Sentence, start: int, place: int) -> bool:
    """Whether nothing but a few words of one clause, or other quotations, lie in between.

    A mark right behind the verb, right before the quotation or before a word like “that” parts
    nothing.
    """
    between = without_apposition(sentence[start:place])
    parted = (
        token.text in _PARTING and not following.is_a("openers")
        for token, following in pairwise(between[1:])
    )
    if any(token.is_a("relatives") for token in between):
        return False
    joined = [
        len(between) - n
        for n, token in reversed([*enumerate(between)])
        if token.quotation and not is_name_in_marks(sentence, place - len(between) + n)
    ]
    if joined and joined[0] > _JOINED:
        return False
    return sum(token.is_word for token in between) <= _NEAR and not any(parted)
