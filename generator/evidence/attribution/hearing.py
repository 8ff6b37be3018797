"""What is uttered in each article, worked out once for each, when it is first asked for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from generator.content.model import Explainer
from generator.evidence.articles.archive import Article, Paragraph, Passage
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.grammar.tokens import Sentence, sentences
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause, find_reports
from generator.evidence.attribution.utterances import (
    Known,
    Utterance,
    as_read_in,
    known_speakers,
)
from generator.evidence.languages import Language, language_of, words
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.store.kept import NONE_KEPT, Kept, KeptKind, digest_of

_UTTERANCES = KeptKind[tuple[Utterance, ...]]("utterances", tuple[Utterance, ...])


@dataclass(frozen=True, eq=False)
class Heard:
    """An article, its language and its utterances in order, each with its speaker."""

    article: Article
    language: Language
    _attributed: Callable[[], tuple[Utterance, ...]]
    _sentences: dict[int, list[Sentence]] = field(default_factory=dict)
    _reports: dict[tuple[int, int], list[ReportingClause]] = field(default_factory=dict)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """What is uttered in it, in order."""
        return self._attributed()

    @cached_property
    def _by_paragraph(self) -> dict[int, list[tuple[Span, Utterance]]]:
        found: dict[int, list[tuple[Span, Utterance]]] = defaultdict(list)
        for utterance in self.utterances:
            for part in utterance.parts:
                found[part.paragraph].append((part.span, utterance))
        return dict(found)

    def holding(self, passage: Passage) -> list[Utterance]:
        """The utterances that have words of a passage, in the order of the text."""
        here = self._by_paragraph.get(passage.paragraph, ())
        found = {id(one): one for span, one in here if touch(span, passage.span)}
        return list(found.values())

    def sentences(self, paragraph: Paragraph) -> list[Sentence]:
        """The sentences of a paragraph, each of its quotations as one word."""
        if paragraph.number not in self._sentences:
            quoted = [span for span in paragraph.quoted if span.start < span.end]
            found = sentences(paragraph.text, quoted, self.language.speech)
            self._sentences[paragraph.number] = found
        return self._sentences[paragraph.number]

    def reports(self, paragraph: Paragraph, sentence: Sentence) -> list[ReportingClause]:
        """The reporting clauses of one of its sentences."""
        key = (paragraph.number, sentence[0].span.start)
        if key not in self._reports:
            self._reports[key] = find_reports(sentence)
        return self._reports[key]


class Hearing:
    """The articles of an explainer as they are heard, each attributed once."""

    def __init__(self, explainer: Explainer, kept: Kept = NONE_KEPT) -> None:
        self._explainer, self._kept = explainer, kept
        self._known = with_family_names(known_speakers(explainer.parties))
        self._who = digest_of(self._known)
        self._heard: dict[str, Heard] = {}

    def of(self, article: Article) -> Heard:
        """An article with its utterances."""
        name = article.source.id
        heard = self._heard.get(name)
        if heard is None or heard.article is not article:
            language = language_of(self._explainer, article.source)
            attributed = partial(self._attribute, article, language)
            heard = self._heard[name] = Heard(article, language, attributed)
        return heard

    def _attribute(self, article: Article, language: Language) -> tuple[Utterance, ...]:
        read = (article.digest, self._explainer.language, self._who)
        known = as_read_in(language.code, self._known, self._explainer.language)
        return self._kept.told(
            _UTTERANCES, read, lambda: tuple(attribute(article.paragraphs, language, known))
        )


def with_family_names(known: Sequence[Known]) -> tuple[Known, ...]:
    """Those who are known, the people by the last word of their names too, which articles call them
    by and editors forget to write; not where several are called so."""
    called = [{word for name in one.names for word in words(name)} for one in known]
    count = Counter(word for own in called for word in own)
    found = []
    for one in known:
        family = one.names[0].split()[-1:] if one.party else []
        is_own = all(len(word) > 1 and count[word] == 1 for word in words(" ".join(family)))
        names = (*one.names, *family) if is_own else one.names
        found.append(replace(one, names=tuple(dict.fromkeys(names))))
    return tuple(found)
