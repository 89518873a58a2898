"""What must hold for every pair of branches, tried on the bytes of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import take_part
from workflow.core.merge_entry import text_of
from workflow.core.merging import Merged, merge_catalogs
from workflow.model import Catalog, Entry
from workflow.store.po import new_catalog, read_catalog, write_catalog

FIELDS = {"Language": "da", "Content-Type": "text/plain; charset=UTF-8"}
Edits = Mapping[str, Entry | None]
"""Unit id → the entry as it is to be, or None for a deleted one."""

few = st.sampled_from(["", "one", "two\n", "three " * 30])


@st.composite
def versions(draw: st.DrawFn) -> bytes:
    """A file of a few units, which meets other such files in ids, sources and texts."""
    entries: dict[tuple[bool, str, str], Entry] = {}
    for unit_id in draw(st.lists(st.sampled_from(["a", "a", "b", "b", "c", ""]), max_size=5)):
        translation, outdated, forms = draw(few), draw(st.booleans()), draw(st.sampled_from([0, 0, 0, 2]))
        entry = Entry(
            unit_id,
            draw(few) if unit_id else draw(few.filter(bool)),
            translation,
            outdated=outdated,
            previous_source=draw(few) if outdated else "",
            obsolete=draw(st.booleans()),
            comments=draw(st.sampled_from([(), ("x",), ("y", "x")])),
            notes=draw(st.sampled_from([("heading",), ("paragraph", "z")])),
            plural_source="many" * bool(forms),
            plural_translations=(translation,) * forms,
        )
        key = translation if entry.obsolete else "" if unit_id else entry.source
        entries.setdefault((entry.obsolete, unit_id, key), entry)
    fields = FIELDS | draw(st.sampled_from([{}, {"X-A": "1"}, {"PO-Revision-Date": "2024-01-01 12:00+0000"}]))
    tail = draw(st.sampled_from(["", "\n# the end\n"]))
    return _bytes(replace(new_catalog(fields, entries.values()), tail=tail), draw(st.booleans()))


@st.composite
def disjoint(draw: st.DrawFn) -> tuple[list[Entry], Edits, Edits]:
    """Units, and what two people do to different ones of them."""
    names = range(draw(st.integers(0, 6)))
    base = [Entry(f"u{name}", f"Text {name}", draw(few), comments=("c",)) for name in names]
    edits: tuple[dict[str, Entry | None], dict[str, Entry | None]] = ({}, {})
    for entry in base:
        translated = replace(entry, translation=draw(few))
        outdated = replace(entry, source="New", outdated=bool(entry.translation))
        done = st.sampled_from([None, translated, outdated, replace(entry, comments=()), replace(entry, obsolete=True)])
        side = draw(st.sampled_from([None, *edits]))
        if side is not None:
            side[entry.id] = draw(done)
    for name, side in zip("ot", edits, strict=True):
        for number in range(draw(st.integers(0, 3))):
            side[f"{name}{number}"] = Entry(f"{name}{number}", f"Text {name}{number}", draw(few))
    return base, *edits


def _bytes(catalog: Catalog, crlf: bool) -> bytes:
    return write_catalog(replace(catalog, newline="\r\n" if crlf else "\n"))


def _edit(base: Iterable[Entry], edits: Edits) -> list[Entry]:
    """The entries with the edits; new ones go to the end."""
    ids = {entry.id for entry in base}
    edited = [edits.get(entry.id, entry) for entry in base]
    return [entry for entry in (*edited, *(entry for name, entry in edits.items() if name not in ids)) if entry]


def _merge(base: bytes, ours: bytes, theirs: bytes) -> tuple[Merged, bytes]:
    """The merged catalog as it is read back from its bytes."""
    merged = merge_catalogs(*(read_catalog(data, path="a.po", foreign=True) for data in (base, ours, theirs)))
    data = write_catalog(merged.catalog)
    again = read_catalog(data, path="a.po")
    assert again.entries == merged.catalog.entries
    return replace(merged, catalog=again), data


def _texts(data: bytes) -> set[tuple[str, tuple[str, ...]]]:
    return {(entry.id, text_of(entry)) for entry in read_catalog(data, path="a.po").entries if text_of(entry)}


@take_part(0.25)
@given(disjoint(), st.booleans(), st.booleans())
def test_edits_of_different_units_always_merge_clean(
    case: tuple[list[Entry], Edits, Edits], crlf: bool, other_crlf: bool
) -> None:
    base, mine, other = case
    files = [base, _edit(base, mine), _edit(base, other)]
    before, ours, theirs = (
        _bytes(new_catalog(FIELDS, entries), ends)
        for entries, ends in zip(files, (crlf, crlf, other_crlf), strict=True)
    )
    wanted = sorted(_edit(base, {**mine, **other}), key=lambda entry: entry.id)
    for first, second in ((ours, theirs), (theirs, ours)):
        merged, data = _merge(before, first, second)
        assert merged.clashes == ()
        assert sorted(merged.catalog.entries, key=lambda entry: entry.id) == wanted
        assert (b"\r\n" in data) == (b"\r\n" in first)
        assert data.count(b"\r\n") in (0, data.count(b"\n"))


@take_part(0.25)
@given(versions(), versions())
def test_merging_with_nothing_new_gives_the_changed_file(base: bytes, changed: bytes) -> None:
    assert _merge(base, changed, base)[1] == changed
    assert _merge(base, changed, changed)[1] == changed
    merged = _merge(base, base, changed)[0].catalog
    wanted = read_catalog(changed, path="a.po")
    assert merged.fields() == wanted.fields()
    assert Counter(merged.entries) == Counter(wanted.entries)


@take_part(0.25)
@given(versions(), versions(), versions())
def test_no_text_of_either_side_is_ever_lost(base: bytes, ours: bytes, theirs: bytes) -> None:
    before, mine, other = _texts(base), _texts(ours), _texts(theirs)
    merged, data = _merge(base, ours, theirs)
    found = _texts(data)
    assert mine & other <= found
    assert mine - before <= found
    assert {text for _, text in other - before} <= {text for _, text in found}
    assert {text for _, text in found} <= {text for _, text in mine | other}
    again, once_more = _merge(base, ours, theirs)
    assert (again, once_more) == (merged, data)


@take_part(0.25)
@given(versions(), versions(), versions())
def test_an_entry_that_is_as_ours_has_it_keeps_our_lines(base: bytes, ours: bytes, theirs: bytes) -> None:
    merged, data = _merge(base, ours, theirs)
    for entry in read_catalog(ours, path="a.po").entries:
        if entry in merged.catalog.entries:
            assert entry.raw.encode() in data
