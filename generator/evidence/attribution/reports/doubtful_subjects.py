"""Words that stand where a subject does and may be none, where verbs come before their subjects.

Short because it only tells of a doubt; who is meant by the words is for people/meant.py.
"""

from generator.evidence.attribution.people.figures import Figure
from generator.evidence.attribution.reports.leading_subjects import may_lead
from generator.evidence.attribution.reports.pairing import Choice, Told


def may_be_object(told: Told, choice: Choice, figure: Figure | None) -> bool:
    """Whether words right behind a verb, of whom nothing else tells that they are somebody, may
    be what it is about, since no clause of what is said follows: “واستبعد وجود حقول هناك”."""
    cue, mention = choice.cue, choice.mention
    if cue is None or mention is None or choice.rule != "reported" or mention.start != cue.end:
        return False
    if figure is None or figure.known or figure.has_spoken or figure.told:
        return False
    if not told.sentence[cue.start].is_cue:
        return False
    behind = told.sentence[mention.end :]
    is_told = any(t.is_a("clauses") or t.quotation or t.text == ":" for t in behind)
    is_told = is_told or any(token.form.is_joined for token in behind[:1])
    first = told.sentence[mention.start]
    is_noun = not (first.is_before_name or first.is_a("unnamed", "bodies", "groups"))
    return "drops_speaker" in first.speech.listed("habits") and is_noun and not is_told


def may_begin_with_verb(told: Told, choice: Choice, figure: Figure | None) -> bool:
    """Whether words before a verb of saying that name nobody known may have a verb of their own
    before a subject: “واستهل رئيس X كلمته”."""
    assert choice.mention is not None
    if "speaker_follows" not in told.sentence[0].speech.listed("habits"):
        return False
    if any(one.mention == choice.mention and one.cue < choice.mention for one in told.reports):
        return False  # a verb of saying stands before the words: “قال X …، مضيفا: «…»”
    is_before = choice.cue is not None and choice.mention < choice.cue
    is_told = figure is not None and bool(figure.known or figure.has_spoken)
    return is_before and not is_told and not may_lead(told.sentence, choice.mention)
