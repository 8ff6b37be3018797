"""A sentence → its clauses, and which of them govern some words of it: pure functions.

Clauses are told by marks and by the words that begin one, which suffices to tell what a negation or
a condition is about; nothing is parsed.

Long because what ties one clause to another is one question, however many marks and words tell it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.phrases import Context, Found, Phrases, phrase_key

JOINED = ("و", "ف")
"""What Arabic writes together with a word that it joins."""

LEADS = ("conditions", "contrasts", "complements", "coordinators", "openers", "relatives")
"""The lists of words that begin a clause: see Context."""

_BREAKS = set(",;:()–—-…،؛|")
_UNMASKED = {"hypotheticals", "print", "print_said", "terms"}
"""Lists whose phrases mean what they say also where a part of one is harmless (“as if”)."""

_BREAKING = ("negations", "denials")
_WHOLE = ("limits_after", "hypotheticals", "outright")
"""Lists whose phrases begin no clause in the middle."""

_REPORTING = 6
"""How many words a clause has at most that only tells who speaks."""

_DASHES = {"—", "–", "-"}
_NAMED = 4
"""How many words a clause has at most of which a dash is the verb (“что волки — вредители”)."""

_LEADING = 2
"""How many words say at most what a rumour is (“die besagen”)."""

_STOPS = set(";؛")
_SUBORDINATE = (("relatives",), ("openers",))


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a clause, from `start` up to, not including, `end`, its marks left out.

    `leads` are the lists whose words it begins with, `body` is the first token behind these.
    `is_after` is the mark in front of it, empty where there is none.
    """

    start: int
    end: int
    leads: tuple[str, ...]
    body: int
    is_after: str

    @property
    def is_apart(self) -> bool:
        """Whether a mark in front of it ends all that the clauses before are about."""
        return self.is_after in _STOPS and bool(self.is_after)


@dataclass(frozen=True, slots=True)
class Governing:
    """Tokens from `start` up to, not including, `end`, that tell whether what follows is so.

    `depth` counts the clauses in between; it is not `is_sure` where a coordinator stands there.
    """

    start: int
    end: int
    depth: int
    is_sure: bool


