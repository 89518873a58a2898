"""Entries that GNU gettext's tools would take for one: the same id and source, active and obsolete."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from workflow.core.catalog import apply_edit
from workflow.core.entry_order import drop_repeated, separate_twins
from workflow.model import Catalog, Entry
from workflow.store.po import new_catalog, read_catalog, write_catalog

ACTIVE = Entry("1", "Text.", "a")
OLDER = Entry("1", "Text.", "b", obsolete=True)


def say(entries: list[Entry]) -> list[tuple[str, str]]:
    """Source and translation."""
    return [(entry.source, entry.translation) for entry in entries]


def test_a_new_obsolete_entry_is_told_apart_from_its_unit_wherever_it_stands() -> None:
    assert say(separate_twins([ACTIVE, OLDER])) == [("Text.", "a"), ("Text. ", "b")]
    assert say(separate_twins([OLDER, ACTIVE])) == [("Text. ", "b"), ("Text.", "a")]


def test_several_of_them_are_told_apart_from_each_other() -> None:
    third = Entry("1", "Text.", "c", obsolete=True)
    assert say(separate_twins([ACTIVE, OLDER, third])) == [("Text.", "a"), ("Text. ", "b"), ("Text.  ", "c")]


def test_entries_of_other_units_and_sources_stay() -> None:
    entries = [ACTIVE, Entry("2", "Text.", "b", obsolete=True), Entry("1", "Else.", "c", obsolete=True)]
    assert separate_twins(entries) == entries


def test_twins_that_nothing_was_done_to_keep_their_lines() -> None:
    entries = [Entry("1", "Text.", "a", raw="(lines)"), Entry("1", "Text.", "b", obsolete=True, raw="(lines)")]
    assert separate_twins(entries) == entries


def test_emptying_and_translating_again_and_again_keeps_one_entry_for_one_text() -> None:
    catalog = Catalog((ACTIVE,))
    for _ in range(5):
        catalog = apply_edit(apply_edit(catalog, "1", ""), "1", "a")
    assert say(drop_repeated(catalog.entries)) == [("Text.", "a"), ("Text. ", "a")]


def test_msgfmt_takes_a_file_whose_unit_was_emptied(tmp_path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed: what msgfmt says of our files is NOT tested")
    catalog = new_catalog({"Content-Type": "text/plain; charset=UTF-8", "Language": "da"}, (Entry("1", "Text.", "a"),))
    once = read_catalog(write_catalog(catalog), path="a.po")
    emptied = apply_edit(apply_edit(once, "1", "b"), "1", "")
    file = tmp_path / "a.po"
    file.write_bytes(write_catalog(emptied))
    done = subprocess.run(["msgfmt", "-o", "/dev/null", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
