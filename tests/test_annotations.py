"""What GitHub is told of problems: notes on lines, and the table on the page of a run."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from generator.cli.github import (
    SHOWN,
    SUMMARY,
    Run,
    annotate,
    append_summary,
    as_text,
    find_run,
    room_for_summary,
    summarise,
)
from generator.content.problems import Doubt, Place, Problem, visible
from generator.pages.escape import one_line
from tests.broken_cases import copy_base
from tests.commands import explainer
from tests.proposing import expected, lay_out_proposal, told
from tests.sites import edit, environment

HOSTILE = [
    "::error::x",
    "##[add-mask]e",
    "100% of a,b:c",
    "%0A%25",
    "a|b\n\n# c",
    "@octocat #1 https://evil.example www.evil.example",
    "[x](javascript:1)<img src=x>`y`",
    "\u202eabc\u2028def\x1b[31m\x85",
    "عربى — 中文 🙂",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def problem(message="wrong", hint="", line=1, is_error=True, file="content/a.yaml", rule="rule"):
    return Problem(Place(file, line, 3, 4), rule, message, hint, is_error)


def parse(command):
    """A workflow command as the runner reads it: its name, properties and message."""
    name, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", command, re.DOTALL).groups()
    found = dict(one.split("=", 1) for one in properties.split(","))
    return name, {key: unquote(value) for key, value in found.items()}, unquote(message)


def run(root, *arguments, **settings):
    """Run the command at GitHub Actions, in this process; what it prints, and its exit code."""
    variables = {name: str(value) for name, value in settings.items()}
    return explainer(*arguments, cwd=root, **{"GITHUB_ACTIONS": "true", **variables})


@pytest.fixture
def wrong(base):
    """An explainer with one mistake and one draft."""
    edit(base / "content/explainer.yaml", "as_of: 2031-05-05", "as_of: 2031-05-99")
    return base


def test_sample_of_a_pull_request(tmp_path):
    """The annotations and the summary of a sample pull request are those that are kept."""
    found, wanted = told(lay_out_proposal(tmp_path / "proposal")), expected()
    for name in ("annotations.txt", "summary.md"):
        assert found[name] == wanted[name], f"{name}: if that is meant: make goldens"


@given(message=TEXTS, hint=TEXTS, file=st.sampled_from(["content/a.yaml", "content/a,b:c%.yaml"]))
def test_commands_are_read_as_they_were_meant(message, hint, file):
    """Whatever a message holds, its command is one line, from which it can be read again."""
    [command] = annotate([problem(message, hint, file=file)], "sites/dam/")
    assert len(command.splitlines()) == 1
    name, properties, text = parse(command)
    assert name == "error"
    assert properties == {
        "file": f"sites/dam/{file}",
        "line": "1",
        "col": "3",
        "endColumn": "7",
        "title": "rule",
    }
    lines = [*message.splitlines(), *hint.splitlines()]
    assert text == "\n".join(map(visible, lines))


def test_errors_come_first_and_no_more_than_are_shown():
    """Of many problems, the first errors and the first warnings are annotated, errors first."""
    problems = [problem(line=n, is_error=n % 2 == 0) for n in range(1, 101)]
    found = [parse(command) for command in annotate(problems)]
    assert [name for name, *_ in found] == ["error"] * SHOWN + ["warning"] * SHOWN
    assert [int(properties["line"]) for _, properties, _ in found] == [
        *range(2, 2 * SHOWN + 1, 2),
        *range(1, 2 * SHOWN, 2),
    ]


@given(text=TEXTS)
def test_text_in_the_summary_is_inert(text):
    """Text shows in the summary as it is: no tag, no link, no mention, no second cell."""
    shown = as_text(text)
    assert not re.search(r"[|<>@\[\]*_`\\\n]|(?<!&)#|www\.|:", shown)
    html = LexborHTMLParser(f"<div>{markdown(shown)}</div>")
    assert " ".join(html.body.text().split()) == " ".join(one_line(visible(text)).split())
    assert {node.tag for node in html.body.traverse()} <= {"body", "div", "p", "-text"}


def test_summary_is_no_longer_than_github_takes():
    """However much is wrong, the table fits, errors first, and says how much it leaves out."""
    problems = [problem("x" * 900, "y" * 900, n, is_error=n > 600) for n in range(1, 1201)]
    text = summarise(problems, Run())
    assert SUMMARY - 3000 < len(text.encode()) <= SUMMARY
    rows = text.count("| content/a.yaml")
    assert text.endswith(f"\nand {1200 - rows} more, which the log of this step tells\n")
    assert text.startswith("### 600 errors, 600 warnings\n")
    assert text.count("**error:**") > text.count("**warning:**")


def test_summary_is_put_behind_what_is_there(tmp_path):
    """What an earlier command wrote stays, and counts against the room that there is."""
    file = tmp_path / "summary.md"
    file.write_text("earlier\n", "utf-8")
    now = Run(summary=file)
    append_summary(now, "später\n")
    assert file.read_bytes() == "earlier\nspäter\n\n".encode()
    assert room_for_summary(now) == SUMMARY - len(file.read_bytes())
    file.write_bytes(b"x" * (SUMMARY + 1))
    assert room_for_summary(now) == 0
    assert len(summarise([problem()] * 9, now, 0)) < 500


def test_elsewhere_nothing_is_annotated(wrong):
    """Away from GitHub Actions a run prints what it always did."""
    assert find_run(wrong, {}) is None
    assert find_run(wrong, {"GITHUB_ACTIONS": "false"}) is None
    done = run(wrong, "check", GITHUB_ACTIONS="")
    assert "::" not in done.stderr
    assert "bad-date" in done.stderr


@pytest.mark.parametrize("command", ["check", "build", "generate", "bundle", "coverage"])
def test_commands_annotate_and_summarise(wrong, tmp_path, command):
    """Each command that checks tells GitHub what is wrong, where, and in the summary too."""
    file = tmp_path / "summary.md"
    done = run(wrong, command, GITHUB_STEP_SUMMARY=file)
    assert done.returncode == 1
    noted = [line for line in done.stderr.splitlines() if line.startswith("::error")]
    [(_, properties, message)] = map(parse, noted)
    assert properties["file"] == "content/explainer.yaml"
    assert properties["title"] == "bad-date"
    assert message.startswith("there is no day “2031-05-99”")
    assert "### 1 error, 0 warnings" in file.read_text("utf-8")


def test_no_article_can_give_commands(base):
    """What a file holds is printed where no command is heeded, behind a word nobody can foresee."""
    edit(base / "content/explainer.yaml", "as_of: 2031-05-05", "as_of: '##[add-mask]e'")
    first, second = run(base, "check").stderr, run(base, "check").stderr
    token = re.match(r"::stop-commands::([0-9a-f]{32})\n", first)[1]
    before, after = first.split(f"\n::{token}::\n")
    assert "##[add-mask]e" in before
    commands = [line for line in after.splitlines() if line]
    assert [parse(line)[0] for line in commands] == ["error"]
    assert token not in second


def test_the_summary_of_nothing_wrong_is_empty(base, tmp_path):
    """A run that finds nothing writes nothing."""
    done = run(base, "check", GITHUB_STEP_SUMMARY=tmp_path / "summary.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_that_cannot_be_written(wrong, tmp_path):
    """Where no summary can be written the problems are still printed, and one line says why."""
    done = run(wrong, "check", GITHUB_STEP_SUMMARY=tmp_path)
    assert done.returncode == 1
    assert "::error " in done.stderr
    assert done.stderr.rstrip().endswith("Is a directory")


@pytest.mark.parametrize("is_clone", [True, False])
def test_paths_lead_from_the_top_of_the_repository(tmp_path, is_clone):
    """The file of an annotation is named from the repository's top, wherever the explainer is."""
    root = copy_base(tmp_path / "work/clone/sites/dam")
    settings = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(tmp_path / "work")}
    if is_clone:
        (tmp_path / "work/clone/.git").mkdir()
    assert find_run(root, settings).folder == ("sites/dam/" if is_clone else "clone/sites/dam/")
    elsewhere = {**settings, "GITHUB_WORKSPACE": str(tmp_path / "other")}
    assert find_run(root, elsewhere).folder == ("sites/dam/" if is_clone else "")


