"""The site's own words in each language, and English where one lacks them."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from markupsafe import Markup

from generator.content.catalogue import (
    ENGLISH,
    PACKS,
    has_letters,
    is_exact,
    known_places,
    needed_places,
    pack,
    pack_names,
    places_in_words,
    plural_categories,
)
from generator.content.dates import ExtendedDate, PartialDate
from generator.content.files import lent
from generator.content.load import read_explainer
from generator.pages.templating import TEMPLATES, html_templates, say
from generator.pages.words import Words, filled, words_for
from tests.commands import explainer
from tests.english import unmarked

GENERATOR = Path(TEMPLATES).parents[1]
READ = Path(__file__).parent / "planted/read"
NO_PACK = "lt"
"""A language without a pack, whose plurals are other than English: 21 is as 1."""

MARKDOWN = sorted(TEMPLATES.rglob("*.md.jinja"))
HTML = [
    *sorted(GENERATOR.glob("bundles/templates/*html.jinja")),
    *sorted(GENERATOR.glob("authoring/templates/*.html.jinja")),
    *sorted(lent("overrides").rglob("*.html")),
]
UNSPOKEN = {"404", "SHA256SUMS", "build.json", "index", "html"}
"""What is no word of a language: names of files and of a status."""

BARE = re.compile(r"[^\W\d_]|[,;:.!?()“”\"…—]")


def texts(language):
    """Each text of a pack: its key, its plural category or nothing, and itself."""
    for key, words in pack(language).items():
        if isinstance(words, dict):
            yield from ((key, category, text) for category, text in words.items())
        elif isinstance(words, str):
            yield key, "", words


class Unique(yaml.SafeLoader):
    """A loader that refuses a key that stands twice."""

    def construct_mapping(self, node, deep=False):
        """A mapping, each key of which stands once."""
        names = [key.value for key, _ in node.value]
        assert len(names) == len(set(names)), f"twice: {names}"
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("language", pack_names())
def test_pack_is_valid(language):
    """Each pack is YAML whose keys stand once, and has no key that English has not."""
    text = (PACKS / f"{language}.yaml").read_text("utf-8")
    assert yaml.load(text, Unique)
    assert set(pack(language)) <= set(pack(ENGLISH))


@pytest.mark.parametrize("language", pack_names())
def test_pack_has_the_places_of_english(language):
    """What is filled in in English is filled in in each form of every other language."""
    for key, category, text in texts(language):
        found = places_in_words(text)
        if language != ENGLISH:
            assert found >= needed_places(key, category, language), (key, category)
        assert found <= known_places(key), (key, category)


@pytest.mark.parametrize("language", pack_names())
def test_pack_has_the_plurals_of_its_language(language):
    """A text has forms where English has: exactly those that CLDR tells for the language, and some
    for one number alone."""
    for key, words in pack(language).items():
        assert type(words) is type(pack(ENGLISH)[key]), key
        if isinstance(words, dict):
            categories = {one for one in words if not is_exact(one)}
            assert categories == set(plural_categories(language)), key


@pytest.mark.parametrize("language", [one for one in pack_names() if one != ENGLISH])
def test_pack_has_no_english(language):
    """No long text of another pack is the English one."""
    same = [
        key
        for key, words in pack(language).items()
        if words == pack(ENGLISH)[key] and has_letters(words) and len(str(words).split()) > 3
    ]
    assert not same


@pytest.mark.parametrize("template", [*MARKDOWN, *HTML], ids=lambda path: path.name)
def test_templates_hold_no_words(template):
    """Templates have no words between what is filled in, and no marks that are of a language:
    commas, colons, brackets and quotation marks stand in the packs."""
    assert not list(fixed(template.read_text("utf-8")))


def fixed(text):
    """The words and marks of a template that are neither code nor markup."""
    for opened, closed in (("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->")):
        text = re.sub(rf"{re.escape(opened)}.*?{re.escape(closed)}", "\0", text, flags=re.DOTALL)
    text = re.sub(r"<(script|style|code|title)\b.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"<[?!a-zA-Z/][^<>]*>", "", text)
    text = re.sub(r"\{:[^}\n]*\}", "", text)
    text = re.sub(r"\]\([^()\n]*\)", "]", text).replace("**", "")
    for line in text.splitlines():
        bare = re.sub(r"^\s*(?:#+|-) ", "", line)
        bare = re.sub(
            r"[\w.-]*\0[\w.-]*--?[\w.\0-]*|\0#[\w-]+\0|[\w-]+=\"\0\"|[?&]\w+=\0", "", bare
        )
        bare = "".join(part for part in re.split(r"(\w[\w.]*\w)", bare) if part not in UNSPOKEN)
        if BARE.search(bare):
            yield line.strip()


def test_fixed_words_are_seen():
    """A colon, a bracket or a word between what is filled in is found."""
    for text in ("{{ a }}: {{ b }}", "({{ a }})", "<p>{{ a }} and {{ b }}</p>", "{{ a }}, {{ b }}"):
        assert list(fixed(text))
    assert not list(fixed("# {{ a }} {: #id }\n[{{ a }}]({{ b }}) · <b>{{ c }}</b>"))


def test_every_key_falls_back():
    """In a language without a pack each text is said in English, in every place where it may
    stand; where there is a word in it, it is marked."""
    words = Words(NO_PACK)
    for key, category, _ in texts(ENGLISH):
        n = 2 if category else None
        given = {name: "X" for name in known_places(key) if name != "n"}
        plain, shown = words.say(key, n, **given), say(words, key, n, **given)
        assert plain == Words(ENGLISH).say(key, n, **given)
        is_marked = has_letters(pack(ENGLISH)[key])
        assert shown.startswith('<bdi lang="en" dir="ltr">') == is_marked, key
        assert words.html(key, n, **given).startswith("<bdi ") == is_marked


def test_no_mark_in_english():
    """On an English page nothing is marked, and nothing isolated."""
    words = Words("en-GB")
    for key, category, _ in texts(ENGLISH):
        given = {name: "X" for name in known_places(key) if name != "n"}
        told = str(say(words, key, 2 if category else None, **given))
        assert "<bdi" not in told and "\u2066" not in told


def test_fallback_has_the_plurals_of_english():
    """21 things are several in English, though other languages count 21 as they count 1."""
    words = Words(NO_PACK)
    assert words.say("count.statements", 21) == "21 statements"
    assert words.say("count.statements", 1) == "1 statement"
    assert words.section("script")["search"]["pages"] == {"=1": "{n} page", "other": "{n} pages"}


def test_fallback_has_the_dates_of_english():
    """A date inside English words is in English; one that stands alone is not."""
    words = Words(NO_PACK)
    date = words.date(PartialDate.parse("2022-03-05"))
    assert "March 5, 2022" in words.say("as_of", date=date) and "March" not in date
    told = words.when(ExtendedDate.parse("2022-03-05~"))
    assert told.is_foreign and told == "about March 5, 2022"


def test_what_is_filled_in_stays_in_its_language():
    """Names inside English words are marked as of the page's language; numbers are not."""
    told = say(Words("fa"), "statement.paragraph", source="ایرنا", number=3)
    assert told == (
        '<bdi lang="en" dir="ltr"><bdi lang="fa" dir="rtl">ایرنا</bdi>, paragraph 3</bdi>'
    )


