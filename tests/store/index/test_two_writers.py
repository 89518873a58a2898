"""Two writers of one index."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from workflow.store.index.schema import open_index


def _write_elsewhere(instance: Path) -> None:
    with open_index(instance, "x") as index:
        index.execute("insert into units values ('b', 'b.md', 0)")


def test_who_has_begun_to_write_and_then_read_is_not_overtaken(tmp_path: Path) -> None:
    with open_index(tmp_path, "x"):
        pass
    with ThreadPoolExecutor(1) as beside:
        with open_index(tmp_path, "x") as index:
            index.executemany("delete from units where page = ?", [])
            index.execute("select count(*) from units").fetchone()
            other = beside.submit(_write_elsewhere, tmp_path)
            time.sleep(0.3)  # enough for the other one to write, if nothing keeps it waiting
            index.execute("insert into units values ('a', 'a.md', 0)")
        assert other.result() is None
