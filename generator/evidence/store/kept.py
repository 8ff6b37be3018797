"""What has been worked out of some words, kept in build/ for as long as these stay the same.

What is kept stands under the SHA-256 of all that it was worked out of, handed over as values, and
of what this program is. So an edit anywhere needs nothing to be thrown away: what reads other words
is looked for under another key. Any doubt, such as a file that another run holds or that is not
whole, is as if nothing were kept. Two runs may share it, and any may be killed: SQLite's
transactions keep it whole. It is bounded, and may be deleted at any time.

Nobody can hand one in with the content: each key and each entry is also of the time at which a file
beside it was made on this very disk, which no program can set.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter

from generator.evidence.store.kept_pack import Pack

STORE, MARK = "build/kept.sqlite", "build/kept.mark"
"""The store in an explainer's folder, and the empty file by whose age it is known."""

ROOM_KEPT = 256 * 1024 * 1024
"""How large the store may become: beyond that, the older half of it goes."""

_SHORT = 400
"""Entries of fewer bytes stand in one row, which is read at once; each other in one of its own,
compressed the quickest way: HTML becomes a tenth."""

_MOST = 64 * 1024 * 1024
"""How long an entry may be."""

_PATIENCE = 0.2
"""How many seconds to wait for another run that writes."""

_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, told BLOB NOT NULL)"
_ANY = "SELECT 1 FROM kept LIMIT 1"
_MAC = 16

T = TypeVar("T")


@dataclass(frozen=True)
class KeptKind(Generic[T]):
    """A kind of what is kept, by its name, and its type: of what JSON can hold."""

    name: str
    shape: Any

    @cached_property
    def adapter(self) -> "TypeAdapter[T]":
        """What writes and reads it."""
        return TypeAdapter(self.shape)


class Kept:
    """What is kept of an explainer; without a `store`, nothing is, and all is worked out anew."""

    def __init__(self, store: sqlite3.Connection | None = None, salt: bytes = b"") -> None:
        self._store, self._salt = store, salt
        self._has_rows = store is not None and store.execute(_ANY).fetchone() is not None
        self._new: dict[bytes, bytes] = {}
        self._packed: Pack | None = None

    @classmethod
    def of(cls, root: Path, program: str) -> "Kept":
        """What is kept in a folder by a `program`; nothing where nothing has been built."""
        with suppress(OSError, sqlite3.Error):
            mark = root / MARK
            if (root / STORE).is_symlink() or mark.is_symlink() or mark.parent.is_symlink():
                return NONE_KEPT
            mark.open("ab").close()
            made = mark.lstat()
            salt = f"{program} {made.st_dev} {made.st_ino} {made.st_ctime_ns}".encode()
            return cls(_opened(root / STORE), hashlib.sha256(salt).digest())
        return NONE_KEPT

    def told(self, kind: KeptKind[T], read: tuple[Any, ...], work: Callable[[], T]) -> T:
        """What `work` tells, which may read nothing but what `read` has, and what this program
        is."""
        if self._store is None:
            return work()
        key = self._key(kind, read)
        for known in self._known(kind, key):
            return known
        made = work()
        self._keep(kind, key, made)
        return made

    def known(self, kind: KeptKind[T], read: tuple[Any, ...]) -> T | None:
        """What was worked out of `read`; None where nothing of it is kept."""
        if self._store is None:
            return None
        return next(iter(self._known(kind, self._key(kind, read))), None)

    def keep(self, kind: KeptKind[T], read: tuple[Any, ...], found: T) -> None:
        """Keep what was worked out of nothing but `read`, and what this program is."""
        if self._store is not None:
            self._keep(kind, self._key(kind, read), found)

    def _key(self, kind: KeptKind[T], read: tuple[Any, ...]) -> bytes:
        return hashlib.sha256(self._salt + digest_of((kind.name, *read))).digest()

    def _known(self, kind: KeptKind[T], key: bytes) -> tuple[T] | tuple[()]:
        """What is kept, which may be None, if anything is."""
        data = self._read(key)
        with suppress(ValueError):
            if data is not None:
                return (kind.adapter.validate_json(_unpacked(data), strict=True),)
        return ()

    def _keep(self, kind: KeptKind[T], key: bytes, found: T) -> None:
        with suppress(ValueError):  # text that no UTF-8 can hold is not kept
            data = kind.adapter.dump_json(found)
            if len(data) < _SHORT:
                self._pack.add(key, b"=" + data)
            else:
                self._new[key] = b"z" + zlib.compress(data, 1)

    @property
    def _pack(self) -> Pack:
        """The short entries, read at once when the first of all is asked for."""
        if self._packed is None:
            self._packed = Pack(self._row(self._pack_key))
        return self._packed

    @cached_property
    def _pack_key(self) -> bytes:
        return hashlib.sha256(self._salt + b"pack").digest()

    def _read(self, key: bytes) -> bytes | None:
        found = self._pack.get(key) or self._new.get(key)
        return found or (self._row(key) if self._has_rows else None)

    def _row(self, key: bytes) -> bytes | None:
        """What stands in the store under a key, if it is whole."""
        row = None
        if self._store is not None:
            try:
                row = self._store.execute("SELECT told FROM kept WHERE key = ?", [key]).fetchone()
            except sqlite3.Error:
                self._store = None
        if not row or not isinstance(row[0], bytes):
            return None
        mac, data = row[0][:_MAC], row[0][_MAC:]
        return data if mac == self._mac(key, data) else None

    def _mac(self, key: bytes, data: bytes) -> bytes:
        return hashlib.sha256(self._salt + key + data).digest()[:_MAC]

    def close(self) -> None:
        """Write what is new, if the disk takes it, and let go of the file."""
        store = self._store
        if store is None:
            return
        with suppress(sqlite3.Error):
            if self._new or (self._packed and self._packed.is_new):
                with store:
                    store.execute("BEGIN IMMEDIATE")  # what another run has written meanwhile stays
                    rows = [(key, self._mac(key, data) + data) for key, data in self._written()]
                    store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
                    _shorten(store)
        self._store = None
        store.close()

    def _written(self) -> Iterator[tuple[bytes, bytes]]:
        """What is to be written, by its key."""
        yield from self._new.items()
        if self._packed and self._packed.is_new:
            yield self._pack_key, self._packed.joined(self._row(self._pack_key))


