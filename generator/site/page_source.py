"""The text of a page as the engine wrote it, and where in it something stands."""

import html
import re
from pathlib import Path

from generator.content.problems import Place, Problem
from generator.site.html import CONTENT_ID

_BEGINNING = re.compile(rf"""<[a-z]+ [^<>]*\bid=["']?{CONTENT_ID}\b[^<>]*>""")
_END = "</article>"
_STATEMENT = re.compile(r"""\sdata-id=["']?([^"'\s>]+)""")
_ANCHOR = re.compile(r"""\sid=["']?([^"'\s>]+)""")


class PageSource:
    """The text of one page as the engine wrote it; it is read when something is wrong there."""

    def __init__(self, site: Path, file: str) -> None:
        self.file = file
        self.text = (site / file).read_bytes().decode("utf-8", errors="replace")
        found = _BEGINNING.search(self.text)
        end = self.text.rfind(_END)
        self.content = (found.end(), end if end > 0 else len(self.text)) if found else (0, 0)

    def problem(self, where: str, rule: str, message: str, hint: str = "") -> Problem:
        """A problem at the first group of the pattern `where`; its hint names the statement.

        What is in the content is looked for there first. A page without the pattern is named
        without a line.
        """
        pattern = re.compile(where, re.IGNORECASE)
        found = pattern.search(self.text, self.content[0]) or pattern.search(self.text)
        if not found:
            return Problem(Place(self.file), rule, message, hint)
        lines = [hint, self._near(found.start(1))]
        place = self._place(found.start(1), len(found[1]))
        return Problem(place, rule, message, "\n".join(line for line in lines if line))

    def _place(self, offset: int, width: int) -> Place:
        before = self.text[:offset]
        return Place(self.file, before.count("\n") + 1, offset - before.rfind("\n"), width)

    def _near(self, offset: int) -> str:
        """The last statement, or else the last anchor, before a place in the content."""
        beginning, end = self.content
        if not beginning <= offset < end:
            return ""
        before = self.text[beginning:offset]
        if statements := _STATEMENT.findall(before):
            return f"in or after the statement “{html.unescape(statements[-1])}”"
        anchors = _ANCHOR.findall(before)
        return f"after the anchor “{html.unescape(anchors[-1])}”" if anchors else ""


def at_value(value: str) -> str:
    """A pattern that finds a value of an attribute, however its characters are spelled."""
    spellings = "|".join(re.escape(one) for one in dict.fromkeys((value, html.escape(value))))
    return rf"""[="'\s]({spellings})(?=["'\s>])"""


def at_element(tag: str) -> str:
    """A pattern that finds an element by its name."""
    return rf"(<{re.escape(tag)})(?=[\s/>])"


def at_script(text: str) -> str:
    """A pattern that finds a script by how its text begins."""
    return rf"(<script)\b[^>]*>{re.escape(text[:80])}"


def at_attribute(tag: str, name: str) -> str:
    """A pattern that finds an attribute by its name, on an element of a name, or of any."""
    element = re.escape(tag) or r"[a-z][^\s/>]*"
    values = r"""(?:[^<>"']|"[^"]*"|'[^']*')*?"""
    return rf"""<{element}(?=[\s/]){values}[\s/"']({re.escape(name)})(?=[\s/>=])"""
