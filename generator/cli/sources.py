"""`source add`: an article → a copy in seeds/ and its description in sources.yaml."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.add_source import (
    SOURCES,
    Addition,
    add_source,
    id_fault,
    plan_source,
)
from generator.authoring.article.metadata import Told
from generator.authoring.schema_files import refresh_schemas
from generator.cli.console import shown
from generator.cli.draft import draft_source
from generator.content.fields import PartialDate, is_web_address
from generator.content.load import ROOT_FILE
from generator.content.problems import counted, visible
from generator.content.publishing import alone
from generator.evidence.articles import FOLDER
from generator.pages import pipeline
from generator.pages.pipeline import Report

_WAIT = 10
"""Seconds to wait for a build that is under way."""


def _id(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and (fault := id_fault(value)):
        raise click.BadParameter(fault)
    return value


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return value and str(PartialDate.parse(value))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and not is_web_address(value):
        raise click.BadParameter("write the address of a web page: https://…")
    return value


@click.group()
def source() -> None:
    """Work with the articles that the explainer rests on."""


@source.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", callback=_id, help="The name by which evidence refers to it.")
@click.option("--publisher", help="Who published it, if the text does not say so.")
@click.option("--published", callback=_day, help="When: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--url", callback=_address, help="Where it is published.")
@click.option("--title", help="Its headline.")
@click.option("--language", help="Its language, such as `de`, if not the explainer’s.")
@click.option("--encoding", help="The encoding of FILE, if it is not in UTF-8.")
@click.option("--draft", "is_drafted", is_flag=True, help="Add drafts of its statements as well.")
@click.pass_context
def add(
    context: click.Context,
    /,
    file: Path,
    name: str | None,
    encoding: str | None,
    is_drafted: bool,
    **options: str | None,
) -> None:
    """Copy an article into seeds/ and describe it in content/sources.yaml.

    FILE is plain text, one paragraph a line or with blank lines between paragraphs, or a saved web
    page. What the text states of itself is recorded, and nothing else: give what you know.
    """
    root: Path = context.obj
    given = {key: value.strip() for key, value in options.items() if value}
    given |= {"id": name} if name else {}
    with alone(root, _WAIT):
        before = pipeline.read(root)
        addition = plan_source(root, before, file, given, encoding)
        after, errors = add_source(root, addition, before)
    if errors:
        click.echo(Report(errors).show(root), err=True)
        click.echo(f"{file}: not added", err=True)
        sys.exit(1)
    refresh_schemas(root, after.drafted)
    _print(root, addition)
    if is_drafted:
        draft_source(root, after, addition.id, is_written=True)
    else:
        click.echo(f"Look at {shown(root / SOURCES)}, and add what you know. Then:")
        click.echo(f"  explainer draft {addition.id}")


def _print(root: Path, addition: Addition) -> None:
    """Say what was recorded, and what is not known."""
    known = addition.known
    count = counted(len(known.paragraphs), "paragraph")
    way = "one a line" if known.rule == "lines" else "with blank lines between them"
    click.echo(f"{shown(root / FOLDER / addition.file)}: {count}, {way}")
    click.echo(f"{shown(root / SOURCES)}: added the source {addition.id}")
    for name, told in known.told.items():
        click.echo(f"  {name + ':':<12} {_told(told)}")
    listed = (f"{number} {kind}" for number, kind in known.boilerplate.items())
    click.echo(f"  {'boilerplate:':<12} {', '.join(listed) or 'none found'}")
    if addition.as_of:
        click.echo(f"{shown(root / ROOT_FILE)}: as_of moved on to {addition.as_of}")


def _told(told: Told) -> str:
    value = told.value if isinstance(told.value, str) else ", ".join(told.value)
    reason = f" ({told.reason})" if value and told.reason else told.reason
    return visible(f"{value}{reason}") or "not known"
