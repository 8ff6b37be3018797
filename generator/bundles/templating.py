"""What bundles add of their own, from templates: everything in it that is not markup is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.pages.render import environment
from generator.site.edition import Edition

BUNDLE_TEMPLATES = Path(__file__).with_name("templates")


def fill(template: str, edition: Edition, **values: Any) -> str:
    """A template in templates/, filled in with `values`.

    Every template also knows the `edition`, its `explainer`, its `date` in words, and with `say`
    the site's own words. Raises Jinja's UndefinedError for a value that is not given.
    """
    explainer, words = edition.dossier.explainer, edition.words
    given = {"edition": edition, "explainer": explainer, "say": words.text}
    return (
        environment(BUNDLE_TEMPLATES)
        .get_template(template)
        .render(given, date=words.date(explainer.as_of), **values)
    )
