"""The pages about the method with which `explainer new` begins, one for each language."""

import re

import pytest

from generator.authoring.scaffold import SKELETON, Beginning, render_files, start
from generator.content.load import read_explainer
from generator.pages.pipeline import read
from generator.pages.words import Words

LANGUAGES = sorted(
    path.suffixes[0][1:] for path in (SKELETON / "content/pages").glob("method.*.md")
)


@pytest.mark.parametrize("language", [*LANGUAGES, "de-AT", "RU"])
def test_the_method_is_told_in_the_language_of_the_explainer(language):
    """Where the skeleton has it in that language; a region makes no difference."""
    known = Beginning(title="Мост", as_of="2024-05-03", language=language)
    files = render_files(known)
    written = SKELETON / f"content/pages/method.{language[:2].lower()}.md"
    assert files["content/pages/method.md"] == written.read_text("utf-8")
    assert not [path for path in files if re.search(r"method\..+\.md", path)]


def test_the_method_is_told_in_english_else():
    """English where there is none, and where the language is English."""
    english = (SKELETON / "content/pages/method.md").read_text("utf-8")
    for language in ("en", "en-GB", "pl", "rus", ""):
        known = Beginning(title="Most", as_of="2024-05-03", language=language)
        assert render_files(known)["content/pages/method.md"] == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_is_the_same_in_every_language(language):
    """Each has the headings, points, labels, links and mentioned words that English has, in order,
    and names the page that it links to as the navigation does."""
    pages = SKELETON / "content/pages"
    told = (pages / f"method.{language}.md").read_text("utf-8")
    assert shape(told) == shape((pages / "method.md").read_text("utf-8"))
    assert f"[{Words(language).text('nav.checked')}](checked.md)" in told


def shape(markdown: str) -> list[tuple[str, int, int, int]]:
    """How each line begins, and how much in it is strong, a link or in italics."""
    return [
        (
            (re.match(r"[#-]*", line) or [""])[0],
            line.count("**"),
            line.count("]("),
            len(re.findall(r"(?<!\*)\*(?!\*)", line)),
        )
        for line in markdown.splitlines()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explainer_begins_in_its_language(tmp_path, language):
    """It passes the checks as an English one does."""
    start(tmp_path / language, Beginning(title="2024", as_of="2024-05-03", language=language))
    explainer, _ = read_explainer(tmp_path / language)
    said = Words(language).text("begun.question")
    assert said != Words("en").text("begun.question")
    assert explainer and explainer.question == said
    report = read(tmp_path / language)
    assert [one.rule for one in report.problems] == ["no-party"]
