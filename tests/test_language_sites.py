"""One explainer in several languages: the same pages, ids and evidence; what is not translated is
told; each site leads to the others."""

import json
import re
import shutil
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from generator.bundles.book import compose
from generator.bundles.html import ONE_PAGE, render_single
from generator.content.dates import PartialDate
from generator.content.localization import told_in
from generator.content.translatable import InOriginal, translatable_texts, with_texts
from generator.evidence.resolution.localized import localized
from generator.pages.claims import claims
from generator.pages.describe import describe
from generator.pages.language_sites import language_sites
from generator.pages.pipeline import files, read
from generator.pages.plan import plan_download
from generator.pages.render import render_all
from generator.pages.search.entries import entries
from generator.pages.translated import autonym, standing_of
from generator.pages.view_models import Download, Downloads
from generator.site.downloads import _in
from tests.browser.explainers import BILINGUAL, WRITTEN
from tests.commands import explainer
from tests.goldens import GOLDEN
from tests.sites import built, edit, lay_out_any

URL = "https://example.org/bridge/"
UNTRANSLATED = "Says that it will not sell the bridge."


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The finished site, at an address."""
    root = lay_out_any(BILINGUAL, tmp_path_factory.mktemp("bilingual") / "root")
    done = explainer("-C", root, "build", "--strict", SITE_URL=URL)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def dossier():
    return read(WRITTEN / BILINGUAL).dossier


def page(site, name):
    return html.parse(site / name).getroot()


def pages_of(site):
    """Each page of the site, by its path, with what stands on it."""
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), html.parse(file).getroot()


def test_each_page_is_there_in_both_languages(site):
    """Every page of the content's language that readers find stands under /uk/ too, and has the
    same ids."""
    found = {name: tree for name, tree in pages_of(site) if not name.startswith("embed/")}
    ours = {name for name in found if not name.startswith("uk/")} - {"404.html"}
    assert {f"uk/{name}" for name in ours} == {
        name for name in found if name.startswith("uk/") and not name.startswith("uk/embed/")
    }
    for name in ours:
        ids = {one.get("id") for one in found[name].iter() if one.get("id")}
        there = {one.get("id") for one in found[f"uk/{name}"].iter() if one.get("id")}
        assert ids == there, name


def test_switch_leads_to_the_same_page(site):
    """Each page links to itself in each language, which it names in that language, without a
    script; the head tells search engines the same."""
    for name, tree in pages_of(site):
        if name == "404.html" or tree.xpath("//meta[@name='robots'][@content='noindex']"):
            continue
        place = URL + name.removesuffix("index.html")
        links = tree.xpath("//nav[@class='langs__n']//a")
        told = {one.get("hreflang"): urljoin(place, one.get("href")) for one in links}
        inner = name.removesuffix("index.html").removeprefix("uk/")
        assert told == {"en": URL + inner, "uk": f"{URL}uk/{inner}"}, name
        assert [one.text for one in links] == ["English", "Українська"]
        assert [one.get("lang") for one in links] == ["en", "uk"]
        head = tree.xpath("//link[@rel='alternate'][@hreflang]")
        assert {one.get("hreflang"): one.get("href") for one in head} == told
        [here] = tree.xpath("//nav[@class='langs__n']//a[@aria-current]")
        assert here.get("hreflang") == tree.get("lang")


def test_what_is_not_translated_is_marked(site):
    """A text whose translation is of another text stands in the original, and tells so; no English
    words of the content stand in what claims to be Ukrainian."""
    english = r"\b(?:the|that|bridge|town|says|repair)\b"
    seen = 0
    for name, tree in pages_of(site / "uk"):
        for element in tree.find("body").iter():
            if not isinstance(element.tag, str) or element.tag in ("script", "code"):
                continue
            for text in (element.text or "", *(inner.tail or "" for inner in element)):
                seen += UNTRANSLATED in text
                if re.search(english, text, re.I):
                    around = (element, *element.iterancestors())
                    told = next(one.get("lang") for one in around if one.get("lang"))
                    assert told == "en" or "/" in text or "town-" in text, (name, text)
    assert seen > 3


def test_the_site_tells_what_it_is(site):
    """Each translated page says that it is one, what a machine made that nobody read, and how much
    is not translated; a page of the content's language says nothing of it."""
    told = page(site, "uk/positions/town/index.html").xpath("string(//p[@class='langs__t'])")
    assert "англійська" in told and "5 текстів" in told and "Wend Translate" in told
    assert "3 тексти" in told
    assert not page(site, "index.html").xpath("//p[@class='langs__t']")


