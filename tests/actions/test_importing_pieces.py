"""Several units in one foreign entry, and several foreign entries in one unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Workspace
from workflow.actions.importing import import_catalogs

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def take(workspace: Workspace, page: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Import the pairs as a PO file; translation and state of each unit of the page."""
    workspace.write_source("a.md", page)
    workspace.sync()
    quoted = [tuple(text.replace('"', '\\"').replace("\n", "\\n") for text in pair) for pair in pairs]
    body = "\n".join(f'#: a.md:1\nmsgid "{one}"\nmsgstr "{two}"\n' for one, two in quoted)
    path = Path(workspace.root.parent, "foreign.po")
    path.write_text(HEADER + body, encoding="utf-8")
    import_catalogs(workspace.project, [path], "da")
    units = workspace.units("a.md", "da")
    return [(item.entry.translation if item.entry else "", item.state.value) for item in units]


@pytest.mark.parametrize(
    ("page", "pair"),
    [
        ("- one thing\n- two things\n", ("- one thing\n- two things", "- en ting\n- to ting")),
        ("One thing.\n\nTwo things.\n", ("One thing.\n\nTwo things.\n", "En ting.\n\nTo ting.\n")),
        ("| one | two |\n|---|---|\n", ("| one | two |", "| en | to |")),
        ("> One thing.\n>\n> Two.\n", ("> One thing.\n>\n> Two.", "> En ting.\n>\n> To.")),
        ("# One\n\nTwo\n", ("# One\n\nTwo\n", "# En\n\nTo\n")),
    ],
)
def test_an_entry_that_holds_several_units_is_taken_apart(
    workspace: Workspace, page: str, pair: tuple[str, str]
) -> None:
    assert [state for _, state in take(workspace, page, [pair])] == ["translated", "translated"]


def test_an_entry_whose_translation_is_built_in_another_way_is_not_taken_apart(workspace: Workspace) -> None:
    taken = take(workspace, "- one thing\n- two things\n", [("- one thing\n- two things", "en ting, to ting")])
    assert taken == [("", "untranslated")] * 2


def test_entries_that_follow_one_another_are_joined(workspace: Workspace) -> None:
    pairs = [("First sentence.", "Første."), ("Second *one*.", "Anden _en_."), ("Other", "Anden")]
    assert take(workspace, "First sentence. Second *one*.\n", pairs) == [("Første. Anden _en_.", "translated")]


def test_entries_with_others_between_them_are_not_joined(workspace: Workspace) -> None:
    pairs = [("First sentence.", "Første."), ("Other", "Anden"), ("Second one.", "Anden.")]
    assert take(workspace, "First sentence. Second one.\n", pairs) == [("", "untranslated")]


def test_texts_between_tags_are_filled_in(workspace: Workspace) -> None:
    pairs = [("Ctrl", "Strg"), ("Other", "Anden"), (": Runs the code.", ": Kører koden.")]
    assert take(workspace, "<kbd>Ctrl</kbd>: Runs the code.\n", pairs) == [
        ("<kbd>Strg</kbd>: Kører koden.", "translated")
    ]


def test_joined_entries_are_outdated_when_one_of_them_is(workspace: Workspace) -> None:
    workspace.write_source("a.md", "First sentence. Second one.\n")
    workspace.sync()
    path = Path(workspace.root.parent, "foreign.po")
    entries = 'msgid "First sentence."\nmsgstr "Første."\n\n#, fuzzy\nmsgid "Second one."\nmsgstr "Anden."\n'
    path.write_text(HEADER + entries, encoding="utf-8")
    import_catalogs(workspace.project, [path], "da")
    assert list(workspace.states("a.md", "da").values()) == [("Første. Anden.", "outdated")]
