"""What may be an id, and ids for what has none yet.

An id is permanent and becomes an address: it is spelt so that every system, shell and browser takes
it as it is.
"""

import re
import unicodedata
from collections.abc import Container
from itertools import count

import regex

from generator.content.characters import as_latin, foreign_letters
from generator.content.files import DEVICES
from generator.content.problems import shortened

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How an id is spelt."""

LONGEST_ID = 80
"""How many characters an id may have."""

LONGEST_PROPOSED = 60
"""How many an id has that a command proposes: people read and cite it."""

UNNAMED = "unnamed"
"""The reserved speaker: someone whom the article quotes or reports without a name."""

RESERVED = {
    UNNAMED: "`speaker: unnamed` means a source without a name",
    "index": "the first page of a folder is called so",
    "404": "the page for missing addresses is called so",
    **dict.fromkeys(("search", "assets", "download"), "the site has something of this name"),
    **dict.fromkeys(sorted(DEVICES), "a device on Windows is called so"),
}
"""Ids that nothing may have, and why."""


def id_fault(text: str) -> tuple[str, str] | None:
    """Why `text` is not spelt as an id, and what would be; None when it is."""
    if SLUG.fullmatch(text) and len(text) <= LONGEST_ID:
        return None
    shown = shortened(text)
    hint = f"write `{_meant(text) or 'some-name'}`"
    if len(text) > LONGEST_ID:
        return f"this id is too long: at most {LONGEST_ID} characters", hint
    if odd := next(foreign_letters(text), None):
        return f"“{shown}” cannot be an id: {odd.told()}", hint
    return f"“{shown}” cannot be an id: use a to z, digits and single hyphens", hint


def _meant(text: str) -> str:
    """The id that `text` is meant for: letters that look like Latin ones among these are taken for
    them, and a word of another script is transliterated."""
    return slugify(latinize(as_latin(text) if re.search("[A-Za-z]", text) else text))


def slugify(text: str, longest: int = LONGEST_ID) -> str:
    """`text` as an id: lower case, with hyphens between words of a to z and digits.

    What is too long is cut off, between two words where it can be. Empty where nothing is left.
    """
    name = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    if len(name) <= longest:
        return name
    at = name.rfind("-", 0, longest + 1)
    return name[: at if at > longest // 2 else longest].strip("-")


def latinize(text: str) -> str:
    """`text` in Latin letters, whatever its script, as `slugify` takes it: without symbols, and
    with apostrophes left out."""
    # Imported here, since every command loads this module, and few propose an id.
    from anyascii import anyascii

    plain = re.sub(r"['’ʼ]", "", unicodedata.normalize("NFC", text))
    return anyascii(regex.sub(r"[\p{P}\p{S}]+", " ", plain)).replace("'", "")


def free_id(name: str, taken: Container[str]) -> str:
    """`name`, or with the first number from 2 on with which it is none of `taken`."""
    if name not in taken:
        return name
    return next(one for n in count(2) if (one := f"{name}-{n}") not in taken)
