"""The sheet of tokens: colours, faces and measures that the site, bundles and reading pages share.

It stands once, in overrides/, and goes in front of each sheet that takes from it: so pages ask for
no second sheet, and an explainer's own sheet, or its configuration, need not know of it.
Short because each sheet is put together where it is made.
"""

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

from generator.content.files import lent
from generator.content.folders import OVERRIDES

TOKENS = "assets/tokens.css"
"""Where the tokens stand in a folder of the frame."""

SHEET = "assets/explainer.css"
"""The sheet of the site, which they are published with."""

_NOTE = re.compile(
    r"""
    (   "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | \burl\([^)"']*\) | /\*!.*?\*/   )
    |   /\*.*?\*/\n*
    """,
    re.DOTALL | re.VERBOSE,
)
"""A note in a sheet; before it, what is kept: strings and addresses, which may look like one, and
notes that are marked so."""

_BOTH = re.compile(r"light-dark\(\s*([^(),]+),[^(),]+\)")


def read_tokens(folders: Iterable[Path] = ()) -> str:
    """The tokens in the first of the folders that has some, or those that come with the program."""
    files = (folder / TOKENS for folder in folders)
    file = next((file for file in files if file.is_file()), lent(OVERRIDES) / TOKENS)
    return _without_notes(file.read_text("utf-8"))


def light_only(tokens: str) -> str:
    """The same with each colour as it is on white: what lays out paper knows no light-dark()."""
    return _BOTH.sub(r"\1", tokens)


def put_tokens(frame: Path) -> None:
    """Let the site's sheet in a folder begin with the tokens, which are no file then, and have no
    notes but those marked to be kept (`/*!`): no reader of a page needs them."""
    sheet = frame / SHEET
    own = sheet.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    sheet.unlink()  # a copy may be as little for writing as what it is of
    sheet.write_bytes(
        (read_tokens([frame]) + _without_notes(own)).encode("utf-8", "surrogateescape")
    )
    (frame / TOKENS).unlink(missing_ok=True)


def _without_notes(sheet: str) -> str:
    return _NOTE.sub(lambda found: found[1] or "", sheet)
