"""Views of `api`."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/openapi.json")
def describe() -> ResponseReturnValue:
    """The description of the API."""
    return jsonify({"openapi": "3.1.0"})
