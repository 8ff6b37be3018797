"""A folder of finished sites → a page that lists them: each explainer with what it answers.

It reads what each site publishes of itself, so that the sites may come from anywhere: built side by
side here, or by jobs of their own and gathered.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.content.atomic import Refusal
from generator.content.dates import PartialDate
from generator.pages.templating import html_templates
from generator.pages.words import Words
from generator.site.csp import digest, policy
from generator.site.tokens import read_tokens

HUB_PAGE = "index.html"
_DATA = "data/explainer.json"
_MARK = "explainer hub"
_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Listed:
    """A finished site: where it stands in the folder, and what it says of itself.

    `answer` is its headline, or its question where it has none; `direction` that of its language.
    """

    address: str
    title: str
    answer: str
    language: str
    direction: str
    as_of: PartialDate
    statements: int
    sources: int


def listed_in(folder: Path) -> list[Listed]:
    """The sites that stand in a folder, each in one of its own; the newest first, then by title.

    Raises Refusal for a site whose data cannot be read.
    """
    found = list(_read_all(folder))
    found.sort(key=lambda one: (one.title, one.address))
    return sorted(found, key=lambda one: str(one.as_of), reverse=True)


def write_hub(folder: Path, title: str = "", language: str = "") -> int:
    """Write the page that lists the sites in a folder; how many there are.

    It is in `language`, or that of the first site. Raises Refusal where no site is, or where a page
    stands that was not made here.
    """
    listed = listed_in(folder)
    if not listed:
        raise Refusal(f"{folder}: no site is in it; build each into a folder of its own there")
    page = folder / HUB_PAGE
    if page.exists() and f'content="{_MARK}"' not in page.read_text("utf-8", errors="replace"):
        raise Refusal(f"{page}: this page was not made here; move it away or delete it")
    fresh = page.with_name(f".{HUB_PAGE}.new")
    fresh.write_text(_render(listed, title, language or listed[0].language), "utf-8")
    fresh.replace(page)
    return len(listed)


def _read_all(folder: Path) -> Iterator[Listed]:
    for file in folder.glob(f"*/{_DATA}"):
        name = file.relative_to(folder).parts[0]
        try:
            yield _read(json.loads(file.read_bytes()), f"{quote(name)}/")
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Refusal(
                f"{file}: this is no data of an explainer; build the site again"
            ) from None


def _read(data: Any, address: str) -> Listed:
    language = data["language"]
    return Listed(
        address,
        data["title"],
        (data["headline"] or {}).get("says") or data["question"],
        language,
        Words(language).direction,
        PartialDate.parse(data["as_of"]),
        len(data["statements"]),
        len(data["sources"]),
    )


def _render(listed: Iterable[Listed], title: str, language: str) -> str:
    words = Words(language)
    style = f"{read_tokens()}{(_TEMPLATES / 'hub.css').read_text('utf-8')}".strip()
    return (
        html_templates(_TEMPLATES)
        .get_template("hub.html.jinja")
        .render(
            listed=listed,
            title=title or words.say("hub.title"),
            language=language,
            direction=words.direction,
            mark=_MARK,
            date=words.date,
            say=words.html,
            style=Markup(style),
            policy=policy(styles=[digest(style)]),
        )
    )
