"""What rests on which words, as Web Annotations: https://www.w3.org/TR/annotation-model/.

Each piece of evidence is an annotation: its body is the permalink of what rests on it, and its
targets are the words at their publisher's address, each found again by what stands before and after
it in its paragraph. Of a source that only a link may be shown of, there is its address alone.
"""

from collections.abc import Iterator
from typing import Any

from generator.content.model import Source
from generator.content.statements import Statement
from generator.evidence.articles.archive import Article, Passage
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.pages.exports.json_text import json_text
from generator.pages.foreign import tongue_of
from generator.pages.urls import Web, address, permanent_address, words_anchor

ANNOTATIONS = "data/annotations.json"
"""Where the annotations stand, in the Markdown folder and on the site."""

AROUND = 32
"""How many characters of its paragraph are given before and after what is annotated."""


def annotations_json(dossier: Dossier, web: Web) -> str:
    """Every piece of evidence as an annotation, on one page of them."""
    data = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": web.to(ANNOTATIONS),
        "type": "AnnotationPage",
        "items": [_annotation(dossier, web, one) for one in _pieces(dossier)],
    }
    return json_text(data)


def _pieces(dossier: Dossier) -> Iterator[Cited]:
    return (one for one in dossier.evidence if one.article)


def _annotation(dossier: Dossier, web: Web, cited: Cited) -> dict[str, Any]:
    record = cited.record
    if isinstance(record, Statement):
        place = permanent_address(dossier, record)
    else:
        place = address(dossier, record)
    number = words_anchor(cited, cited.paragraphs[0], record.id)
    return {
        "id": f"{web.to(ANNOTATIONS)}#{number}",
        "type": "Annotation",
        "motivation": "linking",
        "body": web.to(place),
        "target": list(_targets(dossier, web, cited)),
    }


def _targets(dossier: Dossier, web: Web, cited: Cited) -> Iterator[Any]:
    """The words of a piece of evidence, run by run, or their source alone."""
    source, article = cited.source, cited.article
    where = source.url or web.to(address(dossier, source))
    if source.display == "link" or not article or not cited.runs:
        yield where
        return
    for passage in cited.runs:
        words = _words(dossier, source)
        yield {"source": where, **words, "selector": _selector(article, passage)}


def _words(dossier: Dossier, source: Source) -> dict[str, str]:
    """The language of a source's words, and their direction where it is not the page's."""
    tongue = tongue_of(dossier, source)
    told = {"language": source.language} if source.language else {}
    return {**told, "textDirection": tongue.direction} if tongue else told


def _selector(article: Article, passage: Passage) -> dict[str, str]:
    """The words of a passage, and what stands around them in the paragraph."""
    text, span = article.paragraphs[passage.paragraph - 1].text, passage.span
    return {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
