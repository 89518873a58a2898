"""Source changes: what waits to be marked for translation, and marking it exactly as it was shown."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from web.projects import current_project
from web.sources.rows import CHANGES, shape_pages
from workflow.actions.sync.mark import mark_for_translation
from workflow.actions.sync.preview import preview_sync
from workflow.errors import StaleBase
from workflow.store.git import is_repository

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources")
def show() -> ResponseReturnValue:
    """The changed pages, a part of them in full."""
    return _show()


@blueprint.post("/sources")
def mark() -> ResponseReturnValue:
    """Mark the pages of the form for translation; where one has changed since, show them anew instead."""
    shown = dict(_split(field) for field in request.form.getlist("page"))
    if not shown:
        abort(400, "no page was named")
    edited, ticked = set(request.form.getlist("edited")), set(request.form.getlist("update"))
    choice = request.form.get("updates")
    keep = ["all"] if choice == "none" else sorted(edited - ticked)
    if choice == "trivial":
        keep.append("trivial")
    try:
        marked = mark_for_translation(
            current_project(),
            shown,
            keep_current=keep,
            yes="yes" in request.form,
            markers="markers" in request.form,
            commit="commit" in request.form,
        )
    except StaleBase as error:
        return _show(stale=error.message), 409
    return render_template("sources/marked.html", here="sources", marked=marked, pages=sorted(shown))


def _show(*, stale: str = "") -> str:
    project = current_project()
    part, start = _read_number("part", 1), _read_number("start", 0)
    page, kind = request.args.get("page", ""), request.args.get("kind", "")
    if kind and kind not in CHANGES:
        abort(400, f"there is no kind of change {kind!a}; there are: {', '.join(CHANGES)}")
    changes = preview_sync(project, part=part, page=page)
    return render_template(
        "sources/show.html",
        here="sources",
        changes=changes,
        pages=shape_pages(changes, kind=kind, start=start if page else 0),
        kinds=CHANGES,
        kind=kind,
        page=page,
        stale=stale,
        in_git=is_repository(project.root),
        source_language=project.source_language,
    )


def _split(field: str) -> tuple[str, str]:
    """A page and its digest, as a hidden field carries them."""
    digest, found, page = field.partition(" ")
    if not found:
        abort(400, f"the field 'page' must be a digest and a page, not {field!a}")
    return page, digest


def _read_number(name: str, default: int) -> int:
    value = request.args.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else default
