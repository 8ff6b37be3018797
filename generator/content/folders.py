"""What stands in an explainer's folder beside its content, each by its path there.

Short because whoever only asks whether anything has changed reads these names and little else.
"""

from pathlib import Path

from generator.content.atomic import Refusal

CONFIG = "mkdocs.yml"
"""The configuration file in an explainer's folder, and that which an engine is handed."""

OVERRIDES = "overrides"
"""The folder, in an explainer's own and in what it is lent, with its frame of the pages."""

MARKDOWN = Path("build/docs")

FURTHER = Path("build/languages")
"""Where the Markdown of each further language is written, in a folder of its own."""

BUNDLES = Path("dist")
"""Where bundles stand in an explainer's folder."""

SITE = Path("site")

_OURS = ("content", "seeds", OVERRIDES, "build", BUNDLES.name)
"""Folders of an explainer in which no site may stand."""


def site_folder(root: Path, out: Path | None = None) -> Path:
    """Where the site of the explainer in `root` is to stand: at `out`, or in its own folder; where
    a link stands in its place, at what that leads to.

    Raises Refusal where something else of the explainer stands there.
    """
    target = (out or root / SITE).resolve()
    inside = target.relative_to(root).parts if target.is_relative_to(root) else ("site",)
    if not inside or inside[0] in _OURS or root.is_relative_to(target):
        raise Refusal(f"{target}: no site can stand there; name a folder of its own with --to")
    return target
