"""Telling whether anybody but us has written index.db: bytes that change under SQLite are mostly not noticed by it.

Its log protects itself with checksums, and the main file changes only when the log is copied back into it. All our
connections leave that to `close_sealed` and `copy_back`, which note the file's identity afterwards, under a lock. A
file with any other identity was written by somebody else, and the index is made anew: that costs nothing but time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.identity import Identity, identify
from workflow.store.locks import lock_file

NAME = "index.db"
_SEAL = "index.seal"
_LOCK = "index-seal"
_LARGE = 4_000_000
"""Bytes of the log after which it is copied back."""


class IndexConnection(sqlite3.Connection):
    """A connection to the index that knows where this is."""

    instance: Path
    made: str = ""
    """The name of this very index: one that is made anew in its place has another."""
    filled: bool = False
    """Whether it was brought up to all files since it was made."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What we know of index.db."""

    made: str
    size: int
    mtime_ns: int
    inode: int
    filled: bool = False
    """Whether the index was brought up to all files since it was made: until then its numbers are not the project's."""

    def fits(self, file: Identity | None) -> bool:
        """Whether the file is as we have left it."""
        return file == Identity(self.size, self.mtime_ns, self.inode)


def read_seal(instance: Path) -> Seal | None:
    """What was noted last; None where nothing was, or it cannot be read."""
    try:
        return Seal(**json.loads((instance / _SEAL).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def is_intact(instance: Path) -> bool:
    """Whether index.db is as we have left it. While somebody is writing it, this waits for the end of that."""
    if _fits_now(instance):
        return True
    with lock_file(instance / "locks", _LOCK):
        return _fits_now(instance)


@contextmanager
def hold_seal(instance: Path) -> Iterator[None]:
    """Keep everybody from copying the log back while the block runs."""
    with lock_file(instance / "locks", _LOCK):
        yield


def is_own(connection: IndexConnection) -> bool:
    """Whether a connection is to the index that is there now, and that is as we have left it: what it reads is true."""
    seal = read_seal(connection.instance)
    return seal is not None and seal.made == connection.made and is_intact(connection.instance)


def is_ready(instance: Path) -> bool:
    """Whether the index is as we have left it, and was brought up to all files since it was made."""
    seal = read_seal(instance)
    return seal is not None and seal.filled and is_intact(instance)


def make_seal(connection: IndexConnection) -> None:
    """Note a new index."""
    file = identify(connection.instance / NAME)
    if file is not None:
        _write(connection.instance, Seal(connection.made, file.size, file.mtime_ns, file.inode))


def close_sealed(connection: IndexConnection) -> None:
    """Close a connection. The last one copies the log back, and that is noted."""

    instance = connection.instance
    try:
        _close_locked(instance, connection)
    except PolyfolioError:  # no lock can be had: the log waits for the next one who copies it back
        connection.close()


def _close_locked(instance: Path, connection: IndexConnection) -> None:
    with lock_file(instance / "locks", _LOCK):
        seal = read_seal(instance)
        own = seal is not None and seal.made == connection.made
        is_new = connection.filled and seal is not None and not seal.filled

        def close() -> None:
            if is_new or _is_large(instance):
                _copy_log(connection)
            connection.close()

        _keep_sealed(instance, seal if own else None, close, filled=own and connection.filled)


def close_held(instance: Path, connection: sqlite3.Connection, inode: int) -> None:
    """Close a connection that was held open, and never written by."""
    with lock_file(instance / "locks", _LOCK):
        seal = read_seal(instance)
        _keep_sealed(instance, seal if seal and seal.inode == inode else None, connection.close)


def copy_back(connection: IndexConnection) -> None:
    """Copy the log back into the index where it has grown large. No transaction may be open."""
    instance = connection.instance
    if not _is_large(instance):
        return
    with lock_file(instance / "locks", _LOCK):
        seal = read_seal(instance)
        own = seal is not None and seal.made == connection.made
        _keep_sealed(instance, seal if own else None, lambda: _copy_log(connection))


def _keep_sealed(instance: Path, seal: Seal | None, write: Callable[[], None], *, filled: bool = False) -> None:
    """Note the file after `write`, if it was as we had left it before."""
    was_intact = seal is not None and seal.fits(identify(instance / NAME))
    write()
    after = identify(instance / NAME)
    if seal is None or not was_intact or after is None:
        return
    now = replace(seal, size=after.size, mtime_ns=after.mtime_ns, inode=after.inode, filled=seal.filled or filled)
    if now != seal and after.inode == seal.inode:
        _write(instance, now)


def _copy_log(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.OperationalError):  # busy: the next one does it
        connection.execute("pragma wal_checkpoint(passive)").fetchall()


def _is_large(instance: Path) -> bool:
    log = identify(instance / f"{NAME}-wal")
    return log is not None and log.size > _LARGE


def _fits_now(instance: Path) -> bool:
    seal = read_seal(instance)
    return seal is not None and seal.fits(identify(instance / NAME))


def _write(instance: Path, seal: Seal) -> None:
    with suppress(OSError):  # a full disk, say: the index will be made anew, whoever has written to it need not know
        (instance / _SEAL).write_text(json.dumps(asdict(seal)), encoding="ascii")
