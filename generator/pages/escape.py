"""Any text → inert Markdown: it shows as typed, and never as markup, a template or a script."""

import html
import re
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from generator.content.characters import forbidden_in
from generator.pages.dates_in_words import RIGHT_TO_LEFT_MARK

_ANYWHERE = re.compile(r"[&<>\\`*_{}\[\]#|~^]")
_ISOLATE = re.compile(r"</?bdi\b[^<>]*>")
LEFT_TO_RIGHT, FIRST_STRONG, END_OF_ISOLATE = "\u2066", "\u2068", "\u2069"
"""What isolates words where no markup may stand: https://www.unicode.org/reports/tr9/."""
_BEFORE_NUMBER = re.compile(rf"{RIGHT_TO_LEFT_MARK}(?=\d)")
_AT_START = re.compile(r"^[+\-=:!?/%\"']")


@lru_cache(maxsize=1 << 16)
def inert(text: str) -> Markup:
    """`text` as Markdown that renders as the same visible text, on one line.

    Control, bidirectional and invisible characters are dropped and white space is folded; whatever
    Markdown could take for syntax becomes a numeric character reference.
    """
    line = _ANYWHERE.sub(_reference, one_line(text))
    line = re.sub(r"^(\d+)([.)])", lambda m: m[1] + _reference(m, 2), line)
    return Markup(_AT_START.sub(_reference, line))


def inert_stretch(text: str) -> Markup:
    """A stretch of a sentence, made inert, with the spaces that divide it from what is around."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return " " * before + inert(text) + " " * (after and not text.isspace())


def one_line(text: str) -> str:
    """`text` as a reader sees it: without invisible characters, its white space folded."""
    return " ".join(visible_text(text).split())


def phrase(text: str) -> str:
    """`text` as `one_line` has it, with the marks before numbers that keep a date in its order
    where it is written from right to left (see `generator.pages.dates_in_words`)."""
    hidden = {at for at in forbidden_in(text) if not _BEFORE_NUMBER.match(text, at)}
    return " ".join(_without(hidden, text).split())


def visible_text(text: str) -> str:
    """`text` without the characters that a reader cannot see, save those of spelling."""
    return _without(set(forbidden_in(text)), text)


def _without(hidden: set[int], text: str) -> str:
    """`text` without its characters at some places: a space for white space among them."""
    if not hidden:
        return text
    return "".join(
        c if at not in hidden else " " if c.isspace() else "" for at, c in enumerate(text)
    )


def attribute_text(text: str) -> Markup:
    """`text` as the value of an attribute, between double quotes, of HTML with Markdown in it.

    Python-Markdown decodes such a value and writes it again without escaping an ampersand that
    could begin a character reference; so each ampersand is escaped twice. What is inert already is
    taken for what it shows.
    """
    whole, opened, closed = _without_isolates(text) if isinstance(text, Markup) else (text, "", "")
    plain = html.unescape(whole) if isinstance(text, Markup) else text
    escaped = str(Markup.escape(one_line(plain)))
    return Markup(opened + escaped.replace("&amp;", "&amp;amp;") + closed)


def inline_attribute(inert_text: Markup) -> Markup:
    """Inert Markdown as the value of an attribute, between double quotes, of an inline element of
    HTML, whose tag Markdown leaves as it is."""
    whole, opened, closed = _without_isolates(inert_text)
    return Markup(opened + whole.replace('"', "&#34;") + closed)


def _without_isolates(text: Markup) -> tuple[str, str, str]:
    """Markup without the elements that isolate words in another language, and the characters that
    do so in their place where all of it is one."""
    if not text.startswith("<bdi "):
        return _ISOLATE.sub("", text), "", ""
    return _ISOLATE.sub("", text), LEFT_TO_RIGHT, END_OF_ISOLATE


def web_address(url: str) -> Markup:
    """`url` for the target of a Markdown link. Raises ValueError unless it is http or https."""
    if not re.match(r"https?://", url):
        raise ValueError(f"not an address of the web: {url}")
    whole = re.sub(
        r"%(?![0-9A-Fa-f]{2})", "%25", url
    )  # a bare sign is invalid (url.spec.whatwg.org)
    page, number_sign, fragment = whole.partition("#")  # a second one is invalid in a fragment
    whole = page + number_sign + fragment.replace("#", "%23")
    return Markup(quote(whole, safe="/:?#@!$&+,;=%~-._").replace("&", "&amp;"))


def _reference(match: re.Match[str], group: int = 0) -> str:
    return f"&#{ord(match[group])};"
