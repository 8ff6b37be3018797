"""The reading view of coverage: whole articles for editors, each paragraph with what cites it.

It shows articles whole, which readers may not be shown; so no page of it is ever put among those
that are published.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.authoring.annotated import Reading, read_article
from generator.content.atomic import Written, write_all
from generator.content.publishing import Refusal
from generator.evidence.coverage import measure_coverage
from generator.evidence.resolve import Relations
from generator.pages.describe import source_title
from generator.pages.templating import environment
from generator.pages.words import Words
from generator.site.csp import digest

FOLDER = Path("build/coverage")
"""Where the pages stand, unless an editor wants them elsewhere."""

TEMPLATES = Path(__file__).with_name("templates")
STYLES = Path(__file__).with_name("reading.css")
_PUBLISHED = ("site", "dist", "build/docs", "build/edition", "content", "seeds")


def write_readings(root: Path, relations: Relations, out: Path) -> Written:
    """Make the folder `out` hold one page for each article, and one that lists them.

    Raises Refusal when `out` is part of what is published or built from, or was not made here.
    """
    for name in _PUBLISHED:
        folder = (root / name).resolve()
        if out.resolve() == folder or folder in out.resolve().parents:
            raise Refusal(f"{out}: whole articles must not stand in {name}/; name another folder")
    return write_all(out, render_readings(relations))


def render_readings(relations: Relations) -> Iterator[tuple[str, str]]:
    """Each page's path and its HTML."""
    articles = relations.archive.articles.values()
    readings = [
        read_article(relations, article, coverage)
        for article, coverage in zip(articles, measure_coverage(relations), strict=True)
    ]
    yield "index.html", _fill("index.html.jinja", relations, readings=readings)
    for reading in readings:
        yield f"{reading.id}.html", _fill("article.html.jinja", relations, reading=reading)


def _fill(template: str, relations: Relations, **values: Any) -> str:
    """A template, filled in; all that is not its own is escaped."""
    words = Words(relations.explainer.language)
    style = STYLES.read_text("utf-8")

    def say(key: str, n: int | None = None, **inserted: Any) -> str:
        return words.text(f"coverage.{key}", n).format(n=n, **inserted)

    def named(reading: Reading) -> str:
        return source_title(words, reading.source)

    return (
        environment(TEMPLATES)
        .get_template(template)
        .render(
            explainer=relations.explainer,
            direction="rtl" if words.locale.text_direction == "rtl" else "ltr",
            say=say,
            text=words.text,
            named=named,
            style=Markup(style),
            policy=f"default-src 'none'; style-src '{digest(style)}'; "
            "base-uri 'none'; form-action 'none'",
            **values,
        )
    )
