"""What a release carries: the site in one file, bundles, manifests, what all is made of, checksums.

`python -m tools.release FOLDER` (`make release`) gathers it. The same site gives the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tarfile
from pathlib import Path

from generator.content.atomic import publish, staged
from generator.content.folders import BUNDLES, SITE
from generator.site.manifest import (
    CHECKSUMS,
    MANIFEST,
    checksums,
    outputs,
    read_manifest,
    sha256,
    verify,
)
from tools.sbom import ROOT, bill

ARCHIVE = "site.tar"
"""Not compressed: another version of a compressor gives other bytes."""

SITE_MANIFEST = "site.build.json"
"""The site's own; that of the bundles comes with them."""

MATERIALS = "sbom.cdx.json"


def gather(root: Path, folder: Path, materials: str) -> None:
    """Let `folder` hold what a release carries, from site and bundles that are as they were built.

    `root` is the explainer's folder; `materials` is the bill of materials. Raises ValueError when
    they are not, or the site offers other bundles, and Refusal when the folder was not made here.
    """
    site, bundles = root / SITE, root / BUNDLES
    offered = check_whole(bundles)
    if not offered <= check_whole(site):
        raise ValueError(f"{site}: it does not offer the bundles in {bundles}; build it again")
    with staged(folder) as fresh:
        for name in outputs(bundles):
            shutil.copyfile(bundles / name, fresh / name)
        epoch = read_manifest(site / MANIFEST)["source_date_epoch"]
        archive(site, sorted(outputs(site)), fresh / ARCHIVE, epoch)
        shutil.copyfile(site / MANIFEST, fresh / SITE_MANIFEST)
        (fresh / MATERIALS).write_bytes(materials.encode("utf-8"))
        listed = {name: sha256(fresh / name) for name in outputs(fresh, {CHECKSUMS})}
        (fresh / CHECKSUMS).write_bytes(checksums(listed))
        publish(fresh, folder)


def check_whole(folder: Path) -> set[str]:
    """The checksums of what a manifest lists. Raises ValueError unless all is as it was built."""
    verdict = verify(folder)
    if not verdict.is_good:
        raise ValueError(f"{folder}: this is not what was built; build it again")
    return set(read_manifest(verdict.witness)["outputs"].values())


def archive(site: Path, paths: list[str], file: Path, epoch: int) -> None:
    """Put a site's files into one, with nothing in it of the machine, the user or the hour."""
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as tar:
        for path in paths:
            entry = tarfile.TarInfo(f"site/{path}")
            entry.size = (site / path).stat().st_size
            entry.mtime = epoch
            with (site / path).open("rb") as opened:
                tar.addfile(entry, opened)


def main() -> None:
    """Gather the release, and say where."""
    folder = Path(sys.argv[1])
    gather(ROOT, folder, bill())
    print(f"{folder}: {len(list(folder.glob('[!.]*')))} files")


if __name__ == "__main__":
    main()
