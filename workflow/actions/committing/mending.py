"""Making good what a commit or merge of ours has left behind that was killed, or whose git was."""

from __future__ import annotations

from workflow.actions.catalogs import lock_repository
from workflow.actions.committing.notes import Notes, keep_note
from workflow.actions.setup import write_driver_command
from workflow.store.git import (
    Repository,
    find_lock_files,
    find_unfinished,
    mend_index,
    read_commit_name,
    remove_stale,
)
from workflow.store.git.half_merged import restore_written, sweep_merge_files
from workflow.store.journal import follow_commit
from workflow.store.project import Project


def mend_attempts(project: Project, repository: Repository, notes: Notes) -> None:
    """Put git's index and the work tree in order, as far as it is certain whose doing their disorder is.

    To be called by the only committer that is at work.

    Raises:
        Busy: somebody saves without a pause.
        PolyfolioError: git refuses; the next attempt begins with this again.
    """
    if not notes.attempt and not notes.merging:
        return
    for lock in find_lock_files(repository, project.config.git.remote):
        remove_stale(repository, lock, old=0)  # what our own git has left, where no other is at work
    if notes.attempt:
        before, paths = str(notes.attempt["head"]), [str(path) for path in notes.attempt["paths"]]
        if mend_index(repository.top, before, paths):
            follow_commit(project.instance, before, read_commit_name(repository.top))
        keep_note(project, attempt=None)
    if notes.merging:
        if find_unfinished(repository) is None:  # else a person may have gone on with it
            with lock_repository(project):
                sweep_merge_files(repository.top)
                before, there = str(notes.merging["head"]), str(notes.merging["there"])
                restore_written(repository.top, before, there, driver=write_driver_command())
        keep_note(project, merging=None)
