"""Dates: what is read as one, how they follow each other, how they read in words."""

import datetime
import json
import re
from itertools import pairwise

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from generator.content.catalogue import pack_names
from generator.content.dates import (
    DEADLINE,
    EXTENDED_DATE,
    ExtendedDate,
    NotADate,
    PartialDate,
    date_fault,
)
from generator.content.meant_dates import days_meant
from generator.content.model import Person
from generator.content.yaml_reader import read_yaml
from generator.evidence.resolution.occasion import offices_held
from generator.pages.pipeline import files, read
from generator.pages.templating import markdown_templates
from generator.pages.words import Words
from tests.commands import explainer
from tests.goldens import GOLDEN, lay_out
from tests.sites import edit

LANGUAGES = [*pack_names(), "fi", "uk", "ar", "ka", "zh"]
"""The site's languages, and some whose dates are written in other scripts and orders."""


def day(text):
    return ExtendedDate.parse(text)


@st.composite
def partial_dates(draw):
    """Any date that may be written, to the day, the month or the year."""
    date = draw(st.dates(datetime.date(1, 1, 1)))
    known = draw(st.integers(1, 3))
    return PartialDate(*(date.year, date.month, date.day)[:known])


@st.composite
def extended_dates(draw):
    """Any text that an editor may write for a date."""
    doubts = st.sampled_from(["", "", "~", "?", "%"])
    ends = [f"{draw(partial_dates())}{draw(doubts)}" for _ in range(2)]
    forms = ["{0}", "{0}/{1}", "../{0}", "{0}/.."]
    text = draw(st.sampled_from(forms)).format(*ends)
    try:
        return ExtendedDate.parse(text)
    except NotADate:
        return ExtendedDate.parse(ends[0])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-06-20", "2019-06-20", "2019-06-20"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2019-06~", "2019-06-01", "2019-06-30"),
        ("2019-06-20?/2019-07%", "2019-06-20", "2019-07-31"),
        ("../2019-06", None, "2019-06-30"),
        ("2019-06/..", "2019-06-01", None),
    ],
)
def test_date_is_read(text, first, last):
    """A date is read to its first and last day, and written as it was."""
    found = day(text)
    assert str(found) == text
    assert [found.first and str(found.first), found.last and str(found.last)] == [first, last]
    assert re.search(EXTENDED_DATE, text)
    assert date_fault(ExtendedDate.parse, text) is None


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "T", "2019-6-1", "2019-13", "0000", "٢٠١٩", "2019~~", "2019-06-20T17:00Z", "Ⅻ"],
)
def test_what_is_no_date_is_told(text):
    """Whatever is no date is refused with what to write, in words without a brace."""
    message, hint = date_fault(ExtendedDate.parse, text)
    assert message and hint and "{" not in message + hint


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2025-3-1", "`2025-03-01`"),
        ("1.3.2025", "`2025-03-01`"),
        ("13/3/2025", "`2025-03-13`"),
        ("01/03/2025", "`2025-03-01` or `2025-01-03`"),
        ("2025\u201103\u201101", "`2025-03-01`"),
        ("٢٠٢٥-٠٣-٠١", "`2025-03-01`"),
        ("August 15, 2030", "`2030-08-15`"),
        ("15. August 2030", "`2030-08-15`"),
        ("le 1er août 2030", "`2030-08-01`"),
        ("15 de agosto de 2030", "`2030-08-15`"),
        ("15 августа 2030 года", "`2030-08-15`"),
        ("серпень 2030", "`2030-08`"),
        ("١٥ أغسطس ٢٠٣٠", "`2030-08-15`"),
        ("Aug. 2030", "`2030-08`"),
        ("February 30, 2030", ""),
        ("May or June 2030", ""),
        ("3 to 5 May 2030", ""),
        ("August 15", ""),
        ("2025-03-01", ""),
        ("31/02/2025", ""),
        ("1-2", ""),
    ],
)
def test_a_day_written_in_another_way_is_told_in_ours(text, meant):
    """Figures in another order, of another script or with other signs: a day that they may mean."""
    assert days_meant(text) == meant
    if meant:
        with pytest.raises(NotADate) as refused:
            ExtendedDate.parse(text)
        assert refused.value.told[1] == f"write {meant}"


