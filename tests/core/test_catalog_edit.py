"""Saving one translation into a catalog."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workflow.core.catalog import apply_edit, merge_units, put_entry
from workflow.core.review import add_review
from workflow.model import Catalog, Entry

A, B = "Text A.", "Text B."
CURRENT = Entry("1", A, "a", raw="(lines)")
OUTDATED = Entry("1", B, "a", outdated=True, previous_source=A, raw="(lines)")
OTHER = Entry("2", "Other.", "other", raw="(lines)")
OLDER = Entry("1", A, "a", obsolete=True)


def test_saving_what_is_there_changes_nothing() -> None:
    catalog = Catalog((CURRENT, OTHER))
    assert apply_edit(catalog, "1", "a") is catalog


def test_saving_nothing_as_outdated_over_nothing_changes_nothing() -> None:
    catalog = Catalog((Entry("1", A, raw="(lines)"),))
    assert apply_edit(catalog, "1", "", outdated=True) is catalog


def test_a_current_translation_is_replaced_and_all_else_stays() -> None:
    edited = apply_edit(Catalog((CURRENT, OTHER)), "1", "new")
    assert edited.entries == (replace(CURRENT, translation="new"), OTHER)
    assert edited.entries[1] is OTHER
    assert edited.entries[0].was is CURRENT


def test_an_outdated_unit_translated_anew_keeps_the_old_pair_as_obsolete() -> None:
    edited = apply_edit(Catalog((OUTDATED, OTHER)), "1", "b")
    assert edited.entries == (Entry("1", B, "b"), OTHER, OLDER)


def test_an_outdated_translation_that_is_confirmed_keeps_the_old_pair_too() -> None:
    edited = apply_edit(Catalog((OUTDATED,)), "1", "a")
    assert edited.entries == (Entry("1", B, "a"), OLDER)
    assert merge_units(edited, [Entry("1", A)]).entries[0] == CURRENT


def test_an_outdated_translation_that_is_improved_stays_outdated_when_asked() -> None:
    edited = apply_edit(Catalog((OUTDATED,)), "1", "a2", outdated=True)
    assert edited.entries == (replace(OUTDATED, translation="a2"), OLDER)


def test_a_removed_translation_stays_as_an_obsolete_pair() -> None:
    assert apply_edit(Catalog((CURRENT,)), "1", "").entries == (Entry("1", A), replace(OLDER, source=f"{A} "))


def test_a_removed_translation_is_never_outdated() -> None:
    assert apply_edit(Catalog((OUTDATED,)), "1", "", outdated=True).entries == (Entry("1", B), OLDER)


def test_a_translation_of_unknown_origin_leaves_an_outdated_pair() -> None:
    foreign = Entry("1", A, "?", outdated=True, raw="(lines)")
    edited = apply_edit(Catalog((foreign,)), "1", "a")
    assert edited.entries == (Entry("1", A, "a"), Entry("1", f"{A} ", "?", outdated=True, obsolete=True))


def test_a_pair_that_is_kept_again_stands_last() -> None:
    older = [replace(OLDER, raw="(lines)"), Entry("1", A, "a2", obsolete=True, raw="(lines)")]
    edited = apply_edit(Catalog((OUTDATED, *older)), "1", "b")
    assert [entry.translation for entry in edited.entries if entry.obsolete] == ["a2", "a"]


def test_an_edit_drops_the_review_and_keeps_other_comments() -> None:
    reviewed = add_review(replace(CURRENT, comments=("ask Åse",)), "Bo", "2026-01-02")
    assert apply_edit(Catalog((reviewed,)), "1", "new").entries[0].comments == ("ask Åse",)


def test_obsolete_entries_are_never_edited() -> None:
    catalog = Catalog((replace(CURRENT, obsolete=True),))
    with pytest.raises(KeyError):
        apply_edit(catalog, "1", "new")


def test_putting_an_entry_leaves_obsolete_ones_of_its_id() -> None:
    catalog = Catalog((CURRENT, OLDER))
    assert put_entry(catalog, OTHER.change(id="1")).entries == (replace(OTHER, id="1"), OLDER)
