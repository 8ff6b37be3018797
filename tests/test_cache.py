"""What the rules found is kept for the next run over the same words, and never trusted else."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from generator import checks
from generator.checks.cache import KEPT, Cache
from generator.cli.check import SAID
from generator.content.state import make_room
from generator.evidence.store.kept import NONE_KEPT
from generator.pages.pipeline import Outcome, read
from tests.broken_cases import MANY, copy_base, lay_out
from tests.commands import explainer
from tests.sites import ROOT


def told(report: Outcome) -> str:
    """All that a run tells, doubts too, which count for nothing where problems are compared."""
    dossier = report.drafted
    settled = (dossier.confirmed, dossier.waiting) if dossier else None
    return repr((report.problems, settled, len(report.pages)))


@pytest.fixture(params=["minimal", "full", "hostile", "shipped", MANY])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an explainer, with mistakes or without."""
    (tmp_path / "build").mkdir()
    if request.param == MANY:
        return lay_out(MANY, tmp_path)
    source = ROOT if request.param == "shipped" else ROOT / "tests/golden" / request.param
    for name in ("content", "seeds"):
        shutil.copytree(source / name, tmp_path / name)
    return tmp_path


def untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on no rule may be tried."""

    def refuse(_: object) -> None:
        raise AssertionError("a rule was tried")

    monkeypatch.setattr(checks, "CHECKS", (refuse,))


def test_what_is_kept_tells_the_same(root, monkeypatch):
    """The same is told whether or not what was found is kept, and then no rule is tried again."""
    afresh = told(read(root))
    assert not (root / KEPT).exists()
    assert told(read(root, may_keep=True)) == afresh
    untried(monkeypatch)
    assert told(read(root, may_keep=True)) == afresh


def as_kept(head: str, found: str) -> bytes:
    """The bytes of a file whose own digest is right."""
    return f"{head} {hashlib.sha256(found.encode()).hexdigest()}\n{found}".encode()


def built(root: Path) -> Path:
    """A copy of a small explainer in which something has been built."""
    (copy_base(root) / "build").mkdir()
    return root


BROKEN = {
    "empty": lambda head, kept: b"",
    "cut off": lambda head, kept: kept[:-2],
    "no digest of what is kept": lambda head, kept: kept.replace(b"\n", b"0\n", 1),
    "of other words": lambda head, kept: b"0" + kept[1:] if kept[:1] != b"0" else b"1" + kept[1:],
    "not JSON": lambda head, kept: as_kept(head, "[}"),
    "of another shape": lambda head, kept: as_kept(head, '[{"rule": "x"}]'),
    "of another type": lambda head, kept: as_kept(
        head,
        json.dumps([{"place": {"file": 1}, "rule": "x", "message": "", "is_error": "no"}]),
    ),
    "not text": lambda head, kept: b"\xff" + kept,
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_broken_is_as_none(how, tmp_path):
    """A file that is not whole, or not of these words, is as if there were none; it is replaced."""
    lay_out(MANY, built(tmp_path))
    afresh, file = told(read(tmp_path, may_keep=True)), tmp_path / KEPT
    whole = file.read_bytes()
    head = whole.split(b" ")[0].decode()
    file.write_bytes(BROKEN[how](head, whole))
    assert Cache(tmp_path).read() is None
    assert told(read(tmp_path, may_keep=True)) == afresh
    assert file.read_bytes() == whole


def _edit(root: Path) -> None:
    file = root / "content/explainer.yaml"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")


def _edit_article(root: Path) -> None:
    file = next((root / "seeds").iterdir())
    file.write_text(file.read_text("utf-8") + "\nMore.\n", "utf-8")


CHANGES = {
    "content": _edit,
    "article": _edit_article,
    "new file": lambda root: (root / "content/pages").mkdir() or _page(root).touch(),
    "link": lambda root: (root / "content/x.yaml").symlink_to("explainer.yaml"),
    "name": lambda root: next((root / "seeds").iterdir()).rename(root / "seeds/other.txt"),
}


def _page(root: Path) -> Path:
    return root / "content/pages/new.md"


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_outdated_is_as_none(what, tmp_path):
    """Whatever of the content or the articles changes, the rules are tried again."""
    read(built(tmp_path), may_keep=True)
    assert Cache(tmp_path).read() is not None
    CHANGES[what](tmp_path)
    assert Cache(tmp_path).read() is None


def test_what_changes_meanwhile_is_not_kept(tmp_path):
    """What is edited while a run reads it is neither taken from what is kept nor kept."""
    cache = Cache(built(tmp_path))
    cache.write([])
    assert cache.read() == []
    _edit(tmp_path)
    assert cache.read() is None
    (tmp_path / KEPT).unlink()
    cache.write([])
    assert not (tmp_path / KEPT).exists()


def test_another_program_finds_anew(tmp_path, monkeypatch):
    """What another version of the program, or of what it reads by, has kept is of no use."""
    read(built(tmp_path), may_keep=True)
    monkeypatch.setattr("generator.content.state.program", lambda: "another")
    assert Cache(tmp_path).read() is None


def test_copy_is_as_none(tmp_path):
    """What is handed in with the content is of no use elsewhere, were every byte the same."""
    read(built(tmp_path / "one"), may_keep=True)
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    assert Cache(tmp_path / "one").read() is not None
    assert Cache(tmp_path / "other").read() is None


def test_strict_run_reads_nothing_of_it(tmp_path):
    """Whoever can write files could write this one: what publishes tries every rule."""
    lay_out("said-by-another", built(tmp_path))
    Cache(tmp_path).write([])
    assert explainer("check", cwd=tmp_path).returncode == 0
    assert explainer("check", "--strict", cwd=tmp_path).returncode == 1


def test_no_folder_is_made_for_it(tmp_path):
    """Where nothing has been built, or the disk takes nothing, the check goes on without."""
    assert read(copy_base(tmp_path), may_keep=True).is_good
    assert not (tmp_path / "build").exists()
    (tmp_path / "build").write_text("no folder", "utf-8")
    assert read(tmp_path, may_keep=True).is_good
    assert (tmp_path / "build").read_text("utf-8") == "no folder"


def test_first_run_of_a_command_that_writes_keeps_what_it_found(tmp_path):
    """Where nothing has been built, a build's rules are not tried again at the first edit: room for
    what they found is made before they are. Of a folder without content nothing is made."""
    make_room(copy_base(tmp_path))
    found = read(tmp_path, may_keep=True)
    assert Cache(tmp_path).read() == found.problems
    with Cache.open(tmp_path) as cache:
        assert cache.parts is not NONE_KEPT
    (tmp_path / "empty").mkdir()
    make_room(tmp_path / "empty")
    read(tmp_path / "empty", may_keep=True)
    assert not list((tmp_path / "empty").iterdir())


def test_link_is_not_followed(tmp_path):
    """A link in the place of the file is not read, and is replaced, not followed."""
    read(built(tmp_path), may_keep=True)
    file, elsewhere = tmp_path / KEPT, tmp_path / "elsewhere.json"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    kept = elsewhere.read_bytes()
    assert Cache(tmp_path).read() is None
    Cache(tmp_path).write([])
    assert not file.is_symlink() and elsewhere.read_bytes() == kept


def said(root: Path) -> tuple[int, str]:
    """How a check ends, and what it says."""
    done = explainer("check", cwd=root)
    return done.returncode, done.output


def test_unchanged_explainer_is_told_of_again(tmp_path, monkeypatch):
    """Where nothing has changed since nothing was found, a check says the same."""
    first = said(built(tmp_path))
    monkeypatch.setattr("generator.pages.pipeline.read", None)
    assert said(tmp_path) == first
    assert first[0] == 0


@pytest.mark.parametrize("what", CHANGES)
def test_changed_explainer_is_read_anew(what, tmp_path):
    """Whatever changes, a check says what it says where nothing is kept."""
    said(built(tmp_path / "one"))
    CHANGES[what](tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "other", symlinks=True)
    shutil.rmtree(tmp_path / "other/build")
    assert said(tmp_path / "one") == said(tmp_path / "other")


def test_problems_are_told_each_time(tmp_path):
    """Where there is something to tell, it is not kept what was said."""
    lay_out(MANY, built(tmp_path))
    first = said(tmp_path)
    assert not (tmp_path / SAID).exists()
    assert said(tmp_path) == first


@pytest.mark.parametrize("spoilt", [b"", b"x\ny", b"0"])
def test_what_was_said_is_not_believed_where_it_is_broken(spoilt, tmp_path):
    """What is not whole, or was changed, is as if nothing had been said."""
    first = said(built(tmp_path))
    whole = (tmp_path / SAID).read_bytes()
    (tmp_path / SAID).write_bytes(whole + b"more" if spoilt == b"0" else spoilt)
    assert said(tmp_path) == first
    assert (tmp_path / SAID).read_bytes() == whole
