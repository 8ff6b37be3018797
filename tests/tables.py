"""Tables of texts that tests try, in tests/tables: a file for a test module, a fact a row."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one, where there is one: each worker reads all tables."""

FOLDER = Path(__file__).parent / "tables"


def table(module: str, name: str) -> Any:
    """One table of a module: its rows, or what it has by name."""
    return yaml.load((FOLDER / f"{module}.yaml").read_text("utf-8"), LOADER)[name]
