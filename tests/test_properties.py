"""What holds for any text and any order: properties, tried with what Hypothesis thinks of."""

import copy
import html
import re
import sqlite3
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from generator.content.atomic import MARKER, Refusal
from generator.content.characters import forbidden_in
from generator.content.load import read_tree
from generator.content.statements import Ask, Background, Condition, Reaction
from generator.content.tree import NODE_KEY, Mapping, Scalar, Sequence
from generator.content.validation import type_tree
from generator.content.writing import write_all
from generator.content.yaml_reader import read_yaml
from generator.evidence.articles.archive import Archive, Article, Paragraph
from generator.evidence.matching import readable
from generator.evidence.quotation_marks import Span
from generator.evidence.resolution.resolve import resolve
from generator.pages.changed import ids_of_changes
from generator.pages.dividing.homes import paragraph_page
from generator.pages.escape import visible_text
from generator.pages.pipeline import files, read
from generator.pages.plan import plan
from generator.pages.references import source_marks
from generator.pages.render import render_all
from generator.pages.urls import address
from generator.pages.words import Words
from tests.goldens import GOLDEN, lay_out
from tests.lengths import tries
from tools.hostile import corpus

ROOT = Path(__file__).parents[1]

steady = settings(
    max_examples=tries(10, 200),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
"""No search for the smallest that fails."""

TEXT_FIELDS = {
    "Explainer": ("title", "question", "summary"),
    "Line": ("says",),
    "Issue": ("name", "summary", "group"),
    "Proposal": ("says",),
    "Source": ("publisher", "title", "authors", "rights", "note"),
    "Party": ("name", "role", "aliases", "summary"),
    "Person": ("name", "role", "aliases"),
    "Role": ("role",),
    "Membership": ("role",),
    "Statement": ("summary", "question", "venue"),
    "Difference": ("name", "summary"),
    "Account": ("summary",),
    "Event": ("name", "place", "summary"),
    "Change": ("summary",),
    "HandwrittenPage": ("title",),
}
"""Every field in which an editor writes free text."""


# ---------------------------------------------------------------- text in any field


POISONS = corpus.strings()

texts = st.one_of(
    st.sampled_from(POISONS),
    st.text(alphabet=st.sampled_from("<>&\"'`*_{}[]()#+-=.!|~^:\\/%$@;ab1 \n"), max_size=30),
    st.text(max_size=30),
    st.tuples(st.sampled_from(POISONS), st.sampled_from(POISONS)).map(" ".join),
).filter(lambda text: visible_text(text).strip())


def made_from(root):
    """Every file that an explainer gives, by path."""
    report = read(root)
    return dict(files(report.dossier, report.pages))


def text_fields(node, place=("Explainer",)):
    """Every scalar of free text in a tree, as pairs of what holds it and under which name."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from text_fields(item, place)
    if not isinstance(node, Mapping):
        return
    kind = kind_at(place)
    for name, value in node.fields.items():
        if name in TEXT_FIELDS.get(kind, ()):
            holder = value.items if isinstance(value, Sequence) else node.fields
            keys = range(len(value.items)) if isinstance(value, Sequence) else (name,)
            yield from ((holder, key) for key in keys)
        elif not isinstance(value, Scalar):
            yield from text_fields(value, (*place, name))


KINDS = {
    "headline": "Line",
    "standfirst": "Line",
    "proposal": "Proposal",
    "issues": "Issue",
    "sources": "Source",
    "parties": "Party",
    "people": "Person",
    "roles": "Role",
    "memberships": "Membership",
    "differences": "Difference",
    "accounts": "Account",
    "events": "Event",
    "questions": "PosedQuestion",
    "changes": "Change",
    "evidence": "Evidence",
    "boilerplate": "Boilerplate",
    "pages": "HandwrittenPage",
}


def kind_at(place):
    return "Explainer" if len(place) == 1 else KINDS.get(place[-1], "Statement")


@cache
def full():
    """The tree of the golden site `full`, its articles, and how many text fields it has."""
    tree, _, _ = read_tree(GOLDEN / "full")
    report = read(GOLDEN / "full")
    return tree, report.dossier.archive, len(list(text_fields(tree)))


@cache
def converter():
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(ROOT / "tests"), hooks=[])
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def with_texts(words):
    """The dossier of `full` with `words` in its text fields, and the marks of its sources."""
    tree, archive, _ = full()
    tree = copy.deepcopy(tree)
    for (holder, key), text in zip(list(text_fields(tree)), words, strict=True):
        holder[key] = Scalar(text, holder[key].place)
    explainer, problems = type_tree(tree)
    assert not problems
    marks = source_marks(explainer, Words(explainer.language).text("unnamed_publisher"))
    return resolve(explainer, articles_of(explainer, archive)), marks


def pages_with(dossier):
    """The HTML and the front matter of each page of an explainer."""
    for path, markdown in render_all(dossier, plan(dossier)):
        front, body = split_front_matter(markdown)
        yield path, front, parse(converter().reset().convert(body))


def articles_of(explainer, archive):
    """The articles of an archive, as those of the sources that an explainer has."""
    return Archive({s.id: replace(archive.articles[s.id], source=s) for s in explainer.sources})


def split_front_matter(markdown):
    """What the front matter says, as data, and the Markdown below it."""
    found = re.match(r"---\n(.*?\n)---\n", markdown, re.DOTALL)
    return (yaml.safe_load(found[1]), markdown[found.end() :]) if found else ({}, markdown)


class Page(HTMLParser):
    """A page's tags in order, and the text between them, with spaces made alike.

    The id of a heading without one of ours is made of its words by Python-Markdown, and left out.
    What stays with a mark counts with the words before it, in whatever element: of a long word it
    is the end.
    What is set apart, since it is in another language, is read with the rest.
    """

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.titles, self.turned = [""], 0, []
        self.wrapping = []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag == "bdi":
            self.turned.append("dir" in names and {"dir", "lang"} >= set(names))
            if self.turned[-1]:
                return
        if tag == "span":
            self.wrapping.append(names.get("class") == "wr")
            if self.wrapping[-1]:
                return
        if tag == "h1" or (tag == "a" and names.get("class") == "headerlink"):
            names.pop("id", None), names.pop("href", None)
        self.parts += [(tag, *sorted(names.items())), ""]

    def handle_endtag(self, tag):
        is_no_part = (tag == "bdi" and self.turned.pop()) or (tag == "span" and self.wrapping.pop())
        if not is_no_part:
            self.parts += [("/" + tag,), ""]

    def handle_comment(self, data):
        self.parts += [("!--", data), ""]

    handle_decl = handle_pi = unknown_decl = handle_comment

    def handle_data(self, data):
        stays = self.parts[-2:-1] == [("span", ("class", "nw"))]
        self.parts[-3 if stays else -1] += data


def parse(text):
    page = Page()
    page.feed(text)
    page.close()
    return page.parts


def seen(text):
    """`text` as a reader sees it: invisible characters gone, white space folded."""
    return " ".join(visible_text(text).split())


@cache
def harmless_dossier():
    """`full` with a word of its own, such as `w7x`, in each text field."""
    return with_texts([f"w{number}x" for number in range(full()[2])])[0]


@cache
def harmless():
    """The pages of `full` with a word of its own in each text field."""
    return list(pages_with(harmless_dossier()))


NUMBERED = re.compile(r"w(\d+)x|(?<!\w)([A-Z]\d+)(?:\.(?=\d)|(?!\w))")
"""A harmless word; or the mark of a source, before the number of a paragraph or by itself."""


@cache
def harmless_sources():
    """The source that each mark on the pages of harmless words stands for, without its stop."""
    _, found = with_texts([f"w{number}x" for number in range(full()[2])])
    assert all(re.fullmatch(r"[A-Z]\d+\.", mark) for mark in found.values())
    return {mark.rstrip("."): source for source, mark in found.items()}


def with_words(text, words, marks):
    """Harmless text with the words put in that took the place of harmless ones, and the marks of
    sources that these give, whose letters are those of publishers."""

    def put_in(match):
        if match[1]:
            return seen(words[int(match[1])])
        if match[2] not in harmless_sources():
            return match[0]
        mark = marks[harmless_sources()[match[2]]]
        return mark if match[0].endswith(".") else mark.rstrip(".")

    return " ".join(NUMBERED.sub(put_in, text).split())


TELLING = {"aria-label", "data-name"}
"""The attributes that may hold words of editors."""


def tag_with(tag, words, marks, anchors):
    """A harmless tag with the words put in, and those of `anchors` that are made of words."""
    name, *attributes = tag

    def put_in(attribute, value):
        if attribute in TELLING:
            return with_words(value, words, marks)
        return anchors.get(value, value) if attribute == "id" else value

    return (name, *((attribute, put_in(attribute, value)) for attribute, value in attributes))


def anchors_of_changes(dossier):
    """The anchor of each change that editors tell: without an id of theirs, it has digits that
    stand for its words."""
    return [f"change--{name}" for _, name in ids_of_changes(dossier.explainer)]


def numbered(text, number, chance):
    """`text` with a number somewhere in it, since pages name each name once."""
    at = chance.randint(0, len(text))
    return f"{text[:at]}{number}{text[at:]}"


@settings(steady, max_examples=tries(2, 100))
@given(st.lists(texts, min_size=60, max_size=60), st.randoms(use_true_random=False))
def test_any_text_shows_as_typed(some, chance):
    """Any text in any field shows on every page as the same words, and changes no tag."""
    words = [numbered(chance.choice(some), number, chance) for number in range(full()[2])]
    dossier, marks = with_texts(words)
    anchors = dict(
        zip(anchors_of_changes(harmless_dossier()), anchors_of_changes(dossier), strict=True)
    )
    for (path, plain_front, plain), (_, front, page) in zip(
        harmless(), pages_with(dossier), strict=True
    ):
        assert page[1::2] == [tag_with(tag, words, marks, anchors) for tag in plain[1::2]], path
        for text, plain_text in zip(page[::2], plain[::2], strict=True):
            assert " ".join(text.split()) == with_words(plain_text, words, marks), path
        description = html.unescape(front.get("description", ""))
        assert description == with_words(plain_front.get("description", ""), words, marks), path


def test_harmless_words_are_on_the_pages():
    """Every text field of `full` comes out on some page, so that the property above sees it; but
    the question, in whose place the headline stands."""
    shown = {
        int(number)
        for _, front, page in harmless()
        for text in (front.get("description", ""), *page[::2])
        for number in re.findall(r"w(\d+)x", text)
    }
    fields = [name for _, name in text_fields(full()[0])]
    assert [fields[one] for one in set(range(full()[2])) - shown] == ["question"]
    assert full()[2] > 100


quotable = texts.map(
    lambda text: re.sub("[\"“”„‟«»「」『』＂‘’‚‛‹›'ʼ′＇()\\[\\]]", "", text)
).filter(lambda text: readable(seen(text)))


def source_page(quoted, around):
    """The page of an article in which the one text is quoted and the other is a paragraph."""
    tree, archive, _ = full()
    tree, words, article = copy.deepcopy(tree), readable(quoted), archive.articles["gazette"]
    changed = {
        11: Paragraph(11, f"He said {words} end", (Span(8, 8 + len(words)),), None),
        14: Paragraph(14, readable(around), (), None),
    }
    paragraphs = tuple(changed.get(p.number, p) for p in article.paragraphs)
    evidence = find_evidence(tree, "fishers-end-of-salmon")
    evidence.fields["quote"] = Scalar(words, evidence.place)
    evidence.fields["paragraph"] = Scalar("11", evidence.place)
    explainer, problems = type_tree(tree)
    assert not problems
    articles = {**archive.articles, "gazette": Article(article.source, "", paragraphs)}
    dossier = resolve(explainer, Archive(articles))
    pages = [page for page in plan(dossier) if page.path == "sources/gazette.md"]
    [(_, markdown)] = render_all(dossier, pages)
    return parse(converter().reset().convert(split_front_matter(markdown)[1]))


def find_evidence(tree, name):
    """The first piece of evidence of the position with this id."""
    positions = (
        position
        for party in tree.fields["parties"].items
        if "statements" in party.fields
        for position in party.fields["statements"].items
    )
    found = next(position for position in positions if position.fields["id"].text == name)
    return found.find(("evidence", 0))


@steady
@given(quotable, texts)
@example("- - -", "No.")
def test_any_article_shows_as_printed(quoted, around):
    """Any words of an article, quoted or not, show as printed and as nothing but words."""
    parts, plain = source_page(quoted, around), source_page("word", "word")
    spoken = [" ".join(text.split()) for text in parts[::2]]
    assert seen(readable(quoted)) in spoken
    assert seen(readable(around)) in spoken
    assert parts[1::2] == plain[1::2]


# ---------------------------------------------------------------- building twice, and in any order


def state(folder):
    """Every file below `folder` with its bytes and its time stamp."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in paths
    }


