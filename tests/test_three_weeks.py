"""What docs/editing.md shows of a dispute over three weeks, done to the letter.

As in the first article, commands are run, and what stands below them is printed. A text is saved
in the file that the paragraph above it names; what stands in a block of YAML goes into the files
that it names.
"""

import re
import shlex
import sys

import pytest

from generator.pages.pipeline import read
from tests.sites import ROOT
from tests.test_first_article import BLOCK, FILE, entered, is_shown, shell

SECTION = "## A dispute over three weeks\n"


def weeks():
    """What comes before the weeks of the walk-through, and each of them."""
    text = (ROOT / "docs/editing.md").read_text("utf-8")
    assert text.count(SECTION) == 1
    for week in text.partition(SECTION)[2].partition("\n## ")[0].split("\n### "):
        blocks, end = [], 0
        for block in BLOCK.finditer(week):
            above = week[end : block.start()].strip().rpartition("\n\n")[2]
            blocks.append((block[1], block[2], above))
            end = block.end()
        yield blocks


class Editor:
    """Somebody who does what a guide says, and remembers in which folder."""

    def __init__(self, root):
        self.root = root
        set_up(root)

    def follow(self, language, block, above):
        """Do what a block says."""
        if language == "console":
            self.enter(block)
        elif language == "text":
            (self.root / FILE.findall(above)[-1]).write_text(block, "utf-8")
        else:
            for text in re.split(r"^(?=# content/)", block, flags=re.MULTILINE)[1:]:
                name, _, lines = text.partition("\n")
                paste(lines, self.root / name.removeprefix("# "))

    def enter(self, block):
        """Run each command of a block, and find below it what it prints."""
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, shown = command.partition("\n")
            if line.startswith("cd "):
                self.root /= line.removeprefix("cd ")
                set_up(self.root)
            else:
                printed = entered(line, self.root)
                assert is_shown(shown.splitlines(), printed.splitlines()), f"{line}\n{printed}"


def set_up(root):
    """Put the program where an editor has it."""
    command = root / ".venv/bin/explainer"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m generator "$@"\n')
    command.chmod(0o755)


def paste(text, file):
    """Put entries at the end of a file, or in the place of those that have the same id."""
    file.parent.mkdir(parents=True, exist_ok=True)
    old = file.read_text("utf-8").removesuffix("[]\n") if file.exists() else ""
    found = parts(old)
    for name, part in parts(text).items():
        found[name] = "".join((entries(found.get(name, "")) | entries(part)).values())
    file.write_text("".join(found.values()), "utf-8")


def parts(text):
    """What stands under each field of a file; of a list, and of comments before it, under none."""
    pieces = re.split(r"^(?=\w+:)", text, flags=re.MULTILINE)
    return {one.partition(":")[0] if re.match(r"\w+:", one) else "": one for one in pieces if one}


def entries(part):
    """Each entry of a list by its id, a point by its issue, and what stands before them."""
    head, *pieces = re.split(r"^(?=(?:  )?- )", part, flags=re.MULTILINE)
    named = [re.search(r"\b(?:id|issue): ([\w-]+)", one) for one in pieces]
    found = {name[1] if name else one: one for name, one in zip(named, pieces, strict=True)}
    return {"": head} | found


@pytest.mark.slow
def test_three_weeks(tmp_path):
    """Whoever does what docs/editing.md says has after each week an explainer, committed, in which
    nothing is warned of, and is shown what became of all that was asked."""
    editor = Editor(tmp_path)
    beginning, *three = weeks()
    assert len(three) == 3
    for block in beginning:
        editor.follow(*block)
    for week in three:
        for block in week:
            editor.follow(*block)
        report = read(editor.root)
        assert report.problems == [], report.show(editor.root)
        assert shell("git status --porcelain", editor.root) == ""
