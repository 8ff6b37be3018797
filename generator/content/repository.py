"""What Git tells of the repository that an explainer is kept in. It is only asked to read."""

import os
import subprocess
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator.content.atomic import Refusal
from generator.content.model import Explainer
from generator.content.problems import visible

_ELSEWHERE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
)
"""Variables that Git sets for hooks. They tell it of the repository that the hook belongs to, which
need not be the one around the explainer's folder (githooks(5))."""

_EDITED_AT = {"gitlab.com": "-/edit", "codeberg.org": "_edit", "bitbucket.org": "src"}
"""What hosts have in the address of a file to edit before the branch; others have “edit”."""


class NoRevision(Refusal):
    """There is no such revision, or no Git; the message says what to do."""


def run_git(root: Path, *arguments: str, put: str = "") -> bytes:
    """What Git says in the explainer's folder. Raises NoRevision with its words when it fails."""
    command = ["git", "-C", str(root), "-c", "log.showSignature=false", *arguments]
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment = {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            command, input=put.encode(), capture_output=True, check=True, env=environment
        )
    except FileNotFoundError:
        raise NoRevision("git was not found; install it, or say where it is on the PATH") from None
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip().splitlines() or ["git ended with an error"]
        if "not a git repository" in said[0]:
            said = ["this folder is in no Git repository, so there is nothing to compare with"]
        raise NoRevision("\n".join(map(visible, said))) from None
    return done.stdout


def asked_git(root: Path, *arguments: str) -> str:
    """What Git says in one line; nothing where it fails or is missing."""
    try:
        return os.fsdecode(run_git(root, *arguments)).strip()
    except NoRevision:
        return ""


def where_edited(root: Path, explainer: Explainer) -> str:
    """What stands between the repository's address and content/ where a file is edited: as the
    explainer says, or else by its host, the branch that clones begin with, and its folder there."""
    if explainer.edit_uri or not explainer.repo_url:
        return explainer.edit_uri or ""
    branch = asked_git(root, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    branch = branch.removeprefix("origin/") or asked_git(root, "symbolic-ref", "--short", "HEAD")
    folder = asked_git(root, "rev-parse", "--show-prefix")
    host = (urlsplit(explainer.repo_url).hostname or "").removeprefix("www.")
    return f"{_EDITED_AT.get(host, 'edit')}/{quote(branch or 'main')}/{quote(folder)}"
