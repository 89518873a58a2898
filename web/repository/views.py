"""The repository: what waits for a commit, what is in the way, and committing now."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from web.formatting import write_number
from web.interface import interface_language
from web.paging import cut_slice
from web.projects import current_project
from workflow.actions.committing import CommitRun, commit_edits
from workflow.actions.repository import RepositoryState, read_repository

blueprint = Blueprint("repository", __name__)

ON_A_PAGE = 50


@blueprint.get("/repository")
def show() -> ResponseReturnValue:
    """How it stands."""
    project = current_project()
    state, settings = read_repository(project), project.config.git
    waiting = [page for page in state.waiting if page.language in project.config.languages] if state else []
    part = cut_slice("from", len(waiting), ON_A_PAGE)
    return render_template(
        "repository/show.html",
        here="repository",
        state=state,
        settings=settings,
        waiting=waiting[part.offset : part.offset + part.size],
        part=part,
        again=_find_next_attempt(state) if settings.commit else "",
        names={code: project.language(code) for code in project.config.languages},
    )


@blueprint.post("/repository")
def commit() -> ResponseReturnValue:
    """Commit what waits; with `exchange`, pull and push as well."""
    exchange = True if "exchange" in request.form else None
    run = commit_edits(current_project(), pull=exchange, push=exchange)
    if run is None:
        abort(404, gettext("The project is in no git repository."))
    flash(_tell(run), "warning" if run.problem else "done")
    return redirect(url_for("repository.show"), 303)


def _find_next_attempt(state: RepositoryState | None) -> str:
    """When the committer tries again what has failed; empty where something else is in the way, or it is about to."""
    if state is None or state.failure is None or state.hindrance:
        return ""
    return state.failure.again if datetime.fromisoformat(state.failure.again) > datetime.now(UTC) else ""


def _tell(run: CommitRun) -> str:
    """What was done; what is in the way stands on the page."""
    made, pulled, pushed = len(run.commits), run.pulled, run.pushed
    done: list[str] = []
    if made:
        done.append(ngettext("%(count)s commit was made.", "%(count)s commits were made.", made, count=_write(made)))
    if pulled:
        told = ngettext("%(count)s commit was pulled.", "%(count)s commits were pulled.", pulled, count=_write(pulled))
        done.append(told)
    if pushed:
        told = ngettext("%(count)s commit was pushed.", "%(count)s commits were pushed.", pushed, count=_write(pushed))
        done.append(told)
    if run.problem:
        done.append(gettext("Not everything could be done; the reason stands below."))
    return " ".join(done) or str(gettext("There was nothing to commit."))


def _write(number: int) -> str:
    return write_number(number, interface_language())
