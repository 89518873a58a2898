"""After a crash: leftovers of killed writers go, and edits that were accepted but not written are made good."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from workflow.actions.catalogs import lock_catalogs, start_from_template
from workflow.actions.displaced import Became, find_displaced, recover_displaced, settle_displaced
from workflow.actions.pages import read_template
from workflow.core.catalog import active, apply_edit
from workflow.core.digest import digest_entry
from workflow.core.entry_order import drop_repeated, separate_twins
from workflow.core.offered import FROM_SAVE
from workflow.errors import Busy, CatalogError, PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.exchange import NOTHING, digest_bytes, replace_seen
from workflow.store.files import read_bytes, sweep_leftovers
from workflow.store.journal import Edit, Fate, list_pending, read_pending, settle_edits
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was put right."""

    swept: tuple[str, ...] = ()
    """Temporary files of killed writers that were removed, or whose writing in place was finished."""
    returned: tuple[str, ...] = ()
    """PO files that have back what another program wrote while a save was killed, as their text or beside it."""
    written: tuple[Edit, ...] = ()
    """Edits that were accepted and are in their PO file only now."""
    overtaken: tuple[Edit, ...] = ()
    """Edits whose unit had changed before they could be made good; their texts are kept beside it."""
    problems: tuple[PolyfolioError, ...] = ()
    """PO files that could not be looked at now; their edits stay in the journal until the next time."""


def recover_project(project: Project, *, leftovers: bool = True) -> Recovered:
    """Put right what killed processes left behind. Those that live are not disturbed: their files are locked.

    It may be interrupted and done again: an edit is in its PO file once, whatever happens.

    Args:
        leftovers: whether to look for temporary files too, which reads the names of all PO files.
    """
    swept: tuple[str, ...] = ()
    written: list[Edit] = []
    overtaken: list[Edit] = []
    problems: list[PolyfolioError] = []
    try:
        swept = sweep_leftovers(project.locales_root) if leftovers else ()
    except PolyfolioError as error:
        problems.append(error)
    returned = list(_settle_displaced(project, problems)) if leftovers else []
    for page, language in list_pending(project.instance):
        try:
            for edit, fate in _replay(project, page, language):
                (written if fate is Fate.WRITTEN else overtaken).append(edit)
        except Busy:
            continue  # its writer lives
        except PolyfolioError as error:
            problems.append(error)
    return Recovered(swept, tuple(returned), tuple(written), tuple(overtaken), tuple(problems))


def _settle_displaced(project: Project, problems: list[PolyfolioError]) -> Iterator[str]:
    for _, page, language in find_displaced(project):
        try:
            became = recover_displaced(project, page, language)
        except Busy:
            continue  # its writer lives
        except PolyfolioError as error:
            problems.append(error)
            continue
        if any(one is not Became.DROPPED for one in became):
            yield project.relative(project.catalog_path(page, language))


def _replay(project: Project, page: str, language: str) -> Iterator[tuple[Edit, Fate]]:
    """Make the pending edits of one PO file good, in their order; yields those that were not in it."""
    if language not in project.config.languages:
        return  # the language was removed; its edits wait for it in the journal
    with lock_catalogs(project, page, [language], timeout=0.2):
        pending = read_pending(project.instance, page, language)
        if not pending:
            return  # their writer was at work, and has finished
        with suppress(CatalogError):  # told by whoever looks for leftovers
            settle_displaced(project, page, language)
        before, seen = _read(project, page, language)
        catalog = before
        fates: list[tuple[Edit, Fate, bool]] = []
        for edit in pending:
            catalog, fate, was_there = _apply(catalog, edit)
            fates.append((edit, fate, was_there))
        if catalog is not before:
            path = project.catalog_path(page, language)
            replace_seen(path, write_catalog(catalog), seen=seen, root=project.root)
        for fate in (Fate.WRITTEN, Fate.OVERTAKEN):
            settle_edits(project.instance, [edit.edit_id for edit, became, _ in fates if became is fate], fate)
    yield from ((edit, fate) for edit, fate, was_there in fates if not was_there)


def _read(project: Project, page: str, language: str) -> tuple[Catalog, str]:
    """The PO file, begun from its template where there is none (empty where the page left), and its bytes' digest."""
    path = project.catalog_path(page, language)
    if path.is_file():
        shown = project.relative(path)
        data = read_bytes(path, shown=shown)
        return read_catalog(data, path=shown), digest_bytes(data)
    template = read_template(project, page)[2]
    begun = start_from_template(project, project.language(language), template) if template else Catalog(())
    return begun, NOTHING


def _apply(catalog: Catalog, edit: Edit) -> tuple[Catalog, Fate, bool]:
    """The catalog with an edit, what became of the edit, and whether it was there already."""
    entry = active(catalog).get(edit.unit)
    if entry is not None and (entry.translation, entry.outdated) == (edit.translation, edit.outdated):
        return catalog, Fate.WRITTEN, True
    if entry is not None and digest_entry(entry) == edit.base:
        return apply_edit(catalog, edit.unit, edit.translation, outdated=edit.outdated), Fate.WRITTEN, False
    if any(known.translation == edit.translation for known in catalog.entries if known.id == edit.unit):
        return catalog, Fate.OVERTAKEN, True
    if not catalog.entries or not edit.translation:
        return catalog, Fate.OVERTAKEN, False  # nothing to keep it beside: the journal has it
    kept = Entry(edit.unit, edit.source, edit.translation, obsolete=True, comments=(FROM_SAVE,))
    entries = tuple(separate_twins(drop_repeated([*catalog.entries, kept])))
    return replace(catalog, entries=entries), Fate.OVERTAKEN, False
