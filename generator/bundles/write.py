"""The explainer in one file, in several formats, each to be read without a network.

To add a format, write a module with a `write_*` function and give it an entry in FORMATS.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from generator.bundles.book import compose
from generator.bundles.booklet import compose_booklet
from generator.bundles.epub import IN_CHAPTERS, write_epub
from generator.bundles.html import ONE_PAGE, write_single
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


FORMATS: dict[str, Callable[[Edition, Path, bool], None]] = {
    "zip": lambda edition, file, _: write_zip(edition, file),
    "html": lambda edition, file, _: write_single(compose(edition, ONE_PAGE), file),
    "pdf": lambda edition, file, has_appendix: write_pdf(
        compose_booklet(edition, has_appendix), file
    ),
    "epub": lambda edition, file, _: write_epub(compose(edition, IN_CHAPTERS), file),
    "zim": lambda edition, file, _: write_zim(edition, file),
}
"""What writes an edition into one file, by the ending of the file's name; the PDF with its appendix
where that is asked for.

Each gives the same bytes for the same edition, and raises Unavailable where something is missing.
"""


OF_ALL_LANGUAGES = ("zip", "zim")
"""The formats that hold the whole site, in all its languages: one file of each is enough."""


@dataclass(frozen=True)
class Made:
    """What became of one format: a file of `size` bytes, or why there is none."""

    name: str
    size: int = 0
    unavailable: Unavailable | None = None


def _made(
    write: Callable[[Edition, Path, bool], None], edition: Edition, file: Path, has_appendix: bool
) -> Made:
    """What becomes of one format; where it is unavailable, no file is left."""
    try:
        write(edition, file, has_appendix)
        return Made(file.name, file.stat().st_size)
    except Unavailable as missing:
        file.unlink(missing_ok=True)
        return Made(file.name, unavailable=missing)


def write_bundles(
    root: Path,
    config: Path,
    edition: Edition,
    target: Path,
    tell: Callable[[Made], None],
    has_appendix: bool = False,
) -> bool:
    """Let the folder `target` hold the edition in every format and language, a manifest and
    checksums.

    `tell` hears of each format when it is done. With `has_appendix` the PDF has every statement in
    full. `root` is the explainer's folder and `config` its
    configuration file, for the manifest. False when `target` held the same bytes already. Raises
    Refusal when `target` is not ours to replace.
    """
    with staged(target) as fresh:
        for one in (edition, *edition.further):
            for suffix, write in FORMATS.items():
                if one is edition or suffix not in OF_ALL_LANGUAGES:
                    tell(_made(write, one, fresh / f"{one.name}.{suffix}", has_appendix))
        origin = (edition.epoch, edition.site_url, edition.engine)
        write_bundle_manifest(root, config, fresh, *origin)
        return publish(fresh, target)
