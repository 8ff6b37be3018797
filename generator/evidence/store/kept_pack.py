"""Many short entries in one: to look each up by itself takes longer than what most of them tell.

Each stands there with how many runs have not asked for it, and goes when these are too many. So
what was worked out of a file stays while another edit lets nobody read that file.
"""

_KEY, _HEAD = 32, 36
"""How many bytes a key has, and what stands before an entry: its key, and how long it is."""

_IDLE = 50
"""After so many runs that had something to add and did not ask for it, an entry goes."""

_ROOM = 32 * 1024 * 1024
"""How many bytes it has at most: beyond that, what the last run did not ask for goes, or all."""


class Pack:
    """Short entries by their keys, as they were joined; none where that is None."""

    def __init__(self, data: bytes | None) -> None:
        self._data = data or b""
        self._entries = _divided(self._data)
        self._asked = set[bytes]()
        self.is_new = False
        """Whether something was added."""

    def get(self, key: bytes) -> bytes | None:
        """The entry of a key, if there is one."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._asked.add(key)
        return entry[1:]

    def add(self, key: bytes, entry: bytes) -> None:
        """Let an entry be that of a key."""
        self._entries[key] = b"\0" + entry
        self._asked.add(key)
        self.is_new = True

    def joined(self, now: bytes | None) -> bytes:
        """All that is to be kept, in one; with what another run has joined meanwhile: `now`."""
        others = _divided(now or b"") if now != self._data else {}
        entries = {**others, **self._entries}
        asked = [_entry(key, 0, entries[key]) for key in self._asked]
        idle = (
            _entry(key, one[0] + 1, one)
            for key, one in entries.items()
            if key not in self._asked and one[0] < _IDLE
        )
        for parts in ([*asked, *idle], asked):
            if sum(map(len, parts)) <= _ROOM:
                return b"".join(parts)
        return b""


def _entry(key: bytes, idle: int, entry: bytes) -> bytes:
    return b"".join((key, len(entry).to_bytes(_HEAD - _KEY, "big"), bytes((idle,)), entry[1:]))


def _divided(data: bytes) -> dict[bytes, bytes]:
    """The entries that were joined, each behind how many runs have not asked for it."""
    found, at = dict[bytes, bytes](), 0
    while at < len(data):
        start = at + _HEAD
        end = start + int.from_bytes(data[at + _KEY : start], "big")
        found[data[at : at + _KEY]] = data[start:end]
        at = end
    return found
