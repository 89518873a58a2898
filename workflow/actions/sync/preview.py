"""Source changes for people: what the next sync would do, page by page, and nothing written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflow.actions.sync.changes import Change, GonePage, PagePlan, SyncPlan
from workflow.actions.sync.effects import UnitChange, list_changes
from workflow.actions.sync.groups import cut_parts
from workflow.actions.sync.looking import look_at
from workflow.actions.sync.plan import list_guards
from workflow.actions.sync.waiting import plan_waiting
from workflow.errors import GuardStopped, PolyfolioError
from workflow.model import Warned
from workflow.store.project import Project


@dataclass(frozen=True)
class PageChange:
    """What the next sync would do to one page."""

    page: str
    units: tuple[UnitChange, ...]
    """None where only white space, notes or headings above changed: no translation is touched."""
    total: int
    """Units of the page."""
    digest: str
    """What this was told from; a sync that is asked for with it does this and nothing else."""
    gone: bool = False
    first: bool = False
    """Whether the page was never synchronised."""
    markers: bool = False
    """Whether its document could be given markers."""
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True)
class SourceChanges:
    """What has changed since the last sync, one part of it in full."""

    pages: tuple[PageChange, ...]
    """The pages of this part. Pages that units moved between are always in one part."""
    names: tuple[str, ...]
    """All pages that have changed."""
    counts: Mapping[str, int]
    """`new`, `edited`, `moved` and `removed` units of all pages."""
    part: int
    parts: int
    guarded: tuple[GuardStopped, ...]
    """Pages of this part that would lose many of their units."""
    problems: tuple[PolyfolioError, ...]
    """Pages and PO files that cannot be read."""


def preview_sync(project: Project, *, part: int = 1, page: str = "", most: int = 20) -> SourceChanges:
    """What has changed in the source documents since the last sync; only pages whose files changed are read.

    Args:
        project: the project.
        part: which part of a long list, from 1; one that is not there gives the nearest.
        page: this page alone, with those that units moved to or from.
        most: pages of a part.

    Raises:
        DocumentError: the source folder is not there.
        ConfigError: a page's options are not valid.
    """
    plan = plan_waiting(project)
    changes = {one.page: one for one in plan.changes}
    parts = cut_parts(changes, most)
    part = next((number for number, names in enumerate(parts, 1) if page in names), max(1, min(part, len(parts))))
    names = parts[part - 1] if parts else ()
    if page:
        names = next((group for group in cut_parts(changes, 1) if page in group), ())
    problems = list(plan.problems)
    shown = [_describe(project, changes[name], problems) for name in names]
    guarded = list_guards(
        [one for one in plan.changed if one.page in names], [one for one in plan.gone if one.page in names]
    )
    return SourceChanges(
        tuple(shown),
        tuple(sorted(changes)),
        _count(plan),
        part,
        len(parts),
        tuple(guarded),
        tuple(problems),
    )


def digest_change(change: Change) -> str:
    """Twelve hexadecimal digits over all that a page's changes depend on."""
    if isinstance(change, GonePage):
        state = "\x1f".join(f"{entry.id}\x1e{entry.source}" for entry in change.template.entries)
        moves: Sequence[object] = sorted(change.left.items())
    else:
        state = change.loaded.stamp
        moves = [*sorted(change.arrived.values()), *sorted(change.left.items())]
    return hashlib.sha256(f"{change.page}\x1f{state}\x1f{moves}".encode()).hexdigest()[:12]


def _describe(project: Project, change: Change, problems: list[PolyfolioError]) -> PageChange:
    looked = look_at(project, change)
    problems += looked.problems
    units = list_changes(change, looked.touched)
    if isinstance(change, GonePage):
        return PageChange(change.page, units, len(change.unit_ids), digest_change(change), gone=True)
    loaded = change.loaded
    return PageChange(
        change.page,
        units,
        len(loaded.source.units),
        digest_change(change),
        first=loaded.template is None,
        markers=loaded.source.document.numbered,
        warnings=loaded.source.document.warnings,
    )


def _count(plan: SyncPlan) -> dict[str, int]:
    counts = Counter({"new": 0, "edited": 0, "moved": 0, "removed": 0})
    for one in plan.changed:
        _count_page(counts, one)
    for gone in plan.gone:
        counts["removed"] += len(gone.lost)
    return dict(counts)


def _count_page(counts: Counter[str], one: PagePlan) -> None:
    found = one.loaded.plan
    counts.update({"new": len(found.new), "edited": len(found.edited), "moved": len(found.moved)})
    counts["removed"] += len(one.lost)
