"""Which PO files wait for a commit, which of them are due, and which edits a commit has taken."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workflow.core.catalog import active
from workflow.core.commit_groups import EditedFile
from workflow.errors import PolyfolioError
from workflow.model import Catalog
from workflow.store.git import Repository, read_committed
from workflow.store.identity import identify
from workflow.store.journal import WaitingEdit, list_waiting
from workflow.store.po import read_catalog
from workflow.store.project import Project

LONGEST_WAIT = 600.0
"""Seconds after which a file is committed though somebody still works on it."""


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A PO file with edits that are in no commit."""

    path: str
    """Below the repository's work tree."""
    edits: tuple[WaitingEdit, ...]
    """Oldest first."""
    identity: str
    """The file as it is now."""

    @property
    def since(self) -> str:
        """When the first of them was made."""
        return self.edits[0].at

    def describe(self) -> EditedFile:
        """What the commit is to say of it."""
        first = self.edits[0]
        authors = Counter(edit.author for edit in self.edits)
        return EditedFile(self.path, first.page, first.language, authors, len({edit.unit for edit in self.edits}))

    def is_due(self, quiet: float, now: datetime) -> bool:
        """Whether nobody has worked on it for so many seconds, or somebody has for too long."""
        first, last = (_seconds_since(edit.at, now) for edit in (self.edits[0], self.edits[-1]))
        # A time that is still to come was written before the clock was set back.
        return last >= quiet or last < -1 or first >= max(LONGEST_WAIT, quiet)


def list_waiting_files(
    project: Project, repository: Repository, settled: Mapping[str, Sequence[object]]
) -> tuple[WaitingFile, ...]:
    """The files of the repository that have edits in no commit; no git is run.

    Args:
        project: the project.
        repository: the one that holds its PO files.
        settled: path → (identity, sequence) of those of which is known that git has nothing to commit in them, as long
            as both are what they were.
    """
    found: dict[tuple[str, str], list[WaitingEdit]] = defaultdict(list)
    for edit in list_waiting(project.instance):
        found[edit.page, edit.language].append(edit)
    top = os.path.realpath(repository.top)
    files = []
    for (page, language), edits in found.items():
        target = Path(os.path.realpath(project.catalog_path(page, language)))
        if not target.is_relative_to(top):
            continue  # a link that leads to files of nobody's repository
        path = target.relative_to(top).as_posix()
        identity = _describe(target)
        if list(settled.get(path, ())) != [identity, edits[-1].sequence]:
            files.append(WaitingFile(path, tuple(edits), identity))
    return tuple(files)


def find_taken(repository: Repository, files: Iterable[WaitingFile]) -> tuple[list[str], list[WaitingFile]]:
    """The edits that HEAD's version of their file has, by id, and the files of which it does not have all.

    An edit that was followed by another one of its unit is taken with that. One that is not there was taken out of the
    file before it was committed, by another program; the journal goes on guarding it.
    """
    waiting = {file.path: file for file in files}
    left = dict(waiting)
    taken: list[str] = []
    for path, data in read_committed(repository.top, tuple(waiting)):
        found = _find_in(waiting[path], data)
        taken += found
        if len(found) == len(waiting[path].edits):
            del left[path]
    return taken, list(left.values())


def _find_in(file: WaitingFile, data: bytes) -> list[str]:
    """The ids of a file's edits that are in a version of it; none where that cannot be read."""
    try:
        catalog = read_catalog(data, path=file.path)
    except PolyfolioError:
        return []
    latest = {edit.unit: edit for edit in file.edits}
    return [edit.edit_id for edit in file.edits if latest[edit.unit] is not edit or _has_edit(catalog, edit)]


def describe_settled(files: Iterable[WaitingFile]) -> dict[str, list[object]]:
    """Files with nothing to commit, as `list_waiting_files` takes them."""
    return {file.path: [file.identity, file.edits[-1].sequence] for file in files}


def _has_edit(catalog: Catalog, edit: WaitingEdit) -> bool:
    """Whether an edit's text is in a catalog: as it was saved, or as an older text of its unit."""
    entry = active(catalog).get(edit.unit)
    if (entry.translation if entry else "") == edit.translation:
        return True
    return bool(edit.translation) and any(
        known.translation == edit.translation and (known.id == edit.unit or known.obsolete) for known in catalog.entries
    )


def _describe(path: Path) -> str:
    found = identify(path)
    return f"{found.size} {found.mtime_ns} {found.inode}" if found else ""


def _seconds_since(at: str, now: datetime) -> float:
    return (now - datetime.fromisoformat(at).astimezone(UTC)).total_seconds()
