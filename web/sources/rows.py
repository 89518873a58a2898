"""Source changes shaped for the eye: a row per unit, with its word diff."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext

from workflow.actions.sync.effects import UnitChange
from workflow.actions.sync.preview import PageChange, SourceChanges
from workflow.core.diff import Part, diff_words
from workflow.core.source_change import Meaning

MOST_ROWS = 50
"""Units of one page that are shown at once."""

CHANGES = {
    "edited": lazy_gettext("edited"),
    "new": lazy_gettext("new"),
    "moved": lazy_gettext("moved"),
    "removed": lazy_gettext("removed"),
}
KINDS = {
    "title": lazy_gettext("Title"),
    "heading": lazy_gettext("Heading"),
    "paragraph": lazy_gettext("Paragraph"),
    "list_item": lazy_gettext("List item"),
    "table_cell": lazy_gettext("Table cell"),
    "front_matter": lazy_gettext("Front matter"),
    "attribute": lazy_gettext("Attribute"),
    "code": lazy_gettext("Code"),
    "html": lazy_gettext("HTML"),
    "other": lazy_gettext("Other text"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One unit."""

    change: UnitChange
    parts: tuple[Part, ...]
    kind: str
    label: str

    @property
    def can_require(self) -> bool:
        """Whether requiring updates or not makes a difference, as far as anybody can say."""
        return bool(self.change.outdated) or self.change.meaning not in (Meaning.NONE, Meaning.MECHANICAL)


@dataclass(frozen=True, slots=True)
class PageRows:
    """One page with the slice of its units that is shown."""

    page: PageChange
    rows: tuple[Row, ...]
    start: int
    total: int
    """Rows there are, with the filter."""
    lost: int
    """Units that would be lost."""
    trivial: int
    """Units that are proposed to require no updates."""

    @property
    def following(self) -> int:
        """Where the next slice begins; 0 when this is the last."""
        return self.start + len(self.rows) if self.start + len(self.rows) < self.total else 0


def shape_pages(changes: SourceChanges, *, kind: str = "", start: int = 0) -> list[PageRows]:
    """The pages of a part; with a kind of change only its units, and only pages that have some."""
    shaped = []
    for page in changes.pages:
        units = [unit for unit in page.units if kind in ("", unit.change) or (kind == "moved" and unit.moved)]
        if kind and not units:
            continue
        rows = tuple(_shape_row(unit) for unit in units[start : start + MOST_ROWS])
        lost = sum(unit.change == "removed" for unit in page.units)
        trivial = sum(unit.meaning is Meaning.TRIVIAL for unit in page.units)
        shaped.append(PageRows(page, rows, start, len(units), lost, trivial))
    return shaped


def _shape_row(unit: UnitChange) -> Row:
    return Row(unit, diff_words(unit.old, unit.new), KINDS[unit.kind], CHANGES[unit.change])
