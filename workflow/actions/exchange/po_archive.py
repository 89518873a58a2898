"""A ZIP archive of PO files, named as in the project: `<language>/<page>.po`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workflow.actions.catalogs import start_catalog
from workflow.actions.exchange.collect import SentPage
from workflow.core.digest import digest_entry
from workflow.core.exchange.item import Item, Received
from workflow.core.exchange.member_names import match_name
from workflow.core.language_codes import is_other_language
from workflow.errors import CatalogError, DocumentError, PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.archives import pack_files, read_members
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project
from workflow.store.scan import scan_source

BASE = "base: "
"""Begins the translator comment with the digest of an entry when it went out; PO editors keep such comments."""


def pack_catalogs(project: Project, pages: Iterable[SentPage]) -> bytes:
    """The archive: the chosen units of each page, with the lines that the PO file of the project has for them."""
    files = []
    for page in pages:
        language = page.catalog.language
        chosen = {unit.id for unit in page.units}
        catalog = page.catalog.merged
        if page.catalog.catalog is None:
            catalog = start_catalog(project, project.language(language), page.loaded.wanted)
        entries = tuple(_add_base(entry) for entry in catalog.entries if not entry.obsolete and entry.id in chosen)
        files.append((f"{language}/{page.loaded.page}.po", write_catalog(replace(catalog, entries=entries, tail=""))))
    return pack_files(files)


def unpack_catalogs(project: Project, data: bytes, path: str) -> Received:
    """The units of the archive's PO files; a file that is damaged, dangerous or not the project's is a problem.

    Raises:
        DocumentError: it is no archive, or holds too much.
    """
    pages = scan_source(project).pages
    known = {f"{code}/{page}.po": (code, page) for code in project.config.languages for page in pages}
    items: list[Item] = []
    problems: list[PolyfolioError] = []
    for member in read_members(data, path):
        shown = f"{path}/{member.name}"
        if member.problem is not None:
            problems.append(member.problem)
            continue
        found = match_name(member.name, known)
        if found is None:
            problems.append(DocumentError("is no PO file of the project: they are called LANG/PAGE.po", path=shown))
            continue
        try:
            items += list(_read_items(member.data, shown, *found))  # all of a file or nothing
        except PolyfolioError as error:
            problems.append(error)
    return Received(tuple(items), tuple(problems))


def _read_items(data: bytes, path: str, language: str, page: str) -> Iterator[Item]:
    catalog = read_catalog(data, path=path)
    declared = _find_language(catalog)
    if is_other_language(declared, language):
        message = f"stands in the folder of '{language}', but its header says that it is in '{declared}'"
        raise CatalogError(message, path=path, line=1)
    for entry in catalog.entries:
        if entry.plural_source:
            raise CatalogError("has an entry with plural forms, which no unit has", path=path, line=entry.line)
        if not entry.obsolete:
            yield _read_item(entry, language, page)


def _find_language(catalog: Catalog) -> str:
    fields = {name.lower(): value for name, value in catalog.fields().items()}
    return fields.get("language", "")


def _read_item(entry: Entry, language: str, page: str) -> Item:
    bases = [line.strip().removeprefix(BASE) for line in entry.comments if line.strip().startswith(BASE)]
    return Item(
        language,
        page,
        entry.id,
        entry.source,
        entry.translation,
        entry.state,
        entry.previous_source if entry.outdated else "",
        entry.notes,
        bases[-1] if bases else "",
        entry.line,
    )


def _add_base(entry: Entry) -> Entry:
    return entry.change(comments=(*entry.comments, BASE + digest_entry(entry)))
