"""Drafts → the files of content/, and a check of what came out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.authoring.drafts.draft import Draft, group_drafts
from generator.authoring.editing.edits import append_entries
from generator.authoring.editing.saving import read_file, write_files
from generator.authoring.schema_files import first_line
from generator.pages.pipeline import Report, read


def add_drafts(root: Path, drafts: Sequence[Draft]) -> Report:
    """Add `drafts` at the ends of their lists in `root`/content, and check all again.

    Every file keeps its other lines. Should anything be wrong then, each is put back as it was.
    Raises CannotEdit, with nothing written, where a file is not fit to be changed.
    """
    files = dict.fromkeys(draft.file for draft in drafts)
    before = {file: read_file(root, file) for file in files}
    after = {file: text or f"{first_line(file)}\n" for file, text in before.items()}
    for (file, section), entries in group_drafts(drafts).items():
        after[file] = append_entries(after[file], section, entries, file)
    write_files(root, after)
    report = read(root)
    if not report.is_good:
        write_files(root, {file: text for file, text in before.items() if text})
        for file in (file for file, text in before.items() if not text):
            (root / file).unlink()
    return report
