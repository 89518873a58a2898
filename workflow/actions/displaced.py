"""What another program wrote into a PO file while our save was killed: it lies beside the file, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from workflow.actions.catalogs import lock_catalogs
from workflow.core.catalog import active
from workflow.core.entry_order import drop_repeated, separate_twins
from workflow.core.offered import FROM_OUTSIDE
from workflow.errors import CatalogError
from workflow.model import Catalog, Entry
from workflow.store.exchange import (
    Swap,
    digest_bytes,
    drop_known,
    find_swaps,
    list_swaps,
    name_digest,
    put_back,
    replace_seen,
)
from workflow.store.files import read_bytes
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project


class Became(StrEnum):
    """What became of such a file."""

    DROPPED = "dropped"
    """It held nothing that could be lost."""
    PUT_BACK = "put_back"
    """It is the PO file again; edits that were under way are made good on top of it."""
    OFFERED = "offered"
    """The PO file had gone on; the texts stand beside their units."""


def find_displaced(project: Project) -> Iterator[tuple[Swap, str, str]]:
    """Every such file with the page and the language that it belongs to."""
    for swap in find_swaps(project.locales_root):
        for path in swap.path.parent.glob("*.po"):
            if name_digest(path) == swap.name:
                language, _, name = path.relative_to(project.locales_root).as_posix().partition("/")
                yield swap, name.removesuffix(".po"), language


def recover_displaced(project: Project, page: str, language: str) -> tuple[Became, ...]:
    """Settle what lies beside a PO file.

    Raises:
        CatalogError: it cannot be read; it stays where it is.
        Busy: a writer is at work.
    """
    with lock_catalogs(project, page, [language], timeout=0.2):
        return settle_displaced(project, page, language)


def settle_displaced(project: Project, page: str, language: str) -> tuple[Became, ...]:
    """The same with the lock of the file held."""
    path = project.catalog_path(page, language)
    found = list_swaps(path.parent, name=name_digest(path))
    return tuple(_settle(project, swap, path) for swap in found)


def _settle(project: Project, swap: Swap, path: Path) -> Became:
    if drop_known(swap):
        return Became.DROPPED
    if put_back(swap, path):
        return Became.PUT_BACK
    name = project.relative(swap.path)
    try:
        theirs = read_catalog(read_bytes(swap.path), path=name)
    except CatalogError as error:
        message = f"is what another program wrote into {project.relative(path)} during an interrupted save: {error}"
        raise CatalogError(f"{message}; take from it what is missing there, and remove it", path=name) from error
    data = read_bytes(path, shown=project.relative(path))
    ours = read_catalog(data, path=project.relative(path))
    merged = _offer_all(ours, theirs)
    if merged is not ours:
        replace_seen(path, write_catalog(merged), seen=digest_bytes(data), root=project.root)
    swap.path.unlink()
    return Became.OFFERED


def _offer_all(ours: Catalog, theirs: Catalog) -> Catalog:
    """Our catalog with each text of theirs that it does not have, beside its unit."""
    known = {(entry.id, entry.translation) for entry in ours.entries}
    missing = [
        Entry(entry.id, entry.source, entry.translation, obsolete=True, comments=(FROM_OUTSIDE,))
        for entry in active(theirs).values()
        if entry.id and entry.translation and (entry.id, entry.translation) not in known
    ]
    if not missing:
        return ours
    return replace(ours, entries=tuple(separate_twins(drop_repeated([*ours.entries, *missing]))))
