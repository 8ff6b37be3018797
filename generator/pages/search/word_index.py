"""The words of what search knows → where each stands, in blocks that a browser loads one at a time.

A word stands in every spelling that a reader may type, with its stems: of the language of the words
around it, which may be another than the site's.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from generator.pages.search.searched_fields import (
    LABEL,
    NAME,
    NAME_END,
    NAME_STEP,
    Entries,
    Fields,
    Stretches,
    fields_of_page,
    fields_of_statement,
)
from generator.pages.search.stems import StemRules, primary, stem_rules, stemmer, telling_stems
from generator.pages.search.tokens import LETTERS, PATTERNS, stop_words, tokens

_LINKED = 500
"""How many records are known for how many others refer to them."""

_SHORTEST = 6
"""How many letters the stem of a compound has at least."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass
class WordIndex:
    """Every word of the records, with its stems and the places where it stands.

    `places` are, by word and record, numbers of 8 × position + field. `raw` has each word as it
    stands in texts, with its language, and its spellings. `stop` are words without content, `empty`
    their spellings, which are looked for between quotation marks alone.
    """

    head: dict[str, Any]
    places: defaultdict[str, defaultdict[int, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    raw: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    stop: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)

    @cached_property
    def stems(self) -> dict[str, list[str]]:
        """The stems of each word, in each language that it stands in."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for (word, language), spellings in self.raw.items():
            stems = dict.fromkeys(stemmer(language)(word))
            for spelling in spellings:
                found[spelling] |= stems
        return {word: list(stems) for word, stems in found.items()}

    @cached_property
    def ruled(self) -> set[str]:
        """The stems that a browser finds by rules."""
        words = ((word, language) for word, language in self.raw if stem_rules(language))
        return {stem for word, language in words for stem in stemmer(language)(word)}

    def blocks(self, least: float, is_empty: bool = False) -> Iterator[tuple[str, list[Any]]]:
        """The words with content, or without, in order, in blocks of `least` characters or little
        more: of each the first word, and its words, stems, places, and of stems that others have
        too, those others."""
        kept = (word for word in self.places if (word in self.empty) == is_empty)
        posts = {word: posted(self.places[word]) for word in kept}
        blocks = [
            *_cut(sorted(posts, key=_order), lambda word: len(word) + len(posts[word]) + 8, least)
        ]
        for block, others in zip(blocks, self._others(blocks), strict=True):
            stems = [_stem_codes(word, self.stems[word]) for word in block]
            yield block[0], [block, stems, [posts[word] for word in block], others]

    def _others(self, blocks: Sequence[Sequence[str]]) -> list[dict[str, list[str]]]:
        """For each block the stems of its words that words of other blocks have too, with these;
        those of a stem that is `ruled` stand where the stem itself would."""
        where = {word: n for n, block in enumerate(blocks) for word in block}
        firsts, groups = [_order(block[0]) for block in blocks], defaultdict[str, list[str]](list)
        for word in where:
            for stem in self.stems[word]:
                groups[stem].append(word)
        found: list[dict[str, list[str]]] = [{} for _ in blocks]
        for stem, words in groups.items():
            home = {max(0, bisect_right(firsts, _order(stem)) - 1)}
            for n in sorted(home if stem in self.ruled else {where[word] for word in words}):
                if more := [word for word in words if where[word] != n]:
                    found[n][stem] = more
        return found

    def ends(self, least: float) -> Iterator[tuple[str, list[str]]]:
        """The words in the order of their ends, in blocks of `least` characters, each with the
        first's end; none where there is one block."""
        long = [word for word in self.places if len(word) > 3 and word not in self.empty]
        turned = sorted(long, key=lambda word: _order(word[::-1]))
        blocks = list(_cut(turned, lambda word: len(word) + 3, least))
        if len(blocks) > 1:
            yield from ((block[0][::-1], block) for block in blocks)

    def compounds(self, least: float) -> Iterator[tuple[str, list[Any]]]:
        """The words that may be compounds, in a language that has some, in the order of the ends of
        their stems, in blocks of `least` characters: of each the first stem's end, and its words
        with their places; none where there is one block of words."""
        rules = stem_rules(own := self.head["language"])
        if not rules or not rules.compounds or len(list(self.blocks(least))) < 2:
            return
        found = dict[str, str]()
        for (word, language), spellings in self.raw.items():
            stem = stemmer(language)(word)[0]
            if primary(language) == primary(own) and len(stem) >= _SHORTEST:
                found[spellings[0]] = stem[::-1]
        kept = {word: posted(self.places[word]) for word in found.keys() - self.empty}
        ordered = sorted(kept, key=lambda word: (_order(found[word]), word))
        for block in _cut(ordered, lambda word: len(word) + len(kept[word]) + 6, least):
            yield found[block[0]], [block, [kept[word] for word in block]]


def indexed(entries: Entries, language: str) -> WordIndex:
    """The words of every statement, then of every page, and what a browser needs to search them."""
    statements, pages = entries["statements"], entries["pages"]
    records = [
        *(fields_of_statement(one, language) for one in statements),
        *(fields_of_page(one, language) for one in pages),
    ]
    index = WordIndex(
        {
            "language": language,
            "docs": len(records),
            "statements": len(statements),
            "help": [n for n, page in enumerate(pages, len(statements)) if page.get("is_help")],
            "linked": _linked(statements),
            "patterns": PATTERNS,
        }
    )
    index.stop |= _stop(records, language)
    index.head["stop"] = sorted(index.stop)
    for number, record in enumerate(records):
        _add_names(index, number, record[NAME])
        for name in record.keys() - {NAME}:
            _add(index, number, name, record[name])
    index.head["letters"] = _letters(index.places)
    if rules := _rules(index):
        index.head["stems"] = {name: one._asdict() for name, one in rules.items()}
    return index


def _stop(records: Sequence[Fields], language: str) -> set[str]:
    """The words without content, save for those that are a name or a label by themselves: “US”."""
    stem = stemmer(language)
    telling = {name: _alone(name, records) for name in (NAME, LABEL)}
    stems = telling_stems(language) | {one for word in telling[LABEL] for one in stem(word)}
    kept = stop_words(language) - telling[NAME]
    return {one for one in kept if stems.isdisjoint(stem(one))}


def _alone(name: int, records: Iterable[Fields]) -> set[str]:
    texts = {text for record in records for text in record.get(name, ())}
    found = map(_placed, texts)
    return {spelling for words in found if len(words) == 1 for spelling in words[0].spellings}


def _letters(words: Iterable[str]) -> dict[str, str]:
    """The letters that are written in two ways, of scripts that the words are in, and of Latin."""
    known = {ord(letter) >> 8 for word in words for letter in word} | {0, 1}
    return {letter: put for letter, put in LETTERS.items() if ord(letter) >> 8 in known}


def _rules(index: WordIndex) -> dict[str, StemRules]:
    """The rules of the languages that words are in, as far as there are any."""
    names = {primary(language) for _, language in index.raw}
    return {name: rules for name in sorted(names) if (rules := stem_rules(name))}


class _Placed(NamedTuple):
    """A word of a text: in every spelling, as it stands there with its language, and where."""

    spellings: tuple[str, ...]
    raw: tuple[str, str]
    position: int


@lru_cache(maxsize=1 << 12)  # names, labels and issues stand at many records
def _placed(text: Stretches) -> tuple[_Placed, ...]:
    found = [(one, language) for words, language in text for one in tokens(words, language)]
    return tuple(
        _Placed(one.spellings, (one.raw, language), n) for n, (one, language) in enumerate(found)
    )


def _add(index: WordIndex, number: int, name: int, texts: Iterable[Stretches]) -> None:
    """Note where the words of a record's field stand, one text after the other."""
    start, places, raw, stop = 0, index.places, index.raw, index.stop
    for text in texts:
        found = _placed(text)
        for spellings, written, position in found:
            raw[written] = spellings
            if spellings[0] in stop:
                index.empty.update(spellings)
            for word in spellings:
                places[word][number].append(8 * (start + position) + name)
        start += len(found) + 1 if found else 0


def _add_names(index: WordIndex, number: int, texts: Iterable[Stretches]) -> None:
    """Note where the words of names stand, without those that carry no content."""
    start = 0
    for text in texts:
        found = _placed(text)
        kept = [one for one in found if one.spellings[0] not in index.stop] or found
        for position, one in enumerate(kept):
            index.raw[one.raw] = one.spellings
            place = 8 * (start + position) + (NAME_END if one is kept[-1] else NAME)
            for word in one.spellings:
                index.places[word][number].append(place)
        start += -(-(len(kept) + 1) // NAME_STEP) * NAME_STEP if kept else 0


def _linked(statements: Sequence[Mapping[str, Any]]) -> str:
    """How often others refer to each of the statements that they refer to most."""
    links = {n: one["links"] for n, one in enumerate(statements) if one["links"]}
    most = sorted(links, key=lambda n: (-links[n], n))[:_LINKED]
    return posted({n: [min(links[n], 15)] for n in sorted(most)})


def posted(places: Mapping[int, list[int]]) -> str:
    """Records with numbers of each, in letters: how far on a record is, then its numbers in order,
    each times two, and one more where another follows."""
    written, last = [], 0
    for number, values in places.items():
        written.append(_number(number - last))
        ordered = sorted(set(values))
        written += (_number(2 * value + 1) for value in ordered[:-1])
        written.append(_number(2 * ordered[-1]))
        last = number
    return "".join(written)


@lru_cache(maxsize=1 << 14)
def _number(value: int) -> str:
    """A number in letters of five bits each, the lowest first, with a sixth where more follow."""
    letters = ""
    while value > 31:
        letters += _DIGITS[32 + value % 32]
        value //= 32
    return letters + _DIGITS[value]


def _stem_codes(word: str, stems: Iterable[str]) -> Any:
    """Stems of a word, one by itself; of each that the word begins with its length."""
    codes = [len(stem) if word.startswith(stem) else stem for stem in stems]
    return codes[0] if len(codes) == 1 else codes


def _order(word: str) -> bytes:
    """Words in the order in which JavaScript puts them: by UTF-16 code units."""
    return word.encode("utf-16-be")


def _cut(words: Iterable[str], size: Any, least: float) -> Iterator[list[str]]:
    block: list[str] = []
    length = 0
    for word in words:
        block.append(word)
        length += size(word)
        if length >= least:
            yield block
            block, length = [], 0
    if block:
        yield block
