"""Writing a translation into its place."""

from __future__ import annotations

import html
import re

from workflow.formats.markdown.front_matter import place_value
from workflow.formats.markdown.html_blocks import place_html
from workflow.formats.markdown.lines import LINE_END, continuation_prefix, newline_of
from workflow.formats.markdown.paragraphs import escape_ordinals, is_paragraph
from workflow.formats.markdown.shape import BLANK, Place, Shape, shape_of
from workflow.model import Document, Shown, Span, View

_CLOSING_MARKS = re.compile(r"(^|[ \t])(#+)\Z")
"""What an ATX heading would lose at its end (CommonMark, section 4.2)."""


def place_text(document: Document, span: Span, shown: Shown, view: View) -> str:
    """What stands at `span`: the source characters where there is no translation, else the translation with the
    document's line ends, its containers' prefix on every added line, and the delimiters of its place escaped."""
    shape = shape_of(span)
    if shape.place is Place.HTML:
        return place_html(document, span, shape, shown, view)
    if shown.text is None:
        written = document.text[span.start : span.end]
    else:
        written = _write(document, span, shape, LINE_END.sub("\n", shown.text))
    if view.mark and (shown.outdated or shown.fallback):
        return _mark(written, shape, shown)
    return written


def _write(document: Document, span: Span, shape: Shape, text: str) -> str:
    if shape.place is Place.FRONT_MATTER:
        return place_value(document, span, shape, text)
    if shape.place is Place.CODE:
        return _with_prefixes(document, span, shape, text)
    text = text.strip(BLANK)
    if shape.place is Place.LABEL:
        text = _escape_openings(_one_line(text), span.source)
        return _escape_brackets(text) + (f"][{shape.label}" if shape.label else "")
    if shape.place is Place.TITLE:
        return _escape_delimiter(_escape_openings(_one_line(text), span.source), shape.delimiter)
    if shape.place is Place.LINE and shape.delimiter:
        return _escape_brackets(_one_line(text)) if shape.delimiter == "]" else _one_line(text)
    if shape.place is Place.LINE:
        text = _CLOSING_MARKS.sub(r"\1\\\2", text)
    flowing = shape.place in (Place.FLOW, Place.SETEXT)
    if flowing:
        text = escape_ordinals(text, span.source)
    if flowing and "\n" in text and "\n" in span.source and not is_paragraph(span.source):
        text = text.replace("\n", "\n    ")  # so far in, no line of a paragraph begins a block (CommonMark, 4.4)
    return _with_prefixes(document, span, shape, text)


def _with_prefixes(document: Document, span: Span, shape: Shape, text: str) -> str:
    if "\n" not in text:
        return text
    end = span.start if shape.place is Place.CODE else span.end
    prefix = continuation_prefix(document.text, span.start, end, shape.quotes)
    return text.replace("\n", newline_of(document.text) + prefix)


def _one_line(text: str) -> str:
    return " ".join(line.strip(" \t") for line in text.split("\n"))


def _escape_openings(text: str, source: str) -> str:
    """Without characters that could open a code span or a tag together with what follows the place."""
    for character, entity in (("`", "&#96;"), ("<", "&lt;")):
        if character not in source:
            text = text.replace(character, entity)
    return text


def _escape_delimiter(text: str, delimiter: str) -> str:
    marks = "()" if delimiter == ")" else delimiter
    return _close_escape(re.sub(r"(?s)\\.|[" + re.escape(marks) + "]", lambda m: _escape(m[0]), text))


def _escape(piece: str) -> str:
    return piece if piece.startswith("\\") else "\\" + piece


def _close_escape(text: str) -> str:
    """A backslash at the end would escape the delimiter that follows."""
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + "\\" if backslashes % 2 else text


def _escape_brackets(text: str) -> str:
    """Brackets that have no partner, escaped (CommonMark, section 6.3: brackets in a link text must be balanced)."""
    lone: list[int] = []
    opened: list[int] = []
    for match in re.finditer(r"(?s)\\.|[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]":
            if opened:
                opened.pop()
            else:
                lone.append(match.start())
    for offset in sorted(lone + opened, reverse=True):
        text = text[:offset] + "\\" + text[offset:]
    return _close_escape(text)


def _mark(written: str, shape: Shape, shown: Shown) -> str:
    """The text in a `span` with its language and direction; a backslash at its end would escape the closing tag."""
    if shape.place not in (Place.FLOW, Place.LINE, Place.SETEXT, Place.CELL) or shape.delimiter:
        return written
    if not written or written.endswith("\\"):
        return written
    classes = ' class="outdated"' if shown.outdated else ""
    language, direction = html.escape(shown.language), html.escape(shown.direction)
    return f'<span lang="{language}" dir="{direction}"{classes}>{written}</span>'
