"""Writes a text into its place: between tags, or as an attribute's value."""

from __future__ import annotations

from workflow.formats.html.parts import SPACES
from workflow.formats.html.prose import TEMPLATES
from workflow.model import Document, Kind, Shown, Span, View

_QUOTES = {'"': "&quot;", "'": "&#39;"}


def place_text(document: Document, span: Span, shown: Shown, view: View) -> str:
    """The characters for `span`: those of the source where there is no translation, else the translation with the
    page's line ends; wrapped in a `span` that says its language where the view asks for marks and markup may stand."""
    if shown.text is None:
        written = document.text[span.start : span.end]
    else:
        written = _fit_line_ends(shown.text.strip(SPACES), document.text)
        if span.kind is Kind.ATTRIBUTE:
            written = _quote_value(written, span.shape)
    if view.mark and span.shape == "run" and (shown.fallback or shown.outdated):
        return f"{_open_mark(shown)}{written}</span>"
    return written


def _fit_line_ends(translation: str, page: str) -> str:
    if "\n" not in translation:
        return translation
    newline = "\r\n" if "\r\n" in page else "\n" if "\n" in page or "\r" not in page else "\r"
    return translation.replace("\r\n", "\n").replace("\n", newline)


def _quote_value(value: str, shape: str) -> str:
    """The value in its quotes (new ones if it had none), with that quote escaped outside of templates."""
    quote = '"' if shape == "=" else shape
    if quote in value:
        pieces: list[str] = []
        position = 0
        for match in TEMPLATES.finditer(value):
            pieces += (value[position : match.start()].replace(quote, _QUOTES[quote]), match[0])
            position = match.end()
        value = "".join((*pieces, value[position:].replace(quote, _QUOTES[quote])))
    return f"{quote}{value}{quote}"


def _open_mark(shown: Shown) -> str:
    attributes = ' class="outdated"' if shown.outdated else ""
    if shown.fallback:
        attributes += f' lang="{shown.language}" dir="{shown.direction}"'
    return f"<span{attributes}>"
