"""Merging the catalogs of a real book."""

from __future__ import annotations

from dataclasses import replace

from workflow.core.merging import merge_catalogs
from workflow.model import Catalog
from workflow.store.po import change_header, read_catalog, write_catalog


def _edit(catalog: Catalog, odd: int) -> Catalog:
    """Every second active entry translated anew, or given a comment, and the date changed."""
    entries = tuple(
        entry
        if number % 2 != odd or entry.obsolete
        else entry.change(translation=f"{odd} {entry.source}")
        if number % 3 and not entry.plural_source
        else entry.change(comments=(*entry.comments, "seen"))
        for number, entry in enumerate(catalog.entries)
    )
    edited = change_header(replace(catalog, entries=entries), "PO-Revision-Date", f"2024-01-0{odd + 1} 12:00+0000")
    return read_catalog(write_catalog(edited), path="a.po", foreign=True)


def test_two_translators_of_a_whole_book_merge_clean(book: dict[str, bytes]) -> None:
    for language in ("da", "de", "ja"):
        base = read_catalog(book[language], path=language, foreign=True)
        ours, theirs = _edit(base, 0), _edit(base, 1)
        merged = merge_catalogs(base, ours, theirs)
        assert merged.clashes == ()
        assert merged.catalog.fields()["PO-Revision-Date"] == "2024-01-02 12:00+0000"
        changes = zip(base.entries, ours.entries, theirs.entries, strict=True)
        wanted = tuple(mine if mine != before else other for before, mine, other in changes)
        assert read_catalog(write_catalog(merged.catalog), path=language, foreign=True).entries == wanted
