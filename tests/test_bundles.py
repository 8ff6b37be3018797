"""`explainer bundle`: every format at once, whole or not at all, and what each of them holds."""

import hashlib
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from libzim.reader import Archive
from pypdf import PdfReader

from generator.bundles.write import FORMATS
from tests.bundles import BUNDLED, bundled
from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import ROOT, edit, state

pytestmark = pytest.mark.engine


def ids_of(dist: Path) -> set[str]:
    """The ids of the statements in the data that the zip carries."""
    with zipfile.ZipFile(next(dist.glob("*.zip"))) as file:
        name = next(one for one in file.namelist() if one.endswith("data/explainer.json"))
        return {one["id"] for one in json.loads(file.read(name))["statements"]}


def ids_in(*texts: str) -> set[str]:
    """Every id of an element in HTML."""
    return {found for text in texts for found in re.findall(r'\bid="([^"]+)"', text)}


def held(file: Path) -> set[str]:
    """The ids that a bundle has places for."""
    match file.suffix:
        case ".zip" | ".epub":
            with zipfile.ZipFile(file) as opened:
                names = [one for one in opened.namelist() if one.endswith(("html", "xhtml"))]
                return ids_in(*(opened.read(one).decode("utf-8") for one in names))
        case ".html":
            return ids_in(file.read_text("utf-8"))
        case ".pdf":
            return set(PdfReader(file).named_destinations)
        case ".zim":
            archive = Archive(file)
            entries = (archive._get_entry_by_id(n) for n in range(archive.all_entry_count))
            items = [one.get_item() for one in entries if not one.is_redirect]
            pages = [one for one in items if one.mimetype.startswith("text/html")]
            return ids_in(*(bytes(one.content).decode("utf-8") for one in pages))
    raise AssertionError(file)


@pytest.mark.parametrize("name", BUNDLED)
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_statement_is_in_every_format(suffix, name, tmp_path_factory):
    """Each statement of the exported data has its place, under its id, in each format."""
    dist = bundled(name, tmp_path_factory)
    ids = ids_of(dist)
    assert ids and ids <= held(next(dist.glob(f"*.{suffix}")))


def test_folder_holds_what_it_says(tmp_path_factory):
    """The folder holds a file of each format, the manifest and the checksums, which all fit."""
    dist = bundled("full", tmp_path_factory)
    names = [f"dam-on-the-wend-2024-05-03.{suffix}" for suffix in FORMATS]
    assert sorted(path.name for path in dist.glob("[!.]*")) == sorted(
        [*names, "SHA256SUMS", "build.json"]
    )
    for line in (dist / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest
    assert explainer("verify", dist).returncode == 0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a small explainer."""
    return lay_out("minimal", tmp_path / "root")


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """The folder of a small explainer with a slug, whose bundles are made; and what was said."""
    root = lay_out("minimal", tmp_path_factory.mktemp("again") / "root")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    with (root / "content/explainer.yaml").open("a", encoding="utf-8") as file:
        file.write("slug: dam-on-the-wend\n")
    done = explainer("-C", root, "bundle")
    assert done.returncode == 0, done.stderr
    return root, done


def test_again_changes_nothing(again):
    """Each format is named with its size, in order; a second run gives the same bytes, and leaves
    the files alone."""
    root, done = again
    lines = [re.fullmatch(r"\S+\.(\w+): [\d,]+ kB", line) for line in done.stdout.splitlines()]
    assert [line[1] for line in lines if line] == list(FORMATS)
    before = state(root / "dist")
    assert explainer("-C", root, "bundle").returncode == 0
    assert state(root / "dist") == before


def test_what_is_missing_does_not_stop_the_rest(root, monkeypatch):
    """Without their libraries PDF and ZIM are left out, with what brings each; the rest is made,
    but counts as a failure where all is wanted."""
    monkeypatch.delitem(sys.modules, "generator.bundles.zim", raising=False)  # which loads one
    for name in ("weasyprint", "libzim", "libzim.reader", "libzim.writer"):
        monkeypatch.setitem(sys.modules, name, None)
    done = explainer("-C", root, "bundle", "--strict")
    assert done.returncode == 1
    for name in ("weasyprint", "libzim"):
        command = rf"  this brings it: {re.escape(sys.executable)} -m pip install .*\b{name}\n"
        assert re.search(command, done.stderr)
    assert explainer("-C", root, "bundle").returncode == 0
    made = {path.suffix for path in (root / "dist").glob("explainer-*")}
    assert made == {".zip", ".html", ".epub"}
    assert explainer("verify", root / "dist").returncode == 0


def test_wrong_content_leaves_the_last_bundles(again, tmp_path):
    """With an error in the content nothing is bundled, and the last bundles stay."""
    root = Path(shutil.copytree(again[0], tmp_path / "wrong"))
    before = state(root / "dist")
    edit(root / "overrides/partials/footer.html", "<footer", "{% broken %}<footer")
    done = explainer("-C", root, "bundle")
    assert done.returncode == 1 and "the last ones stay" in done.stderr
    assert "Traceback" not in done.stderr
    edit(root / "content/explainer.yaml", "title:", "titel:")
    assert explainer("-C", root, "bundle").returncode == 1
    assert state(root / "dist") == before
    assert not [path.name for path in (root / "build").iterdir() if path.name.startswith(".expl")]


def test_other_peoples_files_are_not_touched(root):
    """A folder `dist` that holds what was not made here is refused, and stays as it is."""
    (root / "dist").mkdir()
    (root / "dist/thesis.odt").write_text("words", "utf-8")
    done = explainer("-C", root, "bundle")
    assert done.returncode == 1 and "was not made here" in done.stderr
    assert [path.name for path in (root / "dist").iterdir()] == ["thesis.odt"]


def test_files_are_named_by_the_explainer(again):
    """The files are called by the explainer's slug and its date."""
    root, _ = again
    date = re.search(r"as_of: (\S+)", (root / "content/explainer.yaml").read_text("utf-8"))
    assert date and (root / f"dist/dam-on-the-wend-{date[1]}.html").is_file()
