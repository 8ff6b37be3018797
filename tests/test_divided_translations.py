"""What is said in a further language, divided over the files of a folder."""

import re

import pytest
import yaml

from generator.authoring import translation_files
from generator.authoring.translation_files import texts_left, write_translations
from generator.content import limits
from generator.content.load import read_explainer
from generator.content.localization import told_in
from generator.pages.pipeline import read
from generator.pages.translated import standing_of
from tests.commands import explainer
from tests.sites import lay_out_any
from tools.bench import bench

BILINGUAL = "bilingual"
SINGLE, FOLDER = "content/translations/uk.yaml", "content/translations/uk"
ENTRY = re.compile(r"(?m)(?:^  # .*\n)+^  (\S+):\n(?:^    .*\n)+")


@pytest.fixture
def root(tmp_path):
    return lay_out_any(BILINGUAL, tmp_path / "root")


def entries_of(text):
    """The lines of each entry of a file, by its key."""
    return {found[1]: found[0] for found in ENTRY.finditer(text)}


def put(root, name, head, entries):
    """Write a file of the folder with these entries, each as its lines."""
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / name).write_text(f"{head}texts:\n{''.join(entries)}", "utf-8")


def divide(root):
    """Move all that is of the town to a file of its own, by another translator."""
    text = (root / SINGLE).read_text("utf-8")
    found = entries_of(text)
    assert len(found) == 9
    moved = [key for key in found if "town" in key]
    for key in moved:
        text = text.replace(found[key], "")
    (root / SINGLE).write_text(text, "utf-8")
    put(root, "the bridge.yaml", "by: Ада Пенн\n", [found[key] for key in moved])
    return moved


def told(root):
    """What is said for each text, and by whom."""
    found = read(root).dossier.explainer
    made = found.localizations["uk"]
    return {
        one.text.key: (one.is_current, one.translation.text, made.credit(one.translation))
        for one in told_in(found, "uk")
        if one.translation
    }


def test_files_are_read_as_one(root):
    """However the entries are divided, the same is said; each file tells who made what is in it."""
    before = told(root)
    moved = divide(root)
    after, rules = told(root), {one.rule for one in read(root).problems}
    assert rules == {"translation-missing", "translation-outdated"}
    assert {key: one[:2] for key, one in after.items()} == {
        key: one[:2] for key, one in before.items()
    }
    for key, (_, _, credit) in after.items():
        assert credit == (("Ада Пенн", "") if key in moved else before[key][2])
    standing = standing_of(read(root).dossier, "uk")
    assert (standing.translated, standing.machines) == (6, ("Wend Translate",))


def test_nothing_is_needed_beside_the_folder(root):
    """The one file may be any of the folder's, and what is wrong in it is told there."""
    before = told(root)
    (root / FOLDER).mkdir()
    text = (root / SINGLE).read_text("utf-8").replace("# yaml-language-server", "# ")
    (root / FOLDER / "все.yaml").write_text(f"{text}  page.gone.title:\n    text: x\n", "utf-8")
    (root / SINGLE).unlink()
    assert told(root) == before
    found = [one for one in read(root).problems if one.rule == "translation-of-nothing"]
    assert [one.place.file for one in found] == [f"{FOLDER}/все.yaml"]


def test_room_is_made_beside_what_is_of_the_same(root):
    """An entry is added behind that of the text before it, in the file that has that; one of a
    part of which nothing is translated, in the one file as long as that is there alone; and all
    else of the files stays, order and comments too."""
    divide(root)
    town = root / "content/parties/town.yaml"
    town.write_text(town.read_text("utf-8").replace("type: ", "role: Owner\ntype: "), "utf-8")
    file = root / FOLDER / "the bridge.yaml"
    text = file.read_text("utf-8").replace("  # Says that it will repair", "\n  # mine\n  # Says")
    file.write_text(text, "utf-8")
    single = (root / SINGLE).read_text("utf-8")
    assert write_translations(root, "uk") == [f"{FOLDER}/the bridge.yaml"]
    after = file.read_text("utf-8")
    added = "  # Owner\n  party.town.role:\n    of: .{12}\n    text:\n"
    assert re.search(f"text: Місто\n{added}\n  # mine\n", after)
    lines = [line for line in after.splitlines() if line not in text.splitlines()]
    assert len(lines) == 6 and sum("# now: " in line for line in lines) == 1
    assert [one for one in text.splitlines() if one not in after.splitlines()] == []
    assert (root / SINGLE).read_text("utf-8") == single
    assert write_translations(root, "uk") == []


def test_a_part_gets_a_file_of_its_own(root):
    """Where there is a folder, what is of a part of which nothing is translated stands in a file
    that is named after it, and the first line names its schema."""
    (root / FOLDER).mkdir()
    (root / SINGLE).unlink()
    names = ("explainer", "issues", "pages", "town")
    files = [f"{FOLDER}/{name}.yaml" for name in names]
    assert sorted(write_translations(root, "uk")) == files
    for file in files:
        head = (root / file).read_text("utf-8").partition("\n")[0]
        assert head == "# yaml-language-server: $schema=../../.schema/translations.json"
    left = texts_left(root, "uk")
    assert (len(left.missing), left.total) == (9, 9)
    assert [one.rule for one in read(root).problems] == ["translation-missing"]


