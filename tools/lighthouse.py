"""Measures four pages of the built site as Lighthouse does, on a phone with a slow network.

`make lighthouse` prints the median of three runs. It is a report and asserts nothing: a timing
belongs to the machine that it was taken on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import playwright

from tests.browser.serving import Compressed, served
from tests.sites import ROOT
from tools import programs

RUNS = 3
FOLDERS = {"overview": "", "party": "positions", "issue": "issues", "source": "sources"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
HEADER = ("page", "scores", "LCP s", "TBT ms", "CLS", "KB", "requests")
ROW = "{:<10} {:<16} {:>6} {:>7} {:>6} {:>6} {:>9}"


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


def median(url: str) -> dict[str, Any]:
    """The middle one of several reports, by how fast the page was."""
    with tempfile.TemporaryDirectory() as folder:
        reports = [measure(url, Path(folder) / "report.json") for _ in range(RUNS)]
    slowness = "speed-index"
    reports.sort(key=lambda report: report["audits"][slowness]["numericValue"])
    return reports[len(reports) // 2]


def row(name: str, report: dict[str, Any]) -> str:
    """One line of what the program prints."""
    audits = report["audits"]
    scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
    loaded = audits["network-requests"]["details"]["items"]
    return ROW.format(
        name,
        "/".join(map(str, scores)),
        f"{audits['largest-contentful-paint']['numericValue'] / 1000:.2f}",
        f"{audits['total-blocking-time']['numericValue']:.0f}",
        f"{audits['cumulative-layout-shift']['numericValue']:.3f}",
        f"{sum(item.get('transferSize', 0) for item in loaded) / 1024:.1f}",
        len(loaded),
    )


def failed(report: dict[str, Any]) -> list[str]:
    """What a report finds fault with, apart from timings."""
    audits = report["audits"].values()
    bad = [one for one in audits if one["scoreDisplayMode"] == "binary" and one["score"] == 0]
    return [f"{one['id']}: {one['title']}" for one in bad]


def first_page(folder: str, site: Path) -> str:
    """The address of the first page of its kind."""
    pages = sorted((site / folder).glob("*/index.html"))
    return f"{folder}/{pages[0].parent.name}/" if folder else ""


def main() -> None:
    """Print the table."""
    site = ROOT / "site"
    if not (site / "index.html").is_file() or not programs.CHROMIUM.find():
        sys.exit("make lighthouse needs a browser and a built site: run make site, make test")
    programs.install_packages(with_lighthouse=True)
    print(ROW.format(*HEADER))
    with served(site, Compressed) as url:
        for name, folder in FOLDERS.items():
            report = median(url + first_page(folder, site))
            print("\n  ".join([row(name, report), *failed(report)]), flush=True)


if __name__ == "__main__":
    main()
