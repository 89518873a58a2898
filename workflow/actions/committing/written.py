"""Committing what an action has just written, as somebody has asked for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from workflow.actions.committing.run import commit_edits
from workflow.errors import PolyfolioError
from workflow.store.git import commit_paths
from workflow.store.locks import lock_file
from workflow.store.project import Project


def commit_earlier(project: Project) -> None:
    """Commit the edits that wait, each in its author's name, before an action writes their files and commits them.

    What is in the way of that is in the way of the other commit too, and is told there.
    """
    with suppress(PolyfolioError):
        commit_edits(project, pull=False, push=False)


def commit_written(project: Project, paths: Sequence[str], message: str) -> bool:
    """Commit exactly these paths of a project, whatever else is staged, when no other process of ours commits.

    Returns:
        Whether they hold a change.

    Raises:
        Busy: another process commits for too long.
        PolyfolioError: git refuses: no identity, a hook, an unfinished merge.
    """
    with lock_file(project.instance / "locks", "commit"):
        return commit_paths(project.root, paths, message, seconds=project.config.git.seconds)
