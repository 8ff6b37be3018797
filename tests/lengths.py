"""How much is tried: enough in `make test`, much more in `make soak`."""

import os


def tries(few: int, many: int) -> int:
    """How often a test tries: `many` times under `make soak`, which sets SOAK."""
    return many if os.environ.get("SOAK") else few
