"""`coverage`: what nothing on the site accounts for yet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.console import read_checked, shown
from generator.content.publishing import alone
from generator.evidence.coverage import Coverage, measure_coverage
from generator.evidence.resolve import Relations


@click.command()
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
def coverage(root: Path, strict: bool, pages: Path | None) -> None:
    """Show what nothing on the site accounts for yet, source by source."""
    _, relations = read_checked(root, strict=False)
    measured = measure_coverage(relations)
    for source in measured:
        _print_coverage(source)
    if pages is not None:
        _write_pages(root, relations, pages)
    if strict and not all(source.is_complete for source in measured):
        sys.exit(1)


def _write_pages(root: Path, relations: Relations, folder: Path) -> None:
    from generator.authoring.coverage_pages import FOLDER, write_readings

    out = root / FOLDER if folder == Path() else folder
    with alone(root):
        write_readings(root, relations, out)
    click.echo(f"{shown((out / 'index.html').absolute())}: open it in a browser")


def _print_coverage(coverage: Coverage) -> None:
    cited = coverage.paragraphs - len(coverage.missing_paragraphs)
    quoted = coverage.spans - len(coverage.missing_spans)
    click.echo(
        f"{coverage.source.id}: {cited} of {coverage.paragraphs} paragraphs, "
        f"{quoted} of {coverage.spans} quoted spans"
    )
    for paragraph in coverage.missing_paragraphs:
        click.echo(f"  paragraph {paragraph.number} is not cited: {_start_of(paragraph.text)}")
    for number, words in coverage.missing_spans:
        click.echo(f"  paragraph {number}, not quoted in full: “{_start_of(words)}”")


def _start_of(text: str) -> str:
    return text if len(text) < 72 else text[:70].rsplit(" ", 1)[0] + " …"
