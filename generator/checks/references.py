"""Rules about ids, and what refers to them."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import Any

from generator.content.characters import as_latin, foreign_letters
from generator.content.ids import RESERVED, SLUG, UNNAMED
from generator.content.model import Change, Party, Person
from generator.content.paths import CONTENT, home, may_be_in
from generator.content.problems import Place, Problem, counted, did_you_mean, nearest
from generator.content.references import Identified, Reference, references
from generator.content.statements import Statement, Update, is_draft
from generator.evidence.resolution.dossier import Dossier


def check_ids_are_unique(dossier: Dossier) -> Iterator[Problem]:
    """An id names one thing, also after a rename, and an article is one source.

    Issues and sources have ids of their own.

    Bad:  two positions with `id: ru-agrees`
    Good: ru-agrees, ru-agrees-in-part
    """
    apart = ("issue", "source", "page")
    shared = [thing for thing in dossier.things if thing.kind not in apart]
    for group in (shared, *(_of_kind(dossier, kind) for kind in ("issue", "source"))):
        yield from _duplicates(chain.from_iterable(map(_ids, group)), dossier.person)
    explainer = dossier.explainer
    yield from _duplicates((one.id, one.at("id")) for one in explainer.changes if one.id)
    yield from _duplicates((source.file, source.at("file")) for source in explainer.sources)


def check_ids_are_not_reserved(dossier: Dossier) -> Iterator[Problem]:
    """An id, which becomes an address, is no name that the site or a system has a use for.

    Bad:  id: con       (a device on Windows: no page could be kept under that name)
    Good: id: con-edison
    """
    for thing in dossier.things:
        for number, (name, place) in enumerate(_ids(thing)):
            if name in RESERVED:
                message = f"“{name}” is a reserved word: {RESERVED[name]}"
                hint = "choose another"
                if number == 0 and "id" not in thing.record.node.keys:
                    is_folder = thing.kind == "party" and place.file.count("/") > 2
                    hint = f"rename the {'folder' if is_folder else 'file'}"
                yield Problem(place, "reserved-id", message, hint)


def _of_kind(dossier: Dossier, *kinds: str) -> list[Identified]:
    return [thing for thing in dossier.things if thing.kind in kinds]


def _ids(thing: Identified) -> Iterator[tuple[str, Place]]:
    """The id of something and its place, then those that it had before."""
    record = thing.record
    yield record.id, record.at("id") if "id" in record.node.keys else record.place
    for index, name in enumerate(thing.record.ids[1:]):
        yield name, record.at("formerly", index)


def _duplicates(
    names: Iterable[tuple[str, Place]], people: Container[str] = ()
) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for name, place in names:
        other = first.setdefault(name, place)
        if other is not place:
            hint = f"it is already used in {other.file}, line {other.line}"
            if name in people and other.file != place.file:
                hint += "\none person stands in one party's file, with the others as `memberships`"
            yield Problem(place, "duplicate-id", f"“{name}” is used a second time", hint)


def check_references_exist(dossier: Dossier) -> Iterator[Problem]:
    """An id that something refers to exists, and is of the right kind.

    Bad:  asked_of: [ukrain]
    Good: asked_of: [ukraine]
    """
    used = Counter((reference.kinds, reference.name) for reference in references(dossier.explainer))
    told, called = set[str](), _ids_by_name(dossier)
    for reference, message in _without_target(dossier, called):
        if message in told:
            continue
        told.add(message)
        hint = _hint_for(dossier, reference, used, called)
        if (times := used[reference.kinds, reference.name]) > 1:
            hint = f"{_resting(dossier, reference, times)}\n{hint}"
        yield Problem(reference.place, "unknown-reference", message, hint)


def _without_target(dossier: Dossier, called: Container[str]) -> Iterator[tuple[Reference, str]]:
    """Each reference to nothing that there is, with what is wrong, in words."""
    explainer = dossier.explainer
    may_be_unread = cache(partial(_may_be_in, explainer.unread))
    known = cache(partial(_known, dossier))
    for reference in references(explainer):
        name, kinds = reference.name, reference.kinds
        if not reference.is_written or reference.is_to_unnamed:
            continue  # the name of a file has been told
        in_unread_file = any(may_be_unread(kind, name) for kind in kinds)
        if reference.or_words and not _is_meant_as_id(dossier, name, called, known(kinds)):
            continue
        if not name or name in known(kinds) or name in explainer.lost or in_unread_file:
            continue
        other = _kind_of(dossier, name)
        message = f"there is no {' or '.join(kinds)} “{name}”"
        if other:
            message += f": it is {'an' if other[0] in 'aei' else 'a'} {other}"
        yield reference, message


def _known(dossier: Dossier, kinds: tuple[str, ...]) -> set[str]:
    """The ids of all of some kinds."""
    return {known for kind in kinds for known in dossier.names[kind]}


def _hint_for(
    dossier: Dossier, reference: Reference, used: Mapping[Any, int], called: Mapping[str, str]
) -> str:
    """What a reference to nothing was probably meant to be, or how it has come about."""
    name, kinds = reference.name, reference.kinds
    known = _known(dossier, kinds)
    close, hint = nearest(as_latin(name), known), did_you_mean(as_latin(name), known)
    if close and not used[kinds, close] and _is_renamed(name, close, used[kinds, name]):
        hint += f"\nif that is its new id, type “{name}” there again: "
        hint += f"`explainer rename {name} {close}`"
    elif used[kinds, name] > 1 and kinds == ("source",):
        hint = "bring it back, or delete what rests on it"
    if now := _renamed(dossier, name, kinds):
        hint = f"it is called “{now}” now; `explainer rename {name} {now}` corrects it"
    if odd := next(foreign_letters(name), None):
        hint += f"\n{odd.told()}"
    if "person" in kinds and name.casefold() in called and not now:
        return f"write its id: `{called[name.casefold()]}`"
    if kinds == ("ask",) and _kind_of(dossier, name) and reference.field == "answers":
        hint = "only what asks for something is answered; a reaction names this under `to`"
    if reference.field == "speaker":
        hint += "\na new person goes under `people:` in their party's file"
    return hint


def _is_renamed(name: str, close: str, times: int) -> bool:
    """Whether an id that is missing has rather been changed by hand than mistyped here."""
    is_other = name.count("-") != close.count("-")
    is_other = is_other and name.replace("-", "") != close.replace("-", "")
    return SLUG.fullmatch(name) is not None and (times > 1 or is_other)


def _resting(dossier: Dossier, reference: Reference, times: int) -> str:
    """How much refers to what is not there."""
    if reference.kinds != ("source",):
        return f"{counted(times, 'place')} name it"
    name, said = reference.name, map(dossier.of, dossier.statements)
    resting = sum(any(c.evidence.source == name for c in one.evidence) for one in said)
    verb = "rest" if resting > 1 else "rests"
    return f"{counted(resting, 'statement')} {verb} on it"


def _is_meant_as_id(
    dossier: Dossier, name: str, called: Container[str], known: Collection[str]
) -> bool:
    """Whether what may be words is, or was, an id or a name of something, or nearly an id."""
    spelt = as_latin(name)
    if _kind_of(dossier, name) or name.casefold() in called or spelt.casefold() in known:
        return True
    if not SLUG.fullmatch(spelt):
        return False
    return bool(_renamed(dossier, spelt, ("party", "person")) or nearest(spelt, known))


def _ids_by_name(dossier: Dossier) -> dict[str, str]:
    """The ids of the parties and people by each of their names, in small letters."""
    records: list[Person | Party] = [*dossier.person.values(), *dossier.party.values()]
    return {name.casefold(): one.id for one in records for name in one.names}


def _renamed(dossier: Dossier, name: str, kinds: Iterable[str]) -> str | None:
    """What something of one of these kinds is called now that was called `name` before."""
    records = chain.from_iterable(dossier.names[kind].values() for kind in kinds)
    return next((record.id for record in records if name in record.formerly), None)


def _kind_of(dossier: Dossier, name: str) -> str | None:
    """What an id is the id of, if anything."""
    if statement := dossier.statement.get(name) or dossier.names["question"].get(name):
        return str(statement.kind)
    return next((kind for kind, names in dossier.names.items() if name in names), None)


def _may_be_in(files: Iterable[str], kind: str, name: str) -> bool:
    """Whether something of a kind and that name may stand in files that could not be read."""
    if kind in ("issue", "source", "event"):
        return may_be_in(files, f"{CONTENT}/{kind}s.yaml")
    if kind == "party":
        return may_be_in(files, f"{CONTENT}/parties/{name}.yaml")
    parts = ("background", "parties", *(["questions"] if kind == "ask" else ()))
    inside = tuple(f"{CONTENT}/{part}/" for part in parts)
    return any(home(file).startswith(inside) for file in files)


def check_references_are_reviewed(dossier: Dossier) -> Iterator[Problem]:
    """What readers see refers to nothing that they do not see: to no draft.

    Bad:  answered_by: [ua-reply]   (which says `review: needed`)
    Good: answered_by: [ua-reply]   (which an editor has reviewed)
    """
    drafts = {statement.id for statement in dossier.statements if is_draft(statement)}
    for reference in references(dossier.explainer) if drafts else ():
        record, name = reference.record, reference.name
        is_seen = not (isinstance(record, Statement) and is_draft(record))
        if is_seen and name in drafts and {"statement", "ask"} & {*reference.kinds}:
            message = f"“{name}” is a draft, which no page shows"
            hint = "review it and delete its line `review: needed`, or leave it out here"
            yield Problem(reference.place, "reference-to-draft", message, hint)


def check_references_still_stand(dossier: Dossier) -> Iterator[Problem]:
    """Nothing but the list of changes refers to a statement that has been retracted.

    Bad:  answered_by: [ua-reply]   (which is `retracted`)
    Good: answered_by: []
    """
    named = (*dossier.statement.values(), *dossier.explainer.questions)
    gone = {statement.id for statement in named if statement.retracted}
    for reference in references(dossier.explainer) if gone else ():
        record, name = reference.record, reference.name
        may = isinstance(record, Change) or getattr(record, "retracted", None)
        if name in gone and not may and {"statement", "ask"} & {*reference.kinds}:
            message = f"“{name}” has been retracted"
            hint = "leave it out here, or name what stands in its place"
            yield Problem(reference.place, "reference-to-retracted", message, hint)


def check_nothing_is_named_twice(dossier: Dossier) -> Iterator[Problem]:
    """A list names each thing once, and a source without a name stands alone.

    Bad:  speaker: [putin, putin]
    Good: speaker: [putin, lukashenko]
    """
    seen: set[tuple[Place, str, str]] = set()
    for reference in references(dossier.explainer):
        record, field, name = reference.record, reference.field, reference.name
        key = (record.place, field, name)
        joined = field == "speaker" and name == UNNAMED and len(getattr(record, field)) > 1
        if name and (key in seen or joined):
            what = "cannot speak together with someone" if joined else "stands here a second time"
            message, hint = f"“{name}” {what}", "name each once, and “unnamed” alone"
            yield Problem(reference.place, "named-twice", message, hint)
        seen.add(key)


def check_speaker_is_of_the_party(dossier: Dossier) -> Iterator[Problem]:
    """A statement in a party's file is made by that party, one of its people, or jointly with one.

    Bad:  speaker: zelenskyy  (in russia.yaml)
    Good: speaker: putin
    """
    for party in dossier.explainer.parties:
        own = {party.id, UNNAMED, *(person.id for person in party.people)}
        own |= {name for name, one in dossier.person.items() if _joined(one, party)}
        stated: list[Statement | Update] = [*party.statements, *party.updates]
        for statement in stated:
            parties = [dossier.party_of(speaker) for speaker in statement.speaker]
            is_known = parties and None not in parties
            if not is_known or own & set(statement.speaker):
                continue
            message = f"“{statement.speaker[0]}” does not speak for {party.name}"
            hint = did_you_mean(statement.speaker[0], own - {UNNAMED})
            place = statement.at("speaker", 0)
            yield Problem(place, "speaker-of-another-party", message, hint)


def _joined(person: Person, party: Party) -> bool:
    """Whether a person of another party belonged to this one too, at whatever time."""
    return any(one.party == party.id for one in person.memberships)


def check_nothing_refers_to_itself(dossier: Dossier) -> Iterator[Problem]:
    """A statement does not react to itself or its own party, and does not answer itself.

    Bad:  id: ua-a … to: ua-a
    Good: id: ua-a … to: ru-b
    """
    for statement in dossier.statements:
        owner = dossier.of(statement).owner
        for reference in references(statement):
            name = reference.name
            is_itself = name == statement.id and "issue" not in reference.kinds
            is_own = reference.field in ("to", "asked_of") and owner and name == owner.id
            if is_itself or (is_own and not statement.personal):
                message, hint = f"“{name}” refers to itself", "name another"
                if reference.field == "asked_of":
                    hint += ", or say in words who is meant: `asked_of: [its members]`"
                yield Problem(reference.place, "self-reference", message, hint)
