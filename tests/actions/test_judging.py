"""A text is judged in its page while it is typed as when it is saved, and others are judged along with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.project import Workspace, make_workspace
from workflow.actions.faults import judge_edit
from workflow.actions.judging import check_text
from workflow.actions.pages import collect_texts
from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.core.render import find_broken
from workflow.errors import UnknownName

PAGE = "# Title\n\nOne **bold** sentence.\n\n- item\n- other\n\n| a | b |\n|---|---|\n| c | d |\n"
PIECES = ["**", "<b>", "</b>", "\n\n", "# ", "- ", "|", "`", "word", " ", "[x](y)", "{{t}}", "\\", "1. ", "> "]
SOURCES = ["Title", "One **bold** sentence.", "item", "c", "d"]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A page of several kinds of blocks, two of its units translated, one of these broken."""
    workspace = make_workspace(tmp_path_factory.mktemp("judging") / "project", "da")
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {"item": "ting"})
    workspace.translate("a.md", "da", {"c": "<i>"}, force=True)
    return workspace


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from(SOURCES), text=st.lists(st.sampled_from(PIECES), max_size=6))
def test_the_short_way_finds_what_the_long_way_finds(workspace: Workspace, source: str, text: list[str]) -> None:
    project = workspace.project
    judged = load_recent_catalog(project, load_recent(project, "a.md"), "da")
    after = judged.catalog.entries[workspace.ids("a.md")[source]].change(translation="".join(text))
    everything = collect_texts({**judged.catalog.entries, after.id: after})
    assert judge_edit(judged, after) == find_broken(judged.page.source, everything)


def test_the_short_way_is_right_where_nothing_else_is_broken(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "da")
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    project = workspace.project
    unit = workspace.ids("a.md")["item"]
    assert check_text(project, "a.md", unit, "da", "ting") == ()
    assert check_text(project, "a.md", unit, "da", "ting\n\n# mere") == ("has a line that begins a new block",)


def test_line_ends_of_a_browser_are_those_of_a_save(workspace: Workspace) -> None:
    unit = workspace.ids("a.md")["One **bold** sentence."]
    assert check_text(workspace.project, "a.md", unit, "da", "En\r\n**fed** sætning.") == ()


def test_an_unknown_unit_is_told(workspace: Workspace) -> None:
    with pytest.raises(UnknownName, match="has no unit 'nothing'"):
        check_text(workspace.project, "a.md", "nothing", "da", "x")
