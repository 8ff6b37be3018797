"""The folder content/.schema: one schema for each kind of file in content/, whose first line names
it.
"""

from contextlib import closing, suppress
from pathlib import Path

from generator.authoring.json_schema import render_schemas
from generator.authoring.transaction import transaction
from generator.content.atomic import Refusal
from generator.content.files import SCHEMAS, list_files, read_text
from generator.content.load import read_explainer
from generator.content.paths import CONTENT, content_file
from generator.content.state import program
from generator.evidence.articles import Archive
from generator.evidence.dossier import Dossier
from generator.evidence.kept import NONE_KEPT, Kept
from generator.evidence.resolve import resolve


def write_schemas(root: Path, drafted: Dossier | None = None, kept: Kept = NONE_KEPT) -> list[str]:
    """Write the schemas of the explainer in `root`, with the ids that it has; the names of those
    that are new or changed.

    `drafted` is what was read of it, drafts included; without it, it is read. Raises OSError where
    the disk will not take a file, and Refusal where the folder is none or a link.
    """
    drafted = drafted or _read(root)
    names, lost = (drafted.names, drafted.explainer.lost) if drafted else ({}, ())
    files = render_schemas(names, lost, kept)
    if not (root / CONTENT).exists():
        raise Refusal(f"there is no folder “{CONTENT}” here; name the explainer's with -C")
    stale = [name for name in files if read_text(root, f"{SCHEMAS}/{name}")[0] != files[name]]
    if stale:
        with transaction(root) as written:
            for name in stale:
                written.write(f"{SCHEMAS}/{name}", files[name])
    return stale


def refresh_schemas(root: Path, drafted: Dossier | None = None) -> None:
    """Bring the schemas up to date, if the disk lets us: no other work fails for them.

    While a file cannot be read, its ids are not known, and the schemas stay as they are.
    """
    drafted = drafted or _read(root)
    if drafted and not drafted.explainer.unread:
        with suppress(OSError, Refusal), closing(Kept.of(root, program())) as kept:
            write_schemas(root, drafted, kept)


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
