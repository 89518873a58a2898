"""The notice at the top of a rendered page."""

from __future__ import annotations

from workflow.formats.markdown.lines import newline_of


def add_banner(text: str, start: int, sentence: str) -> str:
    """The page with `sentence` in a block quote at `start`, with a blank line between it and the text."""
    newline = newline_of(text)
    before, after = text[:start], text[start:]
    gap = ""
    if before.rstrip("\ufeff"):
        gap = newline if before.endswith(("\n", "\r")) else newline * 2
    line = " ".join(sentence.split()).replace("<", "&lt;")
    blank = "" if after.startswith(("\n", "\r")) else newline
    return f"{before}{gap}> {line}{newline}{blank}{after}"