def test_standing_counts_what_is_told(dossier):
    """Of nine texts six are translated, five of them by a machine that nobody read."""
    standing = standing_of(dossier, "uk")
    assert (standing.texts, standing.translated, standing.unread) == (9, 6, 5)
    assert standing.machines == ("Wend Translate",)


def test_search_is_its_own(site):
    """The site in Ukrainian has an index of its own words, in its own folder."""
    assert (site / "uk/assets/search.js").is_file() and (site / "uk/search/uk").is_dir()
    assert not (site / "uk/search/en").exists() and (site / "search/en").is_dir()


def test_feeds_and_cards_are_its_own(site):
    """Its feeds tell its language and lead to its pages; its cards stand in its folder."""
    feed = json.loads((site / "uk/feeds/changes.json").read_text("utf-8"))
    assert feed["language"] == "uk" and feed["home_page_url"].startswith(f"{URL}uk/")
    [card] = page(site, "uk/index.html").xpath("//meta[@property='og:image']/@content")
    assert card.startswith(f"{URL}uk/") and (site / card.removeprefix(URL)).is_file()


def test_sitemap_has_every_page(site):
    """The one sitemap has the pages of all languages."""
    told = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert f"{URL}positions/town/" in told and f"{URL}uk/positions/town/" in told
    assert not (site / "uk/sitemap.xml").exists()


def test_what_is_the_same_is_there_once(site):
    """No file in the folder of a language has a copy at its place in the whole site: styles, the
    script, the icon and the data, which are those of the content, are found there."""
    for name in ("assets/explainer.css", "assets/explainer.js", "data/explainer.json"):
        assert (site / name).is_file()
    there = [file for file in (site / "uk").rglob("*") if file.is_file()]
    for file in there:
        other = site / file.relative_to(site / "uk")
        assert not other.is_file() or other.read_bytes() != file.read_bytes(), file
    data = json.loads((site / "data/explainer.json").read_text("utf-8"))
    assert data["language"] == "en"
    assert page(site, "uk/data/index.html").xpath("//a[@href='../../data/explainer.json']")


def test_every_address_leads_to_a_file(site):
    """What a page in a further language links to or loads is there, or is outside of the site."""
    count = 0
    for name, tree in pages_of(site):
        for address in tree.xpath("//@href|//@src|//@data-index"):
            whole = urlsplit(urljoin(URL + name, address))
            if whole._replace(query="", fragment="").geturl().startswith(URL):
                path = unquote(whole.path).removeprefix(urlsplit(URL).path)
                file = site / path
                assert file.is_file() or (file / "index.html").is_file(), (name, address)
                count += name.startswith("uk/")
    assert count > 500


def test_structured_data_name_the_data_of_the_whole_site(site):
    """The page of data in each language tells where the one set of data is."""
    for name in ("data/index.html", "uk/data/index.html"):
        told = page(site, name).xpath("string(//script[@type='application/ld+json'])")
        files = [one["contentUrl"] for one in json.loads(told)["mainEntity"]["distribution"]]
        assert f"{URL}data/explainer.json" in files and not any("/uk/" in one for one in files)


