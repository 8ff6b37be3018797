"""Edits at random of an explainer in a folder, as editors and accidents make them: what they leave
may be right or wrong, and need not be YAML."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

_SMALL = ("not", "never", "may", "must", "all", "five", "7", "“", "—", "said", "he", "Monday")
_ENTRY = re.compile(r"^( *)- .*\n(?:\1 +.*\n|\n)*", re.MULTILINE)
_FIELD = re.compile(r"^( *(?:- )?[a-z_]+: )(\S.*)$", re.MULTILINE)
_ID = re.compile(r"\bid: ([a-z0-9-]+)")
_WORD = re.compile(r"[^\W\d_]{2,}")

Edit = Callable[[Path, Random], None]


def _pick(root: Path, rng: Random, folder: str, *ends: str) -> Path | None:
    files = [one for one in sorted((root / folder).rglob("*")) if one.is_file()]
    files = [one for one in files if one.suffix in ends]
    return rng.choice(files) if files else None


def _rewrite(file: Path | None, change: Callable[[str], str]) -> None:
    if file:
        file.write_text(change(file.read_text("utf-8")), "utf-8")


def _with_another_word(text: str, rng: Random) -> str:
    """A text in which a word has become another of its words, gone, or got one beside it."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    there = rng.choice(words)
    other = rng.choice((rng.choice(words)[0], rng.choice(_SMALL), "", f"{there[0]} {there[0]}"))
    return text[: there.start()] + other + text[there.end() :]


def change_field(root: Path, rng: Random) -> None:
    """Another word in one field of the content."""
    _rewrite(_pick(root, rng, "content", ".yaml"), lambda text: _in_field(text, rng))


def _in_field(text: str, rng: Random) -> str:
    fields = list(_FIELD.finditer(text))
    if not fields:
        return text
    one = rng.choice(fields)
    return text[: one.start(2)] + _with_another_word(one[2], rng) + text[one.end(2) :]


def change_article(root: Path, rng: Random) -> None:
    """Another word in an article."""
    _rewrite(_pick(root, rng, "seeds", ".txt"), lambda text: _with_another_word(text, rng))


def reorder_article(root: Path, rng: Random) -> None:
    """Two lines of an article change places."""
    _rewrite(_pick(root, rng, "seeds", ".txt"), lambda text: _swapped(text.split("\n"), rng, "\n"))


def _swapped(parts: list[str], rng: Random, between: str) -> str:
    one, other = rng.randrange(len(parts)), rng.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return between.join(parts)


def exchange_fields(root: Path, rng: Random) -> None:
    """Two fields of a file exchange what they say."""
    _rewrite(_pick(root, rng, "content", ".yaml"), lambda text: _exchanged(text, rng))


def _exchanged(text: str, rng: Random) -> str:
    fields = list(_FIELD.finditer(text))
    if len(fields) < 2:
        return text
    one, other = sorted(rng.sample(fields, 2), key=lambda found: found.start())
    first, between = text[: one.start(2)], text[one.end(2) : other.start(2)]
    return first + other[2] + between + one[2] + text[other.end(2) :]


def change_entries(root: Path, rng: Random) -> None:
    """An entry of a list is deleted, written twice, or put at the end."""
    _rewrite(_pick(root, rng, "content", ".yaml"), lambda text: _entries(text, rng))


def _entries(text: str, rng: Random) -> str:
    entries = list(_ENTRY.finditer(text))
    if not entries:
        return text
    one = rng.choice(entries)
    less, way = text[: one.start()] + text[one.end() :], rng.randrange(3)
    return less if way == 0 else less + one[0] if way == 1 else text[: one.end()] + one[0] + less


def rename_id(root: Path, rng: Random) -> None:
    """An id becomes another everywhere, or in one file alone."""
    file = _pick(root, rng, "content", ".yaml")
    ids = _ID.findall(file.read_text("utf-8")) if file else []
    if file and ids:
        old, new = rng.choice(ids), f"renamed-{rng.randrange(100)}"
        files = [file] if rng.random() < 0.3 else sorted((root / "content").rglob("*.yaml"))
        for each in files:
            _rewrite(each, lambda text: re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text))


def rename_somebody(root: Path, rng: Random) -> None:
    """A party or one of its people gets another name."""
    file = _pick(root, rng, "content/parties", ".yaml")
    names = list(re.finditer(r"name: (.+)", file.read_text("utf-8"))) if file else []
    if names:
        one = rng.choice(names)
        new = _with_another_word(one[1], rng)
        _rewrite(file, lambda text: text[: one.start(1)] + new + text[one.end(1) :])


def rename_file(root: Path, rng: Random) -> None:
    """A file gets another name, within its folder."""
    file = _pick(root, rng, rng.choice(("content", "seeds")), ".yaml", ".txt", ".md")
    if file:
        file.rename(file.with_stem(f"file-{rng.randrange(1000)}"))


def delete_file(root: Path, rng: Random) -> None:
    """A file goes."""
    file = _pick(root, rng, rng.choice(("content", "seeds")), ".yaml", ".txt", ".md")
    if file:
        file.unlink()


EDITS: tuple[tuple[int, Edit], ...] = (
    (9, change_field),
    (5, change_article),
    (1, reorder_article),
    (4, exchange_fields),
    (4, change_entries),
    (2, rename_id),
    (2, rename_somebody),
    (1, rename_file),
    (1, delete_file),
)
"""Each kind of edit, and how often of all it is made."""


def edit(root: Path, rng: Random) -> str:
    """Make one edit at random; its name."""
    weights, kinds = zip(*EDITS, strict=True)
    kind = rng.choices(kinds, weights)[0]
    kind(root, rng)
    return kind.__name__
