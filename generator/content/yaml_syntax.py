"""How all YAML is read, by libyaml where it is there, and what it says of text that is none.

Every scalar is text: whoever reads it knows what it should be.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.content.problems import Place, Problem

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_BACKSLASH = "a backslash inside double quotation marks; use single quotation marks instead"
_SYNTAX = {
    "mapping values are not allowed": "text with a colon in it stands without quotation marks, "
    "or the line is indented too far",
    "did not find expected key": "the indentation, a bracket or a quotation mark does not fit "
    "what comes before",
    "did not find expected '-'": "this line does not fit the list that it stands in; "
    "check its indentation",
    "could not find expected ':'": "a field needs a colon and a space after its name",
    "unexpected end of stream": "a quotation mark or bracket is opened and never closed",
    "unexpected document indicator": "a quotation mark is opened and never closed",
    "cannot start any token": "text that begins with this character needs quotation marks",
    "sequence entries are not allowed": "a list cannot begin here; put it on lines of its own",
    "did not find expected ',' or": "after this bracket, a comma or its closing bracket is missing",
    "did not find expected node content": "a value is missing here, or needs quotation marks",
    "alphabetic or numeric character": "text that begins with “*” or “&” needs quotation marks",
    "expected <document start>": "this line does not fit what comes before; check its indentation",
    "comment or line break": "after “|” or “>”, the text begins on the next line",
    "indentation indicator": "after “|” or “>”, the text begins on the next line",
    "directive": "a line that begins with “%” needs quotation marks",
    "tag handle": "text that begins with “!” needs quotation marks",
    "expected '>'": "text that begins with “!” needs quotation marks",
    "mapping keys are not allowed": "text that begins with “?” needs quotation marks",
    "unknown escape character": _BACKSLASH,
    "hexdecimal number": _BACKSLASH,
    "escape code": _BACKSLASH,
}
_WHERE_IT_BEGAN = ("end of stream", "document indicator", "expected ':'", "',' or", "alphabetic")
"""The messages of libyaml's for which the beginning of what it read is the better place."""

_NULL = frozenset(("~", "null", "Null", "NULL"))

_TYPED_FOR = {"–": "-", "—": "-", "−": "-", "•": "-", "：": ":", "﹕": ":", "︓": ":"}
"""Signs that programs and keyboards of other scripts put where YAML wants one of its own."""

_ODD_HYPHEN = re.compile(r"\s*([–—−•]) ?[\w-]+: ")
_ODD_COLON = re.compile(r"\s*(?:- )?[a-z_-]+ ?([：﹕︓])")

_BLOCK = re.compile(r"( *+(?:- ++)*+)(?:[\w-]++: *+)?+[|>][+-]?+ *+(?:#.*)?")
"""A line under which text stands as it is, and what is in front of its field."""
_FIELD = re.compile(r" *+(?:- ++)*+[\w-]++:(?: |$)| *+(?:- |#)")


def yaml_events(text: str) -> Iterator[yaml.Event]:
    """The events of a text, each with its marks. Raises yaml.YAMLError where it is no YAML."""
    return yaml.parse(text, Loader=_LOADER)


def compose_yaml(text: str) -> Any:
    """The node at the root of a text, with the marks of all nodes in it; None when it is empty."""
    return yaml.compose(text, Loader=_LOADER)


class _Untagged(_LOADER):  # type: ignore[misc, valid-type]
    """Reads text whose tags nobody asks for: to work one out takes a third of reading it."""

    def descend_resolver(self, *_: object) -> None:
        """Nothing that a tag would hang on is remembered."""

    def ascend_resolver(self) -> None:
        """Nor forgotten."""

    def resolve(self, *_: object) -> str:
        """The tag of every node."""
        return ""


def load_yaml(text: str) -> Any:
    """What a text of our own says, in Python's lists, dictionaries and texts."""
    return _plain(yaml.compose(text, Loader=_Untagged))


def _plain(node: yaml.Node | None) -> Any:
    """What a node holds: the constructors of PyYAML take twice as long for text alone."""
    if node is None or type(node) is yaml.ScalarNode:
        return node and node.value
    if type(node) is yaml.SequenceNode:
        return [_plain(one) for one in node.value]
    return {_plain(key): _plain(value) for key, value in node.value}


def in_our_words(message: str) -> str:
    """What a message of libyaml's means; the message itself when it is not known."""
    known = (ours for theirs, ours in _SYNTAX.items() if theirs in message)
    return next(known, message or "this is not YAML")


def is_where_it_began(message: str) -> bool:
    """Whether what is wrong is found best where libyaml began to read what it could not end."""
    return any(words in message for words in _WHERE_IT_BEGAN)


def is_empty(event: yaml.Event) -> bool:
    """Whether an event is that of a text with nothing in it, or of what stands for nothing."""
    return isinstance(event, yaml.ScalarEvent) and (not event.value.strip() or is_null(event))


def is_null(event: yaml.ScalarEvent) -> bool:
    """Whether a text without quotation marks is what programs write for nothing (YAML 1.1)."""
    return event.implicit[0] and event.value in _NULL


