"""What a page's Content Security Policy does in browsers: our pages work, and nothing else runs."""

import shutil

import pytest

from tests.browser.looks import representatives, set_search
from tests.browser.serving import Handler, served

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""

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

REFUSED = {
    "script-src-attr",
    "script-src-elem",
    "img-src",
    "style-src-attr",
    "style-src-elem",
}


@pytest.fixture
def both(site, file_site):
    """The same site over http and as files, by the name of the scheme."""
    return {"http": site, "file": file_site}


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("name", ["shipped", "full"])
def test_our_pages_break_no_policy(name, scheme, both, open_page):
    """On no kind of page does a browser refuse anything, while it is shown and searched."""
    own = both[scheme](name)
    page = open_page()
    page.add_init_script(LISTEN)
    for path in representatives([path for path in own.paths if path != "404.html"], 1):
        page.goto(own.at(path))
        set_search(page, True)
        assert page.locator("#site--search a").count(), path
        assert page.evaluate("window.refused") == [], path


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_the_script_does_still_works(scheme, both, open_page):
    """Filters, side by side, colours and copying work under the policy."""
    own = both[scheme]("shipped")
    index = "" if scheme == "http" else "index.html"
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(LISTEN)
    page.goto(own.at(f"statements/{index}"))
    shown = page.locator("#statements .st:visible").count()
    page.select_option("#filters [name=party]", "us")
    assert 0 < page.locator("#statements .st:visible").count() < shown
    page.locator("#statements .st:visible summary").first.click()
    page.locator("#statements .st:visible .st__copy").first.click()
    page.wait_for_selector(".st__copy[data-done]")
    page.goto(own.at(f"positions/{index}"))
    page.select_option("#compare [name=a]", "us")
    assert page.locator("#matrix-table thead [data-party]:visible").count() == 1
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#site--theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert page.evaluate("window.refused") == []


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


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_is_planted_does_nothing(scheme, both, browser, tmp_path, stranger):
    """Scripts, handlers, links that run, styles, frames and strangers' pictures are refused."""
    address, asked = stranger
    home = plant(both[scheme]("minimal"), tmp_path / "site", address)
    with served(home.parent) as url, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(LISTEN)
        page.goto(url if scheme == "http" else home.as_uri())
        page.click("#planted")
        page.click("#link")
        page.evaluate("document.querySelector('#sent').submit()")
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.dataset.ran") is None
        position = "id => getComputedStyle(document.getElementById(id)).position"
        assert [page.evaluate(position, one) for one in ("planted", "styled")] == ["static"] * 2
        assert {one.split()[0] for one in page.evaluate("window.refused")} >= REFUSED
        assert asked == []
        assert page.locator("#planted").count(), "the form was sent"


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_strings_become_no_scripts(scheme, both, browser):
    """Scripts of the page itself cannot turn text into HTML, nor load any other script."""
    own = both[scheme]("minimal")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(own.at("" if scheme == "http" else "index.html"))
        for attempt in (
            "document.body.innerHTML = '<p>x</p>'",
            "document.createElement('script').src = 'x.js'",
            "trustedTypes.createPolicy('other', {})",
            "trustedTypes.createPolicy('explainer', {})",
        ):
            assert page.evaluate(
                f"(() => {{ try {{ {attempt}; return false }} catch {{ return true }} }})()"
            ), attempt


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_firefox_agrees(scheme, both, firefox):
    """In Firefox, too, pages are styled, the script runs, and search loads its index."""
    own = both[scheme]("shipped")
    for path in representatives([path for path in own.paths if path != "404.html"], 1):
        firefox.open(own.at(path))
        assert firefox.evaluate("document.documentElement.className") == "js", path
        assert firefox.evaluate("getComputedStyle(document.querySelector('.vh')).position") == (
            "absolute"
        ), path
        firefox.click("[data-opens=search]")
        firefox.fill("#site--search-words", "a")
        assert firefox.wait_for("document.querySelectorAll('#site--search-results a').length"), path


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_what_is_planted_does_nothing_in_firefox(scheme, both, firefox, tmp_path, stranger):
    """Firefox refuses scripts, handlers, links that run, styles, and pictures from elsewhere."""
    address, asked = stranger
    home = plant(both[scheme]("minimal"), tmp_path / "site", address)
    with served(home.parent) as url:
        firefox.open(url if scheme == "http" else home.as_uri())
        firefox.click("#planted")
        firefox.click("#link")
        assert firefox.evaluate("document.documentElement.dataset.ran === undefined")
        assert firefox.evaluate(
            "['planted', 'styled'].every(id => "
            "getComputedStyle(document.getElementById(id)).position === 'static')"
        )
        assert asked == []


def test_without_the_policy_it_would_run(both, browser, tmp_path, stranger):
    """What is planted is no dud: on the same page without its policy it runs and loads."""
    address, asked = stranger
    home = plant(both["http"]("minimal"), tmp_path / "site", address)
    text = home.read_text("utf-8")
    home.write_text(text.replace("Content-Security-Policy", "x", 1), "utf-8")
    with served(home.parent) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(url)
        page.wait_for_function("document.documentElement.dataset.ran")
        position = "getComputedStyle(document.getElementById('planted')).position"
        assert page.evaluate(position) == "fixed"
        assert {"/x.js", "/x.png"} <= set(asked)
