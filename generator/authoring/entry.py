"""What is known of an article → its entry in sources.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.article.metadata import FIELDS, Description, Told
from generator.authoring.editing.values import brackets, scalar
from generator.content.characters import without_forbidden
from generator.content.problems import shortened
from generator.evidence.matching import readable


def render_entry(name: str, file: str, sha256: str, known: Description) -> str:
    """The entry of a source, with a comment at each thing that tells where it comes from."""
    lines = [f"- id: {name}", f"  file: {scalar(file)}", f"  sha256: {sha256}"]
    for field in FIELDS:
        lines += _field(field, known.told[field])
    lines.append(f"  paragraphs: {known.rule}")
    if known.boilerplate:
        lines += ["  boilerplate:", *_boilerplate(known)]
    return "".join(f"{line}\n" for line in lines)


def _field(name: str, told: Told) -> Iterator[str]:
    if told.value:
        value = scalar(told.value) if isinstance(told.value, str) else brackets(list(told.value))
        yield f"  {name}: {value}{_comment(told.reason)}"
    elif told.reason and name != "language":
        yield f"  # {name}: not known; {_safe(told.reason)}"


def _boilerplate(known: Description) -> Iterator[str]:
    for number, kind in known.boilerplate.items():
        yield f"    - paragraph: {number}{_comment(shortened(known.paragraphs[number - 1], 50))}"
        yield f"      kind: {kind}"


def _comment(text: str) -> str:
    return f"  # {_safe(text)}" if text else ""


def _safe(text: str) -> str:
    """`text` on one line, without anything that a file of ours may not hold."""
    return shortened(readable(without_forbidden(text)), 120)
