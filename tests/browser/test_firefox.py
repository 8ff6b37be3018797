"""The site works from a folder, in Firefox too."""

import pytest

BROKEN = """(() => {
  const gone = [];
  for (const image of document.images) if (!image.naturalWidth) gone.push(image.src);
  return gone;
})()"""


@pytest.mark.parametrize("name", ["shipped", "arabic"])
def test_links_work_from_a_folder(name, firefox, file_site):
    """Every link of the overview that stays in the folder leads to a file that is there."""
    own = file_site(name)
    firefox.open(own.at("index.html"))
    links = firefox.evaluate("[...document.links].map(link => link.href.split('#')[0])")
    inside = {link for link in links if link.startswith(own.url)}
    assert len(inside) > 5
    there = {own.at(path) for path in own.paths} | {
        file.as_uri() for file in own.folder.rglob("*.*")
    }
    assert inside <= there


def test_a_link_lands_on_its_statement(firefox, file_site):
    """From the overview, a click leads to the statement itself, which is then on the screen."""
    own = file_site("shipped")
    firefox.open(own.at("index.html"))
    firefox.click("table.mx td a")
    firefox.wait_for("location.hash && document.readyState === 'complete'")
    assert firefox.wait_for("document.querySelector(':target') !== null")
    assert firefox.evaluate(
        "(box => box.top >= 0 && box.top < innerHeight)"
        "(document.querySelector(':target').getBoundingClientRect())"
    )


def test_every_page_is_styled(firefox, file_site):
    """No page lacks its style sheet, and none scrolls sideways."""
    own = file_site("shipped")
    for path in own.paths:
        firefox.open(own.at(path))
        assert firefox.evaluate("getComputedStyle(document.querySelector('.vh')).position") in (
            "absolute",
            "fixed",
        ), path
        assert firefox.evaluate(BROKEN) == [], path
