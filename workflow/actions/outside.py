"""What other programs and git did to PO files: noticed whenever a file is not what it was, and told per unit.

An edit that no commit holds yet guards its unit. Where another program has put the text of before back, the edit is
flagged, and goes back to normal by itself when its text returns. Another text than was last seen is an edit by
"outside". What git changes as its HEAD moves is git's doing: its history has it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from workflow.actions.committed import drop_committed
from workflow.actions.pages import peek_catalog
from workflow.core.catalog import active
from workflow.core.digest import digest_entry
from workflow.core.older_texts import group_obsolete
from workflow.core.outside import Changed, Seen, Standing, find_standing, list_changed
from workflow.errors import Busy, PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.files import Identity, identify
from workflow.store.git.changes import (
    Place,
    is_git_at_work,
    list_dirty_files,
    list_moved_files,
    parse_place,
    read_place,
)
from workflow.store.held import HeldDatabases
from workflow.store.index.rows import ABSENT, CatalogRow, read_catalogs
from workflow.store.index.schema import Index
from workflow.store.index.seen import keep_place_seen, read_place_seen, read_seen
from workflow.store.journal import (
    Edit,
    Fate,
    describe_edit,
    list_guarded,
    list_open_bases,
    list_open_files,
    note_committed,
    record_outside,
    settle_noticed,
)
from workflow.store.project import Project
from workflow.store.scan import scan_locales

log = logging.getLogger("polyfolio")


@dataclass(frozen=True)
class Watch:
    """Where git was at the last look, and where it is at this one."""

    project: Project
    then: Place | None
    now: Place
    held: HeldDatabases
    """Kept open from the first change on: the journal is not closed and opened for each file."""
    waiting: list[str] = field(default_factory=list)
    """Files that git is about to change, or has just changed: they are looked at again."""

    @property
    def moved(self) -> bool:
        """Whether git has moved since, or nothing is known of before."""
        return self.then != self.now

    @cached_property
    def open_files(self) -> frozenset[tuple[str, str]]:
        """The (page, language) that have edits which no commit is known to hold; none where the journal is damaged."""
        try:
            return list_open_files(self.project.instance)
        except Busy:
            raise
        except PolyfolioError:
            return frozenset()  # told by whoever saves; pages can be read without it

    def is_gits(self, path: str) -> bool:
        """Whether git may have written a file anew since the last look, as it moved."""
        if not self.moved:
            return False
        if self.then is None or self.then.unfinished or self.now.unfinished or self.then.head == self.now.head:
            return True  # it went away and came back
        return self.is_other(path, self.then.head)

    def is_other(self, path: str, head: str) -> bool:
        """Whether git has another version of a file here than in that commit; true where that cannot be told."""
        if head not in self._moved:
            self._moved[head] = list_moved_files(self.project.root, head, self.now.head)
        files = self._moved[head]
        return files is None or path in files

    @cached_property
    def _moved(self) -> dict[str, frozenset[str] | None]:
        return {}


@dataclass(frozen=True, slots=True)
class Before:
    """What a PO file has to be compared with; collected before it is read, so that no save can come between."""

    page: str
    language: str
    seen: Mapping[str, Seen] | None = None
    """What was last seen in it; None where that is not known, or where git has written it anew."""
    unknown: Collection[str] = ()
    """Units of which it is not known what was there."""
    guards: tuple[Edit, ...] = ()


@contextmanager
def watching(project: Project, index: Index) -> Iterator[Watch]:
    """Look where git is, and at PO files in the block."""
    then = read_place_seen(index)
    held = HeldDatabases(project.instance)
    try:
        yield Watch(project, parse_place(then) if then is not None else None, read_place(project.root), held)
    finally:
        held.release()


def look_before(
    watch: Watch, index: Index, row: CatalogRow | None, page: str, language: str, file: Identity
) -> Before | None:
    """Collect what a PO file is compared with; None where it is the one that the index knows, or nothing is known.

    Args:
        watch: this look.
        index: the index.
        row: what the index knows of the file.
        page: the page.
        language: the language.
        file: the file as it is now.
    """
    if row is not None and row.file == file:
        return None
    path = watch.project.relative(watch.project.catalog_path(page, language))
    known = row is not None and row.file != ABSENT and not row.error and not watch.is_gits(path)
    guarded = not watch.moved and (page, language) in watch.open_files
    if not known and not guarded:
        return None
    return Before(
        page,
        language,
        read_seen(index, page, language) if known else None,
        row.broken if row is not None else (),
        list_guarded(watch.project.instance, page, language) if guarded else (),
    )


def note_outside(watch: Watch, before: Before | None, catalog: Catalog | None, units: Collection[str]) -> bool:
    """Compare a PO file that was just read with what was known, and note what other programs did to it.

    Args:
        watch: this look.
        before: what was known.
        catalog: the file; None where there is none.
        units: ids of the units to compare.

    Returns:
        Whether it is settled: not while git is at work, since nobody can tell yet whose doing it is.
    """
    if before is None:
        return True
    entries = active(catalog) if catalog is not None else {}
    standings = list(_find_standings(watch.project, before.guards, catalog, entries))
    shown = {unit_id: entries[unit_id] for unit_id in units if unit_id in entries}
    changes = list(list_changed(before.seen, shown, before.unknown)) if before.seen is not None else []
    if not changes and all(standing is Standing.IN_PLACE and _is_calm(edit) for edit, standing in standings):
        return True
    if is_git_at_work(watch.project.root) or read_place(watch.project.root) != watch.now:
        watch.waiting.append(f"{before.language}/{before.page}")
        return False
    if not watch.now.unfinished:
        try:
            undone = _settle_guards(watch, before, standings, entries)
            told = (one for one in changes if one.entry.id not in undone)
            record_outside(watch.project.instance, [_describe(before, one) for one in told])
            watch.held.renew()
        except Busy:
            raise
        except PolyfolioError as error:
            log.warning("%s: what other programs did cannot be noted: %s", before.page, error)
    return True


def end_watch(watch: Watch, index: Index) -> None:
    """When git has moved: look at every edit that no commit is known to hold, and remember where git is.

    To be called when the index was brought up to all files.
    """
    if not watch.moved or watch.waiting:
        return
    project = watch.project
    if is_git_at_work(project.root) or read_place(project.root) != watch.now:
        return  # the next look finds it where it comes to rest
    if not watch.now.unfinished:
        _follow_git(watch)
    keep_place_seen(index, str(watch.now))


def notice_outside(project: Project, index: Index) -> None:
    """Look at the PO files that are not what the index knows, for a writer that does not read them as they are."""
    locales = scan_locales(project)
    with watching(project, index) as watch:
        for (page, language), row in read_catalogs(index).items():
            file = locales.get(f"{language}/{page}.po", ABSENT)
            before = look_before(watch, index, row, page, language, file)
            if before is not None:
                note_outside(watch, before, peek_catalog(project, page, language), before.seen or ())


def _follow_git(watch: Watch) -> None:
    """Look at all guarded edits after git has moved: what a commit holds is guarded no longer."""
    project = watch.project
    there: list[tuple[Path, Identity | None, list[str]]] = []
    for page, language in sorted(watch.open_files):
        if language in project.config.languages:
            path = project.catalog_path(page, language)
            guards, file = list_guarded(project.instance, page, language), identify(path)
            there.append((path, file, _follow(watch, page, language, guards)))
    dirty = list_dirty_files(project.root, project.config.locales) if watch.now.head and there else None
    for path, file, ids in there:
        if dirty is not None and project.relative(path) not in dirty and identify(path) == file:
            note_committed(project.instance, ids)
        else:
            settle_noticed(project.instance, ids, Fate.WRITTEN, head=watch.now.head)


def _follow(watch: Watch, page: str, language: str, guards: tuple[Edit, ...]) -> list[str]:
    """Note what became of the guarded edits of a file; the ids of those that are in it."""
    catalog = peek_catalog(watch.project, page, language)
    if not guards or (catalog is None and watch.project.catalog_path(page, language).exists()):
        return []  # one that cannot be read now is looked at when it can be
    entries = active(catalog) if catalog is not None else {}
    standings = list(_find_standings(watch.project, guards, catalog, entries))
    _settle_guards(watch, Before(page, language, guards=guards), standings, entries)
    return [edit.edit_id for edit, standing in standings if standing is Standing.IN_PLACE]


def _find_standings(
    project: Project, guards: Sequence[Edit], catalog: Catalog | None, entries: Mapping[str, Entry]
) -> Iterable[tuple[Edit, Standing]]:
    older = group_obsolete(catalog) if catalog is not None and guards else {}
    for edit in guards:
        entry = entries.get(edit.unit)
        if catalog is None:  # without a file nothing is translated
            entry = Entry(edit.unit, edit.source)
        texts = [one.translation for one in older.get(edit.unit, ())]
        standing = find_standing(entry, texts, base=edit.base, text=edit.translation, replaced=edit.replaced)
        # What the unit said before any of its edits that no commit holds is an older state too.
        if standing is Standing.REPLACED and entry and digest_entry(entry) in list_open_bases(project.instance, edit):
            standing = Standing.UNDONE
        yield edit, Standing.UNDONE if catalog is None and standing is Standing.REPLACED else standing


def _settle_guards(
    watch: Watch, before: Before, standings: Iterable[tuple[Edit, Standing]], entries: Mapping[str, Entry]
) -> frozenset[str]:
    """Note what became of guarded edits.

    Returns:
        The units whose edit is not in its file: there is nothing more to be told of them.
    """
    instance = watch.project.instance
    path = watch.project.relative(watch.project.catalog_path(before.page, before.language))
    found = list(standings)
    back = [edit.edit_id for edit, standing in found if standing is Standing.IN_PLACE and not _is_calm(edit)]
    settle_noticed(instance, back, Fate.WRITTEN, head=watch.now.head)
    away = [
        (edit, standing)
        for edit, standing in found
        if standing in (Standing.UNDONE, Standing.REPLACED) and _is_calm(edit)
    ]
    kept = drop_committed(watch.project, path, [edit for edit, _ in away])
    moved = [edit for edit, _ in away if edit in kept and watch.is_other(path, edit.head)]
    settle_noticed(instance, [edit.edit_id for edit in moved], Fate.MOVED)
    lost = [(edit, standing) for edit, standing in away if edit in kept and edit not in moved]
    undone = [edit for edit, standing in lost if standing is Standing.UNDONE]
    settle_noticed(instance, [edit.edit_id for edit in undone], Fate.OVERWRITTEN)
    replaced = [Changed(entries[edit.unit], edit.translation) for edit, standing in lost if edit not in undone]
    record_outside(instance, [_describe(before, one) for one in replaced])
    return frozenset(edit.unit for edit in (*moved, *undone))


def _is_calm(edit: Edit) -> bool:
    return edit.fate is Fate.WRITTEN


def _describe(before: Before, changed: Changed) -> Edit:
    entry = changed.entry
    was = Entry(entry.id, entry.source, changed.before)
    return replace(describe_edit(before.page, before.language, "", was, entry), fate=Fate.OUTSIDE)
