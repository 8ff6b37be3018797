"""Evidence rule 4, as far as only a person can judge it: whether a sentence says what its passages
say. Each warning can be confirmed.
"""

from collections.abc import Iterator

from generator.checks.supporting import in_its_place, in_short
from generator.content.model import Line
from generator.content.problems import Problem, shortened
from generator.content.statements import Statement
from generator.evidence.assertions import Assertion
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.support.sentences import place_of, tied_mismatches


def check_quoted_words_keep_their_form(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks have the form that they have in the passage, also where a sentence
    asks for another.

    Bad:  summary: Проект «сырой».             (the passage: «сырым»)
    Good: summary: Называет проект «сырым».
    """
    for one, found in tied_mismatches(dossier, "quoted-inflected"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{in_short(found)}” has another form than in the passage"
        hint = in_its_place(found)
        yield Problem(place, "quoted-words-inflected", message, hint, is_error=False, doubt=doubt)


def check_quoted_words_are_said(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks are somebody's words in the article, unless the sentence says that
    they are the article's.

    Bad:  summary: Says that it “supported” it. (the passage: Russia supported a proposal)
    Good: summary: Says “we support it”.        (the passage: “We support it,” he said)
    """
    for one, found in tied_mismatches(dossier, "quoted-not-said"):
        if not _is_of_source(one):
            place, doubt = place_of(found, one.text, one.place), one.doubt
            message = f"“{in_short(found)}” is nobody’s words in the article, but its writer’s"
            hint = "leave the marks out, or name the article as what says so"
            yield Problem(
                place, "quoted-words-not-said", message, hint, is_error=False, doubt=doubt
            )


def _is_of_source(assertion: Assertion) -> bool:
    """Whether a sentence tells what an article itself says: background, an account, or one that
    names its publisher."""
    named = {one.source.publisher for one in assertion.rests_on if one.article}
    if any(name and name in assertion.text for name in named):
        return True
    record = assertion.record
    return not isinstance(record, Statement | Line) or getattr(record, "kind", "") == "background"


def check_numbers_count_the_same(dossier: Dossier) -> Iterator[Problem]:
    """A number counts in a sentence what it counts in the passage.

    Bad:  summary: Wants 30 observers for 10 days.    (the passage: 10 observers for 30 days)
    Good: summary: Wants 10 observers for 30 days.
    """
    for one, found in tied_mismatches(dossier, "number-of-another"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{found.words}” counts something else in the passage"
        hint = in_its_place(found)
        yield Problem(place, "number-of-another", message, hint, is_error=False, doubt=doubt)


def check_names_are_near(dossier: Dossier) -> Iterator[Problem]:
    """Whoever a sentence names is named at the passage, or a little before it.

    Bad:  summary: Says that Ukraine agrees.          (the article names it ten paragraphs later)
    Good: summary: Says that Russia agrees.
    """
    for one, found in tied_mismatches(dossier, "name-afar"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{found.words}” is not named near the passage"
        hint = "compare: who is meant there?"
        yield Problem(place, "name-not-near", message, hint, is_error=False, doubt=doubt)


def check_denials_are_alike(dossier: Dossier) -> Iterator[Problem]:
    """A sentence denies what its passages deny, and no more.

    Bad:  summary: Says that it will not leave.       (the passage: we will leave)
    Good: summary: Says that it will leave.
    """
    for one, found in tied_mismatches(dossier, "negation"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{in_short(found)}”: the sentence and the passage do not deny the same"
        told = ", ".join(f"“{word}”" for word in found.instead)
        hint = f"the passage denies with {told}" if told else "the passage denies nothing of it"
        yield Problem(place, "denial-differs", message, hint, is_error=False, doubt=doubt)


def check_nothing_is_told_by_its_opposite(dossier: Dossier) -> Iterator[Problem]:
    """A sentence has no word whose opposite its passages have in its place.

    Bad:  summary: Wants to raise the toll.           (the passage: lower the toll)
    Good: summary: Wants to lower the toll.
    """
    for one, found in tied_mismatches(dossier, "opposite"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{in_short(found)}” is the opposite of what the passage has"
        hint = in_its_place(found)
        yield Problem(place, "opposite-told", message, hint, is_error=False, doubt=doubt)


def check_modality_is_alike(dossier: Dossier) -> Iterator[Problem]:
    """A sentence is as sure and as binding as its passages, and as much so on a condition alone.

    Bad:  summary: Will call Trump.                   (the passage: might call Trump)
    Good: summary: May call Trump.
    """
    for one, found in tied_mismatches(dossier, "modality"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{in_short(found)}” is surer, more binding or less so than in the passage"
        hint = in_its_place(found)
        yield Problem(place, "modality-differs", message, hint, is_error=False, doubt=doubt)
    for one, found in tied_mismatches(dossier, "condition"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = "the passage says so on a condition, which is left out here"
        told = shortened(found.instead[0], 200)
        hint = f"tell it, or in a statement of its own that `qualifies` this one: “{told}”"
        yield Problem(place, "modality-differs", message, hint, is_error=False, doubt=doubt)


def check_roles_are_alike(dossier: Dossier) -> Iterator[Problem]:
    """Who does something in a sentence does it in the passage, and not the one to whom it is done.

    Bad:  summary: Says that the company pays the state.   (the passage: the state pays the company)
    Good: summary: Says that the company is paid by the state.
    """
    for one, found in tied_mismatches(dossier, "roles"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{in_short(found)}”: in the passage another does it"
        hint = f"compare who does it, and to whom: “{shortened(found.instead[0], 200)}”"
        yield Problem(place, "roles-differ", message, hint, is_error=False, doubt=doubt)


def check_words_are_carried(dossier: Dossier) -> Iterator[Problem]:
    """Something in the cited paragraphs carries each part of a sentence.

    Bad:  summary: Says that farmers lose harvests.   (the passage: fighting must end)
    Good: summary: Says that the fighting must end.
    """
    for one, found in tied_mismatches(dossier, "unsupported"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"nothing in the cited paragraphs is like “{in_short(found)}”"
        hint = "compare: does the passage say so?"
        yield Problem(place, "words-not-carried", message, hint, is_error=False, doubt=doubt)


def check_nobody_is_blamed_without_words(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that blames or belittles somebody has that from its passages.

    Bad:  summary: Says that the council lied about the wall.   (the passage: pays for the wall)
    Good: summary: Says that the council pays for the wall.
    """
    for one, found in tied_mismatches(dossier, "accusing"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"nothing near the passage has “{in_short(found)}”, which blames or belittles"
        hint = "compare: does the passage say so?"
        yield Problem(place, "accusation-untold", message, hint, is_error=False, doubt=doubt)


def check_words_are_of_this_passage(dossier: Dossier) -> Iterator[Problem]:
    """A sentence is not plainly that of another passage.

    Bad:  summary: Wants the toll gone.   passage: The bridge is old   (another sentence: “toll”)
    Good: summary: Wants the toll gone.   passage: wants the toll gone
    """
    for one, found in tied_mismatches(dossier, "exchanged"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = "another passage carries this better"
        number, words, source = found.instead
        hint = f"compare “{source}”, paragraph {number}: “{shortened(words, 200)}”"
        yield Problem(place, "words-of-another-passage", message, hint, is_error=False, doubt=doubt)


def check_words_are_of_this_statement(dossier: Dossier) -> Iterator[Problem]:
    """Words that carry another statement carry something of this one too.

    Bad:  summary: Wants the toll gone.   passage: The bridge is old   (another statement's passage)
    Good: summary: Says it is old.        passage: The bridge is old
    """
    for one, found in tied_mismatches(dossier, "claimed"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"its words carry “{found.instead[0]}”, and nothing of this"
        hint = "cite the words that say this"
        yield Problem(
            place, "words-of-another-statement", message, hint, is_error=False, doubt=doubt
        )


def check_sentence_is_not_anothers(dossier: Dossier) -> Iterator[Problem]:
    """A sentence is not, to the letter, what stands elsewhere and is carried better there, or is
    not carried here at all.

    Bad:  summary: Wants the toll gone.   (as another statement, whose passage says so)
    Good: summary: Says that the bridge is old.
    """
    for one, found in tied_mismatches(dossier, "repeated"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        message = f"“{found.instead[0]}” says the very same, on other words"
        hint = "compare both with their passages: does this one say so?"
        yield Problem(place, "sentence-of-another", message, hint, is_error=False, doubt=doubt)


def check_languages_are_alike(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that rests on words in another language has been compared by somebody.

    Bad:  summary: Wants the plan.   passage: Will den Plan   (nobody has confirmed it)
    Good: the same, confirmed by `explainer confirm`
    """
    for one, found in tied_mismatches(dossier, "not-compared"):
        place, doubt = place_of(found, one.text, one.place), one.doubt
        codes = ", ".join(found.instead)
        message = f"a machine cannot compare this with words in another language ({codes})"
        hint = "compare the two, and confirm it"
        yield Problem(place, "not-compared", message, hint, is_error=False, doubt=doubt)
