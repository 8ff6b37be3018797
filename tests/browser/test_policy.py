"""What a page's Content Security Policy does in browsers: our pages work, and nothing else runs."""

import shutil

import pytest

from tests.browser.looks import representatives
from tests.browser.readers import Chromium
from tests.browser.serving import Handler, served
from tests.browser.walking import LISTEN

PLANTED = """
<p id="planted" onclick="document.documentElement.dataset.ran = 'handler'">x</p>
<script>document.documentElement.dataset.ran = "script"</script>
<script src="data:text/javascript,document.documentElement.dataset.ran='data'"></script>
<script src="STRANGERx.js"></script>
<a id="link" href="javascript:document.documentElement.dataset.ran='link'">x</a>
<img src="STRANGERx.png" alt="">
<img src="x" onerror="document.documentElement.dataset.ran = 'error'" alt="">
<p id="styled" style="position: fixed">x</p>
<style>#planted { position: fixed }</style>
<iframe srcdoc="<script>parent.document.documentElement.dataset.ran = 'frame'</script>"></iframe>
<form id="sent" action="STRANGER"><input name="q"></form>
"""
RAN = "document.documentElement.dataset.ran"
POSITIONS = """['planted', 'styled'].map(
  id => getComputedStyle(document.getElementById(id)).position)"""
REFUSED = {"script-src-attr", "script-src-elem", "img-src", "style-src-attr", "style-src-elem"}


def test_what_the_script_does_works_from_a_folder(unpacked, open_page):
    """Filters, side by side, colours and copying work under the policy, where files are opened."""
    own = unpacked("shipped")
    page = open_page(is_fresh=True, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(LISTEN)
    page.goto(own.at("statements/index.html"))
    shown = page.locator("#statements .st:visible").count()
    page.locator("#filters summary").click()
    page.select_option("#filters [name=party]", "us")
    assert 0 < page.locator("#statements .st:visible").count() < shown
    page.goto(own.at("positions/us.html"))
    page.locator(".st summary").first.click()
    page.locator(".st .st__copy").first.click()
    page.wait_for_selector(".st__copy[data-done]")
    page.goto(own.at("positions/index.html"))
    page.select_option("#compare [name=a]", "us")
    assert page.locator("#matrix-table thead [data-party]:visible").count() == 1
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#site--theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert page.evaluate("window.refused") == []


def test_our_pages_work_in_firefox(site, firefox):
    """Each kind of page has its styles and its search in Firefox as well."""
    own = site("shipped")
    chosen = representatives([path for path in own.paths if path != "404.html"], 1)
    for path in chosen:
        firefox.open(own.at(path))
        assert firefox.evaluate("document.documentElement.className") == "js", path
        hidden = "getComputedStyle(document.querySelector('.vh')).position"
        assert firefox.evaluate(hidden) == "absolute", path
        firefox.click("[data-opens=search]")
        firefox.fill("#site--search-words", "a")
        assert firefox.wait_for("document.querySelectorAll('#site--search-results a').length"), path


def plant(own, folder, stranger):
    """A copy of a site with things planted into its home page, as if every check had failed."""
    shutil.copytree(own.folder, folder)
    home = folder / "index.html"
    text = home.read_text("utf-8")
    assert "</h1>" in text
    planted = PLANTED.replace("STRANGER", stranger)
    home.write_text(text.replace("</h1>", f"</h1>{planted}", 1), "utf-8")
    return home


@pytest.fixture
def stranger(tmp_path):
    """Another origin: its address, and what was asked of it."""
    asked = []

    class Listening(Handler):
        def do_GET(self):
            asked.append(self.path)
            super().do_GET()

    (tmp_path / "stranger").mkdir()
    with served(tmp_path / "stranger", Listening) as url:
        yield url, asked


@pytest.fixture
def chromium(browser):
    """A tab of Chromium that may complain."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(LISTEN)
        yield Chromium(page)


@pytest.fixture(params=["site", "unpacked"])
def minimal(request):
    """A small site, over http and as files."""
    return request.getfixturevalue(request.param)("minimal")


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_what_is_planted_does_nothing(name, minimal, tmp_path, stranger, request):
    """Scripts, handlers, links that run, styles, frames and strangers' pictures are refused."""
    address, asked = stranger
    reader = request.getfixturevalue(name)
    home = plant(minimal, tmp_path / "site", address)
    with served(home.parent) as url:
        reader.open(url if minimal.url.startswith("http") else home.as_uri())
        reader.click("#planted")
        reader.click("#link")
        if name == "chromium":
            reader.evaluate("document.querySelector('#sent').submit()")
            reader.page.wait_for_timeout(300)
            refused = {one.split()[0] for one in reader.evaluate("window.refused")}
            assert refused >= REFUSED
        assert reader.evaluate(f"{RAN} === undefined")
        assert reader.evaluate(POSITIONS) == ["static", "static"]
        assert asked == []


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.innerHTML = '<p>x</p>'",
        "document.createElement('script').src = 'x.js'",
        "trustedTypes.createPolicy('other', {})",
        "trustedTypes.createPolicy('explainer', {})",
    ],
)
def test_strings_become_no_scripts(attempt, minimal, chromium):
    """Scripts of the page itself cannot turn text into HTML, nor load any other script."""
    chromium.open(minimal.at("index.html"))
    tried = f"(() => {{ try {{ {attempt}; return false }} catch {{ return true }} }})()"
    assert chromium.evaluate(tried)


def test_without_the_policy_it_would_run(site, chromium, tmp_path, stranger):
    """What is planted is no dud: on the same page without its policy it runs and loads."""
    address, asked = stranger
    home = plant(site("minimal"), tmp_path / "site", address)
    text = home.read_text("utf-8")
    home.write_text(text.replace("Content-Security-Policy", "x", 1), "utf-8")
    with served(home.parent) as url:
        chromium.open(url)
        chromium.wait_for(RAN)
        assert chromium.evaluate(POSITIONS) == ["fixed", "fixed"]
        assert {"/x.js", "/x.png"} <= set(asked)
