"""Units as a table for spreadsheet programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workflow.core.exchange.cells import disarm_cell, restore_cell
from workflow.core.exchange.item import Item, Received
from workflow.core.exchange.table import Row, read_table, write_table
from workflow.errors import DocumentError
from workflow.model import State

COLUMNS = ("page", "unit", "source", "translation", "state", "notes", "previous source", "language", "base")
"""The header's names, in order."""
BASE = "digest "
"""Begins the cell with the digest of an entry, which might look like a number otherwise (`12345e678901`)."""
IDS = ("unit",)
"""Columns whose cells stay as they are: ids that are numbers come back as the same numbers."""
NEEDED = ("page", "unit", "source", "translation")

_OTHER_NAMES = {
    "id": "unit", "context": "unit", "key": "unit",
    "file": "page",
    "target": "translation",
    "status": "state",
    "note": "notes", "comments": "notes",
}  # fmt: skip
_STATES = {
    **{state.value: state for state in State},
    "": State.TRANSLATED,
    "new": State.UNTRANSLATED, "approved": State.REVIEWED, "final": State.REVIEWED,
    "fuzzy": State.OUTDATED, "needs editing": State.OUTDATED, "needs work": State.OUTDATED,
}  # fmt: skip


def write_csv(items: Iterable[Item]) -> str:
    """The table with a header row and one row for each unit; no cell can be taken for a formula."""
    rows = (
        (
            item.page,
            item.unit,
            item.source,
            item.translation,
            item.state.value,
            "\n".join(item.notes),
            item.previous_source,
            item.language,
            BASE + item.base if item.base else "",
        )
        for item in items
    )
    return write_table([COLUMNS, *(map(_disarm, COLUMNS, row) for row in rows)])


def read_csv(text: str, path: str) -> Received:
    """The units of a table. Columns are found by the names in its first row, in any order; others are passed over.

    A text beside the state `untranslated` counts as translated: whoever typed it had no reason to look at the state.

    Raises:
        DocumentError: the table is damaged, or lacks a column; with path and line.
    """
    rows = read_table(text.removeprefix("\ufeff"), path)
    header = next(rows, None)
    if header is None:
        raise DocumentError("the file is empty", path=path, line=1)
    columns = _find_columns(header, path)
    items: list[Item] = []
    problems: list[DocumentError] = []
    for row in rows:
        try:
            items.append(_read_row(row, columns, path))
        except DocumentError as error:
            problems.append(error)
    return Received(tuple(items), tuple(problems))


def _disarm(column: str, cell: str) -> str:
    return cell if column in IDS and cell.isdigit() else disarm_cell(cell)


def _find_columns(header: Row, path: str) -> dict[str, int]:
    """Column → its place."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = cell.strip().casefold()
        name = _OTHER_NAMES.get(name, name)
        if name in columns and name in COLUMNS:
            raise DocumentError(f"two columns are called '{name}'", path=path, line=header.line)
        columns[name] = place
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise DocumentError(
            f"lacks the column '{missing[0]}'; the first row must name the columns, at least {', '.join(NEEDED)}",
            path=path,
            line=header.line,
        )
    return columns


def _read_row(row: Row, columns: Mapping[str, int], path: str) -> Item:
    def cell(name: str) -> str:
        place = columns.get(name, -1)
        return restore_cell(row.cells[place]) if 0 <= place < len(row.cells) else ""

    if not cell("page") or not cell("unit"):
        raise DocumentError("the row names no page or no unit", path=path, line=row.line)
    word = cell("state").strip().casefold()
    if word not in _STATES:
        known = ", ".join(state.value for state in State)
        raise DocumentError(f"'{word[:40]}' is no state; one of {known}", path=path, line=row.line)
    translation = cell("translation")
    state = _STATES[word]
    if state is State.UNTRANSLATED and translation:
        state = State.TRANSLATED
    return Item(
        cell("language").strip(),
        cell("page"),
        cell("unit"),
        cell("source"),
        translation,
        state if translation else State.UNTRANSLATED,
        cell("previous source"),
        tuple(line for line in cell("notes").split("\n") if line),
        cell("base").strip().removeprefix(BASE),
        row.line,
    )
