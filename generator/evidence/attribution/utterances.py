"""What attribution takes and gives: who is known, and what was uttered by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.content.model import Party, Person
from generator.evidence.articles.archive import Passage

Confidence = Literal["high", "low", "none"]

RULES = {
    "said-after": "“X said” stands after the quotation",
    "said-before": "“X said” stands before the quotation",
    "said-between": "“X said” breaks the quotation",
    "colon": "a name and a colon stand before the quotation",
    "participle": "“adding”, “calling it” stands before it; the sentence is about X",
    "source-given": "“according to X” stands in the sentence",
    "carried-over": "the quotation goes on from the one before",
    "nearest": "no verb of saying is near; X is the nearest who was named",
    "reported": "the sentence reports what X said",
    "own-words": "all of the text, or of the turn, is in the words of X",
    "signed": "the name of X stands behind the quotation, after a dash",
    "goes-on": "the sentence goes on with what X said, in the same indirect speech",
    "caption": "the words stand in the caption of a picture",
    "nobody": "nothing tells who speaks",
}
"""Every rule that attributes words, in words for an editor."""


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who may speak: a person or a party, with all that they are called.

    `party` is the id of a person's party, None for a party itself; `role` is what the person is.
    It `tells_gender` unless it is written in another language than the article: an English
    “Minister” is no man to a German one.
    """

    id: str
    names: tuple[str, ...]
    role: str | None = None
    party: str | None = None
    tells_gender: bool = True


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that somebody said, or a sentence that reports them.

    `parts` are, in order, the quoted stretches without their marks (several when “he said” breaks
    them or they run over paragraphs), or the one reporting sentence. `cue` is the verb of saying,
    `mention` the words that name the speaker, as near to the utterance as the article has them.

    `speaker` is the id of someone known, or `unnamed` where the article names nobody on purpose;
    None below confidence `high`, and for someone who is not known; `along` are those who speak with
    him in a joint text. `name` is the fullest name that
    the article itself gives the speaker, and `perhaps` the id that a low confidence speaks for.
    With confidence `high` and neither, the article calls the speaker by a noun alone (“the
    ministry”, “critics”), which may be anybody's. `is_pronoun` tells that the mention is “he” or
    “she”: `speaker` or `name` is then whom it stands for, as far as that is told.
    """

    parts: tuple[Passage, ...]
    is_quoted: bool
    rule: str
    confidence: Confidence
    cue: Passage | None = None
    mention: Passage | None = None
    speaker: str | None = None
    name: str | None = None
    perhaps: str | None = None
    along: tuple[str, ...] = ()
    is_pronoun: bool = False

    @property
    def paragraph(self) -> int:
        """The number of the paragraph in which the utterance begins, from 1."""
        return self.parts[0].paragraph


def known_speakers(parties: Iterable[Party]) -> tuple[Known, ...]:
    """Every party and person of an explainer as somebody who may speak."""
    known: list[Known] = []
    for party in parties:
        known.append(Known(party.id, party.names))
        known += [_known(person, party) for person in party.people]
    return tuple(known)


def as_read_in(article: str, known: Sequence[Known], written: str) -> tuple[Known, ...]:
    """Those who are known, for an article in one language, with roles `written` in another or in
    the same: each language is given by its tag."""
    is_same = article.partition("-")[0].lower() == written.partition("-")[0].lower()
    return tuple(known) if is_same else tuple(replace(one, tells_gender=False) for one in known)


def _known(person: Person, party: Party) -> Known:
    """A person with the office, if there was only one: an article tells no other from the first.

    A group is called by its whole name, as a party is.
    """
    if person.kind == "group":
        return Known(person.id, person.names)
    only = person.roles[0].role if len(person.roles) == 1 else None
    return Known(person.id, person.names, person.role or only, party.id)
