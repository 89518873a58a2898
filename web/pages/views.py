"""Views of `pages`: a page as its readers see it, and the images in it."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from markupsafe import Markup

from web.pages.links import make_link_finder
from web.projects import current_project, keeper
from workflow.actions.preview import open_reading_page, preview_reading_page
from workflow.actions.preview.assets import read_image

blueprint = Blueprint("pages", __name__)

IMAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""For an image that is opened by itself: a drawing may bring its colours, and runs no script."""


@blueprint.get("/<language>/read/<path:page>")
def show(language: str, page: str) -> ResponseReturnValue:
    """A page in one of the project's languages, or in its own."""
    keeper().refresh()
    project = current_project()
    reading = open_reading_page(project, page, language)
    find_link = make_link_finder(project, page, language)
    html = preview_reading_page(project, reading, find_link, table=gettext("Table"))
    content = Markup(html)  # noqa: S704 - all of it came through the sanitiser or is markup of ours
    return render_template("pages/show.html", reading=reading, content=content)


@blueprint.get("/file/<path:name>")
def show_image(name: str) -> ResponseReturnValue:
    """An image that lies beside the documents."""
    content, media_type = read_image(current_project(), name)
    response = Response(content, mimetype=media_type)
    response.headers["Content-Security-Policy"] = IMAGE_POLICY
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response.make_conditional(request)
