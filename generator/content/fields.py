"""The types of single fields: dates, ids, addresses, and references to other things."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, TypeVar, get_args

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
from pydantic_core import CoreSchema
from pydantic_core import Url as ParsedUrl

from generator.content.dates import (
    DATE,
    DEADLINE,
    EXTENDED_DATE,
    ExtendedDate,
    PartialDate,
    date_fault,
    day_fault,
)
from generator.content.ids import LONGEST_ID, SLUG, id_fault
from generator.content.limits import LISTED
from generator.content.problems import shortened
from generator.content.tree import NODE_KEY

_WEB = r"^https?://[^\s/?#\\@%<>\"^`{|}\[\]]+([/?#]\S*)?"
_COUNTING = r"^0*[1-9][0-9]{0,5}$"
_M = TypeVar("_M")
_T = TypeVar("_T")


class _Mark:
    """Something that is said of a field, and what a JSON Schema has of it."""

    told: Mapping[str, Any]

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema of the value, with what is said."""
        return {**handler(schema), **self.told}


REFERS_TO = "x-refers-to"
"""What a JSON Schema calls the kinds of things that a field may be the id of."""


OR_WORDS = "x-or-words"
"""What a JSON Schema has where words may stand in the place of an id."""


class RefersTo(_Mark):
    """Marks a field whose text is the id of something of one of these kinds, or `or_words`: what
    is meant in words, where nothing has an id."""

    def __init__(self, *kinds: str, or_words: bool = False) -> None:
        self.kinds, self.or_words = kinds, or_words
        self.told = {REFERS_TO: kinds, **({OR_WORDS: True} if or_words else {})}


@dataclass(eq=False)
class Unfit(_Mark):
    """What is said of a value that does not fit: by `check`, with a rule, a message and a hint, and
    by editors' programs, with `program` or the same hint.

    In message and hint, {name} stands for the field's name and {shown} for its text. `exactly` may
    have a message and a hint of its own for a text.
    """

    rule: str
    message: str = ""
    hint: str = ""
    program: str = ""
    exactly: Callable[[str], tuple[str, str] | None] = lambda text: None

    def __post_init__(self) -> None:
        self.told = {"errorMessage": self.program or self.hint}

    def of(self, name: str, text: str) -> tuple[str, str, str]:
        """Rule, message and hint for the field `name`, in which `text` stands."""
        if exact := self.exactly(text):
            return self.rule, *exact
        words = {"name": name, "shown": shortened(text)}
        return self.rule, self.message.format(**words), self.hint.format(**words)


def mark_of(kind: type[_M], *annotations: Any) -> _M | None:
    """The first mark of a kind in a field's annotations, however deep; None when there is none."""
    for annotation in annotations:
        if isinstance(annotation, kind):
            return annotation
        inner = (*getattr(annotation, "__metadata__", ()), *get_args(annotation))
        if found := mark_of(kind, *inner):
            return found
    return None


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
        raise ValueError("write the address of a web page")
    return text


