"""What a release carries: the site in one file, its manifest, what it was made of, checksums.

`python -m tests.release FOLDER` (`make release`) gathers it. The same site gives the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
from pathlib import Path

from generator.manifest import PATH, sha256, verify
from generator.publishing import publish, staged
from tests.sbom import ROOT, bill

SITE = ROOT / "site"
BUNDLES = ROOT / "dist"

ARCHIVE = "site.tar"
"""Not compressed: another version of a compressor gives other bytes."""

MANIFEST = "build.json"
MATERIALS = "sbom.cdx.json"
CHECKSUMS = "SHA256SUMS"


def gather(site: Path, bundles: Path, folder: Path, materials: str) -> None:
    """Let `folder` hold what a release carries, from a site that is as it was built.

    `bundles` holds what else is to be in it, if anything; `materials` is the bill of materials.
    Raises ValueError when the site is not, and Refusal when the folder was not made here.
    """
    verdict = verify(site)
    if not verdict.is_good:
        raise ValueError(f"{site}: this is not the site that was built; build it again")
    with staged(folder) as fresh:
        for file in sorted(path for path in bundles.glob("[!.]*") if path.is_file()):
            shutil.copyfile(file, fresh / file.name)
        paths = [PATH, *verdict.manifest["outputs"]]
        archive(site, sorted(paths), fresh / ARCHIVE, verdict.manifest["source_date_epoch"])
        shutil.copyfile(site / PATH, fresh / MANIFEST)
        (fresh / MATERIALS).write_bytes(materials.encode("utf-8"))
        (fresh / CHECKSUMS).unlink(missing_ok=True)
        (fresh / CHECKSUMS).write_bytes(checksums(fresh).encode("utf-8"))
        publish(fresh, folder)


def archive(site: Path, paths: list[str], file: Path, epoch: int) -> None:
    """Put a site's files into one, with nothing in it of the machine, the user or the hour."""
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as tar:
        for path in paths:
            entry = tarfile.TarInfo(f"site/{path}")
            entry.size = (site / path).stat().st_size
            entry.mtime = epoch
            with (site / path).open("rb") as opened:
                tar.addfile(entry, opened)


def checksums(folder: Path) -> str:
    """The SHA-256 of each file in a folder, as `sha256sum --check` reads them."""
    return "".join(f"{sha256(file)}  {file.name}\n" for file in sorted(folder.iterdir()))


def main() -> None:
    """Gather the release, and say where."""
    folder = Path(sys.argv[1])
    gather(SITE, BUNDLES, folder, bill())
    print(f"{folder}: {len(list(folder.glob('[!.]*')))} files")


if __name__ == "__main__":
    main()
