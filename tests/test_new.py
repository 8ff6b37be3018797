"""`explainer new`: an empty explainer that passes, is built, and teaches what goes where."""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.authoring.scaffold import Beginning, program_of, start
from generator.authoring.schema_files import first_line, without_first_line
from generator.cli.app import COMMANDS, main
from generator.content.atomic import Refusal
from generator.pages.pipeline import read
from generator.pages.urls import FORM
from generator.site.manifest import PACKAGE
from tests.commands import explainer
from tests.sites import ROOT, environment, run
from tests.test_workflows import WORKFLOWS
from tools import workflows

COMMIT = "0123456789abcdef0123456789abcdef01234567"
DAY = "2025-03-02"

GAZETTE = """\
From our newsroom
On 28 February the council voted on the bridge.
“The town wants a bridge, and the county has to pay half of it,” the mayor said.
A ferry has crossed the river since 1950.
The bridge would cost nine million.
"""
HERALD = "The bridge would cost eleven million.\n"
"""The articles that the examples in a new explainer speak of."""


def begin(folder: Path, title: str = "The bridge", **known: str) -> Path:
    """A new explainer in `folder`."""
    start(folder, Beginning(title, DAY, **known))
    return folder


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new explainer, to be looked at and not changed."""
    return begin(tmp_path_factory.mktemp("new") / "fresh")


def rules(root: Path) -> list[str]:
    """The rules of the problems that an explainer has."""
    return [problem.rule for problem in read(root).problems]


WORDS = "Words.\n"
SOURCE = f"""\
file: gazette.txt
sha256: {hashlib.sha256(WORDS.encode()).hexdigest()}
publisher: The Gazette
"""


def test_new_explainer_passes(tmp_path):
    """The command makes an explainer that `check` passes, with one warning: there is no party. That
    stops a strict run from the first article on."""
    done = explainer("new", "town-bridge", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"town-bridge: a new explainer, \d+ files\n", done.stdout)
    checked = explainer("check", cwd=tmp_path / "town-bridge")
    assert (checked.returncode, checked.stdout) == (
        0,
        "0 statements and 3 other sentences compared with 0 sources: no errors\n"
        "Nobody is on record to have read them beside their source\n",
    )
    assert re.findall(r"\[([a-z-]+)\]$", checked.stderr, re.MULTILINE) == ["no-party"]
    text = (tmp_path / "town-bridge/content/explainer.yaml").read_text("utf-8")
    assert "\ntitle: Town bridge\n" in text and "\nslug: town-bridge\n" in text
    assert explainer("check", "--strict", cwd=tmp_path / "town-bridge").returncode == 0
    (tmp_path / "town-bridge/content/sources/gazette.yaml").write_text(SOURCE, "utf-8")
    (tmp_path / "town-bridge/seeds/gazette.txt").write_text(WORDS, "utf-8")
    assert explainer("check", "--strict", cwd=tmp_path / "town-bridge").returncode == 1


def test_options_are_written_down(tmp_path):
    """What is given to the command stands in the files, and nothing else is asked."""
    given = {"title": "The bridge", "question": "Is it: built?", "summary": "What is said."}
    given |= {"language": "pt-BR", "as-of": DAY}
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    program = f"git+https://example.org/explainer@{COMMIT}"
    done = explainer("new", *options, "--program", program, "one", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = read(tmp_path / "one")
    assert report.dossier
    found = report.dossier.explainer
    assert (found.title, found.question, found.summary) == tuple(given.values())[:3]
    assert (found.language, str(found.as_of)) == ("pt-BR", DAY)
    assert f"explainer-microsites @ {program}\n" in (tmp_path / "one/requirements.txt").read_text(
        "utf-8"
    )
    assert "not known" not in done.stdout


TITLES = [
    "Мост через реку",
    "الجسر",
    "橋を架ける",
    "null",
    "2025-03-01",
    "{{ 7 * 7 }} {% raw %}",
    "# no comment: 'this' \"is\" - a title",
    "<script>alert(1)</script> & *so* [on](x)",
    "🌉 ½",
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title(title, tmp_path):
    """Whatever the title, it is read again as it was given, and is no markup in the README."""
    root = begin(tmp_path / "any", title)
    report = read(root)
    assert report.dossier and report.dossier.explainer.title == title
    assert rules(root) == ["no-party"]
    heading = (root / "README.md").read_text("utf-8").partition("\n")[0]
    assert heading.startswith("# ") and not re.search(r"[<*{\[]", heading)


@pytest.mark.parametrize("language", ["de", "ar", "he", "uk", "zh-Hant"])
def test_any_language(language, tmp_path):
    """An explainer in any language passes, and its slug is in Latin letters."""
    root = begin(tmp_path / "any", "الجسر", language=language)
    assert rules(root) == ["no-party"]
    assert "\nslug: ljsr\n" in (root / "content/explainer.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"language": "English"}, "“English” is not a language tag; write `en`"),
        ({"title": "a\u202eb"}, "right-to-left override"),
        ({"summary": "x" * 20_001}, "at most 20,000"),
    ],
)
def test_what_does_not_pass_is_refused(known, words, tmp_path):
    """What an explainer cannot begin with is refused in an editor's words; nothing is written."""
    with pytest.raises(Refusal, match=re.escape(words)):
        begin(tmp_path / "deep/er", **known)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_wrong_options_are_refused(tmp_path):
    """A day or a program that is none ends the command, with no traceback and nothing written."""
    for option, value, code in (("as-of", "May", 1), ("program", "not a program", 2)):
        done = explainer("new", f"--{option}", value, "one", cwd=tmp_path)
        assert done.returncode == code
        assert value in done.stderr and "Traceback" not in done.stderr
        assert not list(tmp_path.iterdir())


