"""A source's text as it was when it was recorded, as far as the repository has it.

What is recorded are digests: they tell which paragraphs are others by now. What these said before
stands in Git alone, where there is a repository and its history is here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.authoring.git import read_versions
from generator.content.files import decode
from generator.content.limits import ARTICLE
from generator.content.model import Source
from generator.content.repository import NoRevision
from generator.evidence.articles.archive import SEEDS
from generator.evidence.articles.paragraphs import split_paragraphs
from generator.evidence.recorded import UNKNOWN, paragraph_digest, recorded_digests


@dataclass(frozen=True)
class EarlierText:
    """What a source's paragraphs were: their digests, none where nothing is known of them, and the
    words behind those of which the repository has them.

    `missing` says why not all words are known, and is empty where they are.
    """

    digests: list[str]
    words: dict[str, str]
    missing: str = ""


def find_earlier(root: Path, source: Source) -> EarlierText:
    """The text of a source of the explainer in `root` as it was recorded."""
    recorded = recorded_digests(source)
    words: dict[str, str] = {}
    try:
        for data, paragraphs in _versions(root, source):
            told = dict(zip(map(paragraph_digest, paragraphs), paragraphs, strict=False))
            if not recorded and hashlib.sha256(data).hexdigest() == source.sha256:
                return EarlierText([*map(paragraph_digest, paragraphs)], told)
            words |= {one: told[one] for one in recorded if one in told}
            if recorded and set(recorded) <= words.keys():
                break
    except NoRevision as error:
        reason, _, _ = str(error).partition("\n")[0].partition(", so there is nothing")
        return EarlierText(recorded, words, reason)
    is_known = recorded and set(recorded) - {UNKNOWN} <= words.keys()
    return EarlierText(recorded, words, "" if is_known else _MISSING)


_MISSING = "no commit that is here has the text as it was recorded"


def _versions(root: Path, source: Source) -> Iterator[tuple[bytes, list[str]]]:
    """What the source's file has held, the newest first, each with its paragraphs."""
    for data in read_versions(root, f"{SEEDS}/{source.file}"):
        text, _ = decode(data, source.file)
        if text and len(text) <= ARTICLE:
            yield data, split_paragraphs(text, source.paragraphs)
