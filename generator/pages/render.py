"""Pages → Markdown text, through the templates in templates/*.md.jinja."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Literal

import yaml
from jinja2 import Environment
from markupsafe import Markup

from generator.evidence.dossier import Dossier
from generator.evidence.labels import (
    PROPOSES,
    labels,
    outcome_label,
    principal,
    stance_label,
    state,
    status_label,
)
from generator.pages.citing import (
    CITATION_FORMATS,
    authors_of,
    citable_words,
    citation_path,
    citation_tags,
    paragraphs,
    way_of,
)
from generator.pages.claims import Vouched, claims
from generator.pages.data_files import DATA_FILES, data_tables
from generator.pages.embedding import (
    PIECES,
    description_path,
    embed_line,
    plan_wholes,
    point_path,
    shown_by,
    statement_path,
)
from generator.pages.escape import (
    attribute_text,
    inline_attribute,
    one_line,
    web_address,
)
from generator.pages.exports import EXPORT
from generator.pages.feeds import feed_path
from generator.pages.foreign import Tongue, attributes, isolated, tongue_of, tongue_of_page
from generator.pages.json_ld import json_ld
from generator.pages.overview import told_by
from generator.pages.page import Page
from generator.pages.quoted import in_sentence, quotations
from generator.pages.references import References, last_word, source_marks
from generator.pages.templating import TEMPLATES, markdown_templates, say, stretch
from generator.pages.translated import title_translation, told_of_translation, translation_of
from generator.pages.urls import (
    NO_ADDRESS,
    Web,
    address,
    cited_address,
    edit_base,
    paragraph_address,
    passage_address,
    permanent_address,
    report_address,
    sole_voice,
)
from generator.pages.view_models import proposers
from generator.pages.weights import TIES
from generator.pages.words import Words, words_for


@dataclass(frozen=True)
class BookForm:
    """What a book makes of pages.

    A template in the folder `own` comes before that of the site by the same name; such a book is
    brief, and need not have everything. Marks lead to the page of the source or, where `notes` are
    behind each "page" or behind the whole "book", to the passage there. With `has_appendix`
    statements stand in full on pages of their own.
    """

    own: str = ""
    notes: Literal["", "page", "book"] = ""
    has_appendix: bool = False


FULL = BookForm()
"""Everything, each statement in full at its home."""


def render_all(
    dossier: Dossier, pages: Iterable[Page], web: Web = NO_ADDRESS
) -> Iterator[tuple[str, str]]:
    """Each page's path and its Markdown, with front matter; `web` is where the site will stand."""
    environment = make_environment(dossier, web)
    for page in pages:
        source = page.data["source"] if page.template == "source" else None
        tags = citation_tags(dossier, source) if source else []
        linked_data = "" if page.embed else json_ld(dossier, page, web)
        header = front_matter(
            page, linked_data, tags, _embedding(dossier, page, web), _tongue(dossier, page)
        )
        yield page.path, header + _body(page, [page.template, "_passages"], environment, dossier)


def _tongue(dossier: Dossier, page: Page) -> Tongue | None:
    """What all of a page is in, where that is not the explainer's language."""
    written = page.data["written"] if page.template == "handwritten" else None
    return tongue_of_page(dossier.explainer, written) if written else None


def render_book(
    dossier: Dossier, pages: Iterable[Page], form: BookForm = FULL
) -> tuple[list[str], str]:
    """Each page's Markdown as a book of that form holds it, without what only a site can do; and
    the notes behind the whole of it, if it has any there."""
    environment = make_environment(dossier, NO_ADDRESS, form)
    behind = ["_notes"] if form.notes == "page" else []
    shared = _references(environment, dossier) if form.notes == "book" else None
    texts = [_body(page, ["_book", *behind], environment, dossier, shared) for page in pages]
    notes = _body(NOTES, ["_notes"], environment, dossier, shared) if shared else ""
    return texts, notes


NOTES = Page("book--notes.md", "notes")
"""Where the notes of a whole book stand: no id of a page has two hyphens."""


def _embedding(dossier: Dossier, page: Page, web: Web) -> dict[str, str]:
    """What a page says of how other sites show it, or what is on it."""
    if not web.has_embeds:
        return {}
    shown = shown_by(dossier, page)
    told = {"oembed": description_path(shown)} if shown else {}
    if page.embed:
        told |= {"template": "embed.html", "shown_of": web.to(page.embed.of.partition("#")[0])}
    return told


def _body(
    page: Page,
    templates: Iterable[str],
    environment: Environment,
    dossier: Dossier,
    references: References | None = None,
) -> str:
    """One page as Markdown, by some templates in turn, ending in one line break.

    What it refers to is noted in `references`, or in its own.
    """
    values = {
        **page.data,
        "page": page,
        "refs": references or _references(environment, dossier),
        "href": lambda record: _relative(page.path, address(dossier, record)),
        "permalink": lambda record: _relative(page.path, permanent_address(dossier, record)),
        "passage": lambda cited: _relative(page.path, cited_address(dossier, cited)),
        "paragraph": lambda source, number: _relative(
            page.path, paragraph_address(dossier, source, number)
        ),
        "relative": partial(_relative, page.path),
    }
    return _tidy(
        "\n\n".join(environment.get_template(f"{one}.md.jinja").render(values) for one in templates)
    )


