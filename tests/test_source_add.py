"""An article comes in: what it states of itself is recorded, and nothing else."""

import builtins
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.article.kinds import SeemingKind, turns_of
from generator.authoring.article.lines import read_agency, read_byline, read_dateline
from generator.authoring.article.metadata import Fact, describe_article
from generator.authoring.article.vocabulary import read_vocabulary
from generator.authoring.editing.layout import render_yaml
from generator.authoring.schema_files import first_line
from generator.cli.app import main
from generator.content.characters import forbidden_in
from generator.content.fields import as_list
from generator.content.yaml_reader import parse_yaml
from generator.evidence.articles.paragraphs import split_paragraphs
from generator.evidence.matching import readable
from generator.evidence.recorded import paragraph_digest
from generator.pages.pipeline import read
from tests.sites import lay_out_any
from tests.tables import table
from tests.test_editing import changed
from tests.test_properties import steady

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SHIPPED = [
    {"id": file.stem, **yaml.load(file.read_text("utf-8"), yaml.BaseLoader)}
    for file in sorted((ROOT / "content/sources").glob("*.yaml"))
]

ARTICLE = """The bridge stays open
By Ann-Marie O'Neil and Jan van den Berg, Staff
Published: 4 May 2031, 10:15 GMT
UPHAM (Wire) - The council said on Monday that the bridge is to stay open for as long as it takes.
“We shall not close it,” the council said in a statement that was read out to the people there.
"""


def add(root: Path, file: Path, *options: str) -> Result:
    """What `source add` prints, and its exit code."""
    return CliRunner().invoke(main, ["-C", str(root), "source", "add", str(file), *options])


def save(folder: Path, text: str | bytes, name: str = "article.txt") -> Path:
    """A file with an article, outside the explainer."""
    (folder / "inbox").mkdir(exist_ok=True)
    file = folder / "inbox" / name
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return file


def entry(root: Path) -> Mapping[str, object]:
    """The last entry of sources.yaml, as texts."""
    text = (root / "content/sources.yaml").read_text("utf-8-sig")
    last: Mapping[str, object] = yaml.load(text, yaml.BaseLoader)[-1]
    return last


def stand(root: Path) -> dict[str, bytes]:
    """Every file of content/ and seeds/ that editors write."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in ("content", "seeds")
        for path in (root / folder).rglob("*")
        if path.is_file() and ".schema" not in path.parts
    }


@pytest.mark.parametrize("source", SHIPPED, ids=[source["id"] for source in SHIPPED])
def test_shipped_articles_are_described_as_their_editor_did(source, base):
    """Of both shipped articles all is recorded that their editor wrote and that the text states."""
    done = add(base, SEEDS / str(source["file"]), "--published", str(source["published"]))
    assert done.exit_code == 0, done.output
    made = entry(base)
    made.pop("digests")
    made.pop("accessed")  # the day on which this is run
    stated = {"file", "sha256", "publisher", "authors", "published", "paragraphs", "boilerplate"}
    assert {k: v for k, v in made.items() if k != "id"} == {
        k: v for k, v in source.items() if k in stated
    }
    assert (base / "seeds" / str(source["file"])).read_bytes() == (
        SEEDS / str(source["file"])
    ).read_bytes()
    if "publisher" in source:
        assert made["id"] == source["id"]


def test_what_the_text_does_not_state_is_left_out(base):
    """Days of the week make no date, a mention no publisher; entry and command say so."""
    done = add(base, SEEDS / "000_ceea6b9bab2433dd.txt")
    stated = {"id", "file", "sha256", "digests", "accessed", "paragraphs", "boilerplate"}
    assert set(entry(base)) == stated
    text = (base / "content/sources.yaml").read_text("utf-8")
    assert "  # published: not known; the text names only Wednesday (paragraph 23)" in text
    assert "published:   the text names only Wednesday (paragraph 23)" in done.output
    assert "publisher:   the text does not name it as such" in done.output
    assert done.output.endswith("\n  explainer draft 000-ceea6b9bab2433dd\n")


@pytest.mark.parametrize("name", ["minimal", "full", "shipped", "arabic"])
def test_only_lines_are_added_and_check_passes(name, tmp_path):
    """In any explainer, commented ones too, the entry is added lines only, or a file where sources
    have files, and `check` has no error."""
    root = lay_out_any(name, tmp_path / "root")
    before = stand(root)
    done = add(root, save(tmp_path, ARTICLE, "the-new-one.txt"))
    assert done.exit_code == 0, done.output
    after = stand(root)
    own = "content/sources/wire-2031-05-04.yaml"
    target = own if own in after else "content/sources.yaml"
    assert (target == own) == (name in ("full", "shipped"))
    files = {target, f"seeds/{'wire-2031-05-04' if target == own else 'the-new-one'}.txt"}
    moved = {"content/explainer.yaml"} if "as_of " in done.output else set()
    assert {file for file in after if after[file] != before.get(file)} == files | moved
    old, new = (one.get(target, b"").decode("utf-8") for one in (before, after))
    assert not [line for gone, _ in changed(old, new) for line in gone]
    assert read(root).is_good


def test_each_thing_is_told_with_its_reason(base, tmp_path):
    """The headline, authors, agency and day of an article are recorded, each with a comment."""
    add(base, save(tmp_path, ARTICLE))
    lines = (base / "content/sources.yaml").read_text("utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("  accessed: "))
    digits = hashlib.sha256(ARTICLE.encode("utf-8")).hexdigest()
    paragraphs = " ".join(map(paragraph_digest, split_paragraphs(ARTICLE, "lines")))
    assert text.endswith(f"""\
