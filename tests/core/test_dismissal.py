"""Dismissals: comments that hold for exactly one source and translation."""

from __future__ import annotations

from dataclasses import replace

from workflow.core.catalog import apply_edit, merge_units
from workflow.core.digest import digest_review
from workflow.core.dismissal import (
    add_dismissal,
    drop_dismissals,
    drop_void,
    list_dismissed,
    list_dismissed_for,
    remove_dismissal,
)
from workflow.core.merge_entry import merge_entry, set_aside
from workflow.core.older_texts import list_older_texts
from workflow.core.review import add_review, is_reviewed
from workflow.model import Catalog, Entry

ENTRY = Entry("1", "Some 3 texts.", "Nogle tekster.", comments=("by hand",), raw="(lines)")
DISMISSED = add_dismissal(ENTRY, "numbers")
LINE = f"dismissed: numbers {digest_review(ENTRY.source, ENTRY.translation)}"


def test_a_dismissal_is_one_comment_line_behind_the_others() -> None:
    assert DISMISSED.comments == ("by hand", LINE)
    assert list_dismissed(DISMISSED) == {"numbers"}
    assert list_dismissed(ENTRY) == frozenset()


def test_dismissing_twice_changes_nothing() -> None:
    assert add_dismissal(DISMISSED, "numbers") is DISMISSED


def test_several_checks_can_be_dismissed_and_each_taken_back() -> None:
    both = add_dismissal(DISMISSED, "length")
    assert list_dismissed(both) == {"numbers", "length"}
    assert remove_dismissal(both, "length") == DISMISSED
    assert remove_dismissal(DISMISSED, "numbers") == ENTRY
    assert remove_dismissal(ENTRY, "numbers") is ENTRY


def test_any_change_of_source_or_translation_voids_it_and_white_space_of_the_source_does_not() -> None:
    assert list_dismissed(replace(DISMISSED, source="Some 4 texts.")) == frozenset()
    assert list_dismissed(replace(DISMISSED, translation="Nogle tekster. ")) == frozenset()
    assert list_dismissed(replace(DISMISSED, source="Some 3\n texts.")) == {"numbers"}


def test_a_text_that_comes_back_is_dismissed_again() -> None:
    typed = replace(DISMISSED, translation="Andet.")
    assert list_dismissed_for(typed, ENTRY.translation) == {"numbers"}
    assert list_dismissed_for(typed, "Andet.") == frozenset()


def test_void_ones_are_dropped_with_the_next_change_and_all_other_comments_stay() -> None:
    changed = replace(DISMISSED, translation="Andet.")
    assert drop_void(changed) == ("by hand",)
    assert add_dismissal(changed, "length").comments[0] == "by hand"
    assert len(add_dismissal(changed, "length").comments) == 2
    assert drop_dismissals(DISMISSED.comments) == ("by hand",)


def test_a_save_of_another_text_drops_it() -> None:
    edited = apply_edit(Catalog((DISMISSED,)), "1", "Nogle 3 tekster.")
    assert edited.entries[0].comments == ("by hand",)


def test_confirming_an_outdated_text_keeps_what_holds_for_it_and_drops_what_does_not() -> None:
    outdated = replace(
        DISMISSED, outdated=True, previous_source="Older.", comments=(LINE, "dismissed: length " + "0" * 12)
    )
    assert apply_edit(Catalog((outdated,)), "1", ENTRY.translation).entries[0].comments == (LINE,)


def test_a_source_that_changes_and_returns_gets_its_dismissal_back() -> None:
    changed = merge_units(Catalog((DISMISSED,)), [Entry("1", "Some 4 texts.")])
    assert (changed.entries[0].outdated, list_dismissed(changed.entries[0])) == (True, frozenset())
    anew = apply_edit(changed, "1", "Fire tekster.")
    assert list_dismissed(anew.entries[0]) == frozenset()
    back = merge_units(anew, [Entry("1", ENTRY.source)])
    assert (back.entries[0].translation, list_dismissed(back.entries[0])) == (ENTRY.translation, frozenset({"numbers"}))


def test_two_branches_that_dismissed_different_checks_keep_both() -> None:
    ours, theirs = DISMISSED, add_dismissal(ENTRY, "length")
    merged, clash = merge_entry(ENTRY, ours, theirs)
    assert (list_dismissed(merged), clash) == (frozenset({"numbers", "length"}), False)


def test_a_branch_that_translated_anew_voids_what_the_other_one_dismissed() -> None:
    merged, clash = merge_entry(ENTRY, DISMISSED, replace(ENTRY, translation="Nogle 3 tekster."))
    assert (merged.translation, list_dismissed(merged), clash) == ("Nogle 3 tekster.", frozenset(), False)


def test_reviews_and_dismissals_leave_each_other_alone() -> None:
    reviewed = add_review(DISMISSED, "Bo", "2026-01-02")
    assert list_dismissed(reviewed) == {"numbers"}
    assert is_reviewed(remove_dismissal(reviewed, "numbers"))


def test_texts_that_are_set_aside_or_shown_as_older_ones_say_nothing_of_it() -> None:
    assert set_aside(DISMISSED).comments == ("by hand",)
    older = replace(DISMISSED, obsolete=True)
    assert list_older_texts(Entry("1", ENTRY.source), (older,)).texts[0].comment == "by hand"
