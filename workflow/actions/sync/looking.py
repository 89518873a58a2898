"""What writing a page would come to: its catalogs read once, and nothing written."""

from __future__ import annotations

from collections.abc import Collection

from workflow.actions.sync.apply import Applied
from workflow.actions.sync.changes import Change, GonePage
from workflow.actions.sync.merge import merge_languages, read_arrivals
from workflow.actions.sync.touched import Touched
from workflow.core.catalog import active
from workflow.errors import PolyfolioError
from workflow.store.files import identify, read_bytes
from workflow.store.po import read_catalog
from workflow.store.project import Project


def look_at(project: Project, change: Change, keep_current: Collection[str] = (), *, whole: bool = True) -> Applied:
    """What `apply_page` or `apply_gone` would come to, with the PO files that cannot be read."""
    if isinstance(change, GonePage):
        return _look_at_gone(project, change)
    if not change.loaded.plan.changed:
        return Applied(None)
    merged = merge_languages(project, change, read_arrivals(project, change), keep_current, whole=whole)
    return Applied(None, problems=tuple(merged.problems), touched=merged.touched)


def _look_at_gone(project: Project, gone: GonePage) -> Applied:
    touched = Touched()
    problems: list[PolyfolioError] = []
    for language in project.config.languages:
        path = project.catalog_path(gone.page, language)
        if identify(path) is None:
            continue
        try:
            catalog = read_catalog(read_bytes(path), path=project.relative(path))
        except PolyfolioError as error:
            problems.append(error)
            continue
        touched.note_kept(language, active(catalog).values())
    return Applied(None, problems=tuple(problems), touched=touched)
