"""How pieces look: in the editor each is addressable, for readers only what is not as it should be is marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from workflow.actions.preview.tokens import Place

_WRAPPED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements beside which, not in which, the number stands."""
_CELLS = frozenset(("td", "th"))
_FOLDING = frozenset(("details", "summary"))
"""In the editor everything is unfolded, and a click opens a text, not what is folded away."""
_OPEN = ' open=""'
_LISTS = frozenset(("ul", "ol", "dl"))
"""They stand in items, which may be in another language than the items of the list within."""
_BLOCKS = _WRAPPED | _CELLS | frozenset(("li", "dt", "dd", "caption", "figcaption", "summary", "div", "blockquote"))
_NAME = re.compile(r"<[a-z0-9]+")
_PLACED = re.compile(r' (?:lang|dir)="[^"]*"')
_CLASS = re.compile(r' class="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit's text as it is shown."""

    unit: str
    """The unit's id."""
    classes: str
    """`fallback`, `stale`, both, or nothing."""
    language: str
    direction: str
    done: bool = False
    """Whether it is translated and up to date."""
    gutter: str = ""
    """Our link that opens the unit."""


def set_place(tag: str, language: str, direction: str) -> str:
    """A start tag that says language and direction, in place of what it said of them."""
    return _insert(_PLACED.sub("", tag), f' lang="{escape(language)}" dir="{escape(direction)}"')


def add_class(tag: str, classes: str) -> str:
    """A start tag with classes of ours before its own."""
    own = _CLASS.search(tag)
    tag = _CLASS.sub("", tag)
    return _insert(tag, f' class="{escape(classes)}{" " + own[1] if own else ""}"')


def _insert(tag: str, attributes: str) -> str:
    name = _NAME.match(tag)
    return f"{name[0]}{attributes}{tag[name.end() :]}" if name else tag


@dataclass(frozen=True, slots=True)
class EditorStyle:
    """Every piece is a `span.tx` with the unit's number in the gutter beside it."""

    pieces: Sequence[Piece]
    language: str
    direction: str
    table: str
    """What a table is called to those who cannot see it."""

    def open_element(self, tag: str, name: str, number: int, place: Place | None, *, top: bool) -> str:
        """The tag; of a filled paragraph or heading in a `div.unit` beside the number, with the text's direction."""
        piece = self.pieces[number - 1] if number else None
        done = " done" if piece and piece.done else ""
        if piece and place and _is_wrapped(place, name):
            gutter = piece.gutter if place.link < 0 else ""
            return f'<div class="unit {name}{done}">{gutter}{set_place(tag, piece.language, piece.direction)}'
        if (top or name in _LISTS) and ' dir="' not in tag:
            tag = set_place(tag, self.language, self.direction)
        if piece and name == "li":
            tag = add_class(set_place(tag, piece.language, piece.direction), f"unit{done}")
        if name in _FOLDING:
            return add_class(f"<div{tag.replace(_OPEN, '').removeprefix(f'<{name}')}", name)
        return _finish_tag(tag, name, self.table)

    def close_element(self, tag: str, name: str, place: Place | None) -> str:
        """The tag, and the end of what `open_element` put around it."""
        if name in _FOLDING:
            return "</div>"
        return f"{tag}</div>" if name == "table" or (place and _is_wrapped(place, name)) else tag

    def open_piece(self, number: int, place: Place, parent: str, *, first: bool) -> str:
        """The number, where it is not beside the element already, and the begin of the text's span."""
        piece = self.pieces[number - 1]
        classes = f"tx {piece.classes}".strip()
        anchor = f' id="u{number}"' if first else ""
        span = f'<span class="{classes}" data-unit="{escape(piece.unit)}"{anchor}>'
        span = set_place(span, piece.language, piece.direction)
        gutter = piece.gutter if first and place.link < 0 and not _is_wrapped(place, parent) else ""
        return f'<span class="cell">{gutter}{span}' if _is_cell(place, parent) else f"{gutter}{span}"

    def close_piece(self, number: int, place: Place, parent: str) -> str:  # noqa: ARG002
        """The end of the text's span."""
        return "</span></span>" if _is_cell(place, parent) else "</span>"

    def before_link(self, number: int) -> str:
        """The number of a unit that stands inside of a link."""
        return self.pieces[number - 1].gutter


@dataclass(frozen=True, slots=True)
class ReaderStyle:
    """Only what is in another language, or outdated, is marked: the element it fills, else a span."""

    pieces: Sequence[Piece]
    language: str
    direction: str
    table: str

    def open_element(self, tag: str, name: str, number: int, place: Place | None, *, top: bool) -> str:
        """The tag, with class, language and direction where a marked text fills it."""
        piece = self.pieces[number - 1] if number else None
        if piece and place and piece.classes and name in _BLOCKS and (place.fills or name == "li"):
            tag = set_place(tag, piece.language, piece.direction)
            return add_class(tag, piece.classes) if place.fills else tag
        if name in _LISTS and not top and ' dir="' not in tag:
            tag = set_place(tag, self.language, self.direction)
        return _finish_tag(tag, name, self.table)

    def close_element(self, tag: str, name: str, place: Place | None) -> str:  # noqa: ARG002
        """The tag, and the end of the group around a table."""
        return f"{tag}</div>" if name == "table" else tag

    def open_piece(self, number: int, place: Place, parent: str, *, first: bool) -> str:  # noqa: ARG002
        """The begin of a marked text that does not fill its element."""
        piece = self.pieces[number - 1]
        if not piece.classes or (place.fills and parent in _BLOCKS):
            return ""
        return add_class(set_place("<span>", piece.language, piece.direction), piece.classes)

    def close_piece(self, number: int, place: Place, parent: str) -> str:
        """Its end."""
        piece = self.pieces[number - 1]
        return "" if not piece.classes or (place.fills and parent in _BLOCKS) else "</span>"

    def before_link(self, number: int) -> str:  # noqa: ARG002
        """Nothing."""
        return ""


def _finish_tag(tag: str, name: str, label: str) -> str:
    """A table in a group of its own, which scrolls where there is no room for it, as code does; the keyboard reaches
    both. The group is no landmark: a page may have many tables."""
    if name == "table":
        return f'<div class="scroll" role="group" tabindex="0" aria-label="{escape(label)}">{tag}'
    return _insert(tag, ' tabindex="0"') if name == "pre" else tag


def _is_wrapped(place: Place, name: str) -> bool:
    return place.fills and name in _WRAPPED


def _is_cell(place: Place, parent: str) -> bool:
    return place.fills and parent in _CELLS
