"""YAML text → a tree of texts with places; files that are no plain text."""

import os
from pathlib import Path

import pytest

from generator.content.problems import Place, Problem
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.yaml_reader import read_yaml


def read(root: Path, data: str | bytes) -> tuple[Node | None, list[Problem]]:
    """What the reader makes of one file."""
    (root / "x.yaml").write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_yaml(root, "x.yaml")


def tree(root: Path, data: str | bytes) -> object:
    """The tree of a file without problems, as Python has it."""
    node, problems = read(root, data)
    assert problems == []
    assert node is not None
    return bare(node)


def bare(node: Node) -> object:
    """A node as Python has it, without the nodes themselves."""
    if isinstance(node, Mapping):
        return {name: bare(inner) for name, inner in node.fields.items()}
    if isinstance(node, Sequence):
        return [bare(inner) for inner in node.items]
    return node.text


def rules(root: Path, data: str | bytes) -> list[str]:
    """The rules that a file breaks, in the order in which they are found."""
    return [problem.rule for problem in read(root, data)[1]]


def place(root: Path, data: str | bytes, *path: str | int) -> tuple[int, int, int]:
    """Line, column and width of what stands at `path`."""
    node, _ = read(root, data)
    assert node is not None
    found = node.find(path).place
    return found.line, found.column, found.width


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "true", "12:30", "1:02:03", "1.10", "007", "0x1F"),
        *("1e3", ".inf", ".nan", "1_000", "2025-03-13", "2025-03-13 10:00:00", "=", "0o17", "+1"),
        *("Yes", "NO", "-1", "1.", "0b101", "2025-3-1", "12", "0o7", "y", "n"),
    ],
)
def test_plain_values_stay_text(text, tmp_path):
    """What YAML takes for a number, a date or a truth value is the text, or the name, typed."""
    written = f"a: {text}\nb: [{text}]\n{text}: c\n"
    assert tree(tmp_path, written) == {"a": text, "b": [text], text: "c"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'it''s'", "it's"),
        ('"a \\"b\\" c"', 'a "b" c'),
        ('"a\\u00e9"', "aé"),
        ('"a\\\n    b"', "ab"),
        ("one\n    two", "one two"),
        ("|\n    one\n    two", "one\ntwo"),
        (">\n    one\n    two\n\n    three", "one two\nthree"),
        (">-\n    one", "one"),
        ("x # a remark", "x"),
        ("x#y", "x#y"),
        ("'x # y'", "x # y"),
        ("a:b", "a:b"),
        ("https://example.org/?a=1#b", "https://example.org/?a=1#b"),
        ("“a: b”", None),
        ("'  x  '", "x"),
    ],
)
def test_ways_to_write_text(written, text, tmp_path):
    """Quoted, folded, literal and plain text are read as YAML says, without space around it."""
    if text is None:
        assert rules(tmp_path, f"a: {written}\n") == ["yaml-syntax"]
    else:
        assert tree(tmp_path, f"a: {written}\n") == {"a": text}


@pytest.mark.parametrize(
    ("written", "text"),
    [("'Null'", "Null"), ('"~"', "~"), ("null and void", "null and void"), ("|\n    null", "null")],
)
def test_what_only_looks_like_nothing_is_text(written, text, tmp_path):
    """The word that programs write for nothing is text inside marks, under “|”, and in a text."""
    assert tree(tmp_path, f"a: {written}\n") == {"a": text}


@pytest.mark.parametrize(
    ("text", "line", "column", "sign"),
    [
        ("a:\n  – id: x\n    name: y\n", 2, 3, "-"),
        ("a:\n  - id: x\n    name: y\n  — id: z\n    name: y\n", 4, 3, "-"),
        ("a:\n  • id: x\n    name: y\n", 2, 3, "-"),
        ("name： x\ntype: y\n", 1, 5, ":"),
        ("a:\n  - id：x\n    name: y\n", 2, 7, ":"),
    ],
)
def test_signs_that_look_like_those_of_yaml(text, line, column, sign, tmp_path):
    """A dash for a hyphen and a colon of another script are named, with what belongs there."""
    (problem,) = read(tmp_path, text)[1]
    assert (problem.place.line, problem.place.column) == (line, column)
    assert problem.rule == "yaml-syntax" and f"type “{sign}” and a space" in problem.hint


