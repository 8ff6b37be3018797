"""The Content Security Policy that each page carries."""

import base64
import hashlib
import re

import pytest

from generator.site.finish import finish
from tests.sites import built
from tests.test_finish import lay_out

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def hashed(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(text):
    """The directives of the one policy of a page, each with its sources."""
    (found,) = META.findall(text)
    return {name: rest.split() for name, _, rest in (d.partition(" ") for d in found.split("; "))}


@pytest.mark.parametrize("name", ["shipped", "full", "hostile"])
def test_every_page_has_a_policy(name, tmp_path_factory):
    """Each page allows the scripts in it, by their hash, the site's own files, and nothing else."""
    site = built(name, tmp_path_factory) / "site"
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        assert policy_of(text) == {
            "default-src": ["'none'"],
            "script-src": ["'self'", "file:", *map(hashed, scripts)],
            "style-src": ["'self'", "file:"],
            "img-src": ["'self'", "file:", "data:"],
            "connect-src": ["'self'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "require-trusted-types-for": ["'script'"],
            "trusted-types": ["explainer"],
        }, path


def test_the_policy_comes_first(tmp_path_factory):
    """Only the encoding stands before the policy: what comes earlier would not be held to it."""
    site = built("full", tmp_path_factory) / "site"
    for path in site.rglob("*.html"):
        before = META.split(path.read_text("utf-8"))[0]
        assert "".join(before.split()).endswith('<head><metacharset="utf-8">'), path


def test_aligned_cells_keep_their_style(tmp_path):
    """A page with an aligned table allows just these styles of elements, and other pages none."""
    cell = '<td style="text-align: right;">x</td>'
    page = (
        '<!doctype html><html lang="en"><head><title>x</title></head><body>'
        '<div id="site--content"><table><tbody><tr>{}</tr></tbody></table></div></body></html>'
    )
    files = {"a.html": page.format(cell), "b.html": page.format("<td>x</td>")}
    site = lay_out(tmp_path, files)
    assert not finish(site)
    aligned = policy_of((site / "a.html").read_text("utf-8"))["style-src"]
    assert aligned == ["'self'", "file:", "'unsafe-hashes'", hashed("text-align: right;")]
    assert policy_of((site / "b.html").read_text("utf-8"))["style-src"] == ["'self'", "file:"]
