"""How much is tried: enough in `make test`, much more in `make soak`."""

import os
from typing import TypeVar

T = TypeVar("T")


def tries(few: T, many: T) -> T:
    """How often, or with what, a test tries: `many` under `make soak`, which sets SOAK."""
    return many if os.environ.get("SOAK") else few
