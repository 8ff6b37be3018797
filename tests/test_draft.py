"""`explainer draft`: an article → drafts whose evidence passes every check, in the right files."""

import difflib
import hashlib
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.drafts.candidates import Candidate, find_kind
from generator.authoring.drafts.draft import (
    DraftIds,
    add_drafts,
    draft_candidate,
    plan_drafts,
    said_on,
)
from generator.content.dates import PartialDate
from generator.content.fields import as_lines
from generator.content.paths import home
from generator.content.statements import Evidence
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.coverage import measure_coverage
from generator.evidence.languages import read_language
from generator.evidence.matching import readable
from generator.evidence.quotation_marks import Span, quoted_spans
from generator.evidence.resolution.passages import Located, locate, skipped_texts
from generator.pages import pipeline as build
from tests.commands import explainer
from tests.lengths import tries
from tests.sites import ROOT, lay_out_any
from tests.tables import table

REUTERS, UNNAMED = "reuters-2025-03-13", "unnamed-2025-03-13"
EXPLAINERS = ("minimal", "full", "hostile", "many", "single", "arabic")
EN = read_language("en")


def lay_out_people(root):
    """Make `root` the shipped explainer without any statement: parties, people and articles."""
    lay_out_any("shipped", root)
    for file in (root / "content/parties").glob("*/*.yaml"):
        if file.stem == "party":
            file.write_text(file.read_text("utf-8").partition("points:")[0], "utf-8")
        else:
            file.unlink()
    for name in ("background", "differences", "events", "questions", "changes", "translations"):
        shutil.rmtree(root / "content" / name)
    about = root / "content/explainer.yaml"
    told = about.read_text("utf-8").partition("headline:")[0]
    about.write_text(told.replace("languages: [en-GB, uk]\n", ""), "utf-8")
    return root


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """The shipped explainer with people only. It is shared: change nothing."""
    return lay_out_people(tmp_path_factory.mktemp("people") / "x")


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """The same, with drafts of both articles added: its folder, and what was there before."""
    root = lay_out_people(tmp_path_factory.mktemp("drafted") / "x")
    before = contents(root)
    for source in (REUTERS, UNNAMED):
        done = explainer("draft", source, "--write", cwd=root)
        assert done.returncode == 0, done.stderr
    return root, before


@pytest.fixture
def minimal(tmp_path):
    return lay_out_any("minimal", tmp_path / "minimal")


