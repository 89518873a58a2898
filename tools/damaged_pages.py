"""Translated pages as a project may find them: paragraphs dropped, merged, moved; with the truth about each text."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from workflow.model import Document, Kind, Span

DROPPED = 0.08
MERGED = 0.05
MOVED = 0.05

_ITEM = re.compile(r" *(?:[-*+]|\d+\.) +")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page: the lines of one or more units, or what stands between."""

    text: str
    places: tuple[tuple[int, int, int], ...] = ()
    """(start, end, index of the unit) of each unit's text in it."""
    group: str = ""
    """Pieces of one group may be joined or exchanged: paragraphs between blank lines, items of lists of one depth."""
    lead: int = 0
    """Characters before the text: the mark of a list item."""

    @property
    def units(self) -> set[int]:
        """The units whose texts it has."""
        return {unit for _, _, unit in self.places}


@dataclass(frozen=True, slots=True)
class Damaged:
    """A page after its damage."""

    text: str
    truth: tuple[tuple[int, int, int], ...]
    """(start, end, index of the unit) of each unit's text."""


def damage_page(document: Document, absent: set[int], chance: random.Random) -> Damaged:
    """Drop, merge and move paragraphs of a rendered page.

    `absent` are the units that the translated document never had. A unit stands in its lines; where several share a
    line (a table) they stay together.
    """
    pieces = _cut_pieces(document)
    pieces = [piece for piece in pieces if not piece.units or not piece.units <= absent]
    pieces = [piece for piece in pieces if not (_drops(piece) and chance.random() < DROPPED)]
    pieces = _merge(pieces, chance)
    pieces = _move(pieces, chance)
    truth = []
    at = 0
    for piece in pieces:
        truth += [(at + start, at + end, unit) for start, end, unit in piece.places]
        at += len(piece.text)
    return Damaged("".join(piece.text for piece in pieces), tuple(truth))


def _cut_pieces(document: Document) -> list[Piece]:
    """The page as lines of units and lines between them; every character is in one piece."""
    text = document.text
    pieces: list[Piece] = []
    done = 0
    for index, span in enumerate(document.spans):
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end + 1
        if start < done:  # shares a line with the one before
            last = pieces.pop()
            start = done - len(last.text)
            done = max(done, end)
            pieces.append(Piece(text[start:done], (*last.places, (span.start - start, span.end - start, index))))
            continue
        if start > done:
            pieces.append(Piece(text[done:start]))
        group, lead = _find_group(text, span, pieces, end)
        pieces.append(Piece(text[start:end], ((span.start - start, span.end - start, index),), group, lead))
        done = end
    pieces.append(Piece(text[done:]))
    return pieces


def _find_group(text: str, span: Span, before: list[Piece], end: int) -> tuple[str, int]:
    """What a unit that has its lines for itself may be exchanged with, and the length of the mark before it."""
    start = text.rfind("\n", 0, span.start) + 1
    lead = text[start : span.start]
    if text[span.end : end] not in ("\n", ""):
        return "", 0
    if _ITEM.fullmatch(lead):
        return f"item {len(lead)}", len(lead)
    after = text[end : text.find("\n", end) + 1]
    alone = not after.strip() and (not before or before[-1].text.endswith("\n\n") or before[-1].text == "\n")
    return ("paragraph", 0) if span.kind is Kind.PARAGRAPH and not lead and alone else ("", 0)


def _drops(piece: Piece) -> bool:
    return len(piece.units) == 1 and not piece.text.startswith("---")


def _merge(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Some paragraphs and items joined with the next one."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        step = 2 if at + 1 < len(pieces) and not pieces[at + 1].text.strip() else 1
        second = pieces[at + step] if at + step < len(pieces) else None
        if piece.group and second and second.group == piece.group and chance.random() < MERGED:
            head, tail = piece.text.rstrip("\n") + " ", second.text[second.lead :]
            shift = len(head) - second.lead
            later = [(start + shift, end + shift, unit) for start, end, unit in second.places]
            done.append(Piece(head + tail, (*piece.places, *later)))
            at += step + 1
            continue
        done.append(piece)
        at += 1
    return done


def _move(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Some exchanged with the next one of their group, or with any one of it."""
    moved = list(pieces)
    groups: dict[str, list[int]] = {}
    for at, piece in enumerate(moved):
        if piece.group:
            groups.setdefault(piece.group, []).append(at)
    for places in groups.values():
        for order, at in enumerate(places):
            if len(places) < 2 or chance.random() >= MOVED:
                continue
            other = places[order + 1] if order + 1 < len(places) and chance.random() < 0.5 else chance.choice(places)
            moved[at], moved[other] = moved[other], moved[at]
    return moved
