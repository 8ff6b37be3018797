"""Content that is damaged, malformed or meant to overwhelm: it is read, and each problem placed.

`make fuzz` runs the same with very many more cases.
"""

import gc
import multiprocessing

import pytest

from tests.lengths import tries
from tools.fuzz.__main__ import apart, bases_in, case, explode, run
from tools.fuzz.bombs import all_bombs, made

BOMBS = all_bombs()
EXPLODED = [name for name in BOMBS if "by a party" not in name][:: tries(6, 1)]
AT_ONCE = 12
"""How many explode in one process: to divide one off takes as long as most bombs."""
APART = "fork" in multiprocessing.get_all_start_methods()
"""Whether a case can be given a process of its own, which fails when it takes 200 MB more."""

needs_processes = pytest.mark.skipif(not APART, reason="this system cannot divide a process")


@needs_processes
@pytest.mark.parametrize("seed", range(4))
def test_wrong_files_never_fail(seed):
    """Whatever is done to its lines, fields or bytes, content can be checked, in little memory."""
    gc.collect()
    cases = tries(25, 1_000)
    tally = apart(run, f"test {seed}", range(cases))
    assert tally.cases == cases
    assert [failure for failure in tally.failures if "took" not in failure] == []


@needs_processes
@pytest.mark.parametrize("first", range(0, len(EXPLODED), AT_ONCE))
def test_bombs_are_harmless(first):
    """A small cause has no great effect: it is read in little memory, and its problems placed."""
    names = EXPLODED[first : first + AT_ONCE]
    tally = apart(explode, names)
    assert [failure for failure in tally.failures if "took" not in failure] == []
    assert tally.cases == len(names)


def test_bombs_that_must_be_there_are():
    """What is known to bring programs down is among the bombs, at its full size."""
    sizes = {name: len(made(*bomb)) for name, bomb in BOMBS.items()}
    assert sizes["flow lists in each other"] == 50_000
    assert sizes["many values"] > 3_000_000
    assert sizes["one long text"] > 3_999_000
    assert sizes["a line of 10 MB"] > 10_000_000
    assert sizes["quotation marks, in an article"] == 300_000
    assert sizes["a long line, on a page"] > 3_999_000


@pytest.mark.parametrize("number", range(tries(5, 20)))
def test_a_case_follows_from_its_number(number, tmp_path):
    """The same seed and number give the same bytes, so that a failure can be had again."""
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = bases_in(tmp_path / "one"), bases_in(tmp_path / "other")
    assert case(7, number, one) == case(7, number, other)