def contents(root):
    """The text of each file in content/, by its path."""
    files = [*(root / "content").glob("*.yaml"), *(root / "content").glob("*/**/*.*")]
    files = [path for path in files if path.is_file() and ".schema" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def put_article(root, text, language="en", aliases=("the mayor",), published="2024-02-01"):
    """Give the minimal explainer another article, in that language, and the town these aliases."""
    (root / "seeds/notice.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (root / "content/sources.yaml").write_text(
        f"- id: notice\n  file: notice.txt\n  sha256: {digest}\n  language: {language}\n"
        f"  published: {published}\n",
        "utf-8",
    )
    (root / "content/parties/town.yaml").write_text(
        f"name: The town\ntype: organisation\naliases: [{', '.join(aliases)}]\n", "utf-8"
    )
    return root


def statements(root):
    """Every statement of an explainer as YAML has it, with its section and its party's file."""
    for file, text in contents(root).items():
        if home(file) == "content/background/":
            yield from (("background", file, one) for one in yaml.safe_load(text))
        elif "/parties/" in file:
            data = yaml.safe_load(text)
            yield from (("statements", file, one) for one in data.get("statements") or ())


def test_every_quoted_span_is_drafted_with_evidence_that_passes(drafted):
    """Of both articles, every stretch in quotation marks is in the evidence of a draft, and
    `check` finds no error: only warnings, which `--strict` refuses."""
    root, _ = drafted
    report = build.read(root)
    assert report.is_good, report.show(root)
    for measured in measure_coverage(report.drafted):
        assert measured.spans > 5
        assert not measured.missing_spans
    assert explainer("check", cwd=root).returncode == 0
    strict = explainer("check", "--strict", cwd=root)
    assert strict.returncode == 1
    assert "[draft-not-reviewed]" in strict.stderr


def test_only_lines_are_added(drafted):
    """Writing drafts takes no line away and changes none, and makes files of each source's, for
    the parties and for the background."""
    root, before = drafted
    after = contents(root)
    made = set(after) - set(before)
    sources = {one.id for one in SHIPPED.explainer.sources}
    assert {Path(file).stem for file in made} == sources
    assert {home(file) for file in made if "/parties/" not in file} == {"content/background/"}
    for file, text in before.items():
        lines = difflib.ndiff(text.splitlines(), after[file].splitlines())
        assert not [line for line in lines if line.startswith("- ")], file
        assert after[file].startswith(text.rstrip("\n"))


def test_drafting_twice_adds_nothing(drafted):
    """A second run finds that all is drafted already, and leaves every byte as it is."""
    root, _ = drafted
    before = contents(root)
    for source in (REUTERS, UNNAMED):
        done = explainer("draft", source, "--write", cwd=root)
        assert (done.returncode, done.stdout) == (0, "")
    assert contents(root) == before


def test_no_page_shows_a_draft(drafted):
    """No page, export or search index holds the id of a draft."""
    root, _ = drafted
    report = build.read(root)
    ids = [one["id"] for _, _, one in statements(root)]
    made = "\n".join(str(text) for _, text in build.files(report.dossier, report.pages))
    assert len(ids) > 30
    assert not [name for name in ids if name in made]


def test_what_is_printed_is_what_is_added(people, drafted):
    """Without `--write` the same entries are printed, file by file, and no file changes."""
    root, _ = drafted
    before = contents(people)
    done = explainer("draft", REUTERS, cwd=people)
    assert contents(people) == before
    printed = re.split(r"^# (content/\S+)\n", done.stdout, flags=re.MULTILINE)[1:]
    files = dict(zip(printed[::2], map(yaml.safe_load, printed[1::2]), strict=True))
    added = {one["id"]: (section, file, one) for section, file, one in statements(root)}
    count = 0
    for file, data in files.items():
        sections = data.items() if isinstance(data, dict) else [("background", data)]
        for section, entries in sections:
            for one in entries:
                assert added[one["id"]] == (section, file, one)
                count += 1
    assert count > 15
    assert "explainer draft reuters-2025-03-13 --write" in done.stderr


def test_each_draft_says_why(drafted):
    """Each draft shows its passage, the rule that attributed it, and that it needs a review."""
    root, _ = drafted
    for file, text in contents(root).items():
        entries = re.split(r"^ *- (?=id: )", text, flags=re.MULTILINE)[1:]
        for one in entries if "/parties/" in file or "background" in file else ():
            if "review: needed" in one:
                assert re.search(r"# paragraph \d+", one)
                assert re.search(r"\[[a-z-]+, *\n? *#? *confidence", one), one
    assert all(one["review"] == "needed" for _, _, one in statements(root))


def test_what_is_covered_is_left_out_unless_all_is_asked_for():
    """The shipped content has everything; `--all` shows it again, and is not for writing."""
    assert explainer("draft", UNNAMED).stdout == ""
    assert "lots of questions" in explainer("draft", UNNAMED, "--all").stdout
    done = explainer("draft", UNNAMED, "--all", "--write")
    assert done.returncode == 2
    assert "--all" in done.stderr


@pytest.mark.parametrize("name", EXPLAINERS)
def test_every_explainer_can_be_drafted(name, tmp_path):
    """Hostile, long, Arabic or tiny: drafts of every source are added without an error, once."""
    root = lay_out_any(name, tmp_path / name)
    report = build.read(root)
    assert report.is_good, report.show(root)
    for article in list(report.drafted.archive.articles.values())[:6]:
        dossier = build.read(root).drafted
        drafts = plan_drafts(root, dossier, article, every=True)
        assert drafts or not any(p.quoted for p in article.reporting)
        after = add_drafts(root, drafts)
        assert after.is_good, after.show(root)
        assert not plan_drafts(root, after.drafted, article)


def test_unknown_source_is_answered_with_the_nearest():
    """A misspelt source exits with 1 and shows the right one."""
    done = explainer("draft", "reuters-2025-03-31")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"did you mean “{REUTERS}”?" in done.stderr


def test_content_with_errors_is_left_alone(minimal):
    """Where the content has an error, it is shown, and nothing is drafted; what warns is counted
    alone."""
    (minimal / "content/issues.yaml").write_text("- id: repair\n", "utf-8")
    (minimal / "content/parties/port.yaml").write_text("name: Port\ntype: company\n", "utf-8")
    before = contents(minimal)
    done = explainer("draft", "notice", "--write", cwd=minimal)
    assert done.returncode == 1
    assert "[missing-field]" in done.stderr
    assert "warning: " not in done.stderr
    assert "1 warning" in done.stderr
    assert contents(minimal) == before


def test_drafts_that_break_a_rule_are_taken_back(minimal):
    """Should drafts be wrong in the content, every file is put back as it was, new ones removed."""
    before = contents(minimal)
    bad = "- id: wrong\n  review: needed\n  evidence:\n    - source: nowhere\n      passage: so\n"
    drafts = {
        ("content/parties/town.yaml", "statements"): [bad],
        ("content/background.yaml", None): [bad.replace("wrong", "bad")],
    }
    assert not add_drafts(minimal, drafts).is_good
    assert contents(minimal) == before


def test_a_file_without_the_section_gets_it(minimal):
    """A party's file with no statement yet gets the section with the draft; its ids follow the
    party's, and the only issue is filled in."""
    put_article(minimal, "“We must repair the bridge,” the mayor said on Thursday.\n")
    assert explainer("draft", "notice", "--write", cwd=minimal).returncode == 0
    ((section, file, one),) = statements(minimal)
    assert (section, file) == ("statements", "content/parties/town.yaml")
    assert one["id"] == "town-we-must-repair-the-bridge"
    assert one["issue"] == "repair"
    assert one["speaker"] == "town"
    assert one["evidence"] == [{"source": "notice", "quote": "We must repair the bridge"}]


@pytest.mark.parametrize(
    ("evidence", "drafted"),
    [
        ("quote: We agree", ["passage", "quote"]),
        ("{quote: [We agree, and we will pay.]}", ["passage"]),
        ("{quote: [We agree, and we will pay.], paragraph: 1}", ["passage"]),
        ("passage: work begins soon", ["quote"]),
        ("passage: [We agree, and we will pay.]", ["passage"]),
    ],
)
def test_what_is_covered_in_part_is_drafted(minimal, evidence, drafted):
    """A quotation is covered by nothing less than all of its words, a report in the same paragraph
    by no quotation, but by a passage of its sentence."""
    text = "“We agree,” the mayor said, “and we will pay.” The mayor said work begins soon.\n"
    put_article(minimal, text)
    with (minimal / "content/parties/town.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "statements:\n  - id: town-agrees\n    issue: repair\n    speaker: town\n"
            f"    summary: Agrees.\n    evidence: [{{source: notice, {evidence.strip('{}')}}}]\n"
        )
    assert explainer("draft", "notice", "--write", cwd=minimal).returncode == 0
    _, *added = (one for _, _, one in statements(minimal))
    assert sorted({list(e)[1] for one in added for e in one["evidence"]}) == drafted


def test_somebody_new_is_shown_with_an_entry_to_paste(tmp_path):
    """Someone who is named but is not among the people is drafted as background, with an entry
    for `people` that can be pasted."""
    root = lay_out_people(tmp_path / "x")
    nato = root / "content/parties/nato/party.yaml"
    nato.write_text(nato.read_text("utf-8").partition("people:")[0], "utf-8")
    done = explainer("draft", UNNAMED, cwd=root)
    found = re.search(
        r"# new person\? “([^”]*Rutte)”.*?\n((?: *#   [^\n]*\n){2})", done.stdout, re.S
    )
    assert found, done.stdout
    pasted = yaml.safe_load(found[2].replace("#", " "))
    assert pasted == [{"id": pasted[0]["id"], "name": found[1]}]
    assert pasted[0]["id"].endswith("rutte")


@pytest.mark.parametrize(
    ("language", "text", "alias", "words", "name"), table("draft", "languages")
)
def test_every_language(minimal, language, text, alias, words, name):
    """Quotations in other scripts pass `check` as drafts, with ids in Latin letters; the speaker is
    told in every language that has a data file."""
    put_article(minimal, f"{text}\n", language, [alias])
    assert explainer("draft", "notice", "--write", cwd=minimal).returncode == 0
    assert build.read(minimal).is_good
    ((_, _, one),) = statements(minimal)
    assert one["evidence"][0]["quote"] == words
    assert one["id"] == name
    assert one.get("speaker") == (None if language == "ja" else "town")


def test_a_draft_shows_the_words_that_name_the_speaker(minimal):
    """An editor sees which words name the speaker, and for whom a pronoun is taken."""
    put_article(
        minimal, "“Soon,” the mayor, Ann Lee, said.\n“Now,” she said.\n", aliases=["Ann Lee"]
    )
    done = explainer("draft", "notice", cwd=minimal)
    assert "# the words that name the speaker: “the mayor, Ann Lee”\n" in done.stdout
    assert "# the words that name the speaker: “she”" in done.stdout


def test_what_nobody_says_is_no_draft(minimal):
    """The caption of a picture and a term in marks are left out, unless all is asked for."""
    text = "The so-called “quiet zone” grew.\nA sign says “No cars here today”. Photo: Ann Lee\n"
    put_article(minimal, text)
    assert explainer("draft", "notice", cwd=minimal).stdout == ""
    every = explainer("draft", "notice", "--all", cwd=minimal).stdout
    assert "quiet zone" in every


@pytest.mark.parametrize(
    ("text", "is_drafted"),
    [
        ("The mayor spoke on Monday.", False),
        ("On Monday the mayor spoke.", False),
        ("The mayor spoke of a new bridge on Monday.", True),
        ("The mayor spoke to residents about the bridge.", False),
        ("The mayor spoke to residents and said that the bridge is safe.", True),
        ("The mayor did not say how she would vote.", False),
        ("The mayor said how she would vote.", True),
        ("The mayor said she did not know when the bridge would open.", True),
        ("The mayor agreed on Monday.", True),
    ],
)
def test_that_somebody_spoke_is_no_draft(minimal, text, is_drafted):
    """A report of nothing but that somebody spoke, with whom, or of what was not said, is left out,
    unless all is asked for."""
    put_article(minimal, f"{text}\n")
    assert ("review: needed" in explainer("draft", "notice", cwd=minimal).stdout) == is_drafted
    assert "review: needed" in explainer("draft", "notice", "--all", cwd=minimal).stdout


def test_a_quotation_that_stands_twice_names_its_paragraph(minimal):
    """The same words in two paragraphs are two drafts, each with its paragraph."""
    put_article(minimal, "“Soon,” the mayor said.\n“Soon,” the mayor said.\n")
    assert explainer("draft", "notice", "--write", cwd=minimal).returncode == 0
    assert [one["evidence"][0]["paragraph"] for _, _, one in statements(minimal)] == [1, 2]


def test_an_unnamed_source_stays_unnamed(minimal):
    """“A source said” is background with `speaker: unnamed`, and nobody's statement."""
    put_article(minimal, "The bridge will be repaired, a source said.\n")
    assert explainer("draft", "notice", "--write", cwd=minimal).returncode == 0
    ((section, _, one),) = statements(minimal)
    assert (section, one["speaker"]) == ("background", "unnamed")
    words = "The bridge will be repaired, a source said.\n"
    assert one["evidence"] == [{"source": "notice", "passage": words}]


def test_nothing_is_drafted_for_a_term(minimal):
    """What is settled as said by nobody is not drafted, even where all is asked for; what is said
    beside it, and a report in which it stands, are."""
    text = "The “road map” is lost.\nThe mayor said that the “road map” is lost. “No,” he said.\n"
    put_article(minimal, text)
    sources = minimal / "content/sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "  terms: [road map]\n", "utf-8")
    for asked in ((), ("--all",)):
        drafted = explainer("draft", "notice", *asked, cwd=minimal).stdout
        assert "quote: road map" not in drafted
        assert "quote: No" in drafted
        assert "said that the “road map” is lost" in drafted


def candidate(spoken, own="he said", is_quoted=True, cue=None):
    """A candidate with these words."""
    part = Passage(1, Span(0, len(spoken)))
    said = Utterance((part,), is_quoted, "said-after", "high", cue)
    return Candidate(said, (), spoken, own, spoken, spoken)


@pytest.mark.parametrize(
    ("spoken", "own", "is_quoted", "expected"),
    [
        ("We agree", "he said", True, "position"),
        ("Who will pay?", "he said", True, "question"),
        ("من سيدفع؟", "قال", True, "question"),
        ("He wondered who would pay", "He wondered who would pay", False, "question"),
        ("We will not stop unless they leave", "he said", True, "condition"),
        ("a good plan", "He welcomed it as", True, "reaction"),
        ("He demanded an election", "He demanded an election", False, "demand"),
        ("He was willing to talk", "He was willing to talk", False, "offer"),
        ("He wants to leave", "she said", True, "position"),
    ],
)
def test_kinds_are_guessed_by_cues(spoken, own, is_quoted, expected):
    """Questions, conditions, reactions, demands and offers are told by their words; what somebody
    is quoted as saying about others' wishes is no demand."""
    found = find_kind(candidate(spoken, own, is_quoted), EN, is_about_others=True)
    assert found.name == expected


def test_a_reaction_is_one_to_somebody():
    """Where the article names nobody else, nothing is taken for a reaction."""
    found = find_kind(candidate("ours", "He described it as"), EN, is_about_others=False)
    assert found.name == "position"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He said on Thursday that", "en", (2025, 3, 13)),
        ("He said on Friday that", "en", (2025, 3, 7)),
        ("He said Wednesday.", "en", (2025, 3, 12)),
        ("Er said am Montag,", "de", (2025, 3, 10)),
        ("Он said в среду,", "ru", (2025, 3, 12)),
        ("هو said يوم الخميس", "ar", (2025, 3, 13)),
        ("He said the talks on Friday", "en", None),
        ("He said, on Friday they", "en", None),
        ("He said “on Friday”", "en", None),
        ("He said on Thursday", "tlh", None),
    ],
)
def test_a_day_is_taken_only_from_beside_the_verb(text, language, expected):
    """A weekday right after the verb dates what was said, back from the day of publication; a
    weekday elsewhere, or in a language without names for them, does not."""
    at = text.index("said")
    one = candidate("x", cue=Passage(1, Span(at, at + 4)))
    source = SimpleNamespace(published=PartialDate(2025, 3, 13), language=language)
    article = SimpleNamespace(paragraphs=[SimpleNamespace(text=text)], source=source)
    about = SimpleNamespace(language="en", as_of=PartialDate(2025, 3, 13))
    found = said_on(about, article, one)
    assert (found and found[0]) == (PartialDate(*expected) if expected else None)


