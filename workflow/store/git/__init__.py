"""git, run as the program with argument lists: fixed words, paths after `--`."""

from workflow.store.git.committing import (
    PathStates,
    commit_paths,
    commit_states,
    is_ignored,
    is_repository,
    list_larger,
    list_versions,
    make_identity,
    mend_index,
    read_committed,
    read_path_states,
    read_user_name,
    read_version,
)
from workflow.store.git.folder import Repository, Unfinished, find_repository, find_unfinished, read_branch
from workflow.store.git.lock_files import LockFile, find_lock_files, remove_stale
from workflow.store.git.merging import CONFLICT_STYLES, add_path, merge_stages, merge_text, read_stages
from workflow.store.git.remote import read_commit_name
from workflow.store.git.running import Hung, Ran, run_git, try_git

__all__ = [
    "CONFLICT_STYLES",
    "Hung",
    "LockFile",
    "PathStates",
    "Ran",
    "Repository",
    "Unfinished",
    "add_path",
    "commit_paths",
    "commit_states",
    "find_lock_files",
    "find_repository",
    "find_unfinished",
    "is_ignored",
    "is_repository",
    "list_larger",
    "list_versions",
    "make_identity",
    "mend_index",
    "merge_stages",
    "merge_text",
    "read_branch",
    "read_commit_name",
    "read_committed",
    "read_path_states",
    "read_stages",
    "read_user_name",
    "read_version",
    "remove_stale",
    "run_git",
    "try_git",
]
