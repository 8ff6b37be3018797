"""A command that would make again what it made the last time says so, and makes nothing."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content.folders import CONFIG
from generator.site.unchanged import LastRun, traces
from tests.broken_cases import copy_base, lay_out
from tests.commands import Done, explainer
from tests.sites import ROOT, run, state

pytestmark = pytest.mark.engine

COMMANDS = {"generate": (), "build": ("site",)}
"""Each command that notes what it made, and what it leaves beside the Markdown."""


def known(root: Path, command: str = "build") -> str | None:
    """What a command is to say again, as long as all is as it is now."""
    root = root.resolve()
    target = root / "site" if command == "build" else None
    return LastRun(root, command, (str(target), ""), [target] if target else []).said()


def said(done: Done) -> tuple[int, str, str]:
    """How a command ended, and what it printed."""
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_unchanged_explainer_is_not_read(command, tmp_path, monkeypatch):
    """The second run says what one says that does all of its work, and reads and writes nothing."""
    root = copy_base(tmp_path)
    assert explainer(command, cwd=root).returncode == 0
    (root / f"build/{command}.last").unlink()
    worked = said(explainer(command, cwd=root))
    before = state(root)
    monkeypatch.setattr("generator.pages.pipeline.read", None)
    assert said(explainer(command, cwd=root)) == worked
    assert state(root) == before


def _append(file: str) -> Callable[[Path], object]:
    return lambda root: (root / file).write_bytes((root / file).read_bytes() + b"\n")


def _make(file: str, text: str = "") -> Callable[[Path], object]:
    def make(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")

    return make


def _touch_article(root: Path) -> None:
    os.utime(next((root / "seeds").iterdir()), (1, 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": _append("content/explainer.yaml"),
    "article": _touch_article,
    "schema is gone": lambda root: shutil.rmtree(root / "content/.schema"),
    "frame": _make("overrides/partials/own.html"),
    "configuration": _make(CONFIG, (ROOT / CONFIG).read_text("utf-8").replace("hooks:", "x:")),
    "bundles": _make("dist/build.json"),
    "page in Markdown": _append("build/docs/index.md"),
    "page is gone": lambda root: (root / "site/index.html").unlink(),
    "stray page": _make("site/stray.html"),
    "page has another file for it": lambda root: shutil.copy2(
        shutil.move(root / "site/index.html", root / "page"), root / "site/index.html"
    ),
    "another language": _make("build/languages/xx/index.md"),
    "site is gone": lambda root: shutil.rmtree(root / "site"),
    "Git": lambda root: run_git(root),
}


def run_git(root: Path) -> None:
    """Make a repository of a folder."""
    import subprocess

    subprocess.run(["git", "-C", str(root), "init", "-q", "-b", "other"], check=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder of an explainer whose site is built. What it knows of itself holds there alone."""
    root = copy_base(tmp_path_factory.mktemp("made"))
    assert explainer("build", cwd=root).returncode == 0
    return root


def test_it_is_known_what_was_made(made):
    """Where nothing has changed it is known what is to be said again, time and again."""
    assert known(made) and known(made) == known(made)
    assert known(made, "generate") is None


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_has_all_made_again(what, tmp_path):
    """What was noted holds for what it is made of, and for what was left, as they were."""
    root = copy_base(tmp_path)
    assert explainer("build", cwd=root).returncode == 0
    assert known(root)
    CHANGES[what](root)
    assert known(root) is None


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "SITE_URL"])
def test_the_environment_counts(name, made, monkeypatch):
    """A variable that dates a build, or that its configuration names, is part of what it is of; no
    other is."""
    monkeypatch.setenv("UNASKED", "1")
    assert known(made)
    monkeypatch.setenv(name, "1700000000")
    assert known(made) is None


def test_an_installed_package_counts(made, tmp_path, monkeypatch):
    """Another version of any package has all made again."""
    (tmp_path / "one-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert known(made) is None


def test_another_folder_is_another_run(tmp_path):
    """What is known of one site tells nothing of another's, nor of a copy."""
    root = copy_base(tmp_path / "one")
    assert explainer("build", "--to", "there", cwd=root).returncode == 0
    assert known(root) is None
    assert "built" in explainer("build", cwd=root).stdout
    shutil.copytree(root, tmp_path / "other")
    assert known(root) and known(tmp_path / "other") is None


def test_problems_are_told_again(tmp_path):
    """A warning of the content is worked out each time."""
    root = lay_out("accounts-unrelated", tmp_path)
    first = explainer("generate", cwd=root)
    assert first.returncode == 0 and "warning" in first.stderr
    assert not (root / "build/generate.last").exists()


def test_warnings_of_a_build_are_told_again(tmp_path, monkeypatch):
    """What a build warned of, it warns of again where it makes nothing."""
    root = copy_base(tmp_path)
    hooks = "hooks:\n  - generator/cli/mkdocs_hook.py\n"
    config = (ROOT / CONFIG).read_text("utf-8").replace(hooks, "copyright: Somebody\n")
    (root / CONFIG).write_text(config, "utf-8")
    first = explainer("build", cwd=root)
    assert first.returncode == 0 and "copyright" in first.stderr
    monkeypatch.setattr("generator.pages.pipeline.read", None)
    assert explainer("build", cwd=root).stderr == first.stderr


def test_strict_run_notes_nothing(tmp_path):
    """What publishes neither reads nor writes what was noted."""
    root = copy_base(tmp_path)
    explainer("build", "--strict", cwd=root)
    assert not (root / "build/build.last").exists()


@pytest.mark.parametrize("spoilt", [b"", b"x\ny", b"more"])
def test_what_is_broken_is_as_none(spoilt, made):
    """A note that is not whole, or was changed, tells nothing."""
    file = made / "build/build.last"
    whole = file.read_bytes()
    try:
        file.write_bytes(whole + spoilt if spoilt == b"more" else spoilt)
        assert known(made) is None
    finally:
        file.write_bytes(whole)
    assert known(made)


def test_what_cannot_be_listed_is_never_the_same(made, monkeypatch):
    """A folder that another run takes away meanwhile, or that may not be read, ends no command."""

    def refuse(_: object) -> None:
        raise PermissionError

    assert [*traces(made)] == [*traces(made)]
    monkeypatch.setattr("generator.site.unchanged.os.scandir", refuse)
    assert [*traces(made)] != [*traces(made)]


def test_an_own_extension_or_frame_has_all_made_each_time(tmp_path):
    """Where something may read what nobody knows of, nothing is noted."""
    root = copy_base(tmp_path)
    config = (ROOT / CONFIG).read_text("utf-8").replace("- attr_list", "- attr_list\n  - wikilinks")
    hooks = "hooks:\n  - generator/cli/mkdocs_hook.py\n"
    (root / CONFIG).write_text(config.replace(hooks, ""), "utf-8")
    done = run("generator", "build", cwd=root)
    assert done.returncode == 0, done.stderr
    assert not (root / "build/build.last").exists()
