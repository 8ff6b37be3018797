"""Any text shows as typed, wherever a template prints it, and is never markup."""

import itertools
import random
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from lxml import html
from mkdocs.utils.yaml import yaml_load

from generator.pages.escape import (
    attribute_text,
    inert,
    inline_attribute,
    phrase,
    visible_text,
    web_address,
)

MKDOCS = Path(__file__).parents[1] / "mkdocs.yml"

CONTEXTS = {
    "heading": "## {}\n",
    "heading with an id": "## {} {{: #here }}\n",
    "paragraph": "{}\n",
    "middle of a paragraph": "Before {} after.\n",
    "second line of a paragraph": "Before\n{}\n",
    "list item": "- {}\n- {}\n",
    "numbered item": "1. {}\n2. {}\n",
    "nested item": "- a\n\n    - {}\n",
    "table cell": "| a | b |\n| --- | --- |\n| {} | {} |\n",
    "table head": "| {} | b |\n| --- | --- |\n| c | d |\n",
    "link": "[{}](page.md)\n",
    "strong": "**{}**\n",
    "blockquote": "> {}\n",
    "section": '<div markdown="1">\n\n{}\n\n</div>\n',
    "heading in a section": "<section markdown>\n\n### {}\n\n{}\n\n</section>\n",
    "span": '<div markdown="1">\n\n<span markdown="1">{}</span>\n\n</div>\n',
    "with attributes": "{}\n{{: .note }}\n",
}

NASTY = [
    *("<script>alert(1)</script>", "<b>x</b>", "</div>", "<!-- x -->", "<?php ?>", "<![CDATA[x]]>"),
    *("<img src=x onerror=alert(1)>", "<a href='javascript:x'>"),
    *("<https://a.example>", "<a@b.example>"),
    *("&amp;", "&lt;b&gt;", "&#60;b&#62;", "&copy;", "&", "&&", "&;", "&#x3c;"),
    *("*x*", "**x**", "_x_", "__x__", "***x***", "a_b_c"),
    *("*", "**", "_", "~~x~~", "~x~", "^x^", "==x=="),
    *("`x`", "``x``", "```", "```\nx\n```", "~~~", "`", "    code", "\tcode"),
    *("[x](y)", "[x][y]", "[x]: y", "![x](y)", "[x]", "](y)", "[", "]", "[^1]", "[^1]: x", "[TOC]"),
    *("# x", "## x ##", "x\n===", "x\n---", "===", "---", "***", "___", "- - -", "#x"),
    *("- x", "* x", "+ x", "1. x", "1) x", "99999. x", "-", "+", "1.", "- [ ] x"),
    *("> x", ">", "> > x", ": x", "Term\n: x"),
    *("!!! note", "??? note", "=== x", "/// x", ":::", "%%"),
    *("| a | b |", "|", "a | b", "|---|", "||"),
    *("{: #x }", "{: .x onclick=y }", "x {: #y }", "{#x}"),
    *("{{ x }}", "{% x %}", "{# x #}", "}", "{"),
    *("\\", "\\*x\\*", "\\\\", "x\\", "\\&", "\\<"),
    *("*[HTML]: x", "HTML", "--8<-- x", "++x++", "--x--"),
    *("^^x^^", ":smile:", "(c)", "$x$", "$$", "\\(x\\)"),
    *("http://a.example", "www.a.example", "a@b.example", "javascript:alert(1)"),
    *("'x'", '"x"', "“x”", "it's", "a--b", "a---b", "..."),
    *("<<x>>", "!x", "?x", "/x", "%x", "=x", ":x"),
    *("2031. It was", "3 May 2031", "No. 1.", "a. b", "i) x", "10.5", "1\\. x"),
    *("\x02x\x03", "\x02amp\x03", "\x02wzxhzdk:0\x03"),
    *("klzzwxh:0001", "wzxhzdk:0", "\x02klzzwxh:0\x03"),
    *("a\u202eb", "a\u200bb", "a\ufeffb", "a\u2028b"),
    *("a\x00b", "a\x85b", "\u00a0x\u00a0", "a\u00adb"),
    *("مرحبا", "می‌خواهم", "漢字", "क्‍ष", "e\u0301", "🇺🇦", "👩‍👩‍👧", "x" * 300, "ß", "İ"),
    *("STX", "a\n\nb", "a\r\nb", " a ", "a  \nb", "a \\\nb", "1"),
    *("0", "x", "<", ">", '"', "'", "`&`"),
    *("markdown=1", '<div markdown="1">', "</section>", "<br>"),
    *("x<y>z", "a<b", "a < b > c", "I <3 U"),
]  # fmt: skip


class _Shown(HTMLParser):
    """The tags of some HTML with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = (f"{name}={value}" for name, value in attrs if name not in ("id", "href"))
        self.tags.append((tag, *kept))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.tags.append(("declaration", data))


@cache
def converter() -> markdown.Markdown:
    """Python-Markdown as the site's own configuration sets it up, without permanent links."""
    extensions = yaml_load(MKDOCS.read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(e)) if isinstance(e, dict) else e for e in extensions]
    assert {"attr_list", "md_in_html", "tables", "toc"} <= set(names)
    return markdown.Markdown(extensions=names)


def shown(source: str) -> tuple[list[tuple[str, ...]], str]:
    """The tags that some Markdown gives, and the text that a reader sees, white space folded."""
    parser = _Shown()
    parser.feed(converter().reset().convert(source))
    parser.close()
    return parser.tags, " ".join("".join(parser.text).split())


