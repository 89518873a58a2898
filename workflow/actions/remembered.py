"""Sums over the index, kept in memory as long as the index is the same: a view that is looked at often costs little."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TypeVar

from workflow.actions.facts import RACY_NS
from workflow.actions.progress import project_index
from workflow.store.config import Config
from workflow.store.index.schema import Index, IndexState, read_index_state
from workflow.store.project import Project

T = TypeVar("T")
_kept: dict[tuple[Path, Callable[..., object]], tuple[IndexState, Config, object]] = {}
_lock = Lock()


def remember(project: Project, read: Callable[[Project, Index], T]) -> T:
    """What `read` gives of the project's index: from memory where neither the index nor the configuration has changed.

    `read` is a function of a module (it is the name of what is kept) and must depend on the two alone.
    """
    state = read_index_state(project.instance)
    key = (project.root, read)
    with _lock:
        kept = _kept.get(key)
    if kept is not None and kept[0] == state and kept[1] == project.config:
        return kept[2]  # type: ignore[return-value]  # what this very function gave before
    with project_index(project, ready=True) as index:
        found = read(project, index)
    if state.written_ns and time.time_ns() - state.written_ns > RACY_NS:  # else it may change unseen by the clock
        with _lock:
            _kept[key] = (state, project.config, found)
    return found
