"""The units of PO files beside those of their templates."""

from __future__ import annotations

from collections.abc import Iterator

from workflow.actions.doctor.catalog_file import CatalogFile
from workflow.actions.doctor.finding import Examination, Finding
from workflow.actions.doctor.mending import add_missing, place_of
from workflow.actions.pages import read_template
from workflow.actions.sync import sync_project
from workflow.errors import PolyfolioError
from workflow.store.po import find_missing
from workflow.store.project import Project

_FIX = "`polyfolio doctor --fix`"


def look_at(look: Examination, file: CatalogFile, template: CatalogFile | None) -> Iterator[tuple[str, Finding]]:
    """Units that a PO file lacks, or has though its page has not."""
    catalog = file.catalog
    if catalog is None or look.tree.is_refused(file.page):
        return
    active = [entry for entry in catalog.entries if not entry.obsolete]
    if file.page not in look.tree.pages:
        if active:
            where = f"{look.project.config.source}/{file.page}"
            message = f"there is no document {where}, but {len(active)} units are active here"
            repair = "put the document back, or `polyfolio sync`: the texts are kept as obsolete entries"
            yield "stray-files", Finding(file.path, active[0].line, message, repair)
        return
    if template is None:
        if active:
            message = f"the template {look.project.config.locales}/templates/{file.page}.pot is missing"
            repair = f"`polyfolio sync {file.page}`, or {_FIX}"
            yield "strange-units", Finding(file.path, active[0].line, message, repair, fixable=True)
        return
    if template.catalog is None:
        return  # told of the template
    missing = find_missing(template.catalog, catalog)
    if missing:
        last = max((entry.line for entry in catalog.entries), default=1)
        message = f"lacks {len(missing)} units of its template (the first is '{missing[0]}'): it was cut, or is older"
        repair = f"{_FIX} puts them back, with their texts where git or the journal has them"
        yield "lacking-units", Finding(file.path, last, message, repair, fixable=True)
    known = {entry.id for entry in template.catalog.entries if not entry.obsolete}
    strange = [entry for entry in active if entry.id not in known]
    if strange and not missing:
        name = strange[0].id or strange[0].source[:40]
        message = f"has {len(strange)} units that its template does not have (the first is '{name}')"
        repair = f"`polyfolio sync {file.page}`, or {_FIX}: the texts are kept as obsolete entries"
        yield "strange-units", Finding(file.path, strange[0].line, message, repair, fixable=True)


def put_back(project: Project, finding: Finding) -> str:
    """Put the missing units back."""
    page, _ = place_of(project, finding.path)
    template = read_template(project, page)[2]
    if template is None:
        raise PolyfolioError("the template is not there any more")
    return add_missing(project, finding.path, template)


def sync_page(project: Project, finding: Finding) -> str:
    """Bring template and PO files of the page up to its document."""
    page, _ = place_of(project, finding.path)
    result = sync_project(project, pages=[page])
    for problem in (*result.problems, *result.guarded):
        raise PolyfolioError(str(problem))
    return f"{len(result.written)} files of the page written by a sync"
