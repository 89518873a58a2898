"""All translations of the index, unit by unit."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from workflow.model import State


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit with its translations."""

    page: str
    unit: str
    source: str
    texts: tuple[tuple[str, str, State], ...]
    """(language, text, state), by language."""


def list_translations(index: sqlite3.Connection, languages: Collection[str]) -> Iterator[KeptUnit]:
    """The project's own translations that are current and fall back nowhere, page by page."""
    rows = index.execute(
        "select page, unit, sources.id, sources.text, texts.language, texts.text, state"
        " from text_files cross join texts on file = text_files.id cross join sources on sources.id = source"
        " where origin = '' and state in (?, ?) and (select error from pages where pages.page = text_files.page) = ''"
        " order by page, sources.id, unit, texts.language",
        (State.TRANSLATED, State.REVIEWED),
    )
    for (page, unit, _, source), group in groupby(rows, key=lambda row: row[:4]):
        texts = tuple((row[4], row[5], State(row[6])) for row in group if row[4] in languages)
        if texts:
            yield KeptUnit(page, unit, source, texts)
