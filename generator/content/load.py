"""The folder content/ → one typed Explainer, with every problem of form that stands in it.

Which files there are is said in paths.py, what may stand in them in model.py.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.content.files import list_files
from generator.content.handwritten import read_pages
from generator.content.model import ELSEWHERE, FOLDERS, Explainer
from generator.content.own_words import WORDS, read_own_words
from generator.content.parts import ContentReader
from generator.content.paths import (
    CONTENT,
    DIVISIBLE,
    ROOT_FILE,
    content_file,
    find_unknown_files,
    meant_path,
)
from generator.content.problems import Problem
from generator.content.text_translations import TRANSLATIONS, read_translations
from generator.content.tree import Mapping, Scalar, Sequence
from generator.content.validation import type_tree
from generator.content.yaml_reader import ReadTree, read_yaml

_DIVIDED = tuple(f"{CONTENT}/{name}/" for name in ("parties", *DIVISIBLE))


def read_explainer(
    root: Path, tree_of: ReadTree = read_yaml
) -> tuple[Explainer | None, list[Problem]]:
    """Read and type everything in `root`/content, each file by `tree_of`.

    The Explainer holds all that could be understood, so that its meaning can be checked too when
    its form has problems; it is None when not even the root could be made.
    """
    tree, unread, problems = read_tree(root, tree_of)
    explainer, more = type_tree(tree)
    words, wrong = read_own_words(root, _by_language(root, WORDS))
    problems += wrong
    if explainer and words:
        explainer = explainer.model_copy(update={"words": words})
    if explainer and unread:
        explainer = explainer.model_copy(update={"unread": frozenset(unread)})
    more = [p for p in more if not (p.rule == "missing-field" and p.place.file in unread)]
    return explainer, problems + more


def _by_language(root: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Each file of a folder in content/ whose files are named after a language, and that."""
    for file in list_files(root, f"{CONTENT}/{folder}")[0]:
        if found := content_file(file):
            yield file, found.language


def read_tree(root: Path, tree_of: ReadTree = read_yaml) -> tuple[Mapping, set[str], list[Problem]]:
    """Read every file into one tree; also the files that could not be read, and why."""
    files, problems = list_files(root, CONTENT)
    unread = {f"{problem.place.file}/" for problem in problems if problem.is_error}
    unread |= {f"{CONTENT}/parties/"} if f"{CONTENT}/" in unread else set()
    unknown = list(find_unknown_files(files))
    hiding = chain.from_iterable((one.place.file, meant_path(one.place.file)) for one in unknown)
    unread |= {file for file in hiding if file and file.startswith(_DIVIDED)}
    strays = (one.place.file for one in unknown if one.place.file.count("/") == 1)
    if any(file.endswith((".yaml", ".yml")) and not meant_path(file) for file in strays):
        unread.add(f"{CONTENT}/parties/")  # such a file may hold what a party stated
    problems += unknown
    known = [one for one in map(content_file, files) if one]
    reader = ContentReader(root, known, unread, problems, tree_of)
    tree: Mapping = reader.read(ROOT_FILE, Mapping)
    tree.fields.update(reader.lists())
    problems += _misplaced(tree)
    if "as_of" not in tree.keys and (newest := reader.newest()):
        tree.fields["as_of"] = newest
    parties = list(reader.parties(_party_order(tree)))
    if not parties and not any("/parties/" in file for file in unread):
        problems.append(_without_party(tree))
    tree.fields["parties"] = Sequence(tree.place, list(parties))
    tree.fields["pages"] = Sequence(tree.place, list(read_pages(root, files, problems)))
    if (root / CONTENT / TRANSLATIONS).is_dir():
        told = read_translations(root, _by_language(root, TRANSLATIONS), problems, tree_of)
        tree.fields[f"\0{TRANSLATIONS}"] = told
    return tree, unread, list(dict.fromkeys(problems))


def _misplaced(tree: Mapping) -> Iterator[Problem]:
    """What stands in the first file and has no place there; of the first form nothing is kept."""
    if "answer" in tree.keys:
        message = "“answer” is of the first form of content"
        hint = "`explainer migrate` makes `headline` and `standfirst` of it"
        yield Problem(tree.keys.pop("answer"), "first-form", message, hint)
        tree.fields.pop("answer", None)
    for name in (name for name in ELSEWHERE if name in tree.keys):
        message, hint = f"“{name}” has a file of its own", f"write it in {CONTENT}/{name}.yaml"
        if name in FOLDERS:
            hint = f"delete it; what belongs there has files of its own: {CONTENT}/{name}/"
            message = f"“{name}” is not a field here"
        yield Problem(tree.keys[name], "unknown-field", message, hint)


def _without_party(tree: Mapping) -> Problem:
    """That there is no party, which waits as long as there is no source either."""
    hint = "describe each party in a file of its own: content/parties/<party>.yaml"
    is_begun = tree.find(("sources", 0)) is not tree.find(("sources",))
    message = "there is no party yet"
    return Problem(tree.place, "no-party", message, hint, is_error=False, waits=not is_begun)


def _party_order(tree: Mapping) -> list[str]:
    order = tree.find(("party_order",))
    return [item.text for item in getattr(order, "items", ()) if isinstance(item, Scalar)]
