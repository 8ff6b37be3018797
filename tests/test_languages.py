"""The data files of the languages hold what the program reads, and nothing else."""

import re
from pathlib import Path

import pytest

from generator.evidence import languages
from generator.evidence.attribution.grammar.tokens import plain_tokens
from generator.evidence.languages import (
    CUES,
    JOINTLY,
    LANGUAGES,
    language_data,
    read_language,
    words,
)
from generator.evidence.matching import fold
from generator.evidence.phrases import CONTEXT
from generator.evidence.resolution import joint_cues
from generator.evidence.stance_words import STANCES
from generator.evidence.support.word_lists import MODALS, SUPPORT

CODES = sorted(path.stem for path in LANGUAGES.glob("*.yaml"))
SHIPPED = ["ar", "de", "en", "ru", "uk"]


EVIDENCE = Path(languages.__file__).parent
HABITS = {
    *("inverts", "verb_second", "speaker_follows", "drops_speaker", "inflects"),
    "nouns_are_capital",
    "ordinals",
    "agrees",
}


def asked_for() -> set[str]:
    """The lists of words that attribution asks for."""
    code = "".join(path.read_text("utf-8") for path in EVIDENCE.rglob("*.py"))
    calls = re.findall(r"\b(?:is_a|listed)\(([^()]*)\)", code)
    return {name for call in calls for name in re.findall(r'"(\w+)"', call)}


def texts(value: object) -> list[str]:
    """Every text in a tree of lists and fields."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [value]


def test_the_five_languages_are_there():
    """English, German, Russian, Ukrainian and Arabic have a data file."""
    assert set(SHIPPED) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_keys_are_those_that_are_read(code):
    """No key is misspelt, so that no list of words is lost without a word, nor one asked for that
    no file has."""
    data = language_data(code)
    assert set(data) <= {
        *("pronouns", "negations", "negation_endings", "speech", "cues", "jointly", "articles"),
        *("dates", "stances"),
        "context",
        "support",
        *("indefinite", "sayings"),
    }
    assert set(data["support"]) == set(SUPPORT)
    assert set(data["support"]["modals"]) == set(MODALS)
    assert set(data["speech"]) <= {*asked_for(), "habits", "pronouns"}
    assert asked_for() <= {*language_data("en")["speech"], "habits", "days"}
    assert set(data["speech"].get("habits", ())) <= HABITS
    assert set(data["cues"]) == set(CUES)
    assert set(data["jointly"]) == set(JOINTLY)
    assert set(data["stances"]) == {
        *STANCES,
        "unwilling",
        *("negation_follows", "denied_objects", "opposing", "no_negations", "prefixes"),
        "attributive",
        "things",
    }
    assert set(data["dates"]) == {
        *(
            "months",
            "weekdays",
            "endings",
            "prefixes",
            "last",
            "next",
            "near",
            "lengths",
            "year_end",
        )
    }
    assert set(data["context"]) == {*CONTEXT, "prefixes"}


@pytest.mark.parametrize("code", CODES)
def test_words_are_text_of_one_line(code):
    """Words that YAML takes for truth values or nothing stay words; none is empty or has marks."""
    data = language_data(code)
    for text in texts(
        {
            name: data[name]
            for name in (
                *("speech", "cues", "jointly", "stances", "context", "indefinite", "sayings"),
            )
        }
    ):
        assert isinstance(text, str)
        assert text == text.strip() and text


@pytest.mark.parametrize("code", CODES)
def test_speech_of_each_language_is_whole(code):
    """Each language has what attribution needs: verbs, boundaries, titles, pronouns, days."""
    speech = read_language(code).speech
    for name in ("verbs", "naming", "views", "boundaries", "openers", "titles", "unnamed", "days"):
        assert speech.listed(name), name
    assert set(speech.pronouns.values()) <= {"man", "woman", "several", "thing", "self"}
    assert {"man", "woman"} <= set(speech.pronouns.values())
    assert not speech.listed("verbs") & speech.listed("participles")


def test_habits_are_those_that_are_read():
    """What a language's file may say of its habits, the code asks, and nothing else."""
    code = "".join(path.read_text("utf-8") for path in EVIDENCE.rglob("*.py"))
    assert set(re.findall(r'"(\w+)" (?:not )?in [\w.\[\]]*listed\("habits"\)', code)) == HABITS


