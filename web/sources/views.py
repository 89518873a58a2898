"""Views of `sources`."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

blueprint = Blueprint("sources", __name__)


@blueprint.get("/sources")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("sources/show.html", here="sources")
