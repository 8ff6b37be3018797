"""The software bill of materials of the program: what its lock pins, as CycloneDX.

`python -m tools.sbom FILE` (`make sbom`) writes it. The lock says what there is, with each checksum
that may be installed; the installed packages say under which licence, and what they need. One that
is for other systems only is listed without these. The same lock gives the same bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
VERSION = SchemaVersion.V1_6
LOCK = "requirements-bundle.lock"
"""What builds the site and every bundle."""

Entry = dict[str, Any]


def bill(root: Path = ROOT) -> str:
    """The bill of materials of the program in `root`, as JSON that its schema allows.

    Raises ValueError when the schema does not.
    """
    made = described("requirements", str(root / LOCK), root)
    known = {entry["purl"]: entry for entry in installed(root) if "purl" in entry}
    made["components"] = [told(entry, known.get(entry["purl"], {})) for entry in made["components"]]
    made["dependencies"] = needs(made, root)
    text = json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    from cyclonedx.validation.json import JsonStrictValidator  # here: it takes seconds to load

    if fault := JsonStrictValidator(VERSION).validate_str(text):
        raise ValueError(fault)
    return text


def installed(root: Path) -> list[Entry]:
    """The packages that are installed here, as they describe themselves."""
    components: list[Entry] = described("environment", sys.executable, root)["components"]
    return components


def described(kind: str, what: str, root: Path) -> Entry:
    """What the CycloneDX tool makes of a lock or of an environment. It asks no network."""
    options = ["--sv", VERSION.to_version(), "--output-reproducible", "--no-validate"]
    command = ["cyclonedx_py", kind, "--pyproject", str(root / "pyproject.toml"), *options, what]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *command],
        env={name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    made: Entry = json.loads(done.stdout)
    return made


def told(entry: Entry, known: Entry) -> Entry:
    """What the lock says of a package, with the licence and the summary that it gives itself."""
    own: Entry = {key: known[key] for key in ("description", "licenses") if key in known}
    kept = {key: value for key, value in entry.items() if key != "description"}
    return {**kept, **own, "bom-ref": entry["purl"]}


def needs(made: Entry, root: Path) -> list[Entry]:
    """Which package of the bill needs which others; the program needs what it is built with too."""
    refs: dict[str, str] = {one["name"]: one["purl"] for one in made["components"]}
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    own = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    own += chain.from_iterable(extras)
    lines = {made["metadata"]["component"]["bom-ref"]: own}
    lines |= {ref: required_by(name) for name, ref in refs.items()}
    return [{"ref": ref, "dependsOn": among(refs, lines[ref])} for ref in sorted(lines)]


def among(refs: dict[str, str], lines: Iterable[str]) -> list[str]:
    """The packages of the bill that requirements ask for, whatever the system.

    What is optional in a package is asked for where the requirement names it.
    """
    asked = [Requirement(line) for line in lines]
    plain = [one for one in asked if "extra" not in str(one.marker)]
    more = [
        inner
        for one in plain
        for extra in one.extras
        for inner in map(Requirement, required_by(one.name))
        if f'extra == "{extra}"' in str(inner.marker)
    ]
    names = {str(canonicalize_name(one.name)) for one in (*plain, *more)}
    return sorted(refs[name] for name in names & refs.keys())


def required_by(name: str) -> list[str]:
    """What an installed package requires; nothing where it is not installed."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def main() -> None:
    """Write the bill of materials to the file that is named."""
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(bill().encode("utf-8"))
    print(f"{file}: written")


if __name__ == "__main__":
    main()