- id: wire-2031-05-04
  file: article.txt
  sha256: {digits}
  digests:
    - {paragraphs}
  publisher: Wire  # paragraph 4: “UPHAM (Wire)”
  title: The bridge stays open  # paragraph 1
  authors: [Ann-Marie O'Neil, Jan van den Berg]  # paragraph 2; not surely a person’s name: “Staff”
  published: 2031-05-04  # paragraph 3: “Published: 4 May 2031, 10:15 GMT”
  paragraphs: lines
  boilerplate:
    - paragraph: 1  # The bridge stays open
      kind: subhead
    - paragraph: 2  # By Ann-Marie O'Neil and Jan van den Berg, Staff
      kind: byline
    - paragraph: 3  # Published: 4 May 2031, 10:15 GMT
      kind: notice
""")


GERMAN = """Minister will die Brücke erhalten
Von Anna-Lena Schmidt und Jörg von Berg, Berlin
14. März 2025, 18:05 Uhr
Berlin (dpa) - Der Minister hat am Donnerstag gesagt, die Brücke sei mit dem Geld der Länder zu \
erhalten, und es gebe für eine neue keinen Grund.
Mehr zum Thema
„Wir werden das nicht zulassen“, sagte er und verwies auf den Bericht, der im Frühjahr erschien.
Die Kommission und der Streit
Der Sprecher der Kommission wollte sich zu den Plänen nicht äußern, und die Stadt schwieg dazu.
Foto: Getty Images
Redaktion: Max Müller
Alle Rechte vorbehalten.
"""
RUSSIAN = """Автор: Иван Петров
МОСКВА, 13 марта. /ТАСС/. Министр заявил, что мост не будет закрыт, и это решение принято для \
всех жителей города, он также сказал, что деньги на него есть.
Читайте также
«Мы не согласны», — сказал он в среду, но не уточнил, как и когда это будет сделано.
Фото: Пресс-служба
"""
UKRAINIAN = """КИЇВ. 13 березня. УНН. Міністр заявив, що міст не буде закрито, і це рішення \
ухвалено для всіх жителів міста, він також сказав, що гроші на нього є.
Читайте також
«Ми не згодні», – сказав він у середу, але не уточнив, як і коли це буде зроблено та ким.
Опубліковано 15.03.2025 о 10:00
"""
ARABIC = """بقلم أحمد علي ومحمد حسن
موسكو (رويترز) - قال الوزير يوم الخميس إن الجسر لن يغلق وإن هذا القرار كان من أجل \
جميع سكان المدينة في هذه المرحلة.
وقال الوزير "نحن لا نوافق على ذلك" مع أن المال موجود في الميزانية التي أقرها البرلمان بعد ذلك.
(إعداد الوكالة للنشرة العربية - تحرير الوكالة)
"""


@pytest.mark.parametrize(
    ("text", "language", "publisher", "authors", "published", "kinds"),
    [
        (
            GERMAN,
            "de",
            "dpa",
            ("Anna-Lena Schmidt", "Jörg von Berg"),
            "2025-03-14",
            "subhead byline notice - link - subhead - caption credit notice",
        ),
        (RUSSIAN, "ru", "ТАСС", ("Иван Петров",), "", "byline - link - caption"),
        (UKRAINIAN, "uk", "УНН", "", "2025-03-15", "- link - notice"),
        (ARABIC, "ar", "رويترز", (), "", "byline - - credit"),
    ],
    ids=["de", "ru", "uk", "ar"],
)
def test_other_languages_are_read_by_their_own_words(
    text, language, publisher, authors, published, kinds
):
    """Articles in German, Russian, Ukrainian and Arabic are told, and described by their words.

    The two names of the Arabic byline, which no word divides, are taken for none.
    """
    known = describe_article(text, "en")
    told = {name: one.value for name, one in known.told.items()}
    assert told["language"] == language
    assert (told["publisher"], told["authors"]) == (publisher, authors)
    assert told["published"] == published
    listed = [known.boilerplate.get(n, "-") for n in range(1, len(known.paragraphs) + 1)]
    assert " ".join(listed) == kinds


@pytest.mark.parametrize(
    ("text", "weekday"), [(RUSSIAN, "Среду (paragraph 4)"), (UKRAINIAN, "Середу (paragraph 3)")]
)
def test_days_of_the_week_are_known_in_every_case(text, weekday):
    """A day of the week is found also where its name is inflected, and no date is made of it."""
    undated = text.replace(", 13 марта", "").replace(" 13 березня.", "").replace("15.03.2025", "")
    told = describe_article(undated, "en").told["published"]
    assert told == Fact("", f"the text names only {weekday}")


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("de", "Von Karla Wendt, Basel, 20. Juni 2030", ("Karla Wendt",)),
        ("de", "Von Karla Wendt | 20.06.2030", ("Karla Wendt",)),
        ("en", "By Ruth Calloway and Jonas Frey, June 4, 2030", ("Ruth Calloway", "Jonas Frey")),
        ("fr", "Par Anne Roux, Lyon, 3 mai 2030", ("Anne Roux",)),
        ("es", "Por Ana Ruiz, Madrid, 3 de mayo de 2030", ("Ana Ruiz",)),
        ("de", "LINDAU, 5. Mai 2031 (tap) – Von Eva Kern", ("Eva Kern",)),
        ("ar", "حلب – 3 نيسان/أبريل 2031 – كتبت: سهى قاسم", ("سهى قاسم",)),
    ],
)
def test_a_day_may_stand_behind_the_authors(language, line, authors):
    """A byline that ends in a place and a day names its authors all the same."""
    assert read_byline(line, read_vocabulary(language)).authors == authors


@pytest.mark.parametrize("line", ["By June 20, 2030, Tarsu", "By June 2030", "By 4 June 2030"])
def test_a_day_alone_is_no_byline(line):
    """What begins with a day tells by when, and not by whom."""
    assert read_byline(line, read_vocabulary("en")) is None


POLISH = "Burmistrz powiedział, że miasto nie zapłaci, a mieszkańcy są źli i żądają przeprosin.\n"
LONG = "The council met again, and nobody could say how long it would take to mend the bridge.\n"


@pytest.mark.parametrize("line", table("source_add", "no-boilerplate"))
def test_a_paragraph_that_may_report_something_is_no_boilerplate(line):
    """What only looks like a byline, credit, link, heading, caption or notice is left alone."""
    assert describe_article(f"{LONG}{LONG}{line}\n{LONG}{LONG}", "en").boilerplate == {}


@pytest.mark.parametrize(("line", "kind"), table("source_add", "boilerplate"))
def test_each_kind_of_boilerplate_is_found(line, kind):
    """Bylines, credits, notices, captions, links and headings are told by their words and form."""
    assert describe_article(f"{LONG}{LONG}{line}\n{LONG}{LONG}", "en").boilerplate == {3: kind}


@pytest.mark.parametrize("after", ["By Ada Penn", "4 May 2031", f"UPHAM (Wire) - {LONG}", LONG])
def test_a_headline_stands_above_the_byline_the_day_the_dateline_or_the_text(after):
    """Only a first line that is no sentence, and that such a line follows, is taken for it."""
    for first, title in (("A bridge for all", "A bridge for all"), ("A bridge is built.", "")):
        told = describe_article(f"{first}\n{after}\n{LONG}", "en").told["title"]
        assert told.value == title


@pytest.mark.parametrize(("lines", "title"), table("source_add", "titles"))
def test_a_headline_is_told_from_other_first_lines(lines, title):
    """Captions may stand above it, a standfirst below; points, greetings and speech are none."""
    assert describe_article(f"{lines}\n{LONG}{LONG}", "en").told["title"].value == title


@pytest.mark.parametrize(
    ("text", "rule", "count"),
    [
        (f"A bridge for all\nBy Ada Penn\n\n{LONG}\n{LONG}", "lines", 4),
        (f"{LONG}{LONG}", "lines", 2),
        (f"{LONG}\n \n{LONG}", "lines", 2),
        ("One line that is\nbroken.\n\nAnother that is\nbroken.\n", "blocks", 2),
    ],
)
def test_how_paragraphs_are_divided_is_recorded(text, rule, count):
    """Lines broken to a width are one paragraph; a head of several lines is several."""
    known = describe_article(text, "en")
    assert (known.rule, len(known.paragraphs)) == (rule, count)


def test_lines_of_a_list_are_no_headings():
    """Short lines one after the other are a list of points, which may be what somebody asked."""
    points = "A ceasefire\nNo new bases\nMore money for the bridge\n"
    assert describe_article(LONG + points + LONG, "en").boilerplate == {}
    assert describe_article(LONG + "More money for the bridge\n" + LONG, "en").boilerplate == {
        2: "subhead"
    }


@pytest.mark.parametrize(("lines", "published"), table("source_add", "days"))
def test_a_day_is_taken_only_when_the_text_states_one(lines, published):
    """One full date on a line of its own is the day; two, half a one, or an update are not."""
    assert describe_article(f"{lines}\n{LONG}{LONG}", "en").told["published"].value == published


@pytest.mark.parametrize(
    ("text", "agency", "reporter"),
    [
        ("Корр. Олег Гай", "", "Олег Гай"),
        ("Корр. ТАСС Олег Гай", "ТАСС", "Олег Гай"),
        ("ТАСС", "ТАСС", ""),
    ],
)
def test_who_reports_for_an_agency_is_no_agency(text, agency, reporter):
    """Behind a post stands a person’s name, and the agency’s in capitals."""
    assert read_agency(text, read_vocabulary("ru")) == (agency, reporter)


@pytest.mark.parametrize(("text", "agency"), table("source_add", "datelines"))
def test_a_dateline_is_told_from_a_sentence(text, agency):
    """A place before a dash begins an article; a name or a remark in brackets does not."""
    dateline = read_dateline(text)
    assert (dateline.agency if dateline else None) == agency


visible = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")).filter(
    lambda character: not list(forbidden_in(character))
)


@steady
@given(
    st.lists(st.text(visible, max_size=60), max_size=8),
    st.sampled_from(["en", "de", "ar", "xx"]),
    st.sampled_from(["", "2031-05-06"]),
)
def test_any_text_can_be_described(lines, language, accessed):
    """Whatever an article holds, it is described, and its entry is YAML that says what is known."""
    known = describe_article("\n".join(lines), language)
    values = {"name": "an-id", "file": "a file: 'x'.txt", "sha256": "0" * 64, "digests": ["012345"]}
    turns = [f"{line}: so" for line in lines]
    texts = dict(enumerate(filter(None, map(readable, turns)), 1))
    told = tuple(replace(one, speaker="unnamed") for one in turns_of(texts, "", language, ()))
    spoken = SeemingKind("interview", (), told, is_given=True)
    text = render_yaml("source", **values, known=known, spoken=spoken, accessed=accessed)
    tree, problems = parse_yaml(text, "sources.yaml")
    assert problems == []
    assert yaml.load(text, yaml.BaseLoader)[0]["file"] == "a file: 'x'.txt"
    assert yaml.load(text, yaml.BaseLoader)[0].get("accessed", "") == accessed
    written = yaml.load(text, yaml.BaseLoader)[0].get("turns", ())
    assert [as_list(one.get("name", [])) for one in written] == [[*one.names] for one in told]
    nameless = [[*map(str, one.paragraphs)] for one in told if not one.names]
    assert [one["paragraphs"] for one in written if "paragraphs" in one] == nameless
    assert tree is not None


def test_an_article_is_added_once(base, tmp_path):
    """The same text is refused under any name, and the message names the source that it is."""
    add(base, save(tmp_path, ARTICLE))
    before = stand(base)
    done = add(base, save(tmp_path, ARTICLE, "other.txt"))
    assert done.exit_code == 1
    assert "this article is there already, as the source “wire-2031-05-04”" in done.output
    assert stand(base) == before


def test_no_file_is_overwritten(base, tmp_path):
    """Another article with a file's name that is taken gets the name of its id; and when that is
    taken too, it is refused."""
    gazette = (base / "seeds/gazette.txt").read_bytes()
    done = add(base, save(tmp_path, ARTICLE, "gazette.txt"))
    assert done.exit_code == 0
    assert entry(base)["file"] == "wire-2031-05-04.txt"
    assert (base / "seeds/gazette.txt").read_bytes() == gazette
    (base / "seeds/second.txt").write_text("Another text.\n", "utf-8")
    before = stand(base)
    done = add(base, save(tmp_path, "Something else.\n", "second.txt"), "--id", "second")
    assert done.exit_code == 1
    assert "there is another file of this name; it stays as it is" in done.output
    assert stand(base) == before


def test_a_file_in_seeds_is_described_where_it_is(base):
    """An article that stands in seeds/ already is not copied."""
    (base / "seeds/third.txt").write_text(ARTICLE, "utf-8")
    done = add(base, base / "seeds/third.txt")
    assert done.exit_code == 0, done.output
    assert entry(base)["file"] == "third.txt"
    assert len(list((base / "seeds").iterdir())) == 3


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--id", "gazette", "the id “gazette” is taken or reserved"),
        ("--id", "northford", "the id “northford” is taken or reserved"),
        ("--id", "Not An Id", "write lower-case letters"),
        ("--published", "4 May", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("--url", "gazette.example", "write the address of a web page"),
        ("--publisher", "unknown", "“unknown” is not a publisher"),
        ("--published", "2031-06", "2031-06 is after the as-of date"),
    ],
)
def test_what_an_editor_gives_is_checked(option, value, message, base, tmp_path):
    """A wrong id, day, address or name is refused in words, and every file is as it was."""
    before = stand(base)
    done = add(base, save(tmp_path, ARTICLE), option, value)
    assert done.exit_code in (1, 2)
    assert message in done.output
    assert stand(base) == before


def test_what_an_editor_gives_comes_first(base, tmp_path):
    """Options are recorded in the place of what the text states."""
    options = ("--publisher", "The Other: One", "--title", "'Quoted' #1", "--language", "fr")
    done = add(base, save(tmp_path, ARTICLE), *options, "--url", "https://gazette.example/1")
    assert done.exit_code == 0, done.output
    made = entry(base)
    assert (made["publisher"], made["title"]) == ("The Other: One", "'Quoted' #1")
    assert (made["url"], made["language"]) == ("https://gazette.example/1", "fr")
    assert made["id"] == "the-other-one-2031-05-04"


def test_one_command_adds_an_article_and_its_drafts(base, tmp_path):
    """With --draft, what the article says stands in content/ as drafts, and is checked."""
    text = "Ida Holm spoke on Monday.\n“The roof cannot wait,” said Ida Holm, the mayor.\n"
    result = add(base, save(tmp_path, text), "--id", "letter", "--draft")
    assert result.exit_code == 0, result.output
    assert "content/parties/northford.yaml: 1 draft added" in result.output
    drafted = read(base).drafted
    assert drafted
    found = [s for s in drafted.statements if s.review and s.evidence[0].source == "letter"]
    assert [s.speaker for s in found] == [("holm",)]


def test_a_later_article_moves_the_as_of_date_on(base, tmp_path):
    """An article from after the as-of date moves that on, and no other line of the file changes."""
    old = (base / "content/explainer.yaml").read_text("utf-8")
    done = add(base, save(tmp_path, ARTICLE), "--published", "2031-07-01")
    assert "as_of moved on to 2031-07-01" in done.output
    assert (base / "content/explainer.yaml").read_text("utf-8") == old.replace(
        "as_of: 2031-05-05", "as_of: 2031-07-01"
    )
    assert read(base).is_good


@pytest.mark.parametrize("before", ["", "A bell\u0007 and\r\nmore.\r\n", "\ufeffA page.\x0c\n"])
def test_a_text_with_hidden_characters_is_refused(before, base, tmp_path):
    """An article that `check` would refuse is not added; the message tells the character, at its
    place in the file that was given, with that line."""
    old = stand(base)
    file = save(tmp_path, f"{before}The bell\u0007 \u202esaid\u202c so.\n")
    done = add(base, file)
    line = len(before.splitlines()) + 1 - ("\x0c" in before)
    assert done.exit_code == 1
    assert f"inbox/article.txt:{line}:11: error: an invisible character" in done.output
    assert "right-to-left override" in done.output
    assert f"\n  {line} | The bell� �said" in done.output
    assert done.output.endswith(f"{file}: not added\n")
    assert "seeds/" not in done.output
    assert stand(base) == old


def test_what_is_too_much_is_told_of_the_given_file(base, tmp_path):
    """What only the check of the whole finds in an article has its place in the given file too."""
    done = add(base, save(tmp_path, "word " * 5_000 + "\n"))
    assert done.exit_code == 1
    assert "inbox/article.txt:1:1: error: paragraph 1 has 24,999 characters" in done.output
    assert "seeds/" not in done.output


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        ("\x84Nein\x93, sagte er\x85\n", "„Nein“, sagte er…\n", "U+0084: replaced by „"),
        ("It\x92s \x93late\x94.\n", "It’s “late”.\n", "U+0092: replaced by ’"),
        ("Die \x84FPÖ\x93 sagte Nein.\n", "Die „FPÖ“ sagte Nein.\n", "U+0093: replaced by “"),
        ("A b\x07ell.\n", "A bell.\n", "U+0007: left out"),
        ("A\x0bbell.\n", "A bell.\n", "U+000B: replaced by a space"),
        ("A bell\x81.\r\n", "A bell.\r\n", "U+0081: left out"),
        ("A bell.\x85It rang.\x85", "A bell.\nIt rang.\n", "U+0085: replaced by the end of a line"),
        ("A bell.\u2028It rang.", "A bell.\nIt rang.", "U+2028: replaced by the end of a line"),
        ("A bell\u2028rang.\nSo.\n", "A bell rang.\nSo.\n", "U+2028: replaced by a space"),
        ("A bell.\u2029It rang.\n", "A bell.\nIt rang.\n", "U+2029: replaced by the end of a line"),
        ("\u202bA bell.\u202c\n", "A bell.\n", "U+202B: left out"),
        ("A bell\ufffe rang.\n", "A bell rang.\n", "invisible character U+FFFE: left out"),
        ("A gov\u00adernment.\n", "A government.\n", "soft hyphen U+00AD: left out"),
        ("A gov\u00ad\nernment.\n", "A government.\n", "soft hyphen U+00AD: left out"),
        ("It’s “late”.\n".encode().decode("cp1252", "replace"), None, "(U+FFFD)"),
        ("It’s a café.\n".encode().decode("cp1252"), "It’s a café.\n", "took for Windows-1252"),
        ("Все «так».\n".encode().decode("cp1251"), "Все «так».\n", "took for Windows-1251"),
        ("â\x80\x9cÃ\x84rger,â\x80\x9d he said.\n", "“Ärger,” he said.\n", "took for Latin-1"),
    ],
)
def test_control_characters_are_mended_and_told(text, kept, told, base, tmp_path):
    """What a program made of another encoding's marks is what was meant again; other control
    characters are left out; and the command says so."""
    done = add(base, save(tmp_path, text), "--language", "en")
    assert told in done.output
    assert (done.exit_code == 0) == (kept is not None), done.output
    if kept is None:
        return
    assert (base / "seeds/article.txt").read_bytes() == kept.encode("utf-8")
    assert entry(base)["sha256"] == hashlib.sha256(kept.encode("utf-8")).hexdigest()
    assert read(base).is_good


@pytest.mark.parametrize(("text", "place", "told"), table("source_add", "damaged"))
def test_what_is_damaged_is_refused_at_its_place(text, place, told, base, tmp_path):
    """Replaced letters, letters of a wrong encoding, markup and pointers of Git LFS are no article:
    the command says so in the given file, and nothing is added."""
    before = stand(base)
    done = add(base, save(tmp_path, text))
    assert done.exit_code == 1
    assert f"inbox/article.txt{place}: " in done.output and told in done.output
    assert stand(base) == before


@pytest.mark.parametrize("line", table("source_add", "whole"))
def test_what_only_looks_damaged_is_taken(line, base, tmp_path):
    """Signs beside letters, and letters of other languages, are no damage."""
    done = add(base, save(tmp_path, f"{LONG}{line}\n"), "--language", "en")
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(("text", "language"), table("source_add", "languages"))
def test_a_language_is_told_or_asked_for(text, language, base, tmp_path):
    """An article in another language than the site's is never taken for the site's: its language is
    recorded, or has to be given."""
    file = save(tmp_path, f"{text}\n")
    done = add(base, file)
    if language:
        assert done.exit_code == 0, done.output
        assert entry(base).get("language", "en") == language
    else:
        assert done.exit_code == 1
        assert "this is not in the language of the explainer (en)\n  say in which" in done.output
        assert add(base, file, "--language", "xx").exit_code == 0


def test_quotations_of_a_page_stay_quotations(base, tmp_path):
    """What `<q>` and `<blockquote>` set apart stands inside marks, once; who says it does not."""
    pytest.importorskip("trafilatura", exc_type=ImportError)
    body = (
        f"<h1>A bridge for all</h1><p>{LONG}</p><p>He said: <q>We pay <q>nothing</q> at all.</q> So"
        " it was.</p><blockquote><p>We have said it before.</p><p>We say it again today.</p>"
        "<footer>Ada Penn, the mayor</footer></blockquote>"
        "<blockquote>“We have marks already,” she said.</blockquote>"
        f"<blockquote>A bare one with <em>some</em> words in it.</blockquote><p>{LONG}</p>"
    )
    page = f"<html><body><article>{body}</article></body></html>"
    done = add(base, save(tmp_path, page, "page.html"))
    assert "sets apart as quotations stands inside quotation marks" in done.output
    text = (base / "seeds/page.txt").read_text("utf-8")
    assert "He said: “We pay ‘nothing’ at all.” So it was." in text
    assert "“We have said it before.\n“We say it again today.”\n" in text
    assert "\n“We have marks already,” she said.\n" in text
    assert "\n“A bare one with some words in it.”\n" in text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("It costs <del>nine</del> <ins>eleven</ins> million.", "It costs eleven million."),
        ("It costs eleven, <s>not twelve,</s> million.", "It costs eleven, million."),
        ('We pay <span style="color:red;display: none">nothing</span> now.', "We pay now."),
        ("We pay <span hidden>nothing</span>all.", "We pay all."),
        ("We pay<template>nothing</template> all.", "We pay all."),
        ('We wait<sup><a href="#n">1</a></sup> for it.', "We wait for it."),
        ('We wait<sup>[<a href="#n">12</a>]</sup> for it.', "We wait for it."),
        ("It holds 10<sup>3</sup> m<sup>3</sup> of CO<sub>2</sub>.", "It holds 10³ m³ of CO2."),
        ("The 1<sup>st</sup> bridge in<wbr>side.", "The 1st bridge inside."),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> it is.", "漢 it is."),
    ],
)
def test_of_a_page_is_kept_what_a_browser_shows(base, tmp_path, html, text):
    """What is hidden or struck out is no evidence, and marks of notes and powers run into no word
    and no number."""
    pytest.importorskip("trafilatura", exc_type=ImportError)
    body = f"<h1>A bridge for all</h1><p>{LONG}</p><p>{html}</p><p hidden>{LONG[::-1]}</p>"
    page = f'<html><body style="display:none"><article>{body}</article></body></html>'
    done = add(base, save(tmp_path, page, "page.html"))
    assert (base / "seeds/page.txt").read_text("utf-8").split("\n")[2:] == [text, ""]
    assert ("what the page strikes out is left out" in done.output) == (
        "<s>" in html or "<del" in html
    )


def test_a_page_in_an_archive_keeps_its_address(base, tmp_path):
    """The address of a page that an archive keeps is the archive's, and works; the archive is not
    taken for who published it."""
    pytest.importorskip("trafilatura", exc_type=ImportError)
    url = "https://web.archive.org/web/20250301000000/https://herald.example/bridge"
    page = f'<html><head><link rel=canonical href="{url}"></head><body><p>{LONG}</p></body></html>'
    assert add(base, save(tmp_path, page, "page.html")).exit_code == 0
    assert entry(base)["url"] == url and "publisher" not in entry(base)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[InternetShortcut]\r\nURL=https://e.example/\r\n", "a shortcut to a page"),
        ("[Desktop Entry]\nURL=https://e.example/\n", "a shortcut to a page"),
        ('<?xml version="1.0"?>\n<plist version="1.0"><dict/></plist>', "a shortcut to a page"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nWe wait\n", "subtitles"),
        ("1\r\n00:00:01,000 --> 00:00:02,000\r\nWe wait\r\n", "subtitles"),
        ("Received: by e.example\n (x)\nFrom: a@e.example\n\nWe wait.\n", "an e-mail"),
        ("From: a@e.example\nMIME-Version: 1.0\n\nWe wait.\n", "an e-mail"),
        ('\ufeff[{"text": "We wait."}]', "data for programs (JSON)"),
        ("bplist00", "a web archive of Safari"),
        ("She said it =E2=80=9Cwill not=E2=80=9D wait.\n", "how e-mail carries"),
        ("M=C3=BCnchen =C3=BCber alles\n", "how e-mail carries"),
    ],
)
def test_what_is_written_for_programs_is_no_article(base, tmp_path, text, told):
    """A shortcut, subtitles, an e-mail as it is sent, and data are named, and nothing is added."""
    done = add(base, save(tmp_path, text, "page.txt"))
    assert done.exit_code == 1 and told in done.output
    assert not (base / "seeds/page.txt").exists()


def test_a_pipe_is_no_file(base, tmp_path):
    """What a shell puts in the place of a file is called what it is, not missing."""
    os.mkfifo(tmp_path / "page.txt")
    done = add(base, tmp_path / "page.txt")
    assert done.exit_code == 1 and "this is a pipe, a folder or a device" in done.output


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape"])
def test_no_alphabet_that_is_none_is_read(base, tmp_path, name):
    """What Python calls an encoding and is none of texts is not taken for one, whoever names it."""
    pytest.importorskip("trafilatura", exc_type=ImportError)
    page = f"<html><head><meta charset={name}></head><body><p>{LONG}</p><p>caf".encode()
    file = tmp_path / "page.html"
    file.write_bytes(page + b"\xe9" + b"-a" * 200_000)
    assert add(base, file).exit_code == 1
    file = tmp_path / "page.txt"
    file.write_bytes(b"caf\xe9")
    assert f"there is no encoding “{name}”" in add(base, file, "--encoding", name).output


@pytest.mark.parametrize("head", ["a=b; " * 50_000, "charset=" + '"' * 10_000 + ";" * 10_000])
def test_a_long_head_in_an_archive_is_refused(base, tmp_path, head):
    """Reading what a part of an archive says of its kind may take time with the cube of it."""
    pytest.importorskip("trafilatura", exc_type=ImportError)
    text = f"MIME-Version: 1.0\nContent-Type: text/html; {head}\n\n<p>{LONG}</p>"
    done = add(base, save(tmp_path, text, "page.mhtml"))
    assert done.exit_code == 1 and "the head of a part of this file is too long" in done.output


def test_paragraphs_of_a_kind_are_told_in_ranges(base, tmp_path):
    """Captions that follow one another are one range."""
    captions = "".join(f"Image: The bridge in {year}\n" for year in range(2001, 2009))
    done = add(base, save(tmp_path, f"{LONG}{captions}{LONG}"))
    assert "boilerplate: 2-9 caption\n" in done.output


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_pipe_that_cannot_hold_a_character_gets_a_stand_in(encoding, base, tmp_path):
    """What is printed and where it goes never makes a command fail."""
    file = save(tmp_path, "Мэр сказал: «Город не будет платить за этот мост».\n", "мост.txt")
    run = (sys.executable, "-m", "generator", "-C", str(base), "source", "add", str(file))
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, capture_output=True, env=environment, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    # Where a stream is in ASCII, click takes that for a mistake, and writes UTF-8.
    name = r"\u043c\u043e\u0441\u0442.txt" if encoding == "cp1252" else "мост.txt"
    assert name.encode() in done.stdout


def test_a_file_in_seeds_is_never_changed(base):
    """A control character in an article that stands in seeds/ already is an error at its place."""
    (base / "seeds/third.txt").write_text("The council\x84 said so.\n", "utf-8")
    before = stand(base)
    done = add(base, base / "seeds/third.txt")
    assert done.exit_code == 1
    assert "seeds/third.txt:1:12: error: an invisible character stands here" in done.output
    assert stand(base) == before


MINUTES = (
    "Niederschrift vom 3. Juni\nRätin Kunz beantragt, den Weg an der Mühle zu bauen, und das noch "
    "in diesem Jahr. Der Antrag wird mit sieben gegen fünf Stimmen abgelehnt.\n"
)
FRENCH = (
    "Le maire a déclaré que la commune ne paierait pas. « Nous n’avons pas été consultés », a-t-il "
    "ajouté, et l’hôtel de ville s’est tu à la fin.\n"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN.translate(dict.fromkeys(map(ord, "«»—"), "-")), "koi8-r"),
        (RUSSIAN.translate(dict.fromkeys(map(ord, "«»—"), "-")), "cp866"),
        (UKRAINIAN, "windows-1251"),
        (GERMAN, "windows-1252"),
        (GERMAN, "mac-roman"),
        (FRENCH, "windows-1252"),
        (ARABIC, "windows-1256"),
        (ARABIC, "iso-8859-6"),
        (MINUTES, "windows-1252"),
    ],
)
def test_another_encoding_is_told_where_one_alone_makes_words(text, encoding, base, tmp_path):
    """A text that is not in UTF-8 is read in the one encoding in which it is of a language, and the
    command says so."""
    done = add(base, save(tmp_path, text.encode(encoding)))
    assert done.exit_code == 0, done.output
    assert "the one encoding in which it makes words" in done.output
    assert (base / "seeds/article.txt").read_text("utf-8") == text


def test_an_encoding_that_is_not_sure_is_asked_for(base, tmp_path):
    """Where no reading is sure, the text is refused with what it reads as in each; given the right
    one, it is kept in UTF-8."""
    file = save(tmp_path, b"One.\n" + POLISH.encode("iso-8859-2"))
    done = add(base, file)
    assert done.exit_code == 1
    assert "inbox/article.txt:2: the file is not in UTF-8" in done.output
    assert "--encoding iso-8859-2: Burmistrz powiedział, że" in done.output
    assert "there is no encoding “klingon”" in add(base, file, "--encoding", "klingon").output
    assert "is not in the encoding ascii" in add(base, file, "--encoding", "ascii").output
    japanese = "市長は月曜日、橋の費用を支払わないと述べた。「払いません」と言った。\n"
    other = save(tmp_path, japanese.encode("shift_jis"), "other.txt")
    assert f"--encoding shift_jis: {japanese[:36]}" in add(base, other).output
    options = ("--encoding", "iso-8859-2", "--language", "pl")
    assert add(base, file, *options).exit_code == 0
    assert (base / "seeds/article.txt").read_text("utf-8") == "One.\n" + POLISH


def test_a_text_in_two_encodings_is_refused_at_the_line(base, tmp_path):
    """What is UTF-8 but for some bytes is in no encoding at all."""
    file = save(tmp_path, ARTICLE.encode() + "“No,” he said.\n".encode() + b"It\x92s so.\n")
    done = add(base, file)
    assert done.exit_code == 1
    assert "inbox/article.txt:7: here begins another encoding" in done.output


CRLF = "\ufeff" + ARTICLE.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-16", ARTICLE), ("utf-16-le", ARTICLE), ("utf-16-be", ARTICLE), ("utf-8", CRLF)],
)
def test_text_is_kept_in_utf_8(encoding, text, base, tmp_path):
    """A text in UTF-8 is copied byte for byte; one in UTF-16 is put in it, with a mark or not."""
    assert add(base, save(tmp_path, text.encode(encoding))).exit_code == 0
    assert (base / "seeds/article.txt").read_bytes() == text.encode("utf-8")
    assert entry(base)["publisher"] == "Wire"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 \xff", "this is a PDF, not text"),
        (b"PK\x03\x04\xff", "a document of Word"),
        (b"\xff\x00\x01\x02", "this is not text"),
        (POLISH.encode("utf-16-le"), "this is not text"),
        (b"", "the file has no text"),
        (b" \n \n", "the file has no text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_next_step(data, message, base, tmp_path):
    """Documents of other programs and empty files are named for what they are."""
    before = stand(base)
    done = add(base, save(tmp_path, data))
    assert (done.exit_code, message in done.output) == (1, True), done.output
    assert stand(base) == before


@pytest.mark.parametrize(
    ("name", "file", "source"),
    [
        ("Мост.txt", "Мост.txt", "most"),
        ("橋.md", "橋.txt", "qiao"),
        ("...txt", "source.txt", "source"),
        ("con.txt", "con-2.txt", "con-2"),
        ("a: b?.txt", "a-b.txt", "a-b"),
    ],
)
def test_a_file_of_any_name_gets_an_id_and_a_name_that_every_system_has(
    name, file, source, base, tmp_path
):
    """Names in other scripts give ids in Latin letters; what some system cannot hold is changed."""
    done = add(base, save(tmp_path, LONG, name))
    assert done.exit_code == 0, done.output
    assert (entry(base)["file"], entry(base)["id"]) == (file, source)


PAGE = (
    """<html lang="de"><head><title>A bridge for all</title>
<meta name="author" content="Ada Penn"><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2021-05-04T10:00:00Z">
<link rel="canonical" href="https://gazette.example/bridge"></head>
<body><nav><a href="/">Home</a></nav><article><h1>A bridge for all</h1>"""
    + "".join(f"<p>{n}. {LONG}</p>" for n in range(5))
    + "<p>“It must stay open,”&#x202e; the mayor said.</p></article></body></html>"
)


@pytest.mark.parametrize("name", ["page.html", "page.mhtml"])
def test_a_saved_page_is_read(name, base, tmp_path):
    """Of a saved page the article's text is kept, and what the page states in its head."""
    pytest.importorskip("trafilatura", exc_type=ImportError)
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    done = add(base, save(tmp_path, (head if name.endswith("mhtml") else "") + PAGE, name))
    assert done.exit_code == 0, done.output
    made = entry(base)
    assert made["file"] == "page.txt"
    assert (made["title"], made["authors"]) == ("A bridge for all", ["Ada Penn"])
    assert (made["publisher"], made["published"]) == ("The Gazette", "2021-05-04")
    assert made["url"] == "https://gazette.example/bridge"
    assert "language" not in made  # its words are English, whatever the page says
    assert made["boilerplate"] == [{"paragraph": "1", "kind": "subhead"}]
    text = (base / "seeds/page.txt").read_text("utf-8")
    assert "“It must stay open,” the mayor said." in text
    assert "Home" not in text
    assert read(base).is_good


def test_a_saved_page_without_what_reads_it_is_refused(base, tmp_path, monkeypatch):
    """Where the optional library is missing, one line names the command that brings it."""
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    done = add(base, save(tmp_path, PAGE, "page.html"))
    assert done.exit_code == 1
    assert "pip install lxml-html-clean trafilatura" in done.output
    assert not (base / "seeds/page.txt").exists()


def test_content_with_mistakes_elsewhere_does_not_stand_in_the_way(base, tmp_path):
    """An article can be added while something else is wrong, but not to a broken sources.yaml."""
    party = base / "content/parties/northford.yaml"
    party.write_text(party.read_text("utf-8") + "nonsense: x\n", "utf-8")
    assert add(base, save(tmp_path, ARTICLE)).exit_code == 0
    sources = base / "content/sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "- id: 'x\n", "utf-8")
    before = stand(base)
    done = add(base, save(tmp_path, LONG, "other.txt"))
    assert done.exit_code == 1
    assert "content/sources.yaml:" in done.output
    assert stand(base) == before


def test_an_explainer_without_sources_gets_its_first(base, tmp_path):
    """Where sources.yaml holds nothing but comments, the first entry begins it; where it is
    missing, the source gets a file of its own."""
    shutil.rmtree(base / "seeds")
    for old in ("# What each file is.\n", "# What each file is.\n[]\n"):
        (base / "content/sources.yaml").write_text(old, "utf-8")
        done = add(base, save(tmp_path, ARTICLE))
        assert done.exit_code == 0, done.output
        assert entry(base)["id"] == "wire-2031-05-04"
        (base / "seeds/article.txt").unlink()
    (base / "content/sources.yaml").unlink()
    done = add(base, save(tmp_path, ARTICLE))
    assert done.exit_code == 0, done.output
    text = (base / "content/sources/wire-2031-05-04.yaml").read_text("utf-8")
    assert text.startswith(
        f"{first_line('content/sources/x.yaml')}\nfile: wire-2031-05-04.txt\nsha256: "
    )


TALK = """The mayor spoke to Radio Wend.
Q: Mayor Hale, will you pay?
MAYOR HALE: We pay our share.
Q: And the league?
OTTO BRAND: We pay nothing.
HALE: You will.
"""


def full(root: Path) -> Path:
    """A copy of the golden explainer that has parties and people."""
    return lay_out_any("full", root / "full")


def test_turns_are_proposed_with_who_each_is(tmp_path):
    """An interview is proposed with its names, as comments; without them it is an article still."""
    root = full(tmp_path)
    done = add(root, save(tmp_path, TALK, "talk.txt"))
    assert "perhaps interview (Q = unnamed, MAYOR HALE = hale, OTTO BRAND = brand)" in done.output
    assert not {"kind", "turns"} & own_entry(root).keys()
    confirm(root)
    turns = [(one["name"], one["speaker"]) for one in own_entry(root)["turns"]]
    assert turns == [("Q", "unnamed"), (["MAYOR HALE", "HALE"], "hale"), ("OTTO BRAND", "brand")]
    assert read(root).is_good


UNTITLED = """\
Mayor Hale on the dam
Mayor, do you sleep well?
I do, thank you.
People by the river do not.
That is so, and I am sorry.
Will the dam be higher?
It will be higher by a metre.
And who is to pay?
We all are, as always.
Is that fair?
It is what the law says.
"""


def test_questions_without_names_are_proposed_as_turns(tmp_path):
    """An interview in which no names stand is proposed by its questions; whose the answers are is
    told by what leads in. What is no question is for the editor: such drafts are not sure."""
    root = full(tmp_path)
    done = add(root, save(tmp_path, UNTITLED, "talk.txt"))
    assert "perhaps interview (4 paragraphs = unnamed, 4 paragraphs = hale)" in done.output
    confirm(root)
    turns = [(one["paragraphs"], one["speaker"]) for one in own_entry(root)["turns"]]
    assert turns == [(["2", "6", "8", "10"], "unnamed"), (["3", "7", "9", "11"], "hale")]
    assert read(root).is_good


def test_who_is_not_known_is_left_to_the_editor(tmp_path):
    """A name that is nobody's in the explainer has no speaker, and is not confirmed like that."""
    root = full(tmp_path)
    done = add(root, save(tmp_path, TALK + "REED: Stop.\n", "talk.txt"))
    assert "REED = ?" in done.output
    confirm(root)
    assert {"empty-value", "missing-field"} & {one.rule for one in read(root).problems}


def own_file(root: Path) -> Path:
    """The file of the source that was added to `full`, which has some already."""
    there = {"finch.yaml", "minutes.yaml"}
    [added] = [one for one in (root / "content/sources").glob("*.yaml") if one.name not in there]
    return added


def own_entry(root: Path) -> Mapping[str, object]:
    """What stands in it, as texts."""
    entry: Mapping[str, object] = yaml.load(own_file(root).read_text("utf-8"), yaml.BaseLoader)
    return entry


def confirm(root: Path) -> None:
    """Take the comment signs away before the proposal, as an editor does."""
    file = own_file(root)
    lines = file.read_text("utf-8").split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("# kind:"))
    end = lines.index("paragraphs: lines")
    lines[start:end] = [line.replace("# ", "", 1) for line in lines[start:end]]
    file.write_text("\n".join(lines), "utf-8")