def test_isolated_where_no_markup_may_stand():
    """On a page from right to left, English words in an attribute or in JSON are isolated by
    characters, and what is filled in once more."""
    assert Words("fa").say("questions.of", who="ایران") == (
        "\u2066Asked of \u2068ایران\u2069\u2069"
    )
    assert Words("lt").say("questions.of", who="Vilnius") == "Asked of Vilnius"


@pytest.mark.parametrize(
    ("pattern", "date", "told"),
    [
        ("{date}.", "2022 р.", "2022 р."),
        ("{date}.", "2022", "2022."),
        ("{date}. {date}", "5 р.", "5 р. 5 р."),
        ("**{date}.**", Markup("<time>2022 р.</time>"), "**<time>2022 р.</time>**"),
        ("{date}…", "2022 р.", "2022 р.…"),
    ],
)
def test_one_full_stop(pattern, date, told):
    """A full stop that ends a date ends the sentence too."""
    assert filled(pattern, {"date": date}) == told


def test_numbers_as_the_language_writes_them():
    """Thousands are parted as readers part them."""
    assert Words("de").say("count.statements", 12345) == "12.345 Aussagen"
    assert Words("en").say("count.statements", 12345) == "12,345 statements"


def write(root, text, language="de"):
    """Put words of its own into an explainer."""
    (root / "content/words").mkdir()
    (root / f"content/words/{language}.yaml").write_text(text, "utf-8")
    found, problems = read_explainer(root)
    assert not problems, problems
    return words_for(found)


