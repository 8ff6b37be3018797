"""What is measured is what editors would write."""

from pathlib import Path

from generator.pages.pipeline import read
from tools.bench.bench import make
from tools.bench.commands import EDITS


def test_what_is_measured_has_no_mistake(tmp_path: Path) -> None:
    """The content that is made up to be measured breaks no rule: telling mistakes takes longer."""
    report = read(make(tmp_path, 100))
    assert report.problems == [] and report.dossier
    assert len(report.dossier.statements) == 100


def test_what_is_edited_has_no_mistake(tmp_path: Path) -> None:
    """After each edit that is measured the content is another, and still breaks no rule."""
    program, root = tmp_path / "program", make(tmp_path / "explainer", 100)
    template = program / "generator/pages/templates/source.md.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("words", "utf-8")
    seen = {_all_words(tmp_path)}
    for number, edit in enumerate(EDITS.values(), 2):
        edit(program, root)
        seen.add(_all_words(tmp_path))
        assert len(seen) == number
    assert read(root).problems == []


def _all_words(folder: Path) -> tuple[str, ...]:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return tuple(one.read_text("utf-8") for one in files)
