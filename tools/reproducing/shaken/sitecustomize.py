"""Python loads this by itself: the disk lists files the other way round, and it is another day.

What is shaken stands in the variable SHAKEN.
"""

import builtins
import os
import time

SHAKEN = os.environ.get("SHAKEN", "").split()
A_YEAR_AND_MORE = 400 * 24 * 3600


class _Scanned:
    """What os.scandir gives, in another order."""

    def __init__(self, entries):
        with entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        """Nothing is open."""


def shake_order():
    """Let the disk list files in reverse order of their names."""
    listdir, scandir = os.listdir, os.scandir
    os.listdir = lambda *arguments: sorted(listdir(*arguments), reverse=True)
    os.scandir = lambda *arguments: _Scanned(scandir(*arguments))


def shake_clock():
    """Let every way to ask for the time answer with a day in another year."""
    now, nanoseconds = time.time, time.time_ns
    time.time = lambda: now() + A_YEAR_AND_MORE
    time.time_ns = lambda: nanoseconds() + A_YEAR_AND_MORE * 10**9
    load = builtins.__import__

    def load_shaken(name, *arguments, **options):
        module = load(name, *arguments, **options)
        if name == "datetime" and not hasattr(module, "is_shaken"):
            module.is_shaken = True
            module.datetime = _later(module)
        return module

    builtins.__import__ = load_shaken


def _later(datetime):
    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) + datetime.timedelta(seconds=A_YEAR_AND_MORE)

    return Later


if "order" in SHAKEN:
    shake_order()
if "clock" in SHAKEN:
    shake_clock()
