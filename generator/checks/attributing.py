"""Evidence rule 3 in articles: whoever is to have said something is told to say it there, and what
nobody is to have said nobody says there.

Long because both are told by the same words.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.content.ids import UNNAMED
from generator.content.problems import Doubt, Place, Problem, shortened
from generator.content.statements import Background, PosedQuestion, Statement, is_draft
from generator.evidence.articles.archive import Passage
from generator.evidence.languages import words
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.said import Cited
from generator.evidence.speakers.claimed import Answer
from generator.evidence.speakers.judging import Judge
from generator.evidence.speakers.listening import Listener
from generator.evidence.speakers.tellers import Teller, span_of
from generator.evidence.speakers.verdicts import Ruling

_SHOWN = 100
"""How many characters are shown of the words that tell who speaks."""


@dataclass(frozen=True)
class _Heard:
    """Some words of a piece of evidence, the fragment of that number, and what is told of who says
    them."""

    cited: Cited
    index: int
    listener: Listener
    verdict: Ruling

    @property
    def place(self) -> Place:
        """Where the words are written."""
        field = "quote" if self.cited.quoted else "passage"
        return self.cited.evidence.at(field, self.index)

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences in which the words stand: they tell who speaks."""
        number = self.listener.paragraph.number
        for one in self.listener.sentences():
            yield self.listener.article.words(Passage(number, span_of(one)))

    @property
    def is_error(self) -> bool:
        """Whether it is certain enough to be an error: of a quotation what is told with certainty,
        of a report only where the clause that tells it is cited with what it brings in."""
        is_certain = self.verdict.answer == "other"
        return is_certain and (bool(self.cited.quoted) or self.verdict.teller.is_whole)


@dataclass(frozen=True)
class _Claim:
    """That somebody says what a statement, or an update of one, rests on: `pieces`."""

    dossier: Dossier
    pieces: Sequence[Cited]
    who: str

    @property
    def name(self) -> str:
        """What they are called in a message."""
        return _name(self.dossier, self.who)

    def doubt(self, heard: Iterable[_Heard]) -> Doubt:
        """What a person judges: whether they say these words."""
        first, passages = self.pieces[0], [text for one in heard for text in one.sentences]
        assert isinstance(first.record, Statement)
        about = [first.record.id, "speaker"]
        about += [self.who] if len(first.speakers) > 1 else []
        about += ["update", str(first.number)] if first.update else []
        sentence = f"{self.name}: {first.record.summary}"
        return Doubt(
            ".".join(about), sentence, tuple(dict.fromkeys(passages)), first.evidence.source
        )

    def advice(self, teller: Teller) -> str:
        """What may be done where another says the words."""
        party = self.dossier.party_of(teller.who) if teller.who else None
        if teller.who == UNNAMED:
            return "if so, write `speaker: unnamed`"
        if not party:
            look = "look again who speaks there"
            aliases = f"; if that is {self.name}, add the name under `aliases`"
            return look if self.who == UNNAMED else look + aliases
        first = self.pieces[0]
        own = None if first.update else self.dossier.of(_statement(first)).owner
        where = "" if own and own.id == party.id else f" in the file of “{party.id}”"
        return f"if so, it is a statement{where} with `speaker: {teller.who}`"


def _statement(cited: Cited) -> Statement:
    assert isinstance(cited.record, Statement)
    return cited.record


def check_words_are_of_their_speaker(dossier: Dossier) -> Iterator[Problem]:
    """Rule 3: the article has whoever is to have said the words say them, and nobody else.

    Bad:  speaker: holm … quote: We will pay   (“We will pay,” Berg told the council.)
    Good: speaker: berg … quote: We will pay

    Surely another's: an error, of a report a warning unless the clause that tells so is cited too.
    Perhaps another's, or nobody of theirs in sight: a warning.
    """
    judge = Judge(dossier)
    for pieces in _said_together(dossier):
        claims = [_Claim(dossier, pieces, who) for who in pieces[0].speakers]
        heard = [[*_hear(judge, claim)] for claim in claims]
        if len(claims) == 1:
            is_told = any(piece.is_own for piece in pieces)
            yield from _problems(claims[0], heard[0], is_told)
        elif claims:
            yield from _of_several(claims, heard)


