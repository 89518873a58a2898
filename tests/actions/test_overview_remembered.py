"""What is kept in memory of the index is never older than the index."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.facts import RACY_NS
from workflow.actions.overview import read_overview
from workflow.actions.progress import measure_progress
from workflow.actions.remembered import remember
from workflow.store.index.schema import Index
from workflow.store.index.totals import read_project_totals
from workflow.store.project import Project

calls: list[str] = []


def _count_pages(project: Project, index: Index) -> int:
    calls.append(project.config.name)
    return read_project_totals(index).pages


@pytest.fixture
def settled(workspace: Workspace) -> Workspace:
    """A project with an index that was written a while ago."""
    workspace.write_source("a.md", "# A\n")
    workspace.sync()
    time.sleep(2 * RACY_NS / 1e9)  # a fresh one is not trusted: it may change unseen by the clock
    calls.clear()
    return workspace


def test_an_index_that_did_not_change_is_read_once(settled: Workspace) -> None:
    assert [remember(settled.project, _count_pages) for _ in range(3)] == [1, 1, 1]
    assert len(calls) == 1


def test_a_changed_index_is_read_again(settled: Workspace) -> None:
    remember(settled.project, _count_pages)
    settled.write_source("b.md", "# B\n")
    measure_progress(settled.project)
    assert remember(settled.project, _count_pages) == 2


def test_a_changed_configuration_is_another_question(settled: Workspace) -> None:
    remember(settled.project, _count_pages)
    settled.configure("da")
    remember(settled.project, _count_pages)
    assert len(calls) == 2


def test_an_index_that_was_written_just_now_is_not_trusted(settled: Workspace) -> None:
    for path in Path(settled.root, "instance").glob("index.db*"):
        os.utime(path, (time.time() + 5, time.time() + 5))
    remember(settled.project, _count_pages)
    remember(settled.project, _count_pages)
    assert len(calls) == 2


def test_the_overview_sees_every_save(settled: Workspace) -> None:
    def translated() -> int:
        return read_overview(settled.project).languages[0].counts.translated

    before = translated()
    settled.translate("a.md", "da", {"A": "A!"})
    assert (before, translated()) == (0, 1)
    settled.translate("a.md", "da", {"A": ""})
    assert translated() == 0
