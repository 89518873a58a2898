"""Finding a place for every foreign text: by text, by spelling, by pieces, and last by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workflow.actions.importing.places import Places
from workflow.core.foreign.likeness import match_likeness
from workflow.core.foreign.pieces import Split, join_foreigns, split_foreigns
from workflow.core.foreign.texts import Shelf, match_texts
from workflow.core.foreign.values import Foreign, Offer, Place
from workflow.core.render import explain_fault
from workflow.errors import PolyfolioError
from workflow.formats.registry import load_speller
from workflow.model import Format, Kind, Options


def match_places(places: Places, texts: Sequence[Foreign]) -> tuple[dict[int, Offer], dict[int, set[int]]]:
    """Offers by the number of the unit, and the parts of the entries that were taken apart, by the entry's number.

    What is found depends on the texts and the pages alone, never on what is translated already.
    """
    translated = [text for text in texts if text.translation.strip()]
    offers: dict[int, Offer] = {}
    parts: dict[int, set[int]] = defaultdict(set)

    def fits(place: Place, translation: str) -> bool:
        return not explain_fault(places.pages[place.page].source, place.unit.span, translation)

    groups = _group_by_format(places)
    shelves: list[tuple[Shelf, list[Place]]] = []
    for name, wanted in groups.items():
        shelf = Shelf(translated, texts, load_speller(name))
        offers |= match_texts(shelf, wanted, places.units, fits)
        shelves.append((shelf, wanted))
    for shelf, wanted in shelves:
        source = places.pages[wanted[0].page].source
        left = _leave_over(translated, offers)
        split = _splitter(source.format, source.options)
        found = list(split_foreigns(left, _without(wanted, offers), split))
        for part in found:
            parts[part.number].add(part.part)
        pieces = Shelf(found, texts, shelf.speller)
        offers |= match_texts(pieces, _without(wanted, offers), places.units, fits)
        offers |= join_foreigns(shelf, _without(wanted, offers), fits)
    for shelf, wanted in shelves:
        offers |= match_likeness(shelf, _leave_over(translated, offers), _without(wanted, offers))
    return offers, parts


def _group_by_format(places: Places) -> dict[str, list[Place]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in places.units:
        groups[places.pages[place.page].source.format.name].append(place)
    return groups


def _without(wanted: Sequence[Place], offers: dict[int, Offer]) -> list[Place]:
    return [place for place in wanted if place.number not in offers]


def _leave_over(texts: Sequence[Foreign], offers: dict[int, Offer]) -> list[Foreign]:
    """The texts that no offer was made of."""
    used = {foreign.number for offer in offers.values() for foreign in offer.foreigns}
    return [text for text in texts if text.number not in used and not text.entry.obsolete]


def _splitter(format: Format, options: Options) -> Split:
    """The texts that a format finds in a foreign text taken as a document."""

    def split(text: str) -> list[tuple[str, str]]:
        try:
            document = format.parse(text, page="import", options=options)
        except PolyfolioError:
            return []
        return [(span.kind.value, span.source) for span in document.spans if span.kind is not Kind.TITLE]

    return split
