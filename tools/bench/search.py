"""What a search costs on a large site: `python -m tools.bench.search [COUNT]`.

Bytes that a browser loads before anybody searches and for the first query, as they are and as most
hosts send them (by gzip), and how long queries take in Chromium with its processor slowed down four
times, over http and from a folder: some, and the two commonest words, by themselves and together.
The pages are those of a smaller explainer: what search loads is that of the large one.
"""

import gzip
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from generator.pages.pipeline import read
from generator.pages.search.entries import entries
from generator.pages.search.search_index import search_files
from tests.browser.serving import served
from tests.indexes import parts_of, scripts_in
from tools.bench.bench import make
from tools.programs import CHROMIUM

SLOWER = 4
QUERIES = ("river bridge", "council of the market", "harbor", "garden windows", "party demands")

ASK = """text => new Promise(done => {
  const list = document.querySelector('#site--search-results');
  const input = document.querySelector('#site--search-words');
  const start = performance.now();
  const look = new MutationObserver(() => {
    if (list.dataset.answers !== text) return;
    look.disconnect();
    done(performance.now() - start);
  });
  look.observe(list, { attributes: true, childList: true });
  input.value = text;
  input.dispatchEvent(new Event('input'));
})"""


def commonest(scripts: Mapping[str, str]) -> list[str]:
    """The two words for which most is loaded, each by itself and both together."""
    parts = parts_of(scripts)
    blocks = (part for name, part in parts.items() if name.startswith("t"))
    sizes = {
        word: len(places)
        for words, _, told, _ in blocks
        for word, places in zip(words, told, strict=True)
    }
    one, other = sorted(sizes, key=lambda word: (-sizes[word], word))[:2]
    return [one, other, f"{one} {other}"]


def lay(folder: Path, count: int) -> Path:
    """A site with the search of an explainer of `count` statements."""
    small, site = make(folder / "small", 20), folder / "site"
    command = [sys.executable, "-m", "generator", "build", "--to", str(site)]
    subprocess.run(command, cwd=small, check=True, stdout=subprocess.DEVNULL)
    large = read(make(folder / "large", count))
    if large.dossier is None:
        raise SystemExit(str(large.problems[:3]))
    scripts = dict(search_files(entries(large.dossier), large.dossier.explainer.language))
    for path, text in scripts.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    sizes = [len(text.encode()) for text in scripts.values()]
    print(f"{count} statements: {len(sizes)} scripts, {sum(sizes):,} bytes, at most {max(sizes):,}")
    return site


def measure(browser: Browser, site: Path, address: str) -> None:
    """Print what each query costs, each on a page of its own, and once more on the same."""
    rows = []
    for query in (*QUERIES, *commonest(scripts_in(site))):
        page = browser.new_page()
        loaded: list[str] = []
        page.on("request", lambda asked, loaded=loaded: loaded.append(asked.url.partition("?")[0]))
        page.goto(f"{address}index.html")
        before = sum("search" in one for one in loaded)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate("document.querySelector('#site--search').showModal()")
        loaded.clear()
        cold = page.evaluate(ASK, query)
        files = [(site / one.removeprefix(address)).read_bytes() for one in loaded]
        size, sent = (sum(map(len, each)) for each in (files, map(gzip.compress, files)))
        page.evaluate(ASK, query[:-1])
        warm = median(page.evaluate(ASK, text) for text in (query, query[:-1], query))
        shown = page.text_content("#site--search-count")
        rows.append(
            f"{query:24} {before} before; cold {cold:5.0f} ms, {size:7,} bytes, {sent:6,} as sent;"
            f" warm {warm:4.0f} ms; {shown}"
        )
        page.close()
    print("\n".join(rows))


def main() -> None:
    """Lay out the site and measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = lay(Path(folder), count)
        browser = playwright.chromium.launch(executable_path=CHROMIUM.find(), args=["--no-sandbox"])
        with served(site) as url:
            print("over http")
            measure(browser, site, url)
        print("from a folder")
        measure(browser, site, f"{site.resolve().as_uri()}/")
        browser.close()


if __name__ == "__main__":
    main()
