"""What the golden sites generate, file by file."""

import difflib
from typing import Any, get_args

import pytest

from generator.content.model import Explainer
from generator.content.records import Record
from generator.content.statements import STATEMENT_KINDS
from generator.evidence.resolution.dossier import Dossier
from generator.pages.pipeline import read
from tests.goldens import GOLDEN, NAMES, expected, generated

HINT = "\nIf that is meant: make goldens"


@pytest.mark.parametrize("name", NAMES)
def test_golden_site(name):
    """A golden site generates exactly the files that are kept for it, to the letter."""
    found, wanted = generated(GOLDEN / name), expected(name)
    assert sorted(found) == sorted(wanted), f"other files are generated for {name}{HINT}"
    changed = [path for path in found if found[path] != wanted[path]]
    assert not changed, diff(wanted, found, changed[0]) + HINT


def diff(wanted, found, path):
    lines = difflib.unified_diff(
        wanted[path].splitlines(), found[path].splitlines(), path, path, lineterm=""
    )
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
def test_golden_site_is_clean(name):
    """A golden site has no problem, not even a warning."""
    report = read(GOLDEN / name)
    assert not report.problems, report.show(GOLDEN / name)


NOT_SHOWN = ("node", "unread", "lost", "review", "words", "localizations")
"""What is no field of an editor's, and the mark of drafts: what has it is on no page."""


def fields_of(model):
    """The fields that an editor may write in a record, and in the records inside it."""
    for name, field in model.model_fields.items():
        if name not in NOT_SHOWN:
            yield declared_by(model, name), field.alias or name, field.annotation
            for inner in records_in(field.annotation):
                yield from fields_of(inner)


def declared_by(model, name):
    """The name of the record that declares a field: `Statement` for what statements share."""
    return next(one.__name__ for one in model.__mro__ if name in one.__annotations__)


def records_in(annotation: Any):
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from records_in(argument)


def choices_in(annotation: Any):
    """The words that a field allows, if it allows certain words only."""
    for argument in get_args(annotation):
        if isinstance(argument, str):
            yield argument
        else:
            yield from choices_in(argument)


def written_in(record):
    """Each field that is written in a record or in the records inside it, and its plain value."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name in record.model_fields_set and name != "node":
            yield declared_by(type(record), name), field.alias or name, value
        for item in _each(value):
            if isinstance(item, Record):
                yield from written_in(item)


def _each(value):
    """The values of a field: of a list, of fields by ids, or its own."""
    if isinstance(value, dict):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)


def test_full_site_shows_every_field():
    """The site `full` writes every field of the model at least once."""
    explainer = read(GOLDEN / "full").dossier.explainer
    written = {(record, field) for record, field, _ in written_in(explainer)}
    missing = {(record, field) for record, field, _ in fields_of(Explainer)} - written
    assert not missing


def test_full_site_shows_every_value():
    """The site `full` writes every word that a field with a fixed choice allows."""
    explainer = read(GOLDEN / "full").dossier.explainer
    used = {
        (record, field, word)
        for record, field, value in written_in(explainer)
        for word in _each(value)
        if isinstance(word, str)
    }
    allowed = {
        (record, field, word)
        for record, field, annotation in fields_of(Explainer)
        for word in choices_in(annotation)
    }
    assert ("Demand", "kind", "demand") in allowed
    missing = allowed - used
    assert not missing


def test_full_site_shows_every_attribution():
    """The site `full` has a statement of each attribution, one that several made jointly
    and one that each of several did, and a position of each kind."""
    dossier: Dossier = read(GOLDEN / "full").dossier
    assert {dossier.of(statement).attribution for statement in dossier.statements} == {
        "quoted",
        "partly-quoted",
        "own-words",
        "reported",
        "joint-statement",
        "unnamed-source",
        "source-itself",
        "another-outlet",
    }
    several = [dossier.of(one) for one in dossier.statements if len(one.speaker) > 1]
    assert {said.is_of_each for said in several} == {True, False}
    kinds = {statement.kind for statement in dossier.statements}
    assert kinds >= {*STATEMENT_KINDS}
