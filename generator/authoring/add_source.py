"""An article that comes in → a copy in seeds/ and an entry in content/, both or neither.

The entry is a file of its own, content/sources/<id>.yaml, so that two editors who add a source each
touch no file that the other touches; where there is content/sources.yaml alone, it stands at the
end of that.
"""

import hashlib
import os
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring.article.boilerplate import find_repeated
from generator.authoring.article.decoding import CannotImport
from generator.authoring.article.importing import Incoming, read_incoming
from generator.authoring.article.kinds import SeemingKind, tell_kind, turns_of
from generator.authoring.article.language import is_surely_another, tell_language
from generator.authoring.article.metadata import Description, Fact, describe_article
from generator.authoring.editing.edits import append_entries, remove_field, replace_scalars
from generator.authoring.editing.layout import render_yaml
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import read_file, transaction
from generator.content.atomic import Refusal
from generator.content.dates import PartialDate
from generator.content.files import name_fault, with_newlines
from generator.content.ids import LONGEST_PROPOSED, free_id, latinize, slugify
from generator.content.model import Explainer
from generator.content.paths import ROOT_FILE, content_file, path_for_addition
from generator.content.problems import Problem
from generator.content.references import taken_ids
from generator.evidence.articles.archive import SEEDS
from generator.evidence.articles.primary_texts import headlines
from generator.evidence.attribution.utterances import known_speakers
from generator.evidence.recorded import in_lines, paragraph_digest
from generator.pages import pipeline
from generator.pages.pipeline import Outcome


@dataclass(frozen=True)
class Addition:
    """A source that is to be added: its article's text, its entry, and the file that is to hold it.

    `spoken` is what kind of text it seems to be, and who speaks: what the editor has not said is
    written as comments. `text` is empty for a file that stands in seeds/ already. `as_of` is the
    day to which the explainer's has to move on, so that it is not before the article's; empty when
    it has not.
    `origin` is the file that the editor gave, and `mended` what was changed in its text.
    """

    id: str
    file: str
    text: str
    entry: str
    target: str
    known: Description
    spoken: SeemingKind
    as_of: str
    origin: Path
    mended: tuple[str, ...]


def plan_source(
    root: Path, report: Outcome, path: Path, given: Mapping[str, str], encoding: str | None = None
) -> Addition:
    """What is to be added for the article in the file `path`.

    `given` is what the editor knows of it, under the names of fields, and perhaps its `id` and the
    day on which it was `accessed`. Raises Refusal where it is there already, or cannot be taken as
    it is.
    """
    if report.dossier is None:
        raise Refusal("content/explainer.yaml has errors; correct them first")
    explainer = (report.drafted or report.dossier).explainer
    is_there = path.resolve().parent == (root / SEEDS).resolve()
    incoming = _incoming(path, encoding, is_there)
    sha256 = hashlib.sha256(incoming.text.encode("utf-8")).hexdigest()
    for source in explainer.sources:
        if source.sha256 == sha256:
            raise Refusal(f"{path}: this article is there already, as the source “{source.id}”")
    known = _described(incoming, given, explainer.language)
    if not given.get("language") and not known.told["language"].value:
        _check_language(incoming.text, path, explainer.language)
    name = _id(known, path, taken_ids(explainer), given.get("id", ""))
    text = "" if is_there else incoming.text
    spoken = _spoken(known, given, explainer)
    if spoken.kind not in ("article", "post"):
        headings = dict.fromkeys(headlines(known.paragraphs), "subhead")
        known = replace(known, boilerplate=dict(sorted({**headings, **known.boilerplate}.items())))
    target = path_for_addition(root, "sources", name)
    file = path.resolve().name if is_there else _file(root, path, name, has_own_file(target))
    taken = {"accessed": given.get("accessed", "")}
    guard = {"sha256": sha256, "digests": in_lines([*map(paragraph_digest, known.paragraphs)])}
    entry = render_yaml(
        "source", name=name, file=file, **guard, known=known, spoken=spoken, **taken
    )
    if has_own_file(target):
        entry = textwrap.dedent(entry.partition("\n")[2])  # its id is the file's name
    as_of, mended = _later(known, explainer), incoming.mended
    return Addition(name, file, text, entry, target, known, spoken, as_of, path, mended)


def _incoming(path: Path, encoding: str | None, is_there: bool) -> Incoming:
    """The article in a file, which may be in seeds/ already. Raises Refusal where it cannot be
    taken as it is."""
    incoming = read_incoming(path, encoding, is_there)
    if incoming.problems:
        told = Outcome([*incoming.problems]).show(path.resolve().parent)
        raise Refusal(f"{told}\n{path}: not added")
    if is_there and incoming.is_converted:
        message = f"only text in UTF-8 stands in {SEEDS}/"
        raise CannotImport(path, message, "move this file elsewhere")
    return incoming


