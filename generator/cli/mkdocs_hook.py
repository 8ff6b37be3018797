"""Lets plain `mkdocs build` and `mkdocs serve` regenerate the Markdown first.

It is thin: the generator does the work. While serving, a mistake in the content is printed and the
last good pages stay.
"""

from __future__ import annotations

import atexit
import logging
import os
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).parents[2]))  # MkDocs loads hooks by path

from generator.authoring.schema_files import refresh_schemas
from generator.content.atomic import Refusal, alone, publish, staged
from generator.content.load import CONTENT
from generator.content.problems import counted
from generator.evidence.languages import read_language
from generator.pages.pipeline import Outcome, read, write
from generator.site.engine import (
    EngineError,
    adapt,
    adapt_navigation,
    date_build,
    find_downloads,
)
from generator.site.finish import finish
from generator.site.manifest import write_manifest
from generator.site.source_date import VARIABLE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

GENERATOR = Path(__file__).parents[1]
WATCHED = (CONTENT, "seeds", "overrides")
INSIDE = ("parties", "pages")
"""The folders in content/ that editors write. Where there are both, nothing else in there is
watched, so that the schemas, which a build may write, are no reason for another build."""


PATIENCE = 60.0
"""How many seconds a preview waits for a build that runs at the same time."""

_state: dict[str, Any] = {"serving": False, "explainer": None}
"""Whether this is a live preview, and the last explainer without errors."""

_running = ExitStack()
"""What ends with a build: the lock, and the folder that the engine writes to."""

atexit.register(_running.close)  # MkDocs tells its hooks of errors, and not of Ctrl-C


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a live preview."""
    _state.update(serving=command == "serve", explainer=None)


@event_priority(100)  # before the search plugin asks the theme for its language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Regenerate the Markdown, and fit the site to it. Raises BuildError on errors in the content.

    MkDocs asks this of its hooks at each build, before it empties the site's folder; so a build
    that is no preview gets another folder to empty and to fill.
    """
    root = Path(config.docs_dir).parents[1]
    try:
        report = _read(root)
        _running.enter_context(alone(root, PATIENCE if _state["serving"] else 0))
        if _state["serving"]:
            write(root, report)
            _running.close()
        else:
            downloads = find_downloads(root, partial(click.echo, err=True))
            write(root, report, bool(config.site_url), downloads)
            _state["target"] = Path(config.site_dir)
            config.site_dir = str(_running.enter_context(staged(_state["target"])))
            date_build(root, _state["explainer"])
    except (Refusal, EngineError) as error:
        raise BuildError(str(error)) from error
    adapt(config, _state["explainer"], root)
    adapt_navigation(config, _state["explainer"])
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site as `explainer build` does; a live preview shows it as the engine leaves it.

    Raises BuildError when the site is not fit to be published; then the old one stays.
    """
    if _state["serving"]:
        return
    site = Path(config.site_dir)
    if faults := finish(site, config.site_url or ""):
        click.echo("\n".join(fault.show(site) for fault in faults), err=True)
        raise BuildError(f"the site has {counted(len(faults), 'error')}")
    if warnings := _count_warnings():
        raise BuildError(f"the site has {counted(warnings, 'warning')}")
    root, file = Path(config.docs_dir).parents[1], Path(config.config_file_path)
    write_manifest(root, file, site, int(os.environ[VARIABLE]), config.site_url or "")
    publish(site, _state["target"])
    config.site_dir = str(_state["target"])
    _running.close()


def on_build_error(error: Exception) -> None:
    """Leave nothing behind of a build that failed."""
    _running.close()


def _read(root: Path) -> Outcome:
    """What is to be built from, its explainer kept in mind. Raises BuildError on errors."""
    read_language.cache_clear()
    report = read(root)
    refresh_schemas(root, report.drafted)
    if report.problems:
        click.echo(report.show(root), err=True)
    if report.is_good and report.dossier:
        _state["explainer"] = report.dossier.explainer
    elif not (_state["serving"] and _state["explainer"]):
        raise BuildError(f"the content has {report.count()}")
    else:
        click.echo(f"{report.count()}: the last good pages stay until this is mended", err=True)
    return report


def _count_warnings() -> int:
    """How many warnings stop a strict build. MkDocs itself counts them too late for us."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return sum(number for counter in counters for _, number in counter.get_counts())


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what editors write instead of what is generated from it."""
    root = Path(config.docs_dir).parents[1]
    server.unwatch(config.docs_dir)
    folders = [root / name for name in WATCHED]
    folders += [
        GENERATOR / name for name in ("pages/templates", "pages/words", "evidence/languages")
    ]
    folders += [root / CONTENT / name for name in INSIDE]
    is_known = all((root / CONTENT / name).is_dir() for name in INSIDE)
    for folder in folders:
        if folder.is_dir():
            server.watch(str(folder), recursive=folder.name != CONTENT or not is_known)
    return server
