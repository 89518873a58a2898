"""A document is aligned with the older source that it was made from, and its texts follow the units to today."""

from __future__ import annotations

from tests.actions.importing_page.letters import BREV, LETTER, bring, put, read_po
from tests.core.page_alignment.documents import list_spans
from tests.project import Workspace

TODAY = LETTER.replace("count the 12 chickens", "count all the chickens").replace("Where is the key?\n\n", "")


def test_a_unit_that_was_edited_since_is_outdated_with_the_older_source(workspace: Workspace) -> None:
    workspace.write_source("letter.md", TODAY)
    workspace.sync()
    put(workspace, "brev.md", BREV)
    put(workspace, "older.md", LETTER)
    version = str(workspace.root / "older.md")
    done = bring(workspace, "brev.md", page="letter.md", language="da", version=version)
    today, older, texts = list_spans(TODAY), list_spans(LETTER), list_spans(BREV)
    expected = {source: (texts[older.index(source)], "translated") for source in today[:-1]}
    assert read_po(workspace, "letter.md", "da") == {**expected, today[-1]: (texts[-1], "outdated")}
    assert workspace.catalog("letter.md", "da").entries[-1].previous_source == older[-1]
    assert [(one.text, one.reason) for one in done.pages[0][0].left] == [
        ("Hvor er nøglen?", "its unit has left the page")
    ]


def test_the_older_sources_of_a_tree_stand_in_a_folder_too(workspace: Workspace) -> None:
    workspace.write_source("a/letter.md", TODAY)
    workspace.sync()
    put(workspace, "docs-da/a/letter.md", BREV)
    put(workspace, "docs-old/a/letter.md", LETTER)
    bring(workspace, "docs-da", language="da", version=str(workspace.root / "docs-old"))
    states = [state for _, state in read_po(workspace, "a/letter.md", "da").values()]
    assert states == ["translated"] * (len(list_spans(TODAY)) - 1) + ["outdated"]
