"""What stands behind cited words in their sentence, is left out, and takes them back."""

from collections.abc import Iterator
from dataclasses import replace

from generator.evidence.articles import Article, Passage
from generator.evidence.attribution.tokens import sentences
from generator.evidence.clauses import Clause, Clauses
from generator.evidence.cuts import SHORT, Cut, Loss, only, said_parts, turns_away
from generator.evidence.languages import Language, words
from generator.evidence.phrases import Found

_NEAR = 3
"""How many words behind a quotation a limit stands at most that may be about its words."""

_ADDED = 5
"""How many words a clause has at most that only limits what stands before it."""

_LED = (("coordinators",), ("relatives",), ("openers",))
"""What leads a clause that may limit the one before by its first word: “and only”, «пока»."""

_AND_NOT = 4
"""How many words a clause has at most that limits what it is joined to (“and for nothing less”)."""

_FEW = 3
"""How many words a sentence has at most that denies the one before, and not at its beginning."""

_HARMLESS = ("harmless", "unconditional", "contrasts")
"""Lists of phrases with which a clause goes on without a limit, or with one that is told."""

_FOLLOWING = 3
"""How many clauses behind a quotation are read."""

_AFTERTHOUGHT = 8
"""How many words stand at most behind a mark that are no clause and add to the one before."""

_AGAIN, _LONG = 20, 5
"""How many words a sentence has at most that limits what the one before says, and how many letters
a word has at least that it takes up."""

_EDGES = " .,!?…،؟—–-:\"'“”„«»‘’‚‹›"
_QUESTIONS = {"?", "？", "؟"}


def left_after(cut: Cut) -> Iterator[Loss]:
    """What is left out behind the words, in their sentence, and is about them."""
    clauses = cut.clauses
    index = clauses.index_of(cut.last - 1)
    clause = clauses.all[index]
    yield from _rest(cut, clause)
    yield from _torn_apart(cut)
    yield from _taken_back_behind(cut, index)
    yield from _going_on(cut, index)


def _taken_back_behind(cut: Cut, index: int) -> Iterator[Loss]:
    """What the next clauses take back of the words, up to the first that does."""
    clauses, clause = cut.clauses, cut.clauses.all[index]
    for number, other in enumerate(clauses.all[index + 1 : index + 1 + _FOLLOWING]):
        if other.is_apart:
            return
        is_next = not number and not clauses.words(cut.last, clause.end)
        found = list(_taken_back(cut, other, is_next, not number))
        yield from found
        if found or "contrasts" in other.leads or "conditions" in other.leads:
            return


def _going_on(cut: Cut, index: int) -> Iterator[Loss]:
    """What a clause goes on with that is cut off in its middle, or limited behind a mark by when,
    where or by a few words that are no clause: the words may say more without it."""
    clauses = cut.clauses
    if not cut.is_quoted or not cut.is_clause:
        return
    own, following = clauses.all[index], clauses.all[index + 1 : index + 2]
    if clauses.words(cut.last, own.end):
        is_joined = clauses.keys[cut.last].startswith(clauses.context["coordinators"].prefixes)
        if not is_joined and not any(clauses.begins(name, cut.last) for name in _HARMLESS):
            yield cut.rest(cut.last, own.end)
        return
    for one in following:
        is_limit = not one.leads and _is_afterthought(cut, one)
        is_limit = is_limit or clauses.begins("circumstances", one.start) is not None
        if is_limit and not one.is_apart:
            yield cut.rest(one.start, one.end)


def _is_afterthought(cut: Cut, clause: Clause) -> bool:
    """Whether a few words behind a mark are no clause of their own (“…, for one winter”)."""
    clauses, sentence = cut.clauses, cut.clauses.sentence[clause.start : clause.end]
    is_clause = clauses.begins("subjects", clause.body, clause.end) is not None
    is_clause = is_clause or any(one.pronoun or one.is_a("finite") for one in sentence)
    is_short = 1 < clauses.words(clause.start, clause.end) <= _AFTERTHOUGHT
    is_harmless = any(clauses.begins(one, clause.start) for one in ("negations", "unconditional"))
    return is_short and not is_clause and not is_harmless and clause.is_after != ":"


