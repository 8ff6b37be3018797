"""`explainer quote`: words that an editor has at hand → evidence that passes every check."""

from types import SimpleNamespace

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.quote import find_words
from generator.cli.app import main
from generator.content.statements import Evidence
from generator.evidence.articles.archive import Article, Paragraph
from generator.evidence.languages import read_language
from generator.evidence.matching import readable
from generator.evidence.quotation_marks import quoted_spans
from generator.evidence.resolution.passages import Located, locate
from generator.pages import pipeline as build
from tests.commands import explainer
from tests.lengths import tries
from tests.sites import ROOT, lay_out_any

REUTERS, UNNAMED = "reuters-2025-03-13", "unnamed-2025-03-13"


def quote(*arguments, cwd=ROOT):
    """Run `explainer quote` in this process: what it printed, and its exit code."""
    return explainer("quote", *arguments, cwd=cwd)


def evidence(*arguments, cwd=ROOT):
    """The entries under `evidence` that the command prints for one way to cite."""
    done = quote(*arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)["evidence"]


def article(*texts):
    """An article of these paragraphs, as they are read."""
    texts = [*map(readable, texts)]
    spans = quoted_spans(texts)
    paragraphs = [
        Paragraph(n, text, quoted, None)
        for n, (text, quoted) in enumerate(zip(texts, spans, strict=True), 1)
    ]
    return Article(SimpleNamespace(id="paper"), "", tuple(paragraphs))


def cited(found):
    """What each way cites: quotations and paragraphs, entry by entry."""
    return [[(one.quote, one.paragraph) for one in way.citations] for way in found]


def located(source, ways):
    """Where each piece of evidence that is offered stands."""
    for one in (citation for way in ways for citation in way.citations):
        fields = {"source": one.source, "quote": one.quote, "passage": one.passage}
        fields["paragraph"] = one.paragraph or None
        yield locate(Located(Evidence.model_construct(**fields), source))


EN = read_language("en")


@pytest.mark.parametrize(
    "words",
    [
        "We agree with the proposals to cease hostilities",
        "“We agree with the proposals to cease hostilities,”",
        '"we agree  with the PROPOSALS to cease hostilities"',
        "We agree\nwith the\u00a0proposals to cease hostilities.",
    ],
)
def test_words_are_found_however_they_are_copied(words):
    """Other marks, spaces, line breaks and capitals lead to the words that the article prints."""
    found = {"source": REUTERS, "quote": "We agree with the proposals to cease hostilities"}
    assert evidence(REUTERS, words) == [found]


def test_dashes_and_apostrophes_are_the_articles():
    """Straight apostrophes and another dash than the article's lead to what the article prints."""
    (found,) = evidence(
        REUTERS,
        "That's why in Moscow they are imposing upon the idea of a "
        "ceasefire these conditions - so that nothing happens at all",
    )
    assert found["quote"].startswith("That’s why in Moscow")
    assert found["quote"].endswith("these conditions – so that nothing happens at all")


def test_he_said_breaks_the_words_into_fragments():
    """Words that run over “he said” become fragments, and what is left out is named."""
    done = quote(
        REUTERS,
        'proposals to cease hostilities," Putin told reporters at the Kremlin. '
        '"The idea itself is correct',
    )
    (found,) = yaml.safe_load(done.stdout)["evidence"]
    assert found["quote"] == ["proposals to cease hostilities", "The idea itself is correct"]
    assert "“Putin told reporters at the Kremlin”" in done.stderr


PARTS = ["proposals to cease hostilities", "The idea itself is correct"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # “he said” may be left out, with an ellipsis or without
        ("proposals to cease hostilities. The idea itself is correct", {"quote": PARTS}),
        ("proposals to cease hostilities … The idea itself is correct", {"quote": PARTS}),
        ("proposals to cease hostilities [...] The idea itself is correct", {"quote": PARTS}),
        # a quotation that goes on in the next paragraph names the two
        (
            "we certainly support it.” “But we proceed from the fact",
            {
                "quote": ["we certainly support it.", "But we proceed from the fact"],
                "paragraph": [6, 7],
            },
        ),
        # an insertion that was left out of the words is put back (rule 5)
        (
            "how will control be organised",
            {"quote": "How will control (of the ceasefire) be organised?"},
        ),
        (
            "how will control be organised?” Putin said",
            {"quote": "How will control (of the ceasefire) be organised?"},
        ),
        # of words that are half the article's own, the half in marks is quoted
        ("called the statement “very promising”", {"quote": "very promising"}),
    ],
)
def test_words_become_what_the_article_prints(words, found):
    """What an editor left out, took too much of or runs on is quoted as the article has it."""
    assert evidence(REUTERS, words) == [{"source": REUTERS, **found}]


def test_the_articles_own_words_become_a_passage():
    """Words outside quotation marks are never quoted: they are a passage, and it is said so."""
    done = quote(UNNAMED, "Aggressive and  confrontational")
    (found,) = yaml.safe_load(done.stdout)["evidence"]
    assert found == {"source": UNNAMED, "passage": "aggressive and confrontational\n"}
    assert "paragraph 11" in done.stderr
    assert "not inside quotation marks" in done.stderr


