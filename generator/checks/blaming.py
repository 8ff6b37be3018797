"""Evidence rule 4 for words that blame or belittle somebody: wherever readers read one, an article
has it.

Sentences that are compared with passages of their own are weighed there (weighing.py).
"""

from collections.abc import Iterator

from generator.checks.describing import place_of_words, words_in_message
from generator.content.model import HandwrittenPage
from generator.content.problems import Doubt, Place, Problem, shortened
from generator.content.records import Named
from generator.content.translatable import translatable_texts
from generator.evidence.assertions import assertions
from generator.evidence.languages import primary_of
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.all_articles import AllArticles
from generator.evidence.support.reading import read_words
from generator.evidence.support.untold import untold_accusations
from generator.evidence.translations import translated_texts, translated_words


def check_accusations_are_told(dossier: Dossier) -> Iterator[Problem]:
    """No word blames or belittles somebody that no article has, wherever readers read it.

    Bad:  title: The bridge swindle   (no article tells of a swindle)
    Good: title: The bridge
    """
    sources = AllArticles(dossier)
    tied = {
        (id(one.record), one.field)
        for one in assertions(dossier)
        if one.is_tied and one.rests_on and one.field not in ("name", "venue")
    }
    for one in translatable_texts(dossier.explainer) if sources.are_whole else ():
        if isinstance(one.record, HandwrittenPage) and one.field == "text":
            lines = enumerate(one.text.split("\n"), one.record.place.line + 1)
            for number, line in (
                lines if sources.accusing(read_words(one.text, sources.code)) else ()
            ):
                place = Place(one.record.place.file, number, 1, max(1, len(line)))
                yield from _accusing(f"{one.about}.{number}", line, place, sources)
        elif (id(one.record), one.field) not in tied:
            yield from _accusing(one.about, one.text, one.record.at(one.field), sources)
    for source in dossier.explainer.sources if sources.are_whole else ():
        for name in ("title", "publisher"):
            text = getattr(source, name)
            if text and primary_of(source.language or sources.code) == primary_of(sources.code):
                yield from _accusing(f"{source.id}.{name}", text, source.at(name), sources)
    for thing in dossier.things if sources.are_whole else ():
        if isinstance(thing.record, Named):
            for name in thing.record.ids:
                place = thing.record.at("id" if name == thing.record.id else "formerly")
                yield from _accusing(f"{name}.id", name.replace("-", " "), place, sources)
    for told in (*translated_words(dossier), *translated_texts(dossier)):
        ours = read_words(told.original, told.code)
        words = untold_accusations(read_words(told.text, told.language), ())
        if words and not ours.wording.accusing.first(ours.keys):
            message = (
                f"“{words_in_message(words)}” blames or belittles somebody, and the original nobody"
            )
            hint = f"the original: {shortened(told.original, 200)}"
            at = place_of_words(words, told.text, told.place)
            yield Problem(at, "accusation-untold", message, hint, False, doubt=told.doubt)


def _accusing(about: str, text: str, place: Place, sources: AllArticles) -> Iterator[Problem]:
    if words := sources.accusing(read_words(text, sources.code)):
        message = f"no article has “{words_in_message(words)}”, which blames or belittles somebody"
        hint = "say what the articles say"
        doubt = Doubt(about, text, ())
        at = place_of_words(words, text, place)
        yield Problem(at, "accusation-untold", message, hint, False, doubt=doubt)
