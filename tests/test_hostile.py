"""Hostile words in every text field stay words: on every page, and in every file of data."""

import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from generator.content.model import Explainer
from generator.pages.search.search_index import INDEX, PARTS
from tests.indexes import AFTER, BEFORE
from tests.sites import built
from tests.tables import table
from tools.hostile import __main__ as command
from tools.hostile import corpus, running
from tools.hostile.comparing import Comparison, oddities, words_of
from tools.hostile.laying import PARAGRAPHS, Laid, Placement, laid_in, lay, plan
from tools.hostile.planting import TOKEN, all_text_fields, garden, text_fields
from tools.hostile.running import Outcome, Trial

OURS = corpus.distinct(corpus.strings())
REFUSED_FOR_WORDS = {
    "accounts-agree": r"\W*x\W*",  # the other account may have the same one word
    "invented-metadata": r"\W*|unknown|none|n/?a|untitled|null",
    "bad-file-name": r".+",
    "file-name-clash": r".+",
    "odd-space": r".+",
    "bad-url": r"https?:.*",
    "question-of-party": r".+",  # the words of a party's name too
    "passage-without-words": r"(?:.*\n)?[\W_]*(?:\n.*)?",  # each line is a fragment
}
"""What may be refused besides characters: words that stand for nothing, names that files lack."""


@pytest.fixture(scope="module")
def tokens(tmp_path_factory) -> Path:
    return built("tokens", tmp_path_factory)


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    return built("planted", tmp_path_factory)


@pytest.fixture(scope="module")
def laid(planted) -> Laid:
    return laid_in(planted)


@pytest.fixture(scope="module")
def plot():
    return plan("planted")


def seen(site: Path) -> set[int]:
    """The slots whose tokens stand anywhere on a site."""
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".js", ".json")]
    texts = (path.read_text("utf-8") for path in files)
    return {int(number) for text in texts for number in TOKEN.findall(text)}


def test_corpus_is_large_and_varied():
    """Every category holds strings, no string stands twice, and there are at least 500."""
    found = corpus.categories()
    assert len(found) > 20 and min(map(len, found.values())) > 5
    strings = corpus.strings()
    assert len(OURS) >= 500
    assert [text for text, count in Counter(strings).items() if count > 1] == []


def test_every_text_field_of_the_model_is_planted(plot):
    """No field of the model that takes text is without a slot; nor are the articles.

    What a confirmation holds is shown for just the words whose fingerprint it has:
    tests/test_claims.py plants that.
    """
    articles = {"seeds.paragraph", "seeds.boilerplate"}
    fields = {one for one in all_text_fields() if not one.startswith("Confirmation.")}
    assert {f"{slot.model}.{slot.field}" for slot in plot.slots} == fields | articles


def test_ids_dates_and_choices_are_no_text():
    """What the model limits to ids, dates and choices is not taken for text, addresses are."""
    assert {name: form for name, form, _ in text_fields(Explainer)} == {
        "title": "text",
        "question": "text",
        "summary": "text",
        "repo_url": "url",
        "report_url": "url",
        "data_licence": "url",
    }


@pytest.mark.engine
@pytest.mark.soak
def test_every_string_stands_somewhere(laid):
    """Each string of the corpus is on the site, or is refused, which takes it away."""
    stood = {*laid.texts.values(), *(text for _, text in laid.refused.values())}
    assert set(OURS) - stood == set()


@pytest.mark.engine
def test_every_kind_of_field_holds_hostile_words(plot, laid):
    """No kind of field is left with harmless words alone."""
    held = {slot.kind for slot in plot.slots if slot.number in laid.texts}
    kinds = {slot.kind for slot in plot.slots if slot.form != "markdown"}
    assert kinds - held == set()


@pytest.mark.engine
@pytest.mark.soak
def test_invisible_characters_are_refused_and_named(plot, laid):
    """Characters that control, hide or turn text are located errors, wherever they stand."""
    slots = {slot.number: slot for slot in plot.slots}
    for number, text in laid.texts.items():
        in_article = slots[number].form == "article"
        kept = "".join(c for c in text if not in_article or c not in corpus.COPIED)
        assert not corpus.is_refusable(kept), (slots[number].kind, text)
    refused = {text for rule, text in laid.refused.values() if rule.endswith("-character")}
    assert set(corpus.categories()["refused"]) & set(OURS) <= refused


