"""From a saved article to evidence: `source add`, `draft`, `quote`."""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from textwrap import indent
from typing import get_args

import click

from generator.authoring.add_source import Addition, add_source, has_own_file, plan_source
from generator.authoring.article.kinds import SeemingKind
from generator.authoring.article.metadata import Fact
from generator.authoring.drafts.draft import Drafts, add_drafts, plan_drafts
from generator.authoring.quote import (
    Way,
    find_elsewhere,
    find_nearest,
    find_sentence,
    find_words,
)
from generator.authoring.schema_files import refresh_schemas
from generator.cli.console import SOURCE, choose_article, print_problems, shown, tell
from generator.cli.update import update_command
from generator.content.atomic import Refusal, alone
from generator.content.dates import PartialDate
from generator.content.fields import is_web_address
from generator.content.ids import id_fault
from generator.content.limits import TEXT
from generator.content.model import Source
from generator.content.paths import CONTENT, ROOT_FILE
from generator.content.problems import counted, visible
from generator.evidence.articles.archive import SEEDS, Article, listed
from generator.evidence.languages import Language, language_of
from generator.pages import pipeline
from generator.pages.pipeline import Outcome
from generator.site.source_date import today

_INDENT = " " * 4
"""How far `evidence` stands to the right in a party's file."""

_SHOWN = 10
"""How many ways to cite the words are printed."""


@click.command("quote", context_settings={"ignore_unknown_options": True})
@SOURCE
@click.argument("words", nargs=-1)
@click.pass_obj
def quote_command(root: Path, source: str, words: tuple[str, ...]) -> None:
    """Find WORDS in an article, and print the evidence to paste.

    SOURCE is the id of a source. Without WORDS they are read from standard input. Other
    quotation marks, dashes, spaces and capital letters than the article's are no hindrance.
    """
    report = pipeline.read(root)
    if (dossier := report.drafted) is None:
        raise Refusal(report.show(root))
    article = choose_article(root, report, dossier, source)
    text = " ".join(words) if words else _typed()
    language = language_of(dossier.explainer, article.source)
    found = find_words(article, text, language)
    if not found:
        others = [a for a in dossier.archive.articles.values() if a is not article]
        raise Refusal("\n  ".join(_nothing([article, *others], text, language)))
    _print_found(root, article, found)


def _typed() -> str:
    """The words from standard input; on a terminal, asked for."""
    if sys.stdin.isatty():
        tell("paste the words, then press Enter and Ctrl-D")
    return sys.stdin.buffer.read(4 * TEXT).decode("utf-8", errors="replace")


def _print_found(root: Path, article: Article, found: list[Way]) -> None:
    if len(found) > 1:
        many = f"the first {_SHOWN} are here; give more words"
        told = "take one" if len(found) <= _SHOWN else many
        tell(f"{article.source.id} has these words {len(found)} times: {told}")
    name = article.source.id
    own = [f"parties/*/{name}.yaml", f"background/{name}.yaml"]
    if any(file for form in own for file in (root / CONTENT).glob(form)):
        tell(f"in a file that is called {name}.yaml, `source` may be left out")
    for way in found[:_SHOWN]:
        where = f"paragraph {listed(way.paragraphs)}"
        for note in way.notes:
            tell(f"{where}: {visible(note)}")
        if len(found) > 1:
            click.echo(f"{_INDENT}# {where}")
        click.echo(f"{_INDENT}evidence:")
        for line in (line for citation in way.citations for line in citation.lines()):
            click.echo(f"{_INDENT}  {line}")


def _nothing(articles: list[Article], text: str, language: Language) -> list[str]:
    """That no words were found in the first of `articles`, and what to look at instead."""
    if not text.strip():
        return ["there are no words to look for: give them after the source"]
    hints = list(find_elsewhere(articles, text))
    if not hints:
        hints = [*find_nearest(articles[0], text), *find_sentence(articles[0], text, language)]
    count = counted(len(articles[0].reporting), "paragraph")
    found = map(visible, hints or [f"nothing in its {count} is like them"])
    return [f"these words are not in “{articles[0].source.id}”", *found]


