"""The explainer's configuration file → all that an engine is told, in plain values.

Nothing is left to be looked up, adapted or resolved: the explainer's name, language and words are
in it, one folder with every file of the frame, and a navigation of the pages that there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape

from generator.content.bystanders import is_bystander
from generator.content.catalogue import known_places
from generator.content.files import lent
from generator.content.folders import OVERRIDES
from generator.content.model import Explainer, further_languages
from generator.pages.dividing.ways import LINKS
from generator.pages.escape import web_address
from generator.pages.foreign import tongue_of_page
from generator.pages.language_sites import LanguageSite
from generator.pages.translated import told_of_translation
from generator.pages.urls import edit_base
from generator.pages.words import Words, words_for
from generator.site.configuration import THEME, Settings, extensions_of, read_settings
from generator.site.copying import copy_folder
from generator.site.engine import has_theme
from generator.site.host_files import refuse_links
from generator.site.rendered import READ_NO_MORE
from generator.site.tokens import put_tokens

CATALOGUE = ("shell", "script")
"""The sections of the site's own words that the frame and its script show."""


@dataclass(frozen=True)
class Order:
    """What is to be built: the Markdown in `docs`, as the file `config` says, into `out`.

    `root` is the explainer's folder. An `is_offline` site is one for a folder: its links name
    files, and it has no address. `engine` is which one builds it. A `further` one is in
    another language than the content, in a folder of the whole site. Above the pages of a preview
    stands what is `unmended` of the content.
    """

    root: Path
    config: Path
    docs: Path
    out: Path
    engine: str
    is_offline: bool = False
    further: LanguageSite | None = None
    unmended: str = ""


def resolve_settings(order: Order, explainer: Explainer, desk: Path) -> Settings:
    """Everything that an engine is told. `desk` is an empty folder for what has to be laid there.

    Names are escaped, because engines print them into HTML as they are. What is of a wrong form
    in the configuration file stays so: the engine refuses it.
    """
    settings = read_settings(order.config)
    whole = str(settings.get("site_url") or "")
    if whole and order.further:
        settings["site_url"] = f"{whole.rstrip('/')}/{order.further.folder}/"
    settings |= {
        "site_name": str(escape(explainer.title)),
        "docs_dir": str(order.docs),
        "site_dir": str(order.out),
        "hooks": [],
        "theme": _theme(settings, order, desk),
    }
    extra = settings.get("extra") or {}
    if isinstance(extra, dict):
        settings["extra"] = {**extra, **_extra(order, explainer, whole)}
    if (extensions := extensions_of(settings)) is not None:
        settings["markdown_extensions"] = [
            {name: options} if options else name for name, options in extensions.items()
        ]
    if isinstance(nav := settings.get("nav"), list):
        settings["nav"] = _navigation(nav, order.docs, explainer)
    if has_ways(order.docs):
        settings["validation"] = without_anchors(settings.get("validation"))
    if order.is_offline:
        settings |= {"use_directory_urls": False, "site_url": ""}
    return settings


def has_ways(docs: Path) -> bool:
    """Whether a page was cut whose anchors stand on pages of their own: engines cannot know that,
    and every link is looked up in the finished site anyway."""
    return any(docs.rglob(f"{LINKS}*.md"))


def without_anchors(given: Any) -> Settings:
    """What an engine is to look up of links, but for anchors."""
    known = given if isinstance(given, dict) else {}
    links = known.get("links")
    return {**known, "links": {**(links if isinstance(links, dict) else {}), "anchors": "ignore"}}


def _extra(order: Order, explainer: Explainer, address: str) -> Settings:
    """What the frame shows of the explainer: words, where it is edited, what an edition is."""
    words = words_for(explainer)
    extra: Settings = {
        "language": explainer.language,
        "direction": words.direction,
        "locale": territorial(explainer.language),
        "words": {section: words.section(section) for section in CATALOGUE},
        "told": {
            name: str(words.html(f"shell.{name}"))
            for name in words.section("shell")
            if not known_places(f"shell.{name}")
        },
        "marked": _marked_titles(words),
    }
    if base := edit_base(explainer):
        extra["edit_base"] = str(web_address(base))
    if tongues := _tongues(explainer):
        extra["tongues"] = tongues
    if further_languages(explainer):
        extra["sites"] = _sites(order, address)
    if order.unmended:
        extra["unmended"] = order.unmended
    if order.is_offline:
        what = str(words.html("shell.offline", date=words.date(explainer.as_of)))
        extra["offline"] = {"what": what, "url": address}
    return extra


def _sites(order: Order, address: str) -> Settings:
    """What the frame tells of a site's languages: the way `up` to the whole site, its `url` where
    it has one, and of a further one what it is."""
    is_addressed = bool(address) and not order.is_offline
    url = f"{address.rstrip('/')}/" if is_addressed else ""
    if order.further is None:
        return {"up": "", "url": url}
    return {"up": "../", "url": url, "told": str(told_of_translation(order.further.dossier))}


def _marked_titles(words: Words) -> dict[str, str]:
    """The titles in the navigation that are in English on a site in another language, each as HTML
    that says so: engines take titles without markup."""
    titles = words.section("nav")
    return {
        str(escape(title)): str(words.html(f"nav.{name}"))
        for name, title in titles.items()
        if words.is_foreign(f"nav.{name}")
    }


