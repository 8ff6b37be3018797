"""The site as a folder to be unpacked, with a page in front that says what it is (.zip).

The same bytes come out for the same edition wherever it is written: the compressor (zlib) is the
only part that is not fixed here.
"""

import stat
from collections.abc import Container, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from generator.content.files import paths_within
from generator.site.csp import digest, policy
from generator.site.edition import Edition

BUNDLE_TEMPLATES = Path(__file__).with_name("templates")
"""What bundles add of their own."""

EARLIEST = (1980, 1, 1, 0, 0, 0)
LATEST = (2107, 12, 31, 23, 59, 58)
"""What a zip can date a file by: APPNOTE.TXT, 4.4.6."""

UNIX = 3
MODE = stat.S_IFREG | 0o644
_HARDEST = 9


def write_archive(
    file: Path, members: Iterable[tuple[str, bytes]], epoch: int, stored: Container[str] = ()
) -> None:
    """Write `members`, names with their bytes, in their order; those in `stored` as they are.

    Each is dated to `epoch`, in seconds since 1970, as nearly as a zip can say it.
    """
    moment = _moment(epoch)
    with ZipFile(file, "w") as archive:
        for name, data in members:
            entry = ZipInfo(name, moment)
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = MODE << 16
            archive.writestr(entry, data, compresslevel=_HARDEST)


def _moment(epoch: int) -> tuple[int, int, int, int, int, int]:
    """A moment in UTC, as far as a zip can say it."""
    at = datetime.fromtimestamp(epoch, UTC)
    moment = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    return min(max(moment, EARLIEST), LATEST)


START = "START-HERE.html"
"""Stands at the top, before the folder, so that nobody has to look for the first page."""


def write_zip(edition: Edition, file: Path) -> None:
    """Write the edition's site into one folder of a zip, named as the file is."""
    write_archive(file, _members(edition), edition.epoch)


def render_start(edition: Edition) -> str:
    """The page that stands at the top: what this is, as of when, and how to open and check it."""
    style = (BUNDLE_TEMPLATES / "start.css").read_text("utf-8").strip()
    return edition.fill(
        BUNDLE_TEMPLATES / "start.html.jinja",
        style=Markup(style),
        policy=policy(styles=[digest(style)]),
    )


def _members(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each file's name in the archive and its bytes, the page in front first."""
    yield START, render_start(edition).encode("utf-8")
    for name in sorted(paths_within(edition.site)):
        yield f"{edition.name}/{name}", (edition.site / name).read_bytes()
