"""Right content that looks like a mistake, and of which an editor is told nothing.

Each folder of tests/sound is laid over the base of tests/broken, as a case there is, which
broken_cases.py tells.
"""

from pathlib import Path

import pytest

from tests.broken_cases import lay_over, show

SOUND = Path(__file__).parent / "sound"


@pytest.mark.parametrize("case", sorted(SOUND.iterdir()), ids=lambda one: one.name)
def test_nothing_is_told_of_what_is_right(case, base):
    """What may be written so has neither an error nor a warning."""
    lay_over(case, base)
    assert show(base)[1] == "\n"
