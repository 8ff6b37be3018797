"""The names of an article: of those who are known, and of others, each with what it may be called.

All of an article is read before anybody is looked up, so that “Republican Donald Trump” is Donald
Trump wherever he stands by himself too, and “Mr Trump” is whoever has that name.

Long because whom words name is told from all names of an article at once, known and new.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.evidence.attribution.grammar.case_endings import agrees, gender_of_full_name
from generator.evidence.attribution.grammar.forms import dotted, name_words
from generator.evidence.attribution.grammar.joined_articles import is_owned
from generator.evidence.attribution.grammar.nominatives import is_calling
from generator.evidence.attribution.grammar.tokens import Sentence, Token
from generator.evidence.attribution.people.figures import (
    Figure,
    is_body,
    split_titles,
    told_gender,
    words_of,
)
from generator.evidence.attribution.people.following_names import FollowingNames
from generator.evidence.attribution.people.name_runs import NameRun, name_runs
from generator.evidence.attribution.people.names_in_cases import (
    SHORT_NAME,
    in_other_case,
    is_short_form,
    may_be_ending,
    prefer_subject,
    without_patronymic,
)
from generator.evidence.attribution.people.offices import offices_in
from generator.evidence.attribution.utterances import Known
from generator.evidence.languages import Speech


@dataclass(frozen=True)
class _Said:
    """One word of a phrase: whether it begins a token, and has a capital letter."""

    word: str
    begins: bool
    is_capital: bool


class ArticleNames:
    """Whom words name: `known` people and parties first, then whoever else the article names."""

    def __init__(self, known: Sequence[Known], speech: Speech) -> None:
        self._speech = speech
        self.known: dict[str, Figure] = {}
        for one in known:
            role = one.role if one.tells_gender else None
            gender = told_gender(words_of((*one.names, role or "")), speech)
            gender = gender or (gender_of_full_name(one.names[0], speech) if one.names else "")
            self.known[one.id] = Figure(one.names, gender, one)
        self._names = [
            (tuple(name_words(name)), name[:1].isupper(), figure)
            for figure in self.known.values()
            for name in figure.names
            if name_words(name)
        ]
        ends = [
            (name[start:], is_upper, figure)
            for name, is_upper, figure in self._names
            for start in range(1, len(name) - 1)
            if figure.is_person
        ]
        self.following = FollowingNames([*self._names, *ends])
        self.new: dict[tuple[str, ...], Figure] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)

    @property
    def all(self) -> list[Figure]:
        """Everybody who has a name."""
        return list(dict.fromkeys((*self.known.values(), *self.new.values())))

    def read(self, sentences: Iterable[Sentence]) -> None:
        """Learn the names of an article and the titles that stand before them.

        Words that the article writes small as well are no name, but a headline's.
        """
        every = list(sentences)
        small = {token.key for one in every for token in one if token.text[0].islower()}
        runs = [run for sentence in every for run in name_runs(sentence)]
        may_be_one = "inflects" not in self._speech.listed("habits")
        full = [
            run
            for run in runs
            if (len(run.name) > 1 or (may_be_one and run.titles and run.name[0].is_upper))
            and not all(token.key in small for token in run.name)
        ]
        for run in sorted(full, key=lambda one: (len(one.name) == 1, len(one.name))):
            self._learn(run)

    def named(self, head: Sequence[Token], may_be_new: bool = True) -> list[Figure]:
        """The figures whose name stands at the end of some words: none, one, or several.

        A full name that nobody has yet is noted, if it `may_be_new`.
        """
        titles, name = split_titles(head)
        if _is_somebodys(titles):
            return []
        if figure := self.known_figure(head):
            return [figure]
        if titles and name and name[0].is_a("determiners"):
            return []  # “der Sprecher der Regierung”: what somebody has a title of
        while name and (not name[0].is_capital or name[0].is_a("determiners")):
            name = name[1:]
        while len(name) > 1 and agrees(name[0]) and is_calling(name[0]):
            name = name[1:]
        are_nouns_capital = "nouns_are_capital" in self._speech.listed("habits")
        is_thing = are_nouns_capital and head[0].is_a("determiners")
        if (
            not name
            or not all(t.is_capital or t.is_a("name_links") for t in name)
            or (is_thing and not titles)
        ):
            return []
        if fitting := self._ending(name):
            return fitting
        is_full = may_be_new and (len(name) > 1 or (titles and name[-1].is_upper))
        return [self._add(name, has_article=False)] if is_full else []

    def behind_office(self, tokens: Sequence[Token]) -> Figure | None:
        """The known person whose whole name stands behind an office: “Secretary of State X Y”."""
        links = [i for i, token in enumerate(tokens) if token.is_a("links")]
        has_title = any(token.is_title for token in tokens[:-2])
        if not links or not has_title or any(token.is_genitive for token in tokens):
            return None
        if any(token.is_title for token in tokens[links[0] + 1 :]):
            return None  # “a spokesman for President X”
        said = _said(tokens)
        for name, is_upper, figure in self._names:
            is_whole = len(name) > 1 and links[-1] + 1 < len(tokens) - len(name)
            if is_whole and figure.is_person and self._ends_with(said, name, is_upper):
                return figure
        return None

    def may_own(self, tokens: Sequence[Token], figure: Figure) -> bool:
        """Whether words that end with a known name may tell of somebody of that person's.

        Where names change their endings, a subject has that of the first case: “представитель
        X-а” is not X. Where they do not, and no article parts two titles, either may be meant.
        """
        habits = self._speech.listed("habits")
        is_titled = any(token.is_title for token in tokens)
        if habits.isdisjoint({"inflects", "speaker_follows"}):
            return False
        if "inflects" in habits and not is_titled:
            return False
        said = [one.word for one in _said(tokens)]
        is_more = all(len(said) > len(name_words(name)) for name in figure.names)
        if "inflects" in habits:
            is_exact = any(said[-len(own) :] == own for own in map(name_words, figure.names) if own)
            return is_more and not is_exact
        start = min(
            (at for at, _, one in self.following.places(tokens) if one is figure), default=0
        )
        return is_owned(tokens, start)

    def is_of_body(self, head: Sequence[Token]) -> bool:
        """Whether words name somebody of a known body, which stands behind: “رئيس الهيئة”."""
        figure = self.known_figure(head)
        if figure is None or figure.is_person:
            return False
        return is_owned(
            head,
            min((at for at, _, one in self.following.places(head) if one is figure), default=0),
        )

    def known_figure(self, head: Sequence[Token]) -> Figure | None:
        """The known person or party whose longest name `head` ends with, if that is one."""
        head = without_patronymic(head)
        said = _said(head)
        ends = [
            (len(name), one)
            for name, is_upper, one in self._names
            if self._ends_with(said, name, is_upper)
        ]
        length = max((longest for longest, _ in ends), default=0)
        fitting = {figure for longest, figure in ends if longest == length}
        if len(fitting) != 1:
            return None
        found = fitting.pop()
        return found if self._agrees(head, length, found) else None

    def in_alike_office(self, head: Sequence[Token]) -> list[Figure]:
        """The known people whose office is another word for a noun alone: “мер”, “міський голова”,
        and none where its article tells of somebody else’s too."""
        told = [token.key for token in head if token.is_word]
        alike = (one.split(" = ") for one in self._speech.listed("alike_offices"))
        asked = {other for group in alike if told in [[one] for one in group] for other in group}
        begun = tuple(" ".join([*name_words(one), ""]) for one in asked)
        held = ((one, one.known.role) for one in self.all if one.known and one.known.role)
        return [one for one, role in held if " ".join([*name_words(role), ""]).startswith(begun)]

    def named_as_is(self, name: Sequence[Token]) -> Figure | None:
        """The one whose name some words are as they stand, in no other case: “одна из авторов Юлия
        Рогова”, but no “один из друзей Юлии Роговой”."""
        written = " ".join(token.text for token in name)
        return next((one for one in self.all if written in one.names), None)

    def is_form(self, word: str, name: str) -> bool:
        """Whether a word is a name, or the name with another ending where names have endings."""
        if word == name:
            return True
        if "nouns_are_capital" in self._speech.listed("habits") and len(name) > 3:
            return word in {f"{name}s", f"{name}es"}
        if "inflects" not in self._speech.listed("habits"):
            return False
        if min(len(word), len(name)) <= SHORT_NAME:
            return is_short_form(word, name, self._speech)
        stem = max(SHORT_NAME, min(len(name), len(word)) - 2)
        is_like = abs(len(word) - len(name)) <= 3 and word[:stem] == name[:stem]
        return is_like and may_be_ending(word, name)

    def _learn(self, run: NameRun) -> None:
        tokens = (*run.titles, *run.name)
        figure = self.known_figure(tokens)
        if figure is None:
            is_full = all(token.is_capital or token.is_a("name_links") for token in run.name)
            if not is_full or not (run.name[0].is_upper or run.titles):
                return
            fitting = self._ending(run.name)
            if len(fitting) > 1 or (not fitting and not self._may_found(run)):
                return
            figure = fitting[0] if fitting else self._add(run.name, run.has_article)
            prefer_subject(figure, run.name)
        elif figure.is_person and len(run.name) > 1:
            self._note_known(figure)
        if run.titles:
            told = frozenset(token.key for token in run.titles)
            figure.told.add(told)
            figure.gender = figure.gender or told_gender(told, self._speech)

    def _note_known(self, figure: Figure) -> None:
        """Let somebody known whom the article calls by the whole name be called by its end too."""
        for key in (tuple(name_words(name)) for name in figure.names):
            if len(key) > 1 and key not in self.new:
                self.new[key] = figure
                self._by_last[key[-1]].append(key)

    def learn_offices(self, sentence: Sentence) -> None:
        """Note what a sentence says that somebody is: see offices.py."""
        for name, office in offices_in(sentence):
            named = self.named(name, may_be_new=False)
            if len(named) == 1:
                named[0].offices.add(office)

    def _may_found(self, run: NameRun) -> bool:
        """Whether words name somebody of whom nothing was said before.

        Where every noun has a capital letter, those that begin a sentence may be any two words.
        """
        are_nouns_capital = "nouns_are_capital" in self._speech.listed("habits")
        return bool(run.titles) or not (run.begins and are_nouns_capital)

    def _ending(self, name: Sequence[Token]) -> list[Figure]:
        """Those who are not known and whose name ends like this one, or is the end of it."""
        key = name_key(name)
        ends = self._with_end(key)
        if not ends and name[0].is_upper:
            shorter = (key[start:] for start in range(1, len(key) - 1))
            ends = [self.new[other] for other in shorter if other in self.new]
        if not ends and self._may_be_genitive(key):
            ends = self._with_end((*key[:-1], key[-1][:-1]))
        return list(dict.fromkeys(ends or self._with_other_end(key)))

    def _with_other_end(self, key: tuple[str, ...]) -> list[Figure]:
        has_cases = "agrees" in self._speech.listed("habits")
        return in_other_case(key, self.new, self.is_form) if has_cases else []

    def _with_end(self, key: tuple[str, ...]) -> list[Figure]:
        named = self._by_last.get(key[-1], ())
        return [self.new[other] for other in named if other[-len(key) :] == key]

    def _may_be_genitive(self, key: tuple[str, ...]) -> bool:
        """Whether a name may have an ending that tells an owner: “nach den Worten Meiers”."""
        are_nouns_capital = "nouns_are_capital" in self._speech.listed("habits")
        return are_nouns_capital and len(key[-1]) > 3 and key[-1].endswith("s")

    def _add(self, name: Sequence[Token], has_article: bool) -> Figure:
        figure = Figure((" ".join(token.text for token in name),))
        figure.is_body = is_body(name, has_article)
        figure.seems = gender_of_full_name(figure.names[0], self._speech)
        key = name_key(name)
        self._by_last[key[-1]].append(key)
        return self.new.setdefault(key, figure)

    def _ends_with(self, said: Sequence[_Said], name: Sequence[str], is_upper: bool) -> bool:
        """Whether a name stands at the end of some words, with or without its article.

        It begins where a word does, and has a capital letter where it is written with one: “us” is
        no “US”, and “Nicht-EU” no “EU”.
        """
        if len(said) < len(name):
            return self._has_article(name[0]) and self._ends_with(said, name[1:], is_upper=True)
        is_led = len(name) > 1 and self._has_article(name[0])
        if is_led and self._has_article(said[-len(name)].word):
            said, name = said[-len(name) + 1 :], name[1:]  # “des Klubs” is “der Klub”
        end = said[len(said) - len(name) :]
        is_whole = end[0].begins and (not is_upper or any(one.is_capital for one in end))
        return is_whole and all(
            self.is_form(one.word, part) for one, part in zip(end, name, strict=True)
        )

    def _has_article(self, word: str) -> bool:
        """Whether a word is an article, in whatever case."""
        speech = self._speech
        return word in speech.listed("determiners") or word in speech.listed("obliques")

    def _agrees(self, head: Sequence[Token], length: int, figure: Figure) -> bool:
        """Whether nothing before a family name says that another of that family is meant."""
        gender = told_gender((token.key for token in head), self._speech)
        if gender and figure.gender and gender != figure.gender:
            return False
        before = head[: len(head) - length]
        if not figure.is_person or not before or length > 1:
            return True
        token, own = before[-1], words_of(figure.names)
        return not token.is_capital or token.is_before_name or token.key in own


def _is_somebodys(titles: Sequence[Token]) -> bool:
    """Whether a title belongs to whoever has the next: “ein Sprecher der Ministerin X” is not X."""
    return any(
        a.is_title and b.is_a("determiners", "obliques") for a, b in pairwise(titles[:-1])
    ) and bool(titles[-1].is_title)


def name_key(name: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name in an article as they are compared."""
    return tuple(dotted(token.key) for token in name)


def _said(tokens: Iterable[Token]) -> list[_Said]:
    return [
        _Said(word, number == 0, token.is_capital or token.quotation is not None)
        for token in tokens
        for number, word in enumerate(name_words(token.text))
    ]
