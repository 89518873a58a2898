"""The journal: damaged itself, with edits that are in no file, or that another program has written over."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.recovery import recover_project
from workflow.errors import Busy, PolyfolioError
from workflow.store.journal import list_overwritten, list_pending, read_pending
from workflow.store.journal.damage import find_state_damage, rebuild_state
from workflow.store.project import Project

_STATE = "instance/state.db"


def _find_damage(look: Examination) -> Iterator[Finding]:
    damage = find_state_damage(look.project.instance)
    if not damage:
        return
    look.notes["no journal"] = True
    repair = "stop the server and put it back from a backup"
    if damage.readable:
        repair += (
            f"; or `polyfolio doctor --fix`: {damage.readable} rows can be read and are kept, with a copy of the rest"
        )
    else:
        repair += "; nothing in it can be read: without a backup, move it away to begin a new journal (PO files stay)"
    yield Finding(_STATE, 0, damage.message, repair, fixable=damage.readable > 0)


def _rebuild(project: Project, finding: Finding) -> str:  # noqa: ARG001
    kept, aside = rebuild_state(project.instance)
    return f"put together anew from {kept} rows that could be read; the file as it was is {project.relative(aside)}"


def _find_pending(look: Examination) -> Iterator[Finding]:
    project = look.project
    if "no journal" in look.notes:
        return
    for page, language in list_pending(project.instance):
        path = project.relative(project.catalog_path(page, language))
        try:
            with lock_catalogs(project, page, [language], timeout=0.2):
                pending = read_pending(project.instance, page, language)
        except Busy:
            continue  # their writer is at work
        if not pending:
            continue
        first = pending[0].author
        message = f"{len(pending)} edits were accepted and are not known to be in this file (the first by {first})"
        if language in project.config.languages:
            repair = "`polyfolio doctor --fix` writes them, or keeps them beside their units"
            yield Finding(path, 0, message, repair, fixable=True)
        else:
            repair = f"`polyfolio language add {language}` brings the language back; the edits wait in the journal"
            yield Finding(path, 0, message, repair)


def _recover(project: Project, finding: Finding) -> str:
    done = recover_project(project, leftovers=False)
    for problem in done.problems:
        raise PolyfolioError(str(problem), path=finding.path)
    return f"{len(done.written)} edits written, {len(done.overtaken)} kept beside their units"


def _find_overwritten(look: Examination) -> Iterator[Finding]:
    project = look.project
    if "no journal" in look.notes:
        return
    for edit in list_overwritten(project.instance):
        path = project.relative(project.catalog_path(edit.page, edit.language))
        message = (
            f"{edit.unit}: another program has put an older text in place of one by {edit.author} ({edit.at[:16]})"
        )
        repair = (
            f"decide in the editor, where it is offered, or `polyfolio history {edit.page} {edit.unit} {edit.language}`"
        )
        yield Finding(path, 0, message, repair)


KINDS = (
    Kind("journal", _find_damage, _rebuild),
    Kind("pending-edits", _find_pending, _recover),
    Kind("overwritten-edits", _find_overwritten),
)
