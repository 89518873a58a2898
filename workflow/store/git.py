"""git, run as the program with argument lists: fixed words, paths after `--`."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from workflow.errors import PolyfolioError

CONFLICT_STYLES = ("merge", "diff3", "zdiff3")
"""How git can write conflicts, as its setting `merge.conflictStyle` names it."""


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


def merge_text(base: Path, ours: Path, theirs: Path, *, style: str = "merge") -> bytes | None:
    """What git's own three-way merge of three text files gives, with its conflict markers; None for binary files.

    `style` is one of `CONFLICT_STYLES`.

    Raises:
        PolyfolioError: git is not installed.
    """
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    options = () if style == "merge" else (f"--{style}",)
    done = _run("merge-file", "-p", *options, *names, "--", str(ours), str(base), str(theirs))
    return done.stdout if done.returncode < 128 else None  # up to 127 is the number of conflicts


def merge_stages(stages: Mapping[int, bytes], style: str) -> bytes | None:
    """The same for the contents of an unmerged path; where both sides added it the base is empty.

    Raises:
        PolyfolioError: git is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="polyfolio-") as folder:
        files = [Path(folder) / str(stage) for stage in (1, 2, 3)]
        for stage, file in enumerate(files, start=1):
            file.write_bytes(stages.get(stage, b""))
        return merge_text(*files, style=style)


def read_stages(path: Path) -> dict[int, bytes]:
    """The contents of an unmerged path in git's index, as git would write them into the folder.

    1 is the common base, 2 is ours, 3 is theirs; one that is missing did not exist there, or was deleted. Empty where
    the path is not unmerged, or is in no repository.
    """
    folder = str(path.parent)
    try:
        listed = run_git(path.parent, "ls-files", "--unmerged", "-z", "--full-name", "--", path.name)
    except PolyfolioError:
        return {}
    stages: dict[int, bytes] = {}
    for line in listed.split("\0")[:-1]:
        about, _, name = line.partition("\t")
        _, blob, stage = about.split(" ")
        done = _run("-C", folder, "cat-file", "--filters", f"--path={name}", blob)
        if done.returncode:
            raise PolyfolioError(f"git cat-file: {done.stderr.decode(errors='replace').strip()}", path=str(path))
        stages[int(stage)] = done.stdout
    return stages


def read_object(root: Path, name: str) -> bytes:
    """The bytes of one of git's objects, as `commit:path` names it.

    Raises:
        PolyfolioError: there is none.
    """
    done = _run("-C", str(root), "cat-file", "blob", "--end-of-options", name)
    if done.returncode:
        raise PolyfolioError(f"git cat-file: {done.stderr.decode(errors='replace').strip()}", path=name)
    return done.stdout


def add_path(path: Path) -> None:
    """Tell git that a file is as it is to be, which ends its conflict.

    Raises:
        PolyfolioError: git refuses.
    """
    run_git(path.parent, "add", "--", path.name)


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        command = ["git", *arguments]
        return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - as above
    except FileNotFoundError as error:
        raise PolyfolioError("git is not installed, or not on PATH") from error


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
