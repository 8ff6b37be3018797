"""Every place for text that the model has, and an explainer in which each of them is a slot.

A slot's harmless words are its token, which nothing else on a site holds. So a site of tokens tells
where each text goes, and what the same site must look like with any other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from pydantic import StringConstraints

from generator.content.fields import RefersTo, Url
from generator.content.model import (
    Account,
    Change,
    Difference,
    Event,
    Explainer,
    Issue,
    Line,
    Membership,
    Party,
    Person,
    Point,
    Proposal,
    Role,
    Source,
    Turn,
)
from generator.content.records import Record
from generator.content.statements import (
    STATEMENT_KINDS,
    Ask,
    Background,
    Condition,
    Correction,
    DatedEvidence,
    Evidence,
    PosedQuestion,
    Question,
    Reaction,
    Retraction,
    Update,
)
from generator.content.translation import Translation
from generator.evidence.matching import readable
from generator.evidence.quotation_marks import Span, quoted_spans
from tools.hostile.corpus import folded, printed

TOKEN = re.compile(r"quux(\d+)quux")
MARKS = ("“”", "«»", "「」")
"""What quotations stand in, an article for each: a string stands in marks that it leaves whole."""
HOST = "https://plant.example/"
DAY = "2024-05-02"

ARTICLE = "seeds"
"""In the place of a model's name: text of an article."""


@dataclass(frozen=True)
class Slot:
    """One place for text. `form` tells what may stand there and how it is shown.

    text; url (below a host of ours); address (host and all); file (a file's name); article (a
    paragraph or a stretch of one, in `marks` if it is quoted); markdown (a page of an editor's).
    """

    number: int
    model: str
    field: str
    form: str = "text"
    marks: str = ""

    @property
    def token(self) -> str:
        """The slot's harmless words."""
        return f"quux{self.number}quux"

    @property
    def kind(self) -> str:
        """The field, as a report names it."""
        return f"{self.model}.{self.field}" + (f" in {self.marks}" if self.marks else "")

    def shown(self, text: str) -> str:
        """What a reader is to see of `text`; empty where it leaves nothing."""
        match self.form:
            case "article":
                return printed(text)
            case "url":
                return re.sub("[ \t\n]+", "", text).rstrip("/")
            case "address":
                return text.strip(" \t\n").removeprefix("https://")
        return folded(text)

    def takes(self, text: str) -> bool:
        """Whether `text` is of the form that stands here; what it says does not matter."""
        shown = self.shown(text)
        if self.form in ("article", "file", "markdown") and re.search("[\ud800-\udfff]", text):
            return False
        match self.form:
            case "address":
                return bool(re.fullmatch(r"https://[^\s/?#]\S*(?<!/)", text.strip(" \t\n")))
            case "file":
                return not re.search(r"[/\\\0]|^\.", shown) and len(shown.encode()) < 200
            case "article" if self.marks:
                return bool(shown) and _keeps_together(shown, self.marks)
            case "article" if self.field == "passage":
                return any(map(str.isalnum, shown))
            case "markdown":
                return bool(shown) and not re.search(r"\]\(|\]:", text)
        return bool(shown)


@dataclass(frozen=True)
class Planted:
    """A slot, and what stands around it in the same value."""

    slot: Slot
    before: str = ""
    after: str = ""


@dataclass
class Garden:
    """An explainer in which every text is a slot: files of content, and articles by file slot."""

    slots: list[Slot] = field(default_factory=list)
    files: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, tuple[Planted, list[Planted]]] = field(default_factory=dict)
    articles: list[tuple[Planted, list[Planted]]] = field(default_factory=list)

    def slot(self, model: str, name: str, form: str = "text", marks: str = "") -> Slot:
        """A new slot."""
        self.slots.append(Slot(len(self.slots), model, name, form, marks))
        return self.slots[-1]

    def record(self, model: type[Record], **given: Any) -> dict[str, Any]:
        """A record in which every field for text is a slot, save what is `given`, None included."""
        found = dict(given)
        for name, form, is_list in text_fields(model):
            if name in given:
                continue
            planted = [self.plant(model.__name__, name, form) for _ in range(1 + is_list)]
            found[name] = planted if is_list else planted[0]
        return found

    def plant(self, model: str, name: str, form: str) -> Planted:
        """A new slot in what must stand around it."""
        slot = self.slot(model, name, form)
        around = {"url": (HOST, ""), "address": ("https://", ""), "file": ("", ".txt")}
        return Planted(slot, *around.get(form, ("", "")))


