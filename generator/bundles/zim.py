"""Entries → a ZIM file, as Kiwix and other offline libraries read it, the same bytes each time.

The only module that needs libzim. It gives the file and each of its two search indexes a random
UUID. Their places are known: the file's header (https://wiki.openzim.org/wiki/ZIM_file_format) and
the sixteen bytes behind the magic and version of a Xapian database. They become one that is drawn
from everything else in the file.
"""

import hashlib
import os
import sys
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from libzim.reader import Archive
from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

from generator.bundles.zim_library import Entry

_IDENTITY = 8
"""Where the UUID stands in a ZIM file's header."""

_INDEX = "application/octet-stream+xapian"
_XAPIAN = b"\x0f\x0dXapian Glass"
_XAPIAN_IDENTITY = 16
_CHECKSUM = 16
"""How long the MD5 is that a ZIM file ends with."""


class _Item(Item, IndexData):
    """An entry as libzim takes it, and what search knows of it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def get_path(self) -> str:
        return self._entry.path

    def get_title(self) -> str:
        return self._entry.title

    def get_mimetype(self) -> str:
        return self._entry.mimetype

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._entry.content)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint["FRONT_ARTICLE"]: bool(self._entry.title)}

    def get_indexdata(self) -> IndexData:
        return self

    def has_indexdata(self) -> bool:
        return bool(self._entry.text)

    def get_content(self) -> str:
        return self._entry.text

    def get_keywords(self) -> str:
        return self._entry.names

    def get_wordcount(self) -> int:
        return len(self._entry.text.split())


def archive(
    entries: Iterable[Entry], main: str, metadata: Mapping[str, str], picture: bytes
) -> bytes:
    """The bytes of a ZIM file that begins with the entry `main`.

    `metadata` names its `Language`, in the first of which search cuts words; `picture` is a PNG of
    48 pixels.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.zim"
        items = [_Item(entry) for entry in entries]
        with _silence():
            # One worker, because several would finish in any order.
            spoken = metadata["Language"].partition(",")[0]
            creator = Creator(file).config_indexing(True, spoken).config_nbworkers(1)
            with creator.set_mainpath(main):
                for name, value in metadata.items():
                    creator.add_metadata(name, value)
                creator.add_illustration(48, picture)
                for item in items:
                    creator.add_item(item)
            return _settled(file.read_bytes(), list(_indexes(file)))


def _indexes(file: Path) -> Iterator[bytes]:
    """The Xapian databases in a ZIM file."""
    opened = Archive(file)
    found = map(opened._get_entry_by_id, range(opened.all_entry_count))
    for item in (entry.get_item() for entry in found if not entry.is_redirect):
        if item.mimetype == _INDEX:
            yield bytes(item.content)


def _settled(data: bytes, indexes: list[bytes]) -> bytes:
    """A ZIM file whose UUIDs follow from the rest of its bytes, with the checksum that fits."""
    assert all(index.startswith(_XAPIAN) for index in indexes), "libzim writes another index"
    places = [_IDENTITY, *(data.index(index) + _XAPIAN_IDENTITY for index in indexes)]
    settled = bytearray(data[:-_CHECKSUM])
    for place in places:
        settled[place : place + 16] = bytes(16)
    identity = uuid.UUID(bytes=hashlib.sha256(settled).digest()[:16], version=5)
    for place in places:
        settled[place : place + 16] = identity.bytes
    return bytes(settled + hashlib.md5(settled, usedforsecurity=False).digest())


@contextmanager
def _silence() -> Iterator[None]:
    """libzim tells its steps on both outputs of the process, and cannot be asked not to."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {number: os.dup(number) for number in (1, 2)}
    try:
        with Path(os.devnull).open("wb") as nowhere:
            for number in kept:
                os.dup2(nowhere.fileno(), number)
        yield
    finally:
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)
