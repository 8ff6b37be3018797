"""Pages ask for style sheets of the site, and no style of theirs loads anything."""

import pytest

from generator.site.finish import finish
from tests.test_finish import PAGE, contents, head, lay_out


def page(*sheets, body="<p>x</p>"):
    """A page that asks for style sheets."""
    return PAGE.format(head=head(*sheets), body=body)


def test_style_sheets_stay_as_they_are(tmp_path):
    """Pages go on asking for their style sheets, of which no byte changes, wherever they stand."""
    css = 'p { a: b }\n.gone { background: url("data:image/svg+xml,</style>") }'
    files = {
        "index.html": page("assets/a.css"),
        "deep/page/index.html": page("../../assets/a.css"),
        "assets/a.css": css,
        "assets/b.css": css,
    }
    site = lay_out(tmp_path, files)
    assert not finish(site)
    assert contents(site).keys() == {"index.html", "a.css"}
    assert (site / "assets/a.css").read_text("utf-8") == css
    for file in ("index.html", "deep/page/index.html"):
        text = (site / file).read_text("utf-8")
        assert files[file].partition("<link")[2].partition('">')[0] in text and "<style" not in text


LOADING = [
    ("p { background: url(a.png) }", "a.png"),
    ("p { background: url('https://example.org/a.png') }", "https://example.org/a.png"),
    ("p { background: image-set('a.png' 1x) }", "a.png"),
    ("@import 'a.css';", "a.css"),
    ("@import url(//example.org/a.css) print;", "//example.org/a.css"),
    ("p { font-family: A } @font-face { font-family: A; src: url(a.woff2) }", "a.woff2"),
    ("@media print { p { a: var(--b) } :root { --b: url(a.png) } }", "a.png"),
    (".gone { &:hover { background: url(a.png) } }", "a.png"),
]


@pytest.mark.parametrize(("css", "address"), LOADING)
def test_style_sheet_may_load_nothing(tmp_path, css, address):
    """An address that a style sheet loads is one problem at its place, however many ask for it."""
    files = {name: page("assets/a.css") for name in ("index.html", "other.html")}
    site = lay_out(tmp_path, {**files, "assets/a.css": f"\n{css}"})
    (problem,) = finish(site)
    assert (problem.place.file, problem.place.line, problem.rule) == ("assets/a.css", 2, "loads")
    assert problem.message == f"the style sheet loads “{address}”"


@pytest.mark.parametrize(
    "css",
    [
        "p::before { content: 'a.png' } @charset 'utf-8'; a[href='//example.org/'] { b: c }",
        "p { background: url(data:image/png;base64,AA==) } svg { fill: url(#here) }",
        "/* @import 'a.css'; url(a.png) */",
    ],
)
def test_what_loads_nothing_passes(tmp_path, css):
    """Words, pictures that stand in the sheet itself, and comments are no problem."""
    site = lay_out(tmp_path, {"index.html": page("a.css"), "a.css": css})
    assert not finish(site)


def test_style_sheet_that_no_page_asks_for_may_load(tmp_path):
    """What no browser gets to read does not matter."""
    site = lay_out(tmp_path, {"index.html": page(), "a.css": "p { background: url(a.png) }"})
    assert not finish(site)
