"""What stands inside quotation marks, in every style, and where words occur."""

import unicodedata

import pytest

from generator.evidence.matching import (
    cuts_word,
    fold,
    insertions,
    matches,
    nearest_passage,
    occurrences,
    opens_sentence,
    readable,
    reads_as_sentence,
    unquoted,
    without_insertions,
)
from generator.evidence.quotation_marks import Span, quoted_spans
from tests.tables import table


def quoted(*paragraphs: str) -> list[list[str]]:
    """The words inside quotation marks, paragraph by paragraph."""
    found = zip(paragraphs, quoted_spans(paragraphs), strict=True)
    return [[text[span.start : span.end] for span in spans] for text, spans in found]


@pytest.mark.parametrize(("text", "words"), table("quotations", "styles"))
def test_quotations_in_every_style(text, words):
    """The words inside marks are found as the language sets them, without the marks."""
    assert quoted(text) == [words]


@pytest.mark.parametrize("text", table("quotations", "odd-marks"))
def test_odd_marks_quote_nothing(text):
    """Marks that cannot be paired never make the writer's words a quotation."""
    assert [words for words in quoted(text)[0] if words] == []


@pytest.mark.parametrize(
    "texts",
    [
        ("He said: “Yes.", "They left.", "“No,” she said."),
        ("He said: “Yes.", "They left.", "She said: “No,” and left."),
        ('He said: "Yes.', "They left.", 'She said: "No," and left.'),
        ("Han sade: ”Ja.", "De gick.", "Hon sade: ”Nej,” och gick."),
        ("Er sagte: „Ja.", "Sie gingen.", "Sie sagte: „Nein“."),
        ("He said: « Oui.", "They left.", "She said: « Non » and left."),
        ("In the ‘90s they talked.", "They don’t talk.", "The parties’ terms differ."),
        ("In the '90s they talked.", "They don't talk.", "The parties' terms differ."),
        ("He said: ‘Yes.", "They don’t talk.", "It isn’t over."),
    ],
)
def test_an_odd_mark_does_not_reach_the_next_paragraph(texts):
    """After a mark that is left open, the following paragraphs are read for themselves."""
    first, second, _ = quoted(*texts)
    assert (first, second) == ([], [])


@pytest.mark.parametrize("again", ["‘", ""], ids=["opened again", "not opened again"])
def test_single_marks_run_on_only_where_they_are_opened_again(again):
    """A quotation in single marks goes on in the next paragraph only when that opens it again."""
    texts = ["He said: ‘One two.", f"{again}Three.’ Then he left."]
    assert quoted(*texts) == ([["One two."], ["Three."]] if again else [[], []])


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("”", "”"), ('"', '"')]
)
@pytest.mark.parametrize("again", [True, False], ids=["opened again", "not opened again"])
def test_a_quotation_of_three_paragraphs(opening, closing, again):
    """A quotation that ends in a later paragraph is one in each, opened again there or not."""
    head = opening if again else ""
    texts = [f"He said: {opening}One two.", f"{head}Three.", f"{head}Four.{closing} Then he left."]
    assert quoted(*texts) == [["One two."], ["Three."], ["Four."]]


def test_a_quotation_does_not_run_on_for_ever():
    """A quotation left open is not carried over a whole article to find its end."""
    texts = ["He said: “One.", *(f"Paragraph {n}." for n in range(20)), "The end.”"]
    assert [words for words in quoted(*texts) if words] == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("'yes'", "‘yes’"),
        ('"yes"', "„yes“"),
        ('"yes"', "«yes»"),
        ("a-b", "a‑b"),
        ("a - b", "a – b"),
        ("a - b", "a — b"),
        ("10 000", "10\u00a0000"),
        ("10 000", "10\u202f000"),
    ],
)
def test_marks_dashes_and_spaces_are_folded(words, text):
    """Words are found whatever marks, dashes and spaces the editor's keyboard has."""
    assert occurrences(words, text) == [Span(0, len(text))]


@pytest.mark.parametrize(("words", "text", "found"), table("quotations", "one-word"))
def test_what_is_one_word_to_readers_is_one(words, text, found):
    """Ligatures, ellipses, ё, hamza, signs of vowels, apostrophes and broken lines are no hindrance
    to the words, and what is found is the article's, whole characters only."""
    assert [text[one.start : one.end] for one in occurrences(words, text)] == found


def test_folding_keeps_every_character_in_its_place():
    """Folding changes no text's length, so that places found in it hold for the text."""
    every = "".join(chr(c) for c in range(0x20, 0x30000) if unicodedata.category(chr(c)) != "Cs")
    assert len(fold(every)) == len(every)


