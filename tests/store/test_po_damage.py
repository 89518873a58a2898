"""Damaged PO files are refused with file and line, never taken for healthy ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from workflow.errors import CatalogError
from workflow.store.po import read_catalog

HEADER = 'msgid ""\nmsgstr ""\n"Language: da\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
CASES = Path(__file__).parent.parent / "cases" / "po" / "damaged.txt"


def _cases() -> list[object]:
    cases: list[object] = []
    for part in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        title, expected, _, *lines = part.split("\n")
        cases.append(pytest.param("\n".join(lines).rstrip("\n") + "\n", expected, id=title))
    return cases


def _refusal(data: bytes) -> str:
    with pytest.raises(CatalogError) as caught:
        read_catalog(data, path="da.po")
    return str(caught.value)


@pytest.mark.parametrize(("body", "expected"), _cases())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_damage_is_refused_with_its_line(body: str, expected: str, newline: str) -> None:
    assert _refusal((HEADER + body).replace("\n", newline).encode()) == f"da.po:{expected}"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "da.po:1: the file is empty: restore it from git, or delete it"),
        (b" \n\n", "da.po:1: the file is empty: restore it from git, or delete it"),
        (b"# only a comment\n", "da.po:1: no entries: restore the file from git, or delete it"),
        (HEADER.encode() + b"# a\0b\n", "da.po:6: this is not a text file (a NUL byte): restore it from git"),
        (b'msgid "A"\nmsgstr "B"\n', 'da.po:1: no header: the first entry must be msgid ""'),
        (b'msgid "A"\nmsgstr "B"\n\n' + HEADER.encode(), "da.po:4: the header must be the first entry"),
        (b'msgid ""\nmsgstr ""\n', "da.po:1: the header is empty: the file seems to be cut"),
        (b'msgid ""\nmsgstr ""\n"Language da\\n"\n', "da.po:3: the header line 'Language da' is not `Name: value`"),
    ],
)
def test_a_file_that_is_no_catalog_is_refused(data: bytes, expected: str) -> None:
    assert _refusal(data) == expected


def test_bytes_that_are_not_in_the_declared_charset_are_refused_with_the_way_out() -> None:
    data = HEADER.encode() + 'msgid "A"\nmsgstr "Å"\n'.encode("latin-1")
    assert _refusal(data) == (
        "da.po:7: byte 0xc5 is not UTF-8: convert the file from its real charset, "
        "like `iconv -f WINDOWS-1252 -t utf-8 da.po`, and let its header say charset=UTF-8"
    )


def test_a_charset_nobody_knows_is_refused() -> None:
    data = HEADER.replace("UTF-8", "UTF-9").encode()
    assert _refusal(data) == "da.po:4: the header's charset 'UTF-9' is not known"


def test_a_context_of_another_tool_may_stand_at_several_texts() -> None:
    data = (HEADER + 'msgctxt "menu"\nmsgid "A"\nmsgstr ""\n\nmsgctxt "menu"\nmsgid "B"\nmsgstr ""\n').encode()
    assert [entry.source for entry in read_catalog(data, path="da.po", foreign=True).entries] == ["A", "B"]
    assert _refusal(data) == "da.po:10: the unit 'menu' is here twice: first in line 6"


@pytest.mark.parametrize(
    "name",
    [
        "UTF-16",
        "utf-7",
        "rot13",
        "zlib",
        "punycode",
        "undefined",
        "unicode_escape",
        "raw_unicode_escape",
        "idna",
        "../x",
    ],
)
def test_a_charset_that_cannot_hold_a_po_file_is_refused(name: str) -> None:
    data = HEADER.replace("UTF-8", name).encode()
    assert _refusal(data).startswith("da.po:4: the header")


def test_the_header_names_the_charset_whatever_the_texts_say() -> None:
    comment = '# as in "Content-Type: text/plain; charset=latin-1"\n'
    catalog = read_catalog((comment + HEADER + 'msgid "Å"\nmsgstr "Ø"\n').encode(), path="da.po")
    assert (catalog.charset, catalog.entries[0].translation) == ("utf-8", "Ø")


def test_a_template_without_a_charset_is_utf_8() -> None:
    data = (HEADER.replace("UTF-8", "CHARSET") + 'msgid "Å"\nmsgstr ""\n').encode()
    assert read_catalog(data, path="da.pot").entries[0].source == "Å"
