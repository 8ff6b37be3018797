"""A new explainer on another dispute: the files in skeleton/, filled in, in a folder of their own.

What stands there is content like any other: it passes every check, and the site is built from it.
The program that it needs is named in words that pip and pre-commit know, read from what the
installer wrote down (PEP 610), or from the Git repository that the program runs in. What neither
tells is not known.
"""

import json
import os
import re
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from packaging.requirements import InvalidRequirement, Requirement

from generator.authoring.editing.layout import yaml_templates
from generator.authoring.schema_files import refresh_schemas
from generator.content.atomic import Refusal
from generator.content.bystanders import is_bystander
from generator.content.files import lent
from generator.content.folders import CONFIG
from generator.content.ids import latinize, slugify
from generator.content.repository import asked_git
from generator.pages.pipeline import read
from generator.pages.words import Words
from generator.site.configuration import config_to_copy
from generator.site.manifest import PACKAGE, packages

_GIT_URL = re.compile(r"git\+(?P<url>[a-z]+://[^/@]*@?[^/@]+/[^@]+)@(?P<commit>[^@]+)")
_SHORT_URL = re.compile(r"(?P<user>[\w.-]+)@(?P<host>[\w.-]+):(?P<path>(?!/)\S+)")
_PUBLIC = ("https", "http", "ssh", "git")


@dataclass(frozen=True)
class Program:
    """Where a program is to be had: as a line of requirements, and in Git if it stands there."""

    requirement: str
    url: str = ""
    commit: str = ""


def program_of(text: str) -> Program:
    """The program that an editor names: a requirement, or only its address.

    Raises ValueError when pip would not know what is meant.
    """
    line = f"{PACKAGE} @ {text}" if re.match(r"[a-z+]+://", text) else text
    try:
        requirement = Requirement(line)
    except InvalidRequirement as error:
        raise ValueError(f"“{text}” is not a requirement that pip knows") from error
    if requirement.url is not None and not urlsplit(requirement.url).hostname:
        raise ValueError(f"“{text}” is not an address")
    if requirement.name != PACKAGE:
        raise ValueError(f"“{requirement.name}” is not this program: it is called “{PACKAGE}”")
    found = _GIT_URL.fullmatch((requirement.url or "").partition("#")[0])
    return Program(line, *(found.group("url", "commit") if found else ()))


def find_program() -> Program | None:
    """Where the running program comes from; None where that is not known, or only here."""
    folder = lent("")
    if folder.parent == Path(__file__).parents[2]:
        return recorded()
    return of_checkout(folder)


def recorded() -> Program | None:
    """Where the installer says that it took the program from, if others can take it from there; it
    says nothing of what it took from the index of packages, where this version is to be had."""
    try:
        installed = distribution(PACKAGE)
        told = installed.read_text("direct_url.json")
        if told is None and installed.read_text("INSTALLER"):
            return program_of(f"{PACKAGE}=={installed.version}")
        origin = json.loads(told or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    url = _public(str(origin.get("url", "")))
    vcs = origin.get("vcs_info", {})
    if url and vcs.get("vcs") == "git" and vcs.get("commit_id"):
        return program_of(f"git+{url}@{vcs['commit_id']}")
    digest = origin.get("archive_info", {}).get("hashes", {}).get("sha256")
    return program_of(f"{url}#sha256={digest}") if url and digest else None


def of_checkout(folder: Path) -> Program | None:
    """The commit that stands in `folder`, if the repository it was cloned from has it as well."""
    top = asked_git(folder, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != folder.resolve():
        return None
    url = _public(asked_git(folder, "remote", "get-url", "origin"))
    commit = asked_git(folder, "rev-parse", "HEAD")
    is_pushed = asked_git(folder, "branch", "--remotes", "--contains", "HEAD")
    is_changed = asked_git(folder, "status", "--porcelain", "--", "generator", "pyproject.toml")
    is_known = url and commit and is_pushed and not is_changed
    return program_of(f"git+{url}@{commit}") if is_known else None


def _public(url: str) -> str:
    """An address that others can use, without anybody's password; empty for a place on a disk."""
    if short := _SHORT_URL.fullmatch(url):
        url = "ssh://{user}@{host}/{path}".format(**short.groupdict())
    parts = urlsplit(url)
    if parts.scheme not in _PUBLIC or not parts.hostname:
        return ""
    host = parts.netloc.rpartition("@")[2]
    user = f"{parts.username}@" if parts.scheme == "ssh" and parts.username else ""
    return urlunsplit((parts.scheme, f"{user}{host}", parts.path, "", ""))


SKELETON = Path(__file__).with_name("skeleton")
"""Each file that a new explainer has; one that ends in `.jinja` is filled in first, and one such as
`method.de.md` takes the place of `method.md` where the explainer is in that language."""

FORMS = ".github/ISSUE_TEMPLATE"
"""The forms that the links on pages open, which are the same for every explainer."""

BESIDE_README = "EXPLAINER.md"
"""What the README of a new explainer is called where there is one already."""

GUIDES = ("docs/editing.md", "docs/format.md")
"""The documents for editors, which are copied so that they are there without a network."""

_FILLED = ".jinja"
_IN_A_LANGUAGE = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3})(?P<ending>\.md)")
_MAY_BE_THERE = re.compile(
    r"\.git(ignore|attributes)?|\.editorconfig|(licen[cs]e|copying|notice|code_of_conduct|security|readme)(\.\w+)?",
    re.IGNORECASE,
)
"""What hosts put into a repository that was just made; it stays as it is."""

