"""One correction by an editor, followed to every place that readers meet: each tells it."""

import json
import zipfile

import pytest
from lxml import etree, html

from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import edit

ID = "town-will-repair"
BEFORE = "Says that it will repair the bridge."
AFTER = "Said on Monday that it would repair the bridge."
WHAT = "Left out that it was said on Monday."
CORRECTED = f"""summary: {AFTER}
    corrected:
      - on: 2024-05-05
        what: {WHAT}"""
URL = "https://bridge.example/"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """The golden site `minimal` and its bundles after the correction of its one statement."""
    root = lay_out("minimal", tmp_path_factory.mktemp("corrected") / "minimal")
    edit(root / "content/parties/town.yaml", f"summary: {BEFORE}", CORRECTED)
    for arguments in (["bundle"], ["build"]):
        done = explainer("-C", root, *arguments, SITE_URL=URL)
        assert done.returncode == 0, done.stderr
    return root


def page(root, path):
    return html.parse(root / "site" / path).getroot()


@pytest.mark.engine
def test_correction_is_told_everywhere(corrected):
    """The list of changes, both feeds, the permalink, the citations and the data tell it, under
    the id that the statement had, and none has the words of before."""
    name = f"{ID}--corrected-1"
    changes = page(corrected, "changes/index.html")
    [entry] = changes.xpath(f"//li[@id='change--{name}']")
    assert WHAT in entry.text_content() and AFTER in entry.text_content()

    for feed in ("feeds/changes", "feeds/parties/town"):
        atom = etree.parse(corrected / f"site/{feed}.xml").getroot()
        ids = [one.text for one in atom.iterfind("{*}entry/{*}id")]
        assert f"{URL}changes/#change--{name}" in ids
        items = json.loads((corrected / f"site/{feed}.json").read_text("utf-8"))["items"]
        [item] = [one for one in items if one["id"].endswith(name)]
        assert WHAT in item["title"] and f"{URL}positions/town/#{ID}" in item["content_html"]

    party = page(corrected, "positions/town/index.html")
    [heading] = party.xpath(f"//h3[@id='{ID}']")
    assert AFTER in heading.text_content()
    assert WHAT in heading.getparent().text_content()
    [citation] = party.xpath("//*[contains(@class, 'st__cite')]")
    assert AFTER in citation.text_content()
    for ending in ("bib", "ris", "json"):
        reference = (corrected / f"site/cite/statements/{ID}.{ending}").read_text("utf-8")
        assert AFTER in reference and WHAT in reference and BEFORE not in reference

    model = json.loads((corrected / "site/data/explainer.json").read_text("utf-8"))
    [statement] = model["statements"]
    assert statement["summary"] == AFTER and statement["permalink"] == f"{URL}positions/town/#{ID}"
    assert statement["corrected"] == [{"on": "2024-05-05", "what": WHAT}]


@pytest.mark.engine
def test_bundles_tell_a_correction(corrected):
    """The page in one file, the e-book and the folder have the words of now, and what was put
    right."""
    [single] = corrected.glob("dist/*.html")
    assert AFTER in single.read_text("utf-8") and WHAT in single.read_text("utf-8")
    for ending in ("zip", "epub"):
        [bundle] = corrected.glob(f"dist/*.{ending}")
        with zipfile.ZipFile(bundle) as packed:
            pages = [one for one in packed.namelist() if one.endswith(("html", "htm"))]
            text = "".join(packed.read(one).decode("utf-8") for one in pages)
        assert AFTER in text and WHAT in text, ending
