"""The folder content/ → one typed Explainer, with every problem of form that stands in it.

Which files there are is said in paths.py, what may stand in them in model.py.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.content.characters import find_characters
from generator.content.files import list_files, read_text
from generator.content.limits import BRACKETS, LEVELS, PAGE, PARAGRAPH
from generator.content.model import ELSEWHERE, FOLDERS, Explainer
from generator.content.own_words import WORDS, read_own_words
from generator.content.parts import ContentReader, id_of_file
from generator.content.paths import (
    CONTENT,
    DIVISIBLE,
    ROOT_FILE,
    content_file,
    find_unknown_files,
    meant_path,
)
from generator.content.problems import Place, Problem, at_most, shortened
from generator.content.tree import Mapping, Scalar, Sequence
from generator.content.validation import type_tree

_DIVIDED = tuple(f"{CONTENT}/{name}/" for name in ("parties", *DIVISIBLE))
_PAGE = re.compile(rf"{CONTENT}/pages/[^/]+\.md")
_NESTED = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])))+")
_INDENTED = re.compile(rf"[ \t]{{{4 * LEVELS + 1}}}")
_EXCESSES = ("text-too-long", "too-deep", "too-many-brackets")


def read_explainer(root: Path) -> tuple[Explainer | None, list[Problem]]:
    """Read and type everything in `root`/content.

    The Explainer holds all that could be understood, so that its meaning can be checked too when
    its form has problems; it is None when not even the root could be made.
    """
    tree, unread, problems = read_tree(root)
    explainer, more = type_tree(tree)
    words, wrong = read_own_words(root, _files_of_words(root))
    problems += wrong
    if explainer and words:
        explainer = explainer.model_copy(update={"words": words})
    if explainer and unread:
        explainer = explainer.model_copy(update={"unread": frozenset(unread)})
    more = [p for p in more if not (p.rule == "missing-field" and p.place.file in unread)]
    return explainer, problems + more


def _files_of_words(root: Path) -> Iterator[tuple[str, str]]:
    """Each file of words of the explainer's own, and the language that it is named after."""
    for file in list_files(root, f"{CONTENT}/{WORDS}")[0]:
        if found := content_file(file):
            yield file, Path(found.path).stem


def read_tree(root: Path) -> tuple[Mapping, set[str], list[Problem]]:
    """Read every file into one tree; also the files that could not be read, and why."""
    files, problems = list_files(root, CONTENT)
    unread = {f"{problem.place.file}/" for problem in problems if problem.is_error}
    unread |= {f"{CONTENT}/parties/"} if f"{CONTENT}/" in unread else set()
    unknown = list(find_unknown_files(files))
    hiding = chain.from_iterable((one.place.file, meant_path(one.place.file)) for one in unknown)
    unread |= {file for file in hiding if file and file.startswith(_DIVIDED)}
    problems += unknown
    reader = ContentReader(root, [one for one in map(content_file, files) if one], unread, problems)
    tree: Mapping = reader.read(ROOT_FILE, Mapping)
    tree.fields.update(reader.lists())
    if "answer" in tree.keys:
        message = "“answer” is of the first form of content"
        hint = "`explainer migrate` makes `headline` and `standfirst` of it"
        problems.append(Problem(tree.keys.pop("answer"), "first-form", message, hint))
        tree.fields.pop("answer", None)
    for name in (name for name in ELSEWHERE if name in tree.keys):
        message, hint = f"“{name}” has a file of its own", f"write it in {CONTENT}/{name}.yaml"
        if name in FOLDERS:
            hint = f"delete it; what belongs there has files of its own: {CONTENT}/{name}/"
            message = f"“{name}” is not a field here"
        problems.append(Problem(tree.keys[name], "unknown-field", message, hint))
    if "as_of" not in tree.keys and (newest := reader.newest()):
        tree.fields["as_of"] = newest
    parties = list(reader.parties(_party_order(tree)))
    if not parties and not any("/parties/" in file for file in unread):
        hint = "describe each party in a file of its own: content/parties/<party>.yaml"
        message = "there is no party yet"
        is_begun = tree.find(("sources", 0)) is not tree.find(("sources",))
        found = Problem(tree.place, "no-party", message, hint, is_error=False, waits=not is_begun)
        problems.append(found)
    tree.fields["parties"] = Sequence(tree.place, list(parties))
    tree.fields["pages"] = Sequence(tree.place, list(_read_pages(root, files, problems)))
    return tree, unread, list(dict.fromkeys(problems))


def _party_order(tree: Mapping) -> list[str]:
    order = tree.find(("party_order",))
    return [item.text for item in getattr(order, "items", ()) if isinstance(item, Scalar)]


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
            hint = _hint_for_title(heading, body)
            problems.append(Problem(place, "page-without-title", "the page has no title", hint))
        name = id_of_file(file, "page", problems)
        names = {"id": name, "title": heading.removeprefix("# ").strip(), "text": body}
        yield Mapping(place, {name: Scalar(value, place) for name, value in names.items()})


def _hint_for_title(first: str, rest: str) -> str:
    """How the page is to begin, by its first line and what follows it."""
    if first.rstrip() == "---":
        return "fields above a page are not read: delete all from `---` to `---`; begin with `# …`"
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
