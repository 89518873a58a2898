"""Units as XLIFF 1.2: a `<file>` for each page, a `<trans-unit>` for each unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workflow.core.exchange.inline import Piece, number_pieces, write_inline
from workflow.core.exchange.item import Item
from workflow.core.exchange.xml_writing import escape_attribute, escape_text, replace_impossible
from workflow.model import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
BASE = "polyfolio-base:"
"""Begins the `extradata` of a unit: the digest of its entry when it went out."""

_STATES = {
    State.UNTRANSLATED: "new",
    State.OUTDATED: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "final",
}
_DATA_TYPES = {"html": "html", "text": "plaintext"}


@dataclass(frozen=True, slots=True)
class XliffUnit:
    """A unit, its texts cut into prose and markup."""

    item: Item
    kind: str
    source: tuple[Piece, ...]
    translation: tuple[Piece, ...]
    previous: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class XliffPage:
    """The units of one page."""

    page: str
    format: str
    units: tuple[XliffUnit, ...]


def write_xliff(pages: Iterable[XliffPage], source_language: str, language: str) -> str:
    """The document. Every text comes back from it exactly (`read_xliff`)."""
    return "".join(_write(pages, source_language, language))


def _write(pages: Iterable[XliffPage], source_language: str, language: str) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE}">\n'
    for page in pages:
        datatype = _DATA_TYPES.get(page.format, f"x-{page.format}")
        yield (
            f'<file original="{escape_attribute(page.page)}" datatype="{escape_attribute(datatype)}"'
            f' source-language="{escape_attribute(source_language)}" target-language="{escape_attribute(language)}">\n'
            "<body>\n"
        )
        for unit in page.units:
            yield from _write_unit(unit)
        yield "</body>\n</file>\n"
    yield "</xliff>\n"


def _write_unit(unit: XliffUnit) -> Iterator[str]:
    item = unit.item
    approved = ' approved="yes"' if item.state is State.REVIEWED else ""
    numbers = number_pieces(unit.source)
    yield (
        f'<trans-unit id="{escape_attribute(item.unit)}" restype="x-{unit.kind}"{approved}'
        f' extradata="{BASE}{item.base}" xml:space="preserve">\n'
        f"<source>{write_inline(unit.source)}</source>\n"
        f'<target state="{_STATES[item.state]}">{write_inline(unit.translation, numbers)}</target>\n'
    )
    yield from (f'<note from="developer">{escape_text(replace_impossible(note))}</note>\n' for note in item.notes)
    if unit.previous:
        yield from _write_previous(unit.previous, unit.translation)
    yield "</trans-unit>\n"


def _write_previous(previous: Sequence[Piece], translation: Sequence[Piece]) -> Iterator[str]:
    """The source that an outdated translation was made from."""
    target = write_inline(translation, number_pieces(previous))
    yield (
        '<alt-trans alttranstype="previous-version" xml:space="preserve">\n'
        f"<source>{write_inline(previous)}</source>\n<target>{target}</target>\n</alt-trans>\n"
    )
