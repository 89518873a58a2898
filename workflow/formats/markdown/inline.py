"""The markup inside a unit's text: what a translation keeps as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyromark import Markdown
from pyromark import Options as Parser
from pyromark.event import BrokenLink

from workflow.formats.markdown.prose import AUTOLINK, FOOTNOTE, MATH, TEMPLATE, URL
from workflow.formats.markdown.reader import Event, character_finder, read_events
from workflow.formats.markdown.tags import find_tag_places
from workflow.model import Markup


def _resolve(_: BrokenLink) -> tuple[str, str]:
    """A unit does not know the document's definitions: every reference counts as a link."""
    return "", ""


_OPTIONS = Parser.ENABLE_STRIKETHROUGH | Parser.ENABLE_GFM
_WITHOUT_REFERENCES = Markdown(options=_OPTIONS)
INLINE = Markdown(options=_OPTIONS, broken_link_callback=_resolve)
"""Reads a unit's text by itself."""

LEAD = "x "
"""Stands before a unit's text, so that the text cannot begin a block."""

_NESTED = re.compile(r"\[[^\]]*\[")
_MAYBE = re.compile(r"[\\`*_~<\[&{$\n@]|://|www\.|mailto:")
_PATTERNS = re.compile(
    rf"(?P<template>\\?(?:{TEMPLATE}))|(?P<math>{MATH})|(?P<url>{AUTOLINK}|{URL})|(?P<footnote>{FOOTNOTE})"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)",
    re.DOTALL,
)
_WHOLE = {"Code": "code", "InlineHtml": "tag", "Html": "tag", "HardBreak": "break", "FootnoteReference": "footnote"}
_MARKS = {"Emphasis": 1, "Strong": 2}


def find_markup(source: str) -> tuple[Markup, ...]:
    """Code spans, marks of emphasis, links and images without their text, tags, templates, math, URLs, footnote
    references, escapes, entities and hard breaks of a unit's text, in order."""
    if not _MAYBE.search(source):
        return ()
    found = [Markup(m.start(), m.end(), str(m.lastgroup)) for m in _PATTERNS.finditer(source)]
    found += (Markup(start, end, "tag") for start, end in find_tag_places(source))
    text = LEAD + source
    at = character_finder(text)
    events = read_events(text, _parser_for(text))
    for start, end, kind in _read_pieces(text, [(*event[:3], at(event[3]), at(event[4])) for event in events]):
        if start >= len(LEAD) and end > start:
            found.append(Markup(start - len(LEAD), end - len(LEAD), kind))
    kept: list[Markup] = []
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        start = max(piece.start, kept[-1].end) if kept else piece.start
        if start > piece.start and piece.kind == "url":
            continue  # a link's target, which ends before the bracket or full stop that an address may hold
        if start < piece.end:
            kept.append(Markup(start, piece.end, piece.kind))
    return tuple(kept)


def _parser_for(text: str) -> Markdown:
    """The parser for a text; a link may hold no other, so that brackets inside of a link's text are no reference."""
    if "](" not in text or not _NESTED.search(text):
        return INLINE
    links = [e[3:] for e in read_events(text, _WITHOUT_REFERENCES) if e[0] == "Start" and e[1] == "Link"]
    data = text.encode()

    def resolve(link: BrokenLink) -> tuple[str, str] | None:
        start = link["span"]["start"]
        image = data[start : start + 1] == b"!"
        return None if not image and any(first < start < last for first, last in links) else ("", "")

    return Markdown(options=_OPTIONS, broken_link_callback=resolve)


def _read_pieces(text: str, events: list[Event]) -> Iterator[tuple[int, int, str]]:
    opened: list[int] = []
    for index, (verb, name, _, start, end) in enumerate(events):
        if name in _WHOLE:
            yield start, end, _WHOLE[name]
        elif name in _MARKS and verb == "Start":
            yield start, start + _MARKS[name], "emphasis"
            yield end - _MARKS[name], end, "emphasis"
        elif name == "Strikethrough" and verb == "Start":
            marks = 2 if text.startswith("~~", start) else 1
            yield start, start + marks, "emphasis"
            yield end - marks, end, "emphasis"
        elif name in ("Link", "Image"):
            if verb == "Start":
                opened.append(index)
                continue
            first = opened.pop()
            inner = max((event[4] for event in events[first + 1 : index]), default=start)
            yield from _read_link(text, name, events[first][2]["link_type"], start, end, inner)


def _read_link(text: str, name: str, kind: str, start: int, end: int, inner: int) -> Iterator[tuple[int, int, str]]:
    """A link's brackets and target; all of it where the text is also its label or its target."""
    word = name.lower()
    if kind in ("Autolink", "Email"):
        yield start, end, "url"
    elif kind in ("Inline", "Reference", "ReferenceUnknown"):
        opening = 2 if name == "Image" else 1
        closing = text.find("](" if kind == "Inline" else "][", max(inner, start + opening), end)
        yield start, start + opening, word
        yield (closing if closing >= 0 else end - 1), end, word
    else:
        yield start, end + 2 if text.startswith("[]", end) else end, word
