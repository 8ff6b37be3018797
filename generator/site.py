"""Runs a site engine over the Markdown folder, and puts its output in place all at once.

This module and mkdocs_hook.py are the only ones that know an engine's name.
"""

from __future__ import annotations

import datetime
import filecmp
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from generator.build import MARKDOWN
from generator.model import Explainer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SITE = Path("site")
OVERRIDES = "overrides"
HOOK = Path(__file__).with_name("mkdocs_hook.py")

Engine = Callable[[Path, Path, Explainer], list[str]]


class EngineError(Exception):
    """A site engine could not build; its message says why."""


def build_site(
    root: Path, explainer: Explainer, engine: str = "mkdocs", strict: bool = False
) -> tuple[bool, list[str]]:
    """Build `root`/site from the Markdown in `root`/build/docs.

    Returns whether anything changed, and the engine's warnings. The old site stays as it is until
    the new one is whole. Raises EngineError, with `strict` also when there are warnings.
    """
    target = root / SITE
    fresh = Path(tempfile.mkdtemp(prefix=f".{SITE}-", dir=root))
    try:
        warnings = ENGINES[engine](root, fresh, explainer)
        if strict and warnings:
            raise EngineError("\n".join(warnings))
        fresh.chmod(0o755)
        return publish(fresh, target), warnings
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def publish(fresh: Path, target: Path) -> bool:
    """Put the folder `fresh` in the place of `target`; False, and no change, if they are alike."""
    if target.is_dir() and is_same_tree(fresh, target):
        return False
    old = fresh.with_name(f"{fresh.name}-old")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return True


def is_same_tree(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    ours, theirs = (
        sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        for folder in (one, other)
    )
    return ours == theirs and all(
        filecmp.cmp(one / path, other / path, shallow=False) for path in ours
    )


def build_with_mkdocs(root: Path, out: Path, explainer: Explainer) -> list[str]:
    """Build with MkDocs into `out`; returns its warnings. Raises EngineError when it stops."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        config = load_config(
            str(config_file(root)),
            docs_dir=str(root / MARKDOWN),
            site_dir=str(out),
            hooks=[],
        )
        adapt(config, explainer)
        adapt_navigation(config, explainer)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        raise EngineError("\n".join([*collector.messages, str(error)])) from error
    finally:
        logger.removeHandler(collector)
    return collector.messages


ENGINES: dict[str, Engine] = {"mkdocs": build_with_mkdocs}


def serve_site(root: Path, address: str) -> None:
    """Show the site at `address` (host:port), built anew at each edit, until interrupted."""
    from mkdocs.commands.serve import serve

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.addHandler(_shown())
    logger.setLevel(logging.INFO)
    logger.propagate = False
    (root / MARKDOWN).mkdir(parents=True, exist_ok=True)  # MkDocs wants it before any hook runs
    serve(
        str(config_file(root)),
        docs_dir=str(root / MARKDOWN),
        hooks=[str(HOOK)],
        dev_addr=address,
    )


def config_file(root: Path) -> Path:
    """The explainer's own mkdocs.yml, or the one that comes with the generator."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else HOOK.parents[1] / "mkdocs.yml"


def adapt(config: MkDocsConfig, explainer: Explainer) -> None:
    """Give the engine's configuration what the explainer has: its name, language, day, overrides.

    The name is escaped, because the theme prints it into HTML as it is.
    """
    config.site_name = str(escape(explainer.title))
    overrides = str(Path(config.docs_dir).parents[1] / OVERRIDES)
    if Path(overrides).is_dir() and overrides not in config.theme.dirs:
        config.theme.dirs.insert(0, overrides)
    for tag in (explainer.language, explainer.language.partition("-")[0]):
        if any((Path(d) / f"partials/languages/{tag}.html").is_file() for d in config.theme.dirs):
            config.theme["language"] = tag
            break
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(_epoch(explainer)))


def adapt_navigation(config: MkDocsConfig, explainer: Explainer) -> None:
    """Leave pages that do not exist out of the navigation, and add those that editors wrote."""
    if config.nav is None:
        return
    nav = _existing(config.nav, Path(config.docs_dir))
    listed = set(_paths(nav))
    for page in explainer.pages:
        if f"{page.id}.md" not in listed:
            nav.append({str(escape(page.title)): f"{page.id}.md"})
    config.nav = nav


def _existing(entry: Any, docs: Path) -> Any:
    """An entry of the navigation, whatever its form, without pages that do not exist."""
    if isinstance(entry, list):
        return [kept for item in entry if (kept := _existing(item, docs))]
    if isinstance(entry, dict):
        kept = {title: _existing(inner, docs) for title, inner in entry.items()}
        return {title: inner for title, inner in kept.items() if inner}
    return entry if "://" in str(entry) or (docs / str(entry)).is_file() else None


def _paths(entry: Any) -> Iterator[str]:
    if isinstance(entry, list | dict):
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from _paths(inner)
    else:
        yield str(entry)


def _epoch(explainer: Explainer) -> int:
    day = explainer.as_of
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return max(0, int(moment.timestamp()))


class _Collector(logging.Handler):
    """Keeps an engine's warnings for whoever called it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.messages.append(record.getMessage())


def _shown() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    return handler