def _rest(cut: Cut, clause: Clause) -> Iterator[Loss]:
    """What the clause goes on with in which the words end."""
    clauses = cut.clauses
    for name in ("negations", "falsehoods"):
        for one in clauses.find(name, cut.last, clause.end):
            yield cut.loss("negation", "after", one, not cut.is_phrase)
    yield from _inverted(cut, cut.last)
    yield from _of_some(cut)
    yield from _weakened(cut, clause)
    for one in clauses.find("limits_after", cut.last, clause.end):
        distance = clauses.words(cut.last, one.start)
        if cut.is_quoted and distance <= _NEAR:
            is_mere = clauses.context["mere"].at((one.text,)) is not None
            yield cut.loss(
                "limit", "after", one, not distance and not is_mere and not cut.is_phrase
            )


def _weakened(cut: Cut, clause: Clause) -> Iterator[Loss]:
    """The few words that a speaker adds to a quotation behind “he said”, which only limit it:
    “…, at most on the valley side”."""
    clauses = cut.clauses
    is_added = cut.is_quoted and clauses.words(cut.last, clause.end) <= _ADDED
    word = clauses.begins("limits", cut.last, clause.end) if is_added else None
    if word:
        yield cut.loss("limit", "after", word, False)


def _of_some(cut: Cut) -> Iterator[Loss]:
    """A clause right behind the words that tells of whom alone they say what they say of all
    (“everyone who signs by Friday”)."""
    clauses = cut.clauses
    place = cut.last + (clauses.keys[cut.last : cut.last + 1] == (",",))
    behind = clauses.sentence[place : place + 1]
    is_led = behind and (behind[0].is_a("relatives") or clauses.begins("relatives", place))
    if is_led and clauses.begins("universals", cut.last - 1, cut.last):
        yield cut.loss("limit", "after", Found(0, 1, clauses.keys[place]), False)


def _inverted(cut: Cut, place: int) -> Iterator[Loss]:
    """A verb right behind what would be so that tells on what that depends (“were they to …”)."""
    clauses = cut.clauses
    word = clauses.begins("inverted", place)
    is_led = place > cut.last and clauses.begins("subjects", place + 1) is not None
    is_led = is_led and clauses.keys[-1] not in _QUESTIONS
    if word and (is_led or clauses.find("woulds", cut.first, cut.last)):
        yield cut.loss("condition", "after", word, not cut.is_phrase)


def _torn_apart(cut: Cut) -> Iterator[Loss]:
    """The word behind that turns the sense of a verb (“lehnen den Plan … ab”)."""
    clauses = cut.clauses
    keys = clauses.keys
    for verb, particle in clauses.particles:
        verbs = verb.find(keys[: cut.last])
        if not verbs or particle.first(keys[verbs[-1].end : cut.last]):
            continue
        for one in particle.find(keys[cut.last :]):
            following = keys[cut.last + one.end : cut.last + one.end + 1]
            ends = not following or not following[0][:1].isalnum()
            if ends or clauses.context["coordinators"].at(following):
                yield cut.loss("negation", "after", one, not cut.is_phrase)


def _taken_back(cut: Cut, clause: Clause, is_next: bool, is_near: bool) -> Iterator[Loss]:
    """What a clause behind the words takes back of them."""
    clauses = cut.clauses
    if "contrasts" in clause.leads:
        yield from _contrasted(cut, clause, is_next, is_near)
    elif clause.leads in _LED and clauses.begins("limits_after", clause.start):
        word = Found(0, 1, clauses.keys[clause.start])
        yield cut.loss("limit", "after", word, False)
    elif is_next and clauses.begins("alternatives", clause.start, clause.end):
        is_more = cut.is_clause and clauses.words(clause.body, clause.end) > 1
        if cut.is_quoted and (is_more or _has_subject(clauses, clause)):
            word = Found(0, 1, clauses.keys[clause.start])
            yield cut.loss("contrast", "after", word, False)
    elif "conditions" in clause.leads:
        [condition, *_] = clauses.find("conditions", clause.start, clause.body)
        is_mere = clauses.context["mere"].at(condition.text.split()) is not None
        if not (is_mere and clause.leads[0] == "coordinators"):
            yield cut.loss("condition", "after", condition, is_near and not cut.is_phrase)
    elif clause.leads == ("coordinators",):
        negations = clauses.find("negations", clause.start, clause.end)
        is_short = clauses.words(clause.start, clause.end) <= _AND_NOT
        if cut.is_quoted and negations and is_short:
            yield cut.loss("negation", "after", negations[0], False)
    elif not clause.leads:
        denial = clauses.begins("negations", clause.start, clause.end)
        if denial and denial.end == clause.end - clause.start:
            yield cut.loss("negation", "after", denial, is_next and not cut.is_phrase)
        yield from _inverted(cut, clause.start)
        before = clauses.all[clauses.all.index(clause) - 1]
        if "complements" in before.leads and is_near:
            for one in clauses.find("falsehoods", clause.start, clause.end):
                yield cut.loss("negation", "after", one)
            for one in clauses.find("negations", clause.start, clause.end):
                yield cut.loss("negation", "after", one, False)
        head = clauses.find("limits_after", clause.start, clause.start + 4)
        if cut.is_quoted and head and head[0].start == clause.start:
            is_mere = clauses.context["mere"].at(head[0].text.split()) is not None
            yield cut.loss("limit", "after", head[0], is_next and not is_mere and not cut.is_phrase)


