"""Runs a site engine over the Markdown folder; what an explainer's configuration file says to it.

This module and mkdocs_hook.py are the only ones that know an engine's name. Another engine takes
the place of this one with a `run_engine` of its own: it is told everything in one file.
"""

import errno
import logging
import os
import re
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import yaml
from jinja2 import TemplateError

from generator.content.atomic import Refusal
from generator.content.files import lent
from generator.content.problems import shortened, visible
from generator.content.yaml_syntax import in_our_words
from generator.pages.urls import Web
from generator.site.host_files import OVERRIDES

CONFIG = "mkdocs.yml"
"""The configuration file in an explainer's folder, and that which an engine is handed."""

HOOK = Path(__file__).parents[1] / "cli" / "mkdocs_hook.py"
_HOOKS = "hooks:\n  - generator/cli/mkdocs_hook.py\n\n"

Settings = dict[str, Any]
"""What a configuration file says, in plain values."""


class EngineError(Exception):
    """The site could not be built, or is not fit to be published; the message says why."""

    def __init__(self, warnings: Iterable[str], faults: Iterable[str] = ()) -> None:
        self.warnings, self.faults = list(warnings), list(faults)
        super().__init__("\n".join([*self.warnings, *self.faults]))


def config_file(root: Path) -> Path:
    """The explainer's own configuration file, or the one that comes with the generator."""
    own = root / CONFIG
    return own if own.is_file() else lent(CONFIG)


def config_to_copy() -> str:
    """What CONFIG is to hold in a folder without the program: the hook is not there."""
    return lent(CONFIG).read_text("utf-8").replace(_HOOKS, "")


def read_settings(config: Path) -> Settings:
    """What a configuration file says, with what it takes from the environment; nothing in it runs.

    The address of the site is as browsers write it; Refusal is raised where it is none, and where
    the file holds no settings, or others than its own.
    """
    settings = _plain_settings(config)
    if address := settings.get("site_url"):
        settings["site_url"] = _address(str(address), config)
    return settings


def _plain_settings(config: Path) -> Settings:
    """The settings in a file, with no tags but `!ENV` and those of functions that name headings:
    engines' own readers run whatever a tag names."""
    from markdown.extensions import toc
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load

    loader = get_yaml_loader(yaml.SafeLoader)
    for function in (toc.slugify, toc.slugify_unicode):
        tag = f"tag:yaml.org,2002:python/name:{toc.__name__}.{function.__name__}"
        loader.add_constructor(tag, lambda *_, function=function: function)
    try:
        settings: Any = yaml_load(config.read_text("utf-8-sig"), loader)
    except UnicodeDecodeError:
        raise Refusal(f"{config.name}: the file is not in UTF-8; save it again so") from None
    except ConfigurationError as error:
        raise Refusal(_in_words(error.__context__, config)) from None
    except (TypeError, RecursionError):
        settings = None
    if not isinstance(settings, dict):
        raise Refusal(f"{config.name}: there are no settings; write them as in `site_name: …`")
    if "INHERIT" in settings:
        raise Refusal(f"{config.name}: “INHERIT” is not followed; write the settings here")
    return settings


def _in_words(error: BaseException | None, config: Path) -> str:
    """Why a configuration file cannot be read, and where."""
    mark = getattr(error, "problem_mark", None)
    place = f"{config.name}:{mark.line + 1}:{mark.column + 1}" if mark else config.name
    problem = str(getattr(error, "problem", None) or error)
    if tag := re.search(r"constructor for the tag '(?:tag:yaml\.org,2002:)?!*(.*)'", problem):
        return f"{place}: “!!{tag[1]}” is a tag, and none but `!ENV` is read; leave it out"
    return f"{place}: {in_our_words(problem)}"


def _address(given: str, config: Path) -> str:
    """An address without spaces around it and with single slashes in its path."""
    address = given.strip()
    parts = urlsplit(address)
    is_site = parts.scheme in ("http", "https") and parts.netloc and not parts.query
    if not is_site or parts.fragment or re.search(r"[\s\\<>\"]", address):
        what = f"{config.name}: “{shortened(visible(given))}” (site_url) is no address of a site"
        raise Refusal(f"{what}; write it as in https://example.org/ceasefire/")
    return urlunsplit(parts._replace(path=re.sub("/{2,}", "/", parts.path)))


