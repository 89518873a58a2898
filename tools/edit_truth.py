"""What must have become of every translation of an edited book, told by where each character came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tools.tagged_project import Outcome, PlacedUnit, Standing, Units
from tools.tracked_text import WRITTEN, Draft

NEARLY = 0.9
"""Two parts are equally large when the smaller has this share of the larger: either may keep the id."""
EditVerdict = Literal["right", "twin", "other place", "wrong state", "not offered", "lost"]
_TARGET = re.compile(r"(?<=\]\()[^()\s]*|https?://[\w.-]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation or unit, and what became of it."""

    what: Literal["kept", "split off", "merged", "new", "gone"]
    touched: bool
    """Whether an edit changed or moved its block; the others only stand on the same pages."""
    verdict: EditVerdict
    old: PlacedUnit | None
    new: PlacedUnit | None
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Ancestry:
    """How many characters each new unit has of which old one, both ways."""

    of_new: Mapping[str, Counter[str]]
    """Tag of the new unit → tags of old units."""
    of_old: Mapping[str, Counter[str]]


def trace_units(original: Draft, before: Units, edited: Draft, after: Units) -> Ancestry:
    """Follow every character that is no white space from its old unit to its new one."""
    owners: dict[int, str] = {}
    for page, units in before.items():
        first = original[page].origins
        owners.update((first[at], unit.tag) for unit in units for at in range(unit.start, unit.end))
    of_new: dict[str, Counter[str]] = {}
    of_old: dict[str, Counter[str]] = {}
    for page, units in after.items():
        text, origins = edited[page].text, edited[page].origins
        for unit in units:
            shares = Counter(
                owners[origins[at]]
                for at in range(unit.start, unit.end)
                if origins[at] != WRITTEN and origins[at] in owners and not text[at].isspace()
            )
            of_new[unit.tag] = shares
            for tag, share in shares.items():
                of_old.setdefault(tag, Counter())[unit.tag] += share
    return Ancestry(of_new, of_old)


def judge_book(
    ancestry: Ancestry,
    before: Units,
    after: Units,
    outcome: Outcome,
    pages: Collection[str],
    touched: Collection[str],
) -> list[Judged]:
    """Judge each unit of the edited pages, and each old unit that has none of its own any more.

    Args:
        ancestry: who came from whom.
        before: the units of the old pages.
        after: the units of the edited pages.
        outcome: what stands where.
        pages: the edited pages, by their new names.
        touched: the tags of old units that an edit changed or moved.
    """
    old = {unit.tag: unit for units in before.values() for unit in units}
    new = {unit.tag: unit for page in pages for unit in after[page]}
    standing = {
        unit.tag: stands for page in pages for unit, stands in zip(after[page], outcome.pages[page], strict=True)
    }
    judged = []
    kept: set[str] = set()
    for tag, unit in new.items():
        heirs = _find_heirs(tag, ancestry)
        one = _judge_unit(unit, standing[tag], heirs, ancestry, old, outcome)
        if one.what == "kept" and one.old:
            kept.add(one.old.tag)
        judged.append(_mark(one, touched, ancestry.of_new[tag]))
    for tag, shares in ancestry.of_old.items():
        heir = shares.most_common(1)[0][0]
        if tag not in kept and heir in new:
            judged.append(_mark(_judge_merged(old[tag], new[heir], standing[heir], outcome), touched, [tag]))
    gone = [unit for unit in old.values() if unit.tag in touched and unit.tag not in ancestry.of_old]
    return judged + [
        Judged("gone", True, "right" if unit.tag in outcome.found else "lost", unit, None, None) for unit in gone
    ]


def is_current(source: str, other: str) -> bool:
    """Whether a translation stays current: the texts are the same, or only the targets of links differ."""
    return source == other or _TARGET.sub("", source) == _TARGET.sub("", other)


def _judge_unit(
    unit: PlacedUnit,
    stands: Standing,
    heirs: list[str],
    ancestry: Ancestry,
    old: Mapping[str, PlacedUnit],
    outcome: Outcome,
) -> Judged:
    shares = ancestry.of_new[unit.tag]
    if not shares:
        return Judged("new", True, "other place" if stands.tag else "right", None, unit, stands)
    if not heirs:
        from_ = old[shares.most_common(1)[0][0]]
        return Judged("split off", True, _judge_offer(from_, stands, outcome, alone=True), from_, unit, stands)
    mine = old[next((tag for tag in heirs if tag == stands.tag), heirs[0])]
    if not _is_sole(unit.tag, mine.tag, ancestry) and stands.id != mine.id:
        return Judged("split off", True, _judge_offer(mine, stands, outcome, alone=True), mine, unit, stands)
    if mine.tag not in outcome.found:
        verdict: EditVerdict = "lost"
    elif stands.tag != mine.tag:
        verdict = "not offered"
        if stands.tag:
            verdict = "twin" if stands.tag in old and old[stands.tag].source == mine.source else "other place"
    else:
        verdict = "right" if stands.id == mine.id and _is_in_state(stands, mine, unit) else "wrong state"
    return Judged("kept", True, verdict, mine, unit, stands)


def _is_in_state(stands: Standing, old: PlacedUnit, new: PlacedUnit) -> bool:
    """Whether a unit's own translation is current or outdated as it should be, and tells what it was made from."""
    if is_current(old.source, new.source):
        return not stands.outdated
    return stands.outdated and stands.made_from == old.source


def _judge_merged(old: PlacedUnit, new: PlacedUnit, stands: Standing, outcome: Outcome) -> Judged:
    return Judged("merged", True, _judge_offer(old, stands, outcome, alone=False), old, new, stands)


def _judge_offer(old: PlacedUnit, stands: Standing, outcome: Outcome, *, alone: bool) -> EditVerdict:
    """A text that shall be offered beside a unit: under the unit's own id, and nothing translates a part alone."""
    if old.tag not in outcome.found:
        return "lost"
    if alone and stands.tag:
        return "other place"
    return "right" if old.tag in stands.offered else "not offered"


def _find_heirs(tag: str, ancestry: Ancestry) -> list[str]:
    """The old units that a new one may be: its largest ones, of which it is the largest part; the largest first."""
    return [old for old in _largest(ancestry.of_new[tag]) if tag in _largest(ancestry.of_old[old])]


def _is_sole(new: str, old: str, ancestry: Ancestry) -> bool:
    return _largest(ancestry.of_old[old]) == [new]


def _largest(shares: Counter[str]) -> list[str]:
    most = max(shares.values(), default=0)
    return [tag for tag, share in shares.most_common() if share >= NEARLY * most]


def _mark(judged: Judged, touched: Collection[str], tags: Iterable[str]) -> Judged:
    is_touched = any(tag in touched for tag in tags) or judged.what == "new"
    return Judged(judged.what, is_touched, judged.verdict, judged.old, judged.new, judged.standing)
