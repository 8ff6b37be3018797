"""The site's own words as they are kept: a pack a language, a text or a family of plurals a key.

English has every key, so it says which there are, what stands in their {places}, and which are
plurals. Keys are dotted, as in “party.kicker”. The packs lie with the pages that show them, in
generator/pages/words; what an explainer brings of its own stands in content/words/<language>.yaml.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

from babel import Locale, UnknownLocaleError

from generator.content.yaml_syntax import load_yaml

PACKS = Path(__file__).parents[1] / "pages" / "words"
ENGLISH = "en"
"""The language of the one pack that has every key, which is said where another lacks one."""

PackedWords = str | Mapping[str, str] | tuple[str, ...]
"""What stands under a key: a text, a form for each plural category, or other words for a label."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Of plurals: https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules."""

_COUNTED = 1_200
"""Up to which number plural forms are tried: all rules of CLDR for whole numbers repeat sooner."""

_NAME = re.compile(r"[a-z_]+")
EXACT = r"=[0-9]+"
"""The name of a form for one number alone, as an expression that JSON Schema reads too."""


def pack_names() -> list[str]:
    """The languages of which there is a pack, by name."""
    return sorted(path.stem for path in PACKS.glob("*.yaml"))


@cache
def pack(name: str) -> Mapping[str, PackedWords]:
    """The words of the language of that name, by key; none where there is no pack of it."""
    file = PACKS / f"{name}.yaml"
    return MappingProxyType(dict(flat(load_yaml(file.read_text("utf-8"))))) if _is(file) else {}


def _is(file: Path) -> bool:
    return file.is_file() and re.fullmatch(r"[A-Za-z0-9-]+", file.stem) is not None


def flat(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, PackedWords]]:
    """What stands in a tree of words, by dotted key."""
    for name, inside in tree.items():
        if isinstance(inside, Mapping) and not is_plural(inside):
            yield from flat(inside, f"{above}{name}.")
        elif isinstance(inside, list):
            yield f"{above}{name}", tuple(map(str, inside))
        else:
            yield f"{above}{name}", inside


def joining_words(language: str) -> dict[str, str]:
    """What stands between the parts of a list in a language, by its key, as Unicode's data tell of
    each (CLDR); nothing where the language is not known."""
    locale = locale_of(language)
    if locale is None:
        return {}
    middle: str = locale.list_patterns["standard"]["middle"]
    return {"list_joint": middle.removeprefix("{0}").removesuffix("{1}")}


def is_plural(inside: Mapping[str, Any]) -> bool:
    """Whether these are the forms of a plural, and no words of several keys."""
    return "other" in inside and all(name in CATEGORIES or is_exact(name) for name in inside)


def is_exact(form: str) -> bool:
    """Whether a form of a plural is for one number alone, as “=1” is; it comes before the form for
    the number's category, which in many languages has others in it, as 21 (ICU MessageFormat)."""
    return re.fullmatch(EXACT, form) is not None


def form_for(n: int, forms: Mapping[str, str], locale: Locale) -> str:
    """The form of a plural that a number takes."""
    exact = forms.get(f"={n}")
    return exact if exact is not None else forms.get(locale.plural_form(n), forms["other"])


def languages_of(tag: str) -> list[str]:
    """The names under which words of a language are looked for, the nearest first."""
    found = [part for part in (tag, tag.partition("-")[0]) if part]
    return list(dict.fromkeys(one for part in found for one in (part, part.lower())))


@cache
def locale_of(tag: str) -> Locale | None:
    """What Babel knows of a language; None for one that it does not know."""
    for one in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(one, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


@cache
def plural_categories(tag: str) -> tuple[str, ...]:
    """The categories into which a language puts counted things, as CLDR has them."""
    locale = locale_of(tag)
    tags = locale.plural_form.tags if locale else ()
    return tuple(one for one in CATEGORIES if one in tags or one == "other")


@cache
def single_numbers(tag: str) -> Mapping[str, int]:
    """The categories of a language that are for one whole number alone, as 1 in English, and it."""
    locale, found = locale_of(tag), dict[str, set[int]]()
    for n in range(_COUNTED):
        if locale is None:
            break
        found.setdefault(locale.plural_form(n), set()).add(n)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def places_in_words(text: str) -> frozenset[str]:
    """The names in a text's {places}. Raises ValueError where a brace is anything else."""
    found = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not _NAME.fullmatch(name) or form or conversion:
            raise ValueError(f"“{{{name}}}” is no place")
        found.add(name)
    return frozenset(found)


@cache
def known_places(key: str) -> frozenset[str]:
    """What may stand in the {places} of a key's words, in any form of a plural."""
    english = pack(ENGLISH)[key]
    forms = english.values() if isinstance(english, Mapping) else (english,)
    return frozenset().union(*(places_in_words(one) for one in forms if isinstance(one, str)))


def needed_places(key: str, category: str, tag: str) -> frozenset[str]:
    """What must stand there: all that stands in the English words, or, in a plural, in those for
    many; in a form that is for one number alone, in those for it, less the number."""
    english = pack(ENGLISH)[key]
    if not isinstance(english, Mapping):
        return known_places(key)
    number = int(category[1:]) if is_exact(category) else single_numbers(tag).get(category)
    if number is None:
        return places_in_words(english["other"])
    return places_in_words(english["one" if number == 1 else "other"]) - {"n"}


def has_letters(words: PackedWords) -> bool:
    """Whether there is a word in a text or its forms beside what is filled in, and not only marks
    that stand between words."""
    forms = words.values() if isinstance(words, Mapping) else (words,)
    texts = ("".join(part for part, *_ in Formatter().parse(str(one))) for one in forms)
    return any(letter.isalpha() for text in texts for letter in text)
