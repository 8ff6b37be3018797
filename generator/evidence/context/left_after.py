"""What stands behind cited words in their sentence, is left out, and takes them back."""

from collections.abc import Iterator

from generator.evidence.articles.turns import QUESTIONS
from generator.evidence.context.clauses import Clause, Clauses
from generator.evidence.context.cuts import Cut, Loss, turns_away
from generator.evidence.phrases import Found

_NEAR = 3
"""How many words behind a quotation a limit stands at most that may be about its words."""

_ADDED = 5
"""How many words a clause has at most that only limits what stands before it."""

_LED = (("coordinators",), ("relatives",), ("openers",))
"""What leads a clause that may limit the one before by its first word: “and only”, «пока»."""

_AND_NOT = 4
"""How many words a clause has at most that limits what it is joined to (“and for nothing less”)."""

_HARMLESS = ("harmless", "unconditional", "contrasts")
"""Lists of phrases with which a clause goes on without a limit, or with one that is told."""

_FOLLOWING = 3
"""How many clauses behind a quotation are read."""

_AFTERTHOUGHT = 8
"""How many words stand at most behind a mark that are no clause and add to the one before."""


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
        if other.is_apart or _is_said_further(clauses, other):
            return
        is_next = not number and not clauses.words(cut.last, clause.end)
        found = list(_taken_back(cut, other, is_next, not number))
        yield from found
        if found or "contrasts" in other.leads or "conditions" in other.leads:
            return


def _is_said_further(clauses: Clauses, clause: Clause) -> bool:
    """Whether a clause goes on with what is said besides: “and said that …”, “وقال إن …”."""
    is_joined = clause.leads[:1] == ("coordinators",)
    is_joined |= clauses.keys[clause.start].startswith(clauses.context["coordinators"].prefixes)
    return is_joined and clauses.sentence[clause.body].is_a("verbs")


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
            yield cut.part("rest", "after", cut.last, own.end)
        return
    for one in following:
        is_limit = not one.leads and _is_afterthought(cut, one)
        is_limit = is_limit or clauses.begins("circumstances", one.start) is not None
        if is_limit and not one.is_apart:
            yield cut.part("rest", "after", one.start, one.end)


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
            if not clauses.begins("excluding", one.start, clause.end):
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
    is_led = is_led and clauses.keys[-1] not in QUESTIONS
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
    if clauses.begins("excluding", clause.start, clause.end):
        return
    if "contrasts" in clause.leads:
        yield from contrasted(cut, clause, is_next, is_near)
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


def contrasted(cut: Cut, clause: Clause, is_next: bool, is_near: bool) -> Iterator[Loss]:
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


def asked(cut: Cut) -> Iterator[Loss]:
    """The question of which the words are a part."""
    clauses = cut.clauses
    marks = [n for n, key in enumerate(clauses.keys) if key in QUESTIONS and n >= cut.last]
    if not marks:
        return
    index = clauses.index_of(cut.last - 1)
    others = [one for one in clauses.all[index + 1 :] if one.start < marks[0]]
    if not any(map(turns_away, others)):
        first = next((n for n, one in enumerate(clauses.sentence) if one.is_word), 0)
        yield cut.loss("question", "after", Found(0, 1, clauses.keys[marks[0]]), cut.first > first)