def _said_together(dossier: Dossier) -> Iterator[list[Cited]]:
    """The pieces of evidence that carry one statement, or one update of one, if it is told nowhere
    else that its speakers cannot have said it."""
    found: dict[int, list[Cited]] = defaultdict(list)
    for cited in dossier.evidence:
        record = cited.record
        is_posed = isinstance(record, PosedQuestion) and not cited.update
        is_stated = isinstance(record, Statement) and not isinstance(record, Background)
        if is_stated and not is_posed and _may_speak(dossier, cited):
            found[id(cited.update or record)].append(cited)
    yield from found.values()


def _may_speak(dossier: Dossier, cited: Cited) -> bool:
    """Whether all speakers are known, and one of them is of the party in whose file it stands."""
    speakers, record = cited.speakers, _statement(cited)
    if speakers == (UNNAMED,):
        return True
    actors = [dossier.actor(who) for who in speakers]
    if not all(one and one.name for one in actors):
        return False  # nobody has this id, or a file that could not be read tells the name
    said = dossier.of(record)
    people = [dossier.person[who] for who in speakers if who in dossier.person]
    stood_for = {one.id for one in (dossier.spoke_for(p, said) for p in people) if one}
    return bool(cited.update) or not said.owner or said.owner.id in stood_for | {*speakers}


def _hear(judge: Judge, claim: _Claim) -> Iterator[_Heard]:
    for piece in claim.pieces:
        for index, listener, verdict in judge.verdicts(piece, claim.who):
            yield _Heard(piece, index, listener, verdict)


def _of_several(claims: Sequence[_Claim], heard: Sequence[Sequence[_Heard]]) -> Iterator[Problem]:
    """What is wrong where several are to have said the same: words that none of them says, and each
    of them who is told to say none."""
    first, strays, kept = claims[0].pieces[0], list[_Heard](), set[int]()
    for number, some in enumerate(zip(*heard, strict=True)):
        if any(one.verdict.answer in _MAY_BE for one in some):
            kept.add(number)
        else:
            strays.append(min(some, key=lambda one: one.is_error))
    yield from _problems(claims[0], strays)
    said = claims[0].dossier.of(_statement(first))
    if said.attribution == "joint-statement" and not first.update:
        return
    for claim, found in zip(claims, heard, strict=True):
        own = [one for number, one in enumerate(found) if number in kept]
        if own and not any(one.verdict.answer in _MAY_BE for one in own):
            yield _of_none(claim, own)


_MAY_BE: tuple[Answer, ...] = ("told", "open")


def _problems(claim: _Claim, heard: Iterable[_Heard], is_told: bool = False) -> Iterator[Problem]:
    """What is wrong with words that somebody is to have said, each rule once.

    Of a report that nothing contradicts for certain it is enough that other words of the statement
    are told to be his, or are (`is_told`) in a text of his.
    """
    heard = list(heard)
    is_told = is_told or any(one.verdict.answer == "told" for one in heard)
    found: dict[Answer, list[_Heard]] = defaultdict(list)
    for one in heard:
        if one.verdict.answer == "other" or one.cited.quoted or not is_told:
            found[one.verdict.answer].append(one)
    for answer, tell in _TOLD.items():
        if some := found.get(answer):
            yield tell(claim, sorted(some, key=lambda one: not one.is_error))


def _by_another(claim: _Claim, heard: Sequence[_Heard]) -> Problem:
    one, teller = heard[0], heard[0].verdict.teller
    told = _told(claim.dossier, teller)
    message = f"the article gives these words to {told}, not to {claim.name}"
    hint, doubt = claim.advice(teller), claim.doubt(heard)
    return Problem(one.place, "said-by-another", message, hint, is_error=one.is_error, doubt=doubt)


def _perhaps(claim: _Claim, heard: Sequence[_Heard]) -> Problem:
    teller = heard[0].verdict.teller
    told = _told(claim.dossier, teller)
    message = f"the article seems to give these words to {told}, not to {claim.name}"
    hint, doubt = claim.advice(teller), claim.doubt(heard)
    place = heard[0].place
    return Problem(place, "perhaps-said-by-another", message, hint, is_error=False, doubt=doubt)


def _unseen(claim: _Claim, heard: Sequence[_Heard]) -> Problem:
    one = heard[0]
    where = f"paragraph {one.listener.paragraph.number} of “{one.cited.source.id}”"
    message = f"{claim.name} is not named where these words stand, in {where}"
    hint = "look again who speaks there; another name of theirs goes under `aliases`"
    doubt = claim.doubt(heard)
    return Problem(one.place, "speaker-not-named", message, hint, is_error=False, doubt=doubt)


