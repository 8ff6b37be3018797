"""A preview that makes only what is changed shows, to the byte, what one shows that makes all."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from generator.pages.pipeline import read
from generator.site.build import preview
from generator.site.configuration import config_file
from generator.site.engine import EngineError
from generator.site.previewed import Previews
from tests.browser.explainers import BILINGUAL
from tests.sites import edit, lay_out_any
from tests.test_kept_sites import WAYS, copy_parts, spoil_output

pytestmark = pytest.mark.engine

EDITS = tuple(way for way in WAYS if way is not spoil_output)
DATED = ("sitemap.xml", "sitemap.xml.gz")
"""What an engine dates by the day on which it ran."""


def shown(root: Path, out: Path, previews: Previews) -> dict[str, bytes] | None:
    """What a preview shows; nothing where the content has errors or the engine stops."""
    report = read(root)
    if not report.is_good:
        return None
    try:
        with preview(root, report, config_file(root), out, previews=previews) as work:
            work.run()
    except EngineError:
        return None
    files = [one for one in out.rglob("*") if one.is_file() and one.name not in DATED]
    return {one.relative_to(out).as_posix(): one.read_bytes() for one in files}


def run_edits(
    name: str, folder: Path, rounds: int, seed: int, ways: tuple[Callable, ...] = EDITS
) -> Iterator[tuple[str, dict[str, bytes] | None, dict[str, bytes] | None]]:
    """Edit an explainer and look at it time and again: what was done, what a preview shows that
    makes all, and one that goes on."""
    source, root, afresh = (lay_out_any(name, folder / one) for one in ("from", "root", "afresh"))
    rng, previews = Random(seed), Previews()
    for number in range(rounds):
        if number % 3 == 0:
            copy_parts(source, root)
        way = rng.choice(ways)
        what = way(root, rng) or way.__name__
        copy_parts(root, afresh)
        told = f"seed {seed}, round {number}: {what}"
        yield (
            told,
            shown(afresh, folder / f"{number}", Previews()),
            shown(root, folder / "out", previews),
        )


@pytest.mark.parametrize("name", ["minimal", BILINGUAL])
def test_after_any_edit_the_preview_is_the_same(name, tmp_path):
    """Whatever is edited, a preview that goes on shows what one shows that begins."""
    count = 0
    for done, afresh, going_on in run_edits(name, tmp_path, 9, seed=5):
        assert going_on == afresh, done
        count += afresh is not None
    assert count > 3


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("name", "rounds"), [("minimal", 100), (BILINGUAL, 40), ("full", 30)])
def test_after_many_edits_the_preview_is_the_same(name, rounds, seed, tmp_path):
    """The same, over hundreds of edits."""
    for done, afresh, going_on in run_edits(name, tmp_path, rounds, seed + 2):
        assert going_on == afresh, done


def made(out: Path) -> dict[str, int]:
    """The pages of a site, each with when it was written."""
    return {one.relative_to(out).as_posix(): one.stat().st_mtime_ns for one in out.rglob("*.html")}


def test_only_what_is_changed_is_made(tmp_path):
    """After an edit of a summary, pages that do not show it are not written again; after one of the
    title, which stands on all of them, all are."""
    root, out, previews = lay_out_any("full", tmp_path / "root"), tmp_path / "out", Previews()
    assert shown(root, out, previews)
    before = made(out)
    words = "that it is too early"
    edit(root / "content/parties/millbrook.yaml", words, f"still {words}")
    assert shown(root, out, previews)
    again = {path for path, at in made(out).items() if before[path] != at}
    assert "positions/millbrook/index.html" in again
    assert "positions/fishers/index.html" not in again
    assert len(again) < len(before) / 2
    edit(root / "content/explainer.yaml", "title: ", "title: Again ")
    assert shown(root, out, previews)
    assert {path for path, at in made(out).items() if before[path] == at} == set()
