"""Writing files so that a crash leaves the old content or the new one, never a mixture.

A file is written beside itself under a dot name, flushed to the disk, and renamed over the old one; then its folder
is flushed. A killed writer leaves at most that dot file, which `sweep_leftovers` takes away.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from workflow.errors import NotFlushed, PolyfolioError
from workflow.store import in_place
from workflow.store.identity import Identity, identity_of
from workflow.store.leftovers import SUFFIX, open_temporary
from workflow.store.reasons import explain, give_reason

_BATCH = 64
"""Files that are open and flushed together: few enough for the usual limit of open files."""


def write_atomic(path: Path, data: bytes, *, root: Path) -> Identity:
    """Replace or make one file, and return its identity. Missing folders are made.

    Permissions stay. A symlink is written through to its target inside `root`. A file with several hard links is
    overwritten in place, so that they stay links (`store.in_place` says how that survives a crash).
    Raises `PolyfolioError` with path and reason: a target outside `root`, a file that is read-only or another user's, a
    full disk. The old file is then untouched. `NotFlushed` says that it has the new content: only the last wait failed.
    """
    return write_many([(path, data)], root=root)[0]


def write_many(files: Iterable[tuple[Path, bytes]], *, root: Path) -> tuple[Identity, ...]:
    """Write many files as `write_atomic` does, flushing each folder once; identities in the order of `files`.

    Each file is replaced whole; after an error the files of earlier batches are written, the others are as they were,
    except that an error in a rename itself leaves those renamed before it.
    """
    identities: list[Identity] = []
    folders: set[Path] = set()
    rest = iter(files)
    try:
        while batch := list(islice(rest, _BATCH)):
            with ExitStack() as stack:
                staged = [stack.enter_context(_stage(path, data, root, folders)) for path, data in batch]
                for one in staged:
                    with explained(one.path, root):
                        os.fsync(one.handle)
                for one in staged:
                    with explained(one.path, root):
                        identities.append(_put(one))
                    folders.add(one.target.parent)
    finally:
        for folder in sorted(folders):
            confirm_folder(folder, root)
    return tuple(identities)


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file that is written beside its target and waits for its rename."""

    path: Path
    target: Path
    temporary: Path
    handle: int
    data: bytes
    linked: bool


@contextmanager
def _stage(path: Path, data: bytes, root: Path, folders: set[Path]) -> Iterator[_Staged]:
    """Write the new content beside its target; whatever happens, nothing stays behind."""
    with explained(path, root):
        target = find_target(path, root)
        make_folder(target.parent, folders)
        status = check_writable(target)
        linked = status is not None and status.st_nlink > 1
        handle, temporary = open_temporary(target.parent, in_place.SUFFIX if linked else SUFFIX)
    try:
        with explained(path, root):
            if status is not None:
                keep_owner(handle, status)
            in_place.write_all(handle, in_place.pack(target, data) if linked else data)
        yield _Staged(path, target, temporary, handle, data, linked)
    finally:
        os.close(handle)
        with explained(path, root):
            temporary.unlink(missing_ok=True)


def _put(staged: _Staged) -> Identity:
    """The step that makes the new content the file's."""
    if staged.linked:
        flush_folder(staged.target.parent)
        return identity_of(in_place.overwrite(staged.target, staged.data))
    staged.temporary.replace(staged.target)
    return identity_of(os.fstat(staged.handle))


def find_target(path: Path, root: Path) -> Path:
    """Where the bytes go, all links followed. Raises `PolyfolioError` when that is outside the project."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(os.path.realpath(root)):
        raise PolyfolioError(f"is a link to {target}, outside the project: not written", path=_show(path, root))
    return target


def make_folder(folder: Path, folders: set[Path]) -> None:
    """Make the missing folders, and note the ones whose lists of names have changed."""
    if not folder.is_dir():
        make_folder(folder.parent, folders)
        folder.mkdir(exist_ok=True)
        folders.add(folder.parent)


def check_writable(target: Path) -> os.stat_result | None:
    """The state of the file that is there. A rename would replace what nobody may write to, so that is looked at."""
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise PolyfolioError("is not a regular file", path=str(target))
    if not status.st_mode & stat.S_IWUSR:
        raise PolyfolioError(f"is read-only (mode {stat.S_IMODE(status.st_mode):04o}): `chmod u+w`", path=str(target))
    if os.geteuid() not in (0, status.st_uid):
        raise PolyfolioError(f"belongs to another user (uid {status.st_uid}): `chown` it", path=str(target))
    return status


def keep_owner(handle: int, status: os.stat_result) -> None:
    """Give the new file the owner and permissions of the old one."""
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        os.fchown(handle, status.st_uid, status.st_gid)
    os.fchmod(handle, stat.S_IMODE(status.st_mode))


def confirm_folder(folder: Path, root: Path) -> None:
    """Wait until the new names in a folder are on the disk. Raises `NotFlushed`."""
    try:
        flush_folder(folder)
    except OSError as error:
        message = f"was written, but the disk does not confirm it ({give_reason(error)}): look after the disk"
        raise NotFlushed(message, path=_show(folder, root)) from error


def flush_folder(folder: Path) -> None:
    """Wait until a folder's list of names is on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def explained(path: Path, root: Path) -> Iterator[None]:
    """Turn the system's errors into ours."""
    try:
        yield
    except OSError as error:
        raise explain(error, Path(_show(path, root)), "cannot be written") from error
    except PolyfolioError as error:
        error.path = _show(path, root)
        raise


def _show(path: Path, root: Path) -> str:
    """The path as the user knows it: below the project where it is."""
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
