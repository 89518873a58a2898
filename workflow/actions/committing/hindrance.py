"""What keeps the committer from its work though nothing has failed: it waits, and says for what."""

from __future__ import annotations

from workflow.store.git import (
    LockFile,
    Repository,
    find_lock_files,
    find_unfinished,
    read_branch,
    remove_stale,
)
from workflow.store.git.lock_files import OLD_SECONDS
from workflow.store.git_settings import GitSettings


def find_hindrance(repository: Repository, settings: GitSettings, *, mend: bool) -> str:
    """Why nothing can be committed now; empty where nothing is in the way.

    Args:
        repository: where.
        settings: the project's.
        mend: take lock files away whose git is gone for certain.
    """
    unfinished = find_unfinished(repository)
    if unfinished is not None:
        return str(unfinished)
    if fault := find_branch_fault(repository, settings):
        return fault
    for lock in find_lock_files(repository, settings.remote):
        if not (mend and remove_stale(repository, lock)):
            return describe_lock(lock)
    return ""


def find_branch_fault(repository: Repository, settings: GitSettings) -> str:
    """What is wrong with the branch that is checked out; empty where nothing is."""
    branch = read_branch(repository)
    if not settings.branch or branch == settings.branch:
        return ""
    here = f"the branch '{branch}'" if branch else "no branch (HEAD is detached)"
    return (
        f"git has {here} checked out, and polyfolio.toml says git.branch = '{settings.branch}': "
        f"`git switch {settings.branch}`, or change the setting"
    )


def describe_lock(lock: LockFile) -> str:
    """What a lock file means, and what to do."""
    since = f"{int(lock.age)} seconds" if lock.age < 120 else f"{int(lock.age / 60)} minutes"
    told = f"git's lock file {lock.name} is there for {since}: another git is at work, or was killed"
    if lock.age < OLD_SECONDS:
        return f"{told}; commits wait until it is gone"
    return f"{told}; if none is at work, remove {lock.path}"
