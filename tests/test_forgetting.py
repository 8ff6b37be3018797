"""What was worked out of texts is let go of; what is known of languages stays."""

from generator.evidence.languages import read_language
from generator.evidence.store.forgetting import forget_texts
from generator.evidence.support.reading import read_words


def test_texts_are_forgotten_and_languages_are_not():
    """A text is read anew afterwards, to the same words; its language is not."""
    language, reading = read_language("en"), read_words("The river rose.", "en")
    forget_texts()
    again = read_words("The river rose.", "en")
    assert again is not reading
    assert again.words == reading.words
    assert read_language("en") is language
