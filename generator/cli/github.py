"""Problems as GitHub Actions shows them: notes on lines, and a table on the page of the run.

How such notes are written: GitHub's documentation, “Workflow commands for GitHub Actions”.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.content.problems import Doubt, Place, Problem, shortened, tally, visible
from generator.pages.escape import inert

SHOWN = 10
"""How many errors, and how many warnings, GitHub shows of one step; the others are dropped."""

SUMMARY = 1_000_000
"""How many bytes a step may put into the run's summary: GitHub takes 1 MiB, and else nothing."""

_CUT = 1_000
"""How many characters of a message, or of a line of a hint, are shown."""


@dataclass(frozen=True)
class Run:
    """What a run under GitHub Actions has: where problems stand, and where a summary is taken.

    `folder` leads from the top of the repository to the explainer, as `sites/dam/`, or is empty;
    `blob` is the address under which the repository's files are shown, or is empty.
    """

    folder: str = ""
    blob: str = ""
    summary: Path | None = None


def find_run(root: Path, environment: Mapping[str, str]) -> Run | None:
    """The run that the explainer in `root` is checked by; None anywhere but at GitHub Actions."""
    if environment.get("GITHUB_ACTIONS") != "true":
        return None
    file = environment.get("GITHUB_STEP_SUMMARY")
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (environment.get(name, "") for name in names)
    blob = f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""
    return Run(_folder(root.resolve(), environment), blob, Path(file) if file else None)


def _folder(root: Path, environment: Mapping[str, str]) -> str:
    """How `root` is reached from the top of its clone, or else from the run's workspace."""
    workspace = Path(environment.get("GITHUB_WORKSPACE") or root).resolve()
    clones = (folder for folder in (root, *root.parents) if (folder / ".git").exists())
    top = next(clones, workspace)
    if root == top or not root.is_relative_to(top):
        return ""
    return f"{root.relative_to(top).as_posix()}/"


def annotate(problems: Iterable[Problem], folder: str = "") -> list[str]:
    """A workflow command for each of the problems that GitHub shows, errors first."""
    found = list(problems)
    errors = [problem for problem in found if problem.is_error][:SHOWN]
    warnings = [problem for problem in found if not problem.is_error][:SHOWN]
    return [_command(problem, folder) for problem in (*errors, *warnings)]


def fenced(lines: Iterable[str], token: str) -> list[str]:
    """`lines` so that none of them is taken for a workflow command, whatever an article says.

    `token` is one that nobody could foresee.
    """
    return [f"::stop-commands::{token}", *lines, f"::{token}::"]


def _command(problem: Problem, folder: str) -> str:
    place = problem.place
    properties = {
        "file": f"{folder}{place.file}",
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.width,
        "title": problem.rule,
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = "\n".join(_lines(problem.message, problem.advice))
    return f"::{'error' if problem.is_error else 'warning'} {written}::{_data(text)}"


def _lines(*texts: str) -> list[str]:
    return [visible(shortened(line, _CUT)) for text in texts for line in text.splitlines()]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def summarise(problems: Iterable[Problem], run: Run, room: int = SUMMARY) -> str:
    """The problems in GitHub's Markdown, in at most `room` bytes, errors first: a table, and a list
    to review of what people are asked, sentence by sentence beside the words of the sources.

    Those that find no room are counted in a last line.
    """
    found = sorted(problems, key=lambda problem: (not problem.is_error, problem))
    plain = [_row(problem, run) for problem in found if not problem.doubt]
    asked = [_question(problem, problem.doubt, run) for problem in found if problem.doubt]
    text = f"### {tally(found)}\n"
    if plain or not asked:
        needed = sum(len(row.encode()) for row in asked) + len(_REVIEW) + _LAST
        left = min(needed, room // 3) if asked else 0
        text = fit(f"{text}{_TABLE}", plain, room - left, _REST)
    if asked:
        text += fit(_REVIEW, asked, room - len(text.encode()), _REST)
    return text


_REST = "and {} more, which the log of this step tells"

_TABLE = "\n| Where | What | What to do |\n| --- | --- | --- |\n"

_REVIEW = """
### To review: does each sentence say what its source says?

| Sentence | Words of the source | What is asked |
| --- | --- | --- |
"""

_LAST = 100
"""How many bytes the last line has at most."""


def fit(head: str, lines: Sequence[str], room: int, rest: str) -> str:
    """`head` and as many of `lines` as fit into `room` bytes; `rest` says how many do not."""
    last = f"\n{rest}\n".format
    text, left = [head], room - len((head + last(len(lines))).encode())
    for number, line in enumerate(lines):
        left -= len(line.encode())
        if left < 0:
            return "".join([*text, last(len(lines) - number)])
        text.append(line)
    return "".join(text)


def _row(problem: Problem, run: Run) -> str:
    return f"| {_link(problem.place, run)} | {_what(problem)} | {_cell(problem.advice)} |\n"


def _question(problem: Problem, doubt: Doubt, run: Run) -> str:
    sentence = f"{_cell(doubt.sentence)}<br>{_link(problem.place, run)}"
    why = "<br>".join(filter(None, (_what(problem), _cell(problem.advice))))
    return f"| {sentence} | {_cell(*doubt.passages)} | {why} |\n"


def _what(problem: Problem) -> str:
    sign = "error" if problem.is_error else "warning"
    return f"**{sign}:** {_cell(problem.message)} `{problem.rule}`"


def _cell(*texts: str) -> str:
    return "<br>".join(map(as_text, _lines(*texts)))


def _link(place: Place, run: Run) -> str:
    file = f"{run.folder}{place.file}"
    words = as_text(f"{place.file}:{place.line}")
    return f"[{words}]({run.blob}{quote(file)}#L{place.line})" if run.blob else words


def as_text(text: str) -> str:
    """`text` in GitHub's Markdown as the same visible text: no markup, no link, nobody called."""
    shown = str(inert(visible(text))).replace(":", "&#58;").replace("@", "&#64;")
    return shown.replace("www.", "www&#46;")


def append_summary(run: Run, text: str) -> None:
    """Put `text` at the end of the run's summary. Raises OSError when it cannot be written."""
    if run.summary and text:
        with run.summary.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")


def room_for_summary(run: Run) -> int:
    """How many bytes the run's summary still takes."""
    written = run.summary.stat().st_size if run.summary and run.summary.is_file() else 0
    return max(0, SUMMARY - written)
