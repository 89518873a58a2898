"""Walking the past of a file with git: which commits changed it, and what it was then."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workflow.store.git.running import make_environment

_FIXED = ("-c", "log.showRoot=true", "-c", "core.quotePath=false", "--literal-pathspecs")
_RAW = ("--raw", "--no-abbrev", "--no-color")
_FIELDS = "commit %H%x09%aI%x09%cI%x09%aN"
_NONE = re.compile("0+")


@dataclass(frozen=True, slots=True)
class FileChange:
    """What one commit did to one file."""

    commit: str
    author: str
    at: str
    """When it was written (ISO 8601)."""
    committed_at: str
    """When the commit was made: later than that, for one that was rewritten."""
    before: tuple[str, ...]
    """The file's blob in each parent; empty where it was not there."""
    after: str
    """Its blob now; empty where it is gone."""


class BlobReader:
    """Reads versions of files, one after the other, from a single process."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """`process` is `git cat-file --batch`."""
        self._process = process
        self.bytes_read = 0

    def read(self, blob: str) -> bytes:
        """The content of a blob; empty where a shallow or partial clone does not have it."""
        source, sink = self._process.stdin, _output(self._process)
        assert source is not None  # noqa: S101 - it was opened as a pipe
        source.write(f"{blob}\n".encode())
        source.flush()
        head = sink.readline().split()
        if len(head) != 3 or head[1] != b"blob":
            return b""
        data = sink.read(int(head[2]) + 1)[:-1]
        self.bytes_read += len(data)
        return data


@contextmanager
def open_blobs(root: Path) -> Iterator[BlobReader]:
    """A reader of blobs, as long as the block runs."""
    with _start(root, "cat-file", "--batch") as process:
        yield BlobReader(process)


def list_file_changes(root: Path, path: str, start: str) -> Iterator[FileChange]:
    """The commits up to `start` that changed a file, newest first; a merge that took one side's file is none of them.

    git is asked for no more than is taken.
    """
    asked = ("log", start, "-c", "--full-history", "--no-renames", "--no-show-signature", f"--format={_FIELDS}", *_RAW)
    with _start(root, *asked, "--end-of-options", "--", path) as process:
        about: list[str] = []
        for line in _output(process):
            text = line.decode("utf-8", "replace").rstrip("\n")
            if text.startswith("commit "):
                about = text.removeprefix("commit ").split("\t", 3)
            elif text.startswith(":"):
                before, after = _read_raw(text)
                commit, at, committed_at, author = about
                yield FileChange(commit, author, at, committed_at, before, after)


def list_changed_files(root: Path, commit: str, folder: str) -> Iterator[tuple[str, str, str]]:
    """(path, blob before, blob after) of files of a folder that a commit, no merge, changed or removed.

    The blob after is empty for one that was removed.
    """
    asked = ("diff-tree", "-r", "-z", "--no-renames", "--relative", *_RAW, "--no-commit-id", "--end-of-options", commit)
    with _start(root, *asked, "--", folder) as process:
        fields = _output(process).read().decode("utf-8", "surrogateescape").split("\0")
    for raw, path in zip(fields[::2], fields[1::2], strict=False):
        before, after = _read_raw(raw)
        if before[0]:
            yield path, before[0], after


def _read_raw(text: str) -> tuple[tuple[str, ...], str]:
    """The blobs before and the blob after in a line of `--raw`; a merge has a colon for each parent."""
    colons = len(text) - len(text.lstrip(":"))
    fields = text[colons:].split(" ")
    blobs = ["" if _NONE.fullmatch(blob) else blob for blob in fields[colons + 1 : 2 * colons + 2]]
    return tuple(blobs[:-1]), blobs[-1]


@contextmanager
def _start(root: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """git at work in a folder; ended with the block."""
    command = ["git", *_FIXED, "-C", str(root), *arguments]
    pipe = subprocess.PIPE
    offline = make_environment() | {"GIT_NO_LAZY_FETCH": "1"}  # a partial clone asks nobody for what it lacks
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=offline)  # noqa: S603 - a fixed program, arguments never through a shell
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _output(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
    return process.stdout
