"""The folders content/ and seeds/: what in them is no regular file with a name for any system."""

import os
import re
import socket
from pathlib import Path
from unicodedata import normalize

import pytest

from generator.content import files
from generator.content.files import name_fault
from generator.pages.pipeline import Outcome, read
from tests.broken_cases import assert_are_in_files

BYSTANDERS = (
    *(".DS_Store", "._town.yaml", "Icon\r", "Thumbs.db", "desktop.ini", ".directory"),
    *(".town.yaml.swp", "4913", "#town.yaml#", ".#town.yaml", "town.yaml~", ".town.yaml.kate-swp"),
    *(
        ".~lock.article.txt#",
        "~$article.docx",
        "town.yaml.orig",
        "town.yaml.bak",
        "article.txt.part",
    ),
    *(".gitkeep", ".gitignore", ".editorconfig", "README", "README.md", "readme.txt"),
    *(".syncthing.town.yaml.tmp", ".stfolder", "sedAb3xYz"),
)
"""Files of editors, desktops, programs that synchronise, and for whoever opens the folder."""

CONFLICT_COPIES = (
    "town (Ann's conflicted copy 2025-03-01).yaml",
    "town (conflicted copy 2025-03-01 101500).yaml",
    "town.sync-conflict-20250301-101500-ABCDEFG.yaml",
    "town (SFConflict ann@e.org 2025-03-01-10-15-00).yaml",
    "town_LOCAL_4711.yaml",
    "town.BACKUP.4711.yaml",
)

FOLDERS = ("content", "content/parties", "content/pages", "content/else", "seeds", "seeds/else")


def found(root: Path) -> set[tuple[str, str]]:
    """The file and the rule of each error; what an editor reads of it can be printed."""
    report = read(root)
    assert_are_in_files([problem.place for problem in report.problems], root)
    assert len(printable(report, root)) >= len(report.problems)
    return {(p.place.file, p.rule) for p in report.problems if p.is_error}


def printable(report: Outcome, root: Path) -> list[str]:
    """The head of each problem, as a terminal gets it: UTF-8, and nothing that steers it."""
    shown = report.show(root).encode("utf-8").decode("utf-8")
    assert all(line.isprintable() for line in shown.split("\n"))
    return [line for line in shown.split("\n") if line.endswith("]")]


def folder_in(root: Path, folder: str) -> Path:
    """A folder of the explainer, made where it is not there."""
    (root / folder).mkdir(exist_ok=True)
    return root / folder


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", ["x.yaml", "x.md", "x.txt", "x", ".gitmodules"])
@pytest.mark.parametrize("target", ["/dev/zero", "nowhere", "x.yaml", "..", "/"])
def test_links_are_refused(base, folder, name, target):
    """A symbolic link is an error wherever it stands and leads, and is not followed."""
    (folder_in(base, folder) / name).symlink_to(target)
    assert found(base) == {(f"{folder}/{name}", "symbolic-link")}


@pytest.mark.parametrize("folder", ["content", "content/parties", "seeds"])
def test_folders_that_are_links_are_refused(base, folder):
    """A link in the place of a folder is one error, and nothing is read through it."""
    (base / folder).rename(base / "elsewhere")
    (base / folder).symlink_to(base / "elsewhere")
    errors = found(base)
    assert (folder, "symbolic-link") in errors
    assert {file for file, rule in errors if rule == "symbolic-link"} == {folder}
    assert not any(file.startswith(f"{folder}/") for file, _ in errors)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", ["x.yaml", "x.md", "x.txt", "x"])
def test_pipes_and_sockets_are_refused(base, folder, name, monkeypatch):
    """A pipe or a socket is an error, and is not opened: that would wait for ever."""
    monkeypatch.chdir(folder_in(base, folder))  # the name of a socket must be short
    os.mkfifo(name)
    assert found(base) == {(f"{folder}/{name}", "not-a-file")}
    Path(name).unlink()
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(name)
        assert found(base) == {(f"{folder}/{name}", "not-a-file")}


def test_devices_are_refused(base):
    """A device is an error, and nothing is read from it."""
    try:
        os.mknod(base / "content/issues.yaml.tmp", 0o020666, os.makedev(1, 5))
    except (PermissionError, AttributeError):
        pytest.skip("only the system's administrator can make a device")
    (base / "content/issues.yaml.tmp").replace(base / "content/issues.yaml")
    assert found(base) == {("content/issues.yaml", "not-a-file")}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", [".x.yaml", ".env", ".git", ".x.txt", "..."])
