"""One writer at a time: locks between processes and between threads."""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workflow.errors import Busy, PolyfolioError


@contextmanager
def lock_file(lock_folder: Path, name: str, *, timeout: float = 10.0, shared: bool = False) -> Iterator[None]:
    """Hold the lock called `name` (a page and language, say) while the block runs.

    The lock is the system's `flock` on a file of `lock_folder`: it ends with its process, whatever happens to that. The
    file stays, since removing it would let two writers hold two locks of one name. A thread that asks again for a
    lock it holds waits in vain, unless both are `shared`: of those there may be any number at a time. Raises `Busy`
    after `timeout` seconds.
    """
    path = lock_folder / hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    try:
        lock_folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise PolyfolioError(f"cannot lock {name}: {error.strerror}", path=str(path)) from error
    try:
        _wait(handle, name, timeout, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, name: str, timeout: float, kind: int) -> None:
    """Take the lock, asking again at growing intervals."""
    end = time.monotonic() + timeout
    pause = 0.001
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            left = end - time.monotonic()
            if left <= 0:
                raise Busy(f"{name} is being written by another process: try again in a moment") from None
            time.sleep(min(pause, left))
            pause = min(pause * 2, 0.05)
        except OSError as error:
            raise PolyfolioError(f"cannot lock {name}: {error.strerror}") from error
        else:
            return
