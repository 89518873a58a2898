"""The journal's latest edits, of all or of one language or author."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import PolyfolioError
from workflow.store.journal import Edit, count_edits, list_edits, read_last_times, record_edit, record_edits


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """Three edits."""
    for unit, language, author in (("1", "da", "Åse"), ("2", "ar", "Bo"), ("3", "da", "Bo")):
        record_edit(tmp_path, Edit("a.md", unit, language, author, "", "Source", "Text"))
    return tmp_path


@pytest.mark.parametrize(
    ("wanted", "units"),
    [({}, "321"), ({"language": "da"}, "31"), ({"author": "Bo"}, "32"), ({"language": "da", "author": "Åse"}, "1")],
)
def test_the_latest_edits_come_first(instance: Path, wanted: dict[str, str], units: str) -> None:
    language, author = wanted.get("language", ""), wanted.get("author", "")
    edits = list_edits(instance, limit=9, language=language, author=author)
    assert "".join(edit.unit for edit in edits) == units
    assert count_edits(instance, language=language, author=author) == len(units)
    assert list_edits(instance, limit=1, offset=1, language=language, author=author) == edits[1:2]


def test_no_more_edits_are_read_than_asked_for(instance: Path) -> None:
    assert [edit.unit for edit in list_edits(instance, limit=2)] == ["3", "2"]


def test_every_edit_has_its_own_id_and_time(instance: Path) -> None:
    edits = list_edits(instance, limit=9)
    assert len({edit.edit_id for edit in edits}) == 3
    assert all(edit.at.endswith("+00:00") for edit in edits)


def test_each_language_has_the_time_of_its_latest_edit(instance: Path) -> None:
    latest = {edit.unit: edit.at for edit in list_edits(instance, limit=9)}
    assert read_last_times(instance, ("da", "ar", "de")) == {"da": latest["3"], "ar": latest["2"]}


def test_without_a_journal_there_are_no_edits(tmp_path: Path) -> None:
    assert (list_edits(tmp_path, limit=9), read_last_times(tmp_path, ("da",))) == ((), {})
    assert list(tmp_path.iterdir()) == []


def test_edits_that_are_recorded_together_stand_in_their_order_or_not_at_all(tmp_path: Path) -> None:
    several = [Edit("a.md", unit, "da", "Bo", "", "Source", "Text") for unit in ("u1", "u2")]
    ids = record_edits(tmp_path, several)
    assert [(edit.unit, edit.edit_id) for edit in list_edits(tmp_path, limit=9)] == [("u2", ids[1]), ("u1", ids[0])]
    assert record_edits(tmp_path, ()) == ()
    with pytest.raises(PolyfolioError):
        record_edits(tmp_path, [several[0], Edit("a.md", None, "da", "", "", "", "")])  # type: ignore[arg-type]
    assert len(list_edits(tmp_path, limit=9)) == 2
