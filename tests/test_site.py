"""The built site: whole, self-contained, the same every time, and never half replaced."""

import ast
import html
import json
import posixpath
import re
import shutil
import subprocess
import sys
from itertools import product
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.pages.pipeline import read
from generator.pages.search.search_index import PARTS
from generator.pages.words import Words
from generator.site.build import build, preview
from generator.site.configuration import config_file, read_settings
from generator.site.engine import EngineError
from tests import sites
from tests.commands import explainer, mkdocs
from tests.goldens import lay_out
from tests.indexes import head_of, parts_of, scripts_in
from tests.sites import built, copy_built, edit, state

pytestmark = pytest.mark.engine

SITES = ["minimal", "full", "hostile", "shipped"]

LOADED = {"script", "link", "img", "iframe", "source", "video", "audio", "embed", "object", "track"}
"""The tags whose address a browser loads by itself."""


class Html:
    """The ids of a page, its addresses with their tags, and its title."""

    def __init__(self, text):
        tree = LexborHTMLParser(text)
        self.title = tree.css_first("title").text(strip=True)
        self.ids = [node.attributes["id"] for node in tree.css("[id]")]
        self.addresses = [
            (node.tag, value.split()[0] if name == "srcset" else value or "")
            for node in tree.css("[href], [src], [data], [poster], [srcset]")
            for name, whole in node.attributes.items()
            if name in ("href", "src", "data", "poster", "srcset")
            for value in (whole.split(",") if name == "srcset" else [whole])
        ]


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
    """Every address on every page is of the web or leads to a file, every fragment to one id."""
    checked = 0
    for page, found in pages.items():
        assert len(found.ids) == len(set(found.ids)), page
        for tag, address in found.addresses:
            assert urlsplit(address).scheme in ("", "http", "https"), page
            if urlsplit(address).scheme or urlsplit(address).netloc:
                continue
            target, fragment = target_of(page, address)
            assert (site / target).is_file(), f"{page}: <{tag}> {address}"
            if fragment and target in pages:
                assert fragment in pages[target].ids, f"{page}: <{tag}> {address}"
            checked += 1
    assert checked > 300


def test_nothing_is_loaded_from_elsewhere(site, pages):
    """No page and no style on it makes a browser load anything from another origin."""
    for page, found in pages.items():
        loaded = [address for tag, address in found.addresses if tag in LOADED]
        assert loaded, page
        assert not [address for address in loaded if urlsplit(address).netloc], page
        assert not [a for tag, a in found.addresses if tag == "base"], page
        text = (site / page).read_text("utf-8")
        assert (
            len([address for address in loaded if urlsplit(address).path.endswith(".css")]) == 1
        ), page
        assert not re.search(r"(@import|url\()\s*[\"']?\s*(?!data:|#)\w*[:/]", text), page


def test_no_asset_is_unused(site, pages):
    """A page or the script names every file that pages are shown with; all are ours."""
    script = (site / "assets/explainer.js").read_text("utf-8")
    texts = [script, *((site / page).read_text("utf-8") for page in pages)]
    assets = [path.name for path in (site / "assets").glob("*") if path.is_file()]
    assert assets
    assert not [name for name in assets if not any(name in text for text in texts)]
    ours = {path.name for path in (sites.ROOT / "overrides/assets").iterdir()}
    ours -= {"tokens.css"}  # which the other sheet begins with
    assert {name for name in assets if not name.endswith(".png")} == {*ours, "search.js"}
    parts = parts_of(scripts_in(site))
    head = head_of((site / "assets/search.js").read_text("utf-8"))
    assert len(parts) == sum(1 for _ in (site / PARTS).rglob("*.js"))
    assert {name for name in parts if name[0] in "teq"} == {
        f"{letter}{n}" for letter in "teq" for n in range(len(head[letter]))
    }


