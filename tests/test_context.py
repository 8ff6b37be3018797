"""What a quotation or a passage loses by what is left out, and how articles frame quoted words."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.problems import Place
from generator.content.statements import Evidence
from generator.content.tree import Mapping
from generator.evidence.articles.archive import Article, Paragraph
from generator.evidence.articles.primary_texts import find_voices
from generator.evidence.context.framing import frames
from generator.evidence.context.labelled import woven_into
from generator.evidence.context.left_out import losses, skipped
from generator.evidence.languages import read_language
from generator.evidence.phrases import phrases
from generator.evidence.quotation_marks import inside_like_marks
from generator.evidence.resolution.passages import Located, locate
from tests.lengths import tries
from tests.tables import table

CODES = ("en", "de", "fr", "es", "ru", "uk", "ar")

LOST = (*("cut_off_after", "cut_off_before", "skipped", "joined", "supposed", "reported_denied"),)
"""The classes of what is lost, each a table."""


def article(language, *texts):
    """A news article of these paragraphs."""
    source = SimpleNamespace(
        id="paper",
        language=language,
        kind="article",
        speaker=(),
        turns=(),
        boilerplate=(),
        no_turns=(),
        title="",
    )
    voices = find_voices(source, texts, read_language(language).speech)
    paragraphs = (
        Paragraph(n, text, one.quoted, None, one.own, one.inner, one.speakers, one.turn)
        for n, (text, one) in enumerate(zip(texts, voices, strict=True), 1)
    )
    return Article(source, "", tuple(paragraphs))


def located(found, words, field="quote"):
    """Where words, or fragments, stand in an article."""
    fragments = (words,) if isinstance(words, str) else tuple(words)
    fields = {"source": "paper", field: fragments}
    evidence = Evidence.model_construct(node=Mapping(Place("")), **fields)
    return locate(Located(evidence, found))


def lost(language, text, words, field="quote"):
    """What words lose in a language's article."""
    found = article(language, text)
    there = located(found, words, field)
    assert not there.fault, there.fault
    given = (there.passages, found, read_language(language), field == "quote")
    return [*losses(*given), *skipped(*given)]


ROWS = [(name, *row) for name in LOST for row in table("context", name)]


@pytest.mark.parametrize(("name", "language", "text", "words"), ROWS)
def test_what_turns_the_words_is_told(name, language, text, words):
    """A negation, a limit, a condition or a denial that is left out is told, in seven languages."""
    is_quoted = name != "reported_denied" or any(mark in text for mark in "“«„")
    assert lost(language, text, words, "quote" if is_quoted else "passage")


@pytest.mark.parametrize(("language", "text", "words"), table("context", "kept"))
def test_what_leaves_the_words_as_they_are_is_not_told(language, text, words):
    """What stands beside the words and is not about them is left to readers, who see it."""
    is_quoted = any(mark in text for mark in "“«„") and not text.startswith("Berg")
    assert lost(language, text, words, "quote" if is_quoted else "passage") == []


def test_every_language_has_each_class():
    """Each class has rows in English, German, Russian, Ukrainian and Arabic."""
    for name in LOST:
        assert {"en", "de", "ru", "uk", "ar"} <= {row[0] for row in table("context", name)}


@pytest.mark.parametrize(("language", "text", "words", "kind"), table("context", "framed"))
def test_how_an_article_frames_words_is_told(language, text, words, kind):
    """What an article denies, or supposes, and what is only written or called so, is told."""
    found = article(language, text)
    [passage] = located(found, words).quoted
    assert kind in {one.kind for one in frames(passage, found, read_language(language))}


@pytest.mark.parametrize(("language", "text", "words"), table("context", "unframed"))
def test_what_an_article_says_of_others_frames_nothing(language, text, words):
    """A denial or a title elsewhere in the sentence is not taken for one of the words."""
    found = article(language, text)
    [passage] = located(found, words).quoted
    assert [*frames(passage, found, read_language(language))] == []


@pytest.mark.parametrize("name", ["woven", "unwoven"])
def test_words_that_an_article_weaves_into_its_own_sentence_are_told(name):
    """What is part of an article's own sentence is told apart from what “she” or a verb behind the
    words has somebody say, and from indirect speech."""
    for language, text, words in table("context", name):
        found = article(language, text)
        [passage] = located(found, words).quoted
        frame = woven_into(passage, found, read_language(language))
        assert (frame is not None) == (name == "woven"), text


@pytest.mark.parametrize(("language", "text", "words"), table("context", "inner"))
def test_what_a_speaker_quotes_is_not_the_speakers(language, text, words):
    """A quotation inside a quotation is nobody's words to quote, in whatever marks."""
    assert located(article(language, text), words).fault == "quote-within-quotation"


def test_words_around_an_inner_quotation_are_the_speakers():
    """With words of the speaker's around it, it may be quoted."""
    found = article("en", "He said: “They told us ‘never again’ and left.”")
    assert not located(found, "They told us ‘never again’").fault


def test_marks_that_cannot_be_paired_have_nothing_inside():
    """An odd mark makes no inner quotation of what follows."""
    assert inside_like_marks("“We pay, he said. “And we leave.”") == []
    assert inside_like_marks("5” and 6” planks, “cut”") == []


def test_phrases_have_whole_words_beginnings_and_prefixes():
    """A phrase is found word by word, by its beginning with `*`, and with a prefix before it."""
    found = phrases(["refus*", "not only"])
    assert [one.text for one in found.find(["we", "refused", "not", "only"])] == [
        "refused",
        "not only",
    ]
    assert not found.find(["unrefused", "not", "onlyness"])
    assert phrases(["لكن"], ["و"]).at(["ولكن"])


SIGNS = "ab not if , . ? ! : ; “ ” « » ( ) — - \n\u0301نحن не 中"


@settings(max_examples=tries(150, 1_500))
@given(st.text(alphabet=SIGNS, max_size=60), st.sampled_from(CODES))
def test_any_text_can_be_asked(text, code):
    """No text ends in a traceback, wherever words are cut out of it; what is left out stands on a
    side of the words or between them, and what frames them in their own paragraph."""
    found = article(code, " ".join(text.split()) or "x")
    whole = found.paragraphs[0].text
    language = read_language(code)
    for field in ("quote", "passage"):
        for words in (whole[1:9].strip(), [whole[:3].strip(), whole[4:9].strip()]):
            there = located(found, words, field)
            if not there.fault and there.passages and all(words):
                given_ = (there.passages, found, language, field == "quote")
                assert {one.side for one in losses(*given_)} <= {"before", "after"}
                assert {one.side for one in skipped(*given_)} <= {"between"}
                framing = [one for cited in there.quoted for one in frames(cited, found, language)]
                assert all(one.sentence in whole for one in framing)
