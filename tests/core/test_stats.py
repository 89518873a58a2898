"""Counting units and words, and what percent says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents import follow
from workflow.core.review import add_review
from workflow.core.stats import count_page
from workflow.model import Counts, Entry

TEXTS = ["One word more.", "Two words here now.", "Three", "Four and more", "Five."]


def test_every_state_is_counted_once_with_its_words() -> None:
    units = follow(TEXTS)[0].units
    ids = [unit.id for unit in units]
    entries = {
        ids[0]: Entry(ids[0], TEXTS[0], "a"),
        ids[1]: Entry(ids[1], TEXTS[1], "b", outdated=True, previous_source="x"),
        ids[2]: add_review(Entry(ids[2], TEXTS[2], "c"), "Bo", "2026-01-02"),
        ids[3]: Entry(ids[3], TEXTS[3], "d"),
    }
    assert count_page(units, entries, {ids[3]: "broken"}) == Counts(
        units=5,
        words=12,
        translated=2,
        outdated=1,
        reviewed=1,
        untranslated=2,
        errors=1,
        translated_words=4,
    )


def test_an_outdated_translation_with_an_error_counts_as_untranslated_error() -> None:
    unit = follow(["Text"])[0].units[0]
    entry = Entry(unit.id, "Text", "a", outdated=True)
    counts = count_page([unit], {unit.id: entry}, {unit.id: "broken"})
    assert (counts.outdated, counts.untranslated, counts.errors) == (0, 1, 1)


def test_a_page_without_units_is_complete() -> None:
    counts = count_page([], {}, {})
    assert counts.percent == 100
    assert counts.complete


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_percent_is_floored_never_0_once_begun_and_100_only_at_the_end(translated: int, rest: int) -> None:
    counts = Counts(units=translated + rest, translated=translated, untranslated=rest)
    assert (counts.percent == 100) == (rest == 0)
    assert (counts.percent == 0) == (translated == 0 and rest > 0)
    assert counts.percent in (translated * 100 // max(1, counts.units), 1, 100)
    assert counts.complete == (rest == 0)


def test_counts_add_up_field_by_field() -> None:
    one = Counts(1, 2, 3, 4, 5, 6, 7, 8)
    assert one + one == Counts(2, 4, 6, 8, 10, 12, 14, 16)
