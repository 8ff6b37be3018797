"""Style sheets are cut down to what the site uses, and nothing that is used is lost."""

import pytest

from generator.site.css import Reader, show
from generator.site.finish import finish
from generator.site.selectors import Vocabulary
from generator.site.styles import prune
from tests.tables import table
from tests.test_finish import PAGE, lay_out

BODY = """<main id="main" data-kind="page big"><p class="used also" lang="en-GB">x</p>
<a href="#main" style="color: var(--inline)">x</a></main>"""

SCRIPT = """
const chip = (tone) => `chip chip--${tone}`;
root.dataset.onPage = "x"; box.classList.add("added"); box.style.setProperty("--scripted", 1);
box.style.animation = "spin 1s"; document.createElement("dialog");
button.setAttribute("aria-pressed", "true");
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """What occurs on a page with the body and the script above."""
    from selectolax.lexbor import LexborHTMLParser

    from generator.site.html import survey

    page = survey("index.html", LexborHTMLParser(PAGE.format(head="", body=BODY)))
    return Vocabulary([page], [SCRIPT])


def purged(css, names):
    return show(prune(Reader("a.css", names).read(css), names))


KEPT = table("finish_styles", "kept")

DROPPED = table("finish_styles", "dropped")

CHANGED = table("finish_styles", "changed")


@pytest.mark.parametrize("css", KEPT)
def test_used_rule_is_kept(css, names):
    """A rule whose every name occurs on a page or in a script stays as it is."""
    assert purged(css, names).replace('"', "'") == css.replace('"', "'")


@pytest.mark.parametrize("css", DROPPED)
def test_unused_rule_is_dropped(css, names):
    """A rule that asks for a name that is nowhere goes, and so does what is then empty."""
    assert purged(css, names) == ""


@pytest.mark.parametrize(("css", "expected"), CHANGED)
def test_rule_is_cut_down(css, expected, names):
    """Selectors, properties and animations that nothing uses leave the rest behind."""
    assert purged(css, names).replace('"', "'") == expected


@pytest.mark.parametrize("css", [*KEPT, *(css for css, _ in CHANGED)])
def test_purging_again_changes_nothing(css, names):
    """What was cut down is read as the same rules."""
    once = purged(css, names)
    assert purged(once, names) == once


def head(*sheets):
    return "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)


def test_styles_stand_in_the_page(tmp_path):
    """Style sheets are put in the place of the first link, in their order, and deleted."""
    links = head("assets/b.css", "assets/a.css") + '<link rel="icon" href="index.html">'
    files = {
        "index.html": PAGE.format(head=links, body="<p>x</p>"),
        "deep/page/index.html": PAGE.format(head=head("../../assets/a.css"), body="<em>x</em>"),
        "assets/a.css": "p { a: b }\nem { c: d }\n.gone { e: f }",
        "assets/b.css": "p { g: h }",
        "assets/a.css.map": "",
    }
    site = lay_out(tmp_path, files)
    assert not finish(site)
    text = (site / "index.html").read_text("utf-8")
    assert "<style>p{g:h}p{a:b}em{c:d}</style><link" in text and text.count("<style>") == 1
    assert "<style>p{a:b}em{c:d}</style>" in (site / "deep/page/index.html").read_text("utf-8")
    assert not (site / "assets").exists()


def test_media_of_a_link_are_kept(tmp_path):
    """A style sheet for certain media is for these in the page as well."""
    link = '<link rel="stylesheet" media="print" href="a.css">'
    page = PAGE.format(head=link, body="<p>x</p>")
    site = lay_out(tmp_path, {"index.html": page, "a.css": "p { a: b }"})
    assert not finish(site)
    assert "<style>@media print{p{a:b}}</style>" in (site / "index.html").read_text("utf-8")


def test_style_cannot_end_its_element(tmp_path):
    """A closing tag inside a style sheet does not end the styles of the page."""
    page = PAGE.format(head=head("a.css"), body="<p>x</p>")
    css = """p { background: url("data:image/svg+xml,</style><script>") }"""
    site = lay_out(tmp_path, {"index.html": page, "a.css": css})
    assert not finish(site)
    assert (site / "index.html").read_text("utf-8").count("</style>") == 1


@pytest.mark.parametrize(
    ("css", "address"),
    [
        ("p { background: url(a.png) }", "a.png"),
        ("p { background: url('https://example.org/a.png') }", "https://example.org/a.png"),
        ("p { background: image-set('a.png' 1x) }", "a.png"),
        ("@import 'a.css';", "a.css"),
        ("@import url(//example.org/a.css) print;", "//example.org/a.css"),
        ("p { font-family: A } @font-face { font-family: A; src: url(a.woff2) }", "a.woff2"),
        ("@media print { p { a: var(--b) } :root { --b: url(a.png) } }", "a.png"),
    ],
)
def test_style_sheet_may_load_nothing(tmp_path, css, address):
    """An address that a used rule loads is a problem at its place, since it would lead astray."""
    page = PAGE.format(head=head("assets/a.css"), body="<p>x</p>")
    site = lay_out(tmp_path, {"index.html": page, "assets/a.css": f"\n{css}"})
    (problem,) = finish(site)
    assert (problem.place.file, problem.place.line, problem.rule) == ("assets/a.css", 2, "loads")
    assert problem.message == f"the style sheet loads “{address}”"


def test_unused_rule_may_load(tmp_path):
    """What an unused rule would load does not matter."""
    page = PAGE.format(head=head("a.css"), body="<p>x</p>")
    site = lay_out(tmp_path, {"index.html": page, "a.css": ".gone { background: url(a.png) }"})
    assert not finish(site)


def test_names_of_loaded_scripts_count(tmp_path):
    """A class that only a script of the site adds keeps its rule; a word of data does not."""
    scripts = '<script src="assets/explainer.js"></script><script type="application/json">"told"'
    page = PAGE.format(head=f"{head('a.css')}{scripts}</script>", body="<p>x</p>")
    files = {"index.html": page, "assets/explainer.js": "x = 'added'", "b.js": "x = 'other'"}
    css = ".added{a:b}.told{a:b}.other{a:b}"
    site = lay_out(tmp_path, {**files, "a.css": css})
    assert not finish(site)
    assert "<style>.added{a:b}</style>" in (site / "index.html").read_text("utf-8")
