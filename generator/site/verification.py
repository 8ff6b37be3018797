"""Whether a copy of what was built is still as it was built, found out without any network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.site.manifest import (
    BUNDLES_PATH,
    CHECKSUMS,
    PATH,
    VERSION,
    checksums,
    outputs,
    sha256,
)


@dataclass(frozen=True)
class Verdict:
    """What became of a copy since: how many files were compared, and those that are not as built.

    `digest` is the SHA-256 of the file `witness`: whoever published the copy can tell it too.
    """

    witness: Path
    digest: str
    count: int
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether every file, and no other, is there as it was built."""
        return not (self.changed or self.missing or self.extra)


class NoManifest(Exception):
    """There is nothing to compare a copy with; the message says why."""


def verify(path: Path) -> Verdict:
    """Compare a built folder with its manifest, or a single bundle with the one beside it.

    Raises NoManifest when there is none, or none that this program understands.
    """
    return _verify_folder(path) if path.is_dir() else _verify_bundle(path)


def read_manifest(file: Path) -> dict[str, Any]:
    """The manifest in a file. Raises NoManifest when it is none that this program understands."""
    return _read(file)[0]


def _verify_folder(folder: Path) -> Verdict:
    is_site = (folder / PATH).exists() or not (folder / BUNDLES_PATH).exists()
    witness = folder / (PATH if is_site else BUNDLES_PATH)
    manifest, digest = _read(witness)
    listed: Mapping[str, str] = manifest["outputs"]
    aside = {PATH} if is_site else {BUNDLES_PATH, CHECKSUMS}
    there = set(outputs(folder, aside))
    changed = [path for path in listed.keys() & there if sha256(folder / path) != listed[path]]
    if not is_site:
        changed += _wrong_checksums(folder, {**listed, BUNDLES_PATH: digest})
    missing, extra = listed.keys() - there, there - listed.keys()
    found = (tuple(sorted(one)) for one in (changed, missing, extra))
    return Verdict(witness, digest, len(listed), *found)


def _wrong_checksums(folder: Path, listed: Mapping[str, str]) -> list[str]:
    file = folder / CHECKSUMS
    is_right = not file.is_file() or file.read_bytes() == checksums(listed)
    return [] if is_right else [CHECKSUMS]


def _verify_bundle(file: Path) -> Verdict:
    """A bundle is known by its bytes: people give files other names."""
    digest = sha256(file)
    beside = file.with_name(BUNDLES_PATH)
    if not beside.exists():
        raise NoManifest(
            f"{digest}  {file}\n{beside}: not here, so nothing tells whether the file is as it was "
            "built; compare the number above with the one that was published"
        )
    manifest = read_manifest(beside)
    is_known = digest in manifest["outputs"].values()
    return Verdict(file, digest, 1, changed=() if is_known else (file.name,))


def _read(file: Path) -> tuple[dict[str, Any], str]:
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
