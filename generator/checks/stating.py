"""Rules about what points, differences and pages say, and about what is missing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.content.fields import is_web_address
from generator.content.model import HandwrittenPage, is_partly_read
from generator.content.problems import Place, Problem, counted, did_you_mean, places_in
from generator.content.references import references
from generator.content.statements import Statement, is_draft
from generator.evidence.resolution.dangling import is_dangling
from generator.evidence.resolution.dossier import Dossier

_NOT_MARKDOWN = re.compile(r"<[a-zA-Z/!?]|<(?:\\[^<]|[^\\<> !@])*\\?@|\{|!\[")
"""HTML, attributes in braces, and pictures."""

_LINK = re.compile(r"(?:\]\(|^[ \t]*\[[^\[\]]*\]:)[ \t]*", re.MULTILINE)
_TARGET = re.compile(r"https?://[^\s()]*(?=[\s)]|$)|(?!//)[\w./#-]+(?=[ \t)]|$)")
"""Where a link may lead: the web, or another page."""


def check_point_rests_on_its_issue(dossier: Dossier) -> Iterator[Problem]:
    """A point rests on statements of its party on its issue.

    Bad:  issue: ceasefire … rests_on: [us-nato-stepping-up]   (in russia.yaml)
    Good: issue: ceasefire … rests_on: [ru-agrees-in-principle]
    """
    for party in dossier.explainer.parties:
        for point in party.points:
            issue = dossier.issue.get(point.issue)
            known = [one.id for one in dossier.of_party_on(party, issue)] if issue else []
            for number, name in enumerate(point.rests_on):
                if not issue or name not in dossier.statement or name in known:
                    continue
                if not _is_elsewhere(dossier, name):
                    message = f"“{name}” is no statement of {party.name} on “{issue.name}”"
                    place, hint = point.at("rests_on", number), did_you_mean(name, known)
                    yield Problem(place, "point-on-another-issue", message, hint)


def _is_elsewhere(dossier: Dossier, name: str) -> bool:
    """Whether a statement is told to be on an issue that there is not, or somebody's whom there is
    not."""
    return is_dangling(dossier, dossier.statement[name], "issue", "speaker")


def check_point_stands_once(dossier: Dossier) -> Iterator[Problem]:
    """A party has one point on an issue.

    Bad:  two points with `issue: ceasefire`
    Good: one point that says both
    """
    for party in dossier.explainer.parties:
        first: dict[str, Place] = {}
        for point in party.points:
            other = first.setdefault(point.issue, point.place)
            if other is not point.place and point.issue in dossier.issue:
                name = dossier.issue[point.issue].name
                message = f"{party.name} has a second point on “{name}”"
                hint = f"join it with the one in line {other.line}"
                yield Problem(point.at("issue"), "second-point", message, hint)


def check_difference_is_between_sources(dossier: Dossier) -> Iterator[Problem]:
    """A difference is between two sources.

    Bad:  two accounts, both with `source: reuters`
    Good: one account from each source
    """
    for difference in dossier.explainer.differences:
        if len({account.source for account in difference.accounts}) < 2:
            message = f"“{difference.id}” compares a source with itself"
            hint = "add the account of another source"
            yield Problem(difference.at("accounts"), "difference-of-one-source", message, hint)


def check_pages_are_plain_markdown(dossier: Dossier) -> Iterator[Problem]:
    """A hand-written page is Markdown alone, without HTML, attributes in braces or pictures.

    Bad:  <b>Note</b>
    Good: **Note**
    """
    for page in dossier.explainer.pages:
        places = _places_in(page, (found.start() for found in _NOT_MARKDOWN.finditer(page.text)))
        lines = page.text.split("\n")
        for _, [place, *_] in groupby(places, key=lambda place: place.line):
            hint = "use Markdown: **bold**, *italic*, [text](address)"
            if "![" in lines[place.line - page.place.line - 1]:
                hint = "no page shows pictures: say in words what there is to see, or link to it"
            yield Problem(place, "page-with-html", "this is not plain Markdown", hint)


def check_pages_link_safely(dossier: Dossier) -> Iterator[Problem]:
    """A link on a hand-written page leads to another page or to the web, and stands on one line.

    Bad:  [more](javascript:alert(1))
    Good: [more](https://example.org/)
    """
    for page in dossier.explainer.pages:
        ends = (found.end() for found in _LINK.finditer(page.text))
        for place in _places_in(page, (end for end in ends if not _leads(page.text, end))):
            hint = "link to https:// or to another page"
            yield Problem(place, "page-with-unsafe-link", "this link is not allowed", hint)


def _leads(text: str, start: int) -> bool:
    """Whether what stands at `start` is where a link may lead."""
    target = _TARGET.match(text, start)
    return target is not None and ("://" not in target[0] or is_web_address(target[0]))


def _places_in(page: HandwrittenPage, offsets: Iterable[int]) -> Iterator[Place]:
    """The places of characters of a page's text, which are given in order."""
    return places_in(page.text, page.place.file, offsets, page.place.line + 1)


def check_party_says_something(dossier: Dossier) -> Iterator[Problem]:
    """A party has a statement.

    Bad:  a file with a name and a type alone
    Good: a file with at least one position
    """
    for party in dossier.explainer.parties:
        is_there = dossier.of_party(party) or dossier.own_views(party)
        if not is_there and not is_partly_read(dossier.explainer):
            message = f"nothing is recorded of {party.name}"
            hint = "add a statement, or delete the file"
            yield Problem(party.place, "party-without-statement", message, hint, is_error=False)


def check_issue_is_spoken_on(dossier: Dossier) -> Iterator[Problem]:
    """Someone speaks on every issue.

    Bad:  an issue that no statement names
    Good: an issue that at least one statement names
    """
    is_misspelt = any(is_dangling(dossier, one, "issue") for one in dossier.statements)
    for issue in dossier.explainer.issues:
        if not (dossier.on_issue(issue) or is_misspelt or is_partly_read(dossier.explainer)):
            message = f"nobody speaks on “{issue.name}”"
            hint = "give it a statement, or delete it"
            yield Problem(issue.place, "issue-without-statement", message, hint, is_error=False)


def check_source_is_cited(dossier: Dossier) -> Iterator[Problem]:
    """Something rests on every source: a statement, an event, a difference; a retracted one too.

    Bad:  a source that no evidence names
    Good: a source that at least one piece of evidence names
    """
    cited = {one.name for one in references(dossier.explainer) if "source" in one.kinds}
    for article in dossier.archive.articles.values():
        source = article.source
        if source.id not in cited and not is_partly_read(dossier.explainer):
            message = f"nothing rests on “{source.id}”"
            hint = "cite it, or delete it"
            yield Problem(source.place, "source-without-statement", message, hint, is_error=False)


def check_drafts_are_reviewed(dossier: Dossier) -> Iterator[Problem]:
    """Every statement has been reviewed by an editor; what is not is told once for each file.

    Bad:  review: needed
    Good: no such line
    """
    drafts = defaultdict[str, list[Statement]](list)
    for statement in sorted(filter(is_draft, dossier.statements), key=lambda one: one.place):
        drafts[statement.place.file].append(statement)
    for first, *more in drafts.values():
        message = f"“{first.id}” is a draft: no page shows it"
        hint = "complete it, compare it with its source, and delete this line"
        if more:
            count = counted(len(more), "more statement")
            message = f"“{first.id}” and {count} of this file are drafts: no page shows them"
            hint = "complete each, compare it with its source, and delete its line like this one"
        place = first.at("review")
        yield Problem(place, "draft-not-reviewed", message, hint, is_error=False)
