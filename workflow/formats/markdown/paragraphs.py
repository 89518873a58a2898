"""What keeps a paragraph one paragraph."""

from __future__ import annotations

import re

from workflow.formats.markdown.leaves import BLOCKS
from workflow.formats.markdown.masks import read_document

_ORDINAL = re.compile(r"(?m)^(\d{1,9})([.)])(?=[ \t]|$)")


def escape_ordinals(text: str, source: str) -> str:
    """A date or a number at the begin of a line ("1. januar") must not begin a list (CommonMark, section 5.2)."""
    if not text[:1].isdigit() and "\n" not in text:
        return text
    if _ORDINAL.match(source):
        return text
    return _ORDINAL.sub(r"\1\\\2", text)


def is_paragraph(text: str) -> bool:
    """Whether the text, read by itself, is one paragraph."""
    events = read_document(escape_ordinals(text, ""), definition_lists=True).events
    return {event[1] for event in events if event[1] in BLOCKS} == {"Paragraph"} and events[-1][3] == events[0][3]
