"""Following units across pages: a text that left one page and appeared on another, equal or edited, is one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from workflow.actions.catalogs import HIGHEST
from workflow.actions.sync.changes import GonePage, PagePlan
from workflow.core.follow import Placed, follow_texts
from workflow.core.reconcile import kind_of
from workflow.core.words import normalise
from workflow.model import Catalog, Unit


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a unit comes from."""

    page: str
    unit: str
    numbered: bool
    """Whether the page numbers its units: such an id says nothing on another page."""
    text: str
    """Its text there, with single spaces."""


def follow_moves(plans: Sequence[PagePlan], gone: Sequence[GonePage]) -> tuple[list[PagePlan], list[GonePage]]:
    """Join units that are new on one page with texts that left another (`core.follow` tells which).

    A unit keeps its id unless its new page numbers its units (or its old one did).
    """
    lost = _collect_lost(plans, gone)
    born = [item for plan in plans for item in _list_born(plan)]
    followed = follow_texts([item for item, _ in lost], [item for item, _ in born])
    if not followed.pairs:
        return list(plans), list(gone)
    origins: dict[str, dict[str, Origin]] = defaultdict(dict)
    left: dict[str, dict[str, str]] = defaultdict(dict)
    for new, old in followed.pairs.items():
        (item, unit_id), origin = born[new], lost[old][1]
        origins[item.page][unit_id] = origin
        left[origin.page][origin.unit] = item.page
    offered: dict[str, dict[str, tuple[Origin, ...]]] = defaultdict(dict)
    for new, olds in followed.offered.items():
        item, unit_id = born[new]
        offered[item.page][unit_id] = tuple(lost[old][1] for old in olds)
    moved = [
        take_arrivals(plan, origins[plan.page], offered=offered[plan.page]) if plan.page in origins else plan
        for plan in plans
    ]
    return (
        [replace(plan, left=left[plan.page]) if plan.page in left else plan for plan in moved],
        [replace(page, left=left[page.page]) if page.page in left else page for page in gone],
    )


def list_better_elsewhere(plans: Sequence[PagePlan], gone: Sequence[GonePage]) -> dict[str, set[str]]:
    """Page → units that have little in common with what they were, while the very text went or came elsewhere.

    They are no edits: the old unit went to the other page, or the new text came from there.
    """
    lost = {(item.text, item.page) for item, _ in _collect_lost(plans, gone) if not _is_short(item.text)}
    born = {(item.text, item.page) for plan in plans for item, _ in _list_born(plan) if not _is_short(item.text)}
    lost_texts, born_texts = {text for text, _ in lost}, {text for text, _ in born}
    apart: dict[str, set[str]] = defaultdict(set)
    for plan in plans:
        doubtful = plan.loaded.plan.doubtful
        template = plan.loaded.template
        if not doubtful or template is None:
            continue
        before = {entry.id: normalise(entry.source) for entry in template.entries if not entry.obsolete}
        now = {unit.id: normalise(unit.source) for unit in plan.loaded.plan.units}
        for unit_id in doubtful:
            came = now[unit_id] in lost_texts and (now[unit_id], plan.page) not in lost
            went = before[unit_id] in born_texts and (before[unit_id], plan.page) not in born
            if came or went:
                apart[plan.page].add(unit_id)
    return apart


def take_arrivals(
    plan: PagePlan,
    origins: Mapping[str, Origin],
    *,
    returned: bool = False,
    offered: Mapping[str, Sequence[Origin]] = MappingProxyType({}),
) -> PagePlan:
    """The plan with new units known as those that they were elsewhere: by their id here → where they come from.

    They count as moved, and as edited where their text is another one; those that have `returned` from a page that they
    left long ago still count as new. To the units in `offered` the texts of other pages' units are offered.
    """
    numbered = plan.loaded.source.document.numbered
    renamed = {unit_id: unit_id if numbered or origin.numbered else origin.unit for unit_id, origin in origins.items()}
    arrived = {renamed[unit_id]: (origin.page, origin.unit) for unit_id, origin in origins.items()}
    before = plan.loaded.plan
    units = tuple(Unit(renamed.get(unit.id, unit.id), unit.span, unit.path) for unit in before.units)
    was = {renamed[unit_id]: origin.text for unit_id, origin in origins.items()}
    edited = set(before.edited) | {
        unit.id for unit in units if was.get(unit.id, "") not in ("", normalise(unit.source))
    }
    after = replace(
        before,
        units=units,
        new=tuple(renamed.get(i, i) for i in before.new if returned or i not in renamed),
        edited=tuple(unit.id for unit in units if unit.id in edited),
        moved=before.moved if returned else (*before.moved, *_in_order(units, renamed.values())),
        offered={renamed.get(unit_id, unit_id): offered for unit_id, offered in before.offered.items()},
    )
    loaded = replace(plan.loaded, plan=after, source=replace(plan.loaded.source, units=units))
    offers = {
        renamed.get(unit_id, unit_id): tuple((origin.page, origin.unit) for origin in sources)
        for unit_id, sources in offered.items()
    }
    return replace(
        plan,
        loaded=loaded,
        arrived={**plan.arrived, **arrived},
        was={**plan.was, **was},
        offers={**plan.offers, **offers},
    )


def _collect_lost(plans: Iterable[PagePlan], gone: Iterable[GonePage]) -> list[tuple[Placed, Origin]]:
    """Every unit that left its page, by page and place."""
    lost: list[tuple[Placed, Origin]] = []
    for plan in plans:
        removed = set(plan.loaded.plan.removed)
        if removed and plan.loaded.template:
            numbered = plan.loaded.source.document.numbered
            lost += _list_lost(plan.page, plan.loaded.template, removed, numbered=numbered)
    for page in gone:
        numbered = HIGHEST in page.template.fields()
        lost += _list_lost(page.page, page.template, page.unit_ids, numbered=numbered)
    return sorted(lost, key=lambda item: (item[0].page, item[0].position))


def _list_lost(
    page: str, template: Catalog, removed: Collection[str], *, numbered: bool
) -> Iterable[tuple[Placed, Origin]]:
    wanted = set(removed)
    entries = [entry for entry in template.entries if not entry.obsolete]
    for position, entry in enumerate(entries):
        if entry.id in wanted:
            text = normalise(entry.source)
            yield Placed(page, position, text, kind_of(entry)), Origin(page, entry.id, numbered, text)


def _list_born(plan: PagePlan) -> Iterable[tuple[Placed, str]]:
    """Every unit that is new on its page, with its id there."""
    new = set(plan.loaded.plan.new)
    for position, unit in enumerate(plan.loaded.plan.units if new else ()):
        if unit.id in new:
            yield Placed(plan.page, position, normalise(unit.source), unit.span.kind.value), unit.id


def _in_order(units: Iterable[Unit], ids: Iterable[str]) -> list[str]:
    wanted = set(ids)
    return [unit.id for unit in units if unit.id in wanted]


def _is_short(text: str) -> bool:
    return len(text) < 25
