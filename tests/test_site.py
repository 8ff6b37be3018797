"""The built site: whole, self-contained, the same every time, and never half replaced."""

import html
import posixpath
import re
import shutil
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from generator.build import read
from tests import sites
from tests.goldens import lay_out
from tests.sites import built, copy_built, edit, explainer, state

pytestmark = pytest.mark.engine

SITES = ["minimal", "full", "hostile", "shipped"]

LOADED = {"script", "link", "img", "iframe", "source", "video", "audio", "embed", "object", "track"}
"""The tags whose address a browser loads by itself."""


class Html(HTMLParser):
    """The ids of a page, its addresses with their tags, and its title."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.addresses, self.scripts, self.title = [], [], [], ""
        self.open = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.open = tag
        for name, value in attributes:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.append(value)
            elif name in ("href", "src", "data", "poster"):
                self.addresses.append((tag, value or ""))
            elif name == "srcset":
                self.addresses += [(tag, one.split()[0]) for one in value.split(",")]

    def handle_endtag(self, tag):
        self.open = ""

    def handle_data(self, data):
        if self.open == "title" and not self.title:
            self.title = data.strip()


@pytest.fixture(scope="module", params=SITES)
def site(request, tmp_path_factory):
    return built(request.param, tmp_path_factory) / "site"


@pytest.fixture(scope="module")
def pages(site):
    paths = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Html(path.read_text("utf-8")) for path in paths}


def target_of(page, address):
    """The file and the fragment in the site that a relative address on a page leads to."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path)).lstrip("/")
    if path.endswith("/") or whole in ("", ".") or posixpath.basename(path) in (".", ".."):
        whole = posixpath.join(whole, "index.html").removeprefix("./")
    return whole, unquote(parts.fragment)


def test_links_lead_somewhere(site, pages):
    """Every internal address on every page leads to a file, and every fragment to an id in it."""
    checked = 0
    for page, found in pages.items():
        for tag, address in found.addresses:
            if urlsplit(address).scheme or urlsplit(address).netloc:
                continue
            target, fragment = target_of(page, address)
            assert (site / target).is_file(), f"{page}: <{tag}> {address}"
            if fragment and target in pages:
                assert fragment in pages[target].ids, f"{page}: <{tag}> {address}"
            checked += 1
    assert checked > 300


def test_ids_are_unique(pages):
    """No id stands twice on a page."""
    for page, found in pages.items():
        twice = {one for one in found.ids if found.ids.count(one) > 1}
        assert not twice, page


