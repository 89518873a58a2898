"""A machine's suggestion for a unit: asked for by a click, shown as one, taken by another."""

from __future__ import annotations

from flask import flash, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from web.editor.asked import Asked
from web.editor.screen import show_page
from web.editor.sent_text import refuse_unfit
from web.editor.unit_form import Draft
from web.errors import wants_json
from web.projects import current_project
from workflow.actions.machine import MachineSuggestion, suggest_machine
from workflow.actions.workpage import open_work_page
from workflow.errors import PolyfolioError, UnknownName


def answer_machine(asked: Asked, form: MultiDict[str, str]) -> ResponseReturnValue:
    """What the service makes of the unit's source; nothing is saved, and the text of the form stays."""
    refuse_unfit(form.get("text", ""))
    suggestion: MachineSuggestion | None = None
    problem = ""
    try:
        suggestion = suggest_machine(current_project(), asked.page, asked.unit, asked.language)
    except UnknownName:
        raise
    except PolyfolioError as error:
        problem = gettext("The machine gives no translation: %(message)s", message=str(error))
    if wants_json():
        if suggestion is None:
            return jsonify(error=problem, status=422), 422
        return jsonify(html=_render(asked, suggestion).strip())
    if problem:
        flash(problem, "attention")
    work = open_work_page(current_project(), asked.page, asked.language)
    draft = Draft(form.get("text", ""), base=form.get("base", ""), machine=suggestion)
    return show_page(work, asked, draft=draft, status=422 if problem else 200)


def _render(asked: Asked, suggestion: MachineSuggestion) -> str:
    project = current_project()
    return render_template(
        "editor/_machine.html",
        asked=asked,
        item=open_work_page(project, asked.page, asked.language).find(asked.unit),
        suggestion=suggestion,
        language=project.language(asked.language),
    )
