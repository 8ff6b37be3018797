"""`migrate`: content of format 1 brought to format 2, what that changes, and what is left."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.authoring.migration.decisions import Decision
from generator.authoring.migration.migrate import Migration, plan_migration, write_migration
from generator.authoring.schema_files import refresh_schemas
from generator.cli.console import print_problems, shown, step
from generator.content.atomic import alone
from generator.content.fields import FORMAT
from generator.content.paths import CONTENT, ROOT_FILE
from generator.content.problems import counted, visible
from generator.pages import pipeline


@click.command("migrate")
@click.option("--write", is_flag=True, help="Write it; without, nothing is changed.")
@click.pass_obj
def migrate_command(root: Path, write: bool) -> None:
    """Bring content of format 1 to format 2, with its comments.

    The four lists of a party's statements become one, and a paragraph's number becomes a passage
    where it is sure which of its sentences is meant, in content of format 2 too. Everything that
    only you can decide is listed.
    """
    if not write:
        migration = _planned(root)
        if migration.texts:
            _print_decisions(root, migration.decisions, "the lines as they will be")
            click.echo("nothing is written yet: `explainer migrate --write` writes it")
        return
    with alone(root):
        migration = _planned(root)
        if migration.texts:
            write_migration(root, migration)
            refresh_schemas(root)
    if migration.texts:
        click.echo(f"{counted(len(migration.texts), 'file')} written")
        _tell_what_is_left(root, migration)


def _planned(root: Path) -> Migration:
    """What is to be written, after it has been shown."""
    with step("Reading"):
        migration = plan_migration(root)
    if not migration.texts:
        click.echo(f"{shown(root / CONTENT)}: nothing to do, it is in format {FORMAT}")
    for file in migration.texts:
        click.echo(f"{shown(root / file)}: {', '.join(_changes(migration, file))}")
    return migration


def _changes(migration: Migration, file: str) -> list[str]:
    """What changes in a file, in words."""
    told = ["all statements in one list"] if file in migration.listed else []
    told += ["each answer where it is given"] if file in migration.settled else []
    if count := migration.sure.get(file):
        told.append(f"{counted(count, 'numbered paragraph')} now with the words that are meant")
    told += ["words that nobody said in italics"] if file in migration.mentioning else []
    if file == ROOT_FILE:
        told += ["`answer` as headline and standfirst"] if migration.headed else []
        told.append(f"format: {FORMAT}")
    return told


def _print_decisions(root: Path, decisions: Sequence[Decision], lines: str) -> None:
    """Print what an editor must decide; `lines` says which lines are told."""
    if decisions:
        click.echo(f"{counted(len(decisions), 'thing')} for you to decide ({lines}):")
    for one in decisions:
        place = f"{shown(root / one.place.file)}:{one.place.line}:{one.place.column}"
        click.echo(visible(f"{place}: {one.message}"))
        for line in one.hint.splitlines():
            click.echo(f"  {visible(line)}")


def _tell_what_is_left(root: Path, migration: Migration) -> None:
    """Check what is there now, and say what is left; the end with exit code 1 for an error."""
    with step("Checking"):
        report = pipeline.read(root)
    told = {(one.place.file, one.place.line) for one in report.problems}
    left = [o for o in migration.decisions if (o.place.file, o.place.line) not in told]
    _print_decisions(root, left, "the lines as they are now")
    if report.problems:
        print_problems(root, report)
    elif report.dossier:
        count = len(report.dossier.statements)
        click.echo(f"{counted(count, 'statement')} checked: nothing is wrong")
    if not report.is_good:
        sys.exit(1)
