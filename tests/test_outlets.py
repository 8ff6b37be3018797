"""Through whom words reached a source: other outlets, and speakers who tell what others said."""

from hashlib import sha256
from pathlib import Path

import pytest

from generator.evidence.speakers.mentions import is_printed
from generator.pages.pipeline import read
from tests.broken_cases import lay_out

NAMES = (
    ("TASS", "the agency TASS reported", True),
    ("TASS", "the agency Tass reported", False),
    ("TASS", "TASSER reported", False),
    ("AP", "an APEC summit", False),
    ("AP", "he told the AP.", True),
    ("Bild", "Bildung ist teuer", False),
    ("Интерфакс", "по данным Интерфакса, встреча", True),
    ("ТАСС", "сообщает «ТАСС»", True),
    ("רויטרס", "אמר לרויטרס ביום שני", True),
    ("رويترز", "قال لرويترز يوم الاثنين", True),
    ("رويترز", "رويترزيون", False),
    ("新华社", "据新华社报道", True),
    ("L’Équipe", "a-t-il dit à L'Équipe", True),
    ("?", "Really? No", False),
    ("C++ [News](x)", "said C++ [News](x) and", True),
)


@pytest.mark.parametrize(("name", "text", "is_there"), NAMES)
def test_an_outlet_is_named_as_the_article_prints_it(name: str, text: str, is_there: bool) -> None:
    """The whole name, with its capitals; a longer one with a case's ending, in Hebrew and Arabic
    with what is written together with it."""
    assert is_printed(name, text) == is_there


def edit(path: Path, old: str, new: str) -> None:
    """Put something in the place of what stands in a file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


TOLD = (
    ("source: talk, passage: Ida Holm said that the roof was too dear", ("berg",)),
    (
        "source: talk, passage: The gate stays open. Ida Holm said that the roof was too dear",
        ("berg",),
    ),
    ("source: talk, passage: We pay for the roof", ()),
    ("source: gazette, passage: 'The gate can stay open, but not on market days'", ()),
)


@pytest.mark.parametrize(("cites", "who"), TOLD)
def test_who_tells_it_in_a_turn_is_known(tmp_path: Path, cites: str, who: tuple[str, ...]) -> None:
    """What stands in a turn of somebody else is reported by them; nobody is told in an article, or
    in a turn of one's own."""
    root = lay_out("whose-words--turns", tmp_path)
    seed = root / "seeds/talk.txt"
    before = sha256(seed.read_bytes()).hexdigest()
    seed.write_text(seed.read_text("utf-8").replace("Holm said", "Ida Holm said"), "utf-8")
    turns = (
        "[{name: Q, speaker: unnamed}, {name: HOLM, speaker: holm}, {name: BERG, speaker: berg}]"
    )
    herald = "- source: herald\n        quote: a roof costs money"
    told = "      - source: talk\n        passage: And we want a toll of two coins\n"
    edit(root / "content/sources.yaml", before, sha256(seed.read_bytes()).hexdigest())
    edit(root / "content/sources.yaml", "interview\n", f"interview\n  turns: {turns}\n")
    edit(root / "content/parties/northford.yaml", told, "")
    edit(root / "content/parties/northford.yaml", herald, f"- {{{cites}}}")
    outcome = read(root)
    assert outcome.dossier is not None
    assert [one.message for one in outcome.problems if one.is_error] == []
    said = outcome.dossier.of(outcome.dossier.statement["north-roof"])
    assert [one.relayed_by for one in said.evidence] == [(), who]


def test_own_words_are_relayed_by_nobody() -> None:
    """In the fullest explainer, nobody relays what he says himself, and each text that is not told
    by its speaker alone tells who does."""
    dossier = read(Path(__file__).parent / "golden/full").dossier
    assert dossier is not None
    for cited in dossier.evidence:
        assert not set(cited.relayed_by) & set(cited.speakers)
        assert not (cited.is_own and cited.relayed_by)
        assert cited.source.kind != "article" or not cited.relayed_by
