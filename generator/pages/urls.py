"""Where all stands: paths and anchors of the site, and addresses at the repository's host."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from generator.content.model import (
    Difference,
    Event,
    Explainer,
    HandwrittenPage,
    Issue,
    Party,
    Source,
)
from generator.content.statements import Background, PosedQuestion, Statement
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.pages.dividing.homes import home_of, paragraph_page
from generator.pages.dividing.periods import event_home
from generator.pages.dividing.splitting import parts_of, stands_at

Addressed = Party | Issue | Source | Statement | Event | Difference | HandwrittenPage

FRAGMENT = 6
"""How many words at each end of a long passage find it on its publisher's page."""

_IN_FOLDERS = ("positions", "issues", "sources", "statements")
"""The lists that stand in a folder, with the pages that belong under them."""

_PLACES: dict[type, str] = {
    Party: "positions/{}.md",
    Issue: "issues/{}.md",
    Source: "sources/{}.md",
    HandwrittenPage: "{}.md",
    Background: "background.md#{}",
    PosedQuestion: "questions.md#{}",
    Event: "timeline.md#{}",
    Difference: "differences.md#{}",
}
"""Where a record of each class stands, by its id; a party's statements stand with the party, and so
does an issue on which it alone speaks."""


@dataclass(frozen=True)
class Web:
    """Where a site is to stand, as far as that is known, and whether its pages are folders there.

    Short of that, what it tells are addresses from the site's root. It `has_embeds` where other
    sites can show parts of it. Of a site in a further language `around` is the whole site, which
    has the data of both.
    """

    url: str = ""
    has_folders: bool = True
    has_embeds: bool = False
    around: "Web | None" = None

    @property
    def whole(self) -> "Web":
        """Where the whole site is to stand."""
        return self.around or self

    def to(self, place: str) -> str:
        """The address of what stands at `place`, a `path#anchor` in the Markdown folder."""
        path, sign, anchor = place.partition("#")
        if path.endswith(".md"):
            page = path.removesuffix(".md")
            inner = "" if page == "index" else page.removesuffix("index")
            path = f"{inner.removesuffix('/')}/" if self.has_folders and inner else inner
            path = path if self.has_folders else f"{page}.html"
        root = f"{self.url.rstrip('/')}/" if self.url else ""
        return f"{root}{path}{sign}{quote(anchor, safe='-._~')}"


NO_ADDRESS = Web()
"""A site of which nobody has said where it will stand."""


def address(dossier: Dossier, record: Addressed | str) -> str:
    """Where a record stands, as `path#anchor` in the Markdown folder; a page kind by its name."""
    match record:
        case "overview":
            return "index.md"
        case str():
            return f"{record}/index.md" if record in _IN_FOLDERS else f"{record}.md"
        case Statement() if owner := dossier.of(record).owner:
            return f"{stands_at(dossier, record, owner)}#{record.id}"
        case Issue() if party := sole_voice(dossier, record):
            parts = (part for part in parts_of(dossier, party) if part.issue is record)
            part = next(parts, None)
            return part.path if part else f"positions/{party.id}.md#on--{record.id}"
        case Event():
            return f"{event_home(dossier, record)}#{record.id}"
        case Background() | PosedQuestion() | Difference():
            return f"{home_of(dossier, record)}#{record.id}"
        case _:
            return own_path(record)


def permanent_address(dossier: Dossier, statement: Statement) -> str:
    """Where a statement is found for good, however long that page grows: with its party, or in the
    list of what is no party's."""
    owner = dossier.of(statement).owner
    return f"positions/{owner.id}.md#{statement.id}" if owner else own_path(statement)


def own_path(record: Addressed) -> str:
    """Where a record stands by itself, whatever else it may stand with."""
    return _PLACES[type(record)].format(record.id)


def sole_voice(dossier: Dossier, issue: Issue) -> Party | None:
    """The party that alone speaks on an issue, with which it stands; None where nobody does, or
    several do, be it for nobody else."""
    return _sole_voices(dossier).get(issue.id)


@lru_cache(maxsize=2)
def _sole_voices(dossier: Dossier) -> Mapping[str, Party]:
    found = {}
    for issue in dossier.explainer.issues:
        told = [dossier.of(one) for one in dossier.on_issue(issue)]
        told = [one for one in told if not isinstance(one.statement, Background)]
        parties = {party.id: party for one in told for party in one.parties}
        if len(parties) == 1 and all(one.parties for one in told):
            found[issue.id] = next(iter(parties.values()))
    return found


def cited_address(dossier: Dossier, cited: Cited) -> str:
    """Where the first words of a piece of evidence stand; where only a link to the source may be
    shown, its page."""
    source = cited.source
    if source.display == "link":
        return f"sources/{source.id}.md"
    anchor = words_anchor(cited, cited.paragraphs[0], cited.record.id)
    return f"{paragraph_page(dossier, source, cited.paragraphs[0])}#{anchor}"


def paragraph_address(dossier: Dossier, source: Source, number: int) -> str:
    """Where a paragraph of a source stands; where only a link to it may be shown, its page."""
    anchor = "" if source.display == "link" else f"#{source.id}-p{number}"
    return paragraph_page(dossier, source, number) + anchor


def words_anchor(cited: Cited, paragraph: int, id: str) -> str:
    """What marks the first words of a piece of evidence in a paragraph; `id` is that of the record
    that rests on it, or one that it had before.

    It does not change when other evidence comes or goes, and stands once on the whole site.
    """
    further = f"--{cited.number}" if cited.number > 1 else ""
    is_first = paragraph == cited.paragraphs[0]
    return f"words--{id}{further}" + ("" if is_first else f"--p{paragraph}")


def passage_address(url: str, words: str) -> str:
    """Where a browser shows `words` on the page at `url`, marked.

    A text fragment: https://wicg.github.io/scroll-to-text-fragment/. Long passages are given by
    their first and last words.
    """
    found = words.split()
    ends = [found] if len(found) <= 2 * FRAGMENT else [found[:FRAGMENT], found[-FRAGMENT:]]
    text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


FORM = "report-an-error.yml"
"""The form in .github/ISSUE_TEMPLATE; the names of its fields are those of the address."""

_GITHUB = ("github.com", "www.github.com")


def edit_base(explainer: Explainer) -> str:
    """The address before content/ where files are edited, without a slash; empty if unknown."""
    if not explainer.repo_url:
        return ""
    return f"{_repository(explainer.repo_url)}/{(explainer.edit_uri or 'edit/main').rstrip('/')}"


def report_address(explainer: Explainer, statement: str) -> str:
    """Where an error in a statement is reported, its id filled in; empty if nobody said where."""
    if explainer.report_url:
        return explainer.report_url.replace("{id}", statement)
    if not explainer.repo_url or urlsplit(explainer.repo_url).hostname not in _GITHUB:
        return ""
    filled = urlencode({"template": FORM, "title": statement, "statement": statement})
    return f"{_repository(explainer.repo_url)}/issues/new?{filled}"


def _repository(url: str) -> str:
    """The repository's address as its host shows it, whether or not it was that for cloning."""
    return url.rstrip("/").removesuffix(".git")
