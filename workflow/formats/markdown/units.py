"""From the blocks of a document to its spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workflow.formats.markdown.attributes import find_attributes, find_definition_titles
from workflow.formats.markdown.html_blocks import find_html_spans
from workflow.formats.markdown.leaves import Leaf, LeafFinder
from workflow.formats.markdown.lines import ATX, LINE_END, has_lines, has_lone_return, join_lines, trim
from workflow.formats.markdown.masks import Reading, read_document
from workflow.formats.markdown.prose import has_prose
from workflow.formats.markdown.shape import Place, Shape
from workflow.model import Kind, Options, Span

_CLOSING_MARKS = re.compile(r"(?:^|(?<![ \t])[ \t]+)#+\Z")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{:?[ \t]*[#.][^{}\r\n]*\}\Z")
_LAST_LINE = re.compile(r"(?:\r\n|\r|\n)[^\r\n]*\Z")
_LONE_MARK = re.compile(r"(?:\A|(?:\\|[ ]{2}[ \t]*)(?:\r\n|\r|\n)[ \t>]*)(?:[-+*:]|#{1,6}|\d{1,9}[.)])[ \t]*[\r\n]")
"""A line at the begin or after a hard break that begins a block as soon as it is joined with the next."""
_REST_OF_LINE = re.compile(r"[^\r\n]*")


def find_spans(text: str, options: Options) -> list[Span]:
    """The spans of a document without front matter, in order."""
    reading = read_document(text, definition_lists=options["definition_lists"])
    finder = LeafFinder(text, reading)
    spans: list[Span] = []
    for leaf in finder.find():
        found = list(_read_leaf(text, leaf, reading, options))
        if found and (note := finder.steering.take_note()):
            found[0] = replace(found[0], note=note if not found[0].note else f"{note}\n{found[0].note}")
        spans += found
    spans += find_definition_titles(text, reading)
    return _without_overlaps(sorted(spans, key=lambda span: (span.start, -span.end)))


def _without_overlaps(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _read_leaf(text: str, leaf: Leaf, reading: Reading, options: Options) -> Iterator[Span]:
    if leaf.kind is Kind.HTML:
        yield from find_html_spans(text, leaf.start, leaf.end, leaf.quotes)
        return
    if leaf.kind is Kind.CODE:
        if options["code"] and leaf.fenced:
            yield from _read_code(text, leaf, reading)
        return
    start, end, shape = _find_text(text, leaf, reading)
    raw = text[start:end]
    if not has_prose(raw):
        yield from find_attributes(text, leaf, reading)
        return
    source = raw
    if has_lines(raw):
        if _LONE_MARK.search(raw):
            return
        breaks = frozenset(reading.at(event[3]) - start for event in leaf.inline if event[1] == "HardBreak")
        source = join_lines(raw, quotes=leaf.quotes, hard_breaks=breaks)
    yield Span(start, end, source, leaf.kind, leaf.level, shape=shape)


def _find_text(text: str, leaf: Leaf, reading: Reading) -> tuple[int, int, Shape]:
    """Where a leaf's text begins and ends without its markers, and how it stands there."""
    if leaf.title:
        return *trim(text, leaf.start, leaf.end), Shape(Place.LINE, leaf.quotes, delimiter=leaf.title.line.bracket)
    if leaf.kind is Kind.HEADING:
        return _find_heading(text, leaf)
    if leaf.kind is Kind.TABLE_CELL:
        return *trim(text, leaf.start, leaf.end), Shape(Place.CELL)
    end = leaf.end
    if leaf.tight:
        last = max(reading.at(event[4]) for event in leaf.inline)
        while last > leaf.start and text[last - 1] in "\r\n":
            last -= 1
        rest = _REST_OF_LINE.match(text, last)
        end = rest.end() if rest else last
    return *trim(text, leaf.start, end), Shape(Place.FLOW, leaf.quotes)


def _find_heading(text: str, leaf: Leaf) -> tuple[int, int, Shape]:
    start, end = trim(text, leaf.start, leaf.end)
    marks = ATX.match(text, start, end)
    if marks:
        start, end = trim(text, marks.end(), end)
        end = _cut(_CLOSING_MARKS, text, start, _cut(_ATTRIBUTES, text, start, end))
        place = Place.LINE
    else:
        end = _cut(_LAST_LINE, text, start, end)
        place = Place.SETEXT
    start, end = trim(text, start, end)
    return start, _cut(_ATTRIBUTES, text, start, end), Shape(place, leaf.quotes)


def _cut(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the range ends without what the pattern finds at its end."""
    match = pattern.search(text[start:end])
    return start + match.start() if match else end


def _read_code(text: str, leaf: Leaf, reading: Reading) -> Iterator[Span]:
    """The content of a fenced code block, without the line end before the closing fence."""
    lines = [(reading.at(e[3]), reading.at(e[4])) for e in leaf.inline if e[1] == "Text" and e[3] < e[4]]
    if not lines:
        return
    start, end = lines[0][0], lines[-1][1]
    source = LINE_END.sub("\n", "".join(text[first:last] for first, last in lines))
    if source.endswith("\n"):
        source = source[:-1]
        end -= 2 if text.endswith("\r\n", start, end) else 1
    if source.strip() and not has_lone_return(text[start:end]):
        yield Span(start, end, source, Kind.CODE, shape=Shape(Place.CODE, leaf.quotes))
