"""The golden sites: small explainers with the files that they must generate.

`python -m tests.goldens` (`make goldens`) writes what they generate now; review the diff.
"""

import json
import shutil
import tempfile
from pathlib import Path

from generator.authoring.migration.migrate import plan_migration
from generator.pages.exports.explainer_json import SCHEMA
from generator.pages.pipeline import files, read
from generator.pages.search.search_index import INDEX, PARTS
from generator.pages.urls import Web
from tests.indexes import index_of
from tools import format_page

GOLDEN = Path(__file__).parent / "golden"
MIGRATED = Path(__file__).parent / "migrate"
"""An explainer in format 1, and what it becomes in format 2."""
NAMES = ("minimal", "full", "hostile")


def lay_out(name: str, root: Path) -> Path:
    """Make `root` a copy of one golden explainer, without what it is to generate."""
    ignored = shutil.ignore_patterns("expected")
    shutil.copytree(GOLDEN / name, root, ignore=ignored, dirs_exist_ok=True)
    return root


def generated(root: Path) -> dict[str, str]:
    """Every file that the explainer in `root` makes, by its path. Fails on any problem.

    Of the scripts of search there is what results show: how words are found has tests of its own.
    """
    report = read(root)
    if report.problems or report.dossier is None:
        raise AssertionError(report.show(root))
    found = dict(files(report.dossier, report.pages, Web("https://example.org/site/")))
    texts = {path: text for path, text in found.items() if isinstance(text, str)}
    shown = json.dumps(index_of(texts), ensure_ascii=False, indent=1) + "\n"
    others = {path: text for path, text in texts.items() if not path.startswith(PARTS)}
    del others[SCHEMA]  # the same for all
    return _joined({**others, INDEX: shown})


def _joined(found: dict[str, str]) -> dict[str, str]:
    """The files with all references of one format in one, below the names of theirs."""
    joined: dict[str, str] = {}
    for path, text in found.items():
        if path.startswith("cite/"):
            ending = path.rpartition(".")[2]
            joined[f"cite.{ending}"] = joined.get(f"cite.{ending}", "") + f"[{path}]\n{text}"
        else:
            joined[path] = text
    return joined


def expected(name: str) -> dict[str, str]:
    """Every file that a golden explainer is to make, by its path."""
    folder = GOLDEN / name / "expected"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


def rewrite(name: str) -> int:
    """Make what a golden explainer generates now what it is to generate; how many files."""
    found = generated(GOLDEN / name)
    shutil.rmtree(GOLDEN / name / "expected", ignore_errors=True)
    for path, text in found.items():
        file = GOLDEN / name / "expected" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return len(found)


def rewrite_broken() -> int:
    """Rewrite the messages that tests/broken expects; how many changed."""
    from tests.broken_cases import rewrite_expected

    with tempfile.TemporaryDirectory() as folder:
        return len(rewrite_expected(Path(folder)))


def rewrite_proposal() -> int:
    """Rewrite what is told about the sample of a pull request; how many files changed."""
    from tests.proposing import rewrite as rewrite_told

    with tempfile.TemporaryDirectory() as folder:
        return rewrite_told(Path(folder))


def rewrite_sessions() -> int:
    """Rewrite what commands print in the sessions of tests/console; how many changed."""
    from tests.sessions import rewrite as rewrite_printed

    with tempfile.TemporaryDirectory() as folder:
        return rewrite_printed(Path(folder))


def rewrite_migrated() -> int:
    """Rewrite what the explainer of tests/migrate becomes in format 2; how many files changed."""
    before, after = MIGRATED / "before", MIGRATED / "after"
    texts = plan_migration(before).texts
    changed = 0
    for file in sorted(before.glob("content/**/*.yaml")):
        path = file.relative_to(before).as_posix()
        text = texts[path].encode() if path in texts else file.read_bytes()
        target = after / path
        if not target.is_file() or target.read_bytes() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)
            changed += 1
    return changed


def main() -> None:
    """Rewrite everything that is expected."""
    for name in NAMES:
        print(f"tests/golden/{name}: {rewrite(name)} files")
    print(f"tests/broken: {rewrite_broken()} messages changed")
    print(f"tests/proposal: {rewrite_proposal()} files changed")
    print(f"tests/console: {rewrite_sessions()} sessions changed")
    print(f"tests/migrate: {rewrite_migrated()} files changed")
    format_page.main()


if __name__ == "__main__":
    main()
