"""The typed model of an explainer. Every field that an editor may write is declared here or, for
statements, in statements.py, once.

Field descriptions are written for editors: they become the JSON Schema's and the messages'
words. Typing happens here and nowhere else; the reader hands over text only.

Long because it is the content format itself, which is read in one piece.
"""

import hashlib
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from generator.content.confirmation import Confirmation
from generator.content.fields import (
    Date,
    Digests,
    EditUri,
    Format,
    LanguageTag,
    Number,
    Several,
    Sha256,
    Slug,
    Url,
    When,
    without_node,
)
from generator.content.limits import LISTED, PARAGRAPHS
from generator.content.records import Named, Record
from generator.content.statements import (
    ActorId,
    Answering,
    AnyStatement,
    Background,
    Evidence,
    IssueId,
    PartyId,
    PosedQuestion,
    SpeakerId,
    Stance,
    Statement,
    StatementId,
    Update,
    is_draft,
)
from generator.content.text_translations import Localization
from generator.content.translation import Translations

FILE_LISTS = (
    "issues",
    "sources",
    "background",
    "differences",
    "events",
    "questions",
    "changes",
    "confirmed",
)
"""The parts of an Explainer that are lists: content/<name>.yaml, or as paths.py says."""

FOLDERS = ("parties", "pages")
"""The parts of which each entry has a file of its own, in content/<name>/."""

WORKED_OUT = ("as_of",)
"""What need not stand in content/explainer.yaml, since the program can tell it by the sources."""

UPDATES = "\0updates"
"""The field of a party in which its updates are kept apart from its statements."""

ELSEWHERE = (*FILE_LISTS, *FOLDERS)
"""The parts that do not stand in content/explainer.yaml."""

_R = TypeVar("_R", bound=Record)


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


class Line(Record):
    """One sentence of the editors', and the statements that carry it."""

    says: str = Field(description="The sentence: neutral, at most about thirty words.")
    rests_on: Annotated[tuple[StatementId, ...], Field(min_length=1, max_length=LISTED)] = Field(
        description="The statements that carry it, by id, the weightiest first."
    )


class Point(Line):
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
    statements: tuple[AnyStatement, ...] = Field(
        (), description="What it stated, source by source."
    )
    updates: SkipJsonSchema[tuple[Update, ...]] = Field((), alias="\0updates", exclude=True)

    @property
    def names(self) -> tuple[str, ...]:
        """All that the party is called; the printed name first."""
        return (self.name, *self.aliases)


class Proposal(Record):
    """What is proposed on an issue."""

    says: str = Field(description="What is proposed, in one neutral sentence.")
    by: Several[PartyId] = Field(description="The parties that propose it, by id.")


class Issue(Named):
    """One point in dispute."""

    id: Slug = Field(description="The name by which statements refer to this issue.")
    name: str = Field(description="The issue in a few words.")
    summary: str | None = Field(None, description="What is disputed, in one neutral sentence.")
    group: str | None = Field(
        None,
        description="What it belongs to, in a few words, as in “The talks”: issues with the same "
        "words stand together, and those without any after them.",
    )
    proposal: Proposal | None = Field(
        None, description="What is proposed on it, and by whom, where something is."
    )
    also: tuple[str, ...] = Field(
        (),
        description="Other words and spellings that readers look for: the search finds the issue, "
        "and what is said on it, by them.",
    )


class Boilerplate(Record):
    """A paragraph of an article that reports nothing."""

    paragraph: Number = Field(description="Its number, counted from 1.")
    kind: Literal["byline", "credit", "link", "subhead", "caption", "notice"] = Field(
        description="What it is."
    )


class Turn(Record):
    """Somebody whose turns a transcript or an interview has: what stands at their head, or where
    they begin, and who it is."""

    name: Several[str] = Field(
        (),
        description="What stands at the head of the turns, before the colon or in the brackets, as "
        "in `HALE` or `Q`; a list where it is written in several ways. Leave it out where nothing "
        "stands there.",
    )
    speaker: Several[SpeakerId] = Field(
        description="Whose words the turns are: the id of a person or a party, or `unnamed` for "
        "somebody who speaks for no party here, such as an interviewer."
    )
    paragraphs: Several[Number] = Field(
        (),
        description="Where turns of theirs begin that have no name at their head: the numbers of "
        "these paragraphs.",
    )


class Source(Named):
    """A publication that a file in seeds/ is a copy of. What is not known is left out."""

    id: Slug = Field(description="The name by which evidence refers to this source.")
    file: str = Field(description="The file's name in seeds/.")
    sha256: Sha256 = Field(description="The file's SHA-256, so that a change is noticed.")
    digests: Annotated[tuple[Digests, ...], Field(max_length=PARAGRAPHS)] = Field(
        (),
        description="What each paragraph said when what rests on it was written or confirmed, in "
        "digits, by which the program tells where a text was edited. `explainer source add` and "
        "`explainer source update` write them; nobody types them.",
    )
    publisher: str | None = Field(None, description="Who published it. Leave out if unknown.")
    title: str | None = Field(None, description="Its headline. Leave out if unknown.")
    title_translations: Translations = Field(
        {},
        description="Its headline in a language of the site, where it is in another: "
        "`en: {text: …, by: …}`. It is shown beside the original.",
    )
    authors: tuple[str, ...] = Field((), description="Who wrote it. Leave out if unknown.")
    url: Url | None = Field(None, description="Where it is published. Leave out if unknown.")
    published: Date | None = Field(None, description="When. Leave out if unknown.")
    accessed: Date | None = Field(
        None,
        description="The day on which its text was taken from there. `explainer source add` writes "
        "it.",
    )
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
        "head of turns, or the paragraphs at which turns without one begin, and who it is. A turn "
        "lasts until the next; what comes before the first is nobody's.",
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
    terms: Annotated[tuple[str, ...], Field(max_length=LISTED)] = Field(
        (),
        description="Words that the article prints in quotation marks and that nobody says, such "
        "as “special military operation”: names, titles, words held at a distance. Each is all "
        "that stands between the marks; coverage then asks for no statement that quotes it.",
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


class Event(Answering, Named):
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
    by: Several[ActorId] = Field(
        (),
        description="Whose answer it is: ids of parties or people. Needed where what it answers "
        "was asked of several.",
    )
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, max_length=LISTED, description="The passages that report it."
    )


