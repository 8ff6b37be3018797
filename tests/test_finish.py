"""The step after the engine: links that lead somewhere, nothing from elsewhere, nothing unused."""

import pytest

from generator.site.finish import finish, remove_unused
from generator.site.html import survey
from tests.tables import table

PAGE = """<!doctype html>
<html lang="en"><head><title>A page</title>{head}</head><body><div id="site--content">{body}</div>
</body></html>
"""


def head(*sheets):
    """What asks for style sheets."""
    return "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)


def lay_out(site, files):
    """Write a small built site: a name that ends in .html is a page of which the body is given."""
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = (
            PAGE.format(head="", body=text)
            if name.endswith(".html") and "<html" not in text
            else text
        )
        path.write_text(whole, "utf-8")
    return site


def found(site, site_url=""):
    """Each problem as its page, its rule and its hint, without what it stands near."""
    return [
        (one.place.file, one.rule, one.hint.partition("after the ")[0].strip())
        for one in finish(site, site_url)
    ]


def rules(site):
    """The rules that a site breaks."""
    return {one.rule for one in finish(site)}


def contents(site):
    return {path.name: path.read_bytes() for path in site.rglob("*") if path.is_file()}


GOOD = table("finish", "good")

OUTSIDE = "addresses outside the site begin with https:, http: or mailto:"
BAD = [
    ("#her", "missing-anchor", "nearest: here"),
    ("#HERE", "missing-anchor", "nearest: here"),
    ("parties/#rusia", "missing-anchor", "nearest: russia"),
    ("parties/?a=b#here", "missing-anchor", ""),
    ("partes/", "missing-file", "nearest: parties/index.html"),
    ("parties", "missing-file", "nearest: parties/index.html"),
    ("../index.html", "missing-file", "nearest: index.html"),
    ("/parties/index.htm", "missing-file", "nearest: parties/index.html"),
    ("javascript:alert(1)", "address", OUTSIDE),
    ("//example.org/", "address", OUTSIDE),
    ("ftp://example.org/", "address", OUTSIDE),
    ("data:text/html,x", "address", OUTSIDE),
    ("http://[x", "address", ""),
]


@pytest.fixture
def site(tmp_path):
    """A site of a few pages, in which nothing is wrong."""
    return lay_out(
        tmp_path / "site",
        {
            "index.html": '<p id="here">x</p><p id="héré">y</p>',
            "parties/index.html": '<h2 id="russia"></h2><a href="..">y</a><a href="../#here"></a>',
            "with space.html": "<p>x</p>",
            "data/x.json": "{}",
        },
    )


@pytest.mark.parametrize("address", GOOD)
def test_good_address_passes(site, address):
    """An address within the site that is there, or one of the web or mail, is no problem."""
    lay_out(site, {"index.html": f'<p id="here"></p><p id="héré"><a href="{address}">x</a></p>'})
    assert not finish(site)


@pytest.mark.parametrize(("address", "rule", "hint"), BAD)
def test_bad_address_is_found(site, address, rule, hint):
    """An address that leads nowhere is one problem, with the nearest right thing."""
    lay_out(site, {"index.html": f'<p id="here"><a href="{address}">x</a></p>'})
    assert found(site) == [("index.html", rule, hint)]


def test_problem_reads_well(site):
    """A problem names the page, the line, the address and the nearest anchor."""
    lay_out(site, {"index.html": '<p id="here">x</p>\n<p><a class="x" href="#hare">x</a></p>'})
    (problem,) = finish(site)
    assert problem.show(site).split("\n") == [
        "index.html:3:23: error: the address “#hare” leads to an anchor that index.html does not "
        "have [missing-anchor]",
        '  3 | <p><a class="x" href="#hare">x</a></p></div>',
        "    |                       ^^^^^",
        "  nearest: here",
        "  after the anchor “here”",
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="x.png" alt="">',
        '<img srcset="data/x.json 1x, x.png 2x" src="data/x.json" alt="">',
        '<svg><use href="x.svg#i"></use></svg>',
        '<form action="x/"></form>',
        '<script src="x.js"></script>',
        '<blockquote cite="x/">x</blockquote>',
    ],
)
def test_every_kind_of_address_is_checked(site, body):
    """Pictures, symbols, forms, scripts and citations lead to files that are there."""
    lay_out(site, {"index.html": f'<p id="here">x</p>{body}'})
    assert "missing-file" in rules(site)


