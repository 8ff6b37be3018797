"""Files of an explainer in which nothing is wrong, with one to three things wrong put in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

SPECIAL = (
    *"\t\0\r\n\x85\u2028\ufeff\uffff\u202e\u0301é漢🙂“\"'`:-?[]{},#&*!|>%@\\<~^1",
    *("- ", ": ", "? ", "<<: ", "---\n", "...\n", "&a ", "*a ", "!!str ", '"\\0', "\n  \n", " #"),
    *("\r\n", "[[[[", "]]]]", "- - - ", "{a: ", "null", "9" * 30, "-1", "0", "٢", "unnamed"),
    *("\u200d", "\u200c", "\ufe0f", "\U000e0067", "\u00ad", "\ufff9", "\ue000", "\ufdd0", "а", "ο"),
)

Damage = Callable[[Random, list[str], list[str]], None]


def delete_line(chance: Random, lines: list[str], _: list[str]) -> None:
    del lines[chance.randrange(len(lines))]


def double_line(chance: Random, lines: list[str], _: list[str]) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def swap_lines(chance: Random, lines: list[str], _: list[str]) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def indent_line(chance: Random, lines: list[str], _: list[str]) -> None:
    number = chance.randrange(len(lines))
    lines[number] = chance.choice([" ", "  ", "    "]) + lines[number]


def outdent_line(chance: Random, lines: list[str], _: list[str]) -> None:
    number = chance.randrange(len(lines))
    lines[number] = lines[number][chance.randint(1, 4) :]


def empty_value(chance: Random, lines: list[str], _: list[str]) -> None:
    number = chance.randrange(len(lines))
    lines[number] = lines[number].partition(":")[0] + ":"


def insert_special(chance: Random, lines: list[str], _: list[str]) -> None:
    number = chance.randrange(len(lines))
    at = chance.randint(0, len(lines[number]))
    lines[number] = lines[number][:at] + chance.choice(SPECIAL) + lines[number][at:]


def repeat_special(chance: Random, lines: list[str], _: list[str]) -> None:
    number = chance.randrange(len(lines))
    at = chance.randint(0, len(lines[number]))
    many = chance.choice(SPECIAL) * chance.choice((20, 200, 2000))
    lines[number] = lines[number][:at] + many + lines[number][at:]


def change_character(chance: Random, lines: list[str], _: list[str]) -> None:
    number = chance.randrange(len(lines))
    if line := lines[number]:
        at = chance.randrange(len(line))
        lines[number] = line[:at] + chance.choice(("", *SPECIAL)) + line[at + 1 :]


def change_word(chance: Random, lines: list[str], known: list[str]) -> None:
    number = chance.randrange(len(lines))
    words = lines[number].split(" ")
    words[chance.randrange(len(words))] = chance.choice(known)
    lines[number] = " ".join(words)


def cut_off(chance: Random, lines: list[str], _: list[str]) -> None:
    del lines[chance.randrange(len(lines)) :]


DAMAGES: tuple[Damage, ...] = (
    delete_line,
    double_line,
    swap_lines,
    indent_line,
    outdent_line,
    empty_value,
    insert_special,
    repeat_special,
    change_character,
    change_word,
    cut_off,
)

ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1")
LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\n\n", "\0", "\n\r")
ODD_BYTES = (
    *(b"\0", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80", b"\xc3"),
    *(b"\xe2\x80", b"\xf0\x9f\x99", b"\xef\xbb\xbf", b"\x1b[31m", b"\x7f", b"\xc2\x85"),
)


class Files:
    """The texts of an explainer, and the words that stand in them."""

    def __init__(self, root: Path, patterns: Iterable[str]) -> None:
        found = sorted(path for pattern in patterns for path in root.glob(pattern))
        self.texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in found}
        self.names = list(self.texts)
        self.words = sorted({word for text in self.texts.values() for word in text.split()})

    def damaged(self, chance: Random) -> tuple[str, bytes]:
        """One of the files, and its bytes after one to three lines of it were damaged."""
        file = chance.choice(self.names)
        lines = self.texts[file].split("\n")
        for _ in range(chance.choice((1, 1, 2, 3))):
            if lines:
                chance.choice(DAMAGES)(chance, lines, self.words)
        return file, "\n".join(lines).encode("utf-8", "surrogatepass")

    def garbled(self, chance: Random) -> tuple[str, bytes]:
        """One of the files, and its bytes after they were stored or sent wrongly."""
        file = chance.choice(self.names)
        text = self.texts[file]
        match chance.randrange(5):
            case 0:
                return file, text.encode(chance.choice(ENCODINGS), "replace")
            case 1:
                return file, text.replace("\n", chance.choice(LINE_ENDS)).encode()
            case 2:
                return file, text.encode()[: chance.randrange(len(text.encode()))]
            case 3:
                return file, _flipped(chance, bytearray(text.encode()))
        data = bytearray(text.encode())
        for _ in range(chance.choice((1, 1, 3, 30))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1))] = chance.choice(ODD_BYTES)
        return file, bytes(data)


def _flipped(chance: Random, data: bytearray) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 10, 100))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)
