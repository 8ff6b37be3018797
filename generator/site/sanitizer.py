"""Nothing on a page runs, loads or sends but what the templates wrote, whatever the content holds.

Two readings of a page must agree on that: rules over the whole page, and for its content a
sanitiser, used as a judge only: what it would leave must be what is there. What a page may hold is
what the templates and plain Markdown give: a template or an override that writes something new
needs an entry here, and a test holds that each entry is used.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.content.problems import Problem
from generator.site.csp import digest
from generator.site.html import ADDRESSES, REFRESH, BuiltPage
from generator.site.page_source import PageSource, at_attribute, at_element, at_script, at_value

SCHEMES = {"http", "https", "mailto"}
"""What an address that leads out of the site may begin with."""


def _alike(elements: str, *attributes: str) -> dict[str, set[str]]:
    """Elements, in one text, that have the same attributes."""
    return {element: set(attributes) for element in elements.split()}


ELEMENTS = {
    **_alike("br dd dt em hr label pre small strong summary tbody thead"),
    **_alike("code details dl ol sup", "class"),
    **_alike("ul", "class", "dir", "lang"),
    **_alike("b h1 h4 h5 h6", "id"),
    **_alike("h2 h3", "class", "id"),
    **_alike("a", "aria-label", "class", "data-from", "data-opens", "href", "id", "title"),
    **_alike("article", "aria-labelledby", "class", "data-attribution", "data-id", "data-issue"),
    **_alike("bdi blockquote", "class", "dir", "lang"),
    **_alike("button", "aria-label", "class", "popovertarget", "type"),
    **_alike("div", "aria-hidden", "class", "data-page", "data-pages", "dir", "id", "lang"),
    **_alike("form", "class", "id", "method"),
    **_alike("input", "name", "type"),
    **_alike("li", "class", "data-n", "id"),
    **_alike("mark", "data-for"),
    **_alike("option", "data-formerly", "dir", "lang", "value"),
    **_alike("p", "class", "dir", "id", "lang", "role"),
    **_alike("select", "name"),
    **_alike("span", "aria-hidden", "class", "data-n", "data-party", "id"),
    **_alike("svg", "aria-hidden", "class"),
    **_alike("table", "aria-describedby", "aria-labelledby", "class", "id"),
    **_alike("td", "class", "colspan", "data-name", "data-party"),
    **_alike("th", "class", "colspan", "data-party", "scope"),
    **_alike("time", "datetime"),
    **_alike("tr", "class"),
    **_alike("use", "href"),
}
_SAID = "again by kind on party stance"
ELEMENTS["article"] |= {f"data-{name}" for name in _SAID.split()}
ELEMENTS["a"] |= {"dir", "lang"}
ELEMENTS["div"] |= {"popover", "tabindex"}
"""The elements of a page's content, each with its attributes."""

ALIGNED = {f"text-align: {side};" for side in ("left", "center", "right")}
"""What the style of a cell may be: Markdown writes so how the columns of a table are aligned."""

LIMITED = {"a": {"download": {""}}, "td": {"style": ALIGNED}, "th": {"style": ALIGNED}}
"""The attributes of the content of which only some values are allowed."""

FRAME = {
    **_alike("body head noscript title"),
    **_alike("base", "target"),
    **_alike("article div footer header li main span summary", "class"),
    **_alike("a", "aria-current", "class", "data-opens", "dir", "href", "hreflang", "lang"),
    **_alike("button", "class", "data-closes", "id", "type"),
    **_alike("details", "class", "id"),
    **_alike("dialog", "aria-label", "class", "id"),
    **_alike("form", "action", "class", "role"),
    **_alike("bdi", "dir", "lang"),
    **_alike("html", "class", "dir", "lang"),
    **_alike("input", "autocomplete", "class", "id", "name", "placeholder", "spellcheck", "type"),
    **_alike("label", "class", "for"),
    **_alike("link", "href", "hreflang", "rel", "title", "type"),
    **_alike("meta", "charset", "content", "http-equiv", "media", "name", "property"),
    **_alike("nav", "aria-label", "aria-labelledby", "class"),
    **_alike("ol", "class", "id"),
    **_alike("p", "class", "id", "role"),
    **_alike("path", "d", "fill-rule"),
    **_alike("script", "data-base", "data-index", "data-urls", "defer", "id", "src", "type"),
    **_alike("svg", "aria-hidden", "class", "height", "width"),
    **_alike("symbol", "id", "viewBox"),
    **_alike("ul", "class", "dir", "lang"),
    **_alike("use", "href"),
}
"""The elements of a page around its content, each with its attributes."""

DATA_TYPES = {"application/json", "application/ld+json"}
"""The types of scripts that hold data, and that no browser runs."""

SCRIPT_FILES = {"assets/explainer.js", "assets/search.js"}
"""The scripts that a page may load: those of its own site, which for a further language stands in a
folder of the whole."""

_OF_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*/")

