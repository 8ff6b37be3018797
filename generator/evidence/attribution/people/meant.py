"""Who is meant by the words that name a speaker: a name, a title, a pronoun.

Long because a name, a noun and a pronoun are each told by what the others mean.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from generator.content.ids import UNNAMED
from generator.evidence.attribution.grammar.agreement import subject_of_sentence
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.joined_articles import (
    is_definite,
    is_described,
    is_somebody_told,
    is_unnamed,
)
from generator.evidence.attribution.grammar.noun_phrases import CLAUSE, Phrase, apposed_name
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.unsaid import withholds_name
from generator.evidence.attribution.people.descriptions import Descriptions
from generator.evidence.attribution.people.figures import (
    SOMEBODY,
    UNSURE,
    Figure,
    Meant,
    capital_runs,
    head_of,
    is_headline,
    told_gender,
)
from generator.evidence.attribution.people.following_names import is_body_behind, is_role
from generator.evidence.attribution.people.names import ArticleNames
from generator.evidence.attribution.people.names_in_cases import is_other_case
from generator.evidence.attribution.people.offices import (
    holds_office,
    last_by_title,
    last_called,
    may_be_of_last,
)
from generator.evidence.attribution.people.pronouns import Recent
from generator.evidence.attribution.people.remembered import Remembered
from generator.evidence.attribution.people.short_bodies import ShortBodies
from generator.evidence.attribution.people.titles import Titles
from generator.evidence.attribution.people.whole_names import (
    is_all,
    is_cut_short,
    is_one_of_several,
)
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech

_WHOLE = 2
"""How many words a whole name has at least."""

_UNNAMED = Figure(("",), known=Known(UNNAMED, ()))
"""Somebody to whom the article gives no name on purpose."""


class Cast:
    """All whom an article names, as it is read from its beginning."""

    def __init__(self, known: Sequence[Known], speech: Speech) -> None:
        self._speech = speech
        self._names = ArticleNames(known, speech)
        self._recent = Recent()
        self._bodies = ShortBodies(self._names.known, self._names.is_form, speech)
        self._descriptions = Descriptions(self._names.known.values(), self._recent, speech)
        self._titles = Titles(self._names, speech)
        self._remembered = Remembered(self._names, self._recent, self.meant, speech)

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Learn the names of an article and the titles that stand before them."""
        every = list(sentences)
        self._names.read(every)
        self._descriptions.read(every)
        self._bodies.read(every)

    def meant(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant:
        """Who is meant by the words of a phrase, in the paragraph of that number."""
        if told := self._by_form(sentence, phrase, paragraph):
            return told
        tokens = sentence[phrase.start : phrase.end]
        called = self._called(tokens, may_be_new=not is_headline(sentence))
        if told := self._by_what_is_near(sentence, phrase, paragraph, called):
            return told
        return self._by_what_is_added(sentence, phrase, paragraph, called)

    def _by_form(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant | None:
        """Who is meant by words that call nobody by name: a pronoun, a noun, “the same source”."""
        tokens = sentence[phrase.start : phrase.end]
        if len(tokens) == 1 and tokens[0].stands_for:
            return self._pronoun(sentence, phrase, paragraph)
        if is_one_of_several(sentence, phrase):
            return UNSURE
        if meant := self._by_one_noun(sentence, phrase, paragraph):
            return meant
        if len(tokens) > 1 and any(tokens[at].is_a("selves") for at in (0, -1)):
            noun = tokens[1:] if tokens[0].is_a("selves") else tokens[:-1]
            return self._the_same(noun, paragraph)
        if told := self._told_between_commas(sentence, phrase):
            return told, True
        if is_somebody_told(tokens):
            last = self._recent.last_in(paragraph)
            is_his = last is not None and last.known is not None and bool(last.known.role)
            kind = "woman" if tokens[0].key.endswith("ة") else "man"
            return (last, True) if last and is_his and last.gender in {"", kind} else SOMEBODY
        if body := self._bodies.before(tokens, self._recent, paragraph):
            return body, True
        return None

    def _by_one_noun(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant | None:
        """Who is meant by a noun alone that may call many (“the lawyer”), unless it is another's:
        the last whom it called or fits, or the one who is that."""
        tokens = sentence[phrase.start : phrase.end]
        owner = sentence[max(0, phrase.start - 1) : phrase.start]
        is_anothers = any(token.is_a("his", "hers") for token in owner)
        if len(tokens) != 1 or not tokens[0].is_a("generic") or is_anothers:
            return None
        holders = self._titles.holders(tokens)
        last = last_called(self._recent, tokens[0], paragraph)
        last = last or (holders[0] if len(holders) == 1 else None)
        if not holders:
            kind = told_gender([tokens[0].key], self._speech)
            last = last or self._recent.only(kind, paragraph)
        if last or not holders:
            is_named = last is not None and not last.is_nameless
            return (last, True) if is_named else SOMEBODY
        return None

    def _by_what_is_near(
        self, sentence: Sentence, phrase: Phrase, paragraph: int, called: Meant
    ) -> Meant | None:
        """Who is meant where those who spoke last, or what stands before the words, tell that it is
        another than they would call alone, or nobody."""
        tokens, (figure, is_sure) = sentence[phrase.start : phrase.end], called
        if figure and figure.known is None and self._is_apposed(sentence, phrase):
            return UNSURE
        if figure and is_sure and may_be_of_last(self._recent, tokens, figure, paragraph):
            return UNSURE
        if (
            is_sure
            and (figure is None or figure.is_nameless)
            and (last := last_by_title(self._recent, sentence, phrase, paragraph))
        ):
            return last, True
        if figure is None and not is_sure and agrees(tokens[0]):
            last = last_called(self._recent, tokens[0], paragraph) if tokens[0].is_title else None
            if last and holds_office(last, tokens, self._names.is_form):
                return last, True
        if agrees(tokens[0]) and len(tokens) > 1 and tokens[-1].quotation:
            body = self._names.known_figure(tokens[:-1])  # “У прокуратурі «Репортеру» сказали”
            if body and not body.is_person and not (figure and figure.known):
                return body, True
        before = sentence[max(0, phrase.start - 1) : phrase.start]
        is_source = any(one.is_source_word or one.is_a("quoting") for one in before)
        is_source = is_source and "inflects" in self._speech.listed("habits")
        is_named = figure is not None and not figure.is_nameless
        is_person = figure is not None and figure.is_person and not is_source
        is_person = is_person and (is_named or not agrees(tokens[0]))
        if is_person and figure and self._names.may_own(tokens, figure):
            return SOMEBODY
        if is_named and figure and is_other_case(sentence, phrase, figure, self._names.is_form):
            return SOMEBODY
        return None

    def _is_apposed(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether an office and a name between commas tell who some words for a body are that may
        be a noun for a person: “منظمة الحملة، الطالبة X،”."""
        if not sentence[phrase.start].is_a("bodies"):
            return False
        name = apposed_name(sentence, phrase)
        is_behind = "speaker_follows" in self._speech.listed("habits")
        return is_behind and name is not None and name.end - name.start > _WHOLE

    def _by_what_is_added(
        self, sentence: Sentence, phrase: Phrase, paragraph: int, called: Meant
    ) -> Meant:
        """Who is meant with what stands behind the words: a name, a place, a description."""
        tokens, (figure, is_sure) = sentence[phrase.start : phrase.end], called
        if (figure is None or figure.is_nameless) and (name := apposed_name(sentence, phrase)):
            is_new = "speaker_follows" not in self._speech.listed("habits")
            named, is_sure_too = self._called(sentence[name.start : name.end], may_be_new=is_new)
            if named and not named.is_nameless:
                return named, is_sure_too
        is_office = figure is None or (figure.known is None and tokens[0].is_title)
        if is_office and (one := self._behind_place(sentence, phrase)):
            return one, True
        if figure is None and not is_sure and self._descriptions.is_told_again(tokens):
            return SOMEBODY
        is_nameless = figure is None or figure.is_nameless
        if is_nameless and agrees(tokens[0]) and withholds_name(sentence, phrase.end):
            return _UNNAMED, True
        if is_nameless:
            described = self._descriptions.meant(tokens, paragraph)
            return (described, True) if described else (figure, is_sure)
        return figure, is_sure

    def _told_between_commas(self, sentence: Sentence, phrase: Phrase) -> Figure | None:
        """Whom words mean by what stands between commas behind them: the known person named there,
        behind an office that nobody else is named by, or nobody who wants to be named."""
        if "speaker_follows" not in self._speech.listed("habits"):
            return None
        tokens = sentence[phrase.start : phrase.end]
        if (
            tokens[0].is_title
            and not is_definite(tokens[0])
            and withholds_name(sentence, phrase.end)
        ):
            return _UNNAMED  # “متحدثة باسم X، رفضت ذكر اسمها،”
        places = self._names.following.places(tokens)
        if self._names.known_figure(tokens) or any(start == 0 for start, _, _ in places):
            return None
        name = apposed_name(sentence, phrase) if tokens[0].is_title else None
        if name and (known := self._names.known_figure(sentence[name.start : name.end])):
            return known if known.is_person else None
        return _UNNAMED if withholds_name(sentence, phrase.end) else None

    def _the_same(self, tokens: Sequence[Token], paragraph: int) -> Meant:
        """Whom a noun with “the same” behind it means: the one whom it names, where it names one,
        and else the last of whom something was told: “المصدر ذاته”."""
        figure, is_sure = self._called(tokens, may_be_new=False)
        if figure and is_sure and not figure.is_nameless:
            return figure, True
        kind = told_gender((token.key for token in tokens), self._speech)
        last = self._recent.only(kind, paragraph)
        return (last, True) if last and not (last.is_nameless and not last.id) else UNSURE

    def _behind_place(self, sentence: Sentence, phrase: Phrase) -> Figure | None:
        """The known person whose full name stands behind a title and where that is held, written
        together with a preposition: “مديرة الوقاية بالوزارة X Y”, “المدير الإقليمي للبيئة X Y”."""
        places = tuple(self._speech.listed("joined_places"))
        start = phrase.end
        led = sentence[start : start + 1]
        if not places or not any(t.form.is_joined for t in led):
            return None
        ahead = sentence[start + 1 : start + CLAUSE]
        name = list(takewhile(lambda t: t.is_word and not t.is_stop, ahead))
        found = self._names.following.places(name)
        one = next((f for _, length, f in found if f.is_person and length > 1), None)
        if one is None or led[0].key.startswith(places):
            return one
        office = (*sentence[phrase.start : phrase.end], *led)
        return one if is_role(office, one) else None  # else “للوزير X” is whom it was told to

    def remember(self, sentence: Sentence, spoke: Sequence[Figure], paragraph: int) -> None:
        """Note whom a sentence was about, for the pronouns that follow."""
        self._remembered.note(sentence, spoke, paragraph)

    def _called(self, tokens: Sequence[Token], may_be_new: bool) -> Meant:
        """Who is called by some words, no pronoun; `may_be_new`: see ArticleNames.named."""
        if figure := self._names.behind_office(tokens):
            return figure, True
        if agrees(tokens[0]) and tokens[0].is_a("indefinite"):
            one = self._names.named_as_is(tokens[-_WHOLE:]) if len(tokens) > _WHOLE else None
            return one or _UNNAMED, True
        if agrees(tokens[0]) and tokens[0].is_a("unnamed"):
            return _UNNAMED, True
        head = head_of(tokens)
        if not head:
            return UNSURE
        if head[0].is_a("alone") and len(head) == 1:
            return (Figure(("",)) if head[0].is_a("indefinite") else None), True
        if "speaker_follows" in self._speech.listed("habits"):
            if first := self._names.following.at_head(head) or self._names.following.holder(head):
                return first, True
            if self._names.known_figure(head) is None and is_unnamed(head):
                return _UNNAMED, True
            if any(token.is_a("indefinite") for token in head):
                return SOMEBODY
            if self._names.known_figure(head) is None and is_described(head):
                return SOMEBODY
            if self._names.is_of_body(head) and head[0].is_a("unnamed"):
                return _UNNAMED, True  # “مصادر وزارة الزراعة”
            if self._names.is_of_body(head):
                return self._titles.holder(tokens) if head[0].is_title else SOMEBODY
        named = self._names.named(head, may_be_new)
        figure = named[0] if len(named) == 1 else None
        if figure and is_body_behind(head, figure):
            return UNSURE
        is_joint = any(token.is_a("joiners") for token in head[1:])
        if is_joint and not (figure and is_all(head, figure)):
            return UNSURE
        if figure:
            return figure, True
        if any(token.is_a("unnamed") for token in head):
            return _UNNAMED, True
        if body := self._bodies.meant(head):
            return body, True
        if named:
            return Figure(("",)), True
        return self._titles.holder(tokens)

    def _pronoun(self, sentence: Sentence, phrase: Phrase, paragraph: int) -> Meant:
        """Whom a pronoun stands for: whom its sentence is about, or whom those before were."""
        kind = sentence[phrase.start].stands_for
        if kind not in {"man", "woman"}:
            return UNSURE
        subject = subject_of_sentence(sentence)
        is_aside = phrase.start > 0 and sentence[phrase.start - 1].text == ","
        is_other = subject is not None and subject.start < phrase.start
        if is_aside and subject and subject.end < phrase.start and agrees(sentence[0]):
            return self._of_sentence(sentence, phrase, subject, paragraph)
        if (
            is_aside
            or is_cut_short(sentence, subject)
            or "inverts" in self._speech.listed("habits")
        ):
            subject = None
        if subject and subject.end <= phrase.start and not sentence[subject.start].pronoun:
            figure, is_sure = self.meant(sentence, subject, paragraph)
            if figure and figure.is_person and figure.gender in {"", kind}:
                return figure, is_sure
            if figure is None and not is_sure:
                return UNSURE
        figure, is_sure = self._recent.stands_for(kind, paragraph)
        if is_aside and is_other:  # “X was right, he said”: X is whom he speaks of, or he himself
            return figure, is_sure and figure is not None and figure.may_go_on
        return figure, is_sure and not self._is_rivalled(sentence, phrase, figure, kind)

    def _of_sentence(
        self, sentence: Sentence, phrase: Phrase, subject: Phrase, paragraph: int
    ) -> Meant:
        """Whom a pronoun before its verb stands for, where its sentence is about somebody whom it
        may stand for: “Ефимов ждать не намерен: если паром не пойдёт, он обещает”."""
        kind, first = sentence[phrase.start].stands_for, sentence[subject.start]
        if first.pronoun:
            return self._recent.stands_for(kind, paragraph) if first.pronoun == kind else UNSURE
        figure, is_sure = self.meant(sentence, subject, paragraph)
        if figure is None or not figure.is_person or figure.gender not in {"", kind}:
            return UNSURE
        return figure, is_sure and not self._is_rivalled(sentence, phrase, figure, kind)

    def _is_rivalled(
        self, sentence: Sentence, phrase: Phrase, figure: Figure | None, kind: str
    ) -> bool:
        """Whether somebody else is named before a pronoun in its sentence: “After X left, he”."""
        return any(
            one is not figure and one.is_person and one.gender in {"", kind}
            for name in capital_runs(sentence[max(0, phrase.start - CLAUSE) : phrase.start])
            for one in self._names.named(name, may_be_new=False)
        )
