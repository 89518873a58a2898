"""The public page of progress."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from web.projects import current_project, keeper
from web.status.blueprint import blueprint
from workflow.actions.overview import read_overview


@blueprint.get("/status")
def show() -> ResponseReturnValue:
    """Every language's progress, the furthest first."""
    keeper().refresh()
    project = current_project()
    overview = read_overview(project)
    languages = sorted(overview.languages, key=lambda item: (-item.counts.percent, item.language))
    return render_template("status/show.html", here="status", overview=overview, languages=languages)
