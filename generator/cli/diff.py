"""`diff`: what has changed in meaning between two revisions, as text and for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.authoring.changelog import CHANGES, add_change, headline, read_proposal
from generator.authoring.diff import Comparison, Finding, Shift
from generator.cli.github import SUMMARY, as_text, fit
from generator.content.problems import counted, shortened, visible
from generator.pages.words import Words

NOTHING = "No change that readers would see."

_GROUPS = {
    "explainer": "The site",
    "issue": "Issues",
    "source": "Sources",
    "event": "Timeline",
    "difference": "How sources differ",
    "page": "Pages",
}
_NOUNS = {"explainer": "content/explainer.yaml"}
_CUT = 400
"""How many characters of one value are shown."""


def _as_shown(text: str) -> str:
    return visible(" ".join(text.split()))


@dataclass(frozen=True)
class _Style:
    """How the parts of a comparison are written; each ends in a line break."""

    text: Callable[[str], str] = _as_shown
    head: str = "{}\n"
    note: str = "{}\n"
    group: str = "\n{}\n"
    finding: str = "  {verb:<8} {what}: {words}\n"
    id: str = "{}"
    shift: str = "             {}: {}\n"


_PLAIN = _Style()
_MARKDOWN = _Style(
    text=lambda text: as_text(_as_shown(text)),
    head="**{}**\n",
    note="\n{}\n",
    group="\n### {}\n\n",
    finding="- **{verb}** {what}: {words}\n",
    id="`{}`",
    shift="  - `{}`: {}\n",
)


def as_plain_text(comparison: Comparison, words: Words, notes: Iterable[str] = ()) -> str:
    """What has changed, for a terminal; `notes` say what could not be compared."""
    return "".join([_head(comparison, words, notes, _PLAIN), *_lines(comparison, _PLAIN)])


def as_markdown(comparison: Comparison, words: Words, notes: Iterable[str] = ()) -> str:
    """The same in GitHub's Markdown, no longer than a summary may be."""
    head, lines = _head(comparison, words, notes, _MARKDOWN), list(_lines(comparison, _MARKDOWN))
    return fit(head, lines, SUMMARY, "and {} more lines, which `explainer diff` prints")


def _head(comparison: Comparison, words: Words, notes: Iterable[str], style: _Style) -> str:
    """What has changed in one sentence, and what else is to be known of it."""
    nothing = "Only what is told below." if comparison.findings else NOTHING
    told = list(notes)
    if drafts := comparison.drafts:
        told.append(f"{counted(len(drafts), 'draft')} left to review: {', '.join(drafts)}")
    first = style.head.format(style.text(headline(comparison, words) or nothing))
    return first + "".join(style.note.format(style.text(one)) for one in told)


def _lines(comparison: Comparison, style: _Style) -> Iterator[str]:
    """Each group's title, and below it what was found in it."""
    for title, found in _groups(comparison):
        yield style.group.format(style.text(title))
        for finding in found:
            yield _finding(finding, style)
            for shift in finding.shifts:
                yield from (style.shift.format(shift.field, one) for one in _sides(shift, style))


def _groups(comparison: Comparison) -> Iterator[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        key = finding.party or ("" if finding.kind == "statement" else f"/{finding.kind}")
        groups.setdefault(key, []).append(finding)
    for key, found in groups.items():
        name = comparison.names.get(("party", key)) or key or "Background"
        yield _GROUPS.get(key.removeprefix("/"), name), found


def _finding(finding: Finding, style: _Style) -> str:
    kind = str(getattr(finding.record, "kind", "")) if finding.kind == "statement" else finding.kind
    ids = " → ".join(style.id.format(name) for name in (finding.formerly, finding.id) if name)
    called = (getattr(finding.record, name, None) for name in ("name", "title", "summary", "file"))
    return style.finding.format(
        verb="renamed" if finding.formerly and not finding.shifts else finding.verb,
        what=f"{_NOUNS.get(kind, kind)} {ids}".rstrip(),
        words=style.text(shortened(str(next(filter(None, called), "")), _CUT)),
    )


def _sides(shift: Shift, style: _Style) -> list[str]:
    """What a field said and says; of a list, each entry that went or came."""
    before, after = (
        [style.text(shortened(entry, _CUT)) for entry in side]
        for side in (shift.before, shift.after)
    )
    if len(before) == len(after) == 1:
        return [f"{before[0]} → {after[0]}"]
    return [f"− {entry}" for entry in before] + [f"+ {entry}" for entry in after]


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
@click.option("--write", is_flag=True, help="Add that entry to content/changes.yaml.")
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
