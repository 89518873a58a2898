"""Temporary files that killed writers left behind."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.store.leftovers import list_leftovers, sweep_leftovers
from workflow.store.project import Project


def _find(look: Examination) -> Iterator[Finding]:
    project = look.project
    for path in list_leftovers(project.locales_root):
        yield Finding(
            project.relative(path),
            0,
            "a temporary file of a writer that was killed",
            "`polyfolio doctor --fix` takes it away, after finishing what it was written for",
            fixable=True,
        )


def _fix(project: Project, finding: Finding) -> str:
    sweep_leftovers((project.root / finding.path).parent)
    return "taken away"


KIND = Kind("leftovers", _find, _fix)
