"""What a site was built from, with what, and what came out: so that anyone can check a copy.

The manifest stands in the site itself, as JSON:

version            of this format, a number
generator          `version` and `sha256`: of the program, its templates and words
source_date_epoch  what the build is dated by, in seconds since 1970
site_url           where the site is to stand; empty where not known
python, packages   the versions of Python and of every package that took part
inputs, outputs    each file's path and SHA-256, the manifest itself left out
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PATH = "data/build.json"
"""Where the manifest stands in a site."""

VERSION = 1
PACKAGE = "explainer"
CHROME = "overrides"
CONTENT = ("content", "seeds", CHROME)
"""The folders of an explainer that a site is built from; the last one may be lent to it."""

_NOT_SOURCE = {".pyc", ".pyo"}


@dataclass(frozen=True)
class Verdict:
    """What became of a built folder since: its manifest, and the files that are not as built.

    `digest` is the SHA-256 of the manifest itself: whoever published the site can tell it too.
    """

    manifest: dict[str, Any]
    digest: str
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether every file, and no other, is there as it was built."""
        return not (self.changed or self.missing or self.extra)


class NoManifest(Exception):
    """A folder holds no manifest that can be read; the message says what is wrong."""


def write_manifest(root: Path, config: Path, site: Path, epoch: int, site_url: str = "") -> None:
    """Write the manifest of the site in the folder `site`.

    It was built from the explainer in `root`, with the configuration file `config`.
    """
    own = Path(__file__).parent
    manifest = {
        "version": VERSION,
        "generator": {"version": distribution(PACKAGE).version, "sha256": _digest_of_tree(own)},
        "source_date_epoch": epoch,
        "site_url": site_url,
        "python": platform.python_version(),
        "packages": dict(sorted(_packages(PACKAGE, {}).items())),
        "inputs": dict(sorted(_inputs(root, config))),
        "outputs": {path: sha256(site / path) for path in sorted(_outputs(site))},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (site / PATH).parent.mkdir(parents=True, exist_ok=True)
    (site / PATH).write_bytes(text.encode("utf-8"))


def verify(folder: Path) -> Verdict:
    """Compare a built folder with its manifest, without any network.

    Raises NoManifest when there is none, or none that this program understands.
    """
    manifest, digest = _read_manifest(folder / PATH)
    listed: dict[str, str] = manifest["outputs"]
    there = set(_outputs(folder))
    changed = (path for path in listed.keys() & there if sha256(folder / path) != listed[path])
    missing, extra = listed.keys() - there, there - listed.keys()
    return Verdict(manifest, digest, *(tuple(sorted(one)) for one in (changed, missing, extra)))


def sha256(file: Path) -> str:
    """The SHA-256 of a file's bytes, as 64 hexadecimal digits; of where it points, for a link."""
    if file.is_symlink():
        return hashlib.sha256(os.fsencode(file.readlink())).hexdigest()
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _read_manifest(file: Path) -> tuple[dict[str, Any], str]:
    try:
        data = file.read_bytes()
        manifest = json.loads(data)
    except OSError as error:
        raise NoManifest(f"{file}: no manifest can be read here: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise NoManifest(f"{file}: this is not a manifest") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("outputs"), dict):
        raise NoManifest(f"{file}: this is not a manifest")
    if manifest.get("version") != VERSION:
        raise NoManifest(f"{file}: a manifest of another version; this program reads {VERSION}")
    return manifest, hashlib.sha256(data).hexdigest()


def _inputs(root: Path, config: Path) -> Iterator[tuple[str, str]]:
    """Each input's path and SHA-256; what the explainer has itself goes before what it is lent."""
    for folder, names in ((config.parent, (config.name, CHROME)), (root, CONTENT)):
        for name in names:
            if (folder / name).is_file():
                yield name, sha256(folder / name)
            for path in _files(folder / name):
                yield f"{name}/{path}", sha256(folder / name / path)


def _outputs(site: Path) -> Iterable[str]:
    """The files of a site; those at its top whose names begin with a dot are no part of it."""
    return (path for path in _files(site) if path != PATH and not path.startswith("."))


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        is_source = path.suffix not in _NOT_SOURCE and path.name != ".DS_Store"
        if is_source and (path.is_symlink() or not path.is_dir()):
            yield path.relative_to(folder).as_posix()


def _digest_of_tree(folder: Path) -> str:
    lines = (f"{sha256(folder / path)}  {path}\n" for path in sorted(_files(folder)))
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def _packages(name: str, found: dict[str, str]) -> dict[str, str]:
    """The versions of the package `name` and of all that it needs here, added to `found`."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return found
    found[canonicalize_name(name)] = package.version
    for line in package.requires or ():
        need = Requirement(line)
        is_needed = need.marker is None or need.marker.evaluate({"extra": ""})
        if is_needed and canonicalize_name(need.name) not in found:
            _packages(need.name, found)
    return found
