"""Whether the server can do its work, for whatever watches it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from web.projects import current_project
from web.status.blueprint import blueprint
from workflow.actions.health import check_health
from workflow.errors import PolyfolioError

PLAIN = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """`ok`, or 503 with the reason."""
    try:
        check_health(current_project())
    except PolyfolioError as error:
        return f"{error}\n", 503, PLAIN
    return "ok\n", 200, PLAIN
