"""What a template reads is noted whole: where anything of it is another, its text is made anew."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jinja2 import StrictUndefined

from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.pages.templating import settings_for
from generator.pages.traces.kept_markdown import KeptMarkdown
from generator.pages.traces.noted_templates import NotedEnvironment


@dataclass(eq=False)
class Thing:
    """Something with a name, other things, and words about them."""

    name: str
    others: list["Thing"] = field(default_factory=list)
    best: "Thing | None" = None
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The first letter of its name."""
        return self.name[:1]

    def called(self, before: str, *, after: str = "") -> str:
        """Its name between two words."""
        return f"{before}{self.name}{after}"


@dataclass(frozen=True)
class Pair:
    """Two things."""

    one: Thing
    other: Thing


def find(things: list[Thing], name: str) -> Thing | None:
    """The thing of a name."""
    return next((one for one in things if one.name == name), None)


TEMPLATE = """
{% macro shown(one, is_long=false) %}{{ one.name }}{% if is_long %} {{ one.called('<', after='>') }}
{% endif %}{% endmacro %}
{% for one in things %}
{{ loop.index }}/{{ loop.length }} {{ shown(one, loop.first) }} {{ one.first }}
{% if one.best %}{{ shown(one.best) }}{% if one.best == one %} itself{% endif %}{% endif %}
{% for other in one.others[:2] if other != one %}{{ other.name }},{% endfor %}
{% if one.others | length > 2 %}more{% endif %}{% if first in one.others %} has it{% endif %}
{% for key, note in one.notes.items() %}{{ key }}={{ note }}{% endfor %}
{{ one.notes['a'] if one.notes['a'] is defined else 'none' }} {{ one.fame is defined }}
{{ one.others | map(attribute='name') | join(' ') }}
{% endfor %}
{% set found = find(things, wanted) %}
{{ found.name if found else 'nobody' }} {{ pair(first, things[-1]).other.name }}
{% set rest = things | selectattr('best') | list + first.others %}{{ rest | length }}
{% for one in rest | unique %}{{ one.first }}{% endfor %}
"""


def things(rng: Random) -> list[Thing]:
    """Some things at random."""
    found = [Thing(rng.choice("abc") + rng.choice("xyz")) for _ in range(rng.randrange(2, 5))]
    for one in found:
        one.others = [rng.choice(found) for _ in range(rng.randrange(4))]
        one.best = rng.choice([None, *found])
        one.notes = {key: rng.choice(["1", 2]) for key in "ab" if rng.random() < 0.5}
    return found


def change(given: dict[str, Any], rng: Random) -> None:
    """Make one thing of many another."""
    one, every = rng.choice(given["things"]), given["things"]
    match rng.randrange(8):
        case 0:
            one.name = rng.choice("abc") + rng.choice("xyz")
        case 1:
            one.best = rng.choice([None, *every])
        case 2:
            one.others = [rng.choice(every) for _ in range(rng.randrange(4))]
        case 3:
            one.notes = {key: rng.choice(["1", 2]) for key in "ab" if rng.random() < 0.5}
        case 4:
            every.append(Thing("new"))
        case 5:
            rng.shuffle(every)
        case 6:
            given["wanted"] = rng.choice(every).name
        case 7:
            one.best = Thing(one.best.name) if one.best else None  # alike, and not the same


def laid(folder: Path, template: str = TEMPLATE) -> NotedEnvironment:
    """An environment with one template."""
    (folder / "build").mkdir(parents=True, exist_ok=True)
    (folder / "one.md.jinja").write_text(template, "utf-8")
    environment = NotedEnvironment(**settings_for(folder))
    environment.globals.update(find=find, pair=Pair)
    return environment


