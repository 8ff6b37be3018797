"""Evidence rules 6 to 9: what is said of articles, and which of their paragraphs are cited."""

import re
from collections.abc import Container, Iterator

from generator.checks.quoting import NEAREST_SOUGHT
from generator.content.model import Source
from generator.content.problems import Place, Problem, nearest
from generator.evidence.articles import Article, Paragraph, is_boilerplate, listed
from generator.evidence.dossier import Dossier
from generator.evidence.languages import language_of
from generator.evidence.matching import fold, readable
from generator.evidence.mentions import is_named, is_printed
from generator.evidence.said import Cited

_PLACEHOLDER = re.compile(r"(unknown|none|n/?a|tb[cda]|todo|untitled|anonymous|\?+|-+|\.+)", re.I)


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
