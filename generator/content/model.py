"""The typed model of an explainer. Every field that an editor may write is declared here, once.

Field descriptions are written for editors: they become the JSON Schema's and the messages'
words. Typing happens here and nowhere else; the reader hands over text only.

Long because it is the content format itself, which is read in one piece.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SkipValidation
from pydantic.json_schema import SkipJsonSchema

from generator.content.fields import (
    Date,
    Deadline,
    EditUri,
    LanguageTag,
    Lines,
    Number,
    RefersTo,
    Several,
    Sha256,
    Slug,
    Url,
    When,
    as_list,
)
from generator.content.limits import LISTED
from generator.content.problems import Place
from generator.content.tree import Mapping

FILE_LISTS = ("issues", "sources", "background", "differences", "events", "changes")
"""The parts of an Explainer that are lists: content/<name>.yaml, or as paths.py says."""

FOLDERS = ("parties", "pages")
"""The parts of which each entry has a file of its own, in content/<name>/."""

WORKED_OUT = ("as_of",)
"""What need not stand in content/explainer.yaml, since the program can tell it by the sources."""

ELSEWHERE = (*FILE_LISTS, *FOLDERS)
"""The parts that do not stand in content/explainer.yaml."""

PartyId = Annotated[str, RefersTo("party")]
IssueId = Annotated[str, RefersTo("issue")]
SourceId = Annotated[str, RefersTo("source")]
StatementId = Annotated[str, RefersTo("statement")]
SpeakerId = Annotated[str, RefersTo("person", "party")]

Stance = Literal["accepts", "accepts-with-conditions", "rejects", "undecided"]

_R = TypeVar("_R", bound="Record")


class Record(BaseModel):
    """Something that an editor wrote as a mapping, and the place where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    node: SkipJsonSchema[SkipValidation[Mapping]] = Field(alias="\0node", exclude=True, repr=False)

    def __eq__(self, other: object) -> bool:
        """Records are told apart by being written apart, whatever they say."""
        return self is other

    def __hash__(self) -> int:
        """Equal records are the same record: what is looked up by a record is found by it alone."""
        return id(self)

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.node.place

    def at(self, *path: str | int) -> Place:
        """The place of a field's value, or of the nearest thing around it that was written."""
        return self.node.find(path).place