@pytest.mark.engine
def test_nothing_else_is_refused(laid):
    """What can be seen and read is welcome: only names of files and words for nothing are not."""
    odd = set(corpus.categories()["joiners"]) | set(corpus.categories()["copied"])
    for rule, text in laid.refused.values():
        if rule.endswith("-character"):
            assert corpus.is_refusable(text) or text in odd, text
        else:
            assert re.fullmatch(REFUSED_FOR_WORDS[rule], text, re.IGNORECASE | re.DOTALL), text


@pytest.mark.engine
def test_every_slot_is_shown(plot, tokens):
    """The harmless words of every field are somewhere on the site, so that each is compared.

    All but words of articles that nothing rests on, where the site shows only an excerpt or none.
    """
    shown, numbers = seen(tokens / "site"), defaultdict(set)
    for slot in plot.slots:
        numbers[slot.model == "seeds" and slot.field].add(slot.number)
    assert numbers[False] - shown == set()
    assert numbers["boilerplate"] & shown and numbers["paragraph"] & shown


@pytest.mark.engine
def test_hostile_site_differs_in_words_alone(plot, tokens, planted, laid):
    """Every page has the elements of the harmless site, in their order, and shows what was typed.

    So does everything else that holds words: titles, descriptions, data for search, for programs.
    """
    comparison = Comparison(plot, laid_in(tokens), laid)
    found = list(comparison.compare(tokens / "site", planted / "site"))
    assert not found, "\n".join(difference.show() for difference in found[:10])


@pytest.mark.engine
def test_pages_of_markdown_stay_markdown(tmp_path_factory):
    """Whatever stands on an editor's page gives no element, attribute or link but Markdown's."""
    blank, written = built("blank", tmp_path_factory), built("written", tmp_path_factory)
    assert len(laid_in(written).texts) > PARAGRAPHS / 2
    found = list(oddities(blank / "site", written / "site"))
    assert not found, "\n".join(difference.show() for difference in found[:10])


PAGE = (
    "<!DOCTYPE html><html><head><title>{0} – x</title>"
    '<meta name="description" content="{0}"></head><body><p>He said {0}.</p>'
    '<a href="https://plant.example/{1}#:~:text={0}%20so">x</a></body></html>'
)


@pytest.fixture
def small():
    """A comparison in which the first two slots for text and for addresses hold a string."""
    plot = garden(2)
    text = next(slot for slot in plot.slots if slot.form == "text")
    url = next(slot for slot in plot.slots if slot.form == "url")
    laid = Laid({text.number: "<b> & “x”", url.number: "a?b=%41&c"})
    sums = [str(number) * 64 for number in range(len(plot.articles))]
    comparison = Comparison(plot, Laid(sums=sums), Laid(laid.texts, sums=sums))
    return comparison, PAGE.format(text.token, url.token), text


GOOD = (
    PAGE.replace("He said {0}", "He said &lt;b&gt; &amp; “x”")
    .replace("text={0}%20so", "text=%3Cb%3E%20%26%20%E2%80%9Cx%E2%80%9D%20so")
    .format("&lt;b&gt; &amp; “x”", "a?b=%41&amp;c")
)


def test_words_as_typed_are_no_difference(small):
    """A page that shows what was typed is as it must be."""
    comparison, page, _ = small
    assert list(comparison.compare_pages("x", page, GOOD)) == []


@pytest.mark.parametrize(("old", "new"), table("hostile", "differences"))
def test_each_difference_is_noticed(old, new, small):
    """An element, an attribute, a word, an address or a comment too many or too few is found."""
    comparison, page, _ = small
    assert old in GOOD
    assert list(comparison.compare_pages("x", page, GOOD.replace(old, new, 1)))


RESTING = (
    '<!DOCTYPE html><html><body><p>He says <span class="nw">so<button aria-label="{0}.3: {1}" '
    'class="r" type="button">{0}.3</button></span></p></body></html>'
)


