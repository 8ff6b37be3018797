"""What may be claimed: what the program compared, what somebody confirmed, and what nobody did.

The page “What was checked”, each statement, the data and the line that `check` prints all say what
is counted here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from generator.checks.settling import SENTENCE, read_by_somebody
from generator.content.confirmation import Confirmation
from generator.content.model import (
    Change,
    Difference,
    Event,
    Explainer,
    HandwrittenPage,
    Issue,
    Line,
    Party,
    Person,
    Proposal,
    Source,
)
from generator.content.problems import Doubt, TiedWords
from generator.content.records import Record
from generator.content.statements import Statement
from generator.content.translatable import InOriginal
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.resolution.dossier import Dossier
from generator.pages.urls import Addressed

Worded = tuple[tuple[str, Source | None], ...]
"""Words of sources, each with its source."""

ROOM = 60_000
"""How many bytes of sentences and words the page of what was confirmed shows; the data has all."""


@dataclass(frozen=True, slots=True)
class Given:
    """How many of some things a person confirmed, how many a program alone, and how many nobody."""

    person: int
    program: int
    nobody: int

    @property
    def whole(self) -> int:
        """How many there are."""
        return self.person + self.program + self.nobody


@dataclass(frozen=True)
class Vouched:
    """What somebody confirmed: what a rule asked of a sentence, or the sentence as a whole.

    `home` is where it stands on the site, if it has a place there.
    """

    doubt: Doubt
    given: Confirmation
    home: Addressed | str | None
    language: str = ""

    @property
    def sentence(self) -> str:
        """The sentence, which tells its `language` on a site that is in another."""
        return self._in_language(self.doubt.sentence)

    @property
    def tie(self) -> TiedWords | None:
        """What ties two things, where that is the sentence; texts tell their `language` too."""
        if self.doubt.tie is None:
            return None
        field, one, other = self.doubt.tie
        return TiedWords(field, self._in_language(one), self._in_language(other))

    def _in_language(self, text: str) -> str:
        return InOriginal(text, self.language) if self.language else text

    @property
    def is_whole(self) -> bool:
        """Whether the sentence was compared as a whole, and not for what a rule asked."""
        return self.given.rule == SENTENCE

    @property
    def size(self) -> int:
        """How many bytes it takes to show."""
        told = (self.doubt.sentence, *self.doubt.passages)
        return sum(len(text.encode("utf-8", "surrogatepass")) for text in told) + _MARKUP


_MARKUP = 200
"""How many bytes what stands around a confirmation is reckoned at."""


class Claims:
    """What was checked of what readers see, in numbers, and each confirmation that still holds.

    `sentences` are all that the editors wrote, names and titles among them.
    """

    def __init__(self, dossier: Dossier, shown: Dossier | None = None) -> None:
        self._dossier = dossier
        self._shown = shown or dossier
        self.sentences = [*assertions(dossier)]

    @property
    def tied(self) -> int:
        """How many sentences rest on words that were named for them alone."""
        return sum(one.is_tied and bool(one.rests_on) for one in self.sentences)

    @property
    def quotations(self) -> int:
        """How many pieces of evidence quote."""
        return sum(bool(one.quoted) for one in self._dossier.evidence)

    @property
    def passages(self) -> int:
        """How many pieces of evidence report, with words that stand in their source."""
        return sum(bool(one.evidence.passage) for one in self._dossier.evidence)

    @cached_property
    def read(self) -> Given:
        """The sentences, by who compared them with their source."""
        by = Counter(one.by for _, one in read_by_somebody(self._dossier))
        return Given(by["person"], by["program"], len(self.sentences) - by.total())

    @cached_property
    def asked(self) -> Given:
        """What rules asked of people, by who confirmed it."""
        by = Counter(one.by for _, one in self._dossier.confirmed)
        return Given(by["person"], by["program"], len(self._dossier.waiting))

    @cached_property
    def vouched(self) -> tuple[Vouched, ...]:
        """Each confirmation that holds: what rules asked first, in the order of the records and not
        of lines, then sentences as a whole."""
        order = {thing.record.id: number for number, thing in enumerate(self._dossier.things)}
        asked = sorted(
            self._dossier.confirmed,
            key=lambda one: (order.get(one[0].subject, -1), one[0].about, one[1].rule),
        )
        given = dict.fromkeys((*asked, *read_by_somebody(self._dossier)))
        is_own = self._shown is self._dossier
        language = "" if is_own else self._dossier.explainer.language
        return tuple(
            Vouched(doubt, one, self._as_shown(self._home(doubt)), language) for doubt, one in given
        )

    def _as_shown(self, home: Addressed | str | None) -> Addressed | str | None:
        """What has an id as it is on the site that is shown, which may be in a further language."""
        if home is None or isinstance(home, str) or self._shown is self._dossier:
            return home
        alike = (one.record for one in self._shown.things if type(one.record) is type(home))
        return next((one for one in alike if one.id == home.id), None)

    @cached_property
    def of_statement(self) -> Mapping[str, Sequence[Vouched]]:
        """What was confirmed of each statement, by its id: of the sentence as a whole first."""
        found: dict[str, list[Vouched]] = {}
        for one in sorted(self.vouched, key=lambda one: not one.is_whole):
            if isinstance(one.home, Statement):
                found.setdefault(one.home.id, []).append(one)
        return found

    @cached_property
    def _unsure(self) -> frozenset[tuple[str, ...]]:
        """The records and fields that rules ask about, but for what a person has confirmed."""
        by_program = [doubt for doubt, one in self._dossier.confirmed if one.by != "person"]
        waiting = [doubt for doubt, _ in self._dossier.waiting]
        return frozenset(tuple(one.about.split(".")[:2]) for one in (*by_program, *waiting))

    def is_sure(self, statement: Statement, field: str) -> bool:
        """Whether no rule asks about a field of a statement what no person has confirmed."""
        return (statement.id, field) not in self._unsure

    @property
    def shown(self) -> Sequence[Vouched]:
        """As many confirmations as a page shows."""
        sizes = accumulate(one.size for one in self.vouched)
        return self.vouched[: max(1, sum(size <= ROOM for size in sizes))]

    def by_source(self) -> list[tuple[Source | None, list[tuple[Vouched, Worded]]]]:
        """The confirmations that are shown, by source as these are ordered, each with the words it
        was compared with; those of several sources, or of none, come first."""
        groups: dict[str, list[tuple[Vouched, Worded]]] = {"": []}
        groups |= {source.id: [] for source in self._dossier.explainer.sources}
        for one in self.shown:
            words = self._words(one.doubt)
            names = {source.id for _, source in words if source}
            groups[names.pop() if len(names) == 1 else ""].append((one, words))
        return [(self._dossier.source.get(name), some) for name, some in groups.items() if some]

    def _words(self, doubt: Doubt) -> Worded:
        """The words of a doubt, each with its source."""
        known = self._assertion.get((doubt.about, doubt.sentence))
        found: dict[str, Source] = {}
        for cited in known.rests_on if known else ():
            if cited.article:
                found |= dict.fromkeys(map(cited.article.words, cited.runs), cited.source)
        return tuple(
            (text, found.get(text) or self._source(doubt, text)) for text in doubt.passages
        )

    def _source(self, doubt: Doubt, text: str) -> Source | None:
        """The source that has a text, first of all that of the doubt."""
        articles = self._dossier.archive.articles.values()
        for article in sorted(articles, key=lambda one: one.source.id != doubt.source):
            if any(text in paragraph.text for paragraph in article.paragraphs):
                return article.source
        return None

    def _home(self, doubt: Doubt) -> Addressed | str | None:
        """Where a sentence stands: at what its `about` begins with."""
        known = self._assertion.get((doubt.about, doubt.sentence))
        record = known.record if known else None
        if isinstance(record, Explainer) or type(record) is Line:
            return "overview"
        if isinstance(record, Change):
            return "changes"
        if isinstance(record, Issue | Statement | Party | Event | Difference):
            return record
        if isinstance(record, Proposal):
            return self._dossier.issue.get(doubt.subject)
        found = self._things.get(doubt.subject)
        if isinstance(found, Person):
            return self._dossier.party_of(found.id)
        if isinstance(found, Statement | Party | Event | Difference | Issue | Source):
            return found
        return found if isinstance(found, HandwrittenPage) else None

    @cached_property
    def _assertion(self) -> Mapping[tuple[str, str], Assertion]:
        return {(one.about, one.doubt.sentence): one for one in self.sentences}

    @cached_property
    def _things(self) -> dict[str, Record]:
        """What has an id; issues, sources and pages, which may share one with others, come last."""
        apart = ("issue", "source", "page")
        things = sorted(self._dossier.things, key=lambda one: one.kind in apart)
        return {one.record.id: one.record for one in reversed(things)}


@lru_cache(maxsize=2)
def claims(dossier: Dossier) -> Claims:
    """What was checked of an explainer, worked out once: in a further language, of its original."""
    return Claims(dossier.original or dossier, dossier)
