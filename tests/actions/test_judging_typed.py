"""What is said about a text while it is typed: errors, warnings, dismissals and fixes, as a save would find them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.project import Workspace, make_workspace
from workflow.actions.dismissing import dismiss_check
from workflow.actions.edit import save_translation
from workflow.actions.fixing import find_fixes
from workflow.actions.judging import Judged, JudgedIssue, judge_text
from workflow.actions.recent_catalogs import load_recent_catalog
from workflow.actions.recent_pages import load_recent
from workflow.errors import RefusedEdit
from workflow.model import Severity

SOURCE = "One **bold** sentence of [1250](x.md) words."
PIECES = [
    '"',
    "**",
    "<b>",
    "\n\n",
    "- ",
    "`",
    "word",
    " ",
    "[x](y)",
    "{{t}}",
    "1250",
    "[1250](x.md)",
    "\u200b",
    "!",
    "«",
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A page of two units in two languages, one check an error."""
    root = tmp_path_factory.mktemp("typing") / "project"
    workspace = make_workspace(root, "da", "fr", more='\n[checks.fr]\nerror = ["numbers"]\n')
    workspace.write_source("a.md", f"# Title\n\n{SOURCE}\n\nOther.\n")
    workspace.sync()
    return workspace


def judge(workspace: Workspace, text: str, language: str = "da") -> Judged:
    return judge_text(workspace.project, "a.md", workspace.ids("a.md")[SOURCE], language, text)


def test_errors_come_first_then_warnings_each_with_its_check(workspace: Workspace) -> None:
    judged = judge(workspace, "Une phrase **en gras** de [mots](x.md).", "fr")
    assert judged.issues == (JudgedIssue("numbers", "Numbers", Severity.ERROR, "lacks the number 1250"),)
    assert judge(workspace, "En **fed** sætning.").issues == (
        JudgedIssue("link-targets", "Link targets", Severity.WARNING, "lacks the link to x.md"),
        JudgedIssue("numbers", "Numbers", Severity.WARNING, "lacks the number 1250"),
    )


def test_a_text_that_would_break_the_page_has_that_error_alone(workspace: Workspace) -> None:
    assert judge(workspace, "<i>x").issues == (
        JudgedIssue("markup", "Markup", Severity.ERROR, "adds the tag <i>"),
        JudgedIssue("markup", "Markup", Severity.ERROR, "the tag <i> is not closed"),
    )


def test_nothing_is_said_about_nothing(workspace: Workspace) -> None:
    assert judge(workspace, " \r\n") == Judged()


def test_a_dismissal_is_told_for_the_very_text_alone(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "da")
    workspace.write_source("a.md", f"{SOURCE}\n")
    workspace.sync()
    text = "En **fed** sætning med [ord](x.md)."
    workspace.translate("a.md", "da", {SOURCE: text})
    dismiss_check(workspace.project, "a.md", workspace.ids("a.md")[SOURCE], "da", "numbers")
    assert [(issue.check, issue.dismissed) for issue in judge(workspace, text).issues] == [("numbers", True)]
    assert [issue.dismissed for issue in judge(workspace, f"{text}!").issues] == [False, False]


def test_fixes_are_offered_with_the_whole_text(workspace: Workspace) -> None:
    text = 'En **fed** "sætning" med [1250](x.md) ord. '
    unit = workspace.ids("a.md")[SOURCE]
    judged = judge(workspace, text)
    assert [(fix.id, fix.text) for fix in judged.fixes] == [
        ("outer-space", text.strip()),
        ("quotation-marks", text.replace('"sætning"', "»sætning«")),
    ]
    assert find_fixes(workspace.project, "a.md", unit, "da", text) == judged.fixes


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join), language=st.sampled_from(["da", "fr"]))
def test_no_fix_brings_an_error_that_the_text_did_not_have(workspace: Workspace, text: str, language: str) -> None:
    judged = judge(workspace, text, language)
    for fix in judged.fixes:
        assert set(judge(workspace, fix.text, language).errors) <= set(judged.errors)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join), language=st.sampled_from(["da", "fr"]))
def test_a_save_refuses_exactly_the_texts_that_have_errors(workspace: Workspace, text: str, language: str) -> None:
    judged = judge(workspace, text, language)
    unit = workspace.ids("a.md")[SOURCE]
    if judged.errors:
        with pytest.raises(RefusedEdit, match=re.escape(judged.errors[0])):
            workspace.save("a.md", unit, language, text)
    else:
        saved = workspace.save("a.md", unit, language, text)
        assert [(issue.check, issue.message) for issue in saved.issues] == [
            (issue.check, issue.message) for issue in judged.issues
        ]


def test_what_was_found_in_a_text_holds_until_the_po_file_is_another(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path, "da")
    workspace.write_source("a.md", f"{SOURCE}\n")
    workspace.sync()
    project, unit, text = workspace.project, workspace.ids("a.md")[SOURCE], "Nogle af **disse** ord."
    looked = judge_text(project, "a.md", unit, "da", text).looked
    assert looked
    assert [issue.check for issue in looked.issues] == ["link-targets", "numbers"]

    def holds() -> bool:
        judged = load_recent_catalog(project, load_recent(project, "a.md"), "da")
        return looked.holds(judged, judged.catalog.entries[unit].change(translation=text))

    assert holds()
    assert save_translation(project, "a.md", unit, "da", text, looked=looked).issues == looked.issues
    assert not holds()