@pytest.mark.parametrize(
    ("old", "new", "is_noticed"),
    [
        ("", "", False),
        # A word that does not stay with the mark.
        (' <span class="nw">so', ' so<span class="nw">', False),
        ("says ", "says", True),
        (">so<", "><", True),
        (">Z1.3<", ">Z2.3<", True),
        (">Z1.3<", ">Q1.3<", True),
        (">Z1.3<", ">Z1.4<", True),
        ('"Z1.3', '"Q1.3', True),
        ("&lt;b&gt;", "b", True),
    ],
)
def test_mark_is_that_of_the_publisher(old, new, is_noticed):
    """The mark of a source has the letter of what was typed for its publisher, counted; and the
    name in full stands with it for those who do not see the passage."""
    plot = garden(2)
    first, *others = (slot for slot in plot.slots if slot.kind == "Source.publisher")
    assert others
    typed = {first.number: "« zoo <b>"} | {one.number: f"zoo {one.number}" for one in others}
    sums = [str(number) * 64 for number in range(len(plot.articles))]
    comparison = Comparison(plot, Laid(sums=sums), Laid(typed, sums=sums))
    wanted, good = RESTING.format("Q1", first.token), RESTING.format("Z1", "« zoo &lt;b&gt;")
    assert old in good
    found = list(comparison.compare_pages("x", wanted, good.replace(old, new, 1) if old else good))
    assert bool(found) == is_noticed


def test_difference_names_the_string_and_the_field(small):
    """What differs is put down to the words that stand there."""
    comparison, page, slot = small
    spoilt = GOOD.replace("He said &lt;b&gt;", "He said <b>")
    found = list(comparison.compare_pages("x", page, spoilt))
    words = [words_of(comparison.slots, comparison.laid, one) for one in found]
    assert ("<b> & “x”", slot.kind) in [pair for pairs in words for pair in pairs]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"a": "quux0quux"}, {"a": "y"}),
        ({"a": "quux0quux"}, {"b": "x"}),
        ({"a": ["quux0quux"]}, {"a": ["x", "x"]}),
        ({"a": None}, {"a": "null"}),
        ({"a": 1}, {"a": "1"}),
    ],
)
def test_different_data_are_noticed(wanted, found):
    """Another text, name, number of values or type in the data is found."""
    comparison = Comparison(garden(2), Laid(), Laid({0: "x"}))
    assert list(comparison.compare_data("x", wanted, found))
    assert not list(comparison.compare_data("x", {"a": "quux0quux"}, {"a": "x"}))


def test_index_of_search_holds_no_tag():
    """A character that could end a script is a difference, in whatever it stands."""
    comparison = Comparison(garden(2), Laid(), Laid({0: "<"}))
    texts = ("quux0quux", "\\u003c", "<")
    wanted, good, bad = (
        {
            INDEX: f"{BEFORE}{{}}{AFTER}",
            f"{PARTS}en/s0.js": f'explainerPart("s0", [["title",["{text}"],[0]]]);\n',
        }
        for text in texts
    )
    assert not list(comparison.compare_search(wanted, good))
    assert list(comparison.compare_search(wanted, bad))
    other = good | {INDEX: "function other() {}\n" + good[INDEX]}
    assert list(comparison.compare_search(wanted, other))


@pytest.mark.parametrize(("html", "is_odd"), table("hostile", "oddities"))
def test_oddity_is_noticed(html, is_odd, tmp_path):
    """An element, attribute, style or scheme that Markdown does not make is found."""
    for name, body in (
        ("blank", ""),
        ("site", f"<table><tr>{html}</table>" if "td" in html else html),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"<!doctype html><body>{body}", "utf-8")
    assert bool(list(oddities(tmp_path / "blank", tmp_path / "site"))) == is_odd


def test_placement_spreads_strings():
    """Round by round, each string comes to stand in ever different kinds of fields."""
    plot = garden(4)
    slots = [slot for slot in plot.slots if slot.form != "markdown"]
    placement = Placement(OURS[:40])
    rounds = [placement.fill(slots) for _ in range(6)]
    kinds = {slot.number: slot.kind for slot in slots}
    pairs = [(text, kinds[number]) for texts in rounds for number, text in texts.items()]
    assert len(pairs) == len(set(pairs))
    assert min(Counter(text for text, _ in pairs).values()) >= 5


