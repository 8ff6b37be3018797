"""seeds/*.txt → articles with numbered paragraphs."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from unicodedata import normalize

from generator.content.characters import find_characters
from generator.content.files import SEEDS as SEEDS
from generator.content.files import decode, list_files, name_fault, read_bytes
from generator.content.ids import UNNAMED
from generator.content.limits import ARTICLE, PARAGRAPH, PARAGRAPHS
from generator.content.model import Explainer, Source
from generator.content.paths import may_be_in, path_for_addition
from generator.content.problems import Place, Problem, at_most, did_you_mean, nearest
from generator.evidence.articles.paragraphs import split_paragraphs
from generator.evidence.articles.primary_texts import begins_turn, find_voices, heads_of
from generator.evidence.articles.turns import QUESTIONS, Head
from generator.evidence.languages import read_language
from generator.evidence.matching import INVISIBLE, comparable, insertions
from generator.evidence.quotation_marks import Span
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind, digest_of

INTERVIEWER = ("\0interviewer",)
"""In the place of speakers' ids: whoever asks and speaks for no party."""


_AROUND = " *_»”\"')"
"""What may stand behind the mark that ends a question."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of an article; `number` counts from 1, boilerplate included.

    What stands inside quotation marks, or is led by a dash as speech is, is `quoted`. In a text by
    its speaker, or a turn of theirs, `own` are the words of `speakers`, `inner` those inside marks
    there, and `turn` the name at the head: see Voice.
    """

    number: int
    text: str
    quoted: tuple[Span, ...]
    boilerplate: str | None
    own: tuple[Span, ...] = ()
    inner: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    turn: str = ""

    @cached_property
    def inserted(self) -> list[Span]:
        """What a journalist put in brackets."""
        return insertions(self.text)

    @property
    def spoken(self) -> tuple[Span, ...]:
        """What may be quoted of it: a speaker's own words, or else what is quoted."""
        return self.own if self.speakers else self.quoted

    @property
    def is_nobodys(self) -> bool:
        """Whether it is a turn of somebody who speaks for no party, such as an interviewer."""
        return self.speakers == (UNNAMED,)

    def is_of(self, speakers: tuple[str, ...] | None) -> bool:
        """Whether it is a text or a turn of each of `speakers`, or of anybody where it is None.

        A turn that is nobody's is INTERVIEWER's alone.
        """
        if speakers == INTERVIEWER:
            return self.is_nobodys
        known = set(self.speakers) - {UNNAMED}
        return bool(known) and (speakers is None or (speakers != () and known >= set(speakers)))


@dataclass(frozen=True)
class Article:
    """The text of one source; `heads` are those of its turns, whether it is told whose or not.
    `read` is the digest of all that it was read out of, where it was read from a file."""

    source: Source
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    heads: tuple[Head, ...] = ()
    read: bytes = b""

    def __hash__(self) -> int:
        # That of all paragraphs would be made anew for each piece of evidence that has an article.
        return hash(self.sha256)

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of all that it holds, or of all out of which just that was read."""
        told = (self.source, self.sha256)
        return self.read or digest_of((*told, self.paragraphs, self.heads))

    @cached_property
    def reporting(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are not boilerplate."""
        return tuple(p for p in self.paragraphs if not p.boilerplate)

    @cached_property
    def telling(self) -> tuple[Paragraph, ...]:
        """Those of which something should be accounted for: not the turns of somebody who speaks
        for no party."""
        return tuple(p for p in self.reporting if not p.is_nobodys)

    @cached_property
    def questions_within(self) -> tuple[int, ...]:
        """The paragraphs of an interview that end as a question, in the turn of somebody who
        answers, where it is not said that a turn begins."""
        answers = (p for p in self.telling if p.speakers and self.source.kind == "interview")
        within = (p for p in answers if not begins_turn(self.source, self.heads, p.number))
        return tuple(p.number for p in within if p.text.rstrip(_AROUND).endswith(QUESTIONS))

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph of that number, if there is one."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    @cached_property
    def _comparable(self) -> tuple[str, list[int]]:
        """Its paragraphs as words are compared, in one text, and where each begins there."""
        texts = [comparable(one.text)[0] for one in self.paragraphs]
        starts = accumulate((len(text) + 1 for text in texts), initial=0)
        return "\0".join(texts), list(starts)

    def may_have(self, words: str) -> frozenset[int]:
        """The numbers of the paragraphs in which words may stand: of all in which they do."""
        needle, (text, starts) = comparable(words)[0], self._comparable
        found, start = set[int](), text.find(needle) if needle else -1
        while start >= 0:
            number = bisect_right(starts, start)
            found.add(number)
            start = text.find(needle, starts[number])
        return frozenset(found)

    def words(self, passage: Passage) -> str:
        """The words of a passage, as the article prints them."""
        text = self.paragraphs[passage.paragraph - 1].text
        return text[passage.span.start : passage.span.end]

    def quotation_around(self, passage: Passage) -> Passage:
        """The whole stretch inside quotation marks, or of the speaker's own words, that a passage
        lies in."""
        spoken = self.paragraphs[passage.paragraph - 1].spoken
        return Passage(passage.paragraph, next(one for one in spoken if one.holds(passage.span)))


@dataclass(frozen=True, order=True, slots=True)
class Passage:
    """Words of one paragraph: where a fragment of a quotation stands."""

    paragraph: int
    span: Span


@dataclass(frozen=True)
class Archive:
    """All articles, by the id of their source."""

    articles: dict[str, Article]


