"""The labels of statements: each has words, a tone with an icon, and a published rule."""

import re
from typing import get_args

import pytest

from generator.content.model import Point
from generator.content.statements import Answering, Reaction
from generator.evidence.labels import TONES, labels, principal, state
from generator.evidence.resolution.asks import Status
from generator.pages.pipeline import read
from generator.pages.words import Words
from tests.goldens import GOLDEN
from tests.sites import ROOT

SECTIONS = ("kind", "stance", "response", "ask_status", "outcome", "attribution")


def choices(model, field):
    """The words that a field of the model allows."""
    waiting = [model.model_fields[field].annotation]
    while waiting:
        held = get_args(waiting.pop())
        yield from (word for word in held if isinstance(word, str))
        waiting += held


def test_every_state_has_a_tone():
    """Whatever may be said of a stance, a response, an answer or a status has a tone."""
    told = {
        *(f"stance.{word}" for word in choices(Point, "stance")),
        *(f"response.{word}" for word in choices(Reaction, "response")),
        *(f"outcome.{word}" for word in choices(Answering, "answers")),
        *(f"ask_status.{word}" for word in get_args(Status)),
    }
    assert told == set(TONES)


def test_every_tone_has_an_icon():
    """The sprite has a symbol for each tone, and the stylesheet tints no tone that is none."""
    sprite = (ROOT / "overrides/partials/sprite.html").read_text("utf-8")
    styles = (ROOT / "overrides/assets/explainer.css").read_text("utf-8")
    tones = {*TONES.values(), *Words("en").section("kind")}
    assert tones <= set(re.findall(r'id="i--([a-z]+)"', sprite))
    assert set(re.findall(r"\.chip--([a-z]+)", styles)) <= tones


@pytest.mark.parametrize("section", SECTIONS)
def test_every_label_has_a_published_rule(section):
    """The method page explains the words of every label, in bold before the rule."""
    method = (ROOT / "content/pages/method.md").read_text("utf-8")
    explained = " ".join(re.findall(r"\*\*(.+?):?\*\*", method)).casefold()
    for words in Words("en").section(section).values():
        assert words.casefold() in explained, words


def test_an_ask_has_its_kind_and_its_status():
    """A statement has its kind first, then its response or what became of it; where there is room
    for one label, what is asked no more is told as that."""
    dossier = read(GOLDEN / "full").dossier
    for statement in dossier.statements:
        found, asked = labels(dossier, statement), dossier.asks.get(statement)
        assert found[0].key == f"kind.{statement.kind}"
        assert found[1:] == ((state(dossier, statement),) if state(dossier, statement) else ())
        if asked and asked.is_ask:
            assert found[1].key == f"ask_status.{asked.status}"
            assert (principal(dossier, statement) == found[1]) == asked.is_over
        else:
            assert principal(dossier, statement) == found[-1]