def test_hidden_files_and_folders_are_refused(base, folder, name):
    """What begins with a full stop is an error, and is not read."""
    (folder_in(base, folder) / name).write_text("name: x\n")
    assert found(base) == {(f"{folder}/{name}", "hidden-file")}
    (base / folder / name).unlink()
    (base / folder / name).mkdir()
    (base / folder / name / "x.yaml").write_text("name: x\n")
    assert found(base) == {(f"{folder}/{name}", "hidden-file")}


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_nobody_can_keep_away_is_allowed(base, folder):
    """Files of other programs, and the folder of schemas, are no error, and nothing is said."""
    for name in BYSTANDERS:
        (folder_in(base, folder) / name).write_bytes(b"\0\xff")
    (base / "content/.schema").mkdir()
    (base / "content/.schema/party.json").write_text("{}")
    (folder_in(base, folder) / "x~").symlink_to("/dev/zero")
    assert read(base).problems == []


@pytest.mark.parametrize("name", CONFLICT_COPIES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_copies_that_were_set_aside_are_told_and_not_read(base, folder, name):
    """What a program set aside because two changed one file stops nobody, and is not forgotten."""
    (folder_in(base, folder) / name).write_text("name: x\n")
    problems = read(base).problems
    assert [(p.place.file, p.rule, p.is_error) for p in problems] == [
        (f"{folder}/{name}", "conflict-copy", False)
    ]


def test_a_seed_is_found_however_its_accents_are_stored(base):
    """A file that macOS named is the one that an editor elsewhere writes down, and back."""
    sources = base / "content/sources.yaml"
    file = re.search(r"file: (\S+)", sources.read_text())[1]
    for stored, written in (("NFD", "NFC"), ("NFC", "NFD")):
        name = "zeit\u00fcng.txt"
        target = base / "seeds" / normalize(stored, name)
        (base / "seeds" / file).rename(target)
        old = sources.read_text()
        sources.write_text(old.replace(file, normalize(written, name)))
        assert read(base).problems == []
        sources.write_text(old)
        target.rename(base / "seeds" / file)


def test_links_in_the_folder_of_schemas_are_refused(base):
    """The folder of schemas holds files alone."""
    (base / "content/.schema").mkdir()
    (base / "content/.schema/party.json").symlink_to("/dev/zero")
    assert found(base) == {("content/.schema/party.json", "symbolic-link")}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    "name",
    [
        *(b"x\xff.yaml", b"\xed\xa0\x80", b"x\n.txt", b"x\ty", b"x\x1b[31m", b"x\x7f"),
        *("x\u202ey.txt".encode(), "x\u200b.md".encode(), "\u2028".encode(), "\ue000".encode()),
        *(b"x ", b" x", b"x.", b"con", b"CON.txt", b"nul.yaml", b"Lpt1.tar.gz", b"com0"),
        *(b"a:b.txt", b"a?.txt", b'"a".txt', b"a|b", b"<a>", b"a*", b"a\\b.txt"),
    ],
)
def test_odd_names_are_refused(base, folder, name):
    """A name that is no text, hides something or is none on some system is a printable error."""
    path = Path(os.fsdecode(os.fsencode(folder_in(base, folder)) + b"/" + name))
    path.write_text("name: x\n")
    errors = found(base)
    assert errors == {(f"{folder}/{path.name}", "bad-file-name")}


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "004_4c0818.txt",
        "Über uns.txt",
        "статья.txt",
        "記事.txt",
        "a.b.c",
        "console.txt",
        "a'b",
    ],
)
def test_ordinary_names_have_no_fault(name):
    """Names in any script, with spaces or several full stops, are names."""
    assert name_fault(name) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.txt", "A.txt"), ("é.txt", "e\u0301.txt"), ("ﬁ.txt", "fi.txt"), ("ß.txt", "ss.txt")],
)
def test_names_that_some_systems_take_for_one_are_refused(base, one, other):
    """Two names that differ in case or in how they are composed cannot stand side by side."""
    for name in (one, other):
        (base / "seeds" / name).write_text("Nobody spoke.\n")
    if len(list((base / "seeds").iterdir())) < 4:
        pytest.skip("this system takes them for one")
    second = max(one, other)
    assert found(base) == {(f"seeds/{second}", "file-name-clash")}


def test_nothing_below_too_many_folders_is_looked_at(base):
    """The walk ends a few folders down, however many there are below."""
    deep = base / "seeds"
    for _ in range(400):
        deep /= "a"
        deep.mkdir()
    assert found(base) == {("seeds/a/a/a/a", "too-deep")}


def test_names_in_letters_of_another_case_are_told(base):
    """What is found on a system that does not tell case apart, and not on this one, says so."""
    (base / "content").rename(base / "Content")
    told = {p.place.file: p.hint for p in read(base).problems if p.rule == "missing-file"}
    assert told["content/explainer.yaml"] == "it is called “Content” here: rename it to “content”"


def test_a_file_that_goes_while_it_is_looked_at_is_no_error(base, monkeypatch):
    """An editor that saves takes a file away for a moment; a check at that moment does not fail."""
    entries = files._entries
    gone = "content/parties/gone.yaml"
    monkeypatch.setattr(
        files,
        "_entries",
        lambda *at: [*entries(*at), *([gone] if at[1] == "content/parties" else [])],
    )
    assert read(base).problems == []
