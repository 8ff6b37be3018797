"""What a search costs on a large site: `python -m tools.bench.search [COUNT]`.

Bytes that a browser loads before anybody searches, for the first query and for further ones, and
how long each takes in Chromium with its processor slowed down four times, over http and from a
folder. The pages are those of a smaller explainer: what search loads is that of the large one.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from generator.pages.pipeline import read
from generator.pages.search import entries
from generator.pages.search_index import INDEX, search_files
from tests.browser.serving import served
from tools.bench.bench import make
from tools.programs import CHROMIUM

SLOWER = 4
WAIT = 60_000
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
    for query in QUERIES:
        page = browser.new_page()
        loaded: list[str] = []
        page.on("request", lambda asked, loaded=loaded: loaded.append(asked.url.partition("?")[0]))
        page.goto(f"{address}index.html")
        before = sum("search" in one for one in loaded)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate("document.querySelector('#site--search').showModal()")
        loaded.clear()
        cold = page.evaluate(ASK, query)
        size = sum((site / one.removeprefix(address)).stat().st_size for one in loaded)
        first = sum(
            (site / one.removeprefix(address)).stat().st_size
            for one in loaded
            if one.endswith(INDEX)
        )
        page.evaluate(ASK, query[:-1])
        warm = median(page.evaluate(ASK, text) for text in (query, query[:-1], query))
        shown = page.text_content("#site--search-count")
        rows.append(
            f"{query:24} {before} before; cold {cold:5.0f} ms, {size:7,} bytes ({first:,} of them"
            f" once); warm {warm:4.0f} ms; {shown}"
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
