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
from generator.content.files import CONTENT, ROOT_FILE
from generator.content.problems import Place, Problem

INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a program that Ctrl-C has ended, as shells have it."""

COMMANDS = {
    "new": "author",
    "check": "check",
    "generate": "build",
    "build": "build",
    "bundle": "build",
    "serve": "build",
    "verify": "build",
    "hub": "hub",
    "confirm": "confirm",
    "coverage": "author",
    "asks": "asks",
    "schema": "author",
    "words": "words",
    "translate": "translate",
    "diff": "diff",
    "source": "sources",
    "draft": "sources",
    "quote": "sources",
    "rename": "author",
    "migrate": "migrate",
}
"""Each command, in the order of the help, and the module of cli/ that has it by that name."""


_HELP = ("-h", "--help")
_IS_HELP = "generator.cli.is_help"
"""Whether a command is only asked what it does: then it needs no explainer."""


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
        context.meta[_IS_HELP] = any(one in _HELP for one in context.args)
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise  # whoever read what is printed has read enough: click ends the run quietly
        except OSError as error:
            click.echo(f"{error.filename or 'the disk'}: {error.strerror or error}", err=True)
        except Refusal as refusal:
            click.echo(str(refusal), err=True)
        except KeyboardInterrupt:
            click.echo("\ninterrupted; what was there before stays", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": list(_HELP)})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, is_asked: _tell_version(context) if is_asked else None,
    help="Show the version and exit.",
)
@click.option(
    "-C",
    "given",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The explainer's folder, which holds content/ and seeds/; by default this one, or the "
    "nearest above it that is one.",
)
@click.pass_context
def main(context: click.Context, given: Path | None) -> None:
    """Build an explainer: a site on which every statement is checked against its source."""
    context.obj = given.resolve() if given else _nearest_explainer(Path.cwd())
    if context.invoked_subcommand in _ANYWHERE or context.meta[_IS_HELP]:
        return
    if not any((context.obj / part).is_dir() for part in (CONTENT, "seeds")):
        where = "here" if given else "here, or in a folder above"
        hint = "name its folder with -C, or begin one with `explainer new`"
        problem = Problem(Place(ROOT_FILE), "missing-file", f"no explainer is {where}", hint)
        raise Refusal(problem.show(context.obj, f"{context.obj}/" if given else ""))


def _tell_version(context: click.Context) -> None:
    from generator.site.manifest import PACKAGE, packages  # only who asks waits for it

    try:
        click.echo(f"explainer, version {packages()[PACKAGE]}")
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from None
    context.exit()


_ANYWHERE = ("new", "verify", "hub")
"""The commands that are given a folder of their own."""


def _nearest_explainer(here: Path) -> Path:
    """The folder `here`, or the first above it, that is an explainer's; `here` where none is.

    What belongs to another user is not entered: its settings may be meant for somebody else.
    """
    owner = here.stat().st_uid
    for folder in (here, *here.parents):
        if folder.stat().st_uid != owner:
            break
        if (folder / ROOT_FILE).is_file():
            return folder
    return here
