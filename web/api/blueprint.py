"""The blueprint of the API and its own guard against requests that another site makes a browser send."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, request
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import CSRFError, CSRFProtect

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

SAFE = ("GET", "HEAD", "OPTIONS")


@blueprint.record_once
def take_over_guard(state: BlueprintSetupState) -> None:
    """The forms' guard wants a token, which a script without a browser has none of; ours stands in its place."""
    guard = state.app.extensions["csrf"]
    assert isinstance(guard, CSRFProtect)  # noqa: S101 - put there by create_app
    guard.exempt(blueprint)


@blueprint.before_request
def refuse_foreign_writes() -> None:
    """Let a write through that carries the token of our own pages, or that no other site's page can have sent.

    Another site's page can make a browser send a request with our cookies, but not with a body of type
    `application/json`: that asks for our leave first (CORS preflight), which we never give. As a second lock, what
    browsers say of a request's origin (`Sec-Fetch-Site`, `Origin`) must be ourselves. Scripts outside of browsers say
    neither; whoever can run them on this machine can run the command line as well.
    """
    if request.method in SAFE or _has_token():
        return
    if request.mimetype != "application/json":
        abort(415, "the body must be JSON, with Content-Type: application/json")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin" or not _is_own_origin():
        raise CSRFError("the request comes from another site's page")


def _has_token() -> bool:
    """Whether the request carries our pages' token; one that is not valid is refused."""
    if not any(name in request.headers for name in current_app.config["WTF_CSRF_HEADERS"]):
        return False
    guard: CSRFProtect = current_app.extensions["csrf"]
    guard.protect()
    return True


def _is_own_origin() -> bool:
    return request.headers.get("Origin", request.host_url.rstrip("/")) == request.host_url.rstrip("/")
