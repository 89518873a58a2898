"""The dashboard's table of languages: its rows, and their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from workflow.actions.overview import Overview
from workflow.errors import UnknownName
from workflow.model import Counts, Language
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One language of the table."""

    language: Language
    counts: Counts
    complete_pages: int
    finished: bool
    changed: str
    """When it was last changed (ISO 8601); empty when nobody has begun."""
    priority: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column to sort by."""

    name: str
    """In the address: `?sort=percent`."""
    label: Any
    title: Any = ""
    value: Callable[[LanguageRow], Any] = lambda row: row.language.autonym.casefold()
    falling: bool = True
    """Whether its first click puts the largest first."""


COLUMNS = (
    Column("name", _("Language"), falling=False),
    Column("percent", _("Done"), _("Percent of all units"), lambda row: row.counts.percent),
    Column("untranslated", _("Untransl."), _("Untranslated units"), lambda row: row.counts.untranslated),
    Column("outdated", _("Outdated"), _("Outdated units"), lambda row: row.counts.outdated),
    Column("translated", _("Translated"), _("Translated units, reviewed or not"), lambda row: row.counts.translated),
    Column("reviewed", _("Reviewed"), _("Reviewed units"), lambda row: row.counts.reviewed),
    Column("errors", _("Errors"), _("Units whose translation falls back"), lambda row: row.counts.errors),
    Column("complete", _("Complete"), _("Complete pages"), lambda row: row.complete_pages),
    Column("activity", _("Last change"), "", lambda row: row.changed),
)


@dataclass(frozen=True, slots=True)
class Order:
    """How the table is sorted."""

    column: Column
    falling: bool

    def direction_of(self, column: Column) -> str:
        """The value of `aria-sort` for a column's header; empty for all but the one sorted by."""
        if column.name != self.column.name:
            return ""
        return "descending" if self.falling else "ascending"

    def link_for(self, column: Column) -> str:
        """The value of `sort` that a column's header leads to: a second click turns the order round."""
        falling = not self.falling if column.name == self.column.name else column.falling
        return column.name if falling == column.falling else f"-{column.name}"


def read_order(asked: str) -> Order:
    """The order of the address: a column's name, with `-` before it the other way round; percent when empty.

    Raises:
        UnknownName: there is no such column; the message lists them.
    """
    name = asked.removeprefix("-") or "percent"
    for column in COLUMNS:
        if column.name == name:
            return Order(column, column.falling != asked.startswith("-"))
    known = ", ".join(column.name for column in COLUMNS)
    raise UnknownName(f"the table cannot be sorted by {asked!r}; it can by: {known}")


def make_rows(project: Project, overview: Overview) -> list[LanguageRow]:
    """The rows in the order of the configuration, priority languages first."""
    priority = project.config.priority_languages
    rows = [
        LanguageRow(
            project.language(item.language),
            item.counts,
            item.complete_pages,
            item.finished,
            overview.changed.get(item.language, ""),
            item.language in priority,
        )
        for item in overview.languages
    ]
    places = {code: place for place, code in enumerate(priority)}
    return sorted(rows, key=lambda row: places.get(row.language.code, len(places)))


def group_rows(rows: Sequence[LanguageRow], order: Order) -> list[tuple[Any, list[LanguageRow]]]:
    """The table's parts with their headings: priority languages and the others, each sorted; one without a heading
    where there is but one. Languages that are equal stay in the order of the configuration."""
    ordered = sorted(rows, key=order.column.value, reverse=order.falling)
    first = [row for row in ordered if row.priority]
    others = [row for row in ordered if not row.priority]
    if not first or not others:
        return [("", ordered)] if ordered else []
    return [(_("Priority languages"), first), (_("All others"), others)]
