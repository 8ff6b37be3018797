"""`confirm`: what only a person can judge, shown beside the words of its source, and recorded."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.authoring.confirm import (
    Confirmer,
    Waiting,
    find_expired,
    find_unconfirmed_by_people,
    find_unread,
    find_waiting,
    withdraw_confirmation,
    write_confirmations,
)
from generator.authoring.git import configured_name
from generator.authoring.rewordings import in_words
from generator.authoring.schema_files import refresh_schemas
from generator.cli.comparing import told
from generator.cli.console import shown, tell
from generator.content.atomic import Refusal, alone
from generator.content.confirmation import Confirmation
from generator.content.problems import counted, did_you_mean, visible
from generator.evidence.resolution.dossier import Dossier
from generator.pages import pipeline
from generator.pages.pipeline import Outcome
from generator.site.source_date import today

_LONGEST = 100
"""How many characters a name has."""

_KEYS = "y: it is right   n: it is not   s: later   b: the one before   q: stop"

_WAIT = 30
"""How many seconds a build that runs here may still take before an answer is recorded."""


@click.command("confirm")
@click.argument("about", nargs=-1)
@click.option("--again", is_flag=True, help="Also what only a program has confirmed.")
@click.option("--every", is_flag=True, help="Also that, and what nobody has compared.")
@click.option("--list", "only_list", is_flag=True, help="List what waits, and ask nothing.")
@click.option("--name", metavar="NAME", help="Who you are; by default Git's user.name.")
@click.option("--program", metavar="NAME", help="Confirm as the program of that name, unasked.")
@click.pass_obj
def confirm_command(
    root: Path,
    about: tuple[str, ...],
    again: bool,
    every: bool,
    only_list: bool,
    name: str | None,
    program: str | None,
) -> None:
    """Compare what only a person can judge with its source, and record that it is right.

    On a terminal each sentence that a rule asks about is shown beside the words that it rests on,
    and you are asked. Each answer is recorded at once: stop at any time, and go on another day.
    Elsewhere they are listed, and the exit code is 1 while some wait.

    ABOUT names sentences, as in `ru-agrees.summary`, or all of something, as in `ru-agrees`; also
    such as no rule asks about.
    """
    report = pipeline.read(root)
    if (dossier := report.drafted) is None:
        raise Refusal(report.show(root))
    waiting = find_waiting(in_words(root, dossier, report.problems))
    further = find_unconfirmed_by_people(dossier) if program is None else []
    unread = find_unread(dossier)
    if about:
        waiting = _named(dossier, about, waiting, [*further, *unread])
    elif every or again:
        waiting += [*further, *(unread if every else ())]
    if program is not None:
        _Desk(root, report, dossier).confirm_unasked(waiting, about, program)
    elif sys.stdin.isatty() and waiting and not only_list:
        _Desk(root, report, dossier).ask(waiting, name)
    else:
        _list(dossier, waiting)


def _named(
    dossier: Dossier,
    names: Sequence[str],
    waiting: Sequence[Waiting],
    others: Sequence[Waiting],
) -> list[Waiting]:
    """What is named: what rules ask of it, or else what nobody, or no person, has confirmed of
    it."""
    found: dict[tuple[str, str], Waiting] = {}
    for name in names:
        some = [one for one in waiting if _is_of(name, one.doubt.about)]
        some = some or [one for one in others if _is_of(name, one.doubt.about)]
        if not some:
            known = [one.doubt.about for one in (*waiting, *others)]
            told = _confirmed_before(dossier, name) or did_you_mean(name, known)
            raise Refusal(f"nothing waits of “{visible(name)}”\n  {told}")
        found |= {(one.doubt.about, one.rule): one for one in some}
    return [*found.values()]


def _is_of(name: str, about: str) -> bool:
    return about == name or about.startswith(f"{name}.")


def _confirmed_before(dossier: Dossier, name: str) -> str:
    """Who confirmed what is of that name, if somebody did."""
    given = [one for one in dossier.explainer.confirmed if _is_of(name, one.about)]
    return "\n  ".join(f"{one.about}: confirmed by {one.name}, {one.on}" for one in given)


def _list(dossier: Dossier, waiting: Sequence[Waiting]) -> None:
    """What waits, as a list to be read; the end with exit code 1 where something does."""
    for number, one in enumerate(waiting, 1):
        for line in told(dossier, one, f"{number} of {len(waiting)}", 0):
            click.echo(line)
    if not waiting:
        click.echo("nothing waits for confirmation")
        return
    tell("run `explainer confirm` on a terminal to confirm them one by one")
    sys.exit(1)


class _Desk:
    """Where somebody confirms what waits in the explainer in `root`."""

    def __init__(self, root: Path, report: Outcome, dossier: Dossier) -> None:
        self._root, self._dossier = root, dossier
        with alone(root, _WAIT):
            refresh_schemas(root, dossier)
        # Where something cannot be read, what was confirmed of it only seems to hold for nothing.
        is_whole = all(one.doubt or not one.is_error for one in report.problems)
        self._expired: list[Confirmation] = find_expired(dossier) if is_whole else []

    def ask(self, waiting: Sequence[Waiting], name: str | None) -> None:
        """Show each of what waits, and record it where the answer is yes."""
        given = name or configured_name(self._root) or click.prompt("Your name", err=True)
        by = self._confirmer("person", given)
        answers: dict[int, str] = {}
        at = 0
        while at < len(waiting):
            one, width = waiting[at], shutil.get_terminal_size().columns
            for line in told(self._dossier, one, f"{at + 1} of {len(waiting)}", width):
                tell(line)
            key = _key_pressed(answers.get(at, ""))
            if key == "q":
                break
            if key == "b":
                at = max(at - 1, 0)
                continue
            self._answered(one, answers.get(at, ""), key, by)
            answers[at] = key
            at += 1
        count = [*answers.values()].count("y")
        for number, key in sorted(answers.items()):
            if key == "n":
                one = waiting[number]
                click.echo(f"to change: {one.doubt.about}, {one.place.file}:{one.place.line}")
        click.echo(f"{counted(count, 'sentence')} confirmed, {len(waiting) - count} left")

    def _answered(self, one: Waiting, before: str, key: str, by: Confirmer) -> None:
        """Record an answer, or take one back."""
        if key == "y" and before != "y":
            self._write([one], by)
        elif key != "y" and before == "y":
            with alone(self._root, _WAIT):
                withdraw_confirmation(self._root, self._dossier, one)
        if key == "n":
            tell(f"then change it, or its evidence: {one.place.file}:{one.place.line}\n")

    def confirm_unasked(self, waiting: Sequence[Waiting], about: Sequence[str], name: str) -> None:
        """Record a program's word for what is named one by one; not for what only a person
        settles."""
        if not about:
            raise Refusal("a program confirms only what it names: give ABOUT for each sentence")
        for one in about:
            self._check_is_named(one, waiting)
        by = self._confirmer("program", name)
        left = [one for one in waiting if one.needs_person]
        self._write([one for one in waiting if not one.needs_person], by)
        click.echo(f"{counted(len(waiting) - len(left), 'sentence')} confirmed, {len(left)} left")
        if left:
            names = ", ".join(one.doubt.about for one in left)
            raise Refusal(f"against these rules only a person can say that it is right: {names}")

    def _check_is_named(self, about: str, waiting: Sequence[Waiting]) -> None:
        """Raise Refusal where a program names a party, and so more sentences than it may have
        read."""
        found = list(dict.fromkeys(w.doubt.about for w in waiting if _is_of(about, w.doubt.about)))
        if len(found) > 1 and any(party.id == about for party in self._dossier.explainer.parties):
            message = f"“{about}” is a party, and a program confirms only what it names:"
            raise Refusal("\n  ".join([message, *found]))

    def _write(self, some: Sequence[Waiting], by: Confirmer) -> None:
        with alone(self._root, _WAIT):
            files = write_confirmations(self._root, self._dossier, some, by, self._expired)
        names = ", ".join(f"{one.doubt.about} ({one.rule})" for one in some)
        click.echo(f"{', '.join(shown(self._root / file) for file in files)}: {names}")

    def _confirmer(self, by: str, name: str) -> Confirmer:
        """Who confirms, today; the day is SOURCE_DATE_EPOCH's where that is set."""
        given = " ".join(name.split())
        if not any(map(str.isalnum, given)) or len(given) > _LONGEST or not given.isprintable():
            raise Refusal(f"“{visible(name)}” is no name")
        return Confirmer(by, given, today())


def _key_pressed(before: str) -> str:
    """What is answered; the end of the input stops, as `q` does."""
    asked = f"{_KEYS}\nIs the sentence right?" + (f" (before: {before})" if before else "")
    try:
        key = click.prompt(asked, type=click.Choice([*"ynsbq"]), show_choices=False, err=True)
    except click.Abort:
        tell("")
        return "q"
    return str(key)
