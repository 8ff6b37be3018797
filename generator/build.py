"""The pipeline: read → check → plan → render → write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks import check
from generator.content import read_explainer
from generator.export import export_all
from generator.pages import Page, find_path_clashes, plan
from generator.problems import Problem, counted, has_errors
from generator.relations import Relations
from generator.render import render_all
from generator.sources import read_archive
from generator.writer import Written, write_all

MARKDOWN = Path("build/docs")


@dataclass(frozen=True)
class Report:
    """What a run found and did: nothing is written when there is an error."""

    problems: list[Problem]
    relations: Relations | None = None
    pages: tuple[Page, ...] = ()
    written: Written | None = None

    @property
    def is_good(self) -> bool:
        """Whether there is no error; warnings may be there."""
        return not has_errors(self.problems)

    def count(self) -> str:
        """How many errors and warnings there are, in words."""
        errors = sum(problem.is_error for problem in self.problems)
        return f"{counted(errors, 'error')}, {counted(len(self.problems) - errors, 'warning')}"

    def show(self, root: Path) -> str:
        """Every problem as an editor reads it, its file named from the current folder."""
        prefix = os.path.relpath(root).replace(os.sep, "/") + "/"
        prefix = "" if prefix == "./" else prefix
        return "\n".join(problem.show(root, prefix) for problem in self.problems)


def read(root: Path) -> Report:
    """Read and check the explainer in `root` and plan its pages; write nothing."""
    explainer, problems = read_explainer(root)
    if explainer is None:
        return Report(sorted(problems))
    archive, more = read_archive(root, explainer)
    relations = Relations(explainer, archive)
    problems += more + check(relations)
    pages = () if has_errors(problems) else tuple(plan(relations))
    problems += find_path_clashes(pages)
    return Report(sorted(problems), relations, pages)


def generate(root: Path) -> Report:
    """Read, check, plan, render and write one explainer's Markdown."""
    return write(root, read(root))


def write(root: Path, report: Report) -> Report:
    """Write the Markdown of what was read, unless it has errors."""
    if not report.is_good or report.relations is None:
        return report
    written = write_all(root / MARKDOWN, files(report.relations, report.pages))
    return replace(report, written=written)


def files(relations: Relations, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Every file of the Markdown folder: pages and exports."""
    yield from render_all(relations, pages)
    yield from export_all(relations)