def test_an_address_that_the_editor_names_is_drafted_at_once(tmp_path):
    """With kind and speaker given, each paragraph is drafted as the speaker's, the headline not."""
    root = full(tmp_path)
    text = "The river is ours\nWe close nothing this year.\nThe roof comes first.\n"
    file = save(tmp_path, text, "river.txt")
    done = add(root, file, "--kind", "address", "--speaker", "hale", "--draft")
    assert done.exit_code == 0 and "3 drafts" not in done.output, done.output
    assert own_entry(root)["kind"] == "address" and own_entry(root)["speaker"] == "hale"
    assert own_entry(root)["boilerplate"] == [{"paragraph": "1", "kind": "subhead"}]
    dossier = read(root).drafted
    drafts = [one for one in dossier.statements if one.review]
    assert [one.speaker for one in drafts] == [("hale",), ("hale",)]
    assert dossier.of(drafts[0]).attribution == "own-words"


@pytest.mark.parametrize(
    "text",
    [
        "Note: bring water.\nReuters: the report in full.\nKyiv: the capital was quiet.\n",
        "The towns met.\n“We agree, and our people agree, and we say so,” said Ines Hale.\n",
        "- Hale: yes\n- Brand: no\n- Hale: yes\n- Brand: no\n",
    ],
)
def test_an_article_is_proposed_as_nothing_else(text, tmp_path):
    """Neither colons nor what people say of themselves inside quotation marks make another text."""
    root = full(tmp_path)
    assert "perhaps" not in add(root, save(tmp_path, text)).output


def test_a_speaker_goes_with_a_kind(base, tmp_path):
    """Whose words it is means nothing where the kind of text is not given."""
    done = add(base, save(tmp_path, TALK), "--speaker", "hale")
    assert done.exit_code == 2 and "--speaker goes with --kind" in done.output
