"""What is matched: texts of foreign files, and units as places for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from workflow.core.foreign.spelling import Speller
from workflow.core.words import normalise
from workflow.model import Document, Entry, Kind, Unit

_LINE = re.compile(r"\A(?P<path>.*?)(?::(?:block|(?P<line>\d+)))?\Z")
_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069(?::\d+)?|[^\s\u2068]+")


@dataclass(frozen=True)
class Foreign:
    """A translated text of another tool's file: an entry, or a part of one."""

    number: int
    """Its entry's place among all entries of all files."""
    file: int
    entry: Entry
    source: str
    translation: str
    part: int = 0
    """Which part of its entry it is, from 1; 0 for the whole."""

    @cached_property
    def plain(self) -> str:
        """The source without regard to white space."""
        return normalise(self.source)

    @cached_property
    def references(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The files it is said to be from, as path parts, with the line or 0."""
        return tuple(_read_reference(item) for line in self.entry.references for item in _REFERENCE.findall(line))

    def take_part(self, part: int, source: str, translation: str) -> Foreign:
        """One of several texts that its entry holds."""
        return replace(self, source=source, translation=translation, part=part)


@dataclass(frozen=True)
class Home:
    """The page of a unit, for what is seldom asked of it."""

    document: Document = field(repr=False)
    speller: Speller = field(repr=False)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """What the references of the page stand for."""
        return self.speller.find_addresses(self.document.text)


@dataclass(frozen=True)
class Place:
    """A unit that may take a translation."""

    number: int
    """Its place among all units of all pages."""
    page: str
    unit: Unit
    home: Home = field(repr=False)

    @property
    def source(self) -> str:
        """The text to translate."""
        return self.unit.source

    @property
    def verbatim(self) -> bool:
        """Whether white space counts."""
        return self.unit.span.kind is Kind.CODE

    @cached_property
    def plain(self) -> str:
        """The source without regard to white space."""
        return normalise(self.unit.source)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The page's path in parts."""
        return tuple(self.page.split("/"))

    @cached_property
    def line(self) -> int:
        """The line of the page where the unit begins."""
        return self.home.document.line_at(self.unit.span.start)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one unit may take over."""

    place: Place
    foreigns: tuple[Foreign, ...]
    """The texts it is made of: one, or several that are one unit here."""
    translation: str
    outdated: bool
    previous_source: str = ""


def _read_reference(text: str) -> tuple[tuple[str, ...], int]:
    """A reference as path parts and line; some tools write `+` and what follows as the place inside of the file."""
    match = _LINE.match(text.replace("\u2068", "").replace("\u2069", "").replace("%2B", "+").partition("+")[0])
    assert match  # noqa: S101 - the expression matches every line
    parts = tuple(part for part in match["path"].split("/") if part not in ("", ".", ".."))
    return parts, int(match["line"] or 0)
