"""What search knows: every statement once, under every name that a reader may type."""

from generator.pages.pipeline import files, read
from generator.pages.search import FINDING, INDEX, entries, search_index
from generator.pages.splitting import statement_pages
from generator.pages.urls import address
from tests.indexes import index_of, line_of
from tests.sites import lay_out_any


def of(report):
    """The entries of the statements, by id."""
    return {entry["id"]: entry for entry in entries(report.dossier)["statements"]}


def test_every_statement_is_there_once(report):
    """The index holds each statement exactly once, in reading order."""
    ids = [entry["id"] for entry in entries(report.dossier)["statements"]]
    assert ids and ids == [statement.id for statement in report.dossier.statements]


def test_addresses_are_those_of_pages(report):
    """Each address leads to a page of the site, and each page of the index is there once."""
    index = entries(report.dossier)
    addresses = [entry["url"] for entry in index["statements"] + index["pages"]]
    assert len(set(addresses)) == len(addresses)
    assert {address.partition("#")[0] for address in addresses} <= {p.path for p in report.pages}


def test_pages_are_found_too(report):
    """Parties, issues, sources, events, differences and hand-written pages are in the index."""
    explainer, pages = report.dossier.explainer, entries(report.dossier)["pages"]
    records = [*explainer.parties, *explainer.issues, *explainer.sources, *explainer.events]
    records += [*explainer.differences, *explainer.pages]
    addresses = {address(report.dossier, record) for record in records}
    assert addresses <= {entry["url"] for entry in pages}
    assert {"Overview", "Who says what", "Statements"} <= {entry["title"] for entry in pages}


def test_statement_has_every_name_of_its_speakers(report):
    """Every name and alias of a speaker, and of the speaker's party, stands at the statement."""
    dossier, found = report.dossier, of(report)
    for statement in dossier.statements:
        people = [dossier.person[one] for one in statement.speaker if one in dossier.person]
        for record in (*people, *dossier.of(statement).parties):
            for name in (record.name, *record.aliases):
                assert " ".join(name.split()) in found[statement.id]["also"], statement.id


def test_quotations_are_as_printed(report):
    """Each rendering of a statement stands at it, in the article's own words."""
    dossier, found = report.dossier, of(report)
    for statement in dossier.statements:
        for evidence in statement.evidence:
            for words in dossier.cited(evidence).quotes:
                assert " ".join(words.split()) in found[statement.id]["text"]


def test_index_is_a_script_of_json_alone(report):
    """Whatever editors write stands in one call with JSON, and no HTML could end it."""
    script = search_index(report.dossier)
    assert script == FINDING.read_text("utf-8") + line_of(script)
    assert index_of(script) == entries(report.dossier)
    assert not {"<", "\u2028", "\u2029"} & set(line_of(script))


def test_separators_of_lines_are_escaped(shipped, monkeypatch):
    """The characters that end a line of a script, but not a string of JSON, are escaped."""
    data = {"statements": [{"title": "</script>\u2028\u2029"}], "pages": []}
    monkeypatch.setattr("generator.pages.search.entries", lambda dossier: data)
    script = search_index(shipped.dossier)
    assert "\\u003c/script>\\u2028\\u2029" in script
    assert index_of(script) == data


def test_index_is_the_same_each_time(shipped, tmp_path):
    """The same content gives the same bytes, wherever it lies."""
    again = read(lay_out_any("shipped", tmp_path / "elsewhere"))
    assert search_index(shipped.dossier) == search_index(again.dossier)


def test_index_is_among_the_files(shipped):
    """The pipeline writes the index, below a folder that no page may take."""
    written = dict(files(shipped.dossier, shipped.pages))
    assert written[INDEX] == search_index(shipped.dossier)


def test_one_person_under_every_spelling(shipped):
    """Zelenskyy's statements carry each spelling of his name that the articles use."""
    also = of(shipped)["ua-conditions-to-prevent-or-delay"]["also"]
    assert {"Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Zelenskiy", "Zelensky"} <= set(also)


def test_joint_statement_names_both_parties(shipped):
    """A joint statement is found under each party and each person that made it."""
    entry = of(shipped)["by-ru-nato-actions-risk-nuclear-conflict"]
    assert entry["party"] == ["belarus", "russia"]
    assert entry["who"] == "Vladimir Putin, Alexander Lukashenko"
    assert {"Lukashenko", "Mr Putin", "Moscow", "Belarus"} <= set(entry["also"])


def test_entry_has_what_a_result_shows(shipped):
    """An entry holds its label in words, its tone, its date in words, its issue and its venue."""
    entry = of(shipped)["ru-agrees-in-principle"]
    assert (entry["label"], entry["tone"]) == ("Position", "position")
    assert (entry["on"], entry["when"]) == ("2025-03-13", "13 March 2025")
    assert entry["about"].startswith("The 30-day ceasefire · The Kremlin · Putin’s remarks on")
    assert entry["text"].startswith("“We agree with the proposals to cease hostilities”")


def test_background_has_no_party(shipped):
    """Background is no party's view: its entry names the source itself."""
    entry = of(shipped)["bg-millions-displaced"]
    assert (entry["party"], entry["parties"], entry["who"]) == ([], "", "The source itself")


def test_what_others_refer_to_counts(shipped):
    """An entry tells how many other statements, points and lines of the answer refer to it."""
    found = of(shipped)
    assert found["ru-mechanism-to-control-breaches"]["links"] == 1
    assert found["ru-ceasefire-good-for-ukraine"]["links"] == 0
    assert found["us-proposes-ceasefire"]["links"] == 3


def test_page_of_the_list(shipped, monkeypatch):
    """An entry names the page of the list of all statements on which its statement stands."""
    monkeypatch.setattr("generator.pages.splitting.LIST_BYTES", 30_000)
    held = [[one.id for one in page] for page in statement_pages(shipped.dossier)]
    found = {entry["id"]: entry["page"] for entry in entries(shipped.dossier)["statements"]}
    assert found == {name: n for n, page in enumerate(held, 1) for name in page}
    assert len(held) > 2
