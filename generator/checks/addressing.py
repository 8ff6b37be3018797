"""Rules about whom something is asked of, held against whom the cited words name."""

from collections.abc import Iterator

from generator.content.problems import Problem, TiedWords
from generator.content.statements import Ask, Offer
from generator.evidence.assertions import doubt_beside
from generator.evidence.languages import Language, language_of
from generator.evidence.proposals import sentences_around
from generator.evidence.relatedness import is_whole
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.mentions import NameBook, named_spans


def check_those_asked_are_named(dossier: Dossier) -> Iterator[Problem]:
    """Where the words in which something is asked name another party, and in their paragraph none
    of those of whom it is to be asked, it is asked of that one.

    Bad:  asked_of: [southford]   (“Holm asked Eastford to open the gate”)
    Good: asked_of: [eastford]
    """
    names = NameBook(dossier)
    for ask in dossier.asks:
        asked = [one for one in getattr(ask, "asked_of", ()) if dossier.actor(one)]
        evidence = dossier.of(ask).evidence
        if (
            not isinstance(ask, Ask)
            or isinstance(ask, Offer)
            or not asked
            or not is_whole(evidence)
        ):
            continue
        own = frozenset().union(*(_kin(dossier, names, one) for one in ask.speaker))
        meant = frozenset().union(*(_kin(dossier, names, one) for one in asked))
        if any(_is_named(dossier, names, meant, cited) for cited in evidence):
            continue
        others = [who for who in names.everybody if who not in own | meant]
        named = {cited: _first(dossier, names, others, cited) for cited in evidence}
        if evidence and all(named.values()):
            who = next(iter(named.values()))
            yield _of_another(dossier, ask, asked[0], str(who))


def _of_another(dossier: Dossier, ask: Ask, asked: str, named: str) -> Problem:
    called, other = dossier.called(asked)[0], dossier.called(named)[0]
    message = f"these words name {other}, and not {called}, of whom it is to be asked"
    hint = "compare: of whom is it asked there? leave `asked_of` out where nobody is named"
    sentence = f"“{ask.summary}” is asked of {called}"
    tie = TiedWords("asked_of", ask.summary, called)
    doubt = doubt_beside(f"{ask.id}.asked_of", sentence, dossier.of(ask).evidence, tie)
    place = ask.at("asked_of")
    return Problem(place, "asked-of-another", message, hint, is_error=False, doubt=doubt)


def _kin(dossier: Dossier, names: NameBook, who: str) -> frozenset[str]:
    """The ids of somebody, of their parties, and of all who belong to these."""
    parties = {*names.parties_of(who), who} & {*dossier.party}
    people = (one for one in dossier.person if not parties.isdisjoint(names.parties_of(one)))
    return frozenset({who, *parties, *people})


def _is_named(dossier: Dossier, names: NameBook, who: frozenset[str], cited: Cited) -> bool:
    """Whether one of some ids is named in the paragraphs of a piece of evidence."""
    if not cited.article:
        return True
    held = map(cited.article.paragraph, cited.paragraphs)
    text, language = "\n".join(one.text for one in held if one), _language(dossier, cited)
    return any(_at(names, one, text, language) for one in who)


def _first(dossier: Dossier, names: NameBook, who: list[str], cited: Cited) -> str | None:
    """Who of some is named first in the words that are cited, or in the sentences around what is
    only quoted."""
    language = _language(dossier, cited)
    text = " ".join(cited.reported or sentences_around(cited, language))
    found = [(start, one) for one in who for start in _at(names, one, text, language)]
    return min(found)[1] if found else None


def _at(names: NameBook, who: str, text: str, language: Language) -> list[int]:
    return [span.start for span in named_spans(names.of(who, language), text, language)]


def _language(dossier: Dossier, cited: Cited) -> Language:
    return language_of(dossier.explainer, cited.source)
