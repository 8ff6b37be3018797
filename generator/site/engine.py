"""Which site engine builds a site, and running it over the Markdown folder.

This module and mkdocs_hook.py are the only ones that know what an engine is like. Each is told
everything in one file of plain values. MkDocs and ProperDocs, which goes on from it, are called
here; Zensical is run by its own command, in a folder that holds all that it is to read.
"""

import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from generator.content.atomic import Refusal
from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.site.configuration import Settings, read_settings, write_settings
from generator.site.copying import copy_folder
from generator.site.rendered import HOOK, HearsFiles, hand_pages


class EngineError(Exception):
    """The site could not be built, or is not fit to be published; the message says why."""

    def __init__(self, warnings: Iterable[str], faults: Iterable[str] = ()) -> None:
        self.warnings, self.faults = list(warnings), list(faults)
        super().__init__("\n".join([*self.warnings, *self.faults]))


def find_engine(wanted: str = "") -> str:
    """The engine that is wanted, or the first of ENGINES that is there.

    Raises Refusal where it is not installed, with what brings it.
    """
    there = [name for name in ENGINES if find_spec(name)]
    if wanted in there:
        return wanted
    if there and not wanted:
        return there[0]
    what = f"the site engine {wanted} is not" if wanted else "no site engine is"
    others = f"\n  or build with --engine {there[0]}, which is" if there else ""
    command = f"{sys.executable} -m pip install {wanted or next(iter(ENGINES))}"
    raise Refusal(f"{what} installed\n  this brings it: {command}{others}")


def has_theme(engine: str, name: str) -> bool:
    """Whether an engine finds a theme of that name."""
    groups = _THEMES[engine]
    return any(one.name == name for group in groups for one in entry_points(group=group))


_THEMES = {
    "mkdocs": ("mkdocs.themes",),
    "properdocs": ("mkdocs.themes", "properdocs.themes"),
    "zensical": (),  # what it has by that name is a frame of its own
}
"""Where packages name the themes that they bring, for each engine."""


def run_engine(
    engine: str,
    file: Path,
    config: Path,
    kept: Kept = NONE_KEPT,
    previewed: HearsFiles | None = None,
) -> list[str]:
    """Build the site that the configuration in `file` asks for, and return the warnings.

    What its settings name by a path that is not whole is looked for beside `config`, which it was
    made from. An engine that can be handed pages need not make those that are `kept`, and of a
    site that is `previewed` it makes what is not there. Raises EngineError when the engine stops.
    """
    return ENGINES[engine](file, config, kept, previewed)


def _call(
    engine: str, file: Path, config: Path, kept: Kept, previewed: HearsFiles | None
) -> list[str]:
    """Let an engine that is a package of Python's of MkDocs' form do it."""
    build = import_module(f"{engine}.commands.build").build
    load_config = import_module(f"{engine}.config").load_config
    exceptions = import_module(f"{engine}.exceptions")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with engine_warnings(engine) as warnings, file.open("rb") as opened:
        logging.getLogger(engine).propagate = False
        try:
            settings = load_config(opened, config_file_path=str(config))
            hand_pages(settings, engine, kept, warnings, previewed)
            if previewed:
                _ask_for_changes(engine)
            settings.plugins.on_startup(command="build", dirty=bool(previewed))
            build(settings, dirty=bool(previewed))
            settings.plugins.on_shutdown()
        except (exceptions.Abort, exceptions.ConfigurationError) as error:
            raise EngineError([*warnings, str(error)]) from error
        except TemplateError as error:
            raise EngineError([*warnings, _told(error, file.parent)]) from error
    return warnings


def serve_with(engine: str, config: Path, settings: Settings) -> None:
    """Let an engine show the site, following edits, until interrupted; `settings` are told it
    beside those in the file `config`.

    Raises Refusal where it calls no hook, which is what brings edits to it.
    """
    if engine not in _CALLED:
        others = " or ".join(_CALLED)
        raise Refusal(f"{engine}: this engine follows no edits of content; serve with {others}")
    serve = import_module(f"{engine}.commands.serve").serve
    if engine != next(iter(_CALLED)):  # lends itself to hooks by the first one's name
        import_module(f"{engine}.replacement")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger(engine)
    logger.addHandler(logging.StreamHandler())
    logger.setLevel(logging.INFO)
    logger.propagate = False
    _ask_for_changes(engine)
    serve(str(config), build_type="dirty", hooks=[str(HOOK)], **settings)


