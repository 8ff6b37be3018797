"""Which reporting clauses of a sentence bring in some of its words: in them, before or behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.articles.archive import Paragraph
from generator.evidence.attribution.grammar.indirect_speech import is_indirect
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.subjects import subject_after
from generator.evidence.attribution.grammar.tokens import Sentence, Token, plain_tokens
from generator.evidence.attribution.hearing import Heard
from generator.evidence.attribution.reports.pairing import Told
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause
from generator.evidence.quotation_marks import Span

_NEAR = 8
"""How many characters may stand before the words that lead a passage: “which”, “but”."""

_PARTING = {",", "،", ";", "؛", "–", "—", "("}


@dataclass(frozen=True)
class BroughtIn:
    """Words of a paragraph that clauses around or in them may have somebody say."""

    heard: Heard
    paragraph: Paragraph
    span: Span

    def by_clauses(self, sentence: Sentence) -> Iterator[tuple[Told, Phrase, ReportingClause]]:
        """The clauses of a sentence that bring in some of the words, each with what names its
        subject."""
        reports = self.heard.reports(self.paragraph, sentence)
        told = Told(self.paragraph.number, sentence, reports)
        for one in self._chosen(sentence, reports):
            if mention := _behind(sentence, one) or told.speaker_of(one, reports):
                yield told, mention, one

    def _chosen(
        self, sentence: Sentence, reports: Sequence[ReportingClause]
    ) -> list[ReportingClause]:
        """The clause that governs the words, those in them that it does not govern, and those that
        end their sentence."""
        placed = [(sentence[one.cue.start].span.start, one) for one in reports]
        inside = [one for at, one in placed if self.span.start <= at < self.span.end]
        chosen = self._before(placed)
        has_object = bool(inside) and self.may_have_object(sentence[inside[0].cue.start])
        is_led = bool(inside) and sentence[inside[0].start].span.start <= self.span.start + _NEAR
        if is_led and not has_object and self._stands_free(sentence, chosen, inside[0]):
            chosen = []
        for one in inside:
            if self._stands_free(sentence, chosen[-1:], one):
                chosen.append(one)
        behind = (
            one
            for at, one in placed
            if at >= self.span.end
            and not self._is_joined(sentence[one.cue.start])
            and not any(mark in self.paragraph.text[self.span.end : at] for mark in ";؛")
        )
        return chosen + [one for one in behind if _trails(sentence, one)]

    def _before(self, placed: Sequence[tuple[int, ReportingClause]]) -> list[ReportingClause]:
        """The last clause before the words that may govern them, if there is one."""
        may_govern = (one for at, one in placed if at < self.span.start and not self.is_parted(at))
        return [one for one in may_govern if one.mention or one.kind != "participle"][-1:]

    def _is_joined(self, cue: Token) -> bool:
        """Whether a verb begins a clause by a word written together with it: “وقال”."""
        return any(
            cue.key.removeprefix(one) in cue.speech.reporting_words
            for one in cue.speech.listed("joined")
            if cue.key.startswith(one)
        )

    def may_have_object(self, cue: Token) -> bool:
        """Whether what stands behind a joined verb may be whom it blames, thanks or asks, while
        whoever spoke before goes on: “واتهمت الوزارة”."""
        if "drops_speaker" not in cue.speech.listed("habits") or not self._is_joined(cue):
            return False
        if cue.is_a("indirect"):
            return False
        return cue.is_a("naming") or bool(self.heard.language.phrases("asking", cue.key))

    def is_parted(self, start: int) -> bool:
        """Whether a semicolon parts the words from what begins before them, and their verb does not
        tell that somebody is reported all the same."""
        between = self.paragraph.text[start : self.span.start]
        if not any(mark in between for mark in ";؛"):
            return False
        text, speech = self.paragraph.text, self.heard.language.speech
        return not is_indirect(tuple(plain_tokens(text, self.span.start, self.span.end, speech)))

    def _stands_free(
        self, sentence: Sentence, outer: Sequence[ReportingClause], report: ReportingClause
    ) -> bool:
        """Whether a clause is no part of what the one before it brings in: “X said Y agreed”."""
        if not outer or report.mention is None:
            return True
        between = sentence[outer[-1].end : report.start]
        near = (*between[-2:], sentence[report.start])
        if any(self.heard.language.phrases("that", token.key) for token in near):
            return False
        return any(
            token.text in _PARTING or token.is_a("joiners", "relatives")
            for token in (*between, *sentence[report.start : report.cue.start])
        )


def _trails(sentence: Sentence, report: ReportingClause) -> bool:
    """Whether a clause ends its sentence: “…, X said.”"""
    is_apart = report.start > 0 and sentence[report.start - 1].text in ",،"
    if any(token.quotation for token in sentence[report.end : report.end + 2]):
        return False  # it brings in what is quoted behind it: “…, a step that X called “…””
    return bool(report.mention) and (is_apart or _behind(sentence, report) is not None)


def _behind(sentence: Sentence, report: ReportingClause) -> Phrase | None:
    """Who stands behind a verb that ends what is told: “…, sagte die Ministerin”."""
    start, mention = report.cue.start, report.mention
    is_end = start > 0 and sentence[start - 1].text in ",،" and mention is not None
    if not is_end or mention is None or mention.end != start - 1:
        return None
    inverts = "inverts" in sentence[start].speech.listed("habits")
    return subject_after(sentence, start) if inverts else None
