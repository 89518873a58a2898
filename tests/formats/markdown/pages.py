"""Parsing and rendering Markdown in tests, as the core does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workflow.formats.markdown import FORMAT
from workflow.model import Document, Shown, Span, View

VIEW = View(page="a.md", language="da", direction="ltr", source_language="en", source_direction="ltr")


def parse(text: str, **options: Any) -> Document:
    """The document with the default options, or some of them changed."""
    return FORMAT.parse(text, page="a.md", options={**FORMAT.options, **options})


def outline(text: str, **options: Any) -> Any:
    """The outline with the default options, or some of them changed."""
    return FORMAT.outline(text, page="a.md", options={**FORMAT.options, **options})


def faults(span: Span, translation: str) -> tuple[str, ...]:
    """The faults of a translation."""
    return FORMAT.faults(span, translation, options=FORMAT.options)


def render(document: Document, translate: Callable[[Span], str | None], view: View = VIEW) -> str:
    """The page with what `translate` gives for each span; None stands for the source text."""
    pieces, at = [], 0
    for span in document.spans:
        text = translate(span)
        shown = Shown(text, view.source_language if text is None else view.language, "ltr", fallback=text is None)
        pieces += [document.text[at : span.start], FORMAT.place(document, span, shown, view)]
        at = span.end
    return "".join((*pieces, document.text[at:]))


def pseudo(span: Span) -> str:
    """The unit's text with every letter of its prose accented."""
    pieces, at = [], 0
    for piece in FORMAT.markup(span.source, span.kind, options=FORMAT.options):
        pieces += [_accent(span.source[at : piece.start]), span.source[piece.start : piece.end]]
        at = piece.end
    return "".join((*pieces, _accent(span.source[at:])))


def _accent(prose: str) -> str:
    return prose.translate(ACCENTS)


ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "äḅçďéƒğħíĵķłɱñöƥɋřšţüṽŵẋýžÄḄÇĎÉƑĞĦÍĴĶŁⱮÑÖƤɊŘŠŢÜṼŴẊÝŽ"
)
