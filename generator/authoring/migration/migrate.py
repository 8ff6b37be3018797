"""An explainer of content format 1 → format 2, all of its files or none.

The steps, in their order, each a function of texts: the four lists of a party's statements become
one; what a typed status says moves to the statements that answer; the first line of the answer
becomes the headline, the others the standfirst; `format: 2` is written down;
numbered paragraphs become passages where a sentence is surely meant. The last needs what the others
have made: it is worked out on a copy, so that nothing is touched before all of it is known. In an
explainer that says `format: 2`, and has none of the four lists, it is the only step but one: words
that nobody said, and that earlier methods put in quotation marks, stand in italics.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from generator.authoring.citations import Citation
from generator.authoring.editing.edits import checked, read_values
from generator.authoring.editing.layout import Layout, brackets, scalar
from generator.authoring.editing.nodes import node_at
from generator.authoring.migration.decisions import Decision, find_decisions
from generator.authoring.migration.one_list import with_one_list
from generator.authoring.migration.outcomes import answers_of_typed_status
from generator.authoring.migration.sentences import with_passages
from generator.authoring.transaction import CannotEdit, read_file, transaction
from generator.content.atomic import Refusal
from generator.content.fields import FIRST_FORMAT, FORMAT, as_list, other_format
from generator.content.files import list_files, read_bytes
from generator.content.load import read_explainer
from generator.content.paths import CONTENT, ROOT_FILE, content_file
from generator.content.problems import Place, Problem
from generator.evidence.articles.archive import SEEDS, read_archive
from generator.evidence.proposals import propose_sentences
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve


@dataclass(frozen=True)
class Migration:
    """What is to be written: the text of each file that changes, and what an editor must decide.

    `listed` are the files whose lists become one, `settled` those in which a typed status becomes
    answers, or goes; `sure` has, by file, how many numbered paragraphs become passages; `headed`
    tells whether the answer in short becomes headline and standfirst, and `mentioning` are pages in
    which words that nobody said come to stand in italics. The lines of `decisions` are those of the
    files as they then are.
    """

    texts: dict[str, str]
    listed: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    sure: Mapping[str, int] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    headed: bool = False
    mentioning: tuple[str, ...] = ()


def plan_migration(root: Path) -> Migration:
    """What it takes to bring the explainer in `root` to format 2, or only to passages where it is
    in that format; nothing is written there.

    Raises Refusal, with every file that is in the way, when one cannot be changed.
    """
    files, _ = list_files(root, CONTENT)
    if ROOT_FILE not in files:
        raise Refusal(f"there is no {ROOT_FILE} here; name the explainer's folder with -C")
    pages = _without_false_quotations(root, files)
    before = {file: read_file(root, file) for file in files if _is_yaml(file)}
    after, listed = _in_one_list(before)
    if not _comes_from_before(before[ROOT_FILE]) and not listed:
        fresh, sure = _with_sentences(root, before)
        changed = {file: text for file, text in fresh.items() if text != before[file]}
        return Migration(changed | pages, sure=sure, mentioning=tuple(pages))
    stated = {file: text for file, text in after.items() if _holds_statements(file)}
    answered = answers_of_typed_status(stated)
    settled = [file for file in stated if answered[file] != stated[file]]
    after |= answered
    headed = with_headline(after[ROOT_FILE], ROOT_FILE)
    is_headed = headed != after[ROOT_FILE]
    after[ROOT_FILE] = with_format(headed, ROOT_FILE)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        copy = _copy(root, Path(folder), after)
        fresh, sure = _with_sentences(copy, after)
        after |= fresh
        _write(copy, fresh)
        dossier = _read(copy)
        decisions = find_decisions(dossier) if dossier else []
    changed = {file: text for file, text in after.items() if text != before[file]}
    told = tuple(listed), tuple(settled), sure, tuple(decisions), is_headed, tuple(pages)
    return Migration(changed | pages, *told)


def write_migration(root: Path, migration: Migration) -> None:
    """Write what was planned: all of it, or nothing when the disk will not take a file."""
    with transaction(root) as files:
        for file, text in migration.texts.items():
            files.write(file, text)


def bring_lists_over(folder: Path) -> None:
    """Give every party in a copy of an explainer one list of statements, and the explainer its
    headline, where their files can be changed, so that what was said in format 1 can be compared.
    """
    for file in list_files(folder, CONTENT)[0]:
        bring = with_one_list if _holds_statements(file) else with_headline
        if file == ROOT_FILE or bring is with_one_list:
            with suppress(CannotEdit):  # then it is told that the file could not be read
                _write(folder, {file: bring(read_file(folder, file), file)})


def with_headline(text: str, file: str = "this file") -> str:
    """The text of explainer.yaml with `headline` and `standfirst` in the place of `answer`.

    Remarks that have lines of their own there stay before them. Raises CannotEdit when it has
    errors.
    """
    before, root = read_values(text, file), node_at(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return text
    lines = _first_lines(before)
    if not lines:
        return text
    key, value = next(one for one in root.value if one[0].value == "answer")
    layout, begin = Layout(text), key.start_mark
    end = layout.end_of(value)
    inside = text.splitlines()[begin.line + 1 : end[0]]
    written = [one.strip() for one in inside if one.lstrip().startswith("#")]
    for name, said in lines.items():
        told = f"  says: {scalar(said['says'])}", f"  rests_on: {brackets(said['rests_on'])}"
        written += [f"{name}:", *told]
    after = {name: held for name, held in before.items() if name != "answer"} | lines
    edit = (begin.line, begin.column), end, layout.line_end().join(written)
    return checked(layout.replaced([edit]), after, Place(file))


def _first_lines(before: Mapping[str, Any]) -> dict[str, Any]:
    """Headline and standfirst as an answer has them; nothing where it is none that can be read."""
    entries = before.get("answer")
    if not isinstance(entries, list) or not {"headline", "standfirst"}.isdisjoint(before):
        return {}
    if not all(
        isinstance(one, dict) and one.get("summary") and one.get("statements") for one in entries
    ):
        return {}
    lines = {}
    for name, some in (("headline", entries[:1]), ("standfirst", entries[1:])):
        if some:
            ids = chain.from_iterable(as_list(one["statements"]) for one in some)
            says = " ".join(one["summary"] for one in some)
            lines[name] = {"says": says, "rests_on": list(dict.fromkeys(ids))}
    return lines


def with_format(text: str, file: str = "this file") -> str:
    """The text of explainer.yaml with the number of the format, below its first field.

    Raises CannotEdit when it has errors, or is no explainer's.
    """
    before, root = read_values(text, file), node_at(text)
    if not isinstance(root, yaml.MappingNode) or before.get("format") == FORMAT:
        return text
    fields = {key.value: held for key, held in root.value}
    layout, (key, first), written = Layout(text), root.value[0], f"format: {FORMAT}"
    at = layout.end_of(first)
    if "format" in fields:
        begin, end = fields["format"].start_mark, layout.end_of(fields["format"])
        edit = (begin.line, begin.column), end, FORMAT if before["format"] else f" {FORMAT}"
    elif root.flow_style:
        edit = at, at, f", {written}"
    else:
        at = layout.end_of_line(at[0])
        edit = at, at, f"{layout.line_end()}{' ' * key.start_mark.column}{written}"
    return checked(layout.replaced([edit]), {**before, "format": FORMAT}, Place(file))


_MENTIONED = re.compile("“(he said|asked by the editors)”")
"""Words that the method which `explainer new` once wrote speaks of, and that nobody said."""


def _without_false_quotations(root: Path, files: Iterable[str]) -> dict[str, str]:
    """The pages in which such words stand in quotation marks, with them in italics."""
    pages = [file for file in files if (found := content_file(file)) and found.part == "pages"]
    texts = {file: read_file(root, file) for file in pages}
    mended = {file: _MENTIONED.sub(r"*\1*", text) for file, text in texts.items()}
    return {file: text for file, text in mended.items() if text != texts[file]}


def _is_yaml(file: str) -> bool:
    return file.endswith(".yaml") and content_file(file) is not None


def _holds_statements(file: str) -> bool:
    found = content_file(file)
    return found is not None and found.part == "parties"


def _comes_from_before(text: str) -> bool:
    """Whether explainer.yaml does not say that the content has our format.

    Raises CannotEdit when it says another than ours and the one before, or is no explainer's.
    """
    values, root = read_values(text, ROOT_FILE), node_at(text)
    if not isinstance(root, yaml.MappingNode):
        message, hint = "the file must hold fields", "begin with a field, such as `title: …`"
        raise CannotEdit(Problem(Place(ROOT_FILE), "wrong-shape", message, hint))
    if "format" not in values:
        return True
    if values["format"] not in ("", FIRST_FORMAT, FORMAT):
        held = next(one for key, one in root.value if key.value == "format")
        place = Place(ROOT_FILE, held.start_mark.line + 1, held.start_mark.column + 1)
        raise CannotEdit(Problem(place, "other-format", *other_format(str(values["format"]))))
    return bool(values["format"] != FORMAT)


def _in_one_list(texts: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """Every file's text with one list of statements; and the files in which there were more.

    Raises Refusal that names all that cannot be changed.
    """
    after, listed, refused = dict(texts), list[str](), list[str]()
    for file in filter(_holds_statements, texts):
        try:
            after[file] = with_one_list(texts[file], file)
        except CannotEdit as refusal:
            refused.append(str(refusal))
        if after[file] != texts[file]:
            listed.append(file)
    if refused:
        raise Refusal("\n".join([*refused, "nothing is changed"]))
    return after, listed


def _copy(root: Path, folder: Path, texts: Mapping[str, str]) -> Path:
    """A copy of all that is read of an explainer, with these texts in it."""
    for part in (CONTENT, SEEDS):
        for file in list_files(root, part)[0]:
            data, problem = read_bytes(root, file)
            if problem is None:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(data)
    _write(folder, texts)
    return folder


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for file, text in texts.items():
        (folder / file).write_bytes(text.encode("utf-8"))


def _read(folder: Path) -> Dossier | None:
    """All that can be understood of an explainer, drafts included."""
    explainer, _ = read_explainer(folder)
    return resolve(explainer, read_archive(folder, explainer)[0]) if explainer else None


def _with_sentences(
    root: Path, texts: Mapping[str, str]
) -> tuple[dict[str, str], Mapping[str, int]]:
    """The texts in which numbered paragraphs become passages, and how many in each file; `texts`
    are those of the explainer in `root`."""
    wanted: dict[str, dict[tuple[int, int], Citation]] = {}
    dossier = _read(root)
    for proposal in propose_sentences(dossier) if dossier else ():
        evidence = proposal.cited.evidence
        if proposal.is_sure:
            place = evidence.at("paragraph")
            citation = Citation(evidence.source, (), proposal.numbers, proposal.words)
            wanted.setdefault(place.file, {})[place.line, place.column] = citation
    fresh, sure = dict[str, str](), dict[str, int]()
    for file, found in wanted.items():
        with suppress(CannotEdit):  # then they are left to the editor
            fresh[file], sure[file] = with_passages(texts[file], found, file)
    return fresh, sure
