"""What each page is called and what it holds, in words for those who have not opened it yet.

Search engines, link previews and social cards show these; a page's own template shows its heading.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.content.model import HandwrittenPage, Source
from generator.evidence.resolution.dossier import Dossier
from generator.pages.asked_parts import AskedPart
from generator.pages.dividing.periods import Period
from generator.pages.page import Page
from generator.pages.words import Words, words_for

_LINKS = re.compile(r"\[([^\[\]]*)\]\([^)]{0,2000}\)")
_MARKS = re.compile(r"[*_`#>|]|^\s*(?:[-+]|\d+[.)])\s+")


def describe(dossier: Dossier, pages: Iterable[Page]) -> Iterator[Page]:
    """Each page with a title and a description, its own or else the catalogue's."""
    words = words_for(dossier.explainer)
    for page in pages:
        titled = replace(page, title=_title(words, page))
        yield replace(titled, description=_description(dossier, words, titled))


def plain(markdown: str) -> str:
    """One line of Markdown without its marks and the addresses of its links."""
    return " ".join(_MARKS.sub("", _LINKS.sub(r"\1", markdown)).split())


def _title(words: Words, page: Page) -> str:
    if page.template == "source":
        return source_title(words, page.data["source"])
    if page.template == "part" and (part := page.data["part"]).issue:
        title = words.say("part.named", party=part.party.name, issue=part.issue.name)
        return _numbered(words, page, title)
    if page.template == "period":
        return _numbered(words, page, _days(words, page.data["period"]))
    if page.template == "docket":
        title = _asked(words, page.data["part"])
        return _numbered(words, page, title)
    title = page.title or plain(words.text(f"{page.template}.title"))
    return _numbered(words, page, title)


def _days(words: Words, period: Period) -> str:
    first, last = words.date(period.first), words.date(period.last)
    return first if first == last else words.say("period.between", first=first, last=last)


def _asked(words: Words, part: AskedPart) -> str:
    if part.party:
        return words.say("questions.of", who=part.party.name)
    return words.text(f"questions.others.{part.name}")


def _numbered(words: Words, page: Page, title: str) -> str:
    """`title` with the page's number, where a list goes on over several pages."""
    number = page.data.get("number", 1)
    if number == 1:
        return title
    return words.say("description.numbered", title=title, number=number)


def source_title(words: Words, source: Source) -> str:
    """An article's headline; its publisher and day where the headline is not known."""
    publisher = source.publisher or plain(words.text("unnamed_publisher"))
    if source.title or not source.published:
        return source.title or publisher
    date = words.date(source.published)
    return plain(words.text("source.named")).format(publisher=publisher, date=date)


def _description(dossier: Dossier, words: Words, page: Page) -> str:
    if page.description:
        return page.description
    match page.template:
        case "party" | "issue" | "source":
            count = len(page.data["statements"])
            return words.say(f"description.{page.template}", count, name=page.title)
        case "handwritten":
            return _first_words(page.data["written"]) or dossier.explainer.summary
        case _:
            return _numbered(words, page, plain(words.text(f"{page.template}.lead")))


def _first_words(page: HandwrittenPage) -> str:
    """The first paragraph of a page that an editor wrote: no heading, no list."""
    for block in re.split(r"\n\s*\n", page.text):
        if not re.match(r"\s*(?:[#>|`~]|[-*+]\s|\d+[.)]\s)", block) and block.strip():
            return plain(block)
    return ""