_LONGEST_NAME = 40


@dataclass(frozen=True)
class Beginning:
    """What is known of an explainer before anything is written.

    `question` and `summary` may be empty: then general words stand there. `as_of` is a day,
    YYYY-MM-DD; `program` is where the program comes from, if that is known.
    """

    title: str
    as_of: str
    question: str = ""
    summary: str = ""
    language: str = "en"
    program: Program | None = None


def start(folder: Path, beginning: Beginning) -> list[str]:
    """Make `folder` a new explainer; the paths of its files there, in order.

    Raises Refusal, and writes nothing, when something stands there already, or when what the
    explainer begins with does not pass the checks.
    """
    check_is_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".explainer-", dir=folder.parent) as staging:
        fresh = Path(staging, "new")
        files = render_files(beginning)
        for path, text in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_text(text, "utf-8", newline="\n")
        report = read(fresh)
        if not report.is_good:
            errors = ((one.message, one.hint) for one in report.problems if one.is_error)
            raise Refusal("\n".join("; ".join(filter(None, error)) for error in errors))
        refresh_schemas(fresh, report.drafted)
        return _put(fresh, folder)


def check_is_free(folder: Path) -> None:
    """Raise Refusal where something stands in `folder` that a new explainer would be mixed with."""
    if not os.path.lexists(folder):
        return
    hint = "name a folder that is not there, or that holds nothing but what a new repository has"
    if not folder.is_dir():
        raise Refusal(f"{folder}: something stands here already; {hint}")
    for name in sorted(path.name for path in folder.iterdir()):
        if not (_MAY_BE_THERE.fullmatch(name) or is_bystander(name)):
            raise Refusal(f"{folder / name}: something stands here already; {hint}")


def render_files(beginning: Beginning) -> dict[str, str]:
    """Every file of a new explainer, by its path."""
    values = {
        **vars(beginning),
        "words": Words(beginning.language),
        "slug": slugify(latinize(beginning.title), _LONGEST_NAME) or "explainer",
        "version": packages()[PACKAGE],
        "pins": [f"{name}=={held}" for name, held in packages().items() if name != PACKAGE],
    }
    copied = [*GUIDES, *(f"{FORMS}/{file.name}" for file in lent(FORMS).iterdir())]
    files = {path: lent(path).read_text("utf-8") for path in copied}
    for path, file in _skeleton(beginning.language).items():
        if path.endswith(_FILLED):
            template = yaml_templates(SKELETON).get_template(path)
            files[path.removesuffix(_FILLED)] = template.render(values)
        else:
            files[path] = file.read_text("utf-8")
    return {**files, CONFIG: config_to_copy()}


def _skeleton(language: str) -> dict[str, Path]:
    """The files of the skeleton, by their path in an explainer: where there is one in its language,
    that one; else the English one."""
    found = {}
    for file in sorted(SKELETON.rglob("*")):
        path = file.relative_to(SKELETON).as_posix()
        if file.is_file() and file.name != ".DS_Store" and not _IN_A_LANGUAGE.fullmatch(path):
            name = language.partition("-")[0].lower()
            own = file.with_name(f"{file.stem}.{name}{file.suffix}")
            found[path] = own if own.is_file() else file
    return found


def _put(fresh: Path, folder: Path) -> list[str]:
    """Move what was made to its place, and tell the paths of it there, in order.

    What stands there already stays: a README gets a neighbour, and to what Git is told our lines
    are added.
    """
    if folder.exists():
        if any(path.stem.casefold() == "readme" for path in folder.iterdir()):
            (fresh / "README.md").rename(fresh / BESIDE_README)
        for name in _FOR_GIT:
            if (folder / name).is_file():
                _add_lines(folder / name, (fresh / name).read_text("utf-8"))
                (fresh / name).unlink()
    made = sorted(path.relative_to(fresh).as_posix() for path in fresh.rglob("*") if path.is_file())
    if not folder.exists():
        fresh.rename(folder)
        return made
    for path in sorted(fresh.iterdir()):
        path.rename(folder / path.name)
    return made


def _add_lines(file: Path, text: str) -> None:
    """Add to a file the lines of `text` that it does not have."""
    before = file.read_text("utf-8")
    missing = [line for line in text.splitlines() if line not in before.splitlines()]
    joint = "" if before.endswith("\n") or not before else "\n"
    written = before + joint + "".join(f"{line}\n" for line in missing)
    file.write_text(written, "utf-8", newline="\n")


_FOR_GIT = (".gitignore", ".gitattributes", ".editorconfig")
