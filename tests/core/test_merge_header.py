"""Headers never conflict."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from workflow.core.merge_header import merge_header, take_field
from workflow.model import Entry


def _header(*lines: str, **more: tuple[str, ...]) -> Entry:
    return Entry("", "", "".join(f"{line}\n" for line in lines), comments=more.get("comments", ()))


BASE = _header("Project-Id-Version: x", "PO-Revision-Date: 2024-01-01 12:00+0000", "Language: da")


def _merge_dates(ours: str, theirs: str) -> str:
    merged = merge_header(BASE, _header(f"PO-Revision-Date: {ours}"), _header(f"PO-Revision-Date: {theirs}"))
    return merged.translation.partition(": ")[2].strip()


def test_the_fields_that_either_side_changed_come_together() -> None:
    ours = _header("Project-Id-Version: y", "PO-Revision-Date: 2024-01-01 12:00+0000", "Language: da", "X-Ours: 1")
    theirs = _header("Project-Id-Version: x", "Language: da", "X-Theirs: 2", comments=("Danish.",))
    assert merge_header(BASE, ours, theirs) == _header(
        "Project-Id-Version: y", "Language: da", "X-Ours: 1", "X-Theirs: 2", comments=("Danish.",)
    )


def test_a_header_that_one_side_changed_is_taken_whole() -> None:
    changed = _header("Language: da", "Language: nb")
    assert merge_header(BASE, changed, BASE) is changed
    assert merge_header(BASE, BASE, changed) is changed


def test_the_later_date_wins_over_time_zones() -> None:
    early, late = "2024-05-01 12:00+0200", "2024-05-01 11:00+0000"
    assert _merge_dates(early, late) == late
    assert _merge_dates(late, early) == late


@given(*[st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1))] * 2, *[st.integers(-14 * 60, 14 * 60)] * 2)
def test_the_later_moment_wins(one: datetime, other: datetime, ahead: int, other_ahead: int) -> None:
    first, second = (
        moment.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
        for moment, minutes in ((one, ahead), (other, other_ahead))
    )
    ours, theirs = (f"{moment:%Y-%m-%d %H:%M%z}" for moment in (first, second))
    assert _merge_dates(ours, theirs) == (theirs if second > first else ours)


def test_a_date_wins_over_a_placeholder_and_ours_over_another_placeholder() -> None:
    assert _merge_dates("YEAR-MO-DA HO:MI+ZONE", "2024-05-01 12:00") == "2024-05-01 12:00"
    assert _merge_dates("2024-05-01 12:00", "YEAR-MO-DA HO:MI+ZONE") == "2024-05-01 12:00"
    assert _merge_dates("yesterday", "tomorrow") == "yesterday"


def test_ours_wins_any_other_field() -> None:
    ours, theirs = _header("Language-Team: Us"), _header("Language-Team: Them")
    assert merge_header(_header("Language-Team: "), ours, theirs) == ours
    assert merge_header(None, ours, theirs) == ours


def test_a_field_that_one_side_dropped_and_the_other_changed_stays() -> None:
    changed = _header("Language-Team: Us", "Language: da")
    dropped = _header("Language: da", "X-Other: 1")
    merged = _header("Language-Team: Us", "Language: da", "X-Other: 1")
    assert merge_header(_header("Language-Team: ", "Language: da"), changed, dropped) == merged


def test_the_highest_number_ever_given_never_goes_down() -> None:
    base, low, high = (_header(f"X-Highest-Unit: {number}", "A: b") for number in (5, 7, 12))
    assert merge_header(base, low, high) == high
    assert merge_header(base, high, low) == high
    assert merge_header(base, high, _header("A: c")) == _header("X-Highest-Unit: 12", "A: c")


def test_a_field_is_taken_from_another_header_or_dropped_with_it() -> None:
    header = _header("A: 1", "Content-Type: x", "B: 2")
    assert take_field(header, _header("content-type: y"), "Content-Type") == _header("A: 1", "content-type: y", "B: 2")
    assert take_field(header, _header("A: 0"), "Content-Type") == _header("A: 1", "B: 2")
