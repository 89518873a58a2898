"""Texts that other programs or git have taken out of PO files: told until somebody decides, and settled then."""

from __future__ import annotations

from workflow.actions.catalogs import lock_catalogs
from workflow.actions.journal_reading import read_if_usable
from workflow.actions.lookup import require_page, require_target
from workflow.actions.pages import peek_catalog
from workflow.core.catalog import active
from workflow.model import Entry
from workflow.store.journal import (
    Edit,
    Fate,
    describe_edit,
    list_moved,
    list_overwritten,
    record_outside,
    settle_noticed,
)
from workflow.store.project import Project


def list_flagged(project: Project) -> tuple[Edit, ...]:
    """The overwritten edits of units that can be opened, newest first."""
    edits: tuple[Edit, ...] = read_if_usable(lambda: list_overwritten(project.instance), ())
    return tuple(edit for edit in edits if _is_there(project, edit))


def count_taken(project: Project) -> dict[tuple[str, str], int]:
    """(page, language) → how many saved texts git has taken out of the file as it moved, newest first."""
    edits: tuple[Edit, ...] = read_if_usable(lambda: list_moved(project.instance), ())
    found: dict[tuple[str, str], int] = {}
    for edit in edits:
        if _is_there(project, edit):
            found[edit.page, edit.language] = found.get((edit.page, edit.language), 0) + 1
    return found


def keep_as_is(project: Project, page: str, language: str, *, unit: str = "") -> int:
    """Let a PO file stay as it is: its text is the unit's latest now, and the saved ones are its history.

    Args:
        project: the project.
        page: the page.
        language: the language.
        unit: the unit whose flags are settled; without it all that is told of the file.

    Returns:
        How many edits were settled.

    Raises:
        UnknownName: page or language are not there.
        Busy: another process is writing the file.
    """
    require_target(project, language)
    require_page(project, page)
    with lock_catalogs(project, page, [language]):
        told = (*list_overwritten(project.instance, page=page, language=language),)
        told += list_moved(project.instance, page=page, language=language)
        edits = [edit for edit in told if unit in ("", edit.unit)]
        catalog = peek_catalog(project, page, language)
        entries = active(catalog) if catalog is not None else {}
        latest = {edit.unit: edit for edit in reversed(edits)}
        now = [_describe(edit, entries.get(edit.unit, Entry(edit.unit, edit.source))) for edit in latest.values()]
        record_outside(project.instance, now)
        settle_noticed(project.instance, [edit.edit_id for edit in edits], Fate.WRITTEN)
    return len(edits)


def _describe(edit: Edit, entry: Entry) -> Edit:
    """The text that stands where an edit was."""
    before = Entry(edit.unit, edit.source, edit.translation, outdated=edit.outdated)
    return describe_edit(edit.page, edit.language, "", before, entry)


def _is_there(project: Project, edit: Edit) -> bool:
    return edit.language in project.config.languages and project.source_path(edit.page).is_file()
