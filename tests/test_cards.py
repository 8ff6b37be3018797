"""Social cards: drawn the same everywhere, inside their frame, without a letter missing."""

import hashlib
import io
import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from PIL import Image

from generator.content.folders import MARKDOWN
from generator.pages.dividing.splitting import Part
from generator.pages.page import Page
from generator.pages.pipeline import read, write
from generator.pages.sharing import cards
from generator.pages.sharing.card_words import card_of, plan_cards
from generator.pages.sharing.cards import (
    SANS,
    SERIF,
    Card,
    Style,
    draw_all,
    draw_card,
    family_of,
    path_of,
    width,
    wrap,
)
from generator.pages.templating import TEMPLATES
from generator.pages.words import Words
from generator.site.configuration import config_file, site_address
from tests.sites import ROOT, edit, environment, lay_out_any
from tests.test_descriptions import front_matter

SIZE, MARGIN = (1200, 630), 72
TEXT = Style(SERIF, 400, 34)
CARD = Card("The site", "Issue", "A ceasefire", "Whether to stop.", "2 statements", "As of 2025")
ARABIC = "حلف شمال الأطلسي (NATO) يرفض وقف إطلاق النار لمدة 30 يومًا"
LONG = {
    "many words": replace(CARD, headline="A lasting ceasefire " * 30, text="Whether to " * 60),
    "one word": replace(CARD, headline="W" * 600, text="W" * 600, counts="W" * 600, site="W" * 600),
    "no text": replace(CARD, headline="Unendlichkeitsbetrachtungen " * 9, text="", counts=""),
    "Devanagari": replace(CARD, headline="संघर्ष विराम " * 30, text="हिन्दी " * 90),
    "Thai": replace(CARD, headline="สงครามและสันติภาพ" * 20, text="ที่นี่" * 90),
    "right to left": replace(CARD, headline=ARABIC * 9, text=ARABIC * 9, site=ARABIC, is_rtl=True),
}


def can_draw(text):
    """Whether one family has every letter of a text."""
    return family_of(text, SANS) is not None


def picture(card):
    return Image.open(io.BytesIO(draw_card(card))).convert("L")


def ink(card):
    """The box around all that is drawn."""
    return picture(card).point(lambda value: 255 - value).getbbox()


@pytest.fixture
def root(tmp_path):
    return lay_out_any("minimal", tmp_path / "explainer")


def test_card_is_of_the_size_that_previews_want():
    """A card is a PNG of 1200 × 630 pixels and less than 40 KB."""
    data = draw_card(CARD)
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert len(data) < 40_000