def test_nothing_is_left_of_the_theme(site, pages):
    """No page holds a name of the theme's, nor loads any of its files."""
    for page, found in pages.items():
        text = (site / page).read_text("utf-8")
        assert not [name for name in found.ids if name.startswith("__")], page
        assert "__md" not in text and "md-" not in text and "material" not in text, page
        assert text.startswith("<!DOCTYPE html><html lang=")
    assert not (site / "sitemap.xml").exists()


def test_first_link_skips_to_the_content(site, pages):
    """The first link of every page leads to its content, past all that pages share."""
    for page, found in pages.items():
        first = next(address for tag, address in found.addresses if tag == "a")
        assert first == "#site--content" and "site--content" in found.ids, page
        assert re.search(
            r'<a [^>]*href="#site--content"[^>]*>\w[^<]+</a>', (site / page).read_text("utf-8")
        )


def test_script_is_told_its_words(site, pages):
    """Every page holds what the script says, in the words of the catalogue of its language."""
    for page in pages:
        text = (site / page).read_text("utf-8")
        script = Words("uk" if page.startswith("uk/") else "en").section("script")
        told = re.search(r'<script[^>]* id="site--words"[^>]*>(.*?)</script>', text, re.S)
        assert json.loads(told[1]) == {"script": script}, page


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


def test_broken_link_stops_the_build(tmp_path, tmp_path_factory):
    """A hand-written link that leads nowhere fails, named in its file, and the old site stays."""
    root = copy_built("full", tmp_path_factory, tmp_path / "full")
    edit(root / "content/pages/method.md", "](sources/index.md)", "](sources/gone.md)")
    before = state(root / "site")
    done = explainer("-C", root, "build")
    assert done.returncode == 1
    assert "'method.md' contains a link 'sources/gone.md'" in done.stderr
    assert "method/index.html:" in done.stderr and "[missing-file]" in done.stderr
    assert state(root / "site") == before
    assert not leftovers(root)


PLANTED = [
    ('<a href="#page--titel">x</a>', "“#page--titel” leads to an anchor", "nearest: page--title"),
    ('<script src="https://example.org/x.js"></script>', "loads “https://example.org/x.js”", ""),
]


@pytest.mark.parametrize(("html_text", "message", "hint"), PLANTED)
def test_fault_in_raw_html_stops_the_build(html_text, message, hint, tmp_path, tmp_path_factory):
    """What the engine does not look at is found as well, and the old site stays to the byte."""
    root = copy_built("minimal", tmp_path_factory, tmp_path / "minimal")
    (root / "overrides/partials").mkdir(parents=True)
    (root / "overrides/partials/actions.html").write_text(html_text, "utf-8")
    before = state(root / "site", root / "build/docs")
    done = explainer("-C", root, "build")
    assert done.returncode == 1
    assert "index.html:" in done.stderr and message in done.stderr and hint in done.stderr
    assert "Traceback" not in done.stderr
    assert state(root / "site", root / "build/docs") == before
    assert not leftovers(root)


