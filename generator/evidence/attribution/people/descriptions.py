"""Whom a noun means that describes somebody of whom the article has just told: “so der Jurist”.

Short because it only compares a noun with offices; who was told of last is for pronouns.py.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.evidence.attribution.grammar.joined_articles import bare, bare_word, is_definite
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import Figure, told_gender, words_of
from generator.evidence.attribution.people.pronouns import Recent
from generator.evidence.languages import Speech

_BARE = 2
"""How many words an article and a noun are."""


class Descriptions:
    """The nouns of an article, and those `known`, by whose offices some are nobody else’s."""

    def __init__(self, known: Iterable[Figure], recent: Recent, speech: Speech) -> None:
        self._known, self._recent, self._speech = tuple(known), recent, speech
        self._nouns: Counter[str] = Counter()

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Count the words that have capital letters, as nouns have."""
        self._nouns.update(token.key for one in sentences for token in one if token.is_capital)

    def is_told_again(self, tokens: Sequence[Token]) -> bool:
        """Whether one word without an article, which is in no list, may be a name that the article
        has more than once, where no capital letter tells one: “تقول حليمة”."""
        one = tokens[0]
        is_plain = not (one.form.lists or is_definite(one) or one.form.is_joined)
        is_plain = is_plain and not (one.form.is_deed or one.form.is_accusative)
        is_behind = "speaker_follows" in self._speech.listed("habits")
        return is_behind and len(tokens) == 1 and is_plain and self._nouns[one.key] > 1

    def meant(self, tokens: Sequence[Token], paragraph: int) -> Figure | None:
        """Whom an article and a noun for persons mean that the article has nowhere else: the one of
        whom it has just told, as “he” or “she” would: “…“, so der Jurist”."""
        noun = tokens[-1]
        if len(tokens) == 1 and noun.is_title and is_definite(noun):
            return self._in_office(noun, paragraph)
        is_of_age = noun.key.endswith(tuple(self._speech.listed("age_endings")))
        if len(tokens) < 2 or self._nouns[noun.key] > 1 or not (noun.is_upper or is_of_age):
            return None
        kind, first = told_gender([noun.key], self._speech), tokens[0]
        if is_of_age:
            kind = "man" if first.is_a("nominatives") else "woman"
        if noun.is_a("kin") and len(tokens) == _BARE:
            return None  # “die Mutter” is somebody’s
        is_plain = all(token.is_word and not token.is_upper for token in tokens[1:-1])
        is_his = kind and first.is_a("nominatives") == (kind == "man")
        if not (is_plain and is_his and first.is_a("articles")):
            return None
        figure = self._recent.only(kind, paragraph)
        if figure is None or self._is_office_of_another(noun.key, figure):
            return None
        return None if figure.is_nameless else figure

    def _in_office(self, title: Token, paragraph: int) -> Figure | None:
        """Whom a title alone means, of whom the article has just told, and who has that office."""
        figure = self._recent.only(told_gender([title.key], self._speech), paragraph)
        role = words_of([(figure and figure.known and figure.known.role) or ""])
        is_his = bare(title) in {bare_word(one, self._speech) for one in role}
        return figure if is_his else None

    def _is_office_of_another(self, noun: str, figure: Figure) -> bool:
        """Whether a noun is the office of somebody known, and not of that one."""
        roles = {one: words_of([one.known.role or ""]) for one in self._known if one.known}
        return noun not in roles.get(figure, set()) and any(noun in role for role in roles.values())
