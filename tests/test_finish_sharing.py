"""What pages hold alike stands in files that they share, and each page finds them."""

import json
import re

from generator.site.finish import finish
from tests.test_finish import PAGE, lay_out
from tests.test_finish_policy import policy_of
from tests.test_finish_styles import head

WORDS = '<script type="application/json" id="site--words" data-base=".">{}</script>'


def text_of(site, name):
    return (site / name).read_text("utf-8")


def test_pages_share_one_style_sheet(tmp_path):
    """All pages ask for one file, by the way from where they stand, and hold no styles."""
    files = {
        "index.html": PAGE.format(head=head("assets/b.css", "assets/a.css"), body="<p>x</p>"),
        "deep/page.html": PAGE.format(
            head=head("../assets/b.css", "../assets/a.css"), body="<em>x</em>"
        ),
        "assets/a.css": "p { a: b }\nem { c: d }\n.gone { e: f }",
        "assets/b.css": "p { g: h }",
    }
    site = lay_out(tmp_path, files)
    assert not finish(site, is_shared=True)
    for name, address in [
        ("index.html", "assets/site.css"),
        ("deep/page.html", "../assets/site.css"),
    ]:
        text = text_of(site, name)
        assert re.findall("<link[^>]*>", text) == [f'<link rel="stylesheet" href="{address}">']
        assert "<style" not in text
        assert policy_of(text)["style-src"] == ["'self'", "file:"]
    assert text_of(site, "assets/site.css") == "p{g:h}p{a:b}em{c:d}"
    assert [path.name for path in (site / "assets").iterdir()] == ["site.css"]


def test_pages_with_other_styles_have_a_file_of_their_own(tmp_path):
    """Pages that ask for other style sheets, or for other media, get just those."""
    files = {
        "a.html": PAGE.format(head=head("a.css"), body="<p>x</p>"),
        "b.html": PAGE.format(head=head("a.css").replace(">", ' media="print">'), body="<p>x</p>"),
        "c.html": PAGE.format(head="", body="<p>x</p>"),
        "a.css": "p { a: b }",
    }
    site = lay_out(tmp_path, files)
    assert not finish(site, is_shared=True)
    assert 'href="assets/site.css"' in text_of(site, "a.html")
    assert 'href="assets/site1.css"' in text_of(site, "b.html")
    assert "<link" not in text_of(site, "c.html")
    assert policy_of(text_of(site, "c.html"))["style-src"] == ["'none'"]
    assert text_of(site, "assets/site.css") == "p{a:b}"
    assert text_of(site, "assets/site1.css") == "@media print{p{a:b}}"


def test_pages_share_the_words_of_the_script(tmp_path):
    """The words stand once, as a script that browsers load from a folder, whatever they hold."""
    words = {"script": {"one": "\\1 \u2028 “x”"}}
    script = WORDS.format(json.dumps(words))
    files = {"index.html": f"<p>x</p>{script}", "deep/page.html": f"<p>y</p>{script}"}
    site = lay_out(tmp_path, {name: framed(body) for name, body in files.items()})
    assert not finish(site, is_shared=True)
    for name, address in [
        ("index.html", "assets/words.js"),
        ("deep/page.html", "../assets/words.js"),
    ]:
        assert f'{WORDS.format("{}")}<script src="{address}" defer=""></script>' in text_of(
            site, name
        )
    told = text_of(site, "assets/words.js")
    assert json.loads(told.removeprefix("explainerWords = ").removesuffix(";\n")) == words


def test_words_that_differ_stay_in_their_pages(tmp_path):
    """Where pages do not have the same words, none loses its own."""
    files = {f"{word}.html": framed(WORDS.format(f'{{"x": "{word}"}}')) for word in ("one", "two")}
    site = lay_out(tmp_path, files)
    assert not finish(site, is_shared=True)
    for word in ("one", "two"):
        assert WORDS.format(f'{{"x": "{word}"}}') in text_of(site, f"{word}.html")
    assert not (site / "assets").exists()


def test_sharing_again_changes_nothing(tmp_path):
    """A site that is finished twice is the same, file by file."""
    page = PAGE.format(head=head("assets/a.css"), body="</div>" + WORDS.format('{"x": "y"}'))
    site = lay_out(tmp_path, {"index.html": page, "assets/a.css": "body { a: b }"})
    assert not finish(site, is_shared=True)
    before = {path: path.read_bytes() for path in site.rglob("*.*")}
    assert len(before) == 3
    assert not finish(site, is_shared=True)
    assert {path: path.read_bytes() for path in site.rglob("*.*")} == before


def framed(script):
    """A page with a script in its frame."""
    return PAGE.format(head="", body=f"</div>{script}<div>")
