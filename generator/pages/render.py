"""Pages → Markdown text, through the templates in templates/*.md.jinja.

Every value that a template prints is made inert here; a template cannot forget to. Templates that
give HTML have an environment of their own, in which everything that is not markup is escaped.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.content.model import Explainer, Statement
from generator.content.problems import Place
from generator.evidence.dossier import Dossier
from generator.evidence.labels import labels, principal
from generator.pages.escape import attribute_text, inert, inert_stretch, one_line, web_address
from generator.pages.exports import json_ld
from generator.pages.plan import Page
from generator.pages.urls import (
    Addressed,
    address,
    edit_base,
    paragraph_address,
    passage_address,
    report_address,
)
from generator.pages.words import Words


@cache
def environment(folder: Path) -> Environment:
    """The Jinja environment of the templates in `folder`; a value that is not given is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


TEMPLATES = Path(__file__).parent / "templates"


def render_all(dossier: Dossier, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Each page's path and its Markdown."""
    environment = make_environment(dossier)
    for page in pages:
        yield page.path, render(page, environment, dossier)


def render(page: Page, environment: Environment, dossier: Dossier) -> str:
    """One page as Markdown with front matter, ending in one line break."""
    template = environment.get_template(f"{page.template}.md.jinja")
    body = template.render(
        **page.data,
        page=page,
        href=partial(_href, dossier, page.path),
        passage=partial(_passage, page.path),
        relative=partial(_relative, page.path),
    )
    return front_matter(page, json_ld(dossier, page)) + _tidy(body)


def make_environment(dossier: Dossier) -> Environment:
    """The Jinja environment of one explainer."""
    words = Words(dossier.explainer.language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=FileSystemBytecodeCache(),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        extensions=["jinja2.ext.do"],
    )
    environment.globals.update(
        dossier=dossier,
        explainer=dossier.explainer,
        t=partial(_say, words),
        date=cache(words.date),
        size=words.size,
        labels=labels,
        principal=principal,
        published_at=lambda url, words: web_address(passage_address(url, words)),
        edit_link=partial(_edit_link, dossier.explainer),
        report_link=partial(_report_link, dossier.explainer),
    )
    environment.filters.update(
        web_address=web_address,
        join=_join,
        as_markdown=Markup,
        stretch=inert_stretch,
        attribute=attribute_text,
    )
    return environment


def front_matter(page: Page, linked_data: str) -> str:
    """A page's metadata as YAML between two lines of hyphens.

    The title and the description are escaped here, because themes print them into HTML as they are.
    The title is given, because a site engine looks for it in the first line only, and else makes
    one of the file's name.
    """
    fields: dict[str, Any] = {"kind": page.template}
    if page.title:
        fields["title"] = str(Markup.escape(one_line(page.title)))
    if page.description:
        fields["description"] = str(Markup.escape(one_line(page.description)))
    if page.place:
        fields["source_yaml"] = page.place.file
    if page.is_wide:
        fields["hide_toc"] = True
    if page.card:
        fields["card"] = page.card
    if page.moved_to:
        fields["moved_to"] = page.moved_to.removesuffix(".md")
    dumped = yaml.safe_dump(fields, allow_unicode=True, width=10_000, sort_keys=False)
    return f"---\n{dumped}jsonld: {_quoted(linked_data)}\n---\n"


def _quoted(line: str) -> str:
    """A printable line as YAML. The library takes a tenth of a second for a long page's."""
    return "'" + line.replace("'", "''") + "'"


def _finalize(value: Any) -> Markup:
    if isinstance(value, Markup):
        return value
    if isinstance(value, str | int):
        return inert(str(value))
    raise TypeError(f"a template prints {type(value).__name__}")


def _join(values: Iterable[Any], joint: str = "") -> Markup:
    """Jinja's `join` escapes for HTML alone; this one makes each value inert."""
    return Markup(joint).join(_finalize(value) for value in values)


def _say(words: Words, key: str, n: int | None = None, /, **values: Any) -> Markup:
    """The site's own words, with inert `values` in their {places}; they may hold Markdown."""
    if n is not None:
        values["n"] = n
    inserted = {name: _finalize(value) for name, value in values.items()}
    return Markup(words.text(key, n).format_map(inserted))


def _href(dossier: Dossier, here: str, record: Addressed | str) -> Markup:
    """The link from the page `here` to where `record` stands."""
    return _relative(here, address(dossier, record))


def _passage(here: str, source: Any, number: int, mark: int | None = None) -> Markup:
    """The link from the page `here` to a cited paragraph, or to the words that are marked in it."""
    return _relative(here, paragraph_address(source, number, mark))


@lru_cache(maxsize=1 << 16)
def _relative(here: str, target: str) -> Markup:
    path, hash_sign, anchor = target.partition("#")
    if path == here and anchor:
        return Markup(f"#{anchor}")
    relative = posixpath.relpath(path, posixpath.dirname(here) or ".")
    return Markup(relative + hash_sign + anchor)


def _edit_link(explainer: Explainer, place: Place) -> Markup | None:
    """The address of a place of the YAML where it can be edited, if that is known."""
    base = edit_base(explainer)
    return web_address(f"{base}/{place.file}") + f"#L{place.line}" if base else None


def _report_link(explainer: Explainer, statement: Statement) -> Markup | None:
    """The address at which an error in a statement can be reported, if there is one."""
    found = report_address(explainer, statement.id)
    return web_address(found) if found else None


def _tidy(text: str) -> str:
    """`text` with at most one blank line in a row, and none at its ends."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"
