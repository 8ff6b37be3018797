"""`draft`: an article → drafts of statements, printed or added to the content."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.authoring.drafts.draft import Draft, group_drafts, plan_drafts
from generator.cli.choosing import SOURCE, choose_article
from generator.cli.console import print_problems, shown
from generator.content.problems import counted
from generator.content.publishing import alone
from generator.evidence.articles import Article
from generator.pages import pipeline
from generator.pages.pipeline import Report

_WAIT = 10
"""For how many seconds a preview that is being built is waited for."""


@click.command()
@SOURCE
@click.option("--write", is_flag=True, help="Add the drafts to the files of content/.")
@click.option("--all", "every", is_flag=True, help="Also what a statement's evidence covers.")
@click.pass_obj
def draft(root: Path, source: str, write: bool, every: bool) -> None:
    """Draft a statement for each thing that is said in an article.

    SOURCE is an id of content/sources.yaml. Each quotation and each sentence that reports what
    somebody said becomes an entry with its speaker, as far as the article tells, and its evidence.
    Entries carry `review: needed`: no page shows them before an editor has deleted that line.
    """
    if write and every:
        raise click.UsageError("--all is for looking: what a statement covers is not added again")
    draft_source(root, pipeline.read(root), source, write, every)


def draft_source(
    root: Path, report: Report, source: str, is_written: bool, every: bool = False
) -> None:
    """Print the drafts of a source, or add them, and end with exit code 1 where that cannot be.

    `report` is what was read of the explainer in `root`.
    """
    if report.drafted is None or not report.is_good:
        print_problems(root, report)
        sys.exit(1)
    article = choose_article(root, report, report.drafted, source)
    drafts = plan_drafts(report.drafted, article, every)
    if not drafts:
        click.echo(
            f"{article.source.id}: nothing is said there that statements do not cover", err=True
        )
    elif is_written:
        _add(root, drafts)
    else:
        _print(drafts)
        _print_next(article, drafts)


def _add(root: Path, drafts: Sequence[Draft]) -> None:
    from generator.authoring.drafts.adding import add_drafts
    from generator.authoring.schema_files import refresh_schemas

    with alone(root, _WAIT):
        report = add_drafts(root, drafts)
    if not report.is_good:
        print_problems(root, report)
        click.echo("the drafts are wrong there, so the files are as they were", err=True)
        sys.exit(1)
    refresh_schemas(root, report.drafted)
    for file in dict.fromkeys(file for file, _ in group_drafts(drafts)):
        count = sum(one.file == file for one in drafts)
        click.echo(f"{shown(root / file)}: {counted(count, 'draft')} added")
    click.echo(f"checked again: {report.count()}; `explainer check` lists what is to be reviewed")


def _print(drafts: Sequence[Draft]) -> None:
    """Print the entries as they would stand in each file."""
    last = ""
    for (file, section), entries in group_drafts(drafts).items():
        if file != last:
            click.echo(f"\n# {file}" if last else f"# {file}")
            last = file
        indent = "  " if section else ""
        if section:
            click.echo(f"{section}:")
        for line in "".join(entries).splitlines():
            click.echo(f"{indent}{line}")


def _print_next(article: Article, drafts: Sequence[Draft]) -> None:
    click.echo(f"{article.source.id}: {counted(len(drafts), 'draft')}", err=True)
    click.echo(f"  to add them: explainer draft {article.source.id} --write", err=True)
