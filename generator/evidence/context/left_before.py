"""What stands in front of cited words in their sentence, is left out, and is about them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.evidence.articles.turns import QUESTIONS
from generator.evidence.attribution.reports.reporting_clauses import ReportingClause, find_reports
from generator.evidence.context.clauses import Clause, Clauses, Governing
from generator.evidence.context.cuts import SHORT, Cut, Loss, turns_away
from generator.evidence.phrases import Found

_NEAR = 3
"""How many words before a quotation a negation stands at most that surely is about its words."""

_BARE = ((), ("relatives",))
"""What a clause begins with that may be a sentence of its own: “die” is an article as well."""
_COMMAS = {",", "،", "–", "—", "-"}


def left_before(cut: Cut) -> Iterator[Loss]:
    """What is left out in front of the words, in their sentence, and is about them."""
    governing = cut.clauses.governing(cut.first)
    yield from _denied_before(cut, governing)
    yield from _supposed(cut, governing)
    if cut.is_quoted:
        yield from _limited_before(cut)
        yield from _told_by_another(cut, governing)


def _denied_before(cut: Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    clauses = cut.clauses
    governing = _since_added(cut, governing)
    names = ("negations", "falsehoods", "denials")
    found = [
        (one, stretch)
        for stretch in governing
        for name in names
        for one in clauses.find(name, stretch.start, stretch.end)
    ]
    found += [(one, stretch) for stretch in governing[1:] for one in _torn(clauses, stretch)]
    is_double = len(found) == 2
    for one, stretch in found:
        is_near = clauses.words(one.end, cut.first) <= _NEAR
        if not cut.is_quoted and (not stretch.is_sure or not (is_near or stretch.depth)):
            continue
        is_sure = stretch.is_sure and (is_near or not cut.is_phrase) and not is_double
        yield cut.loss("negation", "before", one, is_sure)
    clause = clauses.all[clauses.index_of(cut.first)]
    before = clauses.all[: clauses.index_of(cut.first)]
    if before and clause.is_after in _COMMAS and clause.leads in _BARE:
        last = before[-1]
        outright = clauses.find("outright", last.start, last.end)
        if outright and clauses.words(last.start, last.end) <= SHORT:
            yield cut.loss("negation", "before", outright[0])
        supposed = clauses.find("hypotheticals", last.start, last.end)
        if supposed and clauses.words(last.start, last.end) <= SHORT:
            yield cut.loss("hypothetical", "before", supposed[0])


def _since_added(cut: Cut, governing: Sequence[Governing]) -> Sequence[Governing]:
    """The stretches before the words, from the last on in which somebody goes on to say something
    else: of “X will not come, said Y, adding that”, what is said first is no part of the rest."""
    sentence = cut.clauses.sentence
    added = [one.depth for one in governing[1:] if sentence[one.start].is_a("participles")]
    return [one for one in governing if one.depth <= min(added)] if added else governing


def _torn(clauses: Clauses, stretch: Governing) -> Iterator[Found]:
    """A verb whose sense is turned by a word that stands apart from it in the same clause."""
    keys = clauses.keys[stretch.start : stretch.end]
    for verb, particle in clauses.particles:
        if verb.first(keys) and (one := particle.first(keys)):
            yield Found(one.start + stretch.start, one.end + stretch.start, one.text)


def _supposed(cut: Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    """An “if” in front of the words, whether they are what is supposed or what then follows."""
    clauses, index = cut.clauses, cut.clauses.index_of(cut.first)
    for stretch in governing:
        for one in clauses.find("hypotheticals", stretch.start, stretch.end):
            yield cut.loss("hypothetical", "before", one, stretch.is_sure)
        for one in clauses.find("conditions", stretch.start, stretch.end):
            yield cut.loss("condition", "before", one, not cut.is_phrase and stretch.is_sure)
    yield from _granted(cut, index)
    if clauses.all[index].is_apart or turns_away(clauses.all[index]):
        return
    yield from _imagined(cut, index)
    yield from _would_be(cut, index)
    for number, clause in enumerate(clauses.all[:index]):
        conditions = clauses.find("conditions", clause.start, clause.body)
        is_next = number == index - 1
        if not conditions and not number and not _asks(clauses):
            inverted = clauses.begins("inverted", clause.start, clause.end)
            conditions = [inverted] if inverted else []
        if not conditions and not number and is_next:
            supposed = _premise(cut, clause)
            if supposed:
                yield cut.loss("condition", "before", supposed, False)
        between = clauses.all[number + 1 : index]
        is_absence = is_next and _is_mere_absence(clauses, conditions, index)
        if conditions and not is_absence and not any(map(turns_away, between)):
            is_sure = is_next and not cut.is_phrase and cut.is_quoted
            yield cut.loss("condition", "before", conditions[0], is_sure)


def _imagined(cut: Cut, index: int) -> Iterator[Loss]:
    """What the head of a sentence asks to imagine (“Picture a village where …”), or supposes in
    the words' own clause (“With a new roof we would …”)."""
    clauses = cut.clauses
    start = clauses.all[0].start
    imagined = clauses.begins("hypotheticals", start) if index else None
    if imagined:
        yield cut.loss("hypothetical", "before", imagined, False)
    own = clauses.all[index]
    if clauses.words(own.start, cut.first) and clauses.begins("woulds", cut.first):
        yield cut.part("condition", "before", own.start, cut.first)
    if own.start < cut.first and clauses.find("woulds", cut.first, cut.last):
        premise = clauses.begins("premises", own.start, cut.first)
        if not premise and not index and not _asks(clauses):
            premise = clauses.begins("inverted", own.start, cut.first)
        if premise:
            yield cut.loss("condition", "before", premise, False)


