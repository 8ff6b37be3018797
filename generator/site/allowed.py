"""What a built page may hold: what the templates and plain Markdown give, and nothing else.

A template or an override that writes something new needs an entry here; a test holds that each
entry is used.
"""

from __future__ import annotations

SCHEMES = {"http", "https", "mailto"}
"""What an address that leads out of the site may begin with."""

CONTENT: dict[str, set[str]] = {
    "a": {"class", "data-opens", "href", "title"},
    "article": {
        "aria-labelledby",
        "class",
        "data-attribution",
        "data-id",
        "data-issue",
        "data-kind",
        "data-on",
        "data-party",
        "data-stance",
    },
    "blockquote": {"class", "lang"},
    "br": set(),
    "button": {"type"},
    "code": {"class"},
    "dd": set(),
    "details": {"class"},
    "div": {"class", "data-page", "data-pages", "id", "tabindex"},
    "dl": {"class"},
    "dt": set(),
    "em": set(),
    "form": {"class", "id", "method"},
    "h1": {"id"},
    "h2": {"class", "id"},
    "h3": {"class", "id"},
    "h4": {"class", "id"},
    "h5": {"id"},
    "h6": {"id"},
    "hr": set(),
    "input": {"name", "type"},
    "label": set(),
    "li": {"class"},
    "mark": {"id"},
    "ol": {"class"},
    "option": {"data-formerly", "value"},
    "p": {"class", "id", "lang", "role"},
    "pre": set(),
    "select": {"name"},
    "span": {"aria-hidden", "class", "id"},
    "strong": set(),
    "summary": set(),
    "svg": {"aria-hidden", "class", "focusable"},
    "table": {"aria-describedby", "aria-labelledby", "class", "id"},
    "tbody": set(),
    "td": {"class", "data-name", "data-party"},
    "th": {"data-party", "scope"},
    "thead": set(),
    "time": {"datetime"},
    "tr": set(),
    "ul": {"class"},
    "use": {"href"},
}
"""The elements of a page's content, each with its attributes."""

ALIGNED = {f"text-align: {side};" for side in ("left", "center", "right")}
"""What the style of a cell may be: Markdown writes so how the columns of a table are aligned."""

LIMITED = {"a": {"download": {""}}, "td": {"style": ALIGNED}, "th": {"style": ALIGNED}}
"""The attributes of the content of which only some values are allowed."""

FRAME: dict[str, set[str]] = {
    "a": {"aria-current", "class", "data-opens", "href", "rel"},
    "article": {"class"},
    "body": {"dir"},
    "button": {"class", "data-closes", "id", "type"},
    "details": {"class", "id"},
    "dialog": {"aria-label", "class", "id"},
    "div": {"class", "data-md-component"},
    "footer": {"class"},
    "form": {"action", "class", "role"},
    "head": set(),
    "header": {"class"},
    "html": {"class", "lang"},
    "input": {"autocomplete", "class", "id", "name", "placeholder", "spellcheck", "type"},
    "label": {"class", "for"},
    "li": {"class"},
    "link": {"href", "rel"},
    "main": {"class", "data-md-component"},
    "meta": {"charset", "content", "http-equiv", "media", "name", "property"},
    "noscript": set(),
    "nav": {"aria-label", "aria-labelledby", "class"},
    "ol": {"class", "id"},
    "p": {"class", "id", "role"},
    "path": {"d", "fill-rule"},
    "script": {"data-base", "data-urls", "defer", "id", "src", "type"},
    "span": {"class"},
    "style": set(),
    "summary": {"class"},
    "svg": {"aria-hidden", "class", "focusable", "height", "width"},
    "symbol": {"id", "viewBox"},
    "title": set(),
    "ul": {"class"},
    "use": {"href"},
}
"""The elements of a page around its content, each with its attributes."""

DATA_TYPES = {"application/json", "application/ld+json"}
"""The types of scripts that hold data, and that no browser runs."""

SCRIPT_FILES = {"assets/explainer.js", "assets/words.js"}
"""The scripts that a page may load."""

INLINE_SCRIPTS = {"sha256-O3+/lfrjxCpCFCupofz5KL1j9WJqTg333W5QXz8T9mI="}
"""The scripts that may stand in a page, by what a Content Security Policy calls them."""
