"""Whether a file could be written, found out without writing: so that it is said before anybody types."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def find_write_fault(path: Path, root: Path) -> str:
    """Why a file of the project at `root` could not be made or replaced now; empty where it could.

    A rename would replace what nobody may write to, so the file's own owner and mode are looked at, as `write_atomic`
    does.
    """
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(os.path.realpath(root)):
        return f"is a link to {target}, outside the project: not written"
    try:
        status = target.lstat()
    except FileNotFoundError:
        return find_folder_fault(target.parent)
    except OSError as error:
        return f"cannot be looked at: {error.strerror}"
    if not stat.S_ISREG(status.st_mode):
        return "is not a regular file"
    if not status.st_mode & stat.S_IWUSR:
        return f"is read-only (mode {stat.S_IMODE(status.st_mode):04o}): `chmod u+w`"
    if os.geteuid() not in (0, status.st_uid):
        return f"belongs to another user (uid {status.st_uid}): `chown` it"
    return find_folder_fault(target.parent)


def find_folder_fault(folder: Path) -> str:
    """Why nothing can be made in a folder; one that is not there is looked at as the one that it would be made in."""
    there = next(one for one in (folder, *folder.parents) if one.exists() or one == Path(one.anchor))
    try:
        if os.statvfs(there).f_flag & os.ST_RDONLY:
            return "the file system is read-only"
    except OSError as error:
        return f"its folder cannot be looked at: {error.strerror}"
    if os.access(there, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        return ""
    return f"the folder {there.name}/ is not writable for this user: `chmod` or `chown` it"
