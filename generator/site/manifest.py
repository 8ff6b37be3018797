"""What a site was built from, with what, and what came out: so that anyone can check a copy.

The manifest stands in the site itself, or beside bundles, as JSON:

version            of this format, a number
generator          `version` and `sha256`: of the program, its templates and words
source_date_epoch  what the build is dated by, in seconds since 1970
site_url           where the site is to stand; empty where not known
engine             which site engine built it
python, packages   the versions of Python and of every package that took part
inputs, outputs    each file's path and SHA-256, the manifest itself left out
"""

import hashlib
import json
import os
import platform
import re
import shlex
import stat
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from io import FileIO
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.content.atomic import Refusal
from generator.content.files import PACKED, lent, paths_within
from generator.content.folders import OVERRIDES
from generator.pages.exports.json_text import json_text
from generator.site.engine import ENGINES

MANIFEST = "data/build.json"
"""Where the manifest stands in a site."""

BUNDLES_PATH = "build.json"
"""Where it stands beside bundles."""

CHECKSUMS = "SHA256SUMS"
"""Where each bundle's checksum stands, as `sha256sum --check` reads it."""

MANIFEST_VERSION = 1
PACKAGE = "explainer-microsites"
EXTRAS = ("pdf", "zim")
"""What bundles need beside what the package always needs, where it can be had."""

INPUT_FOLDERS = ("content", "seeds", OVERRIDES)
"""The folders of an explainer that a site is built from; the last one may be lent to it."""

_DIGEST = re.compile("[0-9a-f]{64}")
_NOT_SOURCE = (".pyc", ".pyo")


def write_manifest(
    root: Path, config: Path, site: Path, epoch: int, site_url: str = "", engine: str = ""
) -> None:
    """Write the manifest of the site in the folder `site`.

    It was built from the explainer in `root`, with the configuration file `config`, by `engine`.
    """
    _write(site, MANIFEST, origin_of(root, config, site_url, engine), epoch)


def write_bundle_manifest(
    root: Path, config: Path, folder: Path, epoch: int, site_url: str = "", engine: str = ""
) -> None:
    """Write the manifest of the bundles in a folder, and the checksums of all that is there.

    `write_manifest` tells of the rest.
    """
    _write(folder, BUNDLES_PATH, origin_of(root, config, site_url, engine, EXTRAS), epoch)
    listed = {path: sha256(folder / path) for path in outputs(folder)}
    (folder / CHECKSUMS).write_bytes(checksums(listed))


def origin_of(
    root: Path, config: Path, site_url: str, engine: str = "", extras: Iterable[str] = ()
) -> dict[str, Any]:
    """What is built from, and with what: as long as it is the same, so is what comes out."""
    own, taking_part = Path(__file__).parents[1], packages(extras, engine)
    return {
        "version": MANIFEST_VERSION,
        "generator": {"version": taking_part[PACKAGE], "sha256": _digest_of_tree(own)},
        "site_url": site_url,
        "engine": engine,
        "python": platform.python_version(),
        "packages": taking_part,
        "inputs": dict(sorted(dict(_inputs(root, config)).items())),
    }


def packages(extras: Iterable[str] = (), engine: str = "") -> dict[str, str]:
    """The version of the program, and of every package that it needs here, by their names.

    `extras` are what is asked for beside what the program always needs. Of the site engines that
    are here, there is none but `engine`, if one is named. Raises Refusal where the program runs
    from a folder and is not installed, since nothing then tells what it needs.
    """
    return dict(_sorted_packages(tuple(extras), engine))


def outputs(folder: Path, aside: Container[str] = ()) -> Iterator[str]:
    """The paths of the files in a folder that is built or built from, but for those `aside`.

    What has a name at its top that begins with a dot is no part of it.
    """
    return (path for path in _files(folder) if path not in aside and not path.startswith("."))


def checksums(listed: Mapping[str, str]) -> bytes:
    """Paths and their SHA-256 as `sha256sum --check` reads them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(listed.items())).encode("utf-8")


def sha256(file: str | Path) -> str:
    """The SHA-256 of a file's bytes, as 64 hexadecimal digits; of where it points, for a link."""
    if stat.S_ISLNK(os.lstat(file).st_mode):
        return hashlib.sha256(os.fsencode(Path(file).readlink())).hexdigest()
    digest = hashlib.sha256()
    with FileIO(file) as opened:
        while part := opened.read(1 << 17):
            digest.update(part)
    return digest.hexdigest()


def _write(folder: Path, path: str, origin: dict[str, Any], epoch: int) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    made = {name: sha256(f"{folder}/{name}") for name in sorted(outputs(folder, {path}))}
    manifest = json_text(origin | {"source_date_epoch": epoch, "outputs": made})
    (folder / path).write_bytes(manifest.encode("utf-8"))


