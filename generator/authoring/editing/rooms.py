"""Lines put into an editor's file beside those that stand there, which all stay.

Short because it is what two kinds of files that wait to be filled in have alike.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence

_BESIDE = re.compile(r"^( *)(?:#|$)")


def above(lines: Sequence[str], at: int, indent: int) -> int:
    """The first, from 0, of the comments and empty lines right above a line that are indented by
    no more than so many characters."""
    while at and (found := _BESIDE.match(lines[at - 1])) and len(found[1]) <= indent:
        at -= 1
    return at


def with_lines(
    lines: Iterable[str], added: Mapping[int, Iterable[str]], dropped: Container[int] = ()
) -> str:
    """A file's text with lines put before others, by the number of these from 0, and without some;
    lines for the number behind the last are put at the end."""
    made: list[str] = []
    for number, line in enumerate([*lines, ""]):
        made += added.get(number, ())
        made += [] if number in dropped else [line]
    return "\n".join(made)
