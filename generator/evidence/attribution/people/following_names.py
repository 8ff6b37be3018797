"""Names of those who are known, behind a verb that its subject follows, without capital letters.

Whom the words speak to stands behind whoever speaks, with no mark between: “دعا X الحكومة إلى”.
Short because it only finds them; what else names somebody is for names.py.
"""

from collections.abc import Sequence

from generator.evidence.attribution.grammar.forms import name_words
from generator.evidence.attribution.grammar.joined_articles import (
    bare,
    bare_word,
    is_definite,
    name_start,
)
from generator.evidence.attribution.grammar.tokens import Token
from generator.evidence.attribution.people.figures import Figure, words_of

_OFFICE = 3
"""How many words an office and where it is held are at most: “متحدث باسم الوزارة”."""


class FollowingNames:
    """The names of those who are known, each as its words, whether it has a capital, and whose."""

    def __init__(self, names: Sequence[tuple[tuple[str, ...], bool, Figure]]) -> None:
        self._names = names

    def at_head(self, head: Sequence[Token]) -> Figure | None:
        """The known one whose name words begin with, or have behind a title, where whom he speaks
        to stands behind him, no mark between: “دعا X الحكومة إلى”."""
        if len(head) > 1 and (cut := self._beginning(head)):
            return cut
        for start, length, figure in sorted(self.places(head), key=lambda one: (one[0], -one[1])):
            behind = head[start + 1 : start + 2]
            if length == 1 and head[start].is_title and any(map(is_definite, behind)):
                continue  # “الأمين العام” is no “X الأمين”
            start = name_start(head, start) if figure.is_person else start
            if start == 0:
                return None if self._may_go_on(head[length:], length, figure) else figure
            is_told = head[0].is_title or is_role(head[:start], figure)
            is_whole = length > 1 or (head[start - 1].is_title and is_definite(head[start - 1]))
            if figure.is_person and is_told and is_whole:
                return figure
        return None

    def holder(self, head: Sequence[Token]) -> Figure | None:
        """The one known person whose whole office some words are: “نقيب أصحاب المخابز”."""
        said = [word for token in head for word in name_words(token.text)]
        people = {figure for _, _, figure in self._names if figure.known and figure.known.role}
        found = [one for one in people if one.known and name_words(one.known.role or "") == said]
        found = found or [one for one in people if one.has_spoken and _is_in_short(head, one)]
        return found[0] if len(found) == 1 and len(said) > 1 else None

    def _beginning(self, head: Sequence[Token]) -> Figure | None:
        """The one known body whose longer name some words begin: “الشركة الجديدة” of “… للرخام”."""
        said = [word for token in head for word in name_words(token.text)]
        found = {one for name, _, one in self._names if [*name[: len(said)]] == said}
        return found.pop() if len(found) == 1 else None

    def _may_go_on(self, rest: Sequence[Token], length: int, figure: Figure) -> bool:
        """Whether a body’s name of one word may be the beginning of another’s: “الهيئة العليا”."""
        is_alike = not figure.is_person and length == 1 and any(map(is_definite, rest[:1]))
        is_alike = is_alike and not any(token.form.is_oblique for token in rest[:1])
        return is_alike and not any(start == 0 for start, _, _ in self.places(rest))

    def places(self, tokens: Sequence[Token]) -> list[tuple[int, int, Figure]]:
        """Where names of those who are known begin among some words, and how long they are."""
        found, keys = [], [name_words(token.text) for token in tokens]
        for name, _, figure in self._names:
            for start in range(len(tokens) - len(name) + 1):
                if [word for key in keys[start : start + len(name)] for word in key] == [*name]:
                    found.append((start, len(name), figure))
        return found


def _is_in_short(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether words are an office in short: “نائب المحافظ”, who is “نائب محافظ الساحل”."""
    speech = tokens[0].speech
    role = [
        bare_word(one, speech) for one in name_words((figure.known and figure.known.role) or "")
    ]
    said = [bare(token) for token in tokens]
    return tokens[0].is_title and role[:1] == said[:1] and {*said} <= {*role}


def is_body_behind(head: Sequence[Token], figure: Figure) -> bool:
    """Whether words begin with an office and end with the name of a known body that whoever holds
    it speaks of, behind a verb that its subject follows: “اتهم عضو المجلس X الوزارة”."""
    is_behind = "speaker_follows" in head[0].speech.listed("habits")
    is_known_body = figure.known is not None and not figure.is_person
    return is_behind and is_known_body and head[0].is_title and len(head) > _OFFICE


def is_role(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether some words are all of somebody’s known office."""
    role = words_of([(figure.known and figure.known.role) or ""])
    return {word for token in tokens for word in name_words(token.text)} <= role
