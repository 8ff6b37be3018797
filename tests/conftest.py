"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.broken_cases import copy_base


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder with a small explainer in which nothing is wrong."""
    return copy_base(tmp_path / "base")
