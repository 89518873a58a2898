"""What other programs do to PO files is noticed per unit: nothing is lost, silent, or put back without being asked."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tests.project import Workspace, make_workspace
from workflow.actions.dismissing import dismiss_check
from workflow.actions.edit import default_author
from workflow.actions.filling import fill_repeats
from workflow.actions.progress import read_index
from workflow.store.journal import Fate, list_edits, list_overwritten, read_edits

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"
FATES = {"title": "Title", "first": "First paragraph.", "second": "Second paragraph."}


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    """A page of which the title is translated, as the index knows."""
    made = make_workspace(tmp_path, "da")
    made.write_source("a.md", PAGE)
    made.sync()
    made.translate("a.md", "da", {"Title": "Titel"})
    made.counts()
    return made


def history(book: Workspace, source: str) -> list[tuple[str, str, Fate]]:
    """Author, text and fate of the accepted edits of a unit."""
    edits = read_edits(book.root / "instance", "a.md", book.ids("a.md")[source], "da")
    return [(edit.author, edit.translation, edit.fate) for edit in edits]


def flagged(book: Workspace) -> list[str]:
    """The texts that were overwritten."""
    book.counts()
    return [edit.translation for edit in list_overwritten(book.root / "instance")]


def save_over(book: Workspace, **texts: str) -> polib.POFile:
    """A PO editor that has the file open as it is now; what it will write when it is saved."""
    editor = polib.pofile(str(book.po_path("a.md", "da")), wrapwidth=0)
    for entry in editor:
        for name, text in texts.items():
            if entry.msgid == FATES[name]:
                entry.msgstr = text
    return editor


def save(editor: polib.POFile) -> None:
    """The PO editor writes its whole file."""
    editor.save(newline="\n")


@pytest.mark.parametrize("index", ["kept", "dropped"])
def test_an_edit_that_a_po_editor_saves_over_is_flagged_and_not_put_back(book: Workspace, index: str) -> None:
    editor = save_over(book, second="Andet afsnit.")
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    save(editor)
    if index == "dropped":
        book.drop_index()
    assert flagged(book) == ["Første afsnit."]
    assert book.states("a.md", "da") == {
        "Title": ("Titel", "translated"),
        "First paragraph.": ("", "untranslated"),
        "Second paragraph.": ("Andet afsnit.", "translated"),
    }
    assert history(book, "First paragraph.") == [("Åse", "Første afsnit.", Fate.OVERWRITTEN)]


@pytest.mark.parametrize("index", ["kept", "dropped"])
def test_a_changed_translation_that_is_saved_over_is_flagged_too(book: Workspace, index: str) -> None:
    editor = save_over(book)
    book.translate("a.md", "da", {"Title": "Overskrift"})
    save(editor)
    if index == "dropped":
        book.drop_index()
    assert flagged(book) == ["Overskrift"]
    assert history(book, "Title") == [("Åse", "Titel", Fate.WRITTEN), ("Åse", "Overskrift", Fate.OVERWRITTEN)]


@pytest.mark.parametrize("index", ["kept", "dropped"])
def test_a_state_from_before_several_edits_is_an_older_one_too(book: Workspace, index: str) -> None:
    editor = save_over(book)
    book.translate("a.md", "da", {"First paragraph.": "Første."})
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    book.counts()
    save(editor)
    if index == "dropped":
        book.drop_index()
    assert flagged(book) == ["Første afsnit."]


def test_a_save_notices_that_several_edits_were_saved_over_unseen(book: Workspace) -> None:
    editor = save_over(book)
    book.translate("a.md", "da", {"First paragraph.": "Første."})
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    save(editor)
    book.translate("a.md", "da", {"First paragraph.": "Et afsnit."})
    assert flagged(book) == ["Første afsnit."]


def test_the_flag_goes_when_the_text_returns(book: Workspace) -> None:
    before = book.po_path("a.md", "da").read_bytes()
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    after = book.po_path("a.md", "da").read_bytes()
    for _ in range(2):
        book.po_path("a.md", "da").write_bytes(before)
        assert flagged(book) == ["Første afsnit."]
        book.po_path("a.md", "da").write_bytes(after)
        assert flagged(book) == []
    assert history(book, "First paragraph.") == [("Åse", "Første afsnit.", Fate.WRITTEN)]


def test_a_save_settles_the_flag_of_its_unit(book: Workspace) -> None:
    before = book.po_path("a.md", "da").read_bytes()
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    book.po_path("a.md", "da").write_bytes(before)
    assert flagged(book) == ["Første afsnit."]
    book.translate("a.md", "da", {"First paragraph.": "Afsnit et."})
    assert flagged(book) == []


def test_an_edit_that_was_saved_over_unseen_is_flagged_by_the_next_save(book: Workspace) -> None:
    before = book.po_path("a.md", "da").read_bytes()
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    book.po_path("a.md", "da").write_bytes(before)
    book.translate("a.md", "da", {"First paragraph.": "Afsnit et."})
    assert flagged(book) == ["Første afsnit."]


@pytest.mark.parametrize("index", ["kept", "dropped"])
def test_another_text_on_top_of_an_edit_is_an_edit_by_outside(book: Workspace, index: str) -> None:
    book.edit_po("a.md", "da", "Titel", "Overskrift")
    if index == "dropped":
        book.drop_index()
    assert flagged(book) == []
    assert history(book, "Title") == [("Åse", "Titel", Fate.WRITTEN), ("outside", "Overskrift", Fate.OUTSIDE)]
    book.edit_po("a.md", "da", "Overskrift", "Titel")
    assert flagged(book) == []
    assert [text for _, text, _ in history(book, "Title")] == ["Titel", "Overskrift", "Titel"]


def test_every_outside_edit_is_in_the_history_with_the_text_that_it_replaced(book: Workspace) -> None:
    for old, new in (("", "Et"), ("Et", "To"), ("To", "")):
        book.edit_po("a.md", "da", f'"First paragraph."\nmsgstr "{old}"', f'"First paragraph."\nmsgstr "{new}"')
        book.counts()
    edits = read_edits(book.root / "instance", "a.md", book.ids("a.md")["First paragraph."], "da")
    assert [(edit.author, edit.replaced, edit.translation) for edit in edits] == [
        ("outside", "", "Et"),
        ("outside", "Et", "To"),
        ("outside", "To", ""),
    ]


def test_an_outside_edit_that_is_saved_over_at_once_is_in_the_history(book: Workspace) -> None:
    book.edit_po("a.md", "da", "Titel", "Overskrift")
    book.translate("a.md", "da", {"Title": "Rubrik"})
    book.counts()
    assert [text for _, text, _ in history(book, "Title")] == ["Titel", "Overskrift", "Rubrik"]


def test_outside_edits_beside_a_save_are_noticed_after_it(book: Workspace) -> None:
    book.edit_po("a.md", "da", '"First paragraph."\nmsgstr ""', '"First paragraph."\nmsgstr "Et"')
    book.translate("a.md", "da", {"Second paragraph.": "To"})
    book.counts()
    assert history(book, "First paragraph.") == [("outside", "Et", Fate.OUTSIDE)]


def test_a_removed_file_flags_what_it_held(book: Workspace) -> None:
    book.po_path("a.md", "da").unlink()
    assert flagged(book) == ["Titel"]


def test_a_sync_notices_what_it_finds(book: Workspace) -> None:
    before = book.po_path("a.md", "da").read_bytes()
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    book.po_path("a.md", "da").write_bytes(before)
    book.write_source("a.md", PAGE.replace("Second", "Another"))
    book.sync()
    assert [edit.translation for edit in list_overwritten(book.root / "instance")] == ["Første afsnit."]


def test_our_own_writers_are_not_outside(book: Workspace) -> None:
    book.translate("a.md", "da", {"First paragraph.": "Første afsnit.", "Second paragraph.": "Andet afsnit"})
    book.write_source("b.md", PAGE)
    book.sync()
    book.counts()
    assert fill_repeats(book.project, ["da"]).languages[0].units == 3
    book.review("b.md", "da", "Title")
    dismiss_check(book.project, "a.md", book.ids("a.md")["Second paragraph."], "da", "end-punctuation")
    book.counts()
    for text in ("# Title\n\nFirst paragraph, longer.\n\nSecond paragraph.\n", PAGE, "# Title\n", PAGE):
        book.write_source("a.md", text)
        book.counts()
        book.sync()
        book.drop_index()
        book.counts()
    assert {edit.author for edit in list_edits(book.root / "instance", limit=99)} == {
        "Åse",
        default_author(book.project),
    }
    assert flagged(book) == []


def test_the_first_index_takes_files_as_they_are(book: Workspace) -> None:
    book.edit_po("a.md", "da", '"First paragraph."\nmsgstr ""', '"First paragraph."\nmsgstr "Et"')
    book.drop_index()
    read_index(book.project)
    assert [edit.translation for edit in list_edits(book.root / "instance", limit=9)] == ["Titel"]
