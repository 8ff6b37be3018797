"""What is known of the language that an article is written in: one data file each.

A file's keys: `pronouns`, `negations` and `negation_endings` for checking quotations; `cues`, words
that tell what kind of statement a sentence is; `speech`, who speaks: see Speech; `jointly`, that
several spoke jointly: see Language; `context`, what a quotation may lose: see Context; `indefinite`
and `sayings`, for whom an article names; and `articles`, what else saved articles hold: see
articles/vocabulary.py. Long because every list of words is described here.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from babel import Locale

from generator.content.model import Explainer, Source
from generator.content.yaml_syntax import load_yaml
from generator.evidence.matching import fold
from generator.evidence.phrases import Context, read_context

LANGUAGES = Path(__file__).parent / "languages"

CUES = ("conditions", "questions", "demands", "offers", "intents", "reactions")
"""The kinds of statement that a language's cue words tell."""

JOINTLY = (
    *("texts", "issued", "leads", "makers", "wherein", "adverbs", "together", "say", "verbs"),
    "plain",
    *("carriers", "authors", "partners", "that", "asides", "unsure", "apart", "places"),
    *("heads", "groups", "endings", "asking", "prefixes"),
)
"""The lists of phrases that tell whether several spoke jointly: see Language."""


_SHORT = re.compile("[\u0640\u064b-\u064e\u0650\u0652]")
"""Signs of Arabic for short vowels, and for the length of a line; not that for “u”, which tells a
passive: “كُتب” is no “كتب”."""

_JOINED = (
    *("verbs", "naming", "indirect", "views", "participles", "sources", "sources_apart"),
    *("boundaries", "openers", "fillers", "determiners", "women_verbs", "plural_forms"),
    *("weak", "addressing", "governing", "perfects", "answering", "relaying", "issuing"),
    "subjectless",
    "unsaying",
)
"""The lists of words that may be written together with “and” before them."""

_REPORTING = (
    *("verbs", "naming", "views", "nouns", "participles", "quoting"),
    *("sources_apart", "sources_verbal", "sources_after", "sources_owned"),
    *("relaying", "impersonals"),
)
"""The lists of words, besides `sources`, that tell of a saying."""


_NONE = frozenset[str]()


