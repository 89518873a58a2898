"""What a source change means for each unit of a page, and for the languages that have translated it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workflow.actions.sync.changes import Change, GonePage, PagePlan
from workflow.actions.sync.touched import Touched
from workflow.core.catalog import active
from workflow.core.reconcile import kind_of
from workflow.core.source_change import Meaning
from workflow.core.words import normalise
from workflow.model import Document, Entry


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What becomes of one unit."""

    page: str
    unit: str
    change: str
    """`new`, `edited`, `moved` or `removed`."""
    kind: str
    """What it is in its document: a `model.Kind`."""
    line: int
    """Where it stands now; 0 for one that is gone."""
    path: tuple[str, ...]
    old: str
    """The text before, with single spaces; empty for a new unit."""
    new: str
    """The text now; empty for a removed one."""
    moved: bool = False
    """Whether it stands somewhere else than before, edited or not."""
    origin: str = ""
    """The page it came from."""
    meaning: Meaning | None = None
    """What an edit means for translations of the text before; None for units that are not edited."""
    outdated: tuple[str, ...] = ()
    """Languages whose current translation becomes outdated."""
    carried: tuple[str, ...] = ()
    """Languages whose translation takes over the changed values and stays current."""
    kept: tuple[str, ...] = ()
    """Languages that have a translation which stays, moves along or comes back."""


def list_changes(change: Change, touched: Touched) -> tuple[UnitChange, ...]:
    """Every changed unit of a page in page order, removed ones at the end; units that went to another page are told
    there."""
    if isinstance(change, GonePage):
        return tuple(_list_lost(change.page, active(change.template), change.lost, touched))
    before = active(change.loaded.template) if change.loaded.template else {}
    return (*_list_present(change, touched), *_list_lost(change.page, before, change.lost, touched))


def find_meanings(plan: PagePlan) -> dict[str, Meaning]:
    """What each edit of a page means, by unit id."""
    before = _read_before(plan)
    return {unit_id: plan.loaded.carry.compare(unit_id, before[unit_id]).meaning for unit_id in plan.loaded.plan.edited}


def _read_before(plan: PagePlan) -> dict[str, str]:
    """The texts that the page's units had, here or on the pages they came from."""
    template = active(plan.loaded.template) if plan.loaded.template else {}
    return {unit_id: entry.source for unit_id, entry in template.items()} | dict(plan.was)


def _list_present(plan: PagePlan, touched: Touched) -> Iterator[UnitChange]:
    found = plan.loaded.plan
    new, edited, moved = set(found.new), set(found.edited), set(found.moved)
    before, meanings = _read_before(plan), find_meanings(plan)
    line_at = _count_lines(plan.loaded.source.document)
    for unit in plan.loaded.source.units:
        if unit.id not in new | edited | moved:
            continue
        came = plan.arrived.get(unit.id)
        change = "new" if unit.id in new else "edited" if unit.id in edited else "moved"
        text = normalise(unit.source)
        yield UnitChange(
            plan.page,
            unit.id,
            change,
            unit.span.kind.value,
            line_at(unit.span.start),
            unit.path,
            "" if change == "new" else normalise(before[unit.id]),
            text,
            moved=unit.id in moved,
            origin=came[0] if came else "",
            meaning=meanings.get(unit.id),
            outdated=tuple(touched.outdated.get(unit.id, ())),
            carried=tuple(touched.carried.get(unit.id, ())),
            kept=tuple(touched.kept.get(unit.id, ())),
        )


def _count_lines(document: Document) -> Callable[[int], int]:
    """Finds the lines of places that come in the order of the document, reading it once."""
    done, line = 0, 1

    def line_at(offset: int) -> int:
        nonlocal done, line
        if offset < done:
            done, line = 0, 1
        between = document.text[done:offset]
        line += between.count("\n") + between.count("\r") - between.count("\r\n")
        line -= between.startswith("\n") and document.text[done - 1 : done] == "\r"
        done = offset
        return line

    return line_at


def _list_lost(page: str, before: Mapping[str, Entry], lost: tuple[str, ...], touched: Touched) -> Iterator[UnitChange]:
    for unit_id in lost:
        entry = before[unit_id]
        kept = tuple(touched.kept.get(unit_id, ()))
        yield UnitChange(page, unit_id, "removed", kind_of(entry), 0, (), normalise(entry.source), "", kept=kept)
