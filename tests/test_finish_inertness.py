"""Nothing that no template wrote gets onto a published page."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.site import sanitizer as allowed
from generator.site.csp import digest
from generator.site.finish import finish
from generator.site.html import scheme_of, survey
from tests.browser.explainers import NAMES, UNSEEN
from tests.commands import explainer
from tests.goldens import lay_out as lay_out_golden
from tests.sites import ROOT, built, edit
from tests.tables import table
from tests.test_finish import contents, lay_out, rules

STATEMENT = """
<article class="st" data-id="first-one"><h3 id="first-one">First</h3><p>x</p></article>
<article class="st" data-id="second-one"><h3 id="second-one">Second</h3>
<p>x</p>{planted}</article>
<article class="st" data-id="third-one"><h3 id="third-one">Third</h3></article>
"""

IN_CONTENT = table("finish_inertness", "in-content")

IN_FRAME = table("finish_inertness", "in-frame")

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>
{before}<main class="x"><div id="site--content">{content}</div></main></body></html>
"""


def planted(site, content="", before=""):
    """A site of one page with three statements, and something planted into or before the second."""
    text = PAGE.format(content=STATEMENT.format(planted=content), before=before)
    return lay_out(site, {"index.html": text, "assets/other.js": "alert(1)"})


def test_what_templates_write_passes(tmp_path):
    """A page with nothing planted is no problem, so what is found below was planted."""
    assert not finish(planted(tmp_path))


@pytest.mark.parametrize(("planted_html", "rule", "words"), IN_CONTENT)
def test_fault_in_the_content_is_found(tmp_path, planted_html, rule, words):
    """What no template writes fails the build, with its place and its statement; all files stay."""
    site = planted(tmp_path, planted_html)
    before = contents(site)
    found = [one for one in finish(site) if one.rule == rule and words in one.message]
    assert len(found) == 1
    assert found[0].place.file == "index.html"
    if "&" not in planted_html:
        assert found[0].place.line == 6
        assert "in or after the statement “second-one”" in found[0].hint
    assert contents(site) == before


@pytest.mark.parametrize(("planted_html", "rule", "words"), IN_FRAME)
def test_fault_in_the_frame_is_found(tmp_path, planted_html, rule, words):
    """Around the content too, what no template writes fails the build, and no file changes."""
    site = planted(tmp_path, before=planted_html)
    before = contents(site)
    found = [one for one in finish(site) if one.rule == rule and words in one.message]
    assert len(found) == 1
    assert (found[0].place.file, found[0].place.line) == ("index.html", 3)
    assert "statement" not in found[0].hint
    assert contents(site) == before


def test_one_fault_is_told_once(tmp_path):
    """An address that two checks refuse is one problem."""
    site = planted(tmp_path, '<a href="javascript:alert(1)">x</a>')
    assert rules(site) == {"address"}
    assert len(finish(site)) == 1


def test_a_fault_reads_well(tmp_path):
    """A problem names page, line and column, the line itself, the statement and what may help."""
    (problem,) = finish(planted(tmp_path, "<iframe></iframe>"))
    assert problem.show(tmp_path).split("\n") == [
        "index.html:6:9: error: no template writes an element <iframe> here [element]",
        "  6 | <p>x</p><iframe></iframe></article>",
        "    |         ^^^^^^^",
        "  if a template is to write it: list it in generator/site/sanitizer.py",
        "  in or after the statement “second-one”",
    ]


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://example.org", "https"),
        ("\x01 \x1fJAVA\tSCRI\nPT\r:x", "javascript"),
        ("data:,x", "data"),
        ("a/b:c", ""),
        ("1a:b", ""),
        ("#a:b", ""),
        ("ａ:b", ""),
    ],
)
def test_scheme_is_read_as_browsers_do(address, scheme):
    """White space and control characters do not hide a scheme, nor does its spelling."""
    assert scheme_of(address) == scheme


MARKDOWN = """---
language: de
---
# Everything that plain Markdown gives

A [link](https://example.org "with a title"), *emphasis*, **more**, `code`\\
and a break:  \nhere.

## Two

### Three

#### Four

##### Five

###### Six

1. One

- Two

> Quoted

---

```python
code
```

| Left | Middle | Right |
|:-----|:------:|------:|
| a    | b      | c     |

## Three

## Four
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The site of an explainer with a page that uses all of plain Markdown, with an address and in
    two languages."""
    root = lay_out_golden("minimal", tmp_path_factory.mktemp("written") / "root")
    languages = "title: The bridge\nlanguages: [en, uk]"
    edit(root / "content/explainer.yaml", "title: The bridge", languages)
    (root / "content/pages").mkdir(exist_ok=True)
    (root / "content/pages/everything.md").write_text(MARKDOWN, "utf-8")
    done = explainer("-C", root, "build", SITE_URL="https://example.org/bridge/")
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def wordless(tmp_path_factory):
    """The site of an explainer in a language without a pack, whose own words are in English."""
    root = lay_out_golden("minimal", tmp_path_factory.mktemp("wordless") / "root")
    edit(root / "content/explainer.yaml", "title: The bridge", "title: The bridge\nlanguage: he")
    done = explainer("-C", root, "build")
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def used(written, wordless, tmp_path_factory):
    """What stands on the pages of all our sites: in the content, around it, and values."""
    content, frame, styles, scripts, types = set(), set(), set(), set(), set()
    sites = [
        built(name, tmp_path_factory) / "site" for name in ("shipped", "full", *NAMES, *UNSEEN)
    ]
    for site in [*sites, written, wordless]:
        for path in site.rglob("*.html"):
            tree = LexborHTMLParser(path.read_text("utf-8"))
            for node in tree.css("#site--content, #site--content *"):
                content.update([(node.tag, ""), *((node.tag, name) for name in node.attributes)])
                styles.add(node.attributes.get("style"))
            page = survey("index.html", path.read_text("utf-8"))
            frame |= page.frame
            scripts |= {digest(script) for script in page.scripts if script}
            types |= page.script_types
    return {
        "content": content,
        "frame": frame,
        "styles": styles,
        "scripts": scripts,
        "types": types,
    }


def pairs(allowed_tags):
    return {(tag, name) for tag, names in allowed_tags.items() for name in ["", *names]}


def test_nothing_more_is_allowed_in_the_content(used):
    """Each element and attribute that content may hold is held by some page."""
    assert pairs(allowed.ELEMENTS) - used["content"] == set()


def test_nothing_more_is_allowed_around_it(used):
    """Each element and attribute that may stand around the content stands on some page."""
    assert pairs(allowed.FRAME) - used["frame"] == set()


def test_nothing_more_is_allowed_as_a_value(used):
    """Each style of a cell, each script and each type of data is used by some page."""
    assert used["styles"] >= allowed.ALIGNED
    assert used["scripts"] == allowed.INLINE_SCRIPTS
    assert used["types"] == allowed.DATA_TYPES | {""}


def test_our_inline_script_is_the_one_that_is_allowed():
    """The script that stands in every page is the one of overrides/main.html, to the byte."""
    text = (ROOT / "overrides/main.html").read_text("utf-8")
    scripts = LexborHTMLParser(text).css("script:not([type]):not([src])")
    assert {digest(script.text()) for script in scripts} == allowed.INLINE_SCRIPTS
