"""How values are written in YAML, by ruamel.yaml."""

from __future__ import annotations

import io
import re
import sys
from functools import cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

_MARKS = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_ON_A_LINE = re.compile("[\n\r\t\x85\u2028\u2029]")


def scalar(value: str, in_brackets: bool = False, marks: str = "") -> str:
    """How a text is written in YAML, on one line, so that the reader reads exactly that text.

    Space around it is left out, as by the reader. `marks` is the quotation mark to use; else there
    are some only where YAML needs them.
    """
    words = value.strip()
    if _DAY.fullmatch(words) and not marks:
        return words  # only an older YAML takes it for something else than text
    if in_brackets and words.startswith((":", "?")):
        marks = marks or "'"  # the reader's YAML 1.1 takes it for a field there
    kind = DoubleQuotedScalarString if _NOT_ON_A_LINE.search(words) else _MARKS.get(marks, str)
    stream = io.StringIO()
    _writer(in_brackets).dump([kind(words)], stream)
    written = stream.getvalue().removesuffix("\n")
    return written[1:-1] if in_brackets else written[2:]


def brackets(value: Any) -> str:
    """How a list is written on one line, `[one, two]`; so is any value that the reader knows."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, dict):
        fields = (f"{scalar(name, True)}: {brackets(one)}" for name, one in value.items())
        return f"{{{', '.join(fields)}}}"
    return f"[{', '.join(map(brackets, value))}]"


@cache
def _writer(in_brackets: bool) -> YAML:
    yaml = YAML(pure=True)
    yaml.default_flow_style = in_brackets
    yaml.width = sys.maxsize
    return yaml
