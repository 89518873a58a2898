"""Views of `merge`."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

blueprint = Blueprint("merge", __name__)


@blueprint.get("/merge")
def show() -> ResponseReturnValue:
    """The page."""
    return render_template("merge/show.html", here="merge")
