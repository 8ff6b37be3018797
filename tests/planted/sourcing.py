"""Articles that were edited after they were cited, with the hash brought up to date."""

import re
from collections.abc import Iterator

from tests.planted.falsehoods import Falsehood, of_kinds, turned
from tests.planted.folders import Draft, Folder
from tests.planted.naming import is_named, people


@of_kinds(
    "source edited", 10, "source-edited-words", "source-edited-denial", "source-edited-speaker"
)
def edited_sources(folder: Folder) -> Iterator[Falsehood]:
    """Edits inside cited words, and edits beside them: a denial, and another speaker."""
    for stated in folder.statements:
        for cited in stated.said.evidence[:1]:
            if cited.article is None or cited.is_own or len(cited.paragraphs) != 1:
                continue
            text = cited.article.paragraph(cited.paragraphs[0]).text
            words = [*(cited.evidence.passage or cited.evidence.quote)]
            source = cited.evidence.source
            for new in list(turned(words[0], folder.language, "negation"))[:1]:
                edited = text.replace(words[0], new, 1)
                yield _edit("words", folder, stated.id, source, text, edited)
            if cited.evidence.passage:
                continue
            if len(stated.speakers) != 1:
                continue
            around = _around(text, words)
            for new in list(turned(around, folder.language, "denial"))[:1] if around else ():
                edited = text.replace(around, new, 1)
                if all(one in edited for one in words) and edited != text:
                    yield _edit("denial", folder, stated.id, source, text, edited)
            yield from _renamed(folder, stated, source, text, words)


def _renamed(
    folder: Folder, stated, source: str, text: str, words: list[str]
) -> Iterator[Falsehood]:
    """The name of the speaker in the paragraph, if nobody else is named there, is another's."""
    speaker = folder.dossier.person.get(stated.speakers[0])
    if speaker is None:
        return
    named = [one for one, _ in people(folder) if is_named(one, text, folder.language)]
    own = folder.dossier.party_of(speaker.id)
    others = [one for one, party in people(folder) if own and party != own.id]
    family = speaker.name.split()[-1]
    if [one.id for one in named] != [speaker.id] or not others:
        return
    other = others[0]
    edited = text.replace(speaker.name, other.name)
    edited = re.sub(rf"(?<!\w){re.escape(family)}(?!\w)", other.name.split()[-1], edited)
    if (
        edited != text
        and all(one in edited for one in words)
        and not is_named(speaker, edited, folder.language)
    ):
        yield _edit("speaker", folder, stated.id, source, text, edited)


def _around(text: str, words: list[str]) -> str:
    """Where it is told who says the cited words: between them, after them or before them, in their
    sentence; empty where it is told elsewhere."""
    end = text.index(words[0]) + len(words[0])
    after = text[end : text.index(words[1], end)] if len(words) > 1 else text[end:]
    if not re.match(r"[»”“\"'’]*[.!?؟]", after) and words[0][-1] not in ".!?؟":
        return re.split(r"(?<=\w)[.!?؟](?=\s|$)", after, maxsplit=1)[0]
    before = text[: text.index(words[0])]
    is_leading = re.search(r":\s*[“„«»\"']?$", before)
    return re.split(r"(?<=[.!?؟])\s+", before)[-1] if is_leading else ""


def _edit(kind: str, folder: Folder, name: str, source: str, old: str, new: str) -> Falsehood:
    def plant(draft: Draft) -> None:
        if not folder.edit(draft, source, old, new):
            raise LookupError(old)

    return Falsehood(f"source-edited-{kind}", name, new, old, plant)
