"""`schema`: what editors' programs know of the files in content/."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import shown
from generator.content.folders import SCHEMAS
from generator.content.problems import counted


@click.command()
@click.pass_obj
def schema(root: Path) -> None:
    """Write content/.schema, from which VS Code and others complete fields, values and ids."""
    from generator.authoring.schema_files import (
        first_line,
        without_first_line,
        write_schemas,
    )

    written = write_schemas(root)
    done = f"{counted(len(written), 'file')} written" if written else "up to date"
    click.echo(f"{shown(root / SCHEMAS)}: {done}")
    for file in without_first_line(root):
        click.echo(f"{shown(root / file)}: does not name its schema; make this its first line:")
        click.echo(f"  {first_line(file)}")
