"""Statements and sources as reference managers take them: BibTeX, RIS and CSL-JSON.

A reference is to the work that somebody can look up: its authors and title are those of the source,
or its speakers where a text is theirs. Whose words a statement rests on, and whether the source
quotes them or reports in its own, is told in the note. Of a source that only a link may be shown
of, no words are given. Names stay as they are printed: which part of one is the family's is not
known.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, Template

from generator.content.dates import PartialDate
from generator.content.model import Person, Source
from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind, digest_of
from generator.pages.escape import one_line
from generator.pages.exports.json_text import json_text
from generator.pages.quoted import quoted_texts
from generator.pages.templating import TEMPLATES, templates_in
from generator.pages.urls import Web, permanent_address
from generator.pages.view_models import who
from generator.pages.words import Words, words_for

CITATION_FORMATS = ("bib", "ris", "json")
"""The endings of the files in which a reference stands."""

CSL_TYPES = {
    "article": "article-newspaper",
    "address": "speech",
    "interview": "interview",
    "post": "post",
}
"""What CSL calls the kinds of sources; all others are a document."""

_RIS_TYPES = {"article": "NEWS", "post": "ELEC"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_TEX = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "#$%&_"},
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
"""What TeX would act upon. Braces are named, since BibTeX counts those behind a backslash too."""


@dataclass(frozen=True)
class Author:
    """Whoever wrote a source, or whose words it is, by the name that is printed."""

    name: str
    is_person: bool = True


@dataclass(frozen=True)
class CitedWork:
    """A source as a list of references has it, and in `note` what is taken from it."""

    key: str
    source: Source
    authors: tuple[Author, ...]
    language: str
    note: str = ""


def citation_path(record: Statement | Source, ending: str) -> str:
    """Where a statement's or a source's references stand in the Markdown folder and on the site."""
    folder = "sources" if isinstance(record, Source) else "statements"
    return f"cite/{folder}/{record.id}.{ending}"


_FILES = KeptKind[list[tuple[str, str]]]("citations", list[tuple[str, str]])

_AT_ONCE = 50
"""Of so many records the files are kept together: to look each up takes as long as to make it."""


def citation_files(dossier: Dossier, web: Web, kept: Kept = NONE_KEPT) -> Iterator[tuple[str, str]]:
    """Every file of references: of each source, and of each statement that rests on some. Files
    that are `kept` and made of the same are not made again."""
    digests = {source: digest_of(source) for source in dossier.explainer.sources}
    made_by = (version("jinja2"), *map(_template_text, ("bib", "ris"))) if digests else ()
    works = [*_works(dossier, web)]
    for at in range(0, len(works), _AT_ONCE):
        several = works[at : at + _AT_ONCE]
        told = [
            (
                citation_path(record, ""),
                one.key,
                digests[one.source],
                one.authors,
                one.language,
                one.note,
            )
            for record, references in several
            for one in references
        ]
        yield from kept.told(_FILES, (made_by, told), partial(_all_files, several))


def _works(dossier: Dossier, web: Web) -> Iterator[tuple[Source | Statement, list[CitedWork]]]:
    """All that is cited, with the references to it."""
    words = words_for(dossier.explainer)
    for source in dossier.explainer.sources:
        yield source, [_reference(dossier, source)]
    for statement in (*dossier.statements, *dossier.posed):
        if references := [*references_of(dossier, words, web, statement)]:
            yield statement, references


def references_of(
    dossier: Dossier, words: Words, web: Web, statement: Statement
) -> Iterator[CitedWork]:
    """A reference to each source that a statement rests on, in order."""
    said: dict[Source, list[Cited]] = {}
    for cited in dossier.of(statement).evidence:
        said.setdefault(cited.source, []).append(cited)
    for number, (source, pieces) in enumerate(said.items(), 1):
        taken = [_taken(dossier, words, statement, one) for one in pieces]
        note = " ".join([*taken, *_summed_up(dossier, words, web, statement)])
        key = statement.id if number == 1 else f"{statement.id}--{number}"
        yield _reference(dossier, source, key, note)


def way_of(cited: Cited) -> str:
    """Whose words a piece of evidence has: `own` in a text of theirs, `quoted`, or `reported`."""
    return "own" if cited.is_own else "quoted" if cited.quoted else "reported"


def citable_words(dossier: Dossier, cited: Cited) -> list[str]:
    """The words that a citation gives of a piece of evidence; none where only a link may be."""
    if cited.source.display == "link":
        return []
    return quoted_texts(dossier, cited) if cited.quoted else list(cited.reported)


def authors_of(dossier: Dossier, source: Source) -> tuple[Author, ...]:
    """Those whose words a source is, or else who wrote it."""
    speakers = [one for one in map(dossier.actor, source.speaker) if one]
    spoken = (Author(one.name, _is_person(one)) for one in speakers)
    return tuple(spoken) or tuple(map(Author, source.authors))


def _is_person(actor: Any) -> bool:
    if isinstance(actor, Person):
        return actor.kind == "person"
    return bool(actor.type == "person")


def citation_tags(dossier: Dossier, source: Source) -> list[list[str]]:
    """What is known of a source as names and contents of <meta>, as Highwire and Zotero call it."""
    published = source.published and str(source.published).replace("-", "/")
    known = [
        ("citation_title", source.title),
        *(("citation_author", author.name) for author in authors_of(dossier, source)),
        ("citation_publisher", source.publisher),
        ("citation_publication_date", published),
        ("citation_language", source.language or dossier.explainer.language),
        ("citation_public_url", source.url),
    ]
    return [[name, one_line(value)] for name, value in known if value]


def _reference(dossier: Dossier, source: Source, key: str = "", note: str = "") -> CitedWork:
    language = source.language or dossier.explainer.language
    return CitedWork(key or source.id, source, authors_of(dossier, source), language, note)


def _taken(dossier: Dossier, words: Words, statement: Statement, cited: Cited) -> str:
    """Who said what a statement rests on, when, and in whose words the source has it."""
    said, way = dossier.of(statement), way_of(cited)
    sense = "said" if said.is_dated else "reported"
    told = words.say(
        f"citation.note.{way}",
        who=who(words, said),
        when=words.when(said.when, sense) if said.when else words.text("statement.undated"),
        paragraph=paragraphs(words, cited),
    )
    if found := citable_words(dossier, cited):
        told += words.say(f"citation.words.{way}", words=words.text("quotation.joint").join(found))
    return f"{told}."


def _summed_up(dossier: Dossier, words: Words, web: Web, statement: Statement) -> Iterator[str]:
    """Where a statement stands, as it is now, and what was put right in it."""
    title, permalink = dossier.explainer.title, web.to(permanent_address(dossier, statement))
    yield words.say(
        "citation.note.summed_up", title=title, id=statement.id, words=statement.summary
    )
    for one in statement.corrected:
        yield f"{words.say('statement.corrected', date=words.date(one.on))} {one.what}"
    if web.url:
        yield permalink


def paragraphs(words: Words, cited: Cited) -> str:
    """The paragraphs of a piece of evidence, in words."""
    first, last = cited.paragraphs[0], cited.paragraphs[-1]
    numbers = str(first) if first == last else f"{first}–{last}"
    return words.say("citation.paragraph", len(cited.paragraphs), numbers=numbers)


def _all_files(
    works: Iterable[tuple[Source | Statement, list[CitedWork]]],
) -> list[tuple[str, str]]:
    return [
        (citation_path(record, ending), render_references(references, ending))
        for record, references in works
        for ending in CITATION_FORMATS
    ]


def render_references(references: Iterable[CitedWork], ending: str) -> str:
    """References in the format of an ending: `bib`, `ris` or `json` (CSL-JSON)."""
    if ending == "json":
        items = [_csl(one) for one in references]
        return json_text(items)
    text = _template(ending).render(references=references)
    return text.replace("\n", "\r\n") if ending == "ris" else text


def _csl(one: CitedWork) -> dict[str, Any]:
    """A reference as CSL-JSON, without what is not known: https://github.com/citation-style-language/schema."""
    source = one.source
    item = {
        "id": one.key,
        "type": CSL_TYPES.get(source.kind, "document"),
        "title": source.title,
        "author": [{"literal": author.name} for author in one.authors],
        "container-title": source.publisher,
        "issued": _parts(source.published),
        "accessed": _parts(source.accessed),
        "URL": source.url,
        "language": one.language,
        "note": one.note,
    }
    return {key: _lined(value) for key, value in item.items() if value}


def _lined(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _parts(day: PartialDate | None) -> dict[str, list[list[int]]] | None:
    if day is None:
        return None
    return {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}


def _tex(text: str) -> str:
    """`text` on one line, for a field of BibTeX between braces."""
    return one_line(text).translate(_TEX)


def _tex_author(author: Author) -> str:
    """A name that BibTeX takes whole, where it would take it apart at “and” or a comma."""
    name = _tex(author.name)
    is_torn = re.search(r",|(?i:\band\b)", name)
    return name if author.is_person and not is_torn else f"{{{name}}}"


def _tex_url(url: str) -> str:
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


@cache
def _template(ending: str) -> Template:
    return _templates().get_template(_template_name(ending))


def _template_text(ending: str) -> str:
    return (TEMPLATES / _template_name(ending)).read_text("utf-8")


def _template_name(ending: str) -> str:
    return f"citation.{ending}.jinja"


@cache
def _templates() -> Environment:
    found = templates_in(TEMPLATES, autoescape=False, keep_trailing_newline=True)
    found.filters.update(line=one_line, tex=_tex, tex_author=_tex_author, tex_url=_tex_url)
    found.globals.update(months=_MONTHS, types=_RIS_TYPES)
    return found
