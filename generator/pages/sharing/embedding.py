"""Parts of the site that other sites show in a frame: a statement, a point, the tree, the matrix.

Each is a page of its own below embed/, with the exact words, their sources, the day up to which the
site was brought, and the way to where it stands. Its address depends on ids alone, and holds for
those that a record had before; what was retracted says so there. Such pages are there only where it
is known where the site will stand, and are in no list, no search and no bundle.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from markupsafe import Markup

from generator.content.model import Issue, Party, Point
from generator.content.statements import Statement
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.pages.describe import plain
from generator.pages.dividing.splitting import parts_of
from generator.pages.escape import one_line
from generator.pages.exports.citing import citable_words
from generator.pages.matrix import who_says_what
from generator.pages.page import Embed, Page
from generator.pages.quoted import in_sentence
from generator.pages.sharing.frame_size import height_of_all, height_of_words
from generator.pages.trees import Tree, trees
from generator.pages.urls import Web, address
from generator.pages.view_models import who
from generator.pages.words import Words, words_for

PIECES = 3
"""How many pieces of evidence a frame shows; where there are more, it leads to them."""

POINT, STATEMENT = "embed-point", "embed-statement"
"""The templates of the pages of which there are many."""

TREE, MATRIX = "embed/tree.md", "embed/positions.md"
"""Where the pages stand of which there is one."""


def plan_embeds(dossier: Dossier) -> Iterator[Page]:
    """Every page that other sites can show; of each statement only where the editors ask for it."""
    words = words_for(dossier.explainer)
    yield from plan_wholes(dossier)
    for party in dossier.explainer.parties:
        for point in party.points:
            yield from _of_point(dossier, words, party, point)
    if dossier.explainer.embeds == "statements":
        retracted = [one for one in dossier.statement.values() if one.retracted]
        for statement in (*dossier.statements, *dossier.posed, *retracted):
            yield from _of_statement(dossier, words, statement)


def plan_wholes(dossier: Dossier) -> Iterator[Page]:
    """The tree and the matrix, as far as there is one."""
    words = words_for(dossier.explainer)
    if drawn := trees(dossier):
        yield _of_tree(dossier, words, drawn[0])
    if (matrix := who_says_what(dossier)).pages[0]:
        cells = [cell for one in matrix.pages[0] for row in one.rows for cell in row.cells]
        cells += [cell for one in matrix.pages[0] for band in one.bands for _, cell in band.cells]
        told = [one.point.says if one.point else one.said[0].summary for one in cells if one.said]
        yield Page(
            MATRIX,
            "embed-positions",
            plain(words.text("positions.title")),
            _lead(dossier, words),
            data={"matrix": matrix, "sections": matrix.pages[0]},
            embed=Embed(address(dossier, "positions"), height_of_all(told)),
        )


def point_path(party: str, issue: str) -> str:
    """Where the page stands that shows what a party says on an issue, by their ids."""
    return f"embed/points/{party}/{issue}.md"


def statement_path(statement: str) -> str:
    """Where the page stands that shows a statement, by its id."""
    return f"embed/statements/{statement}.md"


def description_path(page: str) -> str:
    """Where it is told, as oEmbed wants it, how the page at this path is shown."""
    return f"{page.removesuffix('.md')}.json"


def shown_by(dossier: Dossier, page: Page) -> str:
    """The page below embed/ that shows what the main thing on a page is; empty where none does."""
    if page.embed:
        return page.path
    if page.template == "overview" and page.data["trees"]:
        return TREE
    if page.template == "positions" and page.data["sections"]:
        return MATRIX
    if point := point_at(dossier, page):
        return point_path(page.data["part"].party.id, point.issue)
    return ""


def point_at(dossier: Dossier, page: Page) -> Point | None:
    """The point that a page is of, where it holds what one party says on one issue."""
    part = page.data["part"] if page.template == "part" else None
    is_first = part and part.issue and part.number == 1
    return dossier.point(part.party, part.issue) if part and is_first else None


def embed_line(dossier: Dossier, web: Web, page: Page) -> str:
    """The line of HTML with which another site shows a page.

    It has no style, which the policy of a strict site would forbid; a width in per cent and a frame
    without a border are what every browser takes from attributes too.
    """
    assert page.embed
    title = f"{page.title} – {dossier.explainer.title}"
    values = {
        "src": web.to(page.path),
        "title": one_line(title),
        "width": "100%",
        "height": str(page.embed.height),
        "frameborder": "0",
        "loading": "lazy",
    }
    told = " ".join(f'{name}="{Markup.escape(value)}"' for name, value in values.items())
    return f"<iframe {told}></iframe>"


def _of_tree(dossier: Dossier, words: Words, tree: Tree) -> Page:
    setter = who(words, dossier.of(tree.first)) if tree.is_own_view else tree.party.name
    leaves = [one.point.says if one.point else one.asks[0].summary for one in tree.leaves]
    told = [*leaves, *(one.summary for one in (*tree.trunk, *tree.reactions[:3]))]
    return Page(
        TREE,
        "embed-tree",
        words.say("overview.way", party=setter),
        _lead(dossier, words),
        data={"tree": tree},
        embed=Embed(f"{address(dossier, 'overview')}#way", height_of_all(told)),
    )


def _of_point(dossier: Dossier, words: Words, party: Party, point: Point) -> Iterator[Page]:
    issue = dossier.issue[point.issue]
    resting = dossier.named(point.rests_on)
    pieces = _unlike(dossier, [one for each in resting for one in dossier.of(each).evidence[:1]])
    page = Page(
        point_path(party.id, issue.id),
        POINT,
        words.say("embed.said", who=party.name, words=point.says),
        _lead(dossier, words),
        data={"party": party, "issue": issue, "point": point, "pieces": pieces},
        embed=Embed(_home_of(dossier, party, issue), _height(dossier, point.says, pieces)),
    )
    names = (point_path(*ids) for ids in product(party.ids, issue.ids))
    yield from (replace(page, path=path) for path in names)


def _home_of(dossier: Dossier, party: Party, issue: Issue) -> str:
    """Where it stands what a party says on an issue."""
    parts = (part.path for part in parts_of(dossier, party) if part.issue is issue)
    if path := next(parts, ""):
        return path
    anchor = f"#on--{issue.id}" if dossier.of_party_on(party, issue) else ""
    return f"{address(dossier, party)}{anchor}"


def _of_statement(dossier: Dossier, words: Words, statement: Statement) -> Iterator[Page]:
    said = dossier.of(statement)
    pieces = [] if statement.retracted else _unlike(dossier, said.evidence)
    told = words.say("embed.said", who=who(words, said), words=statement.summary)
    if statement.retracted:
        told = plain(words.text("retracted.claim")).format(words=statement.summary)
    home = address(dossier, statement)
    points = (point_path(said.owner.id, one.id) for one in said.issues if said.owner)
    page = Page(
        statement_path(statement.id),
        STATEMENT,
        told,
        _lead(dossier, words),
        data={"statement": statement, "pieces": pieces},
        embed=Embed(home, _height(dossier, statement.summary, pieces), (*points, home)),
    )
    yield from (replace(page, path=statement_path(name)) for name in statement.ids)


def _unlike(dossier: Dossier, pieces: Iterable[Cited]) -> list[Cited]:
    """Pieces of evidence, those first that quote somebody; none whose words a frame has by then."""
    found: list[Cited] = []
    for one in sorted(pieces, key=lambda piece: not piece.quoted):
        others = (_shown(dossier, other) for other in found if other.source is one.source)
        if not any(_shown(dossier, one) in words for words in others):
            found.append(one)
    return found


def _height(dossier: Dossier, words: str, pieces: Sequence[Cited]) -> int:
    return height_of_words(words, [_shown(dossier, one) for one in pieces[:PIECES]])


def _shown(dossier: Dossier, cited: Cited) -> str:
    """The words that a frame shows of a piece of evidence."""
    found = [one.text for run in in_sentence(dossier, cited) for one in run]
    return "".join(found) or " ".join(citable_words(dossier, cited))


def _lead(dossier: Dossier, words: Words) -> str:
    day = words.date(dossier.explainer.as_of)
    return words.say("embed.lead", title=dossier.explainer.title, date=day)
