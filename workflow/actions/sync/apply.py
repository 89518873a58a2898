"""Writing what a sync plan says: one page at a time, each file replaced whole, nothing written that says the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from workflow.actions.catalogs import build_template, lock_catalogs
from workflow.actions.facts import describe_page, judge_catalog
from workflow.actions.pages import LoadedCatalog, LoadedPage, make_stamp, refuse_changed
from workflow.actions.sync.changes import GonePage, PagePlan
from workflow.actions.sync.merge import Arrivals, merge_languages
from workflow.actions.sync.touched import Touched
from workflow.core.catalog import active, merge_units
from workflow.core.catalog_end import describe_end
from workflow.errors import CatalogError, PolyfolioError
from workflow.model import Entry
from workflow.store.files import Identity, decode_text, identify, read_bytes, write_atomic, write_many
from workflow.store.index.rows import ABSENT, CatalogRow, PageRow
from workflow.store.po import read_catalog, write_catalog
from workflow.store.project import Project


@dataclass(frozen=True)
class Applied:
    """What writing one page came to, or would."""

    row: PageRow | None
    catalogs: tuple[CatalogRow, ...] = ()
    written: tuple[str, ...] = ()
    """Paths below the project."""
    problems: tuple[PolyfolioError, ...] = ()
    touched: Touched = field(default_factory=Touched)
    strays: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Language → translated entries of units that the page does not have."""


def apply_page(
    project: Project, plan: PagePlan, arrivals: Arrivals, keep_current: Collection[str], *, whole: bool
) -> Applied:
    """Write a page's template and catalogs.

    A damaged catalog is left alone and told; the others are written. `keep_current` are the ids whose changed source
    does not outdate translations. Unless `whole`, catalogs that lack units of the template are brought up to it.
    """
    loaded = plan.loaded
    with lock_catalogs(project, plan.page, project.config.languages, unfinished=True):
        merged = merge_languages(project, plan, arrivals, keep_current, whole=whole)
        files = [
            (project.catalog_path(plan.page, language), write_catalog(catalog.merged))
            for language, catalog in merged.catalogs.items()
            if _must_write(project, catalog)
        ]
        for catalog in merged.catalogs.values():
            refuse_changed(project, plan.page, catalog)
        ends = {path: describe_end(data) for path, data in files}
        identities = dict(zip((path for path, _ in files), write_many(files, root=project.root), strict=True))
        template_data, template_file, template_written = _write_template(project, loaded)
    stamp = make_stamp(loaded.source.document.text.encode("utf-8"), template_data, loaded.source.options)
    fresh = replace(loaded, template_file=template_file, stamp=stamp)
    rows = [
        replace(
            judge_catalog(fresh, replace(catalog, file=identities.get(path, catalog.file)), trust=path in identities),
            end_written=ends.get(path),
        )
        for path, catalog in (
            (project.catalog_path(plan.page, language), catalog) for language, catalog in merged.catalogs.items()
        )
    ]
    rows += [replace(row, stamp=stamp) for row in merged.failed]
    row = describe_page(fresh, settled=True)
    row = replace(row, template=template_file) if template_written else row
    written = [project.relative(path) for path in identities]
    if template_written:
        written.append(project.relative(project.template_path(plan.page)))
    return Applied(row, tuple(rows), tuple(written), tuple(merged.problems), merged.touched, merged.strays)


def apply_gone(project: Project, page: GonePage) -> Applied:
    """Turn all entries of a page that is not there any more into obsolete ones, and remove its template.

    A PO file that holds no translation is removed too.
    """
    written: list[str] = []
    problems: list[PolyfolioError] = []
    touched = Touched()
    with lock_catalogs(project, page.page, project.config.languages, unfinished=True):
        for language in project.config.languages:
            path = project.catalog_path(page.page, language)
            if identify(path) is None:
                continue
            name = project.relative(path)
            try:
                catalog = read_catalog(read_bytes(path), path=name)
            except CatalogError as error:
                problems.append(error)
                continue
            touched.note_kept(language, active(catalog).values())
            merged = merge_units(catalog, ())
            if not merged.entries:
                path.unlink()
                written.append(name)
            elif merged is not catalog:
                write_atomic(path, write_catalog(merged), root=project.root)
                written.append(name)
        if not problems:
            project.template_path(page.page).unlink()
            written.append(project.relative(project.template_path(page.page)))
    return Applied(None, (), tuple(written), tuple(problems), touched)


def write_markers(project: Project, loaded: LoadedPage) -> bool:
    """Write the units' ids into the document, where its format has markers; whether the document changed."""
    source = loaded.source
    marked = source.format.with_markers(source.document, tuple(unit.id for unit in source.units))
    if marked == source.document.text:
        return False
    path = project.source_path(loaded.page)
    if decode_text(read_bytes(path), loaded.page) != source.document.text:
        raise PolyfolioError("changed while it was synchronised; sync again", path=loaded.page)
    write_atomic(path, marked.encode("utf-8"), root=project.root)
    return True


def _must_write(project: Project, catalog: LoadedCatalog) -> bool:
    if catalog.catalog is None:
        translated = any(entry.translation for entry in catalog.merged.entries)
        return translated or project.config.catalogs == "all"
    return catalog.merged is not catalog.catalog


def _write_template(project: Project, loaded: LoadedPage) -> tuple[bytes, Identity, bool]:
    path = project.template_path(loaded.page)
    numbered = loaded.source.document.numbered
    highest = loaded.plan.highest if numbered else None
    template = build_template(project, loaded.page, loaded.source.units, loaded.template, highest=highest)
    data = write_catalog(template)
    before = read_bytes(path) if loaded.template_file != ABSENT else None
    if data == before:
        return data, loaded.template_file, False
    return data, write_atomic(path, data, root=project.root), True


def collect_written(applied: Iterable[Applied]) -> tuple[str, ...]:
    """Every path that was written, sorted."""
    return tuple(sorted({path for one in applied for path in one.written}))
