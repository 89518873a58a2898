"""Undoing one edit of a unit, and bringing one of its older texts back: saved as if it were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.actions.edit import Saved, save_translation
from workflow.actions.history import IN_THE_FILE, NEVER_THERE, Version, read_unit_edits, read_unit_history
from workflow.actions.listing import find_listed
from workflow.core.digest import digest_entry
from workflow.core.undoing import Said, bring_back, find_before, put_back
from workflow.errors import RefusedEdit, UnknownName
from workflow.model import Entry, State
from workflow.store.journal import Edit
from workflow.store.project import Project

_DEEP = 1_000
"""Commits of one unit that are looked through for a text."""
_SHORTEST = 4
"""Digits of an edit's id, or of a commit's, that name it."""


def undo_edit(
    project: Project, page: str, unit: str, language: str, edit_id: str, *, author: str = "", force: bool = False
) -> Saved:
    """Give a unit what it said before one edit, if it still says what that edit said.

    Args:
        edit_id: the edit's id, or its first digits.
        author: who undoes it; git's user name when empty.
        force: put that text back whatever the unit says now, and although a check finds an error in it.

    Raises:
        UnknownName: page, unit, language or edit are not there.
        RefusedEdit: the unit has changed since, or was never what the edit wanted, or nobody knows what it said before;
            and all that keeps a text from being saved.
        CatalogError, Busy: see `save_translation`.
    """
    entry = _read_entry(project, page, unit, language)
    edit, later = _find_edit(project, page, unit, language, edit_id)
    if edit.fate in NEVER_THERE:
        raise RefusedEdit("that edit never was the unit's translation: there is nothing to undo", unit=unit)
    before = _find_before(project, page, unit, language, edit)
    if before is None:
        raise RefusedEdit(
            "nobody knows what the unit said before that edit; `polyfolio history` lists the texts that are known, "
            "--restore brings one back",
            unit=unit,
        )
    wanted = put_back(entry, edit.source, before)
    if entry.translation != wanted.translation and not force:
        _refuse_changed(entry, edit, later, before)
    return _save(project, page, language, entry, wanted, author, force=force)


def restore_text(
    project: Project, page: str, unit: str, language: str, version_id: str, *, author: str = "", force: bool = False
) -> Saved:
    """Give a unit the text that an edit, accepted or not, or a commit gave it; made for another source it is outdated.

    Args:
        version_id: the edit's or the commit's id, or its first digits.
        author: who brings it back; git's user name when empty.
        force: save it although a check finds an error in it.

    Raises:
        UnknownName: page, unit, language, edit or commit are not there.
        RefusedEdit: there is no text, or one that cannot be saved.
        CatalogError, Busy: see `save_translation`.
    """
    entry = _read_entry(project, page, unit, language)
    version = _find_version(project, page, unit, language, version_id)
    if not version.translation:
        raise RefusedEdit("has no translation there: there is no text to bring back", unit=unit)
    said = Said(version.translation, version.state is State.OUTDATED)
    return _save(project, page, language, entry, bring_back(entry, version.source, said), author, force=force)


def _save(project: Project, page: str, language: str, entry: Entry, wanted: Said, author: str, *, force: bool) -> Saved:
    return save_translation(
        project,
        page,
        entry.id,
        language,
        wanted.translation,
        outdated=wanted.outdated,
        author=author,
        base=digest_entry(entry),
        force=force,
    )


def _read_entry(project: Project, page: str, unit: str, language: str) -> Entry:
    entry = find_listed(project, page, unit, language).entry
    assert entry is not None  # noqa: S101 - it was asked for with a language
    return entry


def _refuse_changed(entry: Entry, edit: Edit, later: Sequence[Edit], before: Said) -> None:
    """Refuse where somebody has edited the unit since, even where it says the same again.

    Raises:
        RefusedEdit: it names all three texts, and the way out.
    """
    standing = [each for each in later if each.fate in IN_THE_FILE]
    if entry.translation == edit.translation and not standing:
        return
    by = f" by {standing[-1].author}" if standing and standing[-1].translation == entry.translation else ""
    raise RefusedEdit(
        f"has changed since that edit{by}: it now reads {entry.translation!r}, the edit's text was "
        f"{edit.translation!r}; --force puts {before.translation!r} back all the same",
        unit=entry.id,
    )


def _find_edit(project: Project, page: str, unit: str, language: str, edit_id: str) -> tuple[Edit, tuple[Edit, ...]]:
    """The edit of that id, and all that came after it."""
    edits = read_unit_edits(project, page, unit, language)
    found = [number for number, edit in enumerate(edits) if _names(edit_id, edit.edit_id)]
    if len(found) != 1:
        raise _unknown(edit_id, unit, len(found), "edit")
    return edits[found[0]], edits[found[0] + 1 :]


def _find_version(project: Project, page: str, unit: str, language: str, version_id: str) -> Version:
    history = read_unit_history(project, page, unit, language, limit=_DEEP)
    found = [each for each in history.versions if _names(version_id, each.edit_id) or _names(version_id, each.commit)]
    if len(found) != 1:
        raise _unknown(version_id, unit, len(found), "edit or commit")
    return found[0]


def _names(given: str, whole: str) -> bool:
    """Whether the first digits of an id name it."""
    return len(given) >= _SHORTEST and whole.startswith(given.lower())


def _unknown(given: str, unit: str, count: int, what: str) -> UnknownName:
    if count:
        return UnknownName(f"{count} ids of the unit begin with '{given}': give more digits", unit=unit)
    return UnknownName(
        f"no {what} of the unit has an id that begins with '{given}' ({_SHORTEST} digits at least); "
        f"`polyfolio history` lists them",
        unit=unit,
    )


def _find_before(project: Project, page: str, unit: str, language: str, edit: Edit) -> Said | None:
    """What the unit said before an edit; git is asked only where the journal and the PO file do not know it."""
    for texts in _list_texts(project, page, unit, language, edit):
        before = find_before(edit.base, edit.source, texts)
        if before is not None:
            return before
    return None


def _list_texts(project: Project, page: str, unit: str, language: str, edit: Edit) -> Iterator[list[str]]:
    yield [edit.replaced, *(each.translation for each in read_unit_edits(project, page, unit, language))]
    history = read_unit_history(project, page, unit, language, limit=_DEEP)
    yield [*(each.translation for each in history.versions), *(older.text for older in history.kept.texts)]
