"""The report of an import: a PO file with the texts that found no place, each with where it stands and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from workflow.actions.catalogs import start_catalog
from workflow.actions.importing_page.plan import PlannedPage, PlannedUnit
from workflow.model import Entry
from workflow.store.files import write_atomic
from workflow.store.po import write_catalog
from workflow.store.project import Project

REASON = "polyfolio: "
"""Begins the comment that says why a text found no place; such a comment is no translator's."""


def write_report(
    project: Project, path: Path, language: str, pages: Iterable[tuple[PlannedPage, Sequence[PlannedUnit]]]
) -> int:
    """Write what the documents of a language hold beyond what was taken, and return how many texts that are.

    Args:
        project: the project.
        path: the report; an older one is replaced.
        language: the language of the texts.
        pages: each page with the units whose own text was kept.

    A text without a unit has the place where it stands as its msgid.

    Raises:
        PolyfolioError: the file cannot be written.
    """
    entries = [entry for page, kept in pages for entry in _describe(page, kept)]
    catalog = start_catalog(project, project.language(language), entries)
    write_atomic(path, write_catalog(catalog), root=path.parent)
    return len(entries)


def _describe(page: PlannedPage, kept: Sequence[PlannedUnit]) -> Iterable[Entry]:
    name = page.found.path.as_posix()
    for order, one in enumerate(page.left, start=1):
        where = f"{name}:{one.line}"
        yield Entry(f"{page.found.page} {order}", where, one.text, comments=(REASON + one.reason,), references=(where,))
    for unit in kept:
        comment = f"{REASON}the unit has another text that is as good or better"
        yield Entry(f"{page.found.page} {unit.unit}", unit.source, unit.text, comments=(comment,), references=(name,))
