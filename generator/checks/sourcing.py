"""Evidence rules 7 to 9: what is said of articles, and which of their paragraphs are cited."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.content.model import Source
from generator.content.problems import Doubt, Place, Problem, nearest, shortened
from generator.evidence.articles.archive import Article, Passage, is_boilerplate, listed
from generator.evidence.coverage import quoting, term_key, terms_in, uncited_terms
from generator.evidence.languages import words
from generator.evidence.matching import occurrences, unquoted
from generator.evidence.resolution.dossier import Dossier

_PLACEHOLDER = re.compile(r"(unknown|none|n/?a|tb[cda]|todo|untitled|anonymous|\?+|-+|\.+)", re.I)


_HEAD = 3
"""How many paragraphs of a text a headline is looked for in."""

_ALIKE = 0.75
"""How much of two headlines is the same where one is meant for the other."""


def check_an_article_is_one_source(dossier: Dossier) -> Iterator[Problem]:
    """No two sources are copies of the same text, as where two editors have added one article.

    Bad:  two sources with the same sha256
    Good: one of them, which the evidence of both names
    """
    first: dict[str, Source] = {}
    for source in dossier.explainer.sources:
        other = first.setdefault(source.sha256, source)
        is_copy = other.file.casefold() != source.file.casefold()
        if is_copy and source.sha256.strip("0"):
            message = f"this is the same article as “{other.id}”"
            hint = f"delete one of the two, and let the evidence of both name “{other.id}”"
            yield Problem(source.at("sha256"), "article-twice", message, hint)


def check_nothing_is_invented(dossier: Dossier) -> Iterator[Problem]:
    """Rule 7: what is not known of a source is left out; the site then says so.

    Bad:  publisher: unknown
    Good: (no line)
    """
    for source in dossier.explainer.sources:
        for field in ("publisher", "title", "url", "rights"):
            text = getattr(source, field)
            if text and _PLACEHOLDER.fullmatch(text.strip()):
                message = f"“{text}” is not a {field}"
                hint = "leave the line out; the site says that it is not known"
                yield Problem(source.at(field), "invented-metadata", message, hint)


def check_titles_are_the_articles_own(dossier: Dossier) -> Iterator[Problem]:
    """Rule 7: a title is the headline that the text has, where it has nearly the same words.

    Bad:  title: Town sells the bridge   (the text: “Town mends the bridge”)
    Good: title: Town mends the bridge
    """
    for article in dossier.archive.articles.values():
        source = article.source
        heads = [one.text for one in article.paragraphs[:_HEAD]]
        if not source.title or any(_has_title(one, source.title) for one in heads):
            continue
        if near := next((one for one in heads if _is_nearly(one, source.title)), ""):
            message = f"this is not quite the headline that “{source.id}” has"
            doubt = Doubt(f"{source.id}.title", source.title, (near,), source.id)
            place, hint = source.at("title"), f"it has: “{shortened(near, 160)}”"
            yield Problem(place, "title-differs", message, hint, is_error=False, doubt=doubt)


def _has_title(paragraph: str, title: str) -> bool:
    """Whether one of the two has the other in it, whatever their marks and capitals."""
    plain, wanted = (" ".join(words(one)) for one in (paragraph, title))
    return bool(plain) and (wanted in plain or plain in wanted)


def _is_nearly(paragraph: str, title: str) -> bool:
    """Whether most words of a title, in their order, are those of a paragraph, and few others."""
    same = SequenceMatcher(None, words(paragraph), words(title), autojunk=False)
    return same.real_quick_ratio() >= _ALIKE and same.ratio() >= _ALIKE


def check_full_text_is_allowed(dossier: Dossier) -> Iterator[Problem]:
    """Rule 9: a whole article is shown only where the editor says by what right.

    Bad:  display: full
    Good: display: full … rights: CC BY 4.0
    """
    for source in dossier.explainer.sources:
        if source.display == "full" and not source.rights:
            message = "the whole article is to be shown, but `rights` does not say why it may be"
            hint = "write the licence or permission under `rights`, or use `display: excerpt`"
            yield Problem(source.at("display"), "full-without-rights", message, hint)
        if source.display == "link" and not source.url:
            message = "only a link is to be shown, but the source has no `url`"
            hint = "add its `url`, or use `display: excerpt`"
            yield Problem(source.at("display"), "link-without-url", message, hint)


def check_paragraphs_exist(dossier: Dossier) -> Iterator[Problem]:
    """A paragraph that is referred to exists.

    Bad:  paragraph: 40   (the article has 31)
    Good: paragraph: 30
    """
    for article in dossier.archive.articles.values():
        count = len(article.paragraphs)
        for item in article.source.boilerplate:
            if item.paragraph > count:
                yield _no_paragraph(item.at("paragraph"), article.source, item.paragraph, count)
        for turn in article.source.turns:
            for index, number in enumerate(turn.paragraphs):
                if number > count:
                    place = turn.at("paragraphs", index)
                    yield _no_paragraph(place, article.source, number, count)
    for cited in dossier.evidence:
        if cited.article:
            count = len(cited.article.paragraphs)
            for index, number in enumerate(cited.evidence.paragraph or ()):
                if number > count:
                    place = cited.evidence.at("paragraph", index)
                    yield _no_paragraph(place, cited.article.source, number, count)


def _no_paragraph(place: Place, source: Source, number: int, count: int) -> Problem:
    message = f"“{source.id}” has no paragraph {number}"
    return Problem(place, "no-such-paragraph", message, f"its last paragraph is number {count}")


def check_boilerplate_is_not_cited(dossier: Dossier) -> Iterator[Problem]:
    """A paragraph named as boilerplate carries nothing.

    Bad:  paragraph: 1   (by its source's entry a byline)
    Good: paragraph: 2
    """
    for cited in dossier.evidence:
        for index, number in enumerate(cited.evidence.paragraph or ()):
            if cited.article and is_boilerplate(cited.article, number):
                entry = cited.article.source.place.file.removeprefix("content/")
                message = f"paragraph {number} is boilerplate in {entry}"
                hint = "cite another paragraph, or take it off that list"
                place = cited.evidence.at("paragraph", index)
                yield Problem(place, "boilerplate-cited", message, hint)


def check_term_stands_in_quotation_marks(dossier: Dossier) -> Iterator[Problem]:
    """A term is all that stands between two quotation marks somewhere in its article.

    Bad:  terms: [military operation]            (the article: the “special military operation”)
    Good: terms: [special military operation]
    """
    for article, place, term, stretches in _terms(dossier):
        if not stretches:
            message = f"“{article.source.id}” puts no quotation marks around “{term}” alone"
            yield Problem(place, "term-not-quoted", message, _where_term(term, article))


def check_term_is_said_by_nobody(dossier: Dossier) -> Iterator[Problem]:
    """A term is no quotation: no statement quotes it wherever it stands.

    Bad:  terms: [a good start]      (a statement has `quote: a good start`)
    Good: a statement that quotes it, or a term
    """
    for article, place, term, stretches in _terms(dossier):
        by = [quoting(dossier, article, one) for one in stretches]
        if by and by[0] and all(by):
            message = f"“{term}” is what somebody says: “{by[0].id}” quotes it"
            hint = "take it off this list; if nobody says it, cite it as a `passage` there"
            yield Problem(place, "term-quoted", message, hint)


def check_term_is_given_to_nobody(dossier: Dossier) -> Iterator[Problem]:
    """A term that no statement cites is nothing of which its article tells who says it.

    Bad:  terms: [very promising]    (the article: Trump called it “very promising”)
    Good: a statement of his that quotes it, or cites it as a passage
    """
    for article in dossier.archive.articles.values():
        terms = uncited_terms(dossier, article)
        told = dossier.hearing.of(article).utterances if terms else ()
        said = {part for one in told if one.confidence == "high" for part in one.parts}
        for index, stretch in terms:
            if stretch in said:
                number, words = stretch.paragraph, article.words(stretch)
                message = f"in paragraph {number} the article tells who says “{words}”"
                hint = "if so, quote it or cite it as a `passage` in a statement"
                place = article.source.at("terms", index)
                yield Problem(place, "term-said", message, hint, is_error=False)


def check_term_stands_once(dossier: Dossier) -> Iterator[Problem]:
    """A term is named once.

    Bad:  terms: [road map, “road map”]
    Good: terms: [road map]
    """
    for source in dossier.explainer.sources:
        keys = [term_key(term) for term in source.terms]
        for index, key in enumerate(keys):
            if key and key in keys[:index]:
                message = f"“{unquoted(source.terms[index])}” stands here a second time"
                yield Problem(source.at("terms", index), "named-twice", message, "name each once")


def _terms(dossier: Dossier) -> Iterator[tuple[Article, Place, str, list[Passage]]]:
    """Each term of an article: where it is written, its words, and where it stands between
    quotation marks."""
    for article in dossier.archive.articles.values():
        source = article.source
        found = terms_in(article) if source.terms else {}
        keys = {term_key(term): index for index, term in reversed([*enumerate(source.terms)])}
        for key, index in sorted(keys.items(), key=lambda one: one[1]):
            if source.terms[index]:
                term = unquoted(source.terms[index])
                yield article, source.at("terms", index), term, found.get(key, [])


def _where_term(term: str, article: Article) -> str:
    """What may be done about a term that stands nowhere between quotation marks."""
    if article.source.kind != "article":
        return "coverage asks for no quotation from a text by its speaker: leave it out"
    having = [one for one in article.paragraphs if occurrences(term, one.text)]
    for paragraph in having:
        spans = occurrences(term, paragraph.text)
        around = [one for one in paragraph.quoted if any(map(one.holds, spans))]
        if around and not paragraph.boilerplate:
            whole = paragraph.text[around[0].start : around[0].end]
            hint = f"in paragraph {paragraph.number} it is a part of “{shortened(whole, 160)}”:\n"
            return hint + "a term is all that stands between the marks"
    if having:
        where = listed(one.number for one in having)
        told = "boilerplate" if all(one.boilerplate for one in having) else "without marks"
        return f"in paragraph {where} it is {told}, and coverage asks for nothing: leave it out"
    printed = (article.words(one) for some in terms_in(article).values() for one in some)
    close = nearest(term, printed)
    return f"nearest: “{close}”" if close else "write the words as the article prints them"
