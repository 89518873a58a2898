"""Which pages are exported, and why others are held back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.export import HeldPage, export_project
from workflow.errors import UnknownName

PAGE = "# Title\n\nFirst paragraph.\n"
ALL = {"Title": "Titel", "First paragraph.": "Første."}


@pytest.fixture
def translated(workspace: Workspace) -> Workspace:
    """Page a is complete in Danish, page b has nothing, and a page without units."""
    workspace.write_source("sub/a.md", PAGE)
    workspace.write_source("b.md", "Text of b.\n")
    workspace.write_source("empty.md", "\n")
    workspace.write_source("sub/image.png", b"\x89PNG")
    workspace.sync()
    workspace.translate("sub/a.md", "da", ALL)
    return workspace


def exported(workspace: Workspace, folder: str = "translated") -> dict[str, bytes]:
    """The exported files without the list of them."""
    found = {name: data for name, data in workspace.snapshot().items() if name.startswith(f"{folder}/")}
    return {name.removeprefix(f"{folder}/"): data for name, data in found.items() if "/." not in name}


def test_complete_pages_are_written_with_the_files_beside_them(translated: Workspace) -> None:
    result = export_project(translated.project, ["da"])
    assert exported(translated) == {
        "da/sub/a.md": b"# Titel\n\nF\xc3\xb8rste.\n",
        "da/sub/image.png": b"\x89PNG",
        "da/empty.md": b"\n",
    }
    assert result.written == ("da/empty.md", "da/sub/a.md", "da/sub/image.png")
    assert result.held == (HeldPage("da", "b.md", "0% translated (1 untranslated)"),)
    assert result.problems == ()


def test_every_language_is_exported_by_default(translated: Workspace) -> None:
    assert export_project(translated.project).languages == ("da", "ar")
    assert "ar/empty.md" in exported(translated)


def test_incomplete_pages_are_written_with_fallback_when_asked(translated: Workspace) -> None:
    result = export_project(translated.project, ["da"], everything=True)
    assert exported(translated)["da/b.md"] == b"Text of b.\n"
    assert result.held == ()


def test_only_finished_languages_are_exported_when_asked(translated: Workspace) -> None:
    translated.translate("b.md", "da", {"Text of b.": "Tekst."})
    result = export_project(translated.project, finished=True)
    assert result.languages == ("da",)
    assert [(held.language, held.page) for held in result.held] == [("ar", "")]
    assert result.held[0].reason == "0% translated, 2 of 3 pages not complete (3 untranslated)"


def test_a_page_with_an_outdated_unit_or_an_error_is_held_back_with_the_reason(translated: Workspace) -> None:
    translated.translate("b.md", "da", {"Text of b.": "<script>x</script>"}, force=True)
    translated.write_source("sub/a.md", PAGE.replace("First", "The first"))
    translated.sync()
    reasons = {held.page: held.reason for held in export_project(translated.project, ["da"]).held}
    assert reasons == {"sub/a.md": "50% translated (1 outdated)", "b.md": "0% translated (1 with errors)"}


def test_the_project_may_ask_for_less_than_100_percent(translated: Workspace) -> None:
    translated.configure("da", "ar", more="\n[export]\ncomplete = 50\n")
    translated.translate("sub/a.md", "da", {"Title": ""})
    assert [held.page for held in export_project(translated.project, ["da"]).held] == ["b.md"]


def test_the_project_may_ask_for_reviews(translated: Workspace) -> None:
    translated.configure("da", "ar", more="\n[export]\nrequire_review = true\n")
    translated.review("sub/a.md", "da", "Title")
    held = {held.page: held.reason for held in export_project(translated.project, ["da"]).held}
    assert held["sub/a.md"] == "1 of 2 translated units are not reviewed"
    translated.review("sub/a.md", "da", "First paragraph.")
    assert "sub/a.md" not in {held.page for held in export_project(translated.project, ["da"]).held}


def test_a_dry_run_writes_nothing(translated: Workspace) -> None:
    result = export_project(translated.project, ["da"], dry_run=True)
    assert len(result.written) == 3
    assert not (translated.root / "translated").exists()


def test_another_folder_may_be_named(translated: Workspace, tmp_path: Path) -> None:
    export_project(translated.project, ["da"], out=tmp_path / "site")
    assert (tmp_path / "site/da/sub/a.md").is_file()
    assert not (translated.root / "translated").exists()


def test_banner_marks_and_outdated_text_follow_the_settings(translated: Workspace) -> None:
    translated.configure("da", "ar", more='\n[export]\nbanner = true\nmark = true\ncomplete = 0\noutdated = "source"\n')
    translated.write_source("sub/a.md", PAGE.replace("First", "The first"))
    translated.sync()
    export_project(translated.project, ["da"])
    text = exported(translated)["da/sub/a.md"].decode()
    assert "50" in text.split("# Titel")[0]
    assert '<span lang="en" dir="ltr">The first paragraph.</span>' in text


def test_a_damaged_catalog_stops_its_page_only(translated: Workspace) -> None:
    translated.po_path("sub/a.md", "da").write_bytes(b"garbage\n")
    result = export_project(translated.project, ["da"], everything=True)
    assert [problem.path for problem in result.problems] == ["locales/da/sub/a.md.po"]
    assert set(exported(translated)) == {"da/b.md", "da/empty.md", "da/sub/image.png"}


def test_a_page_that_cannot_be_read_stops_no_other(translated: Workspace) -> None:
    translated.write_source("sub/a.md", b"\xff")
    result = export_project(translated.project, ["da"], everything=True)
    assert [problem.path for problem in result.problems] == ["sub/a.md"]
    assert "da/b.md" in result.written


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_language_that_is_not_there_is_told(translated: Workspace, language: str) -> None:
    with pytest.raises(UnknownName):
        export_project(translated.project, [language])
