"""The explainer in one file, in several formats, each to be read without a network.

edition     what all of them are made from
templating  what they add of their own, from templates/
archive     files in a zip, the same bytes each time
book        the pages of an edition as one document, in reading order
folder      the site, to be unpacked (.zip)
lookup      what the search of a single page knows
single      one page that holds everything (.html)
pdf         the same on paper (.pdf)
epub        for e-book readers (.epub)
library     what an offline library holds of it
zimfile     a ZIM file, the same bytes each time
zim         for offline libraries (.zim)

To add a format, write a module with a `write_*` function and give it an entry in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.bundles.epub import write_epub
from generator.bundles.html import write_single
from generator.bundles.pdf import write_pdf
from generator.bundles.zim import write_zim
from generator.bundles.zip import write_zip
from generator.content.atomic import publish, staged
from generator.site.edition import Edition, Unavailable
from generator.site.manifest import write_bundle_manifest

Format = Callable[[Edition, Path], None]

FORMATS: dict[str, Format] = {
    "zip": write_zip,
    "html": write_single,
    "pdf": write_pdf,
    "epub": write_epub,
    "zim": write_zim,
}
"""What writes an edition into one file, by the ending of the file's name.

Each gives the same bytes for the same edition, and raises Unavailable where something is missing.
"""


@dataclass(frozen=True)
class Made:
    """What became of one format: a file of `size` bytes, or why there is none."""

    name: str
    size: int = 0
    unavailable: Unavailable | None = None


def write_bundles(
    root: Path, config: Path, edition: Edition, target: Path, tell: Callable[[Made], None]
) -> bool:
    """Let the folder `target` hold the edition in every format, a manifest and checksums.

    `tell` hears of each format when it is done. `root` is the explainer's folder and `config` its
    configuration file, for the manifest. False when `target` held the same bytes already. Raises
    Refusal when `target` is not ours to replace.
    """
    with staged(target) as fresh:
        for suffix, write in FORMATS.items():
            tell(_made(write, edition, fresh / f"{edition.name}.{suffix}"))
        write_bundle_manifest(root, config, fresh, edition.epoch, edition.site_url)
        return publish(fresh, target)


def _made(write: Format, edition: Edition, file: Path) -> Made:
    try:
        write(edition, file)
    except Unavailable as missing:
        file.unlink(missing_ok=True)
        return Made(file.name, unavailable=missing)
    return Made(file.name, file.stat().st_size)
