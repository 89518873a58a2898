"""Merging: complete pages, their difference to what was last exported, and writing them."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from web.formatting import write_number
from web.interface import interface_language
from web.projects import current_project, keeper
from workflow.actions.export.compare import compare_page
from workflow.actions.export.merge import Merged, merge_languages, merge_pages
from workflow.actions.export.ready import list_exportable
from workflow.store.git import is_repository

blueprint = Blueprint("merge", __name__)

ON_A_PAGE = 50
LONGEST_MESSAGE = 10_000


@blueprint.get("/merge")
def show() -> ResponseReturnValue:
    """Complete pages of all languages or of one, a slice of them."""
    project = current_project()
    keeper().refresh()
    language, start = request.args.get("language", ""), _read_start()
    ready = list_exportable(project, language=language, start=start, limit=ON_A_PAGE)
    return render_template(
        "merge/show.html",
        here="merge",
        ready=ready,
        language=language,
        names={code: project.language(code) for code in project.config.languages},
        following=start + ON_A_PAGE if start + ON_A_PAGE < ready.total else 0,
        preceding=max(0, start - ON_A_PAGE),
        folder=project.config.export,
        in_git=is_repository(project.root),
    )


@blueprint.get("/merge/<language>/<path:page>")
def compare(language: str, page: str) -> ResponseReturnValue:
    """The difference between a page and its exported file."""
    project = current_project()
    keeper().refresh()
    found = compare_page(project, page, language)
    start = _read_start()
    return render_template(
        "merge/compare.html",
        here="merge",
        found=found,
        hunks=found.hunks[start : start + ON_A_PAGE],
        start=start,
        following=start + ON_A_PAGE if start + ON_A_PAGE < len(found.hunks) else 0,
        target=project.language(language),
        in_git=is_repository(project.root),
    )


@blueprint.post("/merge")
def merge() -> ResponseReturnValue:
    """Export what the form names: picked pages, a language, or the finished ones."""
    return render_template("merge/merged.html", here="merge", merged=_merge(), folder=current_project().config.export)


def _merge() -> Merged:
    project = current_project()
    commit, message = "commit" in request.form, request.form.get("message", "").replace("\r\n", "\n")
    if len(message) > LONGEST_MESSAGE:
        length, most = (write_number(value, interface_language()) for value in (len(message), LONGEST_MESSAGE))
        abort(
            400,
            gettext("The commit message has %(length)s characters; the limit is %(most)s.", length=length, most=most),
        )
    if "finished" in request.form:
        return merge_languages(project, finished=True, commit=commit, message=message)
    if "language" in request.form:
        return merge_languages(project, [request.form["language"]], commit=commit, message=message)
    picked = [_split(pick) for pick in request.form.getlist("pick")]
    if not picked:
        abort(400, gettext("No page was picked; tick at least one."))
    return merge_pages(project, picked, commit=commit, message=message)


def _split(pick: str) -> tuple[str, str]:
    language, found, page = pick.partition("/")
    if not found:
        abort(400, f"the field 'pick' must be a language and a page, not {pick!a}")
    return language, page


def _read_start() -> int:
    value = request.args.get("start", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
