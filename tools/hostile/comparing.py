"""A site with hostile words against the same site with tokens: every difference that is not theirs.

What a page must be is worked out from the page of tokens, each token replaced by what was typed.
So elements, attributes, nesting and order must be equal, and each text, each value that carries
text, each string in the data must be exactly what was typed, white space folded.

Two things depend on words and hold none: the mark of a source, which is the first letter of its
publisher, and whether a last word stays with the mark behind it, which a long one does not.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.content.catalogue import ENGLISH
from generator.pages.references import marks_for
from generator.pages.search.search_index import INDEX, PARTS
from tests.indexes import index_of, line_of, scripts_in
from tools.hostile.corpus import folded
from tools.hostile.laying import Laid
from tools.hostile.planting import TOKEN, Garden, Slot

TEXT_ATTRIBUTES = {"aria-label", "content", "data-name", "href"}
"""The attributes that carry an editor's words: of the buttons that open a passage, of <meta>, of
the matrix's cells, addresses."""

UNCOMPARED = {".generated", "data/build.json"}
"""They list the hashes of all other files, which are to differ."""

_FORMED = {
    "bib": re.compile(r"^ *[@}\w]\w*(?: = )?", re.M),
    "ris": re.compile(r"^[A-Z][A-Z0-9]  -", re.M),
}
"""What of a line of references is their form, and no words."""

FRAGMENT = ":~:text="
ENDS = 6
"""How many words at each end find a long passage on its publisher's page."""

_HASHES = re.compile(r"'sha256-[^']*'|\?v=[0-9a-f]{12}$")
"""What is worked out from the content of a file: sums in a policy, a fingerprint in an address."""

_MARK = re.compile(r"(?<!\w)Q(\d+)(?:\.(?=\d)|(?!\w))")
"""The mark of a source on the site of tokens, where every publisher begins alike: before the number
of a paragraph, or by itself."""

_FILLED = re.compile(f"{TOKEN.pattern}|{_MARK.pattern}")
_STAYING, _WRAPPING = "nw", "span.wr"
"""The class of the <span> that holds a mark, and the word that stays with it; and that of what is
before that word in another element, of which it hangs on the word whether it holds anything."""

_SUM = re.compile(r"\b[0-9a-f]{64}\b")
_INSERTION = re.compile(r"(\([^()]*\)|\[[^\[\]]*\])")


@dataclass(frozen=True)
class Difference:
    """Where two sites differ: `slots` are those whose words stand there, if any do."""

    page: str
    wanted: str
    found: str
    slots: tuple[int, ...] = ()

    def show(self) -> str:
        """The difference in a few lines."""
        return f"{self.page}\n    wanted: {self.wanted[:300]}\n    found:  {self.found[:300]}"


@dataclass(frozen=True)
class Piece:
    """One step through a page, as it must be: a tag with its attributes, a text, an end."""

    words: str
    slots: tuple[int, ...] = ()