def shuffled(value, chance):
    """The same data with the fields of every mapping in another order."""
    if isinstance(value, dict):
        names = [name for name in value if name != NODE_KEY]
        chance.shuffle(names)
        return {name: shuffled(value[name], chance) for name in names}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


class Still:
    """A stand-in for chance that leaves every order as it is."""

    def shuffle(self, items):
        """Leave `items` alone."""


def rewritten(root, chance):
    """What `root` generates when the fields in its YAML stand in another order."""
    for file in sorted((root / "content").rglob("*.yaml")):
        node, problems = read_yaml(root, file.relative_to(root).as_posix())
        assert not problems
        data = shuffled(node.plain(), chance)
        file.write_text(yaml.safe_dump(data, sort_keys=False, width=10_000, allow_unicode=True))
    return {path: without_lines(made) for path, made in made_from(root).items()}


def without_lines(made):
    """A file without the numbers of lines in it; of a database, what it holds."""
    text = dump(made) if isinstance(made, bytes) else made
    return re.sub(r"(#L|, line )\d+", r"\1", text)


def dump(database):
    """The commands that make a SQLite database anew, its structure and all its rows."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        return "\n".join(connection.iterdump())


@settings(steady, max_examples=tries(2, 25))
@given(st.randoms(use_true_random=False))
def test_order_of_fields_does_not_matter(tmp_path_factory, chance):
    """The fields of a record may stand in any order: only the numbers of lines change."""
    still = rewritten(lay_out("full", tmp_path_factory.mktemp("still")), Still())
    moved = rewritten(lay_out("full", tmp_path_factory.mktemp("moved")), chance)
    assert moved == still


@settings(steady, max_examples=tries(2, 25))
@given(st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(chance):
    """The disk may name files in any order: every page stays the same."""
    wanted = made_from(GOLDEN / "full")

    def disorderly(method):
        def listed(self, *arguments, **options):
            found = list(method(self, *arguments, **options))
            chance.shuffle(found)
            return iter(found)

        return listed

    with pytest.MonkeyPatch.context() as patch:
        for name in ("glob", "rglob", "iterdir"):
            patch.setattr(Path, name, disorderly(getattr(Path, name)))
        assert made_from(GOLDEN / "full") == wanted


# ---------------------------------------------------------------- what stands where


@cache
def built(name):
    """The dossier of an explainer, and each of its pages as the ids and the links on it."""
    root = ROOT if name == "shipped" else GOLDEN / name
    dossier = read(root).dossier
    pages = {}
    for path, markdown in render_all(dossier, plan(dossier)):
        parts = parse(converter().reset().convert(split_front_matter(markdown)[1]))
        tags = [dict(part[1:]) for part in parts[1::2]]
        ids = [tag["id"] for tag in tags if "id" in tag]
        pages[path] = ids, {link for tag in tags if (link := resolved(path, tag.get("href")))}
    return dossier, pages


def resolved(path, link):
    """The page and anchor that a link leads to, from the Markdown folder."""
    if not link or "://" in link:
        return None
    target, _, anchor = link.partition("#")
    if target:
        base = Path("/", path).parent
        target = (base / target).resolve().relative_to("/").as_posix()
    return f"{target or path}#{anchor}"


def home(dossier, statement):
    owner = dossier.of(statement).owner
    return f"positions/{owner.id}.md" if owner else "background.md"


@pytest.mark.parametrize("name", ["minimal", "full", "hostile", "shipped"])
def test_statement_has_one_home(name):
    """A statement's anchor stands once, on its home page, and on no other."""
    dossier, pages = built(name)
    for statement in dossier.statements:
        found = [path for path, (ids, _) in pages.items() for one in ids if one == statement.id]
        assert found == [home(dossier, statement)], statement.id


