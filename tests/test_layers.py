"""Which module of the generator may import which."""

import ast
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"

TIERS = (
    ("comparing", "lending", "limits", "schemas", "templating"),
    (
        "renaming.pagelinks",
        "problems",
        "fields",
        "marks",
        "headings",
        "lettering",
        "publishing",
        "manifest",
    ),
    ("editing.layout", "editing.values"),
    ("writer", "epoch", "verification"),
    ("downloads", "comparing.revisions"),
    ("finish.page", "finish.shell", "finish.allowed"),
    ("finish.vocabulary", "finish.leftovers", "finish.sharing", "finish.places", "finish.policy"),
    ("finish.inertness",),
    ("finish.selectors",),
    ("finish.sheet",),
    ("finish.styles",),
    ("finish.links",),
    ("finish",),
    ("characters", "quotations", "syntax", "tree", "words"),
    ("escaping",),
    ("annotations", "folders", "lookalikes"),
    ("textfile",),
    ("editing.appending", "reader", "editing.saving"),
    ("editing", "model"),
    ("drafts", "renaming.former", "referring", "validation", "sources", "languages", "labels"),
    ("content", "hosting", "relations", "comparing.states"),
    ("citing", "comparing.comparison", "naming", "schemas.schema"),
    ("comparing.headlines",),
    ("attribution.tokens", "attribution.utterances"),
    ("attribution.figures", "attribution.phrases", "attribution.within"),
    ("attribution.people", "attribution.subjects"),
    ("attribution.reports",),
    ("attribution.pairing",),
    ("attribution.telling",),
    ("attribution.article",),
    ("attribution",),
    ("articles", "articles.datelines", "articles.vocabulary"),
    ("articles.dates", "articles.names", "articles.tongues"),
    ("articles.boilerplate",),
    ("articles.description",),
    ("articles.entry", "articles.webpages"),
    ("articles.incoming",),
    (
        "checks.alike",
        "checks.gaps",
        "checks.quoting",
        "checks.references",
        "checks.sourcing",
        "checks.stating",
        "addresses",
        "views",
        "coverage",
        "comparing.diffing",
        "drafting.candidates",
        "export",
        "schemas.files",
        "whereabouts",
    ),
    ("drafting.dating", "drafting.naming", "drafting.sections"),
    ("drafting.entries",),
    ("drafting",),
    ("checks", "pages", "renaming", "comparing.proposals"),
    ("descriptions", "jsonld", "reading.annotated"),
    ("cards", "reading", "render", "search"),
    ("bundles.archive", "bundles.edition", "bundles.faces"),
    ("bundles.templating",),
    ("bundles.library",),
    ("bundles.zimfile",),
    ("bundles.book", "bundles.folder", "bundles.zim"),
    ("bundles.lookup",),
    ("bundles.single", "bundles.epub"),
    ("bundles.pdf",),
    ("build", "bundles"),
    ("articles.recording", "drafting.adding"),
    ("site",),
    ("starting.provenance",),
    ("starting",),
    ("commands.choosing", "commands.console"),
    (
        "commands.building",
        "commands.coverage",
        "commands.new",
        "commands.diff",
        "commands.draft",
        "commands.quote",
        "commands.rename",
        "commands.schema",
        "commands.verify",
    ),
    ("commands.source",),
    ("commands",),
    ("cli", "mkdocs_hook"),
    ("__main__",),
)
"""A module imports from the tiers above its own only; modules of one tier are peers."""

ENGINE_MODULES = {"site", "mkdocs_hook"}
"""The only modules that know a site engine."""

ENGINES = ("mkdocs", "material", "zensical", "properdocs")


def name_of(path, folder=GENERATOR):
    """A module's dotted name inside the generator; a package's own name for its __init__."""
    parts = path.relative_to(folder).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(text, modules):
    """The dotted names that a module imports, ours as TIERS has them, wherever they stand."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (ours(alias.name, modules) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = ours(f"{node.module}.{alias.name}", modules)
                yield whole if whole in modules else ours(node.module or "", modules)


def ours(name, modules):
    short = name.removeprefix("generator.")
    return short if name.startswith("generator.") and short in modules else name


def breaches(sources):
    """Every import that the tiers forbid, as words that name both modules."""
    tier = {name: number for number, names in enumerate(TIERS) for name in names}
    for name, text in sorted(sources.items()):
        for imported in sorted(set(imports(text, tier))):
            if imported in tier and tier[imported] >= tier[name] and imported != name:
                yield f"{name} imports {imported}, which is not in a tier above it"
            elif imported.startswith("generator.") and imported not in tier:
                yield f"{name} imports {imported}, which is in no tier"


def engine_breaches(sources):
    """Every module that imports a site engine or names one in a string, where it may not."""
    for name, text in sorted(sources.items()):
        if name in ENGINE_MODULES:
            continue
        for word in (*imports(text, ()), *strings(text)):
            for engine in ENGINES:
                if engine in word.replace("mkdocs_hook", "").lower():
                    yield f"{name} names the engine {engine}: only site and mkdocs_hook may"


def strings(text):
    """The strings of a module that are not documentation."""
    tree = ast.parse(text)
    notes = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.value


@pytest.fixture(scope="module")
def sources():
    paths = [path for path in GENERATOR.rglob("*.py") if path.parent.name != "__pycache__"]
    return {name_of(path): path.read_text("utf-8") for path in paths}


def test_every_module_has_a_tier(sources):
    """Each module of the generator stands in exactly one tier, and no tier names another."""
    names = [name for tier in TIERS for name in tier]
    assert sorted(names) == sorted(set(sources) - {"__init__"})


def test_imports_point_one_way(sources):
    """No module imports a peer of its own or one that is built upon it."""
    assert not list(breaches(sources))


def test_only_two_modules_know_an_engine(sources):
    """Only site and mkdocs_hook import a site engine or name one in a string."""
    assert not list(engine_breaches(sources))


@pytest.mark.parametrize(
    ("module", "line", "found"),
    [
        ("reader", "from generator.checks import check", "reader imports checks"),
        ("reader", "from generator import checks", "reader imports checks"),
        ("model", "import generator.render", "model imports render"),
        (
            "views",
            "def f():\n    from generator.addresses import address",
            "views imports addresses",
        ),
        ("problems", "from generator.helpers import x", "problems imports generator.helpers"),
    ],
)
def test_breach_is_found(sources, module, line, found):
    """A forbidden import is found wherever it stands and however it is written."""
    planted = {**sources, module: f"{sources[module]}\n{line}\n"}
    assert [breach.partition(",")[0] for breach in breaches(planted)] == [found]


@pytest.mark.parametrize(
    "line", ["import mkdocs", "from material.plugins import search", "x = 'mkdocs.yml'"]
)
def test_engine_breach_is_found(sources, line):
    """An engine that is imported or named outside the two modules is found."""
    planted = {**sources, "render": f"{sources['render']}\n{line}\n"}
    assert len(list(engine_breaches(planted))) == 1
