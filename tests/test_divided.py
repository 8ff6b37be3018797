"""One part of an explainer in one file or in many: the same explainer, and edits that merge."""

import datetime
import hashlib
import os
import random
import shutil
import subprocess

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.scaffold import Beginning, start
from generator.authoring.schema_files import without_first_line
from generator.content.load import read_explainer
from generator.content.paths import DIVISIBLE, content_file, home
from generator.pages.pipeline import read
from tests.commands import explainer
from tests.lengths import tries
from tests.sites import lay_out_any
from tests.test_properties import steady

NAMES = ("shipped", "full", "minimal", "hostile", "arabic")


def value_of(path):
    """What a file of YAML says, every value as text."""
    return yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)


def put(path, value):
    """Let a file say this, whatever its form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10_000)
    path.write_text(text, "utf-8")


def gathered(root):
    """Put each part, and each party, of the explainer in `root` into one file, as they are read."""
    lists = {name: value_of(file) for name in DIVISIBLE if (file := whole(root, name)).exists()}
    read_as, _ = read_explainer(root)
    for name in DIVISIBLE:
        folder = root / "content" / name
        named = {path.stem: value_of(path) for path in sorted(folder.glob("*.yaml"))}
        if name == "sources":
            further = [{"id": one, **of} for one, of in named.items()]
        else:
            further = [with_source(one, file) for file, of in named.items() for one in of]
        if further:
            order = {of.id: n for n, of in enumerate(getattr(read_as, name)) if hasattr(of, "id")}
            lists[name] = [*lists.get(name, ()), *further]
            lists[name].sort(key=lambda one, order=order: order.get(one.get("id"), 0))
            put(whole(root, name), lists[name])
        shutil.rmtree(folder, ignore_errors=True)
    for folder in [path for path in (root / "content/parties").iterdir() if path.is_dir()]:
        party = value_of(folder / "party.yaml")
        [typed] = [one for one in read_as.parties if one.id == folder.name]
        stated = [path for path in folder.iterdir() if path.stem != "party"]
        for field in ("people", "statements"):
            entries = [
                with_source(one, path.stem)
                for path in stated
                for one in value_of(path).get(field, ())
            ]
            order = [one.id for one in getattr(typed, field)]
            entries = [*party.get(field, ()), *entries]
            party[field] = sorted(entries, key=lambda one, o=order: o.index(one["id"]))
        shutil.rmtree(folder)
        put(folder.with_suffix(".yaml"), party)


def whole(root, name):
    return root / f"content/{name}.yaml"


def with_source(entry, name):
    """An entry whose evidence names the source in whose file it stood."""
    pieces = [{"source": name, **one} for one in entry.get("evidence", ())]
    return {**entry, "evidence": pieces} if pieces and "accounts" not in entry else entry


def without_source(entry, name, chance):
    """The same in that source's file: some of the evidence need not name it."""
    pieces = [
        {key: value for key, value in one.items() if key != "source"}
        if one["source"] == name and chance.random() < 0.8
        else one
        for one in entry["evidence"]
    ]
    return {**entry, "evidence": pieces}


def divide(root, chance):
    """Divide all content in `root`, of which each part is in one file, in some way.

    What stays in the one file comes first; the rest goes file by file, so only tails are moved, in
    the order in which files are read.
    """
    sources = value_of(whole(root, "sources"))
    known = [one["id"] for one in sources]
    tail = sorted_tail(sources, chance)
    for one in tail:
        alone = {key: value for key, value in one.items() if key != "id"}
        put(root / f"content/sources/{one['id']}.yaml", alone)
    shorten(root, "sources", sources, len(tail))
    for name in DIVISIBLE[1:]:
        if not whole(root, name).exists():
            continue
        entries = value_of(whole(root, name))
        kept = chance.randint(0, len(entries))
        files = runs(entries[kept:], known if name == "background" else NUMBERS, chance)
        for file, inside in files.items():
            if name == "background":
                inside = [without_source(one, file, chance) for one in inside]
            put(root / f"content/{name}/{file}.yaml", inside)
        shorten(root, name, entries, len(entries) - kept)
    for file in sorted((root / "content/parties").glob("*.yaml")):
        if chance.random() < 0.8:
            divide_party(file, known, chance)


NUMBERS = [f"{number:03}" for number in range(100)]


def sorted_tail(sources, chance):
    """The last sources, as many as stand in the order that sources in files are read in."""

    def key(one):
        return not one.get("published"), one.get("published", ""), one["id"]

    start = len(sources)
    while start and (start == len(sources) or key(sources[start - 1]) < key(sources[start])):
        start -= 1
    return sources[chance.randint(start, len(sources)) :]


def shorten(root, name, entries, count):
    """Leave the last entries out of a part's one file, and the file too where nothing is left."""
    left = entries[: len(entries) - count]
    if left or not count:
        put(whole(root, name), left)
    else:
        whole(root, name).unlink()


