"""The fast reader and the strict one agree, on sound files and on damaged ones."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.test_po_cuts import HEALTHY
from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store.po_build import build_entry
from workflow.store.po_read import parse_entries
from workflow.store.po_scan import SOURCE, scan_entry

LINES = HEALTHY.split("\n")
ODD_LINES = [
    '"',
    '""',
    '#~ "more"',
    "#",
    "#~",
    "#,",
    "#|",
    '#| "x"',
    "msgstr",
    "msgid",
    'msgstr[0] "x"',
    "# c\r",
    " ",
    "\u2028",
]
lines = st.sampled_from(LINES) | st.sampled_from(ODD_LINES)
spots = st.integers(0, len(HEALTHY))
pieces = st.sampled_from(
    ['"', "\\", "\n", "\r", "#", "~", " ", "\t", "|", "\\x41", "\\101", "\\q", "\u2028", "msgid ", "é"]
)

Result = tuple[list[tuple[Entry, int, str]], str] | str


def _read_fast(text: str) -> Result:
    try:
        entries, tail = parse_entries(text, "a.po")
    except CatalogError as error:
        return str(error)
    return [(entry, entry.line, entry.raw) for entry in entries], tail


def _read_strictly(text: str) -> Result:
    entries: list[Entry] = []
    position, number = 0, 1
    try:
        while position < len(text):
            scanned, end = scan_entry(text, position, number, "a.po")
            if not any(line.kind == SOURCE for line in scanned):
                # what stands after the last entry is judged in one place
                tail = parse_entries(text[position:], "a.po")[1]
                return [(entry, entry.line, entry.raw) for entry in entries], tail
            entries.append(build_entry(scanned, "a.po"))
            number += text.count("\n", position, end)
            position = end
    except CatalogError as error:
        return str(error)
    return [(entry, entry.line, entry.raw) for entry in entries], ""


def _agree(text: str) -> None:
    fast, strict = _read_fast(text), _read_strictly(text)
    # A damaged file may be refused for another of its faults: what counts is that both refuse it.
    assert isinstance(fast, str) == isinstance(strict, str), (fast, strict)
    if not isinstance(fast, str):
        assert fast == strict


@given(st.lists(lines, max_size=12).map("\n".join))
@example('msgid "a"\nmsgstr "b"\n\n"c"\n')
@example('msgid "a"\nmsgstr "b"\n #~ "c"\n')
@example('#~ msgid "a"\n#~ msgstr "b"\n#~\t"c"\n')
def test_both_readers_agree_on_any_lines(text: str) -> None:
    _agree(text)
    _agree(text.replace("\n", "\r\n"))


@given(st.lists(st.tuples(spots, spots, pieces | st.just("")), min_size=1, max_size=3))
def test_both_readers_agree_on_a_file_that_was_tampered_with(changes: list[tuple[int, int, str]]) -> None:
    text = HEALTHY
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length % 4 :]
    _agree(text)