def filled(context: str, text: str) -> str:
    """A context with `text` in each of its places."""
    return CONTEXTS[context].replace("{}", text).replace("{{", "{").replace("}}", "}")


def assert_shows_as_typed(context: str, text: str) -> None:
    """`text` adds no tag to a context, takes none away, and reads as it was typed."""
    tags, words = shown(filled(context, "QQ"))
    seen = " ".join(visible_text(text).split())
    source = CONTEXTS[context].replace("{}", "\0").replace("{{", "{").replace("}}", "}")
    found = shown(source.replace("\0", inert(text)))
    assert found == (tags, " ".join(words.replace("QQ", seen).split())), (context, text)


@pytest.mark.parametrize("context", CONTEXTS)
def test_nasty_texts_show_as_typed(context):
    """Text that looks like markup, a template or a script is text, in every place of a page."""
    for text in NASTY:
        if visible_text(text).split():
            assert_shows_as_typed(context, text)


@pytest.mark.parametrize("context", CONTEXTS)
def test_nasty_texts_joined_show_as_typed(context):
    """Two such texts side by side are text too."""
    chance = random.Random(context)
    for one, other in chance.sample(list(itertools.product(NASTY, NASTY)), 60):
        text = one + chance.choice(["", " ", "\n", "\n\n"]) + other
        if visible_text(text).split():
            assert_shows_as_typed(context, text)


def test_every_character_of_ascii_shows_as_typed():
    """Each printable character, at the start, in the middle and at the end, is that character."""
    for character in map(chr, range(0x21, 0x7F)):
        for text in (
            character,
            f"{character} a",
            f"a {character} b",
            f"a{character}",
            f"a{character}a",
        ):
            assert_shows_as_typed("paragraph", text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plain words, with 1.5 and a – dash.", "Plain words, with 1.5 and a – dash."),
        ("a*b", "a&#42;b"),
        ("1. x", "1&#46; x"),
        ("- x", "&#45; x"),
        ("a\n b", "a b"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_only_what_needs_it_is_escaped(text, written):
    """Plain text stays readable in the Markdown."""
    assert inert(text) == written


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u202eb\u2069", "ab"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("a\u00adb", "ab"),
        ("a\nb\u2028c", "a\nb c"),
        ("a\u200c\u200db", "ab"),
        ("a\ue000b", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u0600١ \u06dd١", "\u0600١ \u06dd١"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_invisible_characters_are_dropped(text, seen):
    """What a reader cannot see is not there, save what spelling needs."""
    assert visible_text(text) == seen


def test_a_date_keeps_its_place_in_a_phrase():
    """The mark before a number that keeps it apart from a name before it is kept, and no other."""
    assert phrase("Railway  Trust، \u200f14 \u200fمارس") == "Railway Trust، \u200f14 مارس"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a_(b)?c=d&e=f#g",
        "https://example.org/a b",
        "https://example.org/<script>",
        'https://example.org/"onclick="x',
        "https://example.org/*a*_b_[c]",
        "https://example.org/`a`\\",
        "https://example.org/é/漢",
        "https://example.org/?a=1&copy=2&lt;",
        "http://[::1",
        "https://a℀b",
    ],
)
def test_an_address_stays_inside_its_link(url):
    """An address is the target of its link whatever stands in it, and changes nothing else."""
    tags, text = shown(f"[words]({web_address(url)})\n")
    assert (tags, text) == ([("p",), ("a",), ("/a",), ("/p",)], "words")


def test_a_second_number_sign_of_an_address_is_encoded():
    """A fragment has no number sign (url.spec.whatwg.org)."""
    assert web_address("https://a.example/#one#two") == "https://a.example/#one%23two"


def test_an_ampersand_in_an_address_is_no_entity():
    """What looks like an entity in an address is a parameter of it."""
    html = converter().reset().convert(f"[x]({web_address('https://a.example/?a=1&copy;=2')})")
    assert 'href="https://a.example/?a=1&amp;copy;=2"' in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:x", "//a.example", "a.md", "", " https://a"]
)
def test_other_addresses_are_refused(url):
    """Only addresses of the web become links."""
    with pytest.raises(ValueError):
        web_address(url)


@pytest.mark.parametrize("as_typed", [str, inert])
def test_a_text_cannot_end_the_attribute_that_it_stands_in(as_typed):
    """In an attribute, quotation marks, angles and ampersands are the same text, and no markup;
    also where the text has been made inert for elsewhere."""
    text = """a" onmouseover="x' <b> &quot; &amp; [x](y) `z` *n*"""
    value = attribute_text(as_typed(text))
    page = converter().reset().convert(f'<p title="{value}" markdown="1">words</p>')
    [shown] = html.fragments_fromstring(page)
    assert dict(shown.attrib) == {"title": text}


@pytest.mark.parametrize("around", ["{}", '<div markdown="1">\n\n{}\n\n</div>', "- {}", "**{}**"])
def test_a_text_cannot_end_the_attribute_of_an_inline_element(around):
    """The same holds of an element within a line, whose tag Markdown leaves as it is."""
    text = """a" onmouseover="x' <b> &quot; &amp; [x](y) `z` *n*"""
    button = f'<button title="{inline_attribute(inert(text))}">words</button>'
    page = converter().reset().convert(around.format(f"Before {button} after"))
    [shown] = html.fragment_fromstring(page, create_parent=True).iter("button")
    assert dict(shown.attrib) == {"title": text}
