"""What has been worked out is kept piece by piece; what is told stays the same to the byte."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from generator.evidence.store.kept import MARK, STORE, Kept, KeptKind, digest_of
from generator.pages.pipeline import Outcome, read
from tests import goldens
from tests.broken_cases import copy_base
from tests.edits import edit
from tests.sites import ROOT, lay_out_shipped

TEXT = KeptKind[str]("text", str)

STEPS = 3
"""After so many edits an explainer is as it was, so that most of it stays right."""


def told(report: Outcome) -> str:
    """All that a run tells, with the doubts."""
    dossier = report.drafted
    settled = (dossier.confirmed, dossier.waiting) if dossier else None
    return repr((report.problems, settled, len(report.pages)))


def laid_out(name: str, root: Path) -> Path:
    """A copy of an explainer in which something has been built."""
    if name == "shipped":
        lay_out_shipped(root)
    elif name == "base":
        copy_base(root)
    else:
        goldens.lay_out(name, root)
    (root / "build").mkdir(exist_ok=True)
    return root


def run_edits(name: str, folder: Path, rounds: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Edit an explainer and check it time and again: what was done, and what is told with nothing
    kept, and with what is kept."""
    source, root, rng = laid_out(name, folder / "source"), folder / "work", Random(seed)
    laid_out(name, root)
    for number in range(rounds):
        if number % STEPS == 0:
            for part in ("content", "seeds"):
                shutil.rmtree(root / part)
                shutil.copytree(source / part, root / part)
        what = edit(root, rng)
        done = f"seed {seed}, round {number}: {what}"
        yield done, told(read(root)), told(read(root, may_keep=True))


@pytest.mark.parametrize(("name", "rounds"), [("base", 150), ("minimal", 20)])
def test_after_any_edit_the_same_is_told(name, rounds, tmp_path):
    """Whatever is edited, a run that reads what is kept tells what one tells that keeps nothing."""
    for done, afresh, kept in run_edits(name, tmp_path, rounds, seed=1):
        assert kept == afresh, done


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("name", "rounds"), [("base", 400), ("minimal", 300), ("full", 60), ("shipped", 60)]
)
def test_after_many_edits_the_same_is_told(name, rounds, seed, tmp_path):
    """The same, over thousands of edits of small and large explainers."""
    for done, afresh, kept in run_edits(name, tmp_path, rounds, seed + 2):
        assert kept == afresh, done


def never() -> str:
    """What may not be worked out again."""
    raise AssertionError("it was worked out again")


def kept_in(root: Path, program: str = "1") -> Kept:
    """What is kept in a folder in which something has been built."""
    (root / "build").mkdir(exist_ok=True)
    return Kept.of(root, program)


def keep(root: Path, read: tuple[object, ...] = ("words",), found: str = "found") -> None:
    """Keep something in a folder."""
    kept = kept_in(root)
    assert kept.told(TEXT, read, lambda: found) == found
    kept.close()


def test_what_read_the_same_is_not_worked_out_again(tmp_path):
    """What is kept is told again for the same words, and for no others."""
    keep(tmp_path)
    assert kept_in(tmp_path).told(TEXT, ("words",), never) == "found"
    assert kept_in(tmp_path).told(TEXT, ("other words",), lambda: "anew") == "anew"
    assert kept_in(tmp_path).told(KeptKind[str]("other", str), ("words",), lambda: "anew") == "anew"
    assert kept_in(tmp_path, "2").told(TEXT, ("words",), lambda: "anew") == "anew"


def test_nothing_is_kept_where_nothing_is_built(tmp_path):
    """A folder in which nothing has been built stays as it is."""
    kept = Kept.of(tmp_path, "1")
    assert kept.told(TEXT, ("words",), lambda: "found") == "found"
    kept.close()
    assert [*tmp_path.iterdir()] == []


def _spoil(root: Path) -> None:
    """Change what each entry says, and leave its key."""
    with sqlite3.connect(root / STORE) as store:
        store.execute("UPDATE kept SET told = substr(told, 1, 16) || CAST('=\"x\"' AS BLOB)")


BROKEN = {
    "other words": _spoil,
    "no store": lambda root: (root / STORE).write_bytes(b"no store" * 1000),
    "cut off": lambda root: (root / STORE).write_bytes((root / STORE).read_bytes()[:5000]),
    "empty": lambda root: (root / STORE).write_bytes(b""),
    "another mark": lambda root: (root / MARK).unlink(),
    "a copy": lambda root: os.utime(root / MARK, (0, 0)),
    "a link": lambda root: ((root / STORE).rename(root / "x"), (root / STORE).symlink_to("../x")),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_broken_or_handed_in_is_as_none(how, tmp_path):
    """A store that is not whole, was changed, or was made elsewhere, is as if there were none."""
    keep(tmp_path)
    BROKEN[how](tmp_path)
    kept = kept_in(tmp_path)
    assert kept.told(TEXT, ("words",), lambda: "anew") == "anew"
    kept.close()


@pytest.mark.parametrize("length", [0, 10, 399, 400, 401, 100_000])
def test_what_is_long_is_compressed_and_told_as_it_was(length, tmp_path):
    """Whatever is kept comes back to the last sign, however long it is."""
    keep(tmp_path, ("long",), "ж" * length)
    assert kept_in(tmp_path).told(TEXT, ("long",), never) == "ж" * length
    assert (tmp_path / STORE).stat().st_size < 30_000


def test_two_runs_share_a_store(tmp_path):
    """While another run writes, one goes on without what is kept; both leave the store whole."""
    keep(tmp_path)
    one, holder = kept_in(tmp_path), sqlite3.connect(tmp_path / STORE)
    holder.execute("BEGIN EXCLUSIVE")
    assert one.told(TEXT, ("words",), lambda: "anew") == "anew"
    one.close()
    held = kept_in(tmp_path)
    assert held.told(TEXT, ("words",), lambda: "anew") == "anew"
    holder.close()
    assert kept_in(tmp_path).told(TEXT, ("words",), never) == "found"


def test_store_is_bounded(tmp_path, monkeypatch):
    """Beyond its bound, the older half goes, and what is newest stays."""
    monkeypatch.setattr("generator.evidence.store.kept.ROOM_KEPT", 100_000)
    words = Random(1).randbytes(5_000).hex()
    for number in range(90):
        keep(tmp_path, (number,), words)
    assert (tmp_path / STORE).stat().st_size < 200_000
    assert kept_in(tmp_path).told(TEXT, (89,), never) == words
    assert kept_in(tmp_path).told(TEXT, (0,), lambda: "anew") == "anew"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (("a", "b"), ("ab",)),
        ((("a",), "b"), ("a", ("b",))),
        (None, "None"),
        (True, 1),
        ("'", '"'),
        (frozenset("a"), ("a",)),
        ({"a": "b"}, (("a", "b"),)),
    ],
)
def test_what_differs_has_another_digest(one, other):
    """No two values that differ are taken for one another."""
    assert digest_of((one,)) != digest_of((other,))


def test_order_of_a_set_is_none():
    """A set has one digest, in whatever order it was filled."""
    assert digest_of(frozenset("abcdef")) == digest_of(frozenset("fedcba"))


def test_what_has_no_digest_is_refused():
    """A value that could hold more than it shows is no key."""
    with pytest.raises(TypeError):
        digest_of((object(),))


def test_strict_run_reads_nothing_that_is_kept():
    """Whoever publishes has every rule tried: the command hands over nothing that is kept."""
    told_of = (ROOT / "generator/cli/console.py").read_text("utf-8")
    assert "may_keep=may_keep and not strict" in told_of