@pytest.mark.parametrize("text", ["2019-06-20T17:00+08:00", "2019-06-20T23:59:59Z", "2019-06~"])
def test_deadline_is_a_date_or_a_moment(text):
    """A deadline may have a clock time, if it has a zone."""
    assert str(ExtendedDate.parse_deadline(text)) == text
    assert re.search(DEADLINE, text)


@pytest.mark.parametrize(
    "text",
    ["2019-06-20T17:00", "2019-06-20T25:00Z", "2019-06T17:00Z", "2019-02-30T17:00Z", "../2019"],
)
def test_deadline_of_no_moment_is_told(text):
    """A moment without a zone, an hour that is none, and an interval are no deadline."""
    message, hint = date_fault(ExtendedDate.parse_deadline, text)
    assert message and hint


@given(st.text(max_size=30) | st.from_regex(r"[0-9.~?%/TX-]{1,22}", fullmatch=True))
def test_any_text_is_a_date_or_told(text):
    """No text is both, and none fails otherwise."""
    for parse in (ExtendedDate.parse, ExtendedDate.parse_deadline):
        if date_fault(parse, text) is None:
            assert str(parse(text)) == text


@given(st.lists(extended_dates(), max_size=12))
def test_order_is_total_and_by_the_earliest_day(dates):
    """Two dates have one order, and it is that of their earliest days; of one that may have begun
    at any time that of its end."""
    ordered = sorted(dates, key=lambda one: one.order)
    for one, other in pairwise(ordered):
        assert (one.order == other.order) == (str(one) == str(other))
        known = [each.first or each.last or datetime.date.max for each in (one, other)]
        assert known == sorted(known)


@given(extended_dates(), extended_dates())
def test_touching_is_mutual(one, other):
    """Two dates touch each other or one is before the other; what is within touches."""
    assert one.touches(other) == other.touches(one)
    assert one.touches(other) + one.is_before(other) + other.is_before(one) == 1
    assert one.touches(other) or not one.is_within(other)


@pytest.mark.parametrize("language", LANGUAGES)
@given(date=extended_dates(), sense=st.sampled_from(["said", "lasted"]))
def test_every_date_has_words(language, date, sense):
    """Each date that is accepted reads in words: no brace, nothing empty, no sign of the form."""
    words = Words(language)
    for is_opening in (False, True):
        text = words.when(date, sense, is_opening)
        assert text.strip() == text != ""
        assert not re.search(r"[{}~?%]|\.\.|  |None", text)
    plain = ExtendedDate.of(date.start or date.end)
    assert words.when(plain, sense) == words.date(date.start or date.end)


@given(st.datetimes(datetime.datetime(1, 1, 2)), st.sampled_from(["Z", "+08:00", "-11:30"]))
def test_every_moment_has_words(moment, zone):
    """A deadline's clock time reads with its zone in every language."""
    text = f"{moment:%Y-%m-%d}".zfill(10) + f"T{moment:%H:%M}{zone}"
    for language in LANGUAGES:
        found = ExtendedDate.parse_deadline(text)
        assert found.timestamp == text
        assert not re.search(r"[{}]|None", Words(language).when(found))


def test_languages_are_known():
    """What the test takes for languages are some that dates can be written in."""
    assert all(Locale.parse(language) for language in LANGUAGES)


def person(folder, text):
    (folder / "x.yaml").write_text(text, "utf-8")
    return Person.model_validate(read_yaml(folder, "x.yaml")[0].plain())


TWO = """
id: x
name: X
roles:
  - role: Mayor
    to: 2019-06
  - role: Judge
    from: 2019-07-01
"""
OVERLAPPING = TWO.replace("to: 2019-06", "to: 2020")


