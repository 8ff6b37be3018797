"""The index of search, read back from the script that holds it."""

import json
from typing import Any

BEFORE, AFTER = "explainerIndex(explainerFinding, ", ");\n"


def line_of(script: str) -> str:
    """The line of the script of search that hands over the index: its last."""
    *_, line = script.splitlines(keepends=True)
    assert line.startswith(BEFORE) and line.endswith(AFTER), line[:80]
    return line


def index_of(script: str) -> Any:
    """The index that the script of search hands over, which must be JSON and nothing else."""
    return json.loads(line_of(script)[len(BEFORE) : -len(AFTER)])
