"""Forms of plurals: one for each category of the language, or for one number alone."""

import json

import jsonschema
import pytest

from generator.authoring.word_files import write_words
from generator.authoring.words_schema import words_schema
from generator.content.catalogue import is_plural
from generator.content.own_words import read_own_words
from generator.pages.words import Words

ONE = "Условие одно"
FORMS = """\
count:
  condition:
    "=1": Условие одно
    one: "{n} условие"
    few: "{n} условия"
    many: "{n} условий"
    other: "{n} условия"
"""


@pytest.fixture
def written(tmp_path):
    """An explainer's words, with a form for 1 alone."""
    (tmp_path / "content/words").mkdir(parents=True)
    (tmp_path / "content/words/ru.yaml").write_text(FORMS, "utf-8")
    return tmp_path


def test_a_form_for_one_number_comes_before_that_of_its_category(written):
    """In Russian 1 and 21 are of one category; “=1” is said of 1 alone, and may leave {n} out."""
    found, problems = read_own_words(written, [("content/words/ru.yaml", "ru")])
    words = Words("ru", found)
    assert not problems
    assert words.say("count.condition", 1) == ONE
    assert words.say("count.condition", 21) == "21 условие"
    assert words.say("count.condition", 3) == "3 условия"


def test_a_form_for_one_number_takes_the_place_of_none(written):
    """Every category of the language is needed beside it."""
    file = written / "content/words/ru.yaml"
    file.write_text(FORMS.replace('    one: "{n} условие"\n', ""), "utf-8")
    found, problems = read_own_words(written, [("content/words/ru.yaml", "ru")])
    assert [one.rule for one in problems] == ["plural-form-missing"]
    assert not found["ru"]


def test_no_other_key_is_a_form():
    """What is neither a category nor “=” with a number is no form of a plural."""
    assert is_plural({"=1": "", "other": ""})
    assert not is_plural({"=one": "", "other": ""})
    assert not is_plural({"=": "", "other": ""})


def test_a_form_for_one_number_is_written_again(written):
    """`explainer words` keeps it."""
    write_words(written, "ru")
    found, problems = read_own_words(written, [("content/words/ru.yaml", "ru")])
    assert not problems
    assert found["ru"]["count.condition"]["=1"] == ONE


@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize("n", [1, 2, 5, 11, 21, 22, 25, 101, 111])
def test_gaps_are_told_with_their_number(language, n):
    """How many asks have no reply is told in each form but that for one."""
    told = Words(language).say("conditions.gap", n)
    assert (str(n) in told) == (n != 1)


def test_the_schema_of_words_knows_forms_for_one_number():
    """Editors' programs take “=1” in a plural, and no other name that is no category."""
    validator = jsonschema.Draft7Validator(json.loads(words_schema()))
    told = {"count": {"condition": {"=1": ONE, "other": ""}}}
    assert validator.is_valid(told)
    assert not validator.is_valid({"count": {"condition": {"=one": ONE}}})
