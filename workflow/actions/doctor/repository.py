"""What is in the way of commits: unfinished merges, lock files of dead gits, hooks that fail."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.committing.hindrance import describe_lock, find_branch_fault
from workflow.actions.committing.notes import load_notes
from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.errors import PolyfolioError
from workflow.store.git import find_lock_files, find_repository, find_unfinished, remove_stale
from workflow.store.git.lock_files import OLD_SECONDS, is_git_gone
from workflow.store.project import Project

_PLACE = ".git"


def _find(look: Examination) -> Iterator[Finding]:
    project = look.project
    repository = find_repository(project.locales_root)
    if repository is None:
        return
    unfinished = find_unfinished(repository)
    if unfinished is not None:
        message = f"git has an unfinished {unfinished.kind}: translations are read-only until it is ended"
        yield Finding(_PLACE, 0, message, unfinished.way_out)
    if fault := find_branch_fault(repository, project.config.git):
        yield Finding(_PLACE, 0, fault, "commits wait until then")
    for lock in find_lock_files(repository, project.config.git.remote):
        if lock.age >= OLD_SECONDS:
            gone = is_git_gone(repository, lock)
            repair = "`polyfolio doctor --fix` takes it away: no git is at work" if gone else f"remove {lock.path}"
            yield Finding(f"{_PLACE}/{lock.name}", 0, describe_lock(lock), repair, fixable=gone)
    failure = load_notes(project).failure
    if failure is not None:
        message = f"the last {failure.step} has failed ({failure.attempts} times so far): {failure.message}"
        yield Finding(_PLACE, 0, message, "`polyfolio commit` tries again at once, the server from time to time")


def _fix(project: Project, finding: Finding) -> str:
    repository = find_repository(project.locales_root)
    for lock in find_lock_files(repository, project.config.git.remote) if repository else ():
        if repository and finding.path == f"{_PLACE}/{lock.name}" and remove_stale(repository, lock):
            return "taken away"
    raise PolyfolioError("a git is at work after all, or the file is gone")


KIND = Kind("repository", _find, _fix)
