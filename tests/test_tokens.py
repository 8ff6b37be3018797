"""The words by which search finds a text, in any language and script."""

import pytest

from generator.pages.search.stems import stemmer
from generator.pages.search.tokens import folded, stop_words, tokens

SPELT = {
    "Russia’s U.S. don’t": ["russia", "us", "dont"],
    "Żaporížhzhia 30–day": ["zaporizhzhia", "30", "day"],
    "L’accord d’Alger": ["accord", "alger"],
    "об’єкт ещё й": ["обєкт", "еще", "й"],
    "الأَخيرة": ["الاخيره"],
    "co\u00adop\u200berate": ["cooperate"],
    "停火abc和": ["停火", "火", "abc", "和"],
    "": [],
}


@pytest.mark.parametrize("text", SPELT)
def test_words_are_cut_and_folded(text):
    """Each word stands in its plain spelling, a script without spaces in pairs of characters."""
    assert [one.spellings[0] for one in tokens(text)] == SPELT[text]


def test_positions_are_those_of_the_words():
    """Words are numbered from 0 without a gap."""
    assert [one.position for one in tokens("a 停火 b")] == [0, 1, 2, 3]


def test_umlauts_have_two_spellings():
    """A word with an umlaut is known with and without its e."""
    assert tokens("Größe")[0].spellings == ("grosse", "groesse")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en-GB", "reject rejects rejected rejecting"),
        ("de", "gemeinde gemeinden"),
        ("ru", "украина украины украине украиной"),
        ("uk", "україна україни україні україною україну"),
        ("ar", "قرار القرار والقرار"),
        ("nb", "avtale avtalen avtaler"),
    ],
)
def test_forms_share_a_stem(language, forms):
    """Forms of one word share a stem, by Snowball or by the rules that are ours."""
    assert set.intersection(*(set(stemmer(language)(form)) for form in forms.split()))


@pytest.mark.parametrize("language", ["xx", "zh-Hant", "no such"])
def test_any_language_is_served(language):
    """Where nothing is known of a language, words are their own stems and none is empty."""
    assert stemmer(language)("words") == ("words",) and not stop_words(language)


def test_letters_of_cyrillic_stay():
    """A mark that makes another letter stays one; one that is an accent goes."""
    assert [folded(one) for one in ("й", "ї", "ё", "é")] == ["й", "ї", "е", "e"]
