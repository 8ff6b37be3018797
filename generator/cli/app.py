"""The command line: which commands there are, and how a run ends.

Exit codes: 0 fine, 1 problems, 2 a mistake in how the command was called.
"""

import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.content.atomic import Refusal

INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a program that Ctrl-C has ended, as shells have it."""

COMMANDS = {
    "new": "author",
    "check": "build",
    "generate": "build",
    "build": "build",
    "bundle": "build",
    "serve": "build",
    "verify": "build",
    "confirm": "confirm",
    "coverage": "author",
    "asks": "asks",
    "schema": "author",
    "diff": "diff",
    "source": "sources",
    "draft": "sources",
    "quote": "sources",
    "rename": "author",
    "migrate": "migrate",
}
"""Each command, in the order of the help, and the module of cli/ that has it by that name."""


class _Commands(click.Group):
    """Commands that are loaded when they are asked for, so that none waits for another's imports,
    and that say in one line which file the disk would not give or take."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f"generator.cli.{COMMANDS[name]}"), f"{name}_command")
        assert isinstance(command, click.Command)
        return command

    def invoke(self, context: click.Context) -> Any:
        """Run the command; what the disk or another run forbids ends it with exit code 1."""
        try:
            return super().invoke(context)
        except OSError as error:
            click.echo(f"{error.filename or 'the disk'}: {error.strerror}", err=True)
        except Refusal as refusal:
            click.echo(str(refusal), err=True)
        except KeyboardInterrupt:
            click.echo("\ninterrupted; what was there before stays", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="explainer", prog_name="explainer")
@click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The explainer's folder, which holds content/ and seeds/; by default this one.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Build an explainer: a site on which every statement is checked against its source."""
    context.obj = root.resolve()
