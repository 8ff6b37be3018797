"""What the sentence before or behind that of cited words says of them: that it only supposes them,
or takes them back."""

from collections.abc import Iterator
from dataclasses import replace

from generator.evidence.articles.archive import Article, Passage
from generator.evidence.attribution.grammar.tokens import sentences
from generator.evidence.context.clauses import Clause, Clauses
from generator.evidence.context.cuts import SHORT, Cut, Loss, only, said_parts
from generator.evidence.context.left_after import contrasted
from generator.evidence.languages import Language, words
from generator.evidence.phrases import Found

_AGAIN, _LONG = 20, 5
"""How many words a sentence has at most that limits what the one before says, and how many letters
a word has at least that it takes up."""

_FEW = 3
"""How many words a sentence has at most that denies the one before, and not at its beginning."""

_EDGES = " .,!?…،؟—–-:\"'“”„«»‘’‚‹›"


def supposed_earlier(passage: Passage, article: Article, language: Language) -> Iterator[Loss]:
    """A sentence before the words that asks to imagine a case, or on which hangs what they say
    would be (“Suppose the roof falls. We close.”); not where they tell a case themselves."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    text = only(paragraph.text, said_parts(paragraph, paragraph.spoken, language))
    spoken = sentences(text, (), language.speech)
    place = next((n for n, one in enumerate(spoken) if one[-1].span.end > passage.span.start), 0)
    if not place:
        return
    before, own = (Clauses(one, language.context) for one in spoken[place - 1 : place + 1])
    if not before.all or not own.all or own.find("conditions"):
        return
    supposed = before.begins("hypotheticals", before.all[0].body)
    supposed = supposed or before.begins("hypotheticals", before.all[0].start)
    if not supposed and own.find("woulds") and own.all[0].leads[:1] != ("contrasts",):
        supposed = next(iter(before.find("conditions")), None)
    if supposed:
        whole = text[before.sentence[0].span.start : before.sentence[-1].span.end]
        yield Loss("hypothetical", "before", supposed.text, " ".join(whole.split()), False)


def taken_back_later(
    cut: Cut, passage: Passage, article: Article, language: Language
) -> Iterator[Loss]:
    """A sentence behind the words, in their paragraph, that takes them back at once (“But not in
    this form.”)."""
    paragraph = article.paragraphs[passage.paragraph - 1]
    if cut.clauses.words(cut.last, len(cut.clauses.sentence)):
        return
    text = only(paragraph.text, said_parts(paragraph, paragraph.spoken, language))
    behind = cut.clauses.sentence[-1].span.end
    following = (one for one in sentences(text, (), language.speech) if one[0].span.start >= behind)
    first = next(following, None)
    clauses = Clauses(first, language.context) if first else None
    if clauses is None or not first or not clauses.all:
        return
    if not _only_tells(paragraph.text[behind : first[0].span.start], language):
        return
    other, clause = Cut(text, clauses, 0, 0, True), clauses.all[0]
    corrected = clauses.begins("corrections", 0) or _denies_briefly(clauses)
    corrected = corrected or _is_remnant(cut, clauses) or _is_turned_round(cut, clauses)
    if corrected:
        yield other.loss("contrast", "after", corrected, False)
        return
    if "contrasts" in clause.leads:
        found = [one for one in contrasted(other, clause, False, False) if one.is_sure]
        yield from (replace(one, is_sure=False) for one in found)
        if not found and _is_fragment(clauses, clause):  # “But somewhere else.”
            word = Found(0, 1, clauses.keys[clause.start])
            yield other.loss("contrast", "after", word, False)
        return
    yield from _done_otherwise(other)
    is_short = clauses.words(0, len(clauses.keys)) <= SHORT
    for one in [*clauses.find("conditions"), *clauses.find("limits_after")]:
        is_at_once = is_short and clauses.words(0, one.start) <= 1
        is_told = is_at_once or _says_again(cut, clauses)
        if is_told and not _is_other_case(cut, clauses, one):
            yield other.loss("limit", "after", one, False)


def _is_fragment(clauses: Clauses, clause: Clause) -> bool:
    """Whether a clause of a few words has no subject and no verb of its own."""
    tokens = clauses.sentence[clause.start :]
    is_clause = any(one.pronoun or one.is_a("finite") for one in tokens)
    is_clause = is_clause or clauses.begins("subjects", clause.body) is not None
    return not is_clause and clauses.words(clause.body, len(clauses.keys)) < SHORT


def _done_otherwise(other: Cut) -> Iterator[Loss]:
    """What denies or limits what the words say by a word for it (“We will not do so for free.”)."""
    clauses = other.clauses
    if clauses.find("proforms") and clauses.words(0, len(clauses.keys)) <= _AGAIN:
        for name in ("negations", "conditions", "limits", "limits_after"):
            for one in clauses.find(name):
                yield other.loss("limit", "after", one, False)


def _only_tells(text: str, language: Language) -> bool:
    """Whether nothing stands between two sentences of a speech, or only who speaks."""
    told = words(text)
    is_one = not any(sign in text.strip(_EDGES) for sign in ".!?…؟")
    return not told or (is_one and any(one in language.speech.listed("verbs") for one in told))


def _is_remnant(cut: Cut, clauses: Clauses) -> Found | None:
    """A condition of which no clause of its own follows (“If they pay.”), or a few words that tell
    how much, where or until when is meant (“Half of it.”)."""
    if "conditions" in clauses.all[0].leads and all(one.leads for one in clauses.all):
        condition = clauses.find("conditions")[0]
        return None if _is_other_case(cut, clauses, condition) else condition
    found = clauses.begins("remnants", 0)
    if found is None or clauses.words(0, len(clauses.keys)) > SHORT:
        return None
    is_sentence = any(one.pronoun for one in clauses.sentence[found.end :])
    return None if is_sentence else found


def _is_other_case(cut: Cut, following: Clauses, case: Found) -> bool:
    """Whether the words tell on what they depend, and a sentence of its own behind them what is so
    in another case, by a phrase that needs no verb: “If they pay, we stay. Without them we leave.”
    """
    if not cut.clauses.find("conditions", cut.first, cut.last) or following.find("negations"):
        return False
    is_phrase = following.context["absences"].at((case.text,)) is not None
    is_phrase = is_phrase or following.begins("subjects", case.end) is None
    return is_phrase and any(one.pronoun for one in following.sentence[case.end + 1 :])


def _denies_briefly(clauses: Clauses) -> Found | None:
    """What denies in a few words that are no sentence of their own (“Not on a Monday, though.”)."""
    found = next(iter(clauses.find("negations")), None)
    is_whole = any(one.is_a("finite") for one in clauses.sentence)  # “No child will wait there.”
    is_first = found is not None and not found.start and not is_whole
    is_first &= bool(clauses.sentence[0].speech.listed("finite"))
    most = 2 * SHORT if is_first else SHORT if found and found.start < 2 else _FEW
    is_sentence = any(one.pronoun for one in clauses.sentence) or clauses.begins("subjects", 0)
    return None if is_sentence or clauses.words(0, len(clauses.keys)) > most else found


def _says_again(cut: Cut, following: Clauses) -> bool:
    """Whether a sentence takes up a word of what is cited (“It stands only until May.”)."""
    cited = cut.clauses.keys[cut.first : cut.last]
    long = {key for key in cited if len(key) >= _LONG}
    is_short = following.words(0, len(following.keys)) <= _AGAIN
    if cut.clauses.find("negations", cut.first, cut.last):
        return False
    return is_short and not long.isdisjoint(following.keys)


def _is_turned_round(cut: Cut, following: Clauses) -> Found | None:
    """What denies of another what is cited, in the same words (“We trust the engineers. We do not,
    however, trust their employer.”)."""
    cited = {*cut.clauses.keys[cut.first : cut.last]}
    again = [key for key in following.keys if key in cited]
    is_same = any(following.context["own"].at((key,)) for key in again)
    is_short = following.words(0, len(following.keys)) <= _AGAIN
    is_opposed = is_same and bool(following.find("contrasts"))
    if is_short and is_opposed and any(len(key) >= _LONG for key in again):
        return next(iter(following.find("negations")), None)
    return None