def _inputs(root: Path, config: Path) -> Iterator[tuple[str, str]]:
    """Each input's path and SHA-256; what the explainer has itself goes before what it is lent."""
    chrome, configured = (
        (lent(OVERRIDES).parent, (OVERRIDES,)),
        (config.parent, (config.name, OVERRIDES)),
    )
    for folder, names in (chrome, configured, (root, INPUT_FOLDERS)):
        for name in names:
            if (folder / name).is_file():
                yield name, sha256(folder / name)
            for path in outputs(folder / name):
                yield f"{name}/{path}", sha256(folder / name / path)


def _files(folder: Path) -> Iterator[str]:
    for path in paths_within(folder):
        if not path.endswith(_NOT_SOURCE) and path.rpartition("/")[2] != ".DS_Store":
            yield path


def _digest_of_tree(folder: Path) -> str:
    own = (path for path in _files(folder) if not path.startswith(f"{PACKED}/"))
    lines = (f"{sha256(f'{folder}/{path}')}  {path}\n" for path in sorted(own))
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


@cache
def _sorted_packages(extras: tuple[str, ...], engine: str) -> dict[str, str]:
    others = {one for one in ENGINES if engine and one != engine}
    found = _packages(PACKAGE, {}, others, extras)
    if PACKAGE not in found:
        folder = Path(__file__).parents[2]
        raise Refusal(
            f"{folder}: the program runs from here, and is not installed: "
            f"nobody could tell what the site was built with\n"
            f"  install it: python -m pip install -e {shlex.quote(str(folder))}"
        )
    return dict(sorted((_packages(engine, found, others) if engine else found).items()))


def _packages(
    name: str, found: dict[str, str], others: Container[str], extras: Iterable[str] = ()
) -> dict[str, str]:
    """The versions of the package `name` and of all that it needs here, added to `found`.

    `extras` are what of it is asked for beside what it always needs; `others` take no part.
    """
    if name in others:
        return found
    version, needs = _installed(name)
    if not version:
        return found
    found[canonicalize_name(name)] = version
    asked = ("", *extras)
    for need in needs:
        is_needed = not need.marker or any(need.marker.evaluate({"extra": one}) for one in asked)
        if is_needed and canonicalize_name(need.name) not in found:
            _packages(need.name, found, others)
    return found


@cache
def _installed(name: str) -> tuple[str, tuple[Requirement, ...]]:
    """The version of a package, and what it may need; no version where it is not here."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return "", ()
    return package.version, tuple(map(Requirement, package.requires or ()))


def _are_listed(outputs: object) -> bool:
    """Whether a manifest, which may be a stranger's, names what a disk could hold, each with a
    SHA-256; a name that leads out of the folder is only looked for among the files in it."""
    if not isinstance(outputs, dict):
        return False
    is_name = not any("\ud800" <= letter <= "\udfff" for path in outputs for letter in path)
    digests = outputs.values()
    return is_name and all(isinstance(one, str) and _DIGEST.fullmatch(one) for one in digests)


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


class NoManifest(Refusal):
    """There is nothing to compare a copy with; the message says why."""


def verify(path: Path) -> Verdict:
    """Compare a built folder with its manifest, or a single bundle with the one beside it.

    Raises NoManifest when there is none, or none that this program understands.
    """
    return _verify_folder(path) if path.is_dir() else _verify_bundle(path)


def _verify_folder(folder: Path) -> Verdict:
    is_site = (folder / MANIFEST).exists() or not (folder / BUNDLES_PATH).exists()
    witness = folder / (MANIFEST if is_site else BUNDLES_PATH)
    manifest, digest = read_manifest(witness), sha256(witness)
    listed: Mapping[str, str] = manifest["outputs"]
    aside = {MANIFEST} if is_site else {BUNDLES_PATH, CHECKSUMS}
    there = set(outputs(folder, aside))
    changed = [path for path in listed.keys() & there if sha256(folder / path) != listed[path]]
    sums = folder / CHECKSUMS
    right = checksums({**listed, BUNDLES_PATH: digest})
    if not is_site and sums.is_file() and sums.read_bytes() != right:
        changed.append(CHECKSUMS)
    missing, extra = listed.keys() - there, there - listed.keys()
    found = (tuple(sorted(one)) for one in (changed, missing, extra))
    return Verdict(witness, digest, len(listed), *found)


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


def read_manifest(file: Path) -> dict[str, Any]:
    """The manifest in a file. Raises NoManifest when it is none that this program understands."""
    try:
        manifest: Any = json.loads(file.read_bytes())
    except OSError as error:
        raise NoManifest(f"{file}: no manifest can be read here: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise NoManifest(f"{file}: this is not a manifest") from error
    if not isinstance(manifest, dict) or not _are_listed(manifest.get("outputs")):
        raise NoManifest(f"{file}: this is not a manifest")
    if manifest.get("version") != MANIFEST_VERSION:
        raise NoManifest(
            f"{file}: a manifest of another version; this program reads {MANIFEST_VERSION}"
        )
    return manifest
