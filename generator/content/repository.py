"""What Git tells of the repository that an explainer is kept in. It is only asked to read."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from generator.content.atomic import Refusal
from generator.content.problems import visible

if TYPE_CHECKING:
    from generator.content.model import Explainer

_ELSEWHERE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE"),
    *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE"),
)
"""Variables that Git sets for hooks. They tell it of the repository that the hook belongs to, which
need not be the one around the explainer's folder (githooks(5))."""

_READING = {
    "LC_ALL": "C",  # its messages are read
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks would be fetched
    "GIT_TERMINAL_PROMPT": "0",
}
"""What lets Git read and do nothing else, whatever a repository's own settings ask for."""

_EDITED_AT = {"gitlab.com": "-/edit", "codeberg.org": "_edit", "bitbucket.org": "src"}
"""What hosts have in the address of a file to edit before the branch; others have “edit”."""


class NoRevision(Refusal):
    """There is no such revision, or no Git; the message says what to do."""


def run_git(root: Path, *arguments: str, put: str = "") -> bytes:
    """What Git says in the explainer's folder. Raises NoRevision with its words when it fails."""
    command = ["git", "-C", str(root), "-c", "log.showSignature=false", *arguments]
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environment = {**kept, **_READING}
    try:
        done = subprocess.run(
            command, input=put.encode(), capture_output=True, check=True, env=environment
        )
    except FileNotFoundError:
        raise NoRevision("git was not found; install it, or say where it is on the PATH") from None
    except subprocess.CalledProcessError as error:
        raise NoRevision(_in_words(os.fsdecode(error.stderr).strip())) from None
    return done.stdout


def _in_words(said: str) -> str:
    """What it means when Git fails, and what to do."""
    if "not a git repository" in said:
        return "this folder is in no Git repository, so there is nothing to compare with"
    if refused := re.search(r"(?:dubious ownership|unsafe repository).*?'(.*?)'", said):
        folder = visible(shlex.quote(refused[1]))
        return (
            "this repository belongs to another user, so that Git does not read it\n"
            f"  if you trust it: git config --global --add safe.directory {folder}"
        )
    if "promisor" in said:
        return (
            "not all of this repository was brought (it is a partial clone)\n"
            "  `git fetch --refetch --no-filter` brings the rest"
        )
    return "\n".join(map(visible, said.splitlines())) or "git ended with an error"


def asked_git(root: Path, *arguments: str) -> str:
    """What Git says in one line; nothing where it fails or is missing."""
    try:
        return os.fsdecode(run_git(root, *arguments)).strip()
    except NoRevision:
        return ""


def revision_state(root: Path) -> str:
    """All that this module and dates of builds are told by Git, as long as its answers are the
    same: the last commit's time, the folder's place, what is checked out, and which branches there
    are."""
    try:
        place = os.fsdecode(run_git(root, "rev-parse", "--show-prefix"))
    except NoRevision as error:
        return str(error)
    branches = asked_git(root, "for-each-ref", "--format=%(refname) %(symref)", *_BRANCHES)
    out, day = asked_git(root, "symbolic-ref", "HEAD"), asked_git(root, *LAST_COMMIT)
    return "\n".join((place, out, day, branches))


_BRANCHES = ("refs/heads/", "refs/remotes/origin/")

LAST_COMMIT = ("log", "-1", "--format=%ct")
"""What asks for the time of the last commit."""


def where_edited(root: Path, explainer: Explainer) -> tuple[str, str]:
    """What stands between the repository's address and content/ where a file is edited: as the
    explainer says, or else by its host, the branch that clones begin with, and its folder there;
    and, in words, why that branch is no more than likely, if it is."""
    if explainer.edit_uri or not explainer.repo_url:
        return explainer.edit_uri or "", ""
    branch, doubt = _branch(root)
    folder = asked_git(root, "rev-parse", "--show-prefix")
    host = (urlsplit(explainer.repo_url).hostname or "").removeprefix("www.")
    if doubt:
        doubt = f"links to edit lead to the branch “{branch}”: {doubt}"
        doubt += "\n  `edit_uri` in content/explainer.yaml names another, as in edit/trunk/"
    return f"{_EDITED_AT.get(host, 'edit')}/{quote(branch)}/{quote(folder)}", doubt


def _branch(root: Path) -> tuple[str, str]:
    """The branch that clones begin with, else the one that is checked out, else the only one, else
    the usual one, and why."""
    try:
        run_git(root, "rev-parse", "--git-dir")
    except NoRevision as error:
        return _USUAL, str(error).partition("\n")[0].partition(", so there is nothing")[0]
    branch = asked_git(root, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
    if found := branch.removeprefix("origin/") or asked_git(
        root, "symbolic-ref", "--short", "HEAD"
    ):
        return found, ""
    form = ("for-each-ref", "--format=%(refname:lstrip=3)")
    known = asked_git(root, *form, "refs/remotes/origin/")
    known = known or asked_git(root, form[0], "--format=%(refname:lstrip=2)", "refs/heads/")
    if len(only := set(known.split()) - {"HEAD"}) == 1:
        return only.pop(), ""
    return _USUAL, "no branch is checked out, and Git does not tell the default one"


_USUAL = "main"
