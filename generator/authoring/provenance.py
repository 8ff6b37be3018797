"""Where the running program comes from, in words that pip and pre-commit know.

It is read from what the installer wrote down (PEP 610), or from the Git repository that the program
runs in. What neither tells is not known.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from packaging.requirements import InvalidRequirement, Requirement

from generator.content.files import lent
from generator.site.manifest import PACKAGE

_GIT_URL = re.compile(r"git\+(?P<url>[a-z]+://[^/@]*@?[^/@]+/[^@]+)@(?P<commit>[^@]+)")
_SHORT_URL = re.compile(r"(?P<user>[\w.-]+)@(?P<host>[\w.-]+):(?P<path>(?!/)\S+)")
_PUBLIC = ("https", "http", "ssh", "git")


@dataclass(frozen=True)
class Program:
    """Where a program is to be had: as a line of requirements, and in Git if it stands there."""

    requirement: str
    url: str = ""
    commit: str = ""


def program_of(text: str) -> Program:
    """The program that an editor names: a requirement, or only its address.

    Raises ValueError when pip would not know what is meant.
    """
    line = f"{PACKAGE} @ {text}" if re.match(r"[a-z+]+://", text) else text
    try:
        requirement = Requirement(line)
    except InvalidRequirement as error:
        raise ValueError(f"“{text}” is not a requirement that pip knows") from error
    if requirement.url is not None and not urlsplit(requirement.url).hostname:
        raise ValueError(f"“{text}” is not an address")
    if requirement.name != PACKAGE:
        raise ValueError(f"“{requirement.name}” is not this program: it is called “{PACKAGE}”")
    found = _GIT_URL.fullmatch((requirement.url or "").partition("#")[0])
    return Program(line, *(found.group("url", "commit") if found else ()))


def find_program() -> Program | None:
    """Where the running program comes from; None where that is not known, or only here."""
    folder = lent("")
    if folder.parent == Path(__file__).parents[2]:
        return recorded()
    return of_checkout(folder)


def recorded() -> Program | None:
    """Where the installer says that it took the program from, if others can take it from there."""
    try:
        origin = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    url = _public(str(origin.get("url", "")))
    vcs = origin.get("vcs_info", {})
    if url and vcs.get("vcs") == "git" and vcs.get("commit_id"):
        return _at(url, vcs["commit_id"])
    digest = origin.get("archive_info", {}).get("hashes", {}).get("sha256")
    if url and digest:
        return Program(f"{PACKAGE} @ {url}#sha256={digest}")
    return None


def of_checkout(folder: Path) -> Program | None:
    """The commit that stands in `folder`, if the repository it was cloned from has it as well."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != folder.resolve():
        return None
    url = _public(_git(folder, "remote", "get-url", "origin"))
    commit = _git(folder, "rev-parse", "HEAD")
    is_pushed = _git(folder, "branch", "--remotes", "--contains", "HEAD")
    is_changed = _git(folder, "status", "--porcelain", "--", "generator", "pyproject.toml")
    return _at(url, commit) if url and commit and is_pushed and not is_changed else None


def _at(url: str, commit: str) -> Program:
    return Program(f"{PACKAGE} @ git+{url}@{commit}", url, commit)


def _public(url: str) -> str:
    """An address that others can use, without anybody's password; empty for a place on a disk."""
    if short := _SHORT_URL.fullmatch(url):
        url = "ssh://{user}@{host}/{path}".format(**short.groupdict())
    parts = urlsplit(url)
    if parts.scheme not in _PUBLIC or not parts.hostname:
        return ""
    host = parts.netloc.rpartition("@")[2]
    user = f"{parts.username}@" if parts.scheme == "ssh" and parts.username else ""
    return urlunsplit((parts.scheme, f"{user}{host}", parts.path, "", ""))


def _git(folder: Path, *arguments: str) -> str:
    """What Git prints; nothing where it fails or is missing."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
