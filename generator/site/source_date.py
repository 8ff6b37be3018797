"""The moment that a build is dated by, so that building again gives the same bytes.

Short because it answers one question, which sites, bundles and changelogs must answer alike.
"""

import datetime
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.content.atomic import Refusal
from generator.content.dates import PartialDate
from generator.content.repository import LAST_COMMIT, asked_git

VARIABLE = "SOURCE_DATE_EPOCH"
"""What dates a build when it is set (reproducible-builds.org): whole seconds since 1970, UTC."""


_LATEST = 2**32 - 1
"""The last second that compressed files can be dated by (RFC 1952): in the year 2106."""


def source_date(root: Path, as_of: PartialDate) -> int:
    """When the sources in `root` were last changed, in seconds since 1970.

    It is what VARIABLE says, or else the time of the last commit, or else the beginning of the day
    `as_of`, but no later than files can be dated by. Raises ValueError when VARIABLE holds no such
    number.
    """
    return min(_LATEST, int(_set() or _last_commit(root) or _start_of(as_of)))


def today() -> PartialDate:
    """The day on which somebody does something, in UTC: that of VARIABLE where it is set.

    Raises Refusal when VARIABLE holds no such number. What is built must not depend on it.
    """
    now = datetime.datetime.now(datetime.UTC).timestamp()
    try:
        return day_of(int(_set() or now))
    except ValueError as error:
        raise Refusal(str(error)) from None


def _set() -> str:
    """What VARIABLE holds; nothing where it is not set."""
    given = os.environ.get(VARIABLE, "").strip()
    if given and not re.fullmatch(r"[0-9]{1,11}", given):
        raise ValueError(f"{VARIABLE} holds “{given}”; write whole seconds since 1970")
    if given and int(given) > _LATEST:
        raise ValueError(f"{VARIABLE} holds “{given}”; no file can be dated after {_LATEST} (2106)")
    return given


def day_of(seconds: int) -> PartialDate:
    """The day, in UTC, of a moment in seconds since 1970."""
    day = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return PartialDate(day.year, day.month, day.day)


@contextmanager
def variable_set(name: str, value: str) -> Iterator[None]:
    """Let a variable of the environment be `value` meanwhile."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def _last_commit(root: Path) -> str:
    """The time of the last commit; nothing where Git or a repository is missing."""
    return asked_git(root, *LAST_COMMIT)


def _start_of(day: PartialDate) -> int:
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return max(0, int(moment.timestamp()))
