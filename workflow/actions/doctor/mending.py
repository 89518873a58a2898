"""Writing a mended PO file: under its lock, with what was there kept aside, and only what reads back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from workflow.actions.catalogs import lock_catalogs, start_catalog, start_from_template
from workflow.actions.pages import read_template
from workflow.core.catalog import active, apply_edit
from workflow.core.digest import digest_entry
from workflow.core.mending import add_entries, add_salvaged
from workflow.core.offered import FROM_SAVE
from workflow.errors import PolyfolioError
from workflow.model import Catalog, Entry
from workflow.store.aside import keep_aside
from workflow.store.files import read_bytes, write_atomic
from workflow.store.journal import Edit, list_guarded
from workflow.store.last_good import LastGood, find_last_good
from workflow.store.po import read_catalog, salvage_entries, write_catalog
from workflow.store.project import Project

TIMEOUT = 5.0
"""Seconds to wait for whoever writes the file."""


def place_of(project: Project, path: str) -> tuple[str, str]:
    """(page, language) of a PO file's path below the project; the language of a template is `templates`."""
    inner = Path(path).relative_to(project.config.locales).as_posix()
    language, _, rest = inner.partition("/")
    return rest.rpartition(".")[0], language


def mend_bytes(project: Project, path: str, mend: Callable[[bytes], bytes]) -> str:
    """Replace a PO file or template by what `mend` makes of its bytes; says where the old ones are kept.

    Raises:
        PolyfolioError: `mend` gives up, or what it makes cannot be read.
        Busy: somebody writes the file.
    """
    with hold(project, path):
        file = project.root / path
        data = read_bytes(file, shown=path)
        mended = mend(data)
        read_catalog(mended, path=path)
        aside = keep_aside(project.instance, path, data)
        write_atomic(file, mended, root=project.root)
    return f"the file as it was is {project.relative(aside)}"


def mend_catalog(project: Project, path: str, mend: Callable[[Catalog], Catalog]) -> str:
    """The same for what can be read as a catalog; its last line gets an end."""

    def mend_data(data: bytes) -> bytes:
        return write_catalog(mend(read_catalog(data if data.endswith(b"\n") else data + b"\n", path=path)))

    return mend_bytes(project, path, mend_data)


@contextmanager
def hold(project: Project, path: str) -> Iterator[None]:
    """Hold a PO file's lock; for a template those of all languages."""
    page, language = place_of(project, path)
    languages = project.config.languages if language == "templates" else [language]
    with lock_catalogs(project, page, languages, timeout=TIMEOUT):
        yield


def restore_catalog(project: Project, path: str) -> str:
    """Put a damaged PO file together anew: its last good version in git (else the page's template), the texts of the
    damaged one that are beyond doubt, and what the journal has since. Says where it comes from.

    Raises:
        PolyfolioError: there is neither a good version nor a template.
    """
    told: list[str] = []

    def mend(data: bytes) -> bytes:
        last = find_last_good(project.root / path, shown=path)
        page, language = place_of(project, path)
        if language == "templates":
            if last is None:
                raise PolyfolioError("git has no good version of this template")
            told.append(f"restored from git's version {last.name}")
            return last.data
        catalog = last.catalog if last else _begin(project, page, language)
        told.append(f"restored from git's version {last.name}" if last else "begun anew from the page's template")
        salvaged = [(one.entry, one.sure) for one in salvage_entries(data)]
        catalog, count = add_salvaged(catalog, salvaged)
        if count:
            told.append(f"{count} texts of the damaged file taken over or kept beside their units")
        catalog, count = add_journalled(project, catalog, page, language, last)
        if count:
            told.append(f"{count} texts of the journal")
        return write_catalog(catalog)

    aside = mend_bytes(project, path, mend)
    return f"{', '.join(told)}; {aside}"


def add_journalled(
    project: Project, catalog: Catalog, page: str, language: str, last: LastGood | None
) -> tuple[Catalog, int]:
    """The catalog with the latest accepted text of each unit, where the file has not gone on from there."""
    count = 0
    for edit in list_guarded(project.instance, page, language):
        entry = active(catalog).get(edit.unit)
        if not edit.translation or any(
            known.translation == edit.translation for known in catalog.entries if known.id == edit.unit
        ):
            continue
        newer = last is None or _tell_instant(edit.at) > _tell_instant(last.at)
        if entry is not None and (not entry.translation or (newer and digest_entry(entry) == edit.base)):
            catalog = apply_edit(catalog, edit.unit, edit.translation, outdated=edit.outdated)
        elif newer:
            catalog = add_entries(catalog, [_offer(edit)])
        else:
            continue
        count += 1
    return catalog, count


def write_header(project: Project, language: str) -> bytes:
    """A language's header as a PO file of its own."""
    return write_catalog(start_catalog(project, project.language(language), ()))


def _begin(project: Project, page: str, language: str) -> Catalog:
    template = read_template(project, page)[2]
    if template is None or language not in project.config.languages:
        raise PolyfolioError("there is neither a good version in git nor a template to begin from")
    return start_from_template(project, project.language(language), template)


def _offer(edit: Edit) -> Entry:
    return Entry(edit.unit, edit.source, edit.translation, obsolete=True, comments=(FROM_SAVE,))


def _tell_instant(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def add_missing(project: Project, path: str, template: Catalog) -> str:
    """Put the units that a PO file lacks back: from git's last version that has them, else untranslated."""
    page, language = place_of(project, path)
    last = find_last_good(project.root / path, shown=path)
    told: list[str] = []

    def mend(catalog: Catalog) -> Catalog:
        there = active(catalog)
        blank = start_from_template(project, project.language(language), template)
        known = active(last.catalog) if last else {}
        missing = [known.get(entry.id, entry) for entry in blank.entries if entry.id not in there]
        back = sum(bool(entry.translation) for entry in missing)
        told.append(f"{len(missing)} units put back, {back} of them with their texts of git's last version")
        mended = add_entries(catalog, (replace(entry, raw="", was=None) for entry in missing))
        older = [entry for entry in last.catalog.entries if entry.obsolete] if last else []
        kept = {(entry.id, entry.translation) for entry in mended.entries}
        lost = [replace(one, raw="", was=None) for one in older if (one.id, one.translation) not in kept]
        mended = add_entries(mended, lost)
        mended, count = add_journalled(project, mended, page, language, last)
        if count:
            told.append(f"{count} texts of the journal")
        return mended

    aside = mend_catalog(project, path, mend)
    return f"{', '.join(told)}; {aside}"