def test_refused_words_give_way(tmp_path):
    """What the generator refuses is named with its rule, and the rest is laid out all the same."""
    plot = garden(2)
    slots = [slot for slot in plot.slots if slot.form == "text"][:3]
    texts = {slot.number: text for slot, text in zip(slots, ("a\u202eb", "x", "\0"), strict=True)}
    laid = lay(plot, texts, tmp_path)
    assert laid.texts == {slots[1].number: "x"}
    rules = [rule for rule, _ in laid.refused.values()]
    assert rules == ["bidirectional-character", "control-character"]
    assert laid_in(tmp_path) == laid


def test_corpus_files_are_read(tmp_path):
    """A text holds a string a line, JSON a list; anything else is a mistake in the call."""
    (tmp_path / "a.txt").write_text("<b>\n\n x \n", "utf-8")
    (tmp_path / "b.json").write_text(json.dumps(["a\nb", ""]), "utf-8")
    (tmp_path / "c.json").write_text('{"a": 1}', "utf-8")
    assert corpus.read_strings(tmp_path / "a.txt") == ["<b>", " x "]
    assert corpus.read_strings(tmp_path / "b.json") == ["a\nb", ""]
    assert command.main([str(tmp_path / "c.json")]) == 2
    assert command.main([str(tmp_path / "missing")]) == 2


def test_mixtures_are_the_same_each_time():
    """A seed gives the same strings again, another one others, each different to a reader."""
    one, again, other = (corpus.mixtures(300, seed) for seed in (1, 1, 2))
    assert one == again != other
    assert len(corpus.distinct(one)) == 300


def test_strings_alike_to_a_reader_count_once():
    """White space that a page folds makes no other string."""
    assert corpus.distinct(["a  b", "a b", " ", "c"]) == ["a  b", "c"]


def test_fault_of_a_whole_site_is_put_down_to_a_string(tmp_path, monkeypatch):
    """Where a build fails and does not say for which words, halves are tried until one is left."""
    monkeypatch.setattr(running, "build", lambda root: "boom" * ("<evil" in _content(root)))
    monkeypatch.setattr(Trial, "judged", lambda self, laid: Outcome(len(laid.texts)))
    plot = garden(2)
    slots = [slot for slot in plot.slots if slot.form == "text"][:30]
    texts = {slot.number: f"good {slot.number}" for slot in slots}
    texts[slots[random.Random(1).randrange(30)].number] = "<evil>"
    outcome = Trial(plot, tmp_path / "tokens", tmp_path / "site").outcome(texts)
    assert [(f.text, f.how) for f in outcome.failures] == [("<evil>", "boom")]
    assert outcome.placed == 29


def _content(root: Path) -> str:
    return "".join(path.read_text("utf-8") for path in (root / "content").rglob("*.yaml"))


@pytest.mark.engine
@pytest.mark.soak
def test_command_runs_a_corpus(tmp_path, monkeypatch, capsys):
    """A corpus is run through whole sites; the command exits with 0 when all of it stays text."""
    monkeypatch.setattr(running, "SIZE", 2)
    monkeypatch.setattr(running, "PARAGRAPHS", 5)
    strings = tmp_path / "corpus.txt"
    strings.write_text("<b>bold</b>\n[x](y)\n{{ 7*7 }}\na\x07b\n", "utf-8")
    assert command.main([str(strings), "--jobs", "1"]) == 0
    said = capsys.readouterr().out
    assert "4 different strings" in said and "0 strings failed" in said
    assert "1 strings were refused wherever they stood" in said


def test_command_names_what_failed(monkeypatch, capsys):
    """The command exits with 1 when a string fails, and says which, in what field, and how."""
    failure = running.Failure("<b>", "Party.name", "index.html\n    wanted: x\n    found:  y")
    monkeypatch.setattr(command, "run", lambda *_: [Outcome(1, failures=[failure], shown={"<b>"})])
    assert command.main([]) == 1
    assert failure.show() in capsys.readouterr().out
