"""From content to site and bundles: `generate`, `build`, `bundle`, `serve`, `verify`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.console import STRICT, read_checked, shown, step, tell
from generator.content.atomic import Refusal, alone
from generator.content.folders import MARKDOWN, site_folder
from generator.content.problems import counted, visible
from generator.content.writing import Written

if TYPE_CHECKING:
    from generator.bundles.write import Made
    from generator.pages.pipeline import Outcome
    from generator.site.unchanged import LastRun


class _Engine(click.ParamType):  # type: ignore[type-arg]
    """The name of a site engine that is here, or none, for the first that is; which ones there are
    is asked when it is needed."""

    name = "engine"

    def get_metavar(self, *_: Any, **__: Any) -> str:
        """The names that can be given."""
        from generator.site.engine import ENGINES

        return f"[{'|'.join(ENGINES)}]"

    def convert(self, value: Any, param: Any, ctx: click.Context | None) -> str:
        """The engine of that name. Raises Refusal where it is not here."""
        if not value:
            return ""
        from generator.site.engine import ENGINES, find_engine

        if value not in ENGINES:
            self.fail(f"“{visible(value)}” is none of {', '.join(ENGINES)}.", param, ctx)
        return find_engine(value)


ENGINE = click.option(
    "--engine",
    type=_Engine(),
    default="",
    help="What builds the pages around the content; by default the first that is installed.",
)


@click.command("generate")
@STRICT
@click.pass_obj
def generate_command(root: Path, strict: bool) -> None:
    """Check the content and write the Markdown pages to build/docs."""
    run = _Run(root, "generate", strict)
    if run.is_told_again():
        return
    from generator.authoring.schema_files import refresh_schemas
    from generator.site.build import keeping, write_pages
    from generator.site.configuration import config_file

    report, _ = read_checked(root, strict, may_keep=True, is_written=True)
    with alone(root):
        refresh_schemas(root, report.drafted)
        with step("Writing pages"), keeping(root, strict) as kept:
            written = write_pages(root, report, config_file(root), run.tell, kept)
        _print_written(root, written)
        run.keep(report, written)


@click.command("build")
@STRICT
@click.option(
    "--to",
    "out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the site; by default site/. It must be empty, or hold an earlier site.",
)
@ENGINE
@click.pass_obj
def build_command(root: Path, strict: bool, out: Path | None, engine: str) -> None:
    """Check the content, write the Markdown and build the site."""
    target = site_folder(root, out)
    run = _Run(root, "build", strict, target, engine)
    if run.is_told_again():
        click.echo(f"{shown(target / 'index.html')}: up to date")
        return
    from generator.authoring.schema_files import refresh_schemas
    from generator.site.build import build

    report, _ = read_checked(root, strict, may_keep=True, is_written=True)
    with (
        _stays("the site could not be built; the last one stays"),
        alone(root),
        ExitStack() as rest,
    ):
        refresh_schemas(root, report.drafted)
        with step("Writing pages"):
            steps = build(root, report, run.tell, target=target, is_strict=strict, engine=engine)
            work = rest.enter_context(steps)
        _print_written(root, work.written)
        with step("Building the site"):
            work.run()
            rest.close()
        for line in (*(f"warning: {one}" for one in work.warnings), *filter(None, [report.note])):
            run.tell(line)
        if work.is_known:
            run.keep(report, work.written)
    index = shown(target / "index.html")
    click.echo(f"{index}: built" if work.is_changed else f"{index}: up to date")


@click.command("bundle")
@STRICT
@click.option(
    "--appendix",
    is_flag=True,
    help="End the PDF with every statement in full, and with the pages that you wrote.",
)
@ENGINE
@click.pass_obj
def bundle_command(root: Path, strict: bool, appendix: bool, engine: str) -> None:
    """Check the content and write it to dist/ in formats that need no network."""
    from generator.bundles.write import write_bundles
    from generator.content.folders import BUNDLES
    from generator.site.build import offline_edition
    from generator.site.configuration import config_file

    made: list[Made] = []

    def take(one: Made) -> None:
        made.append(one)
        file = shown(root / BUNDLES / one.name)
        if missing := one.unavailable:
            tell(f"{file}: not made: {missing}\n  this brings it: {missing.command}")
        else:
            click.echo(f"{file}: {one.size / 1000:,.0f} kB")

    report, _ = read_checked(root, strict, may_keep=True, is_written=True)
    with (
        _stays("the bundles could not be made; the last ones stay"),
        alone(root),
        offline_edition(root, report, engine) as edition,
    ):
        write_bundles(root, config_file(root), edition, root / BUNDLES, take, appendix)
    if strict and any(one.unavailable for one in made):
        sys.exit(1)


@click.command("serve")
@click.option("-a", "--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
@ENGINE
@click.pass_obj
def serve_command(root: Path, address: str, engine: str) -> None:
    """Show the site, and follow every edit."""
    from generator.site.engine import find_engine
    from generator.site.serving import serve_site

    serve_site(root, root / MARKDOWN, address, find_engine(engine))


class _Run:
    """A run of a command in `root`, and what was noted of the last one: where all is as it was
    then, it says the same again, and nothing else is done. A `strict` one notes nothing."""

    def __init__(
        self, root: Path, command: str, strict: bool, target: Path | None = None, engine: str = ""
    ) -> None:
        from generator.site.unchanged import LastRun

        self._root, self._said = root, list[str]()
        self._last: LastRun | None = None
        if not strict:
            left = [target] if target else []
            with step("Comparing with the last run"):
                self._last = LastRun(root, command, (str(target), engine), left)

    def is_told_again(self) -> bool:
        """Whether all is as it was: then it is told so."""
        known = self._last.said() if self._last else None
        if known is None:
            return False
        count, lines = json.loads(known)
        _print_written(self._root, Written((), (), count))
        for line in lines:
            tell(line)
        return True

    def tell(self, line: str) -> None:
        """Print a line for whoever looks on, which is to be told again."""
        self._said.append(line)
        tell(line)

    def keep(self, report: Outcome, written: Written | None) -> None:
        """Note what was made, unless there was a problem to tell."""
        if self._last and written and not report.problems:
            count = len(written.written) + written.unchanged
            self._last.keep(json.dumps([count, self._said]))


@contextmanager
def _stays(words: str) -> Iterator[None]:
    """Say in `words` what a build that failed has left as it was, and why. Raises Refusal then."""
    from generator.site.engine import EngineError

    try:
        yield
    except EngineError as error:
        raise Refusal(f"{words}\n{error}") from error


def _print_written(root: Path, written: Written | None) -> None:
    if written:
        click.echo(
            f"{shown(root / MARKDOWN)}: {len(written.written)} files written, "
            f"{written.unchanged} unchanged, {len(written.deleted)} deleted"
        )


@click.command("verify")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def verify_command(path: Path) -> None:
    """Check that PATH, a built site or bundles, is as it was built; offline.

    PATH is a site, the unpacked zip, the folder of bundles, or one bundle with its build.json.
    """
    from generator.site.manifest import verify

    verdict = verify(path.resolve())
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    for what in ("changed", "missing", "extra"):
        for file in getattr(verdict, what):
            tell(visible(f"{shown(folder / file)}: {what}"))
    click.echo(f"{verdict.digest}  {shown(verdict.witness)}")
    if not verdict.is_good:
        sys.exit(1)
    count = counted(verdict.count, "file")
    click.echo(f"{count} as built; compare the number above with the one that was published")