def test_no_day_is_taken_that_the_content_does_not_cover():
    """A day after `as_of`, or without a day of publication, is left out."""
    one = candidate("x", cue=Passage(1, Span(3, 7)))
    text = [SimpleNamespace(text="He said on Thursday")]
    for published, as_of in (((2025, 3, 13), (2025, 3, 12)), ((2025, 3), (2025, 3, 31))):
        source = SimpleNamespace(published=PartialDate(*published), language="en")
        article = SimpleNamespace(paragraphs=text, source=source)
        assert said_on(SimpleNamespace(as_of=PartialDate(*as_of)), article, one) is None


SHIPPED = build.read(ROOT).drafted


@given(st.lists(st.text(max_size=200), max_size=5), st.sampled_from(["ukraine", "nato", None]))
def test_ids_are_always_ids(texts, name):
    """Ids made of any words are well formed, at most 80 characters long, and never taken."""
    names = DraftIds(SHIPPED)
    party = SHIPPED.party.get(name)
    ids = [names.propose(party, "position", text, "some-source") for text in [*texts, *texts]]
    for one in ids:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)
        assert len(one) <= 80
    assert len({*ids, *SHIPPED.statement}) == len(ids) + len(SHIPPED.statement)


def test_ids_begin_as_their_neighbours_do():
    """A party's statements, its questions and the background keep the beginnings of their ids."""
    names = DraftIds(SHIPPED)
    russia = SHIPPED.party["russia"]
    assert names.propose(russia, "position", "We agree", "s") == "ru-we-agree"
    assert names.propose(russia, "question", "Who pays?", "s") == "ru-q-who-pays"
    assert names.propose(None, "background", "It’s raining", "s") == "bg-its-raining"
    assert names.propose(russia, "position", "!!!", "paper-1") == "ru-paper-1"


