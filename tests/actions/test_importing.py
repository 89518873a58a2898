"""Taking over translations from PO files of other tools."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.importing import Imported, import_catalogs
from workflow.errors import UnknownName

PAGE = "# Title\n\nA longer paragraph\nthat wraps.\n\nSecond paragraph.\n\nThird paragraph.\n"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A page without translations."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    return workspace


def write_foreign(workspace: Workspace, body: str, name: str = "foreign.po") -> Path:
    """A PO file of another tool."""
    path = workspace.root.parent / name
    path.write_text(HEADER + body, encoding="utf-8")
    return path


def test_equal_texts_are_taken_over_and_counted(synced: Workspace) -> None:
    path = write_foreign(
        synced,
        'msgid "Title"\nmsgstr "Titel"\n\nmsgid "Unknown"\nmsgstr "Ukendt"\n\nmsgid "Second paragraph."\nmsgstr ""\n',
    )
    done = import_catalogs(synced.project, [path], "da")
    assert done == Imported(translated=1, outdated=0, words=1, entries=2, placed=1, kept=0, unplaced_words=1)
    assert (done.units, done.unplaced) == (1, 1)
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    assert synced.counts()["da", "a.md"].translated == 1


def test_white_space_makes_no_difference(synced: Workspace) -> None:
    path = write_foreign(
        synced, 'msgid ""\n"A longer\\n"\n"paragraph that wraps.\\n"\nmsgstr ""\n"Et længere\\n"\n"afsnit.\\n"\n'
    )
    import_catalogs(synced.project, [path], "da")
    assert synced.states("a.md", "da")["A longer paragraph that wraps."] == ("Et længere afsnit.", "translated")


def test_fuzzy_entries_come_in_as_outdated_with_their_previous_source(synced: Workspace) -> None:
    path = write_foreign(synced, '#, fuzzy\n#| msgid "2nd paragraph."\nmsgid "Second paragraph."\nmsgstr "Andet."\n')
    import_catalogs(synced.project, [path], "da")
    assert synced.states("a.md", "da")["Second paragraph."] == ("Andet.", "outdated")
    assert '#| msgid "2nd paragraph."' in synced.po_text("a.md", "da")


def test_a_fuzzy_entry_of_unknown_origin_never_becomes_current_by_a_source_edit(synced: Workspace) -> None:
    path = write_foreign(synced, '#, fuzzy\nmsgid "Second paragraph."\nmsgstr "Andet."\n')
    import_catalogs(synced.project, [path], "da")
    synced.write_source("a.md", PAGE.replace("Second", "The second"))
    synced.sync()
    synced.write_source("a.md", PAGE)
    synced.sync()
    assert synced.states("a.md", "da")["Second paragraph."] == ("Andet.", "outdated")


def test_a_translation_that_is_there_is_kept(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Overskrift"})
    before = synced.po_text("a.md", "da")
    path = write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')
    imported = import_catalogs(synced.project, [path], "da")
    assert (imported.units, imported.placed, imported.kept) == (0, 0, 1)
    assert synced.po_text("a.md", "da") == before


def test_the_first_file_counts_and_a_current_text_goes_before_a_fuzzy_one(synced: Workspace) -> None:
    one = write_foreign(
        synced, '#, fuzzy\nmsgid "Title"\nmsgstr "fuzzy"\n\nmsgid "Third paragraph."\nmsgstr "første"\n'
    )
    two = write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n\nmsgid "Third paragraph."\nmsgstr "anden"\n', "two.po")
    import_catalogs(synced.project, [one, two], "da")
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    assert synced.states("a.md", "da")["Third paragraph."] == ("første", "translated")


def test_blank_translations_are_nothing(synced: Workspace) -> None:
    path = write_foreign(synced, 'msgid "Title"\nmsgstr " "\n')
    assert import_catalogs(synced.project, [path], "da") == Imported(0, 0, 0, 0, 0, 0)


def test_an_obsolete_entry_is_used_where_no_other_has_the_text(synced: Workspace) -> None:
    path = write_foreign(
        synced,
        'msgid "Title"\nmsgstr "Titel"\n\n#~ msgctxt "x"\n#~ msgid "Title"\n#~ msgstr "Overskrift"\n\n'
        '#~ msgid "Third paragraph."\n#~ msgstr "Tredje."\n\n#~ msgid "Gone"\n#~ msgstr "Væk"\n',
    )
    assert import_catalogs(synced.project, [path], "da") == Imported(2, 0, 3, 1, 1, 0)
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    assert synced.states("a.md", "da")["Third paragraph."] == ("Tredje.", "translated")


def test_every_unit_with_the_text_gets_the_translation(synced: Workspace) -> None:
    synced.write_source("b.md", "Third paragraph.\n\nThird paragraph.\n")
    synced.sync()
    path = write_foreign(synced, 'msgid "Third paragraph."\nmsgstr "Tredje."\n')
    imported = import_catalogs(synced.project, [path], "da")
    assert (imported.units, imported.words, imported.entries, imported.placed) == (3, 6, 1, 1)


def test_damaged_files_and_pages_that_wait_for_a_sync_are_told_and_the_others_go_on(synced: Workspace) -> None:
    synced.write_source("b.md", "Title\n")
    bad = write_foreign(synced, 'msgid "x\n', "bad.po")
    good = write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')
    imported = import_catalogs(synced.project, [bad, good], "da")
    assert [problem.path for problem in imported.problems] == [str(bad), "b.md"]
    assert imported.units == 1


def test_a_missing_catalog_is_made(synced: Workspace) -> None:
    synced.po_path("a.md", "da").unlink()
    import_catalogs(synced.project, [write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')], "da")
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    synced.lint_catalogs()


def test_a_language_that_is_not_there_is_told(synced: Workspace) -> None:
    with pytest.raises(UnknownName):
        import_catalogs(synced.project, [], "de")
