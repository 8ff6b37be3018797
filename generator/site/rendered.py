"""Pages whose Markdown an engine has made HTML of before: they are not made again.

An engine of MkDocs' form is met in its public events. Before it makes HTML of a page, it is
handed an empty page where the HTML is known; afterwards it is given that. What is kept is all that
comes of a page's Markdown: its HTML, its headings, its anchors, and the links whose anchors the
engine compares when all pages are there. It is kept under all that it is made of: the page, the
extensions and their settings, the engine, and the versions of it and of Python-Markdown; and it
holds as long as each file that the engine looked up for it is found as it was, or is still missing.
Where an extension reads more than the page, or another plugin takes part, nothing is kept; else
templates of the page around the content are not compiled again either.

What was made to go to the site as it is gets a second name there: of an explainer with 10,000
statements these are 30,000 files, none of which is then read.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import Any, Protocol

from jinja2 import FileSystemBytecodeCache

from generator.content.atomic import keep_file
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind, digest_of

HOOK = Path(__file__).parents[1] / "cli" / "mkdocs_hook.py"
"""What engines of MkDocs' form call, where it is they that are started."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page, in the form in which engines of MkDocs' form read them."""

    level: int
    id: str
    name: str
    children: "list[Heading]"


LinkedFile = tuple[str, str, str] | None
"""A file as links see it: its path, its address and its standing; None where there is none."""


@dataclass(frozen=True)
class Rendered:
    """All that comes of a page's Markdown. `links` has, by the path of a file, the anchors that are
    linked to in it, each with the link as it was written. `asked` has each path that was looked up,
    with the path, the address and the standing of the file that was found there, if any was."""

    html: str
    headings: list[Heading]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    asked: dict[str, LinkedFile]


_RENDERED = KeptKind[Rendered]("rendered", Rendered)

READ_NO_MORE = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html"),
        *("sane_lists", "smarty", "tables", "toc"),
    )
)
"""The extensions of Markdown that read nothing but the page."""


class Ours:
    """What takes part in an engine's build and changes no page: of pages it hears, all is kept."""


class HearsFiles(Protocol):
    """What is told which files a site is to have."""

    def on_files(self, files: Any, *, config: Any) -> Any:
        """The files, as the engine is to go on with them."""


class RenderedPages(Ours):
    """Hands an engine what came of each page that has been made before, and keeps the others.

    `warnings` is the list to which it adds what it warns of: a page that it warns of is made anew
    each time, so that the warning is given each time.
    """

    def __init__(self, engine: str, kept: Kept, warnings: list[str]) -> None:
        self._makers = engine, version(engine), version("markdown")
        self._kept, self._warnings = kept, warnings
        self._common: bytes | None = None
        self._read: tuple[Any, ...] | None = None
        self._known: Rendered | None = None
        self._before = 0
        self._asked: dict[str, LinkedFile] = {}
        self._look_up: Callable[[str], Any] = lambda _: None

    def on_files(self, files: Any, *, config: Any) -> Any:
        """Learn what all pages are made of beside their own words."""
        common = _common(config)
        self._common = digest_of((*self._makers, *common)) if common else None
        _link_what_stays(files, os.path.normpath(config.docs_dir))
        self._look_up = partial(_looked_up, files.get_file_from_path, files.src_uris)
        files.get_file_from_path = self._noting
        return files

    def on_env(self, env: Any, *, config: Any, files: Any) -> Any:
        """The engine's templates, which it need not compile again."""
        if self._common is not None and env.bytecode_cache is None:
            env.bytecode_cache = FrameCode((*self._makers, *map(str, sorted(env.extensions))))
        return env

    def _noting(self, path: str) -> Any:
        """The file at a path, as the engine finds it; what was found is noted."""
        file = self._look_up(path)
        self._asked[path] = _found(file)
        return file

    def on_page_markdown(self, markdown: str, *, page: Any, config: Any, files: Any) -> str:
        """The Markdown to make HTML of: none where the HTML is known."""
        self._before, self._read, self._known = len(self._warnings), None, None
        self._asked = {}
        if self._common is None or "title" not in page.meta:
            return markdown
        self._read = (self._common, page.file.src_uri, page.file.dest_uri, markdown)
        known = self._kept.known(_RENDERED, self._read)
        if known and all(_found(self._look_up(path)) == was for path, was in known.asked.items()):
            self._known = known
        return markdown if self._known is None else ""

    def on_page_content(self, html: str, *, page: Any, config: Any, files: Any) -> str:
        """The HTML of the page of which the Markdown came last, from before or from now."""
        if self._known:
            _hand_over(self._known, page, self._look_up)
            return self._known.html
        # An engine that looks links up by other means has asked nothing.
        is_whole = bool(self._asked) or ".md" not in page.markdown
        if self._read and is_whole and len(self._warnings) == self._before:
            self._kept.keep(_RENDERED, self._read, _rendered(html, page, self._asked))
        return html


