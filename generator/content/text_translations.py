"""What an explainer says in a further language: content/translations/<language>.yaml.

A file has the translation of each text by its key, with the digest of what was translated. A text
that is empty waits to be written: pages say it in the language of the content.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.content.catalogue import locale_of
from generator.content.fields import without_node
from generator.content.files import ROOT_FILE
from generator.content.own_words import UNWRITTEN
from generator.content.problems import Place, Problem, shortened
from generator.content.records import Record
from generator.content.tree import Mapping
from generator.content.yaml_reader import read_yaml

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
    """All that an explainer says in one further language, and who made of it what does not say so
    itself."""

    by: str | None = Field(
        None, description="Who translated what does not say so itself: a person or an office."
    )
    machine: str | None = Field(
        None, description="The program that translated what does not say so itself."
    )
    texts: Annotated[dict[str, TextTranslation], BeforeValidator(without_node)] = Field(
        {}, description="The translations, by the keys that `explainer translate` lists."
    )

    def credit(self, one: TextTranslation) -> tuple[str, str]:
        """Who translated a text or read it over, and which program translated it; each empty where
        nobody, or none, is told to have done so. Who is named for the whole file did not read what
        a program made."""
        by = one.by or ("" if one.machine or self.machine else self.by)
        return by or "", one.machine or self.machine or ""


def read_translations(
    root: Path, files: Iterable[tuple[str, str]], problems: list[Problem]
) -> Mapping:
    """What stands in these files, each with its language, by language; what is wrong is added to
    `problems`."""
    whole = Mapping(Place(ROOT_FILE))
    for file, language in files:
        tree, more = read_yaml(root, file, UNWRITTEN)
        problems += (one for one in more if one.rule not in UNWRITTEN)
        if locale_of(language) is None:
            hint = "name the file after its language, as in uk.yaml or pt-BR.yaml"
            message = f"“{shortened(language)}” is no language that is known here"
            problems.append(Problem(Place(file), "bad-language", message, hint))
        elif isinstance(tree, Mapping):
            whole.fields[language], whole.keys[language] = tree, Place(file)
        elif tree is not None and not tree.is_broken:
            hint = f"`explainer translate {language} --write` begins such a file"
            message = "a file of translations has fields, as in `texts:`"
            problems.append(Problem(tree.place, "wrong-shape", message, hint))
    return whole
