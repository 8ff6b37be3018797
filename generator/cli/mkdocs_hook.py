"""Lets plain `mkdocs build` and `mkdocs serve` regenerate the Markdown first, and ProperDocs' too.

It is thin: the generator does the work. While serving, a mistake in the content is printed, and
shown on the last good pages, which stay.
"""

from __future__ import annotations

import atexit
import logging
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority
from mkdocs.theme import Theme

sys.path.insert(0, str(Path(__file__).parents[2]))  # MkDocs loads hooks by path

from generator.authoring.schema_files import refresh_schemas
from generator.cli.console import tell
from generator.content.atomic import Refusal, alone
from generator.content.folders import OVERRIDES
from generator.content.model import FOLDERS
from generator.content.own_words import WORDS
from generator.content.paths import CONTENT, DIVISIBLE
from generator.content.problems import counted
from generator.content.state import make_room
from generator.content.text_translations import TRANSLATIONS
from generator.evidence.languages import language_data, read_language
from generator.pages.pipeline import Outcome, read
from generator.pages.words import forget_packs
from generator.site.build import Work, build, preview
from generator.site.engine import EngineError, engine_warnings
from generator.site.previewed import Previews
from generator.site.rendered import hand_pages
from generator.site.settings import has_ways
from generator.site.unchanged import traces

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_ENGINE = BuildError.__module__.partition(".")[0]
"""Which engine has called: ProperDocs lends its own modules by the names of those of MkDocs."""

GENERATOR = Path(__file__).parents[1]
WATCHED = (CONTENT, "seeds", OVERRIDES)
LENT = ("pages/templates", "pages/words", "evidence/languages")
INSIDE = (*FOLDERS, *DIVISIBLE, WORDS, TRANSLATIONS)
"""The folders in content/ that editors write. Where the first two are there at the start, nothing
else in there is watched, so that the schemas, which a build may write, are no reason for another
build; where they are not, all of content/ is, since a folder that comes is not told of."""


PATIENCE = 60.0
"""How many seconds a preview waits for a build that runs at the same time."""

_state: dict[str, Any] = {
    **{"serving": False, "good": None, "unmended": ""},
    **{"server": None, "watched": {}, "previews": Previews(), "lent": []},
}
"""Whether this is a live preview, what was read last without errors, and the errors that came
since; what serves that preview, the folders that it watches, each with those in it or not, what it
shows, and the traces of the program's own words."""

_running = ExitStack()
"""The build that MkDocs has been asked for: it is finished when MkDocs has done its part."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a live preview."""
    fresh: dict[str, Any] = {"good": None, "server": None, "watched": {}, "previews": Previews()}
    _state.update(fresh, serving=command == "serve")


@event_priority(100)  # before the search plugin asks the theme for its language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Regenerate the Markdown, and fit the site to it. Raises BuildError on errors in the content.

    MkDocs asks this of its hooks at each build, before it empties the site's folder; so a build
    that is no preview gets another folder to empty and to fill.
    """
    _running.close()
    root = Path(config.docs_dir).parents[1]
    try:
        work = _begin(root, _read(root, may_keep=not config.strict), config)
    except (Refusal, EngineError) as error:
        raise BuildError(str(error)) from error
    for warning in work.warnings:
        tell(f"warning: {warning}")
    told = _running.enter_context(engine_warnings(_ENGINE))
    told += work.warnings
    work.warnings = told
    hand_pages(config, _ENGINE, work.kept, told, work.previewed)
    config.site_name = work.settings["site_name"]
    if address := work.settings.get("site_url"):
        config.site_url = f"{address.rstrip('/')}/"
    config.site_dir = work.settings["site_dir"]
    config.nav = work.settings.get("nav")
    if has_ways(Path(config.docs_dir)):
        config.validation.links.anchors = logging.DEBUG  # as MkDocs reads `ignore`
    config.extra = work.settings["extra"]
    config.theme = Theme(**work.settings["theme"])
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site as `explainer build` does; a live preview shows it as the engine leaves it,
    with the sites in further languages beside it.

    Raises BuildError when the site is not fit to be published; then the old one stays.
    """
    if _state["serving"]:
        _finish_preview(Path(config.docs_dir).parents[1])
        return
    try:
        _running.close()
    except EngineError as error:
        tell("\n".join(error.faults))
        warnings = counted(len(error.warnings), "warning")
        what = counted(len(error.faults), "error") if error.faults else warnings
        raise BuildError(f"the site has {what}") from error


def _finish_preview(root: Path) -> None:
    try:
        with alone(root, PATIENCE):
            _running.close()
    except (Refusal, EngineError) as error:
        raise BuildError(str(error)) from error


def on_build_error(error: BaseException) -> None:
    """Leave nothing behind of a build that failed."""
    _running.__exit__(type(error), error, error.__traceback__)


atexit.register(on_build_error, KeyboardInterrupt())  # of Ctrl-C, MkDocs tells its hooks nothing


def _begin(root: Path, report: Outcome, config: MkDocsConfig) -> Work:
    file, target = Path(config.config_file_path), Path(config.site_dir)
    if _state["serving"]:
        with alone(root, PATIENCE):
            told = _state["unmended"], _state["previews"]
            steps = preview(root, report, file, target, _ENGINE, *told)
            return _running.enter_context(steps)
    _running.enter_context(alone(root))
    steps = build(root, report, tell, file, target, config.strict, _ENGINE)
    return _running.enter_context(steps)


def _read(root: Path, may_keep: bool) -> Outcome:
    """What is to be built from: the last without errors. Raises BuildError where there is none."""
    _forget_words()
    _watch(root)
    if may_keep:
        make_room(root)
    report = read(root, may_keep)
    refresh_schemas(root, report.drafted)
    if report.problems:
        tell(report.show(root))
    _state["unmended"] = "" if report.is_good else report.show(root)
    if report.is_good:
        _state["good"] = report
    elif not (_state["serving"] and _state["good"]):
        raise BuildError(f"the content has {report.count()}")
    else:
        tell(f"{report.count()}: the last good pages stay until this is mended")
    good: Outcome = _state["good"]
    return good


def _forget_words() -> None:
    """Forget words that were read: a preview follows edits of the program's too, which are few."""
    now = [trace for one in LENT for trace in traces(GENERATOR / one)]
    if now != _state["lent"]:
        forget_packs()
        for kept in (language_data, read_language):
            kept.cache_clear()
    _state["lent"] = now


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what editors write instead of what is generated from it."""
    server.unwatch(config.docs_dir)
    _state["server"] = server
    _watch(Path(config.docs_dir).parents[1])
    return server


def _watch(root: Path) -> None:
    """Watch each folder that editors write and that is there now."""
    inside = [root / CONTENT / name for name in INSIDE]
    watched: dict[Path, bool] = _state["watched"]
    is_whole = watched.get(root / CONTENT, not all(map(Path.is_dir, inside[: len(FOLDERS)])))
    folders = [*(root / name for name in WATCHED), *(GENERATOR / one for one in LENT)]
    for folder in folders if is_whole else folders + inside:  # twice watched is twice built
        if _state["server"] and folder.is_dir() and folder not in watched:
            watched[folder] = is_whole or folder != root / CONTENT
            _state["server"].watch(str(folder), recursive=watched[folder])