def test_other_names_are_those_of_both(tmp_path):
    """Somebody and an issue are found by the names that a translation gives, as many as these are,
    and by those of the content; what is not translated is as it was."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    edit(root / "content/parties/town.yaml", "type: ", "aliases: [Wendham, the council]\ntype: ")
    edit(root / "content/issues.yaml", "name: Repairing", "also: [works]\n  name: Repairing")
    assert explainer("-C", root, "translate", "uk", "--write").returncode == 0
    file = root / "content/translations/uk.yaml"
    told = file.read_text("utf-8")
    [entry] = re.findall(r"  # Wendham; the council\n  party\.town\.aliases:\n    of: .*\n", told)
    edit(file, f"{entry}    text:", f"{entry}    text: Вендгем; рада;  громада")
    report = read(root)
    assert not [one for one in report.problems if one.is_error]
    theirs = localized(report.dossier, "uk")
    assert theirs.explainer.parties[0].names == (
        *("Місто", "Вендгем", "рада", "громада"),
        *("The town", "Wendham", "the council"),
    )
    assert theirs.explainer.issues[0].also == ("works",)
    found = entries(theirs)["statements"][0]["also"]
    assert {"громада", "Wendham"} <= set(found)


@pytest.mark.parametrize("name", ["full", "shipped"])
def test_nothing_is_judged_anew(name, tmp_path_factory):
    """In a further language each statement rests on the same words, at the same place, and is
    attributed, dated and answered as in the original; what was checked is told of that."""
    root = lay_out_any(name, tmp_path_factory.mktemp("anew") / "root")
    ours = read(root).dossier
    theirs = localized(ours, "de")
    for one, other in zip(ours.statements, theirs.statements, strict=True):
        was, now = ours.of(one), theirs.of(other)
        assert isinstance(other.summary, InOriginal) and other.summary == one.summary
        assert (was.attribution, was.wording, was.when) == (now.attribution, now.wording, now.when)
        assert [c.runs for c in was.evidence] == [c.runs for c in now.evidence]
    states = [[(one.statement.id, one.status) for one in d.asks.values()] for d in (ours, theirs)]
    assert states[0] == states[1]
    assert claims(theirs).tied == claims(ours).tied


def test_every_text_of_the_model_has_a_key():
    """No two texts of the fullest explainer have one key, unless they are the same words; each can
    be said otherwise, and nothing else changes but the key of a change, which is of its words."""
    explainer_ = read(GOLDEN / "full").dossier.explainer
    texts = translatable_texts(explainer_)
    assert len({one.key for one in texts}) == len(texts) > 150
    said = with_texts(explainer_, lambda one: f"<{one.text}>")
    again = {one.key: one.text for one in translatable_texts(said)}
    changed = {one.key: f"<{one.text}>" for one in texts if not one.key.startswith("words.")}
    by_words = {key: text for key, text in changed.items() if key not in again}
    assert all(key.startswith("change.") for key in by_words)
    assert set(by_words.values()) <= set(again.values())
    assert all(again[key] == text for key, text in changed.items() if key not in by_words)
    assert [one.id for one in said.parties] == [one.id for one in explainer_.parties]
    assert said.parties[0].statements[0].evidence is explainer_.parties[0].statements[0].evidence


def test_translation_follows_a_renamed_id(tmp_path):
    """What is translated under an id that something had before is found by it."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    file = root / "content/parties/town.yaml"
    edit(file, "id: town-will-repair", "id: town-mends\n    formerly: [town-will-repair]")
    report = read(root)
    told = {one.text.key: one for one in told_in(report.dossier.explainer, "uk")}
    assert told["statement.town-mends.summary"].is_current
    assert {one.rule for one in report.problems} == {"translation-missing", "translation-outdated"}


def test_line_breaks_make_no_translation_old(tmp_path):
    """A text that is only written on other lines keeps its translation; another word does not."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    file = root / "content/parties/town.yaml"
    edit(
        file,
        "summary: Says that it will repair",
        "summary: >-\n      Says that it\n      will repair",
    )
    assert standing_of(read(root).dossier, "uk").translated == 6
    edit(file, "will repair the", "may repair the")
    assert standing_of(read(root).dossier, "uk").translated == 5


def test_a_site_in_one_language_is_as_before(tmp_path):
    """Naming the content's language alone adds no page, no mark and no byte."""
    root = lay_out_any("minimal", tmp_path / "root")
    before = dict(files(*(lambda r: (r.dossier, r.pages))(read(root))))
    edit(root / "content/explainer.yaml", "title: The bridge", "title: The bridge\nlanguages: [en]")
    report = read(root)
    [whole] = language_sites(report.dossier, report.pages)
    after = dict(files(report.dossier, whole.pages))
    same = {name for name in before if before[name] == after[name]}
    assert {name for name in before if name not in same} <= {
        name for name in before if name.startswith(("data/", "sources/"))
    }


@pytest.mark.parametrize(
    ("language", "name"), [("uk", "Українська"), ("pt-BR", "Português (Brasil)"), ("ar", "العربية")]
)
def test_language_is_called_as_it_calls_itself(language, name):
    """A switch names each language in itself."""
    assert autonym(language) == name


