"""`quote`: words of an article → the evidence to paste."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.quote import Way, find_elsewhere, find_nearest, find_words
from generator.cli.choosing import SOURCE, choose_article
from generator.content.limits import TEXT
from generator.content.problems import counted, visible
from generator.evidence.articles import Article, listed
from generator.evidence.languages import language_of
from generator.pages import pipeline

_INDENT = " " * 4
"""How far `evidence` stands to the right in a party's file."""

_SHOWN = 10
"""How many ways to cite the words are printed."""


@click.command(context_settings={"ignore_unknown_options": True})
@SOURCE
@click.argument("words", nargs=-1)
@click.pass_obj
def quote(root: Path, source: str, words: tuple[str, ...]) -> None:
    """Find WORDS in an article, and print the evidence to paste.

    SOURCE is an id of content/sources.yaml. Without WORDS they are read from standard input. Other
    quotation marks, dashes, spaces and capital letters than the article's are no hindrance.
    """
    report = pipeline.read(root)
    if (relations := report.drafted) is None:
        click.echo(report.show(root), err=True)
        sys.exit(1)
    article = choose_article(root, report, relations, source)
    text = " ".join(words) if words else _typed()
    found = find_words(article, text, language_of(relations.explainer, article.source))
    if not found:
        others = [a for a in relations.archive.articles.values() if a is not article]
        _print_nothing([article, *others], text)
        sys.exit(1)
    _print_found(article, found)


def _typed() -> str:
    """The words from standard input; on a terminal, asked for."""
    if sys.stdin.isatty():
        click.echo("paste the words, then press Enter and Ctrl-D", err=True)
    return sys.stdin.buffer.read(4 * TEXT).decode("utf-8", errors="replace")


def _print_found(article: Article, found: list[Way]) -> None:
    if len(found) > 1:
        told = (
            "take one" if len(found) <= _SHOWN else f"the first {_SHOWN} are here; give more words"
        )
        click.echo(f"{article.source.id} has these words {len(found)} times: {told}", err=True)
    for way in found[:_SHOWN]:
        where = f"paragraph {listed(way.paragraphs)}"
        for note in way.notes:
            click.echo(f"{where}: {visible(note)}", err=True)
        if len(found) > 1:
            click.echo(f"{_INDENT}# {where}")
        click.echo(f"{_INDENT}evidence:")
        for line in (line for citation in way.citations for line in citation.lines()):
            click.echo(f"{_INDENT}  {line}")


def _print_nothing(articles: list[Article], text: str) -> None:
    name = articles[0].source.id
    if not text.strip():
        click.echo("there are no words to look for: give them after the source", err=True)
        return
    click.echo(f"these words are not in “{name}”", err=True)
    hints = list(find_elsewhere(articles, text)) or list(find_nearest(articles[0], text))
    for hint in hints:
        click.echo(f"  {visible(hint)}", err=True)
    if not hints:
        count = counted(len(articles[0].reporting), "paragraph")
        click.echo(f"  nothing in its {count} is like them", err=True)
