"""The command line: exit codes, what it prints where, and what it never prints."""

import hashlib
import os
import pty
import re
import subprocess
import sys

import pytest

from generator.cli.app import COMMANDS
from tests import sessions, sites
from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import ROOT, edit, environment, run, state


@pytest.fixture
def minimal(tmp_path):
    return lay_out("minimal", tmp_path / "minimal")


@pytest.mark.parametrize("name", sessions.NAMES)
def test_session_is_as_written_down(name, tmp_path):
    """Commands print, and end with, what stands in tests/console."""
    assert sessions.played(name, tmp_path) == sessions.expected(name)


def test_every_command_has_its_help_written_down():
    """The session of help asks for that of each command."""
    lines = sessions.expected("help").splitlines()
    assert {f"$ explainer {command} --help" for command in COMMANDS} <= set(lines)


@pytest.mark.parametrize("command", ["check", "generate", "build", "coverage", "bundle"])
def test_mistake_writes_nothing(command, minimal):
    """With a mistake in the content no command makes a file, but for what those keep for the next
    run that make some."""
    edit(minimal / "content/parties/town.yaml", "said on Monday", "said on Sunday")
    before = state(minimal)
    assert explainer("-C", minimal, command).returncode == 1
    assert state(minimal) == before
    assert command not in ("check", "coverage") or not (minimal / "build").exists()


def test_check_writes_nothing(minimal):
    """A check makes no file."""
    assert explainer("-C", minimal, "check").returncode == 0
    assert not (minimal / "build").exists()


def test_warnings_are_fatal_when_strict(minimal):
    """A warning passes without --strict and is shown; with it, the exit code is 1."""
    (minimal / "content/parties/village.yaml").write_text("name: The village\ntype: group\n")
    lenient, strict = (
        explainer("-C", minimal, *arguments) for arguments in (["check"], ["check", "--strict"])
    )
    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert lenient.stderr == strict.stderr
    assert "content/parties/village.yaml:1:1: warning:" in lenient.stderr
    assert not explainer("-C", minimal, "generate", "--strict").stdout


def test_files_are_named_from_where_one_stands(minimal):
    """A file's name in a message leads to it from the folder that the command was called in."""
    edit(minimal / "content/parties/town.yaml", "said on Monday", "said on Sunday")
    above = explainer("-C", "minimal", "check", cwd=minimal.parent)
    inside = explainer("check", cwd=minimal)
    beside = explainer("-C", "..", "check", cwd=minimal / "content")
    assert above.stderr.startswith("minimal/content/parties/town.yaml:11:18: error:")
    assert inside.stderr.startswith("content/parties/town.yaml:11:18: error:")
    assert beside.stderr.startswith("../content/parties/town.yaml:11:18: error:")


def test_pipe_gets_no_progress(minimal):
    """In a pipe nothing is printed but results: no progress, no colours, no carriage returns."""
    done = sites.explainer("-C", minimal, "build")
    assert done.returncode == 0
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2
    assert not re.search(r"[\x1b\r…]", done.stdout)


def on_terminal(*arguments):
    """What a command prints on a terminal, and its exit code."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=ROOT,
        env=environment(),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    printed = b""
    while chunk := read(leader):
        printed += chunk
    os.close(leader)
    return printed.decode(), process.wait()


def read(leader):
    """What comes next from a terminal; nothing at its end, which Linux tells by an error."""
    try:
        return os.read(leader, 4096)
    except OSError:
        return b""


def test_terminal_gets_progress(minimal):
    """On a terminal each step is named while it runs, and how long it took stands in its place."""
    printed, code = on_terminal("-C", minimal, "generate")
    assert code == 0
    for step in ("Checking", "Writing pages"):
        assert re.search(rf"{step} …\r{step}: \d+\.\d s\r\n", printed), printed


def test_coverage_is_fatal_when_strict(minimal):
    """`coverage --strict` exits with 1 when a paragraph is not cited, and with 0 when all are."""
    assert explainer("-C", minimal, "coverage", "--strict").returncode == 0
    seed = minimal / "seeds/notice.txt"
    seed.write_text(seed.read_text() + "The river was high.\n")
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    sources = minimal / "content/sources.yaml"
    sources.write_text(re.sub(r"[0-9a-f]{64}", digest, sources.read_text()))
    done = explainer("-C", minimal, "coverage", "--strict")
    assert done.returncode == 1
    assert "paragraph 2 is not cited: The river was high." in done.stdout
    assert explainer("-C", minimal, "coverage").returncode == 0


@pytest.mark.parametrize("command", ["check", "build", "coverage"])
def test_empty_folder_is_a_located_mistake(command, tmp_path):
    """A folder without content gives located errors, and no traceback."""
    done = explainer("-C", tmp_path, command)
    assert done.returncode == 1
    assert "content/explainer.yaml:1:1: error:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_module_and_script_are_one():
    """`python -m generator` and the installed command print the same version."""
    script = [str(sys.executable).replace("python", "explainer"), "--version"]
    installed = subprocess.run(script, capture_output=True, text=True, check=False)
    assert run("generator", "--version", cwd=ROOT).stdout == installed.stdout
    assert installed.stdout.startswith("explainer, version ")


def test_disk_that_refuses_is_one_line(minimal):
    """What cannot be written ends the command with its name, and no traceback."""
    (minimal / "build").write_text("in the way")
    run = explainer("-C", minimal, "generate")
    assert run.returncode == 1
    assert "minimal/build: " in run.stderr and "Traceback" not in run.stderr