@pytest.fixture
def german(tmp_path):
    """An explainer in German, whose sources are German too."""
    return copied("de-bruecke", tmp_path)


def copied(name, root):
    """A copy of an explainer that falsehoods are planted in, with what a site needs."""
    for part in ("content", "seeds"):
        shutil.copytree(READ / name / part, root / part)
    shutil.copyfile(lent("mkdocs.yml"), root / "mkdocs.yml")
    return root


def test_own_words_go_first(german):
    """What an explainer has of its own stands in the place of the pack's words; all else stays."""
    words = write(
        german, 'party:\n  kicker: Seite\ncount:\n  issues: {one: "{n} Punkt", other: ""}\n'
    )
    assert words.text("party.kicker") == "Seite"
    assert words.say("count.issues", 1) == "1 Streitpunkt"
    assert words.text("party.type") == "Art"


@pytest.mark.parametrize(
    ("written", "joint"), [('" / "', " / "), ("/", "/ "), ('"、"', "、"), ("'; '", "; ")]
)
def test_words_that_join_others_keep_their_spaces(written, joint, german):
    """What stands between the parts of a list has the spaces that its editor wrote, or else those
    of the English; behind a mark that is wide by itself none."""
    words = write(german, f"list_joint: {written}\n")
    assert words.text("list_joint") == joint


@pytest.mark.parametrize(
    ("language", "joint"),
    [("tr", ", "), ("ja", "、"), ("fa", "،\u200f "), ("ar", "، "), ("xx", ", ")],
)
def test_lists_are_joined_as_the_language_does(language, joint):
    """A language without words of its own here has its own mark between the parts of a list."""
    assert Words(language).text("list_joint") == joint


def test_own_words_are_no_markup(german):
    """Words that an editor wrote may be strong, and bring neither links nor HTML."""
    words = write(german, "party:\n  kicker: '**Seite** <b>x</b> [y](z)'\n")
    told = str(say(words, "party.kicker"))
    assert told.startswith("**Seite** ") and not re.search(r"[<>\[\]]", told)
    assert "<b>" not in words.html("party.kicker")


def test_words_without_value_wait(german):
    """A key that nobody has written yet is no mistake."""
    words = write(
        german, "party:\n  kicker:\n  people: ''\ncount:\n  more:\n    one:\n    other:\n"
    )
    assert words.text("party.kicker") == "Partei"
    assert words.say("count.more", 2) == "2 weitere"


def test_german_site_has_no_english(german):
    """On the pages of a site in German stands no English word of the program's own, neither in
    text nor in attributes."""
    done = explainer("-C", german, "build")
    assert done.returncode == 0, done.stderr
    assert (german / "site/index.html").is_file()
    assert unmarked(german / "site", "de") == []


@pytest.mark.parametrize("language", ["pl", "fa"])
def test_half_filled_words_build(language, tmp_path):
    """A site in a language without a pack builds with the first of its words written, and each
    English word in its text is marked."""
    root = tmp_path / "site"
    given = ("--title", "X", "--question", "Y", "--summary", "Z", "--as-of", "2024-05-02")
    done = explainer("-C", tmp_path, "new", root, "--language", language, *given)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(root / "content/pages")  # which are the editors'
    assert explainer("-C", root, "words", language, "--write").returncode == 0
    file = root / f"content/words/{language}.yaml"
    text = file.read_text("utf-8").replace("  position:\n", '  position: "Xyz"\n', 1)
    file.write_text(text, "utf-8")
    done = explainer("-C", root, "build")
    assert done.returncode == 0, done.stderr
    assert unmarked(root / "site", language, with_attributes=False) == []
    page = (root / "site/positions/index.html").read_text("utf-8")
    assert '<bdi lang="en" dir="ltr">Who says what</bdi>' in page


