"""What other programs wrote into PO files while saves were killed, and what is left of such saves."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.displaced import Became, find_displaced, recover_displaced
from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.errors import Busy, PolyfolioError
from workflow.store.project import Project

_DONE = {
    Became.DROPPED: "taken away: it held nothing that is not in the file",
    Became.PUT_BACK: "it is the PO file again",
    Became.OFFERED: "its texts stand beside their units",
}


def _find(look: Examination) -> Iterator[Finding]:
    project = look.project
    for swap, page, language in find_displaced(project):
        try:
            with lock_catalogs(project, page, [language], timeout=0.2, unfinished=True):
                there = swap.path.exists()
        except Busy:
            continue  # a save is at work on it
        if there:
            yield Finding(
                project.relative(swap.path),
                0,
                f"is left of a save to {project.relative(project.catalog_path(page, language))} that was killed, "
                "and may hold what another program wrote at that moment",
                "`polyfolio doctor --fix` brings back what is in it and not in the file",
                fixable=True,
            )


def _fix(project: Project, finding: Finding) -> str:
    for swap, page, language in find_displaced(project):
        if project.relative(swap.path) == finding.path:
            return "; ".join(_DONE[became] for became in recover_displaced(project, page, language))
    raise PolyfolioError("is not there any more", path=finding.path)


KIND = Kind("displaced", _find, _fix)