def test_same_bytes_every_time():
    """Another process, with other hashes and no settings of ours, draws the same bytes."""
    code = (
        "import hashlib; from generator.pages.sharing.cards import Card, draw_card;"
        f"print(hashlib.sha256(draw_card({CARD!r})).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**environment(), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(draw_card(CARD)).hexdigest()


@pytest.mark.parametrize("name", LONG)
def test_long_words_stay_inside(name):
    """However long the words are, nothing is drawn outside the margins."""
    left, top, right, bottom = ink(LONG[name])
    assert left >= MARGIN - 4 and right <= SIZE[0] - MARGIN + 4
    assert top > 40 and bottom < SIZE[1] - 40


@pytest.mark.parametrize("name", LONG)
def test_lines_do_not_touch(name):
    """Between the headline or the text and the thin rule above the date is white paper."""
    rule = picture(LONG[name]).crop((MARGIN, SIZE[1] - 126, SIZE[0] - MARGIN, SIZE[1] - 109))
    assert rule.getextrema() == (255, 255)


def test_line_breaks_lose_no_word():
    """The lines of a text, joined, are the text; each is as wide as a card, or less."""
    text = ("A lasting ceasefire along the whole line of contact " * 5).strip()
    lines = wrap(text, TEXT, 99)
    assert " ".join(lines) == text and len(lines) > 3
    assert all(width(line, TEXT) <= 1056 for line in lines)


@pytest.mark.parametrize("word", ["W" * 99, "ที่นี่" * 60, "q\u0323\u0302" * 99])
def test_long_word_breaks_between_letters(word):
    """A word that is wider than a card is broken, and no letter loses its marks."""
    lines = wrap(word, TEXT, 99)
    assert "".join(lines) == word and len(lines) > 1
    assert not any(unicodedata.category(line[0]).startswith("M") for line in lines)
    assert all(width(line, TEXT) <= 1056 for line in lines)


def test_what_is_left_out_is_shown():
    """A text with more lines than there is room for ends with an ellipsis, inside its room."""
    lines = wrap("Whether to stop the fighting " * 20, TEXT, 2)
    assert len(lines) == 2 and lines[1].endswith(" …") and width(lines[1], TEXT) <= 1056
    assert wrap("Whether to stop", TEXT, 0) == [] and wrap("one", TEXT, 1) == ["one"]


@pytest.mark.parametrize(
    "letters",
    [
        "AÆÇÐŁØÞßžŻőŵ",
        "ΑΒΓΔΩάήώϊἀ",
        "АБВГҐДЕЁЄЖЗИІЇЙЎЩЪЫЬЭЮЯђћџ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئ",
        "پچژگکی",
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        "กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "“”‘’«»–—…•·€№%§،؛؟",
    ],
)
def test_letters_are_there(letters):
    """Each letter of these scripts can be drawn, in every form that its neighbours give it."""
    assert can_draw(" ".join(letter * 3 for letter in letters))
    assert can_draw(" ".join(letters)) and can_draw(letters)


@pytest.mark.parametrize("text", ["三十天停火", "Peace 🕊", "\ufffe", "Խաղաղություն"])
def test_what_cannot_be_drawn_is_not_drawn(text):
    """Letters that no face has are found."""
    assert not can_draw(text)


@pytest.mark.parametrize(
    ("text", "family"),
    [("Peace", SERIF), ("Мир", SERIF), ("سلام NATO", SANS), ("שָׁלוֹם", SANS), ("संघर्ष", SANS)],
)
def test_a_line_is_in_one_family(text, family):
    """A line is in the wanted family if that has all its letters, else in the other."""
    assert family_of(text, SERIF) == family and family_of(text, SANS) == SANS


def test_page_that_cannot_be_named_has_no_card(root):
    """A page whose name cannot be drawn has no card and names none; the others have theirs."""
    edit(root / "content/parties/town.yaml", "name: ", "name: 停火 ")
    pages = write(root, read(root), with_cards=True).pages
    bare = [page for page in pages if page.template == "party"]
    assert bare[0].card is None and not (root / MARKDOWN / path_of(bare[0])).exists()
    assert "card" not in front_matter((root / MARKDOWN / bare[0].path).read_text("utf-8"))
    assert all(page.card for page in pages if page not in bare and not page.is_unlisted)


def test_what_cannot_be_drawn_is_left_out(root):
    """A description that cannot be drawn is left off a card that has the rest."""
    report = read(root)
    page = replace(report.pages[1], description="停火")
    ((_, card),) = plan_cards(report.dossier, [page])
    assert card.headline == page.title and card.text == ""


@pytest.mark.parametrize(("is_rtl", "is_low"), [(True, True), (False, False)])
def test_right_to_left_order(is_rtl, is_low):
    """A Latin line in a language written from the right runs from the right: its dots are left."""
    card = replace(CARD, site="", kicker="", headline="NATO .....", text="", counts="", as_of="")
    headline = picture(replace(card, is_rtl=is_rtl)).crop((0, 120, SIZE[0], 400))
    left, _, right, _ = headline.point(lambda v: 255 - v).getbbox()
    begin = headline.crop((left, 0, left + (right - left) // 8, 280))
    _, top, _, bottom = begin.point(lambda v: 255 - v).getbbox()
    assert (bottom - top < 25) is is_low


def test_right_to_left_begins_at_the_right():
    """In a language written from the right, lines begin at the right margin."""
    card = replace(CARD, site="", kicker="", headline="שלום", text="", counts="", as_of="")
    headline = (0, 120, SIZE[0], 400)
    left, _, right, _ = (
        picture(replace(card, is_rtl=True)).crop(headline).point(lambda v: 255 - v).getbbox()
    )
    assert left > SIZE[0] / 2 and right > SIZE[0] - MARGIN - 12


def test_every_page_has_its_card(root):
    """With an address, each page names a card that stands in the Markdown folder; one that only
    leads on has none."""
    report = write(root, read(root), with_cards=True)
    assert any(page.moved_to for page in report.pages)
    for page in (one for one in report.pages if not one.embed):
        text = (root / MARKDOWN / page.path).read_text("utf-8")
        if page.moved_to:
            assert (
                "card" not in front_matter(text) and not (root / MARKDOWN / path_of(page)).exists()
            )
            continue
        assert front_matter(text)["card"] == path_of(page) == page.card
        assert (root / MARKDOWN / page.card).read_bytes().startswith(b"\x89PNG")


def test_each_kind_of_page_has_a_card():
    """The card of each kind of page, one with a part of a list among them, says of what kind it
    is."""
    dossier, words = read(ROOT / "tests/golden/minimal").dossier, Words("en")
    kinds = [file.name.partition(".")[0] for file in TEMPLATES.glob("[!_]*.md.jinja")]
    aside = {"moved", "ways", "overview", *(kind for kind in kinds if kind.startswith("embed-"))}
    assert {"part", "says", "period", "docket", "posed"} <= {*kinds}
    for kind in {*kinds} - aside:
        data = {"statements": (), "part": Part("a.md", dossier.explainer.parties[0], None, (), 1)}
        page = Page("a.md", kind, "A title", "What it is about.", data=data)
        if kind != "issue":
            assert card_of(dossier, words, page).kicker, kind


def test_no_card_without_an_address(root):
    """Without an address no card is drawn, and those drawn before go."""
    report = read(root)
    write(root, report, with_cards=True)
    write(root, report)
    assert not list((root / MARKDOWN).rglob("*.png"))
    assert "card" not in front_matter((root / MARKDOWN / "index.md").read_text("utf-8"))


def test_unchanged_card_is_not_drawn_again(root, monkeypatch):
    """A second run draws nothing and writes nothing."""
    report = read(root)
    write(root, report, with_cards=True)
    monkeypatch.setattr(cards, "draw_card", lambda card: pytest.fail("it was drawn again"))
    assert write(root, report, with_cards=True).written.written == ()


def test_changed_card_is_drawn_and_old_ones_go(tmp_path):
    """A card whose words changed is drawn anew; pictures that no page has are not kept."""
    page = read(ROOT / "tests/golden/minimal").pages[0]
    ((_, first),) = draw_all([(page, CARD)], tmp_path)
    changed = replace(CARD, as_of="As of 2026")
    ((_, second),) = draw_all([(page, changed)], tmp_path)
    assert first != second and second == draw_card(changed)
    assert len(list(tmp_path.iterdir())) == 1


def test_issue_counts_its_stances():
    """An issue's card tells in words how many statements take which stance."""
    report = read(ROOT)
    counts = [card.counts for _, card in plan_cards(report.dossier, report.pages) if card]
    assert any("statements · Accepts" in line for line in counts), counts
    assert all(line == "" or "statement" in line for line in counts)


@pytest.mark.parametrize(("url", "expected"), [("https://example.org/", True), ("", False)])
def test_address_is_what_the_configuration_says(root, monkeypatch, url, expected):
    """The shipped configuration takes the site's address from SITE_URL; none means none."""
    monkeypatch.setenv("SITE_URL", url)
    assert bool(site_address(config_file(root))) is expected
