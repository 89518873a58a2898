"""Two writers on one unit: both texts with their difference, and every way out; nobody's text is lost."""

from __future__ import annotations

from flask import jsonify, render_template
from flask.typing import ResponseReturnValue

from web.editor.asked import Asked
from web.errors import wants_json
from web.projects import current_project
from workflow.actions.workpage import WorkPage
from workflow.core.marked_text import diff_runs, split_runs
from workflow.errors import StaleBase


def show_collision(work: WorkPage, asked: Asked, mine: str, error: StaleBase) -> ResponseReturnValue:
    """What is saved now beside what was typed."""
    item = work.find(asked.unit)
    theirs = item.entry.translation
    changes = diff_runs(theirs, mine)
    if wants_json():
        diff = render_template("editor/_diff.html", changes=changes)
        return jsonify(error=str(error), base=item.digest, theirs=theirs, diff_html=diff), 409
    return render_template(
        "editor/collision.html",
        work=work,
        asked=asked,
        item=item,
        mine=mine,
        theirs=split_runs(theirs),
        source=split_runs(item.unit.source),
        changes=changes,
        language=current_project().language(work.language),
        source_language=current_project().source_language,
    ), 409
