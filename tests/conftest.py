"""What several test modules share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from generator.pages.pipeline import Outcome, read
from tests.broken_cases import copy_base
from tests.goldens import GOLDEN
from tests.lengths import tries
from tests.sites import ROOT

for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
    os.environ.pop(name, None)  # else what tests do wrong on purpose would be annotated

settings.register_profile("steady", derandomize=tries(True, False), deadline=None, database=None)
settings.load_profile("steady")
"""The same examples at each run, but for `make soak`, and no clock."""

LACKING = " is not there: "
"""What tells a test that was left out for want of a program."""


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors, since each waits at times; at most eight."""
    return min(8, (os.cpu_count() or 1) + 1)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Make what tests share before many workers start, so that none waits for another.

    Where only some files are to be tested, each thing is made when it is first asked for.
    """
    config = session.config
    has_workers = config.getoption("numprocesses", 0) and not hasattr(config, "workerinput")
    if has_workers and all(Path(argument).is_dir() for argument in config.args):
        from tests.bundles import prepare

        prepare(config._tmp_path_factory)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name, in one loud line, what was not run for want of a browser, and how to get it."""
    skipped = terminalreporter.stats.get("skipped", [])
    lost = [str(report.longrepr[2]) for report in skipped if LACKING in str(report.longrepr)]
    reasons = sorted({reason.removeprefix("Skipped: ") for reason in lost})
    if lost:
        line = f"NOT RUN: {len(lost)} browser tests. {'; '.join(reasons)}"
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture(scope="session", params=["minimal", "full", "hostile", "shipped"])
def report(request: pytest.FixtureRequest) -> Outcome:
    """What was read of an explainer. It is shared: change nothing."""
    return read(ROOT if request.param == "shipped" else GOLDEN / request.param)


@pytest.fixture(scope="session")
def shipped() -> Outcome:
    """What was read of the explainer of this repository. It is shared: change nothing."""
    return read(ROOT)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder with a small explainer in which nothing is wrong."""
    return copy_base(tmp_path / "base")
