"""Matching by text: the same but for white space, else the same but for spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from workflow.core.foreign.choice import choose_foreign
from workflow.core.foreign.values import Foreign, Offer, Place
from workflow.core.words import normalise


class Adapted(Protocol):
    """A translation in the spelling of its unit."""

    @property
    def text(self) -> str:
        """The translation."""

    @property
    def certain(self) -> bool:
        """Whether it says of the unit what it said of the text it was made for."""


class Speller(Protocol):
    """What a format knows of other tools' spellings."""

    def find_key(self, text: str) -> str:
        """What a text says without its spelling."""

    def adapt(self, source: str, foreign: str, translation: str, addresses: Mapping[str, str]) -> Adapted:
        """A translation made for `foreign`, brought into the spelling of `source`."""


class Shelf:
    """Foreign texts by what they say. Keys without spelling are made when first asked for: they cost a parse each."""

    def __init__(self, foreigns: Sequence[Foreign], entries: Sequence[Foreign], speller: Speller) -> None:
        self.foreigns = foreigns
        """The texts on the shelf."""
        self.entries = entries
        """Every entry by its number."""
        self.speller = speller
        self._known: dict[str, str] = {}
        self.plain: dict[str, list[Foreign]] = defaultdict(list)
        for foreign in foreigns:
            self.plain[foreign.plain].append(foreign)

    def find_key(self, text: str) -> str:
        """What a text says without its spelling."""
        key = self._known.get(text)
        if key is None:
            key = self._known[text] = self.speller.find_key(text)
        return key

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of each text on the shelf."""
        return tuple(self.find_key(foreign.source) for foreign in self.foreigns)

    @cached_property
    def spelled(self) -> Mapping[str, list[Foreign]]:
        """The texts by key."""
        found: dict[str, list[Foreign]] = defaultdict(list)
        for foreign, key in zip(self.foreigns, self.keys, strict=True):
            found[key].append(foreign)
        return found


Judge = Callable[[Place, str], bool]
"""Whether a translation may stand in for a unit."""


def match_texts(shelf: Shelf, wanted: Iterable[Place], places: Sequence[Place], fits: Judge) -> dict[int, Offer]:
    """Offers by the number of the unit, for the units whose text is on the shelf.

    Args:
        shelf: the foreign texts.
        wanted: the units to match.
        places: every unit by its number.
        fits: judges what was rewritten.
    """
    offers: dict[int, Offer] = {}
    left: list[Place] = []
    twins = _group_twins(places)
    for place in wanted:
        same = shelf.plain.get(place.plain, ())
        if not any(not (item.entry.outdated or item.entry.obsolete) for item in same):
            left.append(place)
        if same:
            chosen = _choose(shelf, place, same, twins, places)
            offers[place.number] = _offer_same(shelf, place, chosen)
    for place in left:
        known = offers.get(place.number)
        found = shelf.spelled.get(shelf.find_key(place.source), ())
        if known is not None:
            found = [item for item in found if not (item.entry.outdated or item.entry.obsolete)]
        if found:
            chosen = _choose(shelf, place, found, twins, places)
            offer = make_offer(shelf, place, (chosen,), chosen.source, chosen.translation, fits)
            if known is None or not offer.outdated:
                offers[place.number] = offer
    return offers


def make_offer(
    shelf: Shelf, place: Place, foreigns: tuple[Foreign, ...], source: str, translation: str, fits: Judge
) -> Offer:
    """An offer of a text in another spelling: outdated where it cannot be rewritten with certainty."""
    adapted = shelf.speller.adapt(place.source, source, translation, place.addresses)
    text = fit_lines(place, adapted.text)
    outdated = any(foreign.entry.outdated for foreign in foreigns)
    if not outdated and not (adapted.certain and fits(place, text)):
        return Offer(place, foreigns, text, outdated=True, previous_source=source)
    previous = foreigns[0].entry.previous_source if outdated and len(foreigns) == 1 else ""
    return Offer(place, foreigns, text, outdated, previous)


def fit_lines(place: Place, translation: str) -> str:
    """The translation with soft line breaks joined where the unit has none."""
    if place.verbatim:
        return translation if place.source.endswith("\n") else translation.removesuffix("\n")
    if "\n" not in place.source and "\n" in translation:
        return normalise(translation)
    return translation.strip()


def _offer_same(shelf: Shelf, place: Place, foreign: Foreign) -> Offer:
    entry = foreign.entry
    translation = foreign.translation
    if "\n" in place.source and not place.verbatim:
        translation = shelf.speller.adapt(place.source, foreign.source, translation, place.addresses).text
    text = fit_lines(place, translation)
    return Offer(place, (foreign,), text, entry.outdated, entry.previous_source if entry.outdated else "")


def _choose(
    shelf: Shelf,
    place: Place,
    found: Sequence[Foreign],
    twins: Mapping[tuple[str, str], Sequence[Place]],
    places: Sequence[Place],
) -> Foreign:
    same = twins[place.page, place.plain]
    return choose_foreign(place, found, twins=same, places=places, foreigns=shelf.entries)


def _group_twins(places: Iterable[Place]) -> dict[tuple[str, str], list[Place]]:
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        groups[place.page, place.plain].append(place)
    return groups
