"""What nothing on the site accounts for yet."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.app import main
from generator.evidence.coverage import Coverage, measure_coverage
from generator.pages.pipeline import read
from tests.broken_cases import edit, lay_out


def measure(root: Path) -> list[Coverage]:
    """The coverage of each source of the explainer in `root`."""
    dossier = read(root).dossier
    assert dossier is not None
    return measure_coverage(dossier)


def run(root: Path, *arguments: str) -> Result:
    """What the command prints, and its exit code."""
    return CliRunner().invoke(main, ["-C", str(root), "coverage", *arguments])


@pytest.fixture
def covered(base: Path) -> Path:
    """The base, with statements and background that account for everything."""
    for file, text in COVERING.items():
        path = base / f"content/{file}.yaml"
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + text, "utf-8")
    assert read(base).problems == []
    return base


COVERING = {
    "background": """\
- id: bg-met
  summary: The two towns met at the bridge on Sunday.
  evidence:
    - {source: herald, passage: The two towns met at the bridge on Sunday.}
""",
    "parties/northford": """\
  - id: north-roof-costs
    issue: toll
    kind: claim
    speaker: holm
    summary: Says that the bridge needs a new roof, and that a roof costs money.
    evidence:
      - {source: gazette, quote: 'The bridge needs a new roof, and a roof costs money'}
  - id: north-gate
    issue: toll
    kind: claim
    speaker: holm
    summary: Says that the gate can stay open until the snow comes, but not on market days.
    evidence:
      - source: gazette
        quote: The gate can stay open, but not on market days, until the snow comes
""",
    "parties/southford": """\
  - id: south-but-gate
    issue: toll
    kind: demand
    speaker: berg
    summary: Says that the gate must stay open at night.
    evidence:
      - {source: gazette, quote: But the gate (on the northern side) must stay open}
  - id: south-and-who
    issue: toll
    kind: question
    speaker: berg
    summary: And who will count the carts?
    evidence:
      - {source: gazette, quote: And who}
  - id: south-nothing-else
    issue: toll
    kind: position
    speaker: berg
    summary: Says that they will pay their share, and ask for nothing else.
    evidence:
      - {source: herald, quote: We shall pay our share. We ask for nothing else.}
