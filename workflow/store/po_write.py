"""Writing PO files: what has not changed is written as it was, what has changed as gettext would.

Quoting and wrapping are translate-toolkit's. Every entry that is serialised is parsed again and compared, so that
nothing reaches a file that cannot be read back.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflow.errors import CatalogError
from workflow.model import Catalog, Entry
from workflow.store.po_lines import write_lines
from workflow.store.po_patch import end_lines, patch_lines
from workflow.store.po_read import parse_entries
from workflow.store.po_rules import check_header, find_duplicate


def write_catalog(catalog: Catalog) -> bytes:
    """The file's bytes. Entries with `raw` stand as they were, changed ones keep the lines whose value is the same.

    Raises `CatalogError`, naming the unit: a character that the file's charset does not have (a lone surrogate in
    any), NUL, a comment with a line end, two active entries of one id, an entry that would not be read back as it is.
    """
    if catalog.header is None:
        raise CatalogError("a catalog needs a header")
    everything = (catalog.header, *catalog.entries)
    parts: list[str] = []
    for entry in everything:
        text = entry.raw or _serialise(entry, catalog)
        if parts:
            _separate(parts, text, catalog.newline, new=not (entry.raw or entry.was))
        parts.append(text)
    if catalog.tail and not parts[-1].endswith("\n"):
        parts.append(catalog.newline)
    parts.append(catalog.tail)
    if double := _find_duplicate(catalog, everything):
        raise CatalogError("two active entries of one catalog are the same", unit=double[1].id or double[1].source)
    try:
        body = "".join(parts).encode(catalog.charset)
    except UnicodeEncodeError as error:
        raise CatalogError(f"{error.object[error.start]!r} cannot be written in {catalog.charset}") from None
    return b"\xef\xbb\xbf" + body if catalog.bom else body


def _find_duplicate(catalog: Catalog, everything: tuple[Entry, ...]) -> tuple[Entry, Entry] | None:
    """Two active entries of one id. In a file of another tool, which has one msgctxt twice already, of one text too."""
    double = find_duplicate(everything)
    if double and find_duplicate(entry.was or entry for entry in catalog.entries if entry.was or entry.raw):
        return find_duplicate(everything, foreign=True)
    return double


def _separate(parts: list[str], text: str, newline: str, *, new: bool) -> None:
    """End the line before `text`, and put one blank line before a new entry."""
    if not parts[-1].endswith("\n"):
        parts.append(newline)
    if new and not text.startswith(("\n", "\r\n")):
        parts.append(newline)


def _serialise(entry: Entry, catalog: Catalog) -> str:
    """The entry's lines. Raises `CatalogError`."""
    _check_characters(entry, catalog.charset)
    if entry is catalog.header:
        check_header(entry, "")
    if entry.was:
        text = patch_lines(entry, entry.was, catalog.newline)
        if not entry.was.raw.endswith("\n"):
            text = text.removesuffix(catalog.newline)
    else:
        text = "".join(end_lines(write_lines(entry), catalog.newline))
    try:
        again, tail = parse_entries(text, "")
    except CatalogError as error:
        raise CatalogError(f"cannot be written: {error.message}", unit=_name(entry)) from None
    if again != [entry] or tail:
        raise CatalogError("would not be read back from the PO file as it is", unit=_name(entry))
    return text


def _name(entry: Entry) -> str:
    return entry.id or entry.source[:60]


def _check_characters(entry: Entry, charset: str) -> None:
    """Refuse what the file cannot hold, before anything is written."""
    for text in _texts(entry):
        if "\0" in text:
            raise CatalogError("a NUL character cannot stand in a PO file", unit=_name(entry))
        try:
            text.encode(charset)
        except UnicodeEncodeError as error:
            letter = text[error.start]
            message = f"the character {letter!a} (U+{ord(letter):04X}) cannot be written in {charset}"
            raise CatalogError(message, unit=_name(entry).encode("utf-8", "replace").decode()) from None
    for line in (*entry.comments, *entry.notes, *entry.references, *entry.flags):
        if "\n" in line or line.endswith("\r"):
            raise CatalogError(f"a line end stands in the comment {line!r}", unit=_name(entry))


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.id, entry.source, entry.translation, entry.previous_source, entry.plural_source)
    for lines in (entry.comments, entry.notes, entry.references, entry.flags, entry.plural_translations):
        yield from lines