VIEWS = [one for one in STATEMENT_KINDS.items() if one[1] not in (Condition, Question, Reaction)]
"""The kinds of statement that refer to no other."""

ASKS = [model for model in (*STATEMENT_KINDS.values(), PosedQuestion) if issubclass(model, Ask)]
CITING = (Evidence, DatedEvidence, Account)
MATCHED = {
    *((Turn, "name"), (Source, "no_turns"), (Source, "terms")),
    *((model, "asked_of") for model in ASKS),
    *((model, "via") for model in CITING),
}
"""What is taken only where it stands at the head of a paragraph (tests/test_turns.py tries it) or
in an article, or is nobody's name: that stands in tests/golden/hostile."""


APART = ("words", "localizations")
"""What has files of its own, which tests/test_words.py and tests/test_language_sites.py try."""


def text_fields(model: type[Record]) -> Iterator[tuple[str, str, bool]]:
    """The fields of a model that hold an editor's text: name, form, whether it is a list."""
    for name, info in model.model_fields.items():
        if name in ("node", "id", "unread", "lost", *APART) or (model, name) in MATCHED:
            continue
        form, is_list = _form(info.annotation, tuple(info.metadata))
        if form:
            yield info.alias or name, "file" if name == "file" else form, is_list


def all_text_fields(model: type[Record] = Explainer) -> set[str]:
    """Every field for text of a model and of the models in it, as `Model.field`."""
    found = {f"{model.__name__}.{name}" for name, _, _ in text_fields(model)}
    for info in (info for name, info in model.model_fields.items() if name not in APART):
        for inner in _models_in(info.annotation):
            found |= all_text_fields(inner)
    return found


def _models_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _form(annotation: Any, metadata: tuple[Any, ...] = ()) -> tuple[str, bool]:
    """What form of text a field's type holds, empty for none, and whether it holds several."""
    if hasattr(annotation, "__metadata__"):
        inner, *more = get_args(annotation)
        return _form(inner, (*metadata, *more))
    if annotation is str:
        if any(isinstance(one, RefersTo) for one in metadata):
            return "", False
        patterns = [one.pattern for one in metadata if isinstance(one, StringConstraints)]
        return ("url" if patterns == [_URL] else "" if any(patterns) else "text"), False
    if get_origin(annotation) is Literal or isinstance(annotation, type):
        return "", False
    is_list = get_origin(annotation) is tuple
    forms = {_form(one, metadata)[0] for one in get_args(annotation)} - {""}
    return next(iter(forms), ""), is_list


_URL = next(one.pattern for one in Url.__metadata__ if isinstance(one, StringConstraints))


def _keeps_together(shown: str, marks: str) -> bool:
    """Whether a quotation of `shown` between `marks` is one stretch, and no mark in it ends it."""
    inner = readable(f"{BEFORE}{shown}{AFTER[marks == MARKS[-1]]}")
    paragraph = f"{marks[0]}{inner},{marks[1]} said nobody."
    return Span(1, 1 + len(inner) + 1) in quoted_spans([paragraph])[0]


BEFORE, AFTER = "We all say ", (" to them", " to them (all)")
"""What stands around a string inside its quotation marks: with it, all read as a sentence.

The last kind of marks has an insertion in brackets, so that every site has one.
"""


def garden(size: int = 4, texts: int = 1) -> Garden:
    """An explainer with something of every kind in it, `size` × `size` statements and more.

    `texts` is how many paragraphs an editor's page has.
    """
    return _Gardener(size, texts).explainer()