def _would_be(cut: Cut, index: int) -> Iterator[Loss]:
    """A clause right in front of one that is only so in a case (“…, we would leave”, “…, then …”):
    it is the case."""
    clauses = cut.clauses
    own, before = clauses.all[index], clauses.all[index - 1] if index else None
    if before is None or not cut.is_quoted or "coordinators" in own.leads + before.leads:
        return
    is_then = clauses.begins("consequences", own.start) is not None
    is_would = clauses.find("woulds", own.body, min(own.end, cut.last))
    is_aside = clauses.is_reporting(before)
    if is_then or (
        is_would and not is_aside and {"complements", "contrasts"}.isdisjoint(own.leads)
    ):
        yield cut.part("condition", "before", before.start, before.end)


def _granted(cut: Cut, index: int) -> Iterator[Loss]:
    """What somebody is asked to do or to let be at the head of a sentence, or behind a stop, on
    which hangs what “and” joins to it (“Give us a year and …”)."""
    clauses = cut.clauses
    own, first = clauses.all[index], clauses.all[max(0, index - 1)]
    is_joined = "coordinators" in own.leads and (index == 1 or first.is_apart)
    if is_joined and cut.is_quoted and not first.leads and first.end - first.start > 1:
        is_subject = bool(clauses.sentence[first.start].pronoun)
        is_order = clauses.begins("objects", first.start + 1) or _is_order(clauses, first, own)
        if not is_subject and is_order:
            yield cut.part("condition", "before", first.start, first.end)


def _is_order(clauses: Clauses, first: Clause, own: Clause) -> bool:
    """Whether a few words without a subject stand before a clause that has one (“Leave now and you
    will not come back”)."""
    tokens = clauses.sentence[first.start : first.end]
    is_bare = not any(one.pronoun or one.is_a("finite", "determiners") for one in tokens)
    is_bare = is_bare and not own.is_after and clauses.words(first.start, first.end) <= SHORT
    return is_bare and clauses.begins("subjects", own.body, own.end) is not None


def _premise(cut: Cut, clause: Clause) -> Found | None:
    """What a clause at the head of a sentence supposes without an “if”: “With a new roof, we would
    …”, “Zahlt die Stadt, bauen wir …”."""
    clauses = cut.clauses
    if clauses.find("woulds", cut.first, cut.last):
        premise = clauses.begins("premises", clause.start, clause.end)
        if premise:
            return premise
    if not clause.leads and clauses.begins("verb_first", cut.first, cut.last):
        return clauses.begins("verb_first", clause.start, clause.end)
    return None


def _is_mere_absence(clauses: Clauses, conditions: Sequence[Found], index: int) -> bool:
    """Whether a “without” is about the clause before alone, which “and” joins the words to."""
    absences = clauses.context["absences"]
    is_joined = clauses.all[index].leads[:1] == ("coordinators",)
    return is_joined and any(absences.at(one.text.split()) for one in conditions)


