"""Databases that a server holds open."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.store.held import HeldDatabases
from workflow.store.journal import Edit, list_edits, record_edit


def edit(text: str) -> Edit:
    """An accepted edit."""
    return Edit("a.md", "u", "da", "Ada", "base", "One", text)


def texts(instance: Path) -> list[str]:
    """What the journal has, newest first."""
    return [one.translation for one in list_edits(instance, limit=9)]


def test_a_held_journal_is_not_copied_back_at_every_edit(tmp_path: Path) -> None:
    held = HeldDatabases(tmp_path)
    record_edit(tmp_path, edit("En"))
    assert not (tmp_path / "state.db-wal").exists()
    held.renew()
    record_edit(tmp_path, edit("To"))
    assert (tmp_path / "state.db-wal").stat().st_size
    held.release()
    assert not (tmp_path / "state.db-wal").exists()
    assert texts(tmp_path) == ["To", "En"]


@pytest.mark.parametrize("renewed", [True, False])
def test_a_journal_that_was_moved_away_begins_anew(tmp_path: Path, *, renewed: bool) -> None:
    held = HeldDatabases(tmp_path)
    record_edit(tmp_path, edit("En"))
    held.renew()
    record_edit(tmp_path, edit("To"))
    (tmp_path / "state.db").unlink()
    record_edit(tmp_path, edit("Tre"))
    if renewed:
        held.renew()
    record_edit(tmp_path, edit("Fire"))
    held.release()
    assert texts(tmp_path) == ["Fire", "Tre"]


def test_a_damaged_database_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "index.db").write_bytes(b"not a database" * 100)
    held = HeldDatabases(tmp_path)
    held.renew()
    held.release()
    assert (tmp_path / "index.db").read_bytes().startswith(b"not a database")
