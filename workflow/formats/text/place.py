"""Writes a translation into its place in a plain text."""

from __future__ import annotations

import re

from workflow.formats.text.drawings import is_drawing
from workflow.formats.text.lines import EDGE, SPACES, is_lone, measure_width, starts_anything
from workflow.formats.text.parse import Shape
from workflow.model import Document, Shown, Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"([ \t\f\v]*)([^ \t\f\v]+)")
_UNDERLINE = re.compile(r"([^\s\w])\1{2,}(?=[ \t]*(?:[\r\n]|\Z))")


def place_text(document: Document, span: Span, shown: Shown) -> str:
    """The source characters, or the translation: wrapped as wide as the source where that was wrapped, each further
    line behind the source's indentation or quoting marks; a heading with an underline of its width."""
    written = document.text[span.start : span.end]
    if shown.text is None:
        return written
    shape: Shape = span.shape
    translation = shown.text.strip(EDGE)
    if shape.heading:
        return _place_heading(written, span.source, translation)
    lines = _LINE_END.split(translation)
    if shape.width:
        lines = [wrapped for line in lines for wrapped in _wrap(line, shape)]
    if len(lines) == 1:
        return lines[0]
    newline = match[0] if (match := _LINE_END.search(written) or _LINE_END.search(document.text)) else "\n"
    return f"{newline}{shape.prefix}".join(line.strip(SPACES) for line in lines)


def _place_heading(written: str, source: str, translation: str) -> str:
    """Lines over and under a heading that are about as long as it grow or shrink with it."""
    before, after = measure_width(source), measure_width(translation)

    def fit(rule: re.Match[str]) -> str:
        extra = len(rule[0]) - before
        return rule[1] * max(3, after + extra) if abs(extra) <= 2 else rule[0]

    over, _, under = written.rpartition(source)
    return f"{_UNDERLINE.sub(fit, over)}{translation}{_UNDERLINE.sub(fit, under)}"


def _wrap(line: str, shape: Shape) -> list[str]:
    """Break a line at spaces, never before a word that would begin an item, a quote or a rule, and never behind a
    number or mark that would stand alone. Scripts without
    spaces stay as they are, and so does what would look like a table."""
    if shape.column + measure_width(line) <= shape.width:
        return [line]
    lines: list[str] = []
    room = shape.width - shape.column
    for spaces, word in _WORD.findall(line):
        width = measure_width(word)
        if lines and room < len(spaces) + width and not starts_anything(word) and not is_lone(lines[-1]):
            lines.append(word)
            room = shape.width - measure_width(shape.prefix) - width
        else:
            lines[-1:] = [f"{lines[-1]}{spaces}{word}" if lines else word]
            room -= len(spaces) + width
    return [line] if is_drawing(lines) else lines
