"""Which article a command is about: the argument SOURCE, and what is said when there is none."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from generator.content.problems import did_you_mean, visible
from generator.evidence.articles import FOLDER, Article
from generator.evidence.resolve import Relations
from generator.pages.pipeline import Report

SOURCE = click.argument("source")


def choose_article(root: Path, report: Report, relations: Relations, name: str) -> Article:
    """The article of the source with the id `name`, or of the file of that name in seeds/.

    Where there is none, or its text has an error, what is wrong is printed, and the run ends with
    exit code 1.
    """
    named = (source.id for source in relations.explainer.sources if source.file == Path(name).name)
    chosen = name if name in relations.source else next(named, name)
    if chosen not in relations.source:
        click.echo(f"there is no source “{visible(name)}” in content/sources.yaml", err=True)
        click.echo(f"  {did_you_mean(name, relations.source)}", err=True)
        sys.exit(1)
    article = relations.archive.articles.get(chosen)
    file = f"{FOLDER}/{relations.source[chosen].file}"
    wrong = [one for one in report.problems if one.is_error and one.place.file == file]
    if article and not wrong:
        return article
    click.echo(replace(report, problems=wrong or report.problems).show(root), err=True)
    click.echo(f"the article of “{chosen}” cannot be read", err=True)
    sys.exit(1)
