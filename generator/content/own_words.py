"""The words that an explainer brings or changes: content/words/<language>.yaml.

A file has some of the keys of the English pack. A key without a value is one that nobody has
written yet: it says what it said without the file.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Known
from functools import cache
from pathlib import Path
from typing import Any

from generator.content.catalogue import (
    ENGLISH,
    PACKS,
    PackedWords,
    is_exact,
    known_places,
    locale_of,
    needed_places,
    pack,
    places_in_words,
    plural_categories,
)
from generator.content.files import read_text
from generator.content.problems import Place, Problem, did_you_mean, nearest, shortened
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.yaml_reader import read_yaml
from generator.content.yaml_syntax import load_yaml

WORDS = "words"
"""The folder in content/ with the explainer's own words."""

UNWRITTEN = ("empty-value", "empty-file")
"""What is no mistake here, since a file of words may wait to be filled in."""


def read_own_words(
    root: Path, files: Iterable[tuple[str, str]]
) -> tuple[dict[str, Any], list[Problem]]:
    """The words in these files, each with its language: by language and key; and what is wrong."""
    found: dict[str, dict[str, PackedWords]] = {}
    problems: list[Problem] = []
    for file, language in files:
        if locale_of(language) is None:
            hint = "name the file after its language, as in pl.yaml or pt-BR.yaml"
            message = f"“{shortened(language)}” is no language that is known here"
            problems.append(Problem(Place(file), "bad-language", message, hint))
            continue
        tree, more = read_yaml(root, file, UNWRITTEN)
        problems += (one for one in more if one.rule not in UNWRITTEN)
        if isinstance(tree, Mapping):
            reader = _Reader(language)
            words, written = reader.words(tree, english_tree(), ""), _written(root, file, more)
            found[language] = {key: _spaced(key, one, written) for key, one in words}
            problems += reader.problems
        elif tree is not None and not tree.is_broken:
            message = "a file of words has keys, as in `party:`"
            problems.append(Problem(tree.place, "wrong-shape", message, _COMMAND.format(language)))
    return found, problems


def _written(root: Path, file: str, problems: Iterable[Problem]) -> dict[str, str]:
    """The texts of a file by dotted key, with the spaces around them that stand in quotation
    marks; none where it has errors of its own."""
    text = None if any(one.rule not in UNWRITTEN for one in problems) else read_text(root, file)[0]

    def texts(inside: Any, above: str) -> Iterator[tuple[str, str]]:
        for name, one in inside.items() if isinstance(inside, dict) else ():
            yield from texts(one, f"{above}{name}.")
            yield from ((f"{above}{name}", one),) if isinstance(one, str) else ()

    return dict(texts(load_yaml(text), "")) if text else {}


def _spaced(key: str, worded: PackedWords, written: Known[str, str]) -> PackedWords:
    """Words with the spaces around them: their own, or else those that the English have, as words
    that join others do. Behind a mark that is wide by itself, as “、” is, there is none."""
    english = pack(ENGLISH)[key]
    if not isinstance(english, str) or not isinstance(worded, str):
        return worded
    if (own := written.get(key, worded)) != worded and own.strip() == worded:
        return own
    before, _, behind = english.partition(english.strip() or english)
    is_wide = unicodedata.east_asian_width(worded[-1:] or " ") in "FW"
    return f"{before}{worded}{'' if is_wide else behind}"


_COMMAND = "`explainer words {} --write` begins such a file"


@cache
def english_tree() -> dict[str, Any]:
    """The English pack as its file has it: keys inside keys."""
    tree: dict[str, Any] = load_yaml((PACKS / f"{ENGLISH}.yaml").read_text("utf-8"))
    return tree


