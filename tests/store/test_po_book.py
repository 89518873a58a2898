"""Reading and writing the PO files of a real book."""

from __future__ import annotations

import codecs
import difflib
from dataclasses import replace
from itertools import zip_longest

import polib
import pytest

from workflow.model import Catalog, Entry
from workflow.store.po import read_catalog, write_catalog
from workflow.store.po_build import build_entry
from workflow.store.po_read import parse_entries
from workflow.store.po_scan import scan_entry

pytestmark = pytest.mark.slow

Book = dict[str, bytes]


def _read(data: bytes) -> Catalog:
    return read_catalog(data, path="book.po", foreign=True)


def test_every_file_comes_back_byte_for_byte(book: Book) -> None:
    assert [language for language, data in book.items() if write_catalog(_read(data)) != data] == []


def test_files_come_back_with_windows_line_ends(book: Book) -> None:
    for data in list(book.values())[::2]:
        windows = data.replace(b"\n", b"\r\n")
        catalog = _read(windows)
        assert catalog.newline == "\r\n"
        assert catalog == replace(_read(data), newline="\r\n")
        assert write_catalog(catalog) == windows


def test_files_come_back_with_a_byte_order_mark_and_without_its_final_newline(book: Book) -> None:
    for data in list(book.values())[:5]:
        odd = codecs.BOM_UTF8 + data.rstrip(b"\n")
        catalog = _read(odd)
        assert catalog == replace(_read(data), bom=True)
        assert write_catalog(catalog) == odd


def test_files_that_latin_1_can_hold_come_back_in_latin_1(book: Book) -> None:
    held = 0
    for data in book.values():
        text = data.decode().replace("charset=UTF-8", "charset=ISO-8859-1")
        # The book's symbols are in no small charset; its letters are what counts here.
        latin = text.encode("latin-1", "replace")
        catalog = _read(latin)
        assert catalog.charset == "iso8859-1"
        assert write_catalog(catalog) == latin
        held += "é".encode("latin-1") in latin
    assert held > 3


def _values(entry: Entry) -> tuple[object, ...]:
    comments = "\n".join(entry.comments)
    return entry.id, entry.source, entry.translation, entry.outdated, entry.obsolete, comments, entry.previous_source


def _values_of(entry: polib.POEntry) -> tuple[object, ...]:
    context, previous = entry.msgctxt or "", entry.previous_msgid or ""
    # polib drops the previous source of obsolete entries
    return context, entry.msgid, entry.msgstr, entry.fuzzy, bool(entry.obsolete), entry.tcomment, previous


def test_another_reader_finds_the_same_values(book: Book) -> None:
    for language, data in book.items():
        ours = _read(data).entries
        theirs = polib.pofile(data.decode(), wrapwidth=0)
        active = [replace(entry, previous_source="") if entry.obsolete else entry for entry in ours]
        # polib lists obsolete entries last
        expected = sorted((_values_of(entry) for entry in theirs), key=repr)
        assert sorted((_values(entry) for entry in active), key=repr) == expected, language


def test_both_ways_of_reading_give_the_same_entries(book: Book) -> None:
    for data in list(book.values())[5::10]:
        for text in (data.decode(), data.decode().replace("\n", "\r\n")):
            entries: list[Entry] = []
            position, number = 0, 1
            while position < len(text):
                lines, end = scan_entry(text, position, number, "book.po")
                entries.append(build_entry(lines, "book.po"))
                number += text.count("\n", position, end)
                position = end
            fast, tail = parse_entries(text, "book.po")
            assert not tail
            for one, other in zip_longest(fast, entries):
                assert (one, one.line, one.raw) == (other, other.line, other.raw)


def test_a_changed_entry_changes_its_own_lines_only(book: Book) -> None:
    data = book["da"]
    catalog = _read(data)
    entries = list(catalog.entries)
    place = next(index for index, entry in enumerate(entries) if entry.source == "Using Cargo")
    entries[place] = entries[place].change(translation="Sådan bruges Cargo", comments=("prøvet",))
    written = write_catalog(replace(catalog, entries=tuple(entries)))
    lines = difflib.unified_diff(data.decode().split("\n"), written.decode().split("\n"), lineterm="", n=0)
    assert [line for line in lines if not line.startswith(("---", "+++", "@@"))] == [
        "+# prøvet",
        '-msgstr "Brug af Cargo"',
        '+msgstr "Sådan bruges Cargo"',
    ]
