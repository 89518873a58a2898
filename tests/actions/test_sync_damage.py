"""Damaged PO files and templates: told with file and line, left alone, and the rest goes on."""

from __future__ import annotations

import pytest

from tests.project import Workspace, refuse

PAGE = "# Title\n\nFirst paragraph.\n"


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A translated page and another one."""
    workspace.write_source("a.md", PAGE)
    workspace.write_source("b.md", "Text of b.\n")
    workspace.sync()
    workspace.translate("a.md", "da", {"Title": "Titel", "First paragraph.": "Første."})
    return workspace


def test_a_damaged_catalog_is_left_alone_and_the_others_are_written(synced: Workspace) -> None:
    synced.edit_po("a.md", "da", 'msgstr "Titel"', 'msgstr "Titel')
    damaged = synced.po_path("a.md", "da").read_bytes()
    line = damaged.decode().split("\n").index('msgstr "Titel') + 1
    synced.write_source("a.md", PAGE.replace("First", "The first"))
    result = synced.try_sync()
    assert [refuse(problem) for problem in result.problems] == [("locales/da/a.md.po", line)]
    assert synced.po_path("a.md", "da").read_bytes() == damaged
    assert "The first paragraph." in synced.po_text("a.md", "ar")


def test_a_damaged_catalog_is_told_again_until_it_is_mended(synced: Workspace) -> None:
    whole = synced.po_path("a.md", "da").read_bytes()
    synced.po_path("a.md", "da").write_bytes(whole[:-3])
    synced.write_source("a.md", PAGE.replace("First", "The first"))
    assert len(synced.try_sync().problems) == 1
    assert len(synced.try_sync().problems) == 1
    assert len(synced.problems()) == 1
    synced.po_path("a.md", "da").write_bytes(whole)
    assert synced.sync().written == ("locales/da/a.md.po",)
    assert synced.states("a.md", "da")["The first paragraph."] == ("Første.", "outdated")
    assert synced.problems() == []


def test_a_damaged_catalog_counts_as_nothing_translated(synced: Workspace) -> None:
    synced.po_path("a.md", "da").write_bytes(b"")
    counts = synced.counts()["da", "a.md"]
    assert (counts.units, counts.untranslated, counts.percent) == (2, 2, 0)


def test_a_catalog_cut_at_any_byte_is_never_taken_for_one_with_fewer_units(synced: Workspace) -> None:
    whole = synced.po_path("a.md", "da").read_bytes()
    end = len(whole.rstrip(b"\n"))
    for cut in range(0, end, 7):
        synced.po_path("a.md", "da").write_bytes(whole[:cut])
        result = synced.try_sync()
        assert [problem.path for problem in result.problems] == ["locales/da/a.md.po"], whole[:cut]
        assert synced.po_path("a.md", "da").read_bytes() == whole[:cut]


def test_a_whole_file_that_is_older_than_its_page_is_taken_when_asked(synced: Workspace) -> None:
    older = synced.po_path("a.md", "da").read_bytes()
    synced.write_source("a.md", PAGE + "\nNew paragraph.\n")
    synced.sync()
    synced.po_path("a.md", "da").write_bytes(older)
    (problem,) = synced.try_sync().problems
    assert "polyfolio sync --yes" in problem.message
    assert synced.po_path("a.md", "da").read_bytes() == older
    assert synced.sync(yes=True).written == ("locales/da/a.md.po",)
    assert synced.states("a.md", "da") == {
        "Title": ("Titel", "translated"),
        "First paragraph.": ("Første.", "translated"),
        "New paragraph.": ("", "untranslated"),
    }
    assert synced.problems() == []


def test_a_damaged_template_stops_its_page_only(synced: Workspace) -> None:
    template = synced.root / "locales/templates/a.md.pot"
    template.write_bytes(template.read_bytes()[:-2])
    synced.write_source("b.md", "Text of b, edited.\n")
    result = synced.try_sync()
    assert [problem.path for problem in result.problems] == ["locales/templates/a.md.pot"]
    assert "locales/da/b.md.po" in result.written


def test_a_damaged_catalog_of_a_deleted_page_is_left_alone(synced: Workspace) -> None:
    synced.po_path("a.md", "da").write_bytes(b"garbage\n")
    synced.remove_source("a.md")
    assert [problem.path for problem in synced.try_sync().problems] == ["locales/da/a.md.po"]
    assert synced.po_path("a.md", "da").read_bytes() == b"garbage\n"


def test_a_duplicate_entry_is_damage(synced: Workspace) -> None:
    text = synced.po_text("a.md", "da")
    synced.po_path("a.md", "da").write_bytes((text + "\n" + text.split("\n\n")[1] + "\n").encode())
    assert len(synced.try_sync().problems) == 1
