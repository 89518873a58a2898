"""HTML blocks: their text through the HTML format, at its place in the Markdown document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workflow.formats.html import FORMAT as HTML
from workflow.formats.markdown.lines import LINE_END, continuation_prefix, has_lone_return, newline_of, prefix_pattern
from workflow.formats.markdown.shape import BLANK, Place, Shape
from workflow.model import Document, Kind, Shown, Span, View

_MAYBE_TEXT = re.compile(r">[^<]*[^\W\d_]|\s(?:alt|title|label|placeholder|content|value|summary|aria-)", re.IGNORECASE)
_LONE_TAG = re.compile(r"<[^<>]*>")
"""A first line that may be an HTML block only because nothing else stands on it (CommonMark, section 4.6, type 7)."""

_COMMENT = re.compile(r"\s*(?><!--.*?-->)\s*", re.DOTALL)


def find_html_spans(text: str, start: int, end: int, quotes: int) -> Iterator[Span]:
    """The spans of the HTML block between `start` and `end`; its texts are of the kind `html`."""
    raw = text[start:end]
    if not _MAYBE_TEXT.search(raw) or _COMMENT.fullmatch(raw):
        return
    if has_lone_return(raw):
        return
    inner = HTML.parse(blank_quotes(raw, quotes), page="", options=HTML.options)
    for span in inner.spans:
        kind = Kind.ATTRIBUTE if span.kind is Kind.ATTRIBUTE else Kind.HTML
        shape = Shape(Place.HTML, quotes, inner=inner, inner_span=span)
        yield Span(start + span.start, start + span.end, span.source, kind, span.level, span.note, shape=shape)


def blank_quotes(raw: str, quotes: int) -> str:
    """A block's text with spaces for the marks of block quotes at the begin of its further lines."""
    if not quotes:
        return raw
    prefix = prefix_pattern(quotes)
    pieces, at = [], 0
    for match in LINE_END.finditer(raw):
        marks = prefix.match(raw, match.end())
        end = marks.end() if marks else match.end()
        pieces += [raw[at : match.end()], raw[match.end() : end].replace(">", " ")]
        at = end
    return "".join((*pieces, raw[at:]))


def place_html(document: Document, span: Span, shape: Shape, shown: Shown, view: View) -> str:
    """What stands at the span: as in an HTML page, with the containers' prefix on every further line."""
    if shape.inner is None or shape.inner_span is None:
        return document.text[span.start : span.end]
    written = HTML.place(shape.inner, shape.inner_span, shown, view)
    if shown.text is None and written == shape.inner.text[shape.inner_span.start : shape.inner_span.end]:
        return document.text[span.start : span.end]
    start = span.start - shape.inner_span.start
    prefix = continuation_prefix(document.text, start, start + len(shape.inner.text.rstrip(BLANK)), shape.quotes)
    new_line = newline_of(document.text) + prefix
    if shape.quotes or shown.text is not None:
        written = re.sub(r"(?:\r\n|\r|\n)[ \t]*", new_line, written)
    first = LINE_END.split(shape.inner.text, maxsplit=1)[0].strip(BLANK)
    if _LONE_TAG.fullmatch(first) and span.start <= start + shape.inner.text.index(first) and written.startswith(first):
        return first + new_line + written[len(first) :].lstrip(BLANK)
    return written


def html_outline(raw: str, quotes: int) -> Any:
    """The tags of an HTML block without its words."""
    if _COMMENT.fullmatch(raw):
        return raw.strip()
    return HTML.outline(blank_quotes(raw, quotes), page="", options=HTML.options)
