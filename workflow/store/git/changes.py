"""What git did to files, and what it holds of them: looked at when its HEAD has moved, or when a text is missing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git.committing import read_version
from workflow.store.git.folder import find_repository, find_unfinished
from workflow.store.git.head import read_head
from workflow.store.git.running import run_git

_OLD_SECONDS = 60
"""After which a lock of git's belongs to a killed process rather than to one at work."""

_PATIENCE = 1.0
"""Seconds to wait for git at work: it may have been killed."""

_MOST_VERSIONS = 20

_LOG_END = 8192
"""Bytes at the end of HEAD's log that are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where git is in a work tree."""

    head: str
    """The commit that HEAD names; empty outside a repository and before the first commit."""
    came: str = ""
    """When and from where HEAD came there, as its log tells."""
    unfinished: bool = False
    """Whether a merge or rebase waits for somebody to go on."""

    def __str__(self) -> str:
        """One word, to be kept and compared."""
        return f"{self.head}:{self.came}:{'unfinished' if self.unfinished else ''}"


def parse_place(text: str) -> Place:
    """The place that was kept as `str` gives it; one that no repository ever was at where that cannot be read."""
    words = text.split(":")
    return Place(words[0], words[1], bool(words[2])) if len(words) == 3 else Place("", "nowhere")


def read_place(root: Path) -> Place:
    """Where git is now. No process is started."""
    repository = find_repository(root)
    if repository is None:
        return Place("")
    return Place(read_head(root), _read_last_move(repository.folder), find_unfinished(repository) is not None)


def _read_last_move(folder: Path) -> str:
    """When HEAD moved last, and from where; a reset to the very commit is no move. Empty where no log is kept."""
    try:
        with (folder / "logs" / "HEAD").open("rb") as log:
            log.seek(max(0, log.seek(0, os.SEEK_END) - _LOG_END))
            lines = log.read().splitlines()
    except OSError:
        return ""
    for line in reversed(lines):
        old, _, rest = line.partition(b" ")
        new, _, who = rest.partition(b" ")
        if len(old) == len(new) and old != new:
            when = who.partition(b"\t")[0].rpartition(b"> ")[2].partition(b" ")[0]
            return f"{when.decode(errors='replace')}-{old.decode(errors='replace')[:12]}".replace(":", "")
    return ""


def is_git_at_work(root: Path) -> bool:
    """Whether git is writing files of the work tree now: it locks its index for that, and moves HEAD afterwards."""
    repository = find_repository(root)
    if repository is None:
        return False
    try:
        return time.time() - (repository.folder / "index.lock").stat().st_mtime < _OLD_SECONDS
    except OSError:
        return False


def wait_for_git(root: Path) -> bool:
    """Wait a little while git is writing files; whether it was. For who misses one that git may be about to write."""
    end = time.monotonic() + _PATIENCE
    waited = False
    while is_git_at_work(root) and time.monotonic() < end:
        waited = True
        time.sleep(0.01)
    return waited


def list_moved_files(root: Path, then: str, now: str) -> frozenset[str] | None:
    """The files below `root` that two commits have differently; None where that cannot be told."""
    if not then or not now or then == now:
        return frozenset() if then == now else None
    try:
        told = run_git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", then, now, "--", ".")
    except PolyfolioError:
        return None
    return frozenset(told.split("\0")[:-1])


def list_dirty_files(root: Path, folder: str) -> frozenset[str] | None:
    """The files below `root` and in that folder that are not as HEAD has them; None where that cannot be told."""
    try:
        changed = run_git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", "--", folder)
        new = run_git(root, "ls-files", "--others", "-z", "--", folder)
    except PolyfolioError:
        return None
    return frozenset(changed.split("\0")[:-1]) | frozenset(new.split("\0")[:-1])


def read_versions(root: Path, path: str, since: str) -> Iterator[bytes]:
    """The contents that a file has in the commits made since a moment (ISO 8601) on any branch, newest first."""
    begun = int(datetime.fromisoformat(since).timestamp()) - 1
    refs = ("--branches", "--remotes", "--tags", "HEAD")
    options = (f"--since={begun}", f"--max-count={_MOST_VERSIONS}", "--format=%H")
    try:
        commits = run_git(root, "log", *options, *refs, "--", path).split()
    except PolyfolioError:
        return
    for commit in commits:
        data = read_version(root, path, commit)
        if data is not None:  # else it was removed by that commit
            yield data
