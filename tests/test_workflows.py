"""What the host runs: no more rights, and no other code, than is meant."""

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from generator.content.model import Explainer
from generator.pages.urls import report_address
from tests.tables import table
from tools.workflows import GITHUB, commands, findings, said

ROOT = GITHUB.parent
FILES = sorted((GITHUB / "workflows").iterdir())
WORKFLOWS = {file.stem: yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in FILES}
JOBS = {
    f"{name}/{job}": content
    for name, workflow in WORKFLOWS.items()
    for job, content in workflow["jobs"].items()
}
MAKEFILE = Path(ROOT, "Makefile").read_text("utf-8")
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]

RIGHTS = {
    "audit/audit": {"contents": "read"},
    "check/content": {"contents": "read"},
    "check/tests": {"actions": "read", "contents": "read"},
    "publish/tests": {"actions": "read", "contents": "read"},
    "publish/build": {"contents": "read", "pages": "read"},
    "publish/deploy": {"pages": "write", "id-token": "write"},
    "publish/attest": {"attestations": "write", "id-token": "write"},
    "publish/release": {"contents": "write"},
    "publish/package": {"id-token": "write"},
    "soak/engines": {"contents": "read"},
    "soak/soak": {"contents": "read"},
}
"""Every job there is, with all that it may do."""

MISTAKES = table("workflows", "mistakes")
"""What each linter calls a mistake, and how to make it: in which file, what is replaced by what."""


def rule_of(target):
    """The commands of a target of the Makefile."""
    return re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.M)[1]


def test_linters_find_nothing():
    """zizmor, at its strictest and heeding no exception, and the schemas find no mistake."""
    assert findings(GITHUB) == ""


@pytest.mark.parametrize("linter", MISTAKES)
def test_linters_find_planted_mistakes(linter, tmp_path):
    """Each mistake, planted in a copy, is found: the linters do read these files."""
    folder = shutil.copytree(GITHUB, tmp_path / "copy")
    for path, old, new in MISTAKES[linter].values():
        text, count = re.subn(old, new, (folder / path).read_text("utf-8"), count=1)
        assert count == 1
        (folder / path).write_text(text, "utf-8")
    found = "".join(said(command) for command in commands(folder) if command[0] == linter)
    assert [name for name in MISTAKES[linter] if name not in found] == []


def test_linters_read_every_file():
    """No workflow has a name that the linters or the host pass over."""
    assert {file.suffix for file in FILES} == {".yml"}


def test_actions_are_pinned():
    """Every action is named by its commit, with the version beside it, and everywhere the same."""
    text = "".join(file.read_text("utf-8") for file in FILES)
    pins = re.findall(r"uses: ((?:actions|pypa)/[a-z-]+)@([0-9a-f]{40} # v\d+\.\d+\.\d+)\n", text)
    assert len(pins) == text.count("uses:") > 0
    assert len(set(pins)) == len({action for action, _ in pins})


def test_rights():
    """By default a workflow may do nothing; each job may do what is listed here, and no more."""
    assert {name: workflow["permissions"] for name, workflow in WORKFLOWS.items()} == {
        name: {} for name in WORKFLOWS
    }
    assert {name: job["permissions"] for name, job in JOBS.items()} == RIGHTS


def test_strangers_changes():
    """A stranger's change meets only the workflow that reads; none runs with rights for it."""
    triggers = {name: set(workflow["on"]) for name, workflow in WORKFLOWS.items()}
    assert triggers == {
        "audit": {"schedule", "workflow_dispatch"},
        "check": {"pull_request"},
        "publish": {"push", "workflow_dispatch"},
        "soak": {"schedule", "workflow_dispatch"},
    }


def test_no_secret_and_no_cache():
    """No workflow knows a secret, and none leaves a cache that a later run would trust."""
    for file in FILES:
        text = file.read_text("utf-8")
        assert "secrets" not in text
        assert not re.search(r"\bcache(-[a-z-]+)?:|actions/cache", text)


def test_no_text_of_others_is_run():
    """A command holds no expression: what others name, such as a tag, reaches it as a value."""
    commands = [step["run"] for _, step in STEPS if "run" in step]
    assert commands
    assert not [command for command in commands if "${{" in command]


def test_jobs_end():
    """Every job has a limit of time, and nobody waits for the one that may take long."""
    limits = {name: int(job["timeout-minutes"]) for name, job in JOBS.items()}
    assert limits.pop("soak/soak") == 240
    assert all(0 < limit <= 45 for limit in limits.values())


def test_clones_keep_no_credential():
    """No clone leaves the token where what runs next could take it."""
    clones = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert clones
    assert all(step["with"]["persist-credentials"] == "false" for step in clones)
    assert {key for step in clones for key in step["with"]} <= {
        "persist-credentials",
        "fetch-depth",
    }


def runs(job):
    """The commands of a job that do what it is there for, in their order."""
    commands = [step["run"] for step in JOBS[job]["steps"] if "run" in step]
    return [line for line in commands if "apt-get" not in line]


def test_proposals_are_compared():
    """A pull request is compared with what it is to be merged into, which is there to compare."""
    steps = JOBS["check/content"]["steps"]
    [clone] = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert clone["with"]["fetch-depth"] == "2"
    [number] = [n for n, step in enumerate(steps) if "explainer diff" in step.get("run", "")]
    assert steps[number]["run"] == (
        '.venv/bin/explainer diff HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY"'
    )
    assert "!cancelled()" in steps[number]["if"]
    assert "make content" in [step.get("run") for step in steps[:number]]


