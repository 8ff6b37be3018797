"""`diff`: what has changed in meaning between two revisions, as text and for GitHub."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from generator.authoring.changelog import ProposedChange, add_change, headline, read_proposal
from generator.authoring.diff import Comparison, Finding, Shift
from generator.authoring.editing.layout import yaml_templates
from generator.cli.github import SUMMARY, as_text, fit
from generator.content.problems import counted, shortened, visible

NOTHING = "No change that readers would see."

_GROUPS = {
    "explainer": "The site",
    "issue": "Issues",
    "source": "Sources",
    "event": "Timeline",
    "question": "Questions that no party asked",
    "difference": "How sources differ",
    "page": "Pages",
}
_CUT = 400
"""How many characters of one value are shown."""

_TEMPLATES = Path(__file__).with_name("templates")


def as_plain_text(proposal: ProposedChange) -> str:
    """What has changed, for a terminal."""
    return _rendered("diff.txt", _as_shown, proposal)


def as_markdown(proposal: ProposedChange) -> str:
    """The same in GitHub's Markdown, no longer than a summary may be."""
    text = _rendered("diff.md", lambda one: as_text(_as_shown(one)), proposal)
    lines = text.splitlines(keepends=True)
    return fit("", lines, SUMMARY, "and {} more lines, which `explainer diff` prints")


def _as_shown(text: str) -> str:
    return visible(" ".join(text.split()))


_Shown = Callable[[str], str]


def _rendered(name: str, shown: _Shown, proposal: ProposedChange) -> str:
    """The template of that name: in one sentence what has changed, what else is to be known of it,
    and group by group what was found; with every text as it is `shown` there."""
    comparison = proposal.comparison
    nothing = "Only what is told below." if comparison.findings else NOTHING
    told = [headline(comparison, proposal.words) or nothing, *proposal.notes]
    if drafts := comparison.drafts:
        told.append(f"{counted(len(drafts), 'draft')} left to review: {', '.join(drafts)}")
    template = yaml_templates(_TEMPLATES).get_template(f"{name}.jinja")
    values = {"shown": shown, "sides": partial(_sides, shown), "longest": _CUT}
    return template.render(told=told, groups=_groups(comparison), **values)


def _sides(shown: _Shown, shift: Shift) -> list[str]:
    """What a field said and says; of a list, each entry that went or came."""
    before, after = (
        [shown(shortened(entry, _CUT)) for entry in side] for side in (shift.before, shift.after)
    )
    if len(before) == len(after) == 1:
        return [f"{before[0]} → {after[0]}"]
    return [f"− {entry}" for entry in before] + [f"+ {entry}" for entry in after]


def _groups(comparison: Comparison) -> Iterator[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        key = finding.party or ("" if finding.kind == "statement" else f"/{finding.kind}")
        groups.setdefault(key, []).append(finding)
    for key, found in groups.items():
        name = comparison.names.get(("party", key)) or key or "Background"
        yield _GROUPS.get(key.removeprefix("/"), name), found


_FORMATS = {"text": as_plain_text, "markdown": as_markdown}


@click.command("diff")
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
@click.option("--write", is_flag=True, help="Add that entry to the list of changes.")
@click.pass_obj
def diff_command(
    root: Path, base: str, head: str | None, name: str, changes: bool, write: bool
) -> None:
    """Show what has changed for readers since BASE, a revision of the repository.

    BASE is a branch, a tag or a commit, as in `main` or `HEAD~3`. It is compared with HEAD, or
    with the files as they are now.
    """
    if write and head:
        raise click.UsageError("--write goes with the files as they are now: leave HEAD out")
    proposal = read_proposal(root, base, head)
    if not (changes or write):
        click.echo(_FORMATS[name](proposal), nl=False)
        return
    if not proposal.entry:
        click.echo("nothing has changed that the list of changes would tell", err=True)
        return
    click.echo(proposal.entry, nl=False)
    if write:
        file, is_new = add_change(root, proposal)
        done = "added; put it into your own words" if is_new else "it says this already"
        click.echo(f"{file}: {done}", err=True)