@pytest.mark.parametrize(
    ("text", "when", "offices"),
    [
        (TWO, "2019-03-01", ("Mayor",)),
        (TWO, "2019-07-01", ("Judge",)),
        (TWO, "2019-06-30", ("Mayor",)),
        (TWO, "2019", ()),
        (TWO, "../2019-06-30", ("Mayor",)),
        (TWO, "../2019-07-02", ()),
        (TWO, "2019-07-02/..", ("Judge",)),
        (TWO, None, ()),
        (OVERLAPPING, "2019-08-01", ("Mayor", "Judge")),
        (OVERLAPPING, "2020-08-01", ("Judge",)),
        (TWO.replace("  - role: Judge\n    from: 2019-07-01\n", ""), None, ("Mayor",)),
        (TWO.replace("  - role: Judge\n    from: 2019-07-01\n", ""), "2021", ()),
        ("id: x\nname: X\nrole: Mayor", None, ("Mayor",)),
    ],
)
def test_office_is_that_of_the_day(tmp_path, text, when, offices):
    """Those offices are shown that were surely held on the day, or the only one that may be."""
    assert offices_held(person(tmp_path, text), None, when and day(when)) == offices


# ---------------------------------------------------------------- on pages


@pytest.fixture(scope="module")
def full():
    report = read(GOLDEN / "full")
    return report.dossier, dict(files(report.dossier, report.pages))


def test_statement_without_a_day_was_said_by_its_report(full):
    """Without `on` a statement was said up to its earliest report; a card and search say so."""
    dossier, pages = full
    said = dossier.of(dossier.statement["upham-dam-ends-droughts"])
    assert str(said.when) == "../2024-05-02" and not said.is_dated
    assert "By May 2, 2024, when it was reported" in pages["positions/upham.md"]
    unknown = dossier.of(dossier.statement["upham-fair-price"])
    assert unknown.when is None


def test_open_end_is_that_of_the_report(tmp_path):
    """What was said from a day on was said by its earliest report."""
    lay_out("full", tmp_path)
    file = tmp_path / "content/parties/lower-towns.yaml"
    text = file.read_text("utf-8").replace("on: ../2019 ", "on: 2019/.. ")
    file.write_text(text, "utf-8")
    dossier = read(tmp_path).dossier
    assert str(dossier.of(dossier.statement["league-no-walls"]).when) == "2019/2024-05-03"


def test_event_gives_day_and_place(full):
    """A statement `at` an event has its day and its place."""
    dossier, _ = full
    said = dossier.of(dossier.statement["fishers-count-by-may"])
    assert said.when == said.event.on and said.is_dated
    assert said.venue == "Between Upham and Fordley"


def test_person_in_two_offices_is_one(full):
    """One person speaks for two parties, each time in the office of that day."""
    dossier, _ = full
    offices = {one.id: dossier.of(one).offices for one in dossier.statements}
    assert offices["league-no-walls"] == (("Chair of the league",),)
    assert offices["court-every-paper"] == (("Judge",),)
    assert [p.id for p in dossier.of(dossier.statement["court-every-paper"]).parties] == ["court"]


def test_own_view_is_no_party_s(full):
    """What somebody says for nobody else is in no matrix, filter or count of the party, and its
    page and its issue's page have it in words."""
    dossier, pages = full
    own = dossier.statement["court-rather-swim"]
    assert dossier.of(own).parties == ()
    assert own not in dossier.of_party(dossier.party["court"])
    for path in ("index.md", "positions/index.md"):
        assert own.summary not in pages[path]
    for path in ("positions/court.md", "statements/index.md"):
        assert "Speaks for nobody else, not for" in pages[path]
    shown = re.sub(r"<[^>]+>", "", pages["issues/dam.md"])
    assert f"(own view):** {own.summary}" in shown
    [exported] = [
        one for one in json.loads(pages["data/explainer.json"])["statements"] if one["id"] == own.id
    ]
    assert exported["parties"] == [] and exported["for"] == "self" and exported["party"] == "court"


