"""What a sync did, or would do."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.actions.sync.changes import Change, GonePage
from workflow.actions.sync.effects import UnitChange
from workflow.core.source_change import Meaning
from workflow.errors import GuardStopped, PolyfolioError


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a sync did to one page, or would do."""

    page: str
    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Units whose text is another one: more changed than white space and the style of markup."""
    kept: int = 0
    moved: tuple[str, ...] = ()
    """Units that stand elsewhere than before, those that came from another page among them."""
    removed: tuple[str, ...] = ()
    carried: int = 0
    """Units with a translation that was carried over a change of values, in one language or more."""
    changes: tuple[UnitChange, ...] = ()
    """Every changed unit with what becomes of its translations."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync did, or would do."""

    pages: tuple[PageResult, ...]
    problems: tuple[PolyfolioError, ...]
    """Pages and PO files left alone, with the reason."""
    guarded: tuple[GuardStopped, ...]
    warnings: tuple[tuple[str, int, str], ...]
    """(page, line, message) of oddities in source pages."""
    written: tuple[str, ...] = ()
    committed: bool = False


def describe_page(change: Change, units: tuple[UnitChange, ...]) -> PageResult:
    """What becomes of one page, and of each of its changed units."""
    if isinstance(change, GonePage):
        return PageResult(change.page, removed=change.lost, changes=units)
    found = change.loaded.plan
    carried = sum(bool(unit.carried) for unit in units)
    same = {unit.unit for unit in units if unit.meaning is Meaning.NONE}
    edited = tuple(unit_id for unit_id in found.edited if unit_id not in same)
    kept = found.kept + len(found.edited) - len(edited)
    return PageResult(change.page, found.new, edited, kept, found.moved, change.lost, carried, units)


def describe_commit(result: SyncResult) -> str:
    """The message of the commit."""
    changed = [page for page in result.pages if page.new or page.edited or page.moved or page.removed]
    names = ", ".join(page.page for page in changed[:3]) + (" …" if len(changed) > 3 else "")
    noun = "page" if len(changed) == 1 else "pages"
    return f"Synchronise {len(changed)} {noun}: {names}" if changed else "Synchronise catalogs"
