"""The labels of statements: each has words, a tone with an icon, and a published rule."""

import re
from typing import get_args

import pytest

from generator.content.statements import Condition, Question, Reaction, View
from generator.evidence.labels import TONES, labels, principal, state
from generator.pages.pipeline import read
from generator.pages.words import Words
from tests.goldens import GOLDEN
from tests.sites import ROOT

SECTIONS = ("kind", "stance", "response", "condition_status", "question_status", "attribution")


def choices(model, field):
    """The words that a field of the model allows."""
    annotation = model.model_fields[field].annotation
    for inner in (annotation, *get_args(annotation)):
        yield from (word for word in get_args(inner) if isinstance(word, str))


def test_every_state_has_a_tone():
    """Whatever an editor may type for a stance, a response or a status has a tone."""
    typed = {
        *(f"stance.{word}" for word in choices(View, "stance")),
        *(f"response.{word}" for word in choices(Reaction, "response")),
        *(f"condition_status.{word}" for word in choices(Condition, "status")),
        *(f"question_status.{word}" for word in choices(Question, "status")),
    }
    assert typed == set(TONES)


def test_every_tone_has_an_icon():
    """The sprite has a symbol for each tone, and the stylesheet tints no tone that is none."""
    sprite = (ROOT / "overrides/partials/sprite.html").read_text("utf-8")
    styles = (ROOT / "overrides/assets/explainer.css").read_text("utf-8")
    tones = {*TONES.values(), *Words("en").catalogue["kind"]}
    assert tones <= set(re.findall(r'id="i--([a-z]+)"', sprite))
    assert set(re.findall(r"\.chip--([a-z]+)", styles)) <= tones


@pytest.mark.parametrize("section", SECTIONS)
def test_every_label_has_a_published_rule(section):
    """The method page explains the words of every label, in bold before the rule."""
    method = (ROOT / "content/pages/method.md").read_text("utf-8")
    explained = " ".join(re.findall(r"\*\*(.+?):?\*\*", method)).casefold()
    for words in Words("en").catalogue[section].values():
        assert words.casefold() in explained, words


def test_stance_takes_the_place_of_the_kind():
    """A position with a stance has that label alone; a demand keeps its kind beside a stance."""
    dossier = read(GOLDEN / "full").dossier
    for statement in dossier.statements:
        found = [label.key for label in labels(statement)]
        if statement.kind == "position" and statement.stance:
            assert found == [f"stance.{statement.stance}"]
        else:
            assert found[0] == f"kind.{statement.kind}"
        assert principal(statement) in labels(statement)
        assert (state(statement) is None) == (found == [f"kind.{statement.kind}"])
