"""How long the longest page of each kind is: `python -m tools.bench.pages`, or with --help.

Content of each shape is planned and rendered as Markdown, and no rule is tried on it. Of each kind
of page those with the most Markdown go through the site engine, in the frame of the site; the
longest page is told, in kB of HTML.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.load import read_explainer
from generator.evidence.articles.archive import read_archive
from generator.evidence.resolution.dossier import Dossier
from generator.evidence.resolution.resolve import resolve
from generator.pages.describe import describe
from generator.pages.page import Page
from generator.pages.plan import plan
from generator.pages.render import render_all
from generator.site.configuration import config_file, write_settings
from generator.site.engine import find_engine, run_engine
from generator.site.settings import Order, resolve_settings
from tools.bench.shapes import SHAPES, make

LIMIT = 150_000
"""How many bytes of HTML a page may have at most."""

CANDIDATES = 2
"""Of how many pages of a kind, those with the most Markdown, the HTML is made."""


def dossier_of(root: Path) -> Dossier:
    """The explainer in `root`, of whose form nothing is wrong."""
    explainer, problems = read_explainer(root)
    assert explainer and not problems, [str(one.message) for one in problems[:5]]
    archive, problems = read_archive(root, explainer)
    assert not problems, [str(one.message) for one in problems[:5]]
    return resolve(explainer, archive)


@dataclass(frozen=True)
class Made:
    """A page, and its Markdown or HTML."""

    page: Page
    text: str

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.text.encode())


def rendered(dossier: Dossier) -> list[Made]:
    """Every page with its Markdown."""
    pages = [*describe(dossier, plan(dossier))]
    texts = (text for _, text in render_all(dossier, pages))
    return [Made(page, text) for page, text in zip(pages, texts, strict=True)]


def longest(pages: Iterable[Made], most: int = CANDIDATES) -> list[Made]:
    """Of each kind of page those with the most Markdown."""
    kinds: dict[str, list[Made]] = defaultdict(list)
    for one in sorted(pages, key=lambda one: -one.size):
        kinds[one.page.template].append(one)
    return [one for held in kinds.values() for one in held[:most]]


def as_html(dossier: Dossier, pages: Sequence[Made], folder: Path) -> list[Made]:
    """Pages as the site engine gives them, each whole with its frame; links to others stay as they
    are in Markdown, and so are a little longer than on the site."""
    docs, desk, out = folder / "docs", folder / "desk", folder / "out"
    for one in pages:
        file = docs / one.page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(one.text, "utf-8")
    desk.mkdir()
    order = Order(folder, config_file(folder), docs, out, find_engine())
    settings = resolve_settings(order, dossier.explainer, desk)
    run_engine(order.engine, write_settings(settings, desk), order.config)
    return [Made(one.page, (out / _built(one.page.path)).read_text("utf-8")) for one in pages]


def _built(path: str) -> str:
    """The file that the engine makes of a page."""
    name = path.removesuffix(".md")
    return f"{name}.html" if re.search(r"(^|/)index$", name) else f"{name}/index.html"


def sizes(root: Path) -> dict[str, tuple[int, str]]:
    """Of each kind of page the bytes of the longest, and its path."""
    dossier = dossier_of(root)
    with tempfile.TemporaryDirectory() as name:
        made = as_html(dossier, longest(rendered(dossier)), Path(name))
    found: dict[str, tuple[int, str]] = {}
    for one in made:
        kind = one.page.template
        found[kind] = max(found.get(kind, (0, "")), (one.size, one.page.path))
    return found


def told(shapes: Iterable[str], counts: Iterable[int]) -> None:
    """Print the longest page of each kind, shape by shape."""
    for shape in shapes:
        for count in counts:
            start = time.process_time()
            with tempfile.TemporaryDirectory() as name:
                found = sizes(make(Path(name, "root"), SHAPES[shape], count))
            seconds = time.process_time() - start
            print(f"\n{shape}, {count:,} statements ({seconds:.0f} s)")
            for kind, (size, path) in sorted(found.items(), key=lambda one: -one[1][0]):
                mark = " too long" if size > LIMIT else ""
                print(f"  {size / 1000:>9,.1f} kB  {kind:<12} {path}{mark}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default="1000,3000,10000", help="statements, with commas")
    parser.add_argument("--shapes", default=",".join(SHAPES), help="what there is much of")
    options = parser.parse_args()
    counts = [int(one) for one in options.sizes.split(",")]
    told(options.shapes.split(","), counts)


if __name__ == "__main__":
    main()
