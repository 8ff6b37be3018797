"""The Jinja environments of every template: for Markdown and for HTML.

In Markdown every value that a template prints is made inert here; a template cannot forget to. In
HTML everything that is not markup is escaped.
"""

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.content.catalogue import ENGLISH
from generator.content.scripts import direction_of
from generator.content.translatable import InOriginal
from generator.evidence.resolution.dossier import Dossier
from generator.pages.dates_in_words import RIGHT_TO_LEFT_MARK, Dated
from generator.pages.escape import inert, inert_stretch
from generator.pages.references import last_word
from generator.pages.traces.noted_templates import NotedEnvironment
from generator.pages.words import Words, set_apart, words_for

TEMPLATES = Path(__file__).parent / "templates"


def markdown_templates(folder: Path, words: Words) -> NotedEnvironment:
    """The templates in `folder` that give Markdown, which say the site's own words with `t`."""
    environment = NotedEnvironment(
        **settings_for(folder),
        bytecode_cache=FileSystemBytecodeCache(),
        finalize=_finalize,
    )
    environment.globals.update(
        t=partial(say, words),
        text=words.pattern,
        in_language=partial(_language_attributes, words),
        date=cache(words.when),
        size=words.size,
    )
    environment.filters.update(join=_join, as_markdown=Markup)
    return environment


def fill(template: Path, dossier: Dossier, **values: Any) -> str:
    """The file of a template that gives HTML or XML, filled in with `values`.

    Every template also knows the `explainer`, its `date` in words and the `direction` in which its
    language is written, and the site's own words: with `told` as HTML, and with `say` where no
    markup may stand. Raises Jinja's UndefinedError for a
    value that is not given.
    """
    explainer = dossier.explainer
    words = words_for(explainer)
    file = html_templates(template.parent).get_template(template.name)
    return file.render(
        explainer=explainer,
        date=words.date(explainer.as_of),
        direction=words.direction,
        say=words.say,
        told=words.html,
        **values,
    )


@cache
def html_templates(folder: Path) -> Environment:
    """The templates in `folder` that give HTML or XML."""
    return templates_in(folder, keep_trailing_newline=True)


def templates_in(folder: Path, autoescape: bool = True, **settings: Any) -> Environment:
    """The templates in `folder`; a value that is not given is an error."""
    return Environment(**settings_for(folder, autoescape), **settings)


def settings_for(folder: Path, autoescape: bool = True) -> dict[str, Any]:
    """What is common to all templates: that they stand in `folder`, for one."""
    return {
        "loader": FileSystemLoader(folder),
        "autoescape": autoescape,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }


def _finalize(value: Any) -> Markup:
    if isinstance(value, Markup):
        return value
    if isinstance(value, InOriginal):
        return _in_original(value, inert(value))
    if isinstance(value, Dated) and value.is_foreign:
        return set_apart(ENGLISH, "ltr", inert(value))
    if isinstance(value, Dated) and value.startswith(RIGHT_TO_LEFT_MARK):
        return Markup(RIGHT_TO_LEFT_MARK) + inert(value)
    if isinstance(value, str | int):
        return inert(str(value))
    raise TypeError(f"a template prints {type(value).__name__}")


def stretch(text: str) -> Markup:
    """A stretch of a sentence, made inert, with the spaces that divide it from what is around."""
    return _in_original(text, inert_stretch(text))


def held(text: str, marks: int) -> Markup:
    """A text made inert, whose end stays on one line with so many marks behind it, where both stand
    in an element that does not wrap: what is before the end does."""
    rest, last = last_word(text, marks)
    # Also around nothing: which elements a page has must not hang on how long words are.
    made = Markup('<span class="wr">{}</span>{}').format(inert_stretch(rest), inert(last))
    return _in_original(text, made)


def marked_by(text: str, number: int, marks: Markup) -> Markup:
    """A text made inert, and behind it a number of marks, which stay on one line with its end."""
    if isinstance(text, InOriginal):
        return Markup('<span class="nw">{}{}</span>').format(held(text, number), marks)
    rest, last = last_word(text, number)
    return Markup('{}<span class="nw">{}{}</span>').format(inert_stretch(rest), inert(last), marks)


def _in_original(text: str, made: Markup) -> Markup:
    """Markup of a text, set apart where that is in the language of the content on another page."""
    if not isinstance(text, InOriginal):
        return made
    return set_apart(text.language, direction_of(text.language, text), made)


def _join(values: Iterable[Any], joint: str = "") -> Markup:
    """Jinja's `join` escapes for HTML alone; this one makes each value inert."""
    return Markup(joint).join(_finalize(value) for value in values)


def _language_attributes(words: Words, key: str) -> Markup:
    """What an element says that may hold words of this key alone, and no element."""
    return Markup(' lang="en" dir="ltr"' if words.is_foreign(key) else "")


def say(words: Words, key: str, n: int | None = None, /, **values: Any) -> Markup:
    """The site's own words, with inert `values` in their {places}; they may hold Markdown."""
    return words.marked(key, n, values, _finalize)
