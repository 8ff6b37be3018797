"""The command line: exit codes, what it prints where, and what it never prints."""

import hashlib
import os
import pty
import re
import subprocess
import sys

import pytest

from generator.cli.app import COMMANDS
from tests import sites
from tests.commands import explainer
from tests.goldens import lay_out
from tests.sites import ROOT, edit, environment, run


@pytest.fixture
def minimal(tmp_path):
    return lay_out("minimal", tmp_path / "minimal")


@pytest.fixture
def full(tmp_path):
    return lay_out("full", tmp_path / "full")


def test_help_lists_every_command():
    """The help text names every command, with one line about it."""
    done = explainer("--help")
    assert done.returncode == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command}  +[A-Z].*\.", done.stdout, re.MULTILINE), command


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command):
    """Each command tells how it is used, and asks for nothing."""
    done = explainer(command, "-h")
    assert done.returncode == 0
    assert f"explainer {command} [OPTIONS]" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["check", "--nonsense"], ["check", "extra"], ["-C", "no-such-folder", "check"]],
)
def test_wrong_call_exits_with_2(arguments):
    """A mistake in how the command is called exits with 2, and says what is wrong."""
    done = explainer(*arguments)
    assert done.returncode == 2
    assert "Error:" in done.stderr
    assert not done.stdout


def test_good_content_exits_with_0(minimal):
    """Good content passes, and the command says what it checked."""
    done = explainer("-C", minimal, "check", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"\b1 statement.*\b1 source", done.stdout)
    assert not (minimal / "build").exists()


@pytest.mark.parametrize("command", ["check", "generate", "build", "coverage"])
def test_mistake_exits_with_1(command, minimal):
    """A mistake in the content exits with 1, and says where it is, whatever the command."""
    edit(minimal / "content/parties/town.yaml", "paragraph: 1", "paragraph: 7")
    done = explainer("-C", minimal, command)
    assert done.returncode == 1
    assert "content/parties/town.yaml:11:20: error: “notice” has no paragraph 7" in done.stderr
    assert not done.stdout
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
    edit(minimal / "content/parties/town.yaml", "paragraph: 1", "paragraph: 7")
    above = explainer("-C", "minimal", "check", cwd=minimal.parent)
    inside = explainer("check", cwd=minimal)
    beside = explainer("-C", "..", "check", cwd=minimal / "content")
    assert above.stderr.startswith("minimal/content/parties/town.yaml:11:20: error:")
    assert inside.stderr.startswith("content/parties/town.yaml:11:20: error:")
    assert beside.stderr.startswith("../content/parties/town.yaml:11:20: error:")


def test_generate_says_what_it_wrote(minimal):
    """`generate` counts the files that it wrote, and the second time none."""
    count = sum(1 for path in (ROOT / "tests/golden/minimal/expected").rglob("*") if path.is_file())
    first, second = (explainer("-C", minimal, "generate").stdout for _ in range(2))
    assert f"{count} files written, 0 unchanged, 0 deleted" in first
    assert f"0 files written, {count} unchanged, 0 deleted" in second


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


def test_coverage_lists_what_is_missing(full):
    """`coverage` counts each source's paragraphs and quotations, and lists those not cited."""
    done = explainer("-C", full, "coverage")
    assert done.returncode == 0
    assert re.search(r"^gazette: \d+ of 12 paragraphs, \d+ of \d+ quoted spans$", done.stdout, re.M)
    assert [line for line in done.stdout.splitlines() if not line.startswith(" ")] == [
        line for line in done.stdout.splitlines() if re.match(r"(gazette|copy|bote|finch): ", line)
    ]
    edit(
        full / "content/parties/millbrook.yaml",
        "quote: It is too early to say yes or no",
        "quote: It is too early",
    )
    missing = explainer("-C", full, "coverage").stdout
    assert "  paragraph 10, not quoted in full: “It is too early to say yes or" in missing


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
    done = sites.explainer("-C", tmp_path, command)
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
