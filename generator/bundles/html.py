"""One page that holds everything, in one file that needs no other (.html)."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from lxml.html import HtmlElement, tostring
from markupsafe import Markup

from generator.bundles.book import Book, Chapter, compose
from generator.bundles.lookup import lookup_script
from generator.bundles.templating import fill
from generator.site.csp import digest
from generator.site.edition import Edition

STYLES = Path(__file__).with_name("book.css")
_DEEPEST = 6


def write_single(edition: Edition, file: Path) -> None:
    """Write the page."""
    file.write_text(render_single(edition, compose(edition)), "utf-8", newline="\n")


def render_single(edition: Edition, book: Book, more_styles: str = "") -> str:
    """The whole book as one page, with its table of contents, styles and search inside.

    It asks for nothing, which its Content Security Policy holds, and without its script it lacks
    the search alone. `more_styles` are CSS that comes after its own.
    """
    style = STYLES.read_text("utf-8") + more_styles
    script = lookup_script(edition, book)
    return fill(
        "book.html.jinja",
        edition,
        contents=book.contents,
        chapters=[Markup(_nested(chapter)) for chapter in book.chapters],
        style=Markup(style),
        script=Markup(script),
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """What a browser may do with the page: show its style, run its script, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{digest(style)}'",
            f"script-src '{digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _nested(chapter: Chapter) -> str:
    """A chapter as HTML, its headings under the book's title and under what it belongs to."""
    body: HtmlElement = deepcopy(chapter.body)
    for heading in list(body.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        heading.tag = f"h{min(_DEEPEST, int(heading.tag[1]) + chapter.level)}"
    return str(tostring(body, encoding="unicode"))
