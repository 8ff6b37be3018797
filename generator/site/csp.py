"""What a browser may do with a page, told in the page itself: its Content Security Policy.

https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from generator.site.html import BuiltPage

POLICY = "Content-Security-Policy"

OWN = "'self' file:"
"""The site's own files; in a folder, browsers need the scheme."""

_BEGINNING = re.compile(r'<head>\s*(?:<meta charset="[^"]*">)?')


def write_policies(pages: Iterable[BuiltPage]) -> None:
    """Put into each page, before anything that it could apply to, what a browser may do with it."""
    for page in pages:
        if beginning := _BEGINNING.search(page.html):
            at = beginning.end()
            meta = f'<meta http-equiv="{POLICY}" content="{policy(page)}">'
            page.html = page.html[:at] + meta + page.html[at:]


def policy(page: BuiltPage) -> str:
    """The policy of one page: it runs its own scripts, shows its own styles, and asks nobody."""
    scripts = sorted({digest(text) for text in page.scripts if text})
    styles = [OWN] if page.styles_file else []
    styles += sorted({digest(text) for text in page.styles})
    if aligned := sorted(digest(text) for text in page.attributes.get("style", ())):
        styles += ["'unsafe-hashes'", *aligned]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join([OWN, *map(_quoted, scripts)])}",
            f"style-src {' '.join(map(_quoted, styles)) or _quoted('none')}",
            f"img-src {OWN} data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types explainer",
        )
    )


def digest(text: str) -> str:
    """What a policy calls a script or a style by."""
    hashed = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(hashed).decode('ascii')}"


def _quoted(source: str) -> str:
    return source if source.startswith("'") else f"'{source}'"
