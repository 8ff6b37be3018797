"""Whether the words that carry a statement tell that those who made it spoke jointly.

That several are named as speakers says no more than that each of them said so. Jointly they spoke
where the text itself is one of theirs together, or where a sentence that carries the words says
so, of all of them and of nobody else. In doubt it is not said to be joint, since what is joint is
said by each all the same.

Long because whose a joint statement is takes as many questions as whether there is one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.content.model import Party, Person
from generator.evidence.articles.archive import Article
from generator.evidence.attribution.grammar.noun_phrases import Phrase, main_subject
from generator.evidence.attribution.grammar.subjects import subject_after, subject_before
from generator.evidence.attribution.grammar.tokens import Sentence, Token, plain_tokens, sentences
from generator.evidence.attribution.reports.reporting_clauses import find_reports
from generator.evidence.languages import Language
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.joint_cues import Cue, CueReader
from generator.evidence.resolution.said import Cited

Called = Sequence[Sequence[str]]
"""The names of each of those who made a statement."""

_SHORT = 3
"""Names of so many letters or fewer have no other endings."""


def names_heard(speaker: Person | Party | None, party_of: Mapping[str, Party]) -> list[str]:
    """What somebody is called where he speaks: his party too, and of a party each of its people."""
    party = speaker and party_of.get(speaker.id)
    people = speaker.people if isinstance(speaker, Party) else ()
    humans = [one for one in (speaker, *people) if isinstance(one, Person) and one.kind == "person"]
    family = [name for one in humans for name in one.name.split()[-1:]]
    return [name for one in (speaker, party, *people) if one for name in one.names] + family


def is_joint(pieces: Iterable[tuple[Cited, Language]], called: Called) -> bool:
    """Whether one of some pieces of evidence tells that all of their speakers spoke jointly, and
    none that they did so apart."""
    read = [(piece, language, _around(piece, language)) for piece, language in pieces]
    told = [_Told(CueReader(one, language), called) for _, language, found in read for one in found]
    if any(one.is_apart for one in told):
        return False
    return any(piece.is_own for piece, *_ in read) or any(one.is_joint for one in told)


def _around(piece: Cited, language: Language) -> list[Sentence]:
    """The sentences in which the words of a piece of evidence stand, and the one that leads a
    quotation in from the paragraph before."""
    article, found = piece.article, list[Sentence]()
    if article is None or piece.fault:
        return []
    for number in piece.paragraphs:
        parts = _sentences(article, number, language)
        cited = [one.span for one in piece.passages if one.paragraph == number]
        touched = [one for one in parts if any(touch(_span(one), span) for span in cited)]
        if touched and touched[0] is parts[0] and parts[0][0].quotation:
            before = _sentences(article, number - 1, language)[-1:]
            found += [one for one in before if one[-1].text == ":"]
        found += touched
    return found


def _sentences(article: Article, number: int, language: Language) -> list[Sentence]:
    paragraph = article.paragraph(number)
    if paragraph is None:
        return []
    quoted = [span for span in paragraph.quoted if span.start < span.end]
    return sentences(paragraph.text, quoted, language.speech)


def _span(sentence: Sentence) -> Span:
    return Span(sentence[0].span.start, sentence[-1].span.end)


@dataclass(frozen=True)
class _Told:
    """What one sentence tells of how those who are `called` so spoke."""

    reader: CueReader
    called: Called

    @property
    def is_apart(self) -> bool:
        """Whether it tells that they did not speak jointly."""
        return any(self.reader.all_of("apart"))

    @property
    def is_joint(self) -> bool:
        """Whether it tells that they spoke jointly: it names all of them, or none and stands for
        them with words like “the two”, or names those with whom “it” spoke."""
        are_some_named = 0 < len(self._all_named) < len(self.called)
        return any(
            not self._is_text_of_others(cue)
            and not self._is_said_by_others(cue)
            and not (are_some_named and not self._is_said_with_them(cue))
            for cue in self.reader.cues()
        )

    @cached_property
    def _all_named(self) -> frozenset[int]:
        return self._named(Phrase(0, len(self.reader.tokens)))

    def _is_said_with_them(self, cue: Cue) -> bool:
        """Whether a joint text is with those who are named, and a pronoun says it, or nobody where
        the language needs none: “in a joint statement with X, it said”."""
        reader, subject = self.reader, self._subject(cue)
        is_with = reader.end("partners", cue.phrase.end)
        if not is_with or self._named(self._behind(cue)) != self._all_named:
            return False
        if subject is None:
            return "drops_speaker" in reader.habits
        before = reader.tokens[max(0, subject.start - 1) : subject.start]
        is_of_it = any(t.is_a("links", "boundaries") for t in before)  # “critics of it”
        return not is_of_it and all(t.pronoun for t in reader.tokens[subject.start : subject.end])

    def _is_text_of_others(self, cue: Cue) -> bool:
        """Whether what follows names others: “a joint statement by France and Germany”."""
        there, where = self._authors(cue), self._behind(cue)
        tokens = self.reader.tokens[where.start : where.end]
        has_name = any(t.is_capital or any(map(str.isupper, t.text)) for t in tokens)
        if has_name and not self._all_named and self.reader.end("partners", where.start):
            return True  # “in a joint statement with X, it said”: X is none of them
        return has_name and there is not None and not (there and there >= self._all_named)

    def _authors(self, cue: Cue) -> frozenset[int] | None:
        """Those of them who are told to have written a joint text; None where nobody is."""
        reader, where = self.reader, self._behind(cue)
        words = reader.tokens[where.start : where.end]
        is_genitive = any(t.is_upper and self._may_be_genitive(t) for t in words[:1])
        is_told = bool(words) and (is_genitive or bool(reader.end("authors", where.start)))
        return self._named(where) if is_told else None

    def _may_be_genitive(self, token: Token) -> bool:
        """Whether a name may tell whose something is by its ending alone: “Frankreichs”."""
        habits = self.reader.habits
        return "inflects" in habits or ("nouns_are_capital" in habits and token.key.endswith("s"))

    def _behind(self, cue: Cue) -> Phrase:
        """What follows a cue, up to a mark, a verb or what is said."""
        reader, end = self.reader, cue.phrase.end
        while end < len(reader.tokens) and not (
            reader.is_break(end) or reader.end("that", end) or reader.is_verb(end)
        ):
            end += 1
        return Phrase(cue.phrase.end, end)

    def _is_said_by_others(self, cue: Cue) -> bool:
        """Whether the subject of the verb names somebody else, or some of them are named only in
        what is told after it."""
        subject, told = self._subject(cue), cue.phrase.end if cue.verb is None else cue.verb
        if subject and subject.start > told:
            subject = self._with_others(subject)
        there = self._named(subject) if subject else frozenset()
        near = there | self._named(Phrase(0, told)) | (self._authors(cue) or frozenset())
        if self.reader.end("partners", cue.phrase.end):
            near |= self._named(self._behind(cue))
        if not near >= self._all_named:
            return True
        if subject is None:
            return False
        scope = subject if there else Phrase(self.reader.run(told), told)
        is_text = scope.start <= cue.phrase.start < scope.end
        if self._named(scope) and not is_text and self._is_about_them(scope, cue):
            return True
        is_of_them = there or self._authors(cue) or self._stands_for_them(subject)
        if self._all_named and not is_of_them:
            return True
        is_led = subject.start > told and bool(there)
        return (
            self._are_led_by_others(subject) if is_led else not there and self._are_others(subject)
        )

    def _stands_for_them(self, subject: Phrase) -> bool:
        """Whether a subject that names nobody means those who are named before: “they”, “the two”,
        and not “ministers”."""
        places = range(subject.start, subject.end)
        return any(self.reader.tokens[n].pronoun or self.reader.end("groups", n) for n in places)

    def _with_others(self, subject: Phrase) -> Phrase:
        """A subject behind its verb, with those who are joined to it: “said X and Y”."""
        lists, end = ("joiners", "determiners", "titles", "honorifics", "links"), subject.end
        while end < len(self.reader.tokens):
            token = self.reader.tokens[end]
            if not (token.is_capital or token.is_a(*lists)) or self.reader.end("places", end):
                break
            end += 1
        return Phrase(subject.start, end)

    def _is_about_them(self, subject: Phrase, cue: Cue) -> bool:
        """Whether a subject names them only to tell whose it is: “critics of X and Y”."""
        reader, told = self.reader, cue.phrase.end if cue.verb is None else cue.verb
        ends = [one for one in (told + 1, cue.phrase.end) if one <= subject.start]
        begun = max(reader.run(subject.start), *ends, 0)
        opened = (n + 1 for n in range(begun + 1, subject.start) if reader.end("asides", n))
        begun = max(opened, default=begun)
        first = self._first_name(Phrase(begun, subject.end))
        if first in self._partners:
            return False  # “in a joint statement with X”, and Y right behind it
        before = [t for t in reader.tokens[begun:first] if not t.is_a("determiners")]
        is_of = any(
            t.is_a("links", "boundaries") or reader.end("authors", first - 1) for t in before[-1:]
        )
        if not is_of and not {"inflects", "nouns_are_capital"} & reader.habits:
            return False
        nouns = [t for t in before if t.is_word and not t.is_a("links", "boundaries")]
        if not nouns or before[-1].is_a("joiners"):
            return is_of  # “of X and Y, ministers said”
        heads = range(begun, first)
        return not (any(t.is_title for t in nouns) or any(reader.end("heads", n) for n in heads))

    def _first_name(self, subject: Phrase) -> int:
        """Where the first of their names in a subject begins."""
        names = [name for names in self._words_of_names for name in names]
        places = range(subject.start, subject.end)
        return next(n for n in places if any(self._fits(name, n) for name in names))

    def _are_led_by_others(self, subject: Phrase) -> bool:
        """Whether others stand before them in words that follow a verb: “condemned X them”."""
        first = self._first_name(subject)
        before = self.reader.tokens[subject.start : first]
        if any(t.is_capital and not t.is_upper for t in before[:1]):
            return not before[0].is_title  # without capitals nothing tells names from other words
        is_joined = any(t.is_a("joiners") for t in before[-1:])
        return not is_joined and self._are_others(Phrase(subject.start, first))

    def _subject(self, cue: Cue) -> Phrase | None:
        """The words that name who does what the verb of a cue tells, if any do."""
        reader, verb = self.reader, cue.verb
        found = None if verb is None else self._told_before(cue.start, verb)
        if found is None and verb is not None:
            told = (one for one in find_reports(reader.tokens) if one.kind != "source")
            reports = (one for one in told if one.cue.start == verb)
            after, may_follow = subject_after(reader.tokens, verb), self._may_be_behind(verb)
            is_second = verb > cue.start and "nouns_are_capital" in reader.habits
            if after and ((is_second and self._named(after)) or may_follow):
                found = after
            elif report := next(reports, None):
                found = report.mention or main_subject(reader.tokens)
            else:
                follows = {"inverts", "speaker_follows"} & reader.habits
                found = subject_before(reader.tokens, verb) or (after if follows else None)
        found = found and _without(found, cue.phrase)
        if found is None:
            return None
        inner = range(found.start + 1, found.end - 1)
        start = max((n + 1 for n in inner if reader.end("asides", n)), default=found.start)
        return Phrase(start, found.end)

    def _may_be_behind(self, verb: int) -> bool:
        """Whether a verb follows what is said, so that who says it follows the verb."""
        inverts = "inverts" in self.reader.habits and self.reader.is_inverted(verb)
        return inverts and self.reader.tokens[verb].is_a("verbs")

    def _told_before(self, start: int, verb: int) -> Phrase | None:
        """Who stands before a cue that stands before its verb: “X, in a joint statement, said”."""
        reader, begun = self.reader, self.reader.run(start)
        if verb < start:
            return None
        if any(t.is_capital for t in reader.tokens[begun:start]):
            return Phrase(begun, start)
        is_inserted = begun > 0 and reader.begins(verb, reader.run(verb))
        return Phrase(reader.run(begun - 1), begun - 1) if is_inserted else None

    def _are_others(self, subject: Phrase) -> bool:
        """Whether words name somebody, by their capital letters."""
        reader, words = self.reader, self.reader.tokens[subject.start : subject.end]
        stops = ("determiners", "joiners", "boundaries", "openers", "titles", "honorifics")
        is_common = subject.start == 0 and self._begins_commonly(words)
        may_begin = words[1:] if is_common else words
        names = [
            t for t in may_begin if t.is_upper and not (t.is_a(*stops) or t.pronoun or t.is_day)
        ]
        if "nouns_are_capital" in reader.habits and any(t.is_a("determiners") for t in words):
            return any(len(t.text) > 1 and t.text.isupper() for t in names)
        return bool(names)

    def _begins_commonly(self, words: Sentence) -> bool:
        """Whether the first word of a sentence may have its capital letter for that alone."""
        goes_on = len(words) < 2 or words[1].is_upper or words[1].is_a("joiners")
        return not (self._all_named and goes_on)

    def _named(self, where: Phrase) -> frozenset[int]:
        """Which of them are named in a stretch of the sentence, by their number."""
        return frozenset(
            number
            for number, names in enumerate(self._words_of_names)
            if any(self._stands(name, where) for name in names)
        )

    @cached_property
    def _words_of_names(self) -> list[list[list[str]]]:
        """The words of each name of each of them, without articles."""
        speech = self.reader.language.speech
        read = ([plain_tokens(one, 0, len(one), speech) for one in names] for names in self.called)
        words = ([[t.key for t in one if not t.is_a("determiners")] for one in of] for of in read)
        return [[name for name in of if name] for of in words]

    def _stands(self, name: Sequence[str], where: Phrase) -> bool:
        """Whether a name stands in a stretch of the sentence."""
        places = range(where.start, where.end - len(name) + 1)
        return any(self._fits(name, start) for start in places)

    def _fits(self, name: Sequence[str], start: int) -> bool:
        """Whether a name begins at a token, and is not that of a place: “in Minsk”."""
        words = self.reader.tokens[start : start + len(name)]
        is_place = start > 0 and self.reader.end("places", start - 1) == start
        is_place = is_place and start not in self._partners
        is_whole = len(words) == len(name) and not is_place
        return is_whole and all(map(self._is_form, (t.key for t in words), name))

    @cached_property
    def _partners(self) -> frozenset[int]:
        """Where those begin with whom a joint text is, though the word that leads to them may lead
        to a place as well: “з Мінськом”."""
        texts = (one for kind in ("texts", "issued") for one in self.reader.all_of(kind))
        return frozenset(self.reader.end("partners", one.end) for one in texts)

    def _is_form(self, word: str, key: str) -> bool:
        """Whether a word is a part of a name, or a form of it."""
        forms = {word, word.replace(".", ""), *map(word.removeprefix, self.reader.prefixes)}
        key = key.replace(".", "")
        if key in forms or len(key) <= _SHORT:
            return key in forms
        cut = 2 if "inflects" in self.reader.habits else 1
        stem = key[: max(_SHORT + 1, len(key) - cut)]
        return any(one.startswith(stem) and len(one) <= len(key) + _SHORT for one in forms)


def _without(phrase: Phrase, other: Phrase) -> Phrase | None:
    """What of a phrase stands beside another that it overlaps; None where nothing does."""
    if phrase.end <= other.start or other.end <= phrase.start:
        return phrase
    if phrase.start < other.start:
        return Phrase(phrase.start, other.start)
    return Phrase(other.end, phrase.end) if other.end < phrase.end else None
