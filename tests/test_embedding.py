"""Parts of a site that others show in a frame: a page, a description and a line for each."""

import json
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.content.folders import MARKDOWN
from generator.pages.pipeline import read, write
from generator.pages.quoted import quoted_texts
from generator.pages.sharing.embedding import description_path, plan_embeds
from generator.site.html import survey
from tests.bundles import edition
from tests.commands import explainer
from tests.goldens import GOLDEN, lay_out
from tests.sites import edit

URL = "https://dam.example/wend/"
REQUIRED = {"type", "version", "html", "width", "height"}
"""What oEmbed 1.0 requires of a response of the type `rich` (oembed.com, section 2.3.4)."""
OPTIONAL = {
    *("title", "author_name", "author_url", "provider_name", "provider_url", "cache_age"),
    *("thumbnail_url", "thumbnail_width", "thumbnail_height"),
}


def build(root):
    done = explainer("-C", root, "build", SITE_URL=URL)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The golden site with an address; one of its sources may only be linked to."""
    return build(lay_out("full", tmp_path_factory.mktemp("embedded") / "full"))


@pytest.fixture(scope="module")
def full():
    return read(GOLDEN / "full").dossier


@pytest.fixture(scope="module")
def described(site):
    """Every description below embed/, by the address of the page that it is of."""
    files = sorted((site / "embed").rglob("*.json"))
    addresses = [file.relative_to(site).with_suffix("").as_posix() for file in files]
    return {
        f"{URL}{address}/": json.loads(file.read_text("utf-8"))
        for address, file in zip(addresses, files, strict=True)
    }


def page_at(site, url):
    path = f"{url.removeprefix(URL)}index.html"
    return LexborHTMLParser((site / path).read_text("utf-8"))


def test_each_thing_has_its_page(full, site, described):
    """The tree, the matrix, each point and each statement can be shown, by former ids too; what was
    retracted, and what no party asked, among them."""
    statements = (*full.statement.values(), *full.posed)
    names = {name for one in statements for name in one.ids}
    points = {
        f"{party}/{issue}"
        for owner in full.explainer.parties
        for point in owner.points
        for party in owner.ids
        for issue in full.issue[point.issue].ids
    }
    wanted = {"tree", "positions", *(f"points/{one}" for one in points)}
    wanted |= {f"statements/{one}" for one in names}
    assert described.keys() == {f"{URL}embed/{one}/" for one in wanted}
    pages = {file.parent.relative_to(site).as_posix() for file in site.glob("embed/**/index.html")}
    assert pages == {f"embed/{one}" for one in wanted}
    assert any(one.retracted for one in statements) and any(one.formerly for one in statements)


def test_descriptions_are_oembed(described):
    """Each has what oEmbed requires of its type, nothing that it does not know, and a picture whole
    or not at all; numbers are numbers."""
    for told in described.values():
        assert REQUIRED <= told.keys() <= REQUIRED | OPTIONAL
        assert (told["type"], told["version"]) == ("rich", "1.0")
        assert all(type(told[name]) is int and told[name] > 0 for name in ("width", "height"))
        picture = {name for name in told if name.startswith("thumbnail_")}
        assert len(picture) in (0, 3)
    assert any("thumbnail_url" in told for told in described.values())


def test_line_is_one_frame(site, described):
    """The line of HTML is one frame of the page that is described, with a title and sizes; it has
    no script and no style."""
    for url, told in described.items():
        assert "\n" not in told["html"]
        [frame] = LexborHTMLParser(told["html"]).body.iter()
        assert frame.tag == "iframe"
        has = frame.attributes
        assert has["src"] == url and has["loading"] == "lazy" and has["title"]
        assert (has["width"], has["height"]) == ("100%", str(told["height"]))
        assert not has.keys() & {"style", "srcdoc", "onload"}
        assert page_at(site, url).css_first("#embed--line code").text() == told["html"]


def test_pages_are_for_others_alone(site, described):
    """Such a page runs no script, asks not to be found, names the page proper, leads out of its
    frame, and tells of its description."""
    for url in described:
        page = page_at(site, url)
        assert page.css("script") == []
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
        proper = page.css_first("link[rel=canonical]").attributes["href"]
        assert proper.startswith(URL) and not proper.startswith(f"{URL}embed/")
        assert page.css_first("base").attributes == {"target": "_top"}
        told = page.css_first("link[type='application/json+oembed']").attributes["href"]
        assert told == f"{url.rstrip('/')}.json"
        assert page.css_first(".embed__foot time, .embed__foot").text().strip()


def test_pages_lead_to_their_description(site):
    """The overview and the page of who says what tell what can be shown of them."""
    for path, shown in (("", "tree"), ("positions/", "positions")):
        page = page_at(site, URL + path)
        found = page.css("link[type='application/json+oembed']")
        assert [one.attributes["href"] for one in found] == [f"{URL}embed/{shown}.json"]


def test_words_are_exact(full, site):
    """The words of a source that a page shows stand in it; of one that may only be linked to, none
    do, and the page names it all the same."""
    seen = set()
    for statement in full.statements:
        page = page_at(site, f"{URL}embed/statements/{statement.id}/")
        shown = " ".join(page.css_first("#site--content").text().split())
        for cited in full.of(statement).evidence[:1]:
            words = [*quoted_texts(full, cited, " … "), *cited.reported]
            is_linked = cited.source.display == "link"
            quotes = [one.text() for one in page.css("blockquote")]
            if is_linked:
                assert not any(word in quote for word in words for quote in quotes), statement.id
            else:
                assert quotes, statement.id
            seen.add(is_linked)
            assert (cited.source.publisher or "Unnamed publisher") in shown
    assert seen == {True, False}


def test_retracted_says_so(full, site):
    """A frame with what was retracted says that it was, when and why, and has no words."""
    [gone, *_] = [one for one in full.statement.values() if one.retracted]
    page = page_at(site, f"{URL}embed/statements/{gone.id}/")
    assert gone.retracted.why in unescape(page.css_first("#site--content").text())
    assert page.css("blockquote") == []


def test_nothing_else_has_them(site, tmp_path_factory):
    """No list, no sitemap, no search and no bundle knows the pages for other sites; a statement's
    own page and the page of data lead to them."""
    assert "/embed/" not in (site / "sitemap.xml").read_text("utf-8")
    assert "embed/" not in (site / "llms.txt").read_text("utf-8")
    for file in (site / "search").rglob("*"):
        assert not file.is_file() or "embed/" not in file.read_text("utf-8")
    leading = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*.html")
        if not file.is_relative_to(site / "embed")
        and any(
            link.tag == "a" and link.file.startswith("embed/")
            for link in survey(
                file.relative_to(site).as_posix(), file.read_text("utf-8"), URL
            ).links
        )
    }
    assert "data/index.html" in leading and "positions/upham/index.html" in leading
    assert leading.isdisjoint({"index.html", "positions/index.html", "statements/index.html"})
    own = edition("full", tmp_path_factory)
    assert not (own.site / "embed").exists()
    assert not any(page.embed for page in own.pages)


def test_statements_only_where_asked(tmp_path):
    """Where the editors do not ask for it, no statement can be shown, and none offers it; points,
    the tree and the matrix can."""
    root = lay_out("full", tmp_path / "full")
    file = root / "content/explainer.yaml"
    lines = [one for one in file.read_text("utf-8").splitlines() if not one.startswith("embeds:")]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    planned = [page.path for page in plan_embeds(read(root).dossier)]
    assert planned and not any(path.startswith("embed/statements/") for path in planned)
    write(root, read(root), with_cards=True)
    for text in (root / MARKDOWN).rglob("*.md"):
        assert "embed/statements" not in text.read_text("utf-8")
    assert all((root / MARKDOWN / description_path(path)).is_file() for path in planned)


def test_no_address_no_embeds(tmp_path):
    """Where nobody knows where the site will stand, there is nothing to show, nor a word of it."""
    root = lay_out("full", tmp_path / "full")
    write(root, read(root))
    assert not (root / MARKDOWN / "embed").exists()
    for text in (root / MARKDOWN).rglob("*.md"):
        assert "embed" not in text.read_text("utf-8").replace("embeds: statements", "")


def test_title_stays_text(tmp_path):
    """Words that look like markup stay words in the line, in the page and in the description."""
    root = lay_out("minimal", tmp_path / "minimal")
    edit(root / "content/explainer.yaml", "title: ", "title: <script>x</script> & <b> # ")
    site = build(root)
    told = json.loads((site / "embed/positions.json").read_text("utf-8"))
    [frame] = LexborHTMLParser(told["html"]).body.iter()
    assert frame.attributes["title"].endswith("<script>x</script> & <b>")
    assert LexborHTMLParser(told["html"]).css("script") == []
    page = LexborHTMLParser((site / "embed/positions/index.html").read_text("utf-8"))
    assert page.css_first("#embed--line code").text() == told["html"]
