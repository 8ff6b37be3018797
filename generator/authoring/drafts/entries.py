"""One draft as YAML: what the article tells is filled in, with comments that say why.

Ids are permanent later on, so they look like those that stand there already. A day is filled in
where the article tells it by a weekday beside the verb of saying.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from generator.authoring.article.vocabulary import ArticleWords, read_vocabulary
from generator.authoring.drafts.candidates import Candidate, Section
from generator.authoring.editing.layout import scalar
from generator.content.fields import PartialDate
from generator.content.ids import LONGEST_PROPOSED, free_id, latinize, slugify, taken_ids
from generator.content.model import UNNAMED, Explainer, Party, Person, Reaction
from generator.evidence.articles import Article, listed
from generator.evidence.attribution.utterances import RULES, Utterance
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
    for number, name in vocabulary.day_names.items():
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
            ids = (statement.id for statement in self._dossier.explainer.background)
            return _first(ids, 1) or _BACKGROUND
        first = _first((statement.id for statement in party.statements), 1) or party.id
        peers = (statement.id for statement in getattr(party, section))
        further = _first(peers, 2)
        is_short = further.startswith(f"{first}-") and len(further) <= len(first) + 3
        return further if is_short else first


def _first(ids: Iterable[str], count: int) -> str:
    """The first `count` words that most of several ids have in common; nothing when none do."""
    heads = Counter("-".join(name.split("-")[:count]) for name in ids)
    head, often = heads.most_common(1)[0] if heads else ("", 0)
    return head if often > 1 and often * 2 > heads.total() else ""


def slug(words: str) -> str:
    """The first words as an id has them, in Latin letters; empty where there are no words."""
    return "-".join(slugify(latinize(words)).split("-")[:_WORDS])


_WIDTH = 96
_LISTED = 6
"""How many ids a comment lists."""


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
    lines = [f"id: {name}", *_comments(dossier, candidate, section, party)]
    lines.append("review: needed # complete and correct this, then delete this line")
    lines += _fields(dossier, candidate, section, party)
    if dated := said_on(dossier.explainer, article, candidate) if party else None:
        lines.append(f"on: {dated[0]} # the article: “{dated[1]}”")
    lines.append("evidence:")
    lines += [f"  {line}" for citation in candidate.citations for line in citation.lines()]
    first, *rest = lines
    return "\n".join([f"- {first}", *(f"  {line}" for line in rest)]) + "\n"


def _fields(
    dossier: Dossier, candidate: Candidate, section: Section, party: Party | None
) -> Iterator[str]:
    """The fields of a statement up to its evidence; empty ones with what may stand there."""
    speaker = candidate.utterance.speaker
    yield _issue(dossier, candidate)
    if party is None:
        if speaker == UNNAMED:
            yield f"speaker: {UNNAMED} # the article leaves the name out"
        yield "summary: # one neutral sentence"
        return
    if section.kind:
        yield f"kind: {section.kind} # {_because(section)}"
    yield f"speaker: {scalar(speaker or '')}"
    if section.name == "conditions":
        yield _choice("qualifies", "a position", [p.id for p in party.positions])
    if section.name == "reactions":
        yield _choice(
            "to", "a statement, an event or a party", named_parties(dossier, candidate.own, party)
        )
        yield _choice("response", "one of", get_args(Reaction.model_fields["response"].annotation))
    words = "question" if section.name == "open_questions" else "summary"
    yield f"{words}: # one neutral {'question' if words == 'question' else 'sentence'}"


def _comments(
    dossier: Dossier, candidate: Candidate, section: Section, party: Party | None
) -> Iterator[str]:
    """What the article says there, and by which rule the speaker was told."""
    said = candidate.utterance
    numbers = listed(part.paragraph for part in said.parts)
    yield from _comment(f"paragraph {numbers}: {candidate.context}")
    rule = f"{RULES[said.rule]} [{said.rule}, confidence {said.confidence}]"
    if party is None:
        yield from _comment(f"{_who(said)}: {rule}")
        yield from _guesses(dossier, said, section)
        return
    yield from _comment(f"{said.name or said.speaker}: {rule}")
    if section.name != "positions":
        yield from _comment(f"{section.name}: {_because(section)}")


def _who(said: Utterance) -> str:
    """Why no party's people made an utterance."""
    if said.speaker:
        return "a source without a name"
    is_sure = said.confidence == "high"
    return "someone who is not among the people" if is_sure else "who speaks is not known"


def _guesses(dossier: Dossier, said: Utterance, section: Section) -> Iterator[str]:
    """Who may have spoken, where that is not sure, and what to do then."""
    if said.perhaps and (party := dossier.party_of(said.perhaps)):
        place = f"`{section.name}` of content/parties/{party.id}.yaml"
        yield from _comment(f"perhaps it is {said.perhaps}: then move this to {place}")
    elif said.name and not said.speaker:
        yield from _comment(
            f"new person? “{said.name}”: then add this to `people` in the file of their party, and "
            f"move the draft to its `{section.name}`"
        )
        yield f"#   - id: {slug(said.name) or 'some-name'}"
        yield f"#     name: {one_line(scalar(said.name))}"


def _issue(dossier: Dossier, candidate: Candidate) -> str:
    """The issue, where there is but one; else a comment with those that sound most like it."""
    issues = dossier.explainer.issues
    if len(issues) == 1:
        return f"issue: {issues[0].id}"
    said = _stems(f"{candidate.spoken} {candidate.own}")
    likely = sorted(issues, key=lambda i: -len(said & _stems(f"{i.name} {i.summary or ''}")))
    return _choice("issue", "one of", [issue.id for issue in likely])


def _stems(text: str) -> set[str]:
    return {word[:5] for word in fold(text).casefold().split() if len(word) > 3}


def named_parties(dossier: Dossier, text: str, besides: Party | None) -> list[str]:
    """The ids of the other parties that a text names, or whose people it names."""
    others = (party for party in dossier.explainer.parties if party is not besides)
    return [p.id for p in others if any(occurrences(name, text) for name in _called(p))]


def _called(party: Party) -> Iterator[str]:
    records: tuple[Party | Person, ...] = (party, *party.people)
    for record in records:
        yield from (record.name, *record.aliases)


def _choice(field: str, what: str, names: Iterable[str]) -> str:
    """A field without a value, and in a comment what may stand there."""
    some = list(names)
    more = f", … and {len(some) - _LISTED} more" if len(some) > _LISTED else ""
    told = ", ".join(some[:_LISTED]) + more
    return f"{field}: # {what}: {told}" if told else f"{field}: # {what}"


def _because(section: Section) -> str:
    return f"the article says “{one_line(section.cue or '')}”"


def _comment(text: str) -> list[str]:
    lines = textwrap.wrap(one_line(text), _WIDTH, break_on_hyphens=False)
    return [f"# {line}" for line in lines]
