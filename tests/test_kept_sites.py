"""A site that is built from what is kept is, to the byte, the one that is built afresh."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from generator.checks.cache import KEPT
from generator.evidence.store.kept import STORE
from tests.commands import explainer
from tests.edits import edit
from tests.sites import lay_out_any

pytestmark = pytest.mark.engine

PARTS = ("content", "seeds", "overrides")

STEPS = 3
"""After so many edits an explainer is as it was, so that most of it stays right."""

Site = tuple[int, str, dict[str, bytes]]
"""How a build ended, what it said, and every file of the Markdown and of the site."""


def built(root: Path) -> Site:
    """What a build makes."""
    done = explainer("build", cwd=root)
    folders = (root / "build/docs", root / "site")
    files = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
    found = {one.relative_to(root).as_posix(): one.read_bytes() for one in files}
    return done.returncode, done.stderr.replace(str(root), ""), found


def copy_parts(one: Path, other: Path) -> None:
    """Give an explainer all that another holds and that editors write."""
    for part in PARTS:
        shutil.rmtree(other / part, ignore_errors=True)
        if (one / part).is_dir():
            shutil.copytree(one / part, other / part)


def write_page(root: Path, rng: Random) -> None:
    """A page of its own with a link to another that may not be there, or the same page again."""
    pages = root / "content/pages"
    pages.mkdir(exist_ok=True)
    here, there = rng.choice("abc"), rng.choice("abc")
    text = f"# Page {here}\n\n## Part {rng.randrange(3)}\n\n[Another]({there}.md#page--title)\n"
    (pages / f"page-{here}.md").write_text(text.replace("](", "](page-"), "utf-8")


def change_summary(root: Path, rng: Random) -> None:
    """A full stop less or more at the end of what the explainer says of itself."""
    file = root / "content/explainer.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("title: ", f"title: {rng.choice('ABCDE')} ", 1), "utf-8")


def change_frame(root: Path, rng: Random) -> None:
    """Other words in a part of the frame that an explainer has of its own."""
    (root / "overrides/partials").mkdir(parents=True, exist_ok=True)
    frame = Path(__file__).parents[1] / "overrides/partials/footer.html"
    words = f"<span>{rng.randrange(9)}</span></footer>"
    text = frame.read_text("utf-8").replace("</footer>", words)
    (root / "overrides/partials/footer.html").write_text(text, "utf-8")


def spoil_output(root: Path, rng: Random) -> None:
    """A file that the last build left is gone, or says something else."""
    folder = rng.choice(("build/docs", "site"))
    if files := [one for one in sorted((root / folder).rglob("*.*")) if is_to_spoil(one)]:
        file = rng.choice(files)
        text = file.read_bytes()
        file.unlink()
        if rng.random() < 0.5:
            file.write_bytes(text + b"x")


def is_to_spoil(file: Path) -> bool:
    """Whether a file may be taken away: without their lists, folders are nobody's."""
    return file.is_file() and not file.name.startswith(".")


def do_nothing(_root: Path, _rng: Random) -> None:
    """Nobody edits anything."""


WAYS: tuple[Callable[[Path, Random], object], ...] = (
    *(edit, edit, edit, write_page, write_page, change_summary, change_frame),
    *(spoil_output, do_nothing),
)
"""What may be done to an explainer: any edit of content, and what changes many pages."""


def run_edits(name: str, folder: Path, rounds: int, seed: int) -> Iterator[tuple[str, Site, Site]]:
    """Edit an explainer and build it time and again: what was done, and what comes of it with
    nothing kept, and with what is kept."""
    roots = [lay_out_any(name, folder / one) for one in ("source", "work", "afresh")]
    source, work, afresh = roots
    rng = Random(seed)
    for number in range(rounds):
        if number % STEPS == 0:
            copy_parts(source, work)
        way = rng.choice(WAYS)
        what = way(work, rng) or way.__name__
        copy_parts(work, afresh)
        for kept in (STORE, KEPT, "build/build.last"):
            (afresh / kept).unlink(missing_ok=True)
        yield f"seed {seed}, round {number}: {what}", built(afresh), built(work)


def test_after_any_edit_the_site_is_the_same(tmp_path):
    """Whatever is edited, a build that reads what is kept makes what one makes that keeps
    nothing, and says the same; some of the edits are such that there is a site."""
    sites = 0
    for done, afresh, kept in run_edits("minimal", tmp_path, 8, seed=1):
        assert kept == afresh, done
        sites += afresh[0] == 0
    assert sites > 2


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("name", "rounds"), [("minimal", 150), ("full", 30)])
def test_after_many_edits_the_site_is_the_same(name, rounds, seed, tmp_path):
    """The same, over hundreds of edits of a small and of a large explainer."""
    for done, afresh, kept in run_edits(name, tmp_path, rounds, seed + 2):
        assert kept == afresh, done
