"""Catalogs of two branches are merged unit by unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workflow.core.digest import make_unit_id
from workflow.core.merging import Merged, merge_catalogs
from workflow.core.offered import FROM_MERGE
from workflow.model import Catalog, Entry

HEADER = Entry("", "", "Language: da\nContent-Type: text/plain; charset=UTF-8\n")
A, B, C = (Entry(name, f"Text {name}", f"Tekst {name}") for name in ("a", "b", "c"))


def _catalog(*entries: Entry) -> Catalog:
    return Catalog(entries, HEADER)


def _merge(base: tuple[Entry, ...], ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> tuple[Entry, ...]:
    merged = merge_catalogs(_catalog(*base), _catalog(*ours), _catalog(*theirs))
    assert merged.clashes == ()
    return merged.catalog.entries


def test_different_units_of_one_file_merge_clean() -> None:
    ours, theirs = A.change(translation="Vores"), C.change(translation="Deres")
    assert _merge((A, B, C), (ours, B, C), (A, B, theirs)) == (ours, B, theirs)


def test_what_one_side_deleted_is_deleted() -> None:
    assert _merge((A, B, C), (A, B, C), (A, C)) == (A, C)
    assert _merge((A, B, C), (A, C), (A, B, C)) == (A, C)


def test_what_one_side_deleted_and_the_other_changed_stays() -> None:
    changed = B.change(translation="Deres")
    assert _merge((A, B, C), (A, C), (A, changed, C)) == (A, changed, C)
    assert _merge((A, B, C), (A, changed, C), (A, C)) == (A, changed, C)


def test_new_units_of_theirs_stand_after_the_unit_they_follow_there() -> None:
    first, second, last, mine = (Entry(name, name) for name in ("first", "second", "last", "mine"))
    merged = _merge((A, B, C), (A, mine, C), (first, A, second, B, last, C))
    assert merged == (first, A, second, last, mine, C)


def test_a_unit_that_both_added_is_one() -> None:
    new = Entry("n", "New")
    assert _merge((A,), (A, new), (new, A)) == (A, new)


def test_both_added_the_file() -> None:
    merged = merge_catalogs(Catalog(()), _catalog(A, B.change(translation="")), _catalog(A, B, C))
    assert merged == Merged(_catalog(A, B, C), ())


def test_two_translations_of_one_unit_clash_and_both_texts_stay() -> None:
    base = B.change(outdated=True, previous_source="Old b")
    ours = B.change(translation="Vores")
    theirs = B.change(translation="Deres", comments=("reviewed-by: Bo 2024-01-01 0123456789ab", "ask"))
    kept = replace(ours, comments=theirs.comments)
    aside = Entry("b", "Text b ", "Deres", obsolete=True, comments=("offered: from a git merge", "ask"))
    merged = merge_catalogs(_catalog(A, base, C), _catalog(A, ours, C), _catalog(A, theirs, C))
    assert merged == Merged(_catalog(A, kept, C, aside), ("b",))


def test_the_text_that_is_set_aside_has_the_source_it_was_made_for() -> None:
    base = Entry("b", "One.")
    ours, theirs = Entry("b", "One.", "Vores"), Entry("b", "Two.", "Deres", outdated=True, previous_source="Half.")
    merged = merge_catalogs(_catalog(base), _catalog(ours), _catalog(theirs))
    kept = Entry("b", "Two.", "Vores", outdated=True, previous_source="One.")
    assert merged == Merged(_catalog(kept, Entry("b", "Half.", "Deres", obsolete=True, comments=(FROM_MERGE,))), ("b",))


def test_a_text_for_the_older_source_stands_beside_the_one_for_the_new_source() -> None:
    reworded, new = B.change(translation="Vores"), B.change(source="New b", translation="Ny b")
    older = Entry("b", "Text b", "Vores", obsolete=True)
    assert _merge((B,), (reworded,), (new,)) == (new, older)
    assert _merge((B,), (new,), (reworded,)) == (new, older)


def test_merging_once_more_says_it_once() -> None:
    base, theirs = _catalog(Entry("b", "One.")), _catalog(Entry("b", "One.", "Deres"))
    merged = merge_catalogs(base, _catalog(Entry("b", "One.", "Vores")), theirs).catalog
    assert merge_catalogs(base, merged, theirs).catalog == merged


def test_a_unit_that_left_the_page_on_one_side_and_was_translated_on_the_other_keeps_both_texts() -> None:
    retired, changed = B.change(obsolete=True), B.change(translation="Deres")
    assert _merge((A, B, C), (A, C, retired), (A, changed, C)) == (A, changed, C, replace(retired, source="Text b "))


def test_the_older_pairs_of_both_sides_stay() -> None:
    pairs = [replace(B, translation=text, obsolete=True) for text in ("1", "2", "3")]
    apart = [replace(pair, source=f"Text b{' ' * count}") for count, pair in enumerate(pairs, 1)]
    assert _merge((B, pairs[0]), (B, pairs[0], pairs[1]), (B, pairs[0], pairs[2])) == (B, *apart)
    assert _merge((B, pairs[0]), (B, pairs[0], pairs[2]), (B, pairs[0], pairs[1])) == (B, *apart)


def test_an_id_that_both_gave_to_different_texts_becomes_two_by_the_same_rule_in_every_language() -> None:
    new_id = make_unit_id("7", "Theirs", lambda _: False)
    for mine, other in (("Vores", "Deres"), ("Unsere", "Ihre"), ("", "")):
        ours, theirs = Entry("7", "Ours", mine), Entry("7", "Theirs", other)
        assert _merge((A,), (A, ours), (A, theirs)) == (A, replace(theirs, id=new_id), ours)


def test_an_older_text_of_a_unit_whose_id_both_gave_goes_with_it() -> None:
    older = Entry("7", "Theirs before", "Deres før", obsolete=True)
    merged = _merge((A,), (A, Entry("7", "Ours", "Vores")), (A, Entry("7", "Theirs", "Deres"), older))
    new_id = make_unit_id("7", "Theirs", lambda _: False)
    assert [(entry.id, entry.translation) for entry in merged] == [
        ("a", "Tekst a"),
        (new_id, "Deres"),
        (new_id, "Deres før"),
        ("7", "Vores"),
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_translation_follows_its_text_to_the_id_that_the_other_side_gave_it(swapped: bool) -> None:
    base = (A, Entry("7", "Theirs"))
    settled = (A, Entry("7", "Ours", "Vores"), Entry("8", "Theirs"))
    translated = (A, Entry("7", "Theirs", "Deres"))
    sides = (translated, settled) if swapped else (settled, translated)
    merged = {entry.id: entry.translation for entry in _merge(base, *sides)}
    assert merged == {"a": "Tekst a", "7": "Vores", "8": "Deres"}


def test_an_id_that_both_gave_to_one_text_wrapped_differently_is_one_unit() -> None:
    assert _merge((), (Entry("7", "Two words"),), (Entry("7", "Two\nwords", "To ord"),)) == (
        Entry("7", "Two\nwords", "To ord"),
    )


def test_entries_without_an_id_are_found_by_their_text() -> None:
    one, two = Entry("", "one"), Entry("", "two")
    ours, theirs = one.change(translation="en"), two.change(translation="to")
    assert _merge((one, two), (ours, two), (one, theirs)) == (ours, theirs)


def test_where_entries_share_a_context_the_text_tells_them_apart() -> None:
    one, two = Entry("menu", "Open"), Entry("menu", "Close")
    ours, theirs = one.change(translation="Åbn"), two.change(translation="Luk")
    assert _merge((one, two), (ours, two), (one, theirs)) == (ours, theirs)


def test_the_charset_of_the_header_is_the_one_of_the_file() -> None:
    latin = Entry("", "", "Language: da\nContent-Type: text/plain; charset=ISO-8859-1\n")
    old = Catalog((A,), latin, charset="iso8859-1")
    ours = replace(old, header=latin.change(translation=latin.translation + "X-Ours: 1\n"))
    merged = merge_catalogs(old, ours, Catalog((A,), HEADER))
    assert merged.catalog == Catalog((A,), HEADER.change(translation=HEADER.translation + "X-Ours: 1\n"))


def test_comments_after_the_last_entry_stay() -> None:
    base, ours, theirs = (Catalog((A,), HEADER, tail=tail) for tail in ("", "\n# ours\n", "\n# theirs\n"))
    assert merge_catalogs(base, ours, theirs).catalog.tail == "\n# ours\n\n# theirs\n"
    assert merge_catalogs(ours, ours, base).catalog.tail == ""
