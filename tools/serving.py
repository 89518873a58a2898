"""The web UI as a process of its own, for tests in a browser and for screenshots."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import TracebackType

CODE = Path(__file__).resolve().parents[1]
"""The folder that holds `workflow` and `web`."""


class Served:
    """`polyfolio serve` on a project, from when it listens until it is stopped or killed."""

    def __init__(self, root: Path, *, port: int = 0) -> None:
        """Start the server and wait until it says where it listens.

        Raises:
            RuntimeError: it ended before that; the message is what it said.
        """
        self.root = root
        environment = {**os.environ, "PYTHONPATH": str(CODE)}
        command = [sys.executable, "-m", "workflow", "--project", str(root), "serve", "--port", str(port)]
        self._told = (root.parent / f"{root.name}-serve.log").open("ab")
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, stderr=self._told, cwd=root, env=environment
        )
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        first = self._process.stdout.readline().decode("utf-8")
        found = re.search(r"http://\S+:(\d+)/", first)
        if not found:
            self.stop()
            raise RuntimeError(f"the server did not start: {first}{self.log()}")
        self.url = found[0].rstrip("/")
        self.port = int(found[1])

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def log(self) -> str:
        """What the server wrote on standard error."""
        return Path(self._told.name).read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it as a crash does: at once, without a chance to finish anything."""
        self._process.kill()
        self._close()

    def stop(self) -> None:
        """End it; safe to repeat."""
        self._process.terminate()
        self._close()

    def restart(self) -> Served:
        """Another process on the same project and address, after this one ended."""
        return Served(self.root, port=self.port)

    def _close(self) -> None:
        self._process.wait(timeout=10)
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._told.close()

    def __enter__(self) -> Served:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
