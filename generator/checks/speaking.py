"""Evidence rule 3 in texts by their speakers: whose words they are, and that no other is quoted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.checks.quoting import faulty_fragments, paragraphs_having
from generator.content.ids import UNNAMED
from generator.content.model import Source
from generator.content.problems import Doubt, Place, Problem, did_you_mean
from generator.evidence.articles.archive import (
    INTERVIEWER,
    Article,
    Paragraph,
    is_boilerplate,
    listed,
)
from generator.evidence.articles.primary_texts import is_told
from generator.evidence.articles.turns import behind_questions, key_of, without_number
from generator.evidence.attribution.article import attribute
from generator.evidence.attribution.utterances import as_read_in, known_speakers
from generator.evidence.languages import language_of
from generator.evidence.proposals import sentence_spans
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited

_IN_TURNS = ("transcript", "interview")
"""The kinds of text in which several speak; one speaker has all of any other but an article."""

_TOLD_BY = {
    "speaker": "`speaker: …`, the id of who speaks in all of it",
    "turns": "`turns`, a line for each name at the head of them: `- {name: HOLM, speaker: holm}`",
}
_TURN_OF_ASKER = "cite the turn in which an interviewer asks it; what a party asks is its statement"
_SHOWN = 5
"""How many of the paragraphs that begin with a name are told."""


def check_source_says_whose_words_it_is(dossier: Dossier) -> Iterator[Problem]:
    """What is no article says who speaks: one speaker for all of it, or each for their turns.

    Bad:  kind: address
    Good: kind: address … speaker: holm
    """
    for source in dossier.explainer.sources:
        written = source.node.fields.get("kind")
        if written and written.plain() != source.kind:
            continue  # it is told that there is no such kind
        wanted = "turns" if source.kind in _IN_TURNS else "speaker"
        wanted = "" if source.kind == "article" else wanted
        if wanted and not getattr(source, wanted) and not source.node.find((wanted,)).is_broken:
            message = f"it is not said whose words this {source.kind} is"
            hint = f"add {_TOLD_BY[wanted]}{_found(dossier, source) if wanted == 'turns' else ''}"
            yield Problem(source.at("kind"), "whose-words", message, hint)
        for field in _TOLD_BY:
            if field != wanted and getattr(source, field):
                article = "an" if source.kind[0] in "aeiou" else "a"
                message = f"“{field}” does not go with {article} {source.kind}"
                hint = "say what kind of text it is, as in `kind: address`, or leave it out"
                hint = f"write {_TOLD_BY[wanted]}" if wanted else hint
                yield Problem(source.at(field), "whose-words", message, hint)


def _found(dossier: Dossier, source: Source) -> str:
    """The names that stand at the head of turns, in words."""
    article = dossier.archive.articles.get(source.id)
    names = dict.fromkeys(head.name for head in article.heads) if article else ()
    return f"\nparagraphs begin with: {', '.join(list(names)[:_SHOWN])}" if names else ""


def check_turns_are_told(dossier: Dossier) -> Iterator[Problem]:
    """Of every name at the head of a turn the source says who it is.

    Bad:  (a paragraph begins “BERG:”, and `turns` names only HOLM)
    Good: turns: [{name: HOLM, speaker: holm}, {name: BERG, speaker: berg}]
    """
    for article in dossier.archive.articles.values():
        source, numbers = article.source, dict[str, list[int]]()
        for head in article.heads if source.turns or source.speaker else ():
            if not is_told(source, head):
                numbers.setdefault(head.name, []).append(head.number)
        for name, where in numbers.items():
            shown = listed(where[:_SHOWN]) + (" …" if len(where) > _SHOWN else "")
            message = f"paragraph {shown} begins with “{name}”, and it is not said who that is"
            way = "" if source.turns else "write `kind: transcript` in place of `speaker`, and "
            hint = (
                f"if it is a speaker, {way}add `- {{name: '{name}', speaker: …}}` under `turns`,\n"
            )
            hint += "with `unnamed` for one who speaks for no party; "
            hint += f"if it is none, write `no_turns: ['{name}']`"
            place = source.at("turns" if source.turns else "speaker")
            yield Problem(place, "turn-not-told", message, hint)


def check_turns_are_there(dossier: Dossier) -> Iterator[Problem]:
    """What is said to stand at the head of turns does so, and turns begin somewhere.

    Bad:  turns: [{name: HOLMES, speaker: holm}]   (the paragraphs begin “HOLM:”)
    Good: turns: [{name: HOLM, speaker: holm}]
    """
    for article in dossier.archive.articles.values():
        yield from _misplaced(article)
        names = [name for head in article.heads for name in (head.name, without_number(head.name))]
        there, seen = set(map(key_of, names)), set[str]()
        for turn in article.source.turns:
            for index, name in enumerate(turn.name):
                place, key = turn.at("name", index), key_of(name)
                if name and key in seen:
                    message, hint = f"“{name}” stands here a second time", "name each once"
                    yield Problem(place, "named-twice", message, hint)
                elif name and key not in there:
                    message = f"no paragraph of “{article.source.id}” begins with “{name}:”"
                    yield Problem(place, "turn-not-found", message, did_you_mean(name, names))
                seen.add(key)


def _misplaced(article: Article) -> Iterator[Problem]:
    """Turns that begin nowhere, or where another does or nobody speaks."""
    seen = set[int]()
    for turn in article.source.turns:
        written = turn.node.fields
        if "name" not in written and "paragraphs" not in written:
            message = "it is not said where these turns begin"
            hint = "add `name`, what stands at their head, or `paragraphs`, the numbers of those "
            hint += "at which they begin"
            yield Problem(turn.at("speaker"), "turn-nowhere", message, hint)
        for index, number in enumerate(turn.paragraphs):
            place = turn.at("paragraphs", index)
            if number in seen:
                message, hint = f"{number} stands here a second time", "name each once"
                yield Problem(place, "named-twice", message, hint)
            elif is_boilerplate(article, number):
                message = f"paragraph {number} is boilerplate, and nobody’s turn"
                yield Problem(place, "boilerplate-cited", message, "take it away in one place")
            seen.add(number)


def check_questions_within_turns_are_told(dossier: Dossier) -> Iterator[Problem]:
    """In an interview, what ends as a question within the turn of who answers is told to be theirs:
    many interviews print a name at the first question only, or none.

    Bad:  turns: [{name: HOLM, speaker: holm}]   (after “HOLM: No.” stands “Who pays?”)
    Good: turns: [{name: HOLM, speaker: holm}, {paragraphs: 5, speaker: unnamed}, …]
    """
    for article in dossier.archive.articles.values():
        asked = article.questions_within
        if asked:
            source = article.source
            paragraphs = [article.paragraphs[number - 1] for number in asked]
            answering = {one: None for p in paragraphs for one in p.speakers}
            names = " and ".join(next(iter(dossier.called(one)), one) for one in answering)
            ends = "ends as a question does" if len(asked) == 1 else "end as questions do"
            which = f"paragraph{'s' * (len(asked) > 1)} {listed(asked)}"
            message = f"{which} {ends}, in a turn of {names}"
            hint = "where the interviewer asks, say at which paragraphs the turns begin, under "
            hint += f"`turns`:\n{_as_turns(article, list(answering))}\n"
            hint += "look at the others, too: not all that interviewers say are questions"
            told = tuple(one.text for one in paragraphs)
            doubt = Doubt(f"{source.id}.turns", names, told, source.id)
            place = source.at("turns")
            yield Problem(place, "question-in-answer", message, hint, is_error=False, doubt=doubt)


def _as_turns(article: Article, answering: Sequence[str]) -> str:
    """How an editor writes that some questions are the interviewer's, and what follows is not."""
    asked = article.questions_within
    answers = behind_questions(asked, (one.number for one in article.reporting))
    asks = f"`- {{paragraphs: [{', '.join(map(str, asked))}], speaker: {UNNAMED}}}`"
    return f"{asks}, and `- {{paragraphs: {answers}, speaker: {', '.join(answering)}}}`"


