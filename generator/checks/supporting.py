"""Evidence rule 4, as far as it is certain: what a sentence quotes, counts, dates and names stands
in the words that it rests on.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.content.model import HandwrittenPage
from generator.content.problems import Place, Problem, places_in, shortened
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.sentences import (
    loose_mismatches,
    loose_quotations,
    place_of,
    tied_mismatches,
)
from generator.evidence.support.stock import stock_of, stray_quotations

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_ENTITIES = {"quot": '"', "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bdquo": "„"}
_ENTITY = re.compile(f"&({'|'.join(_ENTITIES)});")
_LINKED = re.compile(r"""\]\([^()\s]*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)""")
_BLOCK = re.compile(r"^[ \t]*>[ \t>]*", re.MULTILINE)


def check_quoted_words_are_exact(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks in a sentence stand in the sentences that it cites.

    Bad:  summary: Says “we surrender”.        (the passage has no such words)
    Good: summary: Says “we agree”.            (the passage: “We agree to the plan”)
    """
    for assertion, found in tied_mismatches(dossier, "quoted-nowhere", "quoted-elsewhere"):
        message = f"the words that it cites do not have “{in_short(found)}”"
        hint = "quote what they have, or leave the marks out"
        if found.kind == "quoted-elsewhere":
            hint = f"paragraph {found.instead[0]} has it: cite that too"
        elif found.instead:
            hint = f"nearest: {found.instead[0]}"
        yield Problem(
            place_of(found, assertion.text, assertion.place),
            "quoted-words-not-there",
            message,
            hint,
        )


def check_quoted_words_are_somewhere(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks in a sentence or on a page that cites nothing stand in an article.

    Bad:  summary: Proposes a “final offer”.   (of an issue; no cited article has it)
    Good: summary: Proposes a “first offer”.
    """
    for one, found in loose_quotations(dossier):
        yield _nowhere(place_of(found, one.text, one.place), found)
    stock = stock_of(dossier)
    for page in dossier.explainer.pages:
        for found in stray_quotations(_as_read(page.text), stock):
            problem = _nowhere(_place_on(page, found), found)
            hint = f"{problem.hint}; words that nobody said stand in italics: *so*"
            yield replace(problem, hint=hint)


def _nowhere(place: Place, found: Mismatch) -> Problem:
    message = f"no cited article has “{in_short(found)}”"
    hint = "quote exact words of an article, or leave the marks out"
    if found.instead:
        hint = f"nearest: {found.instead[0]}"
    return Problem(place, "quoted-words-nowhere", message, hint)


def check_numbers_are_there(dossier: Dossier) -> Iterator[Problem]:
    """The numbers of a sentence are those of the sentences that it cites.

    Bad:  summary: Proposes a ceasefire of 40 days.   (the passage: a ceasefire of 30 days)
    Good: summary: Proposes a ceasefire of 30 days.
    """
    kind = "number"
    for one, found in chain(tied_mismatches(dossier, kind), loose_mismatches(dossier, kind)):
        message = f"what it rests on does not have “{found.words}”"
        hint = in_its_place(found)
        yield Problem(place_of(found, one.text, one.place), "number-not-there", message, hint)


def check_dates_are_there(dossier: Dossier) -> Iterator[Problem]:
    """The dates of a sentence are those of the paragraphs that it cites, or of the statement.

    Bad:  summary: Says that talks begin on Friday.   (the passage: talks begin on Monday)
    Good: summary: Says that talks begin on Monday.
    """
    kind = "date"
    for one, found in chain(tied_mismatches(dossier, kind), loose_mismatches(dossier, kind)):
        message = f"what it rests on does not tell of “{found.words}”"
        yield Problem(
            place_of(found, one.text, one.place), "date-not-there", message, in_its_place(found)
        )


def check_names_are_there(dossier: Dossier) -> Iterator[Problem]:
    """Whoever a sentence names, its articles name; of one without evidence of its own that is asked
    about, since the article may come that it tells of.

    Bad:  summary: Says that Norway agrees.           (the article does not name Norway)
    Good: summary: Says that Ukraine agrees.
    """
    kind = "name-foreign"
    for one, found in chain(tied_mismatches(dossier, kind), loose_mismatches(dossier, kind)):
        message = f"the article does not name “{found.words}”"
        hint = "if it has another name for it, give that as an alias of the party or person"
        if not one.is_tied:
            message = f"no cited article names “{found.words}”"
        place, doubt = place_of(found, one.text, one.place), one.doubt
        yield Problem(place, "name-not-there", message, hint, one.is_tied, doubt=doubt)


def in_its_place(found: Mismatch) -> str:
    """What the passage has in the place of words, as a hint."""
    told = ", ".join(f"“{one}”" for one in found.instead)
    return f"the passage has: {told}" if told else "the passage has none"


def in_short(found: Mismatch) -> str:
    """The words of a sentence, as a message names them."""
    return shortened(found.words, 80)


def _place_on(page: HandwrittenPage, found: Mismatch) -> Place:
    offsets, file = [found.span.start], page.place.file
    place = next(iter(places_in(page.text, file, offsets, page.place.line + 1)))
    line = page.text[found.span.start : found.span.end].split("\n")[0]
    return replace(place, width=max(1, len(line)))


def _as_read(text: str) -> str:
    """A page's Markdown as far as quotation marks go, each character in its place: entities as what
    they stand for; code, addresses of links with their titles, and the signs of block quotations as
    spaces."""
    text = _ENTITY.sub(lambda found: _ENTITIES[found[1]].ljust(len(found[0])), text)
    for pattern in (_CODE, _LINKED, _BLOCK):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text