class FrameCode(FileSystemBytecodeCache):
    """Compiled templates of the page around the content in Jinja's per-user cache, each under its
    name and what compiled it: the folder that they stand in is another in each run."""

    def __init__(self, makers: Iterable[str]) -> None:
        super().__init__()
        self._makers = " ".join((*makers, version("jinja2")))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The key of a template; its text is compared when what is kept under it is read."""
        return super().get_cache_key(f"{self._makers} {name}")


def hand_pages(
    config: Any, engine: str, kept: Kept, warnings: list[str], hearing: HearsFiles | None = None
) -> None:
    """Let an engine of MkDocs' form, by the name of its package, meet a RenderedPages in the build
    that `config` is of, if anything is kept; and before it what is `hearing` of its files."""
    base = import_module(f"{engine}.plugins").BasePlugin
    if hearing:
        told = {"on_files": lambda _, files, *, config: hearing.on_files(files, config=config)}
        config.plugins[HearsFiles.__name__] = type(HearsFiles.__name__, (Ours, base), told)()
    if kept is not NONE_KEPT:
        one = type(RenderedPages.__name__, (RenderedPages, base), {})(engine, kept, warnings)
        config.plugins[RenderedPages.__name__] = one


def _looked_up(look_up: Callable[[str], Any], by_path: Mapping[str, Any], path: str) -> Any:
    """The file at a path, as the engine looks it up, which first asks what another way to write the
    path would be."""
    return by_path.get(path) or look_up(path)


def _link_what_stays(files: Any, docs: str) -> None:
    """Have each file that was made for the site, and goes there as it is, get a second name there.
    What an editor or a theme has is copied: that may be edited in its place."""
    inside, folders = f"{docs}{os.sep}", set[str]()
    for file in files:
        here = file.abs_src_path or ""
        if here.startswith(inside) and not file.is_documentation_page():
            file.copy_file = partial(_link, file, file.copy_file, folders)


def _link(file: Any, copy: Callable[..., None], folders: set[str], *how: Any, **more: Any) -> None:
    """Give a file its second name, or copy it where something stands; `folders` are known to be
    there."""
    there = file.abs_dest_path
    if os.path.lexists(there):
        copy(*how, **more)
        return
    if (folder := os.path.split(there)[0]) not in folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
        folders.add(folder)
    keep_file(file.abs_src_path, there)


def _found(file: Any) -> LinkedFile:
    """What a link reads of a file."""
    return None if file is None else (file.src_uri, file.url, str(file.inclusion))


def _common(config: Any) -> tuple[Any, ...] | None:
    """What all pages are made of beside their own words; None where that is not known."""
    extensions = config.markdown_extensions
    are_ours = all(map(_is_ours, config.plugins.values()))
    if not are_ours or not READ_NO_MORE.issuperset(map(str, extensions)):
        return None
    settings = [(name, _plain(config.mdx_configs.get(name))) for name in extensions]
    checked = sorted((part, str(value)) for part, value in config.validation.links.items())
    is_known = all(_is_known(value) for _, value in settings)
    plain = bool(config.use_directory_urls)
    return (settings, checked, plain) if is_known else None


def _is_ours(plugin: Any) -> bool:
    """Whether what takes part is ours, or our hook, which changes no page."""
    return isinstance(plugin, Ours) or getattr(plugin, "__file__", None) == str(HOOK)


def _plain(value: Any) -> Any:
    """A setting, with each function in it by its name."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    return value


def _is_known(value: Any) -> bool:
    """Whether a setting says all that it is."""
    if isinstance(value, Mapping):
        return all(map(_is_known, value.values()))
    return value is None or isinstance(value, str | int | float)


def _rendered(html: str, page: Any, asked: dict[str, LinkedFile]) -> Rendered:
    links = page.links_to_anchors or {}
    return Rendered(
        html=html,
        headings=[_heading(one) for one in page.toc],
        anchors=sorted(page.present_anchor_ids or ()),
        links={file.src_uri: dict(anchors) for file, anchors in links.items()},
        asked=asked,
    )


def _heading(one: Any) -> Heading:
    children = [_heading(inner) for inner in one.children]
    return Heading(level=one.level, id=one.id, name=one.title, children=children)


def _hand_over(known: Rendered, page: Any, look_up: Callable[[str], Any]) -> None:
    """Tell a page what came of its Markdown."""
    page.toc = import_module(type(page.toc).__module__).get_toc(
        [asdict(one) for one in known.headings]
    )
    page.present_anchor_ids = set(known.anchors)
    linked = ((look_up(path), found) for path, found in known.links.items())
    page.links_to_anchors = {file: found for file, found in linked if file}
