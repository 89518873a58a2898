"""Saving one translation."""

from __future__ import annotations

import threading

import pytest

from tests.project import Workspace
from workflow.actions.edit import review_translation, save_translation
from workflow.actions.pages import load_catalog, load_page, refuse_changed
from workflow.actions.progress import project_index
from workflow.errors import Busy, PolyfolioError, RefusedEdit, StaleBase, UnknownName
from workflow.store.files import identify
from workflow.store.index.rows import read_catalogs
from workflow.store.journal import read_edits

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n"


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A page without translations."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    return workspace


def test_a_save_changes_its_own_lines_only(synced: Workspace) -> None:
    before = synced.po_text("a.md", "da")
    (saved,) = synced.translate("a.md", "da", {"First paragraph.": "Første afsnit."})
    assert saved.changed
    assert saved.entry.translation == "Første afsnit."
    assert synced.po_text("a.md", "da") == before.replace(
        'msgid "First paragraph."\nmsgstr ""', 'msgid "First paragraph."\nmsgstr "Første afsnit."'
    )


def test_a_save_is_in_the_journal(synced: Workspace) -> None:
    base = next(item.digest for item in synced.units("a.md", "da") if item.unit.source == "Title")
    synced.translate("a.md", "da", {"Title": "Titel"})
    (edit,) = read_edits(synced.root / "instance", "a.md", synced.ids("a.md")["Title"], "da")
    assert (edit.author, edit.base, edit.source, edit.translation, edit.outdated) == (
        "Åse",
        base,
        "Title",
        "Titel",
        False,
    )
    assert edit.at


