"""Pulling and pushing: a remote that has moved on is merged, a conflict is given back as it was."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from workflow.actions.catalogs import lock_repository
from workflow.actions.committing.notes import keep_note
from workflow.actions.setup import write_driver_command
from workflow.errors import Busy, PolyfolioError
from workflow.store.git import Repository, read_branch, read_commit_name
from workflow.store.git.remote import (
    Conflict,
    Hindered,
    Rejected,
    fetch_branch,
    has_remote,
    merge_fetched,
    push_branch,
    read_distance,
)
from workflow.store.journal import follow_commit
from workflow.store.project import Project

ATTEMPTS = 3
"""How often a push that others overtake, or a merge that a save gets in the way of, is tried at once."""

LOCK_SECONDS = 30.0
"""How long a merge waits for a moment without a save."""

_HOLD_SECONDS = 8.0
"""How long a commit may take while people who save have to wait for it: less than they wait."""

_DETACHED = "HEAD is detached: nothing is pulled or pushed until a branch is checked out (`git switch BRANCH`)"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of it."""

    pulled: int = 0
    """Commits that came in."""
    pushed: int = 0
    """Commits that went out."""
    step: str = ""
    """`pull` or `push`: what failed."""
    problem: str = ""


def exchange_commits(
    project: Project, repository: Repository, commit_more: Callable[[float], None], *, pull: bool, push: bool
) -> Exchanged:
    """Merge what the remote has, and bring what is here to it.

    Args:
        project: the project.
        repository: its repository.
        commit_more: commits what is saved in the meantime, where that is in the way of a merge; told how many seconds
            each commit may take.
        pull: whether to merge.
        push: whether to push; where the remote has moved on that merges, too.
    """
    settings, top = project.config.git, repository.top
    step = "pull" if pull else "push"
    branch = read_branch(repository)
    if not branch:
        return Exchanged(step=step, problem=_DETACHED)
    pulled = pushed = 0
    try:
        if not has_remote(top, settings.remote):
            return Exchanged(step=step, problem=f"git knows no remote '{settings.remote}': `git remote add` makes one")
        for attempt in range(1, ATTEMPTS + 1):
            if pull:
                step = "pull"
                pulled += _pull(project, repository, branch, commit_more)
            if not push:
                break
            step = "push"
            distance = read_distance(top, settings.remote, branch)
            if distance is not None and not distance.ahead:
                break
            try:
                push_branch(top, settings.remote, branch, seconds=settings.seconds)
                pushed = distance.ahead if distance else 1
                break
            except Rejected as error:
                if attempt == ATTEMPTS:
                    return Exchanged(pulled, 0, step, f"{error.message}: others push all the time")
                pull = True
                time.sleep(0.2 * attempt)
    except Conflict as error:
        return Exchanged(pulled, pushed, "pull", _explain_conflict(settings.remote, branch, error.message))
    except PolyfolioError as error:
        return Exchanged(pulled, pushed, step, error.message)
    return Exchanged(pulled, pushed)


def _pull(project: Project, repository: Repository, branch: str, commit_more: Callable[[float], None]) -> int:
    """Fetch and merge; how many commits came in."""
    settings, top = project.config.git, repository.top
    if not fetch_branch(top, settings.remote, branch, seconds=settings.seconds):
        return 0
    for attempt in range(1, ATTEMPTS + 1):
        distance = read_distance(top, settings.remote, branch)
        if distance is not None and not distance.behind:
            return 0
        try:
            with lock_repository(project, timeout=LOCK_SECONDS):
                if attempt == ATTEMPTS:  # people save faster than git commits and merges: they wait this once
                    commit_more(_HOLD_SECONDS)
                _merge(project, repository, branch)
            return distance.behind if distance else 1
        except (Hindered, Conflict) as error:
            keep_note(project, merging=None)
            if isinstance(error, Conflict):
                raise
            if attempt == ATTEMPTS:
                raise
            if attempt < ATTEMPTS - 1:
                commit_more(settings.seconds)  # a save came between
        except Busy as error:
            raise PolyfolioError("git merge: people save without a pause; it is tried again") from error
    return 0


def _merge(project: Project, repository: Repository, branch: str) -> None:
    """Merge what was fetched, while nobody saves."""
    settings, top = project.config.git, repository.top
    before = read_commit_name(top)
    there = read_commit_name(top, f"refs/remotes/{settings.remote}/{branch}")
    keep_note(project, merging={"head": before, "there": there})
    message = f"Merge {branch} of {settings.remote}"
    merge_fetched(repository, there, message, driver=write_driver_command(), seconds=settings.seconds)
    # git has touched no file that was changed and not committed.
    follow_commit(project.instance, before, read_commit_name(top))
    keep_note(project, merging=None)


def _explain_conflict(remote: str, branch: str, names: str) -> str:
    return (
        f"both sides have changed the same in {names}: nothing was merged, and work goes on here; "
        f"`git pull {remote} {branch}` by hand, then `polyfolio resolve FILE…`, `git add FILE…` and `git commit`"
    )
