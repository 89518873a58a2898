"""The dashboard: how far every language is, what is ready, what is stuck, what was done lately."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.overview.blueprint import blueprint
from web.overview.rows import COLUMNS, group_rows, make_rows, read_order
from web.paging import cut_slice
from web.projects import current_project, keeper
from workflow.actions.activity import list_activities
from workflow.actions.overview import read_heat_map, read_overview
from workflow.actions.overwritten import keep_as_is
from workflow.actions.ready import find_ready
from workflow.actions.stuck import find_stuck, pick_few

PAGES = 25
"""Rows of the heat map."""
THINGS = 50
"""Rows of the lists of what is ready, and of what is stuck."""
ASIDE = 6
"""Rows of each list beside the tables."""
MANY = 10
"""Pages that have to be read before the dashboard says that its numbers are about to change."""
EACH = 2
"""Of each kind of trouble that many are shown there."""


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """The dashboard, sorted by `?sort=`; `?pages=2` is the heat map's second part."""
    keeper().refresh()
    project = current_project()
    overview = read_overview(project)
    order = read_order(request.args.get("sort", ""))
    rows = make_rows(project, overview)
    part = cut_slice("pages", overview.project.pages, PAGES)
    waiting = find_ready(project)
    found = find_stuck(project, overview)
    reading = keeper().reading
    return render_template(
        "overview/show.html",
        reading=reading if reading and reading[1] >= MANY else None,
        here="overview",
        overview=overview,
        columns=COLUMNS,
        order=order,
        groups=group_rows(rows, order),
        rows=rows,
        part=part,
        heat=read_heat_map(project, limit=part.size, offset=part.offset),
        ready=waiting[:ASIDE],
        ready_pages=sum(len(one.pages) for one in waiting),
        stuck=found,
        few_stuck=pick_few(found, EACH),
        activities=list_activities(project, limit=ASIDE),
    )


@blueprint.get("/ready")
def ready() -> ResponseReturnValue:
    """Every complete page that waits for an export, of all languages or of `?language=`, `?part=2` for more."""
    keeper().refresh()
    language = request.args.get("language", "")
    waiting = [
        (one.language, page)
        for one in find_ready(current_project())
        if language in ("", one.language)
        for page in one.pages
    ]
    part = cut_slice("part", len(waiting), THINGS)
    pages = waiting[part.offset : part.offset + part.size]
    return render_template("overview/ready.html", here="overview", pages=pages, part=part)


@blueprint.get("/stuck")
def stuck() -> ResponseReturnValue:
    """Everything that does not go on by itself, `?part=2` for more."""
    keeper().refresh()
    project = current_project()
    found = find_stuck(project, read_overview(project))
    part = cut_slice("part", len(found), THINGS)
    things = found[part.offset : part.offset + part.size]
    return render_template("overview/stuck.html", here="overview", stuck=things, part=part)


@blueprint.post("/stuck")
def keep() -> ResponseReturnValue:
    """Let a file stay as another program or git has left it: one unit, or all that is told of it."""
    form = request.form
    keep_as_is(current_project(), form.get("page", ""), form.get("language", ""), unit=form.get("unit", ""))
    return redirect(url_for("overview.stuck"), 303)