""",
}
"""What is put at the end of files."""


def test_all_that_is_not_accounted_for_is_listed(base):
    """Paragraphs that nothing cites, and quotations of which a word is missing, are listed."""
    gazette, herald = measure(base)
    assert (gazette.paragraphs, gazette.spans) == (7, 6)
    assert [p.number for p in gazette.missing_paragraphs] == [8]
    assert [number for number, _ in gazette.missing_spans] == [3, 5, 6, 8]
    assert (herald.paragraphs, herald.spans) == (3, 2)
    assert [p.number for p in herald.missing_paragraphs] == [1, 3]
    assert herald.missing_spans == ((3, "We shall pay our share. We ask for nothing else."),)
    assert not gazette.is_complete


def test_boilerplate_needs_no_statement(base):
    """A paragraph named as boilerplate counts neither as there nor as missing."""
    numbers = {p.number for coverage in measure(base) for p in coverage.missing_paragraphs}
    assert measure(base)[0].paragraphs == 7
    assert 1 in numbers  # the herald's, which is no boilerplate
    assert 1 not in {p.number for p in measure(base)[0].missing_paragraphs}


def test_marks_and_stops_need_not_be_quoted(covered):
    """A quotation counts as whole when its words are cited, with or without its last comma."""
    assert all(coverage.is_complete for coverage in measure(covered))


def test_words_may_be_covered_by_several_statements(covered):
    """Two quotations that meet or overlap cover a span together: one word less does not."""
    path = covered / "content/parties/southford.yaml"
    assert measure(covered)[0].missing_spans == ()
    path.write_text(path.read_text("utf-8").replace("quote: And who", "passage: he asked"), "utf-8")
    assert measure(covered)[0].missing_spans == ((6, "And who will count the carts?"),)


@pytest.mark.parametrize(
    ("file", "record"),
    [
        ("events", "- id: met\n  name: They met\n  on: 2031-05-04\n  evidence:\n"),
        (
            "differences",
            "- id: met\n  name: The day\n  kind: wording\n  summary: On which day.\n  accounts:\n"
            "    - source: gazette\n      summary: A Saturday.\n"
            "      passage: on the bridge to Southford, its council said on Saturday\n",
        ),
    ],
)
def test_events_and_differences_count(base, file, record):
    """What an event or a difference rests on is accounted for, as what a statement rests on."""
    evidence = "source: herald, passage: The two towns met at the bridge on Sunday"
    account = "summary: A Sunday., " if file == "differences" else ""
    assert [p.number for p in measure(base)[1].missing_paragraphs] == [1, 3]
    (base / f"content/{file}.yaml").write_text(f"{record}    - {{{account}{evidence}}}\n", "utf-8")
    assert read(base).problems == []
    assert [p.number for p in measure(base)[1].missing_paragraphs] == [3]


def test_strict_coverage_fails_until_all_is_accounted_for(base):
    """With --strict the command ends with 1 while anything is missing; without, it only tells."""
    assert run(base).exit_code == 0
    assert run(base, "--strict").exit_code == 1
    assert "gazette: 6 of 7 paragraphs, 2 of 6 quoted spans" in run(base).output
    assert "  paragraph 8 is not cited: “The gate can stay open, but" in run(base).output


def test_strict_coverage_passes_when_all_is_accounted_for(covered):
    """With --strict the command ends with 0 once nothing is missing."""
    result = run(covered, "--strict")
    assert (result.exit_code, "not cited" in result.output) == (0, False)


def test_coverage_of_broken_content_is_its_problems(base):
    """Content with errors is reported as such, and no coverage is shown."""
    path = base / "content/issues.yaml"
    path.write_text(edit(path.read_text("utf-8"), "-  name: The toll\n+  nmae: The toll"), "utf-8")
    result = run(base)
    assert (result.exit_code, "paragraphs" in result.stdout) == (1, False)


def test_a_passage_covers_its_sentences(base: Path) -> None:
    """A passage accounts for its paragraph and for the quoted words in it; the other sentences of
    the paragraph are told, and do not stop `--strict`, since they may say nothing that matters."""
    path = base / "content/parties/southford.yaml"
    words = "“We will pay our share,” he told the council"
    change = f"-        quote: We will pay our share\n+        passage: {words}"
    path.write_text(edit(path.read_text("utf-8"), change), "utf-8")
    (gazette, _) = measure(base)
    assert gazette.bare_sentences == ((4, "Otto Berg, the mayor of Southford, was ready to talk."),)
    assert 4 not in {paragraph.number for paragraph in gazette.missing_paragraphs}
    assert not [words for number, words in gazette.missing_spans if number == 4]
    assert "  paragraph 4, no statement rests on: Otto Berg, the mayor" in run(base).output


TERMS = (
    ("en", "The “road map,” as it is called, is lost.", "road map", True),
    ("en", "The “road map” is lost. “Follow the road map,” said Holm.", "road map", True),
    ("en", "“Follow the road map,” said Holm.", "road map", False),
    ("en", "The ‘road map’ is lost.", "“road map”", True),
    ("en", "The ''road map'' is lost.", "road map", True),
    ("en", "The “Road map” is lost.", "road map", False),
    ("fr", "La « feuille de route » est perdue.", "feuille de route", True),
    ("fr", "— La route est perdue, dit Holm.", "La route est perdue", False),
    ("ru", "Так называемая «дорожная карта» утеряна.", "дорожная карта", True),
    ("ar", "ضاعت «خريطة الطريق» أمس.", "خريطة الطريق", True),
    ("he", '"מפת הדרכים" אבדה.', "מפת הדרכים", True),
    ("ja", "「行程表」は失われた。", "行程表", True),
    ("en", "He said “<b>{{ x }}</b> & *y*” is lost.", "<b>{{ x }}</b> & *y*", True),
    ("en", "A “…” is lost.", "…", False),
    ("en", 'It is 5" and 6" wide.', "and 6", False),
)


@pytest.mark.parametrize(("language", "text", "term", "is_one"), TERMS)
def test_a_term_is_all_that_stands_between_the_marks(
    base: Path, language: str, text: str, term: str, is_one: bool
) -> None:
    """Words between quotation marks that nobody says are settled, in any script and kind of mark;
    a part of a quotation and speech that a dash leads are none."""
    (base / "seeds/more.txt").write_text(text + "\n", "utf-8")
    entry = {"id": "more", "file": "more.txt", "language": language, "terms": [term]}
    entry["sha256"] = sha256((base / "seeds/more.txt").read_bytes()).hexdigest()
    path = base / "content/sources.yaml"
    path.write_text(f"{path.read_text('utf-8')}\n- {json.dumps(entry)}\n", "utf-8")
    rules = {problem.rule for problem in read(base).problems if problem.is_error}
    assert rules == (set() if is_one else {"term-not-quoted"})
    if is_one:
        (_, _, more) = measure(base)
        assert [number for number, _ in more.terms] == [1]
        assert more.spans == len(more.terms) + len(more.missing_spans)
        assert ", 1 term\n" in run(base).output


def test_a_term_is_settled_where_no_statement_quotes_it(covered: Path) -> None:
    """What is quoted in one place and a term in another is settled in the other alone, and counts
    in one place as carried."""
    seed, sources = covered / "seeds/herald.txt", covered / "content/sources.yaml"
    before = sha256(seed.read_bytes()).hexdigest()
    seed.write_text(seed.read_text("utf-8") + "Of “a roof costs money” nobody spoke.\n", "utf-8")
    text = sources.read_text("utf-8").replace(before, sha256(seed.read_bytes()).hexdigest())
    sources.write_text(text + "  terms: [a roof costs money]\n", "utf-8")
    background = covered / "content/background.yaml"
    more = "    - {source: herald, passage: nobody spoke}\n"
    background.write_text(background.read_text("utf-8") + more, "utf-8")
    party = covered / "content/parties/northford.yaml"
    quoted = "quote: a roof costs money"
    text = party.read_text("utf-8").replace(quoted, f"{quoted}\n        paragraph: 2")
    party.write_text(text, "utf-8")
    assert [one.message for one in read(covered).problems] == []
    herald = measure(covered)[1]
    assert herald.terms == ((4, "a roof costs money"),)
    assert (herald.carried, herald.spans) == (2, 3)
    assert run(covered, "--strict").exit_code == 0


def test_a_term_that_a_passage_carries_is_asked_about_no_more(tmp_path: Path) -> None:
    """Words that the article gives to somebody are warned of as a term, until a statement rests on
    them; then they count as carried and not as a term."""
    root = lay_out("term-said", tmp_path)
    assert [problem.rule for problem in read(root).problems] == ["term-said"]
    party = root / "content/parties/southford.yaml"
    passage = "Otto Berg said on Sunday that the toll was “very promising”"
    party.write_text(party.read_text("utf-8").replace("Otto Berg said on Sunday", passage), "utf-8")
    assert read(root).problems == []
    post = measure(root)[2]
    assert (post.carried, post.terms) == (1, ((2, "road map"),))
