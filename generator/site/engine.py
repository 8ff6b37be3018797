"""Runs a site engine over the Markdown folder, finishes its output and puts it in place at once.

This module and mkdocs_hook.py are the only ones that know an engine's name.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from markupsafe import escape

from generator.content.atomic import publish, staged, write_all
from generator.content.files import lent
from generator.content.model import Explainer
from generator.pages.escape import web_address
from generator.pages.pipeline import MARKDOWN, Outcome, files
from generator.pages.urls import edit_base
from generator.pages.view_models import Downloads
from generator.pages.words import Words
from generator.site.downloads import Unfit, read_downloads
from generator.site.edition import Edition
from generator.site.finish import finish
from generator.site.manifest import write_manifest
from generator.site.source_date import VARIABLE, source_date

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SITE = Path("site")
EDITION = Path("build/edition")
"""Beside it stands, while bundles are made, what they are made from."""

CONFIG = "mkdocs.yml"
OVERRIDES = "overrides"
HOOK = Path(__file__).parents[1] / "cli" / "mkdocs_hook.py"

CATALOGUE = ("shell", "script")
"""The sections of the site's own words that the page chrome and its script show."""


@dataclass(frozen=True)
class Built:
    """What an engine says of its output: its warnings, and where the site is to stand, if known."""

    warnings: list[str]
    site_url: str = ""


OFFLINE: dict[str, Any] = {"use_directory_urls": False, "site_url": ""}


@dataclass(frozen=True)
class Order:
    """What an engine is to build: the Markdown in `docs`, with the frame of `root`, into `out`.

    An `is_offline` site is one for a folder: its links name files, and it has no address.
    """

    root: Path
    docs: Path
    out: Path
    is_offline: bool = False

    @property
    def settings(self) -> dict[str, Any]:
        """What differs from the configuration file."""
        folders = {"docs_dir": str(self.docs), "site_dir": str(self.out)}
        return folders | (OFFLINE if self.is_offline else {})


Engine = Callable[[Order, Explainer], Built]


class EngineError(Exception):
    """The site could not be built, or is not fit to be published; the message says why."""


def build_site(
    root: Path, explainer: Explainer, engine: str = "mkdocs", strict: bool = False
) -> tuple[bool, list[str]]:
    """Build `root`/site from the Markdown in `root`/build/docs.

    Returns whether anything changed, and the engine's warnings. The old site stays as it is until
    the new one is whole and has passed every check. Raises EngineError, with `strict` also when
    there are warnings, and Refusal when the old site was not made here.
    """
    target = root / SITE
    with staged(target) as fresh:
        epoch = date_build(root, explainer)
        built = ENGINES[engine](Order(root, root / MARKDOWN, fresh), explainer)
        faults = [problem.show(fresh) for problem in finish(fresh, built.site_url)]
        if faults or (strict and built.warnings):
            raise EngineError("\n".join([*built.warnings, *faults]))
        write_manifest(root, config_file(root), fresh, epoch, built.site_url)
        return publish(fresh, target), built.warnings


@contextmanager
def offline_edition(root: Path, report: Outcome, engine: str = "mkdocs") -> Iterator[Edition]:
    """The explainer as a finished site that works from a folder; the folder is gone afterwards.

    Raises EngineError when it could not be built, is not fit to be read, or the engine warns.
    """
    dossier = report.dossier
    assert dossier, "the content has no errors"
    with staged(root / EDITION) as fresh:
        docs, site = fresh / "docs", fresh / "site"
        epoch = date_build(root, dossier.explainer)
        write_all(docs, files(dossier, report.pages))
        built = ENGINES[engine](Order(root, docs, site, is_offline=True), dossier.explainer)
        faults = [problem.show(site) for problem in finish(site, is_shared=True)]
        if faults or built.warnings:
            raise EngineError("\n".join([*built.warnings, *faults]))
        write_manifest(root, config_file(root), site, epoch)
        yield Edition(dossier, report.pages, site, epoch, site_address(root), markdown_of(root))


def date_build(root: Path, explainer: Explainer) -> int:
    """Let everything that an engine dates be of one moment, in seconds since 1970, and tell it.

    Raises EngineError when the moment that was set is none.
    """
    try:
        epoch = source_date(root, explainer.as_of)
    except ValueError as error:
        raise EngineError(str(error)) from error
    os.environ[VARIABLE] = str(epoch)
    return epoch


