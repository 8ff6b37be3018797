"""What is translated of sources: by whom, into which language, and how far it can be trusted."""

from collections.abc import Iterator
from itertools import groupby

from generator.content.model import further_languages
from generator.content.problems import Problem, shortened
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.ground import Mismatch
from generator.evidence.support.quoted import prose_quotations
from generator.evidence.support.sentences import place_of
from generator.evidence.translations import (
    Translated,
    translated_texts,
    translated_words,
    unfaithful,
)


def check_translations_are_credited(dossier: Dossier) -> Iterator[Problem]:
    """A translation says who made it.

    Bad:  translations: {en: {text: We agree}}
    Good: translations: {en: {text: We agree, by: Ada Kern}}
    """
    hint = "add `by: …` with who translated it, or `machine: …` with the program that did"
    for one in translated_words(dossier):
        if not (one.by or one.machine):
            message = "nobody is told to have made this translation"
            yield Problem(one.place, "translation-of-nobody", message, hint)
    texts = [one for one in translated_texts(dossier) if not (one.by or one.machine)]
    for language, some in groupby(texts, key=lambda one: one.language):
        first, *others = some
        message = f"nobody is told to have made this translation ({language})"
        message += f", nor {len(others)} more" if others else ""
        told = f"{hint},\nhere, or for all at the head of the file"
        yield Problem(first.place, "translation-of-nobody", message, told)


def check_translations_are_for_readers(dossier: Dossier) -> Iterator[Problem]:
    """A translation is into a language of the site, from another.

    Bad:  translations: {en: …}   (the source is in English)
    Good: translations: {en: …}   (the source is in German, the site in English)
    """
    own = (dossier.explainer.language, *further_languages(dossier.explainer))
    for one in translated_words(dossier):
        is_in_it = one.language.casefold() == one.code.casefold()
        if is_in_it and not dossier.explainer.unread:
            message = f"the source is in this language already: {one.language}"
            hint = "delete the translation, or write the `language` of the source"
            yield Problem(one.declared, "translation-language", message, hint)
        elif not is_in_it and one.language.casefold() not in map(str.casefold, own):
            message = f"no page is in this language: {one.language}"
            hint = f"readers are shown what is translated into: {', '.join(own)}"
            yield Problem(one.declared, "translation-language", message, hint)


def check_translations_have_an_original(dossier: Dossier) -> Iterator[Problem]:
    """What is translated is there.

    Bad:  title_translations: {en: …}   (the source has no `title`)
    Good: title: …   title_translations: {en: …}
    """
    for one in translated_words(dossier):
        if one.of == "title" and not one.original:
            message = "there is no title that this could be a translation of"
            yield Problem(one.place, "translation-of-nothing", message, "add `title: …`")


def check_translations_are_not_quoted(dossier: Dossier) -> Iterator[Problem]:
    """A translation is not in quotation marks as if it were said so; it has no more quotations in
    it than its original.

    Bad:  text: “We agree”
    Good: text: We agree
    """
    for one in translated_words(dossier):
        text = one.text
        found = prose_quotations(text)
        if len(found) > len(prose_quotations(one.original)):
            words = shortened(text[found[0].start : found[0].end], 80)
            message = f"“{words}” stands in quotation marks, and nobody said it so"
            hint = "leave the marks out: readers see that it is a translation"
            yield Problem(one.place, "translation-quoted", message, hint)


def check_translations_keep_numbers(dossier: Dossier) -> Iterator[Problem]:
    """A translation has the numbers and dates of its original.

    Bad:  quote: 30 Tage   translations: {en: {text: 40 days, …}}
    Good: quote: 30 Tage   translations: {en: {text: 30 days, …}}
    """
    for one, found in _of_kind("number", dossier):
        is_error = any(map(str.isdecimal, found.words))
        message = _told(found, "has")
        place, doubt = place_of(found, one.text, one.place), one.doubt
        hint = _original(one)
        yield Problem(place, "translation-number", message, hint, is_error, doubt=doubt)


def check_translations_keep_names(dossier: Dossier) -> Iterator[Problem]:
    """A translation names whom its original names, and nobody else.

    Bad:  quote: Polen stimmt zu   translations: {en: {text: Norway agrees, …}}
    Good: quote: Polen stimmt zu   translations: {en: {text: Poland agrees, …}}
    """
    for one, found in _of_kind("name", dossier):
        hint = "if it is another name of somebody, give it as an alias of the party or person"
        hint = hint if _is_lost(found) else f"{_original(one)}\n{hint}"
        message = _told(found, "names")
        place, doubt, is_error = (
            place_of(found, one.text, one.place),
            one.doubt,
            not _is_lost(found),
        )
        yield Problem(place, "translation-name", message, hint, is_error, doubt=doubt)


def check_translations_deny_the_same(dossier: Dossier) -> Iterator[Problem]:
    """A translation denies what its original denies, and no more.

    Bad:  quote: Wir gehen nicht   translations: {en: {text: We will go, …}}
    Good: quote: Wir gehen nicht   translations: {en: {text: We will not go, …}}
    """
    for one, found in _of_kind("denial", dossier):
        message = f"the original denies something (“{found.words}”), and the translation nothing"
        if not _is_lost(found):
            message = f"“{found.words}” denies something, and the original denies nothing"
        place, doubt = place_of(found, one.text, one.place), one.doubt
        yield Problem(
            place, "translation-denial", message, _original(one), is_error=False, doubt=doubt
        )


def check_translations_can_be_compared(dossier: Dossier) -> Iterator[Problem]:
    """A translation from or into a language that the program does not know was compared by
    somebody.

    Bad:  (of a source in Welsh, and nobody has confirmed it)
    Good: the same, confirmed by `explainer confirm`
    """
    for one, found in unfaithful(dossier):
        if found.kind == "not-compared":
            codes = ", ".join(found.instead)
            message = f"a machine cannot compare this with its original ({codes})"
            hint = "compare the two, and confirm it"
            yield Problem(
                one.place, "translation-not-compared", message, hint, False, doubt=one.doubt
            )


def _of_kind(kind: str, dossier: Dossier) -> Iterator[tuple[Translated, Mismatch]]:
    return (one for one in unfaithful(dossier) if one[1].kind.partition("-")[0] == kind)


def _is_lost(found: Mismatch) -> bool:
    return found.kind.endswith("-lost")


def _told(found: Mismatch, does: str) -> str:
    if _is_lost(found):
        return f"the original {does} “{found.words}”, and the translation does not"
    return f"the translation {does} “{found.words}”, and the original does not"


def _original(one: Translated) -> str:
    return f"the original: {shortened(one.original, 200)}"
