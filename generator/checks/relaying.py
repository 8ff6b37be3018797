"""Through whom a source has what it reports: rules about the outlets that evidence names."""

import re
from collections.abc import Container, Iterator

from generator.checks.quoting import NEAREST_SOUGHT
from generator.content.problems import Problem, nearest
from generator.evidence.articles.archive import Article, Paragraph, listed
from generator.evidence.matching import fold, readable
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.mentions import is_printed

_OUTLETS = ("organisation", "group", "agency", "company")
"""The types of parties that may be an outlet too."""


def check_outlet_is_named(dossier: Dossier) -> Iterator[Problem]:
    """The outlet from which an article has something is named in it: in the paragraphs that are
    cited, before them, in the next one, or in a byline or a credit.

    Bad:  via: TAS          (the article: “the agency TASS reported”)
    Good: via: TASS
    """
    for count, (cited, article) in enumerate(_passed_on(dossier, "via-not-named")):
        message = f"“{article.source.id}” does not name “{cited.via}”"
        hint = "write the name as the article prints it"
        if later := listed(one.number for one in article.paragraphs if _names(cited, one)):
            message += " here"
            hint = f"paragraph {later}, which names it, says nothing of these words"
        elif count < NEAREST_SOUGHT and (close := _nearest_name(cited.via, article)):
            hint += f"\nnearest: “{close}”"
        yield Problem(cited.evidence.at("via"), "via-not-named", message, hint)


def check_outlet_is_another(dossier: Dossier) -> Iterator[Problem]:
    """An outlet is named only where it stands between the source and who speaks.

    Bad:  via: Reuters      (the publisher of the source)
    Good: (no line)
    """
    for cited, article in _passed_on(dossier, "via-not-needed"):
        message = f"“{cited.via}” is the publisher of “{article.source.id}” itself"
        if cited.is_own:
            message = f"“{article.source.id}” has these words from the speaker, and from no outlet"
        yield Problem(cited.evidence.at("via"), "via-not-needed", message, "leave `via` out")


def check_outlet_is_no_party(dossier: Dossier) -> Iterator[Problem]:
    """What another party or a person tells is not passed on by an outlet.

    Bad:  via: the Kremlin
    Good: via: TASS
    """
    for cited, _ in _passed_on(dossier, "via-no-outlet"):
        message = f"“{cited.via}” is a party or a person of this explainer, and no outlet"
        hint = "leave `via` out; that somebody else tells it is shown where the source is a text "
        hint += "or a turn of theirs"
        yield Problem(cited.evidence.at("via"), "via-no-outlet", message, hint)


def _passed_on(dossier: Dossier, fault: str) -> Iterator[tuple[Cited, Article]]:
    """What names an outlet and thereby breaks a rule, and the article of each."""
    people = [one.names for one in dossier.person.values()]
    parties = [one.names for one in dossier.party.values() if one.type not in _OUTLETS]
    called = {_key(name) for names in (*people, *parties) for name in names}
    for cited in dossier.evidence:
        if cited.evidence.via and cited.article and _fault(cited, cited.article, called) == fault:
            yield cited, cited.article


def _fault(cited: Cited, article: Article, called: Container[str]) -> str:
    """Which rule the outlet of a piece of evidence breaks, if any; `called` are who is none."""
    if _key(cited.via) in called:
        return "via-no-outlet"
    if cited.is_own or _key(cited.via) == _key(article.source.publisher or ""):
        return "via-not-needed"
    last = max(cited.paragraphs, default=len(article.paragraphs)) + 1
    near = (one for one in article.paragraphs if one.boilerplate or one.number <= last)
    return "" if any(_names(cited, one) for one in near) else "via-not-named"


def _key(name: str) -> str:
    return fold(readable(name)).casefold()


def _names(cited: Cited, paragraph: Paragraph) -> bool:
    return is_printed(cited.via, paragraph.text)


def _nearest_name(name: str, article: Article) -> str | None:
    """What an article prints that is nearest to a name, if anything is near."""
    size = len(name.split())
    words = (
        [re.sub(r"^\W+|\W+$", "", word) for word in p.text.split()] for p in article.paragraphs
    )
    runs = (" ".join(some[n : n + size]) for some in words for n in range(len(some) - size + 1))
    return nearest(name, (run for run in runs if not run[:1].islower()))