def _has_subject(clauses: Clauses, clause: Clause) -> bool:
    return clauses.begins("subjects", clause.body, clause.end) is not None


def _contrasted(cut: Cut, clause: Clause, is_next: bool, is_near: bool) -> Iterator[Loss]:
    """A “but” behind the words: it surely takes them back where it denies or limits at once."""
    clauses = cut.clauses
    names = ("negations", "limits", "limits_after", "conditions", "denials", "falsehoods")
    found = [one for name in names for one in clauses.find(name, clause.start, clause.end)]
    contrast = Found(0, 1, clauses.keys[clause.start])
    is_mere = clauses.begins("mere_contrasts", clause.start, clause.end)
    at_once = [one for one in found if one.start <= clause.body + 1]
    if at_once and not ("conditions" in clause.leads and _is_followed(cut, clause)):
        yield cut.loss("contrast", "after", at_once[0], not cut.is_phrase)
    elif (
        cut.is_quoted
        and is_near
        and (found or (is_next and (not is_mere or _is_afterthought(cut, clause))))
    ):
        yield cut.loss("contrast", "after", found[0] if found else contrast, False)


def _is_followed(cut: Cut, clause: Clause) -> bool:
    """Whether the “if” of “but if …” is about what follows it, and not about what stands before."""
    index = cut.clauses.all.index(clause)
    following = cut.clauses.all[index + 1 : index + 2]
    word = cut.clauses.find("conditions", clause.start, clause.body)
    is_mere = bool(word) and cut.clauses.context["mere"].at(word[0].text.split()) is not None
    return is_mere and bool(following) and not following[0].leads


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
    corrected = corrected or _is_remnant(clauses) or _is_turned_round(cut, clauses)
    if corrected:
        yield other.loss("contrast", "after", corrected, False)
        return
    if "contrasts" in clause.leads:
        found = [one for one in _contrasted(other, clause, False, False) if one.is_sure]
        yield from (replace(one, is_sure=False) for one in found)
        return
    yield from _done_otherwise(other)
    is_short = clauses.words(0, len(clauses.keys)) <= SHORT
    for one in [*clauses.find("conditions"), *clauses.find("limits_after")]:
        is_at_once = is_short and clauses.words(0, one.start) <= 1
        if is_at_once or _says_again(cut, clauses):
            yield other.loss("limit", "after", one, False)


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


def _is_remnant(clauses: Clauses) -> Found | None:
    """A condition of which no clause of its own follows (“If they pay.”), or a few words that tell
    how much, where or until when is meant (“Half of it.”)."""
    if "conditions" in clauses.all[0].leads and all(one.leads for one in clauses.all):
        return next(iter(clauses.find("conditions")))
    found = clauses.begins("remnants", 0)
    if found is None or clauses.words(0, len(clauses.keys)) > SHORT:
        return None
    is_sentence = any(one.pronoun for one in clauses.sentence[found.end :])
    return None if is_sentence else found


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


def asked(cut: Cut) -> Iterator[Loss]:
    """The question of which the words are a part."""
    clauses = cut.clauses
    marks = [n for n, key in enumerate(clauses.keys) if key in _QUESTIONS and n >= cut.last]
    if not marks:
        return
    index = clauses.index_of(cut.last - 1)
    others = [one for one in clauses.all[index + 1 :] if one.start < marks[0]]
    if not any(map(turns_away, others)):
        first = next((n for n, one in enumerate(clauses.sentence) if one.is_word), 0)
        yield cut.loss("question", "after", Found(0, 1, clauses.keys[marks[0]]), cut.first > first)
