"""What checks found is kept: nothing is read again that has not changed, and nothing is ever told that is not so."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.checking import check_translations

SOURCE = "We need 1250 gardens."
ISSUES = ["da a.md numbers", "ar a.md numbers", "da b.md numbers"]


@pytest.fixture
def checked(workspace: Workspace) -> Workspace:
    """Two pages, long since synchronised and checked, with three translations that lack a number."""
    for page in ("a.md", "b.md"):
        workspace.write_source(page, f"{SOURCE}\n\nText  of {page}.\n")
    for path in (workspace.root / "source").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    workspace.sync()
    for page, language, text in (("a.md", "da", "Haver."), ("a.md", "ar", "حدائق."), ("b.md", "da", "Haver.")):
        workspace.translate(page, language, {SOURCE: text})
    check_translations(workspace.project)
    return workspace


@cache
def watch() -> list[str]:
    """The files that this process opens from now on; a hook of the interpreter cannot be taken off again."""
    opened: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if (
            event == "open"
            and isinstance(arguments[0], str | Path)
            and str(arguments[0]).endswith((".po", ".pot", ".md"))
        ):
            opened.append(str(arguments[0]))

    sys.addaudithook(note)
    return opened


def check(workspace: Workspace) -> tuple[list[str], set[str]]:
    """What is found, and the documents and PO files that are opened for it."""
    opened = watch()
    opened.clear()
    found = check_translations(workspace.project).issues
    names = {os.path.relpath(name, workspace.root) for name in opened}
    return [f"{issue.language} {issue.page} {issue.check}" for issue in found], names


def test_nothing_is_opened_where_nothing_has_changed(checked: Workspace) -> None:
    assert check(checked) == (ISSUES, set())


def test_one_saved_unit_costs_its_page_and_its_catalog(checked: Workspace) -> None:
    checked.translate("a.md", "da", {SOURCE: "1250 haver."})
    found, opened = check(checked)
    assert found == ISSUES[1:]
    assert opened == {"source/a.md", "locales/templates/a.md.pot", "locales/da/a.md.po"}


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ('off = ["numbers"]', []),
        ('error = ["numbers"]', ISSUES),
        ('off = ["length"]\n[checks.da]\noff = ["numbers"]', ISSUES[1:2]),
    ],
)
def test_a_check_switched_off_or_raised_costs_nothing(checked: Workspace, settings: str, found: list[str]) -> None:
    checked.configure("da", "ar", more=f"\n[checks]\n{settings}\n")
    assert check(checked) == (found, set())


def test_a_check_switched_on_is_run_and_the_others_results_stay(checked: Workspace) -> None:
    checked.translate("b.md", "da", {"Text  of b.md.": "Tekst  i  b.md."})
    check_translations(checked.project)
    checked.configure("da", "ar", more='\n[checks.da]\non = ["double-spaces"]\n')
    found, opened = check(checked)
    assert found == ISSUES
    assert {name for name in opened if name.endswith(".po")} == {"locales/da/a.md.po", "locales/da/b.md.po"}
    assert check(checked)[1] == set()


def test_a_change_of_the_glossary_is_seen_in_its_language_alone(checked: Workspace) -> None:
    (checked.root / "glossary").mkdir()
    (checked.root / "glossary" / "da.csv").write_text("term,translation\ngarden,have\n", encoding="utf-8")
    (checked.root / "glossary" / "ar.csv").write_text("term,translation\n", encoding="utf-8")
    check_translations(checked.project)
    (checked.root / "glossary" / "da.csv").write_text("term,translation\ngarden,park\n", encoding="utf-8")
    found, opened = check(checked)
    assert found == ["da a.md numbers", "da a.md terms", "ar a.md numbers", "da b.md numbers", "da b.md terms"]
    assert {name for name in opened if name.endswith(".po")} == {"locales/da/a.md.po", "locales/da/b.md.po"}
    assert check(checked) == (found, set())


def drop(workspace: Workspace) -> None:
    workspace.drop_index()


def touch(workspace: Workspace) -> None:
    for path in (workspace.root / "locales").rglob("*.po"):
        os.utime(path)


@pytest.mark.parametrize("change", [drop, touch])
def test_what_is_looked_at_again_is_found_again(checked: Workspace, change: Callable[[Workspace], None]) -> None:
    change(checked)
    assert check(checked)[0] == ISSUES


def test_one_language_or_page_is_checked_alone(checked: Workspace) -> None:
    checked.drop_index()
    found = check_translations(checked.project, ["ar"]).issues
    assert [(issue.language, issue.page) for issue in found] == [("ar", "a.md")]
    found = check_translations(checked.project, page="b.md").issues
    assert [(issue.language, issue.page) for issue in found] == [("da", "b.md")]
    assert check(checked)[0] == ISSUES


def test_a_damaged_file_stops_its_own_results_only(checked: Workspace) -> None:
    path = checked.po_path("a.md", "da")
    good = path.read_bytes()
    path.write_bytes(b'msgid ""\nmsgstr "\n')
    result = check_translations(checked.project)
    assert [problem.path for problem in result.problems] == ["locales/da/a.md.po"]
    assert [(issue.language, issue.page) for issue in result.issues] == [("ar", "a.md"), ("da", "b.md")]
    path.write_bytes(good)
    assert check(checked)[0] == ISSUES


def test_a_page_that_is_gone_and_comes_back_is_told_again(checked: Workspace) -> None:
    text = (checked.root / "source" / "b.md").read_text(encoding="utf-8")
    checked.remove_source("b.md")
    assert check(checked)[0] == ISSUES[:2]
    checked.write_source("b.md", text)
    assert check(checked)[0] == ISSUES


def test_a_page_that_cannot_be_read_has_no_results_until_it_can(checked: Workspace) -> None:
    text = (checked.root / "source" / "a.md").read_bytes()
    checked.write_source("a.md", b"\xff\n")
    assert check(checked)[0] == ISSUES[2:]
    checked.drop_index()
    assert check(checked)[0] == ISSUES[2:]
    checked.write_source("a.md", text)
    assert check(checked)[0] == ISSUES


def test_one_page_is_all_that_is_read_for_it(checked: Workspace) -> None:
    checked.drop_index()
    opened = watch()
    opened.clear()
    check_translations(checked.project, page="b.md")
    assert not [name for name in opened if "a.md" in name]
