"""Browsers and sites for the tests in this folder.

page        a recorded page, light, 1280 × 800; it fails a test whose page is not clean
fresh       the same, in whose scripts, requests and events a test may have its hands
plain       a recorded page on a phone, with JavaScript off
open_page   the same, for other settings: `open_page(color_scheme="dark", is_fresh=True)`
site        `site("shipped")`: a built site over http; `.url`, `.at(path)`, `.paths`, `.folder`
unpacked    `unpacked("shipped")`: the same explainer's zip, unpacked in a folder, `file://…`
firefox     a Firefox: `.open(url)`, `.evaluate(js)`, `.wait_for(js)`, `.fill(selector, text)`
axe         `axe(page)`: what axe-core finds, as readable lines
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.bundles.zip import START
from tests import bundles, sites
from tests.browser.firefox import Firefox, started
from tests.browser.lending import Lender
from tests.browser.recording import new_page
from tests.browser.serving import Site, served
from tests.conftest import LACKING
from tools import programs

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a real browser, or is part of doing so.

    The second browser is for `make soak`: it takes seconds to start in each worker.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            chosen = getattr(item, "callspec", None)
            if "firefox" in (*item.fixturenames, *(chosen.params.values() if chosen else ())):
                item.add_marker(pytest.mark.soak)


def lacking(what: str, hint: str) -> None:
    """Leave a test out, loudly, for want of a program; where all must run, fail it."""
    reason = f"{what}{LACKING}{hint}"
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def place_of(program: programs.Program) -> str:
    """Where a program is; leaves the test out if it is nowhere."""
    place = program.find()
    if not place:
        lacking(program.name, program.hint)
    return place


def file_of(path: str) -> Path:
    """A file of a locked package; leaves the test out if it is not installed."""
    file = programs.package(path)
    if file is None:
        lacking(path.partition("/")[0], "make test installs it, with npm")
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    place = place_of(programs.CHROMIUM)
    flags = ["--no-sandbox"] if programs.is_root() else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory) -> Iterator[Firefox]:
    place = place_of(programs.FIREFOX)
    with started(place, tmp_path_factory.mktemp("firefox") / "profile") as firefox:
        yield firefox


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Callable[[str], Site]]:
    with ExitStack() as stack:

        @cache
        def give(name: str) -> Site:
            root = sites.built(name, tmp_path_factory)
            url = stack.enter_context(served(root / "site"))
            return Site(root, root / "site", url, url)

        yield give


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory) -> Callable[[str], Site]:
    def give(name: str) -> Site:
        root = bundles.unpacked(name, tmp_path_factory)
        (folder,) = (path for path in root.iterdir() if path.is_dir())
        return Site(root, folder, folder.as_uri() + "/", (root / START).as_uri())

    return give


@pytest.fixture(scope="session")
def lender(browser) -> Lender:
    return Lender(browser)


@pytest.fixture
def open_page(browser, lender) -> Iterator[Callable[..., Page]]:
    """Opens pages with settings of their own; `.recording` of their context is asserted clean."""
    lent: list[Page] = []
    fresh: list[Page] = []

    def give(url: str = "", is_fresh: bool = False, **settings) -> Page:
        page = new_page(browser, **settings) if is_fresh else lender.lend(**settings)
        (fresh if is_fresh else lent).append(page)
        if url:
            page.goto(url)
        return page

    yield give
    for page in fresh:
        page.context.close()
    for page in lent:
        page.goto("about:blank")  # what a page does when it is left is heard too
    for page in (*fresh, *lent):
        page.recording.assert_clean()
    for page in lent:
        lender.take_back(page)


@pytest.fixture
def page(open_page) -> Page:
    return open_page()


@pytest.fixture
def fresh(open_page) -> Page:
    return open_page(is_fresh=True)


@pytest.fixture
def plain(open_page) -> Page:
    return open_page(java_script_enabled=False, viewport={"width": 390, "height": 800})


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    script = file_of("axe-core/axe.min.js").read_text("utf-8")

    def run(page: Page, rules: list[str] | None = None, within: str = "html") -> list[str]:
        if not page.evaluate("typeof window.axe === 'object'"):
            page.evaluate(script)
        only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
        options = {"resultTypes": ["violations"], "preload": False, **only}
        found = page.evaluate("([where, how]) => axe.run(where, how)", [within, options])
        return [described(rule, node) for rule in found["violations"] for node in rule["nodes"]]

    return run


def described(rule: dict, node: dict) -> str:
    """One finding in a line: the rule, where, and what is the matter."""
    said = " ".join(node.get("failureSummary", "").split())
    return f"{rule['id']} at {node['target']}: {said[:240]}"