def hint_for_empty(lines: list[str], place: Place) -> str:
    """What mends a value that says nothing."""
    line = lines[place.line - 1]
    written = line[place.column - 1 :][: place.width]
    if is_block(line):
        return "write it on the next line, two spaces further to the right than its field"
    before = line[: place.column - 1]
    inside = before[before.rfind("{") + 1 :] if before.rfind("{") > before.rfind("}") else ""
    if "," in inside:
        return "between { and } a comma ends a text: put one that has a comma in quotation marks"
    hint = "write a value, or delete the line"
    if written in _NULL:
        hint += f"; if “{written}” is a text, put it in quotation marks"
    return hint


def is_block(line: str) -> bool:
    """Whether a line ends in the “|” or “>” under which text stands as it is."""
    return bool(_BLOCK.fullmatch(line))


LEFT_OF_BLOCK = (
    "this line stands too far to the left to belong to the text under the “|”",
    "indent it as far as the others, two spaces further than the field with the “|”",
)
"""What is wrong with a line that `is_left_of_block`, and what mends it."""


def is_left_of_block(lines: list[str], number: int) -> bool:
    """Whether the line of that number, from 0, belongs to the text under a “|” or “>” above it, and
    stands too far to the left for that."""
    line = lines[number]
    if _FIELD.match(line) or not line.strip():
        return False
    column = len(line) - len(line.lstrip())
    for above in reversed(lines[:number]):
        if head := _BLOCK.fullmatch(above):
            return column != len(head[1]) or above is lines[number - 1]
        if above.strip() and len(above) - len(above.lstrip()) <= column:
            return False
    return False


def line_without_hyphen(lines: list[str], number: int) -> int | None:
    """The line, from 0, of a first entry that has no hyphen, where the next entry of its list is in
    line `number`, at which reading ended; None where that is not what is wrong."""
    entry = re.match(r" *(?=- )", lines[number])
    if not entry or not entry[0]:
        return None
    first = None
    for above in range(number - 1, -1, -1):
        line = lines[above].rstrip()
        depth = len(line) - len(line.lstrip())
        if not line or line.lstrip().startswith("#"):
            continue
        if depth <= len(entry[0]):
            is_list = depth < len(entry[0]) and re.fullmatch(r"\s*[\w-]+:", line)
            return first if is_list else None
        first = above
    return None


_OPENED = re.compile(r"\s*(?:- )?[\w-]+: (?P<mark>[\"'])(?P<rest>.*)")
_ESCAPED = {'"': re.compile(r"\\."), "'": re.compile("''")}


def open_quote(file: str, lines: list[str], number: int) -> Problem | None:
    """The quotation mark that is opened above the line of that number, from 0, and not closed
    before another field begins; reading goes on to the next such mark, wherever it stands.

    Only asked of text that is no YAML.
    """
    for at in range(number, -1, -1):
        found = _OPENED.match(lines[at])
        if not found or found["mark"] in _ESCAPED[found["mark"]].sub("", found["rest"]):
            continue
        following = next((one for one in lines[at + 1 : number + 1] if one.strip()), "")
        if not _FIELD.match(following):
            return None
        place = Place(file, at + 1, found.start("mark") + 1)
        hint = f"close it with {found['mark']} at the end of the text"
        message = "the quotation mark that is opened here is not closed before the next field"
        return Problem(place, "yaml-syntax", message, hint)
    return None


def odd_sign(file: str, lines: list[str], number: int) -> Problem | None:
    """A sign that looks like one of YAML's, in the line of that number, from 0, or in the nearest
    above it that is not empty, and what belongs there.

    Only asked of text that is no YAML: inside a text each of these signs is one of its own.
    """
    above = (at for at in range(number - 1, -1, -1) if lines[at].strip())
    for at in (number, next(above, number)):
        if found := _ODD_HYPHEN.match(lines[at]) or _ODD_COLON.match(lines[at]):
            meant = _TYPED_FOR[found[1]]
            message = f"“{found[1]}” stands where “{meant}” and a space belong"
            place = Place(file, at + 1, found.start(1) + 1)
            return Problem(place, "yaml-syntax", message, f"type “{meant}” and a space here")
    return None


def missing_hyphen(line: str) -> tuple[str, str]:
    """What is wrong with the line of a first entry that has no hyphen, and what mends it."""
    hint = f"write `- {line.strip()}`, in line with the hyphens below"
    return "the hyphen is missing with which an entry of a list begins", hint


def hint_for(line: str) -> str:
    """How the text of a line was probably meant; empty when that cannot be told."""
    if re.search(r"\bpassage: .*: ", line):
        return "end this line in `passage: |`, and write the words on the next one, indented"
    if re.search(r": .*: ", line):
        return "put the text in quotation marks: summary: 'He said: no'"
    if re.search(r"(?:^|: |- )\s*([\"'])[^\"']*\1\s*[^\s,\]}#]", line):
        hint = "if quotation marks belong to the text, put other ones around all of it: "
        return hint + "summary: '\"Ready\" is what …'"
    return ""