def test_case_and_letters_are_never_folded():
    """A quotation is exact: letters, their case and their accents are the article's."""
    assert occurrences("we agree", "We agree") == []
    assert occurrences("cafe", "café") == []
    assert occurrences("We  agree", "We agree") == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("e\u0301", "é"),
        (" a  b\t c ", "a b c"),
        ("a\nb", "a b"),
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("\u200ea\u200f", "a"),
        ("10\u00a0000", "10\u00a0000"),
    ],
)
def test_text_is_made_readable(text, seen):
    """Articles and quotations are compared in NFC, on one line, without invisible marks."""
    assert readable(text) == seen


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("likely", "unlikely"),
        ("like", "likely"),
        ("our", "hour"),
        ("да", "правда"),
        ("caf", "café"),
        ("cafe", "cafe\u0308s"),
        ("क", "कि"),
        ("शांत", "शांति"),
    ],
)
def test_words_are_whole(words, text):
    """Part of a word is no occurrence of it, in any script that divides words."""
    assert occurrences(words, text) == []
    assert [cuts_word(span, text) for span in matches(words, text)] == [True]


@pytest.mark.parametrize(
    ("words", "text"),
    [("同意", "我们同意了"), ("はい", "「はいと」"), ("ไทย", "คนไทยพูด"), ("회담", "회담이")],
)
def test_scripts_without_spaces_have_no_word_edges(words, text):
    """Where a script does not divide words, words are found inside a run of letters."""
    assert len(occurrences(words, text)) == 1


def test_overlapping_occurrences_are_all_found():
    """Each place where words stand is found, also where two share letters."""
    assert occurrences("a a", "a a a") == [Span(0, 3), Span(2, 5)]
    assert occurrences("", "a") == []


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("“yes”", "yes"),
        ("„ja“", "ja"),
        ("« oui »", "oui"),
        ("'yes'", "yes"),
        ("“yes", "“yes"),
        ("yes", "yes"),
        ("‘We’ and ‘you’", "We’ and ‘you"),
    ],
)
def test_marks_copied_with_a_quotation_are_left_out(written, words):
    """An editor may copy the marks along with the words."""
    assert unquoted(written) == words


def test_insertions_in_brackets_are_found():
    """What a journalist put in brackets is told from what was said."""
    text = "It (the gate) must [always] open"
    assert [text[s.start : s.end] for s in insertions(text)] == ["(the gate)", "[always]"]
    assert without_insertions(text) == "It must open"


@pytest.mark.parametrize(
    ("text", "is_sentence"),
    [
        ("Yes.", True),
        ("Why?”", True),
        ("We will pay our share", True),
        ("We agree", False),
        ("a good start", False),
        ("同意。", True),
    ],
)
def test_a_sentence_is_told_from_some_words_of_one(text, is_sentence):
    """A full stop, or a capital and four words, makes a quoted stretch a sentence."""
    assert reads_as_sentence(text) is is_sentence


@pytest.mark.parametrize(
    ("before", "begins"),
    [("«", True), ("وسألت العطار: «", True), ("قالت. «", True), ("ووصف الخطة بأنها «", False)],
)
def test_quotation_begins_a_sentence(before, begins):
    """A quotation opens a sentence at the head of a paragraph, whatever marks it, and behind the
    end of one or a colon."""
    assert opens_sentence(before) is begins


PARAGRAPHS = [
    "The two towns met on Sunday.",
    "He said: “We agree with the proposals to cease hostilities at once.”",
    "They agree on little.",
]


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (
            "We agree with the proposal to cease hostilities",
            (1, "We agree with the [proposals] to cease hostilities"),
        ),
        (
            "We agree with proposals to cease hostilities",
            (1, "We agree with [the] proposals to cease hostilities"),
        ),
        (
            "We agree with the new proposals to cease hostilities",
            (1, "We agree with the […] proposals to cease hostilities"),
        ),
        (
            "He said, “We agree. With the proposals",
            (1, "He said[:] “We agree [with] the proposals"),
        ),
        ("The two towns met on Sunday!", (0, "The two towns met on Sunday[.]")),
        ("we AGREE with the proposals", None),
        ("The two towns met on Monday", (0, "The two towns met on [Sunday]")),
        ("Completely different words", None),
        ("…", None),
        ("", None),
    ],
)
def test_the_nearest_passage_marks_what_differs(words, nearest):
    """A near miss is shown beside the article's words, the differing ones in brackets."""
    found = nearest_passage(words, PARAGRAPHS)
    if nearest is None and found is not None:
        assert "[" in found[1]
    else:
        assert found == nearest


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("We can", "We can’t pay."),
        ("We can", "We can't pay."),
        ("negotiable", "It is non-negotiable."),
        ("war", "an anti‑war vote"),
        ("Holm", "Holm’s cart"),
    ],
)
def test_an_apostrophe_or_hyphen_divides_no_word(words, text):
    """What stands beside an apostrophe or hyphen inside a word is a part of that word."""
    assert occurrences(words, text) == []
    assert [cuts_word(span, text) for span in matches(words, text)] == [True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In '22 she rejected the deal, and the towns' view was cool.", []),
        ("In ‘22 she rejected the deal, and the towns’ view was cool.", []),
        ("Holm wants 'em gone by noon, and the guards' chief agrees.", []),
        ('"We agree, Berg said. Holm dislikes "fake" tolls.', ["fake"]),
        ('"Yes," he said, "no."', ["Yes,", "no."]),
    ],
)
def test_left_out_letters_and_odd_marks_quote_no_journalist(text, words):
    """A mark for left-out letters, or one never closed, makes no words a quotation."""
    assert quoted(text) == [words]