def read_archive(
    root: Path, explainer: Explainer, kept: Kept = NONE_KEPT
) -> tuple[Archive, list[Problem]]:
    """Read the article of every source in `root`/seeds, as far as it is not `kept`."""
    articles: dict[str, Article] = {}
    files, problems = list_files(root, SEEDS)
    names = [file.removeprefix(f"{SEEDS}/") for file in files]
    for source in explainer.sources:
        article, more = read_article(root, source, names, explainer.language, kept)
        problems += more
        if article:
            articles.setdefault(source.id, article)
    if not may_be_in(explainer.unread, "content/sources.yaml"):
        described = {_spelt(source.file, names) for source in explainer.sources}
        problems += find_strays(names, described, path_for_addition(root, "sources", "<source>"))
    return Archive(articles), list(dict.fromkeys(problems))


def _spelt(name: str, names: Iterable[str]) -> str:
    """The name among `names` that is written the same, however its accents are stored: macOS takes
    letters and marks apart (NFD), most others keep them together (NFC)."""
    same = (one for one in names if normalize("NFC", one) == normalize("NFC", name))
    return name if name in names else next(same, name)


def find_strays(names: list[str], described: set[str], where: str) -> Iterator[Problem]:
    """Files of seeds/ that no source names, unless one seems to mean it and has a wrong name.

    `where` is the file in which a further source is described.
    """
    if "" in described:
        return
    meant = {nearest(name, names) for name in described - set(names)}
    for name in sorted(set(names) - described - meant):
        hint = f"describe it in {where}, or delete it"
        message = "no source is a copy of this file"
        place = Place(f"{SEEDS}/{name}")
        yield Problem(place, "seed-without-source", message, hint, is_error=False)


def read_article(
    root: Path, source: Source, names: list[str], language: str = "en", kept: Kept = NONE_KEPT
) -> tuple[Article | None, list[Problem]]:
    """Read one article; None when its file cannot be read. `names` are the files that exist, and
    `language` is that of articles that are in no other."""
    file = f"{SEEDS}/{source.file}"
    if not source.file or source.node.find(("file",)).is_broken:
        return None, []
    if name_fault(source.file) or source.file.startswith("."):
        hint = "write the name alone, such as `article.txt`"
        return None, [Problem(source.at("file"), "bad-file-name", "not a file of seeds/", hint)]
    file = f"{SEEDS}/{_spelt(source.file, names)}"
    data, refused = read_bytes(root, file)
    if refused and refused.rule == "missing-file":
        message = f"there is no file “{file}”"
        hint = did_you_mean(source.file, names)
        return None, [Problem(source.at("file"), "missing-file", message, hint)]
    if refused:
        return None, [refused]
    sha256 = hashlib.sha256(data).hexdigest()
    read = digest_of((file, sha256, source, language))
    work = partial(_read, data, file, source, sha256, language)
    is_read, paragraphs, heads, problems = kept.told(_ARTICLE, (read,), work)
    return (Article(source, sha256, paragraphs, heads, read) if is_read else None), list(problems)


_Read = tuple[bool, tuple[Paragraph, ...], tuple[Head, ...], tuple[Problem, ...]]
"""Whether an article can be read, its paragraphs and heads, and what is wrong with it."""

_ARTICLE = KeptKind[_Read]("article", _Read)


def _read(data: bytes, file: str, source: Source, sha256: str, language: str) -> _Read:
    text, problems = decode(data, file)
    if text is None:
        return False, (), (), tuple(problems)
    found, is_all = at_most(find_characters(INVISIBLE.sub(" ", text), file))
    problems += found
    if not is_all:
        return False, (), (), tuple(problems)
    texts = split_paragraphs(text, source.paragraphs) if len(text) <= ARTICLE else []
    if excess := _excess(text, texts, Place(file)):
        return False, (), (), (*problems, excess)
    article = article_of(source, sha256, texts, language)
    return True, article.paragraphs, article.heads, tuple(problems)


def article_of(source: Source, sha256: str, texts: list[str], language: str) -> Article:
    """The article of a source, from its paragraphs."""
    speech = read_language(source.language or language).speech
    kinds = {item.paragraph: item.kind for item in source.boilerplate}
    voices = find_voices(source, texts, speech)
    paragraphs = (
        Paragraph(n, text, v.quoted, kinds.get(n), v.own, v.inner, v.speakers, v.turn)
        for n, (text, v) in enumerate(zip(texts, voices, strict=True), 1)
    )
    return Article(source, sha256, tuple(paragraphs), tuple(heads_of(source, texts, speech)))


def _excess(text: str, texts: list[str], place: Place) -> Problem | None:
    """What an article has more of than it may, or that it has nothing."""
    if len(text) > ARTICLE:
        message = f"the article has {len(text):,} characters; at most {ARTICLE:,} are read"
        return Problem(place, "text-too-long", message, "divide it")
    if len(texts) > PARAGRAPHS:
        message = f"the article has {len(texts):,} paragraphs; at most {PARAGRAPHS:,} are read"
        return Problem(place, "too-many-paragraphs", message)
    for number, one in enumerate(texts, 1):
        if len(one) > PARAGRAPH:
            message = f"paragraph {number} has {len(one):,} characters; at most {PARAGRAPH:,} "
            message += "are read"
            return Problem(
                place, "text-too-long", message, "see `paragraphs` in its source's entry"
            )
    return None if texts else Problem(place, "empty-file", "the article has no text")


def is_boilerplate(article: Article | None, number: int) -> bool:
    """Whether a paragraph is named as boilerplate."""
    paragraph = article.paragraph(number) if article else None
    return bool(paragraph and paragraph.boilerplate)


def listed(numbers: Iterable[int]) -> str:
    """Numbers of paragraphs as a message names them."""
    return ", ".join(str(number) for number in dict.fromkeys(numbers))
