"""Letters that look like those of another script, and names that look the same."""

import pytest

from generator.content.characters import as_latin, foreign_letters, outline, strangers
from generator.pages.pipeline import read
from tests.broken_cases import edit
from tests.tables import table

NORTH = "content/parties/northford.yaml"


@pytest.mark.parametrize(("text", "index", "like", "script"), table("lookalikes", "letters"))
def test_a_letter_of_another_script_is_found(text, index, like, script):
    """In a word, a letter that looks as if it belonged there is named with its place."""
    [found] = strangers(text)
    assert (found.index, found.letter, found.script) == (index, text[index], script)
    assert found.like.casefold() == like.casefold()
    assert f"character {index + 1}, “{text[index]}”, is a {script} letter" in found.told()


@pytest.mark.parametrize(
    "text",
    [
        *("Russia", "Россия", "Сосо", "Coco", "МИД/Reuters", "IT-компания", "COVID-19", "SMSки"),
        *(
            "SMSка",
            "日本のテレビ",
            "NHKニュース",
            "Ｎ党",
            "漢字와 한글",
            "한국漢字",
            "TVアニメ",
            "Ελλάδα TV",
        ),
        *("kΩ", "µm", "Škoda", "Łódź", "O’Brien", "x-лучи", "Владимир Putin", "הארץ Haaretz", ""),
        *("Հայաստան", "საქართველო", "ABC Новости", "3М", "e\u0301t", "Українська правда", "нато"),
    ],
)
def test_scripts_that_stand_side_by_side_are_fine(text):
    """Words of different scripts, scripts that one language mixes, and units deceive nobody."""
    assert list(strangers(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Russia", "Ruѕsia", True),
        ("Сосо", "Coco", True),
        ("NATO", "ΝΑΤΟ", True),
        ("Ilya", "lIya", True),
        ("Ｃoco", "Coco", True),
        ("Al  Arabia", "Al Arabia", True),
        ("Saint-Denis", "Saint‑Denis", True),
        ("Russia", "Prussia", False),
        ("Путин", "Putin", False),
        ("us", "US", False),
    ],
)
def test_names_that_look_the_same_have_one_outline(one, other, is_same):
    """Two names have the same outline when an eye cannot tell them apart, and only then."""
    assert (outline(one) == outline(other)) is is_same


def test_an_id_is_read_as_its_author_meant_it():
    """An id in which letters of another script were typed is offered in Latin ones."""
    assert as_latin("nоrth-rооf") == "north-roof"
    assert [found.index for found in foreign_letters("nоrth-rооf")] == [1, 7, 8]


@pytest.mark.parametrize(
    ("edits", "rules"),
    [
        ("-name: Northford\n+name: Southfоrd\n", ["look-alike-letter", "look-alike-name"]),
        ("-name: Northford\n+name: Nоrthford\n", ["look-alike-letter"]),
        ("-    name: Ida Holm\n+    name: Ida Hоlm\n", ["look-alike-letter"]),
        ("-type: state\n+type: state\n+aliases: [МИД/Reuters, Nоrth]\n", ["look-alike-letter"]),
        ("-type: state\n+type: state\n+aliases: [МИД/Reuters, IT-компания]\n", []),
        ("-name: Northford\n+name: Сосо\n", []),
    ],
)
def test_warnings_name_what_may_deceive(base, edits, rules):
    """A name with a foreign letter, or like another, is a warning at the name; others are none."""
    path = base / NORTH
    path.write_text(edit(path.read_text("utf-8"), edits), "utf-8")
    found = [p for p in read(base).problems if p.rule.startswith("look-alike")]
    assert sorted(problem.rule for problem in found) == rules
    assert not any(problem.is_error for problem in found)
