"""How good drafts are, by language, on articles of the project's own: no change makes it worse."""

import csv
from pathlib import Path

import pytest

from tools.bench import drafting

ACCEPTED = drafting.DRAFTED / "accepted.tsv"
FOLDERS = sorted(one.name for one in drafting.DRAFTED.iterdir() if one.is_dir())


def accepted() -> dict[str, dict[str, int]]:
    """What is accepted of each folder: statements, at least so many right, at most so many not."""
    with ACCEPTED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, dialect="excel-tab")
        return {one.pop("folder"): {name: int(n) for name, n in one.items()} for one in rows}


def laid_out(root: Path, text: str, statements: str) -> Path:
    """A folder with one article in English."""
    home = root / "en-test/bridge"
    home.mkdir(parents=True)
    (home / "article.txt").write_text(text, "utf-8")
    (home / "statements.tsv").write_text(statements, "utf-8")
    (home / "parties.yaml").write_text(
        "- {id: town, name: The town, "
        "people: [{id: lee, name: Ann Lee}, {id: ray, name: Bob Ray}]}",
        "utf-8",
    )
    return home.parent


@pytest.mark.parametrize("folder", FOLDERS)
def test_drafts_are_as_good_as_they_were(folder):
    """Of the statements of each folder no fewer have the right span and speaker, and no more are
    confidently wrong or of nobody, than is accepted."""
    score, bar = drafting.measure(drafting.DRAFTED / folder), accepted()[folder]
    assert len(score.told) == bar["counted"]
    assert score.outcomes["right"] >= bar["right"]
    assert score.outcomes["wrong"] <= bar["wrong"]
    assert len(score.noise) <= bar["noise"]


def test_each_outcome_is_told(tmp_path):
    """A draft with the right speaker, with another, with none, and none at all are told apart."""
    text = (
        "Ann Lee came. “We agree,” Ann Lee said. “We pay,” Bob Ray said. “We wait.”\n\n"
        "Work begins soon. “Perhaps,” Bob Ray said.\n"
    )
    quoted = "".join(f"lee\tquote\t{one}\n" for one in ("We agree", "We pay", "Perhaps"))
    rows = quoted + "ray\tpassage\tWork begins soon\n"
    score = drafting.measure(laid_out(tmp_path, text, rows))
    assert [one[0] for one in score.told] == ["right", "wrong", "wrong", "not found"]
    assert [words for _, words in score.noise] == ["carried-over, high: ray | We wait."]


def test_the_speaker_of_other_words_of_a_sentence_is_no_error(tmp_path):
    """Where a sentence has two speakers, a draft with one of them is not wrong about the other."""
    text = "Ann Lee said the bridge is safe, and Bob Ray left.\n"
    rows = "lee\tpassage\tthe bridge is safe\nray\tpassage\tBob Ray left\n"
    score = drafting.measure(laid_out(tmp_path, text, rows))
    assert [one[0] for one in score.told] == ["right", "unknown"]


def test_a_name_of_few_letters_is_compared_as_a_whole(tmp_path):
    """Somebody with a short name is named by that name, and by no other that has its letters."""
    rows = "Tim\tquote\tWe wait\n"
    for name, outcome in (("Tim", "right"), ("Tom", "wrong")):
        folder = laid_out(tmp_path / name, f"“We wait,” young {name} Oat said.\n", rows)
        assert [one[0] for one in drafting.measure(folder).told] == [outcome]


def test_words_that_stand_nowhere_are_told(tmp_path):
    """Words that the article has not once are an error of whoever wrote them down."""
    folder = laid_out(tmp_path, "Ann Lee said no.\n", "lee\tpassage\tyes\n")
    with pytest.raises(ValueError, match="stands 0 times: yes"):
        drafting.measure(folder)


def test_figures_are_printed(capsys):
    """Each folder has its figures on lines, with what is not right on demand; a folder that is not
    there ends with code 2."""
    assert drafting.main(["de-held-out", "--show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "de-held-out: 6 articles, 118 statements counted"
    assert any(line.startswith("  unknown: ") for line in lines)
    assert drafting.main(["nowhere"]) == 2
    assert "nowhere: no such folder" in capsys.readouterr().err
