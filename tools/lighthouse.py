"""Measures a page of every kind of the built site as Lighthouse does, on a phone, a slow network.

`make lighthouse` prints the median of three runs; `python -m tools.lighthouse --runs 9 positions/`
that of nine, of the named pages alone. It is a report and asserts nothing: a timing belongs to the
machine that it was taken on.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import playwright

from tests.browser.serving import Compressed, served, stays
from tests.sites import ROOT
from tools import programs

RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
HEADER = ("page", "scores", "LCP s", "TBT ms", "CLS", "KB", "requests")
ROW = "{:<34} {:<16} {:>6} {:>7} {:>6} {:>6} {:>9}"


def node() -> Path:
    """The Node.js that Playwright brings: new enough for Lighthouse on any system."""
    name = "node.exe" if sys.platform == "win32" else "node"
    return Path(playwright.__file__).parent / "driver" / name


def measure(url: str, out: Path) -> dict[str, Any]:
    """One report on a page."""
    flags = "--headless=new" + (" --no-sandbox" if programs.is_root() else "")
    script = programs.MODULES / "lighthouse/cli/index.js"
    command = [node(), script, url, "--quiet", "--output=json", f"--output-path={out}"]
    subprocess.run(
        [*map(str, command), f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": programs.CHROMIUM.find()},
        check=True,
    )
    return json.loads(out.read_text("utf-8"))


def reports(url: str, runs: int) -> list[dict[str, Any]]:
    """As many reports on a page, the middle one by its speed first."""
    with tempfile.TemporaryDirectory() as folder:
        made = [measure(url, Path(folder) / "report.json") for _ in range(runs)]
    made.sort(key=lambda report: report["audits"]["speed-index"]["numericValue"])
    middle = made.pop(runs // 2)
    return [middle, *made]


def row(name: str, made: list[dict[str, Any]]) -> str:
    """One line of what the program prints: the middle report, and the medians of its timings."""
    loaded = made[0]["audits"]["network-requests"]["details"]["items"]
    scores = [round(100 * made[0]["categories"][name]["score"]) for name in CATEGORIES]
    return ROW.format(
        name,
        "/".join(map(str, scores)),
        f"{_median(made, 'largest-contentful-paint') / 1000:.2f}",
        f"{_median(made, 'total-blocking-time'):.0f}",
        f"{_median(made, 'cumulative-layout-shift'):.3f}",
        f"{sum(item.get('transferSize', 0) for item in loaded) / 1024:.1f}",
        len(loaded),
    )


def _median(made: list[dict[str, Any]], audit: str) -> float:
    return statistics.median(report["audits"][audit]["numericValue"] for report in made)


def failed(report: dict[str, Any]) -> list[str]:
    """What a report finds fault with, apart from timings."""
    audits = report["audits"].values()
    bad = [one for one in audits if one["scoreDisplayMode"] == "binary" and one["score"] == 0]
    return [f"{one['id']}: {one['title']}" for one in bad]


def every_kind(site: Path) -> list[str]:
    """The addresses of the start page, of each page beside it, and of the first below each folder.

    Pages that lead on by themselves are left out: nobody stays there.
    """
    pages = sorted(
        page.parent.relative_to(site) for page in site.rglob("index.html") if stays(page)
    )
    beside = [page for page in pages if len(page.parts) == 1]
    below: dict[Path, Path] = {}
    for page in pages:
        if len(page.parts) > 1:
            below.setdefault(page.parent, page)
    return ["", *(f"{folder.as_posix()}/" for folder in sorted({*beside, *below.values()}))]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tools.lighthouse", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each page is measured")
    parser.add_argument("pages", nargs="*", help="addresses below the site; else one of every kind")
    asked = parser.parse_args()
    site = ROOT / "site"
    if not (site / "index.html").is_file() or not programs.CHROMIUM.find():
        sys.exit("make lighthouse needs a browser and a built site: run make site, make test")
    programs.install_packages(with_lighthouse=True)
    print(ROW.format(*HEADER))
    with served(site, Compressed) as url:
        for page in asked.pages or every_kind(site):
            made = reports(url + page, asked.runs)
            print("\n  ".join([row(page or "overview", made), *failed(made[0])]), flush=True)


if __name__ == "__main__":
    main()