def build_with_mkdocs(order: Order, explainer: Explainer) -> Built:
    """Build with MkDocs. Raises EngineError when it stops."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        config = load_config(str(config_file(order.root)), hooks=[], **order.settings)
        adapt(config, explainer, order.root)
        if order.is_offline:
            adapt_offline(config, explainer, order.root)
        adapt_navigation(config, explainer)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        raise EngineError("\n".join([*collector.messages, str(error)])) from error
    except TemplateError as error:
        raise EngineError("\n".join([*collector.messages, _place_of(error)])) from error
    finally:
        logger.removeHandler(collector)
    return Built(collector.messages, config.site_url or "")


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
    own = root / CONFIG
    return own if own.is_file() else lent(CONFIG)


def config_to_copy() -> str:
    """What CONFIG is to hold in a folder without the program: the hook is not there."""
    return re.sub(r"hooks:\n( +- .*\n)+\n?", "", lent(CONFIG).read_text("utf-8"))


def site_address(root: Path) -> str:
    """Where the site will stand, as the configuration says; nothing where it does not."""
    return str(_configured(root).get("site_url") or "")


def markdown_of(root: Path) -> Callable[[str], str]:
    """What makes HTML of a page's Markdown, with the extensions that the configuration names."""
    from markdown import markdown
    from mkdocs.config.config_options import MarkdownExtensions

    option = MarkdownExtensions(builtins=["toc", "tables", "fenced_code"])
    listed = _configured(root).get("markdown_extensions") or []
    names: list[str] = option.validate(listed)  # type: ignore[no-untyped-call]
    return partial(markdown, extensions=names, extension_configs=option.configdata)


def _configured(root: Path) -> dict[str, Any]:
    from mkdocs.utils.yaml import yaml_load

    with config_file(root).open("rb") as file:
        return yaml_load(file)


def find_downloads(root: Path, tell: Callable[[str], None]) -> Downloads | None:
    """The bundles that the site in `root` is to offer; `tell` hears why there are none to offer."""
    try:
        return read_downloads(root, config_file(root), site_address(root))
    except Unfit as why:
        tell(f"{why}; the site is built without them")
        return None


def adapt(config: MkDocsConfig, explainer: Explainer, root: Path) -> None:
    """Give the engine's configuration what the explainer has: name, language, words, overrides.

    The name is escaped, because the theme prints it into HTML as it is.
    """
    config.site_name = str(escape(explainer.title))
    catalogue = Words(explainer.language).catalogue
    config.extra["words"] = {section: catalogue[section] for section in CATALOGUE}
    if base := edit_base(explainer):
        config.extra["edit_base"] = web_address(base)
    config.theme.dirs[:] = _theme_folders(config, root)
    for tag in (explainer.language, explainer.language.partition("-")[0]):
        if any((Path(d) / f"partials/languages/{tag}.html").is_file() for d in config.theme.dirs):
            config.theme["language"] = tag
            break


def _theme_folders(config: MkDocsConfig, root: Path) -> list[str]:
    """Where the theme's files are looked for: the explainer's own first, then what it is lent."""
    own = (str(root / OVERRIDES), config.theme.custom_dir, str(lent(OVERRIDES)))
    there = (folder for folder in own if folder and Path(folder).is_dir())
    return list(dict.fromkeys([*there, *config.theme.dirs]))


def adapt_offline(config: MkDocsConfig, explainer: Explainer, root: Path) -> None:
    """Let a site for a folder say what it is; the page for what is not there needs a server."""
    words = Words(explainer.language)
    what = words.text("shell.offline").format(date=words.date(explainer.as_of))
    config.extra["offline"] = {"what": what, "url": site_address(root)}
    config.theme.static_templates.discard("404.html")


def adapt_navigation(config: MkDocsConfig, explainer: Explainer) -> None:
    """Fit the navigation to the pages that there are, and name them in the explainer's language.

    Pages that do not exist are left out; those that editors wrote and nothing lists stand at the
    end of the last section, if there is one. Titles that the configuration gives stay as they are;
    ours are escaped, because the theme prints them into HTML as they are.
    """
    if config.nav is None:
        return
    nav = _existing(config.nav, Path(config.docs_dir))
    listed = set(_paths(nav))
    written = {page.id: page.title for page in explainer.pages}
    _last_section(nav).extend(f"{one}.md" for one in written if f"{one}.md" not in listed)
    config.nav = _titled(nav, {**written, **Words(explainer.language).catalogue["nav"]})


def _titled(entry: Any, titles: Mapping[str, str]) -> Any:
    """An entry of the navigation with a title for each page and section that has only a name."""
    if isinstance(entry, list):
        return [_titled(item, titles) for item in entry]
    if isinstance(entry, dict):
        return {
            _title(name, titles) or name: _titled(inner, titles) if _is_section(inner) else inner
            for name, inner in entry.items()
        }
    title = _title(str(entry).removesuffix(".md").removesuffix("/index"), titles)
    return {title: entry} if title else entry


def _title(name: str, titles: Mapping[str, str]) -> str | None:
    return str(escape(titles[name])) if name in titles else None


def _last_section(nav: list[Any]) -> list[Any]:
    """What the last section at the top of the navigation lists; all of it if there is none."""
    entries = [entry for entry in nav if isinstance(entry, dict)]
    sections = [inner for entry in entries for inner in entry.values() if _is_section(inner)]
    return sections[-1] if sections else nav


def _is_section(inner: Any) -> bool:
    return isinstance(inner, list)


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


def _place_of(error: TemplateError) -> str:
    """Where a template of the page around the content is wrong, as far as it is known."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", 1)
    place = f"{file}:{line}: " if file else f"{OVERRIDES}: "
    return f"{place}error: {type(error).__name__}: {error.message or error}"


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
