"""A page, its PO files as other tools write them, and what an import of each makes of the page's units."""

from __future__ import annotations

from pathlib import Path

from tests.project import Workspace

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "import_po"
PAGE = "guide.md"
DIALECTS = ("mdbook", "mdpo", "po4a", "sphinx", "translate_toolkit")


def add_guide(workspace: Workspace) -> None:
    """Make the page a synchronised document of the project."""
    workspace.write_source(PAGE, (FOLDER / PAGE).read_bytes())
    workspace.sync()


def describe_guide(workspace: Workspace) -> str:
    """State, source and translation of each unit of the page, as the files of expectations have them."""
    blocks = []
    for item in workspace.units(PAGE, "da"):
        translation = item.entry.translation if item.entry else ""
        texts = [text.replace("\n", "⏎\n  ") for text in (item.unit.source, translation) if text]
        blocks.append("\n  ".join([item.state.value, *texts]) + "\n")
    return "\n".join(blocks)
