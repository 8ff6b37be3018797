"""`words`: what the site's own words lack in a language, and a file to write them in.

Short because the file is made by authoring/word_files.py.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from generator.authoring.word_files import WordsLeft, english_of, words_left, write_words
from generator.content.atomic import alone
from generator.content.problems import counted, visible


@click.command("words")
@click.argument("language", metavar="LANG")
@click.option(
    "--write",
    "is_written",
    is_flag=True,
    help="Begin or complete content/words/LANG.yaml, with room for each key that is missing.",
)
@click.pass_obj
def words_command(root: Path, language: str, is_written: bool) -> None:
    """Show what the site's own words lack in LANG, such as pl or pt-BR.

    What is missing is said in English on the site, and marked as English. Keys whose English has
    changed since they were written are named too.
    """
    if is_written:
        with alone(root):
            file = write_words(root, language)
        click.echo(f"{file}: written")
    left = words_left(root, language)
    if not is_written:
        _list(left.missing, "missing")
        _list(left.outdated, "out of date")
    click.echo(_counted(left))


def _list(keys: Iterable[str], what: str) -> None:
    for key in keys:
        click.echo(visible(f"{what}: {key}: {english_of(key)}"))


def _counted(left: WordsLeft) -> str:
    told = f"{left.language}: {left.total - len(left.missing)} of {counted(left.total, 'key')}"
    old = f", {len(left.outdated)} of them out of date" if left.outdated else ""
    return f"{told} in this language{old}"
