"""The first sync, the second one, and what two clones come to."""

from __future__ import annotations

from pathlib import Path

from tests.project import Workspace, make_workspace
from workflow.actions.sync import PageResult

PAGE = "# Title\n\nOne paragraph.\n\nAnother one.\n"


def test_a_first_sync_makes_a_template_and_a_catalog_per_language(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.write_source("sub/b.md", "Text of b.\n")
    result = workspace.sync()
    assert [page.page for page in result.pages] == ["a.md", "sub/b.md"]
    assert len(result.pages[0].new) == 3
    assert sorted(name for name in workspace.snapshot() if name.startswith("locales/")) == [
        "locales/ar/a.md.po",
        "locales/ar/sub/b.md.po",
        "locales/da/a.md.po",
        "locales/da/sub/b.md.po",
        "locales/templates/a.md.pot",
        "locales/templates/sub/b.md.pot",
    ]


def test_a_new_catalog_has_header_notes_and_ids_and_nothing_that_changes_from_day_to_day(workspace: Workspace) -> None:
    workspace.write_source("a.md", "# Title\n\nOne paragraph.\n")
    workspace.sync()
    ids = workspace.ids("a.md")
    assert workspace.po_text("a.md", "da") == (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: Test\\n"\n"PO-Revision-Date: \\n"\n"Last-Translator: \\n"\n'
        '"Language-Team: Danish\\n"\n"Language: da\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
        f'#. heading\n#: a.md\nmsgctxt "{ids["Title"]}"\nmsgid "Title"\nmsgstr ""\n\n'
        f'#. paragraph\n#: a.md\nmsgctxt "{ids["One paragraph."]}"\nmsgid "One paragraph."\nmsgstr ""\n'
    )


def test_the_template_alone_says_under_which_headings_a_unit_stands(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    template = (workspace.root / "locales/templates/a.md.pot").read_text(encoding="utf-8")
    assert template.count("#. section: Title") == 2
    assert "section" not in workspace.po_text("a.md", "da")


def test_a_second_sync_writes_nothing(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    before = workspace.times()
    result = workspace.sync()
    assert result.written == ()
    assert result.pages == (PageResult("a.md", kept=3),)
    assert workspace.times() == before


def test_a_second_sync_writes_nothing_without_the_index_either(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel"})
    before = workspace.times()
    workspace.drop_index()
    assert workspace.sync().written == ()
    assert workspace.times() == before


def test_two_clones_get_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.write_source("b.md", "Same text.\n\nSame text.\n\nMoves away.\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel", "Another one.": "En anden."})
    workspace.write_source("a.md", "# Title\n\nAnother one, edited.\n\nNew here.\n\nMoves away.\n")
    workspace.write_source("b.md", "Same text.\n\nSame text.\n\nSame text.\n")
    clone = workspace.copy(tmp_path / "clone")
    assert workspace.sync().written == clone.sync().written
    assert workspace.snapshot() == clone.snapshot()


def test_syncing_one_page_gives_the_same_ids_with_and_without_the_index(workspace: Workspace, tmp_path: Path) -> None:
    workspace.write_source("a.md", "Wanders.\n\nStays.\n")
    workspace.write_source("b.md", "Other.\n")
    workspace.sync()
    workspace.write_source("a.md", "Stays.\n")
    workspace.write_source("b.md", "Other.\n\nWanders.\n")
    workspace.sync()
    workspace.write_source("a.md", "Stays.\n\nWanders.\n")
    clone = workspace.copy(tmp_path / "clone")
    workspace.sync("a.md")
    clone.sync("a.md")
    assert workspace.snapshot() == clone.snapshot()
    assert not set(workspace.ids("a.md").values()) & set(workspace.ids("b.md").values())


def test_a_dry_run_plans_and_writes_nothing(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    planned = workspace.sync(dry_run=True)
    assert len(planned.pages[0].new) == 3
    assert planned.written == ()
    assert not any((workspace.root / "locales").iterdir())
    assert workspace.sync().pages == planned.pages


def test_a_language_that_was_listed_by_hand_gets_its_files(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.configure("da", "ar", "de")
    assert workspace.sync().written == ("locales/de/a.md.po",)


def test_a_deleted_po_file_is_a_language_with_nothing_translated(workspace: Workspace) -> None:
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel"})
    workspace.po_path("a.md", "da").unlink()
    assert workspace.counts()["da", "a.md"].untranslated == 3
    assert workspace.sync().written == ("locales/da/a.md.po",)


def test_with_catalogs_used_a_file_comes_with_its_first_translation(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "project", "da", "ar", catalogs="used")
    workspace.write_source("a.md", PAGE)
    assert workspace.sync().written == ("locales/templates/a.md.pot",)
    assert workspace.sync().written == ()
    assert workspace.counts()["da", "a.md"].untranslated == 3
    workspace.translate("a.md", "da", {"Title": "Titel"})
    assert workspace.po_path("a.md", "da").is_file()
    assert not workspace.po_path("a.md", "ar").exists()
    assert workspace.sync().written == ()


def test_pages_without_units_have_empty_catalogs_and_are_complete(workspace: Workspace) -> None:
    workspace.write_source("a.md", "")
    workspace.sync()
    assert workspace.counts()["da", "a.md"].percent == 100
    assert workspace.sync().written == ()
    workspace.lint_catalogs()


def test_gettext_accepts_every_file(workspace: Workspace) -> None:
    workspace.write_source("a page.md", '# "Quoted" \\ title\n\nOne `code` paragraph.\n\nGone soon.\n\nEdited soon.\n')
    workspace.sync()
    texts = {"Gone soon.": "Snart væk.", "Edited soon.": "Snart\nrettet."}
    workspace.translate("a page.md", "da", texts)
    workspace.translate("a page.md", "ar", texts)
    workspace.review("a page.md", "da", "Gone soon.")
    workspace.write_source("a page.md", '# "Quoted" \\ title\n\nOne `code` paragraph.\n\nEdited now.\n')
    workspace.sync()
    workspace.translate("a page.md", "da", {"Edited now.": "Rettet nu."})
    workspace.lint_catalogs()
