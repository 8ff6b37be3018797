"""Whether two records have to do with each other, as far as words can tell.

Related are those that share an issue, or a word that few others have; near are those whose words
stand in one paragraph or in neighbours. Words are compared by their beginnings; names of parties
and people, which stand everywhere, are compared apart: somebody is named where one of his names is
printed. That nothing of this holds proves nothing: it is a reason to look.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from generator.content.model import Event, Party, Person
from generator.content.statements import Statement
from generator.evidence.languages import language_data, language_of, read_language, words
from generator.evidence.proposals import beginnings, sentences_around
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.mentions import is_printed

Related = Statement | Event
"""What may have to do with another one."""

_COMMON = 0.15
"""Which share of the records a word has that tells nothing."""

_FEW = 3
"""In how many a word may be all the same."""

_SHORT = 3
"""Parts of names that have so many letters or fewer name nobody."""

NEAR = 1
"""How many paragraphs apart are neighbours."""

FAR = 1_000
"""How far records are from each other that no source has both of."""

_PLAIN = ("fillers", "boundaries", "openers", "joiners", "relatives", "determiners", "days")
"""The lists of words that tell nothing: see Speech."""

_SAYING = ("verbs", "views", "naming", "participles", "nouns", "titles", "honorifics")
"""Those of words that tell how something is said, and by whom."""


class Relatedness:
    """What the records of a dossier share with each other, each read once: see relatedness."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._read: dict[str, frozenset[str]] = {}
        self._named: dict[tuple[str, str], bool] = {}

    def are_on_one_thing(self, one: Related, other: Related) -> bool:
        """Whether both are about one issue, or share telling words: one where they stand near each
        other, or two."""
        if self.share_issue(one, other):
            return True
        count = len(self.shared_words(one, other))
        return count > 1 or (count == 1 and self.distance(one, other) <= NEAR)

    def share_issue(self, one: Related, other: Related) -> bool:
        """Whether both are about one issue."""
        return not _issues(one).isdisjoint(_issues(other))

    def shared_words(self, one: Related, other: Related) -> frozenset[str]:
        """The beginnings of words that both have, and few others."""
        return self.telling(self.words_shared(one, other))

    def words_shared(self, one: Related, other: Related) -> frozenset[str]:
        """The same of any words, also of those that many records have."""
        return self._words(one) & self._words(other)

    def telling(self, found: frozenset[str]) -> frozenset[str]:
        """Of the beginnings of words those that few records have."""
        return frozenset(word for word in found if self._spread[word] <= self._most)

    def words_cited(self, cited: Cited, *, with_saying: bool = False) -> frozenset[str]:
        """The beginnings of the words that a piece of evidence cites, or of the sentences around
        what it only quotes, but for names; `with_saying` also of those for how it is said."""
        if cited.article is None:
            return frozenset()
        explainer = self.dossier.explainer
        texts = cited.reported or sentences_around(cited, language_of(explainer, cited.source))
        code = cited.source.language or explainer.language
        return self.words_of(" ".join(texts), code, with_saying=with_saying)

    def words_and_names(self, cited: Cited) -> frozenset[str]:
        """The beginnings of all that a piece of evidence cites and that tells something: words,
        names, numbers, and that something is denied."""
        if cited.article is None:
            return frozenset()
        text = " ".join(map(cited.article.words, cited.passages))
        language = language_of(self.dossier.explainer, cited.source)
        code = cited.source.language or self.dossier.explainer.language
        told = {*beginnings(text, _stopping(code, True))}
        told |= {*re.findall(r"\d+", text)}
        return frozenset(told | ({"\0denied"} if language.negation_in(text) else set()))

    def words_of(self, text: str, language: str, *, with_saying: bool = False) -> frozenset[str]:
        """The beginnings of the words of a text in a language, but for names."""
        return frozenset(beginnings(text, _stopping(language, with_saying) | self._names))

    def distance(self, one: Related, other: Related) -> int:
        """How many paragraphs lie between their words, in the source where they are nearest."""
        places = [_places(evidence_of(self.dossier, record)) for record in (one, other)]
        return min(
            (
                abs(number - another)
                for source, numbers in places[0].items()
                for number in numbers
                for another in places[1].get(source, ())
            ),
            default=FAR,
        )

    def closeness(self, one: Related, other: Related) -> int:
        """How near their words are: 0 in one sentence, 1 in one paragraph, then one more for each
        paragraph between."""
        return 0 if self._sentences(one) & self._sentences(other) else 1 + self.distance(one, other)

    def beside(self, one: Related) -> list[Statement]:
        """The statements whose words stand in the paragraphs of a record or in neighbours."""
        found: dict[str, Statement] = {}
        for source, numbers in _places(evidence_of(self.dossier, one)).items():
            for number in {
                near for each in numbers for near in range(each - NEAR, each + NEAR + 1)
            }:
                found |= {each.id: each for each in self._at.get((source, number), ())}
        return [*found.values()]

    def names(self, one: Related, party: Party | Person) -> bool:
        """Whether somebody, or anybody of a party, is named in the paragraphs of a record or in
        those before them; also where nobody of the dossier is, of which nothing can be told."""
        texts = [*self._around(one)]
        return any(self._is_named(text, party) for text in texts) or not any(
            self._is_named(text, each) for text in texts for each in self.dossier.party.values()
        )

    def _is_named(self, text: str, actor: Party | Person) -> bool:
        key = (text, actor.id)
        if key not in self._named:
            people = actor.people if isinstance(actor, Party) else ()
            held = (actor, *people)
            called = [name for each in held for name in _called(each)]
            parts = {word for name in called for word in words(name) if len(word) > _SHORT}
            stems = tuple(word[: max(_SHORT + 1, len(word) - 2)] for word in parts)
            is_part = bool(stems) and any(word.startswith(stems) for word in words(text))
            self._named[key] = is_part or any(is_printed(name, text) for name in called)
        return self._named[key]

    def _around(self, one: Related) -> Iterator[str]:
        for cited in evidence_of(self.dossier, one):
            for number in dict.fromkeys(cited.paragraphs) if cited.article else ():
                for near in range(number - 2, number + 1):
                    if paragraph := cited.article and cited.article.paragraph(near):
                        yield paragraph.text

    def _sentences(self, one: Related) -> frozenset[tuple[str, int, str]]:
        """The sentences in which the words of a record stand, with source and paragraph."""
        return frozenset(
            (cited.evidence.source, cited.paragraphs[0], text)
            for cited in evidence_of(self.dossier, one)
            if cited.article and cited.paragraphs
            for text in sentences_around(cited, language_of(self.dossier.explainer, cited.source))
        )

    @cached_property
    def _at(self) -> dict[tuple[str, int], list[Statement]]:
        """The statements whose words stand in a paragraph of a source."""
        found: dict[tuple[str, int], list[Statement]] = {}
        for one in self.dossier.statements:
            for source, numbers in _places(self.dossier.of(one).evidence).items():
                for number in numbers:
                    found.setdefault((source, number), []).append(one)
        return found

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many records each word is."""
        records: list[Related] = [*self.dossier.statements, *self.dossier.explainer.events]
        return Counter(word for one in records for word in self._words(one))

    @cached_property
    def _most(self) -> int:
        """How many records may have a word that still tells something."""
        count = len(self.dossier.statements) + len(self.dossier.explainer.events)
        return max(_FEW, int(count * _COMMON))

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words of all names of parties and people."""
        held: list[Party | Person] = [*self.dossier.party.values(), *self.dossier.person.values()]
        return frozenset(word for one in held for name in one.names for word in words(name))

    def _words(self, one: Related) -> frozenset[str]:
        if one.id not in self._read:
            told = f"{one.name}. {one.summary or ''}" if isinstance(one, Event) else one.summary
            found = [self.words_of(told, self.dossier.explainer.language)]
            found += map(self.words_cited, evidence_of(self.dossier, one))
            self._read[one.id] = frozenset().union(*found)
        return self._read[one.id]


