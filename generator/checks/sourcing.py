"""Evidence rules 6 to 9: what is said of articles, and which of their paragraphs are cited."""

import re
from collections.abc import Iterator

from generator.content.model import Source
from generator.content.problems import Place, Problem
from generator.evidence.articles import is_boilerplate, listed
from generator.evidence.dossier import Dossier
from generator.evidence.languages import language_of
from generator.evidence.mentions import is_named

_PLACEHOLDER = re.compile(r"(unknown|none|n/?a|tb[cda]|todo|untitled|anonymous|\?+|-+|\.+)", re.I)


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


def check_source_is_unchanged(dossier: Dossier) -> Iterator[Problem]:
    """Rule 6: an article is the one that was checked when its SHA-256 was recorded.

    Bad:  sha256 of another version of the file
    Good: the digits that `sha256sum seeds/<file>` prints
    """
    for article in dossier.archive.articles.values():
        source = article.source
        written = source.node.fields.get("sha256")
        if written and written.plain() == source.sha256 != article.sha256:
            message = f"“{source.file}” is not the file that was recorded here"
            hint = "every quotation from it was checked again; restore the file, or, if the change "
            hint += f"is meant, write: {article.sha256}"
            yield Problem(source.at("sha256"), "source-changed", message, hint)


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


def check_speaker_is_named_nearby(dossier: Dossier) -> Iterator[Problem]:
    """Rule 8: the cited paragraph, or one of the two before it, names the speaker or a pronoun.

    Bad:  speaker: rutte … paragraph: 3   (which speaks of someone else)
    Good: speaker: rutte … paragraph: 22
    """
    for cited in dossier.evidence:
        article, numbers = cited.article, cited.paragraphs
        if not article or not numbers or cited.is_own:
            continue
        language = language_of(dossier.explainer, article.source)
        nearby = article.paragraphs[max(0, numbers[0] - 3) : numbers[-1]]
        text = " ".join(paragraph.text for paragraph in nearby)
        for names in map(dossier.called, cited.speakers):
            if text and names and not is_named(names, text, language):
                shown = f"paragraph {listed(numbers)} of “{article.source.id}”"
                message = f"{names[0]} is not named in or just before {shown}"
                hint = "look again who speaks there; another name of theirs goes under aliases"
                place = cited.evidence.place
                yield Problem(place, "speaker-not-named", message, hint, is_error=False)


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
