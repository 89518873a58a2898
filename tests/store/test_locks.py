"""One writer at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workflow.errors import Busy
from workflow.store.locks import lock_file

HOLDER = """
import sys
from pathlib import Path
from workflow.store.locks import lock_file
with lock_file(Path(sys.argv[1]), "a.md da"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_waits_and_then_is_told_that_the_lock_is_held(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdin
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy) as caught, lock_file(tmp_path, "a.md da", timeout=0.1):
            pass
        assert str(caught.value) == "a.md da is being written by another process: try again in a moment"
        assert caught.value.exit_code == 75
        with lock_file(tmp_path, "b.md da", timeout=0):
            pass
        holder.stdin.close()
        with lock_file(tmp_path, "a.md da"):
            pass


def test_a_killed_holder_gives_the_lock_back(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()
        with lock_file(tmp_path, "a.md da"):
            pass


def test_threads_of_one_process_take_turns(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")

    def add() -> None:
        for _ in range(20):
            with lock_file(tmp_path / "locks", "counter"):
                counter.write_text(str(int(counter.read_text()) + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.read_text() == "80"


def test_any_name_can_be_locked(tmp_path: Path) -> None:
    for name in ("", "../../etc", "a" * 5000, "\ud800\0"):
        with lock_file(tmp_path, name, timeout=0):
            pass


def test_shared_locks_keep_out_only_those_that_are_not(tmp_path: Path) -> None:
    shared = (lock_file(tmp_path, "x", shared=True, timeout=0) for _ in range(2))
    with next(shared), next(shared), pytest.raises(Busy), lock_file(tmp_path, "x", timeout=0):
        pass
    with lock_file(tmp_path, "x", timeout=0), pytest.raises(Busy), lock_file(tmp_path, "x", shared=True, timeout=0):
        pass