@pytest.mark.parametrize("name", ["minimal", "full", "hostile", "shipped"])
def test_statement_is_led_to_from_where_it_belongs(name):
    """Its issue (or the one party that speaks on that), the paragraphs that it cites, parties,
    kind's page and, if it is dated or due, the timeline link to it; no other page of a source does,
    and no timeline where it is neither."""
    dossier, pages = built(name)
    kinds = {Condition: "conditions.md", Reaction: "reactions.md", Ask: "questions.md"}
    for statement in dossier.statements:
        said = dossier.of(statement)
        pieces = (*said.evidence, *said.updates)
        cited = ((piece.source, number) for piece in pieces for number in piece.paragraphs)
        sources = {paragraph_page(dossier, *spot) for spot in cited}
        issues = [dossier.issue[name] for name in statement.issue]
        wanted = {address(dossier, issue).partition("#")[0] for issue in issues}
        wanted |= {page for kind, page in kinds.items() if isinstance(statement, kind)}
        if not isinstance(statement, Background):
            parties = dossier.of(statement).parties
            wanted |= {f"positions/{party.id}.md" for party in parties}
        link = f"{home(dossier, statement)}#{statement.id}"
        leading = {path for path, (_, links) in pages.items() if link in links}
        assert wanted <= leading, statement.id
        assert {path for path in leading if path.startswith("sources/")} == sources, statement.id
        asked = dossier.asks.get(statement)
        is_there = (
            said.is_dated
            or bool(said.again)
            or bool(asked and (asked.limits or any(one.is_dated_update for one in asked.steps)))
        )
        assert ("timeline.md" in leading) == is_there, statement.id


