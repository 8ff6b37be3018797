"""The explainer in one file, in several formats, each to be read without a network.

To add a format, write a module with a `write_*` function and give it an entry in FORMATS.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from generator.bundles.book import Book, compose
from generator.bundles.epub import write_epub
from generator.bundles.html import write_single
from generator.bundles.pdf import write_pdf
from generator.bundles.zip import write_zip
from generator.content.atomic import publish, staged
from generator.site.edition import Edition, Unavailable
from generator.site.manifest import write_bundle_manifest

_ZIM_PACKAGES = ("langcodes", "libzim")


def write_zim(edition: Edition, file: Path) -> None:
    """Write an edition as a ZIM file with a full-text index, the same bytes each time.

    Raises Unavailable where a package that this takes cannot be loaded.
    """
    for package in _ZIM_PACKAGES:
        try:
            import_module(package)
        except ImportError as error:
            command = f"{sys.executable} -m pip install {' '.join(_ZIM_PACKAGES)}"
            raise Unavailable(f"the package {package} is not installed", command) from error
    from generator.bundles.zim import archive
    from generator.bundles.zim_library import MAIN, metadata, picture, zim_entries

    file.write_bytes(archive(zim_entries(edition), MAIN, metadata(edition), picture()))


FORMATS: dict[str, Callable[[Book, Path], None]] = {
    "zip": lambda book, file: write_zip(book.edition, file),
    "html": write_single,
    "pdf": write_pdf,
    "epub": write_epub,
    "zim": lambda book, file: write_zim(book.edition, file),
}
"""What writes a book, or the site that it is of, into one file, by the ending of the file's name.

Each gives the same bytes for the same book, and raises Unavailable where something is missing.
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
    book = compose(edition)
    with staged(target) as fresh:
        for suffix, write in FORMATS.items():
            file = fresh / f"{edition.name}.{suffix}"
            try:
                write(book, file)
                tell(Made(file.name, file.stat().st_size))
            except Unavailable as missing:
                file.unlink(missing_ok=True)
                tell(Made(file.name, unavailable=missing))
        origin = (edition.epoch, edition.site_url, edition.engine)
        write_bundle_manifest(root, config, fresh, *origin)
        return publish(fresh, target)