def _asks(clauses: Clauses) -> bool:
    return clauses.keys[-1] in QUESTIONS


def _limited_before(cut: Cut) -> Iterator[Loss]:
    start = cut.clauses.governing(cut.first)[0].start
    for one in cut.clauses.find("limits", start, cut.first):
        distance = cut.clauses.words(one.end, cut.first)
        if distance <= _NEAR:
            yield cut.loss("limit", "before", one, distance == 0)


def _told_by_another(cut: Cut, governing: Sequence[Governing]) -> Iterator[Loss]:
    """“They say that” in front of the words, which are then not the speaker's view."""
    clauses = cut.clauses
    for report in find_reports(clauses.sentence):
        mention = report.mention
        is_governing = any(one.start <= report.cue.start < one.end for one in governing)
        is_source = report.kind == "source" and not clauses.words(report.end, cut.first)
        if report.end > cut.first or not (is_governing or is_source):
            continue
        who = clauses.keys[mention.start : mention.end] if mention else _subject(cut, report)
        if who and not (mention and clauses.context["own"].first(who)):
            word = clauses.keys[report.cue.start]
            yield cut.loss("speaker", "before", Found(0, 1, word), False)
    yield from _held_by_another(cut)


def _held_by_another(cut: Cut) -> Iterator[Loss]:
    """A clause in front of the words that gives them as what somebody holds, or leaves open whether
    they are so: “the idea that”, “it remains to be seen whether”, “The contract says:”."""
    clauses, index = cut.clauses, cut.clauses.index_of(cut.first)
    clause, before = clauses.all[index], clauses.all[index - 1] if index else None
    if before is None or clauses.words(clause.body, cut.first):
        return
    held = clauses.find("tenets", before.start, before.end)
    if held and held[-1].end == before.end and (clause.leads or clause.is_after == ","):
        yield cut.loss("speaker", "before", held[-1], False)
    if clause.leads[:1] != ("complements",) and _says_another(cut, before):
        word = Found(before.start, before.start + 1, clauses.keys[before.start])
        yield cut.loss("speaker", "before", word, False)
    written = clauses.find("texts", before.start, before.end) if clause.is_after == ":" else ()
    if written and not _is_held_true(clauses, before):
        yield cut.loss("speaker", "before", written[-1], False)
    elif clause.leads[:1] == ("complements",) and not _is_held_true(clauses, before):
        word = Found(before.start, before.start + 1, clauses.keys[clause.start])
        yield cut.loss("speaker", "before", word, False)


def _says_another(cut: Cut, clause: Clause) -> bool:
    """Whether another says what follows a clause without a word that leads it (“Man hat uns gesagt,
    die Schule sei sicher”)."""
    clauses = cut.clauses
    is_said = any(one.is_a("verbs") for one in clauses.sentence[clause.start : clause.end])
    is_told = bool(clauses.context["subjunctives"].first(clauses.keys[cut.first : cut.last]))
    is_own = clauses.context["own"].first(clauses.keys[clause.start : clause.start + 1])
    return is_said and is_told and not is_own


def _is_held_true(clauses: Clauses, clause: Clause) -> bool:
    """Whether the speaker says in a clause that what it leads to is so (“We know that”, “It is
    clear that”)."""
    keys = clauses.keys[clause.start : clause.end]
    tokens = [*clauses.sentence[clause.start : clause.end]]
    is_told = any(
        one.is_a("verbs") and before.is_a("passives") for before, one in pairwise(tokens)
    )  # “I was told that …”
    return not is_told and clauses.context["assuring"].first(keys) is not None


def _subject(cut: Cut, report: ReportingClause) -> tuple[str, ...]:
    """The words of a clause before a verb of saying that is an infinitive, where they begin with a
    noun (“My predecessor liked to say that …”)."""
    clauses = cut.clauses
    clause = clauses.all[clauses.index_of(report.cue.start)]
    is_noun = clauses.sentence[clause.body].is_a("determiners", "possessives")
    is_last = clause.end == report.cue.end
    return clauses.keys[clause.body : report.cue.start] if is_noun and is_last else ()