def test_nothing_is_loaded_from_elsewhere(site, pages):
    """No page and no style sheet makes a browser load anything from another origin."""
    for page, found in pages.items():
        loaded = [address for tag, address in found.addresses if tag in LOADED]
        assert loaded, page
        assert not [address for address in loaded if urlsplit(address).netloc], page
        assert not [a for tag, a in found.addresses if tag == "base"], page
    sheets = list(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        assert not re.search(r"(@import|url\()\s*[\"']?\s*(https?:)?//", text), sheet.name


def test_no_address_runs_a_script(pages):
    """Every address on every page is relative, or of the web or mail."""
    for page, found in pages.items():
        schemes = {urlsplit(address).scheme for _, address in found.addresses}
        assert schemes <= {"", "http", "https"}, page


def test_second_build_writes_nothing(tmp_path, tmp_path_factory):
    """Building again touches no file of the Markdown and none of the site."""
    root = copy_built("full", tmp_path_factory, tmp_path / "full")
    before = state(root)
    done = explainer("-C", root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "up to date" in done.stdout
    assert state(root) == before


def test_two_builds_are_alike(tmp_path, tmp_path_factory):
    """The same content, built in two folders, gives the same site to the byte."""
    one = built("full", tmp_path_factory)
    other = lay_out("full", tmp_path / "elsewhere" / "other")
    done = explainer("-C", other, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert hashes(one / "site") == hashes(other / "site")


def hashes(folder):
    return {path.removeprefix(str(folder)): value[0] for path, value in state(folder).items()}


def leftovers(root):
    """The files and folders in `root` that no explainer has."""
    known = {"content", "seeds", "build", "site", "overrides", "mkdocs.yml", "generator"}
    return {path.name for path in root.iterdir()} - known


def test_changed_letter_stops_the_build(tmp_path, tmp_path_factory):
    """A quotation with one letter changed fails, located, with the nearest passage."""
    root = copy_built("full", tmp_path_factory, tmp_path / "full")
    file = root / "content/parties/lower-towns.yaml"
    edit(file, "quote: We reject any wall across", "quote: We reject any wale across")
    lines = file.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if "wale" in line)
    column = lines[number - 1].index("We reject") + 1
    before = state(root)
    done = explainer("-C", root, "build", cwd=root)
    assert done.returncode == 1
    assert f"content/parties/lower-towns.yaml:{number}:{column}: error:" in done.stderr
    assert "nearest: gazette, paragraph 6: “We reject any [wall] across the river”" in done.stderr
    assert state(root) == before
    assert not leftovers(root)


def test_engine_failure_leaves_the_old_site(tmp_path, tmp_path_factory):
    """When the engine cannot build, the last site stays to the byte, and nothing is left behind."""
    root = copy_built("minimal", tmp_path_factory, tmp_path / "minimal")
    shutil.copyfile(sites.ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(sites.ROOT / "overrides", root / "overrides")
    edit(root / "mkdocs.yml", "  - attr_list\n", "  - no_such_extension\n")
    before = state(root)
    done = explainer("-C", root, "build")
    assert done.returncode == 1
    assert "no_such_extension" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(root) == before
    assert not leftovers(root)


def test_broken_link_stops_a_strict_build_only(tmp_path, tmp_path_factory):
    """A hand-written link that leads nowhere is a warning; --strict then leaves the old site."""
    root = copy_built("full", tmp_path_factory, tmp_path / "full")
    edit(root / "content/pages/method.md", "](sources/index.md)", "](sources/gone.md)")
    before = state(root / "site")
    strict = explainer("-C", root, "build", "--strict")
    assert strict.returncode == 1
    assert "sources/gone.md" in strict.stderr
    assert state(root / "site") == before
    assert not leftovers(root)
    lenient = explainer("-C", root, "build")
    assert lenient.returncode == 0
    assert "sources/gone.md" in lenient.stderr


def test_site_is_named_after_its_content(tmp_path_factory):
    """A folder with content and seeds alone builds, and its title is on every page of the site."""
    root = built("minimal", tmp_path_factory)
    assert not (root / "mkdocs.yml").exists()
    for path in (root / "site").rglob("*.html"):
        assert "The bridge" in Html(path.read_text("utf-8")).title, path.name


def test_plain_mkdocs_builds_the_same(tmp_path, tmp_path_factory):
    """`mkdocs build --strict` in a clean copy makes what `explainer build` does."""
    root = sites.lay_out_shipped(tmp_path / "clean")
    done = sites.run("mkdocs", "build", "--strict", cwd=root)
    assert done.returncode == 0, done.stderr
    assert hashes(root / "site") == hashes(built("shipped", tmp_path_factory) / "site")


def test_plain_mkdocs_stops_at_a_mistake(tmp_path, tmp_path_factory):
    """`mkdocs build` shows a mistake at its place, fails, and leaves the last site as it was."""
    root = copy_built("shipped", tmp_path_factory, tmp_path / "broken")
    file = root / "content/parties/us.yaml"
    edit(file, "quote: very promising", "quote: very promizing")
    lines = file.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if "promizing" in line)
    before = state(root / "site", root / "build")
    done = sites.run("mkdocs", "build", "--strict", cwd=root)
    assert done.returncode not in (0, None)
    assert f"content/parties/us.yaml:{number}:{lines[number - 1].index('very') + 1}: error:" in (
        done.stderr
    )
    assert "Traceback" not in done.stderr
    assert state(root / "site", root / "build") == before


@pytest.mark.parametrize("name", ["full", "shipped"])
def test_source_pages_print_paragraphs_as_they_are(name, tmp_path_factory):
    """A cited paragraph stands on its source's page to the letter, whatever is marked in it."""
    root = built(name, tmp_path_factory)
    relations = read(root).relations
    shown = {}
    for page in (root / "site/sources").glob("*/index.html"):
        pattern = r'<h3 id="([\w-]+)-p(\d+)".*?</h3>\s*<p[^>]*>(.*?)</p>'
        for source, number, words in re.findall(pattern, page.read_text("utf-8"), re.S):
            shown[source, int(number)] = html.unescape(re.sub(r"<[^>]*>", "", words))
    assert shown
    for (source, number), words in shown.items():
        assert words == relations.archive.articles[source].paragraphs[number - 1].text


def test_navigation_of_any_form_is_fitted(tmp_path):
    """A navigation with sections, plain paths and links elsewhere keeps what exists of it."""
    root = lay_out("minimal", tmp_path / "nested")
    shutil.copyfile(sites.ROOT / "mkdocs.yml", root / "mkdocs.yml")
    nav = 'nav:\n  - index.md\n  - More:\n      - gone.md\n      - Open: questions.md\n  - Out: "https://example.org/"\n'
    text = re.sub(r"nav:\n(  - .*\n)+", nav, (root / "mkdocs.yml").read_text("utf-8"))
    text = re.sub(r"hooks:\n  - .*\n|  custom_dir: .*\n", "", text)
    (root / "mkdocs.yml").write_text(text, "utf-8")
    shutil.copytree(sites.ROOT / "overrides", root / "overrides")
    run = explainer("-C", root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    page = (root / "site/index.html").read_text("utf-8")
    assert 'href="questions/"' in page and "https://example.org/" in page and "gone" not in page
    assert "assets/explainer.css" in page and (root / "site/assets/explainer.css").is_file()
