"""Units that go from page to page, and pages that come, go and are renamed."""

from __future__ import annotations

import pytest

from tests.project import Workspace

A = "# Title\n\nFirst paragraph.\n\nWandering paragraph.\n"


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """Two pages, translated."""
    workspace.write_source("a.md", A)
    workspace.write_source("b.md", "Text of b.\n")
    workspace.sync()
    for language in ("da", "ar"):
        workspace.translate("a.md", language, {"Title": f"{language} T", "Wandering paragraph.": f"{language} W"})
    workspace.review("a.md", "da", "Wandering paragraph.")
    return workspace


def test_a_renamed_page_keeps_ids_and_translations_in_all_languages(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    synced.rename_source("a.md", "sub/new name.md")
    result = synced.sync()
    page = next(page for page in result.pages if page.page == "sub/new name.md")
    assert (page.new, len(page.moved)) == ((), 3)
    assert synced.ids("sub/new name.md") == ids
    assert synced.states("sub/new name.md", "da")["Wandering paragraph."] == ("da W", "reviewed")
    assert synced.states("sub/new name.md", "ar")["Title"] == ("ar T", "translated")
    assert not (synced.root / "locales/templates/a.md.pot").exists()
    synced.lint_catalogs()
    assert synced.sync().written == ()


def test_a_paragraph_that_goes_to_another_page_keeps_id_and_translations(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")["Wandering paragraph."]
    synced.write_source("a.md", A.replace("Wandering paragraph.\n", ""))
    synced.write_source("b.md", "Wandering paragraph.\n\nText of b.\n")
    result = synced.sync()
    assert [(page.page, page.new, page.removed, len(page.moved)) for page in result.pages] == [
        ("a.md", (), (), 0),
        ("b.md", (), (), 1),
    ]
    assert synced.ids("b.md")["Wandering paragraph."] == unit_id
    assert synced.states("b.md", "da")["Wandering paragraph."] == ("da W", "reviewed")
    assert synced.states("b.md", "ar")["Wandering paragraph."] == ("ar W", "translated")


def test_a_unit_that_goes_to_another_page_takes_its_older_translations_along(synced: Workspace) -> None:
    synced.write_source("a.md", A.replace("Wandering paragraph.", "Wandering paragraph, edited."))
    synced.sync()
    synced.translate("a.md", "da", {"Wandering paragraph, edited.": "da W2"})
    synced.rename_source("a.md", "c.md")
    synced.sync()
    synced.write_source("c.md", A)
    synced.sync()
    assert synced.states("c.md", "da")["Wandering paragraph."] == ("da W", "translated")


def test_a_comment_on_an_untranslated_unit_goes_along(synced: Workspace) -> None:
    first = '#: a.md\nmsgctxt "' + synced.ids("a.md")["First paragraph."]
    synced.edit_po("a.md", "da", "#. paragraph\n" + first, "# ask Åse\n#. paragraph\n" + first)
    synced.rename_source("a.md", "c.md")
    synced.sync()
    assert "# ask Åse\n" in synced.po_text("c.md", "da")


def test_an_outdated_unit_stays_outdated_on_its_new_page(synced: Workspace) -> None:
    synced.write_source("a.md", A.replace("Wandering paragraph.", "Wandering paragraph, edited."))
    synced.sync()
    synced.rename_source("a.md", "c.md")
    synced.sync()
    assert synced.states("c.md", "da")["Wandering paragraph, edited."] == ("da W", "outdated")
    assert '#| msgid "Wandering paragraph."' in synced.po_text("c.md", "da")


def test_a_copied_paragraph_is_a_new_unit(synced: Workspace) -> None:
    synced.write_source("b.md", "Wandering paragraph.\n\nText of b.\n")
    result = synced.sync()
    assert len(result.pages[1].new) == 1
    assert synced.ids("b.md")["Wandering paragraph."] != synced.ids("a.md")["Wandering paragraph."]


def test_a_page_that_is_split_takes_its_units_along(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    synced.write_source("a.md", "# Title\n\nFirst paragraph.\n")
    synced.write_source("c.md", "Wandering paragraph.\n")
    synced.sync()
    assert synced.ids("a.md") | synced.ids("c.md") == ids


def test_pages_that_are_merged_take_their_units_along(synced: Workspace) -> None:
    ids = synced.ids("a.md") | synced.ids("b.md")
    synced.remove_source("b.md")
    synced.write_source("a.md", A + "\nText of b.\n")
    synced.sync()
    assert synced.ids("a.md") == ids


def test_a_deleted_page_leaves_its_translations_as_obsolete_and_comes_back_with_them(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    synced.remove_source("a.md")
    result = synced.sync()
    assert set(result.pages[0].removed) == set(ids.values())
    assert not (synced.root / "locales/templates/a.md.pot").exists()
    assert [text for _, _, text in synced.obsolete("a.md", "da")] == ["da T", "da W"]
    assert ("da", "a.md") not in synced.counts()
    assert synced.sync().written == ()
    synced.write_source("a.md", A)
    synced.sync()
    assert synced.ids("a.md") == ids
    assert synced.states("a.md", "da")["Wandering paragraph."] == ("da W", "reviewed")
    assert synced.states("a.md", "ar")["Title"] == ("ar T", "translated")
    assert synced.obsolete("a.md", "da") == []


def test_a_deleted_page_without_translations_leaves_no_file(synced: Workspace) -> None:
    synced.remove_source("b.md")
    synced.sync()
    assert [name for name in synced.snapshot() if "b.md" in name] == []


def test_a_page_and_its_files_that_are_renamed_together_keep_everything(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    synced.rename_source("a.md", "c.md")
    for folder, ending in (("da", "po"), ("ar", "po"), ("templates", "pot")):
        (synced.root / f"locales/{folder}/a.md.{ending}").rename(synced.root / f"locales/{folder}/c.md.{ending}")
    synced.sync()
    assert synced.ids("c.md") == ids
    assert synced.states("c.md", "da")["Wandering paragraph."] == ("da W", "reviewed")
    assert "#: c.md" in synced.po_text("c.md", "da")


def test_only_the_named_page_is_synchronised(synced: Workspace) -> None:
    synced.write_source("a.md", A.replace("First", "1st"))
    synced.write_source("b.md", "Text of b, edited.\n")
    result = synced.sync("b.md")
    assert [page.page for page in result.pages] == ["b.md"]
    assert set(result.written) == {"locales/ar/b.md.po", "locales/da/b.md.po", "locales/templates/b.md.pot"}


def test_a_page_that_exchanges_units_with_the_named_one_is_synchronised_with_it(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")["Wandering paragraph."]
    synced.write_source("c.md", "Waits for its own sync.\n")
    synced.write_source("a.md", A.replace("Wandering paragraph.\n", ""))
    synced.write_source("b.md", "Wandering paragraph.\n\nText of b.\n")
    assert [page.page for page in synced.sync("a.md").pages] == ["a.md", "b.md"]
    assert synced.ids("b.md")["Wandering paragraph."] == unit_id
    assert synced.states("b.md", "da")["Wandering paragraph."] == ("da W", "reviewed")


def test_a_page_that_is_not_named_is_not_complained_of(synced: Workspace) -> None:
    synced.write_source("a.md", b"\xff")
    synced.write_source("b.md", "Text of b, edited.\n")
    assert "locales/da/b.md.po" in synced.sync("b.md").written


def test_an_interrupted_sync_is_completed_by_the_next(synced: Workspace) -> None:
    template = synced.root / "locales/templates/a.md.pot"
    before = template.read_bytes()
    synced.write_source("a.md", "# Title\n\nFirst paragraph, edited.\n")
    synced.sync()
    expected = synced.snapshot()
    template.write_bytes(before)  # the catalogs were written, the template was not
    synced.drop_index()
    synced.sync()
    assert synced.snapshot() == expected


def test_a_page_that_cannot_be_parsed_is_left_alone_and_the_others_go_on(synced: Workspace) -> None:
    before = synced.snapshot()
    synced.write_source("a.md", b"caf\xe9\n")
    synced.write_source("b.md", "Text of b, edited.\n")
    result = synced.try_sync()
    assert [str(problem).split(": ")[0] for problem in result.problems] == ["a.md:1"]
    assert [name for name in synced.snapshot() if synced.snapshot()[name] != before.get(name)] == [
        "locales/ar/b.md.po",
        "locales/da/b.md.po",
        "locales/templates/b.md.pot",
        "source/a.md",
        "source/b.md",
    ]
    counts = synced.counts()["da", "a.md"]
    assert (counts.units, counts.translated) == (3, 0)


def test_a_text_that_no_po_file_can_hold_stops_its_page_with_its_line(synced: Workspace) -> None:
    synced.write_source("a.md", A + "\nNUL \0 here.\n")
    synced.write_source("b.md", "Text of b, edited.\n")
    result = synced.try_sync()
    assert [(problem.path, problem.line) for problem in result.problems] == [("a.md", 7)]
    assert "locales/da/b.md.po" in result.written
    assert "locales/da/a.md.po" not in result.written
