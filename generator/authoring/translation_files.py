"""content/translations/<language>.yaml → what it still lacks, and the file with room for that.

Nothing that is there is written anew: entries are added behind the others, and above one whose text
has changed stands in a comment what it says now.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.authoring.schema_files import first_line
from generator.authoring.transaction import CannotEdit, transaction
from generator.content.atomic import Refusal
from generator.content.files import CONTENT, read_text
from generator.content.load import read_explainer
from generator.content.localization import LocalizedText, told_in
from generator.content.model import Explainer, further_languages
from generator.content.own_words import UNWRITTEN
from generator.content.problems import Place, Problem, shortened
from generator.content.text_translations import TRANSLATIONS
from generator.content.tree import Mapping
from generator.content.yaml_reader import parse_yaml

_NOW = re.compile(r"^ *# (?:now|of): ")
_TOP = re.compile(r"^[^\s#]")

_HEAD = (
    "# Above each entry stands the text that is to be translated. Where “now” stands, the text was",
    "# edited since: bring the translation up to date, and write the new digits under `of`.",
    "# `by: …` or `machine: …` at the head is who translated what does not say so itself.",
)


@dataclass(frozen=True)
class TextsLeft:
    """What is still to be translated into a language: the texts that have no translation, and
    those that were edited since, in reading order; `total` is how many texts there are."""

    language: str
    missing: tuple[LocalizedText, ...]
    outdated: tuple[LocalizedText, ...]
    total: int


def translation_file(language: str) -> str:
    """Where the translations into a language stand."""
    return f"{CONTENT}/{TRANSLATIONS}/{language}.yaml"


def texts_left(root: Path, language: str) -> TextsLeft:
    """What is still to be translated. Raises Refusal where the site is not in that language, or its
    content cannot be read."""
    told = told_in(_explainer(root, language), language)
    missing = tuple(one for one in told if one.translation is None)
    outdated = tuple(one for one in told if one.translation and not one.is_current)
    return TextsLeft(language, missing, outdated, len(told))


def _explainer(root: Path, language: str) -> Explainer:
    explainer, problems = read_explainer(root)
    file = translation_file(language)
    broken = [one for one in problems if one.is_error and one.place.file == file]
    if explainer is None or broken:
        raise Refusal("\n".join(one.show(root) for one in broken or problems))
    if language not in further_languages(explainer):
        named = dict.fromkeys((explainer.language, *explainer.languages, shortened(language)))
        hint = f"write `languages: [{', '.join(named)}]` in content/explainer.yaml"
        raise Refusal(f"the site is not in “{shortened(language)}” beside its own\n  {hint}")
    return explainer


def write_translations(root: Path, language: str) -> str:
    """Write room for each text that has no entry, and above each entry that is out of date what its
    text says now; where it is written.

    Raises Refusal as `texts_left` does, and CannotEdit where the file has another form.
    """
    left, file = texts_left(root, language), translation_file(language)
    text = read_text(root, file)[0] if (root / file).exists() else None
    text = text or "\n".join([first_line(file), *_HEAD, "texts:", ""])
    lines = text.rstrip("\n").split("\n")
    tree, _ = parse_yaml(text, file, UNWRITTEN)
    texts = tree.fields.get("texts") if isinstance(tree, Mapping) else None
    if texts is None:
        lines, texts = [*lines, "texts:"], Mapping(Place(file))
    held = texts.keys if isinstance(texts, Mapping) else {}
    if isinstance(texts, Mapping) and texts.is_in_braces and held:
        raise CannotEdit(Problem(Place(file), "", "what stands in braces cannot be added to"))
    with transaction(root) as written:
        written.write(file, "\n".join([*_edited(lines, left, held), ""]))
    return file


def _edited(lines: list[str], left: TextsLeft, held: dict[str, Place]) -> list[str]:
    """The lines of a file in which the entries `held` stand, with what is `left` to be done."""
    indent = " " * (min((place.column for place in held.values()), default=3) - 1)
    notes = {
        held[key].line: list(_note(one, indent))
        for one in left.outdated
        for key in (one.text.key, *one.text.former)
        if key in held
    }
    start = next(n for n, line in enumerate(lines) if line.startswith("texts:"))
    later = (n for n in range(start + 1, len(lines)) if _TOP.match(lines[n]))
    end = next(later, len(lines))
    new = [
        line
        for one in left.missing
        if not {one.text.key, *one.text.former} & held.keys()
        for line in _entry(one, indent)
    ]
    old = {number for place in held.values() for number in _notes_above(lines, place.line - 1)}
    edited: list[str] = []
    for number, line in enumerate(lines):
        edited += new if number == end else []
        edited += notes.get(number + 1, ())
        edited += [] if number in old else [line]
    return edited + (new if end == len(lines) else [])


def _notes_above(lines: list[str], at: int) -> Iterator[int]:
    """The lines right above one on which an earlier run noted what a text had become."""
    while at and _NOW.match(lines[at - 1]):
        at -= 1
        yield at


def _note(one: LocalizedText, indent: str) -> Iterator[str]:
    """What a text says now, and its digest, as comments."""
    yield f"{indent}# now: {' '.join(one.text.text.split())}"
    yield f"{indent}# of: {one.text.digest}"


def _entry(one: LocalizedText, indent: str) -> Iterator[str]:
    """Room for a translation, under the text."""
    for line in one.text.text.strip("\n").split("\n"):
        yield f"{indent}# {line}".rstrip()
    yield f"{indent}{one.text.key}:"
    yield f"{indent}  of: {one.text.digest}"
    yield f"{indent}  text:"
