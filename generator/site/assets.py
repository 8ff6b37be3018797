"""What pages hold alike, put into files that they share: for a site that has to be small.

A folder is read without a network, so that a page may ask for more files at no cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.site.page import STYLES, Page

SHEET = "assets/site{}.css"
"""The file of styles; a number tells the second from the first."""

WORDS = "assets/words.js"
"""What the page's script says. It is a script, because a page in a folder can load no data."""

_WORDS = re.compile(r'(<script [^>]*\bid="site--words"[^>]*>)([^<]{3,})(</script>)')


def share_styles(pages: Iterable[Page], texts: Mapping[str, str]) -> dict[str, str]:
    """Let each page ask for a file with its styles, which `texts` has by the page's path.

    Returns what is to be in each file, by its path: one where all pages have the same styles.
    """
    files = {text: SHEET.format(n or "") for n, text in enumerate(dict.fromkeys(texts.values()))}
    for page in pages:
        if page.path in texts:
            page.styles_file = files[texts[page.path]]
            link = f'<link rel="stylesheet" href="{_way(page, page.styles_file)}">'
            page.html = page.html.replace(STYLES, link, 1)
    return {file: text for text, file in files.items()}


def share_words(pages: Sequence[Page]) -> dict[str, str]:
    """Let each page ask for the file with the words of its script, if all pages have the same.

    Returns what is to be in it, by its path.
    """
    texts = {found[2] for page in pages if (found := _WORDS.search(page.html))}
    if len(texts) != 1:
        return {}
    for page in pages:
        script = f'<script src="{_way(page, WORDS)}" defer=""></script>'
        page.html = _WORDS.sub(rf"\1{{}}\3{script}", page.html, count=1)
    return {WORDS: f"explainerWords = {texts.pop()};\n"}


def _way(page: Page, file: str) -> str:
    """The address of a file of the site, on a page."""
    return "../" * page.path.count("/") + file
