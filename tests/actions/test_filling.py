"""Exact repeats are filled where the surroundings are the same, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.filling import Filled, FilledAll, fill_repeats
from workflow.errors import UnknownName
from workflow.store.journal import list_edits, read_edits

RUN = "Run the tests now."
ONE = f"# Tool\n\n## Steps\n\n{RUN}\n\n## Other\n\nOnly here.\n"
TWO = f"# Tool\n\n## Steps\n\nFirst.\n\n{RUN}\n"
ELSEWHERE = f"# Else\n\n## Chapter\n\nIntroduction.\n\n{RUN}\n\nThe end.\n"


@pytest.fixture
def tools(tmp_path: Path) -> Workspace:
    """Three pages with one text, translated on the first."""
    workspace = make_workspace(tmp_path / "project", "da", "ar")
    for page, text in (("one.md", ONE), ("two.md", TWO), ("x.md", ELSEWHERE)):
        workspace.write_source(page, text)
    workspace.sync()
    workspace.translate("one.md", "da", {RUN: "Kør testene nu."})
    return workspace


def fill(workspace: Workspace, *languages: str, page: str = "", dry_run: bool = False) -> FilledAll:
    return fill_repeats(workspace.project, languages, page=page, dry_run=dry_run)


def test_a_repeat_below_the_same_headings_is_translated_and_others_are_suggestions(tools: Workspace) -> None:
    before = tools.snapshot()
    assert fill(tools).languages == (Filled("da", 1, 4, 1, suggestions=1), Filled("ar"))
    assert tools.states("two.md", "da")[RUN] == ("Kør testene nu.", "translated")
    assert tools.states("x.md", "da")[RUN] == ("", "untranslated")
    changed = [name for name, data in tools.snapshot().items() if data != before[name]]
    assert changed == ["locales/da/two.md.po"]
    tools.lint_catalogs()


def test_a_repeat_between_the_same_texts_is_translated(tools: Workspace) -> None:
    tools.write_source("y.md", ELSEWHERE.replace("Chapter", "Part"))
    tools.sync()
    tools.translate("x.md", "da", {RUN: "Kør nu."})
    assert fill(tools, page="y.md").languages[0] == Filled("da", 1, 4, 1)
    assert tools.states("y.md", "da")[RUN] == ("Kør nu.", "translated")


def test_a_dry_run_says_the_same_and_writes_nothing(tools: Workspace) -> None:
    before = tools.snapshot()
    planned = fill(tools, dry_run=True)
    assert tools.snapshot() == before
    assert fill(tools) == planned


def test_a_second_fill_has_nothing_to_do(tools: Workspace) -> None:
    fill(tools)
    before = tools.times()
    assert fill(tools, "da").languages == (Filled("da", suggestions=1),)
    assert tools.times() == before


def test_no_translation_is_replaced_in_any_state(tools: Workspace) -> None:
    tools.translate("two.md", "da", {RUN: "Mit eget."}, outdated=True)
    fill(tools)
    assert tools.states("two.md", "da")[RUN] == ("Mit eget.", "outdated")


def test_an_outdated_translation_is_not_taken_over(tools: Workspace) -> None:
    tools.translate("one.md", "da", {RUN: "Kør testene nu."}, outdated=True)
    assert fill(tools, "da").languages[0].units == 0


def test_translations_that_differ_are_left_to_a_translator(tools: Workspace) -> None:
    tools.write_source("three.md", TWO)
    tools.sync()
    tools.translate("three.md", "da", {RUN: "Start testene."})
    assert fill(tools, "da", page="two.md").languages[0] == Filled("da", suggestions=1)


def test_a_reviewed_translation_settles_it(tools: Workspace) -> None:
    tools.write_source("three.md", TWO)
    tools.sync()
    tools.translate("three.md", "da", {RUN: "Start testene."})
    tools.review("one.md", "da", RUN)
    fill(tools, "da", page="two.md")
    assert tools.states("two.md", "da")[RUN] == ("Kør testene nu.", "translated")


def test_only_the_page_and_the_languages_that_were_named_are_filled(tools: Workspace) -> None:
    assert fill(tools, "ar").languages == (Filled("ar"),)
    assert fill(tools, page="x.md").languages[0].units == 0
    assert tools.states("two.md", "da")[RUN] == ("", "untranslated")


def test_a_language_without_a_file_of_the_page_gets_one(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "project", "da", catalogs="used")
    workspace.write_source("one.md", ONE)
    workspace.write_source("two.md", TWO)
    workspace.sync()
    workspace.translate("one.md", "da", {RUN: "Kør testene nu."})
    assert not workspace.po_path("two.md", "da").exists()
    assert fill(workspace).languages[0].units == 1
    assert workspace.states("two.md", "da")[RUN] == ("Kør testene nu.", "translated")


def test_a_text_that_would_break_the_page_is_not_taken(tools: Workspace) -> None:
    tools.translate("one.md", "da", {RUN: "<script>x</script>"}, force=True)
    assert fill(tools, "da").languages[0] == Filled("da")


def test_a_damaged_file_or_page_stops_no_other(tools: Workspace) -> None:
    tools.po_path("x.md", "da").write_bytes(b"garbage")
    tools.write_source("bad.md", b"\xff\n")
    tools.write_source("unsynchronised.md", "New text.\n")
    done = fill(tools, "da")
    assert done.languages[0].units == 1
    assert sorted(problem.path for problem in done.problems) == ["bad.md", "locales/da/x.md.po", "unsynchronised.md"]


def test_what_is_filled_is_in_the_journal_with_its_author(tools: Workspace) -> None:
    before = list_edits(tools.project.instance, limit=10)
    fill_repeats(tools.project, ("da",), author="Mette")
    unit = tools.ids("two.md")[RUN]
    (edit,) = read_edits(tools.project.instance, "two.md", unit, "da")
    assert (edit.author, edit.source, edit.translation, edit.outdated) == ("Mette", RUN, "Kør testene nu.", False)
    assert list_edits(tools.project.instance, limit=10) == (edit, *before)
    fill(tools, "ar", dry_run=True)
    assert len(list_edits(tools.project.instance, limit=10)) == len(before) + 1


def test_nothing_is_filled_where_the_journal_cannot_be_written(tools: Workspace) -> None:
    (tools.project.instance / "state.db").write_bytes(b"no database at all" * 100)
    before = tools.snapshot()
    assert len(fill(tools, "da").problems) == 1
    assert tools.snapshot() == before


def test_a_text_in_which_a_check_finds_an_error_is_not_taken(tools: Workspace) -> None:
    tools.configure("da", "ar", more='\n[checks]\nerror = ["unchanged"]\n')
    tools.translate("one.md", "da", {RUN: RUN}, force=True)
    assert fill(tools, "da").languages[0].units == 0


def test_an_unknown_language_or_page_is_refused(tools: Workspace) -> None:
    with pytest.raises(UnknownName):
        fill(tools, "de")
    with pytest.raises(UnknownName):
        fill(tools, page="none.md")
