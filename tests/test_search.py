"""What search knows: every statement once, under every name that a reader may type."""

import pytest

from generator.evidence.store.kept import Kept
from generator.pages.dividing.splitting import statement_pages
from generator.pages.pipeline import files, read
from generator.pages.search import stems
from generator.pages.search.entries import entries
from generator.pages.search.search_index import (
    FACETS,
    INDEX,
    SHOWN_FIELDS,
    SHOWN_OF_PAGES,
    code_for,
    code_of,
    search_files,
)
from generator.pages.search.searched_fields import LABEL, NAME, NAME_END, TEXT, TITLE
from generator.pages.search.tokens import tokens
from generator.pages.search.word_index import posted
from generator.pages.urls import address
from tests.indexes import (
    as_told,
    head_of,
    index_of,
    line_of,
    parts_of,
    places_of,
    unpacked,
    words_of,
)
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


def scripts(report):
    """Every script of search, by its path."""
    return dict(search_files(entries(report.dossier), report.dossier.explainer.language))


def test_index_is_scripts_of_json_alone(report):
    """Whatever editors write stands in one call with JSON a script, and no HTML could end it."""
    found = scripts(report)
    code = code_of(code_for("explainerTongues" in found[INDEX], "stems" in head_of(found[INDEX])))
    assert found[INDEX] == code + line_of(found[INDEX])
    assert len(parts_of(found)) == len(found) - 1
    data = [line_of(text) if path == INDEX else text for path, text in found.items()]
    assert not {"<", "\u2028", "\u2029"} & set("".join(data))


def test_parts_hold_what_is_known(report):
    """Results and filters are told each entry's own values, in order, each record once."""
    known, found = entries(report.dossier), scripts(report)
    told = index_of(found)
    for name, fields in (("statements", SHOWN_FIELDS), ("pages", SHOWN_OF_PAGES)):
        wanted = [as_told(entry, fields) for entry in known[name]]
        assert [as_told(one, fields) for one in told[name]] == wanted
    facets = unpacked(parts_of(found)["f0"])
    assert facets == [{one: entry.get(one, "") for one in FACETS} for entry in known["statements"]]


def test_separators_of_lines_are_escaped():
    """The characters that end a line of a script, but not a string of JSON, are escaped."""
    page = {"url": "a.md", "kind": "", "title": "</script>\u2028\u2029", "text": ""}
    found = dict(search_files({"statements": [], "pages": [page]}, "en"))
    assert any("\\u003c/script>\\u2028\\u2029" in text for text in found.values())
    assert index_of(found)["pages"] == [page]


def test_stems_that_are_kept_are_those_that_are_worked_out(shipped, tmp_path, monkeypatch):
    """Search is the same with the stems of an earlier run, and then no word is stemmed again."""
    (tmp_path / "build").mkdir()
    known, language = entries(shipped.dossier), shipped.dossier.explainer.language
    afresh = dict(search_files(known, language))
    kept = Kept.of(tmp_path, "1")
    assert dict(search_files(known, language, kept)) == afresh
    kept.close()
    stems._known_in.cache_clear()
    monkeypatch.setattr(stems, "folded", lambda word: pytest.fail(f"{word} is stemmed again"))
    assert dict(search_files(known, language, Kept.of(tmp_path, "1"))) == afresh


def test_index_is_the_same_each_time(shipped, tmp_path):
    """The same content gives the same bytes, wherever it lies."""
    again = read(lay_out_any("shipped", tmp_path / "elsewhere"))
    assert scripts(shipped) == scripts(again)


def test_another_content_is_another_build(shipped, tmp_path):
    """Parts are asked for by what all of them hold, so that no cache has those of another build."""
    other = read(lay_out_any("full", tmp_path / "full"))
    assert head_of(scripts(shipped)[INDEX])["v"] != head_of(scripts(other)[INDEX])["v"]


def test_index_is_among_the_files(shipped):
    """The pipeline writes every script, below a folder that no page may take."""
    written = dict(files(shipped.dossier, shipped.pages))
    assert {path: written[path] for path in scripts(shipped)} == scripts(shipped)


def test_places_are_those_of_the_words(report):
    """A browser reads of each word the records, fields and positions in which it stands."""
    known, found = entries(report.dossier), words_of(parts_of(scripts(report)))
    stop = set(head_of(scripts(report)[INDEX])["stop"])
    for number, entry in enumerate(known["statements"]):
        for field, text in ((TITLE, entry["title"]), (TEXT, entry["text"])):
            for token in tokens(text):
                if token.spellings[0] not in stop:
                    assert 8 * token.position + field in found[token.spellings[0]][number]


def test_a_name_ends_where_it_ends(shipped):
    """The last word of a name is told from its others, so that a whole name is known as one."""
    found = words_of(parts_of(scripts(shipped)))
    number = [one["id"] for one in entries(shipped.dossier)["statements"]].index(
        "us-nato-stepping-up"
    )
    places = {word: {at % 8 for at in found[word][number]} for word in ("donald", "trump")}
    assert places == {"donald": {NAME}, "trump": {NAME, NAME_END} & places["trump"]}
    assert NAME_END in places["trump"]


def test_labels_have_other_words(shipped):
    """A demand is found by “wants” too, and by each form of the word."""
    found = words_of(parts_of(scripts(shipped)))
    number = [one["id"] for one in entries(shipped.dossier)["statements"]].index(
        "ru-wants-sanctions-eased"
    )
    assert any(at % 8 == LABEL for at in found["wants"][number])


def test_words_are_cut_at_parts(monkeypatch, shipped):
    """Where words fill several parts, each stands in the one that its beginning leads to, and a
    stem tells which other parts have a form of it."""
    monkeypatch.setattr("generator.pages.search.search_index._BLOCK", 300)
    found = scripts(shipped)
    parts, firsts = parts_of(found), head_of(found[INDEX])["t"]
    assert len(firsts) > 20 and firsts == [parts[f"t{n}"][0][0] for n in range(len(firsts))]
    where = {word: n for n in range(len(firsts)) for word in parts[f"t{n}"][0]}
    forms = {}
    for n in range(len(firsts)):
        words, codes, _, _ = parts[f"t{n}"]
        for word, code in zip(words, codes, strict=True):
            stem = word[:code] if isinstance(code, int) else code
            forms.setdefault(stem, set()).add(word)
    for n in range(len(firsts)):
        words, codes, _, others = parts[f"t{n}"]
        for word, code in zip(words, codes, strict=True):
            stem = word[:code] if isinstance(code, int) else code
            assert set(others.get(stem, ())) == {one for one in forms[stem] if where[one] != n}


def test_numbers_are_read_as_written():
    """Records and numbers of any size are written in letters and read back."""
    wanted = {0: [0], 3: [1, 31, 32, 1023], 70_000: [5, 1_000_000]}
    assert places_of(posted(wanted)) == wanted


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
    monkeypatch.setattr("generator.pages.dividing.splitting.LIST_BYTES", 30_000)
    held = [[one.id for one in page] for page in statement_pages(shipped.dossier)]
    found = {entry["id"]: entry["page"] for entry in entries(shipped.dossier)["statements"]}
    assert found == {name: n for n, page in enumerate(held, 1) for name in page}
    assert len(held) > 2