def _of_none(claim: _Claim, heard: Sequence[_Heard]) -> Problem:
    """That one of several is told to say nothing of what is cited."""
    one = min(heard, key=lambda one: not one.is_error)
    told = _told(claim.dossier, one.verdict.teller)
    message = f"nothing that is cited tells that {claim.name} says this"
    message += f"; the article gives it to {told}" if told else ""
    hint = "cite words that tell it of each, or leave out under `speaker` who does not say it"
    doubt = claim.doubt(heard)
    return Problem(
        one.place, "said-by-others-alone", message, hint, is_error=one.is_error, doubt=doubt
    )


_TOLD: dict[Answer, Callable[[_Claim, Sequence[_Heard]], Problem]] = {
    "other": _by_another,
    "perhaps": _perhaps,
    "unseen": _unseen,
}


def _name(dossier: Dossier, who: str) -> str:
    actor = dossier.actor(who)
    return actor.name if actor else "a source without a name"


def _told(dossier: Dossier, teller: Teller) -> str:
    """Whom the article names, in words."""
    shown = f"“{shortened(teller.shown, _SHOWN)}”" if teller.shown else ""
    if not teller.who and not teller.name:
        return shown
    name = _name(dossier, teller.who) if teller.who else str(teller.name)
    return f"{name} ({shown})" if shown and teller.shown != name else name


def check_background_is_the_sources_own(dossier: Dossier) -> Iterator[Problem]:
    """What a source itself reports are no words that it gives to somebody.

    Bad:  background … passage: the roof leaks   (Mayor Holm said the roof leaks.)
    Good: a statement of Holm's; or background … passage: The roof was laid in 1901.
    """
    judge = Judge(dossier)
    for cited in dossier.evidence:
        record = cited.record
        if not isinstance(record, Background) or record.speaker or is_draft(record):
            continue
        for index, listener in judge.listeners(cited):
            tellers = listener.quoting() if cited.quoted else listener.reporting()
            people = () if cited.quoted else dossier.person.keys()
            teller = next((one for one in tellers if _is_somebody(one, listener, people)), None)
            if teller is None or (not cited.quoted and _may_be_added(listener)):
                continue
            one = _Heard(cited, index, listener, Ruling("other", teller))
            message = f"the article gives these words to {_told(dossier, teller)}"
            hint = "what somebody says is a statement of theirs; background is what the source "
            hint += "itself reports"
            doubt = Doubt(
                f"{record.id}.speaker",
                record.summary,
                tuple(one.sentences),
                cited.source.id,
            )
            yield Problem(
                one.place, "background-of-somebody", message, hint, is_error=False, doubt=doubt
            )
            break


def check_background_is_in_nobodys_speech(dossier: Dossier) -> Iterator[Problem]:
    """What a source itself reports is nothing that somebody says in a text or a turn of theirs; a
    document may tell what was so.

    Bad:  background … passage: our council is honest   (an address by its leader)
    Good: a statement of the leader's
    """
    for cited in dossier.evidence:
        record, who = cited.record, cited.relayed_by
        if not isinstance(record, Background) or record.speaker or is_draft(record):
            continue
        if who and cited.source.kind != "document" and not cited.fault:
            message = f"these are {_name(dossier, who[0])}'s own words"
            hint = "what somebody says is a statement of theirs; background is what the source "
            hint += "itself reports"
            place, about = cited.evidence.at("passage"), f"{record.id}.speaker"
            doubt = Doubt(about, record.summary, cited.reported, cited.source.id)
            yield Problem(
                place, "background-of-somebody", message, hint, is_error=False, doubt=doubt
            )


def _is_somebody(teller: Teller, listener: Listener, people: Collection[str]) -> bool:
    """Whether a teller is told for certain, and by a name; who has none may be the source's own.
    Of some `people` a verb of saying beside them is enough."""
    if teller.who in people and not teller.is_sure:
        verbs = listener.heard.language.speech.listed("verbs")
        return not verbs.isdisjoint(words(teller.shown))
    is_known = teller.who is not None and teller.who != UNNAMED
    return teller.is_sure and (is_known or len((teller.name or "").split()) > 1)


def _may_be_added(listener: Listener) -> bool:
    """Whether words end with what the writer may have added: “…, a caveat that suggests”."""
    text, language = listener.article.words(listener.passage), listener.heard.language
    parts = text.replace("،", ",").split(",")[1:]
    firsts = (part.split()[:1] for part in parts)
    return any(first and first[0].casefold() in language.indefinite for first in firsts)
