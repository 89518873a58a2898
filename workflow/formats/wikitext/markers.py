"""Unit markers `<!--T:id-->`: read, refused with Translate's own errors, and written where Translate writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.errors import DocumentError
from workflow.formats.wikitext.headings import read_heading
from workflow.formats.wikitext.lines import LineIndex
from workflow.formats.wikitext.splitter import SPACE
from workflow.model import TITLE_ID

_OPENING = "<!--T:"
_CLOSING = "-->"
_SHOWN = 60
_START_STOP = re.compile(r" |\r?\n")
_LINE_STOP = re.compile(r"\r?\n|\Z")
_FORBIDDEN = re.compile(r"[_/\\<>|\n\r]")


@dataclass(frozen=True, slots=True)
class _Marker:
    start: int
    end: int
    id: str

    @property
    def text(self) -> str:
        """The marker for a message: in one line, and not all of a long one."""
        shown = " ".join(self.id.splitlines())
        return f"{_OPENING}{shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}{_CLOSING}"


def read_marker(piece: str, *, page: str, lines: LineIndex, start: int) -> tuple[str, str]:
    """The id a piece of text carries, or an empty one, and the piece without its marker.

    A marker is accepted at the start with one space or line end after it, and at the end of any line, where the white
    space before it goes too. `start` is the piece's place in its page. Raises `DocumentError` with Translate's code for
    every other marker.
    """
    found = _find_markers(piece)
    if not found:
        return "", piece
    marker = found[0]
    line = lines.line_at(start + found[-1].start)
    _refuse_marker(found, page=page, line=line)
    text = _drop_marker(piece, marker)
    if text is None:
        message = (
            f"the marker {marker.text} stands where none may (pt-shake-position): put it at the start of the unit with "
            "one space or line end after it, or at the end of a line"
        )
        raise DocumentError(message, path=page, line=line)
    if not text.strip(SPACE):
        message = (
            f"the marker {marker.text} has no text (pt-shake-empty): "
            "delete it, or the blank line between it and its text"
        )
        raise DocumentError(message, path=page, line=line)
    return marker.id, text


def write_marker(text: str, unit_id: str, *, inline: bool, newline: str) -> str:
    """A unit's text with its marker where Translate writes it on saving.

    After a heading that is the whole unit, before inline text with a space, else on a line of its own above.
    """
    marker = f"<!--T:{unit_id}-->"
    if read_heading(text):
        return f"{text} {marker}"
    return f"{marker} {text}" if inline else f"{marker}{newline}{text}"


def _find_markers(piece: str) -> list[_Marker]:
    found: list[_Marker] = []
    at = 0
    while (start := piece.find(_OPENING, at)) >= 0 and (stop := piece.find(_CLOSING, start)) >= 0:
        at = stop + len(_CLOSING)
        found.append(_Marker(start, at, piece[start + len(_OPENING) : stop]))
    return found


def _drop_marker(piece: str, marker: _Marker) -> str | None:
    if marker.start == 0 and (stop := _START_STOP.match(piece, marker.end)):
        return piece[stop.end() :]
    if _LINE_STOP.match(piece, marker.end):
        return piece[: marker.start].rstrip(SPACE) + piece[marker.end :]
    return None


def _refuse_marker(found: list[_Marker], *, page: str, line: int) -> None:
    marker, unit_id = found[0].text, found[0].id
    problem = ""
    if len(found) > 1:
        problem = (
            f"the markers {marker} and {found[1].text} stand in one unit (pt-shake-multiple): "
            "put a blank line between two units, or delete one of the markers"
        )
    elif not unit_id:
        problem = (
            f"the marker {marker} has no id (pt-shake-empty-marker): delete it, the unit then gets the next number"
        )
    elif unit_id.strip() != unit_id:
        problem = (
            f"the marker {marker} has white space around its id (pt-shake-whitespace): write <!--T:{unit_id.strip()}-->"
        )
    elif forbidden := _FORBIDDEN.search(unit_id):
        problem = (
            f"the id of the marker {marker} contains {forbidden[0].strip() or 'a line end'} (tpt-invalid): "
            "none of _ / \\ < > | and no line end may be in an id"
        )
    elif unit_id == TITLE_ID:
        problem = f"the marker {marker} has the id of the page's title (tpt-duplicate): give it another id"
    if problem:
        raise DocumentError(problem, path=page, line=line)
