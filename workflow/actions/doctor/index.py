"""The index: damaged, written by another program, or with numbers that are not those of the files."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.doctor.catalog_file import CatalogFile
from workflow.actions.doctor.finding import Examination, Finding, Kind
from workflow.actions.progress import rebuild_index
from workflow.core.catalog import active
from workflow.core.review import state_of
from workflow.model import State
from workflow.store.index.peek import Peeked, peek_index
from workflow.store.index.rows import CatalogRow
from workflow.store.project import Project

_INDEX = "instance/index.db"
_KEY = "index"
_REPAIR = "`polyfolio index` makes it anew from the files"


def peek(look: Examination) -> Peeked:
    """The index as it lies there; read once."""
    known = look.notes.get(_KEY)
    if not isinstance(known, Peeked):
        known = look.notes[_KEY] = peek_index(look.project.instance)
    return known


def _find_damage(look: Examination) -> Iterator[Finding]:
    peeked = peek(look)
    if peeked.damage and not peeked.pages:
        yield Finding(_INDEX, 0, peeked.damage, _REPAIR, fixable=True)


def count_again(look: Examination, file: CatalogFile) -> Iterator[Finding]:
    """Whether a PO file's units per state are those of the index, where that has counted this very file."""
    row = peek(look).catalogs.get((file.page, file.language))
    if row is None or file.catalog is None or row.file != look.locales.get(f"{file.language}/{file.page}.po"):
        return
    page = peek(look).pages.get(file.page)
    if page is None or page.stamp != row.stamp or row.error or page.changed:
        return
    now = _count(file, row)
    was = {"translated": row.counts.translated, "outdated": row.counts.outdated, "reviewed": row.counts.reviewed}
    if now != was:
        name = next(name for name in now if now[name] != was[name])
        message = f"the index has {was[name]} units of this file as {name}, there are {now[name]}"
        yield Finding(file.path, 1, message, f"{_REPAIR}; `polyfolio index --verify` compares all", fixable=True)


def _count(file: CatalogFile, row: CatalogRow) -> dict[str, int]:
    entries = active(file.catalog) if file.catalog else {}
    states = [state_of(entry) for unit, entry in entries.items() if unit not in row.broken]
    return {
        "translated": sum(state in (State.TRANSLATED, State.REVIEWED) for state in states),
        "outdated": states.count(State.OUTDATED),
        "reviewed": states.count(State.REVIEWED),
    }


def rebuild(project: Project, finding: Finding) -> str:  # noqa: ARG001
    """Make the index anew."""
    rebuild_index(project)
    return "made anew from the files"


KIND = Kind("index", _find_damage, rebuild)
