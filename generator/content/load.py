"""The folder content/ → one typed Explainer, with every problem of form that stands in it.

Which files there are is said here; what may stand in them is said in model.py.
"""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from generator.content.characters import find_characters
from generator.content.files import SCHEMAS, list_files, read_text
from generator.content.ids import SLUG, slugify
from generator.content.limits import BRACKETS, LEVELS, PAGE, PARAGRAPH
from generator.content.model import ELSEWHERE, FILE_LISTS, FOLDERS, Explainer
from generator.content.problems import Place, Problem, at_most, nearest
from generator.content.tree import Mapping, Scalar, Sequence
from generator.content.validation import type_tree
from generator.content.yaml_reader import read_yaml

CONTENT = "content"
ROOT_FILE = f"{CONTENT}/explainer.yaml"
_PARTY = re.compile(rf"{CONTENT}/parties/[^/]+\.yaml")
_PAGE = re.compile(rf"{CONTENT}/pages/[^/]+\.md")
_NESTED = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])))+")
_INDENTED = re.compile(rf"[ \t]{{{4 * LEVELS + 1}}}")
_BEGINNING: dict[type, tuple[str, str]] = {
    Mapping: ("the file must hold fields", "begin with a field, such as `name: …`"),
    Sequence: ("the file must hold a list", "begin each entry with a hyphen: `- id: …`"),
}
_EXCESSES = ("text-too-long", "too-deep", "too-many-brackets")


def read_explainer(root: Path) -> tuple[Explainer | None, list[Problem]]:
    """Read and type everything in `root`/content.

    The Explainer holds all that could be understood, so that its meaning can be checked too when
    its form has problems; it is None when not even the root could be made.
    """
    tree, unread, problems = read_tree(root)
    explainer, more = type_tree(tree)
    if explainer and unread:
        explainer = explainer.model_copy(update={"unread": frozenset(unread)})
    more = [p for p in more if not (p.rule == "missing-field" and p.place.file in unread)]
    return explainer, problems + more


def read_tree(root: Path) -> tuple[Mapping, set[str], list[Problem]]:
    """Read every file into one tree; also the files that could not be read, and why."""
    files, problems = list_files(root, CONTENT)
    unread = {f"{problem.place.file}/" for problem in problems if problem.is_error}
    unread |= {f"{CONTENT}/parties/"} if f"{CONTENT}/" in unread else set()
    problems += find_unknown_files(files)

    def read(file: str, shape: type[Mapping] | type[Sequence]) -> Any:
        node, more = read_yaml(root, file)
        problems.extend(more)
        if node is not None and not isinstance(node, shape):
            problems.append(Problem(node.place, "wrong-shape", *_BEGINNING[shape]))
            node = None
        if node is None:
            unread.add(file)
        return node or shape(Place(file))

    tree: Mapping = read(ROOT_FILE, Mapping)
    for name in FILE_LISTS:
        file = f"{CONTENT}/{name}.yaml"
        if Explainer.model_fields[name].is_required() or os.path.lexists(root / file):
            tree.fields[name] = read(file, Sequence)
    for name in (name for name in ELSEWHERE if name in tree.keys):
        message, hint = f"“{name}” has a file of its own", f"write it in {CONTENT}/{name}.yaml"
        if name in FOLDERS:
            hint = f"delete it; what belongs there has files of its own: {CONTENT}/{name}/"
            message = f"“{name}” is not a field here"
        problems.append(Problem(tree.keys[name], "unknown-field", message, hint))
    parties = [_party(file, read(file, Mapping), problems) for file in _party_files(files, tree)]
    if not parties and not any("/parties/" in file for file in unread):
        hint = "describe each party in a file of its own: content/parties/<party>.yaml"
        message = "there is no party yet"
        problems.append(Problem(tree.place, "no-party", message, hint, is_error=False))
    tree.fields["parties"] = Sequence(tree.place, list(parties))
    tree.fields["pages"] = Sequence(tree.place, list(_read_pages(root, files, problems)))
    return tree, unread, list(dict.fromkeys(problems))


def find_unknown_files(files: Iterable[str]) -> Iterator[Problem]:
    """Files in content/ that no part of the explainer is read from."""
    known = [ROOT_FILE, *(f"{CONTENT}/{name}.yaml" for name in FILE_LISTS)]
    for file in files:
        is_known = file in known or file.startswith(f"{SCHEMAS}/")
        if is_known or _PARTY.fullmatch(file) or _PAGE.fullmatch(file):
            continue
        meant = re.sub(r"\.yml$", ".yaml", file)
        close = nearest(meant, known)
        if "/parties/" in file:
            close = meant if meant != file else None
        hint = f"did you mean “{close}”?" if close else "known: " + ", ".join(known)
        yield Problem(Place(file), "unknown-file", "nothing is read from a file of this name", hint)


def _party_files(files: Iterable[str], tree: Mapping) -> list[str]:
    order = tree.find(("party_order",))
    named = [item.text for item in getattr(order, "items", ()) if isinstance(item, Scalar)]
    found = {Path(file).stem: file for file in files if _PARTY.fullmatch(file)}
    first = [found.pop(name) for name in dict.fromkeys(named) if name in found]
    return first + [found[name] for name in sorted(found)]


def _party(file: str, node: Mapping, problems: list[Problem]) -> Mapping:
    if "id" in node.keys:
        message = "a party has no “id”: the file's name is its id"
        problems.append(Problem(node.keys["id"], "unknown-field", message, "delete the line"))
    node.fields["id"] = Scalar(_id_of(file, "party", problems), Place(file))
    return node


def _id_of(file: str, kind: str, problems: list[Problem]) -> str:
    """The id that a file's name gives to what stands in it."""
    path = Path(file)
    if SLUG.fullmatch(path.stem):
        return path.stem
    name = slugify(path.stem) or kind
    hint = f"rename the file to {name}{path.suffix}"
    message = f"a {kind}'s file is named in lower-case letters a to z, digits and hyphens"
    problems.append(Problem(Place(file), "bad-id", message, hint))
    return name


def _read_pages(root: Path, files: Iterable[str], problems: list[Problem]) -> Iterator[Mapping]:
    for file in filter(_PAGE.fullmatch, files):
        text, more = read_text(root, file)
        problems += more
        if text is None:
            continue
        found, is_all = at_most(chain(_find_excess(text, file), find_characters(text, file)))
        problems += found
        if not is_all or any(problem.rule in _EXCESSES for problem in found):
            continue
        heading, _, body = text.lstrip().partition("\n")
        place = Place(file, text[: -len(text.lstrip()) or None].count("\n") + 1)
        if not re.match(r"# +\S", heading):
            hint = "begin with a line such as `# How this site is made`"
            problems.append(Problem(place, "page-without-title", "the page has no title", hint))
        name = _id_of(file, "page", problems)
        names = {"id": name, "title": heading.removeprefix("# ").strip(), "text": body}
        yield Mapping(place, {name: Scalar(value, place) for name, value in names.items()})


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
