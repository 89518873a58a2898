"""Where nobody knows what two catalogs began with, nothing counts as deleted, and an edit is no collision."""

from __future__ import annotations

from workflow.core.merge_unknown import find_common
from workflow.core.merging import Merged, merge_catalogs
from workflow.core.offered import FROM_MERGE
from workflow.model import Catalog, Entry

A, B = Entry("aaaaaaaa", "Text a", "Tekst a"), Entry("bbbbbbbb", "Text b")


def _merge(ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> Merged:
    mine, other = Catalog(ours), Catalog(theirs)
    return merge_catalogs(find_common(mine, other), mine, other)


def test_what_only_one_side_has_stays() -> None:
    assert _merge((A,), (B,)) == Merged(Catalog((B, A)), ())


def test_a_translation_of_one_side_alone_is_taken() -> None:
    translated = B.change(translation="Tekst b")
    assert _merge((A, B), (A, translated)) == Merged(Catalog((A, translated)), ())
    assert _merge((A, translated), (A, B)) == Merged(Catalog((A, translated)), ())


def test_two_translations_clash() -> None:
    ours, theirs = A.change(translation="Vores"), A.change(translation="Deres")
    aside = Entry("aaaaaaaa", "Text a ", "Deres", obsolete=True, comments=(FROM_MERGE,))
    assert _merge((ours, B), (theirs, B)) == Merged(Catalog((ours, B, aside)), ("aaaaaaaa",))


def test_a_unit_whose_source_one_side_edited_is_one_unit_and_its_newer_source_stays() -> None:
    edited = A.change(source="New a", outdated=True, previous_source="Text a")
    assert _merge((edited,), (A,)) == Merged(Catalog((edited,)), ())
    assert _merge((A,), (edited,)) == Merged(Catalog((edited,)), ())


def test_an_untranslated_unit_with_two_sources_is_one_unit_where_its_id_is_a_hash() -> None:
    mine, other = B.change(source="One"), B.change(source="Something else", translation="Noget andet")
    kept = mine.change(translation="Noget andet", outdated=True, previous_source="Something else")
    assert _merge((mine,), (other,)) == Merged(Catalog((kept,)), ())


def test_one_number_for_two_texts_is_two_units_unless_they_are_alike() -> None:
    ours, theirs = Entry("7", "The house is red."), Entry("7", "Cats!", "Katte!")
    merged = _merge((ours,), (theirs,))
    assert [(entry.source, entry.translation) for entry in merged.catalog.entries] == [
        ("Cats!", "Katte!"),
        ("The house is red.", ""),
    ]
    like = Entry("7", "The house is green.", "Huset er grønt.")
    assert _merge((ours,), (like,)) == Merged(
        Catalog((ours.change(translation="Huset er grønt.", outdated=True, previous_source="The house is green."),)), ()
    )


def test_equal_obsolete_entries_are_one() -> None:
    old = Entry("aaaaaaaa", "Old", "Gammel", obsolete=True)
    assert _merge((A, old), (A, old)) == Merged(Catalog((A, old)), ())