@pytest.mark.parametrize(
    ("texts", "words", "passage", "paragraph"),
    [
        (["He ran. He sat."], "ran. He", ("ran. He",), ()),
        (["He ran … and sat."], "He ran and sat", ("He ran … and sat",), ()),
        (["He ran home and sat."], "he ran … sat", ("He ran", "sat"), ()),
        # what stands in two paragraphs names its own
        (["He ran.", "Then he ran.", "He ran."], "He ran.", ("He ran",), (1,)),
        # what stands twice in one takes the rest of its sentence too, or else of its paragraph
        (["He said so. She said too."], "said", ("He said so.",), ()),
        (["No. No."], "no", ("No. No.",), ()),
        # and so does what is cut off from a denial, or skips one
        (["He did not say yes. He ran."], "say yes", ("He did not say yes.",), ()),
        (["He will not run."], "he will … run", ("He will not run",), ()),
    ],
)
def test_a_passage_says_no_more_than_the_article(texts, words, passage, paragraph):
    """What is offered as a passage is unique and denies what the article denies."""
    source = article(*texts)
    found = [one for way in find_words(source, words, EN) for one in way.citations]
    assert (found[0].passage, found[0].paragraph) == (passage, paragraph)
    assert not [one for one in located(source, find_words(source, words, EN)) if one.fault]


def test_a_passage_needs_no_quotation_marks():
    """A fragment that YAML would take for something else stands under `passage: |` as it is."""
    source = article("# - a: [b, 'c] & *d said: {e}")
    (way,) = find_words(source, "# - a: [b, 'c] & *d said: {e}", EN)
    (entry,) = yaml.safe_load("\n".join(way.citations[0].lines()))
    assert entry["passage"].strip() in source.paragraphs[0].text


def test_what_is_told_in_other_words_leads_to_its_sentence():
    """Where no words are found, the sentence that says so in other words is proposed."""
    done = quote(UNNAMED, "Two countries criticise European policy as confrontational")
    assert done.returncode == 1
    assert "perhaps meant: unnamed-2025-03-13, paragraph 11: “The two countries" in done.stderr


def test_words_that_stand_twice_name_the_paragraph():
    """Where the same words are quoted twice, each place is offered, with its paragraph."""
    found = find_words(
        article("“Peace now,” he said.", "“We want peace now,” she said."), "peace now", EN
    )
    assert cited(found) == [[(("Peace now",), ())], [(("peace now",), ())]]
    found = find_words(
        article("“peace now,” he said.", "“We want peace now,” she said."), "peace now", EN
    )
    assert cited(found) == [[(("peace now",), (1,))], [(("peace now",), (2,))]]


def test_each_of_several_places_is_printed(tmp_path):
    """Several ways to cite are printed one after another, each under its paragraph's number."""
    root = lay_out_any("minimal", tmp_path / "x")
    (root / "seeds/notice.txt").write_text("“Soon,” he said.\n“Yes, soon”, she said.\n", "utf-8")
    done = quote("notice", "soon", cwd=root)
    assert "    # paragraph 1\n    evidence:\n      - source: notice\n" in done.stdout
    assert "2 times: take one" in done.stderr


def test_words_that_stand_everywhere_are_not_all_printed(tmp_path):
    """Of very many places the first ten are printed, and more words are asked for."""
    root = lay_out_any("minimal", tmp_path / "x")
    (root / "seeds/notice.txt").write_text("“Soon,” he said.\n“No, soon”, she said.\n" * 9, "utf-8")
    done = quote("notice", "soon", cwd=root)
    assert done.stdout.count("evidence:") == 10
    assert "18 times" in done.stderr
    assert "more words" in done.stderr


def test_the_place_in_quotation_marks_wins():
    """Words that stand both inside and outside marks are cited where they are quoted."""
    found = find_words(
        article("He wants peace now.", "“We want peace now,” she said."), "peace now", EN
    )
    assert cited(found) == [[(("peace now",), ())]]


def test_a_denial_that_is_skipped_parts_the_fragments():
    """Fragments with a denial between them become entries of their own, with a warning (rule 4)."""
    (way,) = find_words(
        article("“We will stop, but not all of us,” he said, “on Monday.”"),
        "We will stop … on Monday",
        EN,
    )
    assert [one.quote for one in way.citations] == [("We will stop",), ("on Monday.",)]
    assert any("denies" in note for note in way.notes)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        # the nearest passage, the difference marked
        (
            "We agree with the proposal to cease hostilities",
            "paragraph 6: “We agree with the [proposals] to cease hostilities",
        ),
        ("very predictable", f"they stand in {UNNAMED}, paragraph 16"),
        ("By Guy Faulconbridge", "boilerplate"),
        ("", ""),
        ("!!! …", ""),
        ("“ ”", ""),
    ],
)
def test_words_that_are_no_evidence_are_refused(words, told):
    """Words that are not there, stand elsewhere, are a byline or are none exit with 1 and why."""
    done = quote(REUTERS, words)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


