"""The statements of the model: each kind of what somebody said, and the evidence that carries it.

To add a kind, write its class, give it a template and its words, and name it in AnyStatement.
"""

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
)
from generator.content.limits import LISTED
from generator.content.records import Named, OneOf, Record
from generator.content.tree import Mapping

PartyId = Annotated[str, RefersTo("party")]
IssueId = Annotated[str, RefersTo("issue")]
SourceId = Annotated[str, RefersTo("source")]
StatementId = Annotated[str, RefersTo("statement")]
SpeakerId = Annotated[str, RefersTo("person", "party")]

Stance = Literal["accepts", "accepts-with-conditions", "rejects", "undecided"]


class Evidence(Record):
    """What ties a statement to a source: its exact words, or a reporting paragraph."""

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
        description="The paragraph's number, counted from 1: needed where neither `quote` nor "
        "`passage` is given, or where their words occur more than once. Several numbers must be "
        "neighbours.",
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
    """One sourced utterance: a position, condition, reaction, question or piece of background."""

    kind: Any
    id: Slug = Field(description="Permanent: it is the permalink. Lower-case words and hyphens.")
    issue: Several[IssueId] = Field(
        description="What it is about: an id of issues.yaml, or a list, the one that it belongs to "
        "most first."
    )
    speaker: Several[SpeakerId] = Field(
        (),
        description="Who said it: a person's id, the party's own id for “Moscow said”, a list for "
        "a joint statement, or `unnamed` for a source without a name. Left out, it is the speaker "
        "of the text that carries it, if that is one of the party's, or else the party.",
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
    standing: bool = Field(
        False, description="true: said earlier and still held, not news of that day."
    )
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
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, max_length=LISTED, description="The passages that carry it: at least one."
    )


class Awaiting(Statement):
    """What asks for something or intends it, and may have to be met by a day."""

    deadline: Deadline | None = Field(
        None,
        description="By when it is to be met, as the speaker says: YYYY, YYYY-MM or YYYY-MM-DD, or "
        "a day with a clock time and its zone. It may be after `as_of`.",
    )


class View(Awaiting):
    """What a party holds, wants, offers, means to do or says is the case."""

    stance: Stance | None = Field(
        None,
        description="Where the party stands on the issue, if it says so; set by the editor. "
        "accepts: agrees; accepts-with-conditions: agrees if something holds; "
        "rejects: says no; undecided: says that it has not decided.",
    )
    answered_by: tuple[Annotated[str, RefersTo("statement", "event")], ...] = Field(
        (),
        description="With a `deadline`: the statements or events that tell what came of it, by id.",
    )


class Position(View):
    """A view that a party holds: what a statement is where nothing else is said."""

    kind: Literal["position"] = Field("position", description="position: holds a view.")


class Claim(View):
    """What a party says is the case."""

    kind: Literal["claim"] = Field(description="claim: says that something is the case.")


class Intent(View):
    """What a party means to do."""

    kind: Literal["intent"] = Field(description="intent: means to do something.")


class Demand(View):
    """What a party demands."""

    kind: Literal["demand"] = Field(description="demand: insists on something.")


class Request(View):
    """What a party asks for."""

    kind: Literal["request"] = Field(description="request: asks for something.")


class Offer(View):
    """What a party is willing to do."""

    kind: Literal["offer"] = Field(description="offer: is willing to do something.")


class Condition(Awaiting):
    """What must hold before a position applies."""

    kind: Literal["condition"] = Field(description="condition: what must hold first.")
    qualifies: Annotated[str, RefersTo("position")] = Field(
        description="The position that it is a condition on: the id of a position."
    )
    asked_of: tuple[PartyId, ...] = Field((), description="The parties that would have to act.")
    status: Literal["open", "accepted", "partly-accepted", "rejected"] = Field(
        "open",
        description="What has become of it, as far as the sources tell. open: nobody has "
        "answered; accepted: it is granted; partly-accepted: some of it is; rejected: "
        "it is refused.",
    )
    answered_by: tuple[StatementId, ...] = Field(
        (), description="The statements that answer it, by id."
    )


class Reaction(Statement):
    """How a party responded to a statement, an event or a party."""

    kind: Literal["reaction"] = Field("reaction", description="Not needed: `to` tells it.")
    to: Annotated[str, RefersTo("statement", "event", "party")] = Field(
        description="What it reacts to: the id of a statement, an event or a party."
    )
    response: Literal["accepts", "welcomes", "mixed", "questions", "criticises", "rejects"] = Field(
        description="The tone of the reaction, in one word."
    )


class Question(Awaiting):
    """A question that a party raised."""

    kind: Literal["question"] = Field(description="question: asks something.")
    asked_of: tuple[PartyId, ...] = Field((), description="The parties that could answer.")
    bears_on: tuple[StatementId, ...] = Field(
        (), description="Why it matters: the statements that hang on the answer, by id."
    )
    status: Literal["open", "partly-answered", "answered", "disputed"] = Field(
        "open",
        description="Whether anyone has answered it, as far as the sources tell. open: nobody "
        "has; partly-answered: somebody has, in part; answered: somebody has; "
        "disputed: what is answered does not agree.",
    )
    answered_by: tuple[StatementId, ...] = Field(
        (), description="The statements that answer it, by id."
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


def kind_of(written: Any) -> str:
    """The kind of what is written as a statement of a party's, or is one: what `kind` says, or
    else a reaction where there is `to`, and a position where there is not."""
    if isinstance(written, Statement):
        return str(written.kind)
    fields = written if isinstance(written, dict) else {}
    kind = fields.get("kind")
    if isinstance(kind, str) and kind in STATEMENT_KINDS:
        return kind
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
