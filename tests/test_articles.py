"""Articles come in whole: in five languages, however they are quoted, set and saved."""

import base64
import quopri
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.authoring.quote import find_words
from generator.cli.app import main
from generator.evidence.languages import read_language
from generator.pages.pipeline import read
from tests.sites import lay_out_any
from tests.tables import table

LANGUAGES = ("en", "de", "ru", "uk", "ar")
ARTICLES = [(language, *row) for language in LANGUAGES for row in table("articles", language)]


def page(text: str, head: str = "") -> str:
    """A web page with the article, its first line as the headline."""
    title, *rest = text.split("\n")
    body = "".join(one if one.startswith("<blockquote") else f"<p>{one}</p>" for one in rest)
    nav = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    return (
        f"<!doctype html><html><head>{head}<title>{title}</title></head><body>{nav}"
        f"<article><h1>{title}</h1>{body}</article><footer>© 2031</footer></body></html>"
    )


def archive(text: str) -> bytes:
    """The page in MHTML, as browsers save it: its encoding is told in the page alone."""
    html = page(text, '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">')
    body = quopri.encodestring(html.encode("utf-8"))
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/p\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="-b"\r\n'
        b"\r\n---b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    return (
        head
        + base64.b64encode(b"\x89PNG")
        + b"\r\n---b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        + b"Content-Location: https://x.example/p\r\n\r\n"
        + body
        + b"\r\n---b--\r\n"
    )


def wrapped(text: str) -> str:
    """Paragraphs broken to a width, with blank lines between them."""
    return "\n\n".join(textwrap.fill(one, 60) for one in text.split("\n"))


def hyphenated(text: str) -> str:
    """The same, broken inside words too, where the text has the signs for it."""
    return "\n\n".join(one.replace("¬", "-\n").replace("|", "\n") for one in text.split("\n"))


def presented(text: str) -> str:
    """Arabic letters in the forms in which they are set."""
    return text.replace("لا", "ﻻ").replace("الله", "ﷲ")


SAVED = {
    "txt": lambda text: ("txt", text.encode()),
    "md": lambda text: ("md", text.replace("\n", "\n\n").encode()),
    "crlf": lambda text: ("txt", ("\ufeff" + text.replace("\n", "\r\n")).encode()),
    "blocks": lambda text: ("txt", wrapped(text).encode()),
    "hyphen": lambda text: ("txt", hyphenated(text).encode()),
    "pdf": lambda text: ("txt", (wrapped(text).replace("\n\n", "\n\n\x0c", 1)).encode()),
    "ff": lambda text: ("txt", text.replace("\n", "\x0b\n\x0c").encode()),
    "ls": lambda text: ("txt", text.replace("\n", "\u2028").encode()),
    "bidi": lambda text: (
        "txt",
        "\n".join(f"\u202b{one}\u202c" for one in text.split("\n")).encode(),
    ),
    "forms": lambda text: ("txt", presented(text).encode()),
    "utf-16": lambda text: ("txt", text.encode("utf-16")),
    "cp1251": lambda text: ("txt", text.encode("cp1251")),
    "cp1252": lambda text: ("txt", text.encode("cp1252")),
    "cp1256": lambda text: ("txt", text.encode("cp1256")),
    "koi8-r": lambda text: ("txt", text.encode("koi8-r")),
    "mac": lambda text: ("txt", text.replace("―", "–").encode("mac-roman")),
    "html": lambda text: ("html", page(text, "<meta charset=utf-8>").encode()),
    "html-1251": lambda text: ("htm", page(text, "<meta charset=windows-1251>").encode("cp1251")),
    "mhtml": lambda text: ("mhtml", archive(text)),
}
"""How an article is laid out and saved: the ending of its file, and its bytes."""


def saved(folder: Path, name: str, layout: str, text: str) -> Path:
    """The file in which an article comes in."""
    if "{n}" in text:
        text = "".join(text.format(n=number) for number in range(300))
    ending, data = SAVED[layout](text)
    file = folder / f"{name}.{ending}"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    ("language", "name", "layout", "title", "said", "text"),
    ARTICLES,
    ids=[f"{language}-{name}" for language, name, *_ in ARTICLES],
)
def test_an_article_comes_in_whole(language, name, layout, title, said, text, tmp_path):
    """It is taken, its language and headline are told, it can be drafted from, and what is said in
    it is found as a quotation."""
    root = lay_out_any("minimal", tmp_path / "root")
    file = saved(tmp_path, name, layout, text)
    done = CliRunner().invoke(
        main, ["-C", str(root), "source", "add", str(file), "--id", "article", "--draft"]
    )
    assert done.exit_code == 0, done.output
    report = read(root)
    assert report.is_good and report.drafted
    source = report.drafted.source["article"]
    assert (source.language or "en") == language
    assert (source.title or "") == title
    article = report.drafted.archive.articles["article"]
    for words in said:
        ways = find_words(article, words.format(n=7), read_language(language))
        assert ways and ways[0].is_quoted, words
