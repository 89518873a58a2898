"""Committing what was saved: a commit per author, of the PO files alone, and then the way to the remote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from workflow.actions.committing.authors import Authors, check_identity, read_authors
from workflow.actions.committing.hindrance import find_hindrance
from workflow.actions.committing.mending import mend_attempts
from workflow.actions.committing.notes import (
    Failure,
    LastCommit,
    Notes,
    is_too_early,
    keep_note,
    load_notes,
    make_failure,
    read_time,
    write_time,
)
from workflow.actions.committing.queue import (
    WaitingFile,
    describe_settled,
    find_taken,
    list_waiting_files,
)
from workflow.actions.committing.remote import Exchanged, exchange_commits
from workflow.core.commit_groups import CommitGroup, describe_group, group_files
from workflow.errors import PolyfolioError
from workflow.store.git import (
    Hung,
    Repository,
    commit_states,
    find_repository,
    read_branch,
    read_commit_name,
    read_path_states,
)
from workflow.store.journal import follow_commit, mark_committed
from workflow.store.locks import lock_file
from workflow.store.project import Project

PULL_SECONDS = 300.0
"""Between two looks at the remote, where the committer pulls by itself."""

STAGED_SECONDS = 60.0
"""Between two looks whether files that somebody has staged still are."""


@dataclass(frozen=True, slots=True)
class MadeCommit:
    """A commit that was made."""

    name: str
    author: str
    others: tuple[str, ...]
    files: tuple[str, ...]
    units: int


@dataclass(frozen=True, slots=True)
class CommitRun:
    """What became of an attempt to commit."""

    commits: tuple[MadeCommit, ...] = ()
    waiting: int = 0
    """Edits that still wait."""
    staged: tuple[str, ...] = ()
    """Files that somebody has staged: they are left to whoever did."""
    detached: bool = False
    """Whether the commits are on no branch."""
    pulled: int = 0
    """How many commits of others came in."""
    pushed: int = 0
    """How many commits went out."""
    hindrance: str = ""
    """What has to end before anything can be committed; the edits are safe in their PO files."""
    failure: Failure | None = None
    """What was tried and failed."""

    @property
    def problem(self) -> str:
        """Why not everything was done; empty where it was."""
        return self.hindrance or (self.failure.message if self.failure else "")


def is_commit_due(project: Project, now: datetime | None = None) -> bool:
    """Whether the committer has something to do: no git is run, and without a repository nothing is looked at."""
    settings = project.config.git
    repository = find_repository(project.locales_root) if settings.commit else None
    if repository is None:
        return False
    now = now or datetime.now(UTC)
    notes = load_notes(project)
    if is_too_early(notes.failure, now):
        return False
    if notes.failure or notes.attempt or notes.merging or _is_pull_due(project, notes, now):
        return True
    files = list_waiting_files(project, repository, notes.settled or {})
    left = _list_staged(notes, now)
    return any(file.path not in left and file.is_due(settings.commit_after, now) for file in files)


def commit_edits(
    project: Project,
    *,
    everything: bool = True,
    pull: bool | None = None,
    push: bool | None = None,
    timeout: float = 10.0,
) -> CommitRun | None:
    """Commit the edits that are in their PO files and in no commit; None where the project is in no repository.

    Only these PO files are committed, whatever else is staged or changed. What fails is noted, and told by the result:
    the edits are in their files all the same, and the next attempt takes them along.

    Args:
        project: the project.
        everything: also the files in which somebody still works.
        pull: merge what the remote has; as the setting says when None.
        push: bring it to the remote; as the setting says when None.
        timeout: how long to wait for another process that commits.

    Raises:
        Busy: another process commits.
        PolyfolioError: state.db cannot be used, or git is not installed.
    """
    repository = find_repository(project.locales_root)
    if repository is None:
        return None
    settings = project.config.git
    with lock_file(project.instance / "locks", "commit", timeout=timeout):
        notes = load_notes(project)
        with suppress(PolyfolioError):  # what is still in the way is told
            mend_attempts(project, repository, notes)
        if hindrance := find_hindrance(repository, settings, mend=True):
            return _finish(project, repository, CommitRun(hindrance=hindrance))
        now = datetime.now(UTC)
        asked = settings.pull and (everything or _is_pull_due(project, notes, now)) if pull is None else pull
        try:
            run = _commit_waiting(project, repository, notes, everything=everything, seconds=settings.seconds)
        except PolyfolioError as error:
            run = CommitRun(failure=make_failure(notes.failure, "commit", str(error), now))
        sends = settings.push if push is None else push
        if run.failure is None and not run.hindrance and (asked or sends):
            run = _exchange(project, repository, notes, run, pull=asked, push=sends)
        keep_note(project, failure=run.failure)
        return _finish(project, repository, run)


def _is_pull_due(project: Project, notes: Notes, now: datetime) -> bool:
    if not project.config.git.pull:
        return False
    return not notes.pulled or abs((now - read_time(notes.pulled)).total_seconds()) >= PULL_SECONDS


def _list_staged(notes: Notes, now: datetime) -> tuple[str, ...]:
    """The files that somebody had staged a moment ago: git need not be asked all the time whether they still are."""
    if not notes.staged or abs((now - read_time(notes.staged["at"])).total_seconds()) >= STAGED_SECONDS:
        return ()
    return tuple(notes.staged["paths"])


def _commit_waiting(
    project: Project, repository: Repository, notes: Notes, *, everything: bool, seconds: float
) -> CommitRun:
    """Make the commits that are due; each may take so many seconds."""
    now = datetime.now(UTC)
    everything = everything or bool(notes.failure and notes.failure.step == "commit")
    files = list_waiting_files(project, repository, {} if everything else notes.settled or {})
    due = {file.path: file for file in files if everything or file.is_due(project.config.git.commit_after, now)}
    states = read_path_states(repository.top, tuple(due))
    quiet = [file for file in due.values() if file.path not in {*states.changed, *states.staged}]
    _settle(project, repository, notes, quiet)  # somebody else has committed them
    keep_note(project, staged={"at": write_time(now), "paths": states.staged} if states.staged else None)
    if not states.changed:
        return CommitRun(staged=states.staged)
    check_identity(repository.top)
    authors = read_authors(repository.top, project.config.git.author_domain)
    made: list[MadeCommit] = []
    failure: Failure | None = None
    for group in group_files(due[path].describe() for path in states.changed):
        paths = [file.path for file in group.files]
        before = read_commit_name(repository.top)
        keep_note(project, attempt={"head": before, "paths": paths})
        try:
            commit_states(
                repository.top,
                replace(states, changed=tuple(paths), added=tuple(path for path in paths if path in states.added)),
                _write_message(project, group, authors),
                author=authors.sign(group.author),
                seconds=seconds,
            )
        except PolyfolioError as error:
            failure = make_failure(notes.failure, "commit", str(error), datetime.now(UTC))
            with suppress(PolyfolioError):  # then the next attempt begins with it
                mend_attempts(project, repository, load_notes(project))
            if isinstance(error, Hung):
                break
            continue  # what a hook says to one author's texts need not hold up the others'
        name = read_commit_name(repository.top)
        follow_commit(project.instance, before, name)
        made.append(MadeCommit(name[:10], group.author, group.others, tuple(paths), group.units))
        _note_commit(project, made[-1])
        _settle(project, repository, notes, [due[path] for path in paths])
    return CommitRun(tuple(made), staged=states.staged, failure=failure)


def _settle(project: Project, repository: Repository, notes: Notes, files: Sequence[WaitingFile]) -> None:
    """Mark the edits of files that are as HEAD has them; what HEAD does not have of them is not looked for again."""
    if not files:
        return
    taken, left = find_taken(repository, files)
    mark_committed(project.instance, taken)
    if left or notes.settled:
        known: Mapping[str, object] = load_notes(project).settled or {}
        done = {file.path for file in files}
        kept = {path: value for path, value in known.items() if path not in done} | describe_settled(left)
        keep_note(project, settled=kept or None)


def _note_commit(project: Project, made: MadeCommit) -> None:
    last = LastCommit(write_time(datetime.now(UTC)), made.name, made.author, made.units, len(made.files))
    keep_note(project, attempt=None, last=last)


def _write_message(project: Project, group: CommitGroup, authors: Authors) -> str:
    """The message with its trailers."""
    names = {code: project.language(code).name for code in group.languages if code in project.config.languages}
    trailers = [f"Co-authored-by: {authors.identify(name)}" for name in group.others]
    return "\n\n".join([describe_group(group, names), *(["\n".join(trailers)] if trailers else [])])


def _exchange(
    project: Project, repository: Repository, notes: Notes, run: CommitRun, *, pull: bool, push: bool
) -> CommitRun:
    """Pull and push; edits that are in the way of a pull are committed first."""
    commits = list(run.commits)

    def commit_more(seconds: float) -> None:
        more = _commit_waiting(project, repository, load_notes(project), everything=True, seconds=seconds)
        commits.extend(more.commits)
        if more.failure:
            raise PolyfolioError(more.failure.message)

    done: Exchanged = exchange_commits(project, repository, commit_more, pull=pull, push=push)
    if pull and done.step != "pull":
        keep_note(project, pulled=write_time(datetime.now(UTC)))
    failure = make_failure(notes.failure, done.step, done.problem, datetime.now(UTC)) if done.problem else None
    return replace(run, commits=tuple(commits), pulled=done.pulled, pushed=done.pushed, failure=failure)


def _finish(project: Project, repository: Repository, run: CommitRun) -> CommitRun:
    """Count what is left."""
    files = list_waiting_files(project, repository, load_notes(project).settled or {})
    return replace(run, waiting=count_edits(files), detached=not read_branch(repository))


def count_edits(files: Iterable[WaitingFile]) -> int:
    """How many edits wait in some files."""
    return sum(len(file.edits) for file in files)
