"""Examining a project: every kind of damage is looked for, and one that cannot be looked for stops no other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.errors import PolyfolioError
from workflow.store.project import Project

ROUNDS = 10
"""How often a project is looked at again because something was mended: what was behind it shows only then."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A finding with its kind."""

    kind: Kind
    finding: Finding


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done about a finding."""

    kind: str
    finding: Finding
    done: str


@dataclass(frozen=True, slots=True)
class Treated:
    """What mending came to."""

    mended: tuple[Mended, ...]
    left: tuple[Diagnosis, ...]
    """What is still found; with the reason where mending failed."""


def examine_project(project: Project, kinds: Collection[Kind]) -> tuple[Diagnosis, ...]:
    """Everything that is wrong with a project. Nothing is changed."""
    look = Examination(project)
    return tuple(Diagnosis(kind, finding) for kind in kinds for finding in _find(look, kind))


def mend_project(project: Project, kinds: Collection[Kind]) -> Treated:
    """Mend what can be mended without loss, and look again until nothing is left of that."""
    mended: list[Mended] = []
    failed: dict[Finding, str] = {}
    found = examine_project(project, kinds)
    for _ in range(ROUNDS):
        waiting = _one_of_each([one for one in found if one.finding not in failed])
        if not waiting:
            break
        for one in waiting:
            try:
                mended.append(Mended(one.kind.name, one.finding, _fix(project, one)))
            except PolyfolioError as error:
                failed[one.finding] = error.message
        found = examine_project(project, kinds)
    return Treated(tuple(mended), tuple(_add_reason(one, failed.get(one.finding, "")) for one in found))


def _find(look: Examination, kind: Kind) -> Iterator[Finding]:
    try:
        yield from kind.find(look)
    except PolyfolioError as error:
        repair = f"until then nothing is known of its {kind.name}"
        yield Finding(error.path or look.project.root.name, error.line, error.message, repair)


def _one_of_each(found: Collection[Diagnosis]) -> list[Diagnosis]:
    """Of each file the first finding that can be mended: the next one may look different after that."""
    first: dict[str, Diagnosis] = {}
    for one in found:
        if one.finding.fixable:
            first.setdefault(one.finding.path, one)
    return list(first.values())


def _fix(project: Project, one: Diagnosis) -> str:
    if one.kind.fix is None:
        raise PolyfolioError("nothing is known to mend it")
    return one.kind.fix(project, one.finding)


def _add_reason(one: Diagnosis, reason: str) -> Diagnosis:
    if not reason:
        return one
    finding = one.finding
    repair = f"{finding.repair} (that failed: {reason})"
    return Diagnosis(one.kind, Finding(finding.path, finding.line, finding.message, repair))
