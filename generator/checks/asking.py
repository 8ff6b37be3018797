"""Rules about questions that no party poses: the editors' own, and those of interviewers."""

import re
from collections.abc import Iterator

from generator.content.characters import as_latin
from generator.content.ids import UNNAMED
from generator.content.model import Party, Person
from generator.content.problems import Place, Problem
from generator.content.statements import EDITORS, PosedQuestion
from generator.evidence.articles.archive import Article, Passage
from generator.evidence.articles.turns import is_marker, key_of
from generator.evidence.attribution.utterances import Utterance
from generator.evidence.languages import Language, language_of, words
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited

_Asked = tuple[str, Passage, bool]
"""Who asks something, the words, and whether it is sure."""

_NOBODY = (UNNAMED, EDITORS, f"the {EDITORS}", f"our {EDITORS}", "editor", "the editor")
"""What names no interviewer: readers would take it for the editors of the site, or for nobody."""

_SAID = ("on", "at", "venue")
"""Fields of what somebody said somewhere on some day."""


def check_question_has_what_carries_it(dossier: Dossier) -> Iterator[Problem]:
    """The editors' own question rests on what leaves it open, an interviewer's on a source.

    Bad:  by: editors … evidence: [{source: reuters, quote: Is Moscow ready?}]
    Good: by: editors … rests_on: [us-will-see-whether-russia-is-there]
    """
    for question in dossier.posed:
        written = question.node.fields
        if not question.by or _tells_nobody(question):
            continue  # it is told that it is not said who asks
        if question.is_editors:
            yield from _is_only_the_editors(question)
            if "rests_on" not in written:
                message = f"it is not said what leaves “{question.id}” open"
                hint = "add `rests_on: […]`, the statements or events from which it follows that "
                hint += "nobody has told;\nwithout any, it is no question that this site may ask"
                yield Problem(question.place, "question-without-grounds", message, hint)
            continue
        if "evidence" not in written:
            message = f"no source is named in which “{question.by}” asks this"
            hint = "add `evidence`, the passage in which it is asked; a question of your own has "
            hint += f"`by: {EDITORS}`"
            yield Problem(question.at("by"), "question-without-evidence", message, hint)
        elif "rests_on" in written:
            message = "only a question of the editors’ own rests on statements"
            hint = f"leave it out: its `evidence` carries it; or write `by: {EDITORS}`"
            yield Problem(question.node.keys["rests_on"], "question-with-grounds", message, hint)


def _tells_nobody(question: PosedQuestion) -> bool:
    return not question.is_editors and _key(question.by) in _NOBODY


def _is_only_the_editors(question: PosedQuestion) -> Iterator[Problem]:
    """The editors' own question is in no source, and was asked on no day."""
    for field in ("evidence", *_SAID):
        if field in question.node.fields:
            message = (
                f"a question of the editors’ own has no “{field}”: nobody is reported to ask it"
            )
            hint = "leave it out, and name under `rests_on` what leaves the question open; or say "
            hint += "under `by` who asks it there"
            place = question.node.keys.get(field, question.at(field))
            yield Problem(place, "question-with-evidence", message, hint)


def check_question_is_open(dossier: Dossier) -> Iterator[Problem]:
    """What leaves a question open does not answer it for all of whom it is asked.

    Bad:  rests_on: [ua-agreed]   (which has `answers: {q-does-kyiv-agree: replies}`)
    Good: rests_on: [ua-will-answer-later]
    """
    for question in dossier.posed:
        answers = [
            {one.record.id for one in share.replies if one.outcome == "replies"}
            for share in dossier.asks[question].shares
        ]
        answering = set.intersection(*answers) if answers else set()
        for index, name in enumerate(question.rests_on):
            if name in answering:
                message = f"“{name}” answers this, so it does not leave it open"
                hint = "name what leaves it open; or, if that leaves a part open, write there "
                hint += f"`answers: {{{question.id}: partly}}`"
                yield Problem(question.at("rests_on", index), "question-not-open", message, hint)


def check_question_is_no_partys(dossier: Dossier) -> Iterator[Problem]:
    """Who asks is no party here and none of its people: their questions stand in their files.

    Bad:  by: Vladimir Putin
    Good: by: a reporter of the Gazette
    """
    actors: list[Party | Person] = [*dossier.party.values(), *dossier.person.values()]
    known = {_key(name): one.id for one in actors for name in (one.id, *one.names)}
    whole = {name: who for name, who in known.items() if who in dossier.person and " " in name}
    for question in dossier.posed:
        named = map(_key, re.split("[,(]", question.by))
        within = f" {_key(question.by)} "
        found = [known[name] for name in named if name in known]
        found += [who for name, who in whole.items() if f" {name} " in within]
        if found:
            yield _is_partys(dossier, question.at("by"), found[0])


def _key(name: str) -> str:
    """A name as names are compared here: its words in small letters, look-alikes as Latin ones;
    signs where it has no word."""
    return " ".join(words(as_latin(name))) or name.strip()


