"""One draft as YAML: what the article tells is filled in, with comments that say why.

Ids are permanent later on, so they look like those that stand there already. A day is filled in
where the article tells it by a weekday beside the verb of saying.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import get_args

from generator.authoring.article.vocabulary import ArticleWords, read_vocabulary
from generator.authoring.drafts.candidates import Candidate, Section
from generator.authoring.editing.layout import render_yaml
from generator.content.fields import PartialDate
from generator.content.ids import LONGEST_PROPOSED, free_id, latinize, slugify, taken_ids
from generator.content.model import Explainer, Party, Reaction, Statement
from generator.evidence.articles import Article
from generator.evidence.attribution.utterances import RULES
from generator.evidence.dossier import Dossier
from generator.evidence.languages import words
from generator.evidence.matching import fold, occurrences
from generator.pages.escape import one_line

_BETWEEN = 1
"""How many words may stand between the verb and the weekday, as in “said on Thursday”."""

_INFLECTED = 2
"""By how many letters at its end a weekday's name may differ."""


def said_on(
    explainer: Explainer, article: Article, candidate: Candidate
) -> tuple[PartialDate, str] | None:
    """The day on which something was said, and the weekday's name that tells it.

    None where the article does not tell, or was published on no day that is known: a weekday is
    the last one of that name up to then. Never a day that the content does not cover yet.
    """
    cue, published = candidate.utterance.cue, article.source.published
    if not cue or not published or not published.day:
        return None
    text = article.paragraphs[cue.paragraph - 1].text[cue.span.end :]
    clause = re.split(r"[.,;:!?“„«\"—–]", text, maxsplit=1)[0]
    vocabulary = read_vocabulary(article.source.language or explainer.language)
    for word in clause.split()[: _BETWEEN + 1]:
        if (number := _weekday(word, vocabulary)) is not None:
            last = datetime.date(published.year, published.month, published.day)
            day = last - datetime.timedelta((last.weekday() - number) % 7)
            date = PartialDate(day.year, day.month, day.day)
            return (date, word) if date <= explainer.as_of else None
    return None


def _weekday(word: str, vocabulary: ArticleWords) -> int | None:
    said = " ".join(words(word))
    for name, number in vocabulary.day_names.items():
        stem = name[: max(3, len(name) - _INFLECTED)]
        if said == name or (said.startswith(stem) and abs(len(said) - len(name)) <= _INFLECTED):
            return number
    return None


_WORDS = 7
_BACKGROUND = "bg"


class DraftIds:
    """Proposes ids, none of them taken."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._taken = taken_ids(dossier.explainer)

    def propose(self, party: Party | None, section: str, words: str, source: str) -> str:
        """An id with the prefix of its neighbours and the first of `words`, in Latin letters."""
        prefix = self._prefix(party, section)
        told = (slug(words) or source).removeprefix(f"{prefix}-")
        name = free_id(slugify(f"{prefix}-{told}", LONGEST_PROPOSED), self._taken)
        self._taken.add(name)
        return name

    def _prefix(self, party: Party | None, section: str) -> str:
        """What the ids of the party's statements begin with, and those of the section besides."""
        if party is None:
            return _first(self._dossier.explainer.background, 1) or _BACKGROUND
        first = _first(party.statements, 1) or party.id
        further = _first(getattr(party, section), 2)
        is_short = further.startswith(f"{first}-") and len(further) <= len(first) + 3
        return further if is_short else first


def _first(statements: Iterable[Statement], count: int) -> str:
    """The first `count` words that most of several ids have in common; nothing when none do."""
    heads = Counter("-".join(one.id.split("-")[:count]) for one in statements)
    head, often = heads.most_common(1)[0] if heads else ("", 0)
    return head if often > 1 and often * 2 > heads.total() else ""


def slug(words: str) -> str:
    """The first words as an id has them, in Latin letters; empty where there are no words."""
    return "-".join(slugify(latinize(words)).split("-")[:_WORDS])


_WIDTH = 96


def entry(
    dossier: Dossier,
    article: Article,
    candidate: Candidate,
    section: Section,
    party: Party | None,
    name: str,
) -> str:
    """The entry of a list, which begins with a hyphen in the first column.

    `party` is None where it is not known who speaks; the entry is then for background.yaml, and
    says where it may have to go.
    """
    text = render_yaml(
        "draft",
        name=name,
        candidate=candidate,
        section=section,
        party=party,
        likely=dossier.party_of(candidate.utterance.perhaps or ""),
        rules=RULES,
        issues=_issues(dossier, candidate),
        others=named_parties(dossier, candidate.own, party),
        responses=get_args(Reaction.model_fields["response"].annotation),
        dated=said_on(dossier.explainer, article, candidate),
        comment=_comment,
        slug=slug,
    )
    return "- " + text.rstrip().replace("\n", "\n  ") + "\n"


def _issues(dossier: Dossier, candidate: Candidate) -> list[str]:
    """The ids of the issues, first those that sound most like what is said."""
    said = _stems(f"{candidate.spoken} {candidate.own}")
    issues = dossier.explainer.issues
    likely = sorted(issues, key=lambda i: -len(said & _stems(f"{i.name} {i.summary or ''}")))
    return [issue.id for issue in likely]


def _stems(text: str) -> set[str]:
    return {word[:5] for word in fold(text).casefold().split() if len(word) > 3}


def named_parties(dossier: Dossier, text: str, besides: Party | None) -> list[str]:
    """The ids of the other parties that a text names, or whose people it names."""
    others = (party for party in dossier.explainer.parties if party is not besides)
    called = {p.id: sum((one.names for one in p.people), p.names) for p in others}
    return [p for p, names in called.items() if any(occurrences(name, text) for name in names)]


def _comment(text: str) -> str:
    lines = textwrap.wrap(one_line(text), _WIDTH, break_on_hyphens=False)
    return "\n".join(f"# {line}" for line in lines)