def _ask_for_changes(engine: str) -> None:
    """Let an engine not doubt what it leaves as it is when it makes only what is not there: a
    preview sees to that."""
    logging.getLogger(f"{engine}.commands.build").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether an engine says more than that it was asked for changes alone."""
    return "'dirty' build" not in record.msg and "stale files" not in record.msg


@contextmanager
def engine_warnings(engine: str) -> Iterator[list[str]]:
    """A list of what the engine warns of meanwhile."""
    collector = _Collector()
    logger = logging.getLogger(engine)
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


def _command(engine: str, file: Path, config: Path, *_: Kept | HearsFiles | None) -> list[str]:
    """Let an engine's own command do it, in the folder of `file`, which it does not look out of."""
    desk, settings = file.parent, read_settings(file)
    site = Path(settings["site_dir"])
    inside = _laid_inside(settings, config, desk / _INSIDE)
    told = write_settings(inside, desk / _INSIDE)
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "--clean", "-f", str(told)],
        cwd=told.parent,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    said = _lines(f"{done.stdout}\n{done.stderr}")
    if done.returncode or (missing := next(_missing(inside, told.parent), "")):
        what = f"page {missing}" if not done.returncode else "site"
        raise EngineError([f"{engine} has built no {what}:", *said])
    index = shutil.ignore_patterns(_INDEX)
    copy_folder(told.parent / inside["site_dir"], site, index)
    return [line for line in said if re.match(r"(?i)(?:warning|error)\b", line)]


def _missing(settings: Settings, desk: Path) -> Iterator[str]:
    """The pages in `desk` that an engine has not built, which it may call a success."""
    docs, site = desk / settings["docs_dir"], desk / settings["site_dir"]
    for page in sorted(docs.rglob("*.md")):
        is_folder = page.stem != "index" and settings.get("use_directory_urls", True)
        file = page.with_suffix("") / "index.html" if is_folder else page.with_suffix(".html")
        if not (site / file.relative_to(docs)).is_file():
            yield page.relative_to(docs).as_posix()


_INSIDE = "inside"
_INDEX = "search.json"
"""What the engine writes for a search of its own; no file of ours is called so."""


def _laid_inside(settings: Settings, config: Path, desk: Path) -> Settings:
    """The same settings for what is laid out in the empty folder `desk`, by paths from there.

    Whether links lead somewhere is not asked: it is of pages as they are published, afterwards,
    and what stands in HTML is not known to this engine.
    """
    theme: Any = settings.get("theme")
    copy_folder(Path(settings["docs_dir"]), desk / "docs")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        copy_folder(config.parent / theme["custom_dir"], desk / "frame")
        theme = {**theme, "custom_dir": "frame"}
    unasked = {"links": {"not_found": "ignore", "anchors": "ignore"}}
    paths = {"docs_dir": "docs", "site_dir": "site", "theme": theme}
    return {**settings, **paths, "validation": unasked}


_TRACE = re.compile(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n)*", re.M)


def _lines(said: str) -> list[str]:
    """What a command has printed, without empty lines, colours, and its own way to a fault."""
    plain = _TRACE.sub("", re.sub(r"\x1b\[[\d;]*m", "", said))
    return [line.strip() for line in plain.splitlines() if line.strip()]


_Run = Callable[[Path, Path, Kept, HearsFiles | None], list[str]]

_CALLED: dict[str, _Run] = {name: partial(_call, name) for name in ("mkdocs", "properdocs")}

ENGINES: dict[str, _Run] = {**_CALLED, "zensical": partial(_command, "zensical")}
"""How each engine is run; the first that is there is taken where none is named."""


def _told(error: TemplateError, folder: Path) -> str:
    """Where a template of the page around the content is wrong, as far as it is known."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", 1)
    place = f"{file}:{line}: " if file else "overrides: "
    what = f"error: {type(error).__name__}: {error.message or error}"
    return place.replace(f"{folder}/", "") + what


class _Collector(logging.Handler):
    """Keeps an engine's warnings for whoever called it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.messages.append(record.getMessage())
