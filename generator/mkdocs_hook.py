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

from generator.build import generate
from generator.finish import finish
from generator.languages import read_language
from generator.problems import counted
from generator.site import adapt, adapt_navigation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

GENERATOR = Path(__file__).parent
WATCHED = ("content", "seeds", "overrides")

_state: dict[str, Any] = {"serving": False, "explainer": None}
"""Whether this is a live preview, and the last explainer without errors."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a live preview."""
    _state.update(serving=command == "serve", explainer=None)


@event_priority(100)  # before the search plugin asks the theme for its language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Regenerate the Markdown, and fit the site to it. Raises BuildError on errors in the content.

    MkDocs asks this of its hooks at each build, before it empties the site's folder.
    """
    root = Path(config.docs_dir).parents[1]
    read_language.cache_clear()
    report = generate(root, with_cards=bool(config.site_url) and not _state["serving"])
    if report.problems:
        click.echo(report.show(root), err=True)
    if report.is_good and report.relations:
        _state["explainer"] = report.relations.explainer
    elif not (_state["serving"] and _state["explainer"]):
        raise BuildError(f"the content has {report.count()}")
    else:
        click.echo(f"{report.count()}: the last good pages stay until this is mended", err=True)
    adapt(config, _state["explainer"])
    adapt_navigation(config, _state["explainer"])
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site as `explainer build` does; a live preview shows it as the engine leaves it.

    Raises BuildError when a link leads nowhere, or a page loads something from elsewhere.
    """
    if _state["serving"]:
        return
    site = Path(config.site_dir)
    if faults := finish(site, config.site_url or ""):
        click.echo("\n".join(fault.show(site) for fault in faults), err=True)
        raise BuildError(f"the site has {counted(len(faults), 'error')}")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what editors write instead of what is generated from it."""
    root = Path(config.docs_dir).parents[1]
    server.unwatch(config.docs_dir)
    folders = [root / name for name in WATCHED]
    folders += [GENERATOR / name for name in ("templates", "words", "languages")]
    for folder in folders:
        if folder.is_dir():
            server.watch(str(folder))
    return server
