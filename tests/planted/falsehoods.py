"""What a falsehood is, and the register of those who make them."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from tests.planted.folders import HERE, Draft, Folder

AT_MOST = {"read": 5, "unread": 5, "shipped": 12}
"""How many of a class are made of one folder; what was written down is all tried."""


@dataclass(frozen=True)
class Falsehood:
    """Something false in a folder: its class, what it is put into, the false words, the words of
    the article beside which they are false, and how to plant it."""

    kind: str
    of: str
    told: str
    beside: str
    plant: Callable[[Draft], object]
    is_written: bool = False


Maker = Callable[[Folder], Iterable[Falsehood]]

MAKERS: list[Maker] = []
"""All that make falsehoods, in order."""

KINDS: dict[str, tuple[str, int]] = {}
"""Each class of falsehoods: its group, and how much of it may pass, in percent."""


def of_kinds(group: str, limit: int, *kinds: str) -> Callable[[Maker], Maker]:
    """Register what makes falsehoods of these classes."""
    KINDS.update(dict.fromkeys(kinds, (group, limit)))

    def register(maker: Maker) -> Maker:
        if maker not in MAKERS:
            MAKERS.append(maker)
        return maker

    return register


def falsehoods(folder: Folder, only: Iterable[str] = ()) -> Iterator[Falsehood]:
    """What is planted in a folder: the same at each run, in the order of the register."""
    wanted = set(only)
    found: dict[str, list[Falsehood]] = {}
    for maker in MAKERS:
        for one in maker(folder):
            found.setdefault(one.kind, []).append(one)
    for kind in KINDS:
        made = found.get(kind, [])
        if wanted and kind not in wanted:
            continue
        drawn = [one for one in made if not one.is_written]
        if len(drawn) > (most := AT_MOST[folder.half]):
            drawn = random.Random(f"{folder.name} {kind}").sample(drawn, most)
        yield from [one for one in made if one.is_written] + drawn


@cache
def language(name: str) -> dict:
    """What falsehoods in a language are made of."""
    return yaml.load((HERE / "languages" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)


def turned(text: str, name: str, rules: str) -> Iterator[str]:
    """`text` as each of the rules that fit turns it, the first one first.

    Questions are not turned; what denies already is not denied once more.
    """
    data = language(name)
    is_denied = rules == "negation" and any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.I) for one in data["negatives"]
    )
    if text.rstrip()[-1:] in "?؟":
        return
    for rule in data["affirmed" if is_denied else rules]:
        pattern, _, instead = rule.partition(" →")
        new = re.sub(pattern, instead.strip(), text, count=1)
        if new != text:
            new = re.sub(r"^(Does not|Не) (\w)", lambda one: f"{one[1]} {one[2].lower()}", new)
            yield new


def open_end(text: str) -> str:
    """A sentence without its full stop."""
    return text.rstrip().rstrip(".")


def picked(folder: Folder, seed: str, values: list) -> object:
    """One of some values, the same at each run."""
    return random.Random(f"{folder.name} {seed}").choice(values)