def site_address(config: Path) -> str:
    """Where the site will stand, as a configuration file says; nothing where it does not."""
    return str(read_settings(config).get("site_url") or "")


def web_of(config: Path) -> Web:
    """Where the site will stand, and whether its pages are folders there, as a configuration file
    says."""
    settings = read_settings(config)
    is_plain = settings.get("use_directory_urls") is False
    return Web(str(settings.get("site_url") or ""), not is_plain)


def markdown_of(config: Path) -> Callable[[str], str]:
    """What makes HTML of a page's Markdown, with the extensions that a configuration file names."""
    from markdown import markdown
    from mkdocs.config.config_options import MarkdownExtensions

    option = MarkdownExtensions(builtins=["toc", "tables", "fenced_code"])
    listed = read_settings(config).get("markdown_extensions") or []
    names: list[str] = option.validate(listed)  # type: ignore[no-untyped-call]
    return partial(markdown, extensions=names, extension_configs=option.configdata)


def run_engine(file: Path, config: Path) -> list[str]:
    """Build the site that the configuration in `file` asks for, and return the warnings.

    What its settings name by a path that is not whole is looked for beside `config`, which it was
    made from. Raises EngineError when the engine stops.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with engine_warnings() as warnings, file.open("rb") as opened:
        logging.getLogger("mkdocs").propagate = False
        try:
            settings = load_config(opened, config_file_path=str(config))
            settings.plugins.on_startup(command="build", dirty=False)
            build(settings)
            settings.plugins.on_shutdown()
        except (Abort, ConfigurationError) as error:
            raise EngineError([*warnings, str(error)]) from error
        except TemplateError as error:
            raise EngineError([*warnings, _told(error, file.parent)]) from error
    return warnings


@contextmanager
def engine_warnings() -> Iterator[list[str]]:
    """A list of what the engine warns of meanwhile."""
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)


def serve_site(root: Path, docs: Path, address: str) -> None:
    """Show the site at `address` (host:port), built anew at each edit, until interrupted.

    The engine's hook writes the Markdown to the folder `docs`, which engines want beforehand.
    Raises Refusal where something else is at the address, with the next that is free.
    """
    _check_is_free(address)

    from mkdocs.commands.serve import serve

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.addHandler(logging.StreamHandler())
    logger.setLevel(logging.INFO)
    logger.propagate = False
    docs.mkdir(parents=True, exist_ok=True)
    config = config_file(root)
    settings: Settings = {"docs_dir": str(docs), "hooks": [str(HOOK)], "dev_addr": address}
    theme = read_settings(config).get("theme")
    if isinstance(theme, dict) and not (config.parent / str(theme.get("custom_dir", ""))).is_dir():
        settings["theme"] = {**theme, "custom_dir": str(lent(OVERRIDES))}
    serve(str(config), **settings)


def _check_is_free(address: str) -> None:
    """Raise Refusal where no site can be shown at `address`, with one where it can."""
    host, _, given = address.rpartition(":")
    if not host or not given.isdecimal() or not 0 < (port := int(given)) < 65_536:
        raise Refusal(f"{address}: no address to show the site at; write it as 127.0.0.1:8000")
    fault = _binding_fault(host, port)
    if fault and fault.errno == errno.EADDRINUSE:
        others = (one for one in range(port + 1, 65_536) if not _binding_fault(host, one))
        hint = f"this one is free: `explainer serve -a {host}:{next(others, 0)}`"
        raise Refusal(f"{address}: another program is there already; {hint}")
    if fault:
        raise Refusal(f"{address}: the site cannot be shown there: {fault.strerror}")


def _binding_fault(host: str, port: int) -> OSError | None:
    """Why nothing can be shown at a host and port; None where it can."""
    try:
        family, kind, *_, where = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
            one.bind(where)
    except OSError as error:
        return error
    return None


def write_settings(settings: Settings, folder: Path) -> Path:
    """Write a configuration to a file in a folder, for an engine to read."""
    file = folder / CONFIG
    file.write_text(yaml.dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return file


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
