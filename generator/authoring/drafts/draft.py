"""An article → drafts of statements, for an editor to finish.

What is in an article is taken over: who said what, where, and by which rule that was told. What
only an editor can judge is left empty: the words of a summary, what a reaction is a reaction to.

Ids are permanent later on, so they look like those that stand there already. A day is filled in
where the article tells it by a weekday beside the verb of saying.
"""

from __future__ import annotations

import datetime
import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from generator.authoring.article.vocabulary import ArticleWords, read_vocabulary
from generator.authoring.drafts.candidates import Candidate, find_candidates, find_kind
from generator.authoring.editing.edits import append_entries
from generator.authoring.editing.layout import render_yaml
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import read_file, transaction
from generator.content.dates import PartialDate
from generator.content.ids import LONGEST_PROPOSED, free_id, latinize, slugify
from generator.content.model import Explainer, Party
from generator.content.paths import content_file, path_for_addition, path_for_statements
from generator.content.references import taken_ids
from generator.content.statements import Reaction, Statement
from generator.evidence.articles.archive import Article
from generator.evidence.attribution.utterances import RULES
from generator.evidence.languages import language_of, words
from generator.evidence.matching import fold, occurrences
from generator.evidence.resolution.dossier import Dossier
from generator.pages.escape import one_line
from generator.pages.pipeline import Outcome, read

Drafts = dict[tuple[str, str | None], list[str]]
"""Entries to add, by file and section, in order; the section is None for a file that is a list."""


def plan_drafts(root: Path, dossier: Dossier, article: Article, every: bool = False) -> Drafts:
    """A draft for each quotation and each reporting sentence of `article`, in its order.

    Those that a statement's evidence covers already are left out, unless `every` one is wanted.
    `dossier` is that of the explainer in `root`, with the drafts that exist already.
    """
    names, drafts = DraftIds(dossier), Drafts()
    for candidate in find_candidates(dossier, article, every):
        file, section, entry = draft_candidate(root, dossier, article, candidate, names)
        drafts.setdefault((file, section), []).append(entry)
    return dict(sorted(drafts.items(), key=lambda one: one[0][0]))


def draft_candidate(
    root: Path, dossier: Dossier, article: Article, candidate: Candidate, names: DraftIds
) -> tuple[str, str | None, str]:
    """The file, section and entry of one candidate; in the background, where it is not known who
    speaks: the entry, which begins with a hyphen in the first column, says where it may have to go.
    """
    explainer, said = dossier.explainer, candidate.utterance
    party = dossier.party_of(said.speaker or "")
    likely = party or dossier.party_of(said.perhaps or "")
    others = _named_parties(explainer, candidate.own, likely)
    source = article.source.id
    files = {one.id: path_for_statements(root, one.id, source) for one in explainer.parties}
    file = files[party.id] if party else path_for_addition(root, "background", source)
    goes = [file] if party else [file, *files.values()]
    kind = find_kind(candidate, language_of(explainer, article.source), bool(others))
    text = render_yaml(
        "draft",
        name=names.propose(party, kind.name, candidate.gist, source),
        candidate=candidate,
        kind=kind,
        party=party,
        likely=likely,
        named_by=said.mention and article.words(said.mention),
        likely_file=likely and files[likely.id],
        is_implied=all(map(_is_of_source, goes)),
        rules=RULES,
        issues=_issues(explainer, candidate),
        others=others,
        responses=get_args(Reaction.model_fields["response"].annotation),
        dated=said_on(explainer, article, candidate),
        comment=_comment,
        slug=slug,
    )
    entry = "- " + text.rstrip().replace("\n", "\n  ") + "\n"
    return file, "statements" if party else None, entry


def _is_of_source(file: str) -> bool:
    found = content_file(file)
    return bool(found and found.source)


def add_drafts(root: Path, drafts: Drafts) -> Outcome:
    """Add `drafts` at the ends of their lists in `root`/content, and check all again.

    Every file keeps its other lines. Should anything be wrong then, each is put back as it was.
    Raises CannotEdit, with nothing written, where a file is not fit to be changed.
    """
    texts: dict[str, str] = {}
    for (file, section), entries in drafts.items():
        text = texts.get(file) or read_file(root, file) or f"{first_line(file)}\n"
        texts[file] = append_entries(text, section, entries, file)
    with transaction(root) as files:
        for file, text in texts.items():
            files.write(file, text)
        files.apply()
        report = read(root)
        if not report.is_good:
            files.undo()
    return report


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
            last = datetime.date.fromisoformat(str(published))
            day = last - datetime.timedelta((last.weekday() - number) % 7)
            date = PartialDate.parse(day.isoformat())
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

    def propose(self, party: Party | None, kind: str, words: str, source: str) -> str:
        """An id with the prefix of its neighbours and the first of `words`, in Latin letters."""
        prefix = self._prefix(party, kind)
        told = (slug(words) or source).removeprefix(f"{prefix}-")
        name = free_id(slugify(f"{prefix}-{told}", LONGEST_PROPOSED), self._taken)
        self._taken.add(name)
        return name

    def _prefix(self, party: Party | None, kind: str) -> str:
        """What the ids of the party's statements begin with, and those of its kind besides."""
        if party is None:
            return _first(self._dossier.explainer.background, 1) or _BACKGROUND
        first = _first(party.statements, 1) or party.id
        further = _first((one for one in party.statements if one.kind == kind), 2)
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


def _issues(explainer: Explainer, candidate: Candidate) -> list[str]:
    """The ids of the issues, first those that sound most like what is said."""
    said = _stems(f"{candidate.spoken} {candidate.own}")
    called = {issue.id: f"{issue.name} {issue.summary or ''}" for issue in explainer.issues}
    return sorted(called, key=lambda name: -len(said & _stems(called[name])))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in fold(text).casefold().split() if len(word) > 3}


def _named_parties(explainer: Explainer, text: str, besides: Party | None) -> list[str]:
    """The ids of the other parties that a text names, or whose people it names."""
    others = (party for party in explainer.parties if party is not besides)
    called = {p.id: sum((one.names for one in p.people), p.names) for p in others}
    return [p for p, names in called.items() if any(occurrences(name, text) for name in names)]


def _comment(text: str) -> str:
    lines = textwrap.wrap(one_line(text), _WIDTH, break_on_hyphens=False)
    return "\n".join(f"# {line}" for line in lines)
