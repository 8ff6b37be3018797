"""`rename`: another id for something, wherever the content refers to it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.rename import KINDS, Renaming, plan_rename, write_rename
from generator.authoring.schema_files import refresh_schemas
from generator.cli.console import print_problems, shown
from generator.content.load import read_explainer
from generator.content.model import Explainer
from generator.content.problems import counted, has_errors
from generator.content.publishing import alone
from generator.pages.pipeline import Report


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--kind", type=click.Choice(KINDS), help="What it is, where several things fit.")
@click.pass_obj
def rename(root: Path, old: str, new: str, kind: str | None) -> None:
    """Rename the id OLD to NEW everywhere; links to OLD still lead there.

    OLD is the id of a statement, party, person, issue, source, event or difference. A party's file
    is renamed with it.
    """
    with alone(root):
        renaming = plan_rename(root, _read(root), old, new, kind)
        write_rename(root, renaming)
        refresh_schemas(root)
    _print(root, renaming)


def _read(root: Path) -> Explainer:
    """The content; where not all of it can be understood, its problems and the end."""
    explainer, problems = read_explainer(root)
    if explainer is None or has_errors(problems):
        print_problems(root, Report(sorted(problems)))
        click.echo("correct the errors first, or a reference is missed", err=True)
        sys.exit(1)
    return explainer


def _print(root: Path, renaming: Renaming) -> None:
    for file in renaming.texts:
        goes = renaming.target if file == renaming.file else ""
        click.echo(shown(root / file) + (f" → {shown(root / goes)}" if goes else ""))
    places = counted(renaming.count, "place")
    click.echo(f"the {renaming.kind} “{renaming.old}” is now “{renaming.new}”, in {places}")
    if renaming.kind != "person":
        click.echo(f"links to “{renaming.old}” still lead there, because of its `formerly`")
