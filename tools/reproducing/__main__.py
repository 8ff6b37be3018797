"""Builds bundles and site again in other circumstances, compares every byte: `make reproduce`.

Each circumstance is varied by itself, in a copy of what is built from, and all of them together;
with `--together` only the latter: the rest tells what it was that made a difference.
With SITE_URL the first build is the one in this folder: what is published is what is compared.
"""

from __future__ import annotations

import filecmp
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from generator.pages.pipeline import read
from generator.site.source_date import VARIABLE, source_date
from tests.sites import ROOT, environment, lay_out_shipped

SHAKEN = Path(__file__).parent / "shaken"
"""Holds a module that Python loads by itself at its start: files come in another order."""

FOLDERS = ("dist", "site")
COMMANDS = (("bundle", "--strict"), ("build", "--strict"))
ADDRESS = "https://example.org/explainer/"
"""Where the site is to stand unless SITE_URL says it: with an address, more is built."""


@dataclass(frozen=True)
class Variation:
    """What differs from the first build."""

    name: str
    folder: str = "copy"
    variables: dict[str, str] = field(default_factory=dict)
    umask: int = -1
    user: str | None = None


CAN_BE_ANOTHER = not os.geteuid() and bool(shutil.which("setpriv"))
ANOTHER_USER = "nobody"
AS_USER = (
    "setpriv",
    "--clear-groups",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",
)
"""Somebody else, who may still read Python where only root's own programs stand."""

FOLDER = "Папка % with [odd] 'letters'"
ZONE = {"TZ": "Pacific/Kiritimati"}
LOCALE = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "tr:ar"}
SEED = {"PYTHONHASHSEED": "12345"}
ORDER = {"SHAKEN": "order"}
CLOCK = {"SHAKEN": "clock"}
HOME = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "COLUMNS": "20", "TERM": "dumb"}

VARIATIONS = (
    Variation("another folder", FOLDER),
    Variation("another time zone", variables=ZONE),
    Variation("another locale", variables=LOCALE),
    Variation("another umask", umask=0o077),
    Variation("another hash seed", variables=SEED),
    Variation("another order of files", variables=ORDER),
    Variation("another day on the clock", variables=CLOCK),
    Variation("another home and terminal", variables=HOME),
    Variation("another user", user=ANOTHER_USER),
    Variation(
        "all of these",
        FOLDER,
        ZONE | LOCALE | SEED | HOME | {"SHAKEN": "order clock"},
        umask=0o027,
        user=ANOTHER_USER if CAN_BE_ANOTHER else None,
    ),
)


def main() -> None:
    """Compare all builds with the one in this folder; exit code 1 if any byte differs."""
    report = read(ROOT)
    assert report.dossier, "the content has errors"
    epoch = source_date(ROOT, report.dossier.explainer.as_of)
    given = os.environ.get("SITE_URL", "")
    chosen = VARIATIONS[-1:] if "--together" in sys.argv else VARIATIONS
    fixed = {VARIABLE: str(epoch), "SITE_URL": given or ADDRESS}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as threads:
        Path(folder).chmod(0o755)
        first = ROOT if given else lay_out_shipped(Path(folder) / "first")
        _build(first, Variation("the first build"), fixed)
        said = ", ".join(f"{name}={value}" for name, value in fixed.items())
        print(f"{count(first)} files, {said}", flush=True)
        jobs = [
            (variation, threads.submit(_try, first, Path(folder) / str(number), variation, fixed))
            for number, variation in enumerate(chosen)
        ]
        results = [_report(variation, job.result()) for variation, job in jobs]
    sys.exit(not all(results))


def _report(variation: Variation, found: list[str] | None) -> bool:
    if found is None:
        print(f"  NOT TRIED  {variation.name}: it needs root, and setpriv", flush=True)
        return True
    print(f"  {'differs' if found else 'same   '}    {variation.name}", flush=True)
    for path in found:
        print(f"             {path}", flush=True)
    return not found


def _try(
    first: Path, folder: Path, variation: Variation, fixed: dict[str, str]
) -> list[str] | None:
    """The files that differ when a copy is built so; None where that cannot be tried."""
    if variation.user and not CAN_BE_ANOTHER:
        return None
    root = lay_out_shipped(folder / variation.folder)
    for path in (root, *root.rglob("*")) if variation.user else ():
        shutil.chown(path, pwd.getpwnam(variation.user or "").pw_uid)
    _build(root, variation, fixed)
    return sorted(differing(first, root))


def _build(root: Path, variation: Variation, fixed: dict[str, str]) -> None:
    variables = environment(code=root) | fixed | variation.variables
    if "SHAKEN" in variables:
        variables["PYTHONPATH"] += os.pathsep + str(SHAKEN)
    user = (*AS_USER, f"--reuid={variation.user}") if variation.user else ()
    for command in COMMANDS:
        done = subprocess.run(
            [*user, sys.executable, "-m", "generator", *command],
            cwd=root,
            env=variables,
            umask=variation.umask,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{variation.name}: the build failed\n{done.stderr.decode(errors='replace')}")


def differing(one: Path, other: Path) -> Iterator[str]:
    """Each file of the built folders that is not the same in both, in its bytes or its rights."""
    for name in FOLDERS:
        ours, theirs = _files(one / name), _files(other / name)
        yield from (f"{name}/{path}" for path in ours ^ theirs)
        for path in ours & theirs:
            pair = one / name / path, other / name / path
            modes = {path.stat().st_mode for path in pair}
            if len(modes) > 1 or not filecmp.cmp(*pair, shallow=False):
                yield f"{name}/{path}"


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def count(root: Path) -> int:
    """How many files a build has made in a folder."""
    return sum(len(_files(root / name)) for name in FOLDERS)


if __name__ == "__main__":
    main()