def _tongues(explainer: Explainer) -> dict[str, dict[str, str]]:
    """The titles of pages that an editor wrote in another language, with that and its direction."""
    told = ((page.title, tongue_of_page(explainer, page)) for page in explainer.pages)
    return {title: asdict(tongue) for title, tongue in told if tongue}


def territorial(language: str) -> str:
    """A language with its territory, as Open Graph wants it: the likeliest where none is named."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = language.replace("-", "_")
    for tag in (likely.get(parts, parts), likely.get(parts.partition("_")[0], parts), parts):
        try:
            found = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        if found.territory:
            return f"{found.language}_{found.territory}"
    return parts


def installed_theme(given: Any, engine: str, is_framed: bool = False) -> Any:
    """The theme that a configuration names; none where it is THEME, and the engine lacks it, or
    where the site `is_framed` by what is lent alone, which asks for none of its 14,000 files.

    A theme that is none is told which pages it has beside those of the Markdown.
    """
    theme = {"name": given} if isinstance(given, str) else given
    if not isinstance(theme, dict):
        return given
    if theme.get("name") == THEME and (is_framed or not has_theme(engine, THEME)):
        theme = {**theme, "name": None}
    if theme.get("name", THEME) is None:
        theme = {**theme, "static_templates": [*_PAGES, *theme.get("static_templates", ())]}
    return theme


_PAGES = ("404.html",)
"""The pages of the frame that no Markdown stands behind."""


def _theme(settings: Settings, order: Order, desk: Path) -> Any:
    """The theme with one folder of our own files."""
    is_framed = not settings.get("plugins") and _is_framed(order, settings.get("theme"))
    theme = installed_theme(settings.get("theme"), order.engine, is_framed)
    if not isinstance(theme, dict):
        return theme
    own, custom, ours = frame_folders(order.root, order.config, theme)
    if not custom.is_dir() and custom != own:  # Git keeps no empty folder
        return theme
    frame = _in_one((own, custom, ours), desk / OVERRIDES)
    put_tokens(frame)
    return {**theme, "custom_dir": str(frame)}


def _is_framed(order: Order, theme: Any) -> bool:
    """Whether the frame of the pages is the one that is lent, whole, and nobody's own."""
    there = {
        folder.resolve()
        for folder in frame_folders(order.root, order.config, theme)
        if folder.is_dir()
    }
    return there == {lent(OVERRIDES).resolve()}


def is_told_by_files(root: Path, config: Path) -> bool:
    """Whether a site is made of nothing but its Markdown, its configuration file, its own folder of
    the frame, what is lent, and packages: no link, plugin, or extension may read anything else."""
    settings = read_settings(config)
    asked = extensions_of(settings)
    folders = frame_folders(root, config, settings.get("theme"))
    ours = {root / OVERRIDES, lent(OVERRIDES)}
    are_ours = all(one in ours and not one.is_symlink() for one in folders)
    is_plain = asked is not None and READ_NO_MORE.issuperset(asked)
    return is_plain and are_ours and settings.get("plugins") == []


def frame_folders(root: Path, config: Path, theme: Any) -> tuple[Path, Path, Path]:
    """The folders of the frame, of which the first go before the others: that of the explainer in
    `root`, that which the theme in the file `config` names, and what is lent."""
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return root / OVERRIDES, config.parent / str(custom or lent(OVERRIDES)), lent(OVERRIDES)


def _in_one(folders: Iterable[Path], desk: Path) -> Path:
    """The files of several folders, of which the first go before the others, laid at `desk`."""
    there = list(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
    for folder in reversed(there):
        refuse_links(folder)
        copy_folder(folder, desk, _bystanders)
    return desk


def _bystanders(_: str, names: list[str]) -> list[str]:
    return [name for name in names if is_bystander(name)]


def _navigation(nav: list[Any], docs: Path, explainer: Explainer) -> list[Any]:
    """The navigation fitted to the pages that there are, named in the explainer's language.

    Pages that do not exist are left out; those that editors wrote and nothing lists stand at the
    end of the last section, if there is one. Titles that the configuration gives stay as they are.
    """
    written = {page.id: page.title for page in explainer.pages}
    names = {**written, **words_for(explainer).section("nav")}
    titles = {name: str(escape(title)) for name, title in names.items()}
    fitted: list[Any] = _fitted(nav, docs, titles)
    groups = [inner for entry in fitted if isinstance(entry, dict) for inner in entry.values()]
    last = ([group for group in groups if isinstance(group, list)] or [fitted])[-1]
    unlisted = [f"{page}.md" for page in written if f"{page}.md" not in _listed(nav)]
    last.extend(_fitted(unlisted, docs, titles))
    return fitted


def _fitted(entry: Any, docs: Path, titles: Mapping[str, str]) -> Any:
    """An entry, whatever its form, with titles and without pages that do not exist."""
    if isinstance(entry, list):
        return [kept for item in entry if (kept := _fitted(item, docs, titles))]
    if isinstance(entry, dict):
        kept = {
            titles.get(name, name): _fitted(one, docs, titles if isinstance(one, list) else {})
            for name, one in entry.items()
        }
        return {name: one for name, one in kept.items() if one}
    if "://" not in str(entry) and not (docs / str(entry)).is_file():
        return None
    name = str(entry).removesuffix(".md").removesuffix("/index")
    return {titles[name]: entry} if name in titles else entry


def _listed(entry: Any) -> set[str]:
    """The pages in an entry, at any depth."""
    inner = list(entry.values()) if isinstance(entry, dict) else entry
    return set().union(*map(_listed, inner)) if isinstance(inner, list) else {str(inner)}
