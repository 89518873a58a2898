"""How the project's git repository stands: what waits for a commit, what is in the way, what was last done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workflow.actions.committing.hindrance import find_branch_fault, find_hindrance
from workflow.actions.committing.notes import Failure, LastCommit, load_notes
from workflow.actions.committing.queue import WaitingFile, list_waiting_files
from workflow.store.git import find_lock_files, find_repository, find_unfinished, read_branch
from workflow.store.git.lock_files import OLD_SECONDS
from workflow.store.git.log import LogEntry, read_last_commit
from workflow.store.git.remote import Distance, has_remote, read_distance
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A PO file with edits that are in no commit."""

    page: str
    language: str
    edits: int
    authors: tuple[str, ...]
    since: str
    """When the first of them was made (ISO 8601, UTC)."""


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """Everything there is to say."""

    branch: str
    """Empty where HEAD is detached."""
    head: LogEntry | None
    """The commit that HEAD names; None where there is none yet."""
    remote: str
    """The remote of the settings; empty where git knows none of that name."""
    distance: Distance | None
    """From the remote's branch as last seen; None where it was never seen."""
    unfinished: str
    """What git has begun and not ended, and what ends it: translations are read-only until then."""
    hindrance: str
    """Why nothing can be committed now, the unfinished merge among it."""
    waiting: tuple[WaitingPage, ...]
    """Longest waiting first."""
    staged: tuple[str, ...]
    """Files among them that were left to whoever had staged them, when last looked at."""
    last: LastCommit | None
    """The last commit that was made here."""
    failure: Failure | None
    """What was tried last and failed."""
    pulled: str
    """When the remote was last pulled from; empty where it never was."""

    @property
    def edits(self) -> int:
        """How many edits wait."""
        return sum(page.edits for page in self.waiting)

    @property
    def since(self) -> str:
        """Since when; empty where none does."""
        return self.waiting[0].since if self.waiting else ""


def read_repository(project: Project) -> RepositoryState | None:
    """How the repository stands; None where the project is in none. Nothing is changed, and no remote is asked.

    Raises:
        PolyfolioError: git refuses to work there, or state.db cannot be used.
    """
    repository = find_repository(project.locales_root)
    if repository is None:
        return None
    settings, notes = project.config.git, load_notes(project)
    branch = read_branch(repository)
    known = has_remote(repository.top, settings.remote)
    files = list_waiting_files(project, repository, notes.settled or {})
    unfinished = find_unfinished(repository)
    return RepositoryState(
        branch,
        read_last_commit(repository.top),
        settings.remote if known else "",
        read_distance(repository.top, settings.remote, branch) if known and branch else None,
        str(unfinished or ""),
        find_hindrance(repository, settings, mend=False),
        tuple(sorted((_describe(file) for file in files), key=lambda page: page.since)),
        tuple(notes.staged["paths"]) if notes.staged else (),
        notes.last,
        notes.failure,
        notes.pulled,
    )


def needs_attention(project: Project) -> bool:
    """Whether somebody has to do something about the repository: something unfinished, in the way for long, or failed.

    That costs some looks at files and one at state.db; no git is run.
    """
    repository = find_repository(project.locales_root)
    if repository is None:
        return False
    if find_unfinished(repository) or find_branch_fault(repository, project.config.git):
        return True
    locks = find_lock_files(repository, project.config.git.remote)
    return any(lock.age >= OLD_SECONDS for lock in locks) or load_notes(project).failure is not None


def _describe(file: WaitingFile) -> WaitingPage:
    first = file.edits[0]
    authors = Counter(edit.author for edit in file.edits)
    return WaitingPage(
        first.page, first.language, len(file.edits), tuple(name for name, _ in authors.most_common()), file.since
    )