class Comparison:
    """Compares files of a site of tokens with those of a site laid out as `laid`."""

    def __init__(self, garden: Garden, tokens: Laid, laid: Laid) -> None:
        self.slots = {slot.number: slot for slot in garden.slots}
        self.laid = laid
        self.sums = dict(zip(tokens.sums, laid.sums, strict=True))
        self.publishers = [one.number for one in garden.slots if one.kind == "Source.publisher"]
        self.marks = marks_for(map(self.typed, self.publishers), ENGLISH)

    def compare(self, tokens: Path, site: Path) -> Iterator[Difference]:
        """Every difference between the two sites."""
        ours, theirs = _files(tokens), _files(site)
        if ours != theirs:
            yield Difference("(files)", str(sorted(ours - theirs)), str(sorted(theirs - ours)))
        for name in sorted((ours & theirs) - UNCOMPARED):
            wanted, found = (tokens / name).read_bytes(), (site / name).read_bytes()
            yield from self.compare_file(name, wanted, found)
        yield from self.compare_search(scripts_in(tokens), scripts_in(site))

    def compare_file(self, name: str, wanted: bytes, found: bytes) -> Iterator[Difference]:
        """Every difference between two files of one name."""
        if name.endswith(".html"):
            yield from self.compare_pages(name, wanted.decode(), found.decode())
        elif name.endswith(".json"):
            ours, theirs = (json.loads(one, object_hook=_whole) for one in (wanted, found))
            yield from self.compare_data(name, ours, theirs)
        elif _formed(name, wanted) != _formed(name, found):
            yield Difference(name, "the same form", "another form")

    def compare_search(
        self, wanted: Mapping[str, str], found: Mapping[str, str]
    ) -> Iterator[Difference]:
        """Every difference between all scripts of two searches: only the data may differ."""
        codes = [files[INDEX].removesuffix(line_of(files[INDEX])) for files in (wanted, found)]
        if codes[0] != codes[1]:
            yield Difference(INDEX, "the same way of finding", "another one")
        for name, text in found.items():
            if "<" in (line_of(text) if name == INDEX else text):
                yield Difference(name, "no character that could end a script", "<")
        yield from self.compare_data(INDEX, index_of(wanted), index_of(found))

    def compare_pages(self, name: str, wanted: str, found: str) -> Iterator[Difference]:
        """Every difference between two pages."""
        ours = list(_Reader(self).pieces(wanted))
        theirs = list(_Reader(None).pieces(found))
        texts = [piece.words for piece in ours], [piece.words for piece in theirs]
        if texts[0] == texts[1]:
            return
        matcher = difflib.SequenceMatcher(None, *texts, autojunk=False)
        for change, a, b, c, d in matcher.get_opcodes():
            if change != "equal":
                near = ours[a:b] or ours[max(0, a - 1) : a + 1]
                slots = tuple(dict.fromkeys(n for piece in near for n in piece.slots))
                yield Difference(name, " ".join(texts[0][a:b]), " ".join(texts[1][c:d]), slots)

    def compare_data(self, name: str, wanted: Any, found: Any) -> Iterator[Difference]:
        """Every difference between two pieces of data."""
        ours, theirs = list(self.data(wanted, "")), list(_plain(found, ""))
        for one, other in zip(ours, theirs, strict=False):
            if one.words != other:
                yield Difference(name, one.words, other, one.slots)
        if len(ours) != len(theirs):
            yield Difference(name, f"{len(ours)} values", f"{len(theirs)} values")

    def data(self, value: Any, where: str) -> Iterator[Piece]:
        """Data as it must be, value by value."""
        for line in _plain(value, where):
            yield self.filled(line)

    def filled(self, text: str) -> Piece:
        """A text with what was typed in the places of tokens, and the marks that this gives."""
        text = _SUM.sub(lambda match: self.sums.get(match[0], match[0]), text)
        slots: dict[int, None] = {}

        def put_in(match: re.Match[str]) -> str:
            is_token = match[1] is not None
            number = int(match[1]) if is_token else self.publishers[int(match[2]) - 1]
            slots[number] = None
            if is_token:
                return self.typed(number)
            mark = self.marks[int(match[2]) - 1]
            return mark if match[0].endswith(".") else mark.rstrip(".")

        return Piece(folded(_FILLED.sub(put_in, text)), tuple(slots))

    def typed(self, number: int) -> str:
        """What a reader is to see in the place of a token."""
        slot = self.slots[number]
        return slot.shown(self.laid.texts[number]) if number in self.laid.texts else slot.token

    def address(self, href: str) -> Piece:
        """An address as it must be, decoded."""
        url, fragment, words = href.partition(FRAGMENT)
        one = self.filled(unquote(url))
        one = Piece(folded(unquote(one.words)), one.slots)
        if not fragment:
            return one
        other = self.filled(unquote(words))
        given = other.words.split()
        ends = [given] if len(given) <= 2 * ENDS else [given[:ENDS], given[-ENDS:]]
        text = ",".join(" ".join(part) for part in ends)
        before = one.words.removesuffix("#")
        mark = "" if "#" in before else "#"
        return Piece(folded(before + mark + fragment + text), one.slots + other.slots)

    def is_quotation(self, number: int) -> bool:
        """Whether a slot stands inside quotation marks."""
        return bool(self.slots[number].marks)