def test_translate_lists_and_makes_room(tmp_path):
    """The command lists what is missing and what is old, and writes room for it; an editor's words
    and comments stay, and a second run changes nothing."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    file = root / "content/translations/uk.yaml"
    listed = explainer("-C", root, "translate", "uk").stdout.splitlines()
    assert listed[-1] == "uk: 6 of 9 texts translated, 1 out of date"
    assert f"out of date: statement.town-will-not-sell.summary: {UNTRANSLATED}" in listed
    edit(
        root / "content/issues.yaml", "name: Repairing the bridge", "name: Repair\n  summary: When."
    )
    edit(file, "  explainer.title:", "  # a note of mine\n  explainer.title:")
    before = file.read_text("utf-8")
    assert explainer("-C", root, "translate", "uk", "--write").returncode == 0
    after = file.read_text("utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert "  issue.repair.summary:" in added and "  # When." in added
    assert f"  # now: {UNTRANSLATED}" in added and "  # now: Repair" in added
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    explainer("-C", root, "translate", "uk", "--write")
    assert file.read_text("utf-8") == after
    assert not [one for one in read(root).problems if one.is_error]


def test_translate_begins_a_file(tmp_path):
    """Without a file, one is begun that `check` reads, with room for each text."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    (root / "content/translations/uk.yaml").unlink()
    assert explainer("-C", root, "translate", "uk", "--write").returncode == 0
    report = read(root)
    assert [one.rule for one in report.problems] == ["translation-missing"]
    assert len(report.dossier.explainer.localizations["uk"].texts) == 9


def test_translate_refuses_a_language_that_the_site_is_not_in(tmp_path):
    """It says what to write, and writes nothing."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    done = explainer("-C", root, "translate", "pl", "--write")
    assert done.returncode == 1 and "languages: [en, uk, pl]" in done.stderr
    assert not (root / "content/translations/pl.yaml").exists()


def test_a_page_may_not_take_the_folder_of_a_language(tmp_path):
    """A page whose address would be a language's folder is refused where it stands."""
    root = lay_out_any(BILINGUAL, tmp_path / "root")
    shutil.copyfile(root / "content/pages/method.md", root / "content/pages/uk.md")
    assert "page-name-taken" in {one.rule for one in read(root).problems}


def test_offline_copy_has_both(tmp_path_factory):
    """The site from a folder has the further languages too, and its switch names files."""
    from generator.bundles.zim_library import metadata, zim_entries
    from generator.site.build import offline_edition

    root = built(BILINGUAL, tmp_path_factory)
    with offline_edition(root, read(root)) as edition:
        tree = page(edition.site, "positions/town.html")
        told = [one.get("href") for one in tree.xpath("//nav[@class='langs__n']//a")]
        assert told == ["../positions/town.html", "../uk/positions/town.html"]
        assert (edition.site / "uk/positions/town.html").is_file()
        [other] = edition.further
        assert other.name == f"{edition.name}.uk"
        whole = render_single(compose(other, ONE_PAGE))
        assert '<html lang="uk"' in whole and "Каже, що відремонтує міст." in whole
        assert "Wend Translate); позначки" in whole
        held = {one.path: one for one in zim_entries(edition)}
        assert metadata(edition)["Language"] == "eng,ukr"
    assert held["positions/town.html"].title == "The town"
    assert held["uk/positions/town.html"].title == "Місто"
    said = held["uk/statement--town-will-repair.html"]
    assert "Каже, що відремонтує міст." in said.title + said.text
    assert b'href="positions/town.html#town-will-repair"' in said.content
    assert b'<html lang="uk"' in said.content


def test_downloads_tell_their_language(tmp_path):
    """A bundle in a further language has a heading of its own, which names that."""
    bundles = [
        Download(f"b.{name}html", "html", 9, "0" * 64, *_in(f"b.{name}html"))
        for name in ("", "uk.")
    ]
    report = read(lay_out_any("minimal", tmp_path / "root"))
    made = PartialDate.parse("2024-02-01")
    [planned] = describe(
        report.dossier, plan_download(Downloads(tmp_path, tuple(bundles), (), made))
    )
    [(_, text)] = render_all(report.dossier, [planned])
    assert "{: #download--html }" in text and "{: #download--html--uk }" in text
    assert '<bdi lang="uk">Українська</bdi>' in text


def test_what_ties_two_things_is_told_in_each_language(tmp_path):
    """Where somebody confirmed that a reaction or an answer is one, or how something is taken, the
    page of what was checked says so in its own words around those of the content."""
    root = lay_out_any("full", tmp_path / "full")
    edit(root / "content/explainer.yaml", "languages: [en]", "languages: [en, uk]")
    report = read(root)
    whole, ours = language_sites(report.dossier, report.pages)
    told, others = (
        next(t for name, t in files(one.dossier, one.pages) if name.endswith("checked.md"))
        for one in (ours, whole)
    )
    assert " reacts to " in others and " answers " in others and "(Accepts)" in others
    for english in (" reacts to ", " answers ", "(Accepts)", "(accepts)"):
        assert english not in told
    assert "» — реакція на «" in told and "» — відповідь на «" in told