@pytest.mark.parametrize(
    "attribute", ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"]
)
def test_reference_names_an_id_of_its_page(site, attribute):
    """What an attribute names by its id is on the page itself."""
    tag = {"for": "label", "headers": "td"}.get(attribute, "p")
    wrap = "<table><tr>{}</tr></table>" if tag == "td" else "{}"
    good = wrap.format(f'<{tag} {attribute}="here">x</{tag}>')
    bad = wrap.format(f'<{tag} {attribute}="here russia">x</{tag}>')
    lay_out(site, {"index.html": f'<p id="here">x</p>{good}'})
    assert "missing-id" not in rules(site)
    lay_out(site, {"index.html": f'<p id="here">x</p>{bad}'})
    assert ("index.html", "missing-id", "") in found(site)


def test_id_stands_once(site):
    """An id that stands twice on a page is one problem."""
    lay_out(site, {"index.html": '<p id="here">x</p><p id="here">y</p>'})
    assert found(site) == [("index.html", "duplicate-id", "")]


@pytest.mark.parametrize("body", table("finish", "loading"))
def test_nothing_is_loaded_from_elsewhere(site, body):
    """Whatever makes a browser ask another origin, or show what is no file, is a problem."""
    lay_out(site, {"index.html": f'<p id="here">x</p>{body}'})
    assert "loads" in rules(site)


def test_links_of_a_page_to_others_are_no_loading(site):
    """A page may name its own address."""
    head = '<link rel="canonical" href="https://example.org/x/">'
    lay_out(site, {"index.html": PAGE.format(head=head, body='<p id="here">x</p>')})
    assert not finish(site)


@pytest.mark.parametrize(
    ("address", "is_good"),
    [
        ("/where/parties/#russia", True),
        ("https://example.org/where/parties/#russia", True),
        ("https://example.org/where/", True),
        ("https://example.org/other/", True),
        ("/parties/", False),
        ("https://example.org/where/partes/", False),
        ("/where/parties/#rusia", False),
    ],
)
def test_addresses_may_begin_at_the_root(site, address, is_good):
    """An address from the root, or a whole one of this site, leads where the site will stand."""
    lay_out(site, {"404.html": f'<a href="{address}">x</a>'})
    assert (not finish(site, "https://example.org/where/")) == is_good


def test_previews_are_checked(site):
    """The picture that a page is shared with is there, when it is one of this site."""
    head = '<meta property="og:image" content="https://example.org/assets/{}.png">'
    lay_out(site, {"assets/a.png": "x"})
    for name, count in [("b", 1), ("a", 0)]:
        page = PAGE.format(head=head.format(name), body='<p id="here">x</p>')
        lay_out(site, {"index.html": page})
        assert len(finish(site, "https://example.org/")) == count


def test_problems_change_nothing(site):
    """While anything is wrong, no file is written and none is deleted."""
    lay_out(site, {"index.html": '<a href="gone/">x</a>', "assets/unused.js": "x"})
    before = contents(site)
    assert finish(site)
    assert contents(site) == before


def test_unused_assets_go(tmp_path):
    """Assets stay if a page names them, or a script that it runs does; other files all stay."""
    site = lay_out(
        tmp_path,
        {
            "assets/a.png": "",
            "assets/b.png": "",
            "assets/js/a.js": "load('index.js')",
            "assets/js/index.js": "",
            "assets/js/bundle.js": "load('bundle.js.map')",
            "assets/js/bundle.js.map": "",
            "assets/lunr/de.js": "",
            "assets/a.css": "",
            "assets/b.css": "",
            "data/x.json": "",
        },
    )
    page = '<img src="assets/a.png" alt=""><script src="assets/js/a.js"></script>'
    remove_unused(site, [survey("index.html", head("assets/a.css") + page)])
    assert sorted(contents(site)) == ["a.css", "a.js", "a.png", "index.js", "x.json"]
    assert not (site / "assets/lunr").exists()
