"""What a unit's obsolete entries offer: older texts of its own, and those of units that were split or joined."""

from __future__ import annotations

from typing import Any

from workflow.core.carrying import describe_carried
from workflow.core.catalog import offer_text
from workflow.core.offered import OFFERED, say_file
from workflow.core.older_texts import MOST, OlderText, Origin, group_obsolete, list_older_texts
from workflow.model import Catalog, Entry

WHOLE = "Sow in May. Water every day."
PART = "Water every day."
UNIT = Entry("2", PART)


def older(text: str, made_for: str = PART, **fields: Any) -> Entry:
    """An obsolete entry of the unit."""
    return Entry("2", made_for, text, obsolete=True, **fields)


def texts(unit: Entry, *entries: Entry) -> list[str]:
    """What is offered, in order."""
    return [found.text for found in list_older_texts(unit, entries).texts]


def test_the_newest_text_comes_first() -> None:
    assert texts(UNIT, older("a"), older("b")) == ["b", "a"]


def test_what_the_unit_says_already_is_not_offered() -> None:
    assert texts(Entry("2", PART, "a"), older("a", WHOLE), older("b")) == ["b"]


def test_ten_texts_are_told_and_the_rest_counted() -> None:
    found = list_older_texts(UNIT, [older(str(number)) for number in range(MOST + 3)])
    assert ([each.text for each in found.texts], found.more) == ([str(number) for number in range(12, 2, -1)], 3)
    assert found.count == MOST + 3


def test_a_text_made_for_this_source_fits_whatever_its_white_space() -> None:
    found = list_older_texts(UNIT, [older("a", "Water  every\nday.")])
    assert found.texts == (OlderText("a", "Water  every\nday.", True, Origin.OLDER, "2", ""),)


def test_the_source_of_another_tools_fuzzy_text_is_not_known() -> None:
    found = list_older_texts(UNIT, [older("a", outdated=True)])
    assert [(each.made_for, each.fits) for each in found.texts] == [("", False)]


def test_a_part_is_told_the_unit_it_was_split_off_from() -> None:
    found = list_older_texts(UNIT, [offer_text(Entry("1", WHOLE, "a b"), "2")])
    assert found.texts == (OlderText("a b", WHOLE, False, Origin.SPLIT, "1", ""),)


def test_a_whole_is_told_the_unit_that_was_joined_with_it() -> None:
    found = list_older_texts(Entry("2", WHOLE, "a"), [offer_text(Entry("3", PART, "b"), "2")])
    assert found.texts == (OlderText("b", PART, False, Origin.JOINED, "3", ""),)


def test_an_offered_text_says_still_which_values_were_carried_into_it() -> None:
    carried = describe_carried([("12", "14")])
    assert offer_text(Entry("1", WHOLE, "a 14", comments=("or b", *carried)), "2").comments == (
        f"{OFFERED}unit 1",
        *carried,
    )


def test_translators_comments_are_told_without_origin_and_reviews() -> None:
    comments = (f"{OFFERED}unit 1", "ask the gardeners", "reviewed-by: Bo 2026-01-02 0123456789ab", "or Bo")
    found = list_older_texts(UNIT, [older("a", WHOLE, comments=comments)])
    assert [each.comment for each in found.texts] == ["ask the gardeners\nor Bo"]


def test_only_obsolete_entries_with_a_text_count_each_at_its_own_unit() -> None:
    one, two, other = older("a"), older("b"), Entry("3", "x", "c", obsolete=True)
    catalog = Catalog((one, UNIT, Entry("3", "x", "d"), older(""), two, other, Entry("", "y", "e", obsolete=True)))
    assert group_obsolete(catalog) == {"2": (one, two), "3": (other,)}


def test_a_text_from_a_file_says_so() -> None:
    found = list_older_texts(UNIT, [older("a", comments=(say_file("book.csv"), "a comment"))])
    assert found.texts == (OlderText("a", PART, True, Origin.FILE, "2", "a comment"),)
