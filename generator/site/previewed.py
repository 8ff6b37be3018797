"""What a live preview shows already: of it an engine makes only those pages again that are changed.

An engine of MkDocs' form can be asked for what is changed alone (`--dirty`): then a page that is
newer on the site than its Markdown is neither read nor written. It warns that the rest may be out
of date, since a page depends on more than its Markdown: on the frame, the settings, the titles in
the navigation, and on which pages there are. So before it looks, what may be another now is taken
away from the folder of the site, and is made.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.content.model import Explainer
from generator.content.writing import Written
from generator.pages.urls import own_path
from generator.site.configuration import Settings
from generator.site.settings import Order, is_told_by_files


class Previewed:
    """The folder of one site in a preview, from one build of it to the next."""

    def __init__(self) -> None:
        self._common, self._next = b"", b""
        self._changed, self._pages, self._shown = set[str](), set[str](), set[str]()

    @contextmanager
    def changed(
        self, shared: bytes, explainer: Explainer, written: Written | None
    ) -> Iterator[None]:
        """Learn what an engine makes in the body of the `with`: pages that have `what_pages_share`,
        of Markdown of which some was `written` since the last time. If that ends well, they are
        what is shown.

        The pages that editors wrote are always made: they may link to what has come or gone.
        """
        self._next = shared
        self._changed = {*(written.written if written else ()), *map(own_path, explainer.pages)}
        yield
        self._common = self._next

    def on_files(self, files: Any, *, config: Any) -> Any:
        """Take away from the site what may be another now, before the engine looks what is there.

        Until the build ends well, nothing is known of what is shown.
        """
        known, self._common = self._common, b""
        pages = {one.src_uri for one in files if one.is_documentation_page()}
        targets = {one.abs_dest_path: one.src_uri for one in files}
        if not known or (known, self._pages) != (self._next, pages):
            _empty(Path(config.site_dir))
        else:
            gone = self._shown - targets.keys()
            again = (target for target, path in targets.items() if path in self._changed)
            for target in (*gone, *again):
                Path(target).unlink(missing_ok=True)
        self._pages, self._shown = pages, {*targets}
        return files


class Previews(defaultdict[str, Previewed]):
    """The sites of a preview, each by its folder in the whole one."""

    def __init__(self) -> None:
        super().__init__(Previewed)


def what_pages_share(order: Order, settings: Settings, file: Path) -> bytes:
    """The SHA-256 of what all pages are made of beside their Markdown: of the `settings` in `file`,
    and of all that is laid beside it; empty where more may be read, or where an engine looks into
    pages for their titles."""
    if not (is_told_by_files(order.root, order.config) and _are_titled(settings.get("nav"))):
        return b""
    desk, digest = file.parent, sha256()
    for one in sorted(path for path in desk.rglob("*") if path.is_file()):
        digest.update(one.relative_to(desk).as_posix().encode("utf-8", "surrogatepass"))
        digest.update(sha256(one.read_bytes().replace(str(desk).encode(), b"")).digest())
    return digest.digest()


def _are_titled(nav: Any) -> bool:
    """Whether a navigation gives each of its pages a title."""
    if not isinstance(nav, list) or not all(isinstance(entry, dict) for entry in nav):
        return False
    inner = [one for entry in nav for one in entry.values()]
    return all(isinstance(one, str) or _are_titled(one) for one in inner)


def _empty(folder: Path) -> None:
    """Leave nothing in a folder, if there is one."""
    with suppress(FileNotFoundError):
        for one in folder.iterdir():
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one)
            else:
                one.unlink()
