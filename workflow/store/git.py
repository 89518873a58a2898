"""git, run as the program with argument lists: fixed words, paths after `--`."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from workflow.errors import PolyfolioError


def run_git(root: Path, *arguments: str) -> str:
    """Run git in a folder and return what it prints.

    Raises:
        PolyfolioError: git is not installed, or says no; the message holds its last line.
    """
    command = ["git", "--literal-pathspecs", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - a fixed program, arguments never through a shell
    except FileNotFoundError as error:
        raise PolyfolioError("git is not installed, or not on PATH") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
        raise PolyfolioError(f"git {arguments[0]}: {said[-1]}")
    return done.stdout


def merge_text(base: Path, ours: Path, theirs: Path) -> bytes | None:
    """What git's own three-way merge of three text files gives, with its conflict markers; None for binary files.

    Raises:
        PolyfolioError: git is not installed.
    """
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    command = ["git", "merge-file", "-p", *names, "--", str(ours), str(base), str(theirs)]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - as above
    except FileNotFoundError as error:
        raise PolyfolioError("git is not installed, or not on PATH") from error
    return done.stdout if done.returncode < 128 else None  # up to 127 is the number of conflicts


def is_repository(root: Path) -> bool:
    """Whether a folder lies in a git work tree."""
    try:
        return run_git(root, "rev-parse", "--is-inside-work-tree").strip() == "true"
    except PolyfolioError:
        return False


def read_user_name(root: Path) -> str:
    """git's user.name for that folder; empty where there is none."""
    try:
        return run_git(root, "config", "--get", "user.name").strip()
    except PolyfolioError:
        return ""


def commit_paths(root: Path, paths: Sequence[str], message: str) -> bool:
    """Commit exactly these paths, whatever else is staged; False where they hold no change.

    Raises:
        PolyfolioError: git refuses: no identity, a hook, an unfinished merge.
    """
    listed = ("ls-files", "-z", "--full-name", "--cached", "--", *paths)
    prefix = run_git(root, "rev-parse", "--show-prefix").rstrip("\n")
    tracked = {name.removeprefix(prefix) for name in run_git(root, *listed).split("\0")}
    # One that came and went between two commits is nothing to git, and naming it would be an error.
    known = [path for path in paths if path in tracked or (root / path).exists()]
    if not known or not run_git(root, "status", "--porcelain", "-z", "--", *known):
        return False
    run_git(root, "add", "--all", "--", *known)
    run_git(root, "commit", "--quiet", f"--message={message}", "--only", "--", *known)
    return True
