"""Evidence rule 11 for the words of the site: what an explainer's own words say in the place of the
program's, where these tell readers what somebody did, or what was checked.

A program does not know what words of any language mean, so that somebody compares them with its
own, once for all labels of a kind.
"""

from collections.abc import Iterator, Mapping

from generator.content.catalogue import ENGLISH, PackedWords, languages_of, pack
from generator.content.model import further_languages
from generator.content.own_words import WORDS
from generator.content.problems import Doubt, Place, Problem, counted
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.reading import read_words
from generator.evidence.support.untold import untold_accusations

_CLAIMING = ("kind", "stance", "response", "ask_status", "outcome", "attribution", "checked")
"""The parts of the words that say something of a party, of its words or of what was checked."""

_SHOWN = 3
"""How many labels are shown in a hint."""


def check_labels_say_the_same(dossier: Dossier) -> Iterator[Problem]:
    """What the site says of parties and of itself in an explainer's own words, somebody has
    compared with what the program says.

    Bad:  response: {rejects: Lies about}   (nobody has confirmed it)
    Good: response: {rejects: Turns down}   confirmed by `explainer confirm`
    """
    for language, own in _own_words(dossier):
        usual = _usual(language)
        for part in _CLAIMING:
            told = [
                f"{key}: {_text(words)} (for: {_text(usual[key])})"
                for key, words in sorted(own.items())
                if key.partition(".")[0] == part and _text(words) != _text(usual[key])
            ]
            if told:
                number = counted(len(told), "label")
                message = f"the site's labels under “{part}” are your own: {number}"
                shown = [*told[:_SHOWN], *(["…"] if len(told) > _SHOWN else [])]
                hint = "\n".join([*shown, "compare: do they say the same?"])
                doubt = Doubt(f"{WORDS}.{language}.{part}", "; ".join(told), ())
                place = _place(language)
                yield Problem(place, "label-unconfirmed", message, hint, False, doubt=doubt)


def check_labels_blame_nobody(dossier: Dossier) -> Iterator[Problem]:
    """No word of the site blames or belittles somebody, whoever it stands beside.

    Bad:  party: {people: Its crooks}
    Good: party: {people: Its people}
    """
    for language, own in _own_words(dossier):
        for key, words in sorted(own.items()):
            told = untold_accusations(read_words(_text(words), language), ())
            if told and key.partition(".")[0] not in _CLAIMING:
                message = f"“{told[0].text}” in “{key}” blames or belittles somebody"
                hint = f"the program says: {_text(_usual(language)[key])}"
                doubt = Doubt(f"{WORDS}.{language}.{key}", _text(words), ())
                place = _place(language)
                yield Problem(place, "accusation-untold", message, hint, False, doubt=doubt)


def _own_words(dossier: Dossier) -> Iterator[tuple[str, Mapping[str, PackedWords]]]:
    """The words of the explainer's own for the languages of its site, each file once."""
    explainer = dossier.explainer
    sites = (explainer.language, *further_languages(explainer))
    named = dict.fromkeys(name for language in sites for name in languages_of(language))
    yield from ((name, explainer.words[name]) for name in named if name in explainer.words)


def _place(language: str) -> Place:
    return Place(f"content/{WORDS}/{language}.yaml")


def _usual(language: str) -> Mapping[str, PackedWords]:
    """What the program itself says: in the language, or else in English."""
    found: dict[str, PackedWords] = {}
    for name in (ENGLISH, *reversed(languages_of(language))):
        found |= pack(name)
    return found


def _text(words: PackedWords) -> str:
    """Words as a line: of a plural, each of its forms; of a list, all that it has."""
    if isinstance(words, str):
        return words
    return " | ".join(words.values() if isinstance(words, Mapping) else words)
