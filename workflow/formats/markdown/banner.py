"""The notice at the top of a rendered page."""

from __future__ import annotations

from workflow.formats.markdown.lines import newline_of


def add_banner(text: str, start: int, sentence: str) -> str:
    """The page with `sentence` in a block quote at `start`, with a blank line between it and the text."""
    newline = newline_of(text)
    before = text[:start]
    gap = newline if before.rstrip("\ufeff") and not before.endswith(("\n", "\r")) else ""
    line = " ".join(sentence.split()).replace("<", "&lt;")
    return f"{before}{gap}> {line}{newline}{newline}{text[start:]}"
