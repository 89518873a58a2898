"""git's lock files, and taking away those whose git is gone.

A git that is killed leaves them, and every later one refuses its work until somebody takes them away. That is done
here only where nobody can be hurt: the file is old, and no process has it open or is a git in this repository.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workflow.store.git.folder import Repository, read_branch

OLD_SECONDS = 300.0
"""A lock that is younger is never touched: git holds it for as long as a hook takes, but seldom that long."""

_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock file of git's that is there."""

    path: Path
    name: str
    """Below git's folder: `index.lock`."""
    age: float
    """Seconds since it was made."""
    inode: int


def find_lock_files(repository: Repository, remote: str) -> tuple[LockFile, ...]:
    """The lock files that keep git from committing to the branch that is checked out, and from fetching and merging."""
    branch = read_branch(repository)
    folder, common = repository.folder, repository.common
    paths = [(folder, "index.lock"), (folder, "HEAD.lock"), (folder, "ORIG_HEAD.lock"), (common, "packed-refs.lock")]
    if branch:
        paths += [(common, f"refs/heads/{branch}.lock"), (common, f"refs/remotes/{remote}/{branch}.lock")]
    found = []
    for base, name in paths:
        with suppress(OSError):
            status = (base / name).stat()
            found.append(LockFile(base / name, name, max(0.0, time.time() - status.st_mtime), status.st_ino))
    return tuple(found)


def remove_stale(repository: Repository, lock: LockFile, *, old: float = OLD_SECONDS) -> bool:
    """Take a lock file away if its git is gone for certain; whether it was taken away.

    Where processes cannot be looked at – no /proc, or a lock of another user – it stays.
    """
    if lock.age < old or not is_git_gone(repository, lock):
        return False
    with suppress(OSError):
        if lock.path.stat().st_ino == lock.inode:
            lock.path.unlink()
            return True
    return False


def is_git_gone(repository: Repository, lock: LockFile) -> bool:
    """Whether no process of this user has a lock file open or is a git whose folder is in the repository.

    Where that cannot be told, it may be there.
    """
    if not (_PROCESSES / "self" / "fd").is_dir() or not _is_own(lock.path):
        return False
    roots = [os.path.realpath(path) for path in (repository.top, repository.folder, repository.common)]
    target = os.path.realpath(lock.path)
    return not any(_has_open(process, target) or _works_in(process, roots) for process in _list_processes())


def _list_processes() -> Iterator[Path]:
    own = os.getuid()
    for entry in _PROCESSES.iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if own in (0, entry.stat().st_uid):
                    yield entry


def _has_open(process: Path, target: str) -> bool:
    with suppress(OSError):
        for handle in (process / "fd").iterdir():
            with suppress(OSError):
                if str(handle.readlink()) == target:
                    return True
    return False


def _works_in(process: Path, roots: list[str]) -> bool:
    with suppress(OSError):
        name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
        if name == "git" or name.startswith("git-"):
            here = str((process / "cwd").readlink())
            return any(here == root or here.startswith(f"{root}/") for root in roots)
    return False


def _is_own(lock: Path) -> bool:
    try:
        return os.getuid() in (0, lock.stat().st_uid)
    except OSError:
        return False
