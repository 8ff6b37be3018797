"""The pages that an editor wrote in Markdown, content/pages/<id>.md → the plain tree.

A page begins with its title. Above it there may be fields, between two lines of hyphens, as many
programs that make sites read them; here there is one, `language`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.content.characters import find_characters
from generator.content.files import CONTENT, read_text
from generator.content.limits import BRACKETS, LEVELS, PAGE, PARAGRAPH
from generator.content.parts import id_of_file
from generator.content.problems import Place, Problem, at_most, nearest, shortened
from generator.content.tree import Mapping, Node, Scalar
from generator.content.yaml_reader import parse_yaml

FIELDS = ("language",)
"""What may stand above the title of a page."""

FENCE = "---"
"""The line before the fields of a page, and the line behind them."""

_ONLY = "above a page only its `language` may stand; its title is its first line: `# …`"

_PAGE = re.compile(rf"{CONTENT}/pages/[^/]+\.md")
_NESTED = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])))+")
_INDENTED = re.compile(rf"[ \t]{{{4 * LEVELS + 1}}}")
_EXCESSES = ("text-too-long", "too-deep", "too-many-brackets")


def read_pages(root: Path, files: Iterable[str], problems: list[Problem]) -> Iterator[Mapping]:
    """Each page among `files`, with its id, title, text and fields; what is wrong is added to
    `problems`. A page's place is that of its title."""
    for file in filter(_PAGE.fullmatch, files):
        text, more = read_text(root, file)
        problems += more
        if text is None:
            continue
        found, is_all = at_most(chain(_find_excess(text, file), find_characters(text, file)))
        problems += found
        if is_all and not any(problem.rule in _EXCESSES for problem in found):
            yield _page(text, file, problems)


def _page(text: str, file: str, problems: list[Problem]) -> Mapping:
    end = _end_of_fields(text)
    fields = _read_fields(text, end, file, problems) if end else {}
    shown = text[end:].lstrip()
    heading, _, body = shown.partition("\n")
    place = Place(file, text[: len(text) - len(shown)].count("\n") + 1)
    if not re.match(r"# +\S", heading):
        hint = _hint_for_title(heading, body)
        problems.append(Problem(place, "page-without-title", "the page has no title", hint))
    name = id_of_file(file, "page", problems)
    names = {"id": name, "title": heading.removeprefix("# ").strip(), "text": body}
    return Mapping(place, {**fields, **{n: Scalar(value, place) for n, value in names.items()}})


def _end_of_fields(text: str) -> int:
    """Where the fields above a page end; 0 where it has none."""
    found = re.match(rf"\s*{FENCE}[ \t]*\n(?:.*\n)*?{FENCE}[ \t]*(?:\n|$)", text)
    return found.end() if found else 0


def _read_fields(text: str, end: int, file: str, problems: list[Problem]) -> dict[str, Node]:
    """The fields above a page, each in its place."""
    inside = re.sub(rf"(?m)^{FENCE}[ \t]*$", "", text[:end])
    tree, more = parse_yaml(inside, file)
    problems += more
    if not isinstance(tree, Mapping):
        return {}
    for name, place in tree.keys.items():
        if name not in FIELDS:
            known = nearest(name, FIELDS)
            hint = f"did you mean “{known}”?" if known else _ONLY
            message = f"“{shortened(name)}” is not a field here"
            problems.append(Problem(place, "unknown-field", message, hint))
    return {name: node for name, node in tree.fields.items() if name in FIELDS}


def _hint_for_title(first: str, rest: str) -> str:
    """How the page is to begin, by its first line and what follows it."""
    if first.rstrip() == FENCE:
        return "delete this line, or end the fields above the page with another"
    if re.match(r"=+ *(?:\n|$)", rest):
        return f"write `# {shortened(first.strip())}`, without the line of equals signs below"
    return "begin with a line such as `# How this site is made`"


def _find_excess(text: str, file: str) -> Iterator[Problem]:
    """What is too much for a page that is read at once, and for a program that renders it."""
    if len(text) > PAGE:
        message = f"the page has {len(text):,} characters; at most {PAGE:,} are read"
        yield Problem(Place(file), "text-too-long", message, "divide it into several pages")
        return
    if (count := text.count("[")) > BRACKETS:
        message = f"the page has {count:,} opening brackets; at most {BRACKETS:,} are read"
        yield Problem(Place(file), "too-many-brackets", message, "divide it into several pages")
        return
    for number, line in enumerate(text.split("\n"), 1):
        head = _NESTED.match(line)
        levels = len(re.findall(r"\S", head[0])) if head else 0
        if len(line) > PARAGRAPH:
            message = f"this line has {len(line):,} characters; at most {PARAGRAPH:,} are read"
            yield Problem(Place(file, number), "text-too-long", message, "divide it")
        elif levels > LEVELS or _INDENTED.match(line):
            message = f"more than {LEVELS} levels inside each other"
            yield Problem(Place(file, number), "too-deep", message)
