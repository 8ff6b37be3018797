"""An article that comes in → a copy in seeds/ and an entry in sources.yaml, both or neither."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring.article.boilerplate import find_repeated
from generator.authoring.article.importing import CannotImport, Incoming, read_incoming
from generator.authoring.article.metadata import Description, Fact, describe_article
from generator.authoring.editing.edits import append_entries, replace_scalars
from generator.authoring.editing.layout import render_yaml
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import read_file, transaction
from generator.content.atomic import Refusal
from generator.content.dates import PartialDate
from generator.content.files import name_fault, with_newlines
from generator.content.ids import LONGEST_PROPOSED, free_id, latinize, slugify
from generator.content.load import ROOT_FILE
from generator.content.problems import Problem
from generator.content.references import taken_ids
from generator.evidence.articles import SEEDS
from generator.pages import pipeline
from generator.pages.pipeline import Outcome

SOURCES = "content/sources.yaml"


@dataclass(frozen=True)
class Addition:
    """A source that is to be added: its article's text, and its entry in sources.yaml.

    `text` is empty for a file that stands in seeds/ already. `as_of` is the day to which the
    explainer's has to move on, so that it is not before the article's; empty when it has not.
    `origin` is the file that the editor gave, and `mended` what was changed in its text.
    """

    id: str
    file: str
    text: str
    entry: str
    known: Description
    as_of: str
    origin: Path
    mended: tuple[str, ...]


def plan_source(
    root: Path, report: Outcome, path: Path, given: Mapping[str, str], encoding: str | None = None
) -> Addition:
    """What is to be added for the article in the file `path`.

    `given` is what the editor knows of it, under the names of fields, and perhaps its `id`. Raises
    Refusal where it is there already, or cannot be taken as it is.
    """
    if report.dossier is None:
        raise Refusal("content/explainer.yaml has errors; correct them first")
    explainer = (report.drafted or report.dossier).explainer
    here = path.resolve()
    is_there = here.parent == (root / SEEDS).resolve()
    incoming = read_incoming(path, encoding, is_there)
    if incoming.problems:
        told = Outcome([*incoming.problems]).show(here.parent)
        raise Refusal(f"{told}\n{path}: not added")
    if is_there and incoming.is_converted:
        message = f"only text in UTF-8 stands in {SEEDS}/"
        raise CannotImport(path, message, "move this file elsewhere")
    sha256 = hashlib.sha256(incoming.text.encode("utf-8")).hexdigest()
    for source in explainer.sources:
        if source.sha256 == sha256:
            raise Refusal(f"{path}: this article is there already, as the source “{source.id}”")
    known = _described(incoming, given, explainer.language)
    name = _id(known, path, taken_ids(explainer), given.get("id", ""))
    file = here.name if is_there else _file(root, path, name)
    text = "" if is_there else incoming.text
    entry = render_yaml("source", name=name, file=file, sha256=sha256, known=known)
    as_of = _later(known, explainer.as_of)
    return Addition(name, file, text, entry, known, as_of, path, incoming.mended)


def add_source(root: Path, addition: Addition, before: Outcome) -> Outcome:
    """Write a source to the disk, and check everything again; what was found then.

    Raises Refusal with the errors that were not there `before`, if any: all files are then as they
    were.
    """
    seed = f"{SEEDS}/{addition.file}"
    if addition.text and os.path.lexists(root / seed):
        raise Refusal(f"{root / seed}: there is another file of this name; it stays as it is")
    with transaction(root) as files:
        # In this order, in which a run that is killed leaves nothing that is an error.
        if addition.text:
            files.write(seed, addition.text)
        if addition.as_of and before.dossier:
            explainer, text = before.dossier.explainer, read_file(root, ROOT_FILE)
            place = explainer.at("as_of")
            later = (place.line, place.column, str(explainer.as_of), addition.as_of)
            files.write(ROOT_FILE, replace_scalars(text, [later], ROOT_FILE))
        text = read_file(root, SOURCES) or f"{first_line(SOURCES)}\n"
        files.write(SOURCES, append_entries(text, None, [addition.entry], SOURCES))
        files.apply()
        after = pipeline.read(root)
        fresh = [one for one in after.problems if one.is_error and one not in before.problems]
        if errors := [one for one in fresh if one.place.file in (seed, SOURCES, ROOT_FILE)]:
            raise Refusal(_told(root, addition, errors))
    return after


def _told(root: Path, addition: Addition, errors: list[Problem]) -> str:
    """The errors as an editor reads them: what is wrong with the article, in the file given."""
    seed, origin = f"{SEEDS}/{addition.file}", addition.origin.resolve()
    given = [one for one in errors if addition.text and one.place.file == seed]
    own = [replace(one, place=replace(one.place, file=origin.name)) for one in given]
    others = [one for one in errors if one not in given]
    told = (Outcome(own).show(origin.parent), Outcome(others).show(root))
    return "\n".join([*filter(None, told), f"{addition.origin}: not added"])


def _later(known: Description, as_of: PartialDate) -> str:
    """The day of publication, if it is after the day up to which the explainer's content goes."""
    day = str(known.told["published"].value)
    return day if day and PartialDate.parse(day).day and PartialDate.parse(day) > as_of else ""


def _described(incoming: Incoming, given: Mapping[str, str], language: str) -> Description:
    """What is known: by the editor, else by the page, else by the text."""
    text = with_newlines(incoming.text.removeprefix("\ufeff"))
    own = incoming.told.get("language", Fact())
    known = describe_article(text, given.get("language") or str(own.value) or language)
    told = {**known.told, **incoming.told}
    told["language"] = _language(known.told["language"], own, language)
    told |= {name: Fact(value, "given") for name, value in given.items() if name in told and value}
    titles = find_repeated(known.paragraphs, str(told["title"].value))
    boilerplate = {**dict.fromkeys(titles, "subhead"), **known.boilerplate}
    return replace(known, told=told, boilerplate=dict(sorted(boilerplate.items())))


def _language(by_text: Fact, by_page: Fact, language: str) -> Fact:
    """The language, where it is told and not the explainer's: the words know best."""
    told = by_text if by_text.value else by_page
    if not told.value:
        return Fact(reason=f"not sure; taken for that of the explainer ({language})")
    is_same = told.value == language.partition("-")[0]
    return Fact(reason="the explainer’s") if is_same else told


def _id(known: Description, path: Path, taken: set[str], given: str) -> str:
    """An id that is free: the one that is given, the publisher and the day, or the file's name."""
    if given in taken:
        raise Refusal(f"the id “{given}” is taken or reserved\n  give another one with --id")
    publisher, day = known.told["publisher"].value, known.told["published"].value
    stem = _slug(str(publisher)) if publisher and day else ""
    return free_id(given or (f"{stem}-{day}" if stem else _slug(path.stem)) or "source", taken)


def _slug(text: str) -> str:
    return slugify(latinize(text), LONGEST_PROPOSED)


def _file(root: Path, path: Path, name: str) -> str:
    """What an article that comes in is called in seeds/: as its file is, if it can be."""
    file = f"{path.stem}.txt"
    if name_fault(file) or file.startswith(".") or os.path.lexists(root / SEEDS / file):
        return f"{name}.txt"
    return file