MARKS = ["“", "”", '"', "„", "«", "»", "‘", "’", "(", ")", "?", ".", ",", ": ", " – "]
WORDS = [" Putin", " said", " he", " not", " we", " agree", " unless", " 中", " نحن"]


@settings(max_examples=tries(50, 500))
@given(
    st.lists(
        st.lists(st.sampled_from(MARKS + WORDS), max_size=25)
        .map(lambda parts: readable("".join(parts)))
        .filter(bool),
        min_size=1,
        max_size=5,
    )
)
def test_no_article_gives_evidence_that_breaks_a_rule(texts):
    """However marks stand, odd, nested or over paragraphs, every draft's evidence is found."""
    paragraphs = tuple(
        Paragraph(number, text, quoted, None)
        for number, (text, quoted) in enumerate(zip(texts, quoted_spans(texts), strict=True), 1)
    )
    article = Article(SHIPPED.source[REUTERS], "", paragraphs)
    drafts = plan_drafts(ROOT, SHIPPED, article, every=True)
    for entry in (entry for entries in drafts.values() for entry in entries):
        (read,) = yaml.safe_load(entry)
        for one in read["evidence"]:
            quote, number = one.get("quote", ()), one.get("paragraph")
            passage = as_lines(one.get("passage", ()))
            piece = Evidence.model_construct(
                source=REUTERS,
                quote=(quote,) if isinstance(quote, str) else tuple(quote),
                passage=tuple(passage),
                paragraph=(number,) if isinstance(number, int) else number,
            )
            located = locate(Located(piece, article))
            assert not located.fault
            assert located.passages and located.paragraphs[-1] <= len(texts)
            skipped = skipped_texts(located.passages, article)
            assert not any(EN.negation_in(text) for text in skipped)


def test_an_id_that_something_had_before_is_taken(tmp_path):
    """An id in `formerly` is not proposed: old links lead to what had it."""
    root = lay_out_any("full", tmp_path / "full")
    dossier = build.read(root).drafted
    upham = dossier.party["upham"]
    proposed = DraftIds(dossier).propose(upham, "position", "Says yes", "paper")
    assert proposed == "upham-says-yes-2"


@given(st.text(max_size=300))
def test_no_text_breaks_out_of_its_comment(text):
    """Whatever an article says, its words in comments stay comments."""
    part = Passage(1, Span(0, 1))
    said = Utterance((part,), True, "nobody", "none", name=text or None)
    one = Candidate(said, (), text, text, text, text)
    article = SHIPPED.archive.articles[REUTERS]
    _, _, made = draft_candidate(ROOT, SHIPPED, article, one, DraftIds(SHIPPED))
    (read,) = yaml.safe_load(made)
    assert set(read) == {"id", "review", "issue", "summary", "evidence"}
    assert read["review"] == "needed"
