"""Views of `status`."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

blueprint = Blueprint("status", __name__)


@blueprint.get("/status")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("status/show.html", here="status")


@blueprint.get("/feed.atom")
def feed() -> ResponseReturnValue:
    """The feed."""
    return "", 204
