"""What SQLite complains of, in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workflow.errors import Busy, PolyfolioError

_LEAST_ROOM = 256 * 1024
"""Bytes: SQLite reports a failing call (`SQLITE_IOERR`) where its log or its index into it finds less."""


@contextmanager
def explained_sqlite(path: Path, way_out: str) -> Iterator[None]:
    """Turn SQLite's errors into ours while the block runs.

    Args:
        path: the database.
        way_out: what the user can do about a database that cannot be used.

    Raises:
        Busy: another process held the database for too long.
        PolyfolioError: it is damaged, or cannot be read or written.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Busy("is being written by another process: try again in a moment", path=name) from error
        if _is_disk_full(error, path):
            raise PolyfolioError("cannot be written: the disk is full; make room and try again", path=name) from error
        raise PolyfolioError(f"cannot be used: {error}; {way_out}", path=name) from error
    except sqlite3.DatabaseError as error:
        raise PolyfolioError(f"is damaged: {error}; {way_out}", path=name) from error


def _is_disk_full(error: sqlite3.OperationalError, path: Path) -> bool:
    code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return True
    if code not in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return False
    try:
        disk = os.statvfs(path.parent)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < _LEAST_ROOM
