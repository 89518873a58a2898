"""Units of a page as the tools see them, cut from its text."""

from __future__ import annotations

import re

from tools.tagged_project import PlacedUnit
from workflow.core.words import normalise


def place_units(page: str, text: str, ids: str) -> tuple[PlacedUnit, ...]:
    """A unit for each paragraph, with a letter of `ids` as its id."""
    paragraphs = list(re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text))
    return tuple(
        PlacedUnit(page, number, unit_id, normalise(match[0]), *match.span())
        for number, (unit_id, match) in enumerate(zip(ids, paragraphs, strict=True))
    )
