"""What the system says of a running process: its memory and its CPU time (Linux; elsewhere nothing)."""

from __future__ import annotations

import re
from pathlib import Path


def read_memory(pid: int) -> float | None:
    """Resident megabytes (10^6 bytes) of a process."""
    found = re.search(r"^VmRSS:\s+(\d+) kB", _read(f"/proc/{pid}/status"), re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else None


def read_cpu(pid: int) -> float | None:
    """CPU seconds of a process so far, of all its threads that still run."""
    threads = sorted(Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(_read(str(path)).split()[0]) for path in threads) / 1e9 if threads else None


def read_load() -> str:
    """The machine's load, to judge the figures by."""
    return " ".join(_read("/proc/loadavg").split()[:3]) or "unknown"


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""
