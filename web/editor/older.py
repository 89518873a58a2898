"""Older and offered texts, shaped for a unit's form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from workflow.actions.workpage import WorkPage, WorkUnit
from workflow.core.marked_text import Diff, Run, diff_runs, split_runs
from workflow.core.older_texts import OlderText, OlderTexts, Origin
from workflow.model import Markup


@dataclass(frozen=True, slots=True)
class ShownText:
    """One older or offered text as it is shown."""

    older: OlderText
    runs: tuple[Run, ...]
    changes: Diff
    """What the source it was made for has become; empty where it fits, or that source is not known."""
    origin: str
    """Where it comes from, in the interface's language."""
    from_unit: str
    """The other unit of the page that it comes from; empty where there is none."""


def shape_older(work: WorkPage, item: WorkUnit, found: OlderTexts, pieces: Sequence[Markup]) -> tuple[ShownText, ...]:
    """The texts for a unit's form; `pieces` is the markup of its source."""
    numbers = {each.unit.id: each.number for each in work.units}
    return tuple(_shape(item, older, numbers.get(older.unit, 0), pieces) for older in found.texts)


def _shape(item: WorkUnit, older: OlderText, number: int, pieces: Sequence[Markup]) -> ShownText:
    changed = bool(older.made_for) and not older.fits
    elsewhere = older.origin in (Origin.SPLIT, Origin.JOINED) and number
    return ShownText(
        older,
        split_runs(older.text),
        diff_runs(older.made_for, item.unit.source, pieces) if changed else (),
        _name_origin(older.origin, number),
        older.unit if elsewhere else "",
    )


def _name_origin(origin: Origin, number: int) -> str:
    """Where a text comes from; `number` is that of its unit in the page, 0 where it has left."""
    if origin is Origin.OLDER:
        return str(gettext("An older text of this unit"))
    if origin is Origin.FILE:
        return str(gettext("Another translation, from a file"))
    if origin is Origin.MERGED:
        return str(gettext("Another translation, from a git merge"))
    if origin is Origin.MACHINE:
        return str(gettext("From machine translation"))
    if origin is Origin.JOINED:
        return str(gettext("From a unit that was joined with this one"))
    if number:
        return str(gettext("From unit %(n)s, which this one was split off from", n=number))
    return str(gettext("From a unit that this one was split off from"))
