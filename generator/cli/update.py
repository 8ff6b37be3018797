"""`source update`: a text was edited; what was, in words, and what is asked about now."""

import sys
from pathlib import Path

import click

from generator.authoring.rewordings import EDITED
from generator.authoring.schema_files import refresh_schemas
from generator.authoring.update_source import plan_updates, write_updates
from generator.cli.console import choose_article, shown, tell
from generator.content.atomic import Refusal, alone
from generator.content.problems import counted, visible
from generator.pages import pipeline
from generator.pages.pipeline import Outcome

_WAIT = 10
"""For how many seconds a preview that is being built is waited for."""


@click.command("update")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--dry-run", is_flag=True, help="Only show what was edited; write nothing.")
@click.pass_obj
def update_command(root: Path, sources: tuple[str, ...], dry_run: bool) -> None:
    """Record the text of a source as it is now, after it was edited.

    SOURCE is the id of a source; without any, all are meant. What was edited is told in words, with
    what rests on it. Where a sentence rests on what was edited, `explainer check` then asks for it
    until it is changed or confirmed; numbers of paragraphs move on with their paragraphs.
    """
    with alone(root, _WAIT):
        report = pipeline.read(root)
        if (dossier := report.drafted) is None:
            raise Refusal(report.show(root))
        names = sources or tuple(dossier.archive.articles)
        articles = [choose_article(root, report, dossier, name) for name in names]
        updates = plan_updates(root, report, articles)
        for name, lines in updates.told.items():
            click.echo("\n".join(map(visible, [f"{name}:", *(f"  {line}" for line in lines)])))
        if not (updates.texts or updates.told):
            click.echo("nothing to record: each paragraph is as it was recorded")
        if dry_run:
            return
        write_updates(root, updates)
        after = pipeline.read(root) if updates.texts else report
    refresh_schemas(root, after.drafted)
    for file in updates.texts:
        click.echo(f"{shown(root / file)}: recorded")
    _print_waiting(after)


def _print_waiting(after: Outcome) -> None:
    """Say what is asked about now, or that nothing is."""
    waiting = [one.doubt.about for one in after.problems if one.rule == EDITED and one.doubt]
    if waiting:
        tell(f"{counted(len(waiting), 'sentence')} to be confirmed again: {', '.join(waiting)}")
        tell("  explainer confirm")
    errors = [one for one in after.problems if one.is_error]
    if errors:
        tell(f"checked again: {after.count()}; `explainer check` tells them")
        sys.exit(1)
