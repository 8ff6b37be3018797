"""`diff`: what has changed in meaning between two revisions."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.changelog import CHANGES, add_change, read_proposal
from generator.cli.diff_report import as_markdown, as_plain_text

_FORMATS = {"text": as_plain_text, "markdown": as_markdown}


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="For a terminal, or for a summary on GitHub.",
)
@click.option("--changes", is_flag=True, help="Draft an entry for the list of changes.")
@click.option("--write", is_flag=True, help="Add that entry to content/changes.yaml.")
@click.pass_obj
def diff(root: Path, base: str, head: str | None, name: str, changes: bool, write: bool) -> None:
    """Show what has changed for readers since BASE, a revision of the repository.

    BASE is a branch, a tag or a commit, as in `main` or `HEAD~3`. It is compared with HEAD, or
    with the files as they are now.
    """
    if write and head:
        raise click.UsageError("--write goes with the files as they are now: leave HEAD out")
    proposal = read_proposal(root, base, head)
    if not (changes or write):
        click.echo(_FORMATS[name](proposal.comparison, proposal.words, proposal.notes), nl=False)
        return
    if not proposal.entry:
        click.echo("nothing has changed that the list of changes would tell", err=True)
        return
    click.echo(proposal.entry, nl=False)
    if write:
        is_new = add_change(root, proposal.entry)
        done = "added; put it into your own words" if is_new else "it says this already"
        click.echo(f"{CHANGES}: {done}", err=True)
