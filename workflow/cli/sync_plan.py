"""The plan of a sync as lines: what becomes of each changed unit, and of its translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workflow.core.diff import diff_words

if TYPE_CHECKING:
    from workflow.actions.sync.effects import UnitChange
    from workflow.actions.sync.results import PageResult

LONGEST = 72
"""Characters of a text that is shown without a difference."""

_MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}


def count_changes(page: PageResult) -> str:
    """How many units of a page changed, and how."""
    counts = {
        "new": len(page.new),
        "edited": len(page.edited),
        "carried": page.carried,
        "moved": len(page.moved),
        "removed": len(page.removed),
        "kept": page.kept,
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def list_units(page: PageResult) -> Iterator[str]:
    """A line per changed unit: an edit as a word difference, with what it means and the languages it touches."""
    for unit in page.changes:
        yield f"  {unit.unit} {', '.join(_tell_change(unit))}: {_show_text(unit)}"


def sum_up(pages: Iterable[PageResult]) -> str:
    """The totals of all units."""
    units = [unit for page in pages for unit in page.changes]
    changes = Counter(unit.change for unit in units)
    meanings = Counter(unit.meaning.value for unit in units if unit.meaning)
    edited = ", ".join(f"{count} {name}" for name, count in sorted(meanings.items()))
    counts = [f"{changes[name]} {name}" for name in ("new", "edited", "moved", "removed") if changes[name]]
    told = ", ".join(f"{count} ({edited})" if count.endswith(" edited") and edited else count for count in counts)
    return f"units: {told}; translations of edited ones: {_count_languages([unit for unit in units if unit.meaning])}"


def _tell_change(unit: UnitChange) -> Iterator[str]:
    yield unit.change
    if unit.meaning:
        yield unit.meaning.value
    if unit.origin:
        yield f"from {unit.origin}"
    elif unit.moved and unit.change != "moved":
        yield "moved"
    if unit.meaning:
        yield _count_languages([unit])
    elif unit.kept:
        yield f"unchanged {len(unit.kept)}"


def _count_languages(units: Iterable[UnitChange]) -> str:
    counts = [(len(unit.outdated), len(unit.carried), len(unit.kept)) for unit in units]
    outdated, carried, kept = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    return f"outdated {outdated}, carried {carried}, unchanged {kept}"


def _show_text(unit: UnitChange) -> str:
    if unit.change == "edited":
        return "".join(_MARKS[part.kind].format(part.text) for part in diff_words(unit.old, unit.new))
    text = unit.new or unit.old
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
