"""What the article says that somebody is, and whom an office or a noun without a name means then.

Only where endings tell what belongs together: “министр природных ресурсов области Сергей Аникин”
makes “министр” him further on, in any case. Where two hold an office, or the last who spoke may
hold it too, nobody is meant for sure.
"""

from collections.abc import Callable, Iterator, Sequence

from generator.evidence.attribution.grammar.case_endings import agrees, is_plural_form
from generator.evidence.attribution.grammar.nominatives import is_calling, nominatives
from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import Figure
from generator.evidence.attribution.people.pronouns import Recent
from generator.evidence.languages import words

IsForm = Callable[[str, str], bool]
"""Whether a word is another, or the same in another case."""


def offices_in(sentence: Sentence) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """The names of a sentence that have an office before them, and its words, the noun first."""
    if not sentence or not agrees(sentence[0]):
        return
    for one in nominatives(sentence, 0, len(sentence)):
        if one.noun is None or one.name is None:
            continue
        before = sentence[max(0, one.phrase.start - 1) : one.noun]
        if not any(token.is_a("lesser") for token in before):
            told = (*sentence[one.phrase.start : one.noun], *sentence[one.noun + 1 : one.name])
            office = (sentence[one.noun], *told)
            name = sentence[one.name : one.phrase.end]
            yield name, tuple(token.key for token in office if token.is_word)


def holds_office(figure: Figure, asked: Sequence[Token], is_form: IsForm) -> bool:
    """Whether the article said that somebody is what some words call, in whichever case."""
    told = [token for token in asked if token.is_word and not token.is_a("determiners")]
    noun = next((n for n, token in enumerate(told) if is_calling(token)), 0)
    first, *rest = (one.key for one in (told[noun], *told[:noun], *told[noun + 1 :]))
    return any(
        (is_form(first, office[0]) or office[0].startswith(f"{first}-"))
        and all(any(is_form(one, other) for other in office[1:]) for one in rest)
        for office in figure.offices
    )


def has_role(figure: Figure, asked: Sequence[Token], is_form: IsForm) -> bool:
    """Whether all words that call somebody stand in the role that is known of a person."""
    role = words((figure.known and figure.known.role) or "")
    told = [token.key for token in asked if token.is_word and not token.is_a("determiners")]
    return bool(told) and all(any(is_form(one, word) for word in role) for one in told)


def last_called(recent: Recent, noun: Token, paragraph: int) -> Figure | None:
    """Whoever spoke in the sentence before, in the same paragraph, if a noun may call them."""
    figure = recent.last_in(paragraph)
    if figure is None or (figure.is_nameless and not figure.id):
        return None
    if noun.is_a("women"):
        return figure if figure.gender == "woman" else None
    return None if noun.is_a("men") and figure.gender != "man" else figure


def last_by_title(
    recent: Recent, sentence: Sentence, phrase: Phrase, paragraph: int
) -> Figure | None:
    """Whoever spoke in the sentence before, in the same paragraph, whom a title alone calls that
    nobody in the article has: “…, сказала Лис. «…», — добавила депутат.” “Her neighbour”, and a
    noun with more behind a comma, is somebody else."""
    noun = sentence[phrase.start]
    before = sentence[max(0, phrase.start - 1) : phrase.start]
    is_other = any(one.is_a("determiners", "his", "hers", "indefinite") for one in before)
    is_more = any(one.text == "," for one in sentence[phrase.end : phrase.end + 1])
    is_alone = phrase.end == phrase.start + 1 and noun.is_title and agrees(noun)
    if not is_alone or is_other or is_more or noun.is_a("kin") or is_plural_form(noun):
        return None
    return last_called(recent, noun, paragraph)


def may_be_of_last(recent: Recent, tokens: Sequence[Token], figure: Figure, paragraph: int) -> bool:
    """Whether an office without a name may be that of whoever spoke before in the paragraph, of
    whom the article tells none: “…, сказал Шойгу. «…», — добавил министр.”"""
    is_office = agrees(tokens[0]) and tokens[-1].is_title and not figure.is_nameless
    last = recent.last_in(paragraph) if is_office else None
    return bool(last and last is not figure and last.names[0] and not last.offices)
