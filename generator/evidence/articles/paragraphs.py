"""A text → its paragraphs: its lines, or the blocks between its blank lines.

Each is on one line, as `readable` has it. Words that a line's end broke are whole again as far as
the text tells how; a line too long to be a paragraph is divided between its sentences.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.content.limits import PARAGRAPH
from generator.evidence.matching import readable
from generator.evidence.quotation_marks import quoted_spans

_PIECE = 1_000
"""About how many characters the parts of such a line have."""

_BREAK = re.compile(r"[^\W\d_]+[-‐\u00ad]\n[^\W\d_]+")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_BEGINS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")

_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_A-ZА-ЯІЇЄҐ]{2})\.|(?<=\d\d)\.|[?!…؟।])[”“»\"’')\]]*\s+(?=\W*[^\Wa-z\d_])"
    r"|[。？！][”」』）]*"
)
"""Where a sentence surely ends, at no abbreviation, and the next begins."""


def split_paragraphs(text: str, rule: str | None = None) -> list[str]:
    """The paragraphs of an article. Without a `rule` the text decides."""
    blocks = _lines_of_blocks(text)
    if (rule or paragraph_rule(text)) == "blocks":
        texts = _joined(blocks)
    else:
        texts = [readable(line) for block in blocks for line in block]
    return [part for text in texts for part in _divided(text)]


def paragraph_rule(text: str) -> str:
    """Whether each of an article's lines is a paragraph, or the blocks between blank lines are.

    Blocks are meant when their lines are broken to a width, that is, when most lines inside a block
    end in the middle of a sentence.
    """
    blocks = _lines_of_blocks(text)
    inner = [line.rstrip() for block in blocks for line in block[:-1]]
    wrapped = sum(not re.search(r"[.?!…:;。？！؟।”\"’'»“)\]]$", line) for line in inner)
    return "blocks" if len(blocks) > 1 and wrapped * 2 > len(inner) else "lines"


def _lines_of_blocks(text: str) -> list[list[str]]:
    blocks = re.split(r"\n[^\S\n]*\n", text.strip("\n"))
    lines = ([line for line in block.split("\n") if line.strip()] for block in blocks)
    return [block for block in lines if block]


def _joined(blocks: list[list[str]]) -> list[str]:
    """Each block on one line."""
    texts = ["\n".join(line.strip() for line in block) for block in blocks]
    known: set[str] = set()
    if any(map(_BREAK.search, texts)):
        known.update(w for text in texts for w in _WORD.findall(_BREAK.sub(" ", text).casefold()))
    return [readable("".join(_with_ends(block, known))) for block in blocks]


def _with_ends(lines: list[str], known: set[str]) -> Iterator[str]:
    """Lines that make one text when they are put together; `known` are the words of the whole."""
    for line, following in pairwise([*(one.strip() for one in lines), ""]):
        broken, begins = _BROKEN.search(line), _BEGINS.match(following)
        if not broken or not begins or not begins[0].islower():
            yield f"{line} "
            continue
        one, other = broken[1].casefold(), begins[0]
        if one + other not in known and f"{one}-{other}" in known:
            yield line
        elif one + other in known or other not in known:
            yield line[:-1]  # “govern-” and “ment”
        else:
            yield f"{line} "  # “town-” and “and county officials”


def _divided(text: str) -> Iterator[str]:
    """A paragraph; or the parts of one that is too long, divided outside quotation marks."""
    if len(text) <= PARAGRAPH:
        yield text
        return
    [marked] = quoted_spans([text])
    inside = iter(marked)
    span = next(inside, None)
    start = 0
    for found in _SENTENCE_END.finditer(text):
        end = found.end()
        while span and span.end < end - 2:
            span = next(inside, None)
        if end - start >= _PIECE and not (span and span.start < end <= span.end):
            yield text[start:end].strip()
            start = end
    if rest := text[start:].strip():
        yield rest