def texts(folder: Path, environment: NotedEnvironment, given: dict[str, Any]) -> tuple[str, str]:
    """The text with what is kept, and afresh; a star before the one that was made now."""
    made: list[str] = []

    def render(values):
        made.append("*")
        return environment.get_template("one.md.jinja").render(values)

    def values():
        return {**given, "first": given["things"][0]}

    kept = Kept.of(folder, "1")
    made_of = KeptMarkdown(environment, kept)
    text = made_of.text("one", values, render)
    made_of.keep()
    kept.close()
    stars = "".join(made)
    return stars + text, KeptMarkdown(environment).text("one", values, render)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_changes_the_text_is_the_one_that_is_made_afresh(seed, tmp_path):
    """After any change of what a template reads its text is as if nothing were kept; where nothing
    changes, nothing is made again."""
    rng = Random(seed)
    environment, given = laid(tmp_path), {"things": things(rng), "wanted": "ax"}
    for _ in range(6):
        kept, afresh = texts(tmp_path, environment, given)
        assert kept.removeprefix("*") == afresh
        assert texts(tmp_path, environment, given) == (afresh, afresh)
        change(given, rng)


@pytest.mark.parametrize(
    ("template", "reads"),
    [
        ("{{ first.name }}", "name"),
        ("{{ first.best is none }}", "best"),
        ("{{ first.others | length }}", "others"),
        ("{{ 'yes' if first.others }}", "others"),
        ("{{ first.notes['a'] is defined }}", "notes"),
    ],
)
def test_what_is_not_read_changes_nothing(template, reads, tmp_path):
    """A text is made again for what its template reads, and for nothing else."""
    environment, one = laid(tmp_path, template), Thing("one")
    given = {"things": [one]}
    fields = {"name": "two", "best": one, "others": [one], "notes": {"a": 1}}
    texts(tmp_path, environment, given)
    for name, value in fields.items():
        setattr(one, name, value)
        assert texts(tmp_path, environment, given)[0].startswith("*") == (name == reads), name


def test_whether_two_are_the_same_is_read(tmp_path):
    """Another thing that says the same is another thing, and a template may tell them apart."""
    environment = laid(tmp_path, "{{ first.best == things[1] }}{{ first.best.name }}")
    one, other = Thing("one"), Thing("other")
    one.best = other
    given = {"things": [one, other]}
    assert texts(tmp_path, environment, given)[0] == "*Trueother"
    one.best = Thing("other")
    assert texts(tmp_path, environment, given)[0] == "*Falseother"


@pytest.mark.parametrize(
    "template",
    ["{% for key in first.notes %}{{ key }}{% endfor %}", "{{ 'a' in first.notes }}"],
)
def test_all_that_a_mapping_holds_is_read(template, tmp_path):
    """A mapping may be gone through, or searched, by itself."""
    environment, one = laid(tmp_path, template), Thing("one", notes={"a": Thing("two")})
    texts(tmp_path, environment, {"things": [one]})
    kept, afresh = texts(tmp_path, environment, {"things": [one]})
    assert kept == afresh
    one.notes = {"b": 1, "a": 2}
    kept, afresh = texts(tmp_path, environment, {"things": [one]})
    assert kept.removeprefix("*") == afresh


@pytest.mark.parametrize("template", ["{{ first.kinds | length }}", "{{ range(2) | length }}"])
def test_what_cannot_be_noted_is_made_each_time(template, tmp_path):
    """What a set of things holds is told in no order, and the engine's own functions are unknown:
    there is a doubt."""
    environment, one = laid(tmp_path, template), Thing("one", notes={"a": Thing("two")})
    one.kinds = {Thing("three")}  # type: ignore[attr-defined]
    for _ in range(2):
        kept, afresh = texts(tmp_path, environment, {"things": [one]})
        assert kept == f"*{afresh}"


def test_another_template_makes_another_text(tmp_path):
    """What was made by other templates is not looked at."""
    given = {"things": [Thing("one")]}
    texts(tmp_path, laid(tmp_path, "{{ first.name }}"), given)
    kept, _ = texts(tmp_path, laid(tmp_path, "{{ first.name }}!"), given)
    assert kept == "*one!"


def test_a_mistake_in_a_template_is_told_as_ever(tmp_path):
    """A name that nobody knows is an error while reads are noted, and notes nothing."""
    environment = laid(tmp_path, "{{ first.fame }}")
    assert environment.undefined is StrictUndefined
    for kept in (Kept.of(tmp_path, "1"), NONE_KEPT):
        with pytest.raises(Exception, match="fame"):
            KeptMarkdown(environment, kept).text(
                "one",
                lambda: {"first": Thing("one")},
                lambda values: environment.get_template("one.md.jinja").render(values),
            )
        assert environment.noting is None
