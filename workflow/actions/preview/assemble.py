"""Puts a page together again from sanitised HTML: its marks become pieces, its links lead where we say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Protocol

from workflow.actions.preview.sanitise import ID_PREFIX
from workflow.actions.preview.tokens import VOID, Place, Token, Type, find_places, read_tokens

FindLink = Callable[[str, bool], str | None]
"""From an address in the document, and whether an image is wanted, to where we let it lead; None: nowhere."""

_ADDRESS = re.compile(r' (href|src)="([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')

_SHOWN = (Type.TEXT, Type.START, Type.END)


class Style(Protocol):
    """How pieces look; each method gives tags of our own around what the sanitiser wrote."""

    def open_element(self, tag: str, name: str, number: int, place: Place | None, *, top: bool) -> str:
        """A start tag; `number` and `place` are those of the unit that begins the element, `top` says that no other
        element is around it."""

    def close_element(self, tag: str, name: str, place: Place | None) -> str:
        """The end tag of such an element."""

    def open_piece(self, number: int, place: Place, parent: str, *, first: bool) -> str:
        """Before a unit's text in the element `parent`; not `first` where a text goes on in another element."""

    def close_piece(self, number: int, place: Place, parent: str) -> str:
        """After it."""

    def before_link(self, number: int) -> str:
        """Before the link around a unit's text."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """A page with its pieces."""

    html: str
    inner: Mapping[int, str | None]
    """What stands in each piece, by number; only units that have a place. None for one that is spread over several
    elements."""


def assemble_page(html: str, most: int, style: Style, find_link: FindLink) -> Assembled:
    """The page of sanitised HTML, with the units from 1 to `most` as pieces.

    Everything but the marks and the addresses stays as the sanitiser wrote it.
    """
    tokens = read_tokens(html)
    return _Assembler(tokens, find_places(tokens, most), style, find_link).assemble()


def assemble_piece(html: str, most: int, number: int, style: Style, find_link: FindLink) -> str | None:
    """What stands in one piece of the page that `assemble_page` makes; the rest of the page is not written."""
    tokens = read_tokens(html)
    places = find_places(tokens, most)
    place = places.get(number)
    if place is None or not place.level:
        return None
    return _Assembler(tokens, places, style, find_link).assemble_inner(place)


class _Assembler:
    """One pass over the tokens."""

    def __init__(self, tokens: list[Token], places: dict[int, Place], style: Style, find_link: FindLink) -> None:
        self.tokens = tokens
        self.places = places
        self.style = style
        self.find_link = find_link
        self.begun = {place.parent: number for number, place in places.items() if place.begins}
        self.linked: dict[int, list[int]] = {}
        for number, place in places.items():
            if place.link >= 0:
                self.linked.setdefault(place.link, []).append(number)
        self.out: list[str] = []
        self.stack: list[int] = []
        self.inner: dict[int, list[str]] = {}

    def assemble(self) -> Assembled:
        active: Place | None = None
        number = 0
        for index, token in enumerate(self.tokens):
            if token.type in (Type.OPEN, Type.CLOSE):
                place = self.places.get(token.number)
                if place and index == place.open:
                    active, number = place, token.number
                    self.begin_piece(number, place)
                elif place and index == place.close:
                    self.end_piece(number, place)
                    active = None
                continue
            written = self.write(index, token)
            if active:
                self.inner[number].append(written)
                if not active.level and token.type is Type.TEXT and written.strip():
                    written = self.wrap(number, active, written)
            self.out.append(written)
        inner = {number: "".join(parts) if self.places[number].level else None for number, parts in self.inner.items()}
        return Assembled("".join(self.out), inner)

    def assemble_inner(self, place: Place) -> str:
        self.stack = [place.parent] if place.parent >= 0 else []
        inner = range(place.open + 1, place.close)
        return "".join(self.write(index, self.tokens[index]) for index in inner if self.tokens[index].type in _SHOWN)

    def begin_piece(self, number: int, place: Place) -> None:
        self.inner[number] = []
        self.out.append(self.style.open_piece(number, place, self.parent_of(place), first=True))
        if not place.level:  # an empty piece to begin with: what it is spread over follows
            self.out.append(self.style.close_piece(number, place, self.parent_of(place)))

    def end_piece(self, number: int, place: Place) -> None:
        if place.level:
            self.out.append(self.style.close_piece(number, place, self.parent_of(place)))

    def wrap(self, number: int, place: Place, text: str) -> str:
        parent = self.tokens[self.stack[-1]].name if self.stack else ""
        before = self.style.open_piece(number, place, parent, first=False)
        return f"{before}{text}{self.style.close_piece(number, place, parent)}"

    def parent_of(self, place: Place) -> str:
        return self.tokens[place.parent].name if place.parent >= 0 else ""

    def write(self, index: int, token: Token) -> str:
        if token.type is Type.TEXT:
            return token.text
        if token.type is Type.END:
            number = self.begun.get(self.stack.pop(), 0) if self.stack else 0
            return self.style.close_element(token.text, token.name, self.places.get(number))
        tag = self.write_address(token.text, token.name) if token.name in ("a", "img") else token.text
        if token.name in VOID:
            return tag
        number = self.begun.get(index, 0)
        written = self.style.open_element(tag, token.name, number, self.places.get(number), top=not self.stack)
        self.stack.append(index)
        return "".join((*map(self.style.before_link, self.linked.get(index, ())), written))

    def write_address(self, tag: str, name: str) -> str:
        """The tag of a link or image with the address it may lead to; an image that may not be shown as its text."""
        match = _ADDRESS.search(tag)
        address = unescape(match[2]) if match else ""
        if name == "a" and address.startswith("#"):
            target: str | None = f"#{ID_PREFIX}{address[1:]}"
        else:
            target = self.find_link(address, name == "img") if match else None
        if target is None and name == "img":
            alt = _ALT.search(tag)
            return f'<span class="chip">{escape(unescape(alt[1]))}</span>' if alt and alt[1] else ""
        if match is None:
            return tag
        written = "" if target is None else f' {match[1]}="{escape(target)}"'
        return tag[: match.start()] + written + tag[match.end() :]