def test_a_full_file_gets_no_more(root, monkeypatch):
    """Where a file would be too large once it is filled, the next entries stand in a further one,
    as many as it takes; a text of several lines is told whole."""
    page = root / "content/pages/method.md"
    page.write_text("# How this is made\n\n" + "So it is.\n\n# No\n\n" * 30, "utf-8")
    monkeypatch.setattr(translation_files, "_ROOM", 1_000)
    (root / SINGLE).unlink()
    written = write_translations(root, "uk")
    names = [file.removeprefix(f"{FOLDER}/") for file in written]
    assert names == ["explainer.yaml", "issues.yaml", "town.yaml", "pages.yaml", "pages-2.yaml"]
    assert write_translations(root, "uk") == []
    assert [one.rule for one in read(root).problems] == ["translation-missing"]


def test_room_is_made_behind_a_page(root):
    """What stands in a translation as comments do in YAML belongs to it."""
    text = (root / SINGLE).read_text("utf-8")
    title = text[text.index("  # How this is made") :]
    page = "    text: |\n      Раз.\n\n      # Два\n\n"
    body = f"  page.method.text:\n    of: 8e4445d21403\n{page}"
    (root / SINGLE).write_text(text.replace(title, body), "utf-8")
    assert write_translations(root, "uk") == [SINGLE]
    made = yaml.safe_load((root / SINGLE).read_text("utf-8"))["texts"]
    assert made["page.method.text"]["text"].strip() == "Раз.\n\n# Два"
    assert "page.method.title" in made


def test_a_file_that_is_soon_too_large_is_told(root):
    """Before no more of a file is read, the command says how it is divided; then `check` does."""
    hint = f"divide it: move entries below `texts:` in a file of its own, {FOLDER}/<name>.yaml"
    assert hint not in explainer("-C", root, "translate", "uk").stdout
    text = (root / SINGLE).read_text("utf-8")
    (root / SINGLE).write_text(text + f"# {'x' * 99}\n" * 35_000, "utf-8")
    done = explainer("-C", root, "translate", "uk")
    assert f"{SINGLE}: 3,5" in done.stdout and hint in done.stdout
    (root / SINGLE).write_text(text + f"# {'x' * 99}\n" * 45_000, "utf-8")
    done = explainer("-C", root, "check")
    assert "[file-too-large]" in done.stderr + done.stdout and hint in done.stderr + done.stdout


def test_a_rename_follows_in_every_file(root):
    """Keys have the new id in whichever file they stand."""
    divide(root)
    before = told(root)
    for old, new in (("town", "the-town"), ("repair", "works")):
        assert explainer("-C", root, "rename", old, new).returncode == 0
    assert "  issue.works.name:" in (root / SINGLE).read_text("utf-8")
    assert "  party.the-town.name:" in (root / FOLDER / "the bridge.yaml").read_text("utf-8")
    assert sorted(told(root).values()) == sorted(before.values())


def fill(text):
    """A file with a translation for each entry: its own text, in letters of two bytes."""
    letters = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстуввхуз")

    def say(found):
        words = " ".join(line.removeprefix("  # ") for line in found[1].splitlines())
        return f"{found[0]} '{words.translate(letters)}'".replace("text: '", "text: 'Ї ")

    entry = re.compile(r"(?m)((?:^  # .*\n)+)^  \S+:\n^    of: .*\n^    text:$")
    return entry.sub(say, text)


@pytest.mark.parametrize("count", [3_000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_a_large_explainer_is_translated(count, tmp_path):
    """Of an explainer of 10,000 statements, as long as those of the real content, all that is said
    has room in files of which each is far from every limit, though one could not hold it; and all
    of it is there once it is written."""
    root = bench.make(tmp_path / "large", count)
    for party in (root / "content/parties").iterdir():
        text = party.read_text("utf-8")
        party.write_text(text.replace("summary: ", f"summary: {bench.sentence(1, 20)} "), "utf-8")
    head = root / "content/explainer.yaml"
    head.write_text(head.read_text("utf-8") + "languages: [en, uk]\n", "utf-8")
    sizes = []
    for file in write_translations(root, "uk"):
        text = fill((root / file).read_text("utf-8"))
        (root / file).write_text(text, "utf-8")
        sizes.append(len(text.encode()))
    assert len(sizes) > 2 and max(sizes) < limits.BYTES // 4 * 3
    assert sum(sizes) > limits.BYTES * count / 10_000
    found, problems = read_explainer(root)
    assert problems == []
    said = told_in(found, "uk")
    assert len(said) > count and all(one.is_current for one in said)