def test_only_an_empty_folder_is_filled(tmp_path):
    """A folder with anything in it stays as it is; an empty one or a new repository is filled."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file", "full/mine.txt"):
        done = explainer("new", name, cwd=tmp_path)
        assert done.returncode in (1, 2) and "Traceback" not in done.stderr
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert there == {"full", "full/mine.txt", "file"}
    (tmp_path / "repository/.git").mkdir(parents=True)
    for name in ("repository", "empty"):
        (tmp_path / name).mkdir(exist_ok=True)
        assert rules(begin(tmp_path / name)) == ["no-party"]
    assert {path.name for path in tmp_path.iterdir()} == {"full", "file", "repository", "empty"}


@pytest.mark.engine
def test_new_explainer_is_built(tmp_path):
    """Site and bundles are made of an empty explainer; no list, table or form on it is empty."""
    root = begin(tmp_path / "built")
    for command in ("build", "bundle"):
        done = explainer("-C", root, command)
        assert done.returncode == 0, done.stderr
    pages = [path.read_text("utf-8") for path in (root / "build/docs").rglob("*.md")]
    assert len(pages) > 10
    for text in pages:
        assert not re.search(
            r"<(ul|tbody|form)[^>]*>\s*</|<tr[^>]*>\s*<th[^>]*>[^<]*</th>\s*</tr>", text
        )
    first, empty = (
        text_of(root / "site" / name) for name in ("index.html", "positions/index.html")
    )
    assert "What has each party said, on what conditions, and what is still open?" in first
    assert "There is nothing to set side by side yet." in empty
    assert "/method/" not in text_of(root / "build/docs/index.md")
    assert (root / "site/method/index.html").is_file()


def text_of(path: Path) -> str:
    """The text of a file."""
    return path.read_text("utf-8")


def test_own_overrides_go_before_ours(tmp_path):
    """What a new explainer puts into overrides/ takes the place of the program's file."""
    root = begin(tmp_path / "own")
    (root / "overrides/assets").mkdir()
    icon = (ROOT / "overrides/assets/icon.svg").read_text("utf-8").replace("<path", "<path ", 1)
    (root / "overrides/assets/icon.svg").write_text(icon, "utf-8")
    done = explainer("-C", root, "build")
    assert done.returncode == 0, done.stderr
    manifest = json.loads((root / "site/data/build.json").read_text("utf-8"))
    digest = hashlib.sha256(icon.encode()).hexdigest()
    assert manifest["inputs"]["overrides/assets/icon.svg"] == digest
    ours = hashlib.sha256((ROOT / "overrides/main.html").read_bytes()).hexdigest()
    assert manifest["inputs"]["overrides/main.html"] == ours
    assert any(path.read_text("utf-8") == icon for path in (root / "site").rglob("*.svg"))


def uncommented(text: str) -> str:
    """A file with its examples in use, as its comments say: no space follows their #."""
    return re.sub(r"^#(?=\S|  )", "", text.replace("\n[]\n", "\n"), flags=re.MULTILINE)


def examples(root: Path) -> dict[str, str]:
    """The examples in a new explainer's README, by the file that each is of."""
    block = r"^`(content/[\w/.-]+)`: [^\n]+\n\n```yaml\n(.*?)^```$"
    return dict(re.findall(block, text_of(root / "README.md"), re.DOTALL | re.MULTILINE))


