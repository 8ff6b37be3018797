"""Small causes with great effects: files that cost a careless program all its time or memory."""

from __future__ import annotations

from collections.abc import Callable

Bomb = Callable[[int], str | bytes]

ISSUES, PARTY = "content/issues.yaml", "content/parties/northford.yaml"
SEED, PAGE = "seeds/gazette.txt", "content/pages/about.md"
MEGA = 1_000_000


def alias_bomb(count: int) -> str:
    """Each line nine times the one before."""
    lines = ["a0: &a0 x"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, count)]
    return "\n".join(lines) + "\n"


def merge_bomb(count: int) -> str:
    """Fields merged from fields that were merged."""
    lines = ["a0: &a0 {x: y}"]
    lines += [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, count)]
    return "\n".join(lines) + "\n"


def _statements(count: int, evidence: str) -> str:
    head = "name: Northford\ntype: state\nstatements:\n"
    entry = "  - {{id: s{0}, issue: toll, speaker: unnamed, summary: x, evidence: [{1}]}}\n"
    return head + "".join(entry.format(n, evidence) for n in range(count))


YAML_BOMBS: dict[str, tuple[int, Bomb]] = {
    "flow lists in each other": (25_000, lambda n: "[" * n + "]" * n),
    "flow fields in each other": (25_000, lambda n: "{x: " * n + "}" * n),
    "block lists in each other": (25_000, lambda n: "- " * n + "x"),
    "block fields in each other": (
        2_500,
        lambda n: "".join(" " * (i % 1500) + f"k{i}:\n" for i in range(n)),
    ),
    "keys in each other": (25_000, lambda n: "? " * n + "x"),
    "opened, never closed": (2 * MEGA, lambda n: "[" * n),
    "closed, never opened": (2 * MEGA, lambda n: "]" * n),
    "aliases of aliases": (2_000, alias_bomb),
    "merges of merges": (2_000, merge_bomb),
    "anchors": (MEGA // 5, lambda n: "".join(f"- &a{i} x\n" for i in range(n))),
    "tags": (MEGA // 5, lambda n: "- !a x\n" * n),
    "one long text": (4 * MEGA - 10, lambda n: "a: " + "x" * n),
    "one long quoted text": (4 * MEGA - 10, lambda n: "a: '" + "x" * n + "'"),
    "one long block": (MEGA // 2, lambda n: "a: |\n" + "  x\n" * n),
    "one long folded text": (MEGA // 2, lambda n: "a: >\n" + "  x\n" * n),
    "one long plain text of lines": (MEGA // 2, lambda n: "a:\n" + "  x\n" * n),
    "a longer file than is read": (10 * MEGA, lambda n: "a: " + "x" * n),
    "many values": (MEGA, lambda n: "[" + "a, " * n + "]"),
    "many values on lines": (MEGA, lambda n: "- a\n" * n),
    "many empty groups": (MEGA, lambda n: "- {}\n" * (n * 4 // 5)),
    "many empty groups where entries belong": (30_000, lambda n: "- {a: b}\n" * (n // 2)),
    "many empty values": (MEGA, lambda n: "-\n" * n),
    "many fields": (100_000, lambda n: "".join(f"k{i}: v\n" for i in range(n))),
    "many fields that are unknown": (30_000, lambda n: "".join(f"name{i}: v\n" for i in range(n))),
    "the same field": (100_000, lambda n: "k: v\n" * n),
    "fields without values": (100_000, lambda n: "".join(f"k{i}:\n" for i in range(n))),
    "fields of other kinds": (30_000, lambda n: "- id: []\n  name: {}\n" * (n // 3)),
    "many documents": (MEGA // 2, lambda n: "---\na\n" * n),
    "directives": (MEGA // 3, lambda n: "%TAG ! x\n" * n),
    "huge numbers": (400_000, lambda n: "- paragraph: " + "9" * n),
    "long names of fields": (4 * MEGA - 10, lambda n: "x" * n + ": y"),
    "long names, asked for": (4 * MEGA - 10, lambda n: "? " + "x" * n + "\n: y"),
    "many long names": (180, lambda n: "".join(f"? {'x' * 19_000}{i}\n: y\n" for i in range(n))),
    "a long anchor": (4 * MEGA - 10, lambda n: "a: &" + "x" * n + " y"),
    "a long alias": (4 * MEGA - 10, lambda n: "a: *" + "x" * n),
    "a long tag": (4 * MEGA - 10, lambda n: "a: !" + "x" * n + " y"),
    "a long remark": (4 * MEGA - 10, lambda n: "#" * n),
    "many remarks": (MEGA, lambda n: "#\n" * n),
    "spaces": (200_000, lambda n: "a: b" + " " * n + "c"),
    "spaces and no more": (4 * MEGA - 10, lambda n: " " * n),
    "spaces before each remark": (MEGA, lambda n: "[" + "a  " * n + "#x"),
    "lines and no more": (4 * MEGA - 10, lambda n: "\n" * n),
    "hyphens": (4 * MEGA - 10, lambda n: "-" * n),
    "hyphens and spaces": (MEGA, lambda n: "- \n" * n),
    "hyphens before a colon": (MEGA, lambda n: "-" * n + ":"),
    "letters on a line": (4 * MEGA - 10, lambda n: "a" * n),
    "colons": (4 * MEGA - 10, lambda n: ":" * n),
    "colons and spaces": (MEGA, lambda n: ": " * n),
    "question marks": (MEGA, lambda n: "? \n" * n),
    "brackets": (200_000, lambda n: "a: " + "[](){}" * n),
    "double quotes": (200_000, lambda n: "a: " + '"' * n),
    "single quotes": (200_000, lambda n: "a: " + "'" * n),
    "quotes and text": (200_000, lambda n: "a: " + "\" ' “ ” " * n),
    "backslashes": (MEGA, lambda n: 'a: "' + "\\\\" * n + '"'),
    "escapes": (300_000, lambda n: 'a: "' + "\\u202e" * n + '"'),
    "surrogates": (300_000, lambda n: 'a: "' + "\\ud800" * n + '"'),
    "a line of 10 MB": (10 * MEGA, lambda n: "- " + "x " * (n // 2)),
    "tabs": (4 * MEGA - 10, lambda n: "\t" * n),
    "tabs on lines": (MEGA, lambda n: "a\t\n" * n),
    "odd spaces": (MEGA, lambda n: "\u00a0" * n),
    "odd spaces on lines": (MEGA // 2, lambda n: "a:\u3000b\n" * n),
    "zeros": (4 * MEGA - 10, lambda n: b"\0" * n),
    "invisible characters": (MEGA, lambda n: "a: " + "\u200b" * n),
    "joiners": (MEGA // 2, lambda n: "a: " + "क\u200d" * n),
    "emoji": (MEGA // 4, lambda n: "a: " + "👨\u200d👩\ufe0f" * n),
    "combining accents": (MEGA, lambda n: "a: e" + "\u0301" * n),
    "carriage returns": (MEGA, lambda n: "a: b\r" * (n // 2)),
    "line separators": (MEGA, lambda n: "a: b\u2028" * (n // 2)),
    "bytes that are no text": (4 * MEGA - 10, lambda n: b"\xff" * n),
    "UTF-16": (MEGA, lambda n: ("a: b\n" * (n // 5)).encode("utf-16")),
    "UTF-32": (MEGA, lambda n: ("a: b\n" * (n // 5)).encode("utf-32")),
}
"""What is put into a file that holds a list, with the size that is to be survived."""

STATEMENT_BOMBS: dict[str, tuple[int, Bomb]] = {
    "statements": (2_000, lambda n: _statements(n, "{source: gazette, passage: a toll}")),
    "statements that quote nothing": (
        2_000,
        lambda n: _statements(n, "{source: gazette, quote: nobody said these words ever}"),
    ),
    "statements of unknown sources": (2_000, lambda n: _statements(n, "{source: x, quote: y}")),
    "one statement again and again": (
        2_000,
        lambda n: _statements(n, "{source: gazette, passage: a toll}").replace("id: s", "id: a #"),
    ),
    "fragments": (
        20_000,
        lambda n: _statements(1, "{source: gazette, quote: [" + "the, " * n + "]}"),
    ),
    "numbers of paragraphs alone": (
        2_000,
        lambda n: _statements(n, "{source: gazette, paragraph: 2}"),
    ),
    "paragraphs": (
        20_000,
        lambda n: _statements(1, f"{{source: gazette, passage: a toll, paragraph: [{'2,' * n}]}}"),
    ),
    "pieces of evidence": (
        20_000,
        lambda n: _statements(1, "{source: gazette, quote: the}, " * n),
    ),
    "a quotation without end": (
        19_000,
        lambda n: _statements(1, f"{{source: gazette, quote: '{'we will ' * (n // 8)}'}}"),
    ),
    "an id without end": (19_000, lambda n: _statements(1, "x").replace("s0", "A-" * (n // 2))),
}
"""What is put into a party's file."""

TEXT_BOMBS: dict[str, tuple[int, Bomb]] = {
    "quotation marks": (100_000, lambda n: "“" * n),
    "straight quotation marks": (100_000, lambda n: '"' * n),
    "pairs of quotation marks": (100_000, lambda n: "“a” " * n),
    "apostrophes": (100_000, lambda n: "s' a " * n),
    "apostrophes in paragraphs": (50_000, lambda n: ("'" + "s' a " * 2_000 + "\n") * (n // 2_000)),
    "marks in paragraphs": (100_000, lambda n: ("“„‟«»\"'‘" * 2_000 + "\n") * (n // 8_000)),
    "quotations that run on": (100_000, lambda n: "“We will\n" * n),
    "brackets in paragraphs": (100_000, lambda n: ("([" * 9_000 + "\n") * (n // 9_000)),
    "insertions in paragraphs": (28_500, lambda n: ("“(a) [b]” " * 1_900 + "\n") * (n // 1_900)),
    "paragraphs": (MEGA, lambda n: "x\n" * n),
    "blank lines": (4 * MEGA - 10, lambda n: "\n" * n),
    "blocks of lines": (MEGA, lambda n: "a\nb\n\n" * (n // 2)),
    "spaces": (4 * MEGA - 10, lambda n: " " * n),
    "lines of spaces": (MEGA, lambda n: " \n" * n),
    "a long line": (4 * MEGA - 10, lambda n: "x" * n),
    "the same word": (19_000, lambda n: "“" + "we will " * (n // 8) + "”\n"),
    "soft hyphens": (MEGA, lambda n: "\u00ad" * n),
    "zeros": (4 * MEGA - 10, lambda n: b"\0" * n),
    "bytes that are no text": (4 * MEGA - 10, lambda n: b"\xff" * n),
    "braces": (100_000, lambda n: "{\n" * n),
    "tags": (100_000, lambda n: "<b>\n" * n),
    "links": (100_000, lambda n: "[a](javascript:b)\n" * n),
    "links begun": (19_000, lambda n: "[" * n),
    "targets begun": (19_000, lambda n: "](" * (n // 2)),
    "levels": (19_000, lambda n: ">" * n),
    "stars": (19_000, lambda n: "*a_" * (n // 3)),
    "a heading of signs": (19_000, lambda n: "#" * n),
    "a heading and nothing": (MEGA, lambda n: "#" + "\n" * n),
}
"""What is put into an article, and under the heading of a hand-written page."""


def all_bombs() -> dict[str, tuple[str, int, Bomb]]:
    """Every bomb by a name, with the file that it is put into and its size."""
    bombs = {name: (ISSUES, *bomb) for name, bomb in YAML_BOMBS.items()}
    bombs |= {f"{name}, by a party": (PARTY, *bomb) for name, bomb in YAML_BOMBS.items()}
    bombs |= {name: (PARTY, *bomb) for name, bomb in STATEMENT_BOMBS.items()}
    bombs |= {f"{name}, in an article": (SEED, *bomb) for name, bomb in TEXT_BOMBS.items()}
    bombs |= {f"{name}, on a page": (PAGE, *bomb) for name, bomb in TEXT_BOMBS.items()}
    return bombs


def made(file: str, size: int, bomb: Bomb) -> bytes:
    """The bytes of a bomb of some size, as they stand in `file`."""
    content = bomb(size)
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return b"# Title\n\n" + data if file == PAGE else data
