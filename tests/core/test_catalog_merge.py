"""Bringing a catalog up to its page: every way in which a unit and its entry can differ."""

from __future__ import annotations

from dataclasses import replace

from workflow.core.catalog import merge_units
from workflow.core.review import add_review, is_reviewed
from workflow.model import Catalog, Entry

A, B, C = "Text A.", "Text B.", "Text C."


def unit(unit_id: str, source: str, note: str = "paragraph") -> Entry:
    """A unit of the page as it is now."""
    return Entry(unit_id, source, notes=(note,), references=("a.md",))


def entry(unit_id: str, source: str, translation: str = "", previous: str = "") -> Entry:
    """An entry as a file has it; outdated where a previous source is given."""
    return replace(
        unit(unit_id, source), translation=translation, outdated=bool(previous), previous_source=previous, raw="(lines)"
    )


def old(unit_id: str, source: str, translation: str) -> Entry:
    """An obsolete entry as a file has it."""
    return Entry(unit_id, source, translation, obsolete=True, raw="(lines)")


def test_a_catalog_that_agrees_is_the_same_object() -> None:
    catalog = Catalog((entry("1", A, "a"), old("9", C, "c"), entry("2", B)))
    assert merge_units(catalog, [unit("1", A), unit("2", B)]) is catalog


def test_an_edited_source_outdates_its_translation_and_keeps_the_old_source() -> None:
    merged = merge_units(Catalog((entry("1", A, "a"),)), [unit("1", B)])
    assert merged.entries == (entry("1", B, "a", previous=A),)


def test_an_edited_source_without_translation_is_just_another_source() -> None:
    merged = merge_units(Catalog((entry("1", A),)), [unit("1", B)])
    assert merged.entries == (entry("1", B),)


def test_white_space_alone_outdates_nothing() -> None:
    merged = merge_units(Catalog((entry("1", A, "a"),)), [unit("1", A.replace(" ", "\n"))])
    assert merged.entries == (entry("1", A.replace(" ", "\n"), "a"),)


def test_a_second_edit_keeps_the_source_the_translation_was_made_from() -> None:
    merged = merge_units(Catalog((entry("1", B, "a", previous=A),)), [unit("1", C)])
    assert merged.entries == (entry("1", C, "a", previous=A),)


def test_a_source_that_returns_makes_its_translation_current() -> None:
    merged = merge_units(Catalog((entry("1", B, "a", previous=A),)), [unit("1", A)])
    assert merged.entries == (entry("1", A, "a"),)


def test_a_source_that_returns_takes_its_older_pair_and_leaves_the_newer_one() -> None:
    merged = merge_units(Catalog((entry("1", B, "b"), old("1", A, "a"))), [unit("1", A)])
    assert merged.entries == (entry("1", A, "a"), replace(old("1", B, "b"), raw=""))


def test_the_latest_of_several_older_pairs_returns() -> None:
    before = Catalog((entry("1", B, "b"), old("1", A, "a1"), old("1", A, "a2")))
    merged = merge_units(before, [unit("1", A)])
    assert merged.entries == (entry("1", A, "a2"), old("1", f"{A} ", "a1"), old("1", B, "b"))


def test_the_translation_a_unit_has_goes_before_an_older_pair_of_the_same_source() -> None:
    merged = merge_units(Catalog((entry("1", B, "new a", previous=A), old("1", A, "old a"))), [unit("1", A)])
    assert merged.entries == (entry("1", A, "new a"), old("1", f"{A} ", "old a"))


def test_an_outdated_entry_of_unknown_origin_never_becomes_current_by_itself() -> None:
    foreign = replace(entry("1", A, "?"), outdated=True)
    there = merge_units(Catalog((foreign,)), [unit("1", B)])
    back = merge_units(there, [unit("1", A)])
    assert there.entries == (replace(foreign, source=B),)
    assert back.entries == (foreign,)


def test_an_older_pair_of_unknown_origin_never_returns_as_current() -> None:
    foreign = replace(entry("1", B, "?"), outdated=True)
    before = Catalog((foreign, old("1", A, "a")))
    there = merge_units(before, [unit("1", A)])
    back = merge_units(there, [unit("1", B)])
    assert there.entries[0] == entry("1", A, "a")
    assert back.entries[0] == entry("1", B, "a", previous=A)


def test_updates_that_are_not_required_keep_the_translation_current() -> None:
    merged = merge_units(Catalog((entry("1", A, "a"),)), [unit("1", B)], keep_current={"1"})
    assert merged.entries == (entry("1", B, "a"), old("1", A, "a"))


def test_an_edit_without_required_updates_that_is_undone_outdates_nothing() -> None:
    there = merge_units(Catalog((entry("1", A, "a"),)), [unit("1", B)], keep_current={"1"})
    back = merge_units(there, [unit("1", A)])
    assert back.entries[0] == entry("1", A, "a")


