"""What SQLite complains of, in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workflow.errors import Busy, PolyfolioError


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
        raise PolyfolioError(f"cannot be used: {error}; {way_out}", path=name) from error
    except sqlite3.DatabaseError as error:
        raise PolyfolioError(f"is damaged: {error}; {way_out}", path=name) from error
