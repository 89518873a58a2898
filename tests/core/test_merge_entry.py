"""An entry that two branches changed is merged by field; only two translations of it clash."""

from __future__ import annotations

from workflow.core.merge_entry import merge_entry
from workflow.core.review import add_review, state_of
from workflow.model import Entry, State

BASE = Entry("u1", "Some text.", "En tekst.", comments=("old",), notes=("paragraph",), flags=("no-wrap",))


def _merge(base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    """The merged entry, the same whoever merges whom."""
    merged, clash = merge_entry(base, ours, theirs)
    assert (merged, clash) == merge_entry(base, theirs, ours)
    assert not clash
    return merged


def test_a_change_of_one_side_is_taken() -> None:
    changed = BASE.change(translation="En anden.", comments=("new",))
    assert _merge(BASE, BASE, changed) == changed


def test_equal_changes_are_one() -> None:
    changed = BASE.change(translation="En anden.")
    assert _merge(BASE, changed, BASE.change(translation="En anden.")) == changed


def test_a_comment_and_a_translation_come_together() -> None:
    ours = BASE.change(comments=("old", "ask the author"))
    theirs = BASE.change(translation="En anden.")
    assert _merge(BASE, ours, theirs) == BASE.change(translation="En anden.", comments=("old", "ask the author"))


def test_comments_and_flags_are_merged_by_line() -> None:
    ours = BASE.change(comments=("old", "mine"), flags=("no-wrap", "c-format"))
    theirs = BASE.change(comments=("theirs",), flags=())
    merged, _ = merge_entry(BASE, ours, theirs)
    assert merged == BASE.change(comments=("mine", "theirs"), flags=("c-format",))


def test_a_translation_of_a_source_that_was_edited_meanwhile_is_outdated() -> None:
    edited = BASE.change(source="Another text.", outdated=True, previous_source="Some text.")
    translated = BASE.change(translation="En bedre tekst.")
    assert _merge(BASE, edited, translated) == Entry(
        "u1",
        "Another text.",
        "En bedre tekst.",
        outdated=True,
        previous_source="Some text.",
        comments=("old",),
        notes=("paragraph",),
        flags=("no-wrap",),
    )


def test_a_first_translation_of_a_source_that_was_edited_meanwhile_is_outdated() -> None:
    base = Entry("u1", "Some text.")
    merged = _merge(base, Entry("u1", "Another text."), Entry("u1", "Some text.", "En tekst."))
    assert merged == Entry("u1", "Another text.", "En tekst.", outdated=True, previous_source="Some text.")


def test_a_source_that_was_only_wrapped_anew_outdates_nothing() -> None:
    base = Entry("u1", "Some text.")
    merged = _merge(base, Entry("u1", "Some\ntext."), Entry("u1", "Some text.", "En tekst."))
    assert merged == Entry("u1", "Some\ntext.", "En tekst.")


def test_a_translation_confirmed_for_one_source_is_outdated_for_the_next() -> None:
    base = Entry("u1", "Two.", "To.", outdated=True, previous_source="One.")
    confirmed = Entry("u1", "Two.", "To.")
    edited = Entry("u1", "Three.", "To.", outdated=True, previous_source="One.")
    assert _merge(base, confirmed, edited) == Entry("u1", "Three.", "To.", outdated=True, previous_source="Two.")


def test_a_text_that_both_gave_is_current_where_one_gave_it_for_the_new_source() -> None:
    base = Entry("u1", "One.", "Nul.")
    early = Entry("u1", "One.", "To.")
    late = Entry("u1", "Two.", "To.")
    assert _merge(base, early, late) == late


def test_a_text_whose_source_the_file_does_not_tell_stays_outdated() -> None:
    base = Entry("u1", "One.")
    doubtful = Entry("u1", "One.", "En.", outdated=True)
    assert _merge(base, Entry("u1", "Two."), doubtful) == Entry("u1", "Two.", "En.", outdated=True)


def test_a_new_text_wins_over_the_removal_of_the_old_one() -> None:
    emptied = BASE.change(translation="")
    changed = BASE.change(translation="En anden.")
    assert _merge(BASE, emptied, changed) == changed


def test_two_sources_for_one_unit_are_left_to_the_next_sync() -> None:
    ours, theirs = BASE.change(source="Ours."), BASE.change(source="Theirs.")
    assert merge_entry(BASE, ours, theirs) == (ours, False)


def test_two_translations_of_one_unit_clash_and_ours_stays() -> None:
    ours, theirs = BASE.change(translation="Vores."), BASE.change(translation="Deres.")
    assert merge_entry(BASE, ours, theirs) == (ours, True)
    assert merge_entry(BASE, theirs, ours) == (theirs, True)


def test_two_translations_clash_where_both_sides_added_the_unit() -> None:
    ours, theirs = Entry("u1", "Text", "Vores"), Entry("u1", "Text", "Deres", comments=("theirs",))
    assert merge_entry(None, ours, theirs) == (Entry("u1", "Text", "Vores", comments=("theirs",)), True)


def test_a_unit_that_both_added_takes_the_only_translation() -> None:
    assert _merge(None, Entry("u1", "Text"), Entry("u1", "Text", "Tekst")) == Entry("u1", "Text", "Tekst")


def test_plural_forms_stay_together() -> None:
    base = Entry("", "a file", plural_source="files", plural_translations=("", ""))
    ours = base.change(translation="en fil", plural_translations=("en fil", "filer"))
    theirs = base.change(translation="1 fil", plural_translations=("1 fil", "filer"), comments=("checked",))
    assert merge_entry(base, ours, theirs) == (ours.change(comments=("checked",)), True)


def test_one_text_and_plural_forms_do_not_mix() -> None:
    base = Entry("", "a file")
    ours = base.change(translation="en fil")
    theirs = base.change(plural_source="files", translation="1 fil", plural_translations=("1 fil", "filer"))
    assert merge_entry(base, ours, theirs) == (ours, True)


def test_an_entry_as_one_side_has_it_keeps_its_lines() -> None:
    ours = Entry("u1", "Text", "Tekst", raw="ours")
    theirs = Entry("u1", "Text", "Tekst", comments=("new",), raw="theirs")
    merged, _ = merge_entry(Entry("u1", "Text"), ours, theirs)
    assert (merged, merged.raw) == (theirs, "theirs")


def test_the_reviews_of_both_sides_stay() -> None:
    ours, theirs = add_review(BASE, "Ada", "2024-01-01"), add_review(BASE, "Bo", "2024-01-02")
    merged = _merge(BASE, ours, ours)
    assert merged == ours
    merged, clash = merge_entry(BASE, ours, theirs)
    assert (merged.comments, clash) == ((*ours.comments, theirs.comments[-1]), False)
    assert state_of(merged) is State.REVIEWED


def test_a_review_of_the_text_that_the_other_side_replaced_is_void() -> None:
    reviewed = add_review(BASE, "Ada", "2024-01-01")
    merged = _merge(BASE, reviewed, BASE.change(translation="En anden."))
    assert merged.translation == "En anden."
    assert state_of(merged) is State.TRANSLATED


def test_of_two_new_texts_the_one_for_the_new_source_stays_and_does_not_clash() -> None:
    base = Entry("one", "One", "En")
    reworded, retranslated = base.change(translation="Een"), base.change(source="One and two", translation="En og to")
    assert _merge(base, reworded, retranslated) == retranslated
