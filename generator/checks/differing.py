"""Rules about where sources differ: that they do, and on one thing."""

import re
from collections.abc import Iterator, Sequence

from generator.content.model import Difference
from generator.content.problems import Problem
from generator.evidence.assertions import doubt_beside
from generator.evidence.languages import words
from generator.evidence.relatedness import Relatedness, relatedness
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.support.figures.numbers import numbers_in
from generator.evidence.support.reading import ReadText, read_words

_HINT = "cite what differs, or take it out: where sources agree, both are evidence of one statement"


def check_accounts_differ(dossier: Dossier) -> Iterator[Problem]:
    """Sources that differ do not use the same words, nor give the same numbers where it is numbers
    that are to differ.

    Bad:  kind: number … “The wall would be 40 metres high”, “a wall of 40 metres”
    Good: kind: number … “The wall would be 40 metres high”, “a wall of 45 metres”
    """
    shared = relatedness(dossier)
    for one in dossier.explainer.differences:
        accounts = [dossier.cited(account) for account in one.accounts]
        if any(not cited.article or not cited.passages for cited in accounts):
            continue
        texts = [_worded(_text(cited)) for cited in accounts]
        numbers = [frozenset(re.findall(r"\d+(?:[.,]\d+)*", _text(cited))) for cited in accounts]
        summaries = {_worded(account.summary) for account in one.accounts}
        if len({*texts}) == 1 or len(summaries) == 1:
            message = f"all accounts of “{one.id}” have the same words"
            place = one.at("accounts") if len({*texts}) == 1 else one.accounts[1].at("summary")
            yield Problem(place, "accounts-agree", message, _HINT)
        elif one.kind == "number" and numbers[0] and len({*numbers}) == 1:
            told = " and ".join(sorted(numbers[0]))
            message = f"all accounts of “{one.id}” give the same: {told}"
            yield Problem(one.at("accounts"), "accounts-agree", message, _HINT)
        elif one.kind not in ("spelling", "number") and _says_no_more(shared, accounts):
            message = f"one account of “{one.id}” has no word that the others do not have"
            yield _doubted(one, accounts, message, _HINT)


def check_accounts_are_of_one_thing(dossier: Dossier) -> Iterator[Problem]:
    """The accounts of a difference are of one thing: each has a telling word of another one, or of
    what the editors call it.

    Bad:  name: The height of the wall … passage: The league has 40 members
    Good: name: The height of the wall … passage: a wall of 40 metres
    """
    shared = relatedness(dossier)
    for one in dossier.explainer.differences:
        accounts = [dossier.cited(account) for account in one.accounts]
        if any(not cited.article or not cited.passages for cited in accounts):
            continue
        if one.kind == "spelling":
            continue  # of names, which are compared nowhere
        name, language = f"{one.name}. {one.summary or ''}", dossier.explainer.language
        called = shared.words_of(name, language, with_saying=True)
        told = [shared.words_cited(cited, with_saying=True) for cited in accounts]
        counted = [bool(numbers_in(_read(dossier, cited))) for cited in accounts]
        for number, (account, own) in enumerate(zip(one.accounts, told, strict=True)):
            others = frozenset().union(*told[:number], *told[number + 1 :])
            lacks_number = one.kind == "number" and any(counted) and not counted[number]
            is_on_it = (
                shared.telling(own & others) or own & called or _names_it(dossier, one, number)
            )
            if is_on_it and not lacks_number:
                continue
            message = f"this has no word of the other accounts of “{one.id}”, nor of its name"
            if lacks_number:
                message = f"this has no number, unlike another account of “{one.id}”"
            hint = "compare them: are they of one thing?"
            doubt = _doubted(one, accounts, message, hint).doubt
            yield Problem(
                account.place, "accounts-unrelated", message, hint, is_error=False, doubt=doubt
            )
            break


def _doubted(one: Difference, accounts: Sequence[Cited], message: str, hint: str) -> Problem:
    told = f"{one.name}: {' / '.join(account.summary for account in one.accounts)}"
    doubt = doubt_beside(f"{one.id}.accounts", told, accounts)
    place = one.at("accounts")
    return Problem(place, "accounts-agree", message, hint, is_error=False, doubt=doubt)


def _names_it(dossier: Dossier, one: Difference, number: int) -> bool:
    """Whether an account has a word of what the editors call the difference, in whatever form."""
    reading = _read(dossier, dossier.cited(one.accounts[number]))
    called = read_words(f"{one.name}. {one.summary or ''}", dossier.explainer.language)
    names = {part for who in dossier.party.values() for name in who.names for part in words(name)}
    return reading.code == called.code and any(
        called.has(word) for word in reading.content if word.key not in names
    )


def _read(dossier: Dossier, cited: Cited) -> ReadText:
    return read_words(_text(cited), cited.source.language or dossier.explainer.language)


def _worded(text: str) -> str:
    """The words of a text; what has none, such as a row of signs, is told apart as it stands."""
    return " ".join(words(text)) or text


def _text(cited: Cited) -> str:
    assert cited.article
    return " ".join(map(cited.article.words, cited.runs))


def _says_no_more(shared: Relatedness, accounts: Sequence[Cited]) -> bool:
    """Whether one account has nothing that each of the others does not have too."""
    told = [shared.words_and_names(cited) for cited in accounts]
    return any(all(one <= other for other in told) for one in told)
