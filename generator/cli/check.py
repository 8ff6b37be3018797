"""Whether the content holds: `check`. Where nothing has changed since a run that found nothing to
tell, it says the same again and reads no more than it takes to know that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import STRICT, read_checked, step
from generator.content.files import read_bytes
from generator.content.problems import counted
from generator.content.state import digest_now, has_room, replace_file

if TYPE_CHECKING:
    from generator.evidence.resolution.dossier import Dossier
    from generator.pages.claims import Given

SAID = "build/said.txt"
"""The file in an explainer's folder: two digests on the first line, then what was said of it."""


@click.command("check")
@STRICT
@click.pass_obj
def check_command(root: Path, strict: bool) -> None:
    """Check the content, and write no page."""
    may_keep = not strict and has_room(root)
    with step("Comparing with the last run"):
        now = digest_now(root) if may_keep else ""
        said = read_said(root, now) if now else None
    if said is None:
        report, dossier = read_checked(root, strict, may_keep=may_keep)
        said = "\n".join(_told(dossier))
        if now and not report.problems:
            write_said(root, now, said)
    click.echo(said)


def read_said(root: Path, now: str) -> str | None:
    """What was said of an explainer in which nothing was found, if it is still as it was then."""
    data, problem = read_bytes(root, SAID)
    head, _, said = data.partition(b"\n")
    is_whole = not problem and head.decode("ascii", "replace") == _head(now, said)
    return said.decode("utf-8", "surrogatepass") if is_whole else None


def write_said(root: Path, now: str, said: str) -> None:
    """Keep that, if nothing has changed since it was as it is `now`, and the disk takes it."""
    with suppress(OSError):
        data = said.encode("utf-8", "surrogatepass")
        if digest_now(root) == now:
            replace_file(root / SAID, _head(now, data).encode("ascii") + b"\n" + data)


def _head(now: str, said: bytes) -> str:
    return f"{now} {hashlib.sha256(said).hexdigest()}"


def _told(dossier: Dossier) -> Iterator[str]:
    """What was done, and what editors may do next."""
    from generator.pages.view_models import missing_points

    yield from _checked(dossier)
    missing = [(cell.party.id, issue.id) for issue, cell in missing_points(dossier)]
    if missing:
        named = _first([f"{party} on {issue}" for party, issue in missing])
        yield f"No point yet, so that a statement stands for it: {named}"
    loose = [source.id for source in dossier.explainer.sources if not source.digests]
    if loose:
        yield f"Paragraphs not recorded yet, so that edits cannot be told: {_first(loose)}"
        yield "  explainer source update"


def _first(names: Sequence[str]) -> str:
    left = len(names) - _NAMED
    return ", ".join([*names[:_NAMED], *([f"{left} more"] if left > 0 else [])])


def _checked(dossier: Dossier) -> Iterator[str]:
    """What was done, and by whom: what was compared, what rules asked, and who read it."""
    from generator.pages.claims import claims

    told, statements = claims(dossier), len(dossier.statements)
    others = counted(len(told.sentences) - statements, "other sentence")
    sources = counted(len(dossier.explainer.sources), "source")
    yield f"{counted(statements, 'statement')} and {others} compared with {sources}: no errors"
    if asked := told.asked.whole:
        yield f"{counted(asked, 'question')} for people about them: {_by(told.asked)}"
    if told.read.person or told.read.program:
        yield f"Read beside their source: {_by(told.read)}"
    elif told.sentences:
        yield "Nobody is on record to have read them beside their source"


def _by(given: Given) -> str:
    nobody = f"{given.nobody} by nobody"
    return f"{given.person} confirmed by a person, {given.program} by a program alone, {nobody}"


_NAMED = 10
"""How many points that are missing, or sources, are named at once."""
