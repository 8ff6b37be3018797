"""Confirmations as editors have them on record, for tests of what these settle and show."""

from generator.checks.settling import SENTENCE
from generator.content.confirmation import Confirmation
from generator.content.problems import Doubt, Place
from generator.content.tree import Mapping


def confirmation(doubt: Doubt, by: str = "person", rule: str = SENTENCE) -> Confirmation:
    """That a reader found right what was in doubt."""
    return Confirmation(
        **{"\0node": Mapping(Place("content/confirmed/gazette.yaml"))},
        about=doubt.about,
        rule=rule,
        by=by,
        name="Reader",
        on="2024-05-04",
        fingerprint=doubt.fingerprint(rule),
    )
