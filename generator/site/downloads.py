"""The folder of bundles → what the download page offers, as long as both hold the same content.

Short because what is offered is told by the manifest, and shown by a template.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from generator.content.folders import BUNDLES
from generator.pages.translated import autonym
from generator.pages.view_models import Download, Downloads
from generator.site.manifest import (
    BUNDLES_PATH,
    CHECKSUMS,
    EXTRAS,
    NoManifest,
    origin_of,
    read_manifest,
    verify,
)
from generator.site.source_date import day_of

ENDINGS = ("zip", "html", "pdf", "epub", "zim")
"""The endings of their names, in the order in which they are offered."""


def find_downloads(
    root: Path, config: Path, site_url: str, tell: Callable[[str], None]
) -> Downloads | None:
    """The bundles that the site of the explainer in `root` is to offer; None where there are none.

    `config` and `site_url` are what the site is to be built with. Bundles that are not as they
    were built, or were built from something else, are not offered, and `tell` hears it.
    """
    folder = root / BUNDLES
    if not (folder / BUNDLES_PATH).is_file():
        return None
    if fault := _fault(folder, partial(origin_of, root, config, site_url, extras=EXTRAS)):
        tell(f"{fault}; the site is built without them")
        return None
    manifest = read_manifest(folder / BUNDLES_PATH)
    bundles = (
        Download(name, name.rpartition(".")[2], (folder / name).stat().st_size, digest, *_in(name))
        for name, digest in manifest["outputs"].items()
    )
    offered = sorted(bundles, key=lambda one: (ENDINGS.index(one.format), one.language))
    made = day_of(manifest["source_date_epoch"])
    return Downloads(folder, tuple(offered), (BUNDLES_PATH, CHECKSUMS), made)


def _in(name: str) -> tuple[str, str]:
    """The further language that a bundle is in, as its name tells, and what that is called."""
    _, *language, _ = name.split(".")
    return (language[0], autonym(language[0])) if language else ("", "")


def _fault(folder: Path, origin_with: Callable[..., Mapping[str, Any]]) -> str:
    """Why bundles are not to be offered; nothing where they are. Any engine may have made them."""
    try:
        manifest, is_whole = read_manifest(folder / BUNDLES_PATH), verify(folder).is_good
    except NoManifest as error:
        return str(error)
    if not is_whole:
        return f"{BUNDLES}: not as it was built; bundle again"
    origin = origin_with(engine=str(manifest.get("engine", "")))
    is_same = all(manifest.get(name) == value for name, value in origin.items())
    return "" if is_same else f"{BUNDLES}: made from something else than this site; bundle again"
