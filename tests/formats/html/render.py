"""What a page's renderer does with a format: copies what stands between the units, and asks for each unit's place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workflow.formats.html import FORMAT
from workflow.model import Document, Kind, Shown, Slot, Span, View

SOURCE_VIEW = View("page.html", "en", "ltr", "en", "ltr")
VIEW = View("page.html", "ar", "rtl", "en", "ltr", translated=True)


def parse(text: str, page: str = "page.html") -> Document:
    return FORMAT.parse(text, page=page, options=FORMAT.options)


def outline(text: str, page: str = "page.html") -> tuple[str, ...]:
    return FORMAT.outline(text, page=page, options=FORMAT.options)


def render(document: Document, translations: Mapping[int, str], view: View = VIEW) -> str:
    """The page with the translations of the spans of these numbers."""
    places: list[tuple[int, int, str]] = []
    for number, span in enumerate(document.spans):
        shown = Shown(translations.get(number), view.language, view.direction)
        places.append((span.start, span.end, FORMAT.place(document, span, shown, view)))
    for slot in document.slots:
        places.append((slot.start, slot.end, FORMAT.fill(document, slot, view)))
    return join_places(document, sorted(places))


def join_places(document: Document, places: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, text in places:
        assert start >= position
        pieces += (document.text[position:start], text)
        position = end
    return "".join((*pieces, document.text[position:]))


def translate_prose(source: str, kind: Kind, change: Callable[[str], str]) -> str:
    """The text with its prose changed and its markup kept."""
    pieces: list[str] = []
    position = 0
    for piece in FORMAT.markup(source, kind, options=FORMAT.options):
        assert piece.start >= position
        pieces += (change(source[position : piece.start]), source[piece.start : piece.end])
        position = piece.end
    return "".join((*pieces, change(source[position:])))


def accent(text: str) -> str:
    return text.translate(str.maketrans("aeiounycsAEIOUNYCS", "áéíóúñýçšÁÉÍÓÚÑÝÇŠ"))


def pseudo(span: Span) -> str:
    return f"⟦{translate_prose(span.source, span.kind, accent)}⟧"


def slot_names(slots: tuple[Slot, ...]) -> list[str]:
    return [slot.name for slot in slots]