class Change(Record):
    """Something that changed on the site."""

    id: Slug | None = Field(
        None,
        description="Permanent: feeds tell by it that it is the same change, though its words were "
        "edited. `explainer diff --write` writes it; without it, the day and the words are its id.",
    )
    on: Date = Field(description="When the site changed.")
    summary: str = Field(description="What changed, in one sentence.")
    statements: tuple[StatementId, ...] = Field((), description="The statements concerned, by id.")

    @property
    def known_as(self) -> str:
        """Its id, or else the day and some digits of what it says."""
        said = " ".join([self.summary, *self.statements])
        return self.id or f"{self.on}-{hashlib.sha256(said.encode()).hexdigest()[:6]}"


class HandwrittenPage(Named):
    """A page that an editor wrote in Markdown: content/pages/<id>.md."""

    title: str
    text: str
    language: LanguageTag | None = Field(None, description="Its language, if not the explainer's.")


class Explainer(Record):
    """The root of the model: one question and its parties."""

    format: Format = Field(
        "2",
        description="Which format the content has. `explainer migrate` brings format 1 over.",
    )
    title: str = Field(description="The site's title.")
    question: str = Field(description="The one question that the site answers.")
    summary: str = Field(description="What the site is about, in one or two neutral sentences.")
    language: LanguageTag = Field(
        "en", description="The language of the content, as in `en` or `pt-BR`."
    )
    languages: Annotated[tuple[LanguageTag, ...], Field(max_length=LISTED)] = Field(
        (),
        description="All languages in which readers find the site, where they are several, as in "
        "`[en, uk]`: that of the content, and each for which content/translations/ has a file.",
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
    edit_uri: EditUri | None = Field(
        None,
        description="What leads from there to where a file is edited: what stands in such an "
        "address between the repository and content/. Not needed at GitHub, GitLab and Codeberg, "
        "as long as Git knows the branch.",
    )
    data_licence: Url | None = Field(
        None,
        description="The address of the licence under which others may use the data, as in "
        "https://creativecommons.org/licenses/by/4.0/. It is about what editors wrote: words of "
        "sources stay their publishers'.",
    )
    embeds: Literal["statements"] | None = Field(
        None,
        description="What other sites can show in a frame beside the tree, the matrix and each "
        "point: each statement too, which makes two files more for each.",
    )
    report_url: Url | None = Field(
        None,
        description="Where readers can report an error; `{id}` in it becomes the statement's id. "
        "Not needed at github.com, where the repository's own form is used.",
    )
    party_order: tuple[PartyId, ...] = Field(
        (), description="The order of the parties' columns, by id; others follow by name of file."
    )
    headline: Line | None = Field(
        None, description="The answer to the question, in one sentence of about a dozen words."
    )
    standfirst: Line | None = Field(
        None, description="What else is to be known first, in one or two sentences."
    )
    issues: tuple[Issue, ...] = Field(description="What is disputed, in reading order.")
    sources: tuple[Source, ...] = Field(description="What each file in seeds/ is.")
    parties: tuple[Party, ...] = Field(description="The parties, in the order of their files.")
    background: tuple[Background, ...] = ()
    differences: tuple[Difference, ...] = ()
    events: tuple[Event, ...] = ()
    questions: tuple[PosedQuestion, ...] = ()
    changes: tuple[Change, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    pages: tuple[HandwrittenPage, ...] = ()
    words: SkipJsonSchema[dict[str, dict[str, Any]]] = Field(
        {},
        alias="\0words",
        exclude=True,
        description="The words that the explainer brings or changes, by language and key.",
    )
    localizations: SkipJsonSchema[
        Annotated[dict[str, Localization], BeforeValidator(without_node)]
    ] = Field(
        {},
        alias="\0translations",
        exclude=True,
        description="What it says in further languages, by language.",
    )
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


def further_languages(explainer: Explainer) -> tuple[str, ...]:
    """The languages in which readers find the site beside that of the content, each once."""
    return tuple(dict.fromkeys(one for one in explainer.languages if one != explainer.language))


def is_partly_read(explainer: Explainer) -> bool:
    """Whether something that is written was not understood, so that it only seems to be missing."""
    return bool(explainer.unread or explainer.lost)


def without_drafts(explainer: Explainer) -> Explainer:
    """The explainer as readers see it; the same object when it has no draft."""
    holding: tuple[Explainer | Party, ...] = (explainer, *explainer.parties)
    if not any(is_draft(one) for held in holding for one in _stated(held)):
        return explainer
    parties = tuple(_reviewed(party, "statements") for party in explainer.parties)
    return _reviewed(explainer, "background").model_copy(update={"parties": parties})


def _stated(record: Explainer | Party) -> tuple[Statement, ...]:
    return record.statements if isinstance(record, Party) else record.background


def _reviewed(record: _R, name: str) -> _R:
    """A record without the drafts in this field of it."""
    kept = tuple(statement for statement in getattr(record, name) if not is_draft(statement))
    return record.model_copy(update={name: kept})
