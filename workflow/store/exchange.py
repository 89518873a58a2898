"""Replacing a file so that nothing is lost that another program writes into it at the same moment.

A rename would put away whatever is there by then. Here the new content and the old one change places in one step
(`renameat2` with `RENAME_EXCHANGE`, Linux 3.15), and what came out is compared with what was read: where it is another,
they change places again. Until then it lies beside the file under a name that says what both contents were to be,
so that it is known for what it is even if the writer is killed in between (`workflow.actions.displaced`).
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workflow.errors import Busy, NotFlushed, Overtaken
from workflow.store.atomic import (
    check_writable,
    confirm_folder,
    explained,
    find_target,
    flush_folder,
    keep_owner,
    make_folder,
    write_atomic,
)
from workflow.store.identity import Identity, identity_of
from workflow.store.in_place import write_all
from workflow.store.leftovers import SUFFIX, open_temporary
from workflow.store.reasons import give_reason

SWAP = ".polyfolio-swap"
"""The ending of a file that may hold what another program has written."""

NOTHING = ""
"""Stands for the digest of a file that is not there."""

_NO_REPLACE, _EXCHANGE = 1, 2
_AT_FDCWD = -100
_NOT_POSSIBLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)

_PATIENCE = 2.0
"""Seconds to wait for a program that has the file open for writing."""


def digest_bytes(data: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Swap:
    """A file that changed places with another one, or was about to."""

    path: Path
    name: str
    """Tells which file it stands for (`name_digest`)."""
    old: str
    """The beginning of the digest of what that file held when it was read."""
    new: str
    """The same of what it was to hold."""

    def knows(self, data: bytes) -> bool:
        """Whether a content is the one that was read, or the one that was written: nothing that could be lost."""
        return digest_bytes(data)[:_SHORT] in (self.old, self.new)


_SHORT = 24


def name_digest(path: Path) -> str:
    """What stands for a file's name in the name of its swap."""
    return hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]


def list_swaps(folder: Path, *, name: str = "") -> tuple[Swap, ...]:
    """The swaps in a folder, of one file where its `name_digest` is given."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(SWAP))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    found = []
    for each in names:
        words = each.removesuffix(SWAP).split("-")
        if len(words) == 4 and words[0].startswith(".") and name in ("", words[1]):
            found.append(Swap(folder / each, *words[1:]))
    return tuple(found)


def find_swaps(folder: Path) -> Iterator[Swap]:
    """The swaps in a folder and below."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        if any(name.endswith(SWAP) for name in names):
            yield from list_swaps(Path(here))


def drop_known(swap: Swap) -> bool:
    """Remove a swap that holds nothing which could be lost; whether it did so. Raises `OSError`."""
    try:
        known = swap.knows(swap.path.read_bytes())
    except FileNotFoundError:
        return True
    if known:
        swap.path.unlink(missing_ok=True)
    return known


def put_back(swap: Swap, target: Path) -> bool:
    """Give a file back what another program wrote into it, if our own content is there: the swap holds it after a kill.

    To be called with a lock held that keeps our own writers away. Raises `OSError`.
    """
    if not target.exists():
        return _rename(swap.path, target, _NO_REPLACE)
    if _read_digest(target)[:_SHORT] != swap.new or not _rename(swap.path, target, _EXCHANGE):
        return False
    if drop_known(swap):
        return True
    _rename(swap.path, target, _EXCHANGE)
    return False


def replace_seen(path: Path, data: bytes, *, seen: str, root: Path) -> Identity:
    """Replace a file as `write_atomic` does, if it still is what was read.

    To be called with a lock held that keeps our own writers away.

    Args:
        path: the file.
        data: its new content.
        seen: the digest of the content that was read; `NOTHING` where there was no file.
        root: the project.

    Raises:
        Overtaken: another program has written it since; what that wrote is there.
        Busy: another program has it open for writing.
        NotFlushed, PolyfolioError: as `write_atomic`.
    """
    with explained(path, root):
        target = find_target(path, root)
        folders: set[Path] = set()
        make_folder(target.parent, folders)
        status = check_writable(target)
    if status is not None and status.st_nlink > 1:  # stays linked, so it is written in place
        if digest_bytes(target.read_bytes()) != seen:
            raise _tell_overtaken()
        return write_atomic(path, data, root=root)
    with explained(path, root):
        swap, identity = _stage(target, data, status, seen)
        placed = False
        try:
            _put(swap, target, seen)
            placed = True
        except OSError:
            drop_known(swap)
            raise
        finally:
            for folder in sorted({target.parent, *folders}):
                if placed:
                    confirm_folder(folder, root)
                else:
                    flush_folder(folder)
    return identity