def test_saving_the_same_text_again_writes_nothing(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Titel"})
    before = synced.times()
    (saved,) = synced.translate("a.md", "da", {"Title": "Titel"})
    assert not saved.changed
    assert synced.times() == before
    assert len(read_edits(synced.root / "instance", "a.md", synced.ids("a.md")["Title"], "da")) == 1


def test_after_a_save_the_index_knows_it_already(synced: Workspace) -> None:
    synced.counts()
    synced.translate("a.md", "da", {"Title": "Titel"})
    with project_index(synced.project) as index:
        row = read_catalogs(index, "a.md")["a.md", "da"]
    assert (row.counts.translated, row.counts.untranslated) == (1, 2)
    assert row.file == identify(synced.po_path("a.md", "da"))


def test_a_base_that_is_not_there_any_more_is_refused(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")["Title"]
    base = synced.translate("a.md", "da", {"Title": "Titel"})[0].digest
    synced.edit_po("a.md", "da", "Titel", "Overskrift")
    with pytest.raises(StaleBase, match="Overskrift") as caught:
        save_translation(synced.project, "a.md", unit_id, "da", "Ny titel", base=base)
    assert caught.value.unit == unit_id
    assert "Ny titel" not in synced.po_text("a.md", "da")


def test_the_listed_digest_is_a_base_even_when_the_source_was_re_wrapped(synced: Workspace) -> None:
    synced.write_source("b.wiki", "<translate>\nTwo\nlines.\n</translate>\n")
    synced.sync()
    synced.write_source("b.wiki", "<translate>\nTwo lines.\n</translate>\n")
    listed = synced.units("b.wiki", "da")[1]
    saved = save_translation(synced.project, "b.wiki", "1", "da", "To linjer.", base=listed.digest, author="Åse")
    assert saved.changed


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[x](javascript:alert)"])
def test_a_text_with_an_error_is_refused_and_can_be_forced(synced: Workspace, text: str) -> None:
    with pytest.raises(RefusedEdit) as caught:
        synced.translate("a.md", "da", {"Title": text})
    assert caught.value.unit == synced.ids("a.md")["Title"]
    assert read_edits(synced.root / "instance", "a.md", caught.value.unit, "da") == ()
    (saved,) = synced.translate("a.md", "da", {"Title": text}, force=True)
    assert saved.fault == caught.value.message
    assert synced.counts()["da", "a.md"].errors == 1
    assert synced.render("a.md", "da") == PAGE


@pytest.mark.parametrize("text", ["", "  ", "\n\u3000\n"])
def test_an_empty_text_removes_the_translation_and_keeps_the_old_pair(synced: Workspace, text: str) -> None:
    synced.translate("a.md", "da", {"Title": "Titel"})
    synced.translate("a.md", "da", {"Title": text})
    assert synced.states("a.md", "da")["Title"] == ("", "untranslated")
    assert synced.obsolete("a.md", "da") == [(synced.ids("a.md")["Title"], "Title", "Titel")]


def test_a_unit_can_be_kept_outdated(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"First paragraph.": "Første."})
    synced.write_source("a.md", PAGE.replace("First", "The first"))
    synced.sync()
    synced.translate("a.md", "da", {"The first paragraph.": "Første, halvt."}, outdated=True)
    assert synced.states("a.md", "da")["The first paragraph."] == ("Første, halvt.", "outdated")
    assert '#| msgid "First paragraph."' in synced.po_text("a.md", "da")
    synced.translate("a.md", "da", {"The first paragraph.": "Det første."})
    assert synced.states("a.md", "da")["The first paragraph."] == ("Det første.", "translated")
    assert [text for _, _, text in synced.obsolete("a.md", "da")] == ["Første.", "Første, halvt."]


def test_line_ends_are_line_feeds(synced: Workspace) -> None:
    synced.write_source("b.wiki", "<translate>\nTwo\nlines.\n</translate>\n")
    synced.sync()
    save_translation(synced.project, "b.wiki", "1", "da", "To\r\nlinjer.", author="Åse")
    assert synced.states("b.wiki", "da")["Two\nlines."] == ("To\nlinjer.", "translated")


@pytest.mark.parametrize(
    ("text", "name"), [("a\0b", "U\\+0000"), ("a\ud800b", "U\\+D800"), ("x" * 1_000_001, "1000001")]
)
def test_what_cannot_be_kept_is_refused_by_name(synced: Workspace, text: str, name: str) -> None:
    before = synced.snapshot()
    with pytest.raises(RefusedEdit, match=name):
        synced.translate("a.md", "da", {"Title": text})
    assert synced.snapshot() == before


@pytest.mark.parametrize("text", ["tab\there", "U+2028 \u2028 here", "bell \a here", 'quote " and \\ slash \\n', "🦀"])
def test_everything_else_is_kept_exactly(synced: Workspace, text: str) -> None:
    synced.translate("a.md", "da", {"Title": text}, force=True)
    assert synced.states("a.md", "da")["Title"][0] == text
    synced.lint_catalogs()


def test_an_edited_source_must_be_synchronised_first_and_other_units_need_not_wait(synced: Workspace) -> None:
    synced.write_source("a.md", PAGE.replace("First", "The first"))
    with pytest.raises(RefusedEdit, match="polyfolio sync"):
        synced.translate("a.md", "da", {"The first paragraph.": "Det første."})
    synced.translate("a.md", "da", {"Second paragraph.": "Andet."})
    synced.sync()
    assert synced.states("a.md", "da") == {
        "Title": ("", "untranslated"),
        "The first paragraph.": ("", "untranslated"),
        "Second paragraph.": ("Andet.", "translated"),
    }


def test_a_new_unit_must_be_synchronised_first(synced: Workspace) -> None:
    synced.write_source("a.md", PAGE + "\nBrand new.\n")
    with pytest.raises(RefusedEdit, match="polyfolio sync"):
        synced.translate("a.md", "da", {"Brand new.": "Helt ny."})


def test_a_file_that_another_program_writes_at_the_same_moment_is_not_written_over(synced: Workspace) -> None:
    project = synced.project
    read = load_catalog(project, load_page(project, "a.md"), "da")
    refuse_changed(project, "a.md", read)
    synced.edit_po("a.md", "da", 'msgid "Title"\nmsgstr ""', 'msgid "Title"\nmsgstr "Udefra"')
    with pytest.raises(Busy, match="another program"):
        refuse_changed(project, "a.md", read)


def test_a_damaged_catalog_is_never_written(synced: Workspace) -> None:
    synced.po_path("a.md", "da").write_bytes(b"garbage\n")
    with pytest.raises(RefusedEdit):
        synced.translate("a.md", "da", {"Title": "Titel"})
    assert synced.po_path("a.md", "da").read_bytes() == b"garbage\n"


@pytest.mark.parametrize(
    ("page", "unit", "language"),
    [("b.md", "x", "da"), ("a.md", "nounit22", "da"), ("a.md", "", "da"), ("a.md", "x", "de"), ("a.md", "x", "en")],
)
def test_names_that_are_not_there_are_told(synced: Workspace, page: str, unit: str, language: str) -> None:
    with pytest.raises(UnknownName):
        save_translation(synced.project, page, unit, language, "x")


def test_writers_of_different_units_at_once_are_all_kept(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    project = synced.project
    errors: list[PolyfolioError] = []

    def save(source: str) -> None:
        try:
            save_translation(project, "a.md", ids[source], "da", f"da {source}", author="Åse")
        except PolyfolioError as error:
            errors.append(error)

    threads = [threading.Thread(target=save, args=(source,)) for source in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert {source: text for source, (text, _) in synced.states("a.md", "da").items()} == {
        source: f"da {source}" for source in ids
    }


def test_a_review_is_a_comment_and_an_edit_from_outside_voids_it(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Titel"})
    synced.review("a.md", "da", "Title")
    assert synced.states("a.md", "da")["Title"] == ("Titel", "reviewed")
    assert synced.counts()["da", "a.md"].reviewed == 1
    synced.edit_po("a.md", "da", 'msgstr "Titel"', 'msgstr "Tittel"')
    assert synced.states("a.md", "da")["Title"] == ("Tittel", "translated")
    assert synced.counts()["da", "a.md"].reviewed == 0
    synced.edit_po("a.md", "da", 'msgstr "Tittel"', 'msgstr "Titel"')
    assert synced.counts()["da", "a.md"].reviewed == 1


def test_saving_drops_the_review(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Titel"})
    synced.review("a.md", "da", "Title")
    synced.translate("a.md", "da", {"Title": "Tittel"})
    assert "reviewed-by" not in synced.po_text("a.md", "da")


def test_only_a_current_translation_without_error_can_be_reviewed(synced: Workspace) -> None:
    with pytest.raises(RefusedEdit, match="untranslated"):
        synced.review("a.md", "da", "Title")
    synced.translate("a.md", "da", {"Title": "<script>x</script>"}, force=True)
    with pytest.raises(RefusedEdit, match="error"):
        synced.review("a.md", "da", "Title")
    synced.translate("a.md", "da", {"First paragraph.": "Første."})
    synced.write_source("a.md", PAGE.replace("First", "The first"))
    synced.sync()
    with pytest.raises(RefusedEdit, match="outdated"):
        review_translation(synced.project, "a.md", synced.ids("a.md")["The first paragraph."], "da")
