"""A project whose units go out and come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.project import Workspace, make_workspace
from workflow.actions.exchange import ReceivedFile, receive_file, send_units
from workflow.core.exchange.csv_file import read_csv, write_csv
from workflow.core.exchange.deciding import Rule
from workflow.core.exchange.item import Item

PAGE = "garden.md"
HEADING, SOW, WATER, LINK = "Garden", "Sow in May.", "Water every day.", "See [the shop](shop.html)."
TEXT = f"# {HEADING}\n\n{SOW}\n\n{WATER}\n\n{LINK}\n"


@dataclass
class Exchange:
    """A project of one page, and a file that has gone out of it."""

    workspace: Workspace
    file: Path

    def send(self, **options: Any) -> None:
        """Write the file; every page must be in it."""
        assert send_units(self.workspace.project, self.file, "da", **options).problems == ()

    def receive(self, **options: Any) -> ReceivedFile:
        """Take the file."""
        return receive_file(self.workspace.project, self.file, **options)

    def edit(self, change: Callable[[Item], Item]) -> None:
        """Change the units of a CSV file as someone outside does."""
        items = read_csv(self.file.read_bytes().decode("utf-8-sig"), "").items
        self.file.write_text("\ufeff" + write_csv(map(change, items)), encoding="utf-8", newline="")

    def type(self, texts: dict[str, str], **fields: Any) -> None:
        """Type texts into a CSV file, by source."""
        self.edit(
            lambda item: replace(item, translation=texts[item.source], **fields) if item.source in texts else item
        )

    def outcomes(self, **options: Any) -> dict[str, tuple[str, str]]:
        """Take the file: source of each unit that is not unchanged → outcome and reason."""
        sources = {item.unit.id: item.unit.source for item in self.workspace.units(PAGE)}
        done = self.receive(rule=options.pop("rule", Rule.TRANSLATE), **options)
        assert done.problems == ()
        return {
            sources.get(each.unit, each.unit): (each.outcome.value, each.reason)
            for each in done.units
            if each.outcome.value != "unchanged"
        }

    @property
    def states(self) -> dict[str, tuple[str, str]]:
        """Source → translation and state."""
        return self.workspace.states(PAGE, "da")


def make_exchange(tmp_path: Path, ending: str = "csv") -> Exchange:
    """A project of one page with two translations, one of them reviewed."""
    workspace = make_workspace(tmp_path / "project", "da", "ar")
    workspace.write_source(PAGE, TEXT)
    workspace.sync()
    workspace.translate(PAGE, "da", {HEADING: "Have", WATER: "Vand hver dag."})
    workspace.review(PAGE, "da", WATER)
    return Exchange(workspace, tmp_path / f"out.{ending}")