@pytest.mark.parametrize("code", CODES)
def test_words_are_folded(code):
    """Words are compared folded and in lower case, so they are kept so."""
    speech = read_language(code).speech
    assert all(word == fold(word).casefold() for one in speech.lists.values() for word in one)


@pytest.mark.parametrize("code", CODES)
def test_phrases_of_joint_speech_can_be_found(code):
    """Each phrase is one that a sentence may hold, word by word, and no longer than what is looked
    for; each language has what joint speech cannot be told without."""
    language = read_language(code)
    for kind, phrases in language.jointly.items():
        for phrase in () if kind in ("prefixes", "endings") else phrases:
            text = " ".join(phrase)
            found = tuple(one.key for one in plain_tokens(text, 0, len(text), language.speech))
            is_part = len(phrase) == 1 and phrase[0].strip("'") != phrase[0]
            assert is_part or found == phrase, (kind, phrase)
            assert len(phrase) <= joint_cues.LONGEST_PHRASE, (kind, phrase)
    for kind in (
        "texts",
        "leads",
        "makers",
        "adverbs",
        "say",
        "authors",
        "that",
        "unsure",
        "apart",
    ):
        assert language.jointly[kind], kind


def test_lists_of_joint_speech_are_those_that_are_read():
    """The code asks for each list of `jointly`."""
    code = "".join(path.read_text("utf-8") for path in EVIDENCE.glob("resolution/joint_*.py"))
    assert set(JOINTLY) <= set(re.findall(r'"(\w+)"', code))


def test_no_and_on_are_words():
    """“no” denies and “on” ends a name, although YAML knows them as truth values."""
    english = read_language("en")
    assert english.negation_in("He has no plan") == "no"
    assert "on" in english.speech.listed("boundaries")


@pytest.mark.parametrize(
    ("code", "kind", "text", "cue"),
    [
        ("en", "conditions", "Not unless Kyiv agrees, he said.", "unless"),
        ("en", "conditions", "It would have to be checked.", "would have to"),
        ("en", "questions", "Will it hold?", "?"),
        ("en", "demands", "Moscow demanded talks.", "demanded"),
        ("en", "demands", "They live in Mustique.", None),
        ("de", "conditions", "Nur wenn alle zustimmen.", "nur wenn"),
        ("ru", "demands", "Министр потребовал ответа.", "потребовал"),
        ("uk", "offers", "Київ запропонував переговори.", "запропонував"),
        ("ar", "questions", "هل يوافق؟", "هل"),
        ("zh", "questions", "真的吗？", None),
    ],
)
def test_cues_tell_kinds_of_statements(code, kind, text, cue):
    """The first cue of a kind is found as whole words, signs anywhere."""
    assert read_language(code).cue_in(kind, text) == cue


def test_names_of_days_need_no_file():
    """Days and months come from Unicode's data, in lower case."""
    assert {"monday", "march"} <= read_language("en").speech.listed("days")
    assert "montag" in read_language("de").speech.listed("days")
    assert "الاثنين" in read_language("ar").speech.listed("days")


def test_words_keep_their_apostrophe():
    """An apostrophe inside a word belongs to it, whatever its form."""
    assert words("Don’t") == ["don't"]


def test_unknown_language_is_empty():
    """A language without a file, and a tag that is no language, know nothing and raise nothing."""
    for code in ("zh", "xx", "../en", ""):
        language = read_language(code)
        assert not language.is_known
        assert language.speech.lists == {}
        assert language_data(code) == {}
