"""Comma-separated lines as RFC 4180 has them, each with the number of its line, so that a bad one can be named.

A bad record ends with its first line: a quotation mark that is never closed does not swallow the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 10_000
"""Characters of one cell."""

_PLAIN = re.compile(r'[^",\r\n]*')
_END = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_SPECIAL = re.compile(r'[",\r\n]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Record:
    """One record, or what is wrong with it."""

    line: int
    """Where it begins, counted from 1."""
    cells: tuple[str, ...] = ()
    fault: str = ""


def split_records(text: str) -> Iterator[Record]:
    """The records of a text without byte order mark, in order; empty lines are left out.

    LF, CRLF and lone CR end lines (RFC 4180 knows CRLF alone, everybody else writes LF).
    """
    at, line = 0, 1
    while at < len(text):
        cells, fault, end = _read_record(text, at)
        if fault:
            found = _LINE.match(text, at)
            end = found.end() if found else len(text)
        if fault or cells != [""]:
            yield Record(line, () if fault else tuple(cells), fault)
        line += sum(1 for _ in _END.finditer(text, at, end))
        at = end


def join_record(cells: Iterable[str]) -> str:
    """The cells as one record without line end; quotation marks stand only where they are needed."""
    return ",".join('"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell for cell in cells)


def _read_record(text: str, at: int) -> tuple[list[str], str, int]:
    """The cells, what is wrong with them, and where the next record begins."""
    cells: list[str] = []
    while True:
        if text.startswith('"', at):
            end = _find_close(text, at)
            if end < 0:
                return cells, f"has a quotation mark that is not closed within {LONGEST} characters", at
            cells.append(text[at + 1 : end].replace('""', '"'))
            at = end + 1
        else:
            plain = _PLAIN.match(text, at)
            end = plain.end() if plain else at
            cells.append(text[at:end])
            at = end
        if at == len(text):
            return cells, "", at
        if text[at] == ",":
            at += 1
        elif broken := _END.match(text, at):
            return cells, "", broken.end()
        elif text[at] == '"':
            return cells, 'has a quotation mark inside a cell: write the cell as "…" with "" for each one in it', at
        else:
            return cells, "has text after the quotation mark that closes a cell", at


def _find_close(text: str, at: int) -> int:
    """Where a cell's closing quotation mark stands; -1 where it is missing or too far away."""
    limit = at + 1 + LONGEST
    here = text.find('"', at + 1, limit)
    while here >= 0 and text.startswith('""', here):
        here = text.find('"', here + 2, limit)
    return here
