"""Looking at the index as it lies on the disk, without mending or making anything."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from workflow.store.files import read_bytes
from workflow.store.index.ends import LostEnd, list_lost_ends
from workflow.store.index.rows import CatalogRow, PageRow, read_catalogs, read_pages
from workflow.store.index.schema import VERSION
from workflow.store.index.seal import NAME, hold_seal, is_intact


@dataclass(frozen=True, slots=True)
class Peeked:
    """What the index says."""

    damage: str = ""
    """Why it cannot be trusted; empty for a sound one, and where there is none."""
    pages: dict[str, PageRow] = field(default_factory=dict)
    catalogs: dict[tuple[str, str], CatalogRow] = field(default_factory=dict)
    lost: tuple[LostEnd, ...] = ()
    """Ends of PO files that have gone."""


def peek_index(instance: Path) -> Peeked:
    """The rows of the index, read from a copy; none where there is no index, or one of another version."""
    if not (instance / NAME).is_file():
        return Peeked()
    strange = "" if is_intact(instance) else "another program has written it, or it was copied"
    with tempfile.TemporaryDirectory(prefix="polyfolio-") as folder:
        with hold_seal(instance):  # nobody copies the log back meanwhile
            for name in (NAME, f"{NAME}-wal"):
                if (instance / name).is_file():
                    (Path(folder) / name).write_bytes(read_bytes(instance / name))
        try:
            with closing(sqlite3.connect(Path(folder) / NAME)) as index:
                found = str(index.execute("pragma quick_check(1)").fetchone()[0])
                if found != "ok":
                    return Peeked(f"is damaged: {' '.join(found.split())}")
                version = index.execute("select value from meta where name = 'version'").fetchone()
                if version is None or str(version[0]).split()[0] != VERSION:
                    return Peeked()
                return Peeked(strange, read_pages(index), read_catalogs(index), tuple(list_lost_ends(index)))
        except (sqlite3.Error, ValueError, TypeError) as error:
            return Peeked(f"is damaged: {error}")
