"""Lints what the host runs and reads: workflows, Dependabot's settings, forms, and GitLab's file.

`python -m tools.workflows` says what is wrong, and with what exit code. No network is asked.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

GITHUB = Path(__file__).parents[1] / ".github"

# No configuration and no comment may quieten it.
ZIZMOR = "--quiet --no-progress --offline --no-config --no-ignores --strict-collection --pedantic"
RUN = {"github-workflows": "workflows/*.y*ml", "dependabot": "dependabot.y*ml"}
SCHEMAS = "check-jsonschema"
FORMS = "ISSUE_TEMPLATE/*.y*ml"
GITLAB = ".gitlab-ci.yml"
"""Stands beside `.github`, where there is one."""


def commands(folder: Path) -> Iterator[list[str]]:
    """The linters, each with the files that it is to read."""
    run = {schema: sorted(map(str, folder.glob(RUN[schema]))) for schema in RUN}
    # Files by name: a folder is searched by rules of zizmor's own, and may seem to hold none.
    yield ["zizmor", *ZIZMOR.split(), *chain(*run.values())]
    for schema, those in {**run, **forms(folder)}.items():
        yield [SCHEMAS, "--builtin-schema", f"vendor.{schema}", *those]
    if (file := folder.parent / GITLAB).is_file():
        its_own = ("--data-transform", "gitlab-ci")
        yield [SCHEMAS, "--builtin-schema", "vendor.gitlab-ci", *its_own, str(file)]


def forms(folder: Path) -> dict[str, list[str]]:
    """The forms for issues, and what says which there are, by the names of their schemas."""
    found = sorted(folder.glob(FORMS))
    return {
        schema: [str(file) for file in found if (file.stem == "config") == is_config]
        for schema, is_config in (("github-issue-forms", False), ("github-issue-config", True))
    }


def findings(folder: Path) -> str:
    """What the linters say against a folder such as `.github`; nothing where all is well."""
    return "".join(said(command) for command in commands(folder))


def said(command: list[str]) -> str:
    """What a linter prints when it finds something, or cannot do its work."""
    name, *arguments = command
    if name == SCHEMAS:  # in this process, and only here: it takes seconds to load
        from check_jsonschema import main
        from click.testing import CliRunner

        checked = CliRunner().invoke(main, arguments)
        return checked.output if checked.exit_code else ""
    program = Path(sysconfig.get_path("scripts"), name)
    done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8")
    return f"{done.stdout}{done.stderr}" if done.returncode else ""


if __name__ == "__main__":
    sys.exit(findings(GITHUB) or 0)
