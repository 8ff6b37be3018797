"""`new`: an empty explainer on another dispute."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.cli.console import shown


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's name; by default made from the folder's name.")
@click.option("--question", default="", help="The one question that the site answers.")
@click.option("--summary", default="", help="What the site is about, in one sentence.")
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="TAG",
    help="The language that you write in, as in en, uk or pt-BR.",
)
@click.option(
    "--as-of",
    metavar="DAY",
    help="The day up to which the content is brought: YYYY-MM-DD; by default today.",
)
@click.option(
    "--program",
    "source",
    metavar="REQUIREMENT",
    help="Where this program comes from, in a form that pip knows; by default what is on record.",
)
def new(
    folder: Path,
    title: str | None,
    question: str,
    summary: str,
    language: str,
    as_of: str | None,
    source: str | None,
) -> None:
    """Make DIR a new, empty explainer on another dispute.

    It passes `explainer check`, and its comments say what goes where.
    """
    from generator.authoring.provenance import find_program, program_of
    from generator.authoring.scaffold import Beginning, start

    folder = folder.resolve()
    try:
        program = program_of(source) if source else find_program()
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="'--program'") from error
    as_of = as_of or datetime.date.today().isoformat()
    title = title or folder.name.replace("-", " ").replace("_", " ").strip().capitalize()
    beginning = Beginning(title or "Explainer", as_of, question, summary, language, program)
    files = start(folder, beginning)
    click.echo(f"{shown(folder)}: a new explainer, {len(files)} files")
    if not program:
        requirements = shown(folder / "requirements.txt")
        click.echo(f"{requirements}: where the program comes from is not known; write it there")
    click.echo(f"next: read {shown(folder / 'README.md')}")
