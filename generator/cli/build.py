"""`verify`: whether a copy is as it was built."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.console import shown
from generator.content.problems import counted


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def verify(path: Path) -> None:
    """Check that PATH, a built site or bundles, is as it was built; offline.

    PATH is a site, the unpacked zip, the folder of bundles, or one bundle with its build.json.
    """
    from generator.site.verification import NoManifest
    from generator.site.verification import verify as compare

    try:
        verdict = compare(path.resolve())
    except NoManifest as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    for what in ("changed", "missing", "extra"):
        for file in getattr(verdict, what):
            click.echo(f"{shown(folder / file)}: {what}", err=True)
    click.echo(f"{verdict.digest}  {shown(verdict.witness)}")
    if not verdict.is_good:
        sys.exit(1)
    count = counted(verdict.count, "file")
    click.echo(f"{count} as built; compare the number above with the one that was published")
