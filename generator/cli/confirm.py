"""`confirm`: what only a person can judge, shown beside the words of its source, and recorded."""

import datetime
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from unicodedata import bidirectional

import click

from generator.authoring.confirm import (
    Confirmer,
    Waiting,
    find_passages,
    find_unread,
    find_waiting,
    write_confirmation,
)
from generator.authoring.git import configured_name
from generator.authoring.rewordings import in_words
from generator.authoring.schema_files import refresh_schemas
from generator.cli.console import shown, tell
from generator.content.atomic import Refusal, alone
from generator.content.dates import PartialDate
from generator.content.problems import columns, counted, did_you_mean, visible
from generator.evidence.dossier import Dossier
from generator.pages import pipeline
from generator.site.source_date import VARIABLE, day_of, source_date

_NARROW = 80
"""In how many columns at least a sentence and its passage stand side by side."""

_GAP = "   "

_LONGEST = 100
"""How many characters a name has."""

_KEYS = "y: it is right   n: it is not   s: later   q: stop"


@click.command("confirm")
@click.argument("about", nargs=-1)
@click.option("--every", is_flag=True, help="Also what no rule asks about.")
@click.option("--name", metavar="NAME", help="Who you are; by default Git's user.name.")
@click.option("--program", metavar="NAME", help="Confirm as the program of that name, unasked.")
@click.pass_obj
def confirm_command(
    root: Path, about: tuple[str, ...], every: bool, name: str | None, program: str | None
) -> None:
    """Compare what only a person can judge with its source, and record that it is right.

    ABOUT names sentences, as in `ru-agrees.summary`; without any, all that wait are meant. On a
    terminal each is shown beside the words that it rests on, and you are asked. Elsewhere they are
    listed, and the exit code is 1 while some wait.
    """
    report = pipeline.read(root)
    if (dossier := report.drafted) is None:
        raise Refusal(report.show(root))
    waiting = find_waiting(in_words(root, dossier, report.problems))
    waiting += find_unread(dossier, by_person=program is None) if every else []
    waiting = _chosen(waiting, about)
    if program is not None:
        _confirm_unasked(root, dossier, waiting, about, program)
    elif sys.stdin.isatty() and waiting:
        _ask(root, dossier, waiting, name)
    else:
        _list(dossier, waiting)


def _chosen(waiting: list[Waiting], about: tuple[str, ...]) -> list[Waiting]:
    """Those of what waits that are named; all of it where nothing is."""
    known = {one.doubt.about for one in waiting}
    for name in about:
        if name not in known and not any(one.startswith(f"{name}.") for one in known):
            raise Refusal(f"nothing waits of “{visible(name)}”\n  {did_you_mean(name, known)}")
    return [
        one
        for one in waiting
        if not about or {one.doubt.about, one.doubt.about.partition(".")[0]} & set(about)
    ]


def _list(dossier: Dossier, waiting: list[Waiting]) -> None:
    """What waits, as a list to be read; the end with exit code 1 where something does."""
    for number, one in enumerate(waiting, 1):
        for line in _told(dossier, one, f"{number} of {len(waiting)}", 0):
            click.echo(line)
    if not waiting:
        click.echo("nothing waits for confirmation")
        return
    tell("run `explainer confirm` on a terminal to confirm them one by one")
    sys.exit(1)


def _ask(root: Path, dossier: Dossier, waiting: list[Waiting], name: str | None) -> None:
    """Show each of what waits, and record it where the answer is yes."""
    name = name or configured_name(root) or click.prompt("Your name", err=True)
    by = _confirmer(root, dossier, "person", name)
    width = shutil.get_terminal_size().columns
    count = 0
    for number, one in enumerate(waiting, 1):
        for line in _told(dossier, one, f"{number} of {len(waiting)}", width):
            tell(line)
        keys = click.Choice(["y", "n", "s", "q"])
        told = click.prompt(f"{_KEYS}\nIs the sentence right?", type=keys, err=True)
        if told == "q":
            break
        if told == "y":
            _write(root, dossier, one, by)
            count += 1
        elif told == "n":
            tell(f"then change it, or its evidence: {one.place.file}:{one.place.line}")
    click.echo(f"{counted(count, 'sentence')} confirmed, {len(waiting) - count} left")


