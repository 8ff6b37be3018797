"""What is compared of a sentence and its passage: quotations, numbers, dates, names, denials."""

import pytest

from generator.evidence.support.days import dates_in
from generator.evidence.support.denials import clauses_of
from generator.evidence.support.names import are_same_name, countries_in
from generator.evidence.support.numbers import numbers_in
from generator.evidence.support.quoted import prose_quotations, stands_in
from generator.evidence.support.reading import read_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Says “we agree”, and “no more”.", ["we agree", "no more"]),
        ("Says „so” and «so» and 'so' and ‘so’.", ["so", "so", "so", "so"]),
        ("Says “he called it ‘mad’ twice”.", ["he called it ‘mad’ twice"]),
        ("Says “we surrender", ["we surrender"]),
        ('Says "we surrender', ["we surrender"]),
        ("Says ’we surrender’.", ["we surrender"]),
        ("Says ,,we surrender''.", ["we surrender"]),
        ("Says ‘we surrender", ["we surrender"]),
        ("Says ″we surrender″ and ´no more´.", ["we surrender", "no more"]),
        ("Putin’s don’t, the towns’ view, the ’90s", []),
    ],
)
def test_quotations_of_prose(text, words):
    """Marks of every style quote, also unpaired ones; apostrophes do not."""
    assert [text[one.start : one.end] for one in prose_quotations(text)] == words


def test_quotations_stand_word_for_word():
    """The first letter's case and what an ellipsis leaves out may differ, and nothing else."""
    text = "We accept the plan, but not in this form."
    assert stands_in("we accept … in this form", text)
    assert stands_in("We accept the plan.", text)
    assert not stands_in("in this form … We accept", text)
    assert not stands_in("We accept a plan", text)
    assert not stands_in("e accept", text)


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "twenty-five, 1,000 and two hundred thousand", [25, 1000, 200_000]),
        ("en", "3.5 million, a thousand, World War II", [3_500_000, 1000, 2]),
        ("de", "fünfundzwanzig, 1.000, zweihunderttausend", [25, 1000, 200_000]),
        ("fr", "quatre-vingt-dix, soixante-quinze, 1 000", [90, 75, 1000]),
        ("ru", "двадцать пять, три тысячи, 5 млн", [25, 3000, 5_000_000]),
        ("uk", "двадцять п’ять, 1 000", [25, 1000]),
        ("ar", "خمسة وعشرون، ٣٠ يوما، ١٬٠٠٠", [25, 30, 1000]),
        ("zh", "30天停火", [30]),
    ],
)
def test_numbers_are_what_they_stand_for(code, text, values):
    """In digits of any script, in words, and with the marks that a language divides them by."""
    found = numbers_in(read_words(text, code))
    assert len(found) == len(values)
    assert all(value in one.values for one, value in zip(found, values, strict=True))


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "the first of May", (None, 1, 5, None)),
        ("en", "13 March 2025", (None, 13, 3, 2025)),
        ("de", "am Montagabend", (0, None, None, None)),
        ("ru", "в среду", (2, None, None, None)),
        ("es", "el 13 de marzo de 2025", (None, 13, 3, 2025)),
        ("ar", "١٣ مارس ٢٠٢٥", (None, 13, 3, 2025)),
    ],
)
def test_dates_are_read_in_each_language(code, text, told):
    """Days and months are Unicode's names, in most of their forms."""
    [one] = dates_in(read_words(text, code))
    assert (one.weekday, one.day, one.month, one.year) == told


def test_other_words_are_no_dates():
    """May and March are months only where they stand as such."""
    for text in ("They may march on.", "Theresa May said so.", "Both may hold."):
        assert dates_in(read_words(text, "en")) == ()


def test_names_are_alike_in_most_forms():
    """Endings and spellings may differ, other names are other names."""
    for one, other in (("putin", "putins"), ("russia", "russian"), ("зеленский", "зеленского")):
        assert are_same_name(one, other)
    for one, other in (("iran", "iraq"), ("austria", "australia"), ("marco", "macron")):
        assert not are_same_name(one, other)
    assert countries_in(read_words("Polish farmers", "en")) & {"PL"}


def test_denials_are_told_clause_by_clause():
    """What is not only so is so, twice no is yes, and what is never said is denied."""
    said = {
        "He does not refuse the plan.": [False],
        "She accepts not only the plan.": [False],
        "He has never said that the ward is safe.": [True],
        "We accept the plan, but not the toll.": [False, True],
    }
    for text, denied in said.items():
        assert [one.is_denied for one in clauses_of(read_words(text, "en"))] == denied, text
