"""What a theme leaves on a page and this site has no use for.

A theme's base page brings switches, hooks and settings for scripts that are not loaded here. Some
of it is invalid HTML as well.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEFTOVERS = (
    "input#__drawer",
    "input#__search",
    'label[for="__drawer"]',
    'label[for="__search"]',
    '[data-md-component="skip"]',
    'head > meta[http-equiv="Content-Security-Policy"]',
    "div.md-dialog",
    "script#__config",
)
"""What only the theme's own scripts and header use; our header has a skip link of its own.

The policy is that of a page which was finished before.
"""

ANNOUNCEMENT = '[data-md-component="announce"]'
"""The room for an announcement, which the theme draws also where there is none."""

SCRIPTS = ("__md_", 'target.checked=target.name.startsWith("__')
"""What tells the theme's inline scripts: a name that they share, and what opens its tabs."""

_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
"""Elements whose lines count."""

_GAP = re.compile(r"[ \t\f\r]*\n[ \t\f\r\n]*")


def tidy(tree: LexborHTMLParser) -> None:
    """Leave out of a page what nothing on this site uses."""
    for node in tree.css(", ".join(LEFTOVERS)):
        node.decompose()
    for node in tree.css("script:not([src])"):
        if any(mark in node.text() for mark in SCRIPTS):
            node.decompose()
    for node in tree.css(ANNOUNCEMENT):
        if _is_empty(node):
            node.decompose()


def squeeze(html: str) -> str:
    """A page without the empty lines and indents that its templates left where they say nothing."""
    parts = _KEPT.split(html)  # what is outside, an element, its name, what is outside, …
    parts[::3] = [_GAP.sub("\n", text) for text in parts[::3]]
    del parts[2::3]
    return "".join(parts)


def _is_empty(node: LexborNode) -> bool:
    is_element = (child.tag != "-comment" for child in node.iter())
    return not any(is_element) and not node.text(strip=True)
