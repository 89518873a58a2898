"""Alternative texts and titles as units of their own: in paragraphs of images only, and in reference definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workflow.formats.markdown.leaves import Leaf
from workflow.formats.markdown.masks import Reading
from workflow.formats.markdown.prose import has_prose
from workflow.formats.markdown.shape import BLANK, Place, Shape
from workflow.model import Kind, Span

_TITLE = re.compile(
    r"[ \t\r\n>]"
    r"(?P<title>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))"
    r"[ \t\r\n]*\Z",
    re.DOTALL,
)
_LABEL_END = re.compile(r"\](?=[(\[])|\]")


def find_attributes(text: str, leaf: Leaf, reading: Reading) -> Iterator[Span]:
    """The alternative texts and titles of the images and links of a block that has no other prose."""
    open_from: list[int] = []
    for index, (verb, name, data, first, last) in enumerate(leaf.inline):
        if name not in ("Image", "Link"):
            continue
        if verb == "Start":
            open_from.append(index)
            continue
        opened = open_from.pop()
        start, end, data = reading.at(first), reading.at(last), leaf.inline[opened][2]
        inner = [event[4] for event in leaf.inline[opened + 1 : index]]
        label_start = start + (2 if name == "Image" else 1)
        label_end = _find_label_end(text, reading.at(max(inner)) if inner else label_start, end)
        if name == "Image":
            yield from _label_span(text, label_start, label_end, data["link_type"], leaf.quotes)
        if data["link_type"] == "Inline" and data["title"]:
            yield from _title_span(text, label_end + 2, end - 1, leaf.quotes)


def _find_label_end(text: str, start: int, end: int) -> int:
    match = _LABEL_END.search(text, start, end)
    return match.start() if match else end - 1


def _label_span(text: str, start: int, end: int, link_type: str, quotes: int) -> Iterator[Span]:
    raw = text[start:end]
    if raw != raw.strip(BLANK) or not has_prose(raw) or "\n" in raw or "\r" in raw:
        return
    if link_type == "Inline" or link_type == "Reference":
        yield Span(start, end, raw, Kind.ATTRIBUTE, shape=Shape(Place.LABEL, quotes))
    elif link_type == "Shortcut":
        yield Span(start, end, raw, Kind.ATTRIBUTE, shape=Shape(Place.LABEL, quotes, label=raw))
    elif link_type == "Collapsed" and text.startswith("][", end):
        yield Span(start, end + 2, raw, Kind.ATTRIBUTE, shape=Shape(Place.LABEL, quotes, label=raw))


def _title_span(text: str, start: int, end: int, quotes: int) -> Iterator[Span]:
    """The title that ends at `end`; one of several lines is left alone."""
    match = _TITLE.search(text, max(start - 1, 0), end)
    if not match:
        return
    first, last = match.start("title") + 1, match.end("title") - 1
    raw = text[first:last]
    if has_prose(raw) and "\n" not in raw and "\r" not in raw:
        shape = Shape(Place.TITLE, quotes, delimiter=text[last])
        yield Span(first, last, raw, Kind.ATTRIBUTE, shape=shape)


def find_definition_titles(text: str, reading: Reading) -> Iterator[Span]:
    """The titles of the document's link reference definitions."""
    if "]:" not in text:
        return
    for definition in reading.parser.reference_definitions(reading.shown).values():
        if definition["title"]:
            span = definition["span"]
            yield from _title_span(text, reading.at(span["start"]), reading.at(span["end"]), 0)
