"""The page as it will look, and the units that cannot be seen on it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from web.editor.asked import Asked
from workflow.actions.workpage import WorkPage, WorkUnit


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A rendered page, cut where the open unit's form stands."""

    before: Markup
    after: Markup
    hidden: tuple[WorkUnit, ...]
    """Units that have no place in the page's text."""
    placed: bool
    """Whether the form stands between `before` and `after`."""


def show_document(work: WorkPage, asked: Asked, opened: WorkUnit | None) -> ShownDocument:  # noqa: ARG001
    """The page, with the form's place."""
    return ShownDocument(Markup(), Markup(), work.units, placed=False)


def show_piece(work: WorkPage, item: WorkUnit) -> str:  # noqa: ARG001
    """What stands in a unit's piece of the page."""
    return ""
