"""What is said of a text that is no date, and what was meant by it: figures in another order, with
other signs between them or of another script, months in words, and forms of EDTF that readers do
not understand.
"""

import datetime
import re
import unicodedata

from generator.content.problems import shortened
from generator.content.worded_dates import day_in_words

WAYS = (
    "write 2019-06-20, 2019-06 or 2019; `2019-06-20/2019-06-25` from one day to another, "
    "`../2019-06-20` up to a day, `2019-06-20/..` from a day on; `~` behind a date for “about”, "
    "`?` for “perhaps”"
)
"""Every way in which a date may be written."""

_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d\d?)\2(\d\d?)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d\d?)([-./])(\d\d?)\2(\d{4})", re.ASCII)


def days_meant(text: str) -> str:
    """The days that a text may mean, as they are to be written; empty where it means none, or is
    written so already. Where it cannot be told which figure is the month, there are two."""
    plain = "".join(str(unicodedata.decimal(one, one)) for one in text.translate(_HYPHENS))
    if found := _YEAR_FIRST.fullmatch(plain):
        orders = [(found[1], found[3], found[4])]
    elif found := _YEAR_LAST.fullmatch(plain):
        orders = [(found[4], found[3], found[1])]
        if found[2] != ".":  # only with full stops does the day come first everywhere
            orders.append((found[4], found[1], found[3]))
    else:
        return _told_in_words(plain)
    days = dict.fromkeys(day for order in orders if (day := _day(*map(int, order))))
    return "" if text in days else " or ".join(f"`{day}`" for day in days)


def _told_in_words(text: str) -> str:
    """The day or the month that a text in words tells, as it is to be written; else nothing."""
    told = day_in_words(text)
    if told is None:
        return ""
    year, month, day = told
    meant = _day(year, month, day) if day else f"{year:04}-{month:02}"
    return meant and f"`{meant}`"


def _day(year: int, month: int, day: int) -> str:
    """A day as we write it; empty where there is none."""
    try:
        return str(datetime.date(year, month, day))
    except ValueError:
        return ""


def not_a_date(text: str, whole: str) -> tuple[str, str]:
    """What is said of `text`, a part of `whole`, that is no date: what was meant by it, where that
    can be told."""
    message = f"“{shortened(whole)}” is not a date"
    if days := days_meant(whole) or days_meant(text):
        return message, f"write {days}"
    digits = re.fullmatch(r"(\d{4}) ?(\d\d) ?(\d\d)|(\d{4})[/.](\d\d)", whole, re.ASCII)
    if digits and (meant := "-".join(part for part in digits.groups() if part)):
        return message, f"write `{meant}`"
    if re.fullmatch(r"\d{4}-(2[1-9]|3\d|4[01])", text, re.ASCII):
        return message, "write the months of a season: `2019-03/2019-05`"
    if re.fullmatch(r"\d{3}[Xx]|\d\d[Xx]{2}", text, re.ASCII):
        decade = re.sub("[Xx]", "0", text), re.sub("[Xx]", "9", text)
        return message, f"write its first and its last year: `{'/'.join(decade)}`"
    if unknown := re.fullmatch(r"(\d{4}(-\d\d)?)(-[Xx]{2})+", text, re.ASCII):
        return message, f"write as much as is known: `{unknown[1]}`"
    if sign := re.fullmatch(r"([~?%])(\d{4}(?:-\d\d){0,2})", text, re.ASCII):
        return message, f"write the sign behind the date: `{sign[2]}{sign[1]}`"
    return message, WAYS
