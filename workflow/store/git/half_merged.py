"""A work tree in which a killed merge has written some files and not the others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from workflow.store.git.committing import list_blobs, read_committed
from workflow.store.git.remote import read_commit_name, write_driver_options
from workflow.store.git.running import read_names, run_git, try_git


def restore_written(root: Path, before: str, there: str, *, driver: str) -> tuple[str, ...]:
    """Put files back to HEAD that a killed merge has written, so that it can be done again.

    Only files are touched that are as the merge makes them, whole or cut off, or that it has taken away to write them:
    nothing can be lost with them.

    Args:
        root: the top of the work tree.
        before: what HEAD was when the merge was begun; where it is something else now there is nothing to do.
        there: the commit that was to be merged.
        driver: the command that merges PO files.

    Returns:
        The paths that were put back.

    Raises:
        PolyfolioError: git refuses.
    """
    if read_commit_name(root) != before:
        return ()
    result = _find_result(root, before, there, driver)
    listed = try_git(root, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", before, result)
    paths = [path for path in read_names(listed.out) if "\n" not in path] if not listed.code else []
    old, new, indexed = (list_blobs(root, tree, paths) for tree in (before, result, ""))
    here = _hash_files(root, paths)
    cut = _find_cut(root, [path for path in paths if path in new and here.get(path) != new[path]], result)
    written = [
        path
        for path in paths
        if (path in cut or here.get(path) == new.get(path)) and indexed.get(path) in (old.get(path), new.get(path))
    ]
    known = [path for path in written if path in old]
    if known:
        run_git(root, "checkout", "--quiet", before, paths=known)
    added = [path for path in written if path not in old]
    if added:
        run_git(root, "rm", "--cached", "--quiet", "--force", "--ignore-unmatch", paths=added)
        for path in added:
            (root / path).unlink(missing_ok=True)
    return tuple(written)


def sweep_merge_files(root: Path) -> None:
    """Take away the temporary files that a killed merge has left at the top of the work tree (git's `ll-merge.c`)."""
    for path in root.glob(".merge_file_??????"):
        if _is_plain(path):
            path.unlink(missing_ok=True)


def _find_result(root: Path, before: str, there: str, driver: str) -> str:
    """The tree that the merge makes; the other side's where git is too old to tell (before 2.38), or it conflicts."""
    options = ("--write-tree", "--no-messages", "--end-of-options")
    done = try_git(root, *write_driver_options(driver), "merge-tree", *options, before, there)
    return done.out.decode().strip() if done.code == 0 and not done.seconds else there


def _find_cut(root: Path, paths: list[str], tree: str) -> set[str]:
    """Files that are missing, or hold the beginning of what a tree has for them and nothing else."""
    cut = set()
    for path, wanted in read_committed(root, paths, tree):
        file = root / path
        if not os.path.lexists(file) or (_is_plain(file) and wanted.startswith(file.read_bytes())):
            cut.add(path)
    return cut


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def _hash_files(root: Path, paths: list[str]) -> Mapping[str, str]:
    """Path → name of the content that the file has, as git would keep it; without those that are not there."""
    there = [path for path in paths if _is_plain(root / path)]
    told = try_git(root, "hash-object", "--stdin-paths", feed=b"".join(os.fsencode(path) + b"\n" for path in there))
    return dict(zip(there, told.out.decode().split(), strict=False)) if not told.code else {}