class _Reader:
    """Takes a page apart; with a comparison, as it must be rather than as it is."""

    def __init__(self, comparison: Comparison | None) -> None:
        self.comparison = comparison

    def pieces(self, html: str) -> Iterator[Piece]:
        """Every tag with its attributes, every text, every end, in order."""
        parsed = LexborHTMLParser(html)
        for wrapping in parsed.css(_WRAPPING):
            wrapping.unwrap() if wrapping.first_child else wrapping.decompose()
        root = parsed.root
        assert root is not None
        yield Piece(html[:15].lower())
        yield from self.element(root, False)

    def element(
        self, node: LexborNode, in_quotation: bool, has_moved: bool = False
    ) -> Iterator[Piece]:
        """One element and all that is in it, but the text at its head where that `has_moved`."""
        tag = node.tag or ""
        yield self.tag(node)
        in_quotation = in_quotation or tag == "blockquote"
        text = ""
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                text += "" if has_moved else child.text_content or ""
                continue
            has_moved, stays = False, _staying(child)
            yield from self.text(text + stays, tag, in_quotation)
            text = ""
            if child.tag == "-comment":
                yield Piece(f"<!--{child.text_content or ''}-->")
            else:
                yield from self.element(child, in_quotation, bool(stays))
        yield from self.text(text, tag, in_quotation)
        yield Piece(f"</{tag}>")

    def tag(self, node: LexborNode) -> Piece:
        """A start tag with its attributes."""
        words, slots = [], ()
        for name, value in sorted(node.attributes.items()):
            piece = self.attribute(name, value or "")
            words.append(f" {name}=“{piece.words}”")
            slots += piece.slots
        return Piece(f"<{node.tag}{''.join(words)}>", slots)

    def attribute(self, name: str, value: str) -> Piece:
        """An attribute's value."""
        if name == "href" and "://" in value:
            return self.address(value)
        value = _HASHES.sub("", value)
        if self.comparison is None:
            return Piece(folded(value))
        piece = self.comparison.filled(value)
        if piece.slots and name not in TEXT_ATTRIBUTES:
            return Piece(f"({name} carries no text)", piece.slots)
        return piece

    def address(self, value: str) -> Piece:
        """An address of the web, decoded."""
        if self.comparison is None:
            return Piece(folded(unquote(value)))
        return self.comparison.address(value)

    def text(self, text: str, tag: str, in_quotation: bool) -> Iterator[Piece]:
        """A text; data of a script are compared as data."""
        if tag == "script" and text.startswith('{"@context"'):
            yield from self.script(json.loads(text))
            return
        if self.comparison is None:
            yield from _texts([folded(text)])
            return
        piece = self.comparison.filled(text)
        if in_quotation and any(map(self.comparison.is_quotation, piece.slots)):
            yield from _inserted(piece)
        else:
            yield from _texts([piece.words], piece.slots)

    def script(self, data: Any) -> Iterator[Piece]:
        """What a page says to programs."""
        if self.comparison is None:
            yield from map(Piece, _plain(data, ""))
        else:
            yield from self.comparison.data(data, "")


def _whole(told: dict[str, Any]) -> dict[str, Any]:
    """An object without what is cut after so many letters: the words around those that it is of."""
    return {name: one for name, one in told.items() if name not in ("prefix", "suffix")}


