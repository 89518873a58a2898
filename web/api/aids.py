"""What helps a translator, for scripts: checks, dismissals, memory, search, terms, machine translation."""

from __future__ import annotations

from flask import abort, jsonify, request
from flask.typing import ResponseReturnValue

from web.api.blueprint import blueprint
from web.api.bodies import read_body, read_number, require_parameter, take_switch, take_text
from web.projects import current_project
from workflow.actions import issue_lists as issues
from workflow.actions.as_json import (
    shape_found,
    shape_history,
    shape_issues,
    shape_judged,
    shape_matches,
    shape_terms,
    shape_unit,
)
from workflow.actions.concordance import MOST, Where, search_texts
from workflow.actions.dismissing import dismiss_check, restore_check
from workflow.actions.history import read_unit_history
from workflow.actions.judging import judge_text
from workflow.actions.listing import find_listed
from workflow.actions.lookup import require_target
from workflow.actions.machine import is_machine_on, suggest_machine
from workflow.actions.memory import find_in_memory
from workflow.actions.terms import list_terms


@blueprint.post("/checks/<path:page>")
def check_text(page: str) -> ResponseReturnValue:
    """What is to be said of a text before it is saved."""
    language, unit = require_parameter("language"), require_parameter("unit")
    text = take_text(read_body("text"), "text")
    return jsonify(shape_judged(judge_text(current_project(), page, unit, language, text)))


@blueprint.get("/issues/<path:page>")
def list_issues(page: str) -> ResponseReturnValue:
    """What checks find in a page's translations."""
    language = require_parameter("language")
    return jsonify(shape_issues(page, language, issues.list_issues(current_project(), language, page)))


@blueprint.put("/dismissals/<path:page>")
def dismiss(page: str) -> ResponseReturnValue:
    """Dismiss what a check warns of in a saved translation, or take that back."""
    project = current_project()
    language, unit = require_parameter("language"), require_parameter("unit")
    body = read_body("check", "dismissed")
    check = take_text(body, "check")
    if "dismissed" not in body:
        abort(400, "the field 'dismissed' is missing")
    change = dismiss_check if take_switch(body, "dismissed") else restore_check
    change(project, page, unit, language, check)
    return jsonify(shape_unit(find_listed(project, page, unit, language), with_language=True))


@blueprint.get("/history/<path:page>")
def show_history(page: str) -> ResponseReturnValue:
    """All that is known of a unit's translations, as `polyfolio history --json` prints it."""
    language, unit = require_parameter("language"), require_parameter("unit")
    limit = read_number("limit", 50, most=1000)
    return jsonify(shape_history(read_unit_history(current_project(), page, unit, language, limit=limit)))


@blueprint.get("/memory")
def find_matches() -> ResponseReturnValue:
    """Translations of a text and of texts like it, as `polyfolio memory --json` prints them."""
    language, text = require_parameter("language"), require_parameter("text")
    return jsonify(shape_matches(language, text, find_in_memory(current_project(), text, language)))


@blueprint.get("/search")
def search() -> ResponseReturnValue:
    """Where words stand, as `polyfolio search --json` prints it."""
    where = request.args.get("where", Where.BOTH.value)
    if where not in list(Where):
        abort(400, f"the parameter 'where' must be one of {', '.join(Where)}")
    found = search_texts(
        current_project(),
        require_parameter("text"),
        language=request.args.get("language", ""),
        where=Where(where),
        page=request.args.get("page", ""),
        limit=read_number("limit", 20, most=MOST),
        after=read_number("start", 0, most=10**8),
    )
    return jsonify(shape_found(found))


@blueprint.get("/terms/<path:page>")
def find_terms(page: str) -> ResponseReturnValue:
    """The glossary's terms in a page, or in one unit of it."""
    language = require_parameter("language")
    unit = request.args.get("unit", "")
    return jsonify(shape_terms(language, list_terms(current_project(), language, page=page, unit_id=unit)))


@blueprint.post("/machine/<path:page>")
def suggest(page: str) -> ResponseReturnValue:
    """What the project's service for machine translation makes of a unit; asked for each time, saved never."""
    project = current_project()
    language, unit = require_parameter("language"), require_parameter("unit")
    read_body()
    require_target(project, language)
    if not is_machine_on(project, language):
        abort(404, f"machine translation is off for '{language}': [machine] in polyfolio.toml names a service")
    suggestion = suggest_machine(project, page, unit, language)
    issues = shape_judged(suggestion)["issues"]
    return jsonify(text=suggestion.text, service=suggestion.service, issues=issues)
