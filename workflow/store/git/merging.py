"""git's own merge of texts, and the sides of a conflict in its index."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from workflow.errors import PolyfolioError
from workflow.store.git.running import run_git, try_git

CONFLICT_STYLES = ("merge", "diff3", "zdiff3")
"""How git can write conflicts, as its setting `merge.conflictStyle` names it."""


def merge_text(base: Path, ours: Path, theirs: Path, *, style: str = "merge") -> bytes | None:
    """What git's own three-way merge of three text files gives, with its conflict markers; None for binary files.

    `style` is one of `CONFLICT_STYLES`.

    Raises:
        PolyfolioError: git is not installed.
    """
    names = ("-L", "ours", "-L", "base", "-L", "theirs")
    options = () if style == "merge" else (f"--{style}",)
    done = try_git(None, "merge-file", "-p", *options, *names, "--", str(ours), str(base), str(theirs))
    return done.out if 0 <= done.code < 128 and not done.seconds else None  # up to 127 is the number of conflicts


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
    try:
        listed = run_git(path.parent, "ls-files", "--unmerged", "-z", "--full-name", "--", path.name)
    except PolyfolioError:
        return {}
    stages: dict[int, bytes] = {}
    for line in listed.split("\0")[:-1]:
        about, _, name = line.partition("\t")
        _, blob, stage = about.split(" ")
        done = try_git(path.parent, "cat-file", "--filters", f"--path={name}", blob)
        if done.code:
            error = done.explain("cat-file")
            error.path = str(path)
            raise error
        stages[int(stage)] = done.out
    return stages


def add_path(path: Path) -> None:
    """Tell git that a file is as it is to be, which ends its conflict.

    Raises:
        PolyfolioError: git refuses.
    """
    run_git(path.parent, "add", "--", path.name)