def test_timeline_tells_what_has_come(full):
    """What is ahead, not over, or due says so in words; days follow each other."""
    _, pages = full
    timeline = pages["timeline.md"]
    for words in ("**Expected**", "**Not over yet**", ">Due<", ">Was due<"):
        assert words in timeline
    places = re.findall(r"#(?:on--[\w-]+) ", timeline)
    assert len(places) == len(set(places)) > 10


def moved_on(root, as_of):
    """The full explainer as of another day: its problems, and its pages."""
    lay_out("full", root)
    file = root / "content/explainer.yaml"
    file.write_text(
        file.read_text("utf-8").replace("as_of: 2024-05-03", f"as_of: {as_of}"), "utf-8"
    )
    report = read(root)
    return {one.rule for one in report.problems}, dict(files(report.dossier, report.pages))


def test_passed_days_are_asked_about(tmp_path):
    """Once the content is brought past a deadline or an expected event, check asks about it, and
    pages say that no source tells what came of it."""
    rules, pages = moved_on(tmp_path, "2024-07-01")
    assert rules == {"deadline-passed", "event-unconfirmed"}
    assert "Was expected. Our sources do not tell whether it happened." in pages["timeline.md"]
    assert "Was due, and has no answer in our sources" in pages["timeline.md"]
    assert "overdue since then" in pages["positions/fishers.md"]


def test_what_has_passed_untold_stops_nothing(tmp_path):
    """What no source tells yet of a deadline or an event is warned of, and published all the same;
    any other warning beside it stops a strict run."""
    moved_on(tmp_path, "2024-07-01")
    done = explainer("-C", tmp_path, "check", "--strict")
    assert "0 errors, 2 warnings" in done.stderr and done.returncode == 0
    edit(tmp_path / "content/issues.yaml", "- id: talks", "- {id: more, name: More}\n- id: talks")
    assert explainer("-C", tmp_path, "check", "--strict").returncode == 1


def test_nothing_is_asked_on_the_day_itself(tmp_path):
    """On the day of an expected event nobody need know yet whether it happened."""
    rules, pages = moved_on(tmp_path, "2024-05-10")
    assert not rules
    assert ">Due</span>" in pages["timeline.md"]


def test_what_is_settled_before_its_day_is_still_due(tmp_path):
    """Of a day that lies ahead no page says that something was due on it, though it is answered."""
    lay_out("full", tmp_path)
    court = tmp_path / "content/parties/court.yaml"
    for file in (tmp_path / "seeds/notice.txt", court):
        file.write_text(file.read_text("utf-8").replace("end of April", "end of June"), "utf-8")
    edit(court, "2024-04-30", "2024-06-30")
    assert explainer("-C", tmp_path, "source", "update", "notice").returncode == 0
    report = read(tmp_path)
    timeline = dict(files(report.dossier, report.pages))["timeline.md"]
    assert 'due--settled">Due</span> **The Court of the Rivers:**' in timeline
    assert 'due--settled">Was due</span>' in timeline


@pytest.mark.parametrize("text", ["2024-05-03", "2024-05", "2024", "2024-05-03/2024-05-09"])
def test_a_date_keeps_its_order_behind_words_read_from_the_left(text):
    """On a page read from the right a mark comes before a number with which a date begins, which
    would else go with letters read from the left before it (UAX 9, rule W7)."""
    date = ExtendedDate.parse(text)
    arabic, english = (Words(name).when(date, "lasted") for name in ("ar", "en"))
    assert arabic.startswith("\u200f") == arabic.strip("\u200f")[0].isdigit()
    assert "\u200f" not in english


def test_a_page_keeps_the_mark_before_a_date(tmp_path):
    """What makes values inert leaves it, as no other character that nobody sees."""
    templates = markdown_templates(tmp_path, Words("ar"))
    told = templates.from_string("{{ date(day) }}").render(day=PartialDate(2024, 5, 3))
    assert told == "\u200f3 مايو 2024"
    said = templates.from_string("{{ t('as_of', date=date(day)) }}").render(day=PartialDate(2024))
    assert said == "حتى \u200f2024"
