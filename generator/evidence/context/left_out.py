"""What a quotation or a passage loses by what it leaves out: evidence rules 4 and 5.

Each loss names the word that turns, limits or conditions what is cited. What only stands somewhere
else in the sentence is no loss: readers see the whole of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.attribution.grammar.tokens import plain_tokens, sentences
from generator.evidence.context.beside import supposed_earlier, taken_back_later
from generator.evidence.context.clauses import Clauses
from generator.evidence.context.cuts import Loss, LossKind, cut, only, said_around
from generator.evidence.context.left_after import asked, left_after
from generator.evidence.context.left_before import left_before
from generator.evidence.languages import Language, words
from generator.evidence.matching import reads_as_sentence
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.passages import skipped_texts

_DENYING = ("negations", "falsehoods", "denials")

_TURNING: dict[LossKind, tuple[str, ...]] = {
    "hypothetical": ("hypotheticals",),
    "condition": ("conditions",),
    "limit": ("limits", "limits_after"),
}
"""The lists of phrases that turn what one speaker says, by what is lost with them."""


def losses(
    passages: Sequence[Passage], article: Article, language: Language, is_quoted: bool
) -> Iterator[Loss]:
    """What some passages, one after the other, lose: at most one loss at either end."""
    for side, passage in (("before", passages[0]), ("after", passages[-1])):
        there = cut(passage, article, language, is_quoted, is_first=side == "before")
        if there is None:
            if side == "before" and is_quoted:
                yield from [*supposed_earlier(passage, article, language)][:1]
            continue
        found = [*(left_before(there) if side == "before" else left_after(there))]
        if side == "after" and is_quoted:
            found += asked(there)
            found += taken_back_later(there, passage, article, language)
        yield from sorted(found, key=lambda one: not one.is_sure)[:1]


def are_one_utterance(one: Passage, other: Passage, article: Article, language: Language) -> bool:
    """Whether two fragments are said in one breath, and not two quotations, each in its marks."""
    if one.paragraph != other.paragraph:
        return False
    return any(span.holds(other.span) for span in said_around(one, article, language))


def one_by_one(
    passages: Sequence[Passage], article: Article, language: Language
) -> list[list[Passage]]:
    """Fragments by the quotation that they are of: those that are said in one breath together."""
    found: list[list[Passage]] = []
    for one in passages:
        if found and are_one_utterance(found[-1][-1], one, article, language):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def skipped(
    passages: Sequence[Passage], article: Article, language: Language, is_quoted: bool
) -> Iterator[Loss]:
    """What is lost between each fragment and the next: at most one loss before each."""
    texts = skipped_texts(passages, article)
    for number, (one, other) in enumerate(pairwise(passages), 1):
        text = texts[number - 1]
        is_one = not is_quoted or are_one_utterance(one, other, article, language)
        if is_quoted and is_one:
            text = _said_between(one, other, article, language)
        found = [
            *_denied(text, language, number),
            *(_turned(text, language, number, is_quoted) if is_one else ()),
        ]
        if is_quoted and is_one and found and _are_whole(one, other, article, language):
            found = [*_lost_apart(one, other, article, language, number)]
        elif is_quoted and not found:
            joined = _joined if is_one else _welded
            found = [*joined(one, other, article, language, number)]
        yield from found[:1]


def _are_whole(one: Passage, other: Passage, article: Article, language: Language) -> bool:
    """Whether the one ends with a sentence and the other begins with one, or right behind its
    “but”, so that whole sentences alone are left out between them."""
    if not _reaches(one, article, language, is_end=True):
        return False
    if _reaches(other, article, language, is_end=False):
        return True
    there = cut(other, article, language, True, is_first=True)
    before = there.clauses.keys[: there.first] if there else ()
    return len(before) == 1 and language.context["contrasts"].at(before) is not None


def _lost_apart(
    one: Passage, other: Passage, article: Article, language: Language, number: int
) -> Iterator[Loss]:
    """What two quotations lose that are whole where they meet: what each would lose there alone."""
    found = [each for each in losses([one], article, language, True) if each.side == "after"]
    found += [each for each in losses([other], article, language, True) if each.side == "before"]
    yield from (replace(each, side="between", fragment=number) for each in found)


def _said_between(one: Passage, other: Passage, article: Article, language: Language) -> str:
    """What the speaker says between two fragments, without what tells who speaks."""
    text = article.paragraphs[one.paragraph - 1].text
    return only(text, said_around(one, article, language))[one.span.end : other.span.start]


def _clauses(text: str, language: Language) -> Clauses:
    return Clauses(tuple(plain_tokens(text, 0, len(text), language.speech)), language.context)


def _shown(text: str) -> str:
    return " ".join(text.split())


def _denied(text: str, language: Language, number: int) -> Iterator[Loss]:
    clauses = _clauses(text, language)
    for name in _DENYING:
        for one in clauses.find(name):
            yield Loss("negation", "between", one.text, _shown(text), True, number)


def _turned(text: str, language: Language, number: int, is_quoted: bool) -> Iterator[Loss]:
    clauses = _clauses(text, language)
    for kind, names in _TURNING.items():
        for name in names:
            for one in clauses.find(name):
                yield Loss(kind, "between", one.text, _shown(text), True, number)
    is_bare = len(clauses.find("contrasts")) == len(words(text))  # “X. But Y” is quoted whole
    for one in clauses.find("contrasts") if is_quoted and not is_bare else ():
        if not clauses.context["mere_contrasts"].at((one.text,)):
            yield Loss("contrast", "between", one.text, _shown(text), False, number)


def _joined(
    one: Passage, other: Passage, article: Article, language: Language, number: int
) -> Iterator[Loss]:
    """Parts of two sentences, or of one, that read as a sentence that nobody said."""
    text = article.paragraphs[one.paragraph - 1].text
    said = only(text, said_around(one, article, language))
    read = [Clauses(one, language.context) for one in sentences(said, (), language.speech)]
    first = next(n for n, each in enumerate(read) if _end(each) >= one.span.end)
    last = next(n for n, each in enumerate(read) if _end(each) > other.span.start)
    left_out = _shown(said[one.span.end : other.span.start])
    breaks_off = not _closes(read[first], one.span)
    sets_in = not _opens(read[last], other.span)
    if first == last:
        if breaks_off and sets_in and any(map(str.isalnum, left_out)):
            yield Loss("joint", "between", "", left_out, False, number)
    elif _is_inside(read[first], read[last], one.span, other.span):
        yield Loss("joint", "between", "", left_out, breaks_off or sets_in, number)


def _welded(
    one: Passage, other: Passage, article: Article, language: Language, number: int
) -> Iterator[Loss]:
    """Parts of two quotations that are no whole ones, and stand in two sentences."""
    left_out = _shown(" ".join(skipped_texts((one, other), article)))
    if one.paragraph == other.paragraph and _same_sentence(one, other, article, language):
        if _is_of_another(left_out, language):
            yield Loss("joint", "between", "", left_out, False, number)
        return
    breaks_off = not _reaches(one, article, language, is_end=True)
    sets_in = not _reaches(other, article, language, is_end=False)
    is_phrase = not reads_as_sentence(article.words(other))
    if breaks_off or sets_in or is_phrase:
        yield Loss("joint", "between", "", left_out, breaks_off and sets_in, number)


def _is_of_another(text: str, language: Language) -> bool:
    """Whether an article goes on with another thing between two quotations of one sentence: “called
    the date “brave” and the figures “a tale””."""
    tokens = [*plain_tokens(text, 0, len(text), language.speech)]
    places = [n + 1 for n, one in enumerate(tokens) if one.is_a("joiners")]
    if not places:  # where “and” is written together with the word behind it
        joined = language.context["coordinators"].prefixes
        first = next((n for n, one in enumerate(tokens) if one.is_word), len(tokens))
        places = [first] if any(one.key.startswith(joined) for one in tokens[first:][:1]) else []
    rest = [one for one in tokens[places[0] :] if one.is_word] if places else []
    is_said = any(one.is_a("verbs", "naming", "views") for one in rest)
    return bool(rest) and not rest[0].is_a("joiners", "openers", "links") and not is_said


def _same_sentence(one: Passage, other: Passage, article: Article, language: Language) -> bool:
    paragraph = article.paragraphs[one.paragraph - 1]
    quoted = () if paragraph.speakers else paragraph.quoted
    for sentence in sentences(paragraph.text, quoted, language.speech):
        if sentence[0].span.start <= one.span.start < sentence[-1].span.end:
            return other.span.start < sentence[-1].span.end
    return False


def _reaches(passage: Passage, article: Article, language: Language, is_end: bool) -> bool:
    """Whether a fragment reaches the end, or the beginning, of a sentence; it does not where it is
    less than a sentence all the same."""
    text = article.paragraphs[passage.paragraph - 1].text
    said = only(text, said_around(passage, article, language))
    for sentence in sentences(said, (), language.speech):
        inside = [one for one in sentence if one.is_word and one.span.start >= passage.span.start]
        if sentence[-1].span.end < passage.span.end or not inside:
            continue
        if is_end:
            return not any(one.is_word and one.span.start >= passage.span.end for one in sentence)
        return not any(one.is_word and one.span.end <= passage.span.start for one in sentence)
    return True


def _end(clauses: Clauses) -> int:
    return clauses.sentence[-1].span.end


def _is_inside(first: Clauses, last: Clauses, one: Span, other: Span) -> bool:
    """Whether one fragment leaves its sentence before its end, and the other enters its own after
    its beginning."""
    is_left = any(token.is_word and token.span.start >= one.end for token in first.sentence)
    is_entered = any(token.is_word and token.span.end <= other.start for token in last.sentence)
    return is_left and is_entered


def _closes(clauses: Clauses, span: Span) -> bool:
    """Whether a clause ends where a fragment does."""
    ends = [clauses.sentence[one.end - 1].span.end for one in clauses.all]
    return any(0 <= span.end - end <= 1 for end in ends)


def _opens(clauses: Clauses, span: Span) -> bool:
    """Whether a clause begins where a fragment does, or right behind the word that leads it."""
    starts = [token for one in clauses.all for token in (one.start, one.body)]
    sentence = clauses.sentence
    return any(n < len(sentence) and sentence[n].span.start == span.start for n in starts)
