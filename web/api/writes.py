"""What the API changes: one translation, or the exported files."""

from __future__ import annotations

from flask import jsonify
from flask.typing import ResponseReturnValue

from web.api.blueprint import blueprint
from web.api.bodies import check_text, read_body, require_parameter, take_list, take_switch, take_text
from web.projects import current_project, keeper
from workflow.actions.as_json import shape_export, shape_unit
from workflow.actions.edit import save_translation
from workflow.actions.export import export_project
from workflow.actions.listing import find_listed
from workflow.errors import StaleBase


@blueprint.put("/units/<path:page>")
def save_unit(page: str) -> ResponseReturnValue:
    """Save one translation; with `base` only if the entry is still the one that was read."""
    project = current_project()
    language, unit = require_parameter("language"), require_parameter("unit")
    body = read_body("text", "base", "outdated")
    text, outdated = take_text(body, "text"), take_switch(body, "outdated")
    base = body.get("base") if body.get("base") is None else check_text("base", body["base"])
    try:
        save_translation(project, page, unit, language, text, outdated=outdated, author=keeper().author(), base=base)
    except StaleBase as error:
        theirs = find_listed(project, page, unit, language)
        read = theirs.entry.translation if theirs.entry else ""
        return jsonify({"error": str(error), "status": 409, "base": theirs.digest, "theirs": read}), 409
    return jsonify(shape_unit(find_listed(project, page, unit, language), with_language=True))


@blueprint.post("/export")
def export() -> ResponseReturnValue:
    """Write complete pages, as `polyfolio export --json` does."""
    body = read_body("languages", "pages", "finished")
    languages, pages = take_list(body, "languages"), take_list(body, "pages")
    result = export_project(current_project(), languages, pages=pages, finished=take_switch(body, "finished"))
    return jsonify(shape_export(result))
