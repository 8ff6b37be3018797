"""Old addresses lead where what they named is now, with scripts and without."""

import pytest

from generator.pages.dividing import splitting
from generator.pages.pipeline import read
from generator.site.build import offline_edition
from tests.goldens import lay_out

LANDED = """() => {
  const target = document.querySelector(':target'), box = target?.getBoundingClientRect();
  return Boolean(box) && box.top >= 0 && box.top < innerHeight;
}"""
PAGES = [
    ("positions/league/", "positions/lower-towns/"),
    ("issues/wall/", "issues/dam/"),
    ("sources/wend-gazette/", "sources/gazette/"),
    ("sources/orla-finch/", "sources/finch/"),
]
PLACES = [
    ("positions/upham/#upham-says-yes", "positions/upham/#upham-says-yes"),
    ("positions/league/#league-half-a-wall", "positions/lower-towns/#league-half-a-wall"),
    ("sources/wend-gazette/#wend-gazette-p13", "sources/gazette/#wend-gazette-p13"),
    ("sources/wend-gazette/#words--upham-says-yes", "sources/gazette/#words--upham-says-yes"),
    ("timeline/#ev-bridge", "timeline/#ev-bridge"),
    ("differences/#diff-metres", "differences/#diff-metres"),
]


CHOICES = [
    ("statements/?party=league", "[name=party]", "lower-towns"),
    ("statements/?issue=wall", "[name=issue]", "dam"),
    ("positions/?a=upham&b=league", "[name=b]", "lower-towns"),
    ("statements/?party=nobody", "[name=party]", ""),
]


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize(
    ("old", "new"), [*PAGES[:3], pytest.param(*PAGES[3], marks=pytest.mark.soak)]
)
def test_old_page_leads_on(old, new, has_scripts, open_page, site):
    """Whoever opens an old address is led to the new one, with scripts and without."""
    page = open_page(java_script_enabled=has_scripts)
    page.goto(site("full").at(old))
    page.wait_for_url(site("full").at(new))


@pytest.mark.parametrize(("old", "new"), PLACES)
def test_old_link_lands(old, new, open_page, site):
    """A link to a former id, on an old page or on one that stayed, shows what had it."""
    page = open_page(site("full").at(old))
    page.wait_for_url(site("full").at(new))
    page.wait_for_function(LANDED)


def test_old_link_to_a_statement_marks_it(open_page, site):
    """The statement that had the id is marked as the one that was linked to."""
    page = open_page(site("full").at("positions/upham/#upham-says-yes"))
    marked = page.locator(".st:has(:target)")
    assert marked.get_attribute("data-id") == "upham-accepts-talks"


@pytest.mark.parametrize(("address", "field", "chosen"), CHOICES)
def test_old_choice_still_chooses(address, field, chosen, open_page, site):
    """An address that chooses by a former id chooses what has another now."""
    page = open_page(site("full").at(address))
    assert page.input_value(field) == chosen


def test_old_page_leads_on_from_a_folder(open_page, unpacked):
    """In a copy on a disk, an old page leads on too."""
    own = unpacked("full")
    page = open_page(own.at("sources/wend-gazette.html#wend-gazette-p13"))
    page.wait_for_url(own.at("sources/gazette.html#wend-gazette-p13"))
    page.wait_for_function(LANDED)


def test_going_back_passes_by_the_old_page(open_page, site):
    """Who goes back from where an old page led comes to the page before it."""
    page = open_page(site("full").at("timeline/"))
    page.evaluate("address => location.assign(address)", site("full").at("issues/wall/"))
    page.wait_for_url(site("full").at("issues/dam/"))
    page.go_back()
    page.wait_for_url(site("full").at("timeline/"))


def test_old_page_can_be_read(open_page, site, axe):
    """Where it does not lead on by itself, an old page says so, and has a link anyone can use."""
    page = open_page(is_fresh=True)
    page.route("**/assets/explainer.js*", lambda route: route.fulfill(body=""))
    page.goto(site("full").at("positions/league/"))
    assert page.inner_text("h1") == "This page has moved"
    assert axe(page) == []
    page.click("text=League of the Lower Towns")
    page.wait_for_url(site("full").at("positions/lower-towns/"))


def test_old_page_leads_on_in_firefox(firefox, site):
    """Another browser keeps the place on the page as well."""
    firefox.open(site("full").at("sources/wend-gazette/#wend-gazette-p13"))
    new = site("full").at("sources/gazette/#wend-gazette-p13")
    assert firefox.wait_for(f"location.href === {new!r} && document.querySelector(':target')")


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    """The golden site for a folder, with so little room that old anchors stand in lists; and of one
    such list the page that they were on, an anchor, and where it leads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "PAGE_BYTES", 4_000)
        root = lay_out("full", tmp_path_factory.mktemp("cut") / "full")
        report = read(root)
        held = next(page.data for page in report.pages if page.path == "timeline/links--2.md")
        with offline_edition(root, report) as edition:
            yield edition.site, held["of"], held["held"].ways[-1]


def file_address(folder, place):
    """The address of a place in the Markdown folder, as a file."""
    path, _, anchor = place.partition("#")
    return f"{(folder / path.replace('.md', '.html')).as_uri()}#{anchor}"


def test_old_anchor_leads_through_a_list(cut, open_page):
    """Where there are too many old anchors for a page, a link to one leads on all the same: by
    itself with scripts; without them the page has lists in the order of the alphabet."""
    folder, path, way = cut
    old, new = (file_address(folder, one) for one in (f"{path}#{way.anchor}", way.target))
    page = open_page(old)
    page.wait_for_url(new)
    page.wait_for_function(LANDED)
    page = open_page(old, java_script_enabled=False)
    lists = page.locator("a.way")
    first = [lists.nth(at).get_attribute("data-from") for at in range(lists.count())]
    assert first == sorted(first) and len(first) > 1
    lists.nth(max(at for at, one in enumerate(first) if one <= way.anchor)).click()
    page.locator(f"a.part[id='{way.anchor}']").click()
    page.wait_for_url(new)
