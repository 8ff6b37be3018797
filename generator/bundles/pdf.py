"""A book on paper (.pdf), through WeasyPrint.

Its letters come from faces that the lock names, so that other machines give the same bytes: Noto
Serif and FiraGO have Latin, Greek and Cyrillic; FiraGO has Arabic, Hebrew, Devanagari, Thai and
Georgian too; three further faces have signs. Only where these lack a script does the machine's own
stock of fonts come in.
"""

import hashlib
import logging
import re
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import fontpkg
from lxml.html import HtmlElement
from markupsafe import Markup
from pymupdf_fonts import myfont
from uharfbuzz import Face, SubsetInput, subset

from generator.bundles.book import Book
from generator.bundles.glyph_maps import spell
from generator.bundles.html import SINGLE_STYLES, drawn_styles, nested
from generator.bundles.zip import BUNDLE_TEMPLATES
from generator.site.edition import Edition, Unavailable
from generator.site.source_date import VARIABLE, variable_set
from generator.site.tokens import light_only

_SERIF = "Noto Serif"


def _cut(weight: int, slope: str) -> bytes:
    """One weight of the serif face, as a font that has no other.

    Of a face with all its weights, PDF gets the widths of the regular one, which PDF/UA forbids
    (ISO 14289-1, 7.21.5); and fontTools takes seven seconds to cut what HarfBuzz cuts in a moment.
    """
    whole = Face(fontpkg.path(_SERIF, weight, slope).read_bytes())
    kept = SubsetInput()
    kept.keep_everything()
    kept.pin_axis_location(whole, "wght", weight)
    kept.pin_axis_location(whole, "wdth", 100)
    cut: bytes = subset(whole, kept).blob.data
    return cut


FACES: dict[str, Callable[[], bytes]] = {
    "serif": partial(_cut, 400, "normal"),
    "serif-bold": partial(_cut, 700, "normal"),
    "serif-italic": partial(_cut, 400, "italic"),
    "sans": partial(myfont, "figo"),
    "sans-bold": partial(myfont, "figbo"),
    "sans-italic": partial(myfont, "figit"),
    "sans-bold-italic": partial(myfont, "figbi"),
    "signs": partial(myfont, "symbol1"),
    "more-signs": partial(myfont, "symbol2"),
    "mathematics": partial(myfont, "math"),
}
"""Each face's file, by the name that print.css calls it."""

_PLAIN = ("serif", "sans", "signs", "more-signs", "mathematics")


def lacking(text: Iterable[str]) -> set[str]:
    """The letters of a text that none of the faces has."""
    return {letter for letter in set(text) if letter.isprintable() and ord(letter) not in _known()}


@cache
def _known() -> frozenset[int]:
    return frozenset().union(*(Face(FACES[name]()).unicodes for name in _PLAIN))


PAPER = Path(__file__).with_name("print.css")
SCHEME = "face:"
"""What print.css calls a face by; no other address is ever opened."""

VARIANT = "pdf/ua-1"
"""Tagged, for those who have it read out (ISO 14289-1)."""

PART = 20
"""How many letters of a word that is longer than a line stay together."""

_PANGO = {
    "darwin": "brew install pango",
    "linux": "apt install libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0",
}
_LONG = re.compile(r"[^\s\u200b]{40,}")
_NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>'
_ARABIC_FACES = ("sans", "sans-bold", "sans-italic", "sans-bold-italic")
"""The faces that have Arabic letters."""

_MISSING = re.compile(r"unsupported by fonts: \"(.+?)\" \(U\+")


def write_pdf(book: Book, file: Path) -> None:
    """Write the pages. Raises Unavailable without WeasyPrint, Pango, or a font for every letter."""
    edition = book.edition
    weasyprint = _library(edition)
    page = render_paper(for_paper(book))
    # fontTools writes that date, not the hour, into the weights of a face that it cuts. Of letters
    # of another script than their language's, Pango takes the forms of the machine's language.
    with (
        variable_set(VARIABLE, str(edition.epoch)),
        variable_set("PANGO_LANGUAGE", "en"),
        _fonts(page),
        _unprinted() as letters,
    ):
        data: bytes = weasyprint.HTML(string=page, url_fetcher=_fetcher()).write_pdf(
            finisher=_mend,
            pdf_variant=VARIANT,
            pdf_identifier=hashlib.sha256(page.encode("utf-8")).digest()[:16],
        )
    if letters:
        raise Unavailable(
            edition.words.say("bundle.pdf.no_font", letters=" ".join(sorted(letters))),
            "apt install fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core",
        )
    file.write_bytes(data)


def render_paper(book: Book) -> str:
    """The whole book as one page for WeasyPrint: contents first, then chapter by chapter."""
    return book.edition.fill(
        BUNDLE_TEMPLATES / "paper.html.jinja",
        contents=book.contents,
        chapters=[nested(chapter) for chapter in book.chapters],
        style=Markup(paper_styles(book)),
    )


