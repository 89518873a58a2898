"""What an edit of the source does to PO files: exactly the lines of the units it changed."""

from __future__ import annotations

import pytest

from tests.project import Workspace
from workflow.core.source_change import Meaning

PAGE = "# Title\n\nFirst paragraph.\n\nSecond paragraph.\n\nThird one here.\n"


@pytest.fixture
def synced(workspace: Workspace) -> Workspace:
    """One page, fully translated into Danish."""
    workspace.write_source("a.md", PAGE)
    workspace.sync()
    texts = {
        "Title": "Titel",
        "First paragraph.": "Første.",
        "Second paragraph.": "Andet.",
        "Third one here.": "Den tredje.",
    }
    workspace.translate("a.md", "da", texts)
    return workspace


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines that are gone and lines that are new."""
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_an_edited_unit_becomes_outdated_with_its_old_source(synced: Workspace) -> None:
    before = synced.po_text("a.md", "da")
    synced.write_source("a.md", PAGE.replace("Second paragraph.", "Second paragraph, edited."))
    result = synced.sync()
    assert changed_lines(before, synced.po_text("a.md", "da")) == (
        ['msgid "Second paragraph."'],
        ["#, fuzzy", '#| msgid "Second paragraph."', 'msgid "Second paragraph, edited."'],
    )
    (change,) = result.pages[0].changes
    assert (change.change, change.meaning, change.old, change.new, change.outdated) == (
        "edited",
        Meaning.REAL,
        "Second paragraph.",
        "Second paragraph, edited.",
        ("da",),
    )
    assert synced.states("a.md", "da")["Second paragraph, edited."] == ("Andet.", "outdated")


def test_a_new_unit_adds_its_lines_after_its_neighbour(synced: Workspace) -> None:
    before = synced.po_text("a.md", "da")
    synced.write_source("a.md", PAGE.replace("Second", "Inserted 123.\n\nSecond"))
    result = synced.sync()
    after = synced.po_text("a.md", "da")
    added = f'#. paragraph\n#: a.md\nmsgctxt "{result.pages[0].new[0]}"\nmsgid "Inserted 123."\nmsgstr ""\n\n'
    assert after.replace(added, "") == before
    assert after.index("Inserted 123.") < after.index("Second paragraph.")


def test_a_removed_unit_stays_as_an_obsolete_entry_and_comes_back_translated(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")["Second paragraph."]
    synced.write_source("a.md", PAGE.replace("Second paragraph.\n\n", ""))
    assert synced.sync().pages[0].removed == (unit_id,)
    assert synced.obsolete("a.md", "da") == [(unit_id, "Second paragraph.", "Andet.")]
    assert "Second" not in synced.po_text("a.md", "ar")
    synced.write_source("a.md", PAGE)
    synced.sync()
    assert synced.ids("a.md")["Second paragraph."] == unit_id
    assert synced.states("a.md", "da")["Second paragraph."] == ("Andet.", "translated")
    assert synced.obsolete("a.md", "da") == []


def test_a_moved_unit_keeps_id_and_translation(synced: Workspace) -> None:
    ids = synced.ids("a.md")
    synced.write_source("a.md", "# Title\n\nThird one here.\n\nFirst paragraph.\n\nSecond paragraph.\n")
    result = synced.sync()
    assert result.pages[0].moved == (ids["Third one here."],)
    assert synced.ids("a.md") == ids
    assert {state for _, state in synced.states("a.md", "da").values()} == {"translated"}


def test_an_edit_that_is_undone_leaves_the_file_as_it_was(synced: Workspace) -> None:
    before = synced.snapshot()
    synced.write_source("a.md", PAGE.replace("Second paragraph.", "Second paragraph, edited."))
    synced.sync()
    synced.write_source("a.md", PAGE)
    synced.sync()
    assert synced.snapshot() == before


@pytest.mark.parametrize("anew", ["Andet, nyt.", "Andet."])
def test_an_edit_that_is_undone_after_a_new_translation_brings_the_old_one_back(synced: Workspace, anew: str) -> None:
    unit_id = synced.ids("a.md")["Second paragraph."]
    edited = PAGE.replace("Second paragraph.", "Second paragraph, edited.")
    synced.write_source("a.md", edited)
    synced.sync()
    synced.translate("a.md", "da", {"Second paragraph, edited.": anew})
    assert synced.obsolete("a.md", "da") == [(unit_id, "Second paragraph.", "Andet.")]
    synced.write_source("a.md", PAGE)
    synced.sync()
    assert synced.states("a.md", "da")["Second paragraph."] == ("Andet.", "translated")
    assert synced.obsolete("a.md", "da") == [(unit_id, "Second paragraph, edited.", anew)]
    synced.write_source("a.md", edited)
    synced.sync()
    assert synced.states("a.md", "da")["Second paragraph, edited."] == (anew, "translated")
    synced.lint_catalogs()


def test_re_wrapping_the_source_writes_nothing(synced: Workspace) -> None:
    before = synced.snapshot()
    synced.write_source("a.md", PAGE.replace("Second paragraph.", "Second\nparagraph."))
    assert synced.sync().written == ()
    assert {**synced.snapshot(), "source/a.md": b""} == {**before, "source/a.md": b""}


def test_what_was_done_to_a_po_file_by_hand_stays_byte_for_byte(synced: Workspace) -> None:
    text = synced.po_text("a.md", "da")
    text = "# Danish files of ours\n" + text
    text = text.replace('msgstr "Første."', 'msgstr ""\n"Før"\n"ste."')
    text = text.replace("#. heading", "# my comment\n#, no-wrap\n#. heading")
    text = text.replace(
        '"Language-Team: Danish\\n"', '"Language-Team: Holdet <hold@example.org>\\n"\n"X-Generator: Hand\\n"'
    )
    head, *blocks = text.split("\n\n")
    text = (
        "\n\n".join([head, blocks[3], blocks[0], '#~ msgid "old"\n#~ msgstr "gammel"', blocks[1], blocks[2]])
        + "\n\n# end\n"
    )
    synced.po_path("a.md", "da").write_bytes(text.replace("\n", "\r\n").encode())
    synced.write_source("a.md", PAGE.replace("Second paragraph.", "Second paragraph, edited."))
    synced.sync()
    gone, new = changed_lines(text, synced.po_text("a.md", "da").replace("\r\n", "\n"))
    assert gone == ['msgid "Second paragraph."']
    assert len(new) == 3
    assert synced.po_text("a.md", "da").count("\n") == synced.po_text("a.md", "da").count("\r\n")
    expected = text.replace('msgid "Second paragraph."', 'msgid "Second paragraph, edited."')
    assert [
        line
        for line in synced.po_text("a.md", "da").replace("\r\n", "\n").split("\n")
        if not line.startswith(("#, fuzzy", "#|"))
    ] == expected.split("\n")


def test_updates_that_are_not_required_outdate_nothing(synced: Workspace) -> None:
    unit_id = synced.ids("a.md")["Second paragraph."]
    synced.write_source("a.md", PAGE.replace("Second paragraph.", "Second paragraf.").replace("Third one", "Third 1"))
    synced.sync(keep=[f"a.md:{unit_id}"])
    states = synced.states("a.md", "da")
    assert states["Second paragraf."] == ("Andet.", "translated")
    assert states["Third 1 here."] == ("Den tredje.", "outdated")


def test_all_updates_that_are_not_required_outdate_nothing(synced: Workspace) -> None:
    synced.write_source("a.md", PAGE.replace("paragraph", "paragraf"))
    synced.sync(keep=["all"])
    assert {state for _, state in synced.states("a.md", "da").values()} == {"translated"}


def test_a_removed_translation_with_a_comment_keeps_the_comment(synced: Workspace) -> None:
    synced.edit_po("a.md", "da", "#. heading", "# ask Åse\n#. heading")
    synced.translate("a.md", "da", {"Title": ""})
    assert "# ask Åse\n#. heading" in synced.po_text("a.md", "da")
    assert synced.states("a.md", "da")["Title"] == ("", "untranslated")
