"""An article → drafts of statements, for an editor to finish.

    attribution ─ candidates ─ sections ─┐
                     dating, naming ─────┴─ entries ─ adding ─ content/*.yaml

What is in an article is taken over: who said what, where, and by which rule that was told. What
only an editor can judge is left empty: the words of a summary, what a reaction is a reaction to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.authoring.drafts.candidates import Candidate, find_candidates, find_section
from generator.authoring.drafts.entries import DraftIds, entry, named_parties
from generator.authoring.editing.edits import append_entries
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import read_file, transaction
from generator.content.model import SECTIONS
from generator.evidence.articles import Article
from generator.evidence.dossier import Dossier
from generator.evidence.languages import language_of
from generator.pages.pipeline import Outcome, read

_BACKGROUND_FILE = "content/background.yaml"


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry to add: to a list of a party's file, or (`section` None) to a file that is one."""

    file: str
    section: str | None
    entry: str


def plan_drafts(dossier: Dossier, article: Article, every: bool = False) -> list[Draft]:
    """A draft for each quotation and each reporting sentence of `article`, in its order.

    Those that a statement's evidence covers already are left out, unless `every` one is wanted.
    `dossier` is that with the drafts that exist already.
    """
    names = DraftIds(dossier)
    found = find_candidates(dossier, article, every)
    return [_draft(dossier, article, candidate, names) for candidate in found]


def group_drafts(drafts: Sequence[Draft]) -> dict[tuple[str, str | None], list[str]]:
    """The entries of `drafts` by file and section: files by name, sections as in the model."""
    order = {section: number for number, section in enumerate(SECTIONS)}
    groups: dict[tuple[str, str | None], list[str]] = {}
    for draft in sorted(drafts, key=lambda one: (one.file, order.get(one.section or "", 0))):
        groups.setdefault((draft.file, draft.section), []).append(draft.entry)
    return groups


def _draft(dossier: Dossier, article: Article, candidate: Candidate, names: DraftIds) -> Draft:
    """The draft of one candidate; in background.yaml, where it is not known who speaks."""
    said = candidate.utterance
    party = dossier.party_of(said.speaker or "")
    likely = party or dossier.party_of(said.perhaps or "")
    others = named_parties(dossier, candidate.own, likely)
    language = language_of(dossier.explainer, article.source)
    section = find_section(candidate, language, bool(others))
    name = names.propose(party, section.name, candidate.gist, article.source.id)
    text = entry(dossier, article, candidate, section, party, name)
    if party is None:
        return Draft(_BACKGROUND_FILE, None, text)
    return Draft(f"content/parties/{party.id}.yaml", section.name, text)


def add_drafts(root: Path, drafts: Sequence[Draft]) -> Outcome:
    """Add `drafts` at the ends of their lists in `root`/content, and check all again.

    Every file keeps its other lines. Should anything be wrong then, each is put back as it was.
    Raises CannotEdit, with nothing written, where a file is not fit to be changed.
    """
    names = dict.fromkeys(draft.file for draft in drafts)
    texts = {file: read_file(root, file) or f"{first_line(file)}\n" for file in names}
    for (file, section), entries in group_drafts(drafts).items():
        texts[file] = append_entries(texts[file], section, entries, file)
    with transaction(root) as files:
        for file, text in texts.items():
            files.write(file, text)
        files.apply()
        report = read(root)
        if not report.is_good:
            files.undo()
    return report
