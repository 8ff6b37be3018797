"""What has changed between two revisions, in short, and a drafted entry for the list of changes."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring.diff import POINT, Comparison, Finding, Shift, Side, compare
from generator.authoring.editing.edits import append_entries, read_values
from generator.authoring.editing.layout import brackets, scalar
from generator.authoring.git import find_revision
from generator.authoring.migration.migrate import bring_lists_over
from generator.authoring.rewordings import UNCHANGED, edits_between
from generator.authoring.schema_files import first_line
from generator.authoring.transaction import read_file, transaction
from generator.content.atomic import Refusal
from generator.content.dates import PartialDate
from generator.content.files import list_files, read_bytes
from generator.content.ids import LONGEST_ID
from generator.content.load import read_explainer
from generator.content.paths import CONTENT, content_file, home, path_for_addition
from generator.content.problems import counted
from generator.content.scripts import capitalized
from generator.evidence.articles.archive import SEEDS
from generator.pages.words import Words, words_for
from generator.site.source_date import day_of, source_date

_NEW = ("party", "issue", "source", "event", "question", "difference")


def headline(comparison: Comparison, words: Words) -> str:
    """What readers would want to know first, as one sentence; empty when it is nothing."""
    new = (f"new.{kind}" for kind in _NEW for _ in comparison.of(kind, "added"))
    edited = ("edited" for one in comparison.of("source", "changed") if _is_edited(one))
    counts = Counter((*_statuses(comparison), *new, *edited))
    others = (words.text(f"changed.{key}", n).format(n=n) for key, n in counts.items())
    news = [*_counted(comparison, words), *_stances(comparison, words), *others]
    told = words.text("changed.joint").join(news)
    told = capitalized(told, words.locale.language)
    return words.text("changed.sentence").format(told=told) if told else ""


def _is_edited(finding: Finding) -> bool:
    """Whether it is a source of which a paragraph says something else."""
    return finding.edits not in ((), (UNCHANGED,))


def _counted(comparison: Comparison, words: Words) -> Iterator[str]:
    """How many statements were added, removed or revised, party by party."""
    for verb, key in (("added", "added"), ("removed", "removed"), ("changed", "revised")):
        found = [one for one in comparison.of("statement", verb) if not _is_told_by_itself(one)]
        for party, count in Counter(finding.party for finding in found).items():
            name = comparison.names.get(("party", party), party) or words.text("kind.background")
            yield words.text(f"changed.{key}", count).format(n=count, party=name)


def _has_but_another_id(finding: Finding) -> bool:
    """Whether something was renamed, and says what it said."""
    return finding.verb == "changed" and not (finding.shifts or finding.edits)


def _is_told_by_itself(finding: Finding) -> bool:
    """Whether a changed statement is one that other headlines tell of, or has but another id."""
    fields = {shift.field for shift in finding.shifts}
    return finding.verb == "changed" and fields <= {"status"}


def _stances(comparison: Comparison, words: Words) -> Iterator[str]:
    for finding in (one for one in comparison.findings if one.kind == POINT):
        stance = getattr(finding.record, "stance", None)
        told = Shift("stance", (), (stance,) if stance else ())
        if finding.verb == "removed":
            told = Shift("stance", told.after, ())
        shift = finding.shift("stance") if finding.verb == "changed" else told
        if not shift or shift.before == shift.after:
            continue
        before, after = (
            words.text(f"stance.{said[0]}") if said else "" for said in (shift.before, shift.after)
        )
        issue = str(getattr(finding.record, "issue", ""))
        key = "stance" if before and after else "stance_new" if after else "stance_gone"
        yield words.text(f"changed.{key}").format(
            party=comparison.names.get(("party", finding.party), finding.party),
            issue=comparison.names.get(("issue", issue), issue),
            before=before,
            after=after,
        )


def _statuses(comparison: Comparison) -> list[str]:
    """What has become of each ask whose status has changed."""
    changed = comparison.of("statement", "changed") + comparison.of("question", "changed")
    return [f"status.{shift.after[0]}" for one in changed if (shift := one.shift("status"))]


NOW = "the files as they are now"

_ABOUT = "# What changed on the site, and when.\n"
"""What a list begins with that is not there yet."""


@dataclass(frozen=True)
class ProposedChange:
    """What has changed, the words to tell it in, and what could not be compared.

    `on` is the day of the newer side: of its last commit, or else of its content.
    """

    comparison: Comparison
    words: Words
    notes: tuple[str, ...]
    on: PartialDate

    @property
    def entry(self) -> str | None:
        """An entry for the list of changes, to be made better by an editor; None without news."""
        told = self._told
        return f"- on: {self.on}\n  id: {self.name}\n  {told}" if told else None

    @property
    def _told(self) -> str:
        """What the entry says, as lines of YAML; nothing without news."""
        said = headline(self.comparison, self.words)
        if not said:
            return ""
        of = self.comparison.of
        seen = [*of("statement", "added"), *of("statement", "changed")]
        ids = [finding.id for finding in seen if not _has_but_another_id(finding)]
        named = f"  statements: {brackets(ids)}\n" if ids else ""
        return f"summary: {scalar(said)}\n{named}"

    @property
    def name(self) -> str:
        """Its id, and what a file is called that holds it alone: its day, and the first new source,
        so that no two editors choose the same; without one, the first thing that has changed, and
        digits that stand for the entry, since several may have changed something of that."""
        for source in self.comparison.of("source", "added"):
            return f"{self.on}-{source.id}"[:LONGEST_ID].rstrip("-")
        said = f"- on: {self.on}\n  {self._told}"
        digits = hashlib.sha256(said.encode()).hexdigest()[:6]
        news = (one for one in self.comparison.findings if not _has_but_another_id(one))
        ids = [one.id for one in news if one.id]
        first = "-".join([str(self.on), *ids[:1]])[: LONGEST_ID - 7].rstrip("-")
        return f"{first}-{digits}"


def read_proposal(root: Path, base: str, head: str | None = None) -> ProposedChange:
    """Compare the revisions `base` and `head` of the explainer in `root`, or `base` and what is
    in `root` now.

    Raises NoRevision when there is no such revision, and Refusal when nothing of a side can be
    read.
    """
    old, was, _ = _read_revision(root, base)
    new, now, day = _read_revision(root, head) if head else (_read(root, NOW), _Working(root), None)
    if new.explainer is None:
        raise Refusal(f"at {head}, there is no content to compare")
    try:
        on = day or day_of(source_date(root, new.explainer.as_of))
    except ValueError as error:
        raise Refusal(str(error)) from None
    words = words_for(new.explainer)
    edits = edits_between(old.explainer, was, new.explainer, now) if old.explainer else {}
    comparison = _with_edits(compare(old, new), new, edits)
    notes = (*_notes(base, old), *_notes(head or NOW, new))
    return ProposedChange(comparison, words, notes, on)


def _with_edits(
    comparison: Comparison, new: Side, edits: Mapping[str, Sequence[str]]
) -> Comparison:
    """A comparison with what was edited in sources' texts, by their ids, in the place of hashes."""
    waiting = {name: tuple(lines) for name, lines in edits.items()}
    findings = []
    for one in comparison.findings:
        if one.kind == "source" and one.verb == "changed" and one.id in waiting:
            shifts = tuple(shift for shift in one.shifts if shift.field != "sha256")
            one = replace(one, shifts=shifts, edits=waiting.pop(one.id))
        findings.append(one)
    for name, lines in waiting.items():
        if lines != (UNCHANGED,):
            findings.append(
                Finding("changed", "source", new.records["source", name][0], edits=lines)
            )
    return replace(comparison, findings=tuple(findings))


