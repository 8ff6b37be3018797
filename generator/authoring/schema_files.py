"""The folder content/.schema: one schema for each kind of file in content/, whose first line names
it.
"""

import hashlib
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from generator.authoring.transaction import transaction
from generator.content.atomic import Refusal
from generator.content.files import SCHEMAS, list_files, read_bytes, read_text
from generator.content.load import read_explainer
from generator.content.model import Person, Source
from generator.content.paths import CONTENT, content_file
from generator.content.state import program
from generator.evidence.articles.archive import Archive
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind

_Known = tuple[dict[str, dict[str, str]], tuple[str, ...]]
"""What each id stands for, by the kind of thing that has it; and ids of what was not understood."""

_WRITTEN = KeptKind[dict[str, str]]("schemas", dict[str, str])
"""The SHA-256 of each file, by its name."""


def write_schemas(root: Path) -> list[str]:
    """Write the schemas of the explainer in `root`, with the ids that it has; the names of those
    that are new or changed.

    Raises OSError where the disk will not take a file, and Refusal where the folder is none or a
    link.
    """
    return _write(root, _rendered(_known(_read(root)), NONE_KEPT))


def refresh_schemas(root: Path, drafted: Dossier | None = None) -> None:
    """Bring the schemas up to date, if the disk lets us: no other work fails for them.

    `drafted` is what was read of the explainer, drafts included; without it, it is read. While a
    file cannot be read, its ids are not known, and the schemas stay as they are.
    """
    drafted = drafted or _read(root)
    if drafted and not drafted.explainer.unread:
        with suppress(OSError, Refusal), closing(Kept.of(root, program())) as kept:
            known = _known(drafted)
            written = kept.known(_WRITTEN, known)
            if not written or _digests(root, written) != written:
                files = _rendered(known, kept)
                _write(root, files)
                kept.keep(_WRITTEN, known, _digests(root, files))


def _rendered(known: _Known, kept: Kept) -> dict[str, str]:
    # It takes longer to be ready than all else here, and is asked for when an id is new.
    from generator.authoring.json_schema import render_schemas

    return render_schemas(*known, kept)


def _write(root: Path, files: dict[str, str]) -> list[str]:
    if not (root / CONTENT).exists():
        raise Refusal(f"there is no folder “{CONTENT}” here; name the explainer's with -C")
    stale = [name for name in files if read_text(root, f"{SCHEMAS}/{name}")[0] != files[name]]
    if stale:
        with transaction(root) as written:
            for name in stale:
                written.write(f"{SCHEMAS}/{name}", files[name])
    return stale


def _digests(root: Path, names: Iterable[str]) -> dict[str, str]:
    there = {name: read_bytes(root, f"{SCHEMAS}/{name}") for name in names}
    return {
        name: hashlib.sha256(data).hexdigest() for name, (data, fault) in there.items() if not fault
    }


def _known(drafted: Dossier | None) -> _Known:
    if drafted is None:
        return {}, ()
    told = {
        kind: {name: _description(one) for name, one in of.items()}
        for kind, of in drafted.names.items()
    }
    return told, tuple(sorted(drafted.explainer.lost))


def _description(record: Any) -> str:
    """What an id stands for, in words."""
    match record:
        case Person():
            parts: tuple[Any, ...] = (record.name, *record.offices)
        case Source():
            parts = (record.publisher, record.title, record.published)
        case _:
            parts = (getattr(record, "name", None) or record.summary,)
    return ", ".join(str(part) for part in parts if part)


def _read(root: Path) -> Dossier | None:
    explainer, _ = read_explainer(root)
    return resolve(explainer, Archive({})) if explainer else None


def first_line(file: str) -> str:
    """The first line of a YAML file in content/, which names its schema."""
    found, up = content_file(file), "../" * (file.count("/") - 1)
    assert found, "the file is one that is read"
    return f"# yaml-language-server: $schema={up}{Path(SCHEMAS).name}/{found.kind}.json"


def without_first_line(root: Path) -> list[str]:
    """The YAML files of the explainer in `root` that do not begin with the line that they should
    begin with."""
    files, _ = list_files(root, CONTENT)
    known = (f for f in files if f.endswith(".yaml") and content_file(f))
    texts = ((file, read_text(root, file)[0]) for file in known)
    heads = {f: text.partition("\n")[0].rstrip() for f, text in texts if text is not None}
    return [file for file, head in heads.items() if head != first_line(file)]
