"""What is measured is what editors would write."""

from pathlib import Path

from generator.pages.pipeline import read
from tools.bench.bench import make


def test_what_is_measured_has_no_mistake(tmp_path: Path) -> None:
    """The content that is made up to be measured breaks no rule: telling mistakes takes longer."""
    report = read(make(tmp_path, 100))
    assert report.problems == [] and report.dossier
    assert len(report.dossier.statements) == 100
