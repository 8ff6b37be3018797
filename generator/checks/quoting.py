"""Evidence rules 1 to 5: what may stand under `quote`."""

from collections.abc import Iterator
from itertools import pairwise

from generator.content.model import Source
from generator.content.problems import Place, Problem
from generator.content.statements import Evidence
from generator.evidence.articles.archive import Article, is_boilerplate, listed
from generator.evidence.matching import nearest_passage, occurrences, readable, unquoted
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited

NEAREST_SOUGHT = 100
"""For how many quotations that are not found the nearest passage is looked for."""


def check_evidence_points_somewhere(dossier: Dossier) -> Iterator[Problem]:
    """Evidence names words or a paragraph.

    Bad:  - source: reuters
    Good: - {source: reuters, passage: Moscow said it would study the plan}
    """
    for evidence in (cited.evidence for cited in dossier.evidence):
        is_told = "paragraph" in evidence.node.fields or has_wrong_words(evidence)
        if evidence.source and not is_told:
            message = "this evidence names neither a quotation nor a passage"
            hint = "add `quote: …` for words in quotation marks, or `passage: …` for a report"
            yield Problem(evidence.place, "evidence-points-nowhere", message, hint)


def has_wrong_words(evidence: Evidence) -> bool:
    """Whether words may have been written that are left out for being wrong, as is told there."""
    fields = evidence.node.fields.keys()
    return bool({"quote", "passage"} & fields or fields - type(evidence).model_fields.keys())


def check_quotation_is_exact(dossier: Dossier) -> Iterator[Problem]:
    """Rule 1: a quotation is an exact substring of one paragraph, after folding only.

    Bad:  quote: We agree with the proposal to cease hostilities
    Good: quote: We agree with the proposals to cease hostilities
    """
    for count, (place, cited, wrong) in enumerate(faulty_fragments(dossier, "quote-not-found")):
        where, named = f"“{cited.evidence.source}”", cited.evidence.paragraph
        if named:
            where = f"paragraph {listed(named)} of {where}"
        hints = [*(whereabouts(dossier, cited, wrong) if count < NEAREST_SOUGHT else ())]
        if len(getattr(cited.evidence.node.fields.get("quote"), "lines", ())) > 1:
            hints.append("quote one stretch of words; of several, write each on a line behind “- ”")
        hint = "\n".join(hints)
        yield Problem(place, "quote-not-found", f"these words are not in {where}", hint)


def whereabouts(dossier: Dossier, cited: Cited, wrong: str) -> Iterator[str]:
    """Where the words stand instead, or the passage nearest to them."""
    everywhere = dossier.archive.articles.items()
    spots = [
        (name, number)
        for name, article in everywhere
        for number in paragraphs_having(wrong, article)
    ]
    paragraphs = cited.article.paragraphs if cited.article else ()
    for name, number in spots[:3]:
        article = dossier.archive.articles[name]
        entry = article.source.place.file.removeprefix("content/")
        told = f", which is boilerplate in {entry}" if is_boilerplate(article, number) else ""
        yield f"they stand in {name}, paragraph {number}{told}"
    if spots:
        return
    if found := nearest_passage(wrong, [paragraph.text for paragraph in paragraphs]):
        yield f"nearest: {cited.evidence.source}, paragraph {found[0] + 1}: “{found[1]}”"


def check_quotation_keeps_words_whole(dossier: Dossier) -> Iterator[Problem]:
    """Rule 1: a quotation begins and ends with whole words.

    Bad:  quote: likely to reject   (the article: “unlikely to reject”)
    Good: quote: unlikely to reject
    """
    for place, *_ in faulty_fragments(dossier, "quote-cuts-word"):
        message = "this begins or ends in the middle of a word"
        yield Problem(place, "quote-cuts-word", message, "quote the whole word")


