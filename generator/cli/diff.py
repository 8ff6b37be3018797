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


@dataclass(frozen=True)
class _Style:
    """How the parts of a comparison are written; each ends in a line break."""

    text: Callable[[str], str]
    group: str
    finding: str
    id: str
    shift: str
    gone: str
    come: str


def _as_shown(text: str) -> str:
    return visible(" ".join(text.split()))


_PLAIN = _Style(
    text=_as_shown,
    group="\n{}\n",
    finding="  {verb:<8} {what}: {words}\n",
    id="{}",
    shift="             {field}: {before} → {after}\n",
    gone="             {field}: − {entry}\n",
    come="             {field}: + {entry}\n",
)
_MARKDOWN = _Style(
    text=lambda text: as_text(_as_shown(text)),
    group="\n### {}\n\n",
    finding="- **{verb}** {what}: {words}\n",
    id="`{}`",
    shift="  - `{field}`: {before} → {after}\n",
    gone="  - `{field}`: − {entry}\n",
    come="  - `{field}`: + {entry}\n",
)


def as_plain_text(comparison: Comparison, words: Words, notes: Iterable[str] = ()) -> str:
    """What has changed, for a terminal; `notes` say what could not be compared."""
    head = f"{_as_shown(headline(comparison, words) or _nothing(comparison))}\n"
    told = "".join(f"{_as_shown(note)}\n" for note in (*notes, *_drafts(comparison)))
    return head + told + "".join(_lines(comparison, _PLAIN))


def as_markdown(comparison: Comparison, words: Words, notes: Iterable[str] = ()) -> str:
    """The same in GitHub's Markdown, no longer than a summary may be."""
    head = f"**{as_text(headline(comparison, words) or _nothing(comparison))}**\n"
    told = "".join(f"\n{as_text(note)}\n" for note in (*notes, *_drafts(comparison)))
    lines = list(_lines(comparison, _MARKDOWN))
    return fit(head + told, lines, SUMMARY, "and {} more lines, which `explainer diff` prints")


def _nothing(comparison: Comparison) -> str:
    return "Only what is told below." if comparison.findings else NOTHING


def _drafts(comparison: Comparison) -> list[str]:
    if not comparison.drafts:
        return []
    left = counted(len(comparison.drafts), "draft")
    return [f"{left} left to review: {', '.join(comparison.drafts)}"]


def _lines(comparison: Comparison, style: _Style) -> Iterator[str]:
    """Each group's title, and below it what was found in it."""
    for title, found in _groups(comparison):
        yield style.group.format(style.text(title))
        for finding in found:
            yield _finding(finding, style)
            for shift in finding.shifts:
                yield from _shift(shift, style)


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


def _shift(shift: Shift, style: _Style) -> Iterator[str]:
    before, after = (
        [style.text(shortened(entry, _CUT)) for entry in side]
        for side in (shift.before, shift.after)
    )
    if len(before) == len(after) == 1:
        yield style.shift.format(field=shift.field, before=before[0], after=after[0])
        return
    yield from (style.gone.format(field=shift.field, entry=entry) for entry in before)
    yield from (style.come.format(field=shift.field, entry=entry) for entry in after)


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
