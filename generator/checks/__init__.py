"""The rules about meaning: one function, one rule.

To add a rule, write a `check_*` function in the module that it belongs to; it is found by its name.
Each yields a Problem for every breach, and has a case in tests/broken/ named after its rule.

    references   ids, and what refers to them
    naming       names that are not what they look like, or stand twice
    quoting      evidence rules 1 to 5: what may stand under `quote`
    told         what the sentence that rests on evidence says beside its words
    context      evidence rule 5: that what is left out turns no words that are cited
    framing      evidence rule 5: how articles frame what is quoted
    reporting    evidence rules 1 and 2: what may stand under `passage`
    speaking     whose words texts and turns are
    recording    evidence rule 6: whether a text is the one that was recorded
    attributing  evidence rule 3: whom articles have say the words
    sourcing     evidence rules 7 to 9: what is said of articles, and cited of them
    relaying     through whom a source has what it reports
    dating       when things were said and are due, and who held which office then
    days_told    the days of which the cited words tell
    addressing   of whom something is asked
    answering    who answers what is asked and how, and who withdraws it
    relating     what reactions and answers are tied to
    qualifying   what conditions are tied to
    responding   the words that carry a response, an outcome or a stance
    asking       questions that no party poses
    differing    where sources differ, and on what
    stating      what points and pages say, and what is missing
    supporting   evidence rule 4: what sentences quote, count, date and name
    weighing     evidence rule 4: what sentences say beside their passages
    describing   evidence rule 4: what people, parties and issues are called and said to be
    blaming      evidence rule 4: words that blame or belittle somebody
    translating  what is translated of sources, and by whom
    localizing   what is said in further languages
    labelling    what an explainer's own words say in the place of the program's
    settling     what somebody has confirmed of all that
    cache        what the rules found, kept for the next run

Its entry is `check`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.checks import (
    addressing,
    answering,
    asking,
    attributing,
    blaming,
    context,
    dating,
    days_told,
    describing,
    differing,
    framing,
    labelling,
    localizing,
    naming,
    qualifying,
    quoting,
    recording,
    references,
    relating,
    relaying,
    reporting,
    responding,
    sourcing,
    speaking,
    stating,
    supporting,
    translating,
    weighing,
)
from generator.checks.cache import Cache
from generator.checks.settling import Findings, let_drafts_wait, let_questions_wait, settle
from generator.content.problems import Problem, at_most
from generator.evidence.resolution.dossier import Dossier

Check = Callable[[Dossier], Iterator[Problem]]

CHECKS: tuple[Check, ...] = tuple(
    rule
    for module in (
        references,
        naming,
        quoting,
        context,
        framing,
        reporting,
        speaking,
        recording,
        attributing,
        sourcing,
        relaying,
        dating,
        days_told,
        addressing,
        answering,
        relating,
        qualifying,
        responding,
        asking,
        differing,
        stating,
        supporting,
        weighing,
        describing,
        blaming,
        translating,
        localizing,
        labelling,
    )
    for name, rule in vars(module).items()
    if name.startswith("check_")
)
"""Every rule, module by module, in the order in which it is written."""


def check(dossier: Dossier, kept: Cache | None = None) -> Findings:
    """Everything that breaks a rule about meaning, in order of place, and what of it is settled.

    Where what the rules find is `kept` of the same words, none is tried again. What may still be
    judged of a draft waits with it.
    """
    found = kept.read() if kept else None
    if found is None:
        found = sorted({problem for rule in CHECKS for problem in at_most(rule(dossier))[0]})
        if kept:
            kept.write(found)
    findings = settle(found, dossier.explainer.confirmed)
    problems = let_questions_wait(findings.problems, dossier)
    return replace(findings, problems=let_drafts_wait(problems, dossier))
