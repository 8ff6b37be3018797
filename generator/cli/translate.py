"""`translate`: what is still to be said in a further language, and room to say it.

Short because the files are made by authoring/translation_files.py.
"""

from collections.abc import Iterable
from pathlib import Path

import click

from generator.authoring.translation_files import TextsLeft, texts_left, write_translations
from generator.content.atomic import alone
from generator.content.limits import BYTES
from generator.content.localization import LocalizedText
from generator.content.problems import counted, shortened, visible
from generator.content.text_translations import how_to_divide


@click.command("translate")
@click.argument("language", metavar="LANG")
@click.option(
    "--write",
    "is_written",
    is_flag=True,
    help="Begin or complete content/translations/LANG.yaml, or the files of that folder, with room "
    "for each text.",
)
@click.pass_obj
def translate_command(root: Path, language: str, is_written: bool) -> None:
    """Show what is still to be translated into LANG, such as uk or pt-BR.

    Readers see it in the language of the content, marked so: what has no translation, and what was
    edited since it was translated.
    """
    if is_written:
        with alone(root):
            for file in write_translations(root, language):
                click.echo(f"{visible(file)}: written")
    left = texts_left(root, language)
    if not is_written:
        _list_texts(left.missing, "missing")
        _list_texts(left.outdated, "out of date")
    for file, size in left.crowded:
        click.echo(visible(f"{file}: {size:,} of the {BYTES:,} bytes that are read"))
        click.echo(f"  {how_to_divide(language)}")
    click.echo(_standing(left))


def _list_texts(texts: Iterable[LocalizedText], what: str) -> None:
    for one in texts:
        words = shortened(" ".join(one.text.text.split()), 200)
        click.echo(visible(f"{what}: {one.text.key}: {words}"))


def _standing(left: TextsLeft) -> str:
    done = left.total - len(left.missing) - len(left.outdated)
    told = f"{left.language}: {done} of {counted(left.total, 'text')} translated"
    old = f", {len(left.outdated)} out of date" if left.outdated else ""
    return told + old
