"""The committer of a server: a thread that commits what was saved, off the path of saving.

Each worker has one; a lock in the project's instance folder lets one of them work at a time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from workflow.actions.committing import CommitRun, commit_edits, is_commit_due
from workflow.actions.repository import needs_attention
from workflow.errors import Busy, PolyfolioError
from workflow.store.project import Project

LOOK_SECONDS = 5.0
"""Between two looks whether something is due: a look costs some stats and one query."""

log = logging.getLogger("polyfolio")


class Committer:
    """Commits what is due until it is stopped."""

    def __init__(self, project: Callable[[], Project], stop: threading.Event, *, look: float = LOOK_SECONDS) -> None:
        """`project` gives the project with its settings as they are now."""
        self._project = project
        self._stop = stop
        self._look = look
        self._told = ""
        self.attention = False
        """Whether somebody has to do something about the repository."""

    def start(self) -> None:
        """Begin in a thread of its own."""
        threading.Thread(target=self._run, name="committer", daemon=True).start()

    def _run(self) -> None:
        while not self._stop.wait(self._look):
            try:
                project = self._project()
                self._commit(project)
                self.attention = needs_attention(project)
            except Busy:
                continue  # another worker commits
            except PolyfolioError as error:
                self._tell(str(error))

    def _commit(self, project: Project) -> None:
        run = commit_edits(project, everything=False, timeout=0) if is_commit_due(project) else None
        if run is None:
            return
        for made in run.commits:
            log.info("commit %s: %s units by %s", made.name, made.units, ", ".join((made.author, *made.others)))
        self._tell(describe_run(run))

    def _tell(self, problem: str) -> None:
        """Tell a problem once, not every time that it is met."""
        if problem and problem != self._told:
            log.warning("commit: %s", problem)
        self._told = problem


def describe_run(run: CommitRun) -> str:
    """What there is to say of an attempt, where not everything went well."""
    if run.problem:
        return run.problem
    if run.detached and run.commits:
        return "HEAD is detached: the commits are on no branch"
    return ""
