"""Characters that control, hide or turn text; and those like them that spell it."""

from pathlib import Path

import pytest

from generator.content.characters import forbidden_in, without_forbidden
from generator.content.problems import columns, visible
from generator.content.yaml_reader import read_yaml

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
HIDDEN = (
    *("\u00ad", "\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180e", "\u200b", "\u200c"),
    *("\u200d", "\u2060", "\u2061", "\u2062", "\u2063", "\u2064", "\u206a", "\u206f", "\u2800"),
    *("\u3164", "\ufe00", "\ufe0f", "\ufeff", "\uffa0", "\ufff9", "\ufffa", "\ufffb"),
    *("\U0001bca0", "\U0001d173", "\U000e0001", "\U000e0020", "\U000e0067", "\U000e007f"),
    *("\U000e0100", "\U000e01ef", "\ue000", "\U000f0000", "\U0010fffd"),
    *("\ufdd0", "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"),
)
CONTROLS = [chr(code) for code in (*range(9), *range(14, 32), *range(127, 160))]
EVERY = sorted({*BIDI, *SEPARATORS, *HIDDEN, *CONTROLS})

WELCOME = [
    *("می\u200cخواهم", "क्\u200dष", "ക്\u200d", "ශ්\u200dරී", "ᠨ\u180b", "\u06dd١", "葛\U000e0100"),
    *("שלום", "السلام عليكم", "مرحبا (hello) ١٢", "e\u0301", "नमस्ते", "ไทย", "한국어", "日本語"),
    *("🙂", "❤️", "1️⃣", "👍🏽", "👨\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "👩🏽\u200d🚀", "🇺🇦", "☎︎"),
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
]


def named(text: object) -> str | None:
    """Code points, for the name of a test."""
    if not isinstance(text, str):
        return None
    return " ".join(f"{ord(character):X}" for character in text)


def found(root: Path, text: str) -> list[tuple[str, int]]:
    """Rule and column of what is wrong in one file of YAML."""
    (root / "x.yaml").write_text(text, "utf-8", newline="")
    return [(problem.rule, problem.place.column) for problem in read_yaml(root, "x.yaml")[1]]


@pytest.mark.parametrize("character", EVERY, ids=named)
def test_each_is_found_where_it_stands(character, tmp_path):
    """Every control, bidirectional and invisible character is one error, in text and remarks."""
    rule = "bidirectional-character" if character in BIDI else "control-character"
    assert found(tmp_path, f"a: xy{character}z\n") == [(rule, 6)]
    assert found(tmp_path, f"a: b # {character}\n") == [(rule, 8)]
    assert list(forbidden_in(f"x{character}y{character}")) == [1, 3]


@pytest.mark.parametrize("character", EVERY, ids=named)
def test_each_is_found_after_an_escape(character, tmp_path):
    """The same characters are errors when they are written as YAML's escapes."""
    rule = "bidirectional-character" if character in BIDI else "control-character"
    assert found(tmp_path, f'a: "xy\\U{ord(character):08x}z"\n') == [(rule, 4)]
    assert found(tmp_path, f'"x\\U{ord(character):08x}": z\n') == [(rule, 1)]


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\ud83d\\ude42", "\\U00110000"])
def test_escapes_of_no_character_are_errors(escape, tmp_path):
    """Half of a pair of UTF-16, or what lies beyond Unicode, is no character."""
    [(rule, _)] = found(tmp_path, f'a: "x{escape}"\n')
    assert rule == "yaml-syntax"


@pytest.mark.parametrize("text", WELCOME, ids=named)
def test_what_spells_or_draws_is_welcome(text, tmp_path):
    """Text from right to left, joiners where letters join, and emoji of any make are text."""
    assert list(forbidden_in(text)) == []
    assert without_forbidden(text) == text
    assert found(tmp_path, f"a: {text}\n") == []
    escaped = "".join(f"\\U{ord(character):08x}" for character in text)
    assert found(tmp_path, f'a: "{escaped}"\n') == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("pay\u200dpal", [3]),
        ("при\u200cвет", [3]),
        ("\u200d👩", [0]),
        ("👩\u200d", [1]),
        ("👩\u200dx", [1]),
        ("x\ufe0f", [1]),
        ("🙂\ufe0f\ufe0f", [2]),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", [1, 2, 3]),
        ("\U0001f3f4\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f", [1, 2, 3, 4, 5]),
        ("x\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", [1, 2, 3, 4, 5, 6]),
        ("x\U000e0100", [1]),
    ],
    ids=named,
)
def test_the_same_are_found_where_they_spell_nothing(text, where):
    """A joiner, a variant or a tag that belongs to nothing before it is invisible, and an error."""
    assert list(forbidden_in(text)) == where
    assert without_forbidden(text).count(" ") == len(where)


def test_words_that_joiners_spell_are_shown_to_be_copied():
    """In what is printed, joiners inside words that are spelt with them stay; others are marked."""
    for text in ("می\u200cخواهم", "क्\u200dष"):
        assert visible(text) == text and columns(text) < len(text)
    assert visible("no\u200cbody \u200dمی\u200c می") == "no�body �می� می"
