"""What editors name things stays text on the built pages, wherever the frame prints it."""

import json

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.pages.search.search_index import INDEX
from tests.commands import explainer
from tests.goldens import lay_out
from tests.indexes import index_of, line_of, scripts_in
from tests.sites import ROOT, edit
from tools.hostile.laying import saying_anything

BREAKING = (
    "</title></script><script>alert(1)</script>\"><img src=x onerror=alert(1)> & 'x' &lt;b&gt;"
)
"""Ends whatever it may stand in: a title, a script, an attribute."""

WRITTEN = BREAKING.replace("&", "&amp;").replace("<", "&lt;")
"""The same words as Markdown, for the pages that editors write."""

IDS = ("content", "words", "page-title", "theme", "menu", "site", "i", "i-open", "others")
"""Names that a page frame could use."""

HEADINGS = """# Names

## Content

## Words

## Search

## __config

## Site content

## Page title

## Content

## 内容

## محتوى القسم

Menu
----
"""


def changed(root, file_name, /, **fields):
    """Write other fields into one YAML file of the content; into the first entry of a list."""
    file = root / f"content/{file_name}.yaml"
    content = yaml.safe_load(file.read_text("utf-8"))
    (content[0] if isinstance(content, list) else content).update(fields)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def build(root):
    """The pages of a built explainer by their paths."""
    with saying_anything():
        done = explainer("-C", root, "build")
    assert done.returncode == 0, done.stderr
    site = root / "site"
    paths = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix(): LexborHTMLParser(path.read_text("utf-8"))
        for path in paths
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """An explainer in which everything that has a name has one that would break a page."""
    root = lay_out("minimal", tmp_path_factory.mktemp("titles") / "root")
    changed(root, "explainer", title=BREAKING, summary=BREAKING, question=BREAKING)
    # An issue on which one party speaks has no page of its own; one on which nobody does has.
    changed(root, "issues", id="toll", name=BREAKING, summary=BREAKING)
    with (root / "content/issues.yaml").open("a", encoding="utf-8") as file:
        file.write("- id: repair\n  name: Repairing the bridge\n")
    changed(root, "sources", title=BREAKING, publisher=BREAKING)
    changed(root, "parties/town", name=BREAKING, summary=BREAKING)
    (root / "content/pages").mkdir()
    (root / "content/pages/why.md").write_text(f"# {BREAKING}\n\n## {WRITTEN}\n", "utf-8")
    (root / "content/pages/named.md").write_text("# Named\n\nText.\n", "utf-8")
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = json.dumps({BREAKING: "named.md"}, ensure_ascii=False)
    text = text.replace("- about.md", f"- about.md\n      - {nav}")
    text = text.replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}")
    text = text.replace("generator/cli/mkdocs_hook.py", str(ROOT / "generator/cli/mkdocs_hook.py"))
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return root


@pytest.fixture(scope="module")
def pages(root):
    return build(root)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("index.html", BREAKING),
        ("positions/town/index.html", f"{BREAKING} – {BREAKING}"),
        ("issues/toll/index.html", f"{BREAKING} – {BREAKING}"),
        ("sources/notice/index.html", f"{BREAKING} – {BREAKING}"),
        ("why/index.html", f"{BREAKING} – {BREAKING}"),
    ],
)
def test_title_is_what_was_typed(pages, path, title):
    """The title of a page, and its first heading, show the words as they were typed."""
    assert pages[path].css_first("title").text() == title
    assert pages[path].css_first("h1").text(strip=True) == BREAKING


def test_no_page_gets_an_element_by_a_name(pages):
    """No name, summary or title becomes an element or an attribute that could do something."""
    for path, page in pages.items():
        kinds = [node.attributes.get("type") for node in page.css("script:not([src])")]
        assert set(kinds) <= {None, "application/json", "application/ld+json"}, path
        assert kinds.count(None) == 1, path
        assert not page.css("img, [onerror], body script:not([type]):not([src])"), path


def test_description_is_what_was_typed(pages):
    """What search engines and messengers are told is the summary as it was typed."""
    for path in ("index.html", "positions/town/index.html", "issues/toll/index.html"):
        told = pages[path].css('meta[name="description"], meta[property="og:description"]')
        assert [node.attributes["content"] for node in told] == [BREAKING, BREAKING], path


def test_names_in_the_navigation_are_what_was_typed(pages):
    """Names of pages in menus are text; so is one in mkdocs.yml, less what looks like a tag."""
    links = pages["index.html"].css(".foot__pages a")
    names = {link.attributes["href"]: link.text(strip=True) for link in links}
    assert names["why/"] == BREAKING
    assert names["named/"] == """alert(1)"> & 'x' <b>"""


def test_search_is_told_what_was_typed(root, pages):
    """The index of search holds the words themselves, and cannot end the script that it is."""
    texts = scripts_in(root / "site")
    assert "<" not in line_of(texts.pop(INDEX)) and not any("<" in text for text in texts.values())
    found = index_of(texts)
    assert BREAKING in {page["title"] for page in found["pages"]}
    assert {one["parties"] for one in found["statements"]} == {BREAKING}


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """The pages of an explainer in which ids and headings are such as a page frame could use."""
    root = lay_out("minimal", tmp_path_factory.mktemp("named") / "root")
    (root / "content/parties/town.yaml").rename(root / "content/parties/main.yaml")
    edit(root / "content/parties/main.yaml", "speaker: town", "speaker: main")
    party = yaml.safe_load((root / "content/parties/main.yaml").read_text("utf-8"))
    (first,) = party["statements"]
    statements = [{**first, "id": name, "evidence": [dict(first["evidence"][0])]} for name in IDS]
    changed(root, "parties/main", statements=statements)
    (root / "content/pages").mkdir()
    (root / "content/pages/names.md").write_text(HEADINGS, "utf-8")
    return build(root)


def ids_of(page):
    return [node.attributes["id"] for node in page.css("[id]")]


def test_no_id_breaks_a_page(named):
    """Statements may be called as parts of the frame: each id stands once, and all are there."""
    for path, page in named.items():
        ids = ids_of(page)
        assert len(ids) == len(set(ids)), path
    assert set(IDS) <= set(ids_of(named["positions/main/index.html"]))


def test_no_id_of_the_frame_can_be_a_name(named):
    """Every id around the content has two hyphens in a row, which no id of content may have."""
    for path, page in named.items():
        inside = {node.mem_id for node in page.css("#site--content *")}
        frame = [n.attributes["id"] for n in page.css("[id]") if n.mem_id not in inside]
        assert "site--content" in frame
        assert all("--" in one for one in frame), path


def test_headings_of_written_pages_have_ids_of_their_own(named):
    """Headings are anchored by their own words, in any script, and each id stands once."""
    headings = named["names/index.html"].css("h2")
    assert [node.attributes["id"] for node in headings] == [
        "content",
        "words",
        "search",
        "__config",
        "site-content",
        "page-title",
        "content_1",
        "内容",
        "محتوى-القسم",
        "menu",
    ]
