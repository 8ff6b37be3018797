"""What several commands share: options, the article that is meant, and how problems are printed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.content.atomic import Refusal
from generator.content.files import SEEDS
from generator.content.problems import did_you_mean, visible
from generator.content.state import make_room

if TYPE_CHECKING:
    from generator.evidence.articles.archive import Article
    from generator.evidence.resolution.dossier import Dossier
    from generator.pages.pipeline import Outcome

STRICT = click.option(
    "--strict",
    is_flag=True,
    help="Warnings count as errors, save those of drafts and of what may still come.",
)
tell = partial(click.echo, err=True)
"""Print a line for whoever looks on, apart from what the command was asked for."""


def read_checked(
    root: Path, strict: bool = False, *, may_keep: bool = False, is_written: bool = False
) -> tuple[Outcome, Dossier]:
    """What is to be built from, its problems printed; with any, the end with exit code 1.

    What the rules found the last time holds again where it `may_keep` that, and all is the same;
    room for that is made where the explainer's folder `is_written` to.
    """
    # Imported here, since a check of what has not changed needs none of it.
    from generator.pages import pipeline

    if is_written and may_keep and not strict:
        make_room(root)
    with step("Checking"):
        report = pipeline.read(root, may_keep=may_keep and not strict)
    if report.problems:
        print_problems(root, report)
    stops = not report.is_good or (strict and not all(one.waits for one in report.problems))
    if stops or report.dossier is None:
        sys.exit(1)
    return report, report.dossier


def print_problems(root: Path, report: Outcome, are_errors_alone: bool = False) -> None:
    """Print what was found and how much; under GitHub Actions also for its pages.

    Where `are_errors_alone`, what warns is only counted: of a command that the errors stop.
    """
    # Imported here, since most runs have no problem to tell.
    import secrets

    from generator.authoring.rewordings import in_words
    from generator.cli.github import (
        annotate,
        append_summary,
        fenced,
        find_run,
        room_for_summary,
        summarise,
    )

    report = replace(report, problems=in_words(root, report.drafted, report.problems))
    errors = [one for one in report.problems if one.is_error] if are_errors_alone else []
    listed = replace(report, problems=errors or report.problems)
    lines = [*listed.show(root).split("\n"), report.count()]
    run = find_run(root, os.environ)
    if run:
        lines = fenced(lines, secrets.token_hex(16)) + annotate(report.problems, run.folder)
    click.echo("\n".join(lines), err=True)
    if run:
        append_summary(run, summarise(report.problems, run, room_for_summary(run)))


def shown(path: Path) -> str:
    """`path` as it is named from the current folder."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


@contextmanager
def step(name: str) -> Iterator[None]:
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


SOURCE = click.argument("source")


def choose_article(root: Path, report: Outcome, dossier: Dossier, name: str) -> Article:
    """The article of the source with the id `name`, or of the file of that name in seeds/.

    Raises Refusal, with what is wrong, where there is none, or its text has an error.
    """
    named = (source.id for source in dossier.explainer.sources if source.file == Path(name).name)
    chosen = name if name in dossier.source else next(named, name)
    if chosen not in dossier.source:
        hint = did_you_mean(name, dossier.source)
        raise Refusal(f"there is no source “{visible(name)}”\n  {hint}")
    article = dossier.archive.articles.get(chosen)
    file = f"{SEEDS}/{dossier.source[chosen].file}"
    wrong = [one for one in report.problems if one.is_error and one.place.file == file]
    if article and not wrong:
        return article
    told = replace(report, problems=wrong or report.problems).show(root)
    raise Refusal(f"{told}\nthe article of “{chosen}” cannot be read")
