"""Pages' Markdown that is kept is, to the byte, what would be made of them."""

from dataclasses import is_dataclass
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest

from generator.evidence.store.kept import NONE_KEPT, STORE, Kept
from generator.pages.pipeline import Outcome, files, read
from generator.pages.render import render_all
from generator.pages.traces.kept_markdown import KeptMarkdown
from generator.pages.traces.noting import Noting
from generator.pages.traces.plain_values import is_plain
from generator.pages.traces.reads import SharedReads
from generator.pages.traces.told import ValueTeller
from generator.site.build import keeping
from tests.edits import edit
from tests.sites import edit as replace
from tests.sites import lay_out_any

STEPS = 2
"""After so many edits an explainer is as it was, so that most of it stays right."""


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The pages of which Markdown is made from now on."""
    names: list[str] = []
    text = KeptMarkdown.text

    def noting_made(self, name, values, render):
        def rendering(given):
            names.append(name.partition(" ")[0])
            return render(given)

        return text(self, name, values, rendering)

    monkeypatch.setattr(KeptMarkdown, "text", noting_made)
    return names


def pages_of(outcome: Outcome, kept: Kept = NONE_KEPT) -> dict[str, str]:
    """The Markdown of an explainer\'s pages."""
    assert outcome.dossier, outcome.problems
    return dict(render_all(outcome.dossier, outcome.pages, kept=kept))


def all_of(outcome: Outcome, kept: Kept = NONE_KEPT) -> dict[str, str | bytes]:
    """Every file of its Markdown, references and all that search knows among them."""
    assert outcome.dossier, outcome.problems
    return dict(files(outcome.dossier, outcome.pages, kept=kept))


def kept_pages(root: Path) -> dict[str, str]:
    """The same with what is kept, of the files as they are now."""
    with keeping(root) as kept:
        return pages_of(read(root), kept)


def laid(name: str, folder: Path) -> Path:
    """An explainer in which something has been built."""
    root = lay_out_any(name, folder)
    (root / "build").mkdir(exist_ok=True)
    return root


@pytest.mark.parametrize("name", ["minimal", "full", "hostile"])
def test_of_what_stays_nothing_is_made_again(name, tmp_path, made):
    """Every page can be kept, and comes out as it was made."""
    root = laid(name, tmp_path)
    first = kept_pages(root)
    assert len(made) == len(first)
    assert kept_pages(root) == first == pages_of(read(root))
    assert len(made) == 2 * len(first)  # those that were made with nothing kept


def test_an_edit_reaches_the_pages_that_show_it(tmp_path, made):
    """After an edit of one summary the pages are made that say it, and not the others."""
    root = laid("full", tmp_path)
    before = kept_pages(root)
    made.clear()
    file = sorted((root / "content/parties").rglob("*.yaml"))[0]
    replace(file, "summary: ", "summary: Now ")
    after = kept_pages(root)
    changed = {path for path, text in after.items() if text != before.get(path)}
    assert changed and changed <= set(made) and len(made) < len(after) / 2
    (root / STORE).unlink()
    assert kept_pages(root) == after


def edited(name: str, folder: Path, rounds: int, seed: int) -> int:
    """Edit an explainer at random and compare; how often there were pages."""
    root, rng, compared = laid(name, folder / str(seed)), Random(seed), 0
    for number in range(rounds):
        if number % STEPS == 0:
            root = laid(name, folder / f"{seed}-{number}") if number else root
            with keeping(root) as kept:
                all_of(read(root), kept)
        edit(root, rng)
        outcome = read(root)
        if not outcome.is_good:
            continue
        with keeping(root) as kept:
            assert all_of(outcome, kept) == all_of(outcome), f"seed {seed}, round {number}"
        compared += 1
    return compared


def test_after_any_edit_pages_are_as_if_nothing_were_kept(tmp_path):
    """Whatever is edited, added, deleted or renamed."""
    assert edited("minimal", tmp_path, 40, 1) > 5


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 6))
def test_after_many_edits_pages_are_as_if_nothing_were_kept(seed, tmp_path):
    """The same over hundreds of edits of a rich explainer."""
    assert edited("full", tmp_path, 150, seed) > 20


@pytest.mark.parametrize("name", ["minimal", "full", "hostile"])
def test_all_that_a_page_reads_is_told(name, tmp_path, monkeypatch):
    """Each thing that the templates of a page read of, and that has no name, is told with the page
    or with a read of it; nothing else would tell that it has changed."""
    told: list[set[int]] = []
    by_group: dict[str, set[int]] = {}
    pages: list[tuple[Noting, set[int]]] = []
    tell, tell_page, tell_group = ValueTeller._thing, Noting.told, SharedReads._said

    def telling(self, value, kind):
        told[-1].add(id(value))
        return tell(self, value, kind)

    def telling_page(self, given):
        told.append(set())
        pages.append((self, told[-1]))
        return tell_page(self, given)

    def telling_group(self, group, reads):
        told.append(by_group.setdefault(group, set()))
        return tell_group(self, group, reads)

    monkeypatch.setattr(ValueTeller, "_thing", telling)
    monkeypatch.setattr(Noting, "told", telling_page)
    monkeypatch.setattr(SharedReads, "_said", telling_group)
    monkeypatch.setattr(Noting, "end", lambda self: None)  # what was read is looked at below
    kept_pages(laid(name, tmp_path))
    assert pages and by_group
    for noting, own in pages:
        held = own.union(*(by_group[group] for group in noting.reads))
        things = (noting._reading._held[one] for one, _ in noting._known)
        unnamed = [one for one in things if id(one) not in noting._reading.names]
        assert not {type(one) for one in unnamed if id(one) not in held and not is_plain(one)}
    assert any(noting._known for noting, _ in pages)


def test_templates_compare_what_is_told_apart(tmp_path, monkeypatch):
    """Records are equal where they are the same one, which is noted. No template compares other
    things, which are equal where all their fields are: that would be read without being noted."""
    classes = set[type]()
    read_of = Noting.attribute

    def learning(self, thing, name):
        classes.add(thing.__class__)
        return read_of(self, thing, name)

    monkeypatch.setattr(Noting, "attribute", learning)
    root = laid("full", tmp_path)
    kept_pages(root)
    held = [one for one in classes if is_dataclass(one) and one.__dict__.get("__eq__")]
    assert len(held) > 3
    for one in held:
        monkeypatch.setattr(one, "__eq__", refusing(one.__eq__))
    (root / STORE).unlink()
    kept_pages(root)


def refusing(equal: Any) -> Any:
    """A comparison that no template may ask for, unless of plain values."""
    import sys

    def compared(self, other):
        caller: FrameType | None = sys._getframe(1)
        assert is_plain(self) or not (caller and caller.f_code.co_filename.endswith(".jinja"))
        return equal(self, other)

    return compared