def check_quotation_is_of_its_speaker(dossier: Dossier) -> Iterator[Problem]:
    """In a text by its speaker, or a turn, the words are those of who is to have said them.

    Bad:  speaker: berg … quote: We want two coins   (in a turn that begins “HOLM:”)
    Good: speaker: holm … quote: We want two coins
    """
    for place, cited, wrong in faulty_fragments(dossier, "quote-of-another"):
        assert cited.article
        if not _are_known(dossier, cited):
            continue
        numbers = paragraphs_having(wrong, cited.article)
        others = [one for one in map(cited.article.paragraph, numbers) if one and one.speakers]
        others = [one for one in others if not _is_told_elsewhere(dossier, cited.article, one)]
        if others:
            hint = _advice(others[0]) if cited.by != INTERVIEWER else _TURN_OF_ASKER
            yield Problem(place, "quote-of-another", _whose(dossier, others[0]), hint)


def check_report_is_of_its_speaker(dossier: Dossier) -> Iterator[Problem]:
    """A turn is no report of what another said, unless whoever speaks tells that he said so.

    Bad:  speaker: berg … passage: two coins        (HOLM: We want two coins.)
    Good: speaker: berg … passage: he would pay     (HOLM: Berg said that he would pay.)
    """
    for cited in dossier.evidence:
        if cited.evidence.quote or cited.fault or not cited.article or not cited.by:
            continue
        if not _are_known(dossier, cited):
            continue
        for paragraph in map(cited.article.paragraph, cited.paragraphs):
            if not paragraph or not paragraph.speakers or paragraph.is_of(cited.by):
                continue
            is_settled = not _is_told_elsewhere(dossier, cited.article, paragraph)
            if is_settled and not _reports(dossier, cited, paragraph):
                message, hint = _whose(dossier, paragraph), _advice(paragraph)
                if _reports(dossier, replace(cited, passages=()), paragraph):
                    hint += ",\nor take the words that tell that they said so into the passage"
                hint = hint if cited.by != INTERVIEWER else _TURN_OF_ASKER
                yield Problem(_cites(cited, paragraph), "report-of-another", message, hint)