def check_quotation_is_inside_quotation_marks(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: a quotation lies inside quotation marks; the journalist's words are not one.

    Bad:  quote: aggressive and confrontational   (the article has no marks around it)
    Good: passage: aggressive and confrontational
    """
    for place, cited, wrong in faulty_fragments(dossier, "quote-outside-quotation-marks"):
        if _is_unsaid(cited.source):
            continue  # it is told there
        numbers = paragraphs_having(wrong, cited.article)
        message = f"in paragraph {listed(numbers)} these words are not inside quotation marks"
        whose = "the article's own" if cited.source.kind == "article" else "no speaker's"
        hint = f"they are {whose}: write `passage` instead of `quote`"
        yield Problem(place, "quote-outside-quotation-marks", message, hint)


def _is_unsaid(source: Source) -> bool:
    """Whether a source does not say yet what kind of text it is, or whose words it is."""
    written = source.node.fields.get("kind")
    is_wrong = written is not None and written.plain() != source.kind
    return is_wrong or (source.kind != "article" and not (source.speaker or source.turns))


def check_quotation_is_the_speakers_own(dossier: Dossier) -> Iterator[Problem]:
    """Rule 2: what a speaker quotes, what others put in brackets, and a turn's head are not his.

    Bad:  quote: never again            (he says: They told us “never again”)
    Good: quote: They told us “never again”
    """
    for place, cited, wrong in faulty_fragments(dossier, "quote-within-quotation"):
        numbers = listed(paragraphs_having(wrong, cited.article))
        message = f"in paragraph {numbers} these are not the speaker's own words alone"
        hint = "they stand inside quotation marks or brackets, after a mark that is left open,\n"
        hint += "or at the head of a turn: quote words of the speaker's around them too"
        yield Problem(place, "quote-within-quotation", message, hint)


def check_quotation_is_unambiguous(dossier: Dossier) -> Iterator[Problem]:
    """Rule 3: a quotation that occurs twice says which one is meant.

    Bad:  quote: peace             (in paragraphs 4 and 9)
    Good: quote: peace … paragraph: 9
    """
    for place, cited, _ in faulty_fragments(dossier, "quote-ambiguous"):
        message = f"these words are quoted more than once: paragraph {listed(cited.paragraphs)}"
        hint = "quote more words"
        if not cited.evidence.passage:
            hint = f"add `paragraph: {cited.paragraphs[0]}`, or {hint}"
        yield Problem(place, "quote-ambiguous", message, hint)


def check_fragments_stand_together(dossier: Dossier) -> Iterator[Problem]:
    """Rule 4: fragments stand in the order of the text, in one paragraph or named neighbours.

    Bad:  quote: [and they left, They came]
    Good: quote: [They came, and they left]
    """
    for place, cited, _ in faulty_fragments(dossier, "fragments-apart"):
        message = "these fragments do not follow one another in one paragraph"
        numbers = _neighbours(cited)
        shown = listed(numbers if len(numbers) > 1 else [6, 7])
        hint = f"put them in the order of the text; name neighbours as `paragraph: [{shown}]`"
        yield Problem(place, "fragments-apart", message, hint)


def _neighbours(cited: Cited) -> list[int]:
    """The paragraphs where the fragments stand, each in one alone, if these follow one another."""
    evidence = cited.evidence
    fragments = evidence.passage if cited.faulty_field == "passage" else evidence.quote
    places = [paragraphs_having(unquoted(fragment), cited.article) for fragment in fragments]
    numbers = [found[0] for found in places if len(found) == 1]
    steps = {other - one for one, other in pairwise(numbers)}
    return sorted(set(numbers)) if len(numbers) == len(places) and steps <= {0, 1} else []


def check_paragraphs_are_neighbours(dossier: Dossier) -> Iterator[Problem]:
    """Rule 4: several paragraphs of one piece of evidence follow one another.

    Bad:  paragraph: [6, 9]
    Good: paragraph: [6, 7]
    """
    for cited in dossier.evidence:
        evidence, article = cited.evidence, cited.article
        numbers = evidence.paragraph or ()
        for index, (one, other) in enumerate(pairwise(numbers), 1):
            if other <= one or any(not is_boilerplate(article, n) for n in range(one + 1, other)):
                message = f"paragraph {other} does not follow paragraph {one}"
                hint = "give each its own entry under evidence"
                place = evidence.at("paragraph", index)
                yield Problem(place, "paragraphs-apart", message, hint)


def check_insertions_are_kept(dossier: Dossier) -> Iterator[Problem]:
    """Rule 5: what a journalist put in brackets inside a quotation is kept.

    Bad:  quote: How will control be organised?
    Good: quote: How will control (of the ceasefire) be organised?
    """
    for place, *_ in faulty_fragments(dossier, "insertion-left-out"):
        message = "the article has words in brackets inside this quotation, left out here"
        hint = "quote them too, brackets included"
        yield Problem(place, "insertion-left-out", message, hint)


def faulty_fragments(dossier: Dossier, fault: str) -> Iterator[tuple[Place, Cited, str]]:
    """Each piece of evidence that breaks a rule, with the place and the words of the fragment that
    does."""
    for cited in dossier.evidence:
        evidence, field = cited.evidence, cited.faulty_field
        fragments = evidence.quote if field == "quote" else evidence.passage
        if cited.fault == fault and all(fragments):
            words = fragments[cited.fragment]
            words = unquoted(words) if field == "quote" else readable(words)
            yield evidence.at(field, cited.fragment), cited, words


def paragraphs_having(words: str, article: Article | None) -> list[int]:
    """The numbers of the paragraphs of an article in which words stand."""
    paragraphs = article.paragraphs if article else ()
    return [paragraph.number for paragraph in paragraphs if occurrences(words, paragraph.text)]
