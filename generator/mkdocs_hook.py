"""Lets plain `mkdocs build` and `mkdocs serve` regenerate the Markdown first.

It is thin: the generator does the work. While serving, a mistake in the content is printed and the
last good pages stay.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs loads hooks by path

from generator.build import Report, generate
from generator.content import read_explainer
from generator.languages import read_language
from generator.site import adapt, adapt_navigation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

GENERATOR = Path(__file__).parent
WATCHED = ("content", "seeds", "overrides")

_state: dict[str, Any] = {"serving": False, "good": False}


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a live preview."""
    _state.update(serving=command == "serve", good=False)


@event_priority(100)  # before the search plugin asks the theme for its language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the site after the explainer."""
    explainer, _ = read_explainer(_root(config))
    if explainer and explainer.as_of.day:
        adapt(config, explainer)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Regenerate the Markdown. Raises BuildError when the content has errors."""
    root = _root(config)
    read_language.cache_clear()
    report = generate(root)
    if report.problems:
        click.echo(report.show(root), err=True)
    if report.is_good and report.relations:
        _state["good"] = True
        adapt_navigation(config, report.relations.explainer)
    else:
        _keep_or_stop(report)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what editors write instead of what is generated from it."""
    root = _root(config)
    server.unwatch(config.docs_dir)
    folders = [root / name for name in WATCHED]
    folders += [GENERATOR / name for name in ("templates", "words", "languages")]
    for folder in folders:
        if folder.is_dir():
            server.watch(str(folder))
    return server


def _keep_or_stop(report: Report) -> None:
    if _state["serving"] and _state["good"]:
        click.echo(f"{report.count()}: the last good pages stay until this is mended", err=True)
        return
    raise BuildError(f"the content has {report.count()}")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir).parents[1]