def test_places_in_the_summary_are_links(base):
    """With the repository known, each place leads to its line as it was in that commit."""
    settings = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "example/dam",
        "GITHUB_SHA": "abc",
        "GITHUB_WORKSPACE": str(base),
    }
    text = summarise([problem(file="content/ä b.yaml", line=7)], find_run(base, settings))
    address = "https://github.com/example/dam/blob/abc/content/%C3%A4%20b.yaml#L7"
    assert f"[content/ä b.yaml&#58;7]({address})" in text


def test_what_people_are_asked_is_a_list_of_its_own():
    """Each sentence stands beside the words of its source, with the command that records it."""
    doubt = Doubt("dam.summary", "Will build *it*", ("may build it | now", "or not"))
    asked = replace(problem("the source says “may”", is_error=False, rule="modality"), doubt=doubt)
    text = summarise([problem(), asked], Run())
    [plain, review] = text.split("### To review")
    assert plain.startswith("### 1 error, 1 warning\n")
    assert "modality" not in plain
    cells = LexborHTMLParser(markdown(review, extensions=["tables"])).css("tbody td")
    assert [" ".join(cell.text(separator=" ").split()) for cell in cells] == [
        "Will build *it* content/a.yaml:1",
        "may build it | now or not",
        "warning: the source says “may” modality `explainer confirm dam.summary` records that it"
        " is right",
    ]
    alone = summarise([asked], Run())
    assert "| Where |" not in alone
    many = summarise([problem(line=n) for n in range(9_000)] + [asked] * 9_000, Run(), 100_000)
    assert len(many.encode()) <= 100_000
    assert many.count("explainer confirm dam.summary") > 50


def test_as_a_process(wrong):
    """The command itself, started as a workflow does, heeds the environment."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", wrong, "check"],
        env={
            **environment(),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(Path(wrong).parent),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert f"file={wrong.name}/content/explainer.yaml,line=" in done.stderr
