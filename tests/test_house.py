"""How the house is built: its entries, which way imports point, and what a module is."""

import ast
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.sites import ROOT, environment

HOUSE = ROOT / "generator"
LINTER = Path(sys.executable).with_name("lint-imports")
ENTRIES = {
    "__init__.py",
    "__main__.py",
    "content",
    "evidence",
    "checks",
    "pages",
    "site",
    "bundles",
    "authoring",
    "cli",
}
BREACHES = {
    "content/limits.py": "from generator.pages import words",
    "content/fields.py": "from generator.content import load",
    "site/links.py": "import mkdocs",
    "more/__init__.py": '"""A district that no rule knows."""',
}


def modules():
    """Each module of the house, by its path in it, and its text."""
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(HOUSE).as_posix(), path.read_text("utf-8")


def lint(root):
    """What import-linter says of the house in a folder, with the contracts of pyproject.toml."""
    return subprocess.run(
        [LINTER, "--no-logo", "--no-cache"],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def public_names(text):
    """The names without an underscore that a module defines at its top."""
    for node in ast.parse(text).body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                names = [node.name]
            case ast.Assign():
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name()):
                names = [node.target.id]
            case _:
                names = []
        yield from (name for name in set(names) if not name.startswith("_"))


def test_house_has_ten_entries():
    """`generator/` has its ten entries, and nothing beside them."""
    assert {path.name for path in HOUSE.iterdir() if path.name != "__pycache__"} == ENTRIES
    assert len(ENTRIES) == 10


def test_imports_keep_to_the_contracts():
    """Imports point one way and in no circle, and two modules alone know a site engine."""
    done = lint(ROOT)
    assert done.returncode == 0 and "3 kept, 0 broken" in done.stdout, done.stdout


def test_planted_breaches_are_found(tmp_path):
    """An import upwards, a circle, an engine elsewhere and a new district are each reported."""
    shutil.copytree(HOUSE, tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for name, line in BREACHES.items():
        path = tmp_path / "generator" / name
        path.parent.mkdir(exist_ok=True)
        before = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(f"{before}\n{line}\n", "utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1 and "0 kept, 3 broken" in done.stdout, done.stdout
    said = " ".join(done.stdout.split())
    assert "generator.content.limits -> generator.pages.words" in said, "an import upwards"
    assert ".fields -> .load" in said, "a circle within a district"
    assert "generator.site.links -> mkdocs" in said, "an engine that is not known there"
    assert "not listed as layers: - generator.more" in said, "a district without a place"


def test_no_public_name_is_defined_twice():
    """A public name stands in one module, so that it says by itself what is meant."""
    places = defaultdict(list)
    for module, text in modules():
        for name in public_names(text):
            places[name].append(module)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_module_is_one_room():
    """A module has 60 to 300 lines; another one says why, in a sentence of its docstring."""
    odd = {}
    for module, text in modules():
        lines = text.count("\n")
        wanted = "Short" if lines < 60 else "Long" if lines > 300 else ""
        said = ast.get_docstring(ast.parse(text)) or ""
        is_district = module.endswith("__init__.py")
        if wanted and not is_district and not re.search(rf"\b{wanted} because \w", said):
            odd[module] = lines
    assert odd == {}


def test_each_district_lists_its_modules():
    """The map names every entry, and the docstring of each package every module and package in it,
    a line each."""
    assert listed(HOUSE) == {name.removesuffix(".py") for name in ENTRIES}
    for package in (path.parent for path in HOUSE.rglob("*/__init__.py")):
        there = {path.stem for path in package.glob("*.py")} - {"__init__"}
        there |= {path.parent.name for path in package.glob("*/*.py")}
        assert listed(package) == there, package.name


def test_no_package_has_more_than_forty_entries():
    """What is there can be taken in: beyond forty entries, a package has others in it."""
    packages = [HOUSE, *(path.parent for path in HOUSE.rglob("*/__init__.py"))]
    counts = {one.relative_to(HOUSE).as_posix(): len(listed(one)) for one in packages}
    assert {name: count for name, count in counts.items() if count > 40} == {}


def listed(package):
    """The names that stand in the table of a package's docstring."""
    text = ast.parse((package / "__init__.py").read_text("utf-8"))
    return set(re.findall(r"^ *(\w+) {2,}\S", ast.get_docstring(text), re.MULTILINE))