def _confirm_unasked(
    root: Path, dossier: Dossier, waiting: list[Waiting], about: tuple[str, ...], name: str
) -> None:
    """Record a program's word for what is named one by one; not for what only a person settles."""
    if not about:
        raise Refusal("a program confirms only what it names: give ABOUT for each sentence")
    by = _confirmer(root, dossier, "program", name)
    left = [one for one in waiting if one.needs_person]
    for one in waiting:
        if not one.needs_person:
            _write(root, dossier, one, by)
    click.echo(f"{counted(len(waiting) - len(left), 'sentence')} confirmed, {len(left)} left")
    if left:
        names = ", ".join(one.doubt.about for one in left)
        raise Refusal(f"against these rules only a person can say that it is right: {names}")


def _write(root: Path, dossier: Dossier, one: Waiting, by: Confirmer) -> None:
    with alone(root):
        refresh_schemas(root, dossier)
        file = write_confirmation(root, dossier, one, by)
    click.echo(f"{shown(root / file)}: {one.doubt.about} ({one.rule})")


def _confirmer(root: Path, dossier: Dossier, by: str, name: str) -> Confirmer:
    """Who confirms, today; the day is SOURCE_DATE_EPOCH's where that is set."""
    told = " ".join(name.split())
    if not any(map(str.isalnum, told)) or len(told) > _LONGEST or not told.isprintable():
        raise Refusal(f"“{visible(name)}” is no name")
    try:
        given = source_date(root, dossier.explainer.as_of) if os.environ.get(VARIABLE) else None
    except ValueError as error:
        raise Refusal(str(error)) from None
    today = datetime.datetime.now(datetime.UTC).date()
    on = PartialDate(today.year, today.month, today.day) if given is None else day_of(given)
    return Confirmer(by, told, on)


def _told(dossier: Dossier, one: Waiting, count: str, width: int) -> Iterator[str]:
    """What waits, line by line: where, the sentence beside the words of the source, and why."""
    yield visible(f"{count}  {one.doubt.about}  {one.place.file}:{one.place.line}")
    left, right = [visible(one.doubt.sentence)], [*_passages(dossier, one)]
    if width >= _NARROW and all(map(_fits_a_column, (*left, *right))):
        yield from _side_by_side(left, right, width)
    else:
        yield f"  sentence: {left[0]}"
        yield from (f"  source:   {line}" for line in right)
    if one.problem:
        yield visible(f"  asked:    {one.problem.message} [{one.rule}]")
        yield from (f"            {visible(line)}" for line in one.problem.hint.splitlines())
    yield ""


def _passages(dossier: Dossier, one: Waiting) -> Iterator[str]:
    """The paragraphs that the words stand in, these marked."""
    for (name, number), spans in find_passages(dossier, one.doubt).items():
        text = dossier.archive.articles[name].paragraphs[number - 1].text
        for span in reversed(spans):
            text = f"{text[: span.start]}>>{text[span.start : span.end]}<<{text[span.end :]}"
        yield visible(f"{name}, paragraph {number}: {text}")


def _side_by_side(left: list[str], right: list[str], width: int) -> Iterator[str]:
    half = (width - len(_GAP) - 4) // 2
    columns_of = (
        [line for text in texts for line in textwrap.wrap(text, half)] for texts in (left, right)
    )
    for one, other in zip_longest(*columns_of, fillvalue=""):
        yield f"  {one:<{half}}{_GAP}{other}".rstrip()


def _fits_a_column(text: str) -> bool:
    """Whether every character takes one column, from left to right."""
    turned = any(bidirectional(character) in ("R", "AL") for character in text)
    return not turned and columns(text) == len(text)
