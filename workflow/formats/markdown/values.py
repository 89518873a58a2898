"""A value found in front matter."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.formats.markdown.scalars import Style


@dataclass(frozen=True, slots=True)
class Value:
    """One string, with the place of all of its notation, quotes and block marks included."""

    key: str
    """The dotted path of its key."""
    start: int
    end: int
    text: str
    style: Style
    indent: str = ""
    """The indentation of a block's lines."""