def test_examples_are_right(tmp_path):
    """All examples in a new explainer, taken together, are an explainer with no problem at all."""
    root = begin(tmp_path / "examples")
    for path in (root / "content").glob("*.yaml"):
        text = uncommented(path.read_text("utf-8"))
        assert text != path.read_text("utf-8"), path.name
        path.write_text(text, "utf-8")
    texts = examples(root)
    assert len(texts) == 8
    texts["content/sources/herald-2025-03-02.yaml"] = (
        f"file: herald-2025-03-02.txt\nsha256: {'0' * 64}\npublished: 2025-03-02\n"
    )
    texts["content/background/herald-2025-03-02.yaml"] = (
        "- id: bg-cost\n  issue: new-bridge\n  summary: It would cost eleven million.\n"
        "  evidence: [{passage: The bridge would cost eleven million}]\n"
    )
    for name, text in {"gazette-2025-03-01": GAZETTE, "herald-2025-03-02": HERALD}.items():
        (root / f"seeds/{name}.txt").write_text(text, "utf-8")
        digest, file = hashlib.sha256(text.encode()).hexdigest(), f"content/sources/{name}.yaml"
        assert f"{name}.txt\nsha256: {'0' * 64}" in texts[file]
        texts[file] = texts[file].replace("0" * 64, digest)
    for file, text in texts.items():
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, "utf-8")
    report = read(root)
    assert report.problems == [], report.show(root)
    assert report.dossier and report.dossier.explainer.headline


def test_first_steps(tmp_path):
    """In an empty explainer, an article is added and drafted by command; the comments stay."""
    root = begin(tmp_path / "steps")
    (tmp_path / "gazette-2025-03-01.txt").write_text(GAZETTE, "utf-8")
    before = {path: text_of(path) for path in (root / "content").glob("*.yaml")}
    for arguments in (
        ("source", "add", "../gazette-2025-03-01.txt", "--id", "gazette"),
        ("draft", "gazette", "--write"),
        ("check",),
    ):
        done = explainer(*arguments, cwd=root)
        assert done.returncode == 0, done.stderr
    report = read(root)
    assert report.drafted and report.drafted.statements
    assert set(rules(root)) == {"no-party", "draft-not-reviewed"}
    for path, text in before.items():
        comments = [line for line in text.splitlines() if line.startswith("#")]
        assert [line for line in text_of(path).splitlines() if line in comments] == comments


def test_every_file_names_its_schema(fresh):
    """Each YAML file begins with the line by which editors find the schema of its fields."""
    assert list((fresh / "content").glob("*.yaml"))
    assert without_first_line(fresh) == []
    for file, text in examples(fresh).items():
        assert text.startswith(f"{first_line(file)}\n"), file
    named = re.findall(r"\$schema=[./]*(\.schema/\S+)", "".join(examples(fresh).values()))
    assert len(named) == 8 and all((fresh / "content" / name).is_file() for name in named)
    for path in (fresh / "content").glob("*.yaml"):
        assert (fresh / f"content/.schema/{path.stem}.json").is_file()
    assert "/content/.schema/" in text_of(fresh / ".gitignore").splitlines()


def test_linters_find_nothing(fresh):
    """zizmor, at its strictest, and the schemas find no mistake in what the host runs."""
    assert workflows.findings(fresh / ".github") == ""


def test_forms_are_given(fresh):
    """The form that the links on pages open, and the others, are those of this repository."""
    ours = {file.name: text_of(file) for file in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()}
    given = (fresh / ".github/ISSUE_TEMPLATE").iterdir()
    assert {file.name: text_of(file) for file in given} == ours
    assert FORM in ours


def test_gitlab_publishes_what_github_does(fresh):
    """GitLab runs the same commands, as strictly, for what is proposed and what is published."""
    said = yaml.safe_load((fresh / ".gitlab-ci.yml").read_text("utf-8"))
    assert (
        said["check"]["script"][:3]
        == [step["run"] for step in jobs(fresh)["check", "check"]["steps"] if "run" in step][1:4]
    )
    assert said["pages"]["script"][0].endswith("explainer build --strict --to public")
    assert said["pages"]["artifacts"]["paths"] == ["public"]
    assert {"/public/", "/preview/"} <= set(text_of(fresh / ".gitignore").splitlines())
    wrong = fresh.with_name("wrong") / ".github"
    wrong.mkdir(parents=True)
    (wrong.parent / ".gitlab-ci.yml").write_text("pages: {script: {}}\n", "utf-8")
    [command] = [one for one in workflows.commands(wrong) if "vendor.gitlab-ci" in one]
    assert workflows.said(command)


