"""What the API tells."""

from __future__ import annotations

from flask import Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from web.api.blueprint import blueprint
from web.api.bodies import read_number, read_switch
from web.api.description import describe_api
from web.projects import current_project, keeper
from workflow.actions.as_json import shape_languages, shape_progress, shape_units
from workflow.actions.listing import list_units
from workflow.actions.lookup import require_page
from workflow.actions.overview import read_heat_map, read_overview
from workflow.actions.progress import measure_progress
from workflow.actions.rendering import render_translation
from workflow.model import State

MOST_PAGES = 1000
"""Pages of one answer."""


@blueprint.get("/openapi.json")
def describe() -> ResponseReturnValue:
    """This API, in OpenAPI 3.1."""
    return jsonify(describe_api(current_project().config.name))


@blueprint.get("/languages")
def list_languages() -> ResponseReturnValue:
    """The project's languages."""
    return jsonify(shape_languages(current_project()))


@blueprint.get("/stats")
def count() -> ResponseReturnValue:
    """Progress, as `polyfolio stats --json` prints it."""
    project = current_project()
    language, page = request.args.get("language", ""), request.args.get("page", "")
    if page:
        require_page(project, page)
    progress = measure_progress(project, languages=[language] if language else None, pages=[page] if page else None)
    return jsonify(shape_progress(progress))


@blueprint.get("/pages")
def list_pages() -> ResponseReturnValue:
    """The pages in order, a slice of them."""
    project = current_project()
    start, limit = read_number("start", 0, most=10**8), read_number("limit", 200, most=MOST_PAGES)
    keeper().refresh()
    found = read_heat_map(project, limit=limit, offset=start)
    total = read_overview(project).project.pages
    pages = [{"page": page, "format": project.format_of(page)[0].name, "units": units} for page, units in found.pages]
    return jsonify({"source_language": project.config.source_language, "total": total, "start": start, "pages": pages})


@blueprint.get("/units/<path:page>")
def show_units(page: str) -> ResponseReturnValue:
    """A page's units, as `polyfolio units --json` prints them; with `offered` their older and offered texts too."""
    project = current_project()
    language, state = request.args.get("language", ""), request.args.get("state", "")
    if state and (not language or state not in list(State)):
        abort(400, f"the parameter 'state' needs 'language', and must be one of {', '.join(State)}")
    offered = read_switch("offered")
    if offered and not language:
        abort(400, "the parameter 'offered' needs 'language'")
    listed = list_units(project, page, language=language, state=State(state) if state else None)
    return jsonify(shape_units(project, listed, with_language=bool(language), with_offered=offered))


@blueprint.get("/render/<path:page>")
def render(page: str) -> ResponseReturnValue:
    """The translation page as its file would be: text, whatever its format, so that no browser runs it."""
    project = current_project()
    language = request.args.get("language", "") or project.config.source_language
    banner, mark = read_switch("banner"), read_switch("mark")
    rendered = render_translation(project, page, language, banner=banner, mark=mark)
    response = Response(rendered.text.encode("utf-8"), mimetype="text/plain")
    for problem in rendered.problems:
        response.headers.add("X-Polyfolio-Problem", str(problem).encode("ascii", "backslashreplace").decode())
    return response
