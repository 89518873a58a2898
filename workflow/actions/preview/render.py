"""From a page and what its units show to sanitised HTML in which the marks still stand."""

from __future__ import annotations

from collections.abc import Mapping

from workflow.actions.preview.sanitise import sanitise_html
from workflow.core.marks import disarm_marks, mark_text
from workflow.core.render import SourcePage
from workflow.formats.preview import preview_page
from workflow.model import Kind, Shown, Slot, View

PLACELESS = frozenset((Kind.FRONT_MATTER, Kind.ATTRIBUTE, Kind.TITLE))
"""Kinds of units that stand nowhere in a page's text."""


def render_marked(source: SourcePage, shown: Mapping[str, Shown], view: View) -> str:
    """The page as sanitised HTML, with marks around the text of every unit that has a place in it.

    Units are numbered from 1 in page order. Marks are written after all else is disarmed, so every mark is ours.
    """
    text = source.document.text
    numbers = {unit.id: number for number, unit in enumerate(source.units, start=1)}
    pieces: list[str] = []
    done = 0
    for start, end, part in source.parts:
        pieces.append(text[done:start])
        if isinstance(part, Slot):
            pieces.append(disarm_marks(source.format.fill(source.document, part, view)))
        else:
            placed = disarm_marks(source.format.place(source.document, part.span, shown[part.id], view))
            marked = placed.strip() and part.span.kind not in PLACELESS
            pieces.append(mark_text(placed, numbers[part.id]) if marked else placed)
        done = end
    pieces.append(text[done:])
    pieces[::2] = map(disarm_marks, pieces[::2])
    return sanitise_html(preview_page(source.format.name, "".join(pieces), options=source.options))
