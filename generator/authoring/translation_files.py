"""What an explainer still lacks in a further language, and the files with room for that:
content/translations/<language>.yaml, or those of a folder of that name.

Nothing that is there is written anew. Room for a text is made in the file where what stands before
it in the same part is translated; where there is none, or that file is full, in one that is named
after the part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from generator.authoring.transaction import transaction
from generator.authoring.translation_lines import TranslationFile, entry_for
from generator.content.atomic import Refusal
from generator.content.files import CONTENT, list_files, read_text
from generator.content.limits import BYTES
from generator.content.load import read_explainer
from generator.content.localization import LocalizedText, told_in
from generator.content.model import Explainer, further_languages
from generator.content.paths import content_file, home
from generator.content.problems import shortened
from generator.content.text_translations import TRANSLATIONS, translation_folder

_ROOM = BYTES // 2
"""How many bytes a file is to have at most, once what waits to be written in it is written: then it
is also far from the limits of lines and values."""

_NEARLY_ALL = BYTES // 4 * 3
"""How many bytes of a file are told."""

_WIDTH = 3
"""Bytes of a translation for each character of the text: most scripts have at most three a
letter."""


@dataclass(frozen=True)
class TextsLeft:
    """What is still to be translated into a language: the texts that have no translation, and
    those that were edited since, in reading order; `told` are all texts, and `crowded` the files
    that are soon too large, with their bytes."""

    language: str
    missing: tuple[LocalizedText, ...]
    outdated: tuple[LocalizedText, ...]
    told: tuple[LocalizedText, ...]
    crowded: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many texts there are."""
        return len(self.told)


def translation_file(language: str) -> str:
    """Where the translations into a language stand, as long as they are in one file."""
    return f"{CONTENT}/{TRANSLATIONS}/{language}.yaml"


def texts_left(root: Path, language: str) -> TextsLeft:
    """What is still to be translated. Raises Refusal where the site is not in that language, or its
    content cannot be read."""
    told = tuple(told_in(_explainer(root, language), language))
    missing = tuple(one for one in told if one.translation is None)
    outdated = tuple(one for one in told if one.translation and not one.is_current)
    full = ((file, (root / file).stat().st_size) for file in _files(root, language))
    crowded = tuple(one for one in full if one[1] > _NEARLY_ALL)
    return TextsLeft(language, missing, outdated, told, crowded)


def _files(root: Path, language: str) -> list[str]:
    """The files with translations into a language, in the order in which they are read."""
    found = map(content_file, list_files(root, f"{CONTENT}/{TRANSLATIONS}")[0])
    return [one.path for one in found if one and one.language == language]


def _explainer(root: Path, language: str) -> Explainer:
    explainer, problems = read_explainer(root)
    files = _files(root, language)
    broken = [one for one in problems if one.is_error and one.place.file in files]
    if explainer is None or broken:
        raise Refusal("\n".join(one.show(root) for one in broken or problems))
    if language not in further_languages(explainer):
        named = dict.fromkeys((explainer.language, *explainer.languages, shortened(language)))
        hint = f"write `languages: [{', '.join(named)}]` in content/explainer.yaml"
        raise Refusal(f"the site is not in “{shortened(language)}” beside its own\n  {hint}")
    return explainer


def write_translations(root: Path, language: str) -> list[str]:
    """Write room for each text that has no entry, and above each entry that is out of date what its
    text says now; the files that have changed.

    Raises Refusal as `texts_left` does, and CannotEdit where a file has another form.
    """
    left, files = texts_left(root, language), dict[str, TranslationFile]()
    for file in _files(root, language):
        files[file] = TranslationFile.parse(file, read_text(root, file)[0] or "")
    new = dict(_Rooms(root, left, files).assigned())
    changed = []
    with transaction(root) as written:
        for file in dict.fromkeys((*files, *new.values())):
            held = files.get(file) or TranslationFile.begun(file)
            text = held.with_room(left.told, {one for one, at in new.items() if at == file})
            if file not in files or text != held.text:
                written.write(file, text)
                changed.append(file)
    return changed


class _Rooms:
    """In which file each new entry is to stand; it counts what each file has then."""

    def __init__(self, root: Path, left: TextsLeft, files: dict[str, TranslationFile]) -> None:
        self.single = translation_file(left.language)
        self.folder = translation_folder(left.language)
        self.told = left.told
        self.where = {key: file for file, held in files.items() for key in held.keys}
        self.sizes = {file: len(held.text.encode()) for file, held in files.items()}
        self.new = [one for one in left.missing if self.file_of(one) is None]
        for one in left.missing:
            if file := self.file_of(one):
                self.sizes[file] += _WIDTH * len(one.text.text)
        whole = self.sizes.get(self.single, 0) + sum(map(_size, self.new))
        self.is_divided = (root / self.folder).is_dir() or whole > _ROOM

    def file_of(self, one: LocalizedText) -> str | None:
        """The file in which a text has its entry."""
        return next((self.where[key] for key in one.text.keys if key in self.where), None)

    def assigned(self) -> Iterator[tuple[LocalizedText, str]]:
        """Each text that has no entry, with the file for it."""
        new, nearest = set(self.new), dict[str, str]()
        for one in reversed(self.told):
            nearest[_part(one)] = self.file_of(one) or nearest.get(_part(one), "")
        for one in self.told:
            if one in new:
                file = self.with_room(_part(one), nearest.get(_part(one), ""), _size(one))
                self.sizes[file] = self.sizes.get(file, 0) + _size(one)
                yield one, file
            else:
                file = self.file_of(one) or ""
            nearest[_part(one)] = file

    def with_room(self, part: str, near: str, size: int) -> str:
        """The first file that has room for an entry of a part that stands behind what `near`
        has."""
        further = (f"{self.folder}/{part}-{number}.yaml" for number in count(2))
        named = (f"{self.folder}/{part}.yaml",) if self.is_divided else (self.single,)
        files = chain(filter(None, (near,)), named, further)
        return next(file for file in files if not 0 < self.sizes.get(file, 0) > _ROOM - size)


def _part(one: LocalizedText) -> str:
    """What a text belongs to, as a file may be named after it: a party, or another part."""
    _, part, *names = home(one.text.record.place.file).strip("/").split("/")
    return names[0] if part == "parties" else part


def _size(one: LocalizedText) -> int:
    """How many bytes the entry of a text has once it is filled in."""
    lines = entry_for(one, "  ")
    return sum(len(line.encode()) + 1 for line in lines) + _WIDTH * len(one.text.text)
