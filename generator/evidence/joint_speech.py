"""Whether the words that carry a statement tell that those who made it spoke jointly.

That several are named as speakers says no more than that each of them said so. Jointly they spoke
where the text itself is one of theirs together, or where the sentences that carry the words say so:
“said in a joint statement”, “jointly called for”. What is joint must be how they spoke: “joint
exercises” are not, nor is a joint statement that is denied, still to come, of others, or only the
subject of what is said. In doubt it is not said to be joint, which is true of each all the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.articles import Article
from generator.evidence.attribution.noun_phrases import Phrase
from generator.evidence.attribution.tokens import (
    Sentence,
    Token,
    may_be_verb,
    plain_tokens,
    sentences,
)
from generator.evidence.languages import Language
from generator.evidence.quotation_marks import Span, touch
from generator.evidence.said import Cited

_BREAKS = {*",،;؛:()[]—–-…", "''", "``"}
_STOPS = {*";؛:"}

_BEFORE_TEXT = 3
"""How many words stand at most between “in” and “joint statement”: “in a rare new …”."""

_TELLING = 8
"""Within how many words a statement that was issued must tell what it says."""

_LONGEST = 6
"""How many words a phrase of a list has at most."""

_SHORT = 3
"""Names of so many letters or fewer have no other endings."""


def is_joint(pieces: Iterable[tuple[Cited, Language]], called: Sequence[Sequence[str]]) -> bool:
    """Whether one of some pieces of evidence tells that all of their speakers spoke jointly, and
    none that they did so apart. `called` are the names of each of the speakers."""
    read = [(piece, language, _around(piece, language)) for piece, language in pieces]
    told = [_Reading(one, language) for _, language, found in read for one in found]
    if any(one.first("apart") for one in told):
        return False
    return any(piece.is_own for piece, *_ in read) or any(one.is_joint(called) for one in told)


def _around(piece: Cited, language: Language) -> list[Sentence]:
    """The sentences in which the words of a piece of evidence stand. A paragraph that is cited by
    its number alone tells only where it is one sentence."""
    article, found = piece.article, list[Sentence]()
    for number in piece.paragraphs if article and not piece.fault else ():
        parts = _sentences(article, number, language) if article else []
        cited = [one.span for one in piece.passages if one.paragraph == number]
        touched = [one for one in parts if any(touch(_span(one), span) for span in cited)]
        if not piece.passages and len(parts) == 1:
            touched = parts
        if article and touched and touched[0] is parts[0] and parts[0][0].quotation:
            before = _sentences(article, number - 1, language)[-1:]
            found += [one for one in before if one[-1].text == ":"]
        found += touched
    return found


def _sentences(article: Article, number: int, language: Language) -> list[Sentence]:
    paragraph = article.paragraph(number)
    if paragraph is None:
        return []
    quoted = [span for span in paragraph.quoted if span.start < span.end]
    return sentences(paragraph.text, quoted, language.speech)


def _span(sentence: Sentence) -> Span:
    return Span(sentence[0].span.start, sentence[-1].span.end)


@dataclass(frozen=True)
class _Reading:
    """One sentence, read for how those who are named in it spoke."""

    tokens: Sentence
    language: Language

    def is_joint(self, called: Sequence[Sequence[str]]) -> bool:
        """Whether it tells that those who are `called` so spoke jointly: it names all of them, or
        stands for them with a word like “they”, and nobody else as whose words they are."""
        whole = Phrase(0, len(self.tokens))
        named = self._named(called, whole)
        if 0 < len(named) < len(called):
            return False
        return any(self._is_theirs(cue, called, named) for cue in self._cues())

    def first(self, kind: str) -> Phrase | None:
        """The first of the phrases of one list."""
        return next(self._all(kind), None)

    def _cues(self) -> Iterator[Phrase]:
        """Every phrase that tells of joint speech."""
        for text in self._all("texts"):
            if self._is_said_in(text) or self._is_issued(text) or self._is_speaking(text):
                yield text
        for kind in ("adverbs", "together"):
            for adverb in self._all(kind):
                if verb := self._verb_beside(adverb, kind):
                    yield Phrase(min(adverb.start, verb.start), max(adverb.end, verb.end))

    def _is_said_in(self, text: Phrase) -> bool:
        """“said in a joint statement”, “in a joint statement, they said”."""
        lead = self._before(("leads", "sources"), text.start)
        if lead is None or self._is_aside(lead.start) or self._is_content(lead.start):
            return False
        start = self._run(lead.start)
        if self._denies(Phrase(start, text.end), but=self._verbs(start, lead.end)):
            return False
        if self._end("sources", lead.start) == lead.end:
            return True
        if lead.start and self._end("carriers", lead.start - 1) == lead.start:
            return False
        return self._has_verb_before(lead, start) or self._has_verb_after(text, lead, start)

    def _has_verb_before(self, lead: Phrase, start: int) -> bool:
        verbs = self._verbs(start, lead.end)
        while len(verbs) > 1 and self._is_joined(verbs[1]):
            verbs = verbs[1:]
        if not verbs and self._begins(lead.start, start):
            verbs = [v for v in self._verbs(0, start) if not self._any("that", v + 1, start)][-1:]
        if len(verbs) != 1:
            return False
        verb, last = verbs[0], lead.start
        if self._any("that", verb + 1, last) or self._is_undone(verb):
            return False
        is_bare = self._end("plain", verb) and not self._is_inverted(verb)
        return not is_bare or verb + 1 >= last or self._is_adverbial(verb + 1)

    def _has_verb_after(self, text: Phrase, lead: Phrase, start: int) -> bool:
        after = self._verbs(text.end, len(self.tokens))[:1]
        if not after or self._any("that", text.end, after[0]):
            return False
        between = self.tokens[text.end : after[0]]
        is_near = self._begins(lead.start, start) or not any(t.text in _BREAKS for t in between)
        is_stopped = any(t.text in _STOPS for t in between)
        denied = self._denies(Phrase(text.end, after[0]))
        passive = any(t.is_a("passives") for t in (*self.tokens[start : lead.start], *between))
        return is_near and not (is_stopped or denied or passive or self._is_undone(after[0]))

    def _is_issued(self, text: Phrase) -> bool:
        """“issued a joint statement calling for”: it must tell what it says."""
        maker = self._before(("makers",), text.start)
        if maker is None or self._is_aside(maker.start) or self._is_content(maker.start):
            return False
        start = self._run(maker.start)
        if self._verbs(start, maker.start) or self._denies(Phrase(start, text.end)):
            return False
        for index in range(text.end, min(len(self.tokens), text.end + _TELLING)):
            if self.tokens[index].text in _STOPS:
                return False
            if self.tokens[index].is_a("participles") or self._end("wherein", index):
                return True
        return False

    def _is_speaking(self, text: Phrase) -> bool:
        """“the joint statement said”; “…”, said the joint statement."""
        start = self._run(text.start)
        if self._is_content(text.start) or self._denies(Phrase(start, text.end)):
            return False
        before = [n for n in range(start, text.start) if self._end("say", n)]
        if before:
            is_near = text.start - before[0] <= 2 and len(before) == 1
            return is_near and self._is_inverted(before[0])
        if self._verbs(start, text.start) or self._before(("leads", "makers"), text.start):
            return False
        for index in range(text.end, min(len(self.tokens), text.end + _TELLING)):
            if self.tokens[index].text in _BREAKS:
                return False
            if self._end("say", index):
                is_next = index == text.end or self._is_adverbial(text.end)
                return is_next and not self._is_undone(index)
        return False

    def _verb_beside(self, adverb: Phrase, kind: str) -> Phrase | None:
        """“jointly called for”, “said jointly that”; not “said jointly owned firms”."""
        before, after = self._skip_back(adverb.start), self._skip(adverb.end)
        is_by_name = kind == "adverbs" or self._is_name(before)
        if is_by_name and self._end("say", after) and self._is_open(after):
            return Phrase(after, after + 1)
        verbs = self._verbs(self._run(adverb.start), adverb.start)
        if "inverts" in self._habits or "speaker_follows" in self._habits:
            before = verbs[0] if len(verbs) == 1 else before
        is_end = self._end("that", adverb.end) or self._may_follow(adverb.end)
        is_said = before >= 0 and self._end("say", before) and is_end and self._is_open(before)
        return Phrase(before, before + 1) if is_said else None

    def _may_follow(self, index: int) -> bool:
        """Whether a word may stand behind an adverb that goes with the verb before it."""
        token = next(iter(self.tokens[index : index + 1]), None)
        if token is None or not token.is_word or token.quotation:
            return True
        is_link = token.is_a("boundaries", "openers", "determiners", "links")
        has_noun = any(t.is_a("determiners") for t in self.tokens[index + 1 : index + 2])
        return is_link and (has_noun or not token.is_a("infinitives"))

    def _is_open(self, verb: int) -> bool:
        """Whether a verb stands in no clause of somebody else's."""
        start = self._run(verb)
        is_clear = not self._verbs(start, verb) or self._is_joined(verb)
        is_own = not self._is_aside(verb) and not self._is_content(verb)
        is_done = not self._is_undone(verb) and not self._denies(Phrase(start, verb))
        return is_clear and is_own and is_done

    def _is_theirs(
        self, cue: Phrase, called: Sequence[Sequence[str]], named: frozenset[int]
    ) -> bool:
        """Whether it is not told to be of others: “a joint statement by France and Germany”."""
        end = cue.end
        while end < len(self.tokens) and not (
            self._is_break(end) or self._end("that", end) or self._is_verb(end)
        ):
            end += 1
        behind = self.tokens[cue.end : end]
        if not any(t.is_capital or _has_capital(t) for t in behind):
            return True
        there = self._named(called, Phrase(cue.end, end))
        is_genitive = "inflects" in self._habits and behind[0].is_upper
        if self._end("authors", cue.end) or is_genitive:
            return bool(there) and there >= named
        is_with = bool(self._end("partners", cue.end))
        return not is_with or self._named(called, Phrase(0, cue.start)) | there >= named

    def _named(self, called: Sequence[Sequence[str]], where: Phrase) -> frozenset[int]:
        """Which of those who are `called` so are named in a stretch, by their number."""
        speech, found = self.language.speech, set()
        for number, names in enumerate(called):
            parts = [list(plain_tokens(name, 0, len(name), speech)) for name in names]
            keys = [[t.key for t in part if not t.is_a("determiners")] for part in parts]
            if any(self._stands(part, where) for part in keys if part):
                found.add(number)
        return frozenset(found)

    def _stands(self, name: Sequence[str], where: Phrase) -> bool:
        """Whether a name stands in a stretch, and not as that of a place: “in Minsk”."""
        for start in range(where.start, where.end - len(name) + 1):
            words = self.tokens[start : start + len(name)]
            is_place = start > 0 and self._end("places", start - 1) == start
            if not is_place and all(
                self._is_form(token.key, key) for token, key in zip(words, name, strict=True)
            ):
                return True
        return False

    def _is_form(self, word: str, key: str) -> bool:
        """Whether a word is a part of a name, or a form of it."""
        forms = {word, *(word.removeprefix(one) for one in self._prefixes)}
        if key in forms or len(key) <= _SHORT:
            return key in forms
        cut = 2 if "inflects" in self._habits else 1
        stem = key[: max(_SHORT + 1, len(key) - cut)]
        return any(one.startswith(stem) and len(one) <= len(key) + _SHORT for one in forms)

    @property
    def _habits(self) -> frozenset[str]:
        return self.language.speech.listed("habits")

    @property
    def _prefixes(self) -> tuple[str, ...]:
        """What a language writes together with the word behind it: “and”, “in”."""
        return tuple(one for (one,) in self.language.jointly.get("prefixes", ()))

    def _end(self, kind: str, start: int) -> int:
        """Where a phrase of a list ends that begins at a token, the longest; 0 where none does."""
        speech, lists = self.language.speech, self.language.jointly
        phrases = speech.source_phrases if kind == "sources" else lists.get(kind, ())
        keys = [token.key for token in self.tokens[start : start + _LONGEST]]
        firsts = [keys[0], *(keys[0].removeprefix(one) for one in self._prefixes)] if keys else []
        ways = [(first, *keys[1:]) for first in dict.fromkeys(firsts)]
        ends = [start + len(one) for one in phrases for way in ways if _begins_with(way, one)]
        return max(ends, default=0)

    def _all(self, kind: str) -> Iterator[Phrase]:
        for start in range(len(self.tokens)):
            if end := self._end(kind, start):
                yield Phrase(start, end)

    def _any(self, kind: str, start: int, end: int) -> bool:
        return any(self._end(kind, n) for n in range(start, end))

    def _before(self, kinds: Iterable[str], end: int) -> Phrase | None:
        """A phrase of some lists that stands before a token, few words between them."""
        for start in range(end - 1, max(-1, end - _BEFORE_TEXT - _LONGEST), -1):
            ends = [one for kind in kinds if (one := self._end(kind, start)) and one <= end]
            between = self.tokens[max(ends) : end] if ends else ()
            if ends and len(between) <= _BEFORE_TEXT and all(map(_is_light, between)):
                return Phrase(start, max(ends))
        return None

    def _is_verb(self, index: int) -> bool:
        token = self.tokens[index]
        is_cue = token.is_cue and may_be_verb(self.tokens, index)
        return is_cue or token.is_a("participles") or bool(self._end("verbs", index))

    def _verbs(self, start: int, end: int) -> list[int]:
        return [n for n in range(start, end) if self._is_verb(n)]

    def _is_break(self, index: int) -> bool:
        return self.tokens[index].text in _BREAKS or self.tokens[index].quotation is not None

    def _run(self, index: int) -> int:
        """Where the stretch without a mark begins in which a token stands."""
        return next((n + 1 for n in range(index - 1, -1, -1) if self._is_break(n)), 0)

    def _begins(self, index: int, start: int) -> bool:
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
        before = self._skip_back(verb)
        return before >= 0 and self.tokens[before].is_a("joiners")

    def _is_undone(self, verb: int) -> bool:
        """Whether nobody speaks: “to say”, “were criticised”."""
        before = self._skip_back(verb)
        is_passive = any(t.is_a("passives") for t in self.tokens[max(0, before) : verb])
        return is_passive or (before >= 0 and self.tokens[before].is_a("infinitives"))

    def _is_inverted(self, verb: int) -> bool:
        """Whether the speaker stands behind a verb: “…”, said X."""
        before = self._skip_back(verb)
        return before < 0 or self._is_break(before)

    def _is_adverbial(self, index: int) -> bool:
        """Whether a place or a time begins at a token: “on Monday”, “after talks”."""
        following = self.tokens[self._skip(index) :][:1]
        return any(
            t.is_a("boundaries", "links") or t.is_day or self._is_break(index) for t in following
        )

    def _is_aside(self, index: int) -> bool:
        """Whether a token stands in a clause that tells more of somebody: “who …”."""
        start = self._run(index)
        run = self.tokens[start:index]
        return bool(start and self._end("asides", start)) or any(t.is_a("relatives") for t in run)

    def _is_content(self, index: int) -> bool:
        """Whether a token stands in what somebody says: “said that …”."""
        those = (n for n in range(index) if self._end("that", n))
        return any(self._verbs(0, n) for n in those)

    def _is_name(self, index: int) -> bool:
        return index >= 0 and (self.tokens[index].is_capital or bool(self.tokens[index].pronoun))

    def _denies(self, where: Phrase, but: Sequence[int] = ()) -> bool:
        """Whether something in a stretch is denied, or not certain to have come about."""
        endings = self.language.negation_endings
        for index in range(where.start, where.end):
            key = self.tokens[index].key
            is_denial = key in self.language.negations or key.endswith(endings)
            if (is_denial and index not in but) or self._end("unsure", index):
                return True
        return False


def _has_capital(token: Token) -> bool:
    """Whether a capital letter stands in a word, as in “d’Israël”."""
    return any(map(str.isupper, token.text))


def _begins_with(keys: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether words begin with those of a phrase; “qu'” is any word that begins so."""
    pairs = list(zip(keys, phrase, strict=False))
    is_whole = len(pairs) == len(phrase)
    return is_whole and all(k == p or (p.endswith("'") and k.startswith(p)) for k, p in pairs)


def _is_light(token: Token) -> bool:
    """Whether a word may stand between “in” and “joint statement”: “a rare new”."""
    is_plain = token.is_word and not token.is_upper and not token.is_genitive
    return is_plain and (token.is_a("determiners") or not token.is_stop)
