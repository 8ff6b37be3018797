"""Explainers' bundles and the editions that they are made from, each made once for all workers."""

import os
import shutil
from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from unittest import mock
from zipfile import ZipFile

from generator.bundles.book import Book, compose
from generator.bundles.booklet import compose_booklet
from generator.bundles.zip import write_zip
from generator.pages.page_templates import FULL, BookForm
from generator.pages.pipeline import read
from generator.site.build import offline_edition
from generator.site.configuration import config_file, markdown_of
from generator.site.edition import Edition
from tests.commands import explainer
from tests.lengths import tries
from tests.sites import NAMES, built, environment, lay_out_any, rules_for, shared

PUBLISHED = "https://published.example/explainer/"
"""Where the editions are said to be published."""
PLACE = "Загрузки, 100% Україна #1 %41/my files"
"""Where a zip is unpacked: what browsers write differently in an address, or read as part of it."""

EDITIONS = ("planted", "many", "shipped", "full", "hostile", "arabic", "minimal")
BUNDLED = tries(("full",), ("full", "shipped"))
"""The explainers whose editions and whose bundles tests share."""


@dataclass(frozen=True)
class Base:
    """The folder in which all that tests share is made."""

    folder: Path

    def getbasetemp(self) -> Path:
        """It, as a factory of pytest's tells it."""
        return self.folder


def prepare(factory) -> None:
    """Make all that tests share, two at a time, what takes longest first.

    What fails is left to the tests that need it: they try again, and say what is wrong.
    """
    base = Base(factory.getbasetemp())
    makers = [*product([bundled], BUNDLED), *product([unpacked], EDITIONS)]
    makers += [*product([built], reversed(NAMES))]
    with ProcessPoolExecutor(2) as pool:
        wait([pool.submit(make, name, base) for make, name in makers])


def bundled(name: str, factory) -> Path:
    """The folder dist/ of an explainer whose bundles are made. It is shared: change nothing."""
    return shared(f"bundled-{name}", factory, lambda root: _bundle(name, root)) / "dist"


def edition(name: str, factory) -> Edition:
    """What the bundles of an explainer are made from. It is shared: change nothing."""
    return _edition(name, _kept(name, factory))


def book_of(name: str, factory, form: BookForm = FULL) -> Book:
    """The book of an explainer's edition, composed once a worker. It is shared: change nothing."""
    return _composed(name, _kept(name, factory), form)


def booklet_of(name: str, factory, has_appendix: bool = False) -> Book:
    """The booklet of an explainer's edition. It is shared: change nothing."""
    return _booklet(name, _kept(name, factory), has_appendix)


@cache
def _booklet(name: str, root: Path, has_appendix: bool) -> Book:
    return compose_booklet(_edition(name, root), has_appendix)


@cache
def _composed(name: str, root: Path, form: BookForm) -> Book:
    return compose(_edition(name, root), form)


@cache
def _edition(name: str, root: Path) -> Edition:
    with rules_for(name):
        report = read(root)
    assert report.dossier and report.is_good, report.show(root)
    epoch = int((root / "kept/epoch").read_text("utf-8"))
    markdown = markdown_of(config_file(root))
    return Edition(report.dossier, report.pages, root / "kept/site", epoch, PUBLISHED, markdown)


def unpacked(name: str, factory) -> Path:
    """The folder in which the zip of an explainer was unpacked. It is shared: change nothing."""
    return _kept(name, factory) / "unpacked" / PLACE


def _kept(name: str, factory) -> Path:
    return shared(f"edition-{name}", factory, lambda root: _keep(name, root))


def _bundle(name: str, root: Path) -> None:
    lay_out_any(name, root)
    made = explainer("-C", root, "bundle")
    assert made.returncode == 0, made.stderr


def _keep(name: str, root: Path) -> None:
    lay_out_any(name, root)
    with mock.patch.dict(os.environ, environment(), clear=True):  # it changes what dates a build
        _make_edition(name, root, root / "kept")


def _make_edition(name: str, root: Path, folder: Path) -> None:
    """Keep the site and the date of an edition of the explainer in `root`, and its zip unpacked."""
    with rules_for(name):
        report = read(root)
    with offline_edition(root, report) as made:
        shutil.copytree(made.site, folder / "site")
        (folder / "epoch").write_text(str(made.epoch), "utf-8")
        write_zip(replace(made, site_url=PUBLISHED), folder / "site.zip")
    with ZipFile(folder / "site.zip") as archive:
        archive.extractall(root / "unpacked" / PLACE)
