"""What is installed, and what a release says of it: pinned, checked, and the same every time."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator.site.manifest import CHECKSUMS, write_bundle_manifest, write_manifest
from tests.commands import explainer
from tools.release import ARCHIVE, MATERIALS, SITE_MANIFEST, gather
from tools.sbom import LOCK, ROOT, bill

LOCKS = sorted(ROOT.glob("requirements*.lock"))
NODE = ROOT / "tests/browser/package-lock.json"
EPOCH = 1_700_000_000

PIN = re.compile(r"^([a-z0-9-]+)==([0-9][0-9a-z.+!]*)(?: ; [^\\]+)? \\$", re.M)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def locked(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Each package that a lock pins: its version, and the checksums that may be installed."""
    parts = PIN.split(lock.read_text("utf-8"))[1:]
    entries = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {name: (version, frozenset(HASH.findall(rest))) for name, version, rest in entries}


def asked() -> dict[str, set[str]]:
    """What pyproject.toml asks for, by the name of the lock that must have it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    plain = {name: [line for line in groups[name] if isinstance(line, str)] for name in groups}
    runtime = [*project["project"]["dependencies"], *plain["build"]]
    extras = [
        line for lines in project["project"]["optional-dependencies"].values() for line in lines
    ]
    lists = {
        "requirements.lock": runtime,
        "requirements-bundle.lock": [*runtime, *extras],
        "requirements-dev.lock": [*runtime, *extras, *plain["dev"]],
        "requirements-audit.lock": plain["audit"],
        "requirements-engines.lock": [*runtime, *plain["engines"]],
    }
    return {
        lock: {canonicalize_name(Requirement(line).name) for line in lines}
        for lock, lines in lists.items()
    }


def test_locks_hold_what_is_asked_for():
    """Every requirement of pyproject.toml is in its lock, and there is no other lock."""
    wanted = asked()
    assert {lock.name for lock in LOCKS} == set(wanted)
    for lock in LOCKS:
        assert wanted[lock.name] <= locked(lock).keys()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_requirement_has_a_checksum(lock):
    """A lock is comments and requirements, each of one version and with its checksums."""
    pins = locked(lock)
    assert pins
    assert all(hashes for _, hashes in pins.values())
    kinds = r"(?:#.*|[a-z0-9-]+==\S+(?: ; .+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?)\n"
    assert re.fullmatch(f"(?:{kinds})+", lock.read_text("utf-8"))


def test_locks_agree():
    """What is tested and built with is what the program is locked to, checksums too."""
    dev = locked(ROOT / "requirements-dev.lock")
    for name in ("requirements.lock", "requirements-bundle.lock"):
        assert locked(ROOT / name).items() <= dev.items()
    runtime = locked(ROOT / "requirements.lock")
    assert runtime.items() <= locked(ROOT / "requirements-engines.lock").items()


def test_node_lock():
    """The lock of the browser tests gives a checksum to each package."""
    packages = json.loads(NODE.read_text("utf-8"))["packages"]
    own = packages.pop("")
    assert packages
    assert {f"node_modules/{name}" for name in own["dependencies"]} <= packages.keys()
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not [name for name, entry in packages.items() if "resolved" in entry]


@pytest.mark.parametrize("lock", [*LOCKS, NODE], ids=lambda lock: lock.name)
def test_locks_name_no_place(lock):
    """No lock says where its packages are from: no address, index, host or folder."""
    text = lock.read_text("utf-8")
    if lock == NODE:  # what a package says of those who pay for it installs nothing
        packages = json.loads(text)["packages"].values()
        text = json.dumps([{**entry, "funding": None} for entry in packages])
    assert not re.search(
        r"://|index-url|find-links|\bfile:|\bgit\+|\bregistry\b|(?:\.org|\.com)\b", text
    )


def test_node_settings():
    """No package of the browser tests runs a script when it is installed by hand either."""
    settings = (ROOT / "tests/browser/.npmrc").read_text("utf-8").splitlines()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true"} <= set(settings)


@pytest.mark.parametrize("command", ["check", "build"])
def test_tags_in_the_configuration_run_nothing(command, base):
    """A tag that makes a program run is refused when a site is built, and not read by a check."""
    line = f"site_name: !!python/object/apply:os.mkdir [{base / 'ran'}]\n"
    (base / "mkdocs.yml").write_text(line, "utf-8")
    done = explainer("-C", base, command)
    assert ("!!python/object/apply:os.mkdir" in done.stderr) == (command == "build")
    assert done.returncode == (command == "build")
    assert not (base / "ran").exists()


@pytest.mark.parametrize(("command", "is_run"), [("check", False), ("build", True)])
def test_configuration_is_code(command, is_run, base, monkeypatch):
    """The configuration can run a program when a site is built, by naming it as an extension of
    Markdown, never when it is checked."""
    code = f"import os\nos.mkdir({str(base / 'ran')!r})\n"
    (base / "named_as_extension.py").write_text(code, "utf-8")
    (base / "mkdocs.yml").write_text("markdown_extensions: [named_as_extension]\n", "utf-8")
    monkeypatch.syspath_prepend(base)
    monkeypatch.delitem(sys.modules, "named_as_extension", raising=False)
    explainer("-C", base, command)
    assert (base / "ran").is_dir() == is_run


@pytest.fixture(scope="module")
def materials() -> str:
    """The bill of materials."""
    return bill()


@pytest.mark.soak
def test_bill_is_reproducible(materials, tmp_path):
    """The bill of materials has the same bytes wherever and whenever it is made."""
    odd = {"SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "tools.sbom", "bill.json"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **odd}
    subprocess.run(command, cwd=tmp_path, env=variables, check=True, capture_output=True)
    assert (tmp_path / "bill.json").read_text("utf-8") == materials
    assert str(ROOT) not in materials


def test_bill_is_the_lock(materials):
    """The bill lists what the lock of site and bundles pins, nothing else, with each checksum."""
    listed = {
        entry["name"]: (
            entry["version"],
            entry["purl"],
            frozenset(
                one["content"] for place in entry["externalReferences"] for one in place["hashes"]
            ),
        )
        for entry in json.loads(materials)["components"]
    }
    assert listed == {
        name: (version, f"pkg:pypi/{name}@{version}", hashes)
        for name, (version, hashes) in locked(ROOT / LOCK).items()
    }


def test_bill_says_why(materials):
    """Every package in the bill is needed by the program, or by something that it needs."""
    needs = {one["ref"]: one["dependsOn"] for one in json.loads(materials)["dependencies"]}
    reached, left = set(), ["root-component"]
    while left:
        name = left.pop()
        left += [] if name in reached else needs[name]
        reached.add(name)
    assert reached == needs.keys()
    assert len(needs) == len(locked(ROOT / LOCK)) + 1


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An explainer's folder with a small site and one bundle, as builds leave them."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/bundle.zip").write_bytes(b"bundle")
    write_bundle_manifest(tmp_path, tmp_path / "mkdocs.yml", tmp_path / "dist", EPOCH)
    site = tmp_path / "site"
    (site / "a ü").mkdir(parents=True)
    (site / "index.html").write_text("<p>Words.</p>\n", "utf-8")
    (site / "a ü" / "index.html").write_text("<p>Others.</p>\n", "utf-8")
    shutil.copytree(tmp_path / "dist", site / "download")
    (site / ".generated").write_text("", "utf-8")
    write_manifest(tmp_path, tmp_path / "mkdocs.yml", site, EPOCH)
    return tmp_path


def released(root: Path) -> dict[str, bytes]:
    """What a release carries."""
    gather(root, root / "release", "{}")
    return {file.name: file.read_bytes() for file in (root / "release").glob("[!.]*")}


def test_release(root):
    """A release holds the site, bundles, both manifests, the bill, and the checksum of each."""
    files = released(root)
    sums = files.pop(CHECKSUMS).decode()
    assert set(files) == {ARCHIVE, SITE_MANIFEST, MATERIALS, "bundle.zip", "build.json"}
    assert files[SITE_MANIFEST] == (root / "site/data/build.json").read_bytes()
    assert files["build.json"] == (root / "dist/build.json").read_bytes()
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    assert sums == "".join(lines)


def test_release_is_reproducible(root):
    """When the site's files were written, and their rights, do not change a release."""
    first = released(root)
    os.utime(root / "site/index.html", (5, 5))
    (root / "site/index.html").chmod(0o700)
    assert released(root) == first