KINDS_OF_TEXT = get_args(Source.model_fields["kind"].annotation)
"""What a source can be."""

_WAIT = 10
"""For how many seconds a preview that is being built is waited for."""


@click.command("draft")
@SOURCE
@click.option("--write", is_flag=True, help="Add the drafts to the files of content/.")
@click.option("--all", "every", is_flag=True, help="Also what a statement's evidence covers.")
@click.pass_obj
def draft_command(root: Path, source: str, write: bool, every: bool) -> None:
    """Draft a statement for each thing that is said in an article.

    SOURCE is the id of a source. Each quotation and each sentence that reports what
    somebody said becomes an entry with its speaker, as far as the article tells, and its evidence.
    Entries carry `review: needed`: no page shows them before an editor has deleted that line.
    """
    if write and every:
        raise click.UsageError("--all is for looking: what a statement covers is not added again")
    draft_source(root, pipeline.read(root), source, write, every)


def draft_source(
    root: Path, report: Outcome, name: str, is_written: bool, every: bool = False
) -> None:
    """Print the drafts of a source, or add them, and end with exit code 1 where that cannot be.

    `report` is what was read of the explainer in `root`.
    """
    if report.drafted is None or not report.is_good:
        print_problems(root, report, are_errors_alone=True)
        sys.exit(1)
    article = choose_article(root, report, report.drafted, name)
    source = article.source.id
    drafts = plan_drafts(root, report.drafted, article, every)
    if not drafts:
        tell(f"{source}: nothing is said there that statements do not cover")
    elif is_written:
        _add(root, drafts)
    else:
        _print_drafts(drafts)
        tell(f"{source}: {counted(sum(map(len, drafts.values())), 'draft')}")
        tell(f"  to add them: explainer draft {source} --write")


def _add(root: Path, drafts: Drafts) -> None:
    with alone(root, _WAIT):
        report = add_drafts(root, drafts)
    if not report.is_good:
        print_problems(root, report, are_errors_alone=True)
        raise Refusal("the drafts are wrong there, so the files are as they were")
    refresh_schemas(root, report.drafted)
    for file, added in groupby(drafts, key=itemgetter(0)):
        count = sum(len(drafts[place]) for place in added)
        click.echo(f"{shown(root / file)}: {counted(count, 'draft')} added")
    click.echo(f"checked again: {report.count()}; `explainer check` lists what is to be reviewed")


def _print_drafts(drafts: Drafts) -> None:
    """Print the entries as they would stand in each file."""
    last = ""
    for (file, section), entries in drafts.items():
        if file != last:
            click.echo(f"\n# {file}" if last else f"# {file}")
            last = file
        if section:
            click.echo(f"{section}:")
        click.echo(indent("".join(entries), "  " if section else ""), nl=False)


