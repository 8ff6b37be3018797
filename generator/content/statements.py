"""The statements of the model: each kind of what somebody said, and the evidence that carries it.

To add a kind, write its class, give it a template and its words, and name it in _KINDS.

Long because it is the part of the content format that editors write most, read in one piece.
"""

from collections.abc import Container
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from pydantic import BeforeValidator, Discriminator, Field, Tag

from generator.content.fields import (
    Date,
    Deadline,
    Lines,
    Number,
    RefersTo,
    Several,
    Slug,
    When,
    as_list,
    without_node,
)
from generator.content.limits import LISTED
from generator.content.problems import nearest
from generator.content.records import Named, OneOf, Record
from generator.content.translation import Translations
from generator.content.tree import Mapping

PartyId = Annotated[str, RefersTo("party")]
IssueId = Annotated[str, RefersTo("issue")]
SourceId = Annotated[str, RefersTo("source")]
StatementId = Annotated[str, RefersTo("statement")]
SpeakerId = Annotated[str, RefersTo("person", "party")]

AskId = Annotated[str, RefersTo("ask")]
ActorId = Annotated[str, RefersTo("party", "person")]

Stance = Literal["accepts", "accepts-with-conditions", "rejects", "undecided"]

_ANSWERED = (
    "accepts: says yes; accepts-with-conditions: says yes, if something holds; partly: says yes to "
    "a part of it, or answers a part; rejects: says no; replies: answers, with neither yes nor no; "
    "declines: says that it will not answer; met: it has been done; not-met: it has not been done."
)
"""What the outcomes mean."""

_Outcome = Annotated[
    Literal[
        "accepts",
        "accepts-with-conditions",
        "partly",
        "rejects",
        "replies",
        "declines",
        "met",
        "not-met",
    ],
    Field(description=_ANSWERED),
]
"""What an answer says to an ask, or what came of it."""


class Evidence(Record):
    """What ties a statement to a source: its exact words."""

    source: SourceId = Field(
        description="Which article carries it: the id of a source. Not needed in the source's file."
    )
    quote: Several[str] = Field(
        (),
        description="The words as the article prints them inside quotation marks; a list of "
        "fragments where the article breaks one utterance with “he said”.",
    )
    passage: Lines = Field(
        (),
        description="The words of the article that report it, exactly as printed, in quotation "
        "marks or not. Write `passage: |` and the words on the next line; where something in "
        "between is left out, one fragment a line. A `quote` beside it lies inside it.",
    )
    paragraph: Several[Number] | None = Field(
        None,
        description="The paragraph's number, counted from 1: needed beside `quote` or `passage` "
        "where their words occur more than once. Several numbers must be neighbours.",
    )
    via: str | None = Field(
        None,
        description="Another outlet from which the article has it, by the name that the article "
        "prints, such as `TASS`; readers see it beside the words. Leave out where the article "
        "heard it itself.",
    )
    translations: Translations = Field(
        {},
        description="The words of `quote`, or else of `passage`, in a language of the site, where "
        "the article is in another: `en: {text: …, by: …}`. They are shown beside the original.",
    )


class DatedEvidence(Evidence):
    """Evidence of a statement, which may tell that it was said again."""

    on: When | None = Field(
        None,
        description="When it was said again, where this tells of another day than the statement's "
        "own, a later one.",
    )


class Correction(Record):
    """Something in a statement that was wrong and has been put right."""

    on: Date = Field(description="When it was put right.")
    what: str = Field(description="What it said, and what it says now, in one sentence.")


class Retraction(Record):
    """Why a statement no longer stands."""

    on: Date = Field(description="When it was withdrawn from this site.")
    why: str = Field(description="Why, in one neutral sentence.")


class Statement(Named):
    """One sourced utterance: a position, condition, reaction, question or piece of background; or a
    question that no party poses, which may be in no source."""

    kind: Any
    id: Slug = Field(description="Permanent: it is the permalink. Lower-case words and hyphens.")
    issue: Several[IssueId] = Field(
        description="What it is about: an id of issues.yaml, or a list, the one that it belongs to "
        "most first."
    )
    speaker: Several[SpeakerId] = Field(
        (),
        description="Who said it: a person's id, the party's own id for “Moscow said”, a list for "
        "what each of several said, or `unnamed` for a source without a name. Joint it is only "
        "where the words that carry it say so. Left out, it is the speaker of the text that "
        "carries it, if that is one of the party's, or else the party.",
    )
    summary: str = Field(description="What was said, in one neutral sentence.")
    personal: Literal["self"] | None = Field(
        None,
        alias="for",
        description="self: the speaker speaks for nobody else; it does not count as the party's.",
    )
    on: When | None = Field(
        None,
        description="When it was said: YYYY, YYYY-MM or YYYY-MM-DD, or some day of an interval. "
        "Leave out if unknown: then it was said up to the day of its earliest report.",
    )
    event: Annotated[str, RefersTo("event")] | None = Field(
        None,
        alias="at",
        description="The event at which it was said, which gives the day and the place: an id of "
        "events.yaml, in the place of `on` and `venue`.",
    )
    venue: str | None = Field(None, description="Where it was said, if the article tells.")
    corrected: tuple[Correction, ...] = Field(
        (), description="What was wrong in it and has been put right; readers see it."
    )
    retracted: Retraction | None = Field(
        None,
        description="Why it no longer stands. Its link stays and says so; no list has it any more.",
    )
    review: Literal["needed"] | None = Field(
        None, description="needed: a draft, which no page shows. Delete the line when it is right."
    )
    evidence: tuple[DatedEvidence, ...] = Field(
        min_length=1, max_length=LISTED, description="The passages that carry it: at least one."
    )


