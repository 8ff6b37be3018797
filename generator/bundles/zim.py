"""The explainer for offline libraries: a ZIM file, as Kiwix reads it."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from generator.site.edition import Edition, Unavailable

_NEEDED = ("langcodes", "libzim")


def write_zim(edition: Edition, file: Path) -> None:
    """Write an edition as a ZIM file with a full-text index, the same bytes each time.

    Raises Unavailable where a package that this takes cannot be loaded.
    """
    for package in _NEEDED:
        try:
            import_module(package)
        except ImportError as error:
            command = f"{sys.executable} -m pip install {' '.join(_NEEDED)}"
            raise Unavailable(f"the package {package} is not installed", command) from error
    from generator.bundles.zim_library import MAIN, entries, metadata, picture
    from generator.bundles.zimfile import archive

    file.write_bytes(archive(entries(edition), MAIN, metadata(edition), picture()))
