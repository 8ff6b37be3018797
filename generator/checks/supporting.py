"""Evidence rule 4: a sentence says what the words say that it rests on.

What is told with certainty is an error; where only a person can judge, a warning that can be
confirmed.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.content.dates import PartialDate
from generator.content.model import Account, Change, Difference, HandwrittenPage, Line
from generator.content.problems import Place, Problem, places_in, shortened
from generator.content.statements import Correction, PosedQuestion, Retraction, Statement
from generator.evidence.assertions import Assertion, assertions
from generator.evidence.dossier import Dossier
from generator.evidence.quotation_marks import Span
from generator.evidence.support.compare import Manner, compare
from generator.evidence.support.ground import Finding, Ground
from generator.evidence.support.names import names_of
from generator.evidence.support.quoted import prose_quotations
from generator.evidence.support.reading import read
from generator.evidence.support.stock import stock_of, stray_findings, stray_quotations

_NAMING = ("name", "title", "venue", "role")
"""Fields that name something and are no sentence."""

_SITE = (Change, Correction, Retraction)
"""What tells of the site's own content, and may tell of what it said wrongly."""

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_ENTITIES = {"quot": '"', "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bdquo": "„"}
_ENTITY = re.compile(f"&({'|'.join(_ENTITIES)});")
_BLOCK = re.compile(r"^[ \t]*>[ \t>]*", re.MULTILINE)