def _stage(target: Path, data: bytes, status: os.stat_result | None, seen: str) -> tuple[Swap, Identity]:
    """Write the new content, flushed, beside its target."""
    handle, temporary = open_temporary(target.parent, SUFFIX)
    try:
        if status is not None:
            keep_owner(handle, status)
        write_all(handle, data)
        os.fsync(handle)
        identity = identity_of(os.fstat(handle))
        name, old, new = name_digest(target), seen[:_SHORT] or "none", digest_bytes(data)[:_SHORT]
        path = target.with_name(f".{secrets.token_hex(6)}-{name}-{old}-{new}{SWAP}")
        temporary.rename(path)
    finally:
        os.close(handle)  # nobody may have it open for writing when its content is judged
        temporary.unlink(missing_ok=True)
    return Swap(path, name, old, new), identity


def _put(swap: Swap, target: Path, seen: str) -> None:
    """Let the two files change places; and again, where the other one is not what was read."""
    if seen == NOTHING:
        if not _rename(swap.path, target, _NO_REPLACE):
            swap.path.unlink()
            raise _tell_overtaken()
        return
    leases = _take_lease(swap.path)
    if not _rename(swap.path, target, _EXCHANGE):
        if _is_possible(swap.path.parent):  # the target has gone
            swap.path.unlink()
            raise _tell_overtaken()
        _check_and_rename(swap.path, target, seen)
        return
    try:
        quiet = not leases or _wait_for_writers(swap.path)
        if quiet and _read_digest(swap.path) == seen:
            swap.path.unlink()
            return
    except OSError as error:  # our text is there; the swap is looked at again when writers of before are made good
        message = f"was written, but what was there before cannot be looked at now ({give_reason(error)})"
        raise NotFlushed(message) from error
    _rename(swap.path, target, _EXCHANGE)
    if leases:
        _wait_for_writers(swap.path)
    if _read_digest(swap.path)[:_SHORT] == swap.new:
        swap.path.unlink()
    else:  # somebody has written over ours at once: that is newer than what we had taken out
        _rename(swap.path, target, _EXCHANGE)
    if not quiet:
        raise Busy("is being written by another program: try again when it is done")
    raise _tell_overtaken()


def _check_and_rename(path: Path, target: Path, seen: str) -> None:
    """What is left where files cannot change places: look, and be quick."""
    if _read_digest(target) != seen:
        path.unlink()
        raise _tell_overtaken()
    path.replace(target)


def _rename(path: Path, target: Path, how: int) -> bool:
    """Rename without replacing, or exchange; False where that is refused. Raises `OSError` for all other errors."""
    call = _find_call()
    if call is None:
        return how == _NO_REPLACE and _rename_free(path, target)
    if call(_AT_FDCWD, os.fsencode(path), _AT_FDCWD, os.fsencode(target), how) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_POSSIBLE:
        return how == _NO_REPLACE and _rename_free(path, target)
    if code in (errno.EEXIST, errno.ENOENT):
        return False
    raise OSError(code, os.strerror(code), str(target))


def _rename_free(path: Path, target: Path) -> bool:
    if target.exists():
        return False
    path.rename(target)
    return True


def _is_possible(folder: Path) -> bool:
    """Whether files of this folder can change places: asked with names that are not there."""
    call = _find_call()
    if call is None:
        return False
    names = [os.fsencode(folder / f".{secrets.token_hex(8)}") for _ in range(2)]
    call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    return ctypes.get_errno() == errno.ENOENT


@cache
def _find_call() -> ctypes._NamedFuncPointer | None:
    """`renameat2` of the C library; None where it has none."""
    with suppress(OSError, AttributeError):
        call = ctypes.CDLL(None, use_errno=True).renameat2
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        return call
    return None


def _read_digest(path: Path) -> str:
    """The digest of a file; of no file where it is not a plain one."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOENT):
            return NOTHING
        raise
    with os.fdopen(handle, "rb") as file:
        return digest_bytes(file.read())


def _wait_for_writers(path: Path) -> bool:
    """Wait until nobody has a file open for writing; False where that takes too long."""
    end = time.monotonic() + _PATIENCE
    pause = 0.001
    while not _take_lease(path):
        if time.monotonic() > end:
            return False
        time.sleep(pause)
        pause = min(pause * 2, 0.05)
    return True


def _take_lease(path: Path) -> bool:
    """Whether the system lends a file for reading: it does as long as nobody has it open for writing (fcntl(2))."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return True  # nothing that could be waited for
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _tell_overtaken() -> Overtaken:
    return Overtaken("was changed by another program at this moment: try again")
