"""The types of single fields: dates, ids, addresses, and references to other things."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core import Url as ParsedUrl

from generator.content.limits import LISTED

_WEB = r"^https?://[^\s/?#\\@%<>\"^`{|}\[\]]+([/?#]\S*)?"
_COUNTING = r"^0*[1-9][0-9]{0,5}$"
_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year (ISO 8601, reduced precision).

    Sorts by time; a month comes before its days, a year before its months (0 stands for unknown).
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: Any) -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError for any other text or no such day."""
        if not isinstance(text, str) or not re.fullmatch(_DATE, text, re.ASCII):
            raise ValueError("write YYYY, YYYY-MM or YYYY-MM-DD")
        parts = [int(part) for part in text.split("-")]
        datetime.date(*([*parts, 1, 1])[:3])
        return cls(*parts)

    def __str__(self) -> str:
        known = (
            f"{self.year:04}",
            self.month and f"{self.month:02}",
            self.day and f"{self.day:02}",
        )
        return "-".join(part for part in known if part)


REFERS_TO = "x-refers-to"
"""What a JSON Schema calls the kinds of things that a field may be the id of."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field whose text is the id of something of one of these kinds."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of the text, with the kinds."""
        return {**handler(schema), REFERS_TO: self.kinds}


def _counting_number(text: Any) -> int:
    if not re.fullmatch(_COUNTING, str(text), re.ASCII):
        raise ValueError("write a whole number from 1 up")
    return int(text)


def is_web_address(text: str) -> bool:
    """Whether every browser takes `text` for the address of a web page, and for the same one.

    As in the URL standard (url.spec.whatwg.org), but with a host that is a name or an IPv4 address
    and says who is asked: no password, nothing encoded.
    """
    try:
        return bool(re.fullmatch(_WEB, text) and ParsedUrl(text).host)
    except ValueError:
        return False


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise PydanticCustomError("bad_address", "write the address of a web page")
    return text


def as_list(value: Any) -> Any:
    """A single text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def _told(mistake: str) -> Any:
    """What editors' programs say of a text that does not fit."""
    return Field(json_schema_extra={"errorMessage": mistake})


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    _told("an id has letters a to z, digits and single hyphens, at most 80"),
]
Date = Annotated[
    PartialDate,
    PlainValidator(PartialDate.parse),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": _DATE,
            "errorMessage": "write YYYY, YYYY-MM or YYYY-MM-DD",
        }
    ),
]
Url = Annotated[
    str,
    StringConstraints(pattern=rf"{_WEB}$", max_length=2000),
    AfterValidator(_web_address),
    _told("write the whole address: https://…"),
]
EditUri = Annotated[
    str,
    StringConstraints(
        pattern=r"^[^\s\\<>\"'^`{|}\[\]?#:/][^\s\\<>\"'^`{|}\[\]?#:]*$", max_length=200
    ),
]
LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    _told("write `en`, `uk` or `pt-BR`"),
]
Sha256 = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{64}$"),
    _told("write the 64 digits that `sha256sum` prints for the file"),
]
PartyId = Annotated[str, RefersTo("party")]
IssueId = Annotated[str, RefersTo("issue")]
SourceId = Annotated[str, RefersTo("source")]
StatementId = Annotated[str, RefersTo("statement")]
Several = Field(min_length=1, max_length=LISTED)
FormerIds = Annotated[
    tuple[Slug, ...],
    Field(
        max_length=LISTED,
        description="Ids that it had before, so that links to them still lead here. "
        "`explainer rename` writes them.",
    ),
]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_list), Several]
Number = Annotated[
    int,
    PlainValidator(_counting_number),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": 999_999,
            "pattern": _COUNTING,
            "errorMessage": "write a whole number from 1 up",
        }
    ),
]
Numbers = Annotated[tuple[Number, ...], BeforeValidator(as_list), Several]
Speakers = Annotated[
    tuple[Annotated[str, RefersTo("person", "party")], ...],
    BeforeValidator(as_list),
    Several,
]
