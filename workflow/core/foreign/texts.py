"""Matching by text: the same but for white space, else the same but for spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from workflow.core.foreign.choice import choose_foreign
from workflow.core.foreign.spelling import Speller
from workflow.core.foreign.values import Foreign, Offer, Place
from workflow.core.words import normalise

_FIRST = re.compile(r"[<{&]|[^\W_]+")


class Shelf:
    """Foreign texts by what they say. A key without spelling costs a parse, so only the texts that begin with a word
    that is asked for get one."""

    def __init__(self, foreigns: Sequence[Foreign], entries: Sequence[Foreign], speller: Speller) -> None:
        self.foreigns = foreigns
        """The texts on the shelf."""
        self.entries = entries
        """Every entry by its number."""
        self.speller = speller
        self.plain: dict[str, list[Foreign]] = defaultdict(list)
        for foreign in foreigns:
            self.plain[foreign.plain].append(foreign)
        self._known: dict[str, str] = {}
        self._tables: dict[str, dict[str, list[Foreign]]] = {}

    def find_key(self, text: str) -> str:
        """What a text says without its spelling."""
        key = self._known.get(text)
        if key is None:
            key = self._known[text] = self.speller.find_key(text)
        return key

    def find_spelled(self, text: str) -> Sequence[Foreign]:
        """The texts that say what a text says."""
        table = self.find_table(text)
        return table.get(self.find_key(text), ()) if table else ()

    def find_table(self, text: str) -> Mapping[str, list[Foreign]]:
        """The texts that begin as a text does, by key."""
        word = find_first(text)
        table = self._tables.get(word)
        if table is None:
            table = self._tables[word] = defaultdict(list)
            for foreign in self._beginnings.get(word, ()):
                table[self.find_key(foreign.source)].append(foreign)
        return table

    @cached_property
    def _beginnings(self) -> Mapping[str, list[Foreign]]:
        found: dict[str, list[Foreign]] = defaultdict(list)
        for same in self.plain.values():
            found[find_first(same[0].source)] += same
        return found


def find_first(text: str) -> str:
    """The first word of a text; empty where a tag, a placeholder or an entity may stand in its place."""
    match = _FIRST.search(text)
    return match[0] if match and match[0] not in "<{&" else ""


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
    for place in wanted:
        same = shelf.plain.get(place.plain, ())
        if not any(item.entry.id == place.unit.id or is_current(item) for item in same):
            left.append(place)
        if same:
            chosen = _choose(shelf, place, same, places)
            offers[place.number] = _offer_same(shelf, place, chosen)
    for place in left:
        known = offers.get(place.number)
        before, inner, after = "", place.source, ""
        found = shelf.find_spelled(place.source)
        if not found:
            before, inner, after = shelf.speller.unwrap(place.source)
            found = shelf.find_spelled(inner) if before else ()
        if known is not None:
            found = [item for item in found if is_current(item)]
        if found:
            chosen = _choose(shelf, place, found, places)
            source, translation = (f"{before}{text.strip()}{after}" for text in (chosen.source, chosen.translation))
            offer = make_offer(shelf, place, (chosen,), source, translation, fits)
            if known is None or not offer.outdated:
                offers[place.number] = offer
    return offers


def is_current(foreign: Foreign) -> bool:
    """Whether a text is neither fuzzy nor obsolete in its file."""
    return not (foreign.entry.outdated or foreign.entry.obsolete)


def make_offer(
    shelf: Shelf, place: Place, foreigns: tuple[Foreign, ...], source: str, translation: str, fits: Judge
) -> Offer:
    """An offer of a text in another spelling: outdated where it cannot be rewritten with certainty."""
    adapted = shelf.speller.adapt(place.source, source, translation, place.home.addresses)
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
        translation = shelf.speller.adapt(place.source, foreign.source, translation, place.home.addresses).text
    text = fit_lines(place, translation)
    return Offer(place, (foreign,), text, entry.outdated, entry.previous_source if entry.outdated else "")


def _choose(shelf: Shelf, place: Place, found: Sequence[Foreign], places: Sequence[Place]) -> Foreign:
    if len(found) == 1:
        return found[0]
    return choose_foreign(place, found, twins=_list_twins(place, places), places=places, foreigns=shelf.entries)


def _list_twins(place: Place, places: Sequence[Place]) -> list[Place]:
    """The units of a page with the same text, in order."""
    first = last = place.number
    while first and places[first - 1].page == place.page:
        first -= 1
    while last + 1 < len(places) and places[last + 1].page == place.page:
        last += 1
    return [other for other in places[first : last + 1] if other.plain == place.plain]
