"""A page whose Markdown is as it was is not made HTML again, and comes out as if it had been."""

from pathlib import Path

import markdown
import pytest
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.evidence.store.kept import STORE
from generator.site.rendered import HOOK
from tests.commands import explainer
from tests.sites import ROOT, edit, lay_out_any

pytestmark = pytest.mark.engine

OVER = ROOT / "overrides"


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The texts of which HTML is made from now on, those that are handed over empty left out."""
    texts: list[str] = []
    convert = markdown.Markdown.convert

    def noting(self, source):
        texts.extend([source] if source.strip() else [])
        return convert(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", noting)
    return texts


def site_of(root: Path, *words: str) -> dict[str, bytes]:
    """The files of the site that a build makes, by their paths."""
    done = explainer("build", *words, cwd=root)
    assert done.returncode == 0, done.stderr
    site = root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.*")}


def clean(root: Path) -> dict[str, bytes]:
    """The same with nothing kept."""
    (root / STORE).unlink()
    return site_of(root)


def test_what_is_as_it_was_is_not_made_again(tmp_path, made):
    """A second build makes HTML of no page; a build after an edit, of those that the edit reached.
    Each site is, byte for byte, the one that a build makes of which nothing was kept."""
    root = lay_out_any("minimal", tmp_path)
    first = site_of(root)
    pages = len(made)
    assert pages > 5
    assert site_of(root) == first and len(made) == pages
    edit(root / "content/explainer.yaml", "title: ", "title: After ")
    edited = site_of(root)
    assert pages < len(made) < 2 * pages
    assert edited == clean(root) != first


def test_the_frame_is_compiled_once_and_follows_edits(tmp_path, monkeypatch):
    """Templates of the frame are compiled by the first build alone; one that an explainer has of
    its own is compiled when it changes, under the same name."""
    compiled: list[str | None] = []
    generate = Environment._generate

    def noting(self, source, name, filename, *more, **others):
        compiled.append(name)
        return generate(self, source, name, filename, *more, **others)

    monkeypatch.setattr(Environment, "_generate", noting)
    (tmp_path / "cache").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "cache"))
    root = lay_out_any("minimal", tmp_path / "x")
    site_of(root)
    assert "main.html" in compiled
    compiled.clear()
    edit(root / "content/explainer.yaml", "title: ", "title: After ")
    site_of(root)
    assert not compiled
    (root / "overrides/partials").mkdir(parents=True)
    frame = (OVER / "partials/footer.html").read_text("utf-8")
    for word in ("once", "twice"):
        text = frame.replace("</footer>", f"{word}</footer>")
        (root / "overrides/partials/footer.html").write_text(text, "utf-8")
        assert f"{word}</footer>".encode() in site_of(root)["index.html"]
    assert compiled == ["partials/footer.html"] * 2


def test_a_page_more_is_no_reason_to_make_the_others_again(tmp_path, made):
    """Of what is added, only the page itself is made, and those on which something else stands."""
    root = lay_out_any("minimal", tmp_path)
    site_of(root)
    before = len(made)
    (root / "content/pages").mkdir(exist_ok=True)
    (root / "content/pages/another.md").write_text("# Another\n\nA page.\n", "utf-8")
    edited = site_of(root)
    assert 0 < len(made) - before < 5
    assert edited == clean(root)


def test_a_page_whose_link_leads_nowhere_now_is_made_again(tmp_path):
    """The same words are told anew when the file that they led to is gone."""
    root = lay_out_any("minimal", tmp_path)
    pages = root / "content/pages"
    pages.mkdir(exist_ok=True)
    (pages / "one.md").write_text("# One\n\n[It](two.md)\n", "utf-8")
    (pages / "two.md").write_text("# Two\n\nWords.\n", "utf-8")
    site_of(root)
    (pages / "two.md").unlink()
    after = explainer("build", cwd=root)
    (root / STORE).unlink()
    afresh = explainer("build", cwd=root)
    assert "two.md" in after.stderr
    assert (after.returncode, after.stderr) == (afresh.returncode, afresh.stderr)


@pytest.mark.parametrize("link", ["about-it.md#nowhere", "nowhere.md"])
def test_what_was_warned_of_is_warned_of_again(link, tmp_path):
    """A link that leads nowhere is told at each build, and so it is when what it led to goes."""
    root = lay_out_any("minimal", tmp_path)
    pages = root / "content/pages"
    pages.mkdir(exist_ok=True)
    (pages / "about-it.md").write_text("# About it\n\nWords.\n", "utf-8")
    (pages / "another.md").write_text(f"# Another\n\n[It]({link})\n", "utf-8")
    told = [explainer("build", cwd=root) for _ in range(2)]
    assert told[0].returncode == told[1].returncode
    assert "nowhere" in told[0].stderr and told[0].stderr == told[1].stderr


def test_an_anchor_that_goes_is_missed(tmp_path):
    """Links are compared with the anchors of today, on whatever page nothing has changed."""
    root = lay_out_any("minimal", tmp_path)
    pages = root / "content/pages"
    pages.mkdir(exist_ok=True)
    (pages / "about-it.md").write_text("# About it\n\n## Where\n\nWords.\n", "utf-8")
    (pages / "another.md").write_text("# Another\n\n[It](about-it.md#where)\n", "utf-8")
    assert explainer("build", "--strict", cwd=root).returncode == 0
    edit(pages / "about-it.md", "## Where", "## Elsewhere")
    done = explainer("build", cwd=root)
    assert "where" in done.stderr


@pytest.mark.parametrize("line", ["  - toc:", "  - pymdownx.snippets\n  - toc:"])
def test_what_reads_more_than_the_page_is_made_each_time(line, tmp_path, made):
    """An extension of which nobody knows what it reads keeps everything from being kept."""
    root = lay_out_any("minimal", tmp_path)
    config = Path(__file__).parents[1] / "mkdocs.yml"
    (root / "mkdocs.yml").write_text(config.read_text("utf-8"), "utf-8")
    edit(root / "mkdocs.yml", "  - toc:", line)
    site_of(root)
    pages = len(made)
    site_of(root)
    assert len(made) == (pages if line == "  - toc:" else 2 * pages)


@pytest.mark.parametrize("others", [[], ["theirs.py"]])
def test_an_engine_that_calls_our_hook_is_handed_them_too(others, tmp_path, made):
    """Whoever starts an engine with our hook has pages made once; a hook of theirs beside it may
    change any page, and keeps everything from being kept."""
    root = lay_out_any("minimal", tmp_path)
    (root / "build/docs").mkdir(parents=True)
    (root / "theirs.py").write_text("def on_page_markdown(markdown, **_): return markdown\n")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("custom_dir: overrides", f"custom_dir: {OVER}"))
    counts = []
    for _ in range(2):
        with (root / "mkdocs.yml").open("rb") as file:
            hooks = [str(HOOK), *(str(root / one) for one in others)]
            settings = load_config(file, hooks=hooks)
        settings.plugins.on_startup(command="build", dirty=False)
        build(settings)
        counts.append(len(made))
    assert counts[0] > 5
    assert counts[1] == (2 * counts[0] if others else counts[0])


def test_only_what_was_made_gets_a_second_name(tmp_path):
    """Data files are no copies; what an editor has is one, since it may be edited in its place."""
    root = lay_out_any("minimal", tmp_path)
    site_of(root)
    data, sheet = "data/explainer.json", "assets/explainer.css"
    assert (root / "site" / data).samefile(root / "build/docs" / data)
    assert not (root / "site" / sheet).samefile(ROOT / "overrides" / sheet)
