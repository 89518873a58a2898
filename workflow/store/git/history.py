"""What git knows of one unit's translations: the commits that changed its entry, newest first."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workflow.core.review import state_of
from workflow.core.words import normalise
from workflow.errors import CatalogError
from workflow.model import Entry
from workflow.store.git.blobs import BlobReader, FileChange, list_changed_files, list_file_changes, open_blobs
from workflow.store.git.committing import is_repository
from workflow.store.po import read_catalog
from workflow.store.po_find import find_entry

MOST_COMMITS = 5_000
"""Commits of one file that are looked at."""
MOST_BYTES = 256_000_000
"""Bytes of old files that are read."""
MOST_SECONDS = 20.0
"""How long git's history is walked."""
MOST_MOVES = 8
"""Moves from file to file that are followed."""

_DAMAGED = Entry("", "", "damaged")
"""Stands for the entry in a version of the file that cannot be read."""


@dataclass(frozen=True, slots=True)
class CommittedEntry:
    """A unit's entry as one commit made it."""

    commit: str
    author: str
    at: str
    """When it was written (ISO 8601)."""
    committed_at: str
    """When the commit was made: later than that, for one that was rewritten."""
    path: str
    """The PO file, below the project."""
    entry: Entry | None
    """None where the unit left the file."""


@dataclass(frozen=True, slots=True)
class GitHistory:
    """The commits that changed one unit."""

    versions: tuple[CommittedEntry, ...] = ()
    """Newest first."""
    complete: bool = True
    """Whether nothing older was left out."""


@dataclass
class _Search:
    """The way through the past of a unit."""

    root: Path
    folder: str
    """That of the language's PO files."""
    unit: str
    anywhere: bool
    blobs: BlobReader
    places: deque[tuple[str, str]]
    """Files that are still to be looked at, each with the commit to begin with."""
    known: dict[str, Entry | None] = field(default_factory=dict)
    """Blob → the unit's entry in it."""
    began: float = field(default_factory=time.monotonic)
    cut: bool = False
    """Whether the search ended early."""

    def walk(self) -> Iterator[CommittedEntry]:
        """The commits that changed the unit."""
        walked: set[str] = set()
        while self.places:
            path, start = self.places.popleft()
            if path in walked:
                continue
            if len(walked) > MOST_MOVES:
                self.cut = True
                return
            walked.add(path)
            for number, change in enumerate(list_file_changes(self.root, path, start)):
                spent = time.monotonic() - self.began
                if number == MOST_COMMITS or self.blobs.bytes_read > MOST_BYTES or spent > MOST_SECONDS:
                    self.cut = True
                    return
                yield from self._judge(change, path)

    def _judge(self, change: FileChange, path: str) -> Iterator[CommittedEntry]:
        """The commit, where the unit is another one after it than in all that it was made from."""
        after = self._find(change.after)
        before = [self._find(blob) for blob in change.before]
        if after is not None and before == [None]:
            before = [self._find_origin(change.commit, path, after)]
        if after is None and any(before) and self._is_damaged(change.after):
            return
        if after is not _DAMAGED and all(_describe(after) != _describe(each) for each in before):
            yield CommittedEntry(change.commit, change.author, change.at, change.committed_at, path, after)

    def _find_origin(self, commit: str, path: str, after: Entry) -> Entry | None:
        """The entry in the file from which a commit took the unit to `path`; that file is then walked, too."""
        for old, blob, now in list_changed_files(self.root, commit, self.folder):
            entry = self._find(blob) if old != path else None
            if entry is None or self._find(now) is not None:
                continue
            if self.anywhere or normalise(entry.source) == normalise(after.source):
                self.places.append((old, f"{commit}^"))
                return entry
        return None

    def _is_damaged(self, blob: str) -> bool:
        """Whether a version that lacks the unit may lack it since it was cut, say."""
        try:
            return bool(blob) and not read_catalog(self.blobs.read(blob), path=blob)
        except CatalogError:
            return True

    def _find(self, blob: str) -> Entry | None:
        """The unit's entry in a version of a file."""
        if blob and blob not in self.known:
            try:
                self.known[blob] = find_entry(self.blobs.read(blob), self.unit, path=blob)
            except CatalogError:
                self.known[blob] = _DAMAGED
        return self.known.get(blob)


def read_git_history(root: Path, folder: str, path: str, unit: str, *, anywhere: bool, limit: int) -> GitHistory:
    """The commits of the current branch that changed a unit's text or state, newest first.

    Args:
        root: the project's folder, in a repository or not.
        folder: the folder of the language's PO files, below it.
        path: the unit's PO file, below it.
        unit: the unit's id.
        anywhere: whether no other page has that id. The unit is followed to the file that it came from, where one
            commit took it out there and put it in here; one whose id others may have only if its source was the same.
        limit: commits that are told at most.

    Neither a rename of the language's folder nor a move that a merge made by itself is followed, and a damaged version
    is passed over. Empty where there is no repository, or git is not installed.
    """
    if not is_repository(root):
        return GitHistory()
    with open_blobs(root) as blobs:
        search = _Search(root, folder, unit, anywhere, blobs, deque([(path, "HEAD")]))
        found: list[CommittedEntry] = []
        for version in search.walk():
            if len(found) == limit:
                return GitHistory(tuple(found), complete=False)
            found.append(version)
    return GitHistory(tuple(found), not search.cut)


def _describe(entry: Entry | None) -> tuple[str, str]:
    """What a change of it is a change of the translation; a unit that is not there is like one without a text."""
    if entry is None or not entry.translation:
        return "", ""
    return entry.translation, state_of(entry).value