@dataclass(frozen=True)
class Clauses:
    """A sentence cut into clauses; `context` is what is known of its language."""

    sentence: Sentence
    context: Context

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words and marks of the sentence, as phrases are compared with them."""
        return tuple(phrase_key(token.key) for token in self.sentence)

    @cached_property
    def _lists(self) -> frozenset[str]:
        """The lists of which the sentence may have a phrase."""
        return frozenset().union(*map(self.context.lists_with, self.keys))

    @cached_property
    def _harmless(self) -> frozenset[int]:
        lists = ("harmless", "unconditional")
        there = self._lists.intersection(lists)
        found = (one for name in there for one in self.context[name].find(self.keys))
        return frozenset(place for one in found for place in range(one.start, one.end))

    def find(self, name: str, start: int = 0, end: int | None = None) -> list[Found]:
        """Where phrases of a list stand from `start` up to `end`, those left out that are part of a
        harmless one."""
        if name not in self._lists:
            return []
        keys = self.keys[start:end]
        found = self.context[name].find(keys)
        if name == "negations" and self.context.negation_endings:
            ends = self.context.negation_endings
            found += [Found(n, n + 1, key) for n, key in enumerate(keys) if key.endswith(ends)]
        found = [Found(one.start + start, one.end + start, one.text) for one in found]
        return sorted(
            (one for one in found if name in _UNMASKED or self._is_meant(one)),
            key=lambda one: one.start,
        )

    def _is_meant(self, found: Found) -> bool:
        return self._harmless.isdisjoint(range(found.start, found.end))

    @cached_property
    def _leads(self) -> dict[int, tuple[str, Found]]:
        """What may begin a clause, by its first token."""
        there = self._lists.intersection(_WHOLE)
        whole = (one for name in there for one in self.context[name].find(self.keys))
        inside = {place for one in whole for place in range(one.start + 1, one.end)}
        found = ((name, one) for name in reversed(LEADS) for one in self.find(name))
        return {one.start: (name, one) for name, one in found if one.start not in inside}

    @cached_property
    def all(self) -> tuple[Clause, ...]:
        """The clauses, in order; each has a word."""
        found: list[Clause] = []
        start, after = 0, ""
        for end in [*self._edges(), len(self.keys)]:
            if any(token.is_word or token.quotation for token in self.sentence[start:end]):
                found.append(self._clause(start, end, after))
            after = self.keys[end] if end < len(self.keys) and self.keys[end] in _BREAKS else ""
            start = end + bool(after)
        return tuple(found)

    def _edges(self) -> Iterator[int]:
        """The marks that end a clause, and the words that begin one."""
        is_lead_in = True
        skipped = 0
        for index, key in enumerate(self.keys):
            if key in _BREAKS:
                yield index
                is_lead_in = True
            elif index < skipped:
                continue
            elif (lead := self._leads.get(index)) and (is_lead_in or lead[0] != "relatives"):
                skipped = lead[1].end
                if not is_lead_in:
                    yield index
                is_lead_in = True
            else:
                is_lead_in = False

    def _clause(self, start: int, end: int, after: str) -> Clause:
        leads: list[str] = []
        body = start
        while body < end and (lead := self._leads.get(body)):
            leads.append(lead[0])
            body = lead[1].end
        return Clause(start, end, tuple(leads), body, after)

    def index_of(self, token: int) -> int:
        """Which clause a token is part of, or else stands behind."""
        return max(0, sum(one.start <= token for one in self.all) - 1)

    def governing(self, token: int) -> list[Governing]:
        """The stretches before a token that tell whether what it begins is so: the beginning of its
        clause, the clauses on which this depends (“We do not say that …”), those that “he said”
        divides from it, and one that a remark has broken off (“We will not, for now, …”)."""
        index = own = self.index_of(token)
        is_sure = True
        found = [Governing(self.all[index].start, token, 0, True)] if self.all else []
        while index > 0 and (is_tied := self._is_tied(index)):
            clause = self.all[index]
            index -= 1
            while index and self._goes_beside(clause, self.all[index]):
                index -= 1
            aside = self._aside(index + 1)
            if aside and self.all[index - aside].leads[:1] in _SUBORDINATE:
                aside = 0
            index -= aside or self._is_closed_off(index, clause)
            before = self.all[index]
            is_sure = is_sure and is_tied == "surely"
            found.append(Governing(before.start, before.end, len(found), is_sure))
        if own > 1 and not self.all[own].leads and not self._begins_anew(self.all[own]):
            broken = [one for one in self.all[:index] if self._is_broken_off(one)]
            found += [Governing(one.start, one.end, 1, True) for one in broken]
        return found

    def _goes_beside(self, clause: Clause, before: Clause) -> bool:
        """Whether a clause is joined to one that depends on the same: “said that … and that”."""
        is_joined = "coordinators" in clause.leads or self.keys[clause.start].startswith(JOINED)
        return is_joined and "complements" in clause.leads and "complements" in before.leads

    def _aside(self, index: int) -> int:
        """How many clauses before one only tell who speaks, and when (“Nothing, he said when he was
        asked, obliged us”); what they break off goes on in it."""
        clause, last = self.all[index], index - 1
        while last > 0 and not self.all[last].is_after and self.all[last].leads:
            last -= 1
        is_marked = last > 0 and bool(clause.is_after and self.all[last].is_after)
        is_marked = is_marked and not self.all[last].is_apart and not self._is_bare(last)
        if not is_marked or not self.is_reporting(self.all[last]):
            return 0
        is_next = "complements" in clause.leads or not self._depends(clause)
        is_next = is_next or self.begins("subjunctives", clause.start) is not None
        return index - last if is_next else 0

    def _is_bare(self, index: int) -> bool:
        """Whether a clause is a verb alone, whose subject stands before what is put in between
        (“Holm, no friend of theirs, said that …”)."""
        clause = self.all[index]
        before = self.sentence[self.all[index - 1].start - 2] if index > 1 else None
        is_name = before is not None and before.is_word and before.is_upper
        return is_name and self.words(clause.start, clause.end) == 1

    def is_broken(self, index: int) -> bool:
        """Whether a clause goes on with the one before “he said”, which stands between them."""
        return index > 1 and self._aside(index) > 0

    def _is_closed_off(self, index: int, following: Clause) -> bool:
        """Whether marks close a relative clause off from “that …”, which goes on with the clause
        before it (“Holm, who took no questions, said that …”)."""
        clause = self.all[index]
        is_between = index > 0 and clause.is_after != "" and following.is_after != ""
        return is_between and clause.leads[:1] in _SUBORDINATE and not following.is_apart

    def _is_tied(self, index: int) -> str:
        """Whether what a clause says depends on the one before: perhaps, or surely."""
        clause, before = self.all[index], self.all[index - 1]
        if clause.is_apart:
            return ""
        saying = [one.is_a("verbs") for one in self.sentence[before.start : before.end]]
        if "complements" in clause.leads or (clause.is_after == ":" and any(saying)):
            return "surely"
        if "conditions" in clause.leads or "contrasts" in clause.leads:
            return ""
        is_led_on = bool(clause.is_after) and self._depends(clause)
        if is_led_on and (any(saying) or self._denies(before) or self._is_open(before)):
            return "surely"
        if clause.is_after in _DASHES and "complements" in before.leads:
            return "surely" if self.words(before.start, before.end) <= _NAMED else ""
        if index == 1 and not clause.is_after and before.leads[:1] == clause.leads[:1] != ():
            return "surely"  # “What we do not accept is what …”
        if clause.leads[:1] in _SUBORDINATE and self._says_what_is_held(index):
            return "surely"
        is_bare = not clause.is_after or self._is_infinitive(clause)
        is_bare = is_bare and clause.leads[:1] != ("coordinators",)
        if (is_bare and self._is_open(before)) or self._is_told_by(index):
            return "surely"
        if self._is_infinitive(clause) and clause.leads in ((), ("relatives",)):
            return "surely"
        if self._begins_anew(clause):
            return ""
        if clause.leads == ("coordinators",):
            is_name = clause.body < clause.end and self.sentence[clause.body].is_upper
            return "" if is_name else "perhaps"
        if index > 1 and self._aside(index):
            return "" if clause.leads else "surely"
        tokens = self.sentence[clause.start : clause.end]
        is_infinitive = any(token.is_a("infinitives") for token in tokens)
        is_led = clause.leads not in ((), ("relatives",))
        return "surely" if is_infinitive and not is_led else ""

    @property
    def particles(self) -> tuple[tuple[Phrases, Phrases], ...]:
        """Each verb that the sentence may have with a word that stands apart from it."""
        return self.context.particles if "particles" in self._lists else ()

    def begins(self, name: str, start: int, end: int | None = None) -> Found | None:
        """The phrase of a list that stands right at a token."""
        return self.context[name].at(self.keys[start:end]) if name in self._lists else None

    def _depends(self, clause: Clause) -> bool:
        keys = self.keys[clause.start : clause.end]
        is_there = "subjunctives" in self._lists
        return is_there and self.context["subjunctives"].first(keys) is not None

    def _begins_anew(self, clause: Clause) -> bool:
        """Whether a clause has a subject of its own at its head."""
        places = (clause.start, clause.body)
        return any(self.begins("subjects", one, clause.end) for one in places)

    def is_reporting(self, clause: Clause) -> bool:
        """Whether a clause only tells who speaks (“he said”)."""
        tokens = self.sentence[clause.start : clause.end]
        is_short = self.words(clause.start, clause.end) <= _REPORTING
        is_said = any(one.is_a("verbs") for one in tokens) or self._is_name_aside(clause)
        is_telling = is_short and not clause.leads and is_said
        return is_telling and not self.find("negations", clause.start, clause.end)

    def _is_name_aside(self, clause: Clause) -> bool:
        """Whether a clause only names who speaks (“so Holm”)."""
        found = self.begins("tellings", clause.start, clause.end)
        name = self.sentence[clause.start + found.end : clause.end] if found else ()
        return bool(name) and all(
            one.is_upper or one.text.lower() == one.text.upper() for one in name
        )

    def _denies(self, clause: Clause) -> bool:
        keys = self.keys[clause.start : clause.end]
        is_saying = any(one.is_a("verbs") for one in self.sentence[clause.start : clause.end])
        if is_saying and self.find("negations", clause.start, clause.end):
            return True
        torn = any(verb.first(keys) and apart.first(keys) for verb, apart in self.particles)
        return torn or bool(self.find("denials", clause.start, clause.end))

    def _is_open(self, clause: Clause) -> bool:
        """Whether what denies is the last word of a clause: what it denies is to come (“rejected as
        absurd the claim that …”)."""
        found = [one for name in _BREAKING for one in self.find(name, clause.start, clause.end)]
        return any(one.end == clause.end for one in found)

    def _is_infinitive(self, clause: Clause) -> bool:
        """Whether a clause ends with an infinitive, as one does that has no verb of its own."""
        tokens = [one for one in self.sentence[clause.start : clause.end] if one.is_word]
        return len(tokens) > 1 and tokens[-2].is_a("infinitives")

    def _says_what_is_held(self, index: int) -> bool:
        """Whether a few words behind a noun that others hold only lead to what it is (“reports that
        say that …”)."""
        clause, before = self.all[index], self.all[index - 1]
        held = self.find("tenets", before.start, before.end)
        is_next = bool(held) and held[-1].end == before.end
        is_short = self.words(clause.body, clause.end) <= _LEADING
        tokens = self.sentence[clause.body : clause.end]
        return is_next and is_short and any(one.is_a("verbs") for one in tokens)

    def _is_told_by(self, index: int) -> bool:
        """Whether the first clause ends with a verb of saying: what is said is to come, even if no
        word leads it (“Nie würden wir behaupten, der Hafen …”)."""
        clause, before = self.all[index], self.all[index - 1]
        is_bare = clause.leads in ((), ("relatives",)) and clause.is_after == ","
        return index == 1 and is_bare and self.sentence[before.end - 1].is_a("verbs")

    def _is_broken_off(self, clause: Clause) -> bool:
        """Whether a remark has broken a clause off in which what denies is the last word; one that
        itself breaks another off (“the plan, which he rejects, …”) is none."""
        is_aside = clause.leads[:1] in _SUBORDINATE and clause.is_after != ""
        return not is_aside and self.words(clause.start, clause.end) > 1 and self._is_open(clause)

    def words(self, start: int, end: int) -> int:
        """How many words stand from one token up to another."""
        return sum(token.is_word for token in self.sentence[start:end])
