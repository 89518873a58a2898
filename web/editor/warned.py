"""What the checks say to a unit's text: judged for its form, told to scripts, dismissed and restored."""

from __future__ import annotations

from typing import Any

from flask import flash, jsonify, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from web.editor.asked import Asked
from web.editor.screen import show_page
from web.editor.sent_text import refuse_unfit
from web.editor.unit_form import Draft
from web.errors import wants_json
from web.projects import current_project
from workflow.actions.dismissing import dismiss_check, restore_check
from workflow.actions.drafts import JudgedDraft, judge_draft
from workflow.actions.workpage import open_work_page


def judge_form(
    asked: Asked, form: MultiDict[str, str], more: str = "", less: str = "", *, quick: bool = False
) -> JudgedDraft:
    """Judge the text of a form; what it dismisses counts as long as nothing else was found than it was shown.

    Args:
        asked: the unit.
        form: its fields.
        more: a check that is dismissed now.
        less: one that is not to be dismissed any more.
        quick: as of `judge_text`.
    """
    project, text = current_project(), form.get("text", "")
    pending = ({*form.getlist("dismissed"), more} - {less, ""}) or ()
    draft = judge_draft(project, asked.page, asked.unit, asked.language, text, pending=pending, quick=quick)
    if more or less or not pending or form.get("judged") == draft.token:
        return draft
    return judge_draft(project, asked.page, asked.unit, asked.language, text, quick=quick)


def answer_dismissal(asked: Asked, form: MultiDict[str, str]) -> ResponseReturnValue:
    """Dismiss a warning, or take that back: at once for a saved text, else when the text is saved."""
    refuse_unfit(form.get("text", ""))
    more, less = form.get("dismiss", ""), form.get("restore", "")
    draft = judge_form(asked, form, more, less)
    if draft.saved:
        change = dismiss_check if more else restore_check
        change(current_project(), asked.page, asked.unit, asked.language, more or less)
        draft = judge_form(asked, form)
    seen = form.get("seen", "") == draft.token
    if wants_json():
        return jsonify(report_checks(asked, draft, seen=seen))
    if draft.saved:
        flash(gettext("The warning is dismissed.") if more else gettext("The warning is back."), "done")
        return redirect(f"{asked.link()}#k{_number(asked)}", 303)
    return show_page(
        open_work_page(current_project(), asked.page, asked.language),
        asked,
        draft=Draft(form.get("text", ""), base=form.get("base", ""), judged=draft, seen=seen),
    )


def answer_warned(asked: Asked, text: str, base: str, draft: JudgedDraft) -> ResponseReturnValue:
    """The form again, with the warnings; sent once more as it is, the text is saved."""
    message = gettext("Not saved yet: look at the warnings. The same again saves.")
    if wants_json():
        return jsonify(error=message, warned=True, checks=report_checks(asked, draft, seen=True)), 422
    work = open_work_page(current_project(), asked.page, asked.language)
    flash(message, "warning")
    return show_page(work, asked, draft=Draft(text, base=base, judged=draft, seen=True), status=422)


def report_checks(asked: Asked, draft: JudgedDraft, *, seen: bool = False) -> dict[str, Any]:
    """What a script is told: what was found, the fixes, and all of it as html for the place of the checks."""
    return {
        "issues": [
            {
                "check": issue.check,
                "name": issue.name,
                "severity": issue.severity.value,
                "message": issue.message,
                "dismissed": issue.dismissed or issue.check in draft.pending,
            }
            for issue in draft.judged.issues
        ],
        "fixes": [{"id": fix.id, "name": fix.name, "text": fix.text} for fix in draft.judged.fixes],
        "html": render_template("editor/_checks.html", asked=asked, draft=draft, seen=seen).strip(),
    }


def _number(asked: Asked) -> int:
    return open_work_page(current_project(), asked.page, asked.language).find(asked.unit).number
