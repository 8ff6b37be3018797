"""The sites in further languages: each is built by the same engine into a folder of the whole
site, before that is finished as one. Short because all else is done for the whole site.
"""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.folders import FURTHER
from generator.evidence.store.kept import NONE_KEPT, Kept
from generator.pages.language_sites import LanguageSite
from generator.site.configuration import write_settings
from generator.site.discovery import SITEMAP
from generator.site.engine import run_engine
from generator.site.previewed import Previewed, what_pages_share
from generator.site.settings import Order, resolve_settings

_OF_WHOLE_SITES = ("404.html", SITEMAP, f"{SITEMAP}.gz")
"""What an engine makes for a site that stands at a root of its own."""


def docs_of(order: Order, site: LanguageSite) -> Path:
    """Where the Markdown of a site in a further language stands, beside that of the whole."""
    return order.docs.parent / FURTHER.name / site.folder


def build_in_language(
    order: Order, site: LanguageSite, kept: Kept = NONE_KEPT, previewed: Previewed | None = None
) -> list[str]:
    """Let the engine build the site in a further language into its folder of what it has built;
    what it warns of. Of a site that is `previewed` only that is made which is changed.

    Raises EngineError when the engine stops.
    """
    docs, out = docs_of(order, site), order.out / site.folder
    part = replace(order, docs=docs, out=out, further=site)
    with TemporaryDirectory(prefix="explainer-") as name:
        desk = Path(name).resolve()
        settings = resolve_settings(part, site.dossier.explainer, desk)
        file = write_settings(settings, desk)
        with ExitStack() as showing:
            if previewed:
                shared = what_pages_share(part, settings, file)
                told = shared, site.dossier.explainer, site.written
                showing.enter_context(previewed.changed(*told))
            warnings = run_engine(order.engine, file, order.config, kept, previewed)
    for made in _OF_WHOLE_SITES:
        (out / made).unlink(missing_ok=True)
    return warnings