def test_unknown_source_is_answered_with_the_nearest():
    """A misspelt source exits with 1 and shows the right one; the file's name will do."""
    done = quote("reuters-2025-03-31", "peace")
    assert done.returncode == 1
    assert f"did you mean “{REUTERS}”?" in done.stderr
    assert evidence("seeds/004_4c0818cabe458935.txt", "very promising")


def test_words_come_from_standard_input():
    """Without words on the command line, standard input has them."""
    words = "“very\n promising”\n"
    done = CliRunner().invoke(main, ["-C", str(ROOT), "quote", REUTERS], input=words)
    assert done.exit_code == 0, done.output
    assert yaml.safe_load(done.stdout)["evidence"][0]["quote"] == "very promising"


def test_mistakes_elsewhere_do_not_hinder(tmp_path):
    """An error in the content does not keep an editor from looking up words."""
    root = lay_out_any("full", tmp_path / "x")
    (root / "content/issues.yaml").write_text("- id: [\n", "utf-8")
    report = build.read(root)
    assert not report.is_good
    source = next(iter(report.drafted.archive.articles.values()))
    spoken = next(p for p in source.paragraphs if p.quoted)
    words = spoken.text[spoken.quoted[0].start : spoken.quoted[0].end]
    assert quote(source.source.id, words, cwd=root).returncode == 0


def test_an_article_that_hides_something_is_not_printed(tmp_path):
    """An article with a character that turns text is refused, and the character never printed."""
    root = lay_out_any("minimal", tmp_path / "x")
    (root / "seeds/notice.txt").write_text("“So\u202eon now,” he said.\n", "utf-8")
    done = quote("notice", "now", cwd=root)
    assert (done.returncode, done.stdout) == (1, "")
    assert "[bidirectional-character]" in done.stderr
    assert "\u202e" not in done.stderr


def test_an_article_that_is_missing_is_named(tmp_path):
    """A source whose file is not there exits with 1, and says which file."""
    root = lay_out_any("minimal", tmp_path / "x")
    (root / "seeds/notice.txt").unlink()
    done = quote("notice", "now", cwd=root)
    assert done.returncode == 1
    assert "seeds/notice.txt" in done.stderr


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("„Wir stimmen zu“, sagte der Minister.", '"Wir stimmen zu"', "Wir stimmen zu"),
        ("«Мы согласны», — сказал министр.", "мы согласны", "Мы согласны"),
        ("وقال الوزير: «نحن نوافق على المقترح».", "نحن نوافق", "نحن نوافق"),
        (
            "وقال الوزير: «نَحْنُ نوافق على الإقتراح».",
            "نحن نوافق على الاقتراح",
            "نَحْنُ نوافق على الإقتراح",
        ),
        ("«Всё ещё можно», — сказал он.", "Все еще можно", "Всё ещё можно"),
        ("He said: “We ﬁnd the oﬃce closed.”", "find the office", "ﬁnd the oﬃce"),
        ("Він сказав: «Обʼєднати п’ять не можна».", "об'єднати пʼять", "Обʼєднати п’ять"),
        ("大臣は「我々は提案に同意する」と述べた。", "提案に同意", "提案に同意する"),
        (
            "« Nous sommes d’accord », a dit le ministre.",
            "nous sommes d'accord",
            "Nous sommes d’accord",
        ),
    ],
)
def test_every_script(text, words, found):
    """Words are found in German, Russian, Arabic, Japanese and French marks and scripts."""
    (way,) = find_words(article(text), words, read_language("de"))
    assert found.startswith(way.citations[0].quote[0])
    assert way.is_quoted


SHIPPED = build.read(ROOT).drafted


@settings(max_examples=tries(80, 600))
@given(st.data())
def test_whatever_is_offered_passes_the_rules(data):
    """Any run of any article's words gives evidence that `check` finds: exact words."""
    source = data.draw(st.sampled_from(list(SHIPPED.archive.articles.values())))
    spoken = " ".join(p.text for p in source.reporting).split()
    start = data.draw(st.integers(0, len(spoken) - 1))
    words = spoken[start : start + data.draw(st.integers(1, 60))]
    ways = find_words(source, " ".join(words), EN)
    assert ways or not any(c.isalnum() for c in "".join(words))
    for found in located(source, ways):
        assert not found.fault
        assert found.passages


@settings(max_examples=tries(80, 600))
@given(
    st.lists(st.text(alphabet="ab “”„«»\"'’(.)…?،中ا", max_size=30), min_size=1, max_size=4),
    st.text(alphabet="ab “”„«»\"'’(.)…?،中ا", max_size=30),
)
def test_nothing_raises_on_odd_marks(texts, words):
    """Unpaired marks and brackets anywhere give evidence that holds, or none; nothing raises."""
    source = article(*texts)
    assert not [one for one in located(source, find_words(source, words, EN)) if one.fault]
