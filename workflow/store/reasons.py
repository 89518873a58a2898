"""The operating system's errors in the user's words."""

from __future__ import annotations

import errno
from pathlib import Path

from workflow.errors import PolyfolioError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "permission denied: the file and its folder must be writable for this user",
    errno.EPERM: "permission denied by the system",
    errno.EMFILE: "too many open files in this process",
    errno.ENFILE: "too many open files on this machine",
    errno.ENAMETOOLONG: "the name is too long for this file system",
    errno.ELOOP: "symbolic links in a circle",
}


def give_reason(error: OSError) -> str:
    """Why a system call failed."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def explain(error: OSError, path: Path, what: str) -> PolyfolioError:
    """Our error for the system's: `path: what: reason`."""
    return PolyfolioError(f"{what}: {give_reason(error)}", path=str(path))
