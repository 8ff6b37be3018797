"""What an explainer's own folder says to the host: files that come through, and settings that do
not, each of which is told."""

import pytest

from generator.content.atomic import Refusal
from generator.site.configuration import read_settings, site_address
from generator.site.host_files import carry_over, refuse_links
from generator.site.unused_settings import unused_settings
from tests.sites import explainer, lay_out_any

YANDEX = """<html>
    <head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head>
    <body>Verification: 0123456789abcdef</body>
</html>
"""
COME_THROUGH = {
    ".nojekyll": "",
    ".well-known/security.txt": "Contact: mailto:desk@example.org",
    "google0123.html": "google-site-verification: google0123.html",
    "yandex_0123.html": YANDEX,
}
LEFT_OUT = {
    ".env": "a full stop",
    ".htpasswd": "a full stop",
    "old.html": "more than plain text",
    "deep/google0123.html": "more than plain text",
    "assets/unused.png": "no page shows it",
}
NOT_TOLD = ("README.md", ".gitkeep", ".DS_Store", "main.html~", "partials/mine.html", "x.html")


@pytest.fixture
def overrides(tmp_path):
    (tmp_path / "overrides").mkdir()
    (tmp_path / "site").mkdir()
    return tmp_path / "overrides"


def lay(folder, files):
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")


def test_files_for_the_host_come_through(overrides):
    """What hosts and search consoles read lies beside the pages, as it is."""
    lay(overrides, COME_THROUGH)
    assert list(carry_over(overrides.parent, overrides.parent / "site")) == []
    for file, text in COME_THROUGH.items():
        assert (overrides.parent / "site" / file).read_text("utf-8") == text


@pytest.mark.parametrize(("file", "reason"), LEFT_OUT.items())
def test_what_is_left_out_is_told(overrides, file, reason):
    """A file that is not published is named, with the reason, and is not published."""
    lay(overrides, {file: "<script src='https://stats.example/s.js'></script>"})
    (told,) = carry_over(overrides.parent, overrides.parent / "site")
    assert told.startswith(f"overrides/{file}: ") and reason in told
    assert list((overrides.parent / "site").iterdir()) == []


def test_of_templates_and_bystanders_nothing_is_told(overrides):
    """What an engine makes pages with, and what is nobody's, is neither published nor told."""
    lay(overrides, dict.fromkeys(NOT_TOLD, "{{ page.title }}"))
    assert list(carry_over(overrides.parent, overrides.parent / "site")) == []
    assert list((overrides.parent / "site").iterdir()) == []


def test_links_are_refused(overrides):
    """A link may lead out of the folder, to what nobody wants to publish."""
    (overrides / "passwords.txt").symlink_to("/etc/passwd")
    with pytest.raises(Refusal, match=r"passwords\.txt: this is a symbolic link"):
        refuse_links(overrides)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://o.example//", "https://o.example/"),
        (" https://o.example/r/ ", "https://o.example/r/"),
        ("https://o.example/a//b///", "https://o.example/a/b/"),
        ("", ""),
    ],
)
def test_addresses_are_cleaned(tmp_path, given, address):
    """Spaces around an address and doubled slashes in it are no part of it."""
    (tmp_path / "mkdocs.yml").write_text(f"site_url: '{given}'\n", "utf-8")
    assert site_address(tmp_path / "mkdocs.yml") == address


@pytest.mark.parametrize(
    "given",
    [
        "o.example",
        "https://",
        "ftp://o.example/",
        "https://o.example/a b/",
        "https://o.example/?x=1",
    ],
)
def test_what_is_no_address_is_refused(tmp_path, given):
    """What no browser could open is told, with how it is written."""
    (tmp_path / "mkdocs.yml").write_text(f"site_url: '{given}'\n", "utf-8")
    with pytest.raises(Refusal, match="is no address of a site; write it as in"):
        read_settings(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize(
    "setting",
    [
        "extra_javascript: [https://stats.example/s.js]",
        "copyright: Us",
        "repo_url: https://example.org/r",
        "extra: {analytics: {provider: google}}",
        "site_name: Another",
        "site_dir: public",
        "hooks: [mine.py]",
        "theme: {name: material, palette: {scheme: slate}}",
    ],
)
def test_a_setting_without_effect_is_told(tmp_path, setting):
    """What nothing comes of is named; the file that an explainer begins with says no such thing."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{setting}\n", "utf-8")
    (told,) = unused_settings(tmp_path, config, "The bridge")
    name = setting.partition(":")[0]
    assert told.startswith(f"mkdocs.yml: “{name}") and "no effect" in told
    config.write_text("site_name: The bridge\nsite_dir: site\n", "utf-8")
    assert list(unused_settings(tmp_path, config, "The bridge")) == []


def test_the_site_is_built_where_it_is_wanted(tmp_path):
    """The site stands in the folder that is named, or that a link leads to; nowhere else."""
    root = lay_out_any("minimal", tmp_path / "minimal")
    lay(root / "overrides", COME_THROUGH)
    www = tmp_path / "www"
    www.mkdir()
    (root / "site").symlink_to(www)
    done = explainer("-C", root, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert (www / "index.html").is_file() and (www / ".nojekyll").is_file()
    assert (root / "site").is_symlink()
    done = explainer("-C", root, "build", "--to", root / "content/x")
    assert done.returncode == 1 and "no site can stand there" in done.stderr
    assert not (root / "content/x").exists()
    done = explainer("-C", root, "build", "--to", tmp_path / "elsewhere")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "elsewhere/index.html").read_bytes() == (www / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'a: !!python/object/apply:os.mkdir ["ran"]', "mkdocs.yml:1:4: “!!python/object/apply:os"),
        (
            b"a:\n  - !!python/name:os.system ''\n",
            "mkdocs.yml:2:5: “!!python/name:os.system” is a tag",
        ),
        (b"a: !relative x", "is a tag, and none but `!ENV` is read"),
        (b"INHERIT: ../other.yml\n", "“INHERIT” is not followed"),
        (b"a: x\n  b: [\n", "mkdocs.yml:2:4: text with a colon in it"),
        (b"- a\n", "there are no settings"),
        (b"7", "there are no settings"),
        (b"a: " + b"[" * 5_000, "there are no settings"),
        (b"\xff\xfe", "not in UTF-8"),
    ],
)
def test_a_configuration_is_read_and_never_run(tmp_path, data, told, monkeypatch):
    """Tags that make a program run, files elsewhere, and what holds no settings are refused."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_bytes(data)
    with pytest.raises(Refusal) as refused:
        read_settings(tmp_path / "mkdocs.yml")
    assert told in str(refused.value)
    assert not (tmp_path / "ran").exists()
