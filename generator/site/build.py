"""The steps of a build, the same for every command and for an engine's own: Markdown → a site.

Everything is written down for an engine, an engine runs, its output is finished and told what it
is made from, and takes its place at once. An engine runs in the body of a `with`, so that either
a command of this program calls it, or it is an engine that has called our hook.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.atomic import publish, staged
from generator.content.folders import MARKDOWN, site_folder
from generator.content.state import program
from generator.content.writing import Written, write_all
from generator.evidence.store.forgetting import forget_texts
from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.pages import pipeline
from generator.pages.language_sites import language_sites
from generator.pages.pipeline import Outcome, files
from generator.site.configuration import (
    Settings,
    config_file,
    markdown_of,
    site_address,
    web_in,
    web_of,
    write_settings,
)
from generator.site.discovery import write_discovery
from generator.site.downloads import find_downloads
from generator.site.edition import Edition
from generator.site.engine import EngineError, find_engine, run_engine
from generator.site.finish import finish
from generator.site.further_languages import build_in_language, docs_of
from generator.site.host_files import carry_over
from generator.site.manifest import packages, write_manifest
from generator.site.previewed import Previewed, Previews, what_pages_share
from generator.site.settings import Order, frame_folders, is_told_by_files, resolve_settings
from generator.site.source_date import VARIABLE, source_date, variable_set
from generator.site.tokens import read_tokens
from generator.site.unused_settings import unused_settings

EDITION = Path("build/edition")
"""Beside it stands, while bundles are made, what they are made from."""


@dataclass
class Work:
    """An engine's part of a build: `file` holds the `settings`; it leaves its `warnings` here.

    `epoch` is the moment that it is dated by, in seconds since 1970; `is_changed` tells afterwards
    whether the site is another than before. What is `kept` of it, or `previewed`, need not be made
    again.
    """

    order: Order
    settings: Settings
    file: Path
    written: Written | None = None
    warnings: list[str] = field(default_factory=list)
    epoch: int = 0
    is_changed: bool = True
    kept: Kept = NONE_KEPT
    previewed: Previewed | None = None

    @property
    def is_known(self) -> bool:
        """Whether nothing takes part in it but the explainer's own files and what is installed."""
        return is_told_by_files(self.order.root, self.order.config)

    def run(self) -> None:
        """Let the engine that is asked for do it. Raises EngineError when it stops."""
        told = self.file, self.order.config, self.kept, self.previewed
        self.warnings += run_engine(self.order.engine, *told)


Tell = Callable[[str], None]
"""Hears what an editor is to know, and what does not end the build."""


@contextmanager
def build(
    root: Path,
    outcome: Outcome,
    tell: Tell,
    config: Path | None = None,
    target: Path | None = None,
    is_strict: bool = False,
    engine: str = "",
) -> Iterator[Work]:
    """Build the site of the checked explainer in `root`; an engine runs in the body of the `with`.

    It is that of the name `engine`, or the first that is there. The old site stays as it is until
    the new one is whole and has passed every check. Raises EngineError, if it `is_strict` also when
    the engine warned, and Refusal when the old site was not made here. Whoever calls this is
    `alone`, and has a `target` from `site_folder`.
    """
    target, config = target or site_folder(root), config or config_file(root)
    engine = find_engine(engine)
    with keeping(root, is_strict) as kept:
        outcome = _written(root, outcome, config, tell, kept)
        with staged(target) as fresh:
            order = Order(root, config, root / MARKDOWN, fresh, engine)
            with _finished(order, outcome, is_strict, kept) as work:
                work.written = outcome.written
                work.warnings += _unused(order, outcome)
                yield work
            work.is_changed = publish(fresh, target)


def keeping(root: Path, is_strict: bool = False) -> AbstractContextManager[Kept]:
    """What is kept of the explainer in `root`; nothing for a run that `is_strict`, which publishes.
    What is new of it is kept in the end."""
    return closing(NONE_KEPT if is_strict else Kept.of(root, program()))


@contextmanager
def preview(
    root: Path,
    outcome: Outcome,
    config: Path,
    out: Path,
    engine: str = "",
    unmended: str = "",
    previews: Previews | None = None,
) -> Iterator[Work]:
    """The same without what takes time and is not seen: for whoever looks at each edit.

    What is `unmended` is told above each page. The sites in further languages are built behind
    that which the engine builds in the body of the `with`. What stays the same since the builds
    before it, of which `previews` knows, need not be made again.
    """
    previews = Previews() if previews is None else previews
    order = Order(root, config, root / MARKDOWN, out, find_engine(engine), unmended=unmended)
    with keeping(root) as kept:
        outcome = pipeline.write(root, outcome, web_of(config), kept=kept)
        assert outcome.dossier, "the content has no errors"
        told = outcome.dossier.explainer, outcome.written
        with _asked(order, outcome) as work:
            work.kept, work.previewed = kept, previews[""]
            shared = what_pages_share(order, work.settings, work.file)
            with work.previewed.changed(shared, *told):
                yield work
        for site in outcome.sites:
            build_in_language(order, site, kept, previews[site.folder])


