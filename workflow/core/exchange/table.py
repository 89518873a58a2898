"""Tables as text, as RFC 4180 describes them and as spreadsheet programs write them.

A scanner of our own: the standard library's reader has a limit for the length of a cell that is set for the whole
process, cuts texts at its own idea of a line, and does not tell the line in which damage begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.errors import DocumentError

SEPARATORS = ",;\t"

_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])(?:\r\n|\r|\n)", re.IGNORECASE)
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    """The line of the file in which it begins, from 1."""
    cells: tuple[str, ...]


def write_table(rows: Iterable[Iterable[str]]) -> str:
    """The table with commas, every cell in quotes and lines ended by CR LF (RFC 4180, section 2)."""
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in rows)


def read_table(text: str, path: str) -> Iterator[Row]:
    """The rows of a table; lines without any text are passed over.

    The separator is the one that a first line `sep=;` names, as Excel writes it, or the one of `,`, `;` and tab that
    the first row has most of outside of quotes.

    Raises:
        DocumentError: a quoted cell does not end, or something stands behind its end; with path and line.
    """
    position, line = 0, 1
    named = _SEPARATOR_LINE.match(text)
    if named:
        position, line = named.end(), 2
    separator = named[1] if named else _find_separator(text)
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*+")
    while position < len(text):
        cells: list[str] = []
        begin = line
        while True:
            cell, position = _read_cell(text, position, plain, path, line)
            line += len(_LINE_END.findall(cell))
            cells.append(cell)
            if not text.startswith(separator, position):
                break
            position += 1
        end = _LINE_END.match(text, position)
        if end is None and position < len(text):
            raise DocumentError("something stands behind the closing quote of a cell", path=path, line=line)
        position = end.end() if end else position
        line += 1
        if any(cells):
            yield Row(begin, tuple(cells))


def _read_cell(text: str, position: int, plain: re.Pattern[str], path: str, line: int) -> tuple[str, int]:
    """The cell that begins at `position`, and where it ends."""
    if text.startswith('"', position):
        quoted = _QUOTED.match(text, position)
        if quoted is None:
            raise DocumentError("a cell that begins with a quote never ends: the file is cut", path=path, line=line)
        return quoted[1].replace('""', '"'), quoted.end()
    match = plain.match(text, position)
    assert match is not None  # noqa: S101 - it matches nothing, too
    return match[0], match.end()


def _find_separator(text: str) -> str:
    """The separator that the first row has most of; a comma where it has none."""
    counts = dict.fromkeys(SEPARATORS, 0)
    position = 0
    while position < len(text) and text[position] not in "\r\n":
        if quoted := _QUOTED.match(text, position):
            position = quoted.end()
            continue
        if text[position] in counts:
            counts[text[position]] += 1
        position += 1
    return max(counts, key=lambda each: counts[each])
