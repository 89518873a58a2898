"""Filling exact repeats: first shown, then done."""

from __future__ import annotations

from itertools import groupby

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from web.formatting import write_number
from web.interface import interface_language
from web.memory.blueprint import blueprint
from web.overview.blueprint import require_writer
from web.paging import cut_slice
from web.projects import current_project, keeper
from workflow.actions.filling import fill_repeats

SHOWN = 50
"""Units of one part of the list."""


@blueprint.get("/<language>/fill")
def ask_fill(language: str) -> ResponseReturnValue:
    """What would be filled, on all pages or on `?page=`; `?part=2` for more of it."""
    project = current_project()
    page = request.args.get("page", "")
    done = fill_repeats(project, [language], page=page, dry_run=True)
    found = done.languages[0]
    part = cut_slice("part", found.units, SHOWN)
    listed = found.texts[part.offset : part.offset + part.size]
    return render_template(
        "memory/fill.html",
        here="language",
        language=project.language(language),
        source_language=project.source_language,
        page=page,
        found=found,
        problems=done.problems,
        part=part,
        pages=[(name, list(texts)) for name, texts in groupby(listed, key=lambda each: each.page)],
    )


@blueprint.post("/<language>/fill")
def fill(language: str) -> ResponseReturnValue:
    """Fill it."""
    require_writer()
    page = request.form.get("page", "")
    done = fill_repeats(current_project(), [language], page=page, author=keeper().author())
    for problem in done.problems:
        flash(str(problem), "attention")
    units = done.languages[0].units
    count = write_number(units, interface_language())
    flash(ngettext("%(count)s unit was filled.", "%(count)s units were filled.", units, count=count), "done")
    if page:
        return redirect(url_for("editor.show", language=language, page=page), 303)
    return redirect(url_for("overview.show_language", language=language), 303)
