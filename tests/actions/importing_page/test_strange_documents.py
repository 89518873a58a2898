"""Strange documents are aligned or refused, never half taken."""

from __future__ import annotations

import pytest

from tests.actions.importing_page.letters import BREV, LETTER, bring, put
from tests.core.page_alignment.documents import list_spans
from tests.project import Workspace
from workflow.actions.importing_page import import_pages


@pytest.fixture
def letter(workspace: Workspace) -> Workspace:
    """A project with the letter."""
    workspace.write_source("letter.md", LETTER)
    workspace.sync()
    return workspace


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n<!-- open",
    ],
)
def test_line_ends_and_marks_of_the_file_are_no_part_of_the_texts(letter: Workspace, change: object) -> None:
    assert callable(change)
    put(letter, "brev.md", change(BREV))
    bring(letter, "brev.md", page="letter.md", language="da")
    assert [text for text, _ in letter.states("letter.md", "da").values()] == list_spans(BREV)


@pytest.mark.parametrize("text", ["", "\n\n", "```\nnothing else\n```\n", "\x00", "\u2028", "---\n---\n", "\ufeff"])
def test_a_document_without_text_brings_nothing(letter: Workspace, text: str) -> None:
    put(letter, "brev.md", text)
    import_pages(letter.project, str(letter.root / "brev.md"), page="letter.md", language="da")
    assert {state for _, state in letter.states("letter.md", "da").values()} == {"untranslated"}


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\u2028", "\u0085", "\x7f", "\ue000", "\U0001f1e9"])
def test_any_character_comes_through_or_is_refused_whole(letter: Workspace, char: str) -> None:
    put(letter, "brev.md", BREV.replace("nøglen", f"nøg{char}len"))
    done = import_pages(letter.project, str(letter.root / "brev.md"), page="letter.md", language="da")
    taken = [text for text, _ in letter.states("letter.md", "da").values() if text]
    assert (len(taken), len(done.problems)) in ((len(list_spans(BREV)), 0), (0, 1))