def _are_known(dossier: Dossier, cited: Cited) -> bool:
    """Whether there is somebody of each id that is to have said it."""
    nobody = (UNNAMED, *INTERVIEWER)
    return all(one in nobody or dossier.actor(one) for one in cited.by or ())


def _cites(cited: Cited, paragraph: Paragraph) -> Place:
    """Where evidence has its first words of a paragraph."""
    having = [passage.paragraph for passage in cited.passages]
    return cited.evidence.at("passage", having.index(paragraph.number))


def _reports(dossier: Dossier, cited: Cited, paragraph: Paragraph) -> bool:
    """Whether somebody who speaks in a paragraph tells what the speakers of a statement said."""
    language = language_of(dossier.explainer, cited.source)
    is_own = paragraph.own and not paragraph.is_nobodys
    start = paragraph.own[0].start if is_own else len(paragraph.text)
    text = " " * start + paragraph.text[start:]
    plain = replace(paragraph, text=text, quoted=paragraph.inner, own=(), inner=(), speakers=())
    known = known_speakers(dossier.explainer.parties)
    known = as_read_in(language.code, known, dossier.explainer.language)
    found = attribute([plain], language, known)
    if spans := [one.span for one in cited.passages if one.paragraph == paragraph.number]:
        # What stands beside the words in their paragraph does not tell whose they are.
        around = [one for one in sentence_spans(plain, language) if _touches(one, spans)] + spans
        found = [u for u in found if any(_touches(part.span, around) for part in u.parts)]
    return set(cited.by or ()) <= {one.speaker for one in found}


def _touches(one: Span, others: Iterable[Span]) -> bool:
    return any(touch(one, other) for other in others)


def _is_told_elsewhere(dossier: Dossier, article: Article, paragraph: Paragraph) -> bool:
    """Whether it is a fault of its own, told where it stands, that nobody knows whose it is."""
    known = all(one == UNNAMED or dossier.party_of(one) for one in paragraph.speakers)
    heads = (head for head in article.heads if head.name == paragraph.turn)
    return not known or not all(is_told(article.source, head) for head in heads)


def _whose(dossier: Dossier, paragraph: Paragraph) -> str:
    """Whose words a paragraph is, in words."""
    if UNNAMED in paragraph.speakers:
        who = f"“{paragraph.turn}”," if paragraph.turn else "somebody"
        return f"paragraph {paragraph.number} is a turn of {who} who speaks for no party"
    names = " and ".join(next(iter(dossier.called(one)), one) for one in paragraph.speakers)
    what = (
        f"a turn of “{paragraph.turn}”, {names}" if paragraph.turn else f"in the words of {names}"
    )
    return f"paragraph {paragraph.number} is {what}"


def _advice(paragraph: Paragraph) -> str:
    """What may be done about words of another."""
    if UNNAMED in paragraph.speakers:
        asked = "what is asked is no statement of who answers: cite the answer"
        return f"{asked};\nthe question itself goes into content/questions.yaml"
    ids = ", ".join(paragraph.speakers)
    return f"give the statement to who says it (`speaker: {ids}`), or cite a turn of its speaker's"
