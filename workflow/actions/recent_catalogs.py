"""PO files that were read a moment ago, remembered by their bytes: no request parses or judges the same one twice.

What is remembered depends on nothing but the file's bytes and the page, so that no edit from outside can be missed.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

from workflow.actions.facts import judge_catalog
from workflow.actions.pages import LoadedCatalog, LoadedPage, is_being_written, load_catalog, parse_catalog
from workflow.core.memory_context import collect_remembered
from workflow.core.stats import count_page
from workflow.errors import CatalogError
from workflow.store.exchange import digest_bytes
from workflow.store.files import Identity, identify, read_identified
from workflow.store.index.rows import CatalogRow
from workflow.store.project import Project

MOST = 128
"""PO files kept at most."""


@dataclass(frozen=True)
class JudgedCatalog:
    """A page's PO file in one language; what is shown of it is found out when it is asked for."""

    page: LoadedPage
    catalog: LoadedCatalog

    @cached_property
    def row(self) -> CatalogRow:
        """Its counts and the units that fall back."""
        return judge_catalog(self.page, self.catalog)


_Key = tuple[str, str, str, str, str]
_catalogs: OrderedDict[_Key, JudgedCatalog] = OrderedDict()
_lock = Lock()


def load_recent_catalog(project: Project, loaded: LoadedPage, language: str) -> JudgedCatalog:
    """The PO file as `load_catalog` reads it, parsed and judged only where its bytes or its page are new.

    Raises:
        CatalogError: the file is damaged, or lacks units that its template has.
    """
    before = identify(project.catalog_path(loaded.page, language))
    try:
        return _load_recent(project, loaded, language)
    except CatalogError:
        if not is_being_written(project, loaded.page, language, before):
            raise
        return _load_recent(project, loaded, language)


def _load_recent(project: Project, loaded: LoadedPage, language: str) -> JudgedCatalog:
    path = project.catalog_path(loaded.page, language)
    read_at = time.time_ns()
    found = read_identified(path, shown=project.relative(path))
    if found is None or loaded.plan.new:  # new units depend on other files too
        return JudgedCatalog(loaded, load_catalog(project, loaded, language))
    file, data = found
    digest = digest_bytes(data)
    key = _make_key(project, loaded, language, digest)
    with _lock:
        known = _catalogs.get(key)
        if known is not None:
            _catalogs.move_to_end(key)
    if known is not None:
        return _move(known, loaded, file, read_at)
    catalog = parse_catalog(project, loaded, language, data, file=file, read_at=read_at, digest=digest)
    return _keep(key, JudgedCatalog(loaded, catalog))


def keep_written(
    project: Project, loaded: LoadedPage, before: LoadedCatalog, data: bytes, file: Identity, broken: dict[str, str]
) -> CatalogRow:
    """Remember a PO file that we have just written, and return what the index keeps of it.

    `before` is what it was, `broken` are the units that fall back, found out before it was written.
    """
    language = before.language
    catalog = parse_catalog(project, loaded, language, data, file=file, read_at=time.time_ns())
    counts = count_page(loaded.source.units, catalog.entries, broken)
    remembered = collect_remembered(catalog.entries, loaded.contexts, broken)
    row = CatalogRow(loaded.page, language, file, loaded.stamp, counts, broken, remembered=remembered)
    row = replace(row, end=before.end, end_written=catalog.end)
    judged = JudgedCatalog(loaded, catalog)
    judged.__dict__["row"] = row
    if not loaded.plan.new:
        _keep(_make_key(project, loaded, language, catalog.digest), judged)
    return row


def _move(known: JudgedCatalog, loaded: LoadedPage, file: Identity, read_at: int) -> JudgedCatalog:
    """The same bytes in another file: what was found out about them holds."""
    if known.catalog.file == file and known.page is loaded:
        return known
    moved = JudgedCatalog(loaded, replace(known.catalog, file=file, read_at=read_at))
    if "row" in known.__dict__:
        moved.__dict__["row"] = replace(known.row, file=file)
    return moved


def _keep(key: _Key, judged: JudgedCatalog) -> JudgedCatalog:
    with _lock:
        _catalogs[key] = judged
        while len(_catalogs) > MOST:
            _catalogs.popitem(last=False)
    return judged


def _make_key(project: Project, loaded: LoadedPage, language: str, digest: str) -> _Key:
    return str(project.root), loaded.page, language, digest, loaded.stamp