def as_list(value: Any) -> Any:
    """A single text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def without_node(value: Any) -> Any:
    """Fields without the node in which they stand."""
    return {k: v for k, v in value.items() if k != NODE_KEY} if isinstance(value, dict) else value


def as_lines(value: Any) -> Any:
    """A text stands for the list of its lines."""
    if not isinstance(value, str):
        return value
    return [line.strip() for line in value.split("\n") if line.strip()]


Slug = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG.pattern}$", max_length=LONGEST_ID),
    Unfit(
        "bad-id",
        program=f"an id has letters a to z, digits and single hyphens, at most {LONGEST_ID}",
        exactly=id_fault,
    ),
]
Date = Annotated[
    PartialDate,
    PlainValidator(PartialDate.parse),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{DATE}$"}),
    Unfit(
        "bad-date",
        "“{shown}” is not a date",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
        exactly=day_fault,
    ),
]
When = Annotated[
    ExtendedDate,
    PlainValidator(ExtendedDate.parse),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": EXTENDED_DATE}),
    Unfit(
        "bad-date",
        program="write YYYY, YYYY-MM or YYYY-MM-DD, or an interval as in 2019-06-20/2019-06-25",
        exactly=partial(date_fault, ExtendedDate.parse),
    ),
]
"""A date that may be in doubt, or an interval (EDTF)."""

Deadline = Annotated[
    ExtendedDate,
    PlainValidator(ExtendedDate.parse_deadline),
    PlainSerializer(str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": DEADLINE}),
    Unfit(
        "bad-date",
        program="write YYYY, YYYY-MM or YYYY-MM-DD, or a moment as in 2019-06-20T17:00+08:00",
        exactly=partial(date_fault, ExtendedDate.parse_deadline),
    ),
]
"""One date, or a day with a clock time (EDTF)."""

Url = Annotated[
    str,
    StringConstraints(pattern=rf"{_WEB}$", max_length=2000),
    AfterValidator(_web_address),
    Unfit(
        "bad-url",
        "“{shown}” is not an address of a web page",
        "write the whole address, without spaces (%20 stands for one): https://…",
    ),
]
EditUri = Annotated[
    str,
    StringConstraints(
        pattern=r"^[^\s\\<>\"'^`{|}\[\]?#:/][^\s\\<>\"'^`{|}\[\]?#:]*$", max_length=200
    ),
    Unfit(
        "bad-url",
        "“{shown}” is not a part of an address",
        "write `edit/main/`",
        "write a part of an address, as in `edit/main/`",
    ),
]
LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Unfit("bad-language", "“{shown}” is not a language tag", "write `en`, `uk` or `pt-BR`"),
]
Sha256 = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{64}$"),
    Unfit(
        "bad-sha256",
        "this is not a SHA-256",
        "write the digits that `sha256sum` prints for the file, or 64 zeros: `explainer source "
        "update` then writes them",
    ),
]
Digests = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{6}( [0-9a-f]{6})*$"),
    Unfit(
        "bad-digests",
        "these are not the digits of paragraphs",
        "nobody types them: `explainer source update` writes them",
        "write digits of paragraphs as `explainer source update` writes them",
    ),
]
"""The digests of some paragraphs, in order."""

Number = Annotated[
    int,
    PlainValidator(_counting_number),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999, "pattern": _COUNTING}
    ),
    Unfit(
        "wrong-value",
        "“{name}” is a whole number from 1 up",
        "write `{name}: 1`",
        "write a whole number from 1 up",
    ),
]
FORMAT = "2"
"""The format of content that this program reads."""

FIRST_FORMAT = "1"
"""The format before, which `explainer migrate` brings over."""


def other_format(text: str) -> tuple[str, str]:
    """Message and hint for another format than ours: which program reads it."""
    if text == FIRST_FORMAT:
        return (
            f"this is format {FIRST_FORMAT}, which older versions of the program read",
            f"`explainer migrate` shows what format {FORMAT} changes, and with `--write` brings it "
            "over, comments and all;\nan explainer that pins an older version keeps building",
        )
    if text.isdecimal() and int(text) > int(FORMAT):
        hint = f"take that version (requirements.txt), or write `format: {FORMAT}`"
        return f"format {shortened(text)} is read by a later version of the program", hint
    hint = f"write `format: {FORMAT}`, or leave the line out"
    return f"“{shortened(text)}” is no format of content", hint


Format = Annotated[
    Literal["2"],
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 2, "maximum": 2, "pattern": f"^{FORMAT}$"}
    ),
    Unfit("other-format", program=f"write `{FORMAT}`", exactly=other_format),
]
Several = Annotated[
    tuple[_T, ...], Field(min_length=1, max_length=LISTED), BeforeValidator(as_list)
]
"""One thing, or a list of them."""

Lines = Annotated[
    tuple[str, ...], Field(min_length=1, max_length=LISTED), BeforeValidator(as_lines)
]
"""One text a line, or a list of texts."""
