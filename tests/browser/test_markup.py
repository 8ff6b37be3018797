"""Every page is valid HTML."""

import json
import subprocess

import pytest

from generator.bundles.html import ONE_PAGE, render_single
from tests import bundles
from tests.browser.conftest import file_of, place_of
from tests.browser.explainers import NAMES
from tests.lengths import tries
from tools import programs

# The checker runs for seconds only: compiling it thoroughly would take longer than it saves.
FAST = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")


def checked(java, jar, *folders):
    """What the Nu HTML checker has to say of every page in some folders, once each."""
    options = ["--skip-non-html", "--format", "json", "--exit-zero-always"]
    command = [java, *FAST, "-jar", str(jar), *options, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stderr)["messages"]


def errors(messages):
    """What is wrong among it: where, and why."""
    return sorted(
        {
            f"{one['url'].rpartition('/built-')[2]}:{one.get('lastLine')}: {one['message']} "
            f"{' '.join(one.get('extract', '').split())}"
            for one in messages
            if one["type"] != "info"
        }
    )


SINGLE = tries(("shipped", "full", "arabic", "planted"), bundles.EDITIONS)
"""Explainers of which the single page is checked too."""
MISTAKE = "<!doctype html><html lang=en><title>A page</title><p id=a><p id=a>"


@pytest.fixture(scope="module")
def told(site, unpacked, tmp_path_factory):
    """What is wrong on every page of any explainer, and on one that has a mistake.

    All are checked at once: the checker needs longer to begin than to read a site.
    """
    java, jar = place_of(programs.JAVA), file_of("vnu-jar/build/dist/vnu.jar")
    folders = [site(name).folder for name in ("shipped", "minimal", "full", "hostile", *NAMES)]
    folders += [unpacked(name).root for name in ("full", "arabic")]
    single = tmp_path_factory.mktemp("single")
    for name in SINGLE:
        text = render_single(bundles.book_of(name, tmp_path_factory, ONE_PAGE))
        (single / f"{name}.html").write_text(text, "utf-8")
    (single / "mistake.html").write_text(MISTAKE, "utf-8")
    return errors(checked(java, jar, *folders, single))


def test_every_page_is_valid(told):
    """The Nu HTML checker finds no error on any page, in a folder or alone in a file either."""
    assert [one for one in told if "/mistake.html:" not in one] == []


def test_a_mistake_is_found(told):
    """The checker is really asked: a page with a mistake in it is not let through."""
    assert "Duplicate ID" in "".join(one for one in told if "/mistake.html:" in one)
