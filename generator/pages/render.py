"""Pages → Markdown text, through the templates in templates/*.md.jinja."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import Any, cast

import yaml
from jinja2 import Environment
from markupsafe import Markup

from generator.evidence.resolution.dossier import Dossier
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind
from generator.pages.escape import phrase
from generator.pages.exports.citing import citation_tags
from generator.pages.exports.feeds import feed_path
from generator.pages.exports.json_ld import json_ld
from generator.pages.foreign import Tongue, tongue_of_page
from generator.pages.page import Page
from generator.pages.page_templates import (
    FULL,
    PLACES,
    BookForm,
    make_environment,
    named_things,
    new_references,
    steady_functions,
)
from generator.pages.references import References
from generator.pages.sharing.embedding import description_path, shown_by
from generator.pages.traces.kept_markdown import KeptMarkdown
from generator.pages.traces.noted_templates import Turned
from generator.pages.urls import NO_ADDRESS, Web


def render_all(
    dossier: Dossier, pages: Iterable[Page], web: Web = NO_ADDRESS, kept: Kept = NONE_KEPT
) -> Iterator[tuple[str, str]]:
    """Each page's path and its Markdown, with front matter; `web` is where the site will stand.

    What is `kept` of a page that would be the same is not made again.
    """
    environment = make_environment(dossier, web, kept=kept)
    named = partial(named_things, environment, dossier)
    made = KeptMarkdown(environment, kept, *steady_functions(environment, dossier), named)
    for page in pages:
        source = page.data["source"] if page.template == "source" else None
        tags = citation_tags(dossier, source) if source else []
        linked_data = "" if page.embed else json_ld(dossier, page, web)
        header = front_matter(
            page, linked_data, tags, _embedding(dossier, page, web), _tongue(dossier, page), kept
        )
        values = partial(_values, page, environment, dossier)
        render = partial(_rendered, environment, [page.template, "_passages"])
        yield page.path, header + made.text(f"{page.path} {page.template}", values, render)
    made.keep()


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
    shared = new_references(environment, dossier) if form.notes == "book" else None
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
    return _rendered(environment, templates, _values(page, environment, dossier, references))


def _rendered(environment: Environment, templates: Iterable[str], values: Mapping[str, Any]) -> str:
    found = (environment.get_template(f"{one}.md.jinja") for one in templates)
    return _tidy("\n\n".join(one.render(values) for one in found))


def _values(
    page: Page, environment: Environment, dossier: Dossier, references: References | None = None
) -> dict[str, Any]:
    """What templates know of a page by name."""
    relative, places = partial(_relative, page.path), cast("dict[str, Any]", environment.globals)
    return {
        **page.data,
        "page": page,
        "refs": references or new_references(environment, dossier),
        "relative": Turned(relative),
        **{name: Turned(relative, places[f"|{name}"]) for name in PLACES},
    }


def front_matter(
    page: Page,
    linked_data: str,
    citation: Sequence[Sequence[str]] = (),
    embedding: Mapping[str, str] = MappingProxyType({}),
    tongue: Tongue | None = None,
    kept: Kept = NONE_KEPT,
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
        "title": str(Markup.escape(phrase(page.title or ""))),
        "description": str(Markup.escape(phrase(page.description or ""))),
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
    dumped = kept.told(_DUMPED, (given,), partial(_dumped, given))
    # The library takes a tenth of a second to quote the one line of a long page's data.
    quoted = linked_data.replace("'", "''")
    return f"---\n{dumped}" + (f"jsonld: '{quoted}'\n---\n" if quoted else "---\n")


_DUMPED = KeptKind[str]("front matter", str)


def _dumped(fields: Mapping[str, Any]) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, width=10_000, sort_keys=False)


@lru_cache(maxsize=1 << 16)
def _relative(here: str, target: str) -> Markup:
    """The link from the page `here` to where something stands."""
    path, hash_sign, anchor = target.partition("#")
    if path == here and anchor:
        return Markup(f"#{anchor}")
    return Markup(_way(posixpath.dirname(here), path) + hash_sign + anchor)


@lru_cache(maxsize=1 << 14)
def _way(folder: str, path: str) -> str:
    """The way from a folder to a file: many anchors stand in one."""
    return posixpath.relpath(path, folder or ".")


def _tidy(text: str) -> str:
    """`text` with at most one blank line in a row, and none at its ends."""
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [line for before, line in pairwise(["", *lines]) if before or line]
    return "\n".join(kept).strip("\n") + "\n"
