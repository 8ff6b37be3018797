"""Search finds a word by its other forms, in the languages that have rules of their own, and the
browser cuts and stems what is typed as the index was made."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
import regex
from babel import Locale

from generator.content.catalogue import PACKS
from generator.content.yaml_syntax import load_yaml
from generator.evidence.languages import LANGUAGES
from generator.pages.pipeline import read
from generator.pages.search.entries import entries
from generator.pages.search.search_index import search_files
from generator.pages.search.stems import stem_rules, stemmer
from generator.pages.search.tokens import PATTERNS, tokens
from tests.asking import answers, cut, scripts_of
from tests.queries import QUERIES, is_answered
from tests.sites import lay_out_any
from tests.tables import table
from tests.word_families import SETS, measured

RECALL = {"de": 0.85, "ru": 0.95, "uk": 0.95, "ar": 0.95}
"""What part of the forms in texts is found at least by others that are typed."""

PRECISION = {"de": 0.95, "ru": 0.97, "uk": 0.97, "ar": 0.97}
"""What part of what is found is of the family, at least."""

KNOWN = [(which, language) for which in SETS for language in table("search_families", which)]

ELSEWHERE = (
    "tr",
    "az",
    "lt",
    "nl",
    "el",
    "pl",
    "cs",
    "hu",
    "vi",
    "hi",
    "fa",
    "he",
    "th",
    "ja",
    "ko",
)
"""Languages without rules, whose names of languages and months are cut and folded too."""


@pytest.mark.parametrize(("which", "language"), KNOWN)
def test_families_are_found(which, language):
    """Most forms of a word are found by the others, and few strangers."""
    worth, notes = measured(which, language)
    assert worth.recall >= RECALL[language], notes
    assert worth.precision >= PRECISION[language], notes


def test_fifty_queries_are_answered(tmp_path):
    """All fifty queries of people who do not know our words are answered among the first three."""
    dossier = read(lay_out_any("shipped", tmp_path / "shipped")).dossier
    language = dossier.explainer.language
    told = answers(dict(search_files(entries(dossier), language)), language, QUERIES, 10)
    links = {
        query: [url.replace(".md", "") for url in one.urls]
        for query, one in zip(QUERIES, told, strict=True)
    }
    assert not [query for query in QUERIES if not is_answered(query, links[query])]


def words_in(told: Any) -> Iterator[str]:
    """Every text in data, keys too."""
    if isinstance(told, dict):
        yield from chain.from_iterable(map(words_in, [*told, *told.values()]))
    elif isinstance(told, list):
        yield from chain.from_iterable(map(words_in, told))
    elif told:
        yield told


def material(language: str) -> set[str]:
    """Texts in a language: all that its packs say, and the forms of the families."""
    files = (folder / f"{language}.yaml" for folder in (PACKS, LANGUAGES))
    texts = {
        one
        for file in files
        if file.exists()
        for one in words_in(load_yaml(file.read_text("utf-8")))
    }
    for which in SETS:
        texts.update(words_in(table("search_families", which).get(language, [])))
    return texts | {one.upper() for one in texts}


@pytest.mark.parametrize("language", ["de", "ru", "uk", "ar", "en", "fr", "es"])
def test_browsers_cut_and_stem_as_the_index_is_made(language):
    """Every word of the packs is cut, folded and stemmed in the browser as by the program."""
    texts = sorted(material(language))
    scripts = scripts_of(*({"title": text} for text in texts), language=language)
    assert len(texts) > 1000
    rules, stem = stem_rules(language), stemmer(language)
    for text, found in zip(texts, cut(scripts, language, texts), strict=True):
        known = tokens(text, language)
        assert [word for word, _ in found] == [one.spellings[0] for one in known], text
        for word, stems in found:
            assert tuple(stems) == (
                stem(word) if rules and regex.match(rules.letters, word) else ()
            )


@pytest.mark.parametrize("language", ELSEWHERE)
def test_browsers_fold_other_languages_alike(language):
    """Words of other scripts, and in other cases, are cut and folded in the browser as by the
    program."""
    locale = Locale.parse(language)
    named = {*locale.languages.values(), *locale.territories.values()}
    texts = sorted(named | {one.upper() for one in named} | {one.title() for one in named})
    scripts = scripts_of(*({"title": text} for text in texts), language=language)
    for text, found in zip(texts, cut(scripts, language, texts), strict=True):
        words = [piece for word, _ in found for piece in pieces(word)]
        assert words == [one.spellings[0] for one in tokens(text, language)], text


def pieces(word: str) -> list[str]:
    """A word; a part of a text without spaces in pairs of characters, as search looks for it."""
    is_run = regex.match(PATTERNS["unspaced"], word)
    return [word[n : n + 2] for n in range(len(word))] if is_run else [word]


IN_OTHERS = {
    # query: whether it finds the Arabic, the German and the English statement, and what is marked
    "للحكومة": ([0], ["الحكومة"]),
    "حكومات": ([0], ["الحكومة"]),
    "Vertrag": ([1], ["Verträge"]),
    "vertraegen": ([1], ["Verträge"]),
    "better": ([2], ["better"]),
    "Bettes": ([1], ["Betten"]),
}


@pytest.mark.parametrize("query", IN_OTHERS)
def test_words_in_another_language_have_its_stems(query):
    """On an English site a quotation is found by the forms of its own language, and an English word
    is not taken for a German one."""
    texts = {"“رفضت الحكومة”": "ar", "“Die Verträge über Betten”": "de", "“It gets better”": ""}
    statements = [
        {
            "text": text,
            **({"tongues": {"text": [[1, len(text) - 1, language, "ltr"]]}} if language else {}),
        }
        for text, language in texts.items()
    ]
    (found,) = answers(scripts_of(*statements), "en", [query])
    wanted, marked = IN_OTHERS[query]
    assert [int(url.rpartition("#")[2]) for url in found.urls] == wanted
    assert found.marked == [marked]


MARKED = {
    # language and text: a query that finds it, and what is marked
    ("de", "Die Friedensverhandlungen beginnen"): ("verhandlung", ["Friedensverhandlungen"]),
    ("de", "Neue Verträge"): ("Vertrages", ["Verträge"]),
    ("de", "ASCII: Haeuser"): ("häusern", ["Haeuser"]),
    ("uk", "Усі обʼєкти тут"): ("об`єктів", ["обʼєкти"]),
    ("uk", "Без об`єктів"): ("об’єкт", ["об`єктів"]),
    ("ru", "Ещё пленный"): ("еще пленного", ["Ещё пленный"]),
    ("ar", "قالَ إنّ الأَمْنَ مهم"): ("امن", ["الأَمْنَ"]),
    ("ar", "في عام ٢٠٢٤"): ("2024", ["٢٠٢٤"]),
    ("tr", "IRAK’TAN ÇIKIŞ"): ("ıraktan", ["IRAK’TAN"]),
    ("tr", "İSTANBUL"): ("istanbul", ["İSTANBUL"]),
    ("tr", "ırmak"): ("IRMAK", ["ırmak"]),
    ("nl", "IJsselmeer"): ("ĳsselmeer", ["IJsselmeer"]),
    ("lt", "ĮSTATYMAI"): ("įstatymai", ["ĮSTATYMAI"]),
    ("en", "Russia´s own"): ("russia", ["Russia´s"]),
    ("fr", "L´accord d’Alger"): ("accord", ["L´accord"]),
    ("ja", "双方は停戦に合意"): ("停戦", ["停戦"]),
    ("th", "สองฝ่ายตกลงหยุดยิง"): ("หยุดยิง", ["หยุดยิง"]),
}


@pytest.mark.parametrize(("language", "text"), MARKED)
def test_the_form_that_is_there_is_marked(language, text):
    """What is marked is the word as it stands in the text, whatever form or spelling was typed."""
    query, marked = MARKED[language, text]
    (found,) = answers(
        scripts_of({"title": text}, {"title": "0"}, language=language), language, [query]
    )
    assert found.marked == [marked]
