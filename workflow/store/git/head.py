"""Where git's HEAD is, read from its files: no process is started, so that every save can note it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git.folder import find_repository
from workflow.store.git.running import run_git

_HASH_LENGTHS = (40, 64)
"""Hexadecimal digits of a commit's name, by SHA-1 and by SHA-256."""


def read_head(root: Path) -> str:
    """The commit that HEAD names in the work tree of `root`; empty outside a repository, and before the first commit.

    Loose and packed refs are read as files; other ways to keep refs are git's to read.
    """
    repository = find_repository(root)
    if repository is None:
        return ""
    folder, common = repository.folder, repository.common
    head = _read_line(folder / "HEAD")
    if not head.startswith("ref: "):
        return head if _is_hash(head) else _ask_git(root)
    ref = head.removeprefix("ref: ")
    if (common / "reftable").exists():
        return _ask_git(root)
    for place in dict.fromkeys((folder, common)):
        loose = _read_line(place / ref)
        if loose:
            return loose if _is_hash(loose) else _ask_git(root)
    return _find_packed(common, ref)


def _find_packed(common: Path, ref: str) -> str:
    with suppress(OSError), (common / "packed-refs").open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            commit, _, name = line.rstrip("\n").partition(" ")
            if name == ref and _is_hash(commit):
                return commit
    return ""


def _is_hash(text: str) -> bool:
    return len(text) in _HASH_LENGTHS and all(char in "0123456789abcdef" for char in text)


def _ask_git(root: Path) -> str:
    try:
        return run_git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    except PolyfolioError:
        return ""


def _read_line(path: Path) -> str:
    """The first line of a small file; empty where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").partition("\n")[0].rstrip("\r")
    except OSError:
        return ""
