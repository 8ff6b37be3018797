"""Who holds a title that stands without a name: “the Ukrainian president”, “the minister”."""

from collections.abc import Iterable, Sequence

from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.joined_articles import bare, bare_word
from generator.evidence.attribution.grammar.nominatives import is_calling
from generator.evidence.attribution.grammar.tokens import Token
from generator.evidence.attribution.people.figures import (
    SOMEBODY,
    UNSURE,
    Figure,
    Meant,
    head_of,
    told_gender,
    words_of,
)
from generator.evidence.attribution.people.names import ArticleNames
from generator.evidence.attribution.people.offices import has_role, holds_office
from generator.evidence.languages import Speech

_SHORT_TITLE = 4
"""How many letters have those at most that may end a word by chance: “Chef” ends none."""


class Titles:
    """The titles of all whom an article names, as it tells them or as roles are known."""

    def __init__(self, names: ArticleNames, speech: Speech) -> None:
        self._names, self._speech = names, speech

    def holder(self, tokens: Sequence[Token]) -> Meant:
        """Who holds a title: “the Ukrainian president”, as the article tells or by roles known.

        Whose lawyer somebody is no title tells, so “his lawyer” and “X’s lawyer” may be another.
        """
        head = [token for token in tokens if token.is_word and not token.is_a("links")]
        if not head:
            return SOMEBODY  # a name in marks alone
        is_owned = any(token.is_genitive for token in tokens) or head[0].is_a("possessives")
        asked = {bare(token) for token in head if not token.is_a("determiners")}
        titles = (t for t in head if t.is_title or (t.is_upper and t.is_a("descriptors")))
        is_title = any(bare(token) in asked for token in titles)
        if not is_title and not (agrees(head[0]) and is_calling(head[0])):
            return (None, True) if self._is_described(head_of(tokens)) else UNSURE
        gender = told_gender((token.key for token in head), self._speech)
        if head[0].is_a("indefinite"):
            return Figure(("",), gender), True
        everybody = [] if is_owned else self._names.all
        fitting = [f for f in everybody if any(self._is_told(asked, told) for told in f.told)]
        fitting = fitting or [f for f in self._names.known.values() if self._holds(f, asked)]
        if agrees(head[0]):
            is_form = self._names.is_form
            fitting = self.holders(head)
            fitting = fitting or self._names.in_alike_office(head)
            known = self._names.known.values()
            fitting = fitting or [f for f in known if f.has_spoken and has_role(f, head, is_form)]
        if len(fitting) == 1:
            return fitting[0], True
        if agrees(head[0]) and fitting:
            return UNSURE
        if not is_title:
            return SOMEBODY
        return Figure(("",), gender), not fitting

    def holders(self, noun: Sequence[Token]) -> list[Figure]:
        """Those of whom the article said that they are what a noun calls."""
        is_form = self._names.is_form
        return [one for one in self._names.all if holds_office(one, noun, is_form)]

    def _is_described(self, head: Sequence[Token]) -> bool:
        """Whether words describe somebody, and are no name that nobody else here has."""
        last = head[-1]
        if agrees(last) and is_calling(head[0]):
            return True
        if not last.is_capital or last.is_a("groups"):
            return True
        if "nouns_are_capital" in self._speech.listed("habits"):
            return head[0].is_a("determiners", "possessives", "obliques")
        endings = tuple(self._speech.listed("plural_endings"))
        return len(head) == 1 and bool(endings) and last.key.endswith(endings)

    def _is_told(self, asked: set[str], said: frozenset[str]) -> bool:
        """Whether a title asked for is one that was told, and not that of a deputy."""
        told = {bare_word(one, self._speech) for one in said}
        ends = {one for one in asked for word in told if self._is_compound(word, one)}
        return asked <= told | ends and not (told - asked) & self._speech.listed("lesser")

    def _is_compound(self, word: str, end: str) -> bool:
        """Whether a title is another's end, where nouns are joined: “Verkehrsministerin”."""
        are_joined = "nouns_are_capital" in self._speech.listed("habits")
        return are_joined and len(end) > _SHORT_TITLE and word.endswith(end)

    def _holds(self, figure: Figure, asked: set[str]) -> bool:
        """Whether a known person's role and party are what is asked for."""
        assert figure.known
        party, role = self._names.known.get(figure.known.party or ""), figure.known.role
        if party is None or not role:
            return False
        of_role, of_party = self._forms(asked, [role]), self._forms(asked, party.names)
        return bool(of_role and of_party) and asked <= of_role | of_party

    def _forms(self, asked: set[str], names: Iterable[str]) -> set[str]:
        told = words_of(names)
        told |= {bare_word(one, self._speech) for one in told}
        return {one for one in asked if any(self._names.is_form(one, other) for other in told)}
