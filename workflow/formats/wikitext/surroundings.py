"""What a unit is on its page, and whether markup may be put around it, judged from its text and its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflow.formats.wikitext.headings import read_heading
from workflow.formats.wikitext.tags import TAG
from workflow.model import Kind

_REACH = 300
"""How far a line is read around a unit: more than any heading or tag has, and lines of any length stay cheap."""

_MARKER = re.compile(r"<!--T:[^>]*-->")
_HEADING_BEFORE = re.compile(r"\s*(={1,6})\s*")
_LIST_BEFORE = re.compile(r"\s*[*#:;]+[*#:;\s]*")
_CELL_BEFORE = re.compile(r"\s*(?:\|(?![-}+])|!)(?:.*(?:\|\||!!))?[^|!]*\|?\s*")
_VALUE_BEFORE = re.compile(
    r"(?:<[a-z][^<>]*?|^[:\s]*(?:\{\||\|-)[^<>]*?)\s[\w:-]+\s*=\s*(?:(?P<double>\")[^\"<>]*|(?P<single>')[^'<>]*)$",
    re.IGNORECASE,
)
_NO_MARKUP_BEFORE = re.compile(
    r"<[a-z/][^<>]*$|\[\[[^\]|]*$|(?<!\[)\[(?!\[)[^\]\s]*$|=\s*\"[^\"]*$|=\s*'[^']*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands before and after a unit in its lines, without translate tags and markers."""

    before: str
    after: str


def read_line(text: str, start: int, end: int) -> Line:
    """The surroundings of the unit at `start` to `end`, each read for a few hundred characters at most."""
    line_start = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    line_end = text.find("\n", end, end + _REACH)
    before = text[line_start:start].lstrip("\ufeff")
    after = text[end : line_end if line_end >= 0 else end + _REACH]
    return Line(_MARKER.sub("", TAG.sub("", before)), _MARKER.sub("", TAG.sub("", after)))


def tell_kind(source: str, line: Line, *, in_template: bool) -> tuple[Kind, int]:
    """A unit's kind and, for a heading, its level.

    A heading is a unit that is one heading line, or all the text of one (`== <translate>Goals</translate> ==`);
    a bar at the start of a line opens a table's cell except inside a template call.
    """
    alone = not line.before.strip()
    if heading := read_heading(source):
        if alone and not line.after.strip():
            return Kind.HEADING, heading.level
    elif "\n" not in source and (signs := _HEADING_BEFORE.fullmatch(line.before)) and line.after.strip() == signs[1]:
        return Kind.HEADING, len(signs[1])
    if source[:1] in "*#:;" if alone else _LIST_BEFORE.fullmatch(line.before):
        return Kind.LIST_ITEM, 0
    if not in_template and not alone and _CELL_BEFORE.fullmatch(line.before):
        return Kind.TABLE_CELL, 0
    return Kind.PARAGRAPH, 0


def takes_markup(line: Line) -> bool:
    """Whether a tag may stand where the unit is: not inside another tag, an attribute's value or a link's target."""
    return not _NO_MARKUP_BEFORE.search(line.before)


def read_quote(line: Line) -> str:
    """The quotation mark around the value of an attribute that the unit stands in, or nothing."""
    value = _VALUE_BEFORE.search(line.before)
    return (value["double"] or value["single"]) if value else ""
