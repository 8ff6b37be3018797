"""Whom a text in some language may name, by all that they are called in any.

Short because it is one question.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from generator.content.scripts import is_in_script_of, script_of
from generator.evidence.quotation_marks import Span
from generator.evidence.support.named.names import KnownNames, has_case, has_name
from generator.evidence.support.reading import ReadText, Word, read_words


@dataclass(frozen=True)
class Bearers:
    """Whom a text may name, by id: all that each is `called` in any language, as a text in one
    language is read."""

    called: Mapping[str, Sequence[str]]
    code: str

    @cached_property
    def known(self) -> KnownNames:
        """The same, word by word."""
        return _known(tuple((who, tuple(of)) for who, of in self.called.items()), self.code)

    def may_be_named_in(self, reading: ReadText) -> frozenset[str]:
        """The ids of those whose whole name a text has, or words that look like it."""
        return self.known.named_in(reading)

    def named_in(self, reading: ReadText) -> Iterator[tuple[str, Span]]:
        """The ids of those whom a text names, and where first: by a word with a capital letter,
        where its script has such letters; where a sentence begins, by the very form of the name."""
        for who in sorted(self.known.named_in(reading)):
            words = (word for word in reading.words if who in self.known.bearers(word.stem))
            if found := next(filter(self._tells, words), None):
                yield who, found.span

    def _tells(self, word: Word) -> bool:
        if not has_case(word):
            return True
        return word.is_capital and (not word.begins or word.stem in self.known.parts)

    def names_plainly(self, who: str, reading: ReadText, other: ReadText) -> bool:
        """Whether a text has somebody's first name of all in its letters, or another is in the same
        letters: by what else he is called (“Moscow”) another language need not call him."""
        if script_of(self.code) == script_of(other.code):
            return True
        ours = [name for name in self.called[who] if is_in_script_of(name, self.code)]
        stems = (word.stem for name in ours[:1] for word in read_words(name, self.code).words)
        return all(has_name(stem, reading) for stem in stems)

    def can_name(self, who: str) -> bool:
        """Whether one of somebody's names is in the letters of the language."""
        return any(is_in_script_of(name, self.code) for name in self.called.get(who, ()))


@cache
def _known(called: tuple[tuple[str, tuple[str, ...]], ...], code: str) -> KnownNames:
    return KnownNames(dict(called), code)