# ---------------------------------------------------------------- the writer


names = st.sampled_from(["a", "b", "c"])
trees = st.dictionaries(
    st.lists(names, min_size=1, max_size=3).map(lambda parts: "/".join(parts) + ".md"),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    max_size=6,
)


@settings(steady, max_examples=tries(25, 200))
@given(st.lists(trees, min_size=1, max_size=4))
def test_writer_makes_the_folder_anew(tmp_path_factory, runs):
    """After each run the folder holds that run's files, and those that stay are not touched."""
    out = tmp_path_factory.mktemp("out")
    (out / ".gitignore").write_text("*")
    before = {}
    for files_now in runs:
        done = write_all(out, files_now.items())
        held = {path: both for path, both in state(out).items() if path != MARKER}
        texts = {path: data.decode() for path, (data, _) in held.items()}
        assert texts == files_now | {".gitignore": "*"}
        same = {path for path in files_now if before.get(path, (None,))[0] == held[path][0]}
        assert all(before[path] == held[path] for path in same)
        assert (set(done.written), done.unchanged) == (set(files_now) - same, len(same))
        folders = {path for path in out.rglob("*") if path.is_dir()}
        assert all(any(folder.iterdir()) for folder in folders)
        before = held


@settings(steady, max_examples=tries(15, 100))
@given(trees, trees)
def test_writer_refuses_what_it_did_not_make(tmp_path_factory, made, foreign):
    """A file that somebody else put into the folder is named, and nothing there changes."""
    out = tmp_path_factory.mktemp("out")
    write_all(out, made.items())
    for path, text in foreign.items():
        (out / f"{path}.theirs").parent.mkdir(parents=True, exist_ok=True)
        (out / f"{path}.theirs").write_bytes(text.encode())
    before = state(out)
    with pytest.raises(Refusal, match="was not made here") if foreign else nullcontext():
        write_all(out, [("z.md", "z")])
    assert not foreign or state(out) == before


