"""`asks`: what each party was asked by whom, and what came of it."""

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.console import read_checked
from generator.content.atomic import Refusal
from generator.content.characters import as_latin
from generator.content.model import Event, Party, Person
from generator.content.problems import columns, did_you_mean, visible
from generator.evidence.resolution.asks import Asked, Reply, Step
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dockets import Docket, by_asked
from generator.pages.escape import one_line
from generator.pages.view_models import who
from generator.pages.words import Words, words_for


@click.command("asks")
@click.option("--party", metavar="ID", help="Only what this party and its people were asked.")
@click.pass_obj
def asks_command(root: Path, party: str | None) -> None:
    """Show what each party was asked by whom, and what came of it.

    What is proposed comes first, then what is still open, what was answered, what no party asked,
    and last what is not asked any more.
    """
    _, dossier = read_checked(root)
    dockets = by_asked(dossier)
    if party is not None:
        if party not in dossier.party:
            hint = did_you_mean(as_latin(party), dossier.party)
            raise Refusal(f"there is no party “{visible(party)}”\n  {hint}")
        of = dossier.party[party]
        dockets = [one for one in dockets if one.asked in (of, *of.people)]
    words = words_for(dossier.explainer)
    for number, docket in enumerate(dockets):
        for line in ([""] if number else []) + [*_told(dossier, words, docket)]:
            click.echo(visible(line).rstrip())
    if not dockets:
        click.echo("nothing was asked" + (f" of {of.name}" if party else ""))


def _told(dossier: Dossier, words: Words, docket: Docket) -> Iterator[str]:
    """What is asked of somebody, a line for each ask and one for each thing that came of it."""
    yield f"{_called(dossier, docket)} ({len(docket.asks)})"
    shown = [_status(words, status) for _, status, _ in docket.asks]
    width = max(map(columns, shown))
    for told, (asked, status, later) in zip(shown, docket.asks, strict=True):
        gap = " " * (width - columns(told))
        yield f"  {told}{gap}  {_names(dossier, words, asked)}: {one_line(asked.statement.summary)}"
        facts = [f"{asked.statement.kind} {asked.statement.id}", *_deadlines(words, asked)]
        if len(asked.shares) > 1 and asked.status != status:
            facts.append(f"as a whole {_status(words, asked.status)}")
        yield f"  {' ' * width}  {', '.join(facts)}"
        for one in later:
            line = _reply(words, one) if isinstance(one, Reply) else _step(words, one)
            yield f"  {' ' * width}  → {line}"


def _called(dossier: Dossier, docket: Docket) -> str:
    if docket.asked is None:
        return "nobody named"
    if isinstance(docket.asked, Person):
        party = dossier.party_of(docket.asked.id)
        return f"{docket.asked.name}, {party.name}" if party else docket.asked.name
    return one_line(docket.asked.name if isinstance(docket.asked, Party) else docket.asked)


def _status(words: Words, status: str) -> str:
    return words.text(f"ask_status.{status}").lower()


def _names(dossier: Dossier, words: Words, asked: Asked) -> str:
    """Who asks: those who did first, then others."""
    first = [who(words, dossier.of(asked.statement))] if asked.is_posed else []
    return ", ".join(one_line(one) for one in (*first, *(actor.name for actor in asked.askers)))


def _deadlines(words: Words, asked: Asked) -> Iterator[str]:
    for limit in asked.limits:
        due = {"due": "due", "overdue": "overdue since", "settled": "deadline"}[limit.due]
        yield f"{due} {words.when(limit.deadline)}"


def _reply(words: Words, reply: Reply) -> str:
    """What answers an ask: the outcome, the day, who, and the id of what answers."""
    record, by = reply.record, ", ".join(one_line(one.name) for one in reply.by)
    said = [words.text(f"outcome.{reply.outcome}").lower()]
    said += [words.when(reply.when)] if reply.when else []
    said += [f"after the deadline of {words.when(reply.missed)}"] if reply.missed else []
    told = record.name if isinstance(record, Event) else record.summary
    return f"{', '.join(said)}: {by + ': ' if by else ''}{one_line(told)} [{record.id}]"


def _step(words: Words, step: Step) -> str:
    """What else became of an ask: how, the day, who, and the id of what takes its place."""
    said = [words.text(f"ask.step.{step.how}").lower()]
    said += [words.when(step.when)] if step.when else []
    by = ", ".join(one_line(one.name) for one in step.by)
    records = (step.record,) if step.record else step.repeats if step.how == "replaces" else ()
    return f"{', '.join(said)}: {by}{''.join(f' [{one.id}]' for one in records)}"
