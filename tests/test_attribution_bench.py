"""The report on how well speakers are told counts what it says it counts."""

from pathlib import Path

import pytest

from tools.bench import attribution as bench
from tools.bench.brat import find_articles

ANNOTATED = Path(__file__).parents[1] / "tools/bench/annotated/example"


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The lines of a report that ends well."""
    assert bench.main(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_counts_of_a_small_article(capsys):
    """Five attributions of two annotators bear a quotation; four have a source, three are right.

    One annotator gives the mayor what the engineer says, and joins two stretches to one.
    """
    lines = printed(capsys, str(ANNOTATED))
    assert lines[:6] == [
        "2 annotated files",
        "quote-bearing attributions touched by a quoted span: 5 of 5 = 100.0%",
        "quoted spans that touch a content: 6 of 10 = 60.0%",
        "speakers' mentions right (touch the source): 3 of 4 = 75.0%",
        "  lying inside the source: 3 of 4 = 75.0%",
        "  where confidence is high: 3 of 4 = 75.0%",
    ]
    assert "    said-after, high: 2 of 2 = 100.0%" in lines


def test_errors_are_shown_on_demand(capsys):
    """Each wrong mention is one line: ours, the annotator's, and the words."""
    lines = printed(capsys, str(ANNOTATED), "--errors", "5")
    wrong = "bridge.txt: said-before, high: the engineer | The mayor | the “patience” of all"
    assert wrong in lines
    assert "engineer" not in "".join(printed(capsys, str(ANNOTATED)))


def test_annotations_beside_the_text_are_found(tmp_path, capsys):
    """x.ann beside x.txt counts like the layout with two folders; x2.ann is another article's."""
    for name in ("text/bridge.txt", "attributions/bridge_bbbb.ann"):
        target = tmp_path / Path(name).name.replace("_bbbb", "")
        target.write_bytes((ANNOTATED / name).read_bytes())
    (tmp_path / "bridges.ann").write_text("E1\tContent:T1\n")
    assert printed(capsys, str(tmp_path))[1].endswith("1 of 1 = 100.0%")


def test_folder_without_articles_is_told(tmp_path, capsys):
    """A folder without annotated articles ends with code 2 and one line that names it."""
    assert bench.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: no .txt with an .ann of its name in it\n"


def test_attributions_without_a_speaker_are_no_misses(tmp_path):
    """An attribution without a source counts for spans, and not among the speakers."""
    (tmp_path / "a.txt").write_text("A sign says “no”.", "utf-8")
    (tmp_path / "a.ann").write_text("T1\tContent 12 16\t“no”\nE1\tContent:T1\n", "utf-8")
    score = bench.Score()
    for path, annotated in find_articles(tmp_path):
        bench.measure(path, annotated, "en", score)
    assert (score.bearing, score.touched, score.spoken) == (1, 1, 0)


def test_statements_reports_and_names_are_counted(capsys):
    """Confident errors are counted per 100 statements, reports and noise by themselves, and names
    by the annotator's notes; the folder tells the language."""
    lines = printed(capsys, str(ANNOTATED.parent / "en-dev"))
    assert "statements answered with confidence: 27 of 28 = 96.4%" in lines
    assert "  confidently wrong: 0 of 28 = 0.00 per 100 statements" in lines
    assert "  confident where nobody says anything: 1 of 28 = 3.57 per 100 statements" in lines
    assert "  reporting sentences right, high: 16 of 16 = 100.0%" in lines
    assert "  of pronouns: 6 of 6 = 100.0%" in lines
    german = printed(capsys, str(ANNOTATED.parent / "de-dev"))
    assert "names right of those resolved with confidence: 17 of 17 = 100.0%" in german


@pytest.mark.parametrize("folder", ["en-dev", "en-held-out", "de-dev", "de-held-out"])
def test_no_speaker_of_the_own_articles_is_confidently_wrong(folder, capsys):
    """In the annotated articles of the project's own, whoever is told with confidence is right."""
    lines = printed(capsys, str(ANNOTATED.parent / folder))
    assert any(line.startswith("  confidently wrong: 0 of ") for line in lines)


def test_a_wrong_name_is_an_error_of_its_own(tmp_path, capsys):
    """Whom a pronoun is taken for is held against the note on its source."""
    text = "“Yes,” Ann Lee said. “No,” he said."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    place = text.rindex("he")
    (tmp_path / "a.ann").write_text(
        f"T1\tContent 21 27\t“No,”\nT2\tSource {place} {place + 2}\the\n"
        "#1\tAnnotatorNotes T2\tBob Ray\nE1\tContent:T1 Source:T2\n",
        "utf-8",
    )
    lines = printed(capsys, str(tmp_path), "--errors", "9")
    assert "  of pronouns: 0 of 1 = 0.0%" in lines
    assert "a.txt: name: Ann Lee | Bob Ray" in lines
