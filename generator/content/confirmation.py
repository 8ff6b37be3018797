"""What somebody confirmed that no program can tell: a record each, in content/confirmed/.

Short because it is one record; what it answers are the problems that have a Doubt: see problems.py.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.content.fields import Date, Unfit
from generator.content.records import Record

_Fingerprint = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{16}$"),
    Unfit(
        "bad-fingerprint",
        "“{shown}” is no fingerprint",
        "`explainer confirm` writes what stands here",
    ),
]


class Confirmation(Record):
    """That somebody compared a sentence with its words in a source, and found that it is right."""

    about: str = Field(
        description="Which sentence: the id of what has it, and its field. For people to read."
    )
    rule: str = Field(description="The rule that asked; `sentence` where none did.")
    by: Literal["person", "program"] = Field(
        description="Who confirmed it: a person, who read both; or a program, which is less."
    )
    name: str = Field(description="The name of the person or of the program.")
    on: Date = Field(description="When.")
    fingerprint: _Fingerprint = Field(
        description="What it holds for: it expires when the sentence, the words of the source that "
        "it rests on or its speaker are others."
    )
