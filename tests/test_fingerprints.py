"""Pages name the very scripts, styles and index that they were built with."""

import re
from pathlib import Path

import pytest

from generator.site.finish import finish
from tests.test_finish import PAGE, lay_out

FILES = {
    "assets/explainer.css": "p{}",
    "assets/explainer.js": "0",
    "assets/search.js": "explainerIndex()",
}
HEAD = '<link rel="stylesheet" href="{0}assets/explainer.css">'
BODY = (
    '<p>&lt;script src="assets/explainer.js"></p><a href="{0}assets/explainer.css">x</a></div>'
    '<script type="application/json" id="w" data-index="{0}assets/search.js">{{}}</script>'
    '<script src="{0}assets/explainer.js" defer></script><div>'
)


def made(site: Path, files: dict[str, str], **options: bool) -> dict[str, list[str]]:
    """The addresses of assets on each page of a small site, once it is finished."""
    pages = {
        "index.html": PAGE.format(head=HEAD.format(""), body=BODY.format("")),
        "a/index.html": PAGE.format(head=HEAD.format("../"), body=BODY.format("../")),
    }
    assert not finish(lay_out(site, {**FILES, **files, **pages}), **options)
    texts = {name: (site / name).read_text("utf-8") for name in pages}
    return {name: re.findall(r'="([^"]*assets/[^"]*)"', text) for name, text in texts.items()}


def test_what_is_loaded_is_named_with_its_content(tmp_path):
    """Each loaded file has a fingerprint on every page; links and words of content have none."""
    found = made(tmp_path, {})
    known = {re.sub("^(../)?", "", one) for addresses in found.values() for one in addresses}
    marked = {one.partition("?v=")[0] for one in known if re.fullmatch(r"\S+\?v=[0-9a-f]{12}", one)}
    assert marked == set(FILES)
    assert known - {one for one in known if "?" in one} == {
        "assets/explainer.css",
        "assets/explainer.js",
    }
    assert {name for name in FILES if (tmp_path / name).is_file()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_other_content_is_another_address(name, tmp_path):
    """With one file changed its address is another one, and those of the others stay."""
    before, after = (made(tmp_path / to, {name: text}) for to, text in (("a", "1"), ("b", "2")))
    changed = set(before["index.html"]) ^ set(after["index.html"])
    assert {one.partition("?v=")[0] for one in changed} == {name} and len(changed) == 2


def test_copies_in_a_folder_have_none(tmp_path):
    """What is unpacked into a folder of its own keeps the plain addresses."""
    assert "?" not in str(made(tmp_path, {}, is_offline=True))


def test_index_comes_from_the_site(tmp_path):
    """An index that stands elsewhere, or nowhere, is refused."""
    for address in ("https://example.org/search.js", "assets/serch.js"):
        page = PAGE.format(
            head="",
            body=f'</div><script type="application/json" data-index="{address}">0</script><div>',
        )
        assert finish(lay_out(tmp_path, {**FILES, "index.html": page}))
