"""How much is read at most: the last that is, and the first that is not."""

import os
from pathlib import Path

import pytest
import yaml

from generator.content import limits
from generator.content.files import read_bytes
from generator.content.problems import Problem
from generator.pages.pipeline import read
from tests.broken_cases import assert_are_in_files

ISSUES, PAGE, SEED = "content/issues.yaml", "content/pages/about.md", "seeds/gazette.txt"


def problems(root: Path) -> list[Problem]:
    """What is wrong in `root`; each problem has a place that is there, and can be shown."""
    report = read(root)
    assert_are_in_files([problem.place for problem in report.problems], root)
    assert report.show(root).count("[") >= len(report.problems)
    return report.problems


def told(root: Path, rule: str) -> list[tuple[str, int, str]]:
    """File, line and message of each problem of one rule."""
    found = [problem for problem in problems(root) if problem.rule == rule]
    return [(problem.place.file, problem.place.line, problem.message) for problem in found]


def put(root: Path, file: str, text: str) -> None:
    """Write one file, in a folder that may not be there yet."""
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_text(text, "utf-8")


def test_a_file_too_large_is_not_read(base):
    """Of a file above the limit only the size is looked at, even if it claims to be a terabyte."""
    with (base / ISSUES).open("wb") as stream:
        stream.truncate(10**12)
    message = "the file has 1,000,000,000,000 bytes; at most 4,000,000 are read"
    assert told(base, "file-too-large") == [(ISSUES, 1, message)]


def test_the_largest_file_is_read(tmp_path):
    """A file of just the size that is allowed is read to its end, and one byte more is not."""
    put(tmp_path, "x", "a" * limits.BYTES)
    assert read_bytes(tmp_path, "x") == (b"a" * limits.BYTES, None)
    put(tmp_path, "x", "a" * (limits.BYTES + 1))
    data, problem = read_bytes(tmp_path, "x")
    assert (data, problem and problem.rule) == (b"", "file-too-large")


def test_a_size_is_not_believed():
    """No more is read than is allowed, whatever size the system gives for a file."""
    file = f"proc/{os.getpid()}/maps"  # a file that has text, and 0 for its size
    if not Path("/", file).exists():
        pytest.skip("this system has no /proc")
    data, problem = read_bytes(Path("/"), file)
    assert 0 < len(data) <= limits.BYTES
    assert problem is None


@pytest.mark.parametrize("extra", [0, 1])
def test_lines_are_counted(base, extra):
    """A file may have so many lines, and not one more."""
    (base / ISSUES).open("a").write("#\n" * (limits.LINES - 2 + extra))
    assert len(told(base, "too-many-lines")) == extra


@pytest.mark.parametrize("extra", [pytest.param(0, marks=pytest.mark.soak), 1])
def test_values_are_counted(base, extra):
    """A file may have so many names and values, and not one more: the tree is not built then."""
    text = "[" + "a," * (limits.VALUES - 1 + extra) + "]\n"
    put(base, ISSUES, text)
    message = "more than 200,000 names and values in one file"
    assert told(base, "too-many-values") == [(ISSUES, 1, message)] * extra


@pytest.mark.parametrize("extra", [0, 1])
def test_the_length_of_a_text_is_limited(base, extra):
    """A text in YAML may be so long, and is named with its length where it is longer."""
    put(base, ISSUES, f"- id: toll\n  name: {'x' * (limits.TEXT + extra)}\n")
    message = "this text has 20,001 characters; at most 20,000 are read"
    assert told(base, "text-too-long") == [(ISSUES, 2, message)] * extra
    assert len(problems(base)) == extra


@pytest.mark.parametrize("extra", [0, 1])
def test_the_length_of_a_paragraph_is_limited(base, extra):
    """A paragraph of an article may be so long; the next longer one is named by its number."""
    text = (base / SEED).read_text("utf-8")
    put(base, SEED, text + "x" * (limits.PARAGRAPH + extra) + "\n")
    message = "paragraph 9 has 20,001 characters; at most 20,000 are read"
    assert told(base, "text-too-long") == [(SEED, 1, message)] * extra


def test_the_length_of_an_article_is_limited(base):
    """An article longer than a speech of five hours is named with its length."""
    put(base, SEED, ("x" * 9_999 + "\n") * 31)
    message = "the article has 310,000 characters; at most 300,000 are read"
    assert told(base, "text-too-long") == [(SEED, 1, message)]


def test_paragraphs_are_counted(base):
    """An article with too many paragraphs is named with their number."""
    put(base, SEED, "x\n" * (limits.PARAGRAPHS + 1))
    message = "the article has 10,001 paragraphs; at most 10,000 are read"
    assert told(base, "too-many-paragraphs") == [(SEED, 1, message)]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("x" * 20_001, "text-too-long", 3),
        ("word " * 40_001, "text-too-long", 1),
        ("[x] " * 2_001, "too-many-brackets", 1),
        ("[x] " * 2_000, "", 0),
        (">" * 21, "too-deep", 3),
        ("- " * 21, "too-deep", 3),
        (">" * 20 + " x", "", 0),
        (" " * 81 + "x", "too-deep", 3),
        ("-" * 80, "", 0),
        ("x" * 20_000, "", 0),
    ],
)
def test_pages_are_limited(base, text, rule, line):
    """A page, a line of it and the levels on it have limits; a rule across the page is no level."""
    put(base, PAGE, f"# About\n\n{text}\n")
    assert [(p.rule, p.place.line) for p in problems(base)] == ([(rule, line)] if rule else [])


@pytest.mark.parametrize("folder", ["content", "seeds"])
def test_files_are_counted(base, folder):
    """Of a folder with too many files one problem is told, and the walk ends there."""
    for number in range(limits.FILES):
        (base / folder / f"{number}.txt").touch()
    assert told(base, "too-many-files") == [(folder, 1, f"more than 20,000 files in {folder}/")]


def test_no_more_problems_are_told_than_someone_reads(base):
    """After so many problems of a file the rest is not looked for, and that is said."""
    put(base, ISSUES, "- \n" * 5_000)
    found = [problem for problem in problems(base) if problem.place.file == ISSUES]
    assert len(found) == limits.PROBLEMS + 1
    assert [p.place.line for p in found if p.rule == "too-many-problems"] == [1_001]


@pytest.mark.parametrize(
    "text", ["- {a: b}\n", "- id: A\n  name: b\n", "- {}\n", "- id: [a]\n  name: c\n"]
)
def test_no_more_misfits_are_told_than_someone_reads(base, text):
    """The same holds for what does not fit the model, which is not typed any further then."""
    put(base, ISSUES, text * 5_000)
    found = [problem for problem in problems(base) if problem.place.file == ISSUES]
    assert len(found) == limits.PROBLEMS + 1
    assert [p.rule for p in found].count("too-many-problems") == 1


def test_an_explainer_a_hundred_times_larger_is_within_the_limits():
    """Each file of the real content could hold a hundred times as much, but one of translations
    thirty times as much: those of a language may be divided (tests/test_divided_translations.py).
    """
    files = list((Path(__file__).parents[1] / "content").rglob("*.yaml"))
    assert files
    for path in files:
        text, times = path.read_text("utf-8"), 30 if path.parent.name == "translations" else 100
        events = yaml.parse(text, Loader=yaml.SafeLoader)
        assert times * len(text.encode()) < limits.BYTES
        assert times * text.count("\n") < limits.LINES
        assert times * sum(isinstance(event, yaml.NodeEvent) for event in events) < limits.VALUES
