"""A language's glossary: every term, and the form that adds one."""

from __future__ import annotations

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.errors import wants_json
from web.overview.blueprint import require_writer
from web.paging import cut_slice
from web.projects import current_project
from workflow.actions.glossaries import list_glossary
from workflow.actions.terms import add_term
from workflow.errors import PolyfolioError, UnknownName

blueprint = Blueprint("terms", __name__)

SHOWN = 100
FIELDS = ("term", "translation", "note", "forbidden")


@blueprint.get("/<language>/terms")
def show(language: str) -> ResponseReturnValue:
    """The terms in alphabetical order, `?part=2` for more; `?term=` begins a new one."""
    return _show(language, {"term": request.args.get("term", "")})


@blueprint.post("/<language>/terms")
def add(language: str) -> ResponseReturnValue:
    """Add a term: `term`, and `translation` or `forbidden` (several with `|` between), `note`, `case`."""
    require_writer()
    term, translation, note, forbidden = (request.form.get(name, "") for name in FIELDS)
    case = "case" in request.form
    try:
        done = add_term(current_project(), language, term, translation, note=note, forbidden=forbidden, case=case)
    except UnknownName:
        raise
    except PolyfolioError as error:
        if wants_json():
            return jsonify(error=str(error), status=422), 422
        return _show(language, request.form.to_dict(), str(error)), 422
    if done.added:
        message = gettext("The term is added to %(path)s, line %(line)s.", path=done.path, line=done.line)
    else:
        message = gettext("The glossary says so already: %(path)s, line %(line)s.", path=done.path, line=done.line)
    if wants_json():
        return jsonify(message=message, added=done.added, warning=done.warning)
    flash(message, "done")
    if done.warning:
        flash(done.warning, "attention")
    return redirect(url_for(".show", language=language), 303)


def _show(language: str, fields: dict[str, str], problem: str = "") -> str:
    project = current_project()
    found = list_glossary(project, language)
    part = cut_slice("part", len(found.terms), SHOWN)
    return render_template(
        "terms/show.html",
        here="language",
        language=project.language(language),
        source_language=project.source_language,
        found=found,
        terms=found.terms[part.offset : part.offset + part.size],
        part=part,
        fields=fields,
        problem=problem,
    )
