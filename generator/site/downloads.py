"""The folder of bundles → what the download page offers, as long as both hold the same content."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from generator.content.fields import PartialDate
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

BUNDLES = Path("dist")
"""Where bundles stand in an explainer's folder."""

ENDINGS = ("zip", "html", "pdf", "epub", "zim")
"""The endings of their names, in the order in which they are offered."""


class Unfit(Exception):
    """Bundles that are not to be published; the message says why."""


def find_downloads(
    root: Path, config: Path, site_url: str, tell: Callable[[str], None]
) -> Downloads | None:
    """The bundles that the site in `root` is to offer; `tell` hears why there are none to offer.

    `read_downloads` tells of the rest.
    """
    try:
        return read_downloads(root, config, site_url)
    except Unfit as why:
        tell(f"{why}; the site is built without them")
        return None


def read_downloads(root: Path, config: Path, site_url: str) -> Downloads | None:
    """The bundles of the explainer in `root`; None where there are none.

    `config` and `site_url` are what the site is to be built with. Raises Unfit where the bundles
    are not as they were built, or were built from something else.
    """
    folder = root / BUNDLES
    if not (folder / BUNDLES_PATH).is_file():
        return None
    _check_is_whole(folder)
    manifest = read_manifest(folder / BUNDLES_PATH)
    origin = origin_of(root, config, site_url, EXTRAS)
    if any(manifest.get(name) != value for name, value in origin.items()):
        raise Unfit(f"{BUNDLES}: made from something else than this site; bundle again")
    made = datetime.datetime.fromtimestamp(manifest["source_date_epoch"], datetime.UTC)
    bundles = (_download(folder, *listed) for listed in manifest["outputs"].items())
    offered = sorted(bundles, key=lambda bundle: ENDINGS.index(bundle.format))
    beside = (BUNDLES_PATH, CHECKSUMS)
    return Downloads(folder, tuple(offered), beside, PartialDate(made.year, made.month, made.day))


def _check_is_whole(folder: Path) -> None:
    try:
        verdict = verify(folder)
    except NoManifest as error:
        raise Unfit(str(error)) from error
    if not verdict.is_good:
        raise Unfit(f"{BUNDLES}: not as it was built; bundle again")


def _download(folder: Path, name: str, digest: str) -> Download:
    file = folder / name
    return Download(name, file.suffix.removeprefix("."), file.stat().st_size, digest)
