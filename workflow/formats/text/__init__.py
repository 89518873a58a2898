"""Plain text: paragraphs between blank lines, underlined and numbered headings, lists, quoted mail, indented blocks.
Rules, tables and drawings of characters stay out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workflow.formats.text.drawings import has_columns, is_drawing
from workflow.formats.text.lines import EDGE
from workflow.formats.text.outline import read_outline
from workflow.formats.text.parse import parse_text
from workflow.formats.text.place import place_text
from workflow.model import Document, Kind, Markup, Options, Shown, Slot, Span, View

DEFAULTS: Options = {"keep_line_breaks": False}
"""`keep_line_breaks`: every line break of a paragraph stays in its unit, as for poems."""

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t\f\v]*(?:\r\n|\n|\r)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKUP = re.compile(
    r"(?P<url>(?:\b(?:https?|ftp)://|\bwww\.|\bmailto:)[^\s<>\"']++|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++)"
    r"|(?P<template>\{\{[^{}\r\n]*+\}\}|\{%[^%\r\n]*+%\})"
    r"|(?P<variable>\$?\{\w*+\}|%\(\w++\)[sd]|%[sd]\b)"
)


@dataclass(frozen=True)
class TextFormat:
    """The document format `text`."""

    name: str = "text"
    suffixes: tuple[str, ...] = (".txt",)
    options: Options = field(default_factory=lambda: DEFAULTS)

    def parse(self, text: str, *, page: str, options: Options) -> Document:  # noqa: ARG002 - protocol
        """The units of a text; never an error."""
        return parse_text(text, keep_breaks=bool(options["keep_line_breaks"]))

    def place(self, document: Document, span: Span, shown: Shown, view: View) -> str:  # noqa: ARG002 - protocol
        """The source characters, or the translation wrapped like the source; plain text marks nothing."""
        return place_text(document, span, shown)

    def fill(self, document: Document, slot: Slot, view: View) -> str:  # noqa: ARG002 - protocol
        """Plain text has no slots: the source characters."""
        return document.text[slot.start : slot.end]

    def outline(self, text: str, *, page: str, options: Options) -> tuple[str, ...]:  # noqa: ARG002 - protocol
        """The sequence of blocks, each by what begins it; what is no unit as written."""
        return read_outline(text)

    def faults(self, span: Span, translation: str, *, options: Options) -> tuple[str, ...]:  # noqa: ARG002 - protocol
        """A blank line, which would end the block, a line break in a heading, a table or drawing instead of prose."""
        written, lines = _LINE_END.split(translation.strip(EDGE)), _LINE_END.split(span.source)
        if is_drawing(written, columns=not has_columns(lines)) and not is_drawing(lines):
            return ("looks like a table or a drawing, not like prose",)
        if "\n" not in translation and "\r" not in translation:
            return ()
        if _BLANK_LINE.search(translation.strip(EDGE)):
            return ("holds a blank line, which would end the paragraph",)
        if span.kind is Kind.HEADING and _LINE_END.search(translation.strip(EDGE)):
            return ("breaks the line of a heading",)
        return ()

    def markup(self, source: str, kind: Kind, *, options: Options) -> tuple[Markup, ...]:  # noqa: ARG002 - protocol
        """Addresses, templates and variables."""
        return tuple(Markup(one.start(), one.end(), one.lastgroup or "") for one in _MARKUP.finditer(source))

    def banner(self, text: str, sentence: str, view: View) -> str:  # noqa: ARG002 - protocol
        """The sentence and a blank line at the top, after a byte order mark."""
        newline = match[0] if (match := _LINE_END.search(text)) else "\n"
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        return f"{mark}{sentence}{newline}{newline}{text[len(mark) :]}"

    def with_markers(self, document: Document, ids: tuple[str, ...]) -> str:  # noqa: ARG002 - protocol
        """The text as it is: plain text has no markers."""
        return document.text


FORMAT = TextFormat()