def runs(entries, names, chance):
    """Consecutive entries under some of the names, whose order they keep."""
    places = sorted(chance.randrange(len(names)) for _ in entries)
    found = {}
    for place, entry in zip(places, entries, strict=True):
        found.setdefault(names[place], []).append(entry)
    return found


def divide_party(file, known, chance):
    party, files = value_of(file), {}
    entries = party.get("statements", [])
    kept = chance.randint(0, len(entries))
    for name, inside in runs(entries[kept:], known, chance).items():
        inside = [without_source(one, name, chance) for one in inside]
        files[name] = {"statements": inside}
    people = party.get("people", [])
    met = chance.randint(0, len(people))
    for name, inside in runs(people[met:], known, chance).items():
        files.setdefault(name, {})["people"] = inside
    if people:
        party["people"] = people[:met]
    party["statements"] = entries[:kept]
    if chance.random() < 0.5 and not kept:
        del party["statements"]
    folder = file.with_suffix("")
    file.unlink()
    put(folder / "party.yaml", party)
    for name, inside in files.items():
        put(folder / f"{name}.yaml", inside)


def typed(root):
    """The explainer in `root` as it was typed; places left out."""
    read_as, problems = read_explainer(root)
    assert problems == []
    return read_as.model_dump(mode="json")


@pytest.mark.parametrize("name", NAMES)
@settings(steady, max_examples=tries(4, 40))
@given(seed=st.integers(0, 2**32))
def test_any_division_is_the_same_explainer(name, seed, tmp_path_factory):
    """However content is divided over files, the typed explainer is the same but for places."""
    root = lay_out_any(name, tmp_path_factory.mktemp("divided") / "root")
    gathered(root)
    before = typed(root)
    divide(root, random.Random(seed))
    assert typed(root) == before
    report = read(root)
    assert not [one for one in report.problems if one.is_error], report.show(root)
    for statement in report.drafted.statements:
        place = statement.at("id")
        line = (root / place.file).read_text("utf-8").split("\n")[place.line - 1]
        assert line[place.column - 1 :].lstrip("'").startswith(statement.id)


@pytest.mark.parametrize("name", NAMES)
def test_gathering_changes_nothing(name, tmp_path):
    """What stands in folders says the same when it stands in one file for each part."""
    root = lay_out_any(name, tmp_path / "root")
    before = typed(root)
    gathered(root)
    assert typed(root) == before
    assert not any((root / "content" / one).exists() for one in DIVISIBLE)


def test_order_does_not_depend_on_the_file_system(tmp_path):
    """Sources go by day, then id, the undated last; statements as their sources; a file more leaves
    the order of all others."""
    root = start_empty(tmp_path / "root")
    days = {"c": "2025-03-01", "a": "2025-03-02", "b": "2025-03-02", "d": ""}
    orders = []
    for names in ("dcba", "abcd", "bdca"):
        fresh = tmp_path / names
        shutil.copytree(root, fresh)
        for name in names:
            add_files(fresh, name, days[name])
        orders.append(typed(fresh))
    assert orders[0] == orders[1] == orders[2]
    assert [one["id"] for one in orders[0]["sources"]] == ["c", "a", "b", "d"]
    stated = [one["id"] for one in orders[0]["parties"][0]["statements"]]
    assert stated == ["says-c", "says-a", "says-b", "says-d"]
    add_files(fresh, "0", "2025-03-02")
    assert [one["id"] for one in typed(fresh)["sources"]] == ["c", "0", "a", "b", "d"]


def start_empty(folder):
    """A new explainer with an issue and a party, and no article."""
    start(folder, Beginning("The bridge", "2025-01-01"))
    put(folder / "content/issues.yaml", [{"id": "bridge", "name": "The bridge"}])
    party = {"name": "Town", "type": "state", "people": [{"id": "mayor", "name": "Ada Mayer"}]}
    put(folder / "content/parties/town/party.yaml", party)
    return folder


