"""Many explainers of one house: `hub` builds them side by side, and lists them on a page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from generator.cli.console import shown
from generator.content.atomic import Refusal
from generator.content.problems import counted, visible


@click.command("hub")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument(
    "explainers", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--strict", is_flag=True, help="Build each as with `build --strict`.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="How many are built at a time; by default as many as there are processors.",
)
@click.option("--title", default="", help="The heading of the page.")
@click.option("--language", default="", help="The language of the page; else that of the first.")
def hub_command(
    folder: Path,
    explainers: tuple[Path, ...],
    strict: bool,
    jobs: int,
    title: str,
    language: str,
) -> None:
    """Write a page to FOLDER that lists the sites in it.

    The EXPLAINERS that are named are built before that, each to a folder of its own name there.
    What cannot be built keeps its last site, and ends the run with 1.
    """
    from generator.site.hub import HUB_PAGE, write_hub

    _check_names(explainers)
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(jobs) as side_by_side:
        codes = list(side_by_side.map(lambda one: _build(one, folder, strict), explainers))
    count = write_hub(folder, title, language)
    click.echo(f"{shown(folder.resolve() / HUB_PAGE)}: {counted(count, 'explainer')}")
    if any(codes):
        sys.exit(1)


def _check_names(explainers: Sequence[Path]) -> None:
    """Raise Refusal where two would be built to the same folder."""
    names = Counter(one.resolve().name for one in explainers)
    for name, count in names.items():
        if count > 1:
            raise Refusal(f"{visible(name)}: {count} explainers have this name; rename a folder")


def _build(explainer: Path, folder: Path, is_strict: bool) -> int:
    """Build one in a process of its own, and print what it says, each line with its name."""
    name = explainer.resolve().name
    command = [sys.executable, "-m", "generator", "-C", str(explainer.resolve()), "build"]
    command += ["--to", str(folder.resolve() / name), *(["--strict"] if is_strict else [])]
    ran = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    for line in ran.stdout.splitlines():
        click.echo(f"{visible(name)}: {line}", err=ran.returncode != 0)
    return ran.returncode
