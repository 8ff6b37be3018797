"""Content with random damage: reading it never fails, and every problem has a place."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import read
from tests.broken_cases import BASE, assert_is_in_file

FILES = sorted(p.relative_to(BASE).as_posix() for p in BASE.rglob("*.yaml"))
TEXTS = {file: (BASE / file).read_text("utf-8") for file in FILES}
SPECIAL = (
    *"\t\0\r\n\x85\u2028\ufeff\uffff\u202e\u0301é漢🙂“\"'`:-?[]{},#&*!|>%@\\<~^1",
    *("- ", ": ", "? ", "<<: ", "---\n", "...\n", "&a ", "*a ", "!!str ", '"\\0', "\n  \n", " #"),
    *("\r\n", "[[[[", "]]]]", "- - - ", "{a: ", "null", "9" * 30, "-1", "0", "٢", "unnamed"),
)
WORDS = sorted({word for text in TEXTS.values() for word in text.split()})

Damage = Callable[[random.Random, list[str]], None]


def delete_line(chance: random.Random, lines: list[str]) -> None:
    del lines[chance.randrange(len(lines))]


def double_line(chance: random.Random, lines: list[str]) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def swap_lines(chance: random.Random, lines: list[str]) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def indent_line(chance: random.Random, lines: list[str]) -> None:
    number = chance.randrange(len(lines))
    lines[number] = chance.choice([" ", "  ", "    "]) + lines[number]


def outdent_line(chance: random.Random, lines: list[str]) -> None:
    number = chance.randrange(len(lines))
    lines[number] = lines[number][chance.randint(1, 4) :]


def empty_value(chance: random.Random, lines: list[str]) -> None:
    number = chance.randrange(len(lines))
    lines[number] = lines[number].partition(":")[0] + ":"


def insert_special(chance: random.Random, lines: list[str]) -> None:
    number = chance.randrange(len(lines))
    at = chance.randint(0, len(lines[number]))
    lines[number] = lines[number][:at] + chance.choice(SPECIAL) + lines[number][at:]


def change_character(chance: random.Random, lines: list[str]) -> None:
    number = chance.randrange(len(lines))
    if line := lines[number]:
        at = chance.randrange(len(line))
        lines[number] = line[:at] + chance.choice(("", *SPECIAL)) + line[at + 1 :]


def change_word(chance: random.Random, lines: list[str]) -> None:
    number = chance.randrange(len(lines))
    words = lines[number].split(" ")
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    lines[number] = " ".join(words)


def cut_off(chance: random.Random, lines: list[str]) -> None:
    del lines[chance.randrange(len(lines)) :]


DAMAGES: tuple[Damage, ...] = (
    delete_line,
    double_line,
    swap_lines,
    indent_line,
    outdent_line,
    empty_value,
    insert_special,
    change_character,
    change_word,
    cut_off,
)


def damage(chance: random.Random, text: str) -> str:
    """`text` with one to three things wrong in it."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        if lines:
            chance.choice(DAMAGES)(chance, lines)
    return "\n".join(lines)


def assert_is_read(root: Path) -> None:
    """Reading `root` gives a report that can be shown, and each of its problems has a place."""
    report = read(root)
    for problem in report.problems:
        assert_is_in_file(problem.place, root)
    assert report.show(root).count("[") >= len(report.problems)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_content_never_fails(seed: int, base: Path) -> None:
    """Whatever is deleted, doubled, swapped or put into its files, content can be checked."""
    chance = random.Random(seed)
    for _ in range(250):
        file = chance.choice(FILES)
        text = damage(chance, TEXTS[file])
        (base / file).write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            assert_is_read(base)
        except Exception as error:
            raise AssertionError(f"{file} reads:\n{text}") from error
        (base / file).write_bytes(TEXTS[file].encode("utf-8"))