def add_files(root, name, day):
    text = f"Ada Mayer spoke of {name}.\n"
    (root / f"seeds/{name}.txt").write_text(text, "utf-8")
    told = {"file": f"{name}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest()}
    put(root / f"content/sources/{name}.yaml", told | ({"published": day} if day else {}))
    said = {"id": f"says-{name}", "issue": "bridge", "speaker": "mayor", "summary": "Spoke."}
    said["evidence"] = [{"passage": f"spoke of {name}"}]
    put(root / f"content/parties/town/{name}.yaml", {"statements": [said]})


def test_newest_source_tells_the_day(tmp_path):
    """Without `as_of`, the last day on which a source was published takes its place."""
    root = start_empty(tmp_path / "root")
    for name, day in {"a": "2025-03-02", "b": "2025-03-10", "c": "2025-03", "d": ""}.items():
        add_files(root, name, day)
    file = root / "content/explainer.yaml"
    assert typed(root)["as_of"] == "2025-01-01"
    file.write_text(file.read_text("utf-8").replace("as_of: ", "#as_of: "), "utf-8")
    assert typed(root)["as_of"] == "2025-03-10"


# ------------------------------------------------------------------------------- merges, with Git


def git(root, *arguments, codes=(0,)):
    """What Git prints, without anybody's settings; it must end with one of `codes`."""
    known = {
        f"GIT_{who}_{what}": "editor@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    known |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=known, capture_output=True, text=True, check=False
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


def commit(root, branch, message):
    git(root, "switch", "--quiet", "-c", branch, "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", message)


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """A new explainer under Git that several editors work; no schemas, which Git ignores."""
    monkeypatch.setattr("generator.cli.sources.refresh_schemas", lambda *_: None)
    root = start_empty(tmp_path / "shared")
    git(root, "init", "--quiet", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "begun")
    return root


def add_article(root, number):
    """What an editor does who adds an article, on a branch of their own: one for each day."""
    git(root, "switch", "--quiet", "-c", f"editor-{number}", "main")
    day = datetime.date(2025, 3, 1) + datetime.timedelta(number)
    article = root / f"build/article-{number}.txt"
    article.parent.mkdir(exist_ok=True)
    article.write_text(
        f"UPHAM, {day:%B} {day.day}, {day.year} – The bridge, for the {number}. time.\n"
        f"“We want bridge number {number},” Ada Mayer said.\n"
        f"Somebody said that number {number} was not enough.\n",
        "utf-8",
    )
    done = explainer("source", "add", article, "--id", f"news-{number}", "--draft", cwd=root)
    assert done.returncode == 0, done.stderr
    article.unlink()
    assert explainer("diff", "main", "--write", cwd=root).returncode == 0
    git(root, "add", "content", "seeds")
    git(root, "commit", "--quiet", "-m", f"article {number}")


def test_articles_of_several_editors_merge(shared):
    """Editors who each add a source, its drafts and a change merge without any conflict, in files
    that nobody had before; together they are an explainer without an error."""
    count = 3
    for number in range(count):
        add_article(shared, number)
        told = git(shared, "diff", "--name-status", "main", "HEAD").splitlines()
        touched = [line.split("\t") for line in told]
        assert [file for how, file in touched if how != "A"] == ["content/explainer.yaml"]
        homes = [home(file) for _, file in touched if file.startswith("content/")]
        assert {"content/sources/", "content/parties/town/"} <= {*homes}
        assert "content/changes/" in homes
    git(shared, "switch", "--quiet", "main")
    for number in range(count):
        git(shared, "merge", "--quiet", "--no-edit", f"editor-{number}")
    report = read(shared)
    assert report.is_good, report.show(shared)
    made = report.drafted.explainer
    assert [one.id for one in made.sources] == [f"news-{number}" for number in range(count)]
    assert str(made.as_of) == str(made.sources[-1].published)
    assert len(report.drafted.statements) == 2 * count
    by_hand = ["content/issues.yaml", "content/parties/town/party.yaml"]
    assert without_first_line(shared) == by_hand


def test_the_same_sentence_conflicts(shared):
    """Two editors who change the same sentence are told, whatever files there are."""
    add_article(shared, 1)
    git(shared, "branch", "--force", "main")
    file = shared / "content/parties/town/news-1.yaml"
    text = file.read_text("utf-8")
    for name in ("one", "other"):
        git(shared, "switch", "--quiet", "-c", name, "main")
        file.write_text(text.replace("summary: #", f"summary: Wants it, says {name} #"), "utf-8")
        git(shared, "commit", "--quiet", "-am", name)
    git(shared, "merge", "one", codes=[1])
    assert git(shared, "diff", "--name-only", "--diff-filter=U").split() == [
        "content/parties/town/news-1.yaml"
    ]


@pytest.mark.parametrize(
    ("path", "kind", "where"),
    [
        ("content/explainer.yaml", "explainer", "content/explainer/"),
        ("content/parties/town.yaml", "party", "content/parties/town/"),
        ("content/parties/party.yaml", "party", "content/parties/party/"),
        ("content/parties/town/party.yaml", "party", "content/parties/town/"),
        ("content/parties/town/a.yaml", "party-source", "content/parties/town/"),
        ("content/sources/a.yaml", "source", "content/sources/"),
        ("content/background/a.yaml", "background-source", "content/background/"),
        ("content/events/any thing.yaml", "events", "content/events/"),
        ("content/pages/a.md", "page", "content/pages/a.md/"),
        ("content/issues/a.yaml", None, "content/issues/a/"),
        ("content/parties/town/a/b.yaml", None, "content/parties/town/"),
        ("content/events.yml", None, "content/events.yml/"),
        ("content/.yaml", None, "content//"),
    ],
)
def test_path_tells_what_a_file_holds(path, kind, where):
    """Each file's path tells its kind, and the part over whose files its content may be divided."""
    found = content_file(path)
    assert (found and found.kind) == kind
    assert home(path) == where
