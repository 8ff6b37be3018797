"""What the templates of pages know by name, beside what stands on a page."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup

from generator.evidence.labels import (
    PROPOSES,
    Label,
    labels,
    outcome_label,
    principal,
    stance_label,
    state,
    status_label,
)
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.store.kept import NONE_KEPT, Kept, digest_of
from generator.pages.claims import Vouched, claims
from generator.pages.dividing.weights import TIES
from generator.pages.escape import (
    attribute_text,
    inline_attribute,
    web_address,
)
from generator.pages.exports.citing import (
    CITATION_FORMATS,
    authors_of,
    citable_words,
    citation_path,
    paragraphs,
    way_of,
)
from generator.pages.exports.data_files import DATA_FILES, data_tables
from generator.pages.exports.explainer_json import EXPORT
from generator.pages.exports.feeds import feed_path
from generator.pages.foreign import attributes, isolated, tongue_of, tongue_of_page
from generator.pages.overview import told_by
from generator.pages.quoted import in_sentence, quotations
from generator.pages.references import References, after_label, source_marks
from generator.pages.sharing.embedding import (
    PIECES,
    embed_line,
    plan_wholes,
    point_path,
    statement_path,
)
from generator.pages.templating import TEMPLATES, held, markdown_templates, marked_by, say, stretch
from generator.pages.timeline import is_under, under
from generator.pages.traces.noted_templates import NotedEnvironment
from generator.pages.translated import (
    language_named,
    title_translation,
    told_of_translation,
    translation_of,
)
from generator.pages.urls import (
    Web,
    address,
    cited_address,
    edit_base,
    paragraph_address,
    passage_address,
    permanent_address,
    report_address,
    sole_voice,
)
from generator.pages.view_models import cell_of, proposers
from generator.pages.words import Words, packed_words, words_for


@dataclass(frozen=True)
class BookForm:
    """What a book makes of pages.

    A template in the folder `own` comes before that of the site by the same name; such a book is
    brief, and need not have everything. Marks lead to the page of the source or, where `notes` are
    behind each "page" or behind the whole "book", to the passage there. With `has_appendix`
    statements stand in full on pages of their own.
    """

    own: str = ""
    notes: Literal["", "page", "book"] = ""
    has_appendix: bool = False


FULL = BookForm()
"""Everything, each statement in full at its home."""


_FIXED: dict[str, Any] = {
    "CITATION_FORMATS": CITATION_FORMATS,
    "DATA_FILES": DATA_FILES,
    "EXPORT": EXPORT,
    "PIECES": PIECES,
    "PROPOSES": PROPOSES,
    "TIES": TIES,
    "citation_path": citation_path,
    "feed_path": feed_path,
    "outcome_label": outcome_label,
    "passage_address": passage_address,
    "point_path": point_path,
    "stance_label": stance_label,
    "statement_path": statement_path,
    "status_label": status_label,
    "way_of": way_of,
}
"""What templates of every explainer know by its name."""

_OF_DOSSIER: tuple[Callable[..., Any], ...] = (
    *(authors_of, citable_words, isolated, labels, plan_wholes, principal, proposers),
    *(cell_of, data_tables, quotations, sole_voice, state, title_translation, told_by),
    *(language_named, told_of_translation, translation_of, under, is_under),
)
"""What they ask of an explainer, by the name of the function."""


PLACES: Mapping[str, Callable[..., str]] = {
    "href": address,
    "permalink": permanent_address,
    "passage": cited_address,
    "paragraph": paragraph_address,
}
"""What tells where something stands, by the names under which templates have the way to it."""

_SAYING = ("t", "text", "in_language", "date", "size")
"""What templates know of the site's own words."""


_Several = tuple[Any, ...]


def steady_functions(environment: Environment, dossier: Dossier) -> tuple[_Several, _Several]:
    """The functions that templates know and that read nothing of an explainer but its language and
    its words; and these. A preview follows edits of the packs, so that theirs are among them."""
    functions = [environment.globals[name] for name in (*_SAYING, *_FIXED)]
    language, own = dossier.explainer.language, dossier.explainer.words
    packed = digest_of(packed_words(language)).hex()
    return tuple(filter(callable, functions)), (language, own, packed)


_BY_NAME = ("dossier", "explainer", "claims", "web")
"""The things among what templates know by name."""