def test_dashes_in_a_text_are_its_own(tmp_path):
    """What is said behind a dash, under a “|”, is nothing but text."""
    assert tree(tmp_path, "a: |\n  – b: c\n  • d\n") == {"a": "– b: c\n• d"}


def test_lists_and_fields_may_be_written_either_way(tmp_path):
    """Brackets and braces mean the same as lines and indentation."""
    block = "a:\n  - b: 1\n    c: 2\n  - d\n"
    assert tree(tmp_path, block) == tree(tmp_path, "a: [{b: 1, c: 2}, d]\n")


@pytest.mark.parametrize(
    ("text", "path", "where"),
    [
        ("a: xyz\n", ("a",), (1, 4, 3)),
        ("a:\n  b: xyz\n", ("a", "b"), (2, 6, 3)),
        ("- x\n- yz\n", (1,), (2, 3, 2)),
        ("a: [x, yz]\n", ("a", 1), (1, 8, 2)),
        ("a: [x,\n    yz]\n", ("a", 1), (2, 5, 2)),
        ("a: 'x y'\n", ("a",), (1, 4, 5)),
        ("a: |\n  xyz\n  abc\n", ("a",), (1, 4, 1)),
        ("a: >-\n  xyz\n", ("a",), (1, 4, 2)),
        ("a: one\n  two\n", ("a",), (1, 4, 3)),
        ("a: 'one  \n  two'\n", ("a",), (1, 4, 4)),
        ("é漢🙂: x\n", ("é漢🙂",), (1, 6, 1)),
        ("a: [é, 漢🙂]\n", ("a", 1), (1, 8, 2)),
        ("# remark\n\na: x\n", ("a",), (3, 4, 1)),
        ("a: x\n", ("b",), (1, 1, 1)),
        ("- a: x\n  b: y\n- c: z\n", (1,), (3, 3, 1)),
        ("a:\n  - x\n", ("a",), (2, 3, 1)),
        ("a: {b: c}\n", ("a",), (1, 5, 1)),
    ],
)
def test_places_count_characters(text, path, where, tmp_path):
    """A node knows the line and the column where it begins, and its width on that line."""
    assert place(tmp_path, text, *path) == where


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_move_nothing(end, mark, tmp_path):
    """Places are the same with any line ends, and with or without a byte order mark."""
    text = mark + end.join(["é: 1", "b:", "  - x", "  - yz", ""])
    assert place(tmp_path, text, "b", 1) == (4, 5, 2)
    assert tree(tmp_path, text) == {"é": "1", "b": ["x", "yz"]}


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c"])
def test_odd_line_separators_are_reported_and_count_as_no_line(separator, tmp_path):
    """What only some programs take for a line end is an error, and lines after it keep counting."""
    _, problems = read(tmp_path, f"a: x{separator}y\nb:\n")
    assert [(p.rule, p.place.line, p.place.column) for p in problems] == [
        ("control-character", 1, 5),
        ("empty-value", 2, 3),
    ]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{x: ", "}")])
@pytest.mark.parametrize("depth", [21, 25_000])
def test_too_many_levels_are_an_error(opening, closing, depth, tmp_path):
    """Nesting without measure gives one located error, however deep, and no crash."""
    node, [problem] = read(tmp_path, opening * depth + closing * depth + "\n")
    assert node is None
    assert (problem.rule, problem.place.column) == ("too-deep", 20 * len(opening) + 1)


def test_deep_blocks_are_an_error(tmp_path):
    """Nesting by indentation without measure gives one located error."""
    _, [problem] = read(tmp_path, "- " * 25_000 + "x\n")
    assert (problem.rule, problem.place) == ("too-deep", Place("x.yaml", 1, 41))


