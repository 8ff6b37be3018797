"""Trees, articles and short entries are kept, and are told again as they were."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from generator.checks.cache import Cache
from generator.content.load import read_explainer
from generator.content.yaml_reader import parse_yaml, read_yaml
from generator.evidence.articles.archive import read_archive
from generator.evidence.resolution.resolve import resolve
from generator.evidence.store.kept import Kept, KeptKind
from generator.evidence.store.kept_pack import Pack
from generator.evidence.store.kept_trees import lists_of, reading_with, tree_of
from generator.evidence.support.ground import Mismatch
from generator.evidence.translations import unfaithful
from generator.pages.pipeline import read
from tests.broken_cases import lay_out as lay_out_case
from tests.commands import explainer
from tests.edits import edit
from tests.goldens import lay_out
from tests.sites import ROOT, environment

NOTHING = KeptKind[str | None]("nothing", str | None)

FILES = [
    one
    for folder in ("golden", "broken")
    for one in sorted((ROOT / "tests" / folder).rglob("*.yaml"))
    if one.is_file()
]


def never() -> None:
    """What may not be worked out again."""
    raise AssertionError("it was worked out again")


def test_trees_are_told_as_they_were():
    """Each tree, of a file that is right or wrong, comes back as it was, place by place."""
    trees = [parse_yaml(file.read_text("utf-8", "replace"), "f.yaml")[0] for file in FILES]
    known = [tree for tree in trees if tree]
    assert len(known) > 50
    for tree in known:
        assert tree_of(lists_of(tree), "f.yaml") == tree


def test_tree_is_taken_from_what_is_kept(tmp_path, monkeypatch):
    """The same text of the same file is not parsed again, and what is wrong in it is told again."""
    (tmp_path / "build").mkdir()
    for name in ("x.yaml", "y.yaml"):
        (tmp_path / name).write_text("- id: a\n\tb: &c 1\n  d: |\n    one\n    two\n", "utf-8")
    afresh = [read_yaml(tmp_path, name) for name in ("x.yaml", "y.yaml")]
    for round_number in range(2):
        kept = Kept.of(tmp_path, "1")
        found = [reading_with(kept)(tmp_path, name) for name in ("x.yaml", "y.yaml")]
        kept.close()
        assert found == afresh
        if round_number == 0:
            reads = "generator.evidence.store.kept_trees.parse_yaml"
            monkeypatch.setattr(reads, lambda *_: never())


def test_nothing_is_kept_as_something(tmp_path):
    """That nothing was found is known the next time, too."""
    (tmp_path / "build").mkdir()
    kept = Kept.of(tmp_path, "1")
    assert kept.told(NOTHING, ("words",), lambda: None) is None
    kept.close()
    assert Kept.of(tmp_path, "1").told(NOTHING, ("words",), never) is None


def archive(root: Path, kept: Kept) -> str:
    """The articles of an explainer, and what is wrong with them."""
    dossier = read(root).drafted
    assert dossier
    found, problems = read_archive(root, dossier.explainer, kept)
    told = [(one.sha256, one.paragraphs, one.heads, one.digest) for one in found.articles.values()]
    return repr((told, problems))


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_articles_are_told_as_they_were(name, tmp_path):
    """An article comes back as it was, with its paragraphs, its heads and its digest."""
    root = lay_out(name, tmp_path)
    (root / "build").mkdir()
    afresh = archive(root, Kept())
    for _ in range(2):
        kept = Kept.of(root, "1")
        assert archive(root, kept) == afresh
        kept.close()


def unlike(root: Path, kept: Kept) -> list[tuple[str, Mismatch]]:
    """What of each translation of an explainer is not as in its original."""
    explainer = read_explainer(root)[0]
    assert explainer
    archive = read_archive(root, explainer)[0]
    return [(one.about, what) for one, what in unfaithful(resolve(explainer, archive, kept=kept))]


def test_translations_are_not_compared_again(tmp_path, monkeypatch):
    """What was found of a translation is told again as it was, of the same words."""
    root = lay_out_case("translation-denial", tmp_path)
    (root / "build").mkdir(exist_ok=True)
    afresh = unlike(root, Kept())
    assert [what.kind for _, what in afresh] == ["denial-added"]
    for _ in range(2):
        kept = Kept.of(root, "1")
        assert unlike(root, kept) == afresh
        kept.close()
        monkeypatch.setattr("generator.evidence.translations.fidelity_findings", lambda *_: never())


def test_pack_holds_what_it_was_given():
    """Entries come back; what nobody asks for stays for a while, and goes in the end."""
    pack = Pack(None)
    pack.add(b"k" * 32, b"=1")
    pack.add(b"l" * 32, b"")
    data = pack.joined(None)
    for _ in range(200):
        later = Pack(data)
        assert later.get(b"k" * 32) == b"=1"
        later.add(b"m" * 32, b"=2")
        data = later.joined(data)
    assert Pack(data).get(b"l" * 32) is None
    assert Pack(data).get(b"m" * 32) == b"=2"


def test_pack_takes_in_what_another_run_wrote():
    """What another run has written since this one began is not lost."""
    one, other = Pack(None), Pack(None)
    one.add(b"k" * 32, b"=1")
    other.add(b"l" * 32, b"=2")
    both = Pack(other.joined(one.joined(None)))
    assert (both.get(b"k" * 32), both.get(b"l" * 32)) == (b"=1", b"=2")


def test_pack_is_bounded(monkeypatch):
    """Beyond its room, what was not asked for goes first."""
    monkeypatch.setattr("generator.evidence.store.kept_pack._ROOM", 1000)
    first = Pack(None)
    first.add(b"k" * 32, b"x" * 600)
    second = Pack(first.joined(None))
    second.add(b"l" * 32, b"y" * 600)
    data = second.joined(first.joined(None))
    assert len(data) <= 1000
    assert Pack(data).get(b"k" * 32) is None
    assert Pack(data).get(b"l" * 32) == b"y" * 600


def said(root: Path) -> tuple[int, str, str]:
    """How a check ends, and what it says."""
    done = explainer("check", cwd=root)
    return done.returncode, done.stdout, done.stderr


def checking(root: Path) -> subprocess.Popen[bytes]:
    """A check in a process of its own, which says nothing."""
    command = [sys.executable, "-m", "generator", "-C", str(root), "check"]
    none = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment(), stdout=none, stderr=none)


def test_killed_checks_and_two_at_once_leave_all_right(tmp_path):
    """Whenever checks are killed, and while two run at once, the next says what one says that
    keeps nothing."""
    root, clean, rng = lay_out("minimal", tmp_path / "one"), tmp_path / "clean", Random(7)
    (root / "build").mkdir()
    for _ in range(6):
        edit(root, rng)
        first, second = checking(root), checking(root)
        try:
            first.wait(rng.uniform(0, 2))
        except subprocess.TimeoutExpired:
            first.send_signal(signal.SIGKILL)
        first.wait()
        second.wait()
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(root, clean, ignore=shutil.ignore_patterns("build"))
        assert said(root) == said(clean)
    with Cache.open(root) as cache:
        assert cache.parts.told(NOTHING, ("words",), lambda: "all is well") == "all is well"
