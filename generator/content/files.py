"""What the program lends or gives to explainers: a configuration, the page around the content,
forms.

In a checkout it stands beside the package, where whoever works on the program's own explainer looks
for it; in an installed program it stands in the package.
"""

from __future__ import annotations

from pathlib import Path

PACKED = "lent"
"""The folder of the package that holds it all when the program is installed (pyproject.toml)."""


def lent(name: str) -> Path:
    """Where a file or folder of that name stands that the program lends."""
    package = Path(__file__).parents[1]
    packed = package / PACKED
    return (packed if packed.is_dir() else package.parent) / name
