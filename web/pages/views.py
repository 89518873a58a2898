"""Views of `pages`."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.projects import current_project
from workflow.actions.workpage import open_work_page

blueprint = Blueprint("pages", __name__)


@blueprint.get("/<language>/read/<path:page>")
def show(language: str, page: str) -> ResponseReturnValue:
    """The page."""
    work = open_work_page(current_project(), page, language)
    return render_template("pages/show.html", work=work)