NONE_KEPT = Kept()
"""Of which nothing is kept."""


def _opened(file: Path) -> sqlite3.Connection:
    """The store; made anew where it is none. Raises OSError and sqlite3.Error."""
    store = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        store.execute("PRAGMA synchronous = OFF")  # what a fall of the machine breaks is made anew
        store.execute("PRAGMA trusted_schema = OFF")
        store.execute(_TABLE)
    except sqlite3.OperationalError:  # another run holds it
        store.close()
        raise
    except sqlite3.DatabaseError:
        store.close()
        file.unlink()
        store = sqlite3.connect(file, timeout=_PATIENCE)
        store.execute(_TABLE)
    return store


def _unpacked(data: bytes) -> bytes:
    """An entry as it was before it was written: its first byte tells whether it is compressed.
    Raises ValueError where it is none."""
    if data[:1] == b"=":
        return data[1:]
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(data[1:], _MOST)
    except zlib.error as error:
        raise ValueError(error) from error
    if not unpacking.eof:
        raise ValueError("an entry is cut off, or too long")
    return found


def _shorten(store: sqlite3.Connection) -> None:
    """Delete the older half where there is too much; SQLite writes over what that leaves."""
    (pages,), (free,), (size,) = (
        store.execute(f"PRAGMA {name}").fetchone()
        for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > ROOM_KEPT:
        store.execute(
            "DELETE FROM kept WHERE rowid <= (SELECT (min(rowid) + max(rowid)) / 2 FROM kept)"
        )


def digest_of(value: Any) -> bytes:
    """The SHA-256 of a value, made of text, numbers, lists, sets, dates and records: of all that it
    says, but for where records stand. Raises TypeError for any other value."""
    return hashlib.sha256(repr(_plain(value)).encode("utf-8", "surrogatepass")).digest()


def _plain(value: Any) -> Any:
    kind = type(value)
    if value is None or kind in _SCALARS:
        return value
    if kind is tuple or kind is list:
        return [_plain(one) for one in value]
    if isinstance(value, frozenset | set):
        return ["{}", sorted(map(repr, map(_plain, value)))]
    if isinstance(value, Mapping):
        return [kind.__name__, [(_plain(name), _plain(one)) for name, one in value.items()]]
    if (names := _named(kind)) is not None:
        return [kind.__name__, *[_plain(getattr(value, name)) for name in names]]
    if isinstance(value, tuple):
        return [kind.__name__, *map(_plain, value)]
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"no digest of a {kind.__name__}")


_NAMES: dict[type, tuple[str, ...] | None] = {}
"""The names of the fields of each record that was met; None of what is no record."""


def _named(kind: type) -> tuple[str, ...] | None:
    if kind not in _NAMES:
        names = None
        if issubclass(kind, BaseModel):
            names = tuple(name for name in kind.model_fields if name != "node")
        elif is_dataclass(kind):
            names = tuple(one.name for one in fields(kind))
        _NAMES[kind] = names
    return _NAMES[kind]


_SCALARS = frozenset((str, int, bool, bytes, float))
