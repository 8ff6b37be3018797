"""Citations: whose words they are, who reports them and where, in every format alike."""

import json

import pytest

from generator.pages.exports.citing import CITATION_FORMATS, citation_files, citation_path
from generator.pages.pipeline import read
from generator.pages.urls import Web
from tests.commands import explainer
from tests.goldens import GOLDEN, lay_out
from tests.sites import edit

WEB = Web("https://example.org/site/")


@pytest.fixture(scope="module")
def full():
    return read(GOLDEN / "full").dossier


@pytest.fixture(scope="module")
def cited(full):
    return dict(citation_files(full, WEB))


def items(cited, full, name):
    return json.loads(cited[citation_path(full.statement[name], "json")])


def test_every_statement_and_source_can_be_cited(full, cited):
    """Each statement and each source has a file in each format, and each file is one of these."""
    records = (*full.statements, *full.explainer.sources)
    paths = {citation_path(one, ending) for one in records for ending in CITATION_FORMATS}
    posed = {citation_path(one, ending) for one in full.posed for ending in CITATION_FORMATS}
    assert paths <= cited.keys() <= paths | posed


def test_author_is_the_reporter(full, cited):
    """Who is quoted in an article is not its author; whose words a text is, is."""
    [first, *_] = items(cited, full, "upham-accepts-talks")
    assert [author["literal"] for author in first["author"]] == ["Ada Penn", "Tom Reed"]
    for source in full.explainer.sources:
        [item] = json.loads(cited[citation_path(source, "json")])
        names = [author["literal"] for author in item.get("author", ())]
        spoken = [full.actor(one).name for one in source.speaker if full.actor(one)]
        assert names == (spoken or list(source.authors))


def test_reported_words_are_the_reports(full, cited):
    """What is reported is told to be so, with the words of the report; what is quoted is not."""
    for statement in full.statements:
        notes = [one["note"] for one in items(cited, full, statement.id)]
        for evidence in full.of(statement).evidence:
            if evidence.source.display != "link" and evidence.reported:
                said = f"in the words of the report: “{' … '.join(evidence.reported)}”"
                is_told = any(said in note for note in notes)
                assert is_told == (not evidence.quoted and not evidence.is_own), statement.id


def test_links_alone_give_no_words(full, cited):
    """Of a source that only a link may be shown of, a citation has the paragraph and no words."""
    linked = [one for one in full.evidence if one.source.display == "link"]
    assert linked
    texts = [text for path, text in cited.items() if path.startswith("cite/statements/")]
    for one in linked:
        for words in (*one.quotes, *one.reported):
            assert not any(f"“{words}”" in text for text in texts), words


def test_note_names_the_statement_and_its_corrections(full, cited):
    """The note of a reference leads to the statement as it is now, and tells what was put right."""
    mended = [one for one in full.statements if one.corrected]
    assert mended
    for statement in full.statements:
        for item in items(cited, full, statement.id):
            assert statement.summary in item["note"]
            assert item["note"].endswith(f"#{statement.id}")
            assert all(one.what in item["note"] for one in statement.corrected)


def test_text_that_bibtex_acts_upon_is_inert(tmp_path):
    """Braces, backslashes and the word that parts authors stay text in BibTeX."""
    root = lay_out("minimal", tmp_path)
    source = next((root / "content").rglob("source*.yaml"))
    text = source.read_text("utf-8")
    assert "\n  title:" not in text and "authors" not in text
    [line] = [one for one in text.splitlines() if one.lstrip().startswith("sha256:")]
    indent = line[: len(line) - len(line.lstrip())]
    added = f"{indent}title: 'a }} b {{ \\x & 5%'\n{indent}authors: ['Smith and Sons, Ltd']"
    edit(source, line, f"{line}\n{added}")
    dossier = read(root).dossier
    told = dict(citation_files(dossier, WEB))[citation_path(dossier.explainer.sources[0], "bib")]
    assert r"{{a \textbraceright{} b \textbraceleft{} \textbackslash{}x \& 5\%}}" in told
    assert "author = {{Smith and Sons, Ltd}}" in told


def test_added_source_says_when_it_was_accessed(tmp_path):
    """`source add` writes the day that is given, or else today, which SOURCE_DATE_EPOCH sets."""
    root = lay_out("minimal", tmp_path / "root")
    for name, given, day in (
        ("one", ["--accessed", "2024-05-06"], "2024-05-06"),
        ("two", [], "2024-05-04"),
    ):
        article = tmp_path / f"{name}.txt"
        article.write_text(
            f"The town council met on Monday, and spoke of bridge {name}.\n", "utf-8"
        )
        done = explainer(
            "-C",
            root,
            "source",
            "add",
            article,
            "--id",
            name,
            *given,
            SOURCE_DATE_EPOCH="1714780800",
        )
        assert done.returncode == 0, done.stderr
        added = next(s for s in read(root).dossier.explainer.sources if s.id == name)
        assert str(added.accessed) == day
