"""The main job on a real book: 352 pages are read, 21 languages taken over, counted and exported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.shell import Shell
from workflow.checks.registry import ALWAYS
from workflow.store.project import open_project
from workflow.store.scan import scan_source

STATE = "2024-10-28"
PAGES = 352
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory: the work is tried here, not the disk
LEAST_PERCENT = {"pt-BR": 70, "uk": 70, "fa": 65, "es": 65, "zh-TW": 55, "ja": 55, "de": 5, "id": 1}
"""What was translated when the book was taken, less what a better splitting may change."""

MOST_FOUND = 8
"""Percent of the published translations that checks may find something in: what warns more often is not read."""
MOST_ERRORS = 1
"""Percent of them that may have an error."""


@pytest.fixture
def corpus() -> Path:
    """The book's state of that day."""
    folder = os.environ.get("POLYFOLIO_CORPUS")
    if not folder:
        pytest.skip("POLYFOLIO_CORPUS is not set: the main job on the real book is NOT tested")
    return Path(folder, STATE)


@pytest.fixture
def book(corpus: Path) -> Iterator[Shell]:
    """A new project with the book's pages as its documents, and no languages."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        shell = Shell(Path(folder))
        shell.good("init")
        shell.configure(catalogs='"used"')
        shutil.copytree(corpus / "src", shell.root / "source", dirs_exist_ok=True)
        yield shell


def count_units(issues: Iterable[dict[str, str]]) -> int:
    """How many units the issues, as JSON, are about."""
    return len({(issue["page"], issue["unit"]) for issue in issues})


def test_every_page_without_translations_is_rendered_byte_for_byte(book: Shell) -> None:
    book.good("language", "add", "da")
    pages = scan_source(open_project(book.root)).pages
    assert len(pages) == PAGES
    different = [
        page for page in pages if book.good("render", page, "da").data != (book.root / "source" / page).read_bytes()
    ]
    assert different == []


@pytest.mark.slow
def test_the_main_job_from_a_new_project_to_exported_pages(book: Shell, corpus: Path) -> None:
    catalogs = {file.stem.replace("_", "-"): file for file in sorted((corpus / "po").glob("*.po"))}
    assert len(catalogs) == 21
    book.good("language", "add", *catalogs)

    synced = book.good("sync", "--json").json
    assert (len(synced["pages"]), synced["errors"]) == (PAGES, [])
    units = sum(len(page["new"]) for page in synced["pages"])
    assert 2500 < units < 3500

    imported = {}
    for language, file in catalogs.items():
        done = imported[language] = book.good("import", "po", str(file), "--lang", language, "--json").json
        assert 0 < done["placed"] <= min(done["entries"], done["units"])
    before = {name: data for name, data in book.files().items() if name.startswith("locales")}

    stats = {one["language"]: one for one in book.good("stats", "--json").json["languages"]}
    assert list(stats) == list(catalogs)
    for language, counts in stats.items():
        taken = counts["translated"] + counts["outdated"] + counts["errors"]
        assert (counts["units"], taken) == (units, imported[language]["units"]), language
        assert counts["errors"] * 100 <= taken * MOST_ERRORS, language
        assert len(counts["pages"]) == PAGES
    low = {language: stats[language]["percent"] for language, least in LEAST_PERCENT.items()}
    assert {language: percent for language, percent in low.items() if percent < LEAST_PERCENT[language]} == {}

    assert book.good("doctor", "--json").json == {"findings": [], "mended": []}
    issues = book("check", "--json").json["issues"]
    for language, counts in stats.items():
        current = counts["translated"] + counts["errors"]
        own = [one for one in issues if one["language"] == language]
        assert count_units(own) - counts["errors"] <= current * MOST_FOUND / 100, language
        errors = [one for one in own if one["severity"] == "error" and one["check"] not in ALWAYS]
        assert count_units(errors) <= current * MOST_ERRORS / 100, language

    exported = book.good("export", "pt-BR", "zh-TW", "--all", "--json").json
    pages = [name for name in exported["written"] if name.endswith(".md")]
    assert (len(pages), exported["held"], exported["errors"]) == (2 * PAGES, [], [])
    complete = book.good("export", "uk", "--json").json
    assert len([name for name in complete["written"] if name.endswith(".md")]) == stats["uk"]["complete_pages"]

    assert book.good("sync").out == f"0 pages changed, {PAGES} as they were; nothing written\n"
    assert {name: data for name, data in book.files().items() if name.startswith("locales")} == before
