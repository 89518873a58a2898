"""A shell for tests: runs `polyfolio` in this process, through the very function that the installed command calls."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from workflow.cli.main import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    code: int
    data: bytes
    """Standard output as bytes."""
    err: str

    @property
    def out(self) -> str:
        """Standard output as text."""
        return self.data.decode("utf-8")

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.data)

    @property
    def told(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def _call(command: Callable[[], None]) -> int:
    """The exit code of a command that ends as a process does."""
    try:
        command()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


@dataclass(frozen=True, slots=True)
class Shell:
    """A project's folder and the commands run in it."""

    root: Path

    def __call__(self, *args: str, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
        """Run `polyfolio ARGS…` with the project's folder, or another one, as working directory."""
        out, err = io.BytesIO(), io.BytesIO()
        stdout, stderr = io.TextIOWrapper(out, "utf-8"), io.TextIOWrapper(err, "utf-8")
        given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
        with (
            chdir(cwd or self.root),
            patch.object(sys, "argv", ["polyfolio", *args]),
            patch.object(sys, "stdin", given),
            redirect_stdout(stdout),
            redirect_stderr(stderr),
        ):
            code = _call(run)
        for stream in (stdout, stderr):
            if not stream.closed:
                stream.flush()
        return Ran(code, out.getvalue(), err.getvalue().decode("utf-8"))

    def good(self, *args: str, stdin: bytes = b"") -> Ran:
        """Run a command that must exit 0 and say nothing on standard error, but what checks warn of."""
        ran = self(*args, stdin=stdin)
        warned = [line for line in ran.told if args[0] == "translate" and ": warning: " in line]
        assert (ran.code, ran.told) == (0, warned), ran
        return ran

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the project; missing folders are made."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return file

    def read(self, path: str) -> str:
        """The text of a file of the project, line ends as they are."""
        return (self.root / path).read_bytes().decode("utf-8")

    def configure(self, **settings: str) -> None:
        """Put lines of TOML under `[project]`, in place of those with the same key."""
        lines = self.read("polyfolio.toml").splitlines()
        kept = [line for line in lines if line.partition(" =")[0] not in settings]
        added = [f"{key} = {value}" for key, value in settings.items()]
        self.write("polyfolio.toml", "\n".join([*kept[:1], *added, *kept[1:]]) + "\n")

    def units(self, page: str, *args: str) -> list[dict[str, Any]]:
        """A page's units as the command's JSON has them."""
        listed: list[dict[str, Any]] = self.good("units", page, *args, "--json").json["units"]
        return listed

    def unit_id(self, page: str, source: str) -> str:
        """The id of the unit with this source text."""
        return next(str(unit["id"]) for unit in self.units(page) if unit["source"] == source)

    def files(self) -> dict[str, bytes]:
        """Every file that a commit would hold, by path."""
        found = (path for path in self.root.rglob("*") if path.is_file() and "instance" not in path.parts)
        return {os.fspath(path.relative_to(self.root)): path.read_bytes() for path in sorted(found)}
