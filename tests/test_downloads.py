"""A site offers the bundles that were made from what it was made from, and no others."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.bundles import write as bundles
from generator.site import downloads
from generator.site.configuration import config_file
from generator.site.downloads import find_downloads
from generator.site.manifest import write_bundle_manifest
from tests.commands import explainer, mkdocs
from tests.goldens import lay_out
from tests.sites import ROOT, edit

pytestmark = pytest.mark.engine

EPOCH = 1_700_000_000
NAMES = [f"explainer-2025-01-31.{suffix}" for suffix in downloads.ENDINGS]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An explainer's folder with five bundles, whatever is in them."""
    return lay_out_bundled(tmp_path / "root")


@pytest.fixture(scope="module")
def offering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, whose site was built. It is shared: change nothing."""
    root = lay_out_bundled(tmp_path_factory.mktemp("offering") / "root")
    done = explainer("-C", root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return root


def lay_out_bundled(root: Path) -> Path:
    """Make `root` an explainer's folder with five bundles."""
    lay_out("minimal", root)
    bundle(root)
    return root


def bundle(root: Path, site_url: str = "") -> None:
    """Put five files in the place of bundles; the single page holds what no page of a site may."""
    (root / "dist").mkdir(exist_ok=True)
    for number, name in enumerate(NAMES, 1):
        data = b"<p onclick=x()><script>x()</script>".ljust(number * 1200)
        (root / "dist" / name).write_bytes(data)
    write_bundle_manifest(root, config_file(root), root / "dist", EPOCH, site_url)


def test_every_format_can_be_offered():
    """What is written and what is offered are the same formats, in the same order."""
    assert tuple(bundles.FORMATS) == downloads.ENDINGS


def test_page_offers_each_bundle(offering):
    """The download page links each file, and tells its size, its day and its checksum."""
    root = offering
    page = LexborHTMLParser((root / "site/download/index.html").read_bytes())
    links = [node.attributes["href"] for node in page.css("#site--content a[download]")]
    assert links == [*NAMES, "SHA256SUMS", "build.json"]
    facts = [[one.text(strip=True) for one in node.css("dd")] for node in page.css("dl.facts")]
    assert facts == [
        [size, "November 14, 2023", hashlib.sha256((root / "dist" / name).read_bytes()).hexdigest()]
        for size, name in zip(["1 kB", "2 kB", "4 kB", "5 kB", "6 kB"], NAMES, strict=True)
    ]


def test_files_are_handed_out_as_they_are(offering):
    """Each file on the site has the bytes that it has in dist, also where it is HTML."""
    root = offering
    for name in (*NAMES, "SHA256SUMS", "build.json"):
        assert (root / "site/download" / name).read_bytes() == (root / "dist" / name).read_bytes()
    assert explainer("verify", root / "site").returncode == 0


def test_navigation_has_the_page(offering, tmp_path):
    """Every page leads to the downloads while there are any, and the site names no other."""
    root = Path(shutil.copytree(offering, tmp_path / "root"))
    assert 'href="../download/"' in (root / "site/timeline/index.html").read_text("utf-8")
    for file in (root / "dist").iterdir():
        file.unlink()
    explainer("-C", root, "build")
    assert not (root / "site/download").exists()
    assert "download" not in (root / "site/timeline/index.html").read_text("utf-8")


def test_engine_by_itself_offers_them(tmp_path):
    """Plain `mkdocs build` gives a site with the same page and files."""
    root = lay_out("minimal", tmp_path / "root")
    (root / "build/docs").mkdir(parents=True)
    for name in ("mkdocs.yml", "overrides", "generator"):
        (root / name).symlink_to(ROOT / name)
    bundle(root)
    done = mkdocs("build", "--strict", cwd=root)
    assert done.returncode == 0, done.stderr
    offered = {path.name for path in (root / "site/download").iterdir()}
    assert offered == {*NAMES, "SHA256SUMS", "build.json", "index.html"}