_FIXED: dict[str, Any] = {
    "CITATION_FORMATS": CITATION_FORMATS,
    "DATA_FILES": DATA_FILES,
    "EXPORT": EXPORT,
    "PIECES": PIECES,
    "PROPOSES": PROPOSES,
    "TIES": TIES,
    "citation_path": citation_path,
    "feed_path": feed_path,
    "outcome_label": outcome_label,
    "passage_address": passage_address,
    "point_path": point_path,
    "stance_label": stance_label,
    "statement_path": statement_path,
    "status_label": status_label,
    "way_of": way_of,
}
"""What templates of every explainer know by its name."""

_OF_DOSSIER: tuple[Callable[..., Any], ...] = (
    *(authors_of, citable_words, in_sentence, isolated, labels, plan_wholes, principal, proposers),
    *(data_tables, quotations, sole_voice, state, title_translation, told_by),
    *(told_of_translation, translation_of),
)
"""What they ask of an explainer, by the name of the function."""


def _references(environment: Environment, dossier: Dossier) -> References:
    marks: Any = environment.globals["marks"]
    return References(dossier, marks)


def make_environment(dossier: Dossier, web: Web, form: BookForm | None = None) -> Environment:
    """The Jinja environment of one explainer, for its site or for a book of some form."""
    words = words_for(dossier.explainer)
    environment = markdown_templates(TEMPLATES, words)
    environment.globals.update(_FIXED)
    environment.globals.update(
        {tool.__name__: partial(tool, dossier) for tool in _OF_DOSSIER},
        claims=claims(dossier),
        dossier=dossier,
        explainer=dossier.explainer,
        form=form,
        is_book=form is not None,
        is_brief=bool(form and form.own),
        web=web,
        marks=source_marks(dossier.explainer, words.text("unnamed_publisher")),
        embed_line=partial(embed_line, dossier, web),
        asked_by=partial(_asked_by, words),
        in_language_of=lambda source: attributes(tongue_of(dossier, source)),
        in_language_of_page=lambda written: attributes(tongue_of_page(dossier.explainer, written)),
        cited_paragraphs=partial(paragraphs, words),
        edit_base=edit_base(dossier.explainer),
        report_address=partial(report_address, dossier.explainer),
    )
    environment.filters.update(
        state=partial(state, dossier),
        web_address=web_address,
        stretch=stretch,
        last_word=last_word,
        attribute=attribute_text,
        inline_attribute=inline_attribute,
    )
    return environment


def _asked_by(words: Words, one: Vouched) -> Markup:
    """What a rule asked that was confirmed, or that a sentence was compared as a whole."""
    key = f"checked.rule.{one.given.rule}"
    return say(words, key if words.knows(key) else "checked.rule.other")


def front_matter(
    page: Page,
    linked_data: str,
    citation: Sequence[Sequence[str]] = (),
    embedding: Mapping[str, str] = MappingProxyType({}),
    tongue: Tongue | None = None,
) -> str:
    """A page's metadata as YAML between two lines of hyphens; `citation` has what it says of a work
    that it shows, `embedding` of how other sites show it, `tongue` what all of it is in where that
    is not the explainer's language.

    The title and the description are escaped here, because themes print them into HTML as they are.
    The title is given, because a site engine looks for it in the first line only, and else makes
    one of the file's name.
    """
    path, _, anchor = (page.moved_to or "").partition("#")
    fields = {
        "kind": page.template,
        "title": str(Markup.escape(one_line(page.title or ""))),
        "description": str(Markup.escape(one_line(page.description or ""))),
        "source_yaml": page.place and page.place.file,
        "hide_toc": page.is_wide,
        "card": page.card,
        "unlisted": page.is_unlisted and not page.moved_to,
        "moved_to": path.removesuffix(".md"),
        "moved_at": anchor,
        "language": tongue and tongue.language,
        "direction": tongue and tongue.direction,
        "citation": citation,
        "counterparts": [asdict(one) for one in page.counterparts],
        "feed": page.template == "party" and feed_path(page.data["party"]),
        **embedding,
    }
    given = {name: value for name, value in fields.items() if value}
    dumped = yaml.safe_dump(given, allow_unicode=True, width=10_000, sort_keys=False)
    # The library takes a tenth of a second to quote the one line of a long page's data.
    quoted = linked_data.replace("'", "''")
    return f"---\n{dumped}" + (f"jsonld: '{quoted}'\n---\n" if quoted else "---\n")


@lru_cache(maxsize=1 << 16)
def _relative(here: str, target: str) -> Markup:
    """The link from the page `here` to where something stands."""
    path, hash_sign, anchor = target.partition("#")
    if path == here and anchor:
        return Markup(f"#{anchor}")
    relative = posixpath.relpath(path, posixpath.dirname(here) or ".")
    return Markup(relative + hash_sign + anchor)


def _tidy(text: str) -> str:
    """`text` with at most one blank line in a row, and none at its ends."""
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [line for before, line in pairwise(["", *lines]) if before or line]
    return "\n".join(kept).strip("\n") + "\n"
