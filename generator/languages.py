"""What is known of the language that an article is written in: one data file each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.model import Explainer, Source
from generator.quotations import fold

FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True)
class Language:
    """Words of one language, folded and in lower case. `is_known` is false for an empty one."""

    pronouns: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    negation_endings: tuple[str, ...] = ()
    is_known: bool = False

    def negation_in(self, text: str) -> str | None:
        """The first word of `text` that denies something."""
        for word in words(text):
            if word in self.negations or (
                self.negation_endings and word.endswith(self.negation_endings)
            ):
                return word
        return None


@cache
def read_language(code: str) -> Language:
    """What is known of the language with this BCP 47 tag; an empty Language when nothing is."""
    path = FOLDER / f"{code.partition('-')[0].lower()}.yaml"
    if not re.fullmatch(r"[a-z]{2,3}\.yaml", path.name) or not path.is_file():
        return Language()
    data = yaml.safe_load(path.read_text("utf-8"))
    return Language(
        pronouns=frozenset(data["pronouns"]),
        negations=frozenset(data["negations"]),
        negation_endings=tuple(data["negation_endings"]),
        is_known=True,
    )


def language_of(explainer: Explainer, source: Source) -> Language:
    """The language that a source is written in: its own, or else the explainer's."""
    return read_language(source.language or explainer.language)


def words(text: str) -> list[str]:
    """The words of `text`, folded and in lower case; an apostrophe inside a word belongs to it."""
    return re.findall(r"\w+(?:'\w+)*", fold(text).casefold())
