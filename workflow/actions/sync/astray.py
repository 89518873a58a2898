"""Bringing texts home that a git merge put into a file of another language (`workflow.core.astray`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workflow.actions.catalogs import lock_catalogs, start_catalog, start_from_template
from workflow.actions.pages import read_template
from workflow.actions.sync.work import Work
from workflow.core.astray import ASTRAY, take_astray
from workflow.core.entry_order import separate_twins
from workflow.core.reconcile import number_of
from workflow.errors import PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.files import read_bytes, write_atomic
from workflow.store.index.rows import find_pages
from workflow.store.index.schema import Index
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project
from workflow.store.scan import SourceTree


def bring_home(project: Project, index: Index, tree: SourceTree, work: Work) -> tuple[str, ...]:
    """Put texts that stand in a file of another language beside their units in their own; the paths that were written.

    A text is written at home before it goes where it is, so that an interruption loses none. One in a language that the
    project does not have stays.
    """
    written: list[str] = []
    for name, page in _list_candidates(tree, work):
        try:
            written += _bring_home(project, index, name, page)
        except PolyfolioError:
            continue  # a damaged file is told by the step that needs it, and keeps its texts
    return tuple(dict.fromkeys(written))


def _list_candidates(tree: SourceTree, work: Work) -> Iterator[tuple[str, str]]:
    """The PO files and templates that are not as the last sync left them, or have no page, with their pages."""
    looked_at = {*work.changed, *work.gone}
    for name in sorted(work.locales):
        page = name.partition("/")[2].rpartition(".")[0]
        if page in looked_at or page not in tree.pages:
            yield name, page


def _bring_home(project: Project, index: Index, name: str, page: str) -> Iterator[str]:
    path = project.locales_root / name
    data = read_bytes(path)
    if ASTRAY.encode() not in data:
        return
    catalog = read_catalog(data, path=name)
    left, astray = take_astray(catalog)
    strangers = [entry for code, entries in astray.items() if code not in project.config.languages for entry in entries]
    if strangers:
        return  # all wait for the language, which `language add` brings back
    for language, entries in sorted(astray.items()):
        pages = find_pages(index, [entry.id for entry in entries if not number_of(entry.id)])
        for home in sorted({pages.get(entry.id, page) for entry in entries}):
            yield from _offer(project, home, language, [one for one in entries if pages.get(one.id, page) == home])
    if left is not catalog:
        write_atomic(path, write_catalog(left), root=project.root)
        yield project.relative(path)


def _offer(project: Project, page: str, language: str, entries: Sequence[Entry]) -> Iterator[str]:
    path = project.catalog_path(page, language)
    with lock_catalogs(project, page, [language], unfinished=True):
        before = _open(project, page, language)
        known = {(entry.id, entry.translation) for entry in before.entries}
        new = tuple(entry for entry in entries if (entry.id, entry.translation) not in known)
        if new:
            entries = tuple(separate_twins([*before.entries, *new]))
            after = Catalog(entries, before.header, before.newline, before.charset, before.bom)
            write_atomic(path, write_catalog(after), root=project.root)
            yield project.relative(path)


def _open(project: Project, page: str, language: str) -> Catalog:
    path = project.catalog_path(page, language)
    if path.is_file():
        return read_catalog(read_bytes(path), path=project.relative(path))
    template = read_template(project, page)[2]
    if template is None:
        return start_catalog(project, project.language(language), ())
    return start_from_template(project, project.language(language), template)
