"""What an offline library holds of the explainer, and how its catalogue tells of it.

Beside the edition's own files, each statement has an entry of its own, which leads on to its place:
so a library's search and its suggestions find statements, and not only pages.
"""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import regex
from langcodes import Language
from resvg_py import svg_to_bytes
from selectolax.lexbor import LexborHTMLParser

from generator.bundles.zip import BUNDLE_TEMPLATES
from generator.content.files import lent, paths_within
from generator.content.folders import OVERRIDES
from generator.pages.escape import one_line
from generator.pages.language_sites import folder_of
from generator.pages.search.entries import entries as known
from generator.site.csp import policy
from generator.site.edition import Edition
from generator.site.html import CONTENT_ID
from generator.site.manifest import PACKAGE, packages
from generator.site.source_date import day_of

MAIN = "index.html"
"""The entry that a reader shows first."""

HTML = "text/html"
PICTURE = 48
"""How many pixels the library's picture of the explainer is wide and high."""

_TITLE, _DESCRIPTION, _LONG = 30, 80, 4000
"""How many letters openZIM recommends at most: https://wiki.openzim.org/wiki/ZIM_Metadata."""

_UNDETERMINED, _UNCODED = "und", "mis"
_REPEATING = {"statements"}
"""Templates of pages that repeat every statement, so that any search would find them."""


@dataclass(frozen=True)
class Entry:
    """One file of a library: its path, title, media type and bytes.

    An entry with a `title` is one that a reader is shown; `text` and `names` are the words by which
    search finds it.
    """

    path: str
    mimetype: str
    content: bytes
    title: str = ""
    text: str = ""
    names: str = ""


def zim_entries(edition: Edition) -> Iterator[Entry]:
    """Every file of an edition by its path, then every statement in order, under each id; both in
    each of its languages."""
    languages = ((edition, ""), *((one, _folder(one)) for one in edition.further))
    titles = {
        folder + page.path.removesuffix(".md") + ".html": page
        for one, folder in languages
        for page in one.pages
        if not page.is_unlisted
    }
    for path in sorted(paths_within(edition.site), key=lambda one: one.split("/")):
        content, page = (edition.site / path).read_bytes(), titles.get(path)
        title = one_line(page.title or path) if page else ""
        is_found = page and page.template not in _REPEATING
        text = _words_on(content) if is_found else ""
        yield Entry(path, _media_type(path), content, title, text)
    for one, folder in languages:
        for found in known(one.dossier)["statements"]:
            entry = _statement(one, found, folder)
            yield entry
            for name in one.dossier.statement[found["id"]].formerly:
                yield Entry(folder + _path(name), HTML, entry.content)


def _folder(edition: Edition) -> str:
    """What paths of the site in a further language begin with."""
    return f"{folder_of(edition.dossier.explainer.language)}/"


def metadata(edition: Edition) -> dict[str, str]:
    """What a library's catalogue says of an edition, as openZIM names it; nothing is made up.

    Who made it is not known beyond the explainer's own name and where it is published.
    """
    explainer = edition.dossier.explainer
    title = one_line(explainer.title)
    told = [title, one_line(explainer.question), one_line(explainer.summary)]
    others = (one.dossier.explainer.language for one in edition.further)
    given = {
        "Name": f"{explainer.slug}_{explainer.language.partition('-')[0]}_all",
        "Title": shortened_title(title, _TITLE),
        "Description": shortened_title(told[1], _DESCRIPTION),
        "LongDescription": shortened_title("\n\n".join(told), _LONG),
        "Creator": title,
        "Publisher": urlsplit(edition.site_url).hostname or title,
        "Date": str(day_of(edition.epoch)),
        "Language": ",".join(dict.fromkeys(map(language, (explainer.language, *others)))),
        "Flavour": "maxi",
        "Tags": "_ftindex:yes;_pictures:no;_videos:no;_details:yes",
        "Scraper": f"{PACKAGE} {packages()[PACKAGE]}",
        "Source": edition.site_url,
    }
    return {name: value for name, value in given.items() if value}


def language(tag: str) -> str:
    """The ISO 639-3 code of a BCP 47 language tag; `mis`, uncoded, where there is none."""
    try:
        code = Language.get(tag).to_alpha3()
    except LookupError:
        return _UNCODED
    # libzim finds no word again in an index of an undetermined language.
    return _UNCODED if code == _UNDETERMINED else code


def shortened_title(text: str, most: int) -> str:
    """`text`, or as many whole words of it as fit beside an ellipsis into `most` graphemes."""
    letters = regex.findall(r"\X", text)
    if len(letters) <= most:
        return text
    head = "".join(letters[: most - 1])
    words = head if letters[most - 1].isspace() else head.rpartition(" ")[0]
    return (words or head).rstrip(" \n,;:–—-") + "…"


def picture() -> bytes:
    """The site's icon as a PNG of `PICTURE` pixels."""
    icon = lent(OVERRIDES) / "assets/icon.svg"
    return svg_to_bytes(svg_path=str(icon), width=PICTURE, height=PICTURE, skip_system_fonts=True)


def _statement(edition: Edition, found: dict[str, Any], folder: str) -> Entry:
    """The entry of a statement, as search knows it, in the folder of its language."""
    page = edition.fill(
        BUNDLE_TEMPLATES / "statement.html.jinja",
        found=found,
        place=found["url"].replace(".md#", ".html#"),
        policy=policy(),
    )
    words = " · ".join(filter(None, (found["who"], found["text"], found["about"])))
    # Names weigh more than text: with its summary among them, a statement stands before the long
    # pages on which the same words occur often.
    names = " ".join((found["title"], *found["also"]))
    return Entry(folder + _path(found["id"]), HTML, page.encode(), found["title"], words, names)


def _path(name: str) -> str:
    """Where the entry of the statement with an id stands, or stood."""
    # Ids of content have no two hyphens in a row: no page can stand at this path.
    return f"statement--{name}.html"


def _words_on(page: bytes) -> str:
    """The words of a page's own content, without its frame."""
    content = LexborHTMLParser(page).css_first(f"#{CONTENT_ID}")
    return " ".join(content.text(separator=" ").split()) if content else ""


def _media_type(path: str) -> str:
    # The table of this object is Python's own: the machine's files are left out.
    return mimetypes.MimeTypes().guess_type(path)[0] or "application/octet-stream"
