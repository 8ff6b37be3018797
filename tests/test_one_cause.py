"""One cause is told once: what a file that cannot be read, or an id of nothing, seems to lead to is
told by no other rule."""

import shutil

import pytest

from generator.content.references import references
from generator.pages.pipeline import read
from tests.goldens import GOLDEN

FULL = GOLDEN / "full"
FILES = sorted(one.relative_to(FULL).as_posix() for one in (FULL / "content").rglob("*.yaml"))
FIELDS = ("issue", "speaker", "rests_on", "qualifies", "to", "at", "source", "party_order")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the fullest explainer, which each test leaves as it was."""
    return shutil.copytree(
        FULL, tmp_path_factory.mktemp("one") / "full", ignore=shutil.ignore_patterns("expected")
    )


@pytest.fixture(scope="module")
def before(root):
    """What is told of it as it is, and all that names something in it, once for each field."""
    found = read(root)
    written = (one for one in references(found.dossier.explainer) if one.is_written)
    by_field = {one.field: one for one in written if one.field in FIELDS}
    return {_key(one) for one in found.problems}, by_field


def _key(problem):
    return problem.rule, problem.place.file, problem.message


def told_with(root, before, file, text):
    """What is told when a file has another text, and was not before."""
    path = root / file
    own = path.read_text("utf-8")
    path.write_text(text, "utf-8")
    try:
        return [one.rule for one in read(root).problems if _key(one) not in before[0]]
    finally:
        path.write_text(own, "utf-8")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_cannot_be_read_is_told_alone(root, before, file):
    """A mistake of YAML is told, and nothing that its file would have told the other files."""
    lines = (root / file).read_text("utf-8").split("\n")
    lines.insert(1, "]: [unclosed")
    assert told_with(root, before, file, "\n".join(lines)) == ["yaml-syntax"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_misspelt_id_is_told_alone(root, before, field):
    """An id of nothing is told where it stands, and no sentence and no tie that hangs on it."""
    place, name = before[1][field].place, before[1][field].name
    lines = (root / place.file).read_text("utf-8").split("\n")
    line = lines[place.line - 1]
    start = line.index(name, place.column - 1)
    lines[place.line - 1] = f"{line[:start]}{name}x{line[start + len(name) :]}"
    told = told_with(root, before, place.file, "\n".join(lines))
    assert told == ["unknown-reference"]
