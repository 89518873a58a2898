"""Killing a real process before each of its system calls that touch files, one run per call."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import workflow

CALLS = (
    "openat",
    "mkdir",
    "flock",
    "fcntl",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "ftruncate",
    "fallocate",
    "fchmod",
    "fchown",
    "close",
)
"""The calls that write, lock or open; reading cannot tear a file."""


@dataclass(frozen=True, slots=True)
class Call:
    """The n-th system call of that name in a run."""

    name: str
    nth: int


def require_strace() -> None:
    """Skip the test, loudly, where nothing can be injected."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed: killed processes are NOT tested")


def run_python(*arguments: str) -> list[str]:
    """A command that runs our own code."""
    return [sys.executable, *arguments]


def make_environment() -> dict[str, str]:
    """What the processes see: this code, no bytecode written, the same order of sets in each run."""
    code = str(Path(workflow.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": code, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}


def list_calls(command: Sequence[str], log: Path, root: Path) -> list[Call]:
    """Every call of a run from the first one that touches a file of the project on.

    Args:
        command: runs to its end undisturbed.
        log: a file to write the calls to.
        root: the project; what happens before its files are opened is Python starting.
    """
    traced = ["strace", "-f", "-o", str(log), "-e", "trace=" + ",".join(CALLS), *command]
    subprocess.run(traced, check=True, capture_output=True, env=make_environment())
    seen: dict[str, int] = {}
    found: list[Call] = []
    begun = False
    for line in log.read_text(errors="replace").splitlines():
        name = line.split(" ", 1)[1].lstrip().partition("(")[0]
        if name not in CALLS:
            continue
        seen[name] = seen.get(name, 0) + 1
        begun = begun or f'"{root}/' in line
        if begun:
            found.append(Call(name, seen[name]))
    return found


def run_killed(command: Sequence[str], call: Call) -> int:
    """Run a command that is killed when it makes that call; its exit code, negative for a signal."""
    inject = f"inject={call.name}:signal=SIGKILL:when={call.nth}"
    # Not with --seccomp-bpf, under which some versions of strace inject nothing.
    traced = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call.name}", "-e", inject, *command]
    return subprocess.run(traced, capture_output=True, check=False, env=make_environment()).returncode


@contextmanager
def attach_strace(process: int, *options: str) -> Iterator[None]:
    """Trace one thread of a running process while the block runs; calls are counted from here on."""
    command = ["strace", "-p", str(process), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as tracer:
        assert tracer.stderr is not None
        line = tracer.stderr.readline()
        assert "attached" in line, line
        try:
            yield
        finally:
            tracer.terminate()  # it lets go of a process that lives; of a killed one it has let go already
            tracer.stderr.read()


def list_seen(log: Path) -> list[Call]:
    """The calls of one thread in a trace."""
    seen: dict[str, int] = {}
    found: list[Call] = []
    for line in log.read_text(errors="replace").splitlines():
        name = line.partition("(")[0]
        if name in CALLS:
            seen[name] = seen.get(name, 0) + 1
            found.append(Call(name, seen[name]))
    return found
