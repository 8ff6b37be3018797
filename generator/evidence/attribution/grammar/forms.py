"""Words and marks as they are written, and what their language knows of them.

Articles say most of their words many times: what a word is wherever it stands is worked out once.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from generator.evidence.languages import Speech, spoken_key, words
from generator.evidence.matching import fold


@dataclass(frozen=True)
class Form:
    """A word or mark as it is written, and what its language knows of it, wherever it stands.

    `key` is folded and in lower case; `speech` is what is known of its language.
    """

    text: str
    key: str
    speech: Speech = field(repr=False, compare=False)

    @cached_property
    def is_word(self) -> bool:
        """Whether it is a word, and no mark or quotation."""
        return self.text[:1].isalnum()

    @cached_property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, or its script has none."""
        first = self.text[:1]
        return first.isalpha() and not first.islower()

    @cached_property
    def is_upper(self) -> bool:
        """Whether it begins with a capital letter of a script that has small ones."""
        return self.text[:1].isupper()

    @cached_property
    def is_genitive(self) -> bool:
        """Whether it is the end of a name to which something belongs: “X’s”."""
        return self.text in {"'s", "’s"}

    @cached_property
    def is_oblique(self) -> bool:
        """Whether a noun with its article has an ending that no subject has: “الطرفين”."""
        starts = tuple(self.speech.listed("definite_starts"))
        ends = tuple(self.speech.listed("oblique_nouns"))
        is_led = bool(ends) and self.key.startswith(starts) and self.key.endswith(ends)
        return is_led and not self.is_a("titles")

    @cached_property
    def is_accusative(self) -> bool:
        """Whether its ending tells an object or how something is done: “ضاحكاً”, “بياناً”."""
        return self.text.rstrip(_SILENT).endswith(_TANWIN)

    @cached_property
    def is_joined(self) -> bool:
        """Whether it begins with a preposition that is written together with it."""
        starts = self.speech.listed("boundary_starts") | self.speech.listed("joined_places")
        return bool(starts) and self.key.startswith(tuple(starts))

    @cached_property
    def is_deed(self) -> bool:
        """Whether a word has the shape of a noun for a deed, and is no text that may speak."""
        shapes = self.speech.listed("deeds")
        is_shaped = any(re.fullmatch(one, self.text) for one in shapes)
        return is_shaped and not self.is_a("documents")

    @cached_property
    def is_owned_deed(self) -> bool:
        """Whether a noun for a deed has whose it is at its end, so that it names nobody: “his
        readiness”, “استعداده”."""
        owners = [one for one in self.speech.listed("joined_owners") if self.text.endswith(one)]
        return any(form_of(self.text.removesuffix(one), self.speech).is_deed for one in owners)

    @cached_property
    def pronoun(self) -> str:
        """Whom it stands for, if it is a pronoun: see Speech."""
        return self.speech.pronouns.get(self.key, "")

    @cached_property
    def stands_for(self) -> str:
        """Whom it stands for, as a pronoun or as a word that tells whose something is: “his”."""
        return self.pronoun or self.owner

    @cached_property
    def owner(self) -> str:
        """Whose something is, if it tells that of a man or a woman: “his”."""
        return "man" if self.is_a("his") else "woman" if self.is_a("hers") else ""

    def is_a(self, *lists: str) -> bool:
        """Whether its language has it in one of these lists of words: see Speech."""
        return not self.lists.isdisjoint(lists)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The lists of words in which its language has it: see Speech."""
        found = self.speech.lists_with(self.key)
        starts = tuple(self.speech.listed("boundary_starts"))
        is_led = not found and bool(starts) and self.key.startswith(starts)
        return frozenset({"boundaries"}) if is_led else found

    @cached_property
    def is_cue(self) -> bool:
        """Whether it may be a verb that has a speaker."""
        return self.is_a("verbs", "naming", "views")

    @cached_property
    def is_verb(self) -> bool:
        """Whether it is such a verb, and no name that is like one."""
        return self.is_cue and not self.is_upper

    @cached_property
    def is_title(self) -> bool:
        """Whether it is a title, or stands before names as one."""
        if self.is_a("titles", "honorifics"):
            return True
        if "-" in self.text and "agrees" in self.speech.listed("habits"):
            return self.head.is_a("titles")
        endings = tuple(self.speech.listed("title_endings"))
        return bool(endings) and self.is_upper and self.key.endswith(endings)

    @cached_property
    def head(self) -> "Form":
        """The first part of a word of several, and else the word itself: “врач-инфекционист”."""
        first = self.text.partition("-")[0]
        return self if first == self.text else form_of(first, self.speech)

    @cached_property
    def is_before_name(self) -> bool:
        """Whether it tells more of somebody whose name follows, and is no part of it."""
        return self.is_title or self.is_a("descriptors")

    @cached_property
    def is_day(self) -> bool:
        """Whether it is the name of a day or month."""
        return self.is_capital and self.is_a("days")

    @cached_property
    def is_source_word(self) -> bool:
        """Whether it belongs to a phrase like “according to”."""
        return self.key in self.speech.source_words

    @cached_property
    def is_filler(self) -> bool:
        """Whether it may stand between a speaker and the verb."""
        endings = tuple(self.speech.listed("filler_endings"))
        is_adverb = len(self.key) > 4 and self.key.endswith(endings)
        return self.is_a("fillers") or (is_adverb and self.is_word and not self.is_upper)

    @cached_property
    def is_stop(self) -> bool:
        """Whether it is no part of a name and ends it."""
        is_participle = "speaker_follows" in self.speech.listed("habits")
        is_participle = is_participle and self.is_a("participles")  # “رد X موضحا أن”
        is_word = self.is_a("openers", "boundaries", "relatives") or is_participle
        return is_word or self.is_verb or self.is_day or self.is_accusative

    @cached_property
    def leads_in(self) -> bool:
        """Whether it begins an introduction: “In Moscow, …”, “When …”, “On Monday …”."""
        opens = self.is_a("openers") and not self.is_a("joiners")
        is_adverbial = self.is_a("boundaries", "participles") or self.is_day
        return not self.is_a("determiners") and (opens or is_adverbial)

    @cached_property
    def is_shortened(self) -> bool:
        """Whether a full stop behind it is part of it: Mr., U.S., an initial."""
        is_initial = len(self.text) == 1 and self.text.isupper()
        is_dotted = "." in self.text and self.text[-1].isalpha()
        is_listed = fold(self.text).casefold() in self.speech.listed("abbreviations")
        return is_initial or is_dotted or is_listed


SHADDA = "\u0651"
"""The sign that a consonant is double, which may tell a verb from a preposition: “بيّن”, “بين”."""

_TANWIN, _SILENT = "\u064b", "\u0627\u0649"
"""The sign of Arabic that ends an indefinite object, and letters that may stand behind it."""

ALEF_MAKSURA, YEH = "\u0649", "\u064a"
"""Two letters of Arabic that many write alike at the end of a word."""


def name_words(name: str) -> list[str]:
    """The words of a name as they are compared: without signs that many leave out, and alike where
    many write their last letter alike (“فوزى”, “فوزي”)."""
    return [dotted(one) for one in words(name.replace(SHADDA, ""))]


def dotted(word: str) -> str:
    """A word with the dots of its last letter, which many leave out."""
    return word[:-1] + YEH if word.endswith(ALEF_MAKSURA) else word


@lru_cache(maxsize=1 << 16)
def form_of(text: str, speech: Speech) -> Form:
    """The form of a word or a mark; signs of vowels that tell no words apart are no part of it."""
    key = spoken_key(text).rstrip(".") or text
    if SHADDA in key and not speech.lists_with(key):
        key = key.replace(SHADDA, "")
    return Form(text, _listed(key, speech), speech)


def _listed(key: str, speech: Speech) -> str:
    """A word that some write without the dots of its last letter, as the language has it: “فى” is
    “في”, while “على” is no “علي”."""
    other = dotted(key)
    is_known = not key.endswith(ALEF_MAKSURA) or speech.lists_with(key) or key in speech.pronouns
    is_other = not is_known and (speech.lists_with(other) or other in speech.pronouns)
    return other if is_other else key
