"""What a page's renderer does with a plain text, and random texts."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from workflow.formats.text import FORMAT
from workflow.model import Document, Kind, Shown, Span, View

VIEW = View("page.txt", "da", "ltr", "en", "ltr", translated=True, mark=True)

_PIECES = (
    "\n", "\n", "\n\n", "\r\n", "\r", " ", "   ", "\t", "> ", ">", "- ", "* ", "1. ", "2.3 ", "a) ", "• ", "---", "===",
    "word", "A heading", "some longer words here", "漢字", "12", ".", "|", "+--", "\0", "\ufeff", "\u2028", "\x0c", "é",
    "https://a.example/b", "{name}", "#", "(1) ",
)  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=30).map("".join)


def parse(text: str, *, keep_line_breaks: bool = False) -> Document:
    return FORMAT.parse(text, page="page.txt", options={"keep_line_breaks": keep_line_breaks})


def outline(text: str) -> tuple[str, ...]:
    return FORMAT.outline(text, page="page.txt", options=FORMAT.options)


def render(document: Document, translations: Mapping[int, str]) -> str:
    """The text with the translations of the spans of these numbers."""
    pieces: list[str] = []
    position = 0
    for number, span in enumerate(document.spans):
        assert span.start >= position
        shown = Shown(translations.get(number), "da", "ltr")
        pieces += (document.text[position : span.start], FORMAT.place(document, span, shown, VIEW))
        position = span.end
    return "".join((*pieces, document.text[position:]))


def pseudo(span: Span) -> str:
    """The unit's text with its letters accented outside of its markup, in brackets."""
    accents = str.maketrans("aeiounycsAEIOUNYCS", "áéíóúñýçšÁÉÍÓÚÑÝÇŠ")
    pieces: list[str] = []
    position = 0
    for piece in FORMAT.markup(span.source, Kind.PARAGRAPH, options=FORMAT.options):
        pieces += (span.source[position : piece.start].translate(accents), span.source[piece.start : piece.end])
        position = piece.end
    return "⟦" + "".join((*pieces, span.source[position:].translate(accents))) + "⟧"