def named_things(
    environment: Environment, dossier: Dossier
) -> tuple[dict[str, Any], dict[str, str]]:
    """What templates know by name, and all that has an id, with what belongs to each, by names that
    are the same in each run; of several by one name, the first. All that belongs to a statement is
    of one group, whose name stands behind theirs."""
    found: dict[str, Any] = {name: environment.globals[name] for name in _BY_NAME}
    groups: dict[str, str] = {}
    for kind, group, one in _with_ids(dossier):
        name = f"{kind} {group}"
        found.setdefault(name, one)
        if kind not in _BY_THEMSELVES:
            groups[name] = group
    return found, groups


_BY_THEMSELVES = (
    *("party", "person", "issue", "source", "event", "difference", "article", "page"),
    *("point", "vouched"),
)
"""The kinds of things that stand on so many pages that each read of them counts by itself."""


def _with_ids(dossier: Dossier) -> Iterator[tuple[str, str, Any]]:
    for thing in dossier.things:
        yield thing.kind, thing.record.id, thing.record
    for statement in (*dossier.statements, *dossier.posed):
        yield "said", statement.id, dossier.of(statement)
    for statement, asked in dossier.asks.items():
        yield "asked", statement.id, asked
    for cited in dossier.evidence:
        kind = f"{cited.number}{'+' if cited.update else ''}"
        yield f"cited {kind}", cited.record.id, cited
        yield f"evidence {kind}", cited.record.id, cited.evidence
    for party in dossier.explainer.parties:
        yield from (("point", f"{party.id} {point.issue}", point) for point in party.points)
    alike = Counter[str]()
    for one in claims(dossier).vouched:
        name = f"{one.doubt.about} {one.given.rule}"
        alike[name] += 1
        yield "vouched", f"{name} {alike[name]}", one
    yield "article", "", dossier.archive
    for source, article in dossier.archive.articles.items():
        yield "article", source, article


def new_references(environment: Environment, dossier: Dossier) -> References:
    """What a page refers to, as long as it refers to nothing."""
    marks: Any = environment.globals["marks"]
    return References(dossier, marks)


def make_environment(
    dossier: Dossier, web: Web, form: BookForm | None = None, kept: Kept = NONE_KEPT
) -> NotedEnvironment:
    """The Jinja environment of one explainer, for its site or for a book of some form; what its
    tools need of what is `kept` is not worked out again."""
    words = words_for(dossier.explainer)
    environment = markdown_templates(TEMPLATES, words)
    environment.globals.update(_FIXED)
    environment.globals.update(
        {tool.__name__: partial(tool, dossier) for tool in _OF_DOSSIER},
        **{f"|{name}": partial(place, dossier) for name, place in PLACES.items()},
        claims=claims(dossier),
        dossier=dossier,
        explainer=dossier.explainer,
        form=form,
        is_book=form is not None,
        is_brief=bool(form and form.own),
        web=web,
        marks=source_marks(dossier.explainer, words.text("unnamed_publisher")),
        embed_line=partial(embed_line, dossier, web),
        in_sentence=partial(in_sentence, dossier, kept=kept),
        asked_by=partial(_asked_by, words),
        in_language_of=lambda source: attributes(tongue_of(dossier, source)),
        in_language_of_page=lambda written: attributes(tongue_of_page(dossier.explainer, written)),
        cited_paragraphs=partial(paragraphs, words),
        edit_base=edit_base(dossier.explainer),
        report_address=partial(report_address, dossier.explainer),
    )
    environment.note_filter("state", partial(state, dossier))
    environment.note_filter("in_words", _in_words)
    environment.filters.update(
        web_address=web_address,
        stretch=stretch,
        behind=partial(_behind, words),
        held=held,
        marked_by=marked_by,
        attribute=attribute_text,
        inline_attribute=inline_attribute,
    )
    return environment


def _in_words(record: Any) -> str:
    """What a record tells in one sentence: the summary of a statement, the name of all else."""
    told: str = record.summary if hasattr(record, "speaker") else record.name
    return told


def _behind(words: Words, text: str, label: Label | None) -> str:
    """A text as it reads behind a label, if it has one."""
    return after_label(text, words.pattern(label.key)) if label else text


def _asked_by(words: Words, one: Vouched) -> Markup:
    """What a rule asked that was confirmed, or that a sentence was compared as a whole."""
    key = f"checked.rule.{one.given.rule}"
    return say(words, key if words.knows(key) else "checked.rule.other")