@dataclass(frozen=True, eq=False)
class Speech:
    """The words by which a language says who speaks, folded and in lower case: lists, by name.

    Verbs stand with all their forms: `verbs` of saying, `naming` verbs that take some quoted words
    (“called it …”), `views` that report what somebody holds, `participles` that leave the speaker
    out (“adding”). `nouns` are sayings that belong to somebody, told by a name before them or by
    one of `possessives` (“X’s claim that …”, “his claim that …”). `sources` are phrases before a
    speaker (“according to”), `sources_after` those behind one. `fillers` stand between a speaker
    and the verb, also words with `filler_endings`.

    `weak` verbs report only with a quotation, a clause (`clauses`: “that”) or one of `particles`
    at the end (“stellt … fest”); `either` are nouns as often (“claims”), and need a subject before
    and one of `objects` or a name behind them; `addressing` have whom one speaks to as their
    object, `indirect` ones have it behind a preposition; `quoting` have the speaker, with
    `wordings` (“as”) behind. `infinitive_forms` after `modals` tell of no saying (“könnte sagen”);
    `suppositions` of what may be (“if”); verbs in `subjunctives` alone tell that somebody else is
    reported. `objects` stand for what a verb is about. `relaying` verbs are those of outlets
    that have it from somebody. `perfects` stand where the subject of a participle is (“X hatte …
    gesagt”). `agents` lead to the speaker of a passive (“by”), `absolutes` to one of a participle
    (“with X saying”), `purposes` to one of an infinitive. `sources_apart` are sources where a name
    ends the sentence (“…, so X”), `sources_owned` where a name owns them behind one of `led_owners`
    (“nach X’ Worten”), `sources_verbal` where a verb of saying does (“wie X
    mitteilte”), unless one of `comparing` stands before. `audiences` are told something or have
    names in marks; `datives` stand before them. `obliques` stand before no subject, `nominatives`
    before a man only where he is one, and before a title with one of `weak_endings`;
    `plural_verbs` end verbs of several, `impersonals` tell that somebody said it (“hieß es”).
    `naming_links` stand between a participle and what it calls something (“branded as”);
    `participle_endings` end a verb that is no part of the name behind it.

    `finite` verbs stand in no name; `plural_endings` and `groups` tell nouns that need no article,
    `alone` those that stand for somebody by themselves (“one”), `demonstratives` those that stand
    for something (“Das sagte X”). `indefinite` words tell of nobody named before; `articles` stand
    before bodies, not persons, as do the words in `bodies`. `descriptors` stand before a name and
    are no part of it, `name_links` inside it (“de”), `lesser` titles are not those that they hold
    (“vice”). `title_endings`, `men_endings`, `women_endings` and `person_endings` end such words.
    `captions` with `credits` behind tell of a picture.

    `boundaries` end a speaker's name, save for `links` inside one (“director of …”); `openers`
    begin a clause, `joiners` go on with the speaker of the clause before; `joined` do so and are
    written together with the next word. `his` and `hers` tell whose something is. `relatives` tell
    more of a name (“who”), `determiners` stand before nouns. `honorifics` and `titles` stand with
    names; `men` and `women` of them tell a person's gender. `unnamed` are people whom articles
    leave without a name. `abbreviations` end with a full stop inside a sentence. `times` may stand
    behind a day (“Monday night”); `days` are those of Unicode's data. `passives` tell that the
    subject does not speak (“was told”), `infinitives` that the speaker stands earlier (“to say”).

    What is written together with a word: `boundary_starts`, a preposition; `definite_starts`, an
    article; `joined_owners`, whose it is; `joined_places`, where somebody is; behind one of `led`,
    one of `leads`, with what stands in its place without it behind a hyphen. `women_verbs` and
    `plural_forms` are verbs whose form tells whose they are. `answering` verbs may have somebody
    else for their subject than the `addressing` one before them. An outlet’s `relaying` verb has
    whom it has it from behind one of `relayed_from`. `written_on` stands behind a verb where
    something is written on a thing.

    `feminine_nouns` end nouns before which “der” stands before no subject, `oblique_adjectives` the
    adjectives there; `deeds` are the shapes of nouns that a verb has for its object, as regular
    expressions, save for `documents`, which may speak; `oblique_nouns` end those with an article
    that are no subject.

    `conditionals` report where they stand for `subjunctives` of the same form. `governing` are
    verbs, each with the preposition by which it tells what somebody holds (“hält für”).
    `age_endings` end nouns for persons of some age (“der 48-Jährige”).

    Behind `noun_leads` stands no verb; `topics` lead in whom a sentence is about. `subjectless`
    verbs without a subject are nobody’s (“يذكر أن”). Behind `unsaying` (and beside `nots`, before
    one of `asked`) a verb tells that something was not said, save for `excluding` ones; denied
    `confirming` verbs tell so too, and `conversing` ones before one of `conversed` tell only with
    whom somebody speaks. `selves` behind a noun mean the last who was told of (“المصدر ذاته”).
    `issuing` verbs have `messages` for their object, in which something is said; `records` in
    `sources` have whose they are behind them. `identities` and `withholding` words together tell
    of those who want no name. `heard_from` stand before those from whom something is heard, with
    an article or as one of `joined_leads` (“aus der Partei hieß es”). `kin` nouns mean the last
    only with an adjective; `showing` verbs with a `reflexive` have before them how somebody is.
    `alike_offices` are words for one office, with “=” between. `citing` words tell that an outlet
    has it from somebody.

    `askers` and `answerers` stand at the head of turns for no name (“Q:”, “Answer:”), `labels`
    before a colon where they tell what a text is (“Interview:”). `dashes` tell
    in which ways speech is led by a dash: see dialogue.py.

    `habits` tell of the order of words: `inverts` where a verb may come before its subject (“Am
    Montag sagte X”), `speaker_follows` where it mostly does, `verb_second` where one part alone
    stands before a verb, be it subject or not, `drops_speaker` where a verb without
    one goes on with the last. `inflects` where names change their endings, `agrees` where verbs
    agree with their subject (for its lists see case_endings.py), `nouns_are_capital`
    where a capital letter makes no name, `ordinals` where a number before a month has a full stop.

    `pronouns` have whom each stands for: man, woman, several, thing or self.
    """

    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pronouns: Mapping[str, str] = field(default_factory=dict)

    def listed(self, name: str) -> frozenset[str]:
        """The words of one list; none where the language has no such list."""
        return self.lists.get(name, _NONE)

    def lists_with(self, word: str) -> frozenset[str]:
        """The names of the lists that have a word."""
        return self._lists_by_word.get(word, _NONE)

    @cached_property
    def _lists_by_word(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name, listed in self.lists.items():
            for word in listed:
                found[word].add(name)
        return {word: frozenset(names) for word, names in found.items()}

    @cached_property
    def source_phrases(self) -> tuple[tuple[str, ...], ...]:
        """The phrases before a speaker, word by word, the longest first."""
        phrases = (tuple(one.split()) for one in self.listed("sources"))
        return tuple(sorted(phrases, key=len, reverse=True))

    def source_phrases_from(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Those of them that begin with a word, the longest first."""
        return self._source_phrases_by_word.get(word, ())

    @cached_property
    def source_words(self) -> frozenset[str]:
        """All words of those phrases, none of which is a name: “nach den Worten X”."""
        return frozenset(word for phrase in self.source_phrases for word in phrase)

    @cached_property
    def reporting_words(self) -> frozenset[str]:
        """All words with which a clause may tell that somebody says something."""
        return frozenset(self._source_phrases_by_word).union(*map(self.listed, _REPORTING))

    @cached_property
    def _source_phrases_by_word(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in self.source_phrases:
            found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
        return found


@dataclass(frozen=True)
class Language:
    """Words of one language, folded and in lower case. `is_known` is false for an empty one.

    `code` is its BCP 47 tag.

    `jointly` has lists of phrases, word by word. `texts` are what several say together (“joint
    statement”), with `leads` before them where it is said in one (“in”); these, and the forms in
    `issued`, have `makers` before them where it is issued, and `wherein` behind them goes on to
    tell what it says; `authors` (“by”) and `partners` (“with”)
    behind them name whose it is. `adverbs` (“jointly”) stand beside one of `say`, verbs that are
    of speech for certain; `together` do so before it only behind a name. `verbs` are more verbs of
    saying than attribution knows; `plain` those that have no object (“said”). `carriers` before
    a lead tie the text to a noun (“the call made in …”), `that` begins what is said, `asides` a
    clause that tells more of somebody. `unsure` is not certain to have come about (“would”),
    and `heads` may stand before those who speak (“the leaders of X”), as critics of theirs may
    not. `groups` stand for those who are named before (“the two”). Words with `endings` are
    verbs without a subject (“to say”); `asking` are verbs behind which what follows soon is of
    whom it is asked. `apart` tells that they did not speak jointly. A name behind one of
    `places` is none of somebody who speaks (“in Minsk”). `prefixes` are written together with a
    word.

    `indefinite` stand before somebody who was not named (“a”, “one of”), `sayings` beside whoever
    said something (“the U.S. proposal”).
    """

    pronouns: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    negation_endings: tuple[str, ...] = ()
    is_known: bool = False
    speech: Speech = field(default_factory=Speech)
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    jointly: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    context: Context = field(default_factory=Context)
    code: str = ""
    indefinite: frozenset[str] = frozenset()
    sayings: frozenset[str] = frozenset()

    def phrases(self, kind: str, word: str) -> tuple[tuple[str, ...], ...]:
        """The phrases of one list of `jointly` that begin with a word, or with the part of it that
        loses a vowel (“qu'”); `sources` are those of `speech`."""
        elided = word[: word.find("'") + 1]
        by_word = self._phrases_by_word
        return by_word.get((kind, word), ()) + (by_word.get((kind, elided), ()) if elided else ())

    @cached_property
    def _phrases_by_word(self) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
        found: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
        records = self.speech.listed("records")
        sources = tuple(one for one in self.speech.source_phrases if one[-1] not in records)
        for kind, phrases in {**self.jointly, "sources": sources}.items():
            for phrase in phrases:
                found[kind, phrase[0]] = (*found.get((kind, phrase[0]), ()), phrase)
        return found

    def negation_in(self, text: str) -> str | None:
        """The first word of `text` that denies something."""
        endings = self.negation_endings
        return next((w for w in words(text) if w in self.negations or w.endswith(endings)), None)

    def cue_in(self, kind: str, text: str) -> str | None:
        """The first of the language's words for this kind of statement (see CUES) in `text`."""
        spoken = f" {' '.join(words(text))} "
        signs = fold(text)
        found = [
            (place, cue)
            for cue in self.cues.get(kind, ())
            if (place := spoken.find(f" {cue} ") if words(cue) else signs.find(cue)) >= 0
        ]
        return min(found)[1] if found else None


@cache
def language_data(code: str) -> dict[str, Any]:
    """What the file of the language with this BCP 47 tag holds, all text; empty without a file."""
    if (primary := primary_of(code)) != code:
        return language_data(primary)
    path = LANGUAGES / f"{code}.yaml"
    if not re.fullmatch(r"[a-z]{2,3}\.yaml", path.name) or not path.is_file():
        return {}
    # Text alone: to YAML, the English words “no” and “on” would be truth values.
    data: dict[str, Any] = load_yaml(path.read_text("utf-8"))
    return data


def primary_of(code: str) -> str:
    """What of a tag tells the language, so that “en” and “en-GB” are read once."""
    return code.partition("-")[0].lower()


@cache
def read_language(code: str) -> Language:
    """What is known of the language with this BCP 47 tag; an empty Language when nothing is."""
    if (primary := primary_of(code)) != code:
        return read_language(primary)
    data = language_data(code)
    if not data:
        return Language()
    return Language(
        pronouns=_words(data["pronouns"]),
        negations=_words(data["negations"]),
        negation_endings=tuple(data["negation_endings"]),
        is_known=True,
        speech=_speech(data["speech"], code),
        cues={kind: tuple(map(_key, data["cues"][kind])) for kind in CUES},
        jointly={name: _phrases(data["jointly"][name]) for name in JOINTLY},
        context=read_context(data),
        code=code,
        indefinite=_words(data["indefinite"]),
        sayings=_words(data["sayings"]),
    )


def language_of(explainer: Explainer, source: Source) -> Language:
    """The language that a source is written in: its own, or else the explainer's."""
    return read_language(source.language or explainer.language)


def words(text: str) -> list[str]:
    """The words of `text`, folded and in lower case; an apostrophe inside a word belongs to it."""
    return re.findall(r"\w+(?:'\w+)*", fold(text).casefold())


def _speech(data: dict[str, Any], code: str) -> Speech:
    lists = {name: _words(listed) for name, listed in data.items() if name != "pronouns"}
    pronouns = {_key(word): kind for word, kind in data["pronouns"].items()}
    for one in lists["joined"]:
        for name in _JOINED:
            joined = {one + word for word in _words(data.get(name, ()))}
            lists[name] = lists.get(name, frozenset()) | joined
        pronouns |= {one + word: kind for word, kind in pronouns.items()}
    heard = lists.get("audiences", _NONE)
    joined_places = {one + word for one in lists.get("joined_places", _NONE) for word in heard}
    lists["audiences"] = heard | joined_places
    return Speech(lists | {"days": _days(code)}, pronouns)


def _days(code: str) -> frozenset[str]:
    """The names of the days and months, as Unicode's data have them."""
    locale = Locale.parse(code)
    named = (*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values())
    return frozenset(_key(name) for name in named)


def _words(written: Any) -> frozenset[str]:
    return frozenset(map(spoken_key, written))


def _phrases(written: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(spoken_key(one).split()) for one in written)


def spoken_key(word: str) -> str:
    """A word folded and in lower case, without signs of short vowels and of length."""
    return _SHORT.sub("", fold(word).casefold())


def _key(word: str) -> str:
    return fold(word).casefold()