class _Gardener:
    """Lays a garden out. Ids are ours, since they are no text; all else is planted."""

    def __init__(self, size: int, texts: int) -> None:
        self.size, self.texts = size, texts
        self.garden = Garden()
        self.seeds: dict[str, list[Planted]] = {f"s{n}": [] for n in range(size + len(MARKS))}

    def explainer(self) -> Garden:
        """Everything."""
        plant, parties = self.garden.record, [f"p{n}" for n in range(self.size)]
        content = self.garden.files
        for party in parties:
            content[f"parties/{party}"] = self.party(party)
        content["background"] = [self.background(n) for n in range(self.size)]
        content["events"] = [self.event(n) for n in range(self.size)]
        content["questions"] = [self.posed(n) for n in range(self.size)]
        content["differences"] = [self.difference(n) for n in range(self.size)]
        content["issues"] = [self.issue(n) for n in range(self.size)]
        content["changes"] = [self.change(n) for n in range(self.size)]
        content["sources"] = [self.source(n, name) for n, name in enumerate(self.seeds)]
        headline, standfirst = (plant(Line, rests_on=[f"{one}-i0"]) for one in parties[:2])
        lines = {"headline": headline, "standfirst": standfirst}
        content["explainer"] = plant(Explainer, as_of=DAY, language=None, **lines)
        for n in range(self.size):
            self.page(n)
        return self.garden

    def evidence(self, number: int, model: str = "Evidence") -> dict[str, Any]:
        """Words in the next kind of quotation marks, or else a passage: all of a paragraph, or only
        what stands there before other words."""
        names = list(self.seeds)
        marks = MARKS[number // 2 % len(MARKS)] if number % 2 == 0 else ""
        whole = names[len(MARKS) + number // 2 % self.size]
        source = names[MARKS.index(marks)] if marks else whole
        is_around = number % 4 == 3
        owner, field = (ARTICLE, "paragraph") if is_around else (model, "passage")
        slot = self.garden.slot(*((model, "quote") if marks else (owner, field)), "article", marks)
        paragraphs = self.seeds[source]
        where: dict[str, Any] = {"source": source, "paragraph": str(len(paragraphs) + 1)}
        where["translations"] = self.translations()
        if not marks:
            paragraphs.append(Planted(slot, BEFORE if is_around else ""))
            passage = BEFORE.strip() if is_around else Planted(slot)
            return {**where, "quote": None, "passage": passage}
        after = AFTER[marks == MARKS[-1]]
        paragraphs.append(Planted(slot, f"{marks[0]}{BEFORE}", f"{after},{marks[1]} said nobody."))
        return {**where, "quote": Planted(slot, BEFORE, after), "passage": None}

    def translations(self) -> dict[str, Any]:
        """A translation into the language of the pages."""
        return {"en": self.garden.record(Translation)}

    def party(self, name: str) -> dict[str, Any]:
        """A party with a position on each issue, and one of everything else."""
        number = int(name[1:])
        other = f"p{(number + 1) % self.size}"
        common = {"speaker": f"{name}-head", "on": DAY}
        said = [self.view(f"{name}-i{n}", number * self.size + n, issue=f"i{n}", **common)
                for n in range(self.size)]  # fmt: skip
        said[0] |= {"corrected": [self.garden.record(Correction, on=DAY)]}
        if number % 2:
            said[0]["answers"] = {f"p{number - 1}-q": "replies"}
        said[0]["evidence"].append(self.evidence(2 * (number + 1), "DatedEvidence"))
        condition = self.said(
            Condition,
            f"{name}-c",
            number,
            kind="condition",
            issue="i0",
            **common,
            qualifies=f"{name}-i0",
            asked_of=[other],
        )
        targets = [f"{other}-i0", f"e{number}", other]
        reactions = [self.said(Reaction, f"{name}-r{n}", number + n, issue="i1", to=target,
                               response="welcomes", **common)
                     for n, target in enumerate(targets)]  # fmt: skip
        question = self.said(Question, f"{name}-q", number + 1, kind="question", issue="i1",
                             **common)  # fmt: skip
        again = self.garden.record(Update, repeats=f"{other}-c", speaker=f"{name}-head", on=DAY,
                                   evidence=[self.evidence(number)])  # fmt: skip
        gone = self.garden.record(Question, id=f"{name}-gone", kind="question", issue="i1",
                                  **common, venue=None,
                                  retracted=self.garden.record(Retraction, on=DAY),
                                  evidence=said[0]["evidence"][:1])  # fmt: skip
        return self.garden.record(
            Party,
            type="group",
            people=[self.garden.record(Person, id=f"{name}-head"), self.person(name, other)],
            points=[
                self.garden.record(Point, issue="i0", stance="accepts", rests_on=[f"{name}-i0"])
            ],
            statements=[*said, condition, *reactions, question, again, gone],
        )

    def person(self, name: str, other: str) -> dict[str, Any]:
        """Someone whose offices have days, in the party and in another."""
        roles = [self.garden.record(Role, **{"to": "2019"}), self.garden.record(Role)]
        joined = [self.garden.record(Membership, party=other, **{"from": "2020"})]
        given = {"role": None, "roles": roles, "memberships": joined}
        return self.garden.record(Person, id=f"{name}-other", **given)

    def view(self, name: str, number: int, **given: Any) -> dict[str, Any]:
        """A statement of each kind in turn that needs nothing else."""
        kind, model = VIEWS[number % len(VIEWS)]
        return self.said(model, name, number // self.size + number % self.size, kind=kind, **given)

    def said(self, model: type[Record], name: str, number: int, **given: Any) -> dict[str, Any]:
        """A statement."""
        [evidence] = get_args(model.model_fields["evidence"].annotation)[:1]
        pieces = [self.evidence(number, evidence.__name__)]
        return self.garden.record(model, id=name, evidence=pieces, **given)

    def issue(self, number: int) -> dict[str, Any]:
        """An issue, on which a party proposes something."""
        proposal = self.garden.record(Proposal, by=f"p{number}")
        return self.garden.record(Issue, id=f"i{number}", proposal=proposal)

    def background(self, number: int) -> dict[str, Any]:
        """A piece of background; the first is about no issue."""
        issue = f"i{number}" if number else None
        return self.said(Background, f"b{number}", number, issue=issue, on=DAY)

    def event(self, number: int) -> dict[str, Any]:
        """Something that happened."""
        return self.said(Event, f"e{number}", number, issue=f"i{number}", on=DAY)

    def posed(self, number: int) -> dict[str, Any]:
        """An interviewer's question, of which the day is told."""
        given = {"issue": f"i{number}", "asked_of": [f"p{number}"], "on": DAY}
        return self.said(PosedQuestion, f"q{number}", number, **given)

    def difference(self, number: int) -> dict[str, Any]:
        """Two accounts, one quoted and one not."""
        pieces = (self.evidence(2 * number + n, "Account") for n in range(2))
        accounts = [self.garden.record(Account, **piece) for piece in pieces]
        given = {"id": f"d{number}", "kind": "wording", "issue": f"i{number}"}
        return self.garden.record(Difference, **given, accounts=accounts)

    def change(self, number: int) -> dict[str, Any]:
        """Something that changed on the site."""
        return self.garden.record(
            Change, on=DAY, id=f"change-{number}", statements=[f"p{number}-i0"]
        )

    def source(self, number: int, name: str) -> dict[str, Any]:
        """An article: two are shown whole, with boilerplate, and of one there is only a link."""
        paragraphs = self.seeds[name]
        file = self.garden.plant("Source", "file", "file")
        form = "address" if number % 2 else "url"
        notice = self.garden.slot(ARTICLE, "boilerplate", "article")
        paragraphs.append(Planted(notice))
        boilerplate = [{"paragraph": str(len(paragraphs)), "kind": "notice"}]
        display = {0: "full", len(MARKS): "full", len(MARKS) + 1: "link"}.get(number, "excerpt")
        self.garden.articles.append((file, paragraphs))
        return self.garden.record(
            Source,
            id=name,
            file=file,
            sha256=number,
            url=self.garden.plant("Source", "url", form),
            published=DAY,
            title_translations=self.translations(),
            paragraphs="lines",
            boilerplate=boilerplate,
            display=display,
        )

    def page(self, number: int) -> None:
        """A page of an editor's: a title that is text, and paragraphs that are Markdown."""
        title = Planted(self.garden.slot("HandwrittenPage", "title"))
        texts = [self.garden.slot("HandwrittenPage", "text", "markdown") for _ in range(self.texts)]
        self.garden.pages[f"page-{number}"] = title, [Planted(text) for text in texts]