class _Reader:
    """One pass over the words of a language; it collects what is wrong in them."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.problems: list[Problem] = []

    def words(
        self, tree: Mapping, english: Known[str, Any], above: str
    ) -> Iterator[tuple[str, PackedWords]]:
        """What is written under each key of a part, as far as it can be used."""
        for name, node in tree.fields.items():
            key = above + name
            if name not in english:
                self.report(tree.keys[name], "unknown-word", *_unknown(name, english, above))
            elif key not in pack(ENGLISH):
                if isinstance(node, Mapping):
                    yield from self.words(node, english[name], f"{key}.")
                elif not _is_unwritten(node):
                    self.report(node.place, "wrong-shape", *_no_part(key, english[name]))
            elif (worded := self.worded(key, node)) is not None:
                yield key, worded

    def worded(self, key: str, node: Node) -> PackedWords | None:
        """What stands under a key; None where nothing does yet, or what cannot be used."""
        english = pack(ENGLISH)[key]
        if _is_unwritten(node):
            return None
        if isinstance(english, Known):
            return self.plural(key, node)
        if isinstance(english, tuple):
            return self.several(key, node)
        if not isinstance(node, Scalar):
            self.report(
                node.place, "wrong-shape", f"“{key}” must be text", f"in English: {english}"
            )
            return None
        return node.text if self.fits(key, "", node) else None

    def several(self, key: str, node: Node) -> tuple[str, ...] | None:
        """Other words for a label."""
        if not isinstance(node, Sequence) or not all(isinstance(one, Scalar) for one in node.items):
            hint = f"write `{key.rpartition('.')[2]}: [one, two]`"
            self.report(node.place, "wrong-shape", f"“{key}” must be a list of words", hint)
            return None
        return tuple(one.text for one in node.items if isinstance(one, Scalar) and one.text)

    def plural(self, key: str, node: Node) -> dict[str, str] | None:
        """The forms of a plural; None where one of them waits to be written."""
        categories = plural_categories(self.language)
        if not isinstance(node, Mapping):
            hint = f"write a form for each of: {', '.join(categories)}"
            self.report(node.place, "wrong-shape", f"“{key}” has a form for each number", hint)
            return None
        self.compare_categories(key, node, categories)
        forms = {
            name: one for name, one in node.fields.items() if name in categories or is_exact(name)
        }
        if any(map(_is_unwritten, forms.values())):
            return None
        fit = [self.fits(key, name, one) for name, one in forms.items()]
        return (
            {name: one.text for name, one in forms.items() if isinstance(one, Scalar)}
            if all(fit) and all(name in forms for name in categories)
            else None
        )

    def compare_categories(self, key: str, node: Mapping, categories: tuple[str, ...]) -> None:
        """Each category of the language has a form, and there is none for another."""
        language, of = self.language, ", ".join(categories)
        for name in (one for one in node.fields if one not in categories and not is_exact(one)):
            message = f"{language} has no plural form “{shortened(name)}”"
            self.report(node.keys[name], "plural-form-unknown", message, f"its forms: {of}")
        if lacking := [name for name in categories if name not in node.fields]:
            message = f"“{key}” lacks the plural form “{'”, “'.join(lacking)}”"
            hint = f"{language} has these: {of}"
            self.report(node.place, "plural-form-missing", message, hint)

    def fits(self, key: str, category: str, node: Node) -> bool:
        """Whether a text has the {places} that it must have, and no others."""
        if not isinstance(node, Scalar):
            self.report(node.place, "wrong-shape", f"“{key}” must be text", "write it on one line")
            return False
        if node.is_broken:
            return False
        known, of = known_places(key), _braced(known_places(key))
        try:
            found = places_in_words(node.text)
        except ValueError:
            hint = f"between braces stands one of: {of}" if known else "write it without braces"
            self.report(node.place, "bad-place", f"a brace in “{key}” is none of a place", hint)
            return False
        for name in sorted(found - known):
            hint = did_you_mean(name, known) if known else "nothing is filled in here"
            self.report(node.place, "unknown-place", f"“{{{name}}}” is not filled in here", hint)
        lacking = needed_places(key, category, self.language) - found
        if lacking:
            message = f"“{key}” lacks what is filled in: {_braced(lacking)}"
            self.report(node.place, "place-missing", message, f"in English: {_english(key)}")
        return not lacking and found <= known

    def report(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, rule, message, hint))


def _is_unwritten(node: Node) -> bool:
    """Whether nothing is written there yet, also in none of what stands below it."""
    if isinstance(node, Scalar):
        return not node.text
    return isinstance(node, Mapping) and all(map(_is_unwritten, node.fields.values()))


def _unknown(name: str, english: Known[str, Any], above: str) -> tuple[str, str]:
    """Message and hint for a key that is none."""
    message = f"“{above}{shortened(name)}” is no key of the site's words"
    if nearest(name, english):
        return message, did_you_mean(name, english)
    elsewhere = [key for key in pack(ENGLISH) if key.rpartition(".")[2] == name]
    if len(elsewhere) == 1:
        return message, f"did you mean “{elsewhere[0]}”?"
    return message, did_you_mean(name, english)


def _no_part(key: str, english: Known[str, Any]) -> tuple[str, str]:
    return f"“{key}” has keys of its own", f"its keys: {', '.join(list(english)[:8])}"


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _english(key: str) -> str:
    english = pack(ENGLISH)[key]
    return english["other"] if isinstance(english, Known) else str(english)
