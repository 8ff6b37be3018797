"""What was worked out of single texts is let go of where what follows needs none of it.

Rules ask the same of the same words many times, so each answer is held on to. Of a thousand
statements these are a hundred megabytes, on top of which those of the next thousand would come, and
pages and an engine.

Short because it has one duty, which no other step has a part in.
"""

import sys
from functools import lru_cache

_MANY = 64
"""How many answers are held on to at least by what is asked of texts. What is asked of a whole
explainer holds on to the last few; what is asked of languages, to all."""

_HOLDING = type(lru_cache(len))


def forget_texts() -> None:
    """Let go of all that any module of this program has worked out of texts. It is worked out again
    when it is asked for."""
    modules = [module for name, module in sys.modules.items() if name.startswith("generator.")]
    for module in modules:
        for one in vars(module).values():
            if isinstance(one, _HOLDING) and (one.cache_parameters()["maxsize"] or 0) >= _MANY:
                one.cache_clear()
