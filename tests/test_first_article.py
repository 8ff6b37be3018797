"""What docs/editing.md says of an editor's first article, done to the letter.

Each block of that section is an instruction. What a line that begins with `$` says is run in a
shell, and the lines below it are printed, where `…` stands for any others. Any other block is text
to be pasted where the paragraph above it says.
"""

import http.client
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pages.pipeline import read
from tests.commands import explainer
from tests.sites import ROOT, environment, lay_out_shipped
from tests.test_serve import PATIENCE, free_port

SECTION = "## Your first article\n"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.(?:txt|yaml))`")
DRAFT = re.compile(r"^ *review: needed\b", re.MULTILINE)
PLACES = ("in the place of the drafts", "at the end of `people`", "at the end of `content/")


def section() -> str:
    """The walk-through as it stands in docs/editing.md."""
    text = (ROOT / "docs/editing.md").read_text("utf-8")
    assert text.count(SECTION) == 1
    return text.partition(SECTION)[2].partition("\n## ")[0]


def steps() -> Iterator[tuple[str, str, str]]:
    """Each block: its language, what it holds, and the paragraph above it."""
    text, end = section(), 0
    for block in BLOCK.finditer(text):
        yield block[1], block[2], text[end : block.start()].strip().rpartition("\n\n")[2]
        end = block.end()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this repository in which the program has been set up."""
    root = lay_out_shipped(tmp_path_factory.mktemp("first") / "article")
    command = root / ".venv/bin/explainer"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n')
    command.chmod(0o755)
    (root / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    for line in ("git init -q -b main", "git add .", "git commit -q -m shipped"):
        shell(line, root)
    return root


def shell(line: str, root: Path) -> str:
    """What a line prints when an editor enters it in the explainer's folder; it must not fail."""
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=root,
        env=known(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}"
    return done.stdout


def entered(line: str, root: Path) -> str:
    """The same, but for the program's own commands, which need no process of their own."""
    command, *arguments = shlex.split(line)
    if command != ".venv/bin/explainer":
        return shell(line, root)
    done = explainer(*arguments, cwd=root, **known())
    assert done.returncode == 0, f"{line}\n{done.output}"
    return done.output


def known() -> dict[str, str]:
    """The environment of an editor of whom Git knows a name, on a certain day."""
    names = {f"GIT_{who}_NAME": "Editor" for who in ("AUTHOR", "COMMITTER")}
    mails = {f"GIT_{who}_EMAIL": "editor@example.org" for who in ("AUTHOR", "COMMITTER")}
    days = {f"GIT_{who}_DATE": "2026-11-22T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**environment(), **names, **mails, **days, **alone}


def enter(block: str, root: Path) -> None:
    """Run each command of a block, and find below it what it prints."""
    for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, shown = command.partition("\n")
        printed = preview(line, root) if line.endswith(" serve") else entered(line, root)
        assert is_shown(shown.splitlines(), printed.splitlines()), f"{line}\n{printed}"


def is_shown(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines are those that were printed, or no less where `…` stands among them.

    Of a command below which nothing stands, nobody is told what it prints.
    """
    if not shown:
        return True
    lines = ("(?:.*\n)?" if line == "…" else re.escape(f"{line}\n") for line in shown)
    return bool(re.fullmatch("".join(lines), "".join(f"{line}\n" for line in printed), re.DOTALL))


def preview(line: str, root: Path) -> str:
    """What the preview prints until it serves the pages; on an address that nobody else has."""
    port = free_port()
    process = subprocess.Popen(
        ["bash", "-c", f"exec {line} --address 127.0.0.1:{port}"],
        cwd=root,
        env=known(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        assert "Marco Rubio" in first_page(port, "/positions/us/"), line
    finally:
        process.send_signal(signal.SIGINT)
        printed, _ = process.communicate(timeout=PATIENCE)
    return printed


def first_page(port: int, path: str) -> str:
    """A page, as soon as it is served."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    return ""


def paste(block: str, words: str, root: Path) -> None:
    """Put a block where the paragraph above it says."""
    [place] = [place for place in PLACES if place in words] or [""]
    file = root / FILE.findall(words)[-1 if place else 0]
    text = file.read_text("utf-8") if place else ""
    if place == PLACES[0]:
        text = in_the_place_of_drafts(text, block)
    elif place == PLACES[1]:
        people = re.search(r"^people:\n(?:[ #].*\n)+", text, re.MULTILINE)
        assert people
        text = text[: people.end()] + block + text[people.end() :]
    else:
        text += block
    file.write_text(text, "utf-8")


def in_the_place_of_drafts(text: str, block: str) -> str:
    """`text` with `block` where its drafts stood, which follow one another."""
    entries = re.split(r"(?=^  - )", text, flags=re.MULTILINE)
    drafts = [number for number, entry in enumerate(entries) if DRAFT.search(entry)]
    assert drafts == list(range(drafts[0], drafts[-1] + 1))
    last = entries[drafts[-1]]
    after = re.search(r"^(?=\S)|^\n", last, re.MULTILINE)
    rest = last[after.start() :] if after else ""
    return "".join([*entries[: drafts[0]], block, rest, *entries[drafts[-1] + 1 :]])


@pytest.mark.engine
@pytest.mark.slow
def test_first_article(root):
    """Whoever does what docs/editing.md says ends with a third article, committed, in which every
    paragraph and quotation is accounted for and nothing is warned of."""
    for language, block, words in steps():
        if language == "console":
            enter(block, root)
        else:
            paste(block, words, root)
    report = read(root)
    problems = [one for one in report.problems if one.rule != "translation-missing"]
    assert problems == [], report.show(root)
    assert shell("git status --porcelain", root) == ""
    [source] = [s for s in report.dossier.explainer.sources if s.id.startswith("jeddah")]
    assert {s.id for s in report.dossier.from_source(source)} >= {"us-ball-in-russias-court"}
    assert " 3 of 3 paragraphs, 2 of 2 quoted spans" in shell(
        ".venv/bin/explainer coverage --strict", root
    )


def test_every_command_has_a_turn():
    """The walk-through shows each command that an editor needs on the way to a first article."""
    run = re.findall(r"^\$ \.venv/bin/explainer (\w+)", section(), re.MULTILINE)
    assert set(run) == {
        *("source", "schema", "draft", "check", "quote", "coverage", "diff", "serve"),
    }


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ([], ["x"], True),
        (["a"], ["a"], True),
        (["a"], ["a", "b"], False),
        (["a", "…"], ["a"], True),
        (["a", "…", "c"], ["a", "b", "b", "c"], True),
        (["a", "…", "c"], ["a", "b", "b"], False),
        (["…"], [], True),
        (["b"], ["a", "b"], False),
    ],
)
def test_what_is_shown_is_compared(shown, printed, expected):
    """A line that is shown must be printed, in its order; only `…` stands for others."""
    assert is_shown(shown, printed) is expected
