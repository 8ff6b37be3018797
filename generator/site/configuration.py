"""The explainer's configuration file: where it is, what it says, in plain values of any engine.

No engine takes part in it, since which ones are there is not known. What is written for an engine
is of the same form.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from generator.content.atomic import Refusal
from generator.content.files import lent
from generator.content.folders import CONFIG
from generator.content.problems import shortened, visible
from generator.content.yaml_syntax import in_our_words
from generator.pages.urls import Web

THEME = "material"
"""The theme that the configuration file names: a frame that is whole does without it."""

_HOOKS = "hooks:\n  - generator/cli/mkdocs_hook.py\n\n"

Settings = dict[str, Any]
"""What a configuration file says, in plain values."""

EXTENSIONS = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that pages are written in, whether or not a file names them."""


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
    try:
        settings = _said(config.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refusal(f"{config.name}: the file is not in UTF-8; save it again so") from None
    except yaml.YAMLError as error:
        raise Refusal(_in_words(error, config)) from None
    except RecursionError:
        settings = config
    settings = {} if settings is None else settings
    if not isinstance(settings, dict):
        raise Refusal(f"{config.name}: there are no settings; write them as in `site_name: …`")
    if "INHERIT" in settings:
        raise Refusal(f"{config.name}: “INHERIT” is not followed; write the settings here")
    return settings


def _said(text: str) -> Any:
    """What YAML says now: parsed once, since each step asks, and put together each time, since it
    may name the environment."""
    tree = _parsed(text)
    return None if tree is None else _loader()("").construct_document(tree)


@lru_cache(maxsize=2)
def _parsed(text: str) -> Any:
    return yaml.compose(text, Loader=_loader())


@cache
def _loader() -> type[yaml.SafeLoader]:
    """What reads no tags but `!ENV` and those of functions that name headings: engines' own readers
    run whatever a tag names."""
    from markdown.extensions import toc

    class Loader(yaml.SafeLoader):
        """A reader of its own, so that all others stay as they are."""

    Loader.add_constructor("!ENV", construct_env_tag)
    for function in (toc.slugify, toc.slugify_unicode):
        tag = f"tag:yaml.org,2002:python/name:{toc.__name__}.{function.__name__}"
        Loader.add_constructor(tag, lambda *_, function=function: function)
    return Loader


def _in_words(error: yaml.YAMLError, config: Path) -> str:
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
    return web_in(read_settings(config))


def web_in(settings: Settings) -> Web:
    """The same as settings say that were read already."""
    is_plain = settings.get("use_directory_urls") is False
    return Web(str(settings.get("site_url") or ""), not is_plain)


def extensions_of(settings: Settings) -> dict[str, dict[str, Any]] | None:
    """Each extension of Markdown that settings ask for, in order, and what it is told.

    EXTENSIONS are among them. None where what the settings say is of no form that engines know.
    """
    listed = settings.get("markdown_extensions") or []
    entries = [listed] if isinstance(listed, dict) else listed
    asked: dict[str, dict[str, Any]] = {name: {} for name in EXTENSIONS}
    for entry in entries if isinstance(entries, list) else [None]:
        told = {entry: None} if isinstance(entry, str) else entry
        if not isinstance(told, dict) or not all(isinstance(name, str) for name in told):
            return None
        asked |= {name: options or asked.get(name, {}) for name, options in told.items()}
    return asked


def markdown_of(config: Path) -> Callable[[str], str]:
    """What makes HTML of a page's Markdown, with the extensions that a configuration file names."""
    from markdown import markdown

    asked = extensions_of(read_settings(config)) or {}
    told = {name: options for name, options in asked.items() if options}
    return partial(markdown, extensions=list(asked), extension_configs=told)


def write_settings(settings: Settings, folder: Path) -> Path:
    """Write a configuration to a file in a folder, for an engine to read."""
    file = folder / CONFIG
    file.write_text(yaml.dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return file