def test_archive_holds_the_site(root):
    """The archive holds the site's files and no more, and nothing of who made it and when."""
    released(root)
    with tarfile.open(root / "release" / ARCHIVE) as tar:
        entries = tar.getmembers()
        held = {entry.name: tar.extractfile(entry).read() for entry in entries}
    site = root / "site"
    there = (path for path in site.rglob("[!.]*") if path.is_file())
    assert list(held) == sorted(path.relative_to(root).as_posix() for path in there)
    assert {(one.mtime, one.mode, one.uid, one.gid, one.uname, one.gname) for one in entries} == {
        (EPOCH, 0o644, 0, 0, "", "")
    }
    assert held == {name: (root / name).read_bytes() for name in held}


@pytest.mark.parametrize("file", ["site/index.html", "dist/bundle.zip"])
def test_what_was_changed_is_not_released(root, file):
    """A site or a bundle that is not as it was built is refused."""
    (root / file).write_bytes(b"other")
    with pytest.raises(ValueError, match="not what was built"):
        released(root)


def test_site_without_its_bundles_is_not_released(root):
    """A site that offers no bundles, or others, is refused."""
    shutil.rmtree(root / "site/download")
    write_manifest(root, root / "mkdocs.yml", root / "site", EPOCH)
    with pytest.raises(ValueError, match="does not offer the bundles"):
        released(root)


STRANGERS = re.compile(
    r"(?:pip3? install|uvx|uv tool (?:install|run)|pipx (?:run|install)|uv add)[^\n`]*?"
    r"(?<![\w/.-])explainer(?=[\[=<>~@\s'\"`]|$)(?! @)",
    re.MULTILINE,
)
"""A command that would install, under the name of our command, a package of somebody else."""


def test_nobody_is_told_to_install_a_stranger_s_package():
    """In the package index, our name is another than the command's; so it is wherever anybody reads
    how the program is installed."""
    asked_for = (
        "git",
        "ls-files",
        "-z",
        "--",
        "*.md",
        "*.jinja",
        "*.py",
        "*.yml",
        "*.toml",
        "*.txt",
    )
    named = subprocess.run(asked_for, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for file in filter(None, named.split("\0")):
        text = (ROOT / file).read_text("utf-8")
        assert file == "tests/test_supply_chain.py" or not STRANGERS.search(text), file
    assert STRANGERS.search("pip install 'explainer[html]'")
    assert STRANGERS.search("uvx explainer new DIR")
    assert not STRANGERS.search("pip install 'explainer-microsites[html]'")
