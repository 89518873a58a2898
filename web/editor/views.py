"""Views of `editor`: the page in its three modes, one unit's form, saving, checking."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.editor.answers import answer_save, answer_take
from web.editor.asked import read_asked
from web.editor.filters import register_editor_filters
from web.editor.history import show_history
from web.editor.machine import answer_machine
from web.editor.screen import show_page, show_unit
from web.editor.sent_text import refuse_undecodable, refuse_unfit
from web.editor.warned import answer_dismissal, report_checks
from web.projects import current_project
from workflow.actions.drafts import judge_draft
from workflow.actions.preview.addresses import is_page
from workflow.actions.workpage import open_work_page

blueprint = Blueprint("editor", __name__)
register_editor_filters(blueprint)


@blueprint.url_value_preprocessor
def refuse_broken_form(endpoint: str | None, values: dict[str, str] | None) -> None:  # noqa: ARG001
    """Look at a form's bytes before anything decodes them."""
    if request.method == "POST" and not request.is_json:
        refuse_undecodable(request.get_data(cache=True))


@blueprint.get("/<language>/translate/<path:page>")
def show(language: str, page: str) -> ResponseReturnValue:
    """The editor of a page."""
    asked = read_asked(language, page)
    return show_page(open_work_page(current_project(), page, language), asked)


@blueprint.get("/<language>/translate/<path:page>/-/<path:unit>")
def unit(language: str, page: str, unit: str) -> ResponseReturnValue:
    """One unit's form alone."""
    if is_page(current_project(), f"{page}/-/{unit}"):
        return show(language, f"{page}/-/{unit}")
    page, unit = split_address(page, unit)
    work = open_work_page(current_project(), page, language)
    return show_unit(work, replace(read_asked(language, page), unit=unit))


@blueprint.get("/<language>/translate/<path:page>/-/<path:unit>/history")
def history(language: str, page: str, unit: str) -> ResponseReturnValue:
    """All that is known of a unit's translations."""
    page, unit = split_address(page, unit)
    return show_history(replace(read_asked(language, page), unit=unit))


@blueprint.post("/<language>/translate/<path:page>/-/<path:unit>")
def save(language: str, page: str, unit: str) -> ResponseReturnValue:
    """Save a unit, put another text into its box, or dismiss a warning."""
    page, unit = split_address(page, unit)
    asked = replace(read_asked(language, page, request.form), unit=unit)
    if "take" in request.form:
        return answer_take(asked, request.form)
    if "machine" in request.form:
        return answer_machine(asked, request.form)
    if "dismiss" in request.form or "restore" in request.form:
        return answer_dismissal(asked, request.form)
    return answer_save(asked, request.form)


@blueprint.post("/<language>/translate/<path:page>/-/<path:unit>/check")
def check(language: str, page: str, unit: str) -> ResponseReturnValue:
    """What is to be said of a text while it is typed."""
    page, unit = split_address(page, unit)
    body = request.get_json()
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str):
        abort(400, gettext('The body must be an object with the text to check: {"text": "…"}'))
    refuse_unfit(text)
    asked = replace(read_asked(language, page), unit=unit)
    return jsonify(report_checks(asked, judge_draft(current_project(), page, unit, language, text)))


def split_address(page: str, unit: str) -> tuple[str, str]:
    """Page and unit of an address; a folder may have the name that stands between them."""
    parts = f"{page}/-/{unit}".split("/-/")
    for count in range(len(parts) - 1, 1, -1):
        name = "/-/".join(parts[:count])
        if is_page(current_project(), name):
            return name, "/-/".join(parts[count:])
    return page, unit