def test_twenty_levels_are_read(tmp_path):
    """The depth that is allowed is read."""
    assert rules(tmp_path, "[" * 20 + "x" + "]" * 20 + "\n") == []


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        ("a: b\n---\nc: d\n", "several-documents", 2, 1),
        ("a: !!int 1\n", "yaml-tag", 1, 4),
        ("a: !own {b: c}\n", "yaml-tag", 1, 4),
        ("a: !!python/object/apply:os.system [x]\n", "yaml-tag", 1, 4),
        ("a: &b c\n", "yaml-anchor", 1, 4),
        ("a: &b [c]\n", "yaml-anchor", 1, 4),
        ("a: *b\n", "yaml-alias", 1, 4),
        ("<<: {a: b}\n", "yaml-merge", 1, 1),
        ("<<:\n", "yaml-merge", 1, 1),
        ("? [a]\n: b\n", "yaml-key", 1, 3),
        ("? {a: b}\n: c\n", "yaml-key", 1, 3),
        ("? \n", "yaml-key", 1, 2),
        ("'': b\n", "yaml-key", 1, 1),
        ("a: b\na: c\n", "duplicate-key", 2, 1),
        ("a: b\na: [{c: d}]\n", "duplicate-key", 2, 1),
        ("a: b\n'a': c\n", "duplicate-key", 2, 1),
        ("a: b\na:\n", "duplicate-key", 2, 1),
        ("a:\n", "empty-value", 1, 3),
        ("a: ''\n", "empty-value", 1, 4),
        ("a: '  '\n", "empty-value", 1, 4),
        ("a: |\n\nb: c\n", "empty-value", 1, 4),
        ("- a\n-\n", "empty-value", 2, 2),
        ("a: null\n", "empty-value", 1, 4),
        ("a: ~\n", "empty-value", 1, 4),
        ("a:\n  - b\n  - NULL\n", "empty-value", 3, 5),
        ("", "empty-file", 1, 1),
        ("\ufeff", "empty-file", 1, 1),
        (" \n\n", "empty-file", 1, 1),
        ("# only a remark\n", "empty-file", 1, 1),
        ("---\n", "empty-file", 1, 1),
        ("a: b\n\tc: d\n", "tab", 2, 1),
        ("a:\n  \tb: c\n", "tab", 2, 3),
        ("a: b\tc\n", "tab", 1, 5),
        ("a: b\n c\n  d: e\n", "yaml-syntax", 3, 4),
        ("a: %x\n", "yaml-syntax", 1, 4),
        # Bytes that are no text, or that hide or turn it.
        (b"a: b\x00c\n", "control-character", 1, 5),
        (b"a: b\nc: d\x1be\n", "control-character", 2, 5),
        (b"a: b\x7f\n", "control-character", 1, 5),
        ("a: b\ue000\n".encode(), "control-character", 1, 5),
        ("a: b\u200b\n".encode(), "control-character", 1, 5),
        ("a: b\uffff\n".encode(), "control-character", 1, 5),
        ("a: b\n\ufeffc: d\n".encode(), "control-character", 2, 1),
        ("a: b\u202ec\n".encode(), "bidirectional-character", 1, 5),
        ("a: b\u2066c\n".encode(), "bidirectional-character", 1, 5),
        ("a: b\u200fc\n".encode(), "bidirectional-character", 1, 5),
        ("# \u202e\na: b\n".encode(), "bidirectional-character", 1, 3),
        (b"a: caf\xe9\n", "not-utf-8", 1, 7),
        (b"a: b\nc: \xc3\xa9\xff\n", "not-utf-8", 2, 5),
        (b"a: \xed\xa0\x80\n", "not-utf-8", 1, 4),
        (b"a: \xc0\xaf\n", "not-utf-8", 1, 4),
        ("a: b\n".encode("utf-16"), "not-utf-8", 1, 1),
        (b'a: "b\\0c"\n', "control-character", 1, 4),
        (b'a: "b\\u202ec"\n', "bidirectional-character", 1, 4),
        (b'"b\\0c": x\n', "control-character", 1, 1),
        (b'"\\0node": x\n', "control-character", 1, 1),
    ],
)
def test_what_is_not_read(data, rule, line, column, tmp_path):
    """What editors have no need of, or forgot, or cannot see is one error at its own place."""
    _, problems = read(tmp_path, data)
    assert [(p.rule, p.place.line, p.place.column) for p in problems] == [(rule, line, column)]


def test_the_first_of_two_values_is_kept(tmp_path):
    """Of a field written twice, the first value is checked further."""
    node, _ = read(tmp_path, "a: b\na: c\n")
    assert bare(node) == {"a": "b"}