def paper_styles(book: Book) -> str:
    """The styles of paper: what the single page has, in light colours alone, and what only paper
    needs."""
    tokens = light_only(book.edition.tokens)
    sheets = (SINGLE_STYLES.read_text("utf-8"), PAPER.read_text("utf-8"))
    return tokens + drawn_styles(book) + "".join(sheets)


def for_paper(book: Book) -> Book:
    """A book as WeasyPrint can set and tag it.

    Its lines may break within words that are too long, of which it misses some; and of terms with
    what is told of each it makes lists whose groups are none of their items (ISO 14289-1, 7.2).
    """
    book = replace(book, chapters=deepcopy(book.chapters))
    for chapter in book.chapters:
        for node in chapter.body.iter():
            node.text = _LONG.sub(_in_parts, node.text or "")
            node.tail = _LONG.sub(_in_parts, node.tail or "")
        for terms in [*chapter.body.iter("dl")]:
            if all(group.tag == "div" for group in terms):
                _list(terms)
    return book


_LISTED = {"dl": "ul", "div": "li", "dt": "span", "dd": "span"}


def _list(terms: HtmlElement) -> None:
    """Make groups of terms the items of a list; each term and what is told keeps its name."""
    told = [one for group in terms for one in group]
    for one in told:
        one.set("class", one.tag)
    for node in (terms, *terms, *told):
        node.tag = _LISTED[node.tag]


def _in_parts(word: re.Match[str]) -> str:
    parts = (word[0][at : at + PART] for at in range(0, len(word[0]), PART))
    return "\u200b".join(parts)


def _library(edition: Edition) -> Any:
    """WeasyPrint. Raises Unavailable where it, or the library that it draws with, is missing."""
    try:
        import weasyprint
    except ImportError:
        raise Unavailable(
            edition.words.text("bundle.pdf.no_library"),
            f"{sys.executable} -m pip install weasyprint",
        ) from None
    except OSError:
        raise Unavailable(
            edition.words.text("bundle.pdf.no_pango"),
            _PANGO.get(sys.platform, _PANGO["linux"]),
        ) from None
    return weasyprint


def _fetcher() -> Any:
    """What opens our faces and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc, unused-ignore]
        def fetch(self, url: str, headers: Any = None) -> Any:
            face = FACES.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
            if face is None:
                raise FatalURLFetchingError(url)
            return URLFetcherResponse(url, face())  # type: ignore[no-untyped-call, unused-ignore]

    return Fetcher()  # type: ignore[no-untyped-call, unused-ignore]


def _mend(_document: Any, pdf: Any) -> None:
    """Put right in the objects of a PDF what WeasyPrint makes of these pages."""
    _drop_inner_links(pdf)
    spell(pdf, [FACES[face] for face in _ARABIC_FACES])


def _drop_inner_links(pdf: Any) -> None:
    """Leave one link of each: of what stands in a link, WeasyPrint makes one more, and no tag of a
    link is around it (ISO 14289-1, 7.18.5)."""
    known = {one.reference: one for one in pdf.objects}
    dropped = set()
    for element in pdf.objects:
        if not _is(element, "/StructElem") or element["S"] == "/Link":
            continue
        for kid in [one for one in element["K"] if _is(known.get(one), "/OBJR")]:
            if _is(known.get(known[kid]["Obj"]), "/Annot", "/Link"):
                element["K"].remove(kid)
                dropped.add(known[kid]["Obj"])
    for page in pdf.objects:
        if _is(page, "/Page") and "Annots" in page:
            page["Annots"][:] = [one for one in page["Annots"] if one not in dropped]


def _is(thing: Any, kind: str, subtype: str | None = None) -> bool:
    """Whether an object of a PDF is a dictionary of that kind."""
    return (
        isinstance(thing, dict)
        and thing.get("Type") == kind
        and (subtype is None or thing.get("Subtype") == subtype)
    )


@contextmanager
def _fonts(page: str) -> Iterator[None]:
    """Hide the machine's fonts meanwhile, unless the page needs one."""
    if lacking(page):
        yield
        return
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No fonts configured")
        (Path(folder) / "fonts.conf").write_text(_NO_FONTS, "utf-8")
        with variable_set("FONTCONFIG_FILE", str(Path(folder) / "fonts.conf")):
            yield


@contextmanager
def _unprinted() -> Iterator[set[str]]:
    """The letters that no font had, once the pages are drawn; what else is said is kept quiet."""
    letters: set[str] = set()
    logger = logging.getLogger("weasyprint")

    def hear(record: logging.LogRecord) -> bool:
        letters.update(_MISSING.findall(record.getMessage()))
        return False

    logger.addFilter(hear)
    try:
        yield letters
    finally:
        logger.removeFilter(hear)