def test_writer_deletes_nothing_outside_its_folder(tmp_path):
    """A list of owned files that points out of the folder leads to no deletion there."""
    kept = tmp_path / "kept.md"
    kept.write_text("kept")
    for number, line in enumerate(("../kept.md", str(kept))):
        out = tmp_path / f"out{number}"
        out.mkdir()
        (out / MARKER).write_text(f"{line}\n")
        write_all(out, [("a.md", "a")])
        assert kept.read_text() == "kept", line


# ---------------------------------------------------------------- YAML


spelt = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1
).filter(
    lambda text: (
        text.strip()
        and (text[0] == " " or not text[0].isspace())
        and next(forbidden_in(text), None) is None
    )
)
"""What can be spelt out; an odd space where a value begins, or a hidden character, is told."""


@settings(steady, max_examples=tries(40, 300))
@given(spelt, spelt)
def test_text_survives_yaml(tmp_path, key_text, text):
    """Any text that PyYAML writes as a value is read as that text, without its outer spaces."""
    for style in (None, "'", '"', "|", ">"):
        dumped = yaml.dump(
            {"key": text, "list": [key_text]}, default_style=style, allow_unicode=True, width=10**6
        )
        (tmp_path / "x.yaml").write_bytes(dumped.encode())
        node, problems = read_yaml(tmp_path, "x.yaml")
        assert not problems
        assert {name: node.plain()[name] for name in ("key", "list")} == {
            "key": text.strip(),
            "list": [key_text.strip()],
        }