def test_an_alias_bomb_is_harmless(tmp_path):
    """Aliases are never expanded, so that a small file cannot fill the memory."""
    lines = ["a0: &a0 x"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = rules(tmp_path, "\n".join(lines) + "\n")
    assert (found.count("yaml-anchor"), found.count("yaml-alias")) == (30, 29 * 9)


@pytest.mark.parametrize(
    "text",
    ["e\u0301", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937"],
    ids=["combining accent", "Persian non-joiner", "Hindi joiner"],
)
def test_characters_of_spelling_are_allowed(text, tmp_path):
    """Invisible characters that a language needs for its spelling are text."""
    assert tree(tmp_path, f"a: {text}\n") == {"a": text}


def test_a_tab_in_text_leaves_the_rest_readable(tmp_path):
    """Only a tab that indents makes the file unreadable; another one is reported and read on."""
    node, problems = read(tmp_path, "a: b\tc\nd:\n")
    assert isinstance(node, Mapping)
    assert [problem.rule for problem in problems] == ["tab", "empty-value"]
    assert read(tmp_path, "a:\n\tb: c\n")[0] is None


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a:\u00a0b\n", 3),
        ("a: \u202fb\n", 4),
        ("a:\u3000b\n", 3),
        ("-\u00a0a: b\n", 2),
        ("\u00a0\u00a0a: b\n", 1),
    ],
)
def test_odd_spaces_around_a_name_are_found(text, column, tmp_path):
    """A space that only looks like one is an error at its place, and the file is read further."""
    node, [problem] = read(tmp_path, text)
    assert isinstance(node, Mapping | Sequence)
    assert (problem.rule, problem.place.column) == ("odd-space", column)


def test_odd_spaces_in_a_text_stay(tmp_path):
    """No-break spaces inside a text are part of it."""
    assert tree(tmp_path, "a: «\u00a0b »\nc: 10\u00a0000\n") == {
        "a": "«\u00a0b »",
        "c": "10\u00a0000",
    }


def test_links_pipes_and_folders_are_refused(tmp_path):
    """What is no ordinary file is refused at once, also where it would never end."""
    (tmp_path / "link.yaml").symlink_to("/dev/zero")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "real").mkdir()
    (tmp_path / "real/x.yaml").write_text("a: b\n")
    (tmp_path / "linked").symlink_to("real")
    os.mkfifo(tmp_path / "pipe.yaml")
    found = {
        file: [problem.rule for problem in read_yaml(tmp_path, file)[1]]
        for file in ("link.yaml", "folder.yaml", "linked/x.yaml", "pipe.yaml", "none.yaml")
    }
    assert found == {
        "link.yaml": ["symbolic-link"],
        "folder.yaml": ["not-a-file"],
        "linked/x.yaml": ["symbolic-link"],
        "pipe.yaml": ["not-a-file"],
        "none.yaml": ["missing-file"],
    }


def test_a_problem_never_shows_another_file(tmp_path):
    """The line of a problem is not shown when its file is a pipe or leads out of the folder."""
    (tmp_path / "secret").write_text("the secret\n")
    (tmp_path / "x").mkdir()
    (tmp_path / "x/link.yaml").symlink_to("../secret")
    os.mkfifo(tmp_path / "x/pipe.yaml")
    for file in ("link.yaml", "pipe.yaml"):
        shown = Problem(Place(file), "rule", "message").show(tmp_path / "x")
        assert shown == f"{file}:1:1: error: message [rule]"


def test_the_mark_stands_under_the_words(tmp_path):
    """The underline allows for wide characters, for combining ones, and for long lines."""
    (tmp_path / "x.yaml").write_text("漢e\u0301: xyz\n" + "a" * 200 + "bc" + "d" * 200, "utf-8")
    _, line, rule = Problem(Place("x.yaml", 1, 6, 3), "r", "m").show(tmp_path).split("\n")
    assert (line, rule) == ("  1 | 漢e\u0301: xyz", "    | " + " " * 5 + "^^^")
    _, line, rule = Problem(Place("x.yaml", 2, 201, 2), "r", "m").show(tmp_path).split("\n")
    assert (line.index("bc"), rule.index("^"), rule.count("^")) == (len("  2 | ") + 59,) * 2 + (2,)


def test_scalars_have_nothing_inside():
    """Looking for something inside a text finds the text."""
    scalar = Scalar("x", Place("x.yaml"))
    assert scalar.find(("a", 1)) is scalar
