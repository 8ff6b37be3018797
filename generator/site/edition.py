"""What every bundle is made from: the whole explainer as a site that works from a folder."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markdown import markdown

from generator.evidence.resolution.dossier import Dossier
from generator.pages.page import Page
from generator.pages.templating import fill
from generator.pages.words import Words, words_for
from generator.site.tokens import read_tokens


class Unavailable(Exception):
    """A format cannot be made on this machine; the message says what is missing.

    `command` brings it.
    """

    def __init__(self, missing: str, command: str) -> None:
        super().__init__(missing)
        self.command = command


@dataclass(frozen=True)
class Edition:
    """One state of an explainer, laid out for reading without a network.

    `pages` are in reading order; the page planned for `positions/russia.md` stands in the folder
    `site` as `positions/russia.html`. `epoch` dates it, in seconds since 1970. `site_url` is where
    the published site stands, empty where that is not known. `to_html` makes HTML of a page's
    Markdown; `engine` is which one built the site. `tokens` is CSS of the colours and faces that it
    has. `further` are the same in further languages, all of which the site holds.
    """

    dossier: Dossier
    pages: tuple[Page, ...]
    site: Path
    epoch: int
    site_url: str = ""
    to_html: Callable[[str], str] = markdown
    engine: str = ""
    tokens: str = field(default_factory=read_tokens)
    further: tuple["Edition", ...] = ()

    @property
    def name(self) -> str:
        """What its files are called before the last dot: the explainer's slug and its date, and in
        a further language that."""
        explainer = self.dossier.explainer
        name = f"{explainer.slug}-{explainer.as_of}"
        return f"{name}.{explainer.language.lower()}" if self.dossier.original else name

    @property
    def modified(self) -> str:
        """When it was changed last, to the second, in UTC (ISO 8601)."""
        moment = datetime.datetime.fromtimestamp(self.epoch, datetime.UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def fill(self, template: Path, **values: Any) -> str:
        """The file of a template that gives HTML or XML, filled in; it knows the `edition` too."""
        return fill(template, self.dossier, edition=self, **values)

    @cached_property
    def words(self) -> Words:
        """The site's own words, in the language of the explainer."""
        return words_for(self.dossier.explainer)
