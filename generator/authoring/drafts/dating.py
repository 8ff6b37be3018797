"""When something was said, where the article tells by a weekday beside the verb of saying."""

from __future__ import annotations

import datetime
import re

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names

from generator.authoring.drafts.candidates import Candidate
from generator.content.fields import PartialDate
from generator.content.model import Explainer
from generator.evidence.articles import Article
from generator.evidence.languages import words

_BETWEEN = 1
"""How many words may stand between the verb and the weekday, as in “said on Thursday”."""

_INFLECTED = 2
"""By how many letters at its end a weekday's name may differ."""


def said_on(
    explainer: Explainer, article: Article, candidate: Candidate
) -> tuple[PartialDate, str] | None:
    """The day on which something was said, and the weekday's name that tells it.

    None where the article does not tell, or was published on no day that is known: a weekday is
    the last one of that name up to then. Never a day that the content does not cover yet.
    """
    cue, published = candidate.utterance.cue, article.source.published
    if not cue or not published or not published.day:
        return None
    text = article.paragraphs[cue.paragraph - 1].text[cue.span.end :]
    clause = re.split(r"[.,;:!?“„«\"—–]", text, maxsplit=1)[0]
    days = _weekdays(article.source.language or explainer.language)
    for word in clause.split()[: _BETWEEN + 1]:
        if (number := _weekday(word, days)) is not None:
            last = datetime.date(published.year, published.month, published.day)
            day = last - datetime.timedelta((last.weekday() - number) % 7)
            date = PartialDate(day.year, day.month, day.day)
            return (date, word) if date <= explainer.as_of else None
    return None


def _weekdays(language: str) -> dict[int, str]:
    """The names of the days of the week, from Monday (0) on; none for a language without names."""
    try:
        names = get_day_names("wide", locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return {}
    return {int(number): " ".join(words(name)) for number, name in names.items()}


def _weekday(word: str, days: dict[int, str]) -> int | None:
    said = " ".join(words(word))
    for number, name in days.items():
        stem = name[: max(3, len(name) - _INFLECTED)]
        if said == name or (said.startswith(stem) and abs(len(said) - len(name)) <= _INFLECTED):
            return number
    return None
