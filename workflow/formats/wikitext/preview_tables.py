"""Tables of wikitext as HTML: each line opens a row, a cell or a caption, which ends what was open before it."""

from __future__ import annotations

import re

_SPAN = re.compile(r"\b((?:col|row)span)\s*=\s*[\"']?(\d{1,3})")
LONGEST_ATTRIBUTES = 500
"""Attributes before a cell's text are looked for in so many characters."""


class TableWriter:
    """The tables that are open; of each, which of its parts are."""

    def __init__(self, out: list[str]) -> None:
        self.out = out
        self.open: list[list[str]] = []

    @property
    def depth(self) -> int:
        """How many tables are open, one within another."""
        return len(self.open)

    def mark(self, sign: str, written: str) -> None:  # noqa: ARG002 - attributes of tables and rows are not shown
        """A line that holds no text: a table's begin or end, a row, a rule."""
        if sign.endswith("{|"):
            self.out.append("<table>")
            self.open.append([])
        elif sign == "----":
            self.out.append("<hr>")
        elif self.open and sign == "|-":
            self._close_parts(0)
        elif self.open and sign == "|}":
            self._close_parts(0)
            self.open.pop()
            self.out.append("</table>")

    def add(self, kind: str, value: str, text: str, start: int, words: str) -> None:
        """A cell or caption with its text, which more blocks may follow."""
        if kind == "caption":
            self._close_parts(0)
            self._open("caption", "")
        else:
            self._close_parts(1)
            if self.open and not self.open[-1]:
                self._open("tr", "")
            attributes = self._find_spans(text, start) if "|" in value else ""
            self._open("th" if value.startswith("!") else "td", attributes)
        self.out.append(words)

    def close_all(self) -> None:
        """End the tables that the text leaves open."""
        while self.open:
            self.mark("|}", "")

    def _find_spans(self, text: str, start: int) -> str:
        """How many rows and columns a cell takes, by the attributes before its text."""
        before = text[max(0, start - LONGEST_ATTRIBUTES) : start]
        cell = re.split(r"\|\||!!|[\r\n]", before)[-1]
        return "".join(f' {name}="{count}"' for name, count in _SPAN.findall(cell))

    def _open(self, name: str, attributes: str) -> None:
        self.out.append(f"<{name}{attributes}>")
        if self.open:
            self.open[-1].append(name)

    def _close_parts(self, kept: int) -> None:
        """End the open parts of the innermost table: of cell and row only the cell where the row is kept."""
        while self.open and len(self.open[-1]) > (kept if self.open[-1][:1] == ["tr"] else 0):
            self.out.append(f"</{self.open[-1].pop()}>")
