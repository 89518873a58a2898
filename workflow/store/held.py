"""Holding the databases open while a server runs.

SQLite copies the log of a database back into it, with several waits for the disk, whenever its last connection is
closed. As long as one more is open, closing the others costs nothing, and an edit waits for the disk only once.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from workflow.store.identity import Identity, identify
from workflow.store.index.seal import close_held

NAMES = ("state.db", "index.db")


class HeldDatabases:
    """Idle connections to a project's databases, for one thread to use."""

    def __init__(self, instance: Path) -> None:
        """`instance` is the folder of the databases."""
        self._instance = instance
        self._held: dict[str, tuple[int, sqlite3.Connection]] = {}

    def renew(self) -> None:
        """Hold what is there now: databases appear with the first edit, and the index may be made anew."""
        for name in NAMES:
            found = identify(self._instance / name)
            held = self._held.get(name)
            if held and (found is None or held[0] != found.inode):
                del self._held[name]
                self._close(name, *held)
            if found and name not in self._held:
                self._hold(name, found)

    def release(self) -> None:
        """Let go of all of them, so that their logs are copied back."""
        while self._held:
            name, (inode, connection) = self._held.popitem()
            self._close(name, inode, connection)

    def _close(self, name: str, inode: int, connection: sqlite3.Connection) -> None:
        if name == "index.db":
            close_held(self._instance, connection, inode)
        else:
            connection.close()

    def _hold(self, name: str, found: Identity) -> None:
        address = f"{(self._instance / name).as_uri()}?mode=rw"
        with suppress(sqlite3.Error):  # a damaged one is told by whoever needs it
            connection = sqlite3.connect(address, uri=True, timeout=1)
            try:
                connection.execute("select count(*) from sqlite_master").fetchone()
            except sqlite3.Error:
                connection.close()
                raise
            self._held[name] = (found.inode, connection)
