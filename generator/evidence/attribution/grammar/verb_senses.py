"""Whether a word that may be a verb of saying is one where it stands, and what it needs to be one.

“tweets”, “claims” and “states” may be nouns; “began” and “raised” report something only with the
words that were said, or with a clause that tells them.
"""

from itertools import takewhile

from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.tokens import Sentence, Token

_CLAUSE = 40
"""How many words and marks a clause has at most, so far as is looked back or ahead in it."""

_SOON = 6
"""How many words behind a verb the clause begins at latest that tells what was said."""

_APPOSITION = 12
"""How many words and marks tell at most more of a speaker between commas."""

_OBJECT = 4
"""How many words stand at most between a verb and the comma before what is to be done."""

_NEAR = 3
"""How many words before a noun its article may stand."""


def may_be_verb(sentence: Sentence, index: int) -> bool:
    """Whether a word that may be a noun too is a verb: “he claims”, not “his claims”."""
    if index == 0:
        return True
    before = sentence[index - 1]
    if sentence[index].is_upper:
        return before.text in {".", ":", "…"} or before.quotation is not None
    if agrees(before):
        return True
    if before.is_genitive:
        return index > 1 and bool(sentence[index - 2].pronoun)
    is_all = before.is_a("alone") or (index == 1 and before.is_a("demonstratives"))
    if before.is_a("determiners") and not before.pronoun and not is_all:
        return False
    if before.is_a("noun_leads"):
        return False
    if sentence[index].is_a("either"):
        return _has_subject(sentence, index) and _has_object(sentence, index)
    return not _hangs_on_modal(sentence, index)


def is_finite(token: Token) -> bool:
    """Whether a word is an auxiliary that a clause needs, and that no name has."""
    return token.is_a("finite") and not token.is_upper


def tells(sentence: Sentence, index: int, end: int) -> bool:
    """Whether a verb reports what was said where nothing is quoted, its clause ending at `end`.

    Verbs of saying do; a verb that has other senses does with a clause that tells what was said,
    or with the particle that gives it that sense (“stellt … fest”).
    """
    token = sentence[index]
    is_view = token.is_a("views") and not token.is_a("verbs", "naming")
    is_view = is_view and bool(token.speech.listed("clauses"))
    if not is_view and not token.is_a("weak"):
        return True
    start = _behind_apposition(sentence, max(end, index + 1))
    following = _clause_from(sentence[start : start + _CLAUSE])
    if any(t.is_a("clauses") or t.text == ":" for t in following[:_SOON]):
        return True
    governed = (f"{token.key} {one.key}" for one in following)
    if not token.speech.listed("governing").isdisjoint(governed):
        return True
    if token.is_a("weak") and _leads_infinitive(sentence[start : start + _CLAUSE]):
        return True
    if is_view and following:
        return following[0].pronoun in {"man", "woman", "several"}
    return token.is_a("weak") and bool(following) and following[-1].is_a("particles")


def is_supposed(sentence: Sentence, start: int) -> bool:
    """Whether the clause whose subject begins at `start` only says what may be: “if X said”."""
    return start > 0 and sentence[start - 1].is_a("suppositions")


def is_unsaid(sentence: Sentence, verb: int) -> bool:
    """Whether a word right before a verb of saying tells that nothing was said: “لم يوضح X كيف”."""
    before, is_other = sentence[max(0, verb - 1) : verb], sentence[verb].is_a("naming", "excluding")
    return any(t.is_a("unsaying") for t in before) and not is_other


def _has_subject(sentence: Sentence, index: int) -> bool:
    """Whether what stands before a word may be what a verb needs, and is no adjective of a noun."""
    before = reversed(sentence[max(0, index - _CLAUSE) : index])
    fillers = sum(1 for _ in takewhile(lambda t: t.is_filler, before))
    last = index - fillers - 1
    if last < 0:
        return fillers > 0
    token = sentence[last]
    if not token.is_word or token.pronoun or token.is_title:
        return token.text != "("
    if token.is_capital or token.is_a("infinitives", "relatives", "joiners", "unnamed"):
        return not token.text.isdigit()
    is_plural = token.key.endswith(tuple(token.speech.listed("plural_endings")))
    near = sentence[max(0, last - _NEAR) : last]
    return is_plural or any(t.is_a("determiners") or t.is_genitive for t in near)


def _has_object(sentence: Sentence, index: int) -> bool:
    """Whether what follows a word may be what a verb of saying has behind it."""
    if index + 1 >= len(sentence):
        return True
    token = sentence[index + 1]
    if token.quotation or token.text == ":" or token.pronoun:
        return True
    if token.is_capital:
        return not token.is_day
    if token.is_word:
        return token.is_a("determiners", "clauses", "objects")
    return any(t.quotation for t in sentence[max(0, index - _CLAUSE) : index])


def _hangs_on_modal(sentence: Sentence, index: int) -> bool:
    """Whether a verb is the infinitive of one like “could”, which says that nobody said so."""
    if not sentence[index].is_a("infinitive_forms"):
        return False
    return any(token.is_a("modals") for token in sentence[max(0, index - _CLAUSE) : index])


def _behind_apposition(sentence: Sentence, start: int) -> int:
    """Where words go on behind what is told of a speaker between commas: “يرى X، الباحث، أن”."""
    if [token.text for token in sentence[start : start + 1]] != ["،"]:
        return start
    ahead = range(start + 1, min(len(sentence), start + _APPOSITION))
    return next((n for n in ahead if sentence[n].text == "،"), start)


def _leads_infinitive(following: Sentence) -> bool:
    """Whether a clause behind a comma ends with what is to be done: “fordern, das zu ändern”."""
    words = tuple(takewhile(lambda t: t.is_word, following))
    rest = following[len(words) + 1 :]
    if len(words) > _OBJECT or len(words) == len(following) or following[len(words)].text != ",":
        return False
    clause = tuple(takewhile(lambda t: t.is_word, rest))
    is_parted = any(t.is_a("infinitives") for t in clause[-2:-1])
    is_joined = bool(clause) and any(
        one in clause[-1].key[2:-2] for one in clause[-1].speech.listed("infinitives")
    )
    return "verb_second" in following[0].speech.listed("habits") and (is_parted or is_joined)


def _clause_from(following: Sentence) -> Sentence:
    """The words up to the end of a clause, and the mark or the word behind the comma there.

    The mark that ends it is left out, so that the last is its last word.
    """
    words = tuple(takewhile(lambda t: t.text not in {",", ";", ".", "!"}, following))
    rest = following[len(words) :]
    if rest[:1] and rest[0].text == "," and len(rest) > 1 and rest[1].is_a("clauses"):
        return (rest[1], *words) if len(words) < _SOON else words
    return words
