"""A translation of words that a source has: the text, and who made it.

It stands beside the words that it translates and is never evidence: what somebody said is what the
source prints. Short because it is one form, which words and titles of sources have alike.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.content.fields import LanguageTag, without_node
from generator.content.limits import LISTED
from generator.content.records import Record


class Translation(Record):
    """What some words of a source say in another language, and by whom that is told."""

    text: str = Field(
        description="The words in that language, without quotation marks around them: nobody said "
        "them so. Numbers, names and denials are those of the original."
    )
    by: str | None = Field(
        None,
        description="Who translated it: a person, an office or an outlet. Beside `machine`, who "
        "read over what the program made.",
    )
    machine: str | None = Field(
        None, description="The program that translated it, by its name, where one did."
    )

    @property
    def how(self) -> str:
        """Who made it: a `person`, a `machine`, or a machine whose work somebody has `read`."""
        return ("read" if self.by else "machine") if self.machine else "person"


Translations = Annotated[
    dict[LanguageTag, Translation], BeforeValidator(without_node), Field(max_length=LISTED)
]
"""Translations of the same words, by language."""
