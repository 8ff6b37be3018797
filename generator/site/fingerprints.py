"""Pages never get the scripts, styles and index of another build, whatever a browser has kept.

Each address of one is followed by a fingerprint of what stands there, `assets/explainer.js?v=…`:
other content is another address, which no cache has. The file itself keeps its name, so that a page
that somebody has kept still finds it. Short because it is one step of those of `finish`.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from pathlib import Path

from generator.site.html import INDEX_ADDRESS, BuiltPage, Link

_LENGTH = 12
_TAG = re.compile(r"<(?:script|link)\b[^<>]*>")
_VALUE = re.compile(rf'(?<=\s)(?:src|href|{INDEX_ADDRESS})="([^"?#]*)(?=")')


def write_fingerprints(site: Path, pages: Iterable[BuiltPage]) -> None:
    """Put a fingerprint into each page's addresses of the scripts, sheets and index that it loads.

    `site` is the folder that holds them. What has a question mark or an anchor already stays.
    """

    @cache
    def fingerprint(file: str) -> str:
        return hashlib.sha256((site / file).read_bytes()).hexdigest()[:_LENGTH]

    for page in pages:
        loaded = {link.address: link.file for link in page.links if _is_loaded(link)}

        def marked(value: re.Match[str], loaded: dict[str, str] = loaded) -> str:
            file = loaded.get(unescape(value[1]))
            return f"{value[0]}?v={fingerprint(file)}" if file else value[0]

        page.html = _TAG.sub(lambda tag: _VALUE.sub(marked, tag[0]), page.html)


def _is_loaded(link: Link) -> bool:
    """Whether a page goes wrong with another build's file there."""
    return bool(link.file) and (link.tag == "script" or "stylesheet" in link.rel)