def _check_language(text: str, path: Path, language: str) -> None:
    """Raise CannotImport for a text that is in no language that is told, nor in the explainer's."""
    if tell_language(text) != language.partition("-")[0] and is_surely_another(text, language):
        message = f"this is not in the language of the explainer ({language})"
        raise CannotImport(path, message, "say in which it is, as in --language ru")


def has_own_file(target: str) -> bool:
    """Whether the file `target` is to hold one source alone."""
    found = content_file(target)
    return found is not None and not found.is_whole


def add_source(root: Path, addition: Addition, before: Outcome) -> Outcome:
    """Write a source to the disk, and check everything again; what was found then.

    Raises Refusal with the errors that were not there `before`, if any: all files are then as they
    were.
    """
    seed, target = f"{SEEDS}/{addition.file}", addition.target
    for file in (seed if addition.text else "", target if has_own_file(target) else ""):
        if file and os.path.lexists(root / file):
            raise Refusal(f"{root / file}: there is another file of this name; it stays as it is")
    with transaction(root) as files:
        # In this order, in which a run that is killed leaves nothing that is an error, unless the
        # day of the first article is to take the place of `as_of`.
        if addition.text:
            files.write(seed, addition.text)
        if addition.as_of and before.dossier:
            files.write(ROOT_FILE, _moved_on(root, before.dossier.explainer, addition))
        text = read_file(root, target) or f"{first_line(target)}\n"
        if has_own_file(target):
            files.write(target, text + addition.entry)
        else:
            files.write(target, append_entries(text, None, [addition.entry], target))
        files.apply()
        after = pipeline.read(root)
        fresh = [one for one in after.problems if one.is_error and one not in before.problems]
        if errors := [one for one in fresh if one.place.file in (seed, target, ROOT_FILE)]:
            raise Refusal(_told(root, addition, errors))
    return after


def _moved_on(root: Path, explainer: Explainer, addition: Addition) -> str:
    """The text of explainer.yaml where its day is no longer before that of the article."""
    text, place = read_file(root, ROOT_FILE), explainer.at("as_of")
    if has_own_file(addition.target):
        # All who add an article take the same line away, which merges; each would put another day
        # there, which does not.
        return remove_field(text, "as_of", ROOT_FILE)
    later = (place.line, place.column, str(explainer.as_of), addition.as_of)
    return replace_scalars(text, [later], ROOT_FILE)


def _told(root: Path, addition: Addition, errors: list[Problem]) -> str:
    """The errors as an editor reads them: what is wrong with the article, in the file given."""
    seed, origin = f"{SEEDS}/{addition.file}", addition.origin.resolve()
    given = [one for one in errors if addition.text and one.place.file == seed]
    own = [replace(one, place=replace(one.place, file=origin.name)) for one in given]
    others = [one for one in errors if one not in given]
    told = (Outcome(own).show(origin.parent), Outcome(others).show(root))
    return "\n".join([*filter(None, told), f"{addition.origin}: not added"])


def _later(known: Description, explainer: Explainer) -> str:
    """The day of publication, if it is after the day that is written down as the explainer's."""
    day = str(known.told["published"].value)
    is_full = day and PartialDate.parse(day).day and "as_of" in explainer.node.keys
    return day if is_full and PartialDate.parse(day) > explainer.as_of else ""


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


def _spoken(known: Description, given: Mapping[str, str], explainer: Explainer) -> SeemingKind:
    """What kind of text it is: as the editor says, with the turns that the text has; or as it
    seems."""
    language = str(known.told["language"].value) or explainer.language
    people = known_speakers(explainer.parties)
    title = str(known.told["title"].value)
    every = enumerate(known.paragraphs, 1)
    texts = {n: text for n, text in every if n not in known.boilerplate and text != title}
    kind = given.get("kind", "")
    if not kind:
        return tell_kind(texts, title, language, people)
    are_several = kind in ("transcript", "interview")
    turns = turns_of(texts, title, language, people) if are_several else ()
    speaker = tuple(given["speaker"].replace(",", " ").split()) if given.get("speaker") else ()
    is_told = all(turn.speaker for turn in turns) and bool(turns or speaker or kind == "article")
    reason = "not everyone who speaks in it is known"
    return SeemingKind(kind, speaker, turns, reason, is_told)


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


def _file(root: Path, path: Path, name: str, is_own: bool) -> str:
    """What an article that comes in is called in seeds/: as its file is, if it can be; or as the
    source is, where that `is_own`, since two editors may each save an article as “article.txt”."""
    files = [f"{path.stem}.txt", f"{name}.txt"]
    for file in reversed(files) if is_own else files:
        is_name = not name_fault(file) and not file.startswith(".")
        if is_name and not os.path.lexists(root / SEEDS / file):
            return file
    return f"{name}.txt"