def change_content(root: Path) -> None:
    edit(root / "content/explainer.yaml", "summary: ", "summary: Now. ")


def change_bundle(root: Path) -> None:
    (root / "dist" / NAMES[0]).write_bytes(b"other")


def add_bundle(root: Path) -> None:
    (root / "dist/other.zip").write_bytes(b"other")


def change_checksums(root: Path) -> None:
    edit(root / "dist/SHA256SUMS", "  ", "0  ")


def break_manifest(root: Path) -> None:
    (root / "dist/build.json").write_text("[]", "utf-8")


def change_address(root: Path) -> None:
    bundle(root, "https://example.org/")


@pytest.mark.parametrize(
    "spoil",
    [change_content, change_bundle, add_bundle, change_checksums, break_manifest, change_address],
)
def test_other_bundles_are_not_offered(root, spoil):
    """Bundles of other content, of another address, or spoilt ones, are left out; that is said."""
    spoil(root)
    told = []
    assert find_downloads(root, config_file(root), "", told.append) is None and len(told) == 1


def test_site_is_built_without_other_bundles(root):
    """A build says that it leaves them out, and has no page for them."""
    change_bundle(root)
    done = explainer("-C", root, "build")
    assert done.returncode == 0 and "the site is built without them" in done.stderr
    assert not (root / "site/download").exists()


def test_no_bundles_no_page(root):
    """Without bundles nothing is offered, and nothing is said."""
    for file in (root / "dist").iterdir():
        file.unlink()
    assert find_downloads(root, config_file(root), "", pytest.fail) is None


def test_a_page_that_an_editor_wrote_cannot_take_its_place(root):
    """A page of the name `download` is refused."""
    (root / "content/pages").mkdir(exist_ok=True)
    (root / "content/pages/download.md").write_text("# Download\n\nWords.\n", "utf-8")
    done = explainer("-C", root, "check")
    assert done.returncode == 1 and "[reserved-id]" in done.stderr


def test_folder_of_bundles_is_verified(root):
    """Bundles are verified together, and each by itself whatever it is called."""
    done = explainer("verify", root / "dist")
    assert done.returncode == 0 and "5 files as built" in done.stdout
    renamed = root / "dist" / "copy.zip"
    (root / "dist" / NAMES[0]).rename(renamed)
    done = explainer("verify", renamed)
    assert done.returncode == 0
    assert done.stdout.startswith(hashlib.sha256(renamed.read_bytes()).hexdigest())


@pytest.mark.parametrize("spoil", [change_bundle, change_checksums, add_bundle])
def test_spoilt_folder_is_found(root, spoil):
    """A changed bundle, changed checksums and a file more are each named."""
    spoil(root)
    done = explainer("verify", root / "dist")
    assert done.returncode == 1
    assert done.stderr.strip().endswith((": changed", ": extra")), done.stderr


def test_spoilt_bundle_is_found(root):
    """One bundle that was changed is named."""
    change_bundle(root)
    done = explainer("verify", root / "dist" / NAMES[0])
    assert done.returncode == 1 and f"{NAMES[0]}: changed" in done.stderr


def test_bundle_alone_is_not_called_good(root, tmp_path):
    """With nothing to compare it with, a bundle's checksum is told and the command fails."""
    alone = tmp_path / NAMES[0]
    (root / "dist" / NAMES[0]).rename(alone)
    done = explainer("verify", alone)
    assert done.returncode == 1
    assert hashlib.sha256(alone.read_bytes()).hexdigest() in done.stderr
    assert "compare the number above" in done.stderr


def test_manifest_names_what_took_part(root):
    """The bundles' manifest names what only bundles need, too."""
    manifest = json.loads((root / "dist/build.json").read_text("utf-8"))
    assert {"weasyprint", "libzim", "mkdocs"} <= manifest["packages"].keys()
    assert manifest["outputs"].keys() == set(NAMES)
