"""The blueprint that the views of `overview` hang on."""

from __future__ import annotations

from flask import Blueprint, abort, current_app

blueprint = Blueprint("overview", __name__)


def require_writer() -> None:
    """Refuse whoever may not change the project: without accounts, only a single user on a loopback address may."""
    if not current_app.config["SINGLE_USER"]:
        abort(403)