class Named(Record):
    """Something that others refer to by its id."""

    id: Slug = Field(description="Permanent: it is the permalink.")
    formerly: Annotated[tuple[Slug, ...], Field(max_length=LISTED)] = Field(
        (),
        description="Ids that it had before, so that links to them still lead here. `explainer "
        "rename` writes them.",
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """Its id, then those that it had before."""
        return (self.id, *self.formerly)


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
    issue: IssueId = Field(description="What it is about: an id of issues.yaml.")
    speaker: Several[SpeakerId] = Field(
        description="Who said it: a person's id, the party's own id for “Moscow said”, a list for "
        "a joint statement, or `unnamed` for a source without a name."
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


class Position(Awaiting):
    """What a party holds, wants, offers, means to do or says is the case."""

    kind: Literal["position", "demand", "offer", "intent", "claim"] = Field(
        "position",
        description="position: holds a view; demand: asks for something; offer: is willing to do "
        "something; intent: means to do something; claim: says that something is the "
        "case.",
    )
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


class Condition(Awaiting):
    """What must hold before a position applies."""

    kind: ClassVar[str] = "condition"  # type: ignore[misc]
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

    kind: ClassVar[str] = "reaction"  # type: ignore[misc]
    to: Annotated[str, RefersTo("statement", "event", "party")] = Field(
        description="What it reacts to: the id of a statement, an event or a party."
    )
    response: Literal["accepts", "welcomes", "mixed", "questions", "criticises", "rejects"] = Field(
        description="The tone of the reaction, in one word."
    )


class OpenQuestion(Awaiting):
    """A question that a party raised."""

    kind: ClassVar[str] = "question"  # type: ignore[misc]
    summary: str = Field(alias="question", description="The question, in one neutral sentence.")
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
    issue: IssueId | None = Field(  # type: ignore[assignment]
        None, description="What it is about, if one issue."
    )
    speaker: Annotated[tuple[Literal["unnamed"], ...], BeforeValidator(as_list)] = Field(
        (), description="`unnamed` where the article gives it to a source without a name."
    )


class Tenure(Record):
    """Something that someone is for a time."""

    since: When | None = Field(
        None, alias="from", description="From when. Leave out if unknown, or from the beginning."
    )
    until: When | None = Field(
        None, alias="to", description="Up to when. Leave out if unknown, or until now."
    )


class Role(Tenure):
    """An office that a person held for a time (Popolo: post)."""

    role: str = Field(description="The office, as in “President”.")


class Membership(Tenure):
    """Another party that a person belonged to for a time, and spoke for (Popolo: membership)."""

    party: PartyId = Field(description="The party's id.")
    role: str | None = Field(None, description="The office held there, as in “Chair”.")


class Person(Named):
    """Someone who speaks for a party: a person, or a group within it."""

    id: Slug = Field(description="The name by which statements refer to this person.")
    name: str = Field(description="The name as the site prints it.")
    kind: Literal["person", "group"] = Field(
        "person", alias="type", description="group: several people within the party."
    )
    role: str | None = Field(
        None, description="The office held, as in “President”, if it is the same on every day."
    )
    roles: tuple[Role, ...] = Field(
        (), description="The offices held one after the other, in the place of `role`."
    )
    memberships: tuple[Membership, ...] = Field(
        (), description="Other parties that the person belonged to, and may have spoken for."
    )
    aliases: tuple[str, ...] = Field(
        (), description="Other spellings and titles that the articles use."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """All that this person is called, office apart; the printed name first."""
        return (self.name, *self.aliases)

    @property
    def offices(self) -> tuple[str, ...]:
        """Every office that this person ever held, in whichever party."""
        held = (self.role, *(one.role for one in self.roles))
        return tuple(one for one in (*held, *(one.role for one in self.memberships)) if one)


class Point(Record):
    """What a party says on an issue, in one sentence: what readers meet first."""

    issue: IssueId = Field(description="What it is about: an id of issues.yaml.")
    says: str = Field(
        description="What the party says on it, in one neutral sentence of at most twenty words."
    )
    stance: Stance | None = Field(
        None,
        description="Where the party stands on the issue, if it says so. accepts: agrees; "
        "accepts-with-conditions: agrees if something holds; rejects: says no; undecided: says "
        "that it has not decided.",
    )
    rests_on: Annotated[tuple[StatementId, ...], Field(min_length=1, max_length=LISTED)] = Field(
        description="The statements that carry it, by id, the weightiest first."
    )


class Party(Named):
    """One party to the dispute: a file or a folder in content/parties/."""

    id: SkipJsonSchema[Slug]
    name: str = Field(description="The party's name.")
    type: Literal[
        "state",
        "alliance",
        "bloc",
        "organisation",
        "group",
        "person",
        "government",
        "parliament",
        "court",
        "agency",
        "political-party",
        "company",
    ] = Field(description="What kind of party it is.")
    role: str | None = Field(None, description="Its part in the dispute, in a few words.")
    aliases: tuple[str, ...] = Field((), description="Other names that the articles use for it.")
    summary: str | None = Field(None, description="Where it stands, in one neutral sentence.")
    people: tuple[Person, ...] = Field((), description="Who speaks for it.")
    points: tuple[Point, ...] = Field(
        (), description="What it says on each issue, in one sentence; by weight."
    )
    positions: tuple[Position, ...] = Field((), description="What it holds, wants or says.")
    conditions: tuple[Condition, ...] = Field((), description="What it asks for first.")
    reactions: tuple[Reaction, ...] = Field((), description="How it responded to others.")
    open_questions: tuple[OpenQuestion, ...] = Field((), description="What it asks.")

    @property
    def names(self) -> tuple[str, ...]:
        """All that the party is called; the printed name first."""
        return (self.name, *self.aliases)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that the file states, in the order of its sections."""
        return tuple(chain.from_iterable(getattr(self, name) for name in SECTIONS))


class Issue(Named):
    """One point in dispute."""

    id: Slug = Field(description="The name by which statements refer to this issue.")
    name: str = Field(description="The issue in a few words.")
    summary: str | None = Field(None, description="What is disputed, in one neutral sentence.")


class Boilerplate(Record):
    """A paragraph of an article that reports nothing."""

    paragraph: Number = Field(description="Its number, counted from 1.")
    kind: Literal["byline", "credit", "link", "subhead", "caption", "notice"] = Field(
        description="What it is."
    )


class Turn(Record):
    """Somebody whose turns a transcript or an interview has: what stands at their head, and who it
    is."""

    name: Several[str] = Field(
        description="What stands at the head of the turns, before the colon or in the brackets, as "
        "in `HALE` or `Q`; a list where it is written in several ways."
    )
    speaker: Several[SpeakerId] = Field(
        description="Whose words the turns are: the id of a person or a party, or `unnamed` for "
        "somebody who speaks for no party here, such as an interviewer."
    )


class Source(Named):
    """A publication that a file in seeds/ is a copy of. What is not known is left out."""

    id: Slug = Field(description="The name by which evidence refers to this source.")
    file: str = Field(description="The file's name in seeds/.")
    sha256: Sha256 = Field(description="The file's SHA-256, so that a change is noticed.")
    publisher: str | None = Field(None, description="Who published it. Leave out if unknown.")
    title: str | None = Field(None, description="Its headline. Leave out if unknown.")
    authors: tuple[str, ...] = Field((), description="Who wrote it. Leave out if unknown.")
    url: Url | None = Field(None, description="Where it is published. Leave out if unknown.")
    published: Date | None = Field(None, description="When. Leave out if unknown.")
    language: LanguageTag | None = Field(None, description="Its language, if not the explainer's.")
    kind: Literal["article", "address", "transcript", "interview", "document", "letter", "post"] = (
        Field(
            "article",
            description="What kind of text it is. article: a journalist tells what others said; "
            "address: one person speaks; transcript: several speak in turns, word for word; "
            "interview: somebody asks and somebody answers, in turns; document: a text that "
            "parties issued or signed; letter: a letter or an opinion piece of its author's; "
            "post: what somebody wrote on a network. All words but an article's are their "
            "speaker's, and are quoted without quotation marks.",
        )
    )
    speaker: Several[SpeakerId] = Field(
        (),
        description="Whose words all of an address, a document, a letter or a post is: the id of a "
        "person or a party; a list for a joint document.",
    )
    turns: Annotated[tuple[Turn, ...], Field(max_length=LISTED)] = Field(
        (),
        description="Who speaks in a transcript or an interview: each name that stands at the "
        "head of turns, and who it is. A turn lasts until the next; what comes before the first "
        "is nobody's.",
    )
    no_turns: Several[str] = Field(
        (),
        description="Words before a colon at the beginning of a paragraph that name no speaker, "
        "such as `Note`: whoever spoke before goes on.",
    )
    paragraphs: Literal["lines", "blocks"] | None = Field(
        None,
        description="lines: each line is a paragraph; blocks: blank lines separate paragraphs. "
        "Leave out to let the text decide.",
    )
    boilerplate: tuple[Boilerplate, ...] = Field(
        (), description="Paragraphs that report nothing: bylines, credits, links, subheads."
    )
    display: Literal["excerpt", "full", "link"] = Field(
        "excerpt",
        description="excerpt: the site shows the cited paragraphs; full: the whole text, where "
        "you hold the right; link: only the link.",
    )
    rights: str | None = Field(
        None, description="With `display: full`: the licence or permission to show the whole text."
    )
    note: str | None = Field(None, description="What readers should know about this copy.")


class Account(Evidence):
    """One source's rendering of something on which sources differ."""

    summary: str = Field(description="What this source says, in a few words.")


class Difference(Named):
    """Something on which the sources do not agree."""

    name: str = Field(description="What differs, in a few words.")
    kind: Literal["wording", "number", "fact", "spelling"] = Field(description="How they differ.")
    issue: IssueId | None = Field(None, description="What it is about, if one issue.")
    summary: str | None = Field(None, description="The difference, in one neutral sentence.")
    accounts: tuple[Account, ...] = Field(
        min_length=2, max_length=LISTED, description="What each source says."
    )


class Event(Named):
    """Something that happened or is expected, for the timeline."""

    name: str = Field(description="What happened, in a few words.")
    on: When = Field(
        description="When: YYYY, YYYY-MM or YYYY-MM-DD, or all of an interval. It may be after "
        "`as_of`, where it is expected."
    )
    venue: str | None = Field(
        None, alias="place", description="Where, if the article tells: statements `at` it take it."
    )
    summary: str | None = Field(None, description="More about it, in one neutral sentence.")
    issue: IssueId | None = Field(None, description="What it is about, if one issue.")
    parties: tuple[PartyId, ...] = Field((), description="The parties that took part.")
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, max_length=LISTED, description="The passages that report it."
    )


class Change(Record):
    """Something that changed on the site."""

    on: Date = Field(description="When the site changed.")
    summary: str = Field(description="What changed, in one sentence.")
    statements: tuple[StatementId, ...] = Field((), description="The statements concerned, by id.")


class Answer(Record):
    """One line of the answer on the overview, and the statements that carry it."""

    summary: str = Field(description="The line.")
    statements: tuple[StatementId, ...] = Field(
        min_length=1, description="The statements that carry it, by id."
    )


class HandwrittenPage(Named):
    """A page that an editor wrote in Markdown: content/pages/<id>.md."""

    title: str
    text: str


class Explainer(Record):
    """The root of the model: one question and its parties."""

    title: str = Field(description="The site's title.")
    question: str = Field(description="The one question that the site answers.")
    summary: str = Field(description="What the site is about, in one or two neutral sentences.")
    language: LanguageTag = Field(
        "en", description="The language of the content, as in `en` or `pt-BR`."
    )
    as_of: Date = Field(
        description="The day up to which the content was brought: YYYY-MM-DD. Not needed where a "
        "source has a day of publication: then the newest one holds."
    )
    slug: Slug = Field(
        "explainer", description="What its files are called when they are downloaded."
    )
    repo_url: Url | None = Field(
        None, description="Where its repository is shown, as in https://github.com/name/repository."
    )
    edit_uri: EditUri = Field(
        "edit/main/",
        description="What leads from there to where a file is edited: what stands in such an "
        "address between the repository and content/.",
    )
    report_url: Url | None = Field(
        None,
        description="Where readers can report an error; `{id}` in it becomes the statement's id. "
        "Not needed at github.com, where the repository's own form is used.",
    )
    party_order: tuple[PartyId, ...] = Field(
        (), description="The order of the parties' columns, by id; others follow by name of file."
    )
    answer: tuple[Answer, ...] = Field((), description="The answer in about three lines.")
    issues: tuple[Issue, ...] = Field(description="What is disputed, in reading order.")
    sources: tuple[Source, ...] = Field(description="What each file in seeds/ is.")
    parties: tuple[Party, ...] = Field(description="The parties, in the order of their files.")
    background: tuple[Background, ...] = ()
    differences: tuple[Difference, ...] = ()
    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()
    pages: tuple[HandwrittenPage, ...] = ()
    unread: SkipJsonSchema[frozenset[str]] = Field(
        frozenset(),
        alias="\0unread",
        exclude=True,
        description="Files that could not be read at all.",
    )
    lost: SkipJsonSchema[frozenset[str]] = Field(
        frozenset(),
        alias="\0lost",
        exclude=True,
        description="Ids of entries that could not be typed at all.",
    )


@cache
def record_fields(model: type[Record]) -> dict[str, type[Record]]:
    """The fields of a model that hold records, one or a list of them, and the model of these."""
    return {
        name: item
        for name, field in model.model_fields.items()
        for item in get_args(field.annotation)
        if isinstance(item, type) and issubclass(item, Record)
    }


@cache
def record_lists(model: type[Record]) -> dict[str, type[Record]]:
    """The fields of a model that are lists of records, and the model of these."""
    fields = model.model_fields
    return {
        name: item
        for name, item in record_fields(model).items()
        if get_origin(fields[name].annotation) is tuple
    }


SECTIONS: dict[str, type[Statement]] = {
    name: item for name, item in record_lists(Party).items() if issubclass(item, Statement)
}
"""The sections of a party's file that hold statements, in order, and what they hold."""


def is_draft(statement: Statement) -> bool:
    """Whether a statement waits for an editor's review."""
    return statement.review is not None


def without_drafts(explainer: Explainer) -> Explainer:
    """The explainer as readers see it; the same object when it has no draft."""
    stated = (*(party.statements for party in explainer.parties), explainer.background)
    if not any(map(is_draft, chain.from_iterable(stated))):
        return explainer
    parties = tuple(_reviewed(party, SECTIONS) for party in explainer.parties)
    return _reviewed(explainer, ("background",)).model_copy(update={"parties": parties})


def _reviewed(record: _R, sections: Iterable[str]) -> _R:
    """A record without the drafts in these of its fields."""
    kept = {
        name: tuple(statement for statement in getattr(record, name) if not is_draft(statement))
        for name in sections
    }
    return record.model_copy(update=kept)