class _Working(Mapping[str, bytes]):
    """The files of an explainer as they are now, each read when it is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, file: str) -> bytes:
        data, problem = read_bytes(self._root, file)
        if problem:
            raise KeyError(file)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(list_files(self._root, SEEDS)[0])

    def __len__(self) -> int:
        return len([*self])


def _read_revision(root: Path, name: str) -> tuple[Side, Mapping[str, bytes], PartialDate]:
    revision = find_revision(root, name)
    with revision.laid_out(CONTENT) as folder:
        bring_lists_over(folder)
        is_there = (folder / CONTENT).is_dir()
        side = _read(folder, name) if is_there else Side(None)
    return side, revision.read_files(SEEDS), revision.date()


def _read(root: Path, name: str) -> Side:
    explainer, problems = read_explainer(root)
    if explainer is None:
        first = f": {problems[0].place.file}: {problems[0].message}" if problems else ""
        raise Refusal(f"{name}: the content has too many mistakes to compare{first}")
    return Side(explainer, problems)


def _notes(name: str, side: Side) -> Iterator[str]:
    """What is to be known of a side of which not all could be compared."""
    errors = sum(problem.is_error for problem in side.problems)
    if side.explainer is None:
        yield f"{name} has no explainer in this folder: all of it is new"
    elif errors:
        mistakes = counted(errors, "mistake")
        yield f"{mistakes} of form in {name}: what is wrong there is not compared"
        for file in sorted(side.explainer.unread):
            yield f"{name}: {file.rstrip('/')} could not be read; nothing in it is compared"


def add_change(root: Path, proposal: ProposedChange) -> tuple[str, bool]:
    """Put the entry that is proposed at the end of a list of changes; the file that has it, and
    whether it is new there.

    Raises CannotEdit when a list is not fit to be read or written to.
    """
    target, entry = path_for_addition(root, "changes", proposal.name), proposal.entry or ""
    [meant] = read_values(entry) or [None]
    for file in (one.path for one in map(content_file, list_files(root, CONTENT)[0]) if one):
        if home(file) == home(target) and meant in (read_values(read_file(root, file), file) or ()):
            return file, False
    text = read_file(root, target) or f"{first_line(target)}\n{_ABOUT}"
    with transaction(root) as files:
        files.write(target, append_entries(text, None, [entry], target))
    return target, True
