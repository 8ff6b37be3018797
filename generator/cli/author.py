"""An editor's house-keeping: `new`, `rename`, `schema`, `coverage`."""

import datetime
import sys
from pathlib import Path
from typing import Any

import click

from generator.authoring.rename import RENAMABLE, plan_rename, write_rename
from generator.authoring.schema_files import (
    first_line,
    refresh_schemas,
    without_first_line,
    write_schemas,
)
from generator.cli.console import print_problems, read_checked, shown
from generator.content.atomic import Refusal, alone
from generator.content.files import SCHEMAS
from generator.content.load import read_explainer
from generator.content.model import Explainer
from generator.content.problems import counted, has_errors
from generator.evidence.coverage import Coverage, measure_coverage
from generator.pages.pipeline import Outcome


@click.command("new")
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
def new_command(folder: Path, source: str | None, **given: Any) -> None:
    """Make DIR a new, empty explainer on another dispute.

    It passes `explainer check`, and its comments say what goes where.
    """
    from generator.authoring.scaffold import (
        BESIDE_README,
        Beginning,
        find_program,
        program_of,
        start,
    )

    folder = folder.resolve()
    try:
        program = program_of(source) if source else find_program()
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="'--program'") from error
    given["as_of"] = given["as_of"] or datetime.date.today().isoformat()
    name = folder.name.replace("-", " ").replace("_", " ").strip().capitalize()
    given["title"] = given["title"] or name or "Explainer"
    files = start(folder, Beginning(**given, program=program))
    click.echo(f"{shown(folder)}: a new explainer, {len(files)} files")
    if not program:
        requirements = shown(folder / "requirements.txt")
        click.echo(f"{requirements}: where the program comes from is not known; write it there")
    guide = "README.md" if "README.md" in files else BESIDE_README
    click.echo(f"next: read {shown(folder / guide)}")


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option("--kind", type=click.Choice(RENAMABLE), help="What it is, where several things fit.")
@click.pass_obj
def rename_command(root: Path, old: str, new: str, kind: str | None) -> None:
    """Rename the id OLD to NEW everywhere; links to OLD still lead there.

    OLD is the id of a statement, party, person, issue, source, event, difference or question. Files
    and folders that are named after it are renamed with it.
    """
    with alone(root):
        renaming = plan_rename(root, _read(root), old, new, kind)
        write_rename(root, renaming)
        refresh_schemas(root)
    moved = dict(renaming.moves)
    for file in (*renaming.texts, *(file for file in moved if file not in renaming.texts)):
        goes = moved.get(file, "")
        click.echo(shown(root / file) + (f" → {shown(root / goes)}" if goes else ""))
    places = counted(renaming.count, "place")
    click.echo(f"the {renaming.kind} “{renaming.old}” is now “{renaming.new}”, in {places}")
    if renaming.kind != "person":
        click.echo(f"links to “{renaming.old}” still lead there, because of its `formerly`")


def _read(root: Path) -> Explainer:
    """The content; Refusal, its problems printed, where not all of it can be understood."""
    explainer, problems = read_explainer(root)
    # What a file of no source holds is read too; a rename that was killed may have left one.
    wrong = [problem for problem in problems if problem.rule != "file-of-no-source"]
    if explainer is None or has_errors(wrong):
        print_problems(root, Outcome(sorted(problems)))
        raise Refusal("correct the errors first, or a reference is missed")
    return explainer


@click.command("schema")
@click.pass_obj
def schema_command(root: Path) -> None:
    """Write content/.schema, from which VS Code and others complete fields, values and ids."""
    written = write_schemas(root)
    done = f"{counted(len(written), 'file')} written" if written else "up to date"
    click.echo(f"{shown(root / SCHEMAS)}: {done}")
    for file in without_first_line(root):
        click.echo(f"{shown(root / file)}: does not name its schema; make this its first line:")
        click.echo(f"  {first_line(file)}")


@click.command("coverage")
@click.option("--strict", is_flag=True, help="Fail when anything is not accounted for.")
@click.option(
    "--html",
    "pages",
    metavar="[DIR]",
    is_flag=False,
    flag_value="",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write each article as a page to read, what is missing marked, to DIR or build/coverage.",
)
@click.pass_obj
def coverage_command(root: Path, strict: bool, pages: Path | None) -> None:
    """Show what nothing on the site accounts for yet, source by source."""
    _, dossier = read_checked(root, strict=False)
    measured = measure_coverage(dossier)
    for source in measured:
        _print_coverage(source)
    if pages is not None:
        from generator.authoring.coverage_pages import COVERAGE, write_readings

        out = root / COVERAGE if pages == Path() else pages
        with alone(root):
            write_readings(root, dossier, out)
        click.echo(f"{shown((out / 'index.html').absolute())}: open it in a browser")
    if strict and not all(source.is_complete for source in measured):
        sys.exit(1)


def _print_coverage(coverage: Coverage) -> None:
    cited = coverage.paragraphs - len(coverage.missing_paragraphs)
    terms = f", {counted(len(coverage.terms), 'term')}" if coverage.terms else ""
    click.echo(
        f"{coverage.source.id}: {cited} of {coverage.paragraphs} paragraphs, "
        f"{coverage.carried} of {coverage.spans} quoted spans{terms}"
    )
    for paragraph in coverage.missing_paragraphs:
        click.echo(f"  paragraph {paragraph.number} is not cited: {_start_of(paragraph.text)}")
    for number, words in coverage.missing_spans:
        click.echo(f"  paragraph {number}, not quoted in full: “{_start_of(words)}”")
    for number, words in coverage.bare_sentences:
        click.echo(f"  paragraph {number}, no statement rests on: {_start_of(words)}")


def _start_of(text: str) -> str:
    return text if len(text) < 72 else text[:70].rsplit(" ", 1)[0] + " …"
