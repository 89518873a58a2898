"""Parsing and rendering of whole pages as the core does it, for the tests of this format."""

from __future__ import annotations

from collections.abc import Mapping

from workflow.formats.wikitext import FORMAT
from workflow.model import TITLE_ID, Document, LanguageLink, Shown, Slot, Span, View

PAGE = "Goals.wiki"
LINKS = (
    LanguageLink("en", "English", "ltr", 100, "Goals"),
    LanguageLink("da", "dansk", "ltr", 24, "Goals/da"),
    LanguageLink("ar", "العربية", "rtl", 3, "https://example.org/ar/Goals"),
)


def parse(text: str, page: str = PAGE) -> Document:
    """The document with the format's default options."""
    return FORMAT.parse(text, page=page, options=FORMAT.options)


def make_view(language: str, *, mark: bool = False, links: tuple[LanguageLink, ...] = ()) -> View:
    """A view of the page in `language`, from English."""
    direction = "rtl" if language == "ar" else "ltr"
    return View(PAGE, language, direction, "en", "ltr", mark=mark, languages=links)


def number_units(document: Document) -> tuple[str, ...]:
    """An id for every span: its marker, or the next number above the highest of the page."""
    highest = max((int(span.marker) for span in document.spans if span.marker.isdigit()), default=0)
    ids = []
    for span in document.spans:
        highest += not span.marker
        ids.append(span.marker or str(highest))
    return tuple(ids)


def render(document: Document, view: View, translations: Mapping[str, Shown] | None = None) -> str:
    """The page with the translations by unit id; a unit without one shows the source."""
    shown_of = translations or {}
    source = Shown(None, "en", "ltr", fallback=view.language != "en")
    places: list[tuple[Span | Slot, str]] = [(slot, FORMAT.fill(document, slot, view)) for slot in document.slots]
    for span, unit_id in zip(document.spans, number_units(document), strict=True):
        places.append((span, FORMAT.place(document, span, shown_of.get(unit_id, source), view)))
    parts: list[str] = []
    at = 0
    for place, text in sorted(places, key=lambda pair: (pair[0].start, pair[0].end)):
        assert place.start >= at, "two places overlap"
        parts += [document.text[at : place.start], text]
        at = place.end
    return "".join(parts) + document.text[at:]


def list_sources(document: Document) -> list[tuple[str, str]]:
    """Marker and source of every unit but the title."""
    return [(span.marker, span.source) for span in document.spans if span.marker != TITLE_ID]
