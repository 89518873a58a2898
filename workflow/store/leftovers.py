"""Temporary files beside the files they become, and what killed writers leave of them."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store import in_place

SUFFIX = ".polyfolio-new"
"""The ending of a temporary file; its name begins with a dot, so that nothing takes it for a document."""


def open_temporary(folder: Path, suffix: str) -> tuple[int, Path]:
    """A new file in `folder`, open and locked: the lock says that its writer lives. Raises `OSError`."""
    while True:
        path = folder / f".{secrets.token_hex(8)}{suffix}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # a sweeper came between the two calls, and is taking the file away
            os.close(handle)
            continue
        except OSError:
            path.unlink(missing_ok=True)
            os.close(handle)
            raise
        if os.fstat(handle).st_nlink:
            return handle, path
        os.close(handle)


def sweep_leftovers(folder: Path) -> tuple[str, ...]:
    """Take away the temporary files of dead writers in `folder` and below, and finish what they wrote in place.

    Returns the paths of the removed files. Files of living writers stay: those are locked. Raises `PolyfolioError`.
    """
    return tuple(str(path) for path in _walk(folder) if _sweep(path))


def list_leftovers(folder: Path) -> tuple[Path, ...]:
    """The temporary files of dead writers in `folder` and below; those of living writers are left out."""
    return tuple(path for path in _walk(folder) if not _is_alive(path))


def _walk(folder: Path) -> Iterator[Path]:
    """The temporary files in a folder and below."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            if name.startswith(".") and name.endswith((SUFFIX, in_place.SUFFIX)):
                yield Path(here, name)


def _is_alive(path: Path) -> bool:
    """Whether the writer of a temporary file holds it, or has just taken it away."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _sweep(path: Path) -> bool:
    """Remove one leftover unless its writer lives."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise PolyfolioError(f"a leftover that cannot be opened: {error.strerror}", path=str(path)) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.name.endswith(in_place.SUFFIX):
            in_place.finish(path)
        path.unlink(missing_ok=True)
    except BlockingIOError:
        return False
    except OSError as error:
        raise PolyfolioError(f"a leftover that cannot be removed: {error.strerror}", path=str(path)) from error
    finally:
        os.close(handle)
    return True