def test_preview_is_one_file():
    """The whole explainer, in one file that is not packed, is kept for a week, and the page of the
    run leads to it."""
    steps = JOBS["check/content"]["steps"]
    [number] = [n for n, step in enumerate(steps) if step.get("id") == "preview"]
    given = steps[number]["with"]
    assert (given["path"], given["archive"]) == ("dist/*.html", "false")
    assert steps[number + 1]["env"] == {"PREVIEW": "${{ steps.preview.outputs.artifact-url }}"}
    assert "$GITHUB_STEP_SUMMARY" in steps[number + 1]["run"]


def test_content_is_always_checked():
    """What is proposed and what is published goes the same strict way, and no condition leaves it
    out; only what is installed for the tests is not needed for it."""
    assert runs("check/content")[0] == "make content"
    assert runs("publish/build")[1] == "make release"
    assert "release: content " in MAKEFILE
    for job, command in (("check/content", "make content"), ("publish/build", "make release")):
        [step] = [step for step in JOBS[job]["steps"] if step.get("run") == command]
        assert "if" not in step
    asked = re.findall(r"\$\(EXPLAINER\) (\w+.*)", rule_of("content"))
    assert asked == ["check --strict", "coverage --strict", "bundle --strict", "build --strict"]
    assert "content: $(BUNDLE)" in MAKEFILE


def test_code_is_tested_unless_it_has_been():
    """Each Python runs the tests, in the same job for what is proposed and what is published; all
    of the job hangs on the one answer."""
    proposed, published = (dict(JOBS[f"{name}/tests"]) for name in ("check", "publish"))
    assert published.pop("if") and proposed == published
    assert proposed["name"] == "Tests, Python ${{ matrix.python }}"
    assert proposed["strategy"]["matrix"]["python"] == ["3.11", "3.14"]
    _, asked, *rest = proposed["steps"]
    assert asked["id"] == "before" and "if" not in asked
    assert asked["run"] == ('python3 -m tools.tested "Tests, Python $PYTHON" >> "$GITHUB_OUTPUT"')
    assert {step["if"] for step in rest} == {"steps.before.outputs.code != 'tested'"}
    assert runs("check/tests")[1:] == ["make code"]


def test_forms_have_the_fields_that_links_fill_in():
    """What the site's links fill in are fields of the form that they open."""
    explainer = Explainer.model_construct(
        repo_url="https://github.com/example/estuary.git", report_url=None
    )
    address = urlsplit(report_address(explainer, "ru-a"))
    filled = dict(parse_qsl(address.query))
    assert address.path == "/example/estuary/issues/new"
    form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / filled.pop("template")).read_text("utf-8"))
    fields = {field["id"] for field in form["body"] if "id" in field}
    assert filled == {"title": "ru-a", "statement": "ru-a"}
    assert {"statement", "page"} <= fields


def test_content_is_checked_first():
    """`make check` begins with the content, whose mistakes an editor sees as annotations."""
    assert re.search(r"^check: content code ", MAKEFILE, re.M)
    commands = [line for line in rule_of("content").splitlines() if not line.startswith("\t@echo")]
    assert commands[0] == "\t@$(EXPLAINER) check --strict"


def test_deployments_are_not_cancelled():
    """A newer push waits for a deployment that has begun."""
    assert WORKFLOWS["publish"]["concurrency"]["cancel-in-progress"] == "false"


def test_what_is_published():
    """Nothing is deployed or released that was not tested, checked and built; a release was built
    again too, and found the same."""
    for job in ("deploy", "attest", "package"):
        assert set(JOBS[f"publish/{job}"]["needs"]) == {"tests", "build"}
    assert JOBS["publish/release"]["needs"] == "attest"
    [again] = [s for s in JOBS["publish/build"]["steps"] if s.get("run") == "make reproduce"]
    assert again["if"] == "startsWith(github.ref, 'refs/tags/')"
    assert "-m tools.reproducing --together" in rule_of("code")


def test_first_push_is_green():
    """Where Pages is not turned on yet, all is built, and only publishing is left out."""
    build = JOBS["publish/build"]
    [pages] = [step for step in build["steps"] if step.get("id") == "pages"]
    assert pages["continue-on-error"] == "true"
    assert build["outputs"] == {"pages": "${{ steps.pages.outcome }}"}
    assert "needs.build.outputs.pages == 'success' &&" in JOBS["publish/deploy"]["if"]


def test_package_is_of_the_version_that_the_tag_names():
    """The index gets what was built of a tag, and only where somebody has set it up for that."""
    [built] = [command for command in runs("publish/build") if "make package" in command]
    assert 'test "$GITHUB_REF_NAME" = "v$(' in built
    assert "vars.PUBLISH_PACKAGE == 'true'" in JOBS["publish/package"]["if"]
    assert "startsWith(github.ref, 'refs/tags/v') && " in JOBS["publish/package"]["if"]
    assert JOBS["publish/package"]["environment"] == {"name": "pypi"}


def test_publishing_runs_nothing_else():
    """The jobs that may write run no code of this repository."""
    for name, rights in RIGHTS.items():
        if "write" in rights.values():
            used = [step["uses"] for step in JOBS[name]["steps"] if "uses" in step]
            assert not [action for action in used if action.startswith("actions/checkout@")]


def test_nobody_is_named_who_is_nobody():
    """A list of owners names accounts that exist, or is not there."""
    assert not (GITHUB / "CODEOWNERS").exists()


def test_commands_exist():
    """Each `make` target that a workflow names is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
    made = {name for _, step in STEPS for name in re.findall(r"make (\w+)", step.get("run", ""))}
    assert made
    assert made <= targets
