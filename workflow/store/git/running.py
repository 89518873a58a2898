"""Running git: the program with argument lists, without a terminal to ask on, and never for longer than it may take."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.reasons import give_reason

SECONDS = 60.0
"""How long git may take where nothing else is said: a disk that does not answer shall hold nobody up for ever."""

_ENDING_SECONDS = 2.0
"""How long git has to take its lock files away when it is told to end."""

_LONGEST = 64 * 1024
"""Bytes of an error message that are looked at: a hook may print without end."""

_LOCAL = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)
"""What a hook that calls us has in its environment, and what would send git to another folder than the one named."""


class Hung(PolyfolioError):
    """git took longer than it may, and was ended."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a command."""

    code: int
    """Its exit code; negative for the signal that ended it."""
    out: bytes
    err: bytes
    seconds: float = 0
    """How long it was waited for in vain; 0 where it came to its own end."""

    def explain(self, name: str, *, lines: int = 1) -> PolyfolioError:
        """Why it failed: the last lines of what it said.

        Args:
            name: git's command, as messages call it.
            lines: how many lines at most.
        """
        said = [line.rstrip() for line in (self.err or self.out).decode(errors="replace").splitlines() if line.strip()]
        told = "\n".join(said[-lines:])
        if self.seconds:
            waited = f"was not done after {self.seconds:g} seconds and was ended with all that it had started"
            return Hung(f"git {name}: {waited}{f': {told}' if told else ''}")
        if self.code < 0:
            return PolyfolioError(f"git {name}: was killed (signal {-self.code}){f': {told}' if told else ''}")
        return PolyfolioError(f"git {name}: {told or f'exit code {self.code}'}")


def try_git(
    root: Path | None,
    *arguments: str,
    seconds: float = SECONDS,
    paths: Sequence[str] | None = None,
    feed: bytes = b"",
) -> Ran:
    """Run git in a folder, whatever comes of it.

    Args:
        root: the folder.
        arguments: the command with its options.
        seconds: how long it may take.
        paths: for commands that can read them: more of them than a command line has room for.
        feed: what it reads.

    It has a session of its own, without a terminal: nothing it starts can ask for a password and wait. When its time is
    over, it is ended together with its hooks and whatever else it has started.

    Raises:
        PolyfolioError: git is not installed.
    """
    options = ["--literal-pathspecs", "-C", str(root)] if root is not None else []
    command = ["git", *options, *arguments]
    if paths is not None:
        command += ["--pathspec-from-file=-", "--pathspec-file-nul"]
        feed = b"".join(os.fsencode(path) + b"\0" for path in paths)
    try:
        return _run(command, seconds, feed)
    except FileNotFoundError as error:
        raise PolyfolioError("git is not installed, or not on PATH") from error
    except OSError as error:  # no room for what it prints, say
        raise PolyfolioError(f"git cannot be run: {give_reason(error)}") from error


def _run(command: Sequence[str], seconds: float, feed: bytes) -> Ran:
    # Files, not pipes: what a hook leaves running in the background would keep a pipe open.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        given.write(feed)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603 - a fixed program, arguments never through a shell
            command, stdin=given, stdout=out, stderr=err, start_new_session=True, env=make_environment()
        )
        waited = 0.0
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            waited = seconds
            _end(process)
        except BaseException:  # whoever waits was interrupted
            _end(process)
            raise
        size = err.seek(0, os.SEEK_END)
        err.seek(max(0, size - _LONGEST))
        out.seek(0)
        return Ran(process.returncode, out.read(), err.read(), waited)


def run_git(root: Path, *arguments: str, seconds: float = SECONDS, paths: Sequence[str] | None = None) -> str:
    """Run git in a folder as `try_git` does, and return what it prints.

    Raises:
        PolyfolioError: git is not installed, or says no; the message holds its last line.
    """
    done = try_git(root, *arguments, seconds=seconds, paths=paths)
    if done.code or done.seconds:
        raise done.explain(arguments[0])
    return done.out.decode(errors="surrogateescape")


def read_names(data: bytes | str) -> Sequence[str]:
    """The parts of a list that git has ended with NUL each."""
    text = data if isinstance(data, str) else data.decode(errors="surrogateescape")
    return text.split("\0")[:-1]


def make_environment() -> dict[str, str]:
    """Nothing may ask anybody for anything."""
    kept = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    asking = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never"}
    # Without optional locks, looking at the state never makes a git of the user's wait.
    return kept | asking | {"GIT_EDITOR": "true", "GCM_INTERACTIVE": "never", "GIT_OPTIONAL_LOCKS": "0"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with its whole group; git gets the time to take its locks away."""
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_ENDING_SECONDS)
    _signal(process, signal.SIGKILL)  # the group may outlive its first process
    process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # all of them have ended
        os.killpg(process.pid, number)
