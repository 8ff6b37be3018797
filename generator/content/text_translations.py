"""What an explainer says in a further language: content/translations/<language>.yaml, or the files
of a folder of that name, or both.

A file has the translation of each text by its key, with the digest of what was translated. A text
that is empty waits to be written: pages say it in the language of the content.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Known
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.content.catalogue import locale_of
from generator.content.fields import without_node
from generator.content.files import CONTENT, ROOT_FILE
from generator.content.own_words import UNWRITTEN
from generator.content.problems import Place, Problem, shortened
from generator.content.records import Record
from generator.content.tree import Mapping, Node, Sequence
from generator.content.yaml_reader import ReadTree

TRANSLATIONS = "translations"
"""The folder in content/ with what is said in further languages."""


class TextTranslation(Record):
    """One text in the language of the file."""

    of: str = Field(
        "",
        description="The digest of the text that this translates: `explainer translate` writes it. "
        "Once that text is another, the translation is out of date, and pages say the text itself.",
    )
    text: str = Field("", description="The translation. Empty: nobody has written it yet.")
    by: str | None = Field(
        None, description="Who translated it, or read it over: a person or an office."
    )
    machine: str | None = Field(
        None, description="The program that translated it, where it is another than the file's."
    )


class TextTranslations(Record):
    """What a file says in one further language, and who made of it what does not say so itself."""

    by: str | None = Field(
        None, description="Who translated what does not say so itself: a person or an office."
    )
    machine: str | None = Field(
        None, description="The program that translated what does not say so itself."
    )
    texts: Annotated[dict[str, TextTranslation], BeforeValidator(without_node)] = Field(
        {}, description="The translations, by the keys that `explainer translate` lists."
    )

    @property
    def written(self) -> Known[str, Place]:
        """The keys that stand in the file, and where."""
        return getattr(self.node.find(("texts",)), "keys", {})

    def credit(self, one: TextTranslation) -> tuple[str, str]:
        """Who translated a text or read it over, and which program translated it; each empty where
        nobody, or none, is told to have done so. Who is named for the whole file did not read what
        a program made."""
        by = one.by or ("" if one.machine or self.machine else self.by)
        return by or "", one.machine or self.machine or ""


class Localization(Record):
    """All that an explainer says in one further language, in one file or several."""

    files: tuple[TextTranslations, ...] = ()

    @cached_property
    def texts(self) -> dict[str, TextTranslation]:
        """The translations of all files, by key."""
        return {key: one for file in self.files for key, one in file.texts.items()}

    @cached_property
    def written(self) -> dict[str, Place]:
        """The keys of all files, and where each stands."""
        return {key: place for file in self.files for key, place in file.written.items()}

    @cached_property
    def _credits(self) -> dict[TextTranslation, tuple[str, str]]:
        return {one: file.credit(one) for file in self.files for one in file.texts.values()}

    def credit(self, one: TextTranslation) -> tuple[str, str]:
        """Who made a translation, as its file tells."""
        return self._credits[one]


def read_translations(
    root: Path, files: Iterable[tuple[str, str]], problems: list[Problem], tree_of: ReadTree
) -> Mapping:
    """What stands in these files, each with its language and read by `tree_of`, by language; what
    is wrong is added to `problems`. Of a key in several files the first is kept."""
    whole, unknown = Mapping(Place(ROOT_FILE)), set[str]()
    for file, language in files:
        tree, more = tree_of(root, file, UNWRITTEN)
        problems += (_dividing(one, language) for one in more if one.rule not in UNWRITTEN)
        if locale_of(language) is None:
            problems += () if language in unknown else [_no_language(file, language)]
            unknown.add(language)
        elif isinstance(tree, Mapping):
            problems += _add_file(whole, tree, language)
        elif tree is not None and not tree.is_broken:
            hint = f"`explainer translate {language} --write` begins such a file"
            message = "a file of translations has fields, as in `texts:`"
            problems.append(Problem(tree.place, "wrong-shape", message, hint))
    return whole


_TOO_LARGE = ("file-too-large", "too-many-lines", "too-many-values")


def _dividing(problem: Problem, language: str) -> Problem:
    """Of what is wrong in a file, how one that is too large is divided."""
    if problem.rule not in _TOO_LARGE:
        return problem
    return replace(problem, hint=how_to_divide(language))


def translation_folder(language: str) -> str:
    """The folder over whose files the translations into a language may be divided."""
    return f"{CONTENT}/{TRANSLATIONS}/{language}"


def how_to_divide(language: str) -> str:
    """What to do where the translations into a language are too many for a file."""
    folder = translation_folder(language)
    told = f"divide it: move entries below `texts:` in a file of its own, {folder}/<name>.yaml"
    return f"{told}, with the same `by` or `machine` at its head"


def _no_language(file: str, language: str) -> Problem:
    hint = "name the file after its language, as in uk.yaml or pt-BR.yaml"
    if not file.endswith(f"/{TRANSLATIONS}/{language}.yaml"):
        hint = "name the folder after its language, as in uk/ or pt-BR/"
    message = f"“{shortened(language)}” is no language that is known here"
    return Problem(Place(file), "bad-language", message, hint)


def _add_file(whole: Mapping, tree: Mapping, language: str) -> Iterator[Problem]:
    """Add what stands in a file to what its language has, without the keys that it has already,
    which are told."""
    found = whole.fields.setdefault(language, Mapping(tree.place, {"files": Sequence(tree.place)}))
    whole.keys.setdefault(language, tree.place)
    files = found.find(("files",))
    assert isinstance(files, Sequence)
    for other in files.items:
        yield from _repeated(tree.find(("texts",)), other.find(("texts",)))
    files.items.append(tree)


def _repeated(texts: Node, before: Node) -> Iterator[Problem]:
    """That keys of a file stand in another too, which is told of all of them at the first; they
    are taken away."""
    if not (isinstance(texts, Mapping) and isinstance(before, Mapping)):
        return
    twice = [key for key in texts.keys if key in before.keys]
    if twice:
        first = twice[0]
        there, place = before.keys[first], texts.keys[first]
        message = f"“{shortened(first)}” is translated in {there.file} too, on line {there.line}"
        others = shortened(f"in both, too: {', '.join(twice[1:])}", 500) if twice[1:] else ""
        hint = f"keep it in one of the two\n{others}".strip()
        yield Problem(place, "translation-twice", message, hint)
    for key in twice:
        del texts.keys[key]
        texts.fields.pop(key, None)
