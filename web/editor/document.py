"""The page as it will look, with the open unit's form standing after the block that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))


@dataclass(frozen=True, slots=True)
class Halves:
    """A document cut where a form is put in."""

    before: str
    after: str


def cut_after(html: str, anchor: str) -> Halves | None:
    """Cut well-formed HTML after the outermost element that holds the element with the id `anchor`.

    None where no element has that id.
    """
    finder = _EndFinder(html, anchor)
    finder.feed(html)
    finder.close()
    if finder.end < 0:
        return None
    return Halves(html[: finder.end], html[finder.end :])


class _EndFinder(HTMLParser):
    """Walks over the tags and remembers where the outermost element around an id ends."""

    def __init__(self, html: str, anchor: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        for line in html.split("\n")[:-1]:
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._anchor = anchor
        self._depth = 0
        self._found = False
        self.end = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._found = self._found or ("id", self._anchor) in attrs
        if tag not in _VOID:
            self._depth += 1
        elif self._depth == 0:
            self._note_end(len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._found = self._found or ("id", self._anchor) in attrs
        if self._depth == 0:
            self._note_end(len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        self._depth -= 1
        if self._depth <= 0:
            self._note_end(len(tag) + 3)

    def _note_end(self, length: int) -> None:
        line, column = self.getpos()
        if self._found and self.end < 0:
            self.end = self._lines[line - 1] + column + length
