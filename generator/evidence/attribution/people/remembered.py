"""Whom each sentence was about, for the pronouns that follow."""

from collections.abc import Callable, Sequence

from generator.evidence.attribution.grammar.agreement import subject_of_sentence
from generator.evidence.attribution.grammar.case_endings import agrees
from generator.evidence.attribution.grammar.noun_phrases import CLAUSE, Phrase
from generator.evidence.attribution.grammar.tokens import Sentence
from generator.evidence.attribution.people.figures import Figure, Meant, capital_runs
from generator.evidence.attribution.people.names import ArticleNames
from generator.evidence.attribution.people.names_in_cases import somebody_new
from generator.evidence.attribution.people.pronouns import Recent
from generator.evidence.languages import Speech


class Remembered:
    """Whom the sentences of an article were about, one after the other.

    `meant` tells who is meant by a phrase of a sentence, in the paragraph of that number.
    """

    def __init__(
        self,
        names: ArticleNames,
        recent: Recent,
        meant: Callable[[Sentence, Phrase, int], Meant],
        speech: Speech,
    ) -> None:
        self._names, self._recent, self._meant, self._speech = names, recent, meant, speech

    def note(self, sentence: Sentence, spoke: Sequence[Figure], paragraph: int) -> None:
        """Note whom a sentence was about: who spoke, and its subject."""
        about: list[Figure] = list(spoke)
        for figure in spoke:
            figure.has_spoken = True
        subject = self._without_more(sentence, subject_of_sentence(sentence))
        if subject:
            meant, is_sure = self._meant(sentence, subject, paragraph)
            is_pronoun = bool(sentence[subject.start].pronoun)
            is_again = meant and meant.is_nameless and any(one.is_nameless for one in about)
            if meant and not meant.is_person:
                self._recent.obscure(
                    "man" if sentence[subject.start].is_a("nominatives") else "woman"
                )
            if meant and self._is_only_words(meant):
                self._recent.forget()
            elif meant and (is_sure or not is_pronoun):
                about += [] if is_again else [meant]
            elif meant is None and not is_pronoun:
                about += self._somebody(sentence, subject)
            about += self._beside(sentence, subject)
        self._names.learn_offices(sentence)
        told = [one for one in about if self._is_person(one)]
        if subject and not told and self._may_be_name(sentence, subject):
            self._recent.forget()  # it may be whom “he” means, and so may somebody before it
        elif not told:
            told = self._only_one(sentence, subject)
        self._recent.remember(tuple(told), paragraph, spoke[0] if spoke else None)
        self._recent.note_speaker(spoke[0] if spoke else None, paragraph)

    def _without_more(self, sentence: Sentence, subject: Phrase | None) -> Phrase | None:
        """A subject up to the end of a known name, which short names may hide: “Oru went away”."""
        first = sentence[subject.start : subject.start + 1] if subject else ()
        if subject and first[0].is_upper and self._names.known_figure(first):
            behind = sentence[subject.start + 1 : subject.start + 2]
            is_whole = not any(t.is_capital or t.is_genitive or t.is_a("links") for t in behind)
            return Phrase(subject.start, subject.start + 1) if is_whole else subject
        return subject

    def _is_only_words(self, figure: Figure) -> bool:
        """Whether nothing but their place makes words a name, in a script without capitals."""
        is_plain = "speaker_follows" in self._speech.listed("habits")
        return is_plain and not (figure.known or figure.told or figure.has_spoken)

    def _only_one(self, sentence: Sentence, subject: Phrase | None) -> list[Figure]:
        """The one person of whom a sentence tells that begins with nobody, if it names just one and
        has no title or pronoun of another: “Um fünf Uhr steht X im Stall”."""
        if "verb_second" not in self._speech.listed("habits"):
            return []
        if subject and any(t.is_before_name for t in sentence[subject.start : subject.end]):
            return []
        if any(token.pronoun in {"man", "woman"} for token in sentence):
            return []
        runs = (run[run[0].leads_in :] for run in capital_runs(sentence))
        named = [self._names.named(run, may_be_new=False) for run in runs if run]
        persons = {one for found in named for one in found if self._is_person(one)}
        titles = sum(token.is_title for token in sentence)
        own = sum(token.is_title for run in capital_runs(sentence) if len(run) > 1 for token in run)
        return list(persons) if len(persons) == 1 and titles <= own else []

    def _may_be_name(self, sentence: Sentence, subject: Phrase) -> bool:
        """Whether a subject may be a person's name where all nouns have capital letters."""
        tokens = sentence[subject.start : subject.end]
        return "nouns_are_capital" in self._speech.listed("habits") and all(
            token.is_upper and not (token.is_a("determiners") or token.pronoun) for token in tokens
        )

    def _beside(self, sentence: Sentence, subject: Phrase) -> list[Figure]:
        """Who is named beside a subject: “X and Y met”."""
        joiner, name = subject.end, subject.end + 1
        if name >= len(sentence) or not sentence[joiner].is_a("joiners"):
            return []
        runs = capital_runs(sentence[name : name + CLAUSE]) if sentence[name].is_upper else []
        return self._names.named(runs[0], may_be_new=False) if runs else []

    def _is_person(self, figure: Figure) -> bool:
        """Whether a pronoun may stand for a figure: where capitals tell no name, words must."""
        are_nouns_capital = "nouns_are_capital" in self._speech.listed("habits")
        is_told = figure.known or figure.told or figure.has_spoken or figure.is_nameless
        return figure.is_person and bool(is_told or not are_nouns_capital)

    def _somebody(self, sentence: Sentence, phrase: Phrase) -> list[Figure]:
        """Somebody whom the article calls by a noun alone, for whom a pronoun may stand."""
        if agrees(sentence[phrase.start]):
            return list(somebody_new(sentence[phrase.start : phrase.end]))
        first, *rest = sentence[phrase.start : phrase.end]
        endings = tuple(self._speech.listed("person_endings"))
        is_noun = bool(endings) and first.is_a("determiners", "possessives")
        nouns = [one.key.endswith(endings) and not one.is_upper for one in rest[:2]]
        is_owner = any(token.is_genitive for token in rest[:3])
        return [Figure(("",))] if is_noun and any(nouns) and not is_owner else []
