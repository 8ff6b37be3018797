"""A site tells what it was built from, and whether it is still as it was built."""

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.site.manifest import MANIFEST, NoManifest, _sorted_packages, verify
from tests.commands import explainer
from tests.sites import built, copy_built, lay_out_any

pytestmark = pytest.mark.engine


@pytest.fixture
def copy(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a built site, to be changed at will."""
    return copy_built("minimal", tmp_path_factory, tmp_path / "copy") / "site"


def digest(path: Path) -> str:
    """The SHA-256 of a file, worked out here."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["minimal", "shipped"])
def test_manifest_lists_every_file(name, tmp_path_factory):
    """Each input and each output stands in the manifest with the SHA-256 of its bytes."""
    root = built(name, tmp_path_factory)
    manifest = json.loads((root / "site" / MANIFEST).read_text("utf-8"))
    outputs = {
        path.relative_to(root / "site").as_posix(): digest(path)
        for path in (root / "site").rglob("*")
        if path.is_file() and path.name not in ("build.json", ".generated")
    }
    assert manifest["outputs"] == outputs
    folders = ("content", "seeds", "overrides")
    paths = [path for folder in folders for path in (root / folder).rglob("*") if path.is_file()]
    paths = [path for path in paths if ".schema" not in path.parts]
    inputs = {path.relative_to(root).as_posix(): digest(path) for path in paths}
    assert inputs and inputs.items() <= manifest["inputs"].items()
    rest = set(manifest["inputs"]) - set(inputs)
    assert "mkdocs.yml" in rest and all(p.startswith(("mkdocs.yml", "overrides/")) for p in rest)


def test_manifest_names_what_took_part(tmp_path_factory):
    """Python, the engine, and what they need are named with the versions that are installed."""
    manifest = json.loads(
        (built("minimal", tmp_path_factory) / "site" / MANIFEST).read_text("utf-8")
    )
    assert manifest["python"] == platform.python_version()
    for package in ("mkdocs", "mkdocs-material", "markdown", "markupsafe", "nh3"):
        assert manifest["packages"][package] == version(package)
    assert "pytest" not in manifest["packages"]
    assert manifest["version"] == 1 and len(manifest["generator"]["sha256"]) == 64


def test_untouched_copy_is_verified(copy):
    """A copy is as it was built, and the number to compare is the manifest's own SHA-256."""
    done = explainer("verify", copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(digest(copy / MANIFEST))
    assert "files as built" in done.stdout and not done.stderr


def test_every_change_is_found(copy):
    """A changed, a missing, an added and a linked file are each named, and the command fails."""
    (copy / "index.html").write_text("other", "utf-8")
    (copy / "404.html").unlink()
    (copy / "positions/more.html").write_text("more", "utf-8")
    page = copy / "sources/index.html"
    page.rename(copy.parent / "elsewhere")
    page.symlink_to(copy.parent / "elsewhere")
    done = explainer("verify", copy)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{copy}/index.html: changed",
        f"{copy}/sources/index.html: changed",
        f"{copy}/404.html: missing",
        f"{copy}/positions/more.html: extra",
    ]


MANIFESTS = [
    b"", b"{", b"[]", b"\xff", b"{}", b'{"outputs": []}', b'{"version": 1}', b"[" * 100_000,
    b'{"version": 99, "outputs": {}}', b'{"version": "1", "outputs": {}}',
    b'{"version": 1, "outputs": {"a": ["x"]}}', b'{"version": 1, "outputs": {"a": "1"}}',
    b'{"version": 1, "outputs": {"\\ud800": "' + b"0" * 64 + b'"}}',
]  # fmt: skip


@pytest.mark.parametrize("text", MANIFESTS)
def test_other_files_are_no_manifests(text, tmp_path):
    """Whatever stands where the manifest should, the command says so in one line."""
    (tmp_path / "data").mkdir()
    (tmp_path / MANIFEST).write_bytes(text)
    with pytest.raises(NoManifest, match=r"build\.json: "):
        verify(tmp_path)


def test_a_manifest_cannot_speak_for_the_program(tmp_path):
    """A name that breaks its line, or steers a terminal, is shown on one line without that."""
    (tmp_path / "data").mkdir()
    outputs = {"a\x1b[2J\n9 files as built": "0" * 64}
    (tmp_path / MANIFEST).write_text(json.dumps({"version": 1, "outputs": outputs}), "utf-8")
    said = explainer("verify", tmp_path).stderr.splitlines()
    assert len(said) == 1 and "\x1b" not in said[0] and said[0].endswith("as built: missing")


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "data", "", "a\0b", "x" * 5000])
def test_hostile_manifest_reaches_no_other_file(name, tmp_path):
    """A name that leads out of the folder, or is none, is a missing file and is not opened."""
    (tmp_path / "outside").write_text("x", "utf-8")
    site = tmp_path / "site"
    (site / "data").mkdir(parents=True)
    outputs = {name: digest(tmp_path / "outside")}
    (site / MANIFEST).write_text(json.dumps({"version": 1, "outputs": outputs}), "utf-8")
    assert verify(site).missing == (name,)


def test_folder_without_manifest(tmp_path):
    """A folder that no build made is told from one that was changed."""
    done = explainer("verify", tmp_path)
    assert done.returncode == 1
    assert "no manifest can be read here" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["build"], ["bundle"], ["--version"], ["new", "another"]])
def test_a_program_that_is_not_installed_says_so(words, tmp_path, monkeypatch):
    """Run from a folder, it says what to install before an engine runs, and writes nothing: what
    the site was built with could not be told."""
    monkeypatch.setattr("generator.site.manifest.PACKAGE", "installed-nowhere")
    monkeypatch.setattr("generator.authoring.scaffold.PACKAGE", "installed-nowhere")
    _sorted_packages.cache_clear()
    lay_out_any("minimal", tmp_path / "x")
    done = explainer(*words, cwd=tmp_path / "x")
    assert done.returncode == 1
    assert "is not installed" in done.stderr and "python -m pip install -e" in done.stderr
    assert not any((tmp_path / "x" / name).exists() for name in ("site", "dist", "another"))
