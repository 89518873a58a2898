"""The book's PO files in every spelling, saved: nothing changed changes no byte, one edited unit only its own lines."""

from __future__ import annotations

import codecs
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workflow.model import Catalog, Entry
from workflow.store.files import write_atomic
from workflow.store.po import read_catalog, write_catalog

pytestmark = pytest.mark.slow

Book = dict[str, bytes]
PLACES = (0.3, -1)
"""Which of a file's translated entries are edited, each in a copy of the file."""


def to_latin(data: bytes) -> bytes:
    """The file in Latin-1, less the entries that have characters which it lacks; a name in the header may lose some."""
    header, *blocks = data.decode().split("\n\n")
    kept = [block.encode("latin-1") for block in blocks if all(ord(char) < 0x100 for char in block)]
    said = header.replace("charset=UTF-8", "charset=ISO-8859-1").encode("latin-1", "replace")
    return b"\n\n".join([said, *kept])


SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: codecs.BOM_UTF8 + data,
    "no final newline": lambda data: data.rstrip(b"\n"),
    "Latin-1": to_latin,
}


def read(data: bytes) -> Catalog:
    """The file as a catalog."""
    return read_catalog(data, path="book.po", foreign=True)


def pick(catalog: Catalog, place: float) -> int:
    """The number of a translated entry."""
    found = [number for number, entry in enumerate(catalog.entries) if entry.translation and not entry.obsolete]
    return found[place if isinstance(place, int) else int(len(found) * place)]


def edit(catalog: Catalog, number: int, text: str) -> bytes:
    """The file with another translation of one entry."""
    entries = list(catalog.entries)
    entries[number] = entries[number].change(translation=text)
    return write_catalog(replace(catalog, entries=tuple(entries)))


def count_changed(before: Path, after: Path) -> dict[str, tuple[int, int]]:
    """File → lines added and removed, as git counts them."""
    command = ["git", "diff", "--no-index", "--numstat", "-z", "--no-renames", str(before), str(after)]
    listed = subprocess.run(command, capture_output=True, check=False).stdout.decode().split("\0")
    fields = iter(listed[:-1])
    found = {}
    for numbers in fields:
        added, removed, name = numbers.split("\t")
        name = name or next(fields)
        if not numbers.split("\t")[2]:
            next(fields)
        found[Path(name).name] = (int(added), int(removed))
    return found


def count_lines(entry: Entry) -> int:
    """The lines that an entry's translation takes in its file."""
    raw = entry.raw.split("\nmsgstr ", 1)[1]
    return 1 + sum(line.startswith('"') for line in raw.split("\n")[1:])


def test_the_count_finds_a_writer_that_wraps_a_file_anew(book: Book, tmp_path: Path) -> None:
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    (tmp_path / "before/da.po").write_bytes(book["da"])
    (tmp_path / "after/da.po").write_bytes(book["da"].replace(b'"\n"', b""))
    added, removed = count_changed(tmp_path / "before", tmp_path / "after")["da.po"]
    assert min(added, removed) > 100


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_21_files_keep_every_byte_but_those_of_the_edited_unit(book: Book, tmp_path: Path, spelling: str) -> None:
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    expected: dict[str, int] = {}
    for language, original in book.items():
        data = SPELLINGS[spelling](original)
        catalog = read(data)
        assert write_catalog(catalog) == data, language
        for copy, place in enumerate(PLACES):
            number = pick(catalog, place)
            entry = catalog.entries[number]
            written = edit(catalog, number, f"Ny: {entry.source[:70]}" if spelling != "Latin-1" else "Nyt på æ")
            name = f"{language}-{copy}.po"
            (tmp_path / "before" / name).write_bytes(data)
            (tmp_path / "after" / name).write_bytes(data)
            write_atomic(tmp_path / "after" / name, written, root=tmp_path)
            again = read(written)
            assert again.entries[number].translation != entry.translation
            others = [*range(number), *range(number + 1, len(catalog.entries))]
            assert all(again.entries[other].raw == catalog.entries[other].raw for other in others), name
            expected[name] = count_lines(entry)
    counted = count_changed(tmp_path / "before", tmp_path / "after")
    assert counted.keys() == expected.keys()
    assert {name: counts for name, counts in counted.items() if counts[1] > expected[name]} == {}
    assert {name: counts for name, counts in counted.items() if counts[0] > 4} == {}