def test_words_lists_what_is_missing(german):
    """The command names each key without words, with its English, and none that has some."""
    done = explainer("-C", german, "words", "tr")
    assert done.returncode == 0
    assert "missing: party.kicker: Party\n" in done.stdout
    assert explainer("-C", german, "words", "tr", "--write").returncode == 0
    file = german / "content/words/tr.yaml"
    text = file.read_text("utf-8")
    assert (
        "  # en: one: {n} statement | other: {n} statements\n  statements:\n    one:\n    other:\n"
        in text
    )
    file.write_text(
        text.replace("  # en: Party\n  kicker:", '  # en: Side\n  kicker: "Taraf"', 1), "utf-8"
    )
    done = explainer("-C", german, "words", "tr")
    assert "missing: party.kicker" not in done.stdout
    assert "out of date: party.kicker: Party\n" in done.stdout
    assert done.stdout.endswith("keys in this language, 1 of them out of date\n")


def test_words_are_kept_when_written_again(german):
    """To complete a file keeps what is written in it, forms that wait for others included, and the
    English that an old text was written for."""
    (german / "content/words").mkdir()
    file = german / "content/words/pl.yaml"
    file.write_text(
        'party:\n  # en: Side\n  kicker: "Strona"\n'
        'count:\n  more:\n    one: "{n} więcej"\n    few:\n    many:\n    other:\n',
        "utf-8",
    )
    for _ in range(2):
        assert explainer("-C", german, "words", "pl", "--write").returncode == 0
        text = file.read_text("utf-8")
        assert '  # en: Side\n  # now in English: Party\n  kicker: "Strona"\n' in text
        assert '  more:\n    one: "{n} więcej"\n    few:\n    many:\n    other:\n' in text
    assert explainer("-C", german, "check").returncode == 0


def test_a_file_of_words_stays_as_its_editor_has_it(german):
    """To complete a file adds lines alone, each behind the key before it in the English pack:
    comments, order, quotation marks and blank lines stay; what stands in braces is kept too."""
    (german / "content/words").mkdir()
    file = german / "content/words/pl.yaml"
    before = [
        "# our words",
        "",
        "party:  # of parties",
        "    # as the papers write it",
        "    type: 'Rodzaj'   # or “typ”",
        "",
        "    # en: Party",
        "    kicker: Strona",
        "kind: {claim: Twierdzenie}",
        "# the end",
    ]
    file.write_text("\n".join([*before, ""]), "utf-8")
    for _ in range(2):
        assert explainer("-C", german, "words", "pl", "--write").returncode == 0
        after = file.read_text("utf-8").splitlines()
        kept = [line for line in before if "{" not in line]
        assert [line for line in after if line in kept] == kept
        assert after.count('  claim: "Twierdzenie"') == after.count("kind:") == 1
    at = after.index(before[4])
    assert after[at - 2 : at + 3] == [
        *("    # as the papers write it", "    # en: Type", before[4]),
        *("    # en: Who speaks for it", "    people:"),
    ]
    assert "kicker" in after[after.index("    # en: Party") + 1]
    told = explainer("-C", german, "words", "pl").stdout
    assert (
        "missing: party.kicker" not in told and "missing: party.people: Who speaks for it" in told
    )
    assert explainer("-C", german, "check").returncode == 0


def test_words_of_no_language_are_refused(german):
    """A language that is none is told, and nothing is written."""
    done = explainer("-C", german, "words", "polski", "--write")
    assert done.returncode == 1 and "no language" in done.stderr
    assert not (german / "content/words").exists()


def test_bundle_frames_say_words_by_html():
    """Templates of bundles that mark English can be found and compiled."""
    frames = [template for template in HTML if "overrides" not in str(template)]
    loaded = [html_templates(one.parent).get_template(one.name).filename for one in frames]
    assert loaded == list(map(str, frames)) and loaded
