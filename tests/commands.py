"""The program's commands, run in this process: without its start, which takes longer than most."""

import os
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from click import Command
from click.testing import CliRunner
from mkdocs.__main__ import cli

from generator.cli.app import main
from tests.sites import ROOT, environment

WIDTH = {"COLUMNS": "80"}
"""A pipe's, whatever terminal the tests are run in."""


@dataclass(frozen=True)
class Done:
    """A command that has ended: its exit code, and what it printed, also as a terminal shows it."""

    returncode: int
    stdout: str
    stderr: str
    output: str = ""


def explainer(*arguments: str | Path, cwd: Path = ROOT, **variables: str) -> Done:
    """Run the command `explainer` to its end; a fault of the program itself is raised."""
    return _run(main, "explainer", arguments, cwd, variables)


def mkdocs(*arguments: str | Path, cwd: Path) -> Done:
    """Run the command `mkdocs` to its end; what it raises is told on its last line."""
    try:
        return _run(cli, "mkdocs", arguments, cwd, {})
    except Exception as error:
        return Done(1, "", f"Traceback: {error}")


def _run(
    command: Command,
    name: str,
    arguments: tuple[str | Path, ...],
    cwd: Path,
    variables: dict[str, str],
) -> Done:
    settings = {**environment(), **WIDTH, **variables}
    with chdir(cwd), mock.patch.dict(os.environ, settings, clear=True):
        words = [str(argument) for argument in arguments]
        done = CliRunner().invoke(command, words, prog_name=name, catch_exceptions=False)
    return Done(done.exit_code, done.stdout, done.stderr, done.output)