class Sequel(Record):
    """What tells more of an ask that was stated before."""

    withdraws: Several[AskId] = Field((), description="What the party no longer asks for, by id.")
    replaces: Several[AskId] = Field(
        (), description="What the party asked for before, in the place of which it asks for this."
    )
    repeats: Several[AskId] = Field(
        (), description="What is asked for again, or by others too, by id."
    )
    undoes: Several[AskId] = Field(
        (), description="What had been met and is so no longer: the ids of what asked for it."
    )


SEQUELS = tuple(name for name in Sequel.model_fields if name not in Record.model_fields)
"""The fields by which something tells more of an ask."""


class Answering(Record):
    """What may answer an ask."""

    answers: Annotated[
        dict[AskId, _Outcome], BeforeValidator(without_node), Field(max_length=LISTED)
    ] = Field(
        {},
        description="What it answers, or what it tells of it: `id of what was asked: outcome`. "
        f"{_ANSWERED}",
    )


class Stated(Answering, Sequel, Statement):
    """What a party states of its own accord, or in answer to what is asked."""


class Position(Stated):
    """A view that a party holds: what a statement is where nothing else is said."""

    kind: Literal["position"] = Field("position", description="position: holds a view.")


class Claim(Stated):
    """What a party says is the case."""

    kind: Literal["claim"] = Field(description="claim: says that something is the case.")
    ascribes: Annotated[
        dict[PartyId, Stance], BeforeValidator(without_node), Field(max_length=LISTED)
    ] = Field(
        {},
        description="Where it says that another party stands on its issue: `id of the party: "
        "stance`. Readers see it beside where that party itself stands, under its author's name.",
    )


class Awaiting(Statement):
    """What asks for something or intends it, and may have to be met by a day."""

    deadline: Deadline | None = Field(
        None,
        description="By when it is to be met, as the speaker says: YYYY, YYYY-MM or YYYY-MM-DD, or "
        "a day with a clock time and its zone. It may be after `as_of`.",
    )


class Intent(Awaiting, Stated):
    """What a party means to do."""

    kind: Literal["intent"] = Field(description="intent: means to do something.")


class Ask(Awaiting):
    """What is wanted of others: what became of it is worked out from their answers."""

    asked_of: tuple[Annotated[str, RefersTo("party", "person", or_words=True)], ...] = Field(
        (),
        description="Of whom it is asked: ids of parties or people, or words, such as `NATO "
        "members`. Leave out where nobody is named.",
    )


class Demand(Ask, Stated):
    """What a party demands."""

    kind: Literal["demand"] = Field(
        description="demand: wants something of others, or wants something to be so."
    )


class Request(Ask, Stated):
    """What a party asks for."""

    kind: Literal["request"] = Field(description="request: asks for something.")


class Offer(Ask, Stated):
    """What a party is willing to do."""

    kind: Literal["offer"] = Field(description="offer: is willing to do something.")


class Condition(Ask, Stated):
    """What must hold before something else applies."""

    kind: Literal["condition"] = Field(description="condition: what must hold first.")
    qualifies: StatementId | None = Field(
        None,
        description="What it is a condition of, where the source tells: the id of a statement. It "
        "lapses when that is withdrawn or superseded.",
    )


class Question(Ask, Stated):
    """A question that a party raised."""

    kind: Literal["question"] = Field(description="question: asks something.")


EDITORS = "editors"
"""What is written in the place of who asks where the editors themselves do."""


