"""Runs the command line: `explainer`, or `python -m generator`.

It is a module of its own so that Ctrl-C ends a run quietly while the rest is still loading.

Short because all else is imported only when Ctrl-C is provided for.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys

_INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a program that Ctrl-C has ended, as shells have it."""

_COLLECTING = (200_000, 20, 20)
"""How often Python looks for what nobody needs any more: seldom, since nearly all that a run makes
it needs to its end. As often as usual, looking takes a fifth of a check."""


def run() -> None:
    """Run the command line; being interrupted or asked to end leaves no half-made file behind."""
    signal.signal(signal.SIGTERM, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what a pipe cannot hold
    gc.set_threshold(*_COLLECTING)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no package changes what is read
    try:
        from generator.cli.app import main

        main(prog_name="explainer")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _end(number: int, _: object) -> None:
    """Let a request to end unwind what is open, as Ctrl-C does."""
    sys.exit(128 + number)


if __name__ == "__main__":
    run()