def relatedness(dossier: Dossier) -> Relatedness:
    """What the records of a dossier share: the same for all who ask of one dossier in turn."""
    if not _LAST or _LAST[0].dossier is not dossier:
        _LAST[:] = [Relatedness(dossier)]
    return _LAST[0]


_LAST: list[Relatedness] = []


def evidence_of(dossier: Dossier, one: Related) -> Sequence[Cited]:
    """The evidence of a statement or an event; none of one that was retracted."""
    if isinstance(one, Statement):
        return dossier.of(one).evidence
    return [dossier.cited(piece) for piece in one.evidence]


def is_whole(pieces: Iterable[Cited]) -> bool:
    """Whether all of some evidence stands where it says, so that something can be told by it."""
    held = [*pieces]
    return bool(held) and all(one.article and one.passages and not one.fault for one in held)


def _issues(one: Related) -> set[str]:
    if isinstance(one, Event):
        return {one.issue} if one.issue else set()
    return {*one.issue}


def _called(one: Party | Person) -> list[str]:
    """The names of somebody, and the offices."""
    return [*one.names, *(one.offices if isinstance(one, Person) else ())]


def _places(pieces: Iterable[Cited]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for one in pieces:
        found.setdefault(one.evidence.source, set()).update(one.paragraphs)
    return found


@cache
def _stopping(code: str, with_saying: bool = False) -> frozenset[str]:
    """The words of a language that tell nothing of what somebody speaks about."""
    names = _PLAIN if with_saying else (*_PLAIN, *_SAYING)
    language = read_language(code)
    common = language_data(code).get("articles", {}).get("common", ())
    listed = (word for name in names for word in language.speech.listed(name))
    joined = (word for phrase in (*listed, *common, *language.negations) for word in words(phrase))
    return frozenset(joined) | language.pronouns
