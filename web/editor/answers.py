"""What a save answers: to a browser without scripts a redirect or a page that keeps the text, to a script JSON."""

from __future__ import annotations

from flask import abort, flash, jsonify, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from web.editor.asked import MOST_SAVED, WARNINGS, Asked
from web.editor.collision import show_collision
from web.editor.report import report_save
from web.editor.screen import show_page
from web.editor.selecting import select_units
from web.editor.sent_text import refuse_unfit
from web.editor.unit_form import Draft
from web.editor.warned import answer_warned, judge_form
from web.errors import STATUS, wants_json
from web.projects import current_project, keeper
from workflow.actions.dismissing import dismiss_check
from workflow.actions.drafts import KNOWN
from workflow.actions.submit import KEEP, OUTDATED, REVIEW, Submitted, submit_translation
from workflow.actions.workpage import WorkPage, WorkUnit, find_next, open_work_page
from workflow.errors import PolyfolioError, RefusedEdit, StaleBase

STAY = "stay"
THEN = ("", "next", STAY, KEEP, REVIEW, OUTDATED)
_ENDLESS = ("open", "untranslated", "outdated", "errors", WARNINGS)
"""Filters that units leave by being saved: at the end there may be some left at the beginning."""


def answer_save(asked: Asked, form: MultiDict[str, str]) -> ResponseReturnValue:
    """Save what a form holds, and answer."""
    text, then, base = form.get("text", ""), form.get("then", ""), form.get("base", "")
    refuse_unfit(text)
    if then not in THEN or not base:
        abort(400, gettext("The form is not complete: it needs base and one of the known values of then."))
    project, language, page, unit = current_project(), asked.language, asked.page, asked.unit
    seen = KNOWN if then == OUTDATED else form.get("seen", "")
    try:
        draft = judge_form(asked, form, quick=True)
        if draft.stops(seen) and (draft := judge_form(asked, form)).stops(seen):
            return answer_warned(asked, text, base, draft)
        done = submit_translation(
            project,
            page,
            unit,
            language,
            text,
            then=then,
            base=base,
            author=keeper().author(),
            looked=draft.judged.looked,
        )
        for check in draft.pending:
            dismiss_check(project, page, unit, language, check)
    except StaleBase as error:
        return show_collision(open_work_page(project, page, language), asked, text, error)
    except RefusedEdit as error:
        return _show_refused(asked, text, base, error)
    except PolyfolioError as error:
        return _keep_text(asked, text, base, error)
    work = open_work_page(project, page, language)
    item = work.find(unit)
    following = None if then in (STAY, OUTDATED) else choose_next(work, asked, item.number)
    message = _tell(item, done, following)
    if wants_json():
        return jsonify(report_save(work, asked, item, following, message))
    flash(message, "warning" if done.unreviewed else "done")
    return redirect(_leave_for(asked, item, item if then in (STAY, OUTDATED) else following), 303)


def answer_take(asked: Asked, form: MultiDict[str, str]) -> ResponseReturnValue:
    """The editor with an older or offered text in the box; nothing is saved."""
    text, base = form.get("take", ""), form.get("base", "")
    refuse_unfit(text)
    work = open_work_page(current_project(), asked.page, asked.language)
    return show_page(work, asked, draft=Draft(text, base=base))


def choose_next(work: WorkPage, asked: Asked, number: int) -> WorkUnit | None:
    """The unit to go on with after that number: the next one that matches the filter now."""
    left = [item for item in select_units(work, asked) if item.number != number]
    if asked.state not in _ENDLESS:
        left = [item for item in left if item.number > number]
    return find_next(left, number)


def _leave_for(asked: Asked, saved: WorkUnit, following: WorkUnit | None) -> str:
    """Where the browser goes; a list keeps what was saved."""
    stay = tuple(dict.fromkeys((*asked.saved, saved.unit.id)))[-MOST_SAVED:] if asked.mode == "list" else ()
    if following is None:
        return asked.link(unit="", at=asked.at, saved=stay)
    return f"{asked.link(unit=following.unit.id, saved=stay)}#t{following.number}"


def _tell(item: WorkUnit, done: Submitted, following: WorkUnit | None) -> str:
    if done.unreviewed:
        return str(gettext("Unit %(n)s is saved, but not reviewed: it %(why)s", n=item.number, why=done.unreviewed))
    if not done.saved.changed:
        return str(gettext("Unit %(n)s was saved already.", n=item.number))
    if following is None:
        return str(gettext("Unit %(n)s is saved.", n=item.number))
    return str(gettext("Unit %(n)s is saved. This is unit %(next)s.", n=item.number, next=following.number))


def _show_refused(asked: Asked, text: str, base: str, error: RefusedEdit) -> ResponseReturnValue:
    """The form again, with the text and the reason."""
    if wants_json():
        return jsonify(error=str(error), fault=error.message), 422
    try:
        work = open_work_page(current_project(), asked.page, asked.language)
    except PolyfolioError:
        return _keep_text(asked, text, base, error)
    return show_page(work, asked, draft=Draft(text, error.message), status=422)


def _keep_text(asked: Asked, text: str, base: str, error: PolyfolioError) -> ResponseReturnValue:
    """The text and the reason, where the page itself cannot be shown."""
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    if wants_json():
        return jsonify(error=str(error), status=status), status
    return render_template("editor/kept.html", asked=asked, text=text, base=base, message=str(error)), status
