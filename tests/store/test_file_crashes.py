"""A writer that is killed, or whose system calls fail, at any call. The harness must first find a naive writer torn."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from workflow.store.leftovers import SUFFIX, open_temporary, sweep_leftovers

OLD, NEW = b"old " * 5000, b"a new text " * 5000

NAIVE = """
with open(sys.argv[1], "wb", buffering=0) as file:
    file.write(new[:20000])
    file.write(new[20000:])
"""
OURS = """
from workflow.store.files import write_atomic
write_atomic(Path(sys.argv[1]), new, root=Path(sys.argv[1]).parent)
"""
CALLS = {
    "openat",
    "flock",
    "fchmod",
    "write",
    "fsync",
    "rename",
    "close",
    "unlink",
    "pwrite64",
    "ftruncate",
    "fallocate",
}


FAULTS = {
    "signal=SIGKILL": CALLS,
    "error=ENOSPC": {"openat", "write", "fsync", "rename"},
    "error=EINTR": {"openat", "write", "fsync"},
}


@pytest.fixture(autouse=True)
def _needs_strace() -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed: killed and failing writers are NOT tested")


def _command(script: str, file: Path) -> list[str]:
    text = textwrap.dedent(script)
    return [
        sys.executable,
        "-c",
        f"import sys\nfrom pathlib import Path\nnew = b'a new text ' * 5000\n{text}",
        str(file),
    ]


def _calls(script: str, file: Path) -> list[tuple[str, int]]:
    """The writer's own system calls from its first look at the file on, as (name, how many of it came before)."""
    log = file.parent.parent / "calls"
    subprocess.run(["strace", "-o", str(log), "-e", "trace=" + ",".join(CALLS), *_command(script, file)], check=True)
    lines = log.read_text(errors="replace").splitlines()
    first = next(index for index, line in enumerate(lines) if str(file.parent) in line and "openat" in line)
    seen: dict[str, int] = {}
    calls: list[tuple[str, int]] = []
    for index, line in enumerate(lines):
        name = line.partition("(")[0]
        seen[name] = seen.get(name, 0) + 1
        if index >= first and name in CALLS:
            calls.append((name, seen[name]))
    last = max(index for index, (name, _) in enumerate(calls) if name in ("fsync", "write"))
    return calls[: last + 1]


def _states(script: str, folder: Path, fault: str) -> tuple[set[str], set[int]]:
    """What the file is after the fault at each call, and the exit codes."""
    file = folder / "project" / "a.po"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(OLD)
    states: set[str] = set()
    codes: set[int] = set()
    for name, count in _calls(script, file):
        if name not in FAULTS[fault]:
            continue
        file.write_bytes(OLD)
        inject = f"inject={name}:{fault}:when={count}"
        command = ["strace", "-o", "/dev/null", "-e", f"trace={name}", "-e", inject, *_command(script, file)]
        codes.add(subprocess.run(command, capture_output=True, check=False).returncode)
        content = file.read_bytes()
        states.add({OLD: "old", NEW: "new"}.get(content, "torn"))
        if "error" in fault:
            assert [path.name for path in file.parent.iterdir()] == ["a.po"], (name, count)
        sweep_leftovers(file.parent)
        assert [path.name for path in file.parent.iterdir()] == ["a.po"], (name, count)
    return states, codes


def test_the_harness_finds_a_naive_writer_torn(tmp_path: Path) -> None:
    assert "torn" in _states(NAIVE, tmp_path, "signal=SIGKILL")[0]


def test_a_killed_writer_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    states, _ = _states(OURS, tmp_path, "signal=SIGKILL")
    assert states == {"old", "new"}


def test_a_failing_call_leaves_a_whole_file_and_nothing_beside_it(tmp_path: Path) -> None:
    states, codes = _states(OURS, tmp_path, "error=ENOSPC")
    assert states <= {"old", "new"}
    assert codes == {1}


def test_an_interrupted_call_is_made_again(tmp_path: Path) -> None:
    assert _states(OURS, tmp_path, "error=EINTR") == ({"new"}, {0})


LIMITS = """
import resource
from workflow.errors import PolyfolioError
from workflow.store.files import write_many
resource.setrlimit(getattr(resource, sys.argv[2]), (int(sys.argv[3]),) * 2)
file = Path(sys.argv[1])
try:
    write_many([(file, new)] + [(file.with_name(f"{number}.po"), b"") for number in range(50)], root=file.parent)
except PolyfolioError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("RLIMIT_FSIZE", "30000", "a.po: cannot be written: File too large\n"),
        ("RLIMIT_NOFILE", "20", ": cannot be written: too many open files in this process\n"),
    ],
)
def test_a_write_that_ends_early_leaves_the_old_file(tmp_path: Path, limit: str, value: str, message: str) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(OLD)
    command = [*_command(LIMITS, file), limit, value]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.endswith(message)
    assert [path.name for path in tmp_path.iterdir()] == ["a.po"]
    assert file.read_bytes() == OLD


def test_a_killed_writer_of_hard_links_is_completed_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "project" / "a.po"
    file.parent.mkdir()
    file.write_bytes(OLD)
    outside = tmp_path / "b.po"
    outside.hardlink_to(file)
    assert "torn" not in _swept_states(file)
    assert outside.read_bytes() == file.read_bytes()


def _swept_states(file: Path) -> set[str]:
    states = set()
    for name, count in _calls(OURS, file):
        if name not in ("write", "fallocate", "ftruncate", "fsync"):
            continue
        file.write_bytes(OLD)
        inject = f"inject={name}:signal=SIGKILL:when={count}"
        command = ["strace", "-o", "/dev/null", "-e", f"trace={name}", "-e", inject, *_command(OURS, file)]
        subprocess.run(command, capture_output=True, check=False)
        sweep_leftovers(file.parent)
        states.add({OLD: "old", NEW: "new"}.get(file.read_bytes(), "torn"))
    return states


def test_sweeping_leaves_the_files_of_living_writers_and_of_others(tmp_path: Path) -> None:
    handle, living = open_temporary(tmp_path, SUFFIX)
    dead = tmp_path / "da" / f".1{SUFFIX}"
    dead.parent.mkdir()
    dead.write_bytes(b"half")
    (tmp_path / ".keep").touch()
    assert sweep_leftovers(tmp_path) == (str(dead),)
    os.close(handle)
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted([".keep", "da", living.name])
