"""Two gunicorn workers on a project, of which some are killed."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.api_client import ApiClient
from tests.faults.killing import make_environment


@dataclass(frozen=True, slots=True)
class Workers:
    """A running server."""

    port: int
    master: int

    def list_workers(self) -> list[int]:
        """The numbers of the worker processes."""
        listed = Path(f"/proc/{self.master}/task/{self.master}/children").read_text(encoding="ascii")
        return [int(word) for word in listed.split()]


@contextmanager
def serve_workers(
    root: Path, *, workers: int = 2, threads: int = 4, app: str = "web.wsgi:make", more: Sequence[str] = ()
) -> Iterator[Workers]:
    """Serve a project until the block ends; waits for the first answer.

    `app` makes the application of a project's folder; `more` are other options of gunicorn.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    command += ["--threads", str(threads), "--graceful-timeout", "5", "--log-level", "error"]
    log = (root.parent / "gunicorn.log").open("ab")
    process = subprocess.Popen(
        [*command, *more, f'{app}("{root}")'], env=make_environment(), cwd=root, stdout=log, stderr=log
    )
    try:
        _wait(port, process)
        yield Workers(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    with ApiClient(port) as client:
        while client.ask("GET", "/api/v1/languages").status != 200:
            assert process.poll() is None, "gunicorn ended"
            assert time.monotonic() < end, "gunicorn does not answer"
            time.sleep(0.1)
