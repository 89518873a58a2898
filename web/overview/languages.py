"""Adding a language to the project."""

from __future__ import annotations

from functools import lru_cache

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.overview.blueprint import blueprint, require_writer
from web.projects import current_project
from workflow.actions.setup import add_languages, begin_catalogs
from workflow.errors import UnknownName
from workflow.model import Language
from workflow.store.languages import load_languages


@blueprint.get("/languages/add")
def ask_language() -> ResponseReturnValue:
    """The form."""
    return _show_form("", "")


@blueprint.post("/languages/add")
def add_language() -> ResponseReturnValue:
    """Add the language to the configuration and make its PO files."""
    require_writer()
    code = request.form.get("code", "").strip()
    try:
        project = add_languages(current_project(), [code])
    except UnknownName as error:
        return _show_form(code, error.message), 422
    for problem in begin_catalogs(project, [code]):
        flash(str(problem), "attention")
    language = project.language(code)
    flash(gettext("%(name)s was added to the project.", name=f"\u2068{language.autonym}\u2069"))
    return redirect(url_for(".show_language", language=code))


def _show_form(code: str, problem: str) -> str:
    listed = {*current_project().config.languages, current_project().config.source_language}
    known = [language for language in _list_known() if language.code not in listed]
    return render_template("overview/add.html", here="overview", code=code, problem=problem, known=known)


@lru_cache(maxsize=1)
def _list_known() -> tuple[Language, ...]:
    """Every language that has a name, by its English name."""
    languages = load_languages()
    return tuple(sorted((languages.find(code) for code in languages.codes()), key=lambda one: one.name))