INLINE_SCRIPTS = {"sha256-O3+/lfrjxCpCFCupofz5KL1j9WJqTg333W5QXz8T9mI="}
"""The scripts that may stand in a page, by what a Content Security Policy calls them."""


_Fault = tuple[str, str, str]
"""A pattern that finds what is wrong, the rule that it breaks, and the message."""

HINT = "if a template is to write it: list it in generator/site/sanitizer.py"

_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    clean_content_tags=set(),
    attributes=ELEMENTS,
    tag_attribute_values=LIMITED,
    url_schemes=SCHEMES,
    link_rel=None,
)


def check_inert(site: Path, page: BuiltPage) -> Iterator[Problem]:
    """A problem for whatever on a page no template wrote, with the statement that it stands in.

    Of what the sanitiser would take from the content, the first is told, if no rule found anything.
    """
    faults = [*_frame(page), *_handlers(page), *_scripts(page), *_targets(page)]
    if faults := faults or list(_content(page)):
        source = PageSource(site, page.path)
        yield from (source.problem(*fault, HINT) for fault in faults)


def _frame(page: BuiltPage) -> Iterator[_Fault]:
    """What is around the content, against the list of what the templates give."""
    for tag, name in sorted(page.frame):
        if tag not in FRAME:
            if not name:
                yield _element(tag)
        elif name and name not in FRAME[tag] and not _is_handler(name):
            yield _attribute(tag, name)


def _handlers(page: BuiltPage) -> Iterator[_Fault]:
    """Attributes that hold a script, wherever they stand."""
    for name in sorted(filter(_is_handler, page.attributes)):
        yield at_attribute("", name), "script", f"the attribute {name} runs a script"


def _is_handler(name: str) -> bool:
    return name.startswith("on")


def _scripts(page: BuiltPage) -> Iterator[_Fault]:
    """Scripts that are not among ours, in the page or loaded."""
    for script in page.scripts:
        if script.strip() and digest(script) not in INLINE_SCRIPTS:
            message = f"a script that is not ours stands in the page ({digest(script)})"
            yield at_script(script), "script", message
    for kind in sorted(page.script_types - DATA_TYPES - {""}):
        yield at_value(kind), "script", f"a script is of the type “{kind}”"
    for link in page.links:
        if link.tag == "script" and not _is_ours(link.file, page.path):
            yield at_value(link.address), "script", f"the page runs “{link.address}”"


def _is_ours(file: str, page: str) -> bool:
    """Whether a file is a script of the site that a page is of."""
    folder = _OF_LANGUAGE.match(page)
    return file.removeprefix(folder[0] if folder else "") in SCRIPT_FILES


def _targets(page: BuiltPage) -> Iterator[_Fault]:
    """Forms that would be sent out of the site, pages that lead by themselves elsewhere than to
    another page, and pictures that stand in other files."""
    for kind in sorted(page.attributes.get("http-equiv", set()) - {REFRESH}):
        yield at_value(kind), "attribute", f"no template writes a <meta> for “{kind}”"
    for link in page.links:
        if link.attribute in ("action", "formaction") and not link.file:
            yield at_value(link.address), "form", f"a form is sent to “{link.address}”"
        if link.attribute == REFRESH and link.file in ("", page.path):
            message = f"the page leads to “{link.address}” by itself"
            yield at_attribute("meta", "http-equiv"), "refresh", message
        if link.tag == "use" and not link.address.startswith("#"):
            yield at_value(link.address), "loads", f"a picture is drawn by “{link.address}”"


def _content(page: BuiltPage) -> Iterator[_Fault]:
    """The first thing in the content that the sanitiser would not let through."""
    cleaned = _CLEANER.clean(page.content)
    ours, theirs = LexborHTMLParser(page.content), LexborHTMLParser(cleaned)
    if cleaned == page.content or ours.html == theirs.html:
        return
    for node, kept in zip_longest(ours.css("*"), theirs.css("*")):
        if node is None or kept is None or node.tag != kept.tag:
            yield _element((node or kept).tag or "")
            return
        if name := _other(node, kept):
            yield _attribute(node.tag or "", name, node.attributes[name] or "")
            return
    yield "(<!)", "element", "a comment or a declaration stands in the content"


def _other(node: LexborNode, kept: LexborNode) -> str:
    """The first attribute of a node that another does not have alike."""
    there = {name: value or "" for name, value in kept.attributes.items()}
    ours = ((name, value or "") for name, value in node.attributes.items())
    return next((name for name, value in ours if there.get(name) != value), "")


def _element(tag: str) -> _Fault:
    return at_element(tag), "element", f"no template writes an element <{tag}> here"


def _attribute(tag: str, name: str, value: str = "") -> _Fault:
    message = f"no template writes such an attribute {name} of <{tag}> here"
    is_address = name in ADDRESSES and value
    return at_value(value) if is_address else at_attribute(tag, name), "attribute", message
