"""Texts that are cut in another way: several units in one foreign entry, several foreign entries in one unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from workflow.core.foreign.choice import count_shared
from workflow.core.foreign.texts import Judge, Shelf, find_first, make_offer
from workflow.core.foreign.values import Foreign, Offer, Place

Split = Callable[[str], Sequence[tuple[str, str]]]
"""The texts that a format finds in a document, each with a word for what it is."""

_BLOCKS = re.compile(r"\n|\A\s*(?:[-*+>#|]|\d+[.)]\s)")
_ROW = re.compile(r"\A\s*\|.*\|\s*\Z")
_BORDER = re.compile(r"<[^<>]*>|[ \t]*\\?\n")
_LETTER = re.compile(r"[^\W\d_]")
_MOST = 12
"""Entries that are joined into one unit at most."""


def split_foreigns(foreigns: Iterable[Foreign], wanted: Iterable[Place], split: Split) -> Iterator[Foreign]:
    """The parts of entries that hold several texts, where source and translation are built alike: a list, a table, a
    quote, paragraphs.

    Args:
        foreigns: texts that found no unit.
        wanted: units that found no text; an entry without one that begins as one of them is left alone.
        split: finds the texts.
    """
    words = {find_first(place.source) for place in wanted}
    for foreign in foreigns:
        if not _BLOCKS.search(foreign.source):
            continue
        sources = split(_close_row(foreign.source))
        if not any(find_first(source) in words for _, source in sources):
            continue
        translations = split(_close_row(foreign.translation))
        if [kind for kind, _ in sources] != [kind for kind, _ in translations]:
            continue
        for part, ((_, source), (_, translation)) in enumerate(zip(sources, translations, strict=True), start=1):
            if source != foreign.source:
                yield foreign.take_part(part, source, translation)


def _close_row(text: str) -> str:
    """A row of a table as a table of its own."""
    if not _ROW.match(text) or "\n" in text.strip():
        return text
    cells = len(re.findall(r"(?<!\\)\|", text.strip())) - 1
    return f"{text.strip()}\n{'|-' * cells}|\n"


def join_foreigns(shelf: Shelf, wanted: Iterable[Place], fits: Judge) -> dict[int, Offer]:
    """Offers for units whose text stands in several entries: in entries that follow one another in their file, or cut
    at tags and line breaks in entries from the unit's page."""
    order = {(foreign.number, foreign.part): index for index, foreign in enumerate(shelf.foreigns)}
    offers = {}
    for place in wanted:
        found = _find_run(shelf, place, order)
        if found:
            source = _join([foreign.source for foreign in found])
            translation = _join([foreign.translation for foreign in found])
            offer = make_offer(shelf, place, found, source, translation, fits)
        else:
            cut = _fill_between(shelf, place)
            if cut is None or not fits(place, cut[0]):
                continue
            offer = Offer(place, cut[1], cut[0], any(foreign.entry.outdated for foreign in cut[1]))
        offers[place.number] = offer
    return offers


def _find_run(shelf: Shelf, place: Place, order: dict[tuple[int, int], int]) -> tuple[Foreign, ...]:
    """Entries in a row whose texts one after the other are the unit's."""
    table = shelf.find_table(place.source)
    if not table:
        return ()
    key = shelf.find_key(place.source)
    at = key.find(" ")
    while at > 0:
        for first in table.get(key[:at], ()):
            index = order[first.number, first.part]
            if run := _follow(shelf, key, at, index):
                return run
        at = key.find(" ", at + 1)
    return ()


def _follow(shelf: Shelf, key: str, at: int, index: int) -> tuple[Foreign, ...]:
    run = [shelf.foreigns[index]]
    while at < len(key) and len(run) < _MOST:
        index += 1
        following = shelf.find_key(shelf.foreigns[index].source) if index < len(shelf.foreigns) else ""
        if not following or run[-1].file != shelf.foreigns[index].file or run[-1].entry.obsolete:
            return ()
        end = at + 1 + len(following)
        if not key.startswith(following, at + 1) or key[end : end + 1] not in ("", " "):
            return ()
        run.append(shelf.foreigns[index])
        at = end
    return tuple(run) if at >= len(key) else ()


def _fill_between(shelf: Shelf, place: Place) -> tuple[str, tuple[Foreign, ...]] | None:
    """The unit with the translations of the texts between its tags and line breaks, when all of them are known."""
    text = place.source
    if "<" not in text and "\n" not in text:
        return None
    borders = [(match.start(), match.end()) for match in _BORDER.finditer(text)]
    if not borders or place.verbatim:
        return None
    starts, ends = [0, *(end for _, end in borders)], [*(start for start, _ in borders), len(text)]
    shown, used = [], []
    for start, end, stop in zip(starts, ends, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        if _LETTER.search(piece):
            found = [
                foreign
                for foreign in shelf.find_spelled(piece)
                if count_shared(place, foreign) and not foreign.entry.obsolete
            ]
            if not found:
                return None
            chosen = min(found, key=lambda foreign: (foreign.entry.outdated, foreign.number, foreign.part))
            used.append(chosen)
            before, after = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
            piece = before + chosen.translation.strip() + after
        shown.append(piece + text[end:stop])
    return "".join(shown), tuple(used)


def _join(texts: Sequence[str]) -> str:
    joined = texts[0].strip()
    for text in texts[1:]:
        wide = joined and east_asian_width(joined[-1]) in "WF"
        joined += ("" if wide else " ") + text.strip()
    return joined
