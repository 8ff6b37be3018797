"""The site as a folder to be unpacked, with a page in front that says what it is (.zip).

The same bytes come out for the same edition, as long as the compressor (zlib) is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from generator.bundles.archive import write_archive
from generator.bundles.templating import TEMPLATES, fill
from generator.site.csp import digest
from generator.site.edition import Edition

START = "START-HERE.html"
"""Stands at the top, before the folder, so that nobody has to look for the first page."""


def write_zip(edition: Edition, file: Path) -> None:
    """Write the edition's site into one folder of a zip, named as the file is."""
    write_archive(file, _members(edition), edition.epoch)


def render_start(edition: Edition) -> str:
    """The page that stands at the top: what this is, as of when, and how to open and check it."""
    style = (TEMPLATES / "start.css").read_text("utf-8").strip()
    return fill(
        "start.html.jinja",
        edition,
        style=Markup(style),
        policy=f"default-src 'none'; style-src '{digest(style)}'",
    )


def _members(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each file's name in the archive and its bytes, the page in front first."""
    yield START, render_start(edition).encode("utf-8")
    paths = (path for path in edition.site.rglob("*") if path.is_file())
    for name in sorted(path.relative_to(edition.site).as_posix() for path in paths):
        yield f"{edition.name}/{name}", (edition.site / name).read_bytes()
