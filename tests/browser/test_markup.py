"""Every page is valid HTML."""

import json
import subprocess

from tests.browser.conftest import file_of, place_of
from tests.browser.explainers import NAMES
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


def test_every_page_is_valid(site, unpacked):
    """The Nu HTML checker finds no error on any page of any explainer, in a folder either."""
    java, jar = place_of(programs.JAVA), file_of("vnu-jar/build/dist/vnu.jar")
    # Of all at once: the checker needs longer to begin than to read a site.
    folders = [site(name).folder for name in ("shipped", "minimal", "full", "hostile", *NAMES)]
    folders += [unpacked(name).root for name in ("full", "arabic")]
    assert errors(checked(java, jar, *folders)) == []


def test_a_mistake_is_found(tmp_path):
    """The checker is really asked: a page with a mistake in it is not let through."""
    java, jar = place_of(programs.JAVA), file_of("vnu-jar/build/dist/vnu.jar")
    page = "<!doctype html><html lang=en><title>A page</title><p id=a><p id=a>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert "Duplicate ID" in "".join(errors(checked(java, jar, tmp_path)))