def _formed(name: str, data: bytes) -> object:
    """What words may not change in a file of data: all but the words in references, the lines and
    cells of a table, the tables and rows of a database; of any other file everything."""
    ending = name.rpartition(".")[2]
    if ending in _FORMED:
        return _FORMED[ending].findall(data.decode())
    if ending == "csv":
        return [len(row) for row in csv.reader(io.StringIO(data.decode(), newline=""))]
    if ending == "sqlite":
        with closing(sqlite3.connect(":memory:")) as base:
            base.deserialize(data)
            names = base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            return {
                one: base.execute(f'SELECT count(*) FROM "{one}"').fetchone() for (one,) in names
            }
    return data


def _staying(node: LexborNode) -> str:
    """What stays with a mark, and counts with the words before it; empty where a node holds
    nothing that does."""
    if node.tag != "span" or node.attributes.get("class") != _STAYING:
        return ""
    texts = takewhile(lambda one: one.tag == "-text", node.iter(include_text=True))
    return "".join(one.text_content or "" for one in texts)


def _inserted(piece: Piece) -> Iterator[Piece]:
    """A quotation as it must be: what stands in brackets is a journalist's, and set apart."""
    for stretch in _INSERTION.split(piece.words):
        if _INSERTION.fullmatch(stretch):
            yield Piece("<em>", piece.slots)
            yield from _texts([folded(stretch)], piece.slots)
            yield Piece("</em>", piece.slots)
        else:
            yield from _texts([folded(stretch)], piece.slots)


def _texts(texts: Iterable[str], slots: tuple[int, ...] = ()) -> Iterator[Piece]:
    return (Piece(f"“{text}”", slots) for text in texts if text)


def _plain(value: Any, where: str) -> Iterator[str]:
    """Data value by value, each with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _plain(inner, f"{where}.{name}")
    elif isinstance(value, list):
        yield f"{where}: {len(value)}"
        for number, inner in enumerate(value):
            yield from _plain(inner, f"{where}[{number}]")
    else:
        yield f"{where}: " + (f"“{folded(value)}”" if isinstance(value, str) else json.dumps(value))


def _files(site: Path) -> set[str]:
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path for path in paths if path != INDEX and not path.startswith(PARTS)}


def words_of(slots: dict[int, Slot], laid: Laid, difference: Difference) -> list[tuple[str, str]]:
    """Each string that a difference is about, and the kind of field that it stands in."""
    found = [(number, laid.texts.get(number)) for number in difference.slots]
    return [(text, slots[number].kind) for number, text in found if text is not None]


MARKDOWN = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre"),
    *("blockquote", "hr", "br", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
"""What Markdown may put on a page."""
OF_MARKDOWN = {"href", "title", "start", "id", "style"}
"""The attributes that it may give; `style` for the alignment of a table's cells."""
CONTENTS = {("div", "", ""), ("div", "class", "toc")}
"""The list of a page's headings, which `[TOC]` asks for."""


def oddities(tokens: Path, site: Path) -> Iterator[Difference]:
    """What stands on pages of Markdown that Markdown does not make."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        known = _vocabulary(LexborHTMLParser((tokens / name).read_bytes()))
        for tag, attribute, value in _vocabulary(LexborHTMLParser(path.read_bytes())) - known:
            if not _is_of_markdown(tag, attribute, value):
                yield Difference(name, "what Markdown makes", f"<{tag} {attribute}={value!r}>")


def _is_of_markdown(tag: str, attribute: str, value: str) -> bool:
    """Whether Markdown may give this element, this attribute, this value."""
    if attribute == "href":
        return bool(re.match(r"https?:|(?!//)[./\w-]*(#|$)", value))
    if attribute == "style":
        return bool(re.fullmatch(r"text-align: (left|right|center);", value))
    if (tag, attribute, value) in CONTENTS:
        return True
    return (tag in MARKDOWN and attribute in OF_MARKDOWN | {""}) or attribute == "content"


def _vocabulary(tree: LexborHTMLParser) -> set[tuple[str, str, str]]:
    """Every element, attribute and value of a page."""
    return {
        (node.tag or "", name, _HASHES.sub("", value or ""))
        for node in tree.css("*")
        for name, value in [("", ""), *node.attributes.items()]
    }