def _asked_in(dossier: Dossier) -> Iterator[tuple[PosedQuestion, Cited, Article]]:
    """The evidence of interviewers' questions, and the article in which it stands; not what a party
    that asks the same later adds to it."""
    for cited in dossier.evidence:
        question, article = cited.record, cited.article
        if not isinstance(question, PosedQuestion) or cited.update or not article:
            continue
        if question.by and not question.is_editors and not _tells_nobody(question):
            yield question, cited, article


def check_question_is_not_asked_by_a_party(dossier: Dossier) -> Iterator[Problem]:
    """The words in which an interviewer asks are nobody's of a party, where the article is clear.

    Bad:  by: a reporter … quote: Who pays?   (“Who pays?” Berg asked.)
    Good: by: a reporter … quote: Who pays?   (“Who pays?” a reporter asked.)
    """
    asked: dict[str, list[_Asked]] = {}
    for _, cited, article in _asked_in(dossier):
        name = article.source.id
        if name not in asked:
            asked[name] = [*_asked_by_parties(dossier, article)]
        for index, passage in enumerate(cited.quoted or cited.passages):
            for who, said, is_sure in asked[name]:
                if said.paragraph == passage.paragraph and touch(said.span, passage.span):
                    field = "quote" if cited.quoted else "passage"
                    yield _is_partys(dossier, cited.evidence.at(field, index), who, is_sure)
                    break


def _is_partys(dossier: Dossier, place: Place, who: str, is_sure: bool = True) -> Problem:
    party, name = dossier.party_of(who), dossier.called(who)[0]
    message = f"{name} asks this" if is_sure else f"it seems that {name} asks this"
    message += f", for {party.name}" if party and party.id != who else ", a party here"
    file = f" in the file of “{party.id}”" if party else ""
    hint = f"a party's question is a statement{file}, with `kind: question`"
    return Problem(place, "question-of-party", message, hint, is_error=is_sure)


def _asked_by_parties(dossier: Dossier, article: Article) -> Iterator[_Asked]:
    """What parties and their people say or are reported to ask: by whom, the words, of a report
    those from the verb of saying on, and whether it is sure."""
    language = language_of(dossier.explainer, article.source)
    people = {one.id: {*words(" ".join(one.names))} for one in dossier.person.values()}
    for one in dossier.hearing.of(article).utterances:
        named = _subject(article, one)
        likely = (who for who, called in people.items() if named and named <= called)
        who = one.speaker if one.speaker and dossier.actor(one.speaker) else next(likely, None)
        if not who or one.rule == "own-words":
            continue  # of a turn it is told that it is another's
        if one.is_quoted:
            yield from ((who, part, who == one.speaker) for part in one.parts)
        elif one.cue and _asks(article.words(one.cue), language):
            said = Passage(one.paragraph, Span(one.cue.span.start, one.parts[-1].span.end))
            yield who, said, who == one.speaker


def _subject(article: Article, one: Utterance) -> set[str]:
    """The words that name who says something; none where a comma parts them from the verb, as in
    “Berg, asked who pays, …”, of which he may be the object."""
    if not one.mention or not one.cue or one.mention.paragraph != one.cue.paragraph:
        return set()
    first, last = sorted((one.mention.span, one.cue.span))
    between = article.words(Passage(one.cue.paragraph, Span(first.end, last.start)))
    return set() if re.search("[,،、，;]", between) else {*words(article.words(one.mention))}


def _asks(cue: str, language: Language) -> bool:
    """Whether a verb of saying is one of asking."""
    asking = {words(one)[0] for one in language.cues.get("questions", ()) if words(one)}
    return any(word in asking for word in words(cue))


def check_asker_is_named(dossier: Dossier) -> Iterator[Problem]:
    """It is said in words who asks; where an interviewer's turn begins with a name, by that name.

    Bad:  by: Jo Lindqvist   (the turn begins “KERN:”)
    Good: by: Ada Kern of Radio Wend
    """
    for question in dossier.posed:
        if _tells_nobody(question):
            message = f"“{question.by}” does not tell who asks"
            hint = f"write `by: {EDITORS}` for a question of your own, or in words who asks there, "
            hint += "such as `a reporter`"
            yield Problem(question.at("by"), "asker-not-named", message, hint)
    told = set[tuple[str, str]]()
    for question, cited, article in _asked_in(dossier):
        speech, asked = language_of(dossier.explainer, article.source).speech, {*words(question.by)}
        for paragraph in map(article.paragraph, cited.paragraphs):
            if not paragraph or not paragraph.is_nobodys or not paragraph.turn:
                continue
            if is_marker(paragraph.turn, speech):
                continue
            key = (question.id, key_of(paragraph.turn))
            if key not in told and not asked & {*words(key[1])}:
                told.add(key)
                message = f"“{paragraph.turn}” asks this in paragraph {paragraph.number}, and `by` "
                message += "does not name them"
                hint = "look again who asks there, and write the name as the text has it"
                place = question.at("by")
                yield Problem(place, "asker-not-named", message, hint, is_error=False)
