"""Files in a zip, of which the same bytes come out wherever it is written.

The compressor (zlib) is the only part that is not fixed here.
"""

from __future__ import annotations

import stat
from collections.abc import Container, Iterable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
LATEST = (2107, 12, 31, 23, 59, 58)
"""What a zip can date a file by: APPNOTE.TXT, 4.4.6."""

UNIX = 3
MODE = stat.S_IFREG | 0o644
_HARDEST = 9


def write_archive(
    file: Path, members: Iterable[tuple[str, bytes]], epoch: int, stored: Container[str] = ()
) -> None:
    """Write `members`, names with their bytes, in their order; those in `stored` as they are.

    Each is dated to `epoch`, in seconds since 1970, as nearly as a zip can say it.
    """
    moment = _moment(epoch)
    with ZipFile(file, "w") as archive:
        for name, data in members:
            entry = ZipInfo(name, moment)
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = MODE << 16
            archive.writestr(entry, data, compresslevel=_HARDEST)


def _moment(epoch: int) -> tuple[int, int, int, int, int, int]:
    """A moment in UTC, as far as a zip can say it."""
    at = datetime.fromtimestamp(epoch, UTC)
    moment = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    return min(max(moment, EARLIEST), LATEST)
