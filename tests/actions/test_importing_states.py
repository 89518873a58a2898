"""What an import takes over beside the text, and what it never overwrites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.test_importing import HEADER, PAGE, write_foreign
from tests.project import Workspace
from workflow.actions.importing import import_catalogs
from workflow.store.po import read_catalog

LONG = "A longer paragraph that wraps."


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """A page without translations."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    return workspace


def test_a_current_text_replaces_an_outdated_one_which_stays_as_obsolete(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Gammel"}, outdated=True)
    import_catalogs(synced.project, [write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')], "da")
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    assert [text for _, _, text in synced.obsolete("a.md", "da")] == ["Gammel"]


def test_the_same_text_makes_an_outdated_unit_current(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Titel"}, outdated=True)
    import_catalogs(synced.project, [write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')], "da")
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    assert synced.obsolete("a.md", "da") == []


def test_a_fuzzy_entry_never_replaces_a_current_translation(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Overskrift"})
    import_catalogs(synced.project, [write_foreign(synced, '#, fuzzy\nmsgid "Title"\nmsgstr "Titel"\n')], "da")
    assert synced.states("a.md", "da")["Title"] == ("Overskrift", "translated")


def test_a_reviewed_translation_stays_and_the_other_goes_to_the_report(synced: Workspace, tmp_path: Path) -> None:
    synced.translate("a.md", "da", {"Title": "Overskrift"})
    synced.review("a.md", "da", "Title")
    path = write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')
    done = import_catalogs(synced.project, [path], "da", unplaced_to=tmp_path / "left.po")
    assert (done.kept, synced.states("a.md", "da")["Title"]) == (1, ("Overskrift", "reviewed"))
    (left,) = read_catalog((tmp_path / "left.po").read_bytes(), path="").entries
    reason = f"polyfolio: a.md: the unit '{synced.ids('a.md')['Title']}' keeps its own translation"
    assert (left.translation, left.comments) == ("Titel", (reason,))


def test_force_replaces_and_keeps_the_older_text_as_obsolete(synced: Workspace) -> None:
    synced.translate("a.md", "da", {"Title": "Overskrift"})
    synced.review("a.md", "da", "Title")
    path = write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')
    assert import_catalogs(synced.project, [path], "da", force=True).translated == 1
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")
    assert [text for _, _, text in synced.obsolete("a.md", "da")] == ["Overskrift"]


def test_a_like_text_comes_in_as_outdated_with_the_text_it_was_made_for(synced: Workspace) -> None:
    path = write_foreign(synced, '#: a.md:3\nmsgid "A long paragraph which wraps."\nmsgstr "Et langt afsnit."\n')
    assert import_catalogs(synced.project, [path], "da").outdated == 1
    assert synced.states("a.md", "da")[LONG] == ("Et langt afsnit.", "outdated")
    assert '#| msgid "A long paragraph which wraps."' in synced.po_text("a.md", "da")


def test_a_like_text_never_replaces_a_current_translation_even_when_forced(synced: Workspace) -> None:
    synced.translate("a.md", "da", {LONG: "Et længere afsnit."})
    path = write_foreign(synced, '#: a.md:3\nmsgid "A long paragraph which wraps."\nmsgstr "Et langt afsnit."\n')
    import_catalogs(synced.project, [path], "da", force=True)
    assert synced.states("a.md", "da")[LONG] == ("Et længere afsnit.", "translated")


def test_comments_and_flags_are_carried_over_and_reviews_are_not(synced: Workspace) -> None:
    body = "# Mind the tone.\n# reviewed-by: Bo 2024-01-01 0123456789ab\n#, no-wrap\n"
    import_catalogs(synced.project, [write_foreign(synced, f'{body}msgid "Title"\nmsgstr "Titel"\n')], "da")
    entry = synced.catalog("a.md", "da").entries[0]
    assert (entry.comments, entry.flags) == (("Mind the tone.",), ("no-wrap",))
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")


def test_the_context_and_the_page_of_a_reference_decide_between_equal_texts(synced: Workspace) -> None:
    synced.write_source("sub/b.md", "Second paragraph.\n")
    synced.sync()
    path = write_foreign(
        synced,
        '#: src/sub/b.md:1\nmsgctxt "1"\nmsgid "Second paragraph."\nmsgstr "b"\n\n'
        '#: src/a.md:6\nmsgctxt "2"\nmsgid "Second paragraph."\nmsgstr "a"\n\n'
        'msgctxt "a.md#title"\nmsgid "Title"\nmsgstr "in a"\n\nmsgctxt "c.md"\nmsgid "Title"\nmsgstr "in c"\n',
    )
    import_catalogs(synced.project, [path], "da")
    assert synced.states("a.md", "da")["Second paragraph."] == ("a", "translated")
    assert synced.states("sub/b.md", "da")["Second paragraph."] == ("b", "translated")
    assert synced.states("a.md", "da")["Title"] == ("in a", "translated")


def test_equal_texts_of_one_page_are_dealt_out_in_order(synced: Workspace) -> None:
    synced.write_source("b.md", "See also\n\nOne thing.\n\nSee also\n\nSee also\n")
    synced.sync()
    entries = [f'msgctxt "{number}"\nmsgid "See also"\nmsgstr "Se også {number}"\n' for number in (1, 2, 3)]
    import_catalogs(synced.project, [write_foreign(synced, "\n".join(entries))], "da")
    texts = [item.entry.translation for item in synced.units("b.md", "da") if item.entry and item.entry.translation]
    assert texts == ["Se også 1", "Se også 2", "Se også 3"]


def test_neighbours_decide_between_equal_texts(synced: Workspace) -> None:
    synced.write_source("b.md", "# Cats\n\nExample\n\n# Dogs\n\nExample\n")
    synced.sync()
    path = write_foreign(
        synced,
        'msgid "Dogs"\nmsgstr "Hunde"\n\nmsgctxt "1"\nmsgid "Example"\nmsgstr "hund"\n\n'
        'msgid "Cats"\nmsgstr "Katte"\n\nmsgctxt "2"\nmsgid "Example"\nmsgstr "kat"\n',
    )
    import_catalogs(synced.project, [path], "da")
    texts = [item.entry.translation for item in synced.units("b.md", "da") if item.entry]
    assert texts == ["Katte", "kat", "Hunde", "hund"]


def test_a_plural_entry_gives_its_singular(synced: Workspace) -> None:
    path = write_foreign(synced, 'msgid "Title"\nmsgid_plural "Titles"\nmsgstr[0] "Titel"\nmsgstr[1] "Titler"\n')
    import_catalogs(synced.project, [path], "da")
    assert synced.states("a.md", "da")["Title"] == ("Titel", "translated")


def test_a_file_is_read_in_the_charset_of_its_header(synced: Workspace) -> None:
    path = synced.root.parent / "latin.po"
    text = HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "Third paragraph."\nmsgstr "Tredje på én linje."\n'
    path.write_bytes(text.encode("latin-1"))
    import_catalogs(synced.project, [path], "da")
    assert synced.states("a.md", "da")["Third paragraph."] == ("Tredje på én linje.", "translated")


def test_a_file_that_says_another_language_is_taken_with_a_warning(synced: Workspace) -> None:
    path = write_foreign(synced, 'msgid "Title"\nmsgstr "Titel"\n')
    path.write_text(path.read_text().replace('charset=UTF-8\\n"', 'charset=UTF-8\\n"\n"Language: sv_SE\\n"'))
    done = import_catalogs(synced.project, [path], "da")
    assert done.warnings == (f"{path}: its header says that it is in 'sv_SE', not in 'da'",)
    assert (done.translated, done.problems) == (1, ())
