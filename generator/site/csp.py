"""What a browser may do with a page, told in the page itself: its Content Security Policy.

https://www.w3.org/TR/CSP3/
"""

import base64
import hashlib
import re
from collections.abc import Iterable

from generator.site.html import BuiltPage

POLICY = "Content-Security-Policy"

NONE = "'none'"
OWN = "'self' file:"
"""The site's own files; in a folder, browsers need the scheme."""

_HASH = "sha256-"
_BEGINNING = re.compile(r'<head>\s*(?:<meta charset="[^"]*">)?')


def write_policies(pages: Iterable[BuiltPage]) -> None:
    """Put into each page, before anything that it could apply to, what a browser may do with it."""
    for page in pages:
        meta = f'<meta http-equiv="{POLICY}" content="{policy_of(page)}">'
        page.html = _BEGINNING.sub(rf"\g<0>{meta}", page.html, count=1)


def policy_of(page: BuiltPage) -> str:
    """The policy of one page of the site: it runs its own scripts and shows its own styles."""
    styles = [OWN]
    if aligned := sorted(digest(text) for text in page.attributes.get("style", ())):
        styles += ["'unsafe-hashes'", *aligned]
    scripts = [OWN, *sorted({digest(text) for text in page.scripts if text})]
    return policy(scripts, styles, [OWN, "data:"], "'self'", trusted="explainer")


def policy(
    scripts: Iterable[str] = (),
    styles: Iterable[str] = (),
    images: Iterable[str] = (),
    asked: str = NONE,
    trusted: str = NONE,
) -> str:
    """The policy of a page that asks nobody: what it may run and show is all that is given.

    `asked` is what its scripts may ask for, `trusted` the name of the one Trusted Types policy that
    they may have. Ours ask for nothing; but what measures a page reads robots.txt as the page may.
    """
    return "; ".join(
        (
            f"default-src {NONE}",
            f"script-src {_sources(scripts)}",
            f"style-src {_sources(styles)}",
            f"img-src {_sources(images)}",
            f"connect-src {asked}",
            f"base-uri {NONE}",
            f"form-action {NONE}",
            "require-trusted-types-for 'script'",
            f"trusted-types {trusted}",
        )
    )


def digest(text: str) -> str:
    """What a policy calls a script or a style by."""
    hashed = hashlib.sha256(text.encode("utf-8")).digest()
    return f"{_HASH}{base64.b64encode(hashed).decode('ascii')}"


def _sources(sources: Iterable[str]) -> str:
    return " ".join(f"'{one}'" if one.startswith(_HASH) else one for one in sources) or NONE