class PosedQuestion(Ask):
    """A question that no party poses: an interviewer's, which a source carries, or one of the
    editors' own, which the statements and events that it rests on leave open."""

    kind: ClassVar[str] = "question"  # type: ignore[misc]
    speaker: ClassVar[tuple[str, ...]] = ()  # type: ignore[misc]
    personal: ClassVar[None] = None  # type: ignore[misc]
    review: ClassVar[None] = None  # type: ignore[misc]
    deadline: ClassVar[None] = None  # type: ignore[misc]
    by: str = Field(
        description="Who asks: `editors` for your own question, or an interviewer in words, as in "
        "`Ada Kern of the Gazette`. A party's question stands among its statements."
    )
    summary: str = Field(description="The question, in one neutral sentence.")
    rests_on: Annotated[
        tuple[Annotated[str, RefersTo("statement", "event")], ...],
        Field(min_length=1, max_length=LISTED),
    ] = Field(
        (),
        description="Of the editors' own question: the statements and events from which it follows "
        "that it is open, by id. At least one.",
    )
    evidence: Annotated[tuple[DatedEvidence, ...], Field(min_length=1, max_length=LISTED)] = Field(
        (),
        description="Of an interviewer's question: the passages in which it is asked. At least "
        "one. The editors' own has none.",
    )

    @property
    def is_editors(self) -> bool:
        """Whether it is the editors' own, and nobody's statement."""
        return self.by == EDITORS


class Update(Sequel):
    """What became of asks, where there is nothing to add: its evidence belongs to what it names."""

    speaker: Several[SpeakerId] = Field(
        (), description="Who said it: as in a statement; by default the party itself."
    )
    on: When | None = Field(None, description="When it was said: as in a statement.")
    event: Annotated[str, RefersTo("event")] | None = Field(
        None, alias="at", description="The event at which it was said: as in a statement."
    )
    deadline: Deadline | None = Field(
        None, description="By when it is to be met, where it is asked for again or by others."
    )
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, max_length=LISTED, description="The passages that report it: at least one."
    )

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of the asks of which it tells."""
        return tuple(dict.fromkeys(one for how in SEQUELS for one in getattr(self, how)))


class Reaction(Statement):
    """How a party responded to a statement, an event or a party."""

    kind: Literal["reaction"] = Field("reaction", description="Not needed: `to` tells it.")
    to: Annotated[str, RefersTo("statement", "event", "party")] = Field(
        description="What it reacts to: the id of a statement, an event or a party."
    )
    response: Literal["accepts", "welcomes", "mixed", "questions", "criticises", "rejects"] = Field(
        description="The tone of the reaction, in one word."
    )


class Background(Statement):
    """What a source itself reports: context, and no party's view."""

    kind: ClassVar[str] = "background"  # type: ignore[misc]
    issue: Annotated[tuple[IssueId, ...], BeforeValidator(as_list)] = Field(
        (), description="What it is about, if one issue or several."
    )
    speaker: Annotated[tuple[Literal["unnamed"], ...], BeforeValidator(as_list)] = Field(
        (), description="`unnamed` where the article gives it to a source without a name."
    )
    evidence: tuple[Evidence, ...] = Field(  # type: ignore[assignment]
        min_length=1, max_length=LISTED, description="The passages that carry it: at least one."
    )


def is_draft(statement: Statement) -> bool:
    """Whether a statement waits for an editor's review."""
    return statement.review is not None


_KINDS: tuple[type[Statement], ...] = (
    Position,
    Claim,
    Intent,
    Demand,
    Request,
    Condition,
    Offer,
    Question,
    Reaction,
)

STATEMENT_KINDS: dict[str, type[Statement]] = {
    kind: model for model in _KINDS for kind in get_args(model.model_fields["kind"].annotation)
}
"""The kinds of statement that a party's files hold, and the model of each, in order."""

UPDATING = ("withdraws", "repeats", "undoes")
"""The fields one of which makes an entry without an id, a kind and a summary an update."""

STATING = ("id", "kind", "to", "issue", "summary", "answers", "review")
"""The fields one of which makes such an entry a statement."""


def is_update(fields: Container[str]) -> bool:
    """Whether an entry among statements with these fields tells what became of an ask alone."""
    return any(name in fields for name in UPDATING) and not any(name in fields for name in STATING)


def kind_of(written: Any) -> str:
    """The kind of what is written as a statement of a party's, or is one: what `kind` says, or the
    one that it probably means; else a reaction where there is `to`, and a position where there is
    not."""
    if isinstance(written, Statement):
        return str(written.kind)
    fields = written if isinstance(written, dict) else {}
    kind = fields.get("kind")
    if isinstance(kind, str) and kind:
        return kind if kind in STATEMENT_KINDS else nearest(kind, STATEMENT_KINDS) or "position"
    return "reaction" if "to" in fields and kind is None else "position"


def _model_of(node: Mapping) -> type[Statement]:
    return STATEMENT_KINDS[
        kind_of({name: getattr(of, "text", "") for name, of in node.fields.items()})
    ]


if TYPE_CHECKING:
    AnyStatement = Statement
else:
    _tagged = (Annotated[model, Tag(kind)] for kind, model in STATEMENT_KINDS.items())
    AnyStatement = Annotated[
        reduce(or_, _tagged), Discriminator(kind_of), OneOf(Statement, _model_of)
    ]
