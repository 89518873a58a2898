"""From a page to its document: the units with their places, and the slots of the root element."""

from __future__ import annotations

from workflow.formats.html.attributes import Attribute
from workflow.formats.html.elements import kind_of
from workflow.formats.html.parts import Part, PartType
from workflow.formats.html.prose import has_prose, join_outside_templates, join_soft_breaks
from workflow.formats.html.root import find_slots
from workflow.formats.html.split import read_note, split_page
from workflow.formats.html.tokens import Type
from workflow.formats.html.visible import Wanted, find_visible
from workflow.model import Document, Kind, Slot, Span

NO_MARKUP = frozenset(("option", "optgroup"))
"""Elements from which browsers drop tags."""

RAW_TEXT = "raw"
"""The shape of a title: `<` begins no tag there."""


def parse_page(text: str, wanted: Wanted, *, xml: bool) -> Document:
    """The document of a page. A span's shape is `run`, `text` or `raw` (no markup may stand there) or, for an
    attribute's value, which its span covers with its quotes, the quote or `=` for a value without."""
    spans: list[Span] = []
    slots: tuple[Slot, ...] = ()
    notes: list[str] = []
    rooted = False
    for part in split_page(text, xml=xml):
        if part.type is PartType.NOTE:
            notes.append(read_note(text[part.start : part.end]))
            continue
        if part.type is PartType.TAG and part.name == "html" and not rooted:
            rooted = True
            slots = find_slots(text, part)
        found = _read_part(text, part, wanted, "\n".join(notes))
        if found:
            spans += found
            notes.clear()
    return Document(text, tuple(spans), slots)


def _read_part(text: str, part: Part, wanted: Wanted, note: str) -> list[Span]:
    if part.type is PartType.RUN and part.prose:
        kind, level = kind_of(part.name)
        shape = RAW_TEXT if part.name == "title" else "text" if part.name in NO_MARKUP else "run"
        return [Span(part.start, part.end, _read_source(text, part), kind, level, note, shape=shape)]
    if part.type is PartType.RUN:
        tags = [token for token, live in part.tokens if live and token.type is Type.START]
        return [
            _attribute_span(attribute, note)
            for tag in tags
            for attribute in find_visible(text, tag.start, tag.end, tag.name, wanted)
            if has_prose(attribute.value)
        ]
    if part.type is PartType.TAG and part.live:
        found = find_visible(text, part.start, part.end, part.name, wanted)
        return [_attribute_span(attribute, note) for attribute in found if has_prose(attribute.value)]
    return []


def _attribute_span(attribute: Attribute, note: str) -> Span:
    source = join_outside_templates(attribute.value).strip("\t\n\f\r ")
    return Span(attribute.start, attribute.end, source, Kind.ATTRIBUTE, note=note, shape=attribute.quote or "=")


def _read_source(text: str, part: Part) -> str:
    """The unit's text: soft breaks joined, but not in comments, templates or raw content, nor where a style keeps
    white space."""
    written = text[part.start : part.end]
    if ("\n" not in written and "\r" not in written) or "white-space" in written:
        return written
    if part.name == "title":
        return join_outside_templates(written)
    pieces: list[str] = []
    joined = part.start
    for token, _ in part.tokens:
        if token.type in (Type.COMMENT, Type.TEMPLATE, Type.RAW):
            pieces += (join_soft_breaks(text[joined : token.start]), text[token.start : token.end])
            joined = token.end
    pieces.append(join_soft_breaks(text[joined : part.end]))
    return "".join(pieces)
