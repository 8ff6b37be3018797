"""The step after the engine: links that lead somewhere, a lean shell, nothing unused."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.site.assets import remove_unused
from generator.site.finish import finish
from generator.site.html import survey
from generator.site.unused import squeeze, tidy
from tests.tables import table

PAGE = """<!doctype html>
<html lang="en"><head><title>A page</title>{head}</head><body><div id="site--content">{body}</div>
</body></html>
"""


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
    for name, count in [("a", 0), ("b", 1)]:
        page = PAGE.format(head=head.format(name), body='<p id="here">x</p>')
        lay_out(site, {"index.html": page})
        assert len(finish(site, "https://example.org/")) == count


def test_problems_change_nothing(site):
    """While anything is wrong, no file is written and none is deleted."""
    lay_out(
        site, {"index.html": '<a href="gone/">x</a>', "assets/unused.js": "x", "sitemap.xml": ""}
    )
    before = contents(site)
    assert finish(site)
    assert contents(site) == before


THEME = """<!doctype html>
<html lang="en" class="no-js"><head><title>A &amp; b</title>
<script>__md_scope=new URL(".",location)</script><script type="application/json">"x"</script></head>
<body dir="ltr">
<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<label class="md-overlay" for="__drawer"></label>
<div data-md-component="skip"> <a href="#x" class="md-skip">Skip</a> </div>
<div data-md-component="announce"> <!-- none --> </div>
<main><div id="site--content"><pre>a
  b</pre><p id="x">“x” &lt;y&gt;</p><svg><use href="#x"/></svg></div></main>
<div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner"></div></div>
<script id="__config" type="application/json">{"base": "."}</script>
</body></html>
"""


def test_leftovers_of_the_theme_go(tmp_path):
    """What only the theme's scripts use is gone, and all else stays, character by character."""
    site = lay_out(tmp_path, {"index.html": THEME})
    assert not finish(site)
    text = re.sub("<meta http-equiv[^>]*>", "", (site / "index.html").read_text("utf-8"))
    lines = text.split("\n")
    assert [line for line in lines if line.strip()] == [
        '<!DOCTYPE html><html lang="en" class="no-js"><head><title>A &amp; b</title>',
        '<script type="application/json">"x"</script></head>',
        '<body dir="ltr">',
        '<main><div id="site--content"><pre>a',
        '  b</pre><p id="x">“x” &lt;y&gt;</p><svg><use href="#x"></use></svg></div></main>',
        "</body></html>",
    ]


def test_announcement_stays():
    """An announcement that says something is kept."""
    body = '<div data-md-component="announce"><aside>News</aside></div>'
    tree = LexborHTMLParser(body)
    tidy(tree)
    assert body in tree.html


def test_unused_assets_go(tmp_path):
    """Assets stay if a page names them, or a script that stays does; other files all stay."""
    site = lay_out(
        tmp_path,
        {
            "assets/a.png": "",
            "assets/b.png": "",
            "assets/js/a.js": "load('worker.js')",
            "assets/js/worker.js": "load('deep.js')",
            "assets/js/deep.js": "",
            "assets/js/bundle.js": "load('bundle.js.map')",
            "assets/js/bundle.js.map": "",
            "assets/lunr/de.js": "",
            "assets/a.css": "",
            "data/x.json": "",
        },
    )
    page = '<img src="assets/a.png" alt=""><script src="assets/js/a.js"></script>'
    remove_unused(site, [survey("index.html", LexborHTMLParser(page))])
    assert sorted(contents(site)) == [
        "a.js",
        "a.png",
        "deep.js",
        "worker.js",
        "x.json",
    ]
    assert not (site / "assets/lunr").exists()


@pytest.mark.parametrize(("site_url", "stays"), [("", False), ("https://example.org/", True)])
def test_sitemap_needs_an_address(site, site_url, stays):
    """Where the site's address is not known, there is no sitemap, packed or not."""
    lay_out(site, {"sitemap.xml": "<urlset/>", "sitemap.xml.gz": "x"})
    assert not finish(site, site_url)
    assert {"sitemap.xml", "sitemap.xml.gz"} <= contents(site).keys() if stays else True
    assert (site / "sitemap.xml").exists() == (site / "sitemap.xml.gz").exists() == stays


def test_finishing_again_changes_nothing(tmp_path):
    """A finished site is finished: the second time, every byte stays."""
    page = THEME.replace("</head>", '<link rel="stylesheet" href="assets/a.css"></head>')
    site = lay_out(tmp_path, {"index.html": page, "assets/a.css": "pre { color: red } .x { y: z }"})
    assert not finish(site)
    before = contents(site)
    assert not finish(site)
    assert contents(site) == before


SQUEEZED = table("finish", "squeezed")


@pytest.mark.parametrize(("html", "expected"), SQUEEZED)
def test_empty_lines_leave_a_page(html, expected):
    """Lines that are empty, and indents, go where they say nothing; text that is laid out stays."""
    assert squeeze(html) == expected
    assert squeeze(expected) == expected