@contextmanager
def offline_edition(root: Path, outcome: Outcome, engine: str = "") -> Iterator[Edition]:
    """The explainer as a finished site that works from a folder; the folder is gone afterwards.

    Raises EngineError when it could not be built, is not fit to be read, or the engine warns.
    """
    assert outcome.dossier, "the content has no errors"
    config, engine = config_file(root), find_engine(engine)
    with staged(root / EDITION) as fresh:
        order = Order(root, config, fresh / "docs", fresh / "site", engine, is_offline=True)
        web = web_of(config)
        whole, *further = language_sites(outcome.dossier, outcome.pages)
        write_all(order.docs, files(outcome.dossier, whole.pages, web))
        for site in further:
            write_all(docs_of(order, site), files(site.dossier, site.pages, site.web(web)))
        with _finished(order, replace(outcome, sites=tuple(further)), is_strict=True) as work:
            work.run()
        address, to_html = site_address(config), markdown_of(config)
        folders = frame_folders(root, config, work.settings["theme"])
        laid_out = (order.out, work.epoch, address, to_html, engine, read_tokens(folders))
        others = tuple(Edition(one.dossier, one.pages, *laid_out) for one in further)
        yield Edition(outcome.dossier, outcome.pages, *laid_out, others)


def write_pages(
    root: Path, outcome: Outcome, config: Path, tell: Tell, kept: Kept = NONE_KEPT
) -> Written | None:
    """Write the Markdown that the published site is built from to MARKDOWN, and that of further
    languages beside it; what is `kept` of it is not made again."""
    return _written(root, outcome, config, tell, kept).written


def _written(root: Path, outcome: Outcome, config: Path, tell: Tell, kept: Kept) -> Outcome:
    """The same, with what became of it; the pages stay those that were planned."""
    web = web_of(config)
    downloads = find_downloads(root, config, web.url, tell)
    forget_texts()  # what the rules asked
    written = pipeline.write(root, outcome, web, bool(web.url), downloads, kept=kept)
    forget_texts()
    return written


@contextmanager
def _asked(order: Order, outcome: Outcome) -> Iterator[Work]:
    """All that an engine is asked for, laid out for it."""
    assert outcome.dossier, "the content has no errors"
    with TemporaryDirectory(prefix="explainer-") as name:
        desk = Path(name).resolve()
        settings = resolve_settings(order, outcome.dossier.explainer, desk)
        yield Work(order, settings, write_settings(settings, desk))


@contextmanager
def _finished(
    order: Order, outcome: Outcome, is_strict: bool, kept: Kept = NONE_KEPT
) -> Iterator[Work]:
    """What an engine is asked for; and its output made ready to be published, with a manifest.

    Raises EngineError when it is not fit for that, and Refusal, before an engine runs, where a
    manifest could not tell what it was built with.
    """
    packages()
    with _dated(order.root, outcome) as epoch, _asked(order, outcome) as work:
        work.epoch, work.kept = epoch, kept
        yield work
    for site in outcome.sites:
        work.warnings += build_in_language(order, site, kept)
    folders = [site.folder for site in outcome.sites]
    address = work.settings.get("site_url") or ""
    if order.is_offline:  # the page for what is not there needs a server
        (order.out / "404.html").unlink(missing_ok=True)
    found = finish(order.out, address, order.is_offline, kept, folders)
    faults = [fault.show(order.out) for fault in found]
    work.warnings += () if order.is_offline else carry_over(order.root, order.out)
    assert outcome.dossier, "the content has no errors"
    write_discovery(order.out, outcome.dossier, outcome.pages, web_in(work.settings), outcome.sites)
    if faults or (is_strict and work.warnings):
        raise EngineError(work.warnings, faults)
    write_manifest(order.root, order.config, order.out, epoch, address, order.engine)


def _unused(order: Order, outcome: Outcome) -> Iterator[str]:
    assert outcome.dossier, "the content has no errors"
    return unused_settings(order.root, order.config, outcome.dossier.explainer.title)


@contextmanager
def _dated(root: Path, outcome: Outcome) -> Iterator[int]:
    """Let everything that an engine dates meanwhile be of one moment, in seconds since 1970.

    Raises EngineError when the moment that was set is none.
    """
    assert outcome.dossier, "the content has no errors"
    try:
        epoch = source_date(root, outcome.dossier.explainer.as_of)
    except ValueError as error:
        raise EngineError([str(error)]) from error
    with variable_set(VARIABLE, str(epoch)):
        yield epoch
