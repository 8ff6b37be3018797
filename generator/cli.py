"""The command line: arguments and printing, nothing else.

Exit codes: 0 fine, 1 problems, 2 a mistake in how the command was called.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import build as pipeline
from generator.build import Report
from generator.coverage import Coverage, measure_coverage
from generator.downloads import BUNDLES
from generator.problems import counted
from generator.publishing import Refusal, alone
from generator.relations import Relations

if TYPE_CHECKING:
    from generator.bundles import Made

INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a program that Ctrl-C has ended, as shells have it."""

STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")


class _Commands(click.Group):
    """Commands that say in one line which file the disk would not give or take."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; what the disk or another run forbids ends it with exit code 1."""
        try:
            return super().invoke(context)
        except OSError as error:
            click.echo(f"{error.filename or 'the disk'}: {error.strerror}", err=True)
        except Refusal as refusal:
            click.echo(str(refusal), err=True)
        except KeyboardInterrupt:
            click.echo("\ninterrupted; what was there before stays", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="explainer", prog_name="explainer")
@click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The explainer's folder, which holds content/ and seeds/; by default this one.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Build an explainer: a site on which every statement is checked against its source."""
    context.obj = root.resolve()


@main.command()
@STRICT
@click.pass_obj
def check(root: Path, strict: bool) -> None:
    """Check the content, and write nothing."""
    _, relations = _read(root, strict)
    explainer = relations.explainer
    click.echo(
        f"{counted(len(relations.statements), 'statement')} checked against "
        f"{counted(len(explainer.sources), 'source')}: no errors"
    )


@main.command()
@STRICT
@click.pass_obj
def generate(root: Path, strict: bool) -> None:
    """Check the content and write the Markdown pages to build/docs."""
    report, _ = _read(root, strict)
    with alone(root):
        _write(root, report)


@main.command()
@STRICT
@click.pass_obj
def build(root: Path, strict: bool) -> None:
    """Check the content, write the Markdown and build the site in site/."""
    from generator.site import SITE, EngineError, build_site

    report, relations = _read(root, strict)
    try:
        with alone(root):
            _write(root, report)
            with _step("Building the site"):
                changed, warnings = build_site(root, relations.explainer, strict=strict)
    except EngineError as error:
        click.echo(f"the site could not be built; the last one stays\n{error}", err=True)
        sys.exit(1)
    for warning in warnings:
        click.echo(f"warning: {warning}", err=True)
    index = _shown(root / SITE / "index.html")
    click.echo(f"{index}: built" if changed else f"{index}: up to date")


@main.command()
@STRICT
@click.pass_obj
def bundle(root: Path, strict: bool) -> None:
    """Check the content and write it to dist/ in formats that need no network."""
    from generator.bundles import write_bundles
    from generator.site import EngineError, config_file, offline_edition

    made: list[Made] = []

    def tell(one: Made) -> None:
        made.append(one)
        _print_made(root / BUNDLES, one)

    report, _ = _read(root, strict)
    try:
        with alone(root), offline_edition(root, report) as edition:
            write_bundles(root, config_file(root), edition, root / BUNDLES, tell)
    except EngineError as error:
        click.echo(f"the bundles could not be made; the last ones stay\n{error}", err=True)
        sys.exit(1)
    if strict and any(one.unavailable for one in made):
        sys.exit(1)


@main.command()
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Show the site, and follow every edit."""
    from generator.site import serve_site

    serve_site(root, address)


@main.command()
@click.option("--strict", is_flag=True, help="Fail when anything is not accounted for.")
@click.pass_obj
def coverage(root: Path, strict: bool) -> None:
    """Show what nothing on the site accounts for yet, source by source."""
    _, relations = _read(root, strict=False)
    measured = measure_coverage(relations)
    for source in measured:
        _print_coverage(source)
    if strict and not all(source.is_complete for source in measured):
        sys.exit(1)


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def verify(path: Path) -> None:
    """Check that PATH, a built site or bundles, is as it was built; offline.

    PATH is a site, the unpacked zip, the folder of bundles, or one bundle with its build.json.
    """
    from generator.verification import NoManifest
    from generator.verification import verify as compare

    try:
        verdict = compare(path.resolve())
    except NoManifest as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    for what in ("changed", "missing", "extra"):
        for file in getattr(verdict, what):
            click.echo(f"{_shown(folder / file)}: {what}", err=True)
    click.echo(f"{verdict.digest}  {_shown(verdict.witness)}")
    if not verdict.is_good:
        sys.exit(1)
    count = counted(verdict.count, "file")
    click.echo(f"{count} as built; compare the number above with the one that was published")


def _read(root: Path, strict: bool) -> tuple[Report, Relations]:
    """What is to be built from, its problems printed; with any, the end with exit code 1."""
    with _step("Checking"):
        report = pipeline.read(root)
    if report.problems:
        click.echo(report.show(root), err=True)
        click.echo(report.count(), err=True)
    if not report.is_good or report.relations is None or (strict and report.problems):
        sys.exit(1)
    return report, report.relations


def _write(root: Path, report: Report) -> None:
    from generator.site import find_downloads, site_address

    with _step("Writing pages"):
        downloads = find_downloads(root, partial(click.echo, err=True))
        written = pipeline.write(root, report, bool(site_address(root)), downloads).written
    if written:
        click.echo(
            f"{_shown(root / pipeline.MARKDOWN)}: {len(written.written)} files written, "
            f"{written.unchanged} unchanged, {len(written.deleted)} deleted"
        )


def _print_made(folder: Path, made: Made) -> None:
    if missing := made.unavailable:
        click.echo(f"{_shown(folder / made.name)}: not made: {missing}", err=True)
        click.echo(f"  this brings it: {missing.command}", err=True)
    else:
        click.echo(f"{_shown(folder / made.name)}: {made.size / 1000:,.0f} kB")


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


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


@contextmanager
def _step(name: str) -> Iterator[None]:
    """Show what goes on, and how long it took, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(f"{name} …", nl=False, err=True)
    start = time.monotonic()
    try:
        yield
    finally:
        click.echo(f"\r{name}: {time.monotonic() - start:.1f} s", err=True)
