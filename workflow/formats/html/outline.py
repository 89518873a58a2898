"""The block structure of a page as a value that can be compared."""

from __future__ import annotations

from workflow.formats.html.attributes import read_attributes
from workflow.formats.html.parts import Part, PartType
from workflow.formats.html.root import DIRECTION, LANGUAGE
from workflow.formats.html.split import split_page
from workflow.formats.html.tokens import Type
from workflow.formats.html.visible import Wanted, find_visible

TEXT = "¶"


def read_outline(text: str, wanted: Wanted, *, xml: bool) -> tuple[str, ...]:
    """Tags of blocks as written but for the values of visible attributes and the root's language; comments, scripts,
    code and everything else that stays out as written; a mark for each run of inline content that shows anything."""
    outline: list[str] = []
    for part in split_page(text, xml=xml):
        if part.type is PartType.RUN:
            outline.append(_read_run(text, part, wanted))
        elif part.type is PartType.TAG:
            outline.append(_read_tag(text, part.start, part.end, part.name, wanted))
        else:
            outline.append(text[part.start : part.end])
    return tuple(outline)


def _read_run(text: str, part: Part, wanted: Wanted) -> str:
    if part.prose:
        return TEXT
    if not part.live:
        return text[part.start : part.end]
    if any(_is_shown(text, token.type, token.start, token.end) for token, _ in part.tokens):
        return TEXT
    pieces = (
        _read_tag(text, token.start, token.end, token.name, wanted)
        for token, _ in part.tokens
        if token.type is not Type.TEXT
    )
    return "".join(pieces)


def _is_shown(text: str, kind: Type, start: int, end: int) -> bool:
    return kind is Type.TEMPLATE or (kind is Type.TEXT and bool(text[start:end].strip("\t\n\f\r ")))


def _read_tag(text: str, start: int, end: int, name: str, wanted: Wanted) -> str:
    if name == "html":
        attributes = read_attributes(text, start, end)
        hidden = [one for one in attributes if one.name in LANGUAGE or one.name == DIRECTION]
        return " ".join(("<html", *(f"{one.name}={one.value}" for one in attributes if one not in hidden)))
    if not wanted.pattern.search(text, start, end):
        return text[start:end]
    pieces: list[str] = []
    position = start
    for attribute in find_visible(text, start, end, name, wanted):
        pieces.append(text[position : attribute.start])
        position = attribute.end
    pieces.append(text[position:end])
    return "".join(pieces)