def test_site_with_an_address(tmp_path):
    """Where the address is known, the sitemap lists every page, but not the error page, and none
    that leads on: an issue of which one party alone speaks stands on that party's page."""
    root = lay_out("minimal", tmp_path / "minimal")
    text = (sites.ROOT / "mkdocs.yml").read_text("utf-8").replace("custom_dir: overrides", "")
    text = re.sub(r"site_url: .*", "site_url: https://example.org/where/", text)
    (root / "mkdocs.yml").write_text(re.sub(r"hooks:\n  - .*\n", "", text), "utf-8")
    shutil.copytree(sites.ROOT / "overrides", root / "overrides")
    done = explainer("-C", root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    listed = re.findall("<loc>(.*?)</loc>", (root / "site/sitemap.xml").read_text("utf-8"))
    pages = (path.relative_to(root / "site") for path in (root / "site").rglob("index.html"))
    addresses = {
        f"https://example.org/where/{page.as_posix().removesuffix('index.html')}" for page in pages
    }
    leads_on = "https://example.org/where/issues/repair/"
    assert leads_on in addresses
    assert len(listed) == len(set(listed))
    shown_elsewhere = {one for one in addresses if "/where/embed/" in one}
    assert set(listed) == addresses - {leads_on} - shown_elsewhere


def test_site_is_named_after_its_content(tmp_path_factory):
    """A folder with content and seeds alone builds, and its title is on every page of the site."""
    root = built("minimal", tmp_path_factory)
    assert not (root / "mkdocs.yml").exists()
    for path in (root / "site").rglob("*.html"):
        assert "The bridge" in Html(path.read_text("utf-8")).title, path.name


@pytest.fixture
def framed(tmp_path, tmp_path_factory):
    """A small explainer with a site, and with the frame and the configuration that we ship."""
    root = copy_built("minimal", tmp_path_factory, tmp_path / "framed")
    shutil.copyfile(sites.ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(sites.ROOT / "overrides", root / "overrides")
    (root / "generator").symlink_to(sites.ROOT / "generator")
    (root / "content/pages").mkdir()
    (root / "content/pages/about.md").write_text("# About\n\nWords.\n", "utf-8")
    return root


def test_frame_needs_no_theme(framed):
    """Without the theme that the configuration names, every page and asset is the same."""
    made = []
    for theme in ("name: material", "name: null\n  static_templates: [404.html]"):
        edit(framed / "mkdocs.yml", "name: material", theme)
        done = explainer("-C", framed, "build", "--strict")
        assert done.returncode == 0, done.stderr
        made.append(hashes(framed / "site"))
        assert made[-1].pop("/data/build.json")
    assert made[0] == made[1] and "/404.html" in made[0]


def test_plain_mkdocs_builds_the_same(tmp_path, tmp_path_factory):
    """`mkdocs build --strict` in a clean copy makes what `explainer build` does."""
    root = sites.lay_out_shipped(tmp_path / "clean")
    done = mkdocs("build", "--strict", cwd=root)
    assert done.returncode == 0, done.stderr
    assert hashes(root / "site") == hashes(built("shipped", tmp_path_factory) / "site")


def test_plain_mkdocs_stops_at_a_mistake(framed):
    """`mkdocs build` shows a mistake at its place, fails, and leaves the last site as it was."""
    edit(framed / "content/parties/town.yaml", "said on Monday", "said on Sunday")
    before = state(framed / "site", framed / "build")
    done = sites.run("mkdocs", "build", "--strict", cwd=framed)
    assert done.returncode not in (0, None)
    assert "content/parties/town.yaml:11:18: error:" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(framed / "site", framed / "build") == before


@pytest.mark.parametrize("name", ["full", "shipped"])
def test_source_pages_print_paragraphs_as_they_are(name, tmp_path_factory):
    """A cited paragraph stands on its source's page to the letter, whatever is marked in it, but
    for the numbers after what is."""
    root = built(name, tmp_path_factory)
    dossier = read(root).dossier
    shown = {}
    for page in (root / "site/sources").glob("*/index.html"):
        pattern = r'<h3[^>]* id="([\w-]+)-p(\d+)".*?</h3>\s*<p[^>]*>(.*?)</p>'
        for source, number, words in re.findall(pattern, page.read_text("utf-8"), re.S):
            words = re.sub(r'<sup class="psg__r">.*?</sup>', "", words)
            shown[source, int(number)] = html.unescape(re.sub(r"<[^>]*>", "", words))
    assert shown
    for (source, number), words in shown.items():
        assert words == dossier.archive.articles[source].paragraphs[number - 1].text


def test_plain_mkdocs_checks_links(framed):
    """`mkdocs build` finishes the site too, and fails where a link in raw HTML leads nowhere."""
    (framed / "overrides/partials/actions.html").write_text('<a href="gone/">x</a>', "utf-8")
    done = mkdocs("build", cwd=framed)
    assert done.returncode not in (0, None)
    assert "index.html:" in done.stderr and "[missing-file]" in done.stderr
    assert "Traceback" not in done.stderr


def test_plain_mkdocs_never_empties_a_folder_of_others(framed, tmp_path):
    """`mkdocs build` into a folder that was not made here fails, and the folder keeps its files."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("dear", "utf-8")
    edit(framed / "mkdocs.yml", "site_dir: site", "site_dir: ../precious")
    done = mkdocs("build", cwd=framed)
    assert done.returncode == 1 and "precious: this folder was not made here" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in precious.iterdir()] == ["letter.txt"]
    assert not leftovers(framed) and not leftovers(tmp_path) - {"framed", "precious"}


def test_plain_mkdocs_publishes_nothing_that_warns_when_strict(framed):
    """`mkdocs build --strict` with a warning leaves the last site."""
    edit(framed / "content/pages/about.md", "\n", "\n\nSee [below](#below).\n\n")
    before = state(framed / "site")
    done = mkdocs("build", "--strict", cwd=framed)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert state(framed / "site") == before


FAULTS = {
    "missing template": ("overrides/main.html", "partials/header.html", "x"),
    "broken template": ("overrides/main.html", "{% block content %}", "{% block %}"),
    "undefined filter": ("overrides/404.html", "| e }}", "| gone }}"),
    "broken configuration": ("mkdocs.yml", "nav:", "nav: [}"),
    "missing theme": ("mkdocs.yml", "name: material", "name: gone"),
    "missing plugin": ("mkdocs.yml", "plugins: []", "plugins: [gone]"),
    "dangling link": ("content/pages/about.md", "\n", "\n\n[x](gone.md)\n\n"),
}


BY_MKDOCS = ("broken template", "broken configuration", "dangling link")
"""Faults that `make test` shows to plain MkDocs too: of the frame, the configuration, a page."""


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        *product([explainer], FAULTS),
        *product([mkdocs], BY_MKDOCS),
        *(pytest.param(mkdocs, f, marks=pytest.mark.soak) for f in FAULTS if f not in BY_MKDOCS),
    ],
)
def test_fault_leaves_the_last_site(command, fault, framed):
    """Whatever is wrong with the frame or the configuration, the last site stays to the byte."""
    edit(framed / FAULTS[fault][0], *FAULTS[fault][1:])
    before = state(framed / "site")
    done = command("build", *(["--strict"] if command is mkdocs else []), cwd=framed)
    assert done.returncode not in (0, None)
    assert command is mkdocs or ("Traceback" not in done.stderr and done.stderr)
    assert state(framed / "site") == before
    assert not leftovers(framed)


@pytest.mark.parametrize("command", [explainer, mkdocs])
def test_the_small_explainer_would_build(command, framed):
    """Without a fault the same explainer builds, so what fails above is the fault."""
    before = state(framed / "site")
    done = command("build", *(["--strict"] if command is mkdocs else []), cwd=framed)
    assert done.returncode == 0, done.stderr
    assert state(framed / "site") != before


@pytest.mark.parametrize(
    "blocks", [16, *(pytest.param(n, marks=pytest.mark.soak) for n in (2, 64))]
)
def test_full_disk_leaves_the_last_site(blocks, tmp_path, tmp_path_factory):
    """When the disk takes no larger file, the build ends in one line and the last site stays."""
    root = copy_built("minimal", tmp_path_factory, tmp_path / "minimal")
    edit(root / "content/explainer.yaml", "The bridge", "The other bridge")
    before = state(root / "site")
    limited = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", sys.executable]
    done = subprocess.run(
        [*limited, "-m", "generator", "-C", str(root), "build"],
        env=sites.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert re.search(r"^\S.*: File too large$", done.stderr, re.M), done.stderr
    assert state(root / "site") == before
    assert not leftovers(root) and not list((root / "build").glob(".explainer-*"))


BROKEN = '<a href="gone/">x</a>'


def test_live_preview_is_not_finished(tmp_path):
    """The steps after the engine stop a build at a broken link, and leave a preview alone."""
    root = lay_out("minimal", tmp_path / "root")
    page = tmp_path / "out/index.html"
    page.parent.mkdir()
    with preview(root, read(root), config_file(root), page.parent):
        page.write_text(BROKEN, "utf-8")
    assert page.read_text("utf-8") == BROKEN
    with pytest.raises(EngineError, match="missing-file"), build(root, read(root), print) as work:
        (work.order.out / "index.html").write_text(BROKEN, "utf-8")
    assert not leftovers(root) and not (root / "site").exists()


def test_engine_is_told_all_in_one_file(tmp_path):
    """An engine that knows nothing but the file builds what `explainer build` has it build."""
    root = lay_out("minimal", tmp_path / "root")
    (root / "overrides/partials").mkdir(parents=True)
    (root / "overrides/partials/actions.html").write_text("<p>ours</p>", "utf-8")
    with preview(root, read(root), config_file(root), tmp_path / "ours") as work:
        work.run()
        assert read_settings(work.file) == work.settings
        done = sites.run("mkdocs", "build", "-f", work.file, "-d", tmp_path / "theirs", cwd=root)
    assert done.returncode == 0, done.stderr
    ours, theirs = hashes(tmp_path / "ours"), hashes(tmp_path / "theirs")
    assert {path for path in ours if ours[path] != theirs[path]} <= {"/sitemap.xml.gz"}  # is dated
    assert ours.keys() == theirs.keys()
    assert "<p>ours</p>" in (tmp_path / "theirs/index.html").read_text("utf-8")


ENGINES = ("mkdocs", "properdocs", "material", "zensical")
GENERATOR = sites.ROOT / "generator"


def test_few_modules_know_an_engine():
    """Only what runs an engine, its hook, and what reads its settings or names their file import
    one, or name one."""
    known = {"site/engine.py", "site/configuration.py", "cli/mkdocs_hook.py", "content/folders.py"}
    found = {path for path in GENERATOR.rglob("*.py") if any(engines_in(path))}
    assert found == {GENERATOR / name for name in known}


def engines_in(path):
    """What a module says of engines: in its imports, and in strings that are no documentation."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    notes = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            words = [getattr(node, "module", "") or "", *(name.name for name in node.names)]
        elif isinstance(node, ast.Constant) and node not in notes:
            words = [str(node.value)]
        else:
            continue
        text = " ".join(words).lower().replace("mkdocs_hook", "")
        yield from (engine for engine in ENGINES if engine in text)


NAV = """nav:
  - index.md
  - Who & what: positions/index.md
  - Out: "https://example.org/"
  - more:
      - gone.md
      - Open: questions.md
      - reactions.md
"""


def test_navigation_of_any_form_is_fitted(tmp_path):
    """A navigation keeps its titles and what exists of it; the rest is named in our words."""
    root = lay_out("full", tmp_path / "nested")
    text = (sites.ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"nav:\n( +- .*\n)+", NAV, text)
    text = re.sub(r"hooks:\n  - .*\n|  custom_dir: .*\n", "", text)
    (root / "mkdocs.yml").write_text(text, "utf-8")
    shutil.copytree(sites.ROOT / "overrides", root / "overrides")
    run = explainer("-C", root, "build", "--strict")
    assert run.returncode == 0, run.stderr
    page = (root / "site/index.html").read_text("utf-8")
    menu = page[page.index("<nav") : page.index("</nav>")]
    found = re.findall(r'<(?:a href="([^"]*)"[^>]*|p)>(.*?)</(?:a|p)>', menu)
    assert found == [
        (".", "Overview"),
        ("positions/", "Who &amp; what"),
        ("https://example.org/", "Out"),
        ("", "More"),
        ("questions/", "Open"),
        ("reactions/", "Reactions"),
        ("about/", "About"),
        ("leser/", "Für Leser in Deutschland"),
        ("method/", "Method"),
    ]