def test_proposals_are_checked_as_strictly_as_what_is_published(fresh):
    """What is green as a proposal is published: each command that can be strict is, in both; and
    the first push is green before Pages is turned on, since publishing alone is left out then."""
    found = jobs(fresh)
    runs = [step.get("run", "") for job in found.values() for step in job["steps"]]
    able = re.findall(r"^explainer (?:check|build).*", "\n".join(runs), re.MULTILINE)
    assert able and all(line.endswith(" --strict") for line in able)
    [pages] = [s for s in found["publish", "build"]["steps"] if s.get("id") == "pages"]
    assert pages["continue-on-error"] == "true"
    assert found["publish", "deploy"]["if"] == "needs.build.outputs.pages == 'success'"
    for command in ("check", "build"):
        done = CliRunner().invoke(main, ["-C", str(fresh), command, "--strict"])
        assert done.exit_code == 0, done.output


RIGHTS = {
    ("check", "check"): {"contents": "read"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
}
"""Every job that a new explainer has, with all that it may do."""


def jobs(fresh: Path) -> dict[tuple[str, str], dict]:
    """Every job of a new explainer, by the names of its workflow and its own."""
    return {
        (file.stem, name): job
        for file in (fresh / ".github/workflows").iterdir()
        for name, job in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["jobs"].items()
    }


def test_workflows_do_no_more_than_they_need(fresh):
    """Each job has the rights that it needs; what may write runs nothing of the repository."""
    found = jobs(fresh)
    assert {name: job["permissions"] for name, job in found.items()} == RIGHTS
    for name, job in found.items():
        if "write" in RIGHTS[name].values():
            assert not [step for step in job["steps"] if "run" in step]


def test_workflows_call_what_there_is(fresh):
    """The actions are the ones, by commit, that the program's own workflows use; the commands of
    the program exist, and the files that are named are there."""
    steps = [step for job in jobs(fresh).values() for step in job["steps"]]
    ours = [s for w in WORKFLOWS.values() for job in w["jobs"].values() for s in job["steps"]]
    assert {s["uses"] for s in steps if "uses" in s} <= {s["uses"] for s in ours if "uses" in s}
    run = "\n".join(step["run"] for step in steps if "run" in step)
    called = re.findall(r"^explainer (\w+)", run, re.MULTILINE)
    assert {"check", "build"} <= set(called) <= set(COMMANDS)
    assert re.findall(r"-r (\S+)", run) and all(
        (fresh / name).is_file() for name in re.findall(r"-r (\S+)", run)
    )


def test_pins_are_what_is_installed(fresh):
    """Every package that the program needs is pinned, in the version that is installed here."""
    lines = (fresh / "requirements.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if re.match(r"[a-z0-9.-]+==", line))
    assert {"click", "jinja2", "mkdocs-material", "pydantic", "pyyaml"} <= pins.keys()
    assert all(version(name) == pinned for name, pinned in pins.items())
    assert PACKAGE not in pins and "pytest" not in pins


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_hook_is_offered(tmp_path):
    """The hook that an explainer names is one that this repository offers, at the same commit."""
    program = program_of(f"git+https://example.org/explainer@{COMMIT}")
    start(tmp_path / "git", Beginning("x", DAY, program=program))
    text = (tmp_path / "git/.pre-commit-config.yaml").read_text("utf-8")
    [repository] = yaml.safe_load(text)["repos"]
    assert (repository["repo"], repository["rev"]) == ("https://example.org/explainer", COMMIT)
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in HOOKS]


def test_hook_without_a_repository(fresh):
    """Where the program stands in no known repository, the hook calls the installed command."""
    [repository] = yaml.safe_load((fresh / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    [hook] = repository["hooks"]
    assert (hook["entry"], hook["language"]) == ("explainer check", "system")


def test_hook_passes_and_fails(tmp_path):
    """What the hook calls passes an explainer, and fails when there is a mistake in it."""
    [hook] = HOOKS
    assert hook["language"] == "python" and hook["pass_filenames"] is False
    assert hook["entry"] in re.findall(r"^(\w+) = ", scripts(), re.MULTILINE)
    root = begin(tmp_path / "hooked")
    assert explainer(*hook["args"], cwd=root).returncode == 0
    (root / "content/issues.yaml").write_text("- id: x\n  nmae: y\n")
    done = explainer(*hook["args"], cwd=root)
    assert done.returncode == 1 and "did you mean “name”?" in done.stderr


def scripts() -> str:
    """What pyproject.toml says of the commands that the program installs."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return text.partition("[project.scripts]")[2].partition("\n[")[0]


@pytest.mark.slow
@pytest.mark.engine
def test_installed_program_lacks_nothing(tmp_path):
    """The wheel alone makes a new explainer, and builds one that has no settings of its own."""
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    done = run("pip", "wheel", "-q", *offline, "-w", tmp_path, ROOT, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    code = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(code)
    assert not (code / "mkdocs.yml").exists()

    def installed(*arguments: str | Path) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=tmp_path,
            env=environment(code),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = "import generator; print(generator.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=environment(code), capture_output=True
    )
    assert str(code) in found.stdout.decode()
    installed("new", "fresh")
    (tmp_path / "fresh/mkdocs.yml").unlink()
    installed("-C", "fresh", "check")
    assert "site/index.html: built" in installed("-C", "fresh", "build")
    ours = begin(tmp_path / "ours")
    assert {p.relative_to(ours).as_posix() for p in ours.rglob("*")} - {"mkdocs.yml"} <= {
        p.relative_to(tmp_path / "fresh").as_posix() for p in (tmp_path / "fresh").rglob("*")
    }


@pytest.mark.slow
def test_package_is_whole_and_holds_no_articles(tmp_path):
    """The wheel that the sdist makes is the one that the repository makes, to the byte; neither
    holds content, articles or tests; a command has the name of the package."""
    for source, target in ((ROOT, "ours"), (tmp_path / "unpacked", "theirs")):
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path / target)]
        done = subprocess.run(command, cwd=source, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        [packed] = (tmp_path / target).glob("*.tar.gz")
        with tarfile.open(packed) as archive:
            archive.extractall(tmp_path, filter="data")
        if target == "ours":
            (tmp_path / packed.name.removesuffix(".tar.gz")).rename(tmp_path / "unpacked")
    at_top = {path.name for path in (tmp_path / "unpacked").iterdir()}
    assert not at_top & {"content", "seeds", "tests", "tools", "build", "site", "dist"}
    ours, theirs = (next((tmp_path / one).glob("*.whl")) for one in ("ours", "theirs"))
    assert ours.read_bytes() == theirs.read_bytes()
    with zipfile.ZipFile(ours) as archive:
        names = archive.namelist()
        [scripts] = [archive.read(n).decode() for n in names if n.endswith("entry_points.txt")]
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "generator",
        PACKAGE.replace("-", "_"),
    }
    assert f"{PACKAGE} = " in scripts and "explainer = " in scripts


def test_begins_in_a_repository_that_was_just_made(tmp_path):
    """What a host puts into a new repository stays to the byte; ours stands beside it."""
    there = {
        "README.md": "# Bridge\n",
        "LICENSE": "MIT\n",
        ".gitignore": "__pycache__/\n/site/",
        ".git/config": "",
    }
    for file, text in there.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    done = explainer("new", ".", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "next: read EXPLAINER.md" in done.stdout
    ignored = (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert ignored[:2] == ["__pycache__/", "/site/"]
    assert ignored.count("/site/") == 1 and "/build/" in ignored
    del there[".gitignore"]
    assert {file: (tmp_path / file).read_text("utf-8") for file in there} == there
    assert "explainer" in (tmp_path / "EXPLAINER.md").read_text("utf-8")
    assert explainer("check", cwd=tmp_path / "content/pages").returncode == 0


@pytest.mark.parametrize("name", ["notes.txt", "content", ".github"])
def test_nothing_is_mixed_with_what_is_there(tmp_path, name):
    """Where anything else stands, it is named, and nothing is written."""
    (tmp_path / name).mkdir()
    done = explainer("new", ".", cwd=tmp_path)
    assert done.returncode == 1 and f"{name}: something stands here already" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_commands_find_the_explainer_above(fresh, tmp_path):
    """As Git does, a command looks upwards for its folder; where there is none, it makes none."""
    done = explainer("check", cwd=fresh / "content/parties")
    assert (done.returncode, "compared with" in done.stdout) == (0, True)
    (tmp_path / "a.txt").write_text("The town wants a bridge.\n", "utf-8")
    for command in (
        ["check"],
        ["source", "add", "a.txt"],
        ["build"],
        ["schema"],
        ["-C", ".", "draft", "x"],
    ):
        done = explainer(*command, cwd=tmp_path)
        assert done.returncode == 1 and "no explainer is here" in done.stderr, command
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"], command
    assert explainer("build", "--help", cwd=tmp_path).returncode == 0
