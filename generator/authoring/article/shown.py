"""The tree of a saved page → what a browser shows of it: quotations inside marks, nothing hidden,
nothing struck out, and no mark of a note run into a word or a number.

What is hidden from readers of a page is no evidence: anybody could have put it there. What is
struck out was taken back. The tree is changed in its place.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from generator.evidence.quotation_marks import CLOSERS

_BLOCKS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "dd", "dt"))
_NOT_SAID = frozenset(("cite", "footer", "figcaption", "script", "style"))
"""Elements of a quotation that tell whose it is."""

_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_NEVER_SHOWN = ("template", "noscript", "rt", "rp")
"""Elements whose words are none of the text: of `<ruby>` the signs that tell how it is read."""

_STRUCK = ("del", "s", "strike")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_FIGURES = re.compile(r"[+-]?[0-9]+")
_NOTE = re.compile(r"[\[(]?\s*(?:[0-9]{1,3}|[a-z*†‡§]{1,3})\s*[\])]?", re.IGNORECASE)


def leave_what_is_shown(tree: HtmlElement) -> tuple[str, ...]:
    """Take away what a browser does not show as text of the page; what was done, in words, where an
    editor should know."""
    for one in [*_hidden(tree)]:
        _drop(one)
    struck = [one for one in tree.iter(*_STRUCK) if _has_words(one)]
    for one in struck:
        _drop(one)
    for one in [*tree.iter("sup")]:
        if one.find(".//a") is not None and _NOTE.fullmatch(one.text_content().strip()):
            _drop(one)
        elif len(one) == 0 and _FIGURES.fullmatch((one.text or "").strip()):
            one.text = (one.text or "").strip().translate(_RAISED)
    return ("what the page strikes out is left out",) if struck else ()


def _hidden(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are not shown, save the page itself, which scripts may uncover."""
    yield from tree.iter(*_NEVER_SHOWN)
    for one in tree.iter():
        if not isinstance(one.tag, str) or one.tag in ("html", "body"):
            continue
        is_hidden = one.get("hidden") not in (None, "until-found")
        if is_hidden or _HIDING.search(one.get("style") or ""):
            yield one


def _drop(element: HtmlElement) -> None:
    """Take an element away, and leave what follows it; also where it is gone with another."""
    if element.getparent() is not None:
        element.drop_tree()


def mark_quotations(tree: HtmlElement) -> bool:
    """Put quotation marks where elements of the page stand for them; whether there are any."""
    quotations = [*tree.iter("q", "blockquote")]
    for one in quotations:
        depth = sum(1 for _ in one.iterancestors("q", "blockquote"))
        opener, closer = ("“", "”") if depth % 2 == 0 else ("‘", "’")
        if one.tag == "q":
            one.text = opener + (one.text or "").lstrip()
            _append(one, closer)
        else:
            _mark_block(one, opener, closer)
    for one in tree.iter("blockquote"):
        one.tag = "div"  # else it is taken for an aside, and may be left out
    return bool(quotations)


def _mark_block(quotation: HtmlElement, opener: str, closer: str) -> None:
    """Mark a block that is quoted, each paragraph at its head, and the last at its end."""
    if not (quotation.text or "").strip() and any(one.tag in _BLOCKS for one in quotation):
        blocks = [one for one in quotation if one.tag in _BLOCKS and _has_words(one)]
    else:
        block = etree.SubElement(quotation, "p")
        block.text, quotation.text = quotation.text, None
        moved = [one for one in quotation if one is not block and one.tag not in _NOT_SAID]
        block.extend(moved)
        quotation.insert(0, block)
        blocks = [block] if _has_words(block) else []
    for block in blocks:
        if not _begins_marked(block):
            block.text = opener + (block.text or "").lstrip()
            if block is blocks[-1]:
                _append(block, closer)


def _has_words(element: HtmlElement) -> bool:
    return any(map(str.isalnum, "".join(element.itertext())))


def _begins_marked(element: HtmlElement) -> bool:
    """Whether quotation marks stand there already."""
    return "".join(element.itertext()).strip()[:1] in CLOSERS


def _append(element: HtmlElement, text: str) -> None:
    """Put a text at the end of an element, behind its last word."""
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "").rstrip() + text
    else:
        element.text = (element.text or "").rstrip() + text
