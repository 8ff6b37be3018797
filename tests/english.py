"""English words of the site's own that stand on a page in another language and are not marked."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from lxml import html

from generator.content.catalogue import ENGLISH, PackedWords, has_letters, pack

_UNREAD = ("script", "style", "svg")
_PLAIN = ("title",)
_SAID = ("aria-label", "title", "alt", "placeholder", "data-name")


def unmarked(site: Path, language: str, with_attributes: bool = True) -> list[str]:
    """Each English text that stands unmarked on a page of the site, as “page: words”."""
    wanted = list(patterns(language))
    found = []
    for path in sorted(site.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        for text in texts_in(page, language, with_attributes):
            if any(
                one.fullmatch(text) or (is_long and one.search(text)) for one, is_long in wanted
            ):
                found.append(f"{path.relative_to(site).as_posix()}: {text}")
    return found


def patterns(language: str) -> Iterator[tuple[re.Pattern[str], bool]]:
    """What matches each English text that no pack of the language has too; whether it is so long
    that it is English wherever it stands."""
    own = set(forms(pack(language)))
    for text in sorted(set(forms(pack(ENGLISH))) - own):
        parts = [(re.escape(_plain(part)), name) for part, name, *_ in Formatter().parse(text)]
        pattern = "".join(
            part + ("" if name is None else r"[\d.,]+" if name == "n" else ".+?")
            for part, name in parts
        )
        is_long = len(re.findall(r"[A-Za-z]{2,}", text)) >= 4
        yield re.compile(pattern), is_long and not any(name for _, name in parts)


def forms(words: Mapping[str, PackedWords]) -> Iterator[str]:
    """Every text of a pack that has a word in it."""
    for one in words.values():
        if isinstance(one, tuple) or not has_letters(one):
            continue
        yield from one.values() if isinstance(one, Mapping) else [one]


def _plain(text: str) -> str:
    return re.sub(r"[*`]", "", text)


def texts_in(page: html.HtmlElement, language: str, with_attributes: bool) -> Iterator[str]:
    """Each stretch of text in the page's language, and what its attributes say."""
    for element in page.iter():
        if not isinstance(element.tag, str) or _is_unread(element):
            continue
        if _language_of(element) == language:
            if with_attributes or element.tag not in _PLAIN:
                yield _line(element.text)
            if with_attributes:
                yield from (_line(element.get(name)) for name in _SAID)
        for inside in element:
            if _language_of(element) == language:
                yield _line(inside.tail)


def _is_unread(element: html.HtmlElement) -> bool:
    return any(one.tag in _UNREAD for one in (element, *element.iterancestors()))


def _language_of(element: html.HtmlElement) -> str:
    around = (one.get("lang") for one in (element, *element.iterancestors()))
    return next((one for one in around if one), "")


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
