"""Settings of the configuration file that nothing comes of, each told in words.

Short because it is a list: what the frame of the pages does not show, and what the program sets.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.content.files import lent
from generator.content.folders import CONFIG, OVERRIDES
from generator.site.configuration import Settings, read_settings

_NOT_SHOWN = {
    "extra_javascript": "pages run no script but the site’s own",
    "copyright": "write it on a page in content/pages",
    "repo_url": "`repo_url` in content/explainer.yaml is where links lead to",
    "repo_name": "`repo_url` in content/explainer.yaml is where links lead to",
    "edit_uri": "`repo_url` in content/explainer.yaml is where links lead to",
    "edit_uri_template": "`repo_url` in content/explainer.yaml is where links lead to",
    "site_author": "no page shows it",
    "extra": "no page shows any of it",
}
_NOT_SHOWN_OF_THEME = ("palette", "features", "logo", "icon", "font")
_SET_HERE = {
    "site_name": "the site has its name from `title` in content/explainer.yaml",
    "docs_dir": "the pages are written to build/docs",
    "site_dir": "the site is built in site/; `explainer build --to DIR` builds it elsewhere",
    "hooks": "the program runs no hooks of others",
}


def unused_settings(root: Path, config: Path, title: str) -> Iterator[str]:
    """What the configuration file says without effect; less where the explainer in `root` has a
    frame of its own, which may show the rest. `title` is the explainer's."""
    told, ours = read_settings(config), read_settings(lent(CONFIG))
    for name, reason in _SET_HERE.items():
        if told.get(name) not in (None, [], title, ours.get(name)):
            yield _without_effect(config, name, reason)
    if not (root / OVERRIDES / "main.html").is_file() or config.samefile(lent(CONFIG)):
        yield from _not_shown(told, config)


def _not_shown(told: Settings, config: Path) -> Iterator[str]:
    for name, reason in _NOT_SHOWN.items():
        if told.get(name):
            yield _without_effect(config, name, reason)
    theme: Any = told.get("theme")
    for name in _NOT_SHOWN_OF_THEME if isinstance(theme, dict) else ():
        if theme.get(name):
            yield _without_effect(config, f"theme: {name}", "the site has a frame of its own")


def _without_effect(config: Path, name: str, reason: str) -> str:
    return f"{config.name}: “{name}” has no effect: {reason}"
