"""The units of an update that have a predecessor, and whether one got its predecessor's translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tools.tagged_project import PlacedUnit, Units
from tools.word_truth import count_kept, find_predecessor, measure_likeness, measure_shared_words

ALIKE = 0.6
Verdict = Literal["right", "twin", "other place", "lost"]

CHANGED = "changed, > 60 % of word pairs kept"
CHANGED_WORDS = "changed, > 60 % of words only"
UNCHANGED = "same text in the same file"
PART = "part of a unit that was split"
UNSURE = "changed, most alike to another unit"
MOVED = "changed and moved in the file"
ARRIVED = "same text, from another file"
ARRIVED_CHANGED = "changed, from another file"
GROUPS = (CHANGED, CHANGED_WORDS, PART, UNSURE, MOVED, UNCHANGED, ARRIVED, ARRIVED_CHANGED)
IN_SCOPE = (CHANGED, CHANGED_WORDS)
"""The units that the promise is about: changed ones with a predecessor more than 60 % alike in the same file."""


@dataclass(frozen=True, slots=True)
class Case:
    """A unit of the new edition and the unit of the old one that it came from."""

    group: str
    new: PlacedUnit
    old: PlacedUnit
    likeness: float


def collect_cases(
    older: Mapping[str, str], newer: Mapping[str, str], before: Units, after: Units, scratch: Path
) -> list[Case]:
    """Every unit whose predecessor is known, grouped; files are the same by their path."""
    cases: list[Case] = []
    orphans: list[PlacedUnit] = []
    for page, units in after.items():
        old = before.get(page, ())
        found = _compare_page(older[page], newer[page], old, units, scratch) if old else []
        cases += found
        known = {case.new.tag for case in found}
        orphans += [unit for unit in units if unit.tag not in known]
    cases += _find_arrived(orphans, cases, before)
    return sorted(cases, key=lambda case: GROUPS.index(case.group))


def judge(case: Case, tag: str, sources: Mapping[str, str]) -> Verdict:
    """What became of a predecessor's translation at its unit.

    Args:
        case: the unit and its predecessor.
        tag: the tag that stands there.
        sources: tag → the source that each old translation was made for.
    """
    if not tag:
        return "lost"
    if tag == case.old.tag:
        return "right"
    return "twin" if sources.get(tag) == case.old.source else "other place"


def _compare_page(
    old_text: str, new_text: str, old: tuple[PlacedUnit, ...], new: tuple[PlacedUnit, ...], scratch: Path
) -> list[Case]:
    by_text: dict[str, list[PlacedUnit]] = {}
    for unit in old:
        by_text.setdefault(unit.source, []).append(unit)
    if old_text == new_text:
        return [Case(UNCHANGED, unit, old[unit.number], 1.0) for unit in new]
    kept = count_kept(old_text, new_text, old, new, scratch)
    cases = []
    changed = []
    for unit in new:
        predecessor = find_predecessor(unit, kept[unit.number], old) if unit.number in kept else None
        if unit.source in by_text:
            same = predecessor if predecessor in by_text[unit.source] else by_text[unit.source][0]
            cases.append(Case(UNCHANGED, unit, same or by_text[unit.source][0], 1.0))
        elif predecessor and (group := _compare_units(unit, predecessor, old)):
            likeness = measure_likeness(predecessor.source, unit.source)
            cases.append(Case(group, unit, predecessor, likeness))
        else:
            changed.append(unit)
    cases = _set_parts_apart(cases, kept)
    taken = {case.old.tag for case in cases}
    free = [unit for unit in old if unit.tag not in taken]
    return cases + [case for unit in changed if (case := _find_alike(MOVED, unit, free)) is not None]


def _compare_units(unit: PlacedUnit, predecessor: PlacedUnit, old: tuple[PlacedUnit, ...]) -> str:
    """The group of a changed unit and the predecessor that the diff tells; empty where they are not alike enough."""
    if measure_likeness(predecessor.source, unit.source) > ALIKE:
        group = CHANGED
    elif measure_shared_words(predecessor.source, unit.source) > ALIKE:
        group = CHANGED_WORDS
    else:
        return ""
    best = max(measure_likeness(other.source, unit.source) for other in old)
    return group if measure_likeness(predecessor.source, unit.source) == best else UNSURE


def _set_parts_apart(cases: list[Case], kept: Mapping[int, Counter[int]]) -> list[Case]:
    """Of several units with one predecessor the unchanged one, or that with most of its words, is its heir."""
    heirs: dict[str, Case] = {}
    for case in cases:
        if case.group == UNSURE:
            continue
        known = heirs.get(case.old.tag)
        if known is None or _rank(case, kept) > _rank(known, kept):
            heirs[case.old.tag] = case
    return [
        replace(case, group=PART) if case.group in IN_SCOPE and heirs[case.old.tag] is not case else case
        for case in cases
    ]


def _rank(case: Case, kept: Mapping[int, Counter[int]]) -> tuple[bool, int]:
    return case.group == UNCHANGED, kept[case.new.number][case.old.number] if case.new.number in kept else 0


def _find_arrived(orphans: list[PlacedUnit], cases: list[Case], before: Units) -> list[Case]:
    """Units without a predecessor in their file whose text, or one like it, has left another file."""
    taken = {case.old.tag for case in cases}
    free = [unit for placed in before.values() for unit in placed if unit.tag not in taken]
    found = []
    for unit in orphans:
        others = [other for other in free if other.page != unit.page]
        same = [other for other in others if other.source == unit.source]
        if same:
            found.append(Case(ARRIVED, unit, same[0], 1.0))
        elif (case := _find_alike(ARRIVED_CHANGED, unit, others)) is not None:
            found.append(case)
    return found


def _find_alike(group: str, unit: PlacedUnit, free: list[PlacedUnit]) -> Case | None:
    """The only one, or the clearly best one, of these units that is alike enough."""
    ranked = sorted(((measure_likeness(other.source, unit.source), -place) for place, other in enumerate(free)))
    if not ranked or ranked[-1][0] <= ALIKE:
        return None
    likeness, place = ranked[-1]
    return Case(group, unit, free[-place], likeness)
