"""A language's page: going on where one stopped, its pages with their progress, what is new."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from web.formatting import write_number
from web.interface import interface_language
from web.overview.blueprint import blueprint, require_writer
from web.overview.visits import note_visit
from web.paging import cut_slice, read_number
from web.projects import current_project, keeper
from workflow.actions.activity import find_open_unit, find_resume, list_activities
from workflow.actions.export import export_project
from workflow.actions.lookup import require_target
from workflow.actions.overview import read_language, read_new_units
from workflow.errors import UnknownName
from workflow.store.index.language_pages import FILTERS

PAGES = 50
NEWS = 6
"""Rows of each list beside the pages."""
STATES = ("", "open", "untranslated", "outdated", "errors", "translated", "reviewed", "complete")
"""The filters, in the order of their links."""


@blueprint.get("/<language>/")
def show_language(language: str) -> ResponseReturnValue:
    """The language's pages of the filter `?state=`, `?part=2` for more."""
    project = current_project()
    require_target(project, language)
    state = request.args.get("state", "")
    if state not in FILTERS:
        known = ", ".join(name for name in STATES if name)
        raise UnknownName(f"pages cannot be filtered by state={state!r}; they can by: {known}")
    keeper().refresh()
    found = read_language(project, language, limit=PAGES, offset=(read_number("part") - 1) * PAGES, state=state)
    part = cut_slice("part", found.filters[state], PAGES)
    if part.number < read_number("part"):
        return redirect(url_for(".show_language", language=language, state=state or None, part=part.number))
    visited = note_visit(language)
    return render_template(
        "overview/language.html",
        here="language",
        language=project.language(language),
        found=found,
        counts=found.totals.counts,
        state=state,
        states=STATES,
        part=part,
        resume=find_resume(project, language, keeper().author()),
        visited=visited,
        news=read_new_units(project, language, visited, limit=NEWS) if visited else (),
        activities=list_activities(project, language=language, limit=NEWS),
    )


@blueprint.get("/<language>/continue")
def resume(language: str) -> ResponseReturnValue:
    """Go to the unit behind the one that was edited last; to the language's page when nothing is open."""
    place = find_open_unit(current_project(), language, keeper().author())
    if place is None:
        flash(gettext("Every unit of this language is translated."))
        return redirect(url_for(".show_language", language=language))
    page, unit = place
    return redirect(url_for("editor.show", language=language, page=page, state="open", unit=unit))


@blueprint.post("/<language>/export")
def export(language: str) -> ResponseReturnValue:
    """Write the language's complete pages to the export folder."""
    project = current_project()
    require_target(project, language)
    require_writer()
    result = export_project(project, [language])
    for problem in result.problems:
        flash(str(problem), "attention")
    count = write_number(len(result.written), interface_language())
    written = ngettext("%(count)s file written", "%(count)s files written", len(result.written), count=count)
    count = write_number(result.same, interface_language())
    same = ngettext("%(count)s was up to date", "%(count)s were up to date", result.same, count=count)
    flash(gettext("Exported to %(folder)s: %(written)s, %(same)s.", folder=result.target, written=written, same=same))
    return redirect(url_for(".show_language", language=language))
