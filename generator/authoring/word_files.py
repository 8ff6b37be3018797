"""content/words/<language>.yaml → what it still lacks, and the file with places for that.

Above each key stands what is said in English, as a comment. So a text whose English has changed
since it was written is found again, and is named as out of date.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.authoring.schema_files import first_line
from generator.authoring.transaction import transaction
from generator.authoring.word_lines import noted_english, with_words
from generator.content.atomic import Refusal
from generator.content.catalogue import (
    ENGLISH,
    PackedWords,
    is_exact,
    is_plural,
    languages_of,
    locale_of,
    pack,
    plural_categories,
)
from generator.content.files import CONTENT, read_text
from generator.content.own_words import UNWRITTEN, WORDS, english_tree, read_own_words
from generator.content.problems import has_errors, shortened
from generator.content.tree import Mapping as Tree
from generator.content.tree import Node, Scalar
from generator.content.yaml_reader import read_yaml

_OPTIONAL = "search.called."
"""What readers may type for a label: no text that anybody reads, so nobody has to write it."""


@dataclass(frozen=True)
class WordsLeft:
    """What the words of a language lack: the keys that have none, and those whose English is
    another now than when they were written, in the order of the English pack."""

    language: str
    missing: tuple[str, ...]
    outdated: tuple[str, ...]
    total: int


def words_left(root: Path, language: str) -> WordsLeft:
    """What is still to be written in the words of a language, those of the program included.

    Raises Refusal where the language is not known, or its file has a mistake.
    """
    own = _own(root, language)
    native: dict[str, PackedWords] = {}
    for name in reversed(languages_of(language)):
        native |= pack(name)
    known = native.keys() | own.keys()
    wanted = [key for key in pack(ENGLISH) if not key.startswith(_OPTIONAL)]
    noted = _noted(root, language) if own else {}
    outdated = (
        key for key in wanted if key in own and noted.get(key, english_of(key)) != english_of(key)
    )
    missing = (key for key in wanted if key not in known)
    return WordsLeft(language, tuple(missing), tuple(outdated), len(wanted))


def words_file(language: str) -> str:
    """Where the words of a language stand that an explainer has of its own."""
    return f"{CONTENT}/{WORDS}/{language}.yaml"


def write_words(root: Path, language: str) -> str:
    """Write the file of a language with a place for each key that is missing; where it is written.

    What is written there already stays as it is, with its order and comments; what stands in braces
    is written line by line where something is added to it. Raises Refusal as `words_left` does.
    """
    left = words_left(root, language)
    file, english = words_file(language), english_tree()
    noted = _noted(root, language)
    outdated = {key: noted[key] for key in left.outdated}
    page = _Page(language, _own_tree(root, language), frozenset(left.missing), outdated)
    now = {key: english_of(key) for key in left.outdated}
    held = read_text(root, file)[0] or ""
    text = with_words(held, file, english, lambda part, over: page.lines(part, over, 0), now)
    if text is None:
        text = "\n".join([first_line(file), *_HEAD, *page.lines(english, "", 0)]) + "\n"
    with transaction(root) as written:
        written.write(file, text)
    return file


_HEAD = (
    "# Words of this site. A key without words says what it says without this file.",
    "# Above each stands the English: keep what is in {braces}. **Two stars** make words strong.",
    "# Where “now in English” stands, the English has changed: correct the words, and delete the",
    "# line “en” above them.",
)


@dataclass(frozen=True)
class _Page:
    """What is written: the words that are there, those missing, and the English of old ones."""

    language: str
    own: Mapping[str, Any]
    missing: frozenset[str]
    outdated: Mapping[str, str]

    def lines(self, english: Mapping[str, Any], above: str, depth: int) -> Iterator[str]:
        """The keys of a part that belong on the page, each under its English."""
        indent = "  " * depth
        for name, inside in english.items():
            key = f"{above}{name}"
            if isinstance(inside, Mapping) and not is_plural(inside):
                if held := list(self.lines(inside, f"{key}.", depth + 1)):
                    yield from (f"{indent}{_name(name)}:", *held)
            elif key in self.missing or _at(self.own, key) is not None:
                yield f"{indent}# en: {self.outdated.get(key, english_of(key))}"
                if key in self.outdated:
                    yield f"{indent}# now in English: {english_of(key)}"
                yield from self.entry(_name(name), key, indent)

    def entry(self, name: str, key: str, indent: str) -> Iterator[str]:
        """A key with its words, or with room for them."""
        english, found = pack(ENGLISH)[key], _at(self.own, key)
        if not isinstance(english, Mapping):
            listed = f"[{', '.join(map(_quoted, found))}]" if isinstance(found, list) else None
            yield f"{indent}{name}:{_spaced(listed or _quoted(found))}"
            return
        yield f"{indent}{name}:"
        forms = found if isinstance(found, Mapping) else {}
        for form in (*filter(is_exact, forms), *plural_categories(self.language)):
            named = _quoted(form) if is_exact(form) else form
            yield f"{indent}  {named}:{_spaced(_quoted(forms.get(form)))}"


def _own(root: Path, language: str) -> Mapping[str, PackedWords]:
    if locale_of(language) is None:
        raise Refusal(
            f"“{shortened(language)}” is no language that is known here, as in pl or pt-BR"
        )
    file = words_file(language)
    if not (root / file).exists():
        return {}
    found, problems = read_own_words(root, [(file, language)])
    if has_errors(problems):
        raise Refusal("\n".join(one.show(root) for one in problems))
    own: Mapping[str, PackedWords] = found.get(language, {})
    return own


def _own_tree(root: Path, language: str) -> Mapping[str, Any]:
    """The file as it is written, forms of plurals that wait for others included."""
    file = words_file(language)
    tree = read_yaml(root, file, UNWRITTEN)[0] if (root / file).exists() else None
    found = _texts(tree) if isinstance(tree, Tree) else {}
    assert isinstance(found, Mapping)
    return found


def _texts(node: Node) -> Any:
    """What is written in a node: texts, lists of them and keys, without what is empty."""
    if isinstance(node, Scalar):
        return node.text or None
    if isinstance(node, Tree):
        held = ((name, _texts(one)) for name, one in node.fields.items())
        return {name: one for name, one in held if one} or None
    return [one.text for one in node.items if isinstance(one, Scalar) and one.text] or None


def _at(tree: Mapping[str, Any], key: str) -> Any:
    """What stands under a dotted key; None for nothing."""
    found: Any = tree
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def english_of(key: str) -> str:
    """What is said in English under a key, on one line."""
    english = pack(ENGLISH)[key]
    if isinstance(english, Mapping):
        return " | ".join(f"{name}: {one}" for name, one in english.items())
    return ", ".join(english) if isinstance(english, tuple) else english


def _noted(root: Path, language: str) -> dict[str, str]:
    """The English that stands above each key of a language's file, by dotted key."""
    return dict(noted_english(read_text(root, words_file(language))[0] or ""))


def _name(name: str) -> str:
    """A key as YAML takes it for text in every program."""
    return f'"{name}"' if name in ("on", "off", "yes", "no", "y", "n") else name


def _quoted(text: object) -> str:
    return json.dumps(text, ensure_ascii=False) if isinstance(text, str) else ""


def _spaced(text: str) -> str:
    return f" {text}" if text else ""