def test_updates_that_are_not_required_leave_an_outdated_unit_outdated() -> None:
    merged = merge_units(Catalog((entry("1", B, "a", previous=A),)), [unit("1", C)], keep_current={"1"})
    assert merged.entries == (entry("1", C, "a", previous=A),)


def test_a_unit_that_left_with_a_translation_stays_as_obsolete() -> None:
    merged = merge_units(Catalog((entry("1", A, "a"), entry("2", B, "b"))), [unit("2", B)])
    assert merged.entries == (entry("2", B, "b"), replace(entry("1", A, "a"), obsolete=True))


def test_a_unit_that_left_without_anything_is_dropped() -> None:
    assert merge_units(Catalog((entry("1", A), entry("2", B))), [unit("2", B)]).entries == (entry("2", B),)


def test_a_unit_that_left_with_a_comment_alone_stays_as_obsolete() -> None:
    commented = replace(entry("1", A), comments=("ask Åse",))
    merged = merge_units(Catalog((commented,)), [])
    assert merged.entries == (replace(commented, obsolete=True),)


def test_an_outdated_unit_that_left_is_kept_with_the_source_it_was_made_from() -> None:
    merged = merge_units(Catalog((entry("1", B, "a", previous=A),)), [])
    assert merged.entries == (replace(entry("1", A, "a"), obsolete=True),)


def test_a_unit_that_comes_back_has_its_translation_current() -> None:
    gone = merge_units(Catalog((entry("1", A, "a"),)), [])
    assert merge_units(gone, [unit("1", A)]).entries == (entry("1", A, "a"),)


def test_a_unit_that_comes_back_edited_is_outdated() -> None:
    gone = merge_units(Catalog((entry("1", A, "a"),)), [])
    assert merge_units(gone, [unit("1", B)]).entries == (entry("1", B, "a", previous=A),)


def test_a_unit_that_comes_back_reviewed_is_still_reviewed() -> None:
    reviewed = add_review(entry("1", A, "a"), "Bo", "2026-01-02")
    back = merge_units(merge_units(Catalog((reviewed,)), []), [unit("1", A)])
    assert is_reviewed(back.entries[0])


def test_a_unit_from_another_page_brings_its_entry_and_its_older_pairs() -> None:
    came = [entry("1", B, "b"), old("1", A, "a")]
    merged = merge_units(Catalog((entry("2", C),)), [unit("1", B), unit("2", C)], arrived=came)
    assert merged.entries == (entry("1", B, "b"), entry("2", C), old("1", A, "a"))
    assert merge_units(merged, [unit("1", A), unit("2", C)]).entries[0] == entry("1", A, "a")


def test_new_notes_and_references_outdate_nothing() -> None:
    merged = merge_units(Catalog((entry("1", A, "a"),)), [unit("1", A, "heading")])
    assert merged.entries == (replace(entry("1", A, "a"), notes=("heading",)),)


def test_a_new_unit_follows_its_predecessor_and_the_files_own_order_stays() -> None:
    before = Catalog((entry("3", C), entry("1", A)))
    merged = merge_units(before, [unit("1", A), unit("2", B), unit("3", C)])
    assert [item.id for item in merged.entries] == ["3", "1", "2"]


def test_reordering_follows_the_page() -> None:
    before = Catalog((entry("3", C), entry("1", A)))
    merged = merge_units(before, [unit("1", A), unit("3", C)], reorder=True)
    assert [item.id for item in merged.entries] == ["1", "3"]


def test_entries_that_did_not_change_are_the_same_objects() -> None:
    before = Catalog((entry("1", A, "a"), old("8", C, "c"), entry("2", B, "b"), old("9", C, "c")))
    merged = merge_units(before, [unit("1", A), unit("2", C)])
    assert merged.entries[0] is before.entries[0]
    assert merged.entries[1] is before.entries[1]
    assert merged.entries[3] is before.entries[3]


def test_obsolete_entries_keep_their_order_when_the_entry_before_them_leaves() -> None:
    before = Catalog((entry("1", A, "a"), entry("2", B, "b"), old("7", C, "c1"), entry("3", C), old("7", C, "c2")))
    merged = merge_units(before, [unit("1", A), unit("3", C)])
    assert [item.translation for item in merged.entries if item.id == "7"] == ["c1", "c2"]


def test_an_offered_text_that_was_made_for_the_very_source_becomes_the_units_own() -> None:
    offered = replace(old("b", B, "Tekst B."), comments=("offered: from unit a", "ask Bo"))
    (merged,) = merge_units(Catalog((offered,)), [unit("b", B)]).entries
    assert (merged.translation, merged.outdated, merged.comments) == ("Tekst B.", False, ("ask Bo",))
