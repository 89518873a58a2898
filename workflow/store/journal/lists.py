"""Reading the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from workflow.store.journal.edit import Edit, Fate
from workflow.store.journal.rows import COLUMNS, HAPPENED, make_edit, read_open_bases
from workflow.store.journal.state import has_state, open_state


def read_edits(instance: Path, page: str, unit: str, language: str) -> tuple[Edit, ...]:
    """The accepted edits of one unit, oldest first."""
    where = f"page = ? and unit = ? and language = ? and {HAPPENED} order by sequence"
    return _read(instance, where, (page, unit, language))


def read_all_edits(instance: Path, page: str, unit: str, language: str, *, anywhere: bool) -> tuple[Edit, ...]:
    """All that was ever sent for one unit, whatever became of it, oldest first.

    `anywhere` says that no other page has a unit of that id: what was done to it on another page is told too.
    """
    if anywhere:
        return _read(instance, "unit = ? and language = ? order by sequence", (unit, language))
    return _read(instance, "page = ? and unit = ? and language = ? order by sequence", (page, unit, language))


def list_edits(
    instance: Path, *, language: str = "", author: str = "", limit: int, offset: int = 0
) -> tuple[Edit, ...]:
    """The latest accepted edits of the project, of one language or of one author, newest first.

    `offset` is the number of newer ones that are passed over.
    """
    where, values = _filter(language, author)
    return _read(instance, f"{where} order by sequence desc limit ? offset ?", (*values, limit, offset))


def count_edits(instance: Path, *, language: str = "", author: str = "") -> int:
    """How many accepted edits the project, one language or one author has."""
    if not has_state(instance):
        return 0
    where, values = _filter(language, author)
    with open_state(instance) as state:
        return int(state.execute(f"select count(*) from edits where {where}", values).fetchone()[0])  # noqa: S608 - fixed words


def _filter(language: str, author: str) -> tuple[str, tuple[str, ...]]:
    given = [(name, value) for name, value in (("language", language), ("author", author)) if value]
    return " and ".join([HAPPENED, *(f"{name} = ?" for name, _ in given)]), tuple(value for _, value in given)


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


def list_guarded(instance: Path, page: str, language: str) -> tuple[Edit, ...]:
    """The edits of one PO file that no commit is known to hold, oldest first.

    They are the latest of their unit, and what the file has to hold (`Fate.WRITTEN`), or did hold until git has put
    another version there (`Fate.MOVED`); and those that another program has written over (`Fate.OVERWRITTEN`).
    """
    same = "later.page = edits.page and later.unit = edits.unit and later.language = edits.language"
    later = f"select 1 from edits as later where {same} and later.sequence > edits.sequence and later.{HAPPENED}"  # noqa: S608 - fixed words
    latest = f"(fate in ('{Fate.WRITTEN}', '{Fate.MOVED}') and not exists ({later}))"
    where = f"page = ? and language = ? and committed = 0 and (fate = '{Fate.OVERWRITTEN}' or {latest})"
    return _read(instance, f"{where} order by sequence", (page, language))


def list_open_bases(instance: Path, edit: Edit) -> frozenset[str]:
    """What an edit's unit was (digests) before each of its edits that no commit holds, with HEAD where it was then."""
    with open_state(instance) as state:
        return read_open_bases(state, edit)


def list_overwritten(instance: Path, *, page: str = "", language: str = "") -> tuple[Edit, ...]:
    """The edits that another program has written over with the text of before, newest first: somebody has to decide.

    Args:
        instance: the folder of the databases.
        page: of this page alone, where it is given.
        language: of this language alone, where it is given.
    """
    return _list_fate(instance, Fate.OVERWRITTEN, page, language)


def list_moved(instance: Path, *, page: str = "", language: str = "") -> tuple[Edit, ...]:
    """The edits that git has taken out of their files as its HEAD moved, newest first."""
    return _list_fate(instance, Fate.MOVED, page, language)


def _list_fate(instance: Path, fate: Fate, page: str, language: str) -> tuple[Edit, ...]:
    given = [(name, value) for name, value in (("page", page), ("language", language)) if value]
    where = " and ".join([f"fate = '{fate}'", *(f"{name} = ?" for name, _ in given)])
    return _read(instance, f"{where} order by sequence desc", [value for _, value in given])


def list_open_files(instance: Path) -> frozenset[tuple[str, str]]:
    """The (page, language) of all PO files that have edits which no commit is known to hold."""
    if not has_state(instance):
        return frozenset()
    with open_state(instance) as state:
        rows = state.execute("select distinct page, language from edits where committed = 0").fetchall()
    return frozenset((str(page), str(language)) for page, language in rows)


def list_edited_files(instance: Path, author: str, since: str) -> tuple[tuple[str, str], ...]:
    """The (page, language) of the PO files that an author has edited since a time (ISO 8601, UTC), in order."""
    if not has_state(instance):
        return ()
    query = f"select distinct page, language from edits where author = ? and at >= ? and {HAPPENED} order by 1, 2"  # noqa: S608 - fixed words
    with open_state(instance) as state:
        return tuple((str(page), str(language)) for page, language in state.execute(query, (author, since)))


def read_touched_edits(instance: Path, page: str, language: str, author: str, since: str) -> tuple[Edit, ...]:
    """All edits of those units of a PO file that an author has edited since a time (ISO 8601, UTC), oldest first."""
    place = "page = ? and language = ?"
    touched = f"select unit from edits where {place} and author = ? and at >= ? and {HAPPENED}"  # noqa: S608 - fixed words
    values = (page, language, page, language, author, since)
    return _read(instance, f"{place} and unit in ({touched}) order by sequence", values)


def list_authors(instance: Path) -> tuple[str, ...]:
    """Everybody who has saved something, the busiest first."""
    if not has_state(instance):
        return ()
    query = f"select author from edits where {HAPPENED} group by author order by count(*) desc, author"  # noqa: S608 - fixed words
    with open_state(instance) as state:
        return tuple(str(author) for (author,) in state.execute(query))


def read_last_times(instance: Path, languages: Iterable[str]) -> dict[str, str]:
    """Language → when its latest accepted edit was (ISO 8601, UTC); languages without an edit are left out."""
    if not has_state(instance):
        return {}
    with open_state(instance) as state:
        query = f"select at from edits where language = ? and {HAPPENED} order by sequence desc limit 1"  # noqa: S608 - fixed words
        found = {language: state.execute(query, (language,)).fetchone() for language in languages}
    return {language: str(row[0]) for language, row in found.items() if row}


def _read(instance: Path, where: str, values: Sequence[Any]) -> tuple[Edit, ...]:
    if not has_state(instance):
        return ()
    with open_state(instance) as state:
        rows = state.execute(f"select {COLUMNS} from edits where {where}", values).fetchall()  # noqa: S608 - fixed words
    return tuple(make_edit(row) for row in rows)