def check_quoted_words_are_exact(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks in a sentence stand in the sentences that it cites.

    Bad:  summary: Says “we surrender”.        (the passage has no such words)
    Good: summary: Says “we agree”.            (the passage has: “we agree to the plan”)
    """
    for assertion, finding in _tied(dossier, "quoted-nowhere", "quoted-elsewhere"):
        message = f"the words that it cites do not have “{_short(finding)}”"
        hint = "quote what they have, or leave the marks out"
        if finding.kind == "quoted-elsewhere":
            hint = f"paragraph {finding.instead[0]} has it: cite that too"
        elif finding.instead:
            hint = f"nearest: {finding.instead[0]}"
        yield Problem(_place(assertion, finding), "quoted-words-not-there", message, hint)


def check_quoted_words_are_somewhere(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks in a sentence that cites nothing stand in a cited article.

    Bad:  summary: Proposes a “final offer”.   (of an issue; no cited article has it)
    Good: summary: Proposes a “first offer”.
    """
    stock = stock_of(dossier)
    for assertion in assertions(dossier):
        if assertion.is_tied and assertion.rests_on:
            continue
        found = list(stray_quotations(assertion.text, stock))
        if isinstance(assertion.record, Correction):  # the words that it said before
            found = [one for one in found if one.span != prose_quotations(assertion.text)[0]]
        for finding in found:
            yield _stray(_place(assertion, finding), finding)
    for page in dossier.explainer.pages:
        text = _as_read(page.text)
        for finding in stray_quotations(text, stock):
            yield _stray(_place_in(page, finding), finding)


def _stray(place: Place, finding: Finding) -> Problem:
    message = f"no cited article has “{_short(finding)}”"
    hint = "quote exact words of an article, or leave the marks out"
    if finding.instead:
        hint = f"nearest: {finding.instead[0]}"
    return Problem(place, "quoted-words-nowhere", message, hint)


def check_quoted_words_keep_their_form(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks have the form that they have in the passage, also where a sentence
    asks for another.

    Bad:  summary: Проект «сырой».             (the passage has: «сырым»)
    Good: summary: Называет проект «сырым».
    """
    for assertion, finding in _tied(dossier, "quoted-inflected"):
        message = f"“{_short(finding)}” has another form than in the passage"
        hint = f"the passage has: “{finding.instead[0]}”"
        yield _doubted(assertion, finding, "quoted-words-inflected", message, hint)


def check_quoted_words_are_said(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks are somebody's words in the article, unless it is named as their
    writer.

    Bad:  summary: Says that it “supported” it. (the passage: Russia supported a proposal)
    Good: summary: Says “we support it”.        (the passage: “We support it,” he said)
    """
    for assertion, finding in _tied(dossier, "quoted-not-said"):
        if _is_of_source(assertion):
            continue
        message = f"“{_short(finding)}” is nobody’s words in the article, but its writer’s"
        hint = "leave the marks out, or name the article as the one that says so"
        yield _doubted(assertion, finding, "quoted-words-not-said", message, hint)


def _is_of_source(assertion: Assertion) -> bool:
    """Whether a sentence tells what an article itself says: background, an account, or one that
    names its publisher."""
    named = {one.source.publisher for one in assertion.rests_on if one.article}
    if any(name and name in assertion.text for name in named):
        return True
    record = assertion.record
    return not isinstance(record, Statement | Line) or getattr(record, "kind", "") == "background"


def check_numbers_are_there(dossier: Dossier) -> Iterator[Problem]:
    """The numbers of a sentence are those of the sentences that it cites.

    Bad:  summary: Proposes a ceasefire of 40 days.   (the passage: a ceasefire of 30 days)
    Good: summary: Proposes a ceasefire of 30 days.
    """
    for assertion, finding in chain(_tied(dossier, "number"), _loose(dossier, "number")):
        message = f"the words that it cites do not have “{finding.words}”"
        place = _place(assertion, finding)
        yield Problem(place, "number-not-there", message, _instead(finding))


def check_numbers_count_the_same(dossier: Dossier) -> Iterator[Problem]:
    """A number counts in a sentence what it counts in the passage.

    Bad:  summary: Wants 30 observers for 10 days.    (the passage: 10 observers for 30 days)
    Good: summary: Wants 10 observers for 30 days.
    """
    for assertion, finding in _tied(dossier, "number-of-another"):
        message = f"“{finding.words}” counts something else in the passage"
        yield _doubted(assertion, finding, "number-of-another", message, _instead(finding))


def check_dates_are_there(dossier: Dossier) -> Iterator[Problem]:
    """The dates of a sentence are those of the paragraphs that it cites, or of the statement.

    Bad:  summary: Says that talks begin on Friday.   (the passage: talks begin on Monday)
    Good: summary: Says that talks begin on Monday.
    """
    for assertion, finding in chain(_tied(dossier, "date"), _loose(dossier, "date")):
        message = f"what it cites does not tell of “{finding.words}”"
        place = _place(assertion, finding)
        yield Problem(place, "date-not-there", message, _instead(finding))


def check_names_are_there(dossier: Dossier) -> Iterator[Problem]:
    """Whoever a sentence names, its articles name.

    Bad:  summary: Says that Norway agrees.           (the article does not name Norway)
    Good: summary: Says that Ukraine agrees.
    """
    for assertion, finding in chain(
        _tied(dossier, "name-foreign"), _loose(dossier, "name-foreign")
    ):
        message = f"the article does not name “{finding.words}”"
        hint = "if it has another name for it, give that as an alias of the party or person"
        yield _doubted(assertion, finding, "name-not-there", message, hint, is_error=True)


def check_names_are_near(dossier: Dossier) -> Iterator[Problem]:
    """Whoever a sentence names is named at the passage, or a little before it.

    Bad:  summary: Says that Ukraine agrees.          (the article names it ten paragraphs later)
    Good: summary: Says that Russia agrees.
    """
    for assertion, finding in _tied(dossier, "name-afar"):
        message = f"“{finding.words}” is not named near the passage"
        hint = "compare: who is meant there?"
        yield _doubted(assertion, finding, "name-not-near", message, hint)


def check_denials_are_alike(dossier: Dossier) -> Iterator[Problem]:
    """A sentence denies what its passages deny, and no more.

    Bad:  summary: Says that it will not leave.       (the passage: we will leave)
    Good: summary: Says that it will leave.
    """
    for assertion, finding in _tied(dossier, "negation"):
        message = f"“{_short(finding)}”: only one of the sentence and the passage denies it"
        yield _doubted(assertion, finding, "denial-differs", message, _instead(finding))


def check_modality_is_alike(dossier: Dossier) -> Iterator[Problem]:
    """A sentence is as sure and as binding as its passages.

    Bad:  summary: Will call Trump.                   (the passage: might call Trump)
    Good: summary: May call Trump.
    """
    for assertion, finding in _tied(dossier, "modality"):
        message = f"“{_short(finding)}”: the passage is less sure, less binding, or more so"
        yield _doubted(assertion, finding, "modality-differs", message, _instead(finding))


def check_words_are_carried(dossier: Dossier) -> Iterator[Problem]:
    """Something in the cited paragraphs carries each part of a sentence.

    Bad:  summary: Says that farmers lose harvests.   (the passage: fighting must end)
    Good: summary: Says that the fighting must end.
    """
    for assertion, finding in _tied(dossier, "unsupported"):
        message = f"nothing in the cited paragraphs is like “{_short(finding)}”"
        hint = "compare: does the passage say so?"
        yield _doubted(assertion, finding, "words-not-carried", message, hint)


def check_words_are_of_this_passage(dossier: Dossier) -> Iterator[Problem]:
    """A sentence is not plainly that of another passage.

    Bad:  summary: Wants the toll gone.   passage: The bridge is old   (another sentence: “toll”)
    Good: summary: Wants the toll gone.   passage: wants the toll gone
    """
    for assertion, finding in _tied(dossier, "exchanged"):
        message = "another passage of the article carries this better"
        number, words = finding.instead
        hint = f"compare paragraph {number}: “{shortened(words, 200)}”"
        yield _doubted(assertion, finding, "words-of-another-passage", message, hint)


def check_languages_are_alike(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that rests on words in another language has been compared by somebody.

    Bad:  summary: Wants the plan.   passage: Will den Plan   (nobody has confirmed it)
    Good: the same, confirmed by `explainer confirm`
    """
    for assertion, finding in _tied(dossier, "not-compared"):
        codes = ", ".join(finding.instead)
        message = f"a machine cannot compare this with words in another language ({codes})"
        hint = "compare the two, and confirm it"
        yield _doubted(assertion, finding, "not-compared", message, hint)


def _tied(dossier: Dossier, *kinds: str) -> Iterator[tuple[Assertion, Finding]]:
    """What is found of these kinds in sentences that have evidence of their own."""
    code = dossier.explainer.language
    names = names_of(dossier, code)
    for assertion in assertions(dossier):
        if not assertion.is_tied or not assertion.rests_on:
            continue
        ground = Ground.of(assertion.rests_on, code)
        found = compare(
            assertion.text,
            ground,
            names,
            _speaking(dossier, assertion, code),
            _known_days(dossier, assertion),
            _manner(assertion),
        )
        yield from ((assertion, one) for one in found if one.kind in kinds)


def _manner(assertion: Assertion) -> Manner:
    """How a text tells something."""
    record = assertion.record
    if isinstance(record, PosedQuestion) and record.is_editors:
        return "question"
    if isinstance(record, Difference):
        return "difference"
    if isinstance(record, Account):
        return "account"
    return "name" if assertion.field in _NAMING else "sentence"


def _loose(dossier: Dossier, *kinds: str) -> Iterator[tuple[Assertion, Finding]]:
    """What is found of these kinds in sentences that have none, held against all cited articles."""
    stock, code = stock_of(dossier), dossier.explainer.language
    names, days = names_of(dossier, code), _days(dossier)
    for assertion in assertions(dossier):
        if (assertion.is_tied and assertion.rests_on) or isinstance(assertion.record, _SITE):
            continue
        found = stray_findings(read(assertion.text, code), stock, names, days)
        yield from ((assertion, one) for one in found if one.kind in kinds)


def _speaking(dossier: Dossier, assertion: Assertion, code: str) -> frozenset[str]:
    """The stems of the names of those whose words a sentence tells, and of its publishers."""
    called: list[str] = [*assertion.said_by]
    for cited in assertion.rests_on:
        called += [cited.source.publisher or ""] if cited.article else []
        record = cited.record
        if isinstance(record, Statement):
            owner = dossier.of(record).owner if record in dossier.statements else None
            for who in (*cited.speakers, *([owner.id] if owner else [])):
                called += dossier.called(who)
    empty = read("", code).vocabulary.empty
    words = (word for name in dict.fromkeys(called) for word in read(name, code).words)
    return frozenset(word.stem for word in words if word.key not in empty or word.text.isupper())


def _known_days(dossier: Dossier, assertion: Assertion) -> tuple[PartialDate, ...]:
    """The days that are told of a sentence elsewhere: of the statement, or of the event."""
    record = assertion.record
    whole = [getattr(record, "on", None), getattr(record, "deadline", None)]
    if isinstance(record, Statement) and (event := dossier.names["event"].get(record.event or "")):
        whole.append(event.on)
    ends = (end for one in whole if one for end in (one.start, one.end))
    return tuple(dict.fromkeys(end for end in ends if end))


def _days(dossier: Dossier) -> list[PartialDate]:
    """The days of all events."""
    ends = (end for event in dossier.explainer.events for end in (event.on.start, event.on.end))
    return [end for end in ends if end]


def _place(assertion: Assertion, finding: Finding) -> Place:
    """Where the words stand, if that can be told: in a text that is written on one line."""
    place, text = assertion.place, assertion.text
    marks = (place.width - len(text)) // 2
    is_whole = finding.span == Span(0, len(text))
    if is_whole or place.width - len(text) not in (0, 2):
        return place
    width = finding.span.end - finding.span.start
    return replace(place, column=place.column + marks + finding.span.start, width=width)


def _place_in(page: HandwrittenPage, finding: Finding) -> Place:
    offsets, file = [finding.span.start], page.place.file
    found = next(iter(places_in(page.text, file, offsets, page.place.line + 1)))
    line = page.text[finding.span.start : finding.span.end].split("\n")[0]
    return replace(found, width=max(1, len(line)))


def _as_read(text: str) -> str:
    """A page's Markdown as far as quotation marks go, each character in its place: entities as what
    they stand for, code and the signs of block quotations as spaces."""
    text = _ENTITY.sub(lambda found: _ENTITIES[found[1]].ljust(len(found[0])), text)
    for pattern in (_CODE, _BLOCK):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def _doubted(
    assertion: Assertion,
    finding: Finding,
    rule: str,
    message: str,
    hint: str,
    is_error: bool = False,
) -> Problem:
    place = _place(assertion, finding)
    return Problem(place, rule, message, hint, is_error=is_error, doubt=assertion.doubt)


def _instead(finding: Finding) -> str:
    """What the passage has in the place of words."""
    told = ", ".join(f"“{one}”" for one in finding.instead)
    return f"the passage has: {told}" if told else "the passage has none"


def _short(finding: Finding) -> str:
    return shortened(finding.words, 80)
