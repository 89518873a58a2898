"""Reading the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workflow.store.journal.edits import Edit, Fate
from workflow.store.journal.state import has_state, open_state

_COLUMNS = "page, unit, language, author, base, source, translation, outdated, at, edit_id, fate"
_HAPPENED = f"fate not in ('{Fate.FAILED}', '{Fate.ASIDE}')"


def read_edits(instance: Path, page: str, unit: str, language: str) -> tuple[Edit, ...]:
    """The accepted edits of one unit, oldest first."""
    where = f"page = ? and unit = ? and language = ? and {_HAPPENED} order by sequence"
    return _read(instance, where, (page, unit, language))


def read_all_edits(instance: Path, page: str, unit: str, language: str, *, anywhere: bool) -> tuple[Edit, ...]:
    """All that was ever sent for one unit, whatever became of it, oldest first.

    `anywhere` says that no other page has a unit of that id: what was done to it on another page is told too.
    """
    if anywhere:
        return _read(instance, "unit = ? and language = ? order by sequence", (unit, language))
    return _read(instance, "page = ? and unit = ? and language = ? order by sequence", (page, unit, language))


def list_edits(instance: Path, *, language: str = "", author: str = "", limit: int) -> tuple[Edit, ...]:
    """The latest accepted edits of the project, of one language or of one author, newest first."""
    given = [(name, value) for name, value in (("language", language), ("author", author)) if value]
    where = " and ".join([_HAPPENED, *(f"{name} = ?" for name, _ in given)])
    return _read(instance, f"{where} order by sequence desc limit ?", (*(value for _, value in given), limit))


def read_aside(instance: Path, page: str, unit: str, language: str) -> tuple[Edit, ...]:
    """The texts of one unit that came too late to be accepted and were kept, oldest first."""
    return _read(
        instance, "page = ? and unit = ? and language = ? and fate = 'aside' order by sequence", (page, unit, language)
    )


def read_pending(instance: Path, page: str, language: str) -> tuple[Edit, ...]:
    """The edits of one PO file of which it is not known whether they are in it, oldest first."""
    return _read(instance, "page = ? and language = ? and fate = 'pending' order by sequence", (page, language))


def list_pending(instance: Path) -> tuple[tuple[str, str], ...]:
    """The pages and languages that have such edits."""
    if not has_state(instance):
        return ()
    with open_state(instance) as state:
        rows = state.execute("select distinct page, language from edits where fate = 'pending' order by 1, 2")
        return tuple((str(page), str(language)) for page, language in rows)


def read_last_times(instance: Path, languages: Iterable[str]) -> dict[str, str]:
    """Language → when its latest accepted edit was (ISO 8601, UTC); languages without an edit are left out."""
    if not has_state(instance):
        return {}
    with open_state(instance) as state:
        query = f"select at from edits where language = ? and {_HAPPENED} order by sequence desc limit 1"  # noqa: S608 - fixed words
        found = {language: state.execute(query, (language,)).fetchone() for language in languages}
    return {language: str(row[0]) for language, row in found.items() if row}


def _read(instance: Path, where: str, values: Sequence[Any]) -> tuple[Edit, ...]:
    if not has_state(instance):
        return ()
    with open_state(instance) as state:
        rows = state.execute(f"select {_COLUMNS} from edits where {where}", values).fetchall()  # noqa: S608 - fixed words
    return tuple(replace(Edit(*values), fate=Fate(fate)) for *values, fate in rows)
