"""The phrases of a sentence that tell that several spoke jointly: “said in a joint statement”.

What is joint must be how they spoke. “Joint exercises” are not, nor is a joint statement that is
denied, still to come, only the subject of what is said, or what something else stands in.

Long because all that tells of joint speech is told by the same few questions about a sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.attribution.grammar.noun_phrases import Phrase
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.grammar.verb_senses import may_be_verb
from generator.evidence.languages import Language

_STOPS = {";", "؛", ":"}
_BREAKS = {*_STOPS, *",،()[]—–-…", "''", "``"}

_ASKS = {"?", "？", "؟"}

_BETWEEN = 3
"""How many words stand at most between “in” and “joint statement”: “in a rare new …”."""

_NEAR = 4
"""How many words stand at most between who asks and “in a joint statement”."""

_TELLING = 8
"""Within how many words a joint statement tells what it says."""

_WORDS = 200
"""How many words a sentence has at most that is read."""

LONGEST_PHRASE = 6
"""How many words a phrase of a list has at most."""


@dataclass(frozen=True)
class Cue:
    """A phrase that tells of joint speech, `start` the first token of what leads it in (“in”), and
    the verb that it goes with, if one."""

    phrase: Phrase
    start: int
    verb: int | None = None


@dataclass(frozen=True)
class CueReader:
    """One sentence, with the lists of its language (see Language), read for how somebody spoke."""

    tokens: Sentence
    language: Language

    def cues(self) -> Iterator[Cue]:
        """Every phrase that tells of joint speech, whoever spoke; none where the sentence asks, or
        is too long to be one."""
        if len(self.tokens) > _WORDS or self.tokens[-1].text in _ASKS:
            return
        texts = list(self.all_of("texts"))
        for text in texts:
            yield from self._said_in(text)
        for text in (*texts, *self.all_of("issued")):
            yield from self._issued(text)
            yield from self._speaking(text)
        for kind in ("adverbs", "together"):
            for adverb in self.all_of(kind):
                if (verb := self._verb_beside(adverb, kind)) is not None:
                    phrase = Phrase(min(adverb.start, verb), max(adverb.end, verb + 1))
                    yield Cue(phrase, adverb.start, verb)

    def _said_in(self, text: Phrase) -> Iterator[Cue]:
        """“said in a joint statement”, “in a joint statement, they said”."""
        lead = self._before(("leads", "sources"), text.start)
        start = self.run(text.start)
        if lead is None or (start and self.end("asides", start)):
            return
        if self._denies(Phrase(start, text.end), but=self._verbs(start, lead.end)):
            return
        if self.end("sources", lead.start) == lead.end:
            yield Cue(text, lead.start)
        elif not lead.start or self.end("carriers", lead.start - 1) != lead.start:
            verbs = (self._verb_before(text, lead, start), self._verb_after(text, lead, start))
            yield from (Cue(text, lead.start, verb) for verb in verbs if verb is not None)

    def _verb_before(self, text: Phrase, lead: Phrase, start: int) -> int | None:
        """The one verb that is said to have been spoken “in …”: “said on Monday in …”."""
        verbs = self._verbs(start, lead.end)
        while len(verbs) > 1 and self._is_joined(verbs[1]):
            verbs = verbs[1:]
        if not verbs and self.begins(lead.start, start):
            verbs = [v for v in self._verbs(0, start) if not self._any("that", v + 1, start)][-1:]
        if len(verbs) != 1 or self._is_undone(verbs[0]) or self._is_elsewhere(verbs[0]):
            return None
        (verb,), last = verbs, lead.start
        if self._is_for_others(verb, lead, text):
            return None
        is_plain = bool(self.end("plain", verb)) and not self.is_inverted(verb)
        is_own = not is_plain or verb + 1 >= last or self._is_adverbial(verb + 1)
        return verb if is_own and not self._any("that", verb + 1, last) else None

    def _is_for_others(self, verb: int, lead: Phrase, text: Phrase) -> bool:
        """Whether others are to speak “in …”: “urged X to say in …”, “asked X to, in …, say so”."""
        if self.end("asking", verb) and lead.start - verb > _NEAR:
            return True
        if any(map(self.is_break, range(verb + 1, lead.start))):
            return self._has_infinitive(Phrase(text.end, self._last_of_run(text.end) + 1))
        endings = tuple(one for (one,) in self.language.jointly.get("endings", ()))
        between = self.tokens[verb + 1 : lead.start]
        is_other = any(t.key.endswith(endings) and not t.is_upper for t in between if t.is_word)
        return is_other or self._has_infinitive(Phrase(verb + 1, lead.start))

    def _has_infinitive(self, where: Phrase) -> bool:
        """Whether a stretch has a verb without a subject: “to say”, and not “to the court”."""
        pairs = zip(
            self.tokens[where.start : where.end], self.tokens[where.start + 1 :], strict=False
        )
        return any(
            one.is_a("infinitives") and not (following.is_upper or following.is_a("determiners"))
            for one, following in pairs
        )

    def _verb_after(self, text: Phrase, lead: Phrase, start: int) -> int | None:
        """The verb that goes on after “In a joint statement, …”, or right behind it."""
        verb = next(iter(self._verbs(text.end, len(self.tokens))), None)
        if verb is None or self._any("that", text.end, verb) or self._is_undone(verb):
            return None
        between = self.tokens[text.end : verb]
        is_apart = any(t.text in _BREAKS for t in between)
        is_far = is_apart and not self.begins(lead.start, start)
        is_elsewhere = self._is_elsewhere(lead.start)
        if is_far or is_elsewhere or any(t.text in _STOPS for t in between):
            return None
        around = (*self.tokens[start : lead.start], *between)
        is_passive = any(t.is_a("passives") for t in around)
        return None if is_passive or self._denies(Phrase(text.end, verb)) else verb

    def _issued(self, text: Phrase) -> Iterator[Cue]:
        """“issued a joint statement calling for”: it must tell what it says."""
        maker = self._before(("makers",), text.start)
        if maker is None or self._is_elsewhere(maker.start):
            return
        start = self.run(maker.start)
        is_done = not self._is_undone(maker.start) and not self._verbs(start, maker.start)
        if not is_done or self._denies(Phrase(start, text.end)):
            return
        for index in range(text.end, min(len(self.tokens), text.end + _TELLING)):
            if self.tokens[index].text in _STOPS:
                return
            if self.tokens[index].is_a("participles") or self.end("wherein", index):
                yield Cue(text, text.start, maker.start)
                return

    def _speaking(self, text: Phrase) -> Iterator[Cue]:
        """“The joint statement said”; “…”, said the joint statement."""
        start = self.run(text.start)
        if self._is_elsewhere(text.start) or self._denies(Phrase(start, text.end)):
            return
        leading = self.tokens[start : text.start]
        if leading and self.end("say", start) == start + 1:
            if self.is_inverted(start) and all(t.is_a("determiners") for t in leading[1:]):
                yield Cue(text, text.start, start)
        elif all(t.is_a("determiners", "joiners") for t in leading):
            for index in range(text.end, min(len(self.tokens), text.end + _TELLING)):
                if self.is_break(index):
                    return
                if self.end("say", index):
                    is_next = index == text.end or self._is_adverbial(text.end)
                    if is_next and not self._is_undone(index):
                        yield Cue(text, text.start, index)
                    return

    def _verb_beside(self, adverb: Phrase, kind: str) -> int | None:
        """“jointly called for”, “said jointly that”; not “said jointly owned firms”."""
        before, after = self._skip_back(adverb.start), self._skip(adverb.end)
        is_by_name = kind == "adverbs" or self._is_name(before)
        if is_by_name and self.end("say", after) and self._is_open(after):
            return after
        if not (self.end("that", adverb.end) or self._may_follow(adverb.end, kind)):
            return None
        start, last = self.run(adverb.start), self._last_of_run(adverb.end)
        verbs = self._verbs(start, last + 1)
        if verbs == [last] and self.tokens[adverb.start - 1].is_filler and self.end("say", last):
            return last if self._is_open(last) else None
        if {"inverts", "speaker_follows"} & self.habits:
            verbs = [verb for verb in verbs if verb < adverb.start]
            is_near = len(verbs) == 1 and self._is_subject(Phrase(verbs[0] + 1, adverb.start))
            before = verbs[0] if is_near else before
        return before if before >= 0 and self.end("say", before) and self._is_open(before) else None

    def _is_subject(self, where: Phrase) -> bool:
        """Whether words behind a verb are no more than who speaks: “said X and Y jointly”."""
        lists = ("determiners", "joiners", "titles", "fillers")
        words = self.tokens[where.start : where.end]
        is_told = self._any("that", where.start, where.end)
        return not is_told and all(t.is_capital or t.is_a(*lists) for t in words)

    def _may_follow(self, index: int, kind: str) -> bool:
        """Whether a word may stand behind an adverb that goes with the verb before it."""
        token = next(iter(self.tokens[index : index + 1]), None)
        if token is None or not token.is_word or token.quotation:
            return True
        if kind == "together":
            return False
        is_link = token.is_a("boundaries", "openers", "determiners", "links")
        has_noun = any(
            t.is_a("determiners") or t.is_upper for t in self.tokens[index + 1 : index + 2]
        )
        return is_link and (has_noun or not token.is_a("infinitives"))

    def _is_open(self, verb: int) -> bool:
        """Whether a verb tells what somebody did say, in no clause of somebody else's."""
        start = self.run(verb)
        is_clear = not self._verbs(start, verb) or self._is_joined(verb)
        is_done = not self._is_undone(verb) and not self._denies(Phrase(start, verb))
        return is_clear and is_done and not self._is_elsewhere(verb)

    def end(self, kind: str, start: int) -> int:
        """Where a phrase of a list ends that begins at a token, the longest; 0 where none does."""
        known = self._ends.get((kind, start))
        if known is None:
            keys = tuple(token.key for token in self.tokens[start : start + LONGEST_PHRASE])
            firsts = dict.fromkeys(
                (*keys[:1], *(k.removeprefix(p) for k in keys[:1] for p in self.prefixes))
            )
            phrases = (one for first in firsts for one in self.language.phrases(kind, first))
            ends = [start + len(one) for one in phrases if keys[1 : len(one)] == one[1:]]
            known = self._ends[kind, start] = max(ends, default=0)
        return known

    @cached_property
    def _ends(self) -> dict[tuple[str, int], int]:
        """What `end` has found."""
        return {}

    def all_of(self, kind: str) -> Iterator[Phrase]:
        """Every phrase of a list, in order."""
        for start in range(len(self.tokens)):
            if end := self.end(kind, start):
                yield Phrase(start, end)

    def is_verb(self, index: int) -> bool:
        """Whether a token may be a verb by which somebody says something."""
        return self._are_verbs[index]

    @cached_property
    def _are_verbs(self) -> tuple[bool, ...]:
        return tuple(
            bool(
                ((t.is_cue or self.end("say", n)) and may_be_verb(self.tokens, n))
                or t.is_a("participles")
                or self.end("verbs", n)
            )
            for n, t in enumerate(self.tokens)
        )

    @cached_property
    def _content(self) -> int:
        """Where what somebody says begins, behind “said that”."""
        those = (n for n in range(len(self.tokens)) if self.end("that", n))
        return next((n for n in those if any(self._are_verbs[:n])), len(self.tokens))

    def is_break(self, index: int) -> bool:
        """Whether a mark or a quotation stands there, which ends a stretch of words."""
        return self.tokens[index].text in _BREAKS or self.tokens[index].quotation is not None

    def run(self, index: int) -> int:
        """Where the stretch of words begins in which a token stands."""
        return next((n + 1 for n in range(index - 1, -1, -1) if self.is_break(n)), 0)

    @property
    def habits(self) -> frozenset[str]:
        """The habits of the language: see Speech."""
        return self.language.speech.listed("habits")

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What the language writes together with the word behind it."""
        return tuple(one for (one,) in self.language.jointly.get("prefixes", ()))

    def _last_of_run(self, index: int) -> int:
        """The last word of a stretch, from a token of it on."""
        end = next((n for n in range(index, len(self.tokens)) if self.is_break(n)), None)
        last = len(self.tokens) - 1 if end is None else end - 1
        return last - (last > 0 and not self.tokens[last].is_word)

    def _verbs(self, start: int, end: int) -> list[int]:
        return [n for n in range(start, end) if self.is_verb(n)]

    def _any(self, kind: str, start: int, end: int) -> bool:
        return any(self.end(kind, n) for n in range(start, end))

    def _before(self, kinds: Iterable[str], end: int) -> Phrase | None:
        """A phrase of some lists that stands before a token, few words between them."""
        for start in range(max(0, end - _BETWEEN - LONGEST_PHRASE), end):
            ends = [one for kind in kinds if (one := self.end(kind, start)) and one <= end]
            between = self.tokens[max(ends) : end] if ends else ()
            if ends and len(between) <= _BETWEEN and all(map(_is_light, between)):
                return Phrase(start, max(ends))
        return None

    def begins(self, index: int, start: int) -> bool:
        """Whether nothing stands before a token in its stretch but “and”."""
        return all(t.is_a("joiners") or t.is_filler for t in self.tokens[start:index])

    def _skip_back(self, index: int) -> int:
        """The last token before one that is no auxiliary of a verb; -1 where there is none."""
        index -= 1
        while index >= 0 and self.tokens[index].is_filler:
            index -= 1
        return index

    def _skip(self, index: int) -> int:
        while index < len(self.tokens) and self.tokens[index].is_filler:
            index += 1
        return index

    def _is_joined(self, verb: int) -> bool:
        """Whether a verb goes on with the speaker of the one before: “and said”."""
        before = self._skip_back(verb)
        return before >= 0 and self.tokens[before].is_a("joiners")

    def _is_undone(self, verb: int) -> bool:
        """Whether nobody speaks: “to say”, “were criticised”."""
        before = self._skip_back(verb)
        is_passive = any(t.is_a("passives") for t in self.tokens[max(0, before) : verb])
        return is_passive or (before >= 0 and self.tokens[before].is_a("infinitives"))

    def is_inverted(self, verb: int) -> bool:
        """Whether the speaker stands behind a verb: “…”, said X."""
        before = self._skip_back(verb)
        return before < 0 or self.is_break(before)

    def _is_adverbial(self, index: int) -> bool:
        """Whether a place, a time or an author begins at a token: “on Monday”, “by X”."""
        place = self._skip(index)
        return any(
            t.is_a("boundaries", "links") or t.is_day or self.is_break(place)
            for t in self.tokens[place : place + 1]
        ) or bool(self.end("authors", index))

    def _is_elsewhere(self, index: int) -> bool:
        """Whether a verb or a text stands in a clause that tells more of somebody (“who …”), or of
        another time (“after …”), or in what somebody says (“said that …”)."""
        start = self.run(index)
        is_aside = bool(start and self.end("asides", start)) or any(
            t.is_a("relatives", "openers") and not (t.is_a("joiners") or t.is_filler)
            for t in self.tokens[start:index]
        )
        return is_aside or index > self._content

    def _is_name(self, index: int) -> bool:
        """Whether a name may end there."""
        return index >= 0 and (self.tokens[index].is_capital or bool(self.tokens[index].pronoun))

    def _denies(self, where: Phrase, but: Sequence[int] = ()) -> bool:
        """Whether something in a stretch is denied, or not certain to have come about."""
        endings = self.language.negation_endings
        for index in range(where.start, where.end):
            key = self.tokens[index].key
            is_denial = key in self.language.negations or key.endswith(endings)
            if (is_denial and index not in but) or self.end("unsure", index):
                return True
        return False


def _is_light(token: Token) -> bool:
    """Whether a word may stand between “in” and “joint statement”: “a rare new”."""
    is_plain = token.is_word and not token.is_upper and not token.is_genitive
    return is_plain and (token.is_a("determiners") or not token.is_stop)