def _id(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and id_fault(value):
        fault = "write lower-case letters a to z, digits and single hyphens, at most 80"
        raise click.BadParameter(fault)
    return value


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return value and str(PartialDate.parse(value))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and not is_web_address(value):
        raise click.BadParameter("write the address of a web page: https://…")
    return value


@click.group("source")
def source_command() -> None:
    """Work with the articles that the explainer rests on."""


source_command.add_command(update_command)


@source_command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", callback=_id, help="The name by which evidence refers to it.")
@click.option("--publisher", help="Who published it, if the text does not say so.")
@click.option("--published", callback=_day, help="When: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--accessed", callback=_day, help="When you took its text from there, if not today.")
@click.option("--url", callback=_address, help="Where it is published.")
@click.option("--title", help="Its headline.")
@click.option("--language", help="Its language, such as `de`, if not the explainer’s.")
@click.option("--kind", type=click.Choice(KINDS_OF_TEXT), help="What kind of text it is.")
@click.option("--speaker", help="Whose words all of it is, by id, where it is no article.")
@click.option("--encoding", help="The encoding of FILE, if it is not in UTF-8.")
@click.option("--draft", "is_drafted", is_flag=True, help="Add drafts of its statements as well.")
@click.pass_context
def add_command(
    context: click.Context,
    /,
    file: Path,
    encoding: str | None,
    is_drafted: bool,
    **options: str | None,
) -> None:
    """Copy an article into seeds/ and describe it in content/.

    Its description becomes a file of content/sources/; where there is content/sources.yaml alone,
    it is added at the end of that.

    FILE is plain text, one paragraph a line or with blank lines between paragraphs, or a saved web
    page. What the text states of itself is recorded, and nothing else: give what you know.
    """
    root: Path = context.obj
    if options["speaker"] and not options["kind"]:
        raise click.UsageError("--speaker goes with --kind: what kind of text is it?")
    given = {key: value.strip() for key, value in options.items() if value}
    given.setdefault("accessed", str(today()))
    with alone(root, _WAIT):
        before = pipeline.read(root)
        addition = plan_source(root, before, file, given, encoding)
        after = add_source(root, addition, before)
    refresh_schemas(root, after.drafted)
    _print_addition(root, addition)
    if is_drafted:
        draft_source(root, after, addition.id, is_written=True)
    else:
        click.echo(f"Look at {shown(root / addition.target)}, and add what you know. Then:")
        click.echo(f"  explainer draft {addition.id}")


def _print_addition(root: Path, addition: Addition) -> None:
    """Say what was recorded, and what is not known."""
    known = addition.known
    count = counted(len(known.paragraphs), "paragraph")
    way = "one a line" if known.rule == "lines" else "with blank lines between them"
    click.echo(f"{shown(root / SEEDS / addition.file)}: {count}, {way}")
    click.echo(f"{shown(root / addition.target)}: added the source {addition.id}")
    for change in addition.mended:
        click.echo(f"  {change}")
    for name, told in known.told.items():
        click.echo(f"  {name + ':':<12} {_told(told)}")
    click.echo(f"  {'boilerplate:':<12} {', '.join(_ranges(known.boilerplate)) or 'none found'}")
    if addition.spoken.kind != "article":
        click.echo(f"  {'kind:':<12} {_seems(addition.spoken, addition.target)}")
    if addition.as_of:
        done = f"as_of moved on to {addition.as_of}"
        if has_own_file(addition.target):
            done = f"as_of taken out: the newest source tells it now, {addition.as_of}"
        click.echo(f"{shown(root / ROOT_FILE)}: {done}")


def _ranges(kinds: Mapping[int, str]) -> Iterator[str]:
    """Paragraphs by number and kind, those of a kind that follow one another as “12-19 caption”."""
    runs = groupby(enumerate(kinds.items()), lambda one: (one[1][0] - one[0], one[1][1]))
    for (_, kind), run in runs:
        numbers = [number for _, (number, _) in run]
        yield f"{'-'.join(map(str, dict.fromkeys((numbers[0], numbers[-1]))))} {kind}"


def _seems(spoken: SeemingKind, target: str) -> str:
    """What kind of text it is, or seems to be, and who speaks; to be confirmed in `target`."""
    who = [f"{turn.beginning} = {turn.speaker or '?'}" for turn in spoken.turns]
    who = who or [*spoken.speaker] or ["?"]
    told = f"{spoken.kind} ({', '.join(who)})"
    if not spoken.is_given:
        told = f"perhaps {told}: {spoken.reason}; confirm it in {target}"
    return visible(told)


def _told(told: Fact) -> str:
    value = told.value if isinstance(told.value, str) else ", ".join(told.value)
    reason = f" ({told.reason})" if value and told.reason else told.reason
    return visible(f"{value}{reason}") or "not known"
