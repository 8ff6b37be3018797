"""What an explainer says in further languages: which there are, what is out of date or missing, and
what a translation puts in quotation marks."""

from collections.abc import Iterator

from generator.content.localization import told_in, unknown_keys
from generator.content.model import further_languages, is_partly_read
from generator.content.problems import Problem, counted, did_you_mean, shortened
from generator.content.translatable import translatable_texts
from generator.evidence.matching import fold
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.quoted import prose_quotations, stands_anywhere
from generator.evidence.translations import translated_texts


def check_languages_name_the_contents_own(dossier: Dossier) -> Iterator[Problem]:
    """The languages of a site are that of the content and others.

    Bad:  language: en   languages: [uk]
    Good: language: en   languages: [en, uk]
    """
    explainer = dossier.explainer
    if explainer.languages and explainer.language not in explainer.languages:
        message = f"the language of the content is not among them: {explainer.language}"
        named = ", ".join((explainer.language, *explainer.languages))
        place = explainer.at("languages")
        yield Problem(place, "languages-without-own", message, f"write `languages: [{named}]`")


def check_translations_are_into_languages_of_the_site(dossier: Dossier) -> Iterator[Problem]:
    """What is translated is in one of the further languages of the site.

    Bad:  content/translations/fr.yaml   languages: [en, uk]
    Good: content/translations/uk.yaml   languages: [en, uk]
    """
    explainer = dossier.explainer
    for language, found in explainer.localizations.items():
        if language not in further_languages(explainer):
            named = dict.fromkeys((explainer.language, *explainer.languages, language))
            hint = f"add it in content/explainer.yaml: `languages: [{', '.join(named)}]`"
            if language == explainer.language:
                hint = "it is the language of the content itself: delete the file"
            message = f"the site has no pages in this language: {language}"
            yield Problem(found.place, "translation-language", message, hint)


def check_translations_are_of_texts(dossier: Dossier) -> Iterator[Problem]:
    """What is translated is a text of the explainer: what is gone is told once, with all its texts.

    Bad:  statement.ru-agres.summary: {…}
    Good: statement.ru-agrees.summary: {…}
    """
    explainer = dossier.explainer
    if is_partly_read(explainer):
        return  # the text may stand in what was not understood: nobody is to delete its translation
    known = [one.key for one in translatable_texts(explainer)] if explainer.localizations else []
    named = {_named(key) for key in known}
    for language, found in explainer.localizations.items():
        gone: dict[str, list[str]] = {}
        for key in unknown_keys(explainer, language):
            gone.setdefault(key if _named(key) in named else _named(key), []).append(key)
        for key, *more in gone.values():
            message = f"there is no text “{shortened(key)}”"
            hint = f"{did_you_mean(key, known)}\nif it is gone, delete this entry"
            if more:
                hint += f", and the {counted(len(more), 'other')} of “{shortened(_named(key))}”"
            yield Problem(found.written[key], "translation-of-nothing", message, hint)


def _named(key: str) -> str:
    """What a key is of: the kind and the id with which it begins."""
    return ".".join(key.split(".")[:2])


def check_translations_are_up_to_date(dossier: Dossier) -> Iterator[Problem]:
    """A translation is of the text as it is now; until it is, readers see the text itself.

    Bad:  of: 3f2a9c1e0b7d   (the digest of what the summary said before)
    Good: of: a704ea8220d8   (that of what it says)
    """
    for language in further_languages(dossier.explainer):
        for told in told_in(dossier.explainer, language):
            if told.translation and not told.is_current:
                place, now = told.translation.at("text"), shortened(told.text.text, 200)
                message = "the text was edited since this translation of it, which no page shows"
                hint = f"now: {now}\nbring it up to date, and write `of: {told.text.digest}`"
                yield Problem(
                    place, "translation-outdated", message, hint, is_error=False, waits=True
                )


def check_translations_are_there(dossier: Dossier) -> Iterator[Problem]:
    """Each text is there in each language; until it is, readers see it in that of the content.

    Bad:  languages: [en, uk]   (nothing is translated)
    Good: languages: [en, uk]   (and content/translations/uk.yaml has all texts)
    """
    for language in further_languages(dossier.explainer):
        told = told_in(dossier.explainer, language)
        missing = [one for one in told if one.translation is None]
        if missing:
            message = f"{language}: {counted(len(missing), 'text')} of {len(told)} not translated"
            hint = f"`explainer translate {language}` lists them, and with `--write` makes room"
            place = dossier.explainer.at("languages")
            yield Problem(place, "translation-missing", message, hint, is_error=False, waits=True)


def check_translations_quote_no_translated_words(dossier: Dossier) -> Iterator[Problem]:
    """What a translated text has in quotation marks are words that a source has, in its language.

    Bad:  summary: Says “we agree”.   translation: Sagt „wir stimmen zu“.
    Good: summary: Says “we agree”.   translation: Sagt, dass sie zustimmen („we agree“).
    """
    articles = dossier.archive.articles.values()
    for one in translated_texts(dossier):
        quoted = [one.original[span.start : span.end] for span in prose_quotations(one.original)]
        there = {fold(words).strip(" .,") for words in quoted}
        for span in prose_quotations(one.text):
            words = one.text[span.start : span.end]
            if fold(words).strip(" .,") in there or stands_anywhere(words, articles):
                continue
            message = f"“{shortened(words, 80)}” stands in quotation marks, and nobody said it so"
            hint = "leave the marks out, or keep the words of the source between them"
            yield Problem(one.place, "translation-quoted", message, hint, doubt=one.doubt)
