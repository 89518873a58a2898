"""Views of `activity`: the latest edits, the preview of a revert, and the revert."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from web.edits import name_fate
from web.formatting import write_number
from web.interface import interface_language
from web.overview.blueprint import require_writer
from web.paging import cut_slice
from web.projects import current_project, keeper
from workflow.actions.activity import list_who_edited
from workflow.actions.lookup import require_target
from workflow.actions.reverting_user import RevertedUnit, Wish, revert_user
from workflow.actions.since import parse_since
from workflow.core.marked_text import Diff, diff_runs
from workflow.errors import ConfigError
from workflow.model import Language
from workflow.store.journal import Edit, Fate

blueprint = Blueprint("activity", __name__)

ON_A_PAGE = 50
SPANS = ("1h", "24h", "7d")
"""How far back a revert can be asked for."""


@dataclass(frozen=True, slots=True)
class ShownEdit:
    """One edit of the list."""

    edit: Edit
    language: Language | None
    """None where the language has left the project."""
    changes: Diff
    fate: str
    """What became of it, where that is not simply that it was saved."""


@dataclass(frozen=True, slots=True)
class ShownRevert:
    """One unit of the preview."""

    unit: RevertedUnit
    language: Language
    changes: Diff


@blueprint.get("/activity")
def show() -> ResponseReturnValue:
    """The latest edits of all, of `?language=` or of `?author=`; `?part=2` for older ones."""
    project = current_project()
    language, author = request.args.get("language", ""), request.args.get("author", "")
    if language:
        require_target(project, language)
    found = list_who_edited(project, language=language, author=author)
    part = cut_slice("part", found.total, ON_A_PAGE)
    return render_template(
        "activity/show.html",
        here="activity",
        language=language,
        user=author,
        users=found.authors if not author or author in found.authors else (author, *found.authors),
        languages=[project.language(code) for code in project.config.languages],
        part=part,
        edits=[_shape(edit) for edit in found.read(part.offset, ON_A_PAGE)],
    )


@blueprint.get("/activity/revert")
def ask_revert() -> ResponseReturnValue:
    """What undoing the edits of `?author=` since `?since=` would change."""
    author = request.args.get("author", "")
    since, moment = _read_since(request.args.get("since", "24h"))
    planned = revert_user(current_project(), Wish(author, moment), dry_run=True)
    part = cut_slice("part", len(planned.units), ON_A_PAGE)
    return render_template(
        "activity/revert.html",
        here="activity",
        user=author,
        since=since,
        moment=moment.isoformat(),
        spans=SPANS,
        planned=planned,
        part=part,
        units=[_preview(unit) for unit in planned.units[part.offset : part.offset + part.size]],
    )


@blueprint.post("/activity/revert")
def revert() -> ResponseReturnValue:
    """Undo them."""
    require_writer()
    author = request.form.get("author", "")
    _, moment = _read_since(request.form.get("since", ""))
    done = revert_user(current_project(), Wish(author, moment, keeper().author()))
    for problem in done.problems:
        flash(str(problem), "attention")
    units = len(done.units)
    count = write_number(units, interface_language())
    flash(
        ngettext(
            "%(count)s unit says again what it said before.",
            "%(count)s units say again what they said before.",
            units,
            count=count,
        ),
        "done",
    )
    return redirect(url_for(".show"), 303)


def _read_since(text: str) -> tuple[str, datetime]:
    try:
        return text, parse_since(text, datetime.now(UTC))
    except ConfigError:
        abort(400, gettext("%(text)s is no time.", text=repr(text)))


def _shape(edit: Edit) -> ShownEdit:
    project = current_project()
    language = project.language(edit.language) if edit.language in project.config.languages else None
    fate = "" if edit.fate is Fate.WRITTEN else name_fate(edit.fate)
    return ShownEdit(edit, language, diff_runs(edit.replaced, edit.translation), fate)


def _preview(unit: RevertedUnit) -> ShownRevert:
    return ShownRevert(unit, current_project().language(unit.language), diff_runs(unit.before, unit.after))
